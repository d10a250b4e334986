// SPDX-License-Identifier: Apache-2.0
// How do the days, places and participants of two happenings stand to one another?
#pragma once

#include "story/sketch.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace depeche {

/// Days between the two intervals; 0 when they overlap; no_day when one is open.
std::int32_t days_between(const Happening& a, const Happening& b);

/// Along the great circle; NaN when one has no coordinates.
double kilometres(const Happening& a, const Happening& b);

bool is_town(const Happening& happening);

/// Have two sorted lists something in common?
bool share_one(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// Is somebody of that name among the participants of `other`?
bool is_in(const Participant& one, const Happening& other);

/// What the participants of two happenings have in common.
struct Company {
  std::size_t named_a = 0;  ///< participants with a name
  std::size_t named_b = 0;
  std::size_t same = 0;     ///< of them, in both
  std::size_t swapped = 0;  ///< … in the other role
  bool same_country = false;
  int actors = 0;  ///< named ones: 1 = one is in the other too, in any role; -1 = both have some,
                   ///< none of them is in the other at all; 0 = else
  int recipients = 0;
  bool other_country = false;  ///< no country in common, though both have some
};

Company company_of(const Happening& a, const Happening& b);

}  // namespace depeche
