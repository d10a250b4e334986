// SPDX-License-Identifier: Apache-2.0
// Which day does the dateline of a page name?
#pragma once

#include <depeche/date.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Finds the first full date in a short text: "2017-11-21", "21/11/2017", "21.11.2017",
/// "21 novembre 2017", "1er août 2017", "November 21, 2017". Day before month in figures, unless
/// only the other order is a date. Names of months are ICU's, in the languages given.
class WrittenDates {
 public:
  /// Longer texts are not asked: a dateline is short.
  static constexpr std::size_t longest = 200;

  /// `languages`: ISO 639-1 codes.
  explicit WrittenDates(const std::vector<std::string>& languages);

  [[nodiscard]] std::optional<Date> find(std::string_view text) const;

 private:
  struct Month {
    std::string name;  // folded
    unsigned number;
  };

  [[nodiscard]] unsigned month_at(std::string_view word) const;

  std::vector<Month> months_;
};

}  // namespace depeche
