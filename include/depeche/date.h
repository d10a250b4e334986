// SPDX-License-Identifier: Apache-2.0
// A calendar day (proleptic Gregorian), and its ISO 8601 form.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace depeche {

using Date = std::chrono::year_month_day;

/// Reads "YYYY-MM-DD", alone or followed by 'T' and a time that is ignored. Nothing when the text
/// is not of that form or names no day of the calendar; years 1000 to 9999.
std::optional<Date> parse_date(std::string_view text);

/// Minutes since 1970-01-01T00:00Z of "YYYY-MM-DDThh:mm" with what may follow: seconds, and "Z",
/// "GMT", "UTC", "+hh:mm" or "+hhmm", a blank before it or none; without a zone UTC is taken.
/// "T24:00" is midnight of the next day. Nothing when the text has no time of that form.
std::optional<std::int64_t> parse_minute(std::string_view text);

/// "YYYY-MM-DD".
std::string to_string(Date date);

/// `date` moved by `days`, backwards when negative.
Date add_days(Date date, int days);

/// Days from `from` to `to`; negative when that lies before.
int days_between(Date from, Date to);

}  // namespace depeche
