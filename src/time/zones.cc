// SPDX-License-Identifier: Apache-2.0
#include "time/zones.h"

#include "time/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace depeche {

namespace {

constexpr int minutes_of_hour = 60;
constexpr int switch_hour = 3;  // of the clock, on the day of the change

/// "+03:30", "-05" in minutes.
std::optional<int> minutes_from(std::string_view text) {
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hours = to_integer(text.substr(1, 2));
  const auto rest = text.size() == 6 ? to_integer(text.substr(4, 2)) : std::optional<long>{0};
  if (!hours || !rest) return std::nullopt;
  const int total = static_cast<int>(*hours) * minutes_of_hour + static_cast<int>(*rest);
  return text[0] == '-' ? -total : total;
}

std::string offset_text(int minutes) {
  std::array<char, 16> out{};
  const int size = std::abs(minutes);
  const char sign = minutes < 0 ? '-' : '+';
  const int hours = size / minutes_of_hour;
  const int rest = size % minutes_of_hour;
  if (rest == 0) {
    std::snprintf(out.data(), out.size(), "%c%02d", sign, hours);
  } else {
    std::snprintf(out.data(), out.size(), "%c%02d:%02d", sign, hours, rest);
  }
  return out.data();
}

/// 1 = Monday; 0 = none of them.
int weekday_from(std::string_view name) {
  constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const auto* const found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

}  // namespace

std::optional<Zones::Switch> Zones::switch_from(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  Switch out;
  const auto month = to_integer(text.substr(0, dash));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  out.month = static_cast<unsigned>(*month);
  std::string_view rest = text.substr(dash + 1);
  constexpr std::string_view last = "last-";
  if (rest.starts_with(last)) {
    out.last = true;
    out.weekday = weekday_from(rest.substr(last.size()));
    return out.weekday == 0 ? std::nullopt : std::optional(out);
  }
  if (const auto from = rest.find(">="); from != std::string_view::npos) {
    out.weekday = weekday_from(rest.substr(0, from));
    if (out.weekday == 0) return std::nullopt;
    rest = rest.substr(from + 2);
  }
  const auto day = to_integer(rest);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  out.day = static_cast<unsigned>(*day);
  return out;
}

Date Zones::Switch::in(int year) const {
  const std::chrono::year y{year};
  const std::chrono::month m{month};
  if (last) {
    const Date end{std::chrono::year_month_day_last{y, std::chrono::month_day_last{m}}};
    return add_days(end, -((calendar::weekday_of(end) - weekday + 7) % 7));
  }
  const Date first{y, m, std::chrono::day{day}};
  return weekday == 0 ? first : add_days(first, (weekday - calendar::weekday_of(first) + 7) % 7);
}

Result<void> Zones::load_summers(const Pack& pack) {
  auto table = pack.table("common/time/summer_time.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<5>(*table, {"rule", "from", "to", "begin", "end"});
  if (!columns) return columns.error();
  const auto [rule, from, to, begin, end] = *columns;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto first = switch_from(table->cell(row, begin));
    const auto last = switch_from(table->cell(row, end));
    if (!first || !last)
      return Error{ErrorCode::bad_data, "names no day of a year", table->where(row)};
    Summer summer;
    summer.begin = *first;
    summer.end = *last;
    if (const auto year = to_integer(table->cell(row, from))) summer.from = static_cast<int>(*year);
    if (const auto year = to_integer(table->cell(row, to))) summer.to = static_cast<int>(*year);
    summers_[std::string(table->cell(row, rule))].push_back(summer);
  }
  return {};
}

Result<void> Zones::load_zones(const Pack& pack) {
  auto table = pack.table("common/time/zones.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<4>(*table, {"zone", "from", "offset", "rule"});
  if (!columns) return columns.error();
  const auto [zone, from, offset, rule] = *columns;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto minutes = minutes_from(table->cell(row, offset));
    Period period;
    period.rule = table->cell(row, rule);
    if (!minutes || (!period.rule.empty() && !summers_.contains(period.rule)))
      return Error{ErrorCode::bad_data, "names no offset or no rule", table->where(row)};
    period.minutes = *minutes;
    if (!table->cell(row, from).empty()) period.from = parse_date(table->cell(row, from));
    zones_[std::string(table->cell(row, zone))].push_back(std::move(period));
  }
  return {};
}

Result<Zones> Zones::load(const Pack& pack) {
  Zones zones;
  if (auto done = zones.load_summers(pack); !done) return done.error();
  if (auto done = zones.load_zones(pack); !done) return done.error();
  return zones;
}

bool Zones::is_summer(std::string_view rule, Date day, int hour) const {
  const auto found = summers_.find(rule);
  if (found == summers_.end()) return false;
  const int year = static_cast<int>(day.year());
  const auto after = [&](Date change) {
    return day > change || (day == change && hour >= switch_hour);
  };
  for (const Summer& summer : found->second) {
    // Southern summers end in the year after they began.
    const Date begin = summer.begin.in(year);
    const Date end = summer.end.in(year);
    const bool holds = year >= summer.from && year <= summer.to;
    if (begin < end ? holds && after(begin) && !after(end)
                    : (holds && after(begin)) ||
                          (year - 1 >= summer.from && year - 1 <= summer.to && !after(end)))
      return true;
  }
  return false;
}

std::string Zones::offset(std::string_view zone, Date day, int hour) const {
  const auto found = zones_.find(zone);
  if (found == zones_.end()) return {};
  const Period* period = nullptr;
  for (const Period& one : found->second) {
    if (!one.from || *one.from <= day) period = &one;
  }
  constexpr int oldest = 1996;  // the first year of the rules
  if (period == nullptr || static_cast<int>(day.year()) < oldest) return {};
  return offset_text(period->minutes + (is_summer(period->rule, day, hour) ? minutes_of_hour : 0));
}

}  // namespace depeche
