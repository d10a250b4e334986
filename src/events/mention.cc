// SPDX-License-Identifier: Apache-2.0
// What says when or where it happened?
#include "events/mention.h"

#include <string_view>

namespace depeche::events {

Ground ground_of(const RuleId& rule) {
  const std::string_view whole = rule;
  const std::string_view how = whole.substr(whole.rfind('.') + 1);
  if (how == "attached" || how == "there" || how == "clause" || how == "duration")
    return Ground::clause;
  if (how == "sentence") return Ground::sentence;
  if (how == "paragraph" || how == "before") return Ground::scene;
  if (how == "narrative" || how == "publication" || how == "dateline") return Ground::story;
  return Ground::none;
}

std::vector<std::vector<std::uint32_t>> kept_by_sentence(const std::vector<Mention>& mentions,
                                                         const Tree& tree) {
  std::vector<std::vector<std::uint32_t>> out(tree.analysis().sentences.size());
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const Candidate& candidate = mentions[m].candidate;
    if (candidate.kept) out[tree.sentence(candidate.trigger)].push_back(m);
  }
  return out;
}

}  // namespace depeche::events
