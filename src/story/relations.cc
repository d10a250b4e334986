// SPDX-License-Identifier: Apache-2.0
#include "story/relations.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace depeche {

namespace {

bool share_name(const Participant& a, const Participant& b) {
  return share_one(a.names, b.names);
}

/// 1: a named participant of the role is in the other happening too; -1: both have some, and none
/// is; 0: else.
int named_in_role(const Happening& a, const Happening& b, bool recipient) {
  const auto known = [&](const Happening& of, const Happening& other, bool& any) {
    return std::any_of(of.participants.begin(), of.participants.end(), [&](const Participant& one) {
      if (one.recipient != recipient || one.names.empty()) return false;
      any = true;
      return is_in(one, other);
    });
  };
  bool of_a = false;
  bool of_b = false;
  if (known(a, b, of_a) || known(b, a, of_b)) return 1;
  return of_a && of_b ? -1 : 0;
}

}  // namespace

std::int32_t days_between(const Happening& a, const Happening& b) {
  if (a.day_begin == no_day || b.day_begin == no_day || a.day_end == no_day || b.day_end == no_day)
    return no_day;
  if (a.day_end < b.day_begin) return b.day_begin - a.day_end;
  if (b.day_end < a.day_begin) return a.day_begin - b.day_end;
  return 0;
}

double kilometres(const Happening& a, const Happening& b) {
  constexpr double radius = 6371;
  constexpr double degree = std::numbers::pi / 180;
  const double lat = (double{a.latitude} - b.latitude) * degree / 2;
  const double lon = (double{a.longitude} - b.longitude) * degree / 2;
  const double chord = std::pow(std::sin(lat), 2) + std::cos(a.latitude * degree) *
                                                        std::cos(b.latitude * degree) *
                                                        std::pow(std::sin(lon), 2);
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(chord)));
}

bool is_town(const Happening& happening) {
  return happening.resolution == Resolution::city || happening.resolution == Resolution::sub_city;
}

bool share_one(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return false;
}

bool is_in(const Participant& one, const Happening& other) {
  return std::any_of(other.participants.begin(), other.participants.end(),
                     [&](const Participant& participant) { return share_name(one, participant); });
}

Company company_of(const Happening& a, const Happening& b) {
  Company company;
  bool a_country = false;
  bool b_country = false;
  for (const Participant& participant : b.participants) {
    if (!participant.names.empty()) ++company.named_b;
    b_country = b_country || participant.country != 0;
  }
  for (const Participant& one : a.participants) {
    if (!one.names.empty()) ++company.named_a;
    a_country = a_country || one.country != 0;
    bool same = false;
    bool same_role = false;
    for (const Participant& other : b.participants) {
      if (share_name(one, other)) {
        same = true;
        same_role = same_role || one.recipient == other.recipient;
      }
      company.same_country =
          company.same_country || (one.country != 0 && one.country == other.country);
    }
    if (same) ++company.same;
    if (same && !same_role) ++company.swapped;
  }
  company.actors = named_in_role(a, b, false);
  company.recipients = named_in_role(a, b, true);
  company.other_country = a_country && b_country && !company.same_country;
  return company;
}

}  // namespace depeche
