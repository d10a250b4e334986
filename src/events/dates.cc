// SPDX-License-Identifier: Apache-2.0
#include "events/dates.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace depeche::events {

namespace {

constexpr std::size_t most_options = 16;
constexpr int lately = 10;  ///< days before that of writing that it may last until then
constexpr int year = 400;
constexpr std::uint32_t opening = 2;  ///< the last sentence of a lead

bool same_days(const Interval& a, const Interval& b) {
  return a.begin == b.begin && a.end == b.end;
}

bool is_open(const Interval& date) {
  return !date.begin || !date.end;
}

int days_of(const Interval& date) {
  return is_open(date) ? -1 : std::min(days_between(*date.begin, *date.end), year);
}

/// Days from its last one to that of writing.
int behind(const Interval& date, std::optional<Date> written) {
  if (!written || !date.end) return -year;
  return std::clamp(days_between(*date.end, *written), -year, year);
}

int open_sides(const Interval& date) {
  return (date.begin ? 0 : 1) + (date.end ? 0 : 2);
}

/// -1: one is open; 0: no day in common; 1: the same; 2: `option` holds the other; 3: it is held;
/// 4: some days in common.
int compared(const Interval& option, const Interval& rule) {
  if (is_open(option) || is_open(rule)) return same_days(option, rule) ? 1 : -1;
  if (same_days(option, rule)) return 1;
  if (*option.end < *rule.begin || *rule.end < *option.begin) return 0;
  if (*option.begin <= *rule.begin && *rule.end <= *option.end) return 2;
  return *rule.begin <= *option.begin && *option.end <= *rule.end ? 3 : 4;
}

void add(const Interval& date, std::vector<Interval>& out) {
  if (!date.begin && !date.end) return;
  const bool known = std::any_of(out.begin(), out.end(),
                                 [&](const Interval& other) { return same_days(date, other); });
  if (!known && out.size() < most_options) out.push_back(date);
}

bool tells_days(const TimeRef& time) {
  return (time.type == TimeType::date || time.type == TimeType::time) &&
         (time.interval.begin || time.interval.end);
}

}  // namespace

DateReader::DateReader(const std::vector<Mention>& mentions, const Tree& tree,
                       const std::vector<TimeRef>& times, std::optional<Date> written)
    : mentions_(mentions),
      tree_(tree),
      times_(times),
      written_(written),
      kept_in_(kept_by_sentence(mentions, tree)) {
  for (std::uint32_t t = 0; t < times.size(); ++t) {
    if (tells_days(times[t])) told_[{times[t].interval.begin, times[t].interval.end}].push_back(t);
  }
  for (const TimeRef& time : times) {
    const Interval& date = time.interval;
    const bool day = !is_open(date) && date.begin == date.end;
    if (!tells_days(time) || !day || !written) continue;
    const int ago = days_between(*date.end, *written);
    if (ago < 0 || ago > lately) continue;
    story_ = date;
    break;
  }
}

std::uint32_t DateReader::sentence_of(const TimeRef& time) const {
  return tree_.sentence(std::min<TokenIndex>(time.tokens.first, tree_.size() - 1));
}

/// The times told near the mentions.
void DateReader::add_near(const Happening& happening, std::vector<Interval>& out) const {
  constexpr std::uint32_t around = 2;  // sentences
  for (const std::uint32_t i : happening.mentions) {
    const std::uint32_t here = tree_.sentence(mentions_[i].candidate.trigger);
    auto at = std::partition_point(times_.begin(), times_.end(), [&](const TimeRef& time) {
      return sentence_of(time) + around < here;
    });
    for (; at != times_.end() && sentence_of(*at) <= here + 1; ++at)
      if (tells_days(*at)) add(at->interval, out);
  }
}

std::vector<Interval> DateReader::dates_of(const Happening& happening) const {
  std::vector<Interval> out;
  const auto until_written = [&](const Interval& date) {
    if (!written_ || is_open(date) || *date.begin >= *written_) return;
    if (days_between(*date.begin, *written_) > lately || *date.end > *written_) return;
    const bool days = days_between(*date.begin, *written_) <= 2;
    add({date.begin, written_, days ? DatePrecision::day : DatePrecision::week}, out);
  };
  add(happening.date, out);
  for (const std::uint32_t i : happening.mentions) add(mentions_[i].date, out);
  if (story_) add(*story_, out);
  until_written(happening.date);
  if (story_) until_written(*story_);
  if (written_) add({written_, written_, DatePrecision::day}, out);
  add_near(happening, out);
  return out;
}

DateReader::View DateReader::view_of(TokenIndex trigger, const TimeRef& time) const {
  View out;
  out.trigger = trigger;
  out.sentences =
      std::clamp(static_cast<int>(sentence_of(time)) - static_cast<int>(tree_.sentence(trigger)),
                 -far_away, far_away);
  out.before = time.tokens.first < trigger;
  if (out.sentences == 0) {
    out.tokens = std::min(far_tokens,
                          out.before ? trigger - time.tokens.first : time.tokens.first - trigger);
    out.steps = tree_.steps_between(trigger, time.tokens.first);
  }
  return out;
}

/// Those of `times` that stand nearest to a mention: those of its sentence, else the ones
/// before and behind it.
void DateReader::look(std::uint32_t mention, std::span<const std::uint32_t> times,
                      std::optional<View>& best) const {
  const TokenIndex trigger = mentions_[mention].candidate.trigger;
  const std::uint32_t here = tree_.sentence(trigger);
  const auto behind = std::partition_point(
      times.begin(), times.end(), [&](std::uint32_t t) { return sentence_of(times_[t]) < here; });
  const auto order = [](const View& v) {
    return std::tuple(std::abs(v.sentences), v.steps, v.tokens, v.time);
  };
  const auto see = [&](std::uint32_t t) {
    View view = view_of(trigger, times_[t]);
    view.time = t;
    if (!best || order(view) < order(*best)) best = view;
  };
  if (behind != times.begin()) see(*std::prev(behind));
  for (auto at = behind; at != times.end(); ++at) {
    see(*at);
    if (sentence_of(times_[*at]) != here) break;
  }
}

int DateReader::rivals(TokenIndex trigger, const TimeRef& time) const {
  const auto away = [&](TokenIndex t) {
    return t < time.tokens.first ? time.tokens.first - t : t - time.tokens.first;
  };
  const Indices& others = kept_in_[sentence_of(time)];
  return static_cast<int>(std::count_if(others.begin(), others.end(), [&](std::uint32_t m) {
    const TokenIndex other = mentions_[m].candidate.trigger;
    return other != trigger && away(other) < std::min(away(trigger), far_tokens);
  }));
}

DateReader::Dated DateReader::dated(const Happening& happening, const Interval& date) const {
  Dated out;
  for (const std::uint32_t i : happening.mentions) {
    const Mention& m = mentions_[i];
    if (same_days(m.date, date)) {
      ++out.so;
      out.ground = std::max(out.ground, m.date_ground);
    } else if (m.date_ground >= Ground::sentence) {
      ++out.otherwise;
    }
  }
  return out;
}

bool DateReader::lasts_until_written(const Interval& date) const {
  return written_ && !is_open(date) && date.end == written_ && date.begin != written_;
}

int DateReader::times_in(std::uint32_t sentence) const {
  const auto first = std::partition_point(times_.begin(), times_.end(), [&](const TimeRef& time) {
    return sentence_of(time) < sentence;
  });
  const auto last = std::partition_point(
      first, times_.end(), [&](const TimeRef& time) { return sentence_of(time) == sentence; });
  return static_cast<int>(last - first);
}

std::span<const std::uint32_t> DateReader::times_of(const Interval& date) const {
  const auto at = told_.find({date.begin, date.end});
  if (at == told_.end()) return {};
  return at->second;
}

DateReader::Told DateReader::told_of(const Happening& happening, const Interval& date) const {
  Told out;
  std::optional<View> best;
  const auto add_times = [&](const Interval& days) {
    const std::span<const std::uint32_t> times = times_of(days);
    if (times.empty()) return;
    out.times += static_cast<int>(std::min<std::size_t>(times.size(), far_tokens));
    out.first = std::min(out.first, sentence_of(times_[times.front()]));
    for (const std::uint32_t m : happening.mentions) look(m, times, best);
  };
  add_times(date);
  // Where it lasts until the day of writing, words tell its first day.
  if (lasts_until_written(date)) add_times({date.begin, date.begin, DatePrecision::day});
  if (!best) return out;
  out.nearest = *best;
  if (best->sentences == 0) out.nearest.rivals = rivals(best->trigger, times_[best->time]);
  return out;
}

namespace {

constexpr std::uint32_t far = 40;
constexpr int many = 6;

template <typename Value>
float f(Value value) {
  return static_cast<float>(value);
}

}  // namespace

void DateReader::read_happening(const Happening& happening, DateSigns& out) const {
  const Mention& main = mentions_[happening.main];
  const Candidate& c = main.candidate;
  const auto& sentences = tree_.analysis().sentences;
  const Interval& rule = happening.date;
  const std::uint32_t first =
      tree_.sentence(mentions_[happening.mentions.front()].candidate.trigger);
  const std::uint32_t here = tree_.sentence(c.trigger);
  int grounded = 0;
  int strong = 0;
  int voices = 0;
  int granted = 0;
  bool headline = false;
  for (const std::uint32_t i : happening.mentions) {
    const Mention& m = mentions_[i];
    grounded += m.date_ground >= Ground::sentence ? 1 : 0;
    strong += m.weak ? 0 : 1;
    voices += m.attributions.empty() ? 0 : 1;
    granted += m.granted ? 1 : 0;
    headline = headline || sentences[tree_.sentence(m.candidate.trigger)].headline;
  }
  const TokenIndex finite = tree_.is_verbal(c.trigger) ? tree_.finite_of(c.trigger) : no_token;
  const Token& token = tree_[c.trigger];
  const std::array<float, of_option> signs{
      f(c.entry->type),
      f(tree_.analysis().language == "en"),
      f(c.entry->pos == EntryPos::noun),
      f(c.standing.status),
      f(happening.date_ground),
      f(rule.precision),
      f(open_sides(rule)),
      f(days_of(rule)),
      f(behind(rule, written_)),
      f(written_.has_value()),
      f(std::min<int>(static_cast<int>(happening.mentions.size()), many)),
      f(std::min(grounded, many)),
      f(std::min(strong, many)),
      f(std::min(first, far)),
      f(std::min<std::size_t>(sentences.size(), far)),
      f(headline),
      f(first <= opening),
      f(std::min(sentences[here].paragraph, far)),
      f(std::min(voices, many)),
      f(granted),
      f(main.weak),
      f(c.standing.supported),
      f(main.chance),
      f(main.own_date),
      f(tree_.tense_of(c.trigger)),
      f(finite != no_token),
      f(token.morph.verb_form),
      f(main_relation(token.deprel)),
      f(token.deprel == Deprel::acl || token.deprel == Deprel::acl_relcl),
      f(std::min(times_in(here), many)),
      f(std::min<std::size_t>(times_.size(), far)),
      f(main.embedded),
      f(std::min<std::size_t>(happening.actors.size(), 3)),
      f(std::min<std::size_t>(happening.recipients.size(), 3))};
  std::copy(signs.begin(), signs.end(), out.values.begin());
}

void DateReader::read_option(const Happening& happening, const std::vector<Interval>& dates,
                             std::size_t at, DateSigns& out) const {
  const Interval& rule = happening.date;
  const Interval& option = dates[at];
  const Dated by_rules = dated(happening, option);
  const Told told = told_of(happening, option);
  const View& view = told.nearest;
  const auto earlier = std::count_if(dates.begin(), dates.end(), [&](const Interval& other) {
    return other.end && option.begin && *other.end < *option.begin;
  });
  const std::array<float, DateSigns::names.size() - of_option> signs{
      f(same_days(option, rule)),
      f(written_ && option.begin == written_ && option.end == written_),
      f(lasts_until_written(option)),
      f(story_ && same_days(option, *story_)),
      f(compared(option, rule)),
      f(option.begin && option.begin == rule.begin),
      f(days_of(option)),
      f(behind(option, written_)),
      f(open_sides(option)),
      f(option.precision),
      f(std::min(by_rules.so, many)),
      f(by_rules.ground),
      f(std::min(by_rules.otherwise, many)),
      f(std::min(told.times, many)),
      f(view.sentences),
      f(view.tokens),
      f(view.before),
      f(view.steps),
      f(std::min(view.rivals, many)),
      f(std::min(told.first, far)),
      f(dates.size()),
      f(at),
      f(std::min<std::ptrdiff_t>(earlier, many))};
  std::copy(signs.begin(), signs.end(), out.values.begin() + of_option);
}

bool DateReader::said_undated(const Happening& happening) const {
  if (!is_verbal_act(mentions_[happening.main].candidate.entry->type) ||
      happening.date_ground > Ground::scene)
    return false;
  return std::none_of(happening.mentions.begin(), happening.mentions.end(), [&](std::uint32_t i) {
    const std::uint32_t here = tree_.sentence(mentions_[i].candidate.trigger);
    return here <= opening || tree_.analysis().sentences[here].headline;
  });
}

std::vector<DateOption> DateReader::options(const Happening& happening) const {
  DateSigns signs;
  read_happening(happening, signs);
  const std::vector<Interval> dates = dates_of(happening);
  std::vector<DateOption> out;
  for (std::size_t at = 0; at < dates.size(); ++at) {
    read_option(happening, dates, at, signs);
    out.push_back({dates[at], signs});
  }
  return out;
}

Result<DateModel> DateModel::load(const Pack& pack, const WeightTable& telling) {
  DateModel out;
  if (pack.tables_in("events").empty()) return out;
  auto judge = Judge::load(pack, "common/events/dates.tsv", DateSigns::names, telling, "dated");
  if (!judge) return judge.error();
  out.judge_ = std::move(*judge);
  out.least_of_words_ = telling.of("dated_words");
  return out;
}

void DateModel::settle(const DateReader& reader, Happening& happening) const {
  if (!judge_.knows()) return;
  Interval best;  // none, where none is likely enough
  double most = reader.said_undated(happening) ? least_of_words_ : judge_.least();
  for (const DateOption& option : reader.options(happening)) {
    const double chance = judge_.chance(option.signs.values);
    if (chance <= most) continue;
    most = chance;
    best = option.date;
  }
  const bool none = !best.begin && !best.end;
  if (none) {
    happening.date_ground = Ground::none;
  } else if (!same_days(best, happening.date)) {
    happening.date_ground = std::max(happening.date_ground, Ground::scene);
  } else {
    return;
  }
  happening.date = best;
}

void open_blamed(const std::vector<Mention>& mentions, Happening& happening) {
  const Interval& date = happening.date;
  if (!date.begin || !date.end) return;
  bool blamed = false;
  for (const std::uint32_t i : happening.mentions) {
    const Mention& m = mentions[i];
    if (!m.blamed_on && m.date_ground != Ground::scene && same_days(m.date, date)) return;
    blamed = blamed || m.blamed_on == date.end;
  }
  if (blamed) happening.date.begin.reset();
}

}  // namespace depeche::events
