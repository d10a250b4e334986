// SPDX-License-Identifier: Apache-2.0
// What are the values of the findings called in the output formats?
#include <depeche/actor.h>
#include <depeche/place.h>
#include <depeche/quote.h>
#include <depeche/time.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace depeche {

namespace {

template <typename Enum, std::size_t size>
std::string_view pick(const std::array<std::string_view, size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(ActorType type) {
  constexpr std::array<std::string_view, 5> names = {"person", "organization", "group", "country",
                                                     "people"};
  return pick(names, type);
}

std::string_view name_of(MentionForm form) {
  constexpr std::array<std::string_view, 3> names = {"name", "nominal", "pronoun"};
  return pick(names, form);
}

std::string_view name_of(Resolution resolution) {
  constexpr std::array<std::string_view, 7> names = {"unknown",  "region", "country", "province",
                                                     "district", "city",   "sub_city"};
  return pick(names, resolution);
}

std::string_view name_of(QuoteForm form) {
  constexpr std::array<std::string_view, 3> names = {"direct", "indirect", "mixed"};
  return pick(names, form);
}

std::string_view name_of(Stance stance) {
  constexpr std::array<std::string_view, 3> names = {"asserts", "denies", "doubts"};
  return pick(names, stance);
}

std::string_view name_of(TimeType type) {
  constexpr std::array<std::string_view, 4> names = {"DATE", "TIME", "DURATION", "SET"};
  return pick(names, type);
}

std::string_view name_of(TimeAnchor anchor) {
  if (anchor == TimeAnchor::publication) return "publication";
  return anchor == TimeAnchor::text ? "text" : "";
}

std::string_view name_of(DatePrecision precision) {
  constexpr std::array<std::string_view, 9> names = {
      "unknown", "day", "week", "month", "quarter", "season", "year", "decade", "century"};
  return pick(names, precision);
}

}  // namespace depeche
