// SPDX-License-Identifier: Apache-2.0
#include "time/resolver.h"

#include "base/strings.h"
#include "time/calendar.h"
#include "time/offsets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace depeche {

namespace {

int year_of(Date date) {
  return static_cast<int>(date.year());
}

/// A year of two digits: the one that is not far ahead of the day of writing.
int full_year(int two, const TimeContext& context) {
  if (!context.today) return two >= 40 ? 1900 + two : 2000 + two;
  const int now = year_of(*context.today);
  int year = now / 100 * 100 + two;
  if (year > now + 10) year -= 100;
  return year;
}

/// How far is `day` from the day of writing, what lies against the verb's direction counting more?
double distance(Date day, const TimeFields& fields, const TimeContext& context) {
  const int days = days_between(*context.today, day);
  if (fields.rel == "last") return days < 0 ? -days : 1e9 + days;
  if (fields.rel == "next") return days > 0 ? days : 1e9 - days;
  double ahead = 1.5;
  double behind = 1;
  if (context.direction == Direction::past) ahead = 4;
  if (context.direction == Direction::present || context.direction == Direction::planned) ahead = 1;
  if (context.direction == Direction::future) {
    ahead = 1;
    behind = 6;
  }
  constexpr double never = 1e6;
  if (fields.dir == "past") ahead = never;  // "depuis janvier"
  if (fields.dir == "future") behind = never;
  return days > 0 ? days * ahead : -days * behind;
}

/// "le premier dimanche d'avril": a rule of calendar::holiday, "sun1-04".
std::string weekday_of_month(const TimeFields& fields) {
  constexpr std::array<const char*, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const bool whole = fields.weekday >= 1 && fields.weekday <= 7 && fields.ordinal >= 1 &&
                     fields.month >= 1 && fields.day < 0;
  if (!whole) return {};
  constexpr int most = 5;  // there is no sixth; the table says 9 for the last
  return std::string(names.at(static_cast<std::size_t>(fields.weekday - 1))) +
         print_value("%d", fields.ordinal > most ? -1 : fields.ordinal) +
         print_value("-%02d", fields.month);
}

std::string value_in(const TimeFields& fields, int year) {
  if (const std::string rule = weekday_of_month(fields); !rule.empty()) {
    const auto day = calendar::holiday(rule, year);
    return day ? calendar::value_of(*day) : std::string();
  }
  if (!fields.holiday.empty()) {
    const auto day = calendar::holiday(fields.holiday, year);
    return day ? calendar::value_of(*day) : std::string();
  }
  return print_value("%04d", year) + value_within_year(fields);
}

/// "18", "199"; empty when the fields say neither.
std::string long_value(const TimeFields& fields, const TimeContext& context) {
  if (fields.century >= 1) return print_value("%02d", fields.century - 1);
  if (fields.grain == "century" && fields.ordinal >= 1)
    return print_value("%02d", fields.ordinal - 1);
  if (fields.grain != "decade") return {};
  int year = fields.year;
  if (year < 0 && fields.short_year >= 0) year = full_year(fields.short_year, context);
  if (year < 0 && fields.number >= 20 && fields.number < 100)
    year = full_year(static_cast<int>(fields.number), context);
  return year < 0 ? std::string() : print_value("%03d", year / 10);
}

/// How far the days of a value are from the day of writing; 0 when they hold it.
double distance(const Interval& days, const TimeFields& fields, const TimeContext& context) {
  const bool holds = *days.begin <= *context.today && *context.today <= *days.end;
  if (holds) return fields.rel.empty() || fields.rel == "this" ? 0 : 1e12;
  return distance(*days.begin > *context.today ? *days.begin : *days.end, fields, context);
}

/// The days of the years that an article may be of on which this weekday and day of a month meet.
std::vector<Date> fitting_days(const TimeFields& fields) {
  constexpr int first = 1990;
  constexpr int last = 2039;
  std::vector<Date> out;
  if (fields.weekday < 1 || fields.month < 1 || fields.day < 1) return out;
  for (int year = first; year <= last; ++year) {
    const Date day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(fields.month)},
                   std::chrono::day{static_cast<unsigned>(fields.day)}};
    if (day.ok() && calendar::weekday_of(day) == fields.weekday) out.push_back(day);
  }
  return out;
}

/// "lundi 14 avril" where the 14th is no Monday of any year near: a slip of the pen. The weekday is
/// right when it lies beside the day of the month; a day far off is meant by nobody.
void mend_slip(const TimeFields& fields, Date strict, Date nearest, std::string& value) {
  constexpr int far = 300;
  constexpr int week = 7;
  if (std::abs(days_between(strict, nearest)) < far) return;
  int off = fields.weekday - calendar::weekday_of(nearest);
  if (off > week / 2) off -= week;
  if (off < -week / 2) off += week;
  value = to_string(std::abs(off) == 1 ? add_days(nearest, off) : nearest);
}

/// Month, day, season, quarter or holiday of no told year: the nearest that fits.
ResolvedTime without_year(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (fields.base == "text" && context.told_interval.begin) {  // "avril de la même année"
    const int shift = fields.shifted ? fields.shift : 0;       // "mars de l'année suivante"
    out.value = value_in(fields, year_of(*context.told_interval.begin) + shift);
    out.anchor = TimeAnchor::text;
    return out;
  }
  if (!context.today) {
    out.value = "XXXX" + value_within_year(fields);
    if (out.value.size() == 4 && fields.holiday.size() == 5)
      out.value += "-" + std::string(fields.holiday);
    out.candidates = fitting_days(fields);
    return out;
  }
  const int now = year_of(*context.today);
  if (fields.shifted && fields.unit == "Y") {  // "mai de l'an dernier", "January this year"
    out.value = value_in(fields, now + fields.shift);
    out.anchor = TimeAnchor::publication;
    return out;
  }
  double best = 1e18;
  double best_fitting = 1e18;
  std::optional<Date> nearest;
  std::optional<Date> fitting;  // on the weekday that is told with it
  for (int year = now - 6; year <= now + 6; ++year) {
    const std::string value = value_in(fields, year);
    const Interval interval = calendar::interval_of(value);
    if (!interval.begin) continue;
    const double far = distance(interval, fields, context);
    const bool fits = fields.weekday < 1 || calendar::weekday_of(*interval.begin) == fields.weekday;
    if (fits ? far < best_fitting : !fitting && far < best) out.value = value;
    if (far < best) nearest = interval.begin;
    if (fits && far < best_fitting) fitting = interval.begin;
    best = std::min(best, far);
    if (fits) best_fitting = std::min(best_fitting, far);
  }
  if (nearest && fitting && fields.day >= 1 && fields.rel.empty())
    mend_slip(fields, *fitting, *nearest, out.value);
  out.anchor = TimeAnchor::publication;
  return out;
}

Date weekday_near(int weekday, const TimeFields& fields, const TimeContext& context, Date from) {
  const int back = (calendar::weekday_of(from) - weekday + 7) % 7;
  const int ahead = (7 - back) % 7;
  if (fields.rel == "last") return add_days(from, back == 0 ? -7 : -back);
  if (fields.rel == "next") return add_days(from, ahead == 0 ? 7 : ahead);
  if (context.direction == Direction::future || context.direction == Direction::present)
    return add_days(from, ahead);
  if (context.direction == Direction::planned) return add_days(from, ahead <= 4 ? ahead : -back);
  if (fields.rel == "this" && context.direction == Direction::none)
    return add_days(from, weekday - calendar::weekday_of(from));
  return add_days(from, -back);
}

ResolvedTime weekday_alone(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (fields.base == "text" && context.told) {
    out.value = to_string(weekday_near(fields.weekday, fields, context, *context.told));
    out.anchor = TimeAnchor::text;
  } else if (!context.today) {
    out.value = print_value("XXXX-WXX-%d", fields.weekday);
  } else {
    out.value = to_string(weekday_near(fields.weekday, fields, context, *context.today));
    out.anchor = TimeAnchor::publication;
  }
  return out;
}

/// "le 20": the day of the month nearest to the day of writing.
ResolvedTime day_alone(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (!context.today) {
    out.value = print_value("XXXX-XX-%02d", fields.day);
    return out;
  }
  double best = 1e18;
  const Date first{context.today->year(), context.today->month(), std::chrono::day{1}};
  for (const bool strict : {true, false}) {
    for (int months = -2; months <= 2; ++months) {
      const Date month = calendar::add_months(first, months);
      const Date day{month.year(), month.month(),
                     std::chrono::day{static_cast<unsigned>(fields.day)}};
      if (!day.ok()) continue;
      // "lundi 4": only a Monday will do, when there is one.
      if (strict && fields.weekday >= 1 && calendar::weekday_of(day) != fields.weekday) continue;
      const double far = distance(day, fields, context);
      if (far >= best) continue;
      best = far;
      out.value = to_string(day);
    }
    if (!out.value.empty()) break;
  }
  out.anchor = TimeAnchor::publication;
  return out;
}

/// The day that an hour or a part of the day belongs to when none is told with it.
ResolvedTime day_of_clock(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  // "dans la nuit de mardi à mercredi, vers une heure": past midnight.
  const bool past_midnight = context.late && fields.hour >= 0 && fields.hour < 6 &&
                             fields.part != "PM" && fields.part != "AF";
  const bool to_come =
      context.direction == Direction::future || context.direction == Direction::present;
  // "Overnight, rebels had stormed two posts", told on the day that the story tells of.
  const bool before_today = fields.part == "NI" && context.direction == Direction::past &&
                            context.sentence_day == context.today;
  if (fields.rel != "this" && context.sentence_day && !before_today) {
    out.value = to_string(add_days(*context.sentence_day, past_midnight ? 1 : 0));
    out.anchor = TimeAnchor::text;
  } else if (fields.rel != "this" && !before_today && context.story_day && context.today &&
             days_between(*context.story_day, *context.today) >= 0 &&
             days_between(*context.story_day, *context.today) <= 7) {
    out.value = to_string(add_days(*context.story_day, past_midnight ? 1 : 0));
    out.anchor = TimeAnchor::text;
  } else if (context.today) {
    // "dans la nuit", told the day after: the night that began the day before.
    const bool last_night =
        fields.part == "NI" &&
        (fields.rel == "this" ? context.direction == Direction::past : !to_come);
    out.value = to_string(last_night ? add_days(*context.today, -1) : *context.today);
    out.anchor = TimeAnchor::publication;
  } else {
    out.value = "XXXX-XX-XX";
  }
  return out;
}

/// "mardi, à la veille du scrutin": the day that the sentence tells otherwise; with rel=this the
/// day of writing when it tells none.
ResolvedTime day_of_sentence(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (context.own_day) {
    out.value = to_string(*context.own_day);
    out.anchor = TimeAnchor::text;
  } else if (fields.rel == "this" && context.today) {
    out.value = to_string(*context.today);
    out.anchor = TimeAnchor::publication;
  }
  return out;
}

ResolvedTime resolve_day(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (fields.base == "sentence") return day_of_sentence(fields, context);
  out.value = long_value(fields, context);
  const int year = fields.year >= 0 || fields.short_year < 0
                       ? fields.year
                       : full_year(fields.short_year, context);
  if (!out.value.empty() || year >= 0) {
    if (out.value.empty()) out.value = value_in(fields, year);
    out.anchor = TimeAnchor::absolute;
    if (!calendar::interval_of(out.value).begin && fields.century < 1) out.value.clear();
    return out;
  }
  if (fields.grain == "decade" || fields.grain == "century") return out;
  if (fields.base == "text" && fields.weekday < 0 && fields.month < 0 && fields.season.empty()) {
    if (context.story_day)
      return {TimeType::date, to_string(*context.story_day), "", {}, TimeAnchor::text};
    out.value = "XXXX-XX-XX";
    return out;
  }
  if (!fields.holiday.empty() || !value_within_year(fields).empty()) {
    // The 31st of February is no day; the 29th is one in some years.
    if (fields.month == 2 ? fields.day > 29
                          : fields.day > 30 && (fields.month == 4 || fields.month == 6 ||
                                                fields.month == 9 || fields.month == 11))
      return out;
    return without_year(fields, context);
  }
  if (fields.day >= 1) return day_alone(fields, context);
  if (fields.weekday >= 1) return weekday_alone(fields, context);
  return day_of_clock(fields, context);
}

void add_clock(const TimeFields& fields, ResolvedTime& out) {
  if (out.value.empty() || (fields.hour < 0 && fields.part.empty())) return;
  out.type = TimeType::time;
  if (fields.hour >= 0) {
    int hour = fields.hour;
    if ((fields.part == "PM" || fields.part == "AF" || fields.part == "EV") && hour < 12)
      hour += 12;
    if (fields.part == "AM" && hour == 12) hour = 0;
    if (hour > 24) {
      out.value.clear();
      return;
    }
    out.value += print_value("T%02d:%02d", hour, fields.minute < 0 ? 0 : fields.minute) +
                 (fields.zone.find_first_of("+-Z") == 0 ? std::string(fields.zone) : std::string());
  } else {
    out.value += "T" + std::string(fields.part);
  }
}

}  // namespace

ResolvedTime resolve_time(TimeKind kind, const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  switch (kind) {
    case TimeKind::refuse:
      return out;
    case TimeKind::duration:
      out = resolve_duration(fields);
      break;
    case TimeKind::set:
      out = resolve_set(fields);
      break;
    case TimeKind::reference:
      out.value = fields.value;
      break;
    case TimeKind::offset:
      out = resolve_offset(fields, context);
      add_clock(fields, out);
      break;
    case TimeKind::calendar:
      out = resolve_day(fields, context);
      if (fields.grain == "week" || fields.grain == "weekend") {  // "la semaine du 6 mars"
        if (const Interval day = calendar::interval_of(out.value); day.begin)
          out.value = calendar::week_value(*day.begin) + (fields.grain == "week" ? "" : "-WE");
      }
      add_clock(fields, out);
      break;
  }
  out.mod = fields.edge.empty() ? fields.mod : fields.edge;
  // Months of the Islamic calendar begin when the moon is seen.
  if (out.mod.empty() && fields.holiday.starts_with("hijri")) out.mod = "APPROX";
  if (kind == TimeKind::calendar || kind == TimeKind::offset)
    out.interval = calendar::interval_of(out.value);
  return out;
}

}  // namespace depeche
