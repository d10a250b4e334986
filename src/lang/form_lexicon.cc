// SPDX-License-Identifier: Apache-2.0
#include "lang/form_lexicon.h"

#include "base/hash.h"

#include <array>
#include <utility>

namespace depeche {

namespace {

struct VerbCode {
  char letter;
  VerbForm form;
  Tense tense;
  Mood mood;
};

constexpr std::array<VerbCode, 12> verb_codes = {{
    {'P', VerbForm::fin, Tense::pres, Mood::ind},
    {'I', VerbForm::fin, Tense::imp, Mood::ind},
    {'J', VerbForm::fin, Tense::past, Mood::ind},
    {'F', VerbForm::fin, Tense::fut, Mood::ind},
    {'C', VerbForm::fin, Tense::pres, Mood::cnd},
    {'S', VerbForm::fin, Tense::pres, Mood::sub},
    {'T', VerbForm::fin, Tense::imp, Mood::sub},
    {'Y', VerbForm::fin, Tense::pres, Mood::imp},
    {'A', VerbForm::fin, Tense::none, Mood::none},
    {'W', VerbForm::inf, Tense::none, Mood::none},
    {'G', VerbForm::part, Tense::pres, Mood::none},
    {'K', VerbForm::part, Tense::past, Mood::none},
}};

constexpr std::array<std::string_view, 11> pron_types = {"",    "prs", "rel", "dem", "int", "ind",
                                                         "art", "neg", "tot", "rcp", "exc"};

void add_letter(Morph& morph, char letter) {
  for (const VerbCode& verb : verb_codes) {
    if (verb.letter != letter) continue;
    morph.verb_form = verb.form;
    morph.tense = verb.tense;
    morph.mood = verb.mood;
  }
  if (letter >= '1' && letter <= '3') morph.person = static_cast<std::uint8_t>(letter - '0');
  if (letter == 'm') morph.gender = Gender::masc;
  if (letter == 'f') morph.gender = Gender::fem;
  if (letter == 'n') morph.gender = Gender::neut;
  if (letter == 's') morph.number = Number::sing;
  if (letter == 'p') morph.number = Number::plur;
}

void add_word(Morph& morph, std::string_view word) {
  for (std::size_t i = 1; i < pron_types.size(); ++i) {
    if (pron_types[i] == word) morph.pron_type = static_cast<PronType>(i);
  }
  if (word == "def") morph.definite = true;
  if (word == "poss") morph.possessive = true;
  if (word == "reflex") morph.reflexive = true;
  if (word == "not") morph.negative = true;
}

/// Bit of a verb form behind the seventeen tags.
std::uint32_t verb_bit(char letter) {
  switch (letter) {
    case 'W':
      return 1U << 17U;
    case 'G':
      return 1U << 18U;
    case 'K':
      return 1U << 19U;
    case 'Y':
      return 1U << 20U;
    default:
      return letter >= 'A' && letter <= 'T' ? 1U << 21U : 0U;
  }
}

}  // namespace

Result<FormLexicon> FormLexicon::load(const Pack& pack) {
  auto words = pack.index("lexicon.idx");
  if (!words) return words.error();
  auto clusters = pack.index("clusters.idx");
  if (!clusters) return clusters.error();
  return FormLexicon(std::move(*words), std::move(*clusters));
}

LexicalEntry FormLexicon::next(std::string_view& rows) {
  const std::size_t end = rows.find('\n');
  std::string_view row = rows.substr(0, end);
  rows = end == std::string_view::npos ? std::string_view() : rows.substr(end + 1);
  LexicalEntry entry;
  const std::size_t first = row.find('\t');
  entry.lemma = row.substr(0, first);
  if (first == std::string_view::npos) return entry;
  row.remove_prefix(first + 1);
  const std::size_t second = row.find('\t');
  entry.upos = upos_from(row.substr(0, second));
  if (second != std::string_view::npos) entry.code = row.substr(second + 1);
  return entry;
}

FormLexicon::Summary FormLexicon::summary(std::string_view rows) {
  Summary summary;
  std::uint64_t hash = 0;
  while (!rows.empty()) {
    const LexicalEntry entry = next(rows);
    hash += fnv1a(entry.code) * (2 * static_cast<std::uint64_t>(entry.upos) + 1);
    summary.classes |= 1U << static_cast<unsigned>(entry.upos);
    const bool verb = entry.upos == Upos::verb || entry.upos == Upos::aux;
    if (verb && !entry.code.empty()) summary.classes |= verb_bit(entry.code[0]);
  }
  summary.codes = static_cast<std::uint32_t>(hash ^ (hash >> 32U));
  return summary;
}

std::uint32_t FormLexicon::cluster(std::string_view lower) const {
  std::uint32_t number = 0;
  for (const char digit : clusters_.find(lower)) {
    if (digit < '0' || digit > '9') break;
    number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return number;
}

Morph morph_from_code(std::string_view code) {
  Morph morph;
  std::size_t dot = code.find('.');
  for (const char letter : code.substr(0, dot)) add_letter(morph, letter);
  while (dot != std::string_view::npos) {
    code.remove_prefix(dot + 1);
    dot = code.find('.');
    add_word(morph, code.substr(0, dot));
  }
  return morph;
}

std::string code_from_morph(const Morph& morph) {
  std::string code;
  for (const VerbCode& verb : verb_codes) {
    if (verb.form == morph.verb_form && verb.tense == morph.tense && verb.mood == morph.mood) {
      code.push_back(verb.letter);
    }
  }
  if (morph.person > 0) code.push_back(static_cast<char>('0' + morph.person));
  if (morph.gender != Gender::none) code.push_back(" mfn"[static_cast<std::size_t>(morph.gender)]);
  if (morph.number != Number::none) code.push_back(" sp"[static_cast<std::size_t>(morph.number)]);
  if (morph.pron_type != PronType::none) {
    code.append(".").append(pron_types[static_cast<std::size_t>(morph.pron_type)]);
  }
  if (morph.definite) code += ".def";
  if (morph.possessive) code += ".poss";
  if (morph.reflexive) code += ".reflex";
  if (morph.negative) code += ".not";
  return code;
}

}  // namespace depeche
