// SPDX-License-Identifier: Apache-2.0
#include "time/time_links.h"

#include <string_view>

namespace depeche {

Result<TimeLinks> time_links(const Pack& pack) {
  auto table = pack.table("time/joins.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"word", "does"});
  if (!columns) return columns.error();
  const auto [word, does] = *columns;
  TimeLinks out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view kind = table->cell(row, does);
    if (kind == "within") out.within.emplace(table->cell(row, word));
    if (kind == "since") out.since.emplace(table->cell(row, word));
    if (kind == "lasting") out.lasting.emplace(table->cell(row, word));
    if (kind == "rank") out.rank.emplace(table->cell(row, word));
    if (kind == "habit") out.habit.emplace(table->cell(row, word));
    if (kind == "deed") out.deeds.emplace(table->cell(row, word));
    if (kind == "posterior") out.posterior.emplace(table->cell(row, word));
    if (kind == "follows") out.follows.emplace(table->cell(row, word));
    if (kind == "until") out.until.emplace(table->cell(row, word));
    if (kind == "moment") out.moments.emplace(table->cell(row, word));
    if (kind == "of") out.of.emplace(table->cell(row, word));
    if (kind == "against") out.against.emplace(table->cell(row, word));
    if (kind == "anterior" || kind == "since") out.anterior.emplace(table->cell(row, word));
  }
  return out;
}

}  // namespace depeche
