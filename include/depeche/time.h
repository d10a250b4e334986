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
  /// The days that fit when no year can be told: "mardi 21 novembre" in a text without a day of its
  /// own. Oldest first; empty = none were sought.
  std::vector<Date> candidates = {};
  /// "deux jours après l'attaque": by how many days it follows or precedes what it is reckoned
  /// from; 0 = not reckoned, or not told in days.
  int reckoned_days = 0;

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
  /// What befell those counted or what they do: "killed", "injured", "missing", "arrested",
  /// "abducted", "displaced", "evacuated", "released", "expelled", "convicted", "surrendered",
  /// "deployed", "sick", "protesters", "combatants" …; "other" when nothing of that kind is told.
  std::string counts;
  std::uint32_t counted =
      UINT32_MAX;  ///< token of the noun that is counted ("combattants"); UINT32_MAX = none
  std::string of =
      {};  ///< of whom: "civilians", "combatants", "police", "persons" …; empty = not told
  /// Index of the figure that this one belongs to: a part of it ("30 morts, dont 4 enfants") or an
  /// item of its list ("deux soldats et un civil": the second to the first). UINT32_MAX = none.
  std::uint32_t whole = UINT32_MAX;
  /// At the first item of a list that befell one fate: the sum of its items ("deux soldats et un
  /// civil ont été tués": 3). Open where an item is.
  std::optional<std::int64_t> total_low = {};
  std::optional<std::int64_t> total_high = {};
  /// One person told with an article and a fate ("un civil a été tué") and no other figure in the
  /// sentence: counts in the size of a report, and is not printed as a figure.
  bool lone = false;

  bool operator==(const QuantityRef&) const = default;
};

/// How much of what is measured, not counted: a share, a sum of money, a distance. Bounds as in
/// QuantityRef: "plus de 3 milliards d'euros" has low 3e9 and no high.
struct MeasureRef {
  Span evidence;
  RuleId rule;
  TokenRange tokens;  ///< figure, modifier and unit ("près de 3 milliards d'euros")
  std::string kind;   ///< "percent", "money", "length", "area", "mass", "volume", "speed" …
  std::string unit;   ///< "%", a currency's ISO 4217 code, "km", "ha" …; empty = not told
  std::optional<double> low;
  std::optional<double> high;
  bool approximate = false;

  bool operator==(const MeasureRef&) const = default;
};

/// "DATE" …, as TIMEX3 writes them; "day" …, "unknown".
std::string_view name_of(TimeType type);

/// "publication" or "text"; empty for a value that the words tell by themselves.
std::string_view name_of(TimeAnchor anchor);
std::string_view name_of(DatePrecision precision);

}  // namespace depeche
