// SPDX-License-Identifier: Apache-2.0
#include "ledger/identity.h"

#include "base/strings.h"

#include <algorithm>
#include <numeric>

namespace depeche {

namespace {

bool is_called(const Identity& who, const std::string& name) {
  return who.name == name || std::find(who.names.begin(), who.names.end(), name) != who.names.end();
}

bool both_known(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty();
}

bool speaks_for_a_country(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "JUD";
}

}  // namespace

Identity identity_of(const Statement& row, int first, Institutions institutions) {
  Identity who;
  who.name = fold(row.text(first));
  const std::string_view type = row.text(first + 2);
  const std::string country(row.text(first + 3));
  const std::string_view sectors = row.text(first + 4);
  const std::string_view sector = sectors.substr(0, sectors.find(','));
  who.wikidata = row.text(first + 5);
  // A row may name a body that each country has.
  if (!row.is_null(first + 6)) who.entity = std::string(row.text(first + 6)) + " " + country;
  const bool named = row.integer(first + 7) != 0;
  if (named) {
    for (const std::string_view name : split(row.text(first + 1), '|')) {
      if (!name.empty()) who.names.emplace_back(name);
    }
  }
  const bool body = type == "organization" ||
                    (type == "group" && institutions == Institutions::with_their_people);
  // "Moscou" is its government.
  if (type == "country" && !country.empty()) who.institution = country + " GOV";
  if (body && !named && !country.empty() && speaks_for_a_country(sector))
    who.institution = country + " " + std::string(sector);
  return who;
}

bool is_same(const Identity& a, const Identity& b) {
  if (both_known(a.wikidata, b.wikidata)) return a.wikidata == b.wikidata;
  if (both_known(a.entity, b.entity) && a.entity == b.entity) return true;
  if (both_known(a.institution, b.institution)) return a.institution == b.institution;
  return is_called(a, b.name) || is_called(b, a.name);
}

std::vector<std::size_t> firsts_of(const std::vector<Identity>& all) {
  std::vector<std::size_t> first(all.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  for (std::size_t i = 1; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (first[i] == first[j] || !is_same(all[i], all[j])) continue;
      const auto [one, other] = std::minmax(first[i], first[j]);
      for (std::size_t& root : first) {
        if (root == other) root = one;
      }
    }
  }
  return first;
}

}  // namespace depeche
