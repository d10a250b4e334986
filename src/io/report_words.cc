// SPDX-License-Identifier: Apache-2.0
#include "io/report_words.h"

namespace depeche {

std::string actor_names(const Reading& reading, const std::vector<ActorIndex>& actors,
                        std::string_view separator) {
  std::string names;
  for (const ActorIndex actor : actors) {
    if (actor >= reading.actors.size()) continue;
    if (!names.empty()) names += separator;
    names += reading.actors[actor].name;
  }
  return names;
}

std::string claimant_of(const Document& document, const Reading& reading,
                        const Attribution& attribution) {
  if (attribution.claimant < reading.actors.size()) {
    return reading.actors[attribution.claimant].name;
  }
  const auto words = [&](Span span) { return std::string(slice(document.text(), span)); };
  if (!attribution.claimant_text.empty()) return words(attribution.claimant_text);
  if (!attribution.channel.empty()) return attribution.channel;
  return attribution.cue.empty() ? std::string() : "(" + words(attribution.cue) + ")";
}

std::string range_words(const SizeRange& range) {
  if (range.low && range.high) {
    if (*range.low == *range.high) return std::to_string(*range.low);
    return std::to_string(*range.low) + "-" + std::to_string(*range.high);
  }
  if (range.low) return std::to_string(*range.low) + "+";
  return range.high ? "-" + std::to_string(*range.high) : std::string();
}

std::string size_words(const Sizes& sizes) {
  std::string words;
  for (const auto& [counts, range] : sizes) {
    if (!words.empty()) words += "; ";
    words += counts + " " + range_words(range);
  }
  return words;
}

std::string date_words(const Interval& date) {
  if (!date.begin && !date.end) return {};
  if (!date.begin) return "../" + to_string(*date.end);
  const std::string begin = to_string(*date.begin);
  if (!date.end) return begin + "/..";
  if (*date.begin == *date.end) return begin;
  const bool same_year = date.begin->year() == date.end->year();
  const bool same_month = same_year && date.begin->month() == date.end->month();
  if (date.precision == DatePrecision::year && same_year) return begin.substr(0, 4);
  if (date.precision == DatePrecision::month && same_month) return begin.substr(0, 7);
  const std::string end = to_string(*date.end);
  return begin + "/" + (same_month ? end.substr(8) : end);
}

}  // namespace depeche
