// SPDX-License-Identifier: Apache-2.0
#include "events/vouching.h"

#include <algorithm>

namespace depeche::events {

bool points_back(const Candidate& candidate, const Tree& tree) {
  if (candidate.entry->pos != EntryPos::noun || candidate.standing.supported) return false;
  const Token& noun = tree[candidate.trigger];
  const Deprel d = main_relation(noun.deprel);
  const bool circumstance = d == Deprel::obl || d == Deprel::nmod;
  const auto& children = tree.children(candidate.trigger);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    if (tree[c].upos != Upos::det) return false;
    const Morph& m = tree[c].morph;
    return m.pron_type == PronType::dem || (circumstance && (m.definite || m.possessive));
  });
}

void name_claimants(const CountryParties& countries, const Tree& tree,
                    std::vector<Mention>& mentions) {
  const Analysis& analysis = tree.analysis();
  for (Mention& mention : mentions) {
    for (Attribution& said : mention.attributions) {
      if (said.claimant != no_actor || said.claimant_text.empty()) continue;
      TokenIndex at = analysis.token_at(said.claimant_text.begin);
      for (; at < tree.size() && tree[at].span.begin < said.claimant_text.end; ++at) {
        if (said.claimant == no_actor) said.claimant = countries.at(at);
        if (said.claimant == no_actor) said.claimant = countries.of_capital(at);
      }
    }
  }
}

void drop_shared_words(const Happening& happening, const std::vector<Mention>& mentions,
                       const Tree& tree, Report& report) {
  constexpr std::uint32_t reach = 2;  // sentences
  const auto sentence = [&](std::uint32_t i) {
    return tree.sentence(mentions[i].candidate.trigger);
  };
  const std::vector<std::uint32_t>& all = happening.mentions;
  const auto in_own_voice = [&](std::uint32_t i) {
    const Mention& m = mentions[i];
    return !m.weak && m.attributions.empty() && !tree.analysis().sentences[sentence(i)].headline;
  };
  const auto first = std::find_if(all.begin(), all.end(), in_own_voice);
  if (first == all.end()) return;
  const std::uint32_t lead = sentence(*first);
  const bool again = std::any_of(first + 1, all.end(), [&](std::uint32_t i) {
    return in_own_voice(i) && sentence(i) != lead;
  });
  const bool sourced = std::any_of(all.begin(), all.end(), [&](std::uint32_t j) {
    return !mentions[j].attributions.empty() && sentence(j) > lead && sentence(j) <= lead + reach;
  });
  const bool own_voice = again || !sourced;
  std::erase_if(report.attributions, [&](const Attribution& a) {
    if (!a.size.empty() || a.stance == Stance::denies) return false;
    return own_voice || (a.stance == Stance::doubts && a.claimant == no_actor);
  });
}

void drop_own_words(Report& report) {
  if (!is_verbal_act(report.type)) return;
  std::erase_if(report.attributions, [&report](const Attribution& a) {
    return a.stance == Stance::asserts && a.size.empty() && a.claimant != no_actor &&
           std::find(report.actors.begin(), report.actors.end(), a.claimant) != report.actors.end();
  });
}

}  // namespace depeche::events
