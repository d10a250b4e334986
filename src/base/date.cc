// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"

#include <depeche/date.h>

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

std::string to_string(Date date) {
  char buffer[32];  // NOLINT(modernize-avoid-c-arrays): snprintf's
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

Date add_days(Date date, int days) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

}  // namespace depeche
