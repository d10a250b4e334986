// SPDX-License-Identifier: Apache-2.0
#include "story/happening_signs.h"

#include "story/relations.h"

#include <algorithm>
#include <cmath>

namespace depeche {

namespace {

constexpr float unknown = -1;

/// Writes numbers in the order of the names.
class Row {
 public:
  explicit Row(HappeningSigns& signs) : signs_(signs) {}

  void add(double value) { signs_.values.at(next_++) = static_cast<float>(value); }

  void add_both(double a, double b) {
    add(std::min(a, b));
    add(std::max(a, b));
  }

 private:
  HappeningSigns& signs_;
  std::size_t next_ = 0;
};

/// 1: the same; 0: one is not known; -1: others.
int agree(std::uint32_t a, std::uint32_t b) {
  if (a == 0 || b == 0) return 0;
  return a == b ? 1 : -1;
}

double days_apart(const Happening& a, const Happening& b) {
  constexpr std::int32_t most = 60;
  const std::int32_t apart = days_between(a, b);
  return apart == no_day ? double{unknown} : std::min(most, apart);
}

double width(const Happening& one) {
  constexpr double most = 400;
  if (one.day_begin == no_day || one.day_end == no_day) return unknown;
  return std::min(most, static_cast<double>(one.day_end - one.day_begin));
}

/// Days from the happening to the day of the document.
double ago(const Happening& one, std::int32_t published) {
  constexpr double most = 60;
  if (one.day_end == no_day || published == no_day) return 2 * most;
  return std::clamp(static_cast<double>(published - one.day_end), -most, most);
}

/// Of two towns.
double apart(const Happening& a, const Happening& b) {
  if (!is_town(a) || !is_town(b)) return unknown;
  const double far = kilometres(a, b);
  return std::isnan(far) ? double{unknown} : far;
}

/// 4: one town, 3: one wider place, 2: the one may be inside the other, 1: one country, 0: one is
/// not known, -1: other countries.
int places(const Happening& a, const Happening& b) {
  if (a.place == 0 || b.place == 0) return 0;
  if (a.place == b.place) return is_town(a) ? 4 : 3;
  if (a.country == 0 || b.country == 0) return 0;
  if (a.country != b.country) return -1;
  const bool wide = a.resolution == Resolution::country || b.resolution == Resolution::country;
  return wide || is_town(a) != is_town(b) ? 2 : 1;
}

struct Side {
  bool named = false;
  bool same = false;
  std::vector<std::uint32_t> countries;
  std::vector<std::uint32_t> sectors;
};

Side side_of(const Happening& one, const Happening& other, bool recipient) {
  Side side;
  for (const Participant& participant : one.participants) {
    if (participant.recipient != recipient) continue;
    if (participant.country != 0) side.countries.push_back(participant.country);
    if (participant.sector != 0) side.sectors.push_back(participant.sector);
    if (participant.names.empty()) continue;
    side.named = true;
    side.same = side.same || std::any_of(other.participants.begin(), other.participants.end(),
                                         [&](const Participant& beside) {
                                           return beside.recipient == recipient &&
                                                  share_one(participant.names, beside.names);
                                         });
  }
  std::sort(side.countries.begin(), side.countries.end());
  std::sort(side.sectors.begin(), side.sectors.end());
  return side;
}

/// 1: something in common, -1: both have some and nothing in common, 0: one has none.
int in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return 0;
  return share_one(a, b) ? 1 : -1;
}

/// 1: a figure in common, 0: none to compare, -1: others, -2: far apart.
int counts(const Happening& a, const Happening& b) {
  int found = 0;
  for (const Count& one : a.counts) {
    for (const Count& other : b.counts) {
      if (one.counts != other.counts) continue;
      const auto top = [](const Count& count) { return count.high < 0 ? INT64_MAX : count.high; };
      const auto low = [](const Count& count) {
        return std::max<std::int64_t>(1, count.low >= 0 ? count.low : count.high);
      };
      if (std::max(one.low, other.low) <= std::min(top(one), top(other))) return 1;
      const double less = static_cast<double>(std::min(low(one), low(other)));
      const double more = static_cast<double>(std::max(low(one), low(other)));
      found = std::min(found, more > 2 * less ? -2 : -1);
    }
  }
  return found;
}

struct CommonTerms {
  int number = 0;
  double weight = 0;
  double rarest = 0;
  double second = 0;
};

CommonTerms common_terms(const Terms& a, const Terms& b) {
  CommonTerms out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key < b[j].key) {
      ++i;
    } else if (a[i].key > b[j].key) {
      ++j;
    } else {
      const double weight = std::min(a[i++].weight, b[j++].weight);
      ++out.number;
      out.weight += weight;
      if (weight > out.rarest) {
        out.second = out.rarest;
        out.rarest = weight;
      } else {
        out.second = std::max(out.second, weight);
      }
    }
  }
  return out;
}

std::int32_t published(const StoryMember& member) {
  return day_number(member.document.published);
}

double position(const Happening& one, const StoryMember& of) {
  constexpr double points_a_word = 6;
  return std::min(1.0,
                  one.position / (points_a_word * std::max<std::uint32_t>(1, of.sketch.words)));
}

std::size_t alike(const Happening& one, const StoryMember& of) {
  return static_cast<std::size_t>(
      std::count_if(of.sketch.happenings.begin(), of.sketch.happenings.end(),
                    [&](const Happening& other) { return other.type == one.type; }));
}

void add_types(const Happening& a, const Happening& b, Row& row) {
  row.add_both(static_cast<int>(a.type), static_cast<int>(b.type));
  row.add(a.type == b.type ? 1 : 0);
  row.add(agree(a.mode, b.mode));
  for (const Status asked :
       {Status::negated, Status::planned, Status::hypothetical, Status::ongoing})
    row.add((a.status == asked ? 1 : 0) + (b.status == asked ? 1 : 0));
  row.add((a.historical ? 1 : 0) + (b.historical ? 1 : 0));
}

void add_days(const Happening& a, std::int32_t a_day, const Happening& b, std::int32_t b_day,
              Row& row) {
  constexpr std::int32_t most = 400;
  row.add(days_apart(a, b));
  row.add((a.precision == DatePrecision::day ? 1 : 0) +
          (b.precision == DatePrecision::day ? 1 : 0));
  row.add_both(width(a), width(b));
  row.add(a_day == no_day || b_day == no_day ? double{unknown}
                                             : std::min(most, std::abs(a_day - b_day)));
  row.add_both(ago(a, a_day), ago(b, b_day));
  row.add(std::abs(ago(a, a_day) - ago(b, b_day)));
}

void add_places(const Happening& a, const Happening& b, Row& row) {
  row.add(places(a, b));
  row.add(apart(a, b));
  row.add((a.place != 0 ? 1 : 0) + (b.place != 0 ? 1 : 0));
}

void add_people(const Happening& a, const Happening& b, Row& row) {
  const Company company = company_of(a, b);
  const std::size_t fewer = std::min(company.named_a, company.named_b);
  row.add_both(static_cast<double>(company.named_a), static_cast<double>(company.named_b));
  row.add(static_cast<double>(company.same));
  row.add(static_cast<double>(company.same) / static_cast<double>(std::max<std::size_t>(1, fewer)));
  row.add(static_cast<double>(company.swapped));
  const Side actors = side_of(a, b, false);
  const Side recipients = side_of(a, b, true);
  const Side other_actors = side_of(b, a, false);
  const Side other_recipients = side_of(b, a, true);
  row.add(actors.same ? 1 : 0);
  row.add(recipients.same ? 1 : 0);
  row.add(company.actors);
  row.add(company.recipients);
  row.add(company.same_country ? 1 : 0);
  row.add(company.other_country ? 1 : 0);
  row.add(in_common(actors.countries, other_actors.countries));
  row.add(in_common(recipients.countries, other_recipients.countries));
  row.add(in_common(actors.sectors, other_actors.sectors));
  row.add(in_common(recipients.sectors, other_recipients.sectors));
  row.add_both(static_cast<double>(a.participants.size()),
               static_cast<double>(b.participants.size()));
  row.add(counts(a, b));
  row.add(static_cast<double>(std::min(a.counts.size(), b.counts.size())));
}

void add_words(const Happening& a, const Happening& b, Row& row) {
  const CommonTerms words = common_terms(a.terms, b.terms);
  row.add(cosine(a.terms, b.terms));
  row.add(words.number);
  row.add(words.weight);
  row.add(words.rarest);
  row.add(words.second);
  row.add_both(static_cast<double>(a.terms.size()), static_cast<double>(b.terms.size()));
  const auto triggers = std::count_if(a.triggers.begin(), a.triggers.end(), [&](std::uint32_t key) {
    return std::binary_search(b.triggers.begin(), b.triggers.end(), key);
  });
  row.add(triggers > 0 ? 1 : 0);
  row.add(static_cast<double>(triggers));
}

void add_words_near(const Happening& a, const Happening& b, Row& row) {
  const CommonTerms near = common_terms(a.near, b.near);
  row.add(cosine(a.near, b.near));
  row.add(near.number);
  row.add(near.weight);
  row.add(near.rarest);
  row.add(static_cast<double>(std::min(a.near.size(), b.near.size())));
  row.add_both(static_cast<double>(a.triggers.size()), static_cast<double>(b.triggers.size()));
}

}  // namespace

DocumentPair::DocumentPair(const StoryMember& a, const StoryMember& b, bool one_story)
    : a_(a), b_(b), one_story_(one_story), columns_(b.sketch.happenings.size()) {
  const bool same_language = a.sketch.language == b.sketch.language;
  for (const Happening& one : a.sketch.happenings) {
    for (const Happening& other : b.sketch.happenings)
      matches_.push_back(compare(one, other, same_language, is_copied(a, one, b, other)));
  }
  words_ = cosine(a.sketch.words_terms, b.sketch.words_terms);
  names_ = cosine(a.sketch.name_terms, b.sketch.name_terms);
}

DocumentPair::Rank DocumentPair::rank(std::size_t i, std::size_t j) const {
  Rank rank;
  double best = 0;
  for (std::size_t k = 0; k < columns_; ++k) {
    if (k == j) continue;
    best = std::max(best, score(i, k));
    if (score(i, k) > score(i, j)) ++rank.in_b;
  }
  for (std::size_t k = 0; k < a_.sketch.happenings.size(); ++k) {
    if (k == i) continue;
    best = std::max(best, score(k, j));
    if (score(k, j) > score(i, j)) ++rank.in_a;
  }
  rank.margin = score(i, j) - best;
  return rank;
}

HappeningSigns DocumentPair::signs(std::size_t i, std::size_t j) const {
  const Happening& a = a_.sketch.happenings[i];
  const Happening& b = b_.sketch.happenings[j];
  HappeningSigns signs;
  Row row(signs);
  row.add(a_.sketch.language == "en" || b_.sketch.language == "en" ? 1 : 0);
  row.add(a_.sketch.language == b_.sketch.language ? 1 : 0);
  row.add(score(i, j));
  add_types(a, b, row);
  add_days(a, published(a_), b, published(b_), row);
  add_places(a, b, row);
  add_people(a, b, row);
  add_words(a, b, row);
  row.add(is_copied(a_, a, b_, b) ? 1 : 0);
  row.add(words_);
  row.add(names_);
  row.add_both(position(a, a_), position(b, b_));
  row.add_both(static_cast<double>(a_.sketch.happenings.size()),
               static_cast<double>(b_.sketch.happenings.size()));
  row.add_both(static_cast<double>(alike(a, a_)), static_cast<double>(alike(b, b_)));
  const Rank more_alike = rank(i, j);
  row.add_both(more_alike.in_a, more_alike.in_b);
  row.add(more_alike.margin);
  row.add(!a_.sketch.outlet.empty() && a_.sketch.outlet == b_.sketch.outlet ? 1 : 0);
  row.add(share_passage(a_, b_) ? 1 : 0);
  row.add(one_story_ ? 1 : 0);
  add_words_near(a, b, row);
  return signs;
}

}  // namespace depeche
