// SPDX-License-Identifier: Apache-2.0
#include "cli/country_codes.h"

#include "cli/inputs.h"
#include "cli/process.h"
#include "pack/pack.h"
#include "pack/plover_codes.h"

#include <algorithm>
#include <string_view>

namespace depeche::cli {

std::string in_capitals(std::string_view code) {
  std::string capitals(code);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

Result<std::string> country_code(const std::string& typed, const std::string& data_dir) {
  const std::string code = in_capitals(typed);
  if (std::find(plover_codes.begin(), plover_codes.end(), code) != plover_codes.end()) return code;
  const auto pack = Pack::open(find_data_dir(data_dir), known_languages().front());
  if (!pack) return pack.error();
  const auto countries = pack->table("common/places/countries.tsv");
  if (!countries) return countries.error();
  const auto columns = columns_of<2>(*countries, {"country", "alpha2"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < countries->rows(); ++row) {
    const std::string_view alpha3 = countries->cell(row, (*columns)[0]);
    if (code == alpha3 || code == countries->cell(row, (*columns)[1])) return std::string(alpha3);
  }
  return Error{ErrorCode::invalid_argument,
               "'" + typed +
                   "' is no code of a country; write ISO 3166-1 (FRA or FR), or PLOVER's IGO UNO "
                   "EUR NGO MNC IMG ISM",
               "--country"};
}

}  // namespace depeche::cli
