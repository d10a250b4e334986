// SPDX-License-Identifier: Apache-2.0
// Which days does a TIMEX3 value cover, and how is a stretch of days written as one?
#pragma once

#include <depeche/date.h>
#include <depeche/time.h>

#include <optional>
#include <string>
#include <string_view>

namespace depeche::calendar {

/// 1 = Monday … 7 = Sunday.
int weekday_of(Date date);

/// Easter Sunday of the Gregorian calendar.
Date easter(int year);

/// `date` moved by `months`; the day is cut to the length of the month.
Date add_months(Date date, int months);

/// First day (Monday) of the ISO week `week` of `year`.
Date week_begin(int year, int week);

/// "2017-W36".
std::string week_value(Date date);

/// First day of a month of the tabular (civil) Islamic calendar; the sighted moon may differ by a
/// day.
Date hijri_begin(int year, int month);

/// The days of a holiday in `year`: "12-25", "easter+39", "thu4-11" (the fourth Thursday of
/// November, "mon-1-05" the last Monday of May), "hijri-10-01" (a day of the Islamic year, the
/// first that falls in `year`) or "hijri-09" (that whole month, as begun in `year`). Nothing for
/// another text.
std::optional<Interval> holiday(std::string_view rule, int year);

/// "2017-11-20", or "2017-05-27/2017-06-25" for several days.
std::string value_of(const Interval& days);

/// The season that begins in `year`: SP SU FA WI (northern, by whole months: spring is March to
/// May).
std::optional<Interval> season(std::string_view code, int year);

/// Value of a day, week, month, quarter, year … as `precision` says, holding `date`.
std::string value_of(Date date, DatePrecision precision);

/// The days that a TIMEX3 value covers ("2017-11-20", "2017-W36", "2017-W36-WE", "2017-11",
/// "2017-Q3", "2017-H1", "2017-SU", "2017", "199" for the 1990s, "18" for the 19th century, each
/// perhaps followed by "T…"; "2017-05-27/2017-06-25"); open on both sides for durations, sets and
/// values with unknown parts.
Interval interval_of(std::string_view value);

}  // namespace depeche::calendar
