// SPDX-License-Identifier: Apache-2.0
#include "story/likeness.h"

#include "story/relations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// Evidence in logits, added up: a logistic regression on the pairs of gold/stories (tune) and on
/// 240 pairs of OrangeSum judged by hand, drawn towards what one would expect, and rounded; see
/// docs/adr/0007.
constexpr double prior = -3.8;
constexpr double same_type = 2.6;
constexpr double kindred_type = -1.0;
constexpr double words_alone = -0.4;  // who speaks says many things on one day
constexpr double often_done = -1.0;   // by many on one day, unless a town, a figure or a copy tells
constexpr double same_mode = 0.15;
constexpr double other_mode = -0.3;
constexpr double same_day = 0.2;
constexpr double days_overlap = 0.2;
constexpr double next_day = -0.4;
constexpr double other_day = -1.8;
constexpr double far_day = -4.5;
constexpr double one_negated = -0.8;
constexpr double same_place = 0.6;
constexpr double near_place = 0.2;
constexpr double inside_place = 0.8;
constexpr double same_land = -0.8;
constexpr double other_place = -0.7;
constexpr double same_people = 1.3;
constexpr double same_side = 0.4;
constexpr double other_people = -1.0;
constexpr double roles_swapped = -1.8;
constexpr double other_role = -1.1;
constexpr double same_count = 1.3;
constexpr double other_count = -0.2;
constexpr double same_words = 3.5;
constexpr double same_trigger = 0.2;
constexpr double across_languages = 1.6;  // words in common are few then
constexpr double other_words = -0.45;
constexpr double copied_words = 1.9;

/// Sums up the evidence for one pair.
class Evidence {
 public:
  void add(double logit) { logit_ += logit; }

  void add(double logit, Likeness what) {
    logit_ += logit;
    likeness_ |= static_cast<std::uint16_t>(what);
  }

  [[nodiscard]] bool has(Likeness what) const {
    return (likeness_ & static_cast<std::uint16_t>(what)) != 0;
  }

  [[nodiscard]] HappeningMatch match() const { return {1 / (1 + std::exp(-logit_)), likeness_}; }

 private:
  double logit_ = prior;
  std::uint16_t likeness_ = 0;
};

/// Types that coders, and papers, take for one another.
bool kindred(EventType a, EventType b) {
  using enum EventType;
  constexpr std::array<std::pair<EventType, EventType>, 10> pairs = {{{agree, consult},
                                                                      {consult, cooperate},
                                                                      {agree, cooperate},
                                                                      {coerce, assault},
                                                                      {protest, assault},
                                                                      {mobilize, assault},
                                                                      {sanction, coerce},
                                                                      {sanction, reject},
                                                                      {support, aid},
                                                                      {accuse, coerce}}};
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return pair == std::pair(a, b) || pair == std::pair(b, a);
  });
}

bool has_day(const Happening& happening) {
  return happening.precision == DatePrecision::day && happening.day_begin != no_day;
}

/// Is such a happening words alone?
bool is_said(EventType type) {
  switch (type) {
    case EventType::accuse:
    case EventType::agree:
    case EventType::reject:
    case EventType::request:
    case EventType::support:
    case EventType::threaten:
      return true;
    default:
      return false;
  }
}

/// Of such happenings there are many on one day by the same people, or of one movement.
bool is_often_done(EventType type) {
  return type == EventType::accuse || type == EventType::protest || type == EventType::threaten ||
         type == EventType::reject;
}

void weigh_days(const Happening& a, const Happening& b, Evidence& evidence) {
  const std::int32_t apart = days_between(a, b);
  if (apart == no_day) return;
  if (apart == 0) {
    const bool exact = has_day(a) && has_day(b);
    return evidence.add(exact ? same_day : days_overlap, Likeness::day);
  }
  constexpr std::int32_t far = 5;
  if (apart == 1) return evidence.add(next_day);
  evidence.add(apart < far ? other_day : far_day);
}

void weigh_places(const Happening& a, const Happening& b, Evidence& evidence) {
  constexpr double near_km = 30;
  if (a.place == 0 || b.place == 0) return;
  if (a.place == b.place) {
    return evidence.add(is_town(a) ? same_place : near_place, Likeness::place);
  }
  const bool land_known = a.country != 0 && b.country != 0;
  if (land_known && a.country != b.country) return evidence.add(other_place);
  if (is_town(a) && is_town(b)) {
    const double apart = kilometres(a, b);
    if (apart < near_km) return evidence.add(near_place, Likeness::place);
    return evidence.add(std::isnan(apart) ? same_land : other_place);
  }
  if (!land_known) return;
  const bool one_wide = a.resolution == Resolution::country || b.resolution == Resolution::country;
  evidence.add(one_wide || is_town(a) != is_town(b) ? inside_place : same_land);
}

/// Do the two sides of such a happening do the same?
bool is_mutual(EventType type) {
  return type == EventType::consult || type == EventType::agree || type == EventType::cooperate ||
         type == EventType::assault;
}

void weigh_participants(EventType type, const Company& company, Evidence& evidence) {
  if (company.same > 0) {
    const auto fewer = static_cast<double>(std::min(company.named_a, company.named_b));
    evidence.add(same_people * std::sqrt(static_cast<double>(company.same) / std::max(1.0, fewer)),
                 Likeness::participants);
    if (company.swapped == company.same && !is_mutual(type)) evidence.add(roles_swapped);
    if (company.actors < 0 || company.recipients < 0) evidence.add(other_role);
  } else if (company.same_country) {
    evidence.add(same_side, Likeness::participants);
  } else if (company.other_country || (company.named_a > 0 && company.named_b > 0)) {
    evidence.add(other_people);
  }
}

bool overlap(const Count& a, const Count& b) {
  const auto top = [](const Count& count) { return count.high < 0 ? INT64_MAX : count.high; };
  return std::max(a.low, b.low) <= std::min(top(a), top(b));
}

std::int64_t figure(const Count& count) {
  return std::max<std::int64_t>(1, count.low >= 0 ? count.low : count.high);
}

void weigh_counts(const Happening& a, const Happening& b, Evidence& evidence) {
  constexpr double near = 1.5;
  for (const Count& one : a.counts) {
    for (const Count& other : b.counts) {
      if (one.counts != other.counts) continue;
      const auto [less, more] =
          std::minmax({figure(one), figure(other)});  // values, not references
      if (less == more || overlap(one, other)) return evidence.add(same_count, Likeness::size);
      const bool far = static_cast<double>(more) > near * static_cast<double>(less);
      return evidence.add(far ? other_count : 0);
    }
  }
}

void weigh_words(const Happening& a, const Happening& b, bool same_language, Evidence& evidence) {
  const double common = cosine(a.terms, b.terms);
  constexpr double telling = 0.25;
  constexpr double strange = 0.1;
  // Across languages only names and figures can be common: the cosine is about half.
  const double alike = same_language ? common : std::min(1.0, 1.6 * common);
  if (alike >= telling) {
    evidence.add(same_words * alike, Likeness::words);
  } else {
    evidence.add(same_words * alike);
    if (alike < strange) evidence.add(other_words);
  }
}

void weigh_triggers(const Happening& a, const Happening& b, Evidence& evidence) {
  if (share_one(a.triggers, b.triggers)) evidence.add(same_trigger, Likeness::trigger);
}

}  // namespace

bool days_differ(const Happening& a, const Happening& b) {
  const std::int32_t apart = days_between(a, b);
  return has_day(a) && has_day(b) && apart != no_day && apart > 0;
}

HappeningMatch compare(const Happening& a, const Happening& b, bool same_language, bool copied) {
  Evidence evidence;
  if (a.type == b.type) {
    evidence.add(same_type, Likeness::type);
  } else if (kindred(a.type, b.type)) {
    evidence.add(kindred_type);
  } else {
    return {};
  }
  if (a.mode != 0 && b.mode != 0) {
    if (a.mode == b.mode) {
      evidence.add(same_mode, Likeness::mode);
    } else {
      evidence.add(other_mode);
    }
  }
  if ((a.status == Status::negated) != (b.status == Status::negated)) evidence.add(one_negated);
  if (is_said(a.type)) evidence.add(words_alone);
  weigh_days(a, b, evidence);
  weigh_places(a, b, evidence);
  const Company company = company_of(a, b);
  weigh_participants(a.type, company, evidence);
  weigh_counts(a, b, evidence);
  weigh_words(a, b, same_language, evidence);
  if (same_language) {
    weigh_triggers(a, b, evidence);
  } else {
    evidence.add(across_languages);
  }
  const bool told_apart =
      (evidence.has(Likeness::place) && is_town(a)) || evidence.has(Likeness::size) || copied;
  if (is_often_done(a.type) && !told_apart) evidence.add(often_done);
  if (copied) evidence.add(copied_words, Likeness::copy);
  return evidence.match();
}

std::string to_string_of_likeness(std::uint16_t likeness) {
  constexpr std::array<std::string_view, 9> names = {
      "type", "mode", "day", "place", "participants", "size", "words", "copy", "trigger"};
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (((unsigned{likeness} >> i) & 1U) == 0) continue;
    if (!text.empty()) text += ',';
    text += names[i];
  }
  return text;
}

}  // namespace depeche
