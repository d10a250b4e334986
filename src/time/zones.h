// SPDX-License-Identifier: Apache-2.0
// How far are the clocks of a place from UTC on a day, summer time included?
#pragma once

#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/date.h>
#include <depeche/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace depeche {

/// The tables common/time/zones.tsv and common/time/summer_time.tsv. Const and thread-safe once
/// loaded.
class Zones {
 public:
  /// Fails when a table is missing or wrong; the error names the line.
  static Result<Zones> load(const Pack& pack);

  /// The offset of `zone` ("Europe/Paris") at `hour` of `day`, as ISO 8601 writes it: "+02",
  /// "+03:30". Empty for a zone or day that no row holds for.
  [[nodiscard]] std::string offset(std::string_view zone, Date day, int hour) const;

 private:
  struct Period {
    std::optional<Date> from;  // open = always
    int minutes = 0;           // of standard time
    std::string rule;          // of summer time; empty = none
  };

  /// First or last day of summer time: "3-last-sun", "11-sun>=1", "3-22".
  struct Switch {
    unsigned month = 1;
    int weekday = 0;   // 1 = Monday; 0 = `day` itself
    unsigned day = 1;  // the first on or after it
    bool last = false;

    [[nodiscard]] Date in(int year) const;
  };

  struct Summer {
    int from = 0;
    int to = 9999;
    Switch begin;
    Switch end;
  };

  static std::optional<Switch> switch_from(std::string_view text);
  Result<void> load_summers(const Pack& pack);
  Result<void> load_zones(const Pack& pack);
  [[nodiscard]] bool is_summer(std::string_view rule, Date day, int hour) const;

  template <typename Row>
  using Rows = std::unordered_map<std::string, std::vector<Row>, StringHash, std::equal_to<>>;

  Rows<Period> zones_;
  Rows<Summer> summers_;
};

}  // namespace depeche
