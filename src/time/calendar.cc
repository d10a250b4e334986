// SPDX-License-Identifier: Apache-2.0
#include "time/calendar.h"

#include "base/strings.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace depeche::calendar {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

constexpr int first_year = 1000;
constexpr int last_year = 9999;

Date make(int y, unsigned m, unsigned d) {
  return Date{year{y}, month{m}, day{d}};
}

Date month_end(int y, unsigned m) {
  return Date{std::chrono::year_month_day_last{year{y}, std::chrono::month_day_last{month{m}}}};
}

Interval months(int y, unsigned first, unsigned last, DatePrecision precision) {
  return {make(y, first, 1), month_end(y, last), precision};
}

std::optional<int> number(std::string_view digits) {
  const auto value = to_integer(digits);
  if (!value || digits.empty() || digits.front() == '-' || digits.front() == '+' ||
      *value > last_year)
    return std::nullopt;
  return static_cast<int>(*value);
}

std::string padded(const char* pattern, int a, int b) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, a, b);
  return buffer.data();
}

/// The Thursday of the ISO week of `date` tells the year that the week belongs to.
Date thursday_of(Date date) {
  return add_days(date, 4 - weekday_of(date));
}

int week_of(Date date) {
  const Date thursday = thursday_of(date);
  const auto days = sys_days{thursday} - sys_days{make(static_cast<int>(thursday.year()), 1, 1)};
  return static_cast<int>(days.count()) / 7 + 1;
}

Interval week_interval(int y, std::string_view rest) {
  if (rest.size() < 2) return {};
  const auto week = number(rest.substr(0, 2));
  if (!week || *week < 1 || *week > 53) return {};
  const Date monday = week_begin(y, *week);
  if (week_of(monday) != *week) return {};
  if (rest.size() == 2) return {monday, add_days(monday, 6), DatePrecision::week};
  if (rest.substr(2) == "-WE")
    return {add_days(monday, 5), add_days(monday, 6), DatePrecision::day};
  return {};
}

/// "199", "18".
Interval years_interval(std::string_view value) {
  const auto years = number(value);
  if (!years) return {};
  if (value.size() == 2 && *years >= 10)
    return {make(*years * 100, 1, 1), make(*years * 100 + 99, 12, 31), DatePrecision::century};
  if (value.size() == 3 && *years >= 100)
    return {make(*years * 10, 1, 1), make(*years * 10 + 9, 12, 31), DatePrecision::decade};
  return {};
}

/// "2017-05-27/2017-06-25".
Interval span_interval(std::string_view value, std::size_t slash) {
  const Interval first = interval_of(value.substr(0, slash));
  const Interval last = interval_of(value.substr(slash + 1));
  const bool days = first.precision == DatePrecision::day && last.precision == DatePrecision::day;
  if (!days || *first.begin > *last.end) return {};
  return {first.begin, last.end, DatePrecision::day};
}

Interval month_or_day(int y, std::string_view rest) {
  const auto m = number(rest.substr(0, 2));
  if (!m || *m < 1 || *m > 12) return {};
  if (rest.size() == 2)
    return months(y, static_cast<unsigned>(*m), static_cast<unsigned>(*m), DatePrecision::month);
  if (rest.size() != 5 || rest[2] != '-') return {};
  const auto d = number(rest.substr(3));
  if (!d || *d < 1) return {};
  const Date date = make(y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
  if (!date.ok()) return {};
  return {date, date, DatePrecision::day};
}

/// "thu4-11", "mon-1-05": the n-th (or last) weekday of a month.
std::optional<Date> nth_weekday(std::string_view rule, int y) {
  constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const auto* const name = std::find(names.begin(), names.end(), rule.substr(0, 3));
  const auto dash = rule.rfind('-');
  if (name == names.end() || dash == std::string_view::npos || dash < 4) return std::nullopt;
  const auto nth = to_integer(rule.substr(3, dash - 3));
  const auto m = number(rule.substr(dash + 1));
  if (!nth || !m || *m < 1 || *m > 12 || *nth == 0 || *nth > 5 || *nth < -1) return std::nullopt;
  const int wanted = static_cast<int>(name - names.begin()) + 1;
  if (*nth < 0) {
    const Date last = month_end(y, static_cast<unsigned>(*m));
    return add_days(last, -((weekday_of(last) - wanted + 7) % 7));
  }
  const Date first = make(y, static_cast<unsigned>(*m), 1);
  return add_days(first, (wanted - weekday_of(first) + 7) % 7 + 7 * (static_cast<int>(*nth) - 1));
}

}  // namespace

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding());
}

Date easter(int y) {
  // Anonymous Gregorian computus (Meeus/Jones/Butcher).
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return make(y, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

Date add_months(Date date, int count) {
  const auto moved =
      std::chrono::year_month{date.year(), date.month()} + std::chrono::months{count};
  const Date last = month_end(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
  return Date{moved.year(), moved.month(), std::min(date.day(), last.day())};
}

Date week_begin(int y, int week) {
  const Date fourth = make(y, 1, 4);
  return add_days(fourth, 1 - weekday_of(fourth) + 7 * (week - 1));
}

std::string week_value(Date date) {
  return padded("%04d-W%02d", static_cast<int>(thursday_of(date).year()), week_of(date));
}

Date hijri_begin(int year, int month) {
  // Days before the month since 16 July 622 (Julian), that is 19 July 622 Gregorian.
  const int years = year - 1;
  const int days = years * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2;
  return add_days(make(622, 7, 19), days);
}

namespace {

/// The month or day of the Islamic year that begins in the Gregorian year `y`, the earliest.
std::optional<Interval> hijri(std::string_view rule, int y) {
  const auto dash = rule.find('-');
  const auto month = number(rule.substr(0, dash));
  const auto day =
      dash == std::string_view::npos ? std::optional<int>{1} : number(rule.substr(dash + 1));
  if (!month || *month < 1 || *month > 12 || !day || *day < 1 || *day > 29) return std::nullopt;
  const bool whole = dash == std::string_view::npos;
  for (int year = (y - 622) * 33 / 32 - 1;; ++year) {
    const Date first = hijri_begin(year, *month);
    const Date begin = add_days(first, *day - 1);
    if (static_cast<int>(begin.year()) < y) continue;
    if (static_cast<int>(begin.year()) > y) return std::nullopt;
    if (!whole) return Interval{begin, begin, DatePrecision::day};
    const Date next = *month == 12 ? hijri_begin(year + 1, 1) : hijri_begin(year, *month + 1);
    return Interval{begin, add_days(next, -1), DatePrecision::day};
  }
}

std::optional<Interval> one_day(std::optional<Date> day) {
  if (!day) return std::nullopt;
  return Interval{day, day, DatePrecision::day};
}

}  // namespace

std::optional<Interval> holiday(std::string_view rule, int y) {
  if (y < first_year || y >= last_year) return std::nullopt;
  if (rule.starts_with("easter")) {
    const auto offset = to_integer(rule.substr(rule.starts_with("easter+") ? 7 : 6));
    if (!offset || *offset < -100 || *offset > 100) return std::nullopt;
    return one_day(add_days(easter(y), static_cast<int>(*offset)));
  }
  if (rule.starts_with("hijri-")) return hijri(rule.substr(6), y);
  if (rule.size() == 5 && rule[2] == '-') return one_day(month_or_day(y, rule).begin);
  return one_day(nth_weekday(rule, y));
}

std::string value_of(const Interval& days) {
  if (!days.begin || !days.end) return {};
  return *days.begin == *days.end ? to_string(*days.begin)
                                  : to_string(*days.begin) + "/" + to_string(*days.end);
}

std::optional<Interval> season(std::string_view code, int y) {
  if (code == "SP") return months(y, 3, 5, DatePrecision::season);
  if (code == "SU") return months(y, 6, 8, DatePrecision::season);
  if (code == "FA") return months(y, 9, 11, DatePrecision::season);
  if (code == "WI") return Interval{make(y, 12, 1), month_end(y + 1, 2), DatePrecision::season};
  return std::nullopt;
}

std::string value_of(Date date, DatePrecision precision) {
  const int y = static_cast<int>(date.year());
  const int m = static_cast<int>(static_cast<unsigned>(date.month()));
  switch (precision) {
    case DatePrecision::week:
      return week_value(date);
    case DatePrecision::month:
      return padded("%04d-%02d", y, m);
    case DatePrecision::quarter:
      return padded("%04d-Q%d", y, (m + 2) / 3);
    case DatePrecision::year:
      return padded("%04d", y, 0);
    case DatePrecision::decade:
      return padded("%03d", y / 10, 0);
    case DatePrecision::century:
      return padded("%02d", y / 100, 0);
    default:
      return to_string(date);
  }
}

Interval interval_of(std::string_view value) {
  if (const auto slash = value.find('/'); slash != std::string_view::npos)
    return span_interval(value, slash);
  value = value.substr(0, value.find('T'));
  if (value.size() < 4) return years_interval(value);
  if (value.starts_with("P")) return {};
  const auto y = number(value.substr(0, 4));
  if (!y) return {};
  if (*y < first_year || *y >= last_year) return {};
  if (value.size() == 4) return {make(*y, 1, 1), make(*y, 12, 31), DatePrecision::year};
  const std::string_view rest = value.substr(5);
  if (value[4] != '-' || rest.size() < 2) return {};
  if (rest[0] == 'W' && rest != "WI") return week_interval(*y, rest.substr(1));
  if (const auto found = season(rest, *y)) return *found;
  const auto part = number(rest.substr(1));
  if (rest[0] == 'Q' && part && *part >= 1 && *part <= 4) {
    const auto last = static_cast<unsigned>(*part * 3);
    return months(*y, last - 2, last, DatePrecision::quarter);
  }
  if (rest[0] == 'H' && part && (*part == 1 || *part == 2)) {
    return months(*y, *part == 1 ? 1 : 7, *part == 1 ? 6 : 12, DatePrecision::quarter);
  }
  return month_or_day(*y, rest);
}

}  // namespace depeche::calendar
