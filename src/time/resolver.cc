// SPDX-License-Identifier: Apache-2.0
#include "time/resolver.h"

#include "base/strings.h"
#include "time/calendar.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace depeche {

namespace {

using std::chrono::sys_days;

int days_between(Date from, Date to) {
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

int year_of(Date date) {
  return static_cast<int>(date.year());
}

template <typename... Numbers>
std::string print(const char* pattern, Numbers... numbers) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, numbers...);
  return buffer.data();
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
  if (context.direction == Direction::present) ahead = 1;
  if (context.direction == Direction::future) {
    ahead = 1;
    behind = 4;
  }
  return days > 0 ? days * ahead : -days * behind;
}

/// The rest of a calendar value behind its year: "-11-20", "-Q3", "-SU"; empty when only a year is
/// meant.
std::string inner(const TimeFields& fields) {
  if (fields.month >= 1 && fields.day >= 1) return print("-%02d-%02d", fields.month, fields.day);
  if (fields.month >= 1) return print("-%02d", fields.month);
  if (!fields.season.empty()) return "-" + std::string(fields.season);
  if (fields.ordinal >= 1 && fields.unit == "3M") return print("-Q%d", fields.ordinal);
  if (fields.ordinal >= 1 && fields.unit == "6M") return print("-H%d", fields.ordinal);
  return {};
}

std::string value_in(const TimeFields& fields, int year) {
  if (!fields.holiday.empty()) {
    const auto day = calendar::holiday(fields.holiday, year);
    return day ? to_string(*day) : std::string();
  }
  return print("%04d", year) + inner(fields);
}

/// "18XX", "199X"; empty when the fields say neither.
std::string long_value(const TimeFields& fields, const TimeContext& context) {
  if (fields.century >= 1) return print("%02dXX", fields.century - 1);
  if (fields.grain == "century" && fields.ordinal >= 1) return print("%02dXX", fields.ordinal - 1);
  if (fields.grain != "decade") return {};
  int year = fields.year;
  if (year < 0 && fields.short_year >= 0) year = full_year(fields.short_year, context);
  if (year < 0 && fields.number >= 20 && fields.number < 100)
    year = full_year(static_cast<int>(fields.number), context);
  return year < 0 ? std::string() : print("%03dX", year / 10);
}

/// Month, day, season, quarter or holiday of no told year: the nearest that fits.
ResolvedTime without_year(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (!context.today) {
    const std::string rest = inner(fields);
    out.value = "XXXX" + (rest.empty() && !fields.holiday.empty() && fields.holiday.size() == 5
                              ? "-" + std::string(fields.holiday)
                              : rest);
    return out;
  }
  const int now = year_of(*context.today);
  double best = 1e18;
  for (const bool strict : {true, false}) {
    for (int year = now - 6; year <= now + 6; ++year) {
      const std::string value = value_in(fields, year);
      const Interval interval = calendar::interval_of(value);
      if (!interval.begin) continue;
      if (strict && fields.weekday >= 1 && calendar::weekday_of(*interval.begin) != fields.weekday)
        continue;
      const bool holds = *interval.begin <= *context.today && *context.today <= *interval.end;
      double far = distance(*interval.begin > *context.today ? *interval.begin : *interval.end,
                            fields, context);
      if (holds && fields.rel.empty()) far = 0;
      if (holds && !fields.rel.empty() && fields.rel != "this") far = 1e12;
      if (far >= best) continue;
      best = far;
      out.value = value;
    }
    if (!out.value.empty()) break;
  }
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
    out.value = print("XXXX-WXX-%d", fields.weekday);
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
    out.value = print("XXXX-XX-%02d", fields.day);
    return out;
  }
  double best = 1e18;
  const Date first{context.today->year(), context.today->month(), std::chrono::day{1}};
  for (int months = -2; months <= 2; ++months) {
    const Date month = calendar::add_months(first, months);
    const Date day{month.year(), month.month(),
                   std::chrono::day{static_cast<unsigned>(fields.day)}};
    if (!day.ok()) continue;
    const double far = distance(day, fields, context);
    if (far >= best) continue;
    best = far;
    out.value = to_string(day);
  }
  out.anchor = TimeAnchor::publication;
  return out;
}

/// The day that an hour or a part of the day belongs to when none is told with it.
ResolvedTime day_of_clock(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  if (fields.rel != "this" && context.sentence_day) {
    out.value = to_string(*context.sentence_day);
    out.anchor = TimeAnchor::text;
  } else if (context.today) {
    // "dans la nuit", told the day after: the night that began the day before.
    const bool last_night = fields.part == "NI" && fields.rel != "this" &&
                            context.direction != Direction::future &&
                            context.direction != Direction::present;
    out.value = to_string(last_night ? add_days(*context.today, -1) : *context.today);
    out.anchor = TimeAnchor::publication;
  } else {
    out.value = "XXXX-XX-XX";
  }
  return out;
}

ResolvedTime resolve_day(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  out.value = long_value(fields, context);
  const int year = fields.year >= 0 || fields.short_year < 0
                       ? fields.year
                       : full_year(fields.short_year, context);
  if (!out.value.empty() || year >= 0) {
    if (out.value.empty()) out.value = value_in(fields, year);
    out.anchor = TimeAnchor::absolute;
    if (!calendar::interval_of(out.value).begin) out.value.clear();
    return out;
  }
  if (fields.grain == "decade" || fields.grain == "century") return out;
  if (fields.base == "text" && fields.weekday < 0) {
    if (context.told) return {TimeType::date, to_string(*context.told), "", {}, TimeAnchor::text};
    out.value = "XXXX-XX-XX";
    return out;
  }
  if (!fields.holiday.empty() || !inner(fields).empty()) {
    // The 31st of February is no day; the 29th is one in some years.
    if (fields.month == 2 ? fields.day > 29
                          : fields.day > 30 && (fields.month == 4 || fields.month == 6 ||
                                                fields.month == 9 || fields.month == 11))
      return out;
    return without_year(fields, context);
  }
  if (fields.weekday >= 1) return weekday_alone(fields, context);
  if (fields.day >= 1) return day_alone(fields, context);
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
    out.value +=
        print("T%02d:%02d", hour, fields.minute < 0 ? 0 : fields.minute) + std::string(fields.zone);
  } else {
    out.value += "T" + std::string(fields.part);
  }
}

/// "3M" -> 3, 'M'; "TH" -> 1, 'h' (small letters for hours, minutes, seconds).
struct Unit {
  int factor = 1;
  char letter = 'D';
  bool clock = false;
};

Unit unit_from(std::string_view code) {
  Unit unit;
  const auto digits = code.find_first_not_of("0123456789");
  if (digits != 0 && digits != std::string_view::npos)
    unit.factor = static_cast<int>(to_integer(code.substr(0, digits)).value_or(1));
  if (digits == std::string_view::npos) return unit;
  unit.clock = code[digits] == 'T';
  unit.letter = code.back();
  return unit;
}

std::string figure(double number) {
  const double rounded = std::round(number * 100) / 100;
  std::string out = print("%.2f", rounded);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string duration_value(const TimeFields& fields) {
  Unit unit = unit_from(fields.unit);
  const std::string head = unit.clock ? "PT" : "P";
  if (fields.vague && fields.number < 0) return head + "X" + unit.letter;
  double number = (fields.number < 0 ? 1 : fields.number) * unit.factor;
  if (fields.half && unit.letter == 'Y') {
    unit.letter = 'M';
    number = number * 12 + 6;
  } else if (fields.half && unit.letter == 'H') {
    unit.letter = 'M';
    number = number * 60 + 30;
  } else if (fields.half) {
    number += 0.5 * unit.factor;
  }
  return number > 1e6 ? std::string() : head + figure(number) + unit.letter;
}

ResolvedTime resolve_duration(const TimeFields& fields) {
  ResolvedTime out;
  out.type = TimeType::duration;
  out.value = fields.value.empty() ? duration_value(fields) : std::string(fields.value);
  out.anchor = TimeAnchor::absolute;
  return out;
}

ResolvedTime resolve_set(const TimeFields& fields) {
  ResolvedTime out;
  out.type = TimeType::set;
  out.anchor = TimeAnchor::absolute;
  if (!fields.value.empty()) {
    out.value = fields.value;
  } else if (fields.weekday >= 1) {
    out.value = print("XXXX-WXX-%d", fields.weekday);
  } else if (fields.month >= 1) {
    out.value = "XXXX" + inner(fields);
  } else if (!fields.season.empty()) {
    out.value = "XXXX-" + std::string(fields.season);
  } else if (fields.unit == "WE") {
    out.value = "XXXX-WXX-WE";
  } else if (!fields.unit.empty()) {
    out.value = duration_value(fields);
  } else {
    out.value = "XXXX-XX-XX";
  }
  if (!fields.part.empty()) out.value += "T" + std::string(fields.part);
  return out;
}

DatePrecision grain_of(const Unit& unit) {
  if (unit.clock || unit.letter == 'D') return DatePrecision::day;
  if (unit.letter == 'W') return DatePrecision::week;
  if (unit.letter == 'M') return unit.factor == 3 ? DatePrecision::quarter : DatePrecision::month;
  return unit.factor >= 100  ? DatePrecision::century
         : unit.factor >= 10 ? DatePrecision::decade
                             : DatePrecision::year;
}

std::string open_value(const Unit& unit) {
  switch (grain_of(unit)) {
    case DatePrecision::week:
      return "XXXX-WXX";
    case DatePrecision::month:
      return "XXXX-XX";
    case DatePrecision::quarter:
      return "XXXX-QX";
    case DatePrecision::day:
      return "XXXX-XX-XX";
    default:
      return "XXXX";
  }
}

ResolvedTime weekend(const TimeFields& fields, const TimeContext& context, Date from) {
  const int weekday = calendar::weekday_of(from);
  const bool now = weekday >= 6;
  const bool ahead = context.direction == Direction::future ||
                     context.direction == Direction::present ||
                     (context.direction == Direction::none && weekday >= 4);
  Date saturday = add_days(from, 6 - weekday);  // of this week
  if (fields.rel == "last" || (fields.rel != "next" && !now && !ahead)) {
    saturday = add_days(saturday, -7);
  } else if (fields.rel == "next" && now) {
    saturday = add_days(saturday, 7);
  }
  ResolvedTime out;
  out.value = calendar::week_value(saturday) + "-WE";
  return out;
}

Date moved(Date from, const Unit& unit, double count) {
  const double whole = count * unit.factor;
  if (unit.clock) {
    const double hours = unit.letter == 'H'   ? whole
                         : unit.letter == 'M' ? whole / 60
                                              : whole / 3600;
    return add_days(from, static_cast<int>(hours / 24));
  }
  if (unit.letter == 'D') return add_days(from, static_cast<int>(whole));
  if (unit.letter == 'W') return add_days(from, static_cast<int>(whole * 7));
  return calendar::add_months(from, static_cast<int>(unit.letter == 'M' ? whole : whole * 12));
}

double shift_of(const TimeFields& fields) {
  if (fields.shifted) return fields.shift;
  if (fields.shift != 0)
    return fields.shift * ((fields.number < 0 ? 1 : fields.number) + (fields.half ? 0.5 : 0));
  return fields.rel == "last" ? -1 : fields.rel == "next" ? 1 : 0;
}

ResolvedTime resolve_offset(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  Unit unit = unit_from(fields.unit);
  const double shift = shift_of(fields);
  if (fields.vague && fields.number < 0) {
    out.value = shift < 0 ? "PAST_REF" : "FUTURE_REF";
    return out;
  }
  const bool text = fields.base == "text" || fields.rel == "same";
  const auto from =
      text ? (context.told ? context.told : context.told_interval.begin) : context.today;
  if (unit.letter == 'Y' && std::abs(shift) * unit.factor > 900) return out;
  if (std::abs(shift) > 20000) return out;
  if (!from) {
    out.value = fields.unit == "WE" ? "XXXX-WXX-WE" : open_value(unit);
    return out;
  }
  if (fields.unit == "WE") {
    out = weekend(fields, context, *from);
  } else {
    const Date to = moved(*from, unit, shift);
    const bool odd = unit.letter == 'Y' && shift != std::floor(shift);
    const DatePrecision grain = fields.grain == "day" ? DatePrecision::day
                                : odd                 ? DatePrecision::month
                                                      : grain_of(unit);
    out.value = calendar::value_of(to, grain);
  }
  if (!calendar::interval_of(out.value).begin) out.value.clear();
  out.anchor = text ? TimeAnchor::text : TimeAnchor::publication;
  return out;
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
      add_clock(fields, out);
      break;
  }
  out.mod = fields.edge.empty() ? fields.mod : fields.edge;
  if (kind == TimeKind::calendar || kind == TimeKind::offset)
    out.interval = calendar::interval_of(out.value);
  return out;
}

}  // namespace depeche
