// SPDX-License-Identifier: Apache-2.0
// What is seen of a mention that bears on whether a reader sees a happening of its type there?
#pragma once

#include "events/mention.h"
#include "events/tree.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::events {

/// What of the article and its participants bears on it.
struct Surroundings {
  bool english = false;
  bool unrest = false;       ///< the article is about unrest
  bool touched = false;      ///< or has a word of it
  bool politics = false;     ///< what the mention tells is of politics
  bool of_unrest = false;    ///< its sentence speaks of unrest
  bool embedded = false;     ///< stands under an act of speech that wants, blames or refuses it
  int doers = 0;             ///< its actors who stand for a state, a party, an armed group
  int sufferers = 0;         ///< and its recipients
  int told_in_full = 0;      ///< mentions of the article whose row fits and that tell enough
  int beside = 0;            ///< of these, those of its sentence
  bool same_beside = false;  ///< one of these is of its type
  bool other = false;        ///< a row of another type fits its trigger
  bool other_told = false;   ///< and tells enough
};

/// Numbers for the forest common/events/likelihood.tsv; a flag is 0 or 1.
struct Signs {
  static constexpr std::array<std::string_view, 64> names = {
      "fails",       "points",       "miss_pos",   "miss_denied", "miss_near",  "miss_finite",
      "miss_reflex", "miss_subj",    "miss_obj",   "miss_prep",   "miss_other", "miss_forbidden",
      "miss_words",  "miss_actor",   "miss_empty", "type",        "pos",        "upos",
      "relation",    "told",         "status",     "supported",   "uncertain",  "rumoured",
      "purpose",     "actors",       "recipients", "doers",       "sufferers",  "near",
      "guessed",     "anaphoric",    "casualties", "alone",       "crowd",      "weak",
      "everyday",    "passing",      "earlier",    "embedded",    "granted",    "voices",
      "date_ground", "place_ground", "own_date",   "own_place",   "confidence", "specific",
      "english",     "unrest",       "touched",    "politics",    "of_unrest",  "full",
      "beside",      "same_beside",  "other",      "other_told",  "sentence",   "sentences",
      "headline",    "sizes",        "tense",      "linked"};
  std::array<float, names.size()> values{};
};

Signs signs_of(const Mention& mention, const Tree& tree, const Surroundings& around);

/// What words stand at and around a trigger, with the type: keys of the table habits.tsv. An empty
/// one: there is no such word.
struct WordKeys {
  static constexpr std::array<std::string_view, 9> names = {"lemma",       "row",     "governor",
                                                            "object",      "subject", "oblique",
                                                            "with_object", "under",   "complement"};
  std::array<std::string, names.size()> keys;
};

WordKeys keys_of(const Mention& mention, const Tree& tree);

}  // namespace depeche::events
