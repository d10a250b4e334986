// SPDX-License-Identifier: Apache-2.0
// What is the grammar of a text? Tokens, sentences, tags, lemmas, dependency tree, name spans,
// in the terms of Universal Dependencies v2.
#pragma once

#include <depeche/span.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Universal part-of-speech tags, in the order of the UD documentation.
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

/// Universal dependency relations with the subtypes that Depeche's treebanks use; any other
/// subtype is read as its main relation.
enum class Deprel : std::uint8_t {
  root,
  nsubj,
  nsubj_pass,
  nsubj_caus,
  csubj,
  csubj_pass,
  obj,
  obj_agent,
  iobj,
  obl,
  obl_agent,
  obl_arg,
  obl_mod,
  obl_tmod,
  expl,
  expl_subj,
  expl_comp,
  expl_pass,
  nmod,
  nmod_poss,
  nmod_tmod,
  appos,
  amod,
  nummod,
  acl,
  acl_relcl,
  advcl,
  advcl_cleft,
  ccomp,
  xcomp,
  advmod,
  aux,
  aux_pass,
  aux_tense,
  aux_caus,
  cop,
  mark,
  case_,  // NOLINT(readability-identifier-naming): `case` is a keyword
  det,
  cc,
  conj,
  flat,
  flat_name,
  flat_foreign,
  fixed,
  compound,
  compound_prt,
  parataxis,
  parataxis_insert,
  dislocated,
  discourse,
  vocative,
  orphan,
  list,
  goeswith,
  reparandum,
  dep,
  punct
};

enum class Gender : std::uint8_t { none, masc, fem, neut };
enum class Number : std::uint8_t { none, sing, plur };
enum class VerbForm : std::uint8_t { none, fin, inf, part, ger };
enum class Tense : std::uint8_t { none, pres, past, imp, fut };
enum class Mood : std::uint8_t { none, ind, sub, cnd, imp };
enum class PronType : std::uint8_t { none, prs, rel, dem, interr, ind, art, neg, tot, rcp, exc };

/// Morphological features (UD names); `none` = does not apply or not known.
struct Morph {
  Gender gender = Gender::none;
  Number number = Number::none;
  std::uint8_t person = 0;  ///< 1, 2, 3; 0 = none
  VerbForm verb_form = VerbForm::none;
  Tense tense = Tense::none;
  Mood mood = Mood::none;
  PronType pron_type = PronType::none;
  bool passive = false;     ///< Voice=Pass
  bool possessive = false;  ///< Poss=Yes
  bool reflexive = false;   ///< Reflex=Yes
  bool negative = false;    ///< Polarity=Neg
  bool definite = false;    ///< Definite=Def

  bool operator==(const Morph&) const = default;
};

/// `head` of a root.
inline constexpr std::uint32_t no_token = UINT32_MAX;

/// A syntactic word. The words of a contraction ("du" = de + le) share the span of the surface
/// token: the first has `part == 0`, the following 1, 2 … A reader of surface tokens skips
/// `part > 0`.
struct Token {
  Span span;  ///< bytes of the surface token
  std::string
      form;  ///< the syntactic word as written, apostrophes straight ("de", "le", "l'", "Poutine")
  std::string lower;  ///< `form` in lower case
  std::string lemma;
  std::uint32_t head = no_token;  ///< index into Analysis::tokens, same sentence; no_token = root
  Upos upos = Upos::x;
  Deprel deprel = Deprel::dep;
  Morph morph;
  std::uint8_t part = 0;
  bool space_before = false;  ///< white space stands before the surface token

  bool operator==(const Token&) const = default;
};

/// Consecutive tokens between two sentence borders; sentences never cross a paragraph. A sentence
/// inside or across quotation marks ends where its punctuation says, the marks notwithstanding.
struct Sentence {
  TokenRange tokens;
  Span span;
  std::uint32_t paragraph = 0;  ///< 0-based; a blank line or a line break in the text parts them
  bool headline = false;        ///< stands in the document's title

  bool operator==(const Sentence&) const = default;
};

enum class NameType : std::uint8_t { person, organization, place, other };

/// A proper name; `evidence` covers `tokens`. Titles and articles ("M.", "le président") are
/// outside.
struct NameSpan {
  Span evidence;
  RuleId rule;
  TokenRange tokens;
  NameType type = NameType::other;

  bool operator==(const NameSpan&) const = default;
};

/// The analysis of one document. All spans refer to the document's text.
struct Analysis {
  std::string language;  ///< ISO 639-1 of the pack that made it
  RuleId model;          ///< tagger and parser, with version
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  ///< in text order; every token is in exactly one
  std::vector<NameSpan> names;      ///< in text order, not overlapping

  /// Index of the sentence that holds `token`; sentences.size() when there is none.
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;

  /// First token whose span ends after byte `offset`; tokens.size() past the last.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t offset) const;

  bool operator==(const Analysis&) const = default;
};

/// "NOUN", "nsubj:pass", "person" and back; unknown names give X and dep (a subtype falls back to
/// its main relation).
std::string_view name_of(Upos upos);
std::string_view name_of(Deprel deprel);
std::string_view name_of(NameType type);
Upos upos_from(std::string_view name);
Deprel deprel_from(std::string_view name);

/// UD main relation of a subtype: nsubj for nsubj_pass, obl for obl_agent …
Deprel main_relation(Deprel deprel);

/// "Gender=Fem|Number=Sing" (UD order) of the features that Morph keeps, "_" when there is none;
/// and back, unknown features ignored.
std::string to_feats(const Morph& morph);
Morph morph_from(std::string_view feats);

}  // namespace depeche
