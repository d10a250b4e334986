// SPDX-License-Identifier: Apache-2.0
// What is an article or a sentence about besides politics?
#include "events/domain.h"

#include <algorithm>
#include <unordered_map>

namespace depeche::events {

Domain domain_of(const Tree& tree, const Lexicon& lexicon) {
  std::unordered_map<std::uint8_t, std::size_t> hits;
  std::unordered_map<std::uint8_t, WordSet> kinds;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    Marker marker = Marker::none;
    if (tree[t].upos == Upos::punct || !lexicon.domain(tree[t].lemma, tree[t].upos, marker))
      continue;
    ++hits[static_cast<std::uint8_t>(marker)];
    kinds[static_cast<std::uint8_t>(marker)].insert(tree[t].lemma);
  }
  // Two different words of unrest in an article are no figure of speech.
  const std::size_t unrest_words = kinds[static_cast<std::uint8_t>(Marker::unrest)].size();
  const std::size_t sentences = std::max<std::size_t>(tree.analysis().sentences.size(), 1);
  Domain domain;
  domain.unrest = unrest_words >= 2;
  domain.touched = unrest_words >= 1;
  for (const Marker marker : {Marker::sport, Marker::culture, Marker::business}) {
    const auto key = static_cast<std::uint8_t>(marker);
    const bool many = hits[key] * 2 >= sentences && kinds[key].size() >= 3;
    domain.foreign = domain.foreign || many;
  }
  return domain;
}

bool sentence_speaks_of(const Tree& tree, const Lexicon& lexicon, TokenIndex trigger,
                        Marker domain) {
  const TokenRange range = tree.sentence_tokens(trigger);
  for (TokenIndex t = range.first; t < range.last; ++t) {
    Marker marker = Marker::none;
    if (lexicon.domain(tree[t].lemma, tree[t].upos, marker) && marker == domain) return true;
  }
  return false;
}

}  // namespace depeche::events
