// SPDX-License-Identifier: Apache-2.0
#include "lang/language_identifier.h"

#include "base/utf8.h"
#include "lang/char_class.h"

#include <algorithm>
#include <cmath>

namespace depeche {

namespace {

constexpr std::size_t max_bytes = std::size_t{16} << 10U;

// What a word is worth to a language whose table does not hold it: once in a million.
constexpr float unseen = 1.0F;

}  // namespace

Result<LanguageIdentifier> LanguageIdentifier::load(const std::vector<Pack>& packs) {
  LanguageIdentifier identifier;
  for (const Pack& pack : packs) identifier.languages_.push_back(pack.language());
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const auto table = packs[i].table("function_words.tsv");
    if (!table) return table.error();
    const auto form = table->column("form");
    if (!form) return form.error();
    const auto share = table->column("per_million");
    if (!share) return share.error();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const auto count = to_integer(table->cell(row, *share));
      if (!count || *count < 1) {
        return Error{ErrorCode::bad_data, "per_million must be a positive number",
                     table->where(row)};
      }
      auto& weights = identifier.weights_[std::string(table->cell(row, *form))];
      weights.resize(packs.size(), unseen);
      weights[i] = static_cast<float>(*count);
    }
  }
  for (auto at = identifier.weights_.begin(); at != identifier.weights_.end(); ++at) {
    for (float& weight : at.value()) weight = std::log(weight);
  }
  return identifier;
}

std::string LanguageIdentifier::identify(std::string_view text) const {
  text = utf8::prefix(text, max_bytes);
  std::vector<Unit> units;
  decode_units(text, 0, static_cast<std::uint32_t>(text.size()), units);
  std::vector<float> scores(languages_.size(), 0.0F);
  const auto count = [&](std::size_t first, std::size_t last) {
    const auto begin = units[first].at;
    const auto found = weights_.find(to_lower(text.substr(begin, units[last].at - begin)));
    if (found == weights_.end()) return;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += found->second[i];
  };
  std::size_t at = 0;
  while (at + 1 < units.size()) {
    std::size_t end = at;
    while (units[end].letter()) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    // "l'" and "d'" stand in the tables with their apostrophe.
    if (units[end].kind == CharClass::apostrophe && end - at <= 6) ++end;
    count(at, end);
    at = end;
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  return languages_[static_cast<std::size_t>(best - scores.begin())];
}

}  // namespace depeche
