// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"

#include <depeche/date.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace depeche {

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto year = to_integer(text.substr(0, 4));
  const auto month = to_integer(text.substr(5, 2));
  const auto day = to_integer(text.substr(8, 2));
  if (!year || !month || !day || *year < 1000 || *month < 1 || *day < 1) return std::nullopt;
  const Date date{std::chrono::year{static_cast<int>(*year)},
                  std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

namespace {

/// The two digits at `at`, below `limit`.
std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at, std::int64_t limit) {
  if (text.size() < at + 2 || text[at] == '-') return std::nullopt;
  const auto value = to_integer(text.substr(at, 2));
  return value && *value < limit ? value : std::nullopt;
}

/// `rest` behind its seconds, which may lack, and their fraction; nothing when they are none.
std::optional<std::string_view> behind_seconds(std::string_view rest) {
  if (!rest.starts_with(':')) return rest;
  constexpr std::int64_t leap = 61;
  if (!two_digits(rest, 1, leap)) return std::nullopt;
  rest.remove_prefix(3);
  if (!rest.starts_with('.') && !rest.starts_with(',')) return rest;
  rest.remove_prefix(1);
  rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
  return rest;
}

bool is_utc(std::string_view zone) {
  constexpr std::array<std::string_view, 5> names = {"", "Z", "z", "GMT", "UTC"};
  return std::find(names.begin(), names.end(), zone) != names.end();
}

/// Minutes that the zone at the end of a time ("", "Z", " GMT", "+01", "+0100", " +01:00") is ahead
/// of UTC; nothing when it cannot be read.
std::optional<std::int64_t> zone_minutes(std::string_view zone) {
  zone = trim(zone);
  if (is_utc(zone)) return 0;
  constexpr std::int64_t farthest = 15;  // hours
  const auto hours = two_digits(zone, 1, farthest);
  const std::size_t colon = zone.size() > 3 && zone[3] == ':' ? 1 : 0;
  const auto minutes = zone.size() == 3 ? 0 : two_digits(zone, 3 + colon, 60);
  const bool whole = zone.size() == 3 || zone.size() == 5 + colon;
  if ((zone[0] != '+' && zone[0] != '-') || !hours || !minutes || !whole) return std::nullopt;
  const std::int64_t ahead = *hours * 60 + *minutes;
  return zone[0] == '-' ? -ahead : ahead;
}

/// "24:00", "24:00:00.0": the last moment of a day, which is the first of the next.
bool is_end_of_day(std::string_view time) {
  const std::size_t end = time.find_first_not_of("0123456789:.,");
  return time.starts_with("24:") &&
         time.substr(3, end == std::string_view::npos ? end : end - 3).find_first_not_of("0:.,") ==
             std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> parse_minute(std::string_view text) {
  const auto date = parse_date(text);
  const auto hour = two_digits(text, 11, 25);
  const auto minute = two_digits(text, 14, 60);
  if (!date || !hour || !minute || text[13] != ':') return std::nullopt;
  if (*hour == 24 && !is_end_of_day(text.substr(11))) return std::nullopt;
  const auto zone = behind_seconds(text.substr(16));
  const auto ahead = zone ? zone_minutes(*zone) : std::nullopt;
  if (!ahead) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{*date}.time_since_epoch().count();
  return (days * 24 + *hour) * 60 + *minute - *ahead;
}

std::string to_string(Date date) {
  char buffer[32];  // NOLINT(modernize-avoid-c-arrays): snprintf's
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

Date add_days(Date date, int days) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace depeche
