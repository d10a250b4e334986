// SPDX-License-Identifier: Apache-2.0
#include "lang/foreign_language.h"

#include "base/strings.h"
#include "lang/char_class.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace depeche {

namespace {

constexpr std::size_t max_bytes = std::size_t{16} << 10U;

// How much better a foreign language must explain the words than any that is read, and how many of
// its own words must stand in the text. Chosen on 186,000 headlines, sentences and articles in
// French and English: none comes near ("Ursula von der Leyen" does most, by 14.6).
constexpr float least_lead = 16.0F;
constexpr std::size_t least_own_words = 3;

/// The script of most letters, where it is not the Latin one; empty for hardly any letters.
std::string foreign_script(const std::vector<Unit>& units) {
  constexpr std::size_t hardly_any = 8;
  std::map<UScriptCode, std::size_t> letters;
  std::size_t all = 0;
  for (const Unit& unit : units) {
    if (!unit.letter()) continue;
    UErrorCode failed = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(unit.c), &failed);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
    ++letters[script];
    ++all;
  }
  if (all < hardly_any || letters[USCRIPT_LATIN] * 2 >= all) return {};
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return std::string(uscript_getName(most->first)) + " script";
}

std::string english_name(const std::string& language) {
  icu::UnicodeString name;
  std::string out;
  icu::Locale(language.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  return name.toUTF8String(out);
}

/// The letters from `at` on that make a word.
std::size_t end_of_word(const std::vector<Unit>& units, std::size_t at) {
  while (units[at].letter()) ++at;
  return at;
}

/// The words of a text that can be counted, each once, with the apostrophe behind them, which is
/// straight: names ("Los Angeles", "Al-Jazeera") and ends of figures ("1er") tell no language.
std::set<std::string> words_of(std::string_view text, const std::vector<Unit>& units) {
  std::set<std::string> words;
  std::size_t at = 0;
  while (at + 1 < units.size()) {
    const std::size_t end = end_of_word(units, at);
    if (end == at) {
      ++at;
      continue;
    }
    const Unit& first = units[at];
    const bool bound = at > 0 && (units[at - 1].kind == CharClass::hyphen || units[at - 1].digit());
    if (first.kind != CharClass::upper && !bound && units[end].kind != CharClass::hyphen) {
      std::string word = to_lower(text.substr(first.at, units[end].at - first.at));
      if (units[end].kind == CharClass::apostrophe) word.push_back('\'');
      words.insert(std::move(word));
    }
    at = end;
  }
  return words;
}

}  // namespace

Result<ForeignLanguage> ForeignLanguage::load(const std::vector<Pack>& packs) {
  const auto table = packs.front().table("common/language_words.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"language", "form", "per_million"});
  if (!columns) return columns.error();
  const auto [language, form, share] = *columns;
  ForeignLanguage foreign;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto count = to_integer(table->cell(row, share));
    if (!count || *count < 1) {
      return Error{ErrorCode::bad_data, "per_million must be a positive number", table->where(row)};
    }
    const std::string name(table->cell(row, language));
    auto known = std::find(foreign.languages_.begin(), foreign.languages_.end(), name);
    if (known == foreign.languages_.end()) {
      known = foreign.languages_.insert(known, name);
      foreign.read_.push_back(std::any_of(
          packs.begin(), packs.end(), [&](const Pack& pack) { return pack.language() == name; }));
    }
    foreign.words_[std::string(table->cell(row, form))].emplace_back(
        known - foreign.languages_.begin(), std::log(static_cast<float>(*count)));
  }
  return foreign;
}

const ForeignLanguage::Weights* ForeignLanguage::find(std::string_view word) const {
  auto found = words_.find(word);
  if (found == words_.end() && word.ends_with('\''))
    found = words_.find(word.substr(0, word.size() - 1));
  return found == words_.end() ? nullptr : &found->second;
}

std::string ForeignLanguage::name_of(std::string_view text) const {
  if (text.size() > max_bytes) {
    std::size_t end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  std::vector<Unit> units;
  decode_units(text, 0, static_cast<std::uint32_t>(text.size()), units);
  if (std::string script = foreign_script(units); !script.empty()) return script;
  std::vector<float> scores(languages_.size(), 0.0F);
  std::vector<std::size_t> own(languages_.size(), 0);  // words that no language that is read has
  for (const std::string& word : words_of(text, units)) {
    const Weights* weights = find(word);
    if (weights == nullptr) continue;
    const bool shared = std::any_of(weights->begin(), weights->end(),
                                    [&](const auto& weight) { return read_[weight.first]; });
    for (const auto& [language, weight] : *weights) {
      scores[language] += weight;
      if (!shared) ++own[language];
    }
  }
  float of_read = 0.0F;
  std::size_t best = 0;
  float of_best = 0.0F;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (read_[i]) {
      of_read = std::max(of_read, scores[i]);
    } else if (scores[i] > of_best) {
      of_best = scores[i];
      best = i;
    }
  }
  const bool clear = of_best - of_read >= least_lead && own[best] >= least_own_words;
  return clear ? english_name(languages_[best]) : std::string();
}

}  // namespace depeche
