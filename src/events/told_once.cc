// SPDX-License-Identifier: Apache-2.0
#include "events/told_once.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace depeche::events {

namespace {

/// "trois personnes tuées … le bilan est de trois morts": the same people, once; a toll that stands
/// alone is one group of dead and one of hurt.
void unite_tolls(const Participants& participants, ActorList& list) {
  const bool described = std::any_of(list.begin(), list.end(),
                                     [&](ActorIndex a) { return participants.toll_of(a).empty(); });
  std::vector<std::string_view> told;
  std::erase_if(list, [&](ActorIndex a) {
    const std::string_view fate = participants.toll_of(a);
    if (fate.empty()) return false;
    if (described || std::find(told.begin(), told.end(), fate) != told.end()) return true;
    told.push_back(fate);
    return false;
  });
}

/// "les attentats de Madrid (191 morts)": a toll tells who suffered it, never who did it.
void move_tolls(const Participants& participants, Happening& happening) {
  std::erase_if(happening.actors, [&](ActorIndex a) {
    if (participants.toll_of(a).empty()) return false;
    if (!among(a, happening.recipients)) happening.recipients.push_back(a);
    return true;
  });
}

/// Done to bodies: who suffers it or does it is spoken of as victim, attacker, suspect.
bool is_force(EventType type) {
  return type == EventType::assault || type == EventType::coerce;
}

/// "Un homme a été poignardé … la victime": who plays a part is who was told of, where as many of
/// them stand beside it.
void unite_roles(const Participants& participants, ActorList& list) {
  if (list.size() < 2) return;
  const ActorList all = list;
  std::erase_if(list, [&](ActorIndex a) {
    return participants.says_part_only(a) && std::any_of(all.begin(), all.end(), [&](ActorIndex b) {
             return !participants.says_part_only(b) && participants.told(b) &&
                    participants.many(b) == participants.many(a);
           });
  });
}

/// Two groups without a name of their own that the article calls the same.
void unite_groups(const Participants& participants, ActorList& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    list.erase(std::remove_if(list.begin() + static_cast<std::ptrdiff_t>(i) + 1, list.end(),
                              [&](ActorIndex a) { return participants.same_group(list[i], a); }),
               list.end());
  }
}

}  // namespace

void name_once(const Participants& participants, EventType type, Happening& happening) {
  if (type == EventType::assault) move_tolls(participants, happening);
  unite_tolls(participants, happening.recipients);
  if (is_force(type)) {
    unite_roles(participants, happening.recipients);
    unite_roles(participants, happening.actors);
  }
  unite_groups(participants, happening.recipients);
  unite_groups(participants, happening.actors);
}

}  // namespace depeche::events
