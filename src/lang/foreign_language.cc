// SPDX-License-Identifier: Apache-2.0
#include "lang/foreign_language.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "lang/char_class.h"
#include "text/quote_marks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace depeche {

namespace {

constexpr std::size_t max_bytes = std::size_t{16} << 10U;

// How much better a foreign language must explain the words than any that is read, and how many of
// its own words must stand in each of the sentences that hold a third of the text: a word counts
// double, and once where it stands only before capitalised words ("dos Santos", "am Montag").
constexpr float least_lead = 16.0F;
constexpr std::size_t least_own_words = 6;
// How many of the most frequent words of a language that is read, which the foreign one lacks,
// save a text, and how many times as many words a foreign language must have of its own.
constexpr std::size_t saving_words = 5;
constexpr std::size_t least_ratio = 3;
const float frequent = std::log(2000.0F);  // a million

/// Makes blanks of the characters in `span` (bytes).
void strike(std::vector<Unit>& units, Span span) {
  auto unit = std::lower_bound(units.begin(), units.end(), span.begin,
                               [](const Unit& u, std::uint32_t at) { return u.at < at; });
  for (; unit != units.end() && unit->at < span.end; ++unit) {
    unit->c = U' ';
    unit->kind = CharClass::blank;
  }
}

/// The characters of a quotation; where its paragraph ends unclosed, up to the next closing mark.
Span stretch_of(const Quoted& quoted, std::string_view text) {
  Span span = quoted.outer;
  if (quoted.closed) return span;
  std::size_t end = text.size();
  for (const std::string_view mark : {"\"", "\u00BB", "\u201D"})
    end = std::min(end, text.find(mark, span.end));
  if (end < text.size()) span.end = static_cast<std::uint32_t>(end + 1);
  return span;
}

/// What is quoted may be in any language.
void strike_quotes(std::vector<Unit>& units, std::string_view text) {
  for (const Quoted& quoted : find_quoted(text)) {
    if (!quoted.dash) strike(units, stretch_of(quoted, text));
  }
  std::size_t open = units.size();
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].c == U'\u2039') open = i;
    if (units[i].c == U'\n') open = units.size();
    if (units[i].c != U'\u203A' || open >= i) continue;
    strike(units, {units[open].at, units[i].at + 1});
    open = units.size();
  }
}

/// Does this character, inside a word that blanks bound, make it an address ("a.fr/der", "@die")?
bool of_address(const std::vector<Unit>& units, std::size_t i) {
  constexpr std::u32string_view signs = U"/\\@#_=&";
  const bool before = i > 0 && units[i - 1].alnum();
  const bool behind = units[i + 1].alnum();
  if (signs.find(units[i].c) != std::u32string_view::npos) return before || behind;
  return units[i].kind == CharClass::dot && before && behind;
}

void strike_addresses(std::vector<Unit>& units) {
  std::size_t begin = 0;
  bool address = false;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].kind != CharClass::blank) {
      address = address || of_address(units, i);
      continue;
    }
    if (address) strike(units, {units[begin].at, units[i].at});
    begin = i + 1;
    address = false;
  }
}

/// The characters of a text, blanks where its words tell nothing about its language.
std::vector<Unit> telling_units(std::string_view text) {
  std::vector<Unit> units;
  decode_units(text, 0, static_cast<std::uint32_t>(text.size()), units);
  strike_quotes(units, text);
  strike_addresses(units);
  return units;
}

/// The script of the great majority of letters, where it is not the Latin one; empty for hardly any
/// letters.
std::string foreign_script(const std::vector<Unit>& units) {
  constexpr std::size_t hardly_any = 8;
  constexpr std::size_t great_majority = 4;
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
  if (all < hardly_any || letters[USCRIPT_LATIN] * great_majority >= all) return {};
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

bool mostly_capitals(const std::vector<Unit>& units) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (const Unit& unit : units) {
    if (unit.letter()) ++letters;
    if (unit.kind == CharClass::upper) ++capitals;
  }
  return capitals * 2 > letters;
}

/// Where a sentence or an item of a list begins: in a new line, behind the end of a sentence, ; : /
/// and the like, and behind any other mark but a hyphen or an apostrophe where a capital follows.
bool begins_piece(const std::vector<Unit>& units, std::size_t at) {
  std::size_t back = at;
  while (back > 0 && units[back - 1].kind == CharClass::blank) {
    if (units[--back].c == U'\n') return true;
  }
  if (back == 0) return true;
  const Unit& before = units[back - 1];
  constexpr std::u32string_view dividers = U".;:/|*\u2022\u00B7";
  if (before.kind == CharClass::ender || dividers.find(before.c) != std::u32string_view::npos)
    return true;
  return units[at].kind == CharClass::upper && !before.alnum() &&
         before.kind != CharClass::hyphen && before.kind != CharClass::apostrophe;
}

/// Is what begins at `at` set off from what precedes as the items of a list are ("Hamlet /
/// Macbeth")?
bool begins_item(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::u32string_view dividers = U";/|*\u2022\u00B7";
  while (at > 0 && units[at - 1].kind == CharClass::blank && units[at - 1].c != U'\n') --at;
  return at > 0 && dividers.find(units[at - 1].c) != std::u32string_view::npos;
}

/// Does a capitalised word stand behind the word that ends at `end`?
bool before_capital(const std::vector<Unit>& units, std::size_t end) {
  while (end + 1 < units.size() && units[end].kind == CharClass::blank) ++end;
  return units[end].kind == CharClass::upper;
}

/// A word of a text that can be counted.
struct Telling {
  std::string word;        ///< small letters, with the apostrophe behind it, which is straight
  std::size_t piece = 0;   ///< the number of its sentence
  std::size_t counts = 2;  ///< doubles; 1: before a capitalised word, which makes it part of a name
  bool capital = false;    ///< stands capitalised at the start of a piece
  bool listed = false;     ///< its piece is the item of a list
};

/// The words of a text that can be counted: names ("Los Angeles", "Al-Jazeera") and ends of figures
/// ("1er") tell no language.
std::vector<Telling> words_of(std::string_view text, const std::vector<Unit>& units) {
  std::vector<Telling> words;
  const bool capitals = mostly_capitals(units);
  std::size_t piece = 0;
  bool listed = false;
  std::size_t at = 0;
  while (at + 1 < units.size()) {
    const std::size_t end = end_of_word(units, at);
    if (end == at) {
      ++at;
      continue;
    }
    const Unit& first = units[at];
    const bool begins = begins_piece(units, at);
    if (begins) {
      ++piece;
      listed = begins_item(units, at);
    }
    const bool bound = at > 0 && (units[at - 1].kind == CharClass::hyphen || units[at - 1].digit());
    const bool capital = first.kind == CharClass::upper && !capitals;
    if ((!capital || begins) && !bound && units[end].kind != CharClass::hyphen) {
      std::string word = to_lower(text.substr(first.at, units[end].at - first.at));
      if (units[end].kind == CharClass::apostrophe) word.push_back('\'');
      const std::size_t counts = !capitals && before_capital(units, end) ? 1 : 2;
      words.push_back({std::move(word), piece, counts, capital, listed});
    }
    at = end;
  }
  return words;
}

/// What each word counts for at most, in the whole text or in one piece of it.
using Counts = std::map<std::string_view, std::size_t>;

void count(Counts& counts, const Telling& telling) {
  std::size_t& most = counts[telling.word];
  most = std::max(most, telling.counts);
}

std::size_t sum(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                         [](std::size_t all, const auto& word) { return all + word.second; });
}

/// Does the text hold several of the most frequent words of a language that is read, which are its
/// own? `side_of` tells whose own a word is.
template <typename SideOf>
bool often_read(const std::vector<Telling>& words, const SideOf& side_of) {
  using Side = decltype(side_of(""));
  std::set<std::string_view> read;
  for (const Telling& telling : words) {
    if (side_of(telling.word) == Side::read_often) read.insert(telling.word);
  }
  return read.size() >= saving_words;
}

/// What stands in a sentence or an item of a list.
struct Piece {
  std::size_t words = 0;
  bool listed = false;
  Counts foreign;
};

/// Are at least a third of the words in sentences with several words of the foreign language's own?
bool in_sentences(const std::map<std::size_t, Piece>& pieces) {
  constexpr std::size_t share = 3;
  std::size_t words = 0;
  std::size_t sure = 0;
  for (const auto& [number, piece] : pieces) {
    words += piece.words;
    if (!piece.listed && sum(piece.foreign) >= least_own_words) sure += piece.words;
  }
  return sure > 0 && sure * share >= words;
}

/// Have the words clearly more of the foreign language than of those that are read, in the whole
/// and in a good part of the sentences? `side_of` tells whose own a word is.
template <typename SideOf>
bool outweighs(const std::vector<Telling>& words, const SideOf& side_of) {
  using Side = decltype(side_of(""));
  Counts foreign;
  std::map<std::size_t, Piece> pieces;
  std::set<std::string_view> read;
  for (const Telling& telling : words) {
    const Side side = side_of(telling.word);
    Piece& piece = pieces[telling.piece];
    ++piece.words;
    piece.listed = telling.listed;
    if (side == Side::read || side == Side::read_often) read.insert(telling.word);
    if (side != Side::foreign || telling.capital) continue;
    count(foreign, telling);
    count(piece.foreign, telling);
  }
  return sum(foreign) >= 2 * least_ratio * read.size() && in_sentences(pieces);
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

bool ForeignLanguage::reads(const Weights& weights) const {
  return std::any_of(weights.begin(), weights.end(),
                     [&](const auto& weight) { return read_[weight.first]; });
}

std::size_t ForeignLanguage::most_foreign(const std::vector<float>& scores) const {
  float of_read = 0.0F;
  std::size_t best = languages_.size();
  float of_best = 0.0F;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (read_[i]) {
      of_read = std::max(of_read, scores[i]);
    } else if (scores[i] > of_best) {
      of_best = scores[i];
      best = i;
    }
  }
  return of_best - of_read >= least_lead ? best : languages_.size();
}

ForeignLanguage::Side ForeignLanguage::side_of(std::string_view word, std::size_t language) const {
  const Weights* weights = find(word);
  if (weights == nullptr) return Side::neither;
  const bool has = std::any_of(weights->begin(), weights->end(),
                               [&](const auto& weight) { return weight.first == language; });
  if (has) return reads(*weights) ? Side::neither : Side::foreign;
  const bool often = std::any_of(weights->begin(), weights->end(), [&](const auto& weight) {
    return read_[weight.first] && weight.second >= frequent;
  });
  if (often) return Side::read_often;
  return reads(*weights) ? Side::read : Side::neither;
}

std::string ForeignLanguage::name_of(std::string_view text) const {
  text = utf8::prefix(text, max_bytes);
  const std::vector<Unit> units = telling_units(text);
  const std::vector<Telling> words = words_of(text, units);
  if (std::string script = foreign_script(units); !script.empty()) {
    const auto side = [&](std::string_view word) { return side_of(word, languages_.size()); };
    return often_read(words, side) ? std::string() : script;
  }
  Counts counts;
  for (const Telling& telling : words) {
    if (!telling.capital) count(counts, telling);
  }
  std::vector<float> scores(languages_.size(), 0.0F);
  for (const auto& [word, counted] : counts) {
    const Weights* weights = find(word);
    if (weights == nullptr) continue;
    for (const auto& [language, weight] : *weights)
      scores[language] += weight * static_cast<float>(counted) / 2;
  }
  const std::size_t best = most_foreign(scores);
  if (best == languages_.size()) return {};
  const auto side = [&](std::string_view word) { return side_of(word, best); };
  if (often_read(words, side) || !outweighs(words, side)) return {};
  return english_name(languages_[best]);
}

}  // namespace depeche
