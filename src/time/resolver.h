// SPDX-License-Identifier: Apache-2.0
// Which TIMEX3 value and which days does a matched expression mean, seen from a given day?
#pragma once

#include "time/patterns.h"

#include <depeche/time.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Where the happening of the sentence lies, as its verb tells.
/// `planned` = was to come when it was told ("était prévu mardi"): may have been or not.
enum class Direction : std::uint8_t { none, past, present, future, planned };

/// What the words of one finding say; -1 and empty = nothing. Views live as long as the tables.
struct TimeFields {
  int year = -1;
  int short_year = -1;  ///< "97"
  int month = -1;
  int day = -1;
  int weekday = -1;  ///< 1 = Monday
  int hour = -1;
  int minute = -1;
  int ordinal = -1;  ///< "premier" of "premier trimestre"
  int century = -1;
  double number = -1;
  double more = -1;    ///< "22" of "1 minute et 22 secondes"
  bool vague = false;  ///< "quelques", "plusieurs"
  bool half = false;   ///< "et demi"
  int shift = 0;       ///< "n=": units moved from the base; used when `shifted`
  bool shifted = false;
  std::string_view more_unit;
  std::string_view unit;  ///< "Y" "M" "W" "D" "WE" "TH" "TM" "TS", perhaps with a factor: "3M"
  std::string_view part;  ///< part of day: MO AF EV NI …
  std::string_view season;
  std::string_view holiday;
  std::string_view mod;
  std::string_view edge;  ///< START MID END
  std::string_view rel;   ///< last next this same
  std::string_view zone;
  std::string_view base;   ///< "text": from the day told last; "sentence": the day that the rest of
                           ///< the sentence tells; else from the publication
  std::string_view dir;    ///< past or future, whatever the verb says ("depuis mardi")
  std::string_view grain;  ///< decade, century, day
  std::string_view value;  ///< fixed value

  /// Takes what the steps of `group` and the row's settings say.
  static TimeFields from(const Match& match, const PatternRow& row, std::uint8_t group);

  /// "du 5 au 7 juin": takes month, year, unit from the finding that follows where it has none.
  void inherit(const TimeFields& next);
};

/// What a value is resolved against.
struct TimeContext {
  std::optional<Date> today;         ///< publication or dateline
  std::optional<Date> told;          ///< the day told last in the text
  std::optional<Date> story_day;     ///< the day told last on the line of the story
  std::optional<Date> sentence_day;  ///< the day told last in this sentence or just before
  std::optional<Date> own_day;       ///< a day told in this sentence
  bool told_beside = false;          ///< an earlier sentence told it of a noun or in a remark
  bool late = false;                 ///< what was told last was an evening or a night
  Interval told_interval;            ///< what was told last, whatever its precision
  Direction direction = Direction::none;
};

struct ResolvedTime {
  TimeType type = TimeType::date;
  std::string value;  ///< empty = means no time (no such day)
  std::string mod;
  Interval interval;
  TimeAnchor anchor = TimeAnchor::none;
  std::vector<Date> candidates;  ///< of a weekday and day without a year, when nothing anchors it
};

ResolvedTime resolve_time(TimeKind kind, const TimeFields& fields, const TimeContext& context);

}  // namespace depeche
