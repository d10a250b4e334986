// SPDX-License-Identifier: Apache-2.0
// What kind of deed does a row tell?
#include "events/deeds.h"

#include <string_view>

namespace depeche::events {

bool is_comment(const Entry& entry) {
  constexpr std::string_view praise_or_endorse = "051";
  return entry.mode == "disapprove" || entry.cameo == praise_or_endorse;
}

bool warlike(const Entry& entry) {
  return entry.type == EventType::assault &&
         (entry.mode == "aerial" || entry.mode == "drone" || entry.mode == "heavy-weapons" ||
          entry.mode == "suicide-attack" || entry.mode == "unconventional");
}

bool downs_tools(const Entry& entry) {
  return entry.type == EventType::protest && (entry.mode == "hunger" || entry.mode == "strike");
}

bool takes_passive_alone(EventType type) {
  return type == EventType::coerce || type == EventType::assault || type == EventType::retreat ||
         type == EventType::sanction || type == EventType::accuse;
}

}  // namespace depeche::events
