// SPDX-License-Identifier: Apache-2.0
// When? Time expressions in the terms of TIMEX3 (ISO-TimeML), and figures with their bounds.
#pragma once

#include <depeche/date.h>
#include <depeche/span.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

enum class TimeType : std::uint8_t { date, time, duration, set };

enum class DatePrecision : std::uint8_t {
  unknown,
  day,
  week,
  month,
  quarter,
  season,
  year,
  decade,
  century
};

/// Closed interval of days: `begin` is the first day, `end` the last. Either may be open.
struct Interval {
  std::optional<Date> begin;
  std::optional<Date> end;
  DatePrecision precision = DatePrecision::unknown;

  bool operator==(const Interval&) const = default;
};

/// How a value was found.
enum class TimeAnchor : std::uint8_t { absolute, publication, text, none };

struct TimeRef {
  Span evidence;
  RuleId rule;
  TokenRange tokens;
  TimeType type = TimeType::date;
  std::string
      value;  ///< TIMEX3 value: "2017-11-20", "2017-W36", "XXXX-11-20", "P2Y", "2017-09-12TMO"
  std::string mod;  ///< TIMEX3 mod: "APPROX", "START", "MID", "END", "MORE_THAN" …; empty = none
  Interval interval;  ///< the days the value covers; open for durations and unanchored values
  TimeAnchor anchor = TimeAnchor::none;

  bool operator==(const TimeRef&) const = default;
};

/// A figure: how many of what. `low`/`high` are inclusive bounds: "plus de 450" has low 450 and no
/// high, "au moins douze" low 12, "une dizaine" low = high = 10 with `approximate`.
struct QuantityRef {
  Span evidence;
  RuleId rule;
  TokenRange tokens;  ///< the figure with its modifier ("plus de 450"), without what is counted
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  bool approximate = false;
  std::string counts;  ///< "killed", "injured", "missing", "arrested", "displaced", "persons" …;
                       ///< empty = other things
  std::uint32_t counted =
      UINT32_MAX;  ///< token of the noun that is counted ("combattants"); UINT32_MAX = none

  bool operator==(const QuantityRef&) const = default;
};

/// "DATE" …, as TIMEX3 writes them; "day" …, "unknown".
std::string_view name_of(TimeType type);
std::string_view name_of(DatePrecision precision);

}  // namespace depeche
