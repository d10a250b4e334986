// SPDX-License-Identifier: Apache-2.0
// What kind of deed does a row tell?
#include "events/deeds.h"

namespace depeche::events {

bool warlike(const Entry& entry) {
  return entry.type == EventType::assault &&
         (entry.mode == "aerial" || entry.mode == "drone" || entry.mode == "heavy-weapons" ||
          entry.mode == "suicide-attack" || entry.mode == "unconventional");
}

bool takes_passive_alone(EventType type) {
  return type == EventType::coerce || type == EventType::assault || type == EventType::retreat ||
         type == EventType::sanction || type == EventType::accuse;
}

}  // namespace depeche::events
