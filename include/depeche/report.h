// SPDX-License-Identifier: Apache-2.0
// Who did what to whom, when, where, and who says so: one document's account of one happening.
#pragma once

#include <depeche/actor.h>
#include <depeche/place.h>
#include <depeche/quote.h>
#include <depeche/span.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// The 16 event types of PLOVER 2.0.
enum class EventType : std::uint8_t {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault
};

enum class Status : std::uint8_t { occurred, ongoing, planned, hypothetical, negated };

struct Report {
  Span evidence;  ///< the clause or sentence it was read from (that of the main mention)
  RuleId rule;    ///< "fr.consult.meet"
  EventType type = EventType::consult;
  std::string mode;                   ///< PLOVER mode ("visit"); empty = none
  std::vector<std::string> contexts;  ///< PLOVER contexts, sorted
  std::string cameo;                  ///< CAMEO 1.1b3 code ("042"); empty = unknown
  std::vector<ActorIndex> actors;
  std::vector<ActorIndex> recipients;
  std::optional<PlaceIndex> place;
  Interval date;
  Status status = Status::occurred;
  bool historical = false;                ///< background, long before the article
  Sizes size;                             ///< range over all that is said
  std::vector<Attribution> attributions;  ///< empty = the outlet asserts it itself
  std::vector<Span>
      mentions;             ///< triggers, in text order; the first of them need not be the main one
  double confidence = 0.0;  ///< 0 to 1: the share of such reports that is right

  bool operator==(const Report&) const = default;
};

/// "CONSULT" and back; nothing for an unknown name.
std::string_view name_of(EventType type);
std::optional<EventType> event_type_from(std::string_view name);
std::string_view name_of(Status status);

}  // namespace depeche
