// SPDX-License-Identifier: Apache-2.0
// Does a deed lead from one country to another?
#include "events/abroad.h"

#include <algorithm>

namespace depeche::events {

bool Abroad::leads_there(const Mention& mention) const {
  // Rescuers are sent to where the article is written.
  const bool placed = mention.candidate.entry->type == EventType::aid ? mention.place.has_value()
                                                                      : mention.placed();
  if (!placed || mention.candidate.actors.empty()) return false;
  const auto home = participants_.country_of(mention.candidate.actors.front());
  const std::string& there = places_[*mention.place].country;
  return !home.empty() && !there.empty() && home != there;
}

bool Abroad::rescues(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const auto& contexts = c.entry->contexts;
  return c.entry->type == EventType::aid && leads_there(mention) &&
         participants_.many(c.actors.front()) &&
         std::find(contexts.begin(), contexts.end(), "disasters") != contexts.end();
}

bool Abroad::joins_countries(const Candidate& c) const {
  if (c.actors.empty()) return false;
  const auto home = participants_.country_of(c.actors.front());
  const auto another = [&](ActorIndex a) {
    const auto country = participants_.country_of(a);
    return !country.empty() && !home.empty() && country != home;
  };
  return std::any_of(c.recipients.begin(), c.recipients.end(), another) ||
         std::any_of(c.actors.begin(), c.actors.end(), another);
}

}  // namespace depeche::events
