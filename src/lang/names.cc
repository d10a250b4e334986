// SPDX-License-Identifier: Apache-2.0
// The names that Universal Dependencies gives to tags, relations and features, and look-ups in an
// analysis.
#include "base/strings.h"

#include <depeche/analysis.h>

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

constexpr std::array<std::string_view, 17> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 58> deprel_names = {"root",
                                                           "nsubj",
                                                           "nsubj:pass",
                                                           "nsubj:caus",
                                                           "csubj",
                                                           "csubj:pass",
                                                           "obj",
                                                           "obj:agent",
                                                           "iobj",
                                                           "obl",
                                                           "obl:agent",
                                                           "obl:arg",
                                                           "obl:mod",
                                                           "obl:tmod",
                                                           "expl",
                                                           "expl:subj",
                                                           "expl:comp",
                                                           "expl:pass",
                                                           "nmod",
                                                           "nmod:poss",
                                                           "nmod:tmod",
                                                           "appos",
                                                           "amod",
                                                           "nummod",
                                                           "acl",
                                                           "acl:relcl",
                                                           "advcl",
                                                           "advcl:cleft",
                                                           "ccomp",
                                                           "xcomp",
                                                           "advmod",
                                                           "aux",
                                                           "aux:pass",
                                                           "aux:tense",
                                                           "aux:caus",
                                                           "cop",
                                                           "mark",
                                                           "case",
                                                           "det",
                                                           "cc",
                                                           "conj",
                                                           "flat",
                                                           "flat:name",
                                                           "flat:foreign",
                                                           "fixed",
                                                           "compound",
                                                           "compound:prt",
                                                           "parataxis",
                                                           "parataxis:insert",
                                                           "dislocated",
                                                           "discourse",
                                                           "vocative",
                                                           "orphan",
                                                           "list",
                                                           "goeswith",
                                                           "reparandum",
                                                           "dep",
                                                           "punct"};

using Feature = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 4> name_type_names = {"person", "organization", "place",
                                                             "other"};
constexpr std::array<std::string_view, 4> gender_names = {"", "Masc", "Fem", "Neut"};
constexpr std::array<std::string_view, 3> number_names = {"", "Sing", "Plur"};
constexpr std::array<std::string_view, 5> verb_form_names = {"", "Fin", "Inf", "Part", "Ger"};
constexpr std::array<std::string_view, 5> tense_names = {"", "Pres", "Past", "Imp", "Fut"};
constexpr std::array<std::string_view, 5> mood_names = {"", "Ind", "Sub", "Cnd", "Imp"};
constexpr std::array<std::string_view, 11> pron_type_names = {
    "", "Prs", "Rel", "Dem", "Int", "Ind", "Art", "Neg", "Tot", "Rcp", "Exc"};

template <typename Names>
constexpr std::size_t position(const Names& names, std::string_view name, std::size_t otherwise) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? otherwise : static_cast<std::size_t>(found - names.begin());
}

template <typename Enum, typename Names>
Enum value_in(const Names& names, std::string_view name) {
  return static_cast<Enum>(position(names, name, 0));
}

template <typename Enum, typename Names>
std::string_view name_in(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

void set_feature(Morph& morph, Feature feature) {
  const auto [name, value] = feature;
  if (name == "Gender") morph.gender = value_in<Gender>(gender_names, value);
  if (name == "Number") morph.number = value_in<Number>(number_names, value);
  if (name == "VerbForm") morph.verb_form = value_in<VerbForm>(verb_form_names, value);
  if (name == "Tense") morph.tense = value_in<Tense>(tense_names, value);
  if (name == "Mood") morph.mood = value_in<Mood>(mood_names, value);
  if (name == "PronType") morph.pron_type = value_in<PronType>(pron_type_names, value);
  if (name == "Person" && !value.empty() && value[0] >= '1' && value[0] <= '3') {
    morph.person = static_cast<std::uint8_t>(value[0] - '0');
  }
  if (name == "Voice") morph.passive = value == "Pass";
  if (name == "Poss") morph.possessive = value == "Yes";
  if (name == "Reflex") morph.reflexive = value == "Yes";
  if (name == "Polarity") morph.negative = value == "Neg";
  if (name == "Definite") morph.definite = value == "Def";
}

}  // namespace

std::uint32_t Analysis::sentence_of(std::uint32_t token) const {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), token,
      [](std::uint32_t index, const Sentence& sentence) { return index < sentence.tokens.first; });
  if (after == sentences.begin()) return static_cast<std::uint32_t>(sentences.size());
  const auto found = after - 1;
  if (!found->tokens.contains(token)) return static_cast<std::uint32_t>(sentences.size());
  return static_cast<std::uint32_t>(found - sentences.begin());
}

std::uint32_t Analysis::token_at(std::uint32_t offset) const {
  const auto found = std::partition_point(
      tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.end <= offset; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

std::string_view name_of(Upos upos) {
  return name_in(upos_names, upos);
}

std::string_view name_of(Deprel deprel) {
  return name_in(deprel_names, deprel);
}

std::string_view name_of(NameType type) {
  return name_in(name_type_names, type);
}

Upos upos_from(std::string_view name) {
  return static_cast<Upos>(position(upos_names, name, static_cast<std::size_t>(Upos::x)));
}

namespace {

/// deprel_from() as a constant expression.
constexpr Deprel relation_named(std::string_view name) {
  constexpr auto none = static_cast<std::size_t>(Deprel::dep);
  const auto exact = position(deprel_names, name, deprel_names.size());
  if (exact < deprel_names.size()) return static_cast<Deprel>(exact);
  return static_cast<Deprel>(position(deprel_names, name.substr(0, name.find(':')), none));
}

constexpr std::array<Deprel, deprel_names.size()> main_relations = [] {
  std::array<Deprel, deprel_names.size()> relations{};
  for (std::size_t i = 0; i < relations.size(); ++i) {
    relations[i] = relation_named(deprel_names[i].substr(0, deprel_names[i].find(':')));
  }
  return relations;
}();

}  // namespace

Deprel deprel_from(std::string_view name) {
  return relation_named(name);
}

Deprel main_relation(Deprel deprel) {
  return main_relations[static_cast<std::size_t>(deprel)];
}

std::string to_feats(const Morph& morph) {
  std::string feats;
  const auto put = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!feats.empty()) feats.push_back('|');
    feats.append(name).append("=").append(value);
  };
  put("Definite", morph.definite ? "Def" : "");
  put("Gender", name_in(gender_names, morph.gender));
  put("Mood", name_in(mood_names, morph.mood));
  put("Number", name_in(number_names, morph.number));
  put("Person", morph.person > 0 ? std::to_string(morph.person) : "");
  put("Polarity", morph.negative ? "Neg" : "");
  put("Poss", morph.possessive ? "Yes" : "");
  put("PronType", name_in(pron_type_names, morph.pron_type));
  put("Reflex", morph.reflexive ? "Yes" : "");
  put("Tense", name_in(tense_names, morph.tense));
  put("VerbForm", name_in(verb_form_names, morph.verb_form));
  put("Voice", morph.passive ? "Pass" : "");
  return feats.empty() ? "_" : feats;
}

Morph morph_from(std::string_view feats) {
  Morph morph;
  for (const std::string_view feature : split(feats, '|')) {
    const std::size_t equals = feature.find('=');
    if (equals == std::string_view::npos) continue;
    set_feature(morph, {feature.substr(0, equals), feature.substr(equals + 1)});
  }
  return morph;
}

}  // namespace depeche
