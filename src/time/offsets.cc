// SPDX-License-Identifier: Apache-2.0
#include "time/offsets.h"

#include "base/strings.h"
#include "time/calendar.h"

#include <cmath>
#include <cstdlib>

namespace depeche {

namespace {

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
  std::string out = print_value("%.2f", rounded);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

/// "P1Y6M", "PT1M22S": a second unit that is smaller than the first.
std::string composed_value(const TimeFields& fields) {
  const Unit first = unit_from(fields.unit);
  const Unit second = unit_from(fields.more_unit);
  constexpr std::string_view order = "YMWDHMS";
  const auto rank = [&](const Unit& unit) {
    return unit.clock ? order.find(unit.letter, 4) : order.find(unit.letter);
  };
  if (rank(second) <= rank(first) || rank(second) > rank(first) + 3) return {};
  const double a = fields.number * first.factor;
  const double b = fields.more * second.factor;
  const double most = second.letter == 'H' ? 24 : second.letter == 'M' && !second.clock ? 12 : 60;
  if (a > 1e6 || b >= most) return {};  // a list, no sum
  return (first.clock ? "PT" : "P") + figure(a) + first.letter +
         (second.clock && !first.clock ? "T" : "") + figure(b) + second.letter;
}

/// "P2DE": decades and centuries that nobody counts have letters of their own.
std::string vague_value(const Unit& unit) {
  if (!unit.clock && unit.letter == 'Y' && unit.factor == 10) return "PXDE";
  if (!unit.clock && unit.letter == 'Y' && unit.factor == 100) return "PXCE";
  return (unit.clock ? "PTX" : "PX") + std::string(1, unit.letter);
}

std::string duration_value(const TimeFields& fields) {
  if (fields.hour >= 0) {  // "pendant 3 h 30"
    return print_value("PT%dH", fields.hour) +
           (fields.minute > 0 ? print_value("%dM", fields.minute) : std::string());
  }
  Unit unit = unit_from(fields.unit);
  if (fields.more >= 0) return composed_value(fields);
  const std::string head = unit.clock ? "PT" : "P";
  if (fields.vague && fields.number < 0) return vague_value(unit);
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

/// "demain, vendredi", written on a Wednesday: the day that is named, not the one that is reckoned;
/// he who is quoted spoke on another day.
Date named_day(Date today, int shift, int weekday) {
  constexpr int week = 7;
  constexpr int half = 3;
  const int back = (calendar::weekday_of(today) - weekday + week) % week;
  if (shift > 0) return add_days(today, week - back);
  if (shift < 0) return add_days(today, back == 0 ? -week : -back);
  return add_days(today, back <= half ? -back : week - back);
}

}  // namespace

/// The rest of a calendar value behind its year: "-11-20", "-Q3", "-SU"; empty when only a year is
/// meant.
std::string value_within_year(const TimeFields& fields) {
  if (fields.month >= 1 && fields.day >= 1)
    return print_value("-%02d-%02d", fields.month, fields.day);
  if (fields.month >= 1) return print_value("-%02d", fields.month);
  if (!fields.season.empty()) return "-" + std::string(fields.season);
  if (fields.ordinal >= 1 && fields.unit == "3M") return print_value("-Q%d", fields.ordinal);
  if (fields.ordinal >= 1 && fields.unit == "6M") return print_value("-H%d", fields.ordinal);
  return {};
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
    out.value = print_value("XXXX-WXX-%d", fields.weekday);
  } else if (fields.month >= 1) {
    out.value = "XXXX" + value_within_year(fields);
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

ResolvedTime resolve_offset(const TimeFields& fields, const TimeContext& context) {
  ResolvedTime out;
  Unit unit = unit_from(fields.unit);
  const double shift = shift_of(fields);
  if (fields.vague && fields.number < 0) {
    // "quelques heures plus tard": still on the day told last.
    const bool same_day = unit.clock && fields.base == "text" && context.told;
    out.value = same_day ? to_string(*context.told) : shift < 0 ? "PAST_REF" : "FUTURE_REF";
    if (fields.base == "text") out.anchor = TimeAnchor::text;
    return out;
  }
  const bool text = fields.base == "text" || fields.rel == "same";
  // "depuis mars 2022 … un mois plus tôt": what was told last, when it is no finer than the unit.
  const Interval& last = context.told_interval;
  const bool months = unit.letter == 'Y' || unit.letter == 'M';
  const bool coarse = last.begin && !unit.clock && last.begin != last.end &&
                      (months || (unit.letter == 'W' && last.precision <= DatePrecision::week));
  auto told = context.told && !coarse ? context.told : last.begin;
  // "L'accord, que Washington a quitté le 8 mai, … Il s'était rendu la veille", "à l'approche du
  // ramadan … Un mois plus tôt": before the day that the story tells of.
  const bool day = unit.letter == 'D' && !unit.clock;
  const bool beside = day && context.told_beside && told < context.story_day;
  if (shift < 0 && context.story_day &&
      (beside || (coarse && context.today && last.begin > context.today)))
    told = context.story_day;
  const auto from = text ? told : context.today;
  if (unit.letter == 'Y' && std::abs(shift) * unit.factor > 900) return out;
  if (std::abs(shift) > 20000) return out;
  if (!from && text && context.today && unit.letter == 'D' && !unit.clock && std::abs(shift) == 1) {
    // Nothing told yet: the story's own day is that of writing ("il a frappé dès le lendemain").
    out.value = to_string(shift > 0 ? *context.today : add_days(*context.today, -1));
    out.anchor = TimeAnchor::publication;
    return out;
  }
  if (!from) {
    out.value = fields.unit == "WE" ? "XXXX-WXX-WE" : open_value(unit);
    return out;
  }
  if (fields.unit == "WE") {
    out = weekend(fields, context, *from);
  } else {
    const bool named = fields.weekday >= 1 && !text && unit.letter == 'D' && !unit.clock;
    Date to = moved(*from, unit, shift);
    if (named && calendar::weekday_of(to) != fields.weekday)
      to = named_day(*from, static_cast<int>(shift), fields.weekday);
    const bool odd = unit.letter == 'Y' && shift != std::floor(shift);
    // "il y a une semaine" reckons to the day, "la semaine dernière" to the week.
    const bool reckoned = unit.letter == 'W' && !fields.shifted && fields.number >= 0;
    const DatePrecision grain = fields.grain == "week"              ? DatePrecision::week
                                : fields.grain == "day" || reckoned ? DatePrecision::day
                                : odd                               ? DatePrecision::month
                                                                    : grain_of(unit);
    out.value = calendar::value_of(to, grain);
  }
  if (!calendar::interval_of(out.value).begin) out.value.clear();
  out.anchor = text ? TimeAnchor::text : TimeAnchor::publication;
  return out;
}

bool reckons_days(const TimeFields& fields) {
  if (fields.number < 0 || fields.number != std::floor(fields.number)) return false;
  if (fields.grain == "day") return true;
  const Unit unit = unit_from(fields.unit);
  constexpr double hours_of_day = 24;
  if (unit.clock) return unit.letter == 'H' && std::fmod(fields.number, hours_of_day) == 0;
  return unit.letter == 'D';
}

int days_reckoned(const TimeFields& fields) {
  constexpr int week = 7;
  constexpr int hours_of_day = 24;
  constexpr double most = 1000;
  if (fields.base != "event" || !reckons_days(fields) || fields.number > most) return 0;
  const Unit unit = unit_from(fields.unit);
  const int number = static_cast<int>(fields.number) * unit.factor;
  if (unit.clock) return number / hours_of_day;
  return unit.letter == 'D' ? number : unit.letter == 'W' ? number * week : 0;
}

ResolvedTime resolve_from_event(const TimeFields& fields, const Interval& event) {
  ResolvedTime out;
  const Unit unit = unit_from(fields.unit);
  if (fields.number < 0 || unit.letter == 'S' || std::abs(fields.number) > 1000) return out;
  const bool days = reckons_days(fields);
  const bool known = event.precision == DatePrecision::day && event.begin == event.end;
  const DatePrecision grain = days ? DatePrecision::day : grain_of(unit);
  if (!event.begin || (!known && grain <= DatePrecision::week)) return out;
  if (unit.clock && !days) return out;
  const Date to = moved(*event.begin, unit, fields.shift * fields.number);
  // "trois semaines après": a day, or thereabouts.
  out.value = calendar::value_of(to, grain == DatePrecision::week ? DatePrecision::day : grain);
  if (!calendar::interval_of(out.value).begin) out.value.clear();
  out.interval = calendar::interval_of(out.value);
  out.mod = fields.mod.empty() && !days ? "APPROX" : std::string(fields.mod);
  out.anchor = TimeAnchor::text;
  return out;
}

}  // namespace depeche
