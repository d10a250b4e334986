// SPDX-License-Identifier: Apache-2.0
// Which tag and which features does each word of a sentence have?
#pragma once

#include "lang/byte_reader.h"
#include "lang/word_features.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// A tag as the network learns it: the part of speech, and of verbs their form.
struct FineTag {
  Upos upos = Upos::x;
  VerbForm verb_form = VerbForm::none;
  Tense tense = Tense::none;  ///< of participles only

  bool operator==(const FineTag&) const = default;
};

FineTag fine_tag_of(Upos upos, const Morph& morph);

/// Calls `use` with the number of each output that `morph` sets.
template <typename Use>
void for_each_output(const Morph& morph, Use use) {
  const auto put = [&](std::size_t base, std::size_t value) {
    if (value > 0) use(base + value - 1);
  };
  put(0, static_cast<std::size_t>(morph.gender));
  put(3, static_cast<std::size_t>(morph.number));
  put(5, morph.person);
  put(8, static_cast<std::size_t>(morph.tense));
  put(12, static_cast<std::size_t>(morph.mood));
  put(16, static_cast<std::size_t>(morph.pron_type));
  put(26, morph.verb_form == VerbForm::fin ? 1 : 0);
  put(27, morph.possessive ? 1 : 0);
  put(28, morph.reflexive ? 1 : 0);
  put(29, morph.negative ? 1 : 0);
  put(30, morph.definite ? 1 : 0);
}

/// May a word of which the lexicon says `lexical` have the tag? Words of the closed classes are all
/// in the lexicon, and so are the forms of a verb that it knows.
bool allows_tag(FineTag tag, std::uint32_t lexical);

/// Analyses that a word with tag `tag` may have: those of the lexicon, or `common` when it has
/// none.
void morph_candidates(std::string_view rows, FineTag tag, std::span<const Morph> common,
                      std::vector<Morph>& candidates);

/// The tags of a language and the usual features of each. Const and thread-safe.
struct Tagger {
  std::vector<FineTag> tags;
  std::vector<std::vector<Morph>> common;  ///< for each tag the usual features, most usual first
  bool capital_names = false;              ///< are words without a capital never proper nouns?

  static Result<Tagger> read(ByteReader& bytes);
  void write(std::string& out) const;

  /// Sets upos and morph of `token` to the best that the lexicon allows; `scores` holds one for
  /// each tag, then one for each output. `candidates` is room to work in.
  void set_tag(const WordFeatures& word, std::span<const float> scores,
               std::vector<Morph>& candidates, Token& token) const;
};

}  // namespace depeche
