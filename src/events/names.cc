// SPDX-License-Identifier: Apache-2.0
// The names that PLOVER gives to types, and those of status.
#include <depeche/report.h>

#include <algorithm>
#include <array>

namespace depeche {

namespace {

constexpr std::array<std::string_view, 16> type_names = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<std::string_view, 5> status_names = {"occurred", "ongoing", "planned",
                                                          "hypothetical", "negated"};

}  // namespace

std::string_view name_of(EventType type) {
  return type_names[static_cast<std::size_t>(type)];
}

std::optional<EventType> event_type_from(std::string_view name) {
  const auto found = std::find(type_names.begin(), type_names.end(), name);
  if (found == type_names.end()) return std::nullopt;
  return static_cast<EventType>(found - type_names.begin());
}

std::string_view name_of(Status status) {
  return status_names[static_cast<std::size_t>(status)];
}

}  // namespace depeche
