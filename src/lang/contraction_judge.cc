// SPDX-License-Identifier: Apache-2.0
#include "lang/contraction_judge.h"

#include "base/strings.h"
#include "lang/segmenter.h"
#include "lang/word_features.h"

namespace depeche {

namespace {

WordFeatures word_at(const FormLexicon& lexicon, std::string_view text,
                     std::span<const RawToken> tokens, std::ptrdiff_t at) {
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(tokens.size())) return {};
  const std::string form = plain_form(slice(text, tokens[static_cast<std::size_t>(at)].span));
  return read_word(lexicon, form, to_lower(form));
}

}  // namespace

void contraction_features(const FormLexicon& lexicon, const SurfacePlace& place,
                          std::string_view lower, FeatureList& f) {
  const auto& [text, tokens, at] = place;
  const auto here = static_cast<std::ptrdiff_t>(at);
  const WordFeatures w = read_word(lexicon, lower, lower);
  // The words of the sentence before say nothing.
  const bool starts =
      at > 0 && (tokens[at - 1].kind == TokenKind::stop || tokens[at - 1].kind == TokenKind::ender);
  const WordFeatures l1 = starts ? WordFeatures{} : word_at(lexicon, text, tokens, here - 1);
  const WordFeatures l2 = starts ? WordFeatures{} : word_at(lexicon, text, tokens, here - 2);
  const WordFeatures r1 = word_at(lexicon, text, tokens, here + 1);
  const WordFeatures r2 = word_at(lexicon, text, tokens, here + 2);
  f.clear();
  f.add(1, w.word);
  f.add(2, w.word, l1.word);
  f.add(3, w.word, l1.lexical);
  f.add(4, w.word, l1.cluster);
  f.add(5, w.word, l1.suffix3, l1.lexical);
  f.add(6, w.word, r1.word);
  f.add(7, w.word, r1.lexical);
  f.add(8, w.word, r1.cluster);
  f.add(9, w.word, l1.lexical, r1.lexical);
  f.add(10, w.word, l1.word, r1.lexical);
  f.add(11, w.word, l1.lexical, l2.lexical);
  f.add(12, w.word, l1.cluster, r1.cluster);
  f.add(13, w.word, l2.word, l1.lexical);
  f.add(14, w.word, r1.lexical, r2.lexical);
  f.add(15, w.word, l1.shape, r1.shape);
  f.add(16, w.word, l1.suffix2);
}

}  // namespace depeche
