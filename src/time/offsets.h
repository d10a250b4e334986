// SPDX-License-Identifier: Apache-2.0
// What do units of time amount to: durations, sets, and days so far from another?
#pragma once

#include "time/resolver.h"

#include <array>
#include <cstdio>
#include <string>

namespace depeche {

ResolvedTime resolve_duration(const TimeFields& fields);
ResolvedTime resolve_set(const TimeFields& fields);
ResolvedTime resolve_offset(const TimeFields& fields, const TimeContext& context);

/// snprintf into a string; for short values.
template <typename... Numbers>
std::string print_value(const char* pattern, Numbers... numbers) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, numbers...);
  return buffer.data();
}

/// The rest of a calendar value behind its year: "-11-20", "-Q3", "-SU"; empty when only a year is
/// meant.
std::string value_within_year(const TimeFields& fields);

/// Does it count days ("deux jours", "quarante-huit heures", "un an jour pour jour"), so that it
/// names a day when it is reckoned from one?
bool reckons_days(const TimeFields& fields);

/// The days that words reckoned from a happening tell ("deux jours après l'attaque"); 0 = other
/// words, or no number of days.
int days_reckoned(const TimeFields& fields);

/// "trois semaines après l'attaque", the days of the attack being `event`: that far from them.
/// Weeks and months name no day and are marked APPROX.
ResolvedTime resolve_from_event(const TimeFields& fields, const Interval& event);

}  // namespace depeche
