// SPDX-License-Identifier: Apache-2.0
#include "events/pair_signs.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace depeche::events {

namespace {

template <typename T>
void order(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Words in common, as a share of the shorter list; 0 where one is empty.
float in_common(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string_view> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<float>(both.size()) / static_cast<float>(std::min(a.size(), b.size()));
}

/// 2: one figure is the same; -1: all that both give differ; 0: they give none in common.
float sizes_of(const Sizes& a, const Sizes& b) {
  float out = 0;
  for (const auto& [what, range] : a) {
    const auto other = b.find(what);
    if (other == b.end()) continue;
    if (other->second.low == range.low) return 2;
    out = -1;
  }
  return out;
}

/// 0: neither is claimed; 1: one is; 2: both by one; 3: by two.
float voices_of(const Mention& a, const Mention& b) {
  if (a.attributions.empty() && b.attributions.empty()) return 0;
  if (a.attributions.empty() || b.attributions.empty()) return 1;
  return a.attributions.front().claimant == b.attributions.front().claimant ? 2 : 3;
}

std::string_view object_of(const Tree& tree, TokenIndex trigger) {
  const TokenIndex object = tree.child(trigger, Deprel::obj);
  return object == no_token ? std::string_view() : std::string_view(tree[object].lemma);
}

}  // namespace

Result<PairModel> PairModel::load(const Pack& pack, const WeightTable& telling) {
  PairModel out;
  if (pack.tables_in("events").empty()) return out;
  auto judge = Judge::load(pack, "common/events/pairs.tsv", PairSigns::names, telling, "same");
  if (!judge) return judge.error();
  out.judge_ = std::move(*judge);
  return out;
}

PairReader::PairReader(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
                       const Tree& tree, const Participants& participants, const Sameness& sameness,
                       const PairModel& model)
    : mentions_(mentions),
      places_(places),
      tree_(tree),
      participants_(participants),
      sameness_(sameness),
      model_(model),
      words_(tree.analysis().sentences.size()) {
  constexpr std::size_t types = 16;
  std::array<std::uint32_t, types> counts{};
  const auto number = [](const Mention& m) {
    return static_cast<std::size_t>(m.candidate.entry->type);
  };
  for (const Mention& m : mentions) {
    rank_.push_back(counts[number(m)]++);
    const std::uint32_t sentence = tree.sentence(m.candidate.trigger);
    if (words_[sentence].content.empty()) words_[sentence] = words_of(sentence);
  }
  for (const Mention& m : mentions) of_type_.push_back(counts[number(m)]);
}

PairReader::Words PairReader::words_of(std::uint32_t sentence) const {
  Words out;
  const TokenRange range = tree_.analysis().sentences[sentence].tokens;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const Token& token = tree_[t];
    if (token.upos == Upos::propn) out.names.push_back(token.lemma);
    if (token.upos == Upos::num) out.numbers.push_back(token.lower);
    if (token.upos == Upos::noun || token.upos == Upos::verb || token.upos == Upos::adj)
      out.content.push_back(token.lemma);
  }
  order(out.content);
  order(out.names);
  order(out.numbers);
  return out;
}

/// 2: somebody in common; 1: parties of one side; 0: nobody on one side; -1: of one country; -2:
/// others.
float PairReader::actors_of(const ActorList& a, const ActorList& b) const {
  if (a.empty() || b.empty()) return 0;
  if (overlap(a, b)) return 2;
  float out = -2;
  for (const ActorIndex x : a) {
    for (const ActorIndex y : b) {
      if (participants_.same_party(x, y)) return 1;
      const std::string_view country = participants_.country_of(x);
      if (!country.empty() && country == participants_.country_of(y)) out = -1;
    }
  }
  return out;
}

/// 2: the same days; 1: days in common; 0: one is open; -1: others, -2: weeks apart.
float PairReader::dates_of(const Mention& a, const Mention& b) {
  constexpr int weeks = 20;
  if (!a.date.begin || !a.date.end || !b.date.begin || !b.date.end) return 0;
  if (a.date == b.date) return 2;
  const auto days = [](Date date) { return std::chrono::sys_days{date}; };
  if (*a.date.begin <= *b.date.end && *b.date.begin <= *a.date.end) return 1;
  const auto apart = *a.date.begin > *b.date.end ? days(*a.date.begin) - days(*b.date.end)
                                                 : days(*b.date.begin) - days(*a.date.end);
  return apart.count() > weeks ? -2 : -1;
}

/// 2: the same; 1: one in the other's country; 0: one has none; -1: others of one country; -2: of
/// two.
float PairReader::places_of(const Mention& a, const Mention& b) const {
  if (!a.place || !b.place) return 0;
  const PlaceRef& x = places_[*a.place];
  const PlaceRef& y = places_[*b.place];
  if ((x.geonames != 0 && x.geonames == y.geonames) || x.name == y.name) return 2;
  if (x.country != y.country || x.country.empty()) return -2;
  return x.resolution != y.resolution ? 1 : -1;
}

bool PairReader::linked(const Candidate& a, const Candidate& b) const {
  const auto among = [](TokenIndex t, const TokenList& list) {
    return std::find(list.begin(), list.end(), t) != list.end();
  };
  return among(a.trigger, b.linked) || among(b.trigger, a.linked);
}

Happening PairReader::alone(std::uint32_t mention) const {
  const Mention& m = mentions_[mention];
  Happening h;
  h.mentions = {mention};
  h.main = mention;
  h.actors = m.candidate.actors;
  h.recipients = m.candidate.recipients;
  h.date = m.date;
  h.date_ground = m.date_ground;
  h.place = m.place;
  h.place_ground = m.place_ground;
  h.attributions = m.attributions;
  h.sizes = m.sizes;
  return h;
}

PairSigns PairReader::read(std::uint32_t first, std::uint32_t second) const {
  const Mention& m = mentions_[first];
  const Mention& n = mentions_[second];
  const Candidate& a = m.candidate;
  const Candidate& b = n.candidate;
  const auto& sentences = tree_.analysis().sentences;
  const std::uint32_t here = tree_.sentence(a.trigger);
  const std::uint32_t there = tree_.sentence(b.trigger);
  const auto f = [](auto value) { return static_cast<float>(value); };
  const auto noun = [](const Candidate& c) { return c.entry->pos == EntryPos::noun; };
  const auto grounds = [](Ground x, Ground y) {
    constexpr int many = 5;
    return static_cast<int>(std::min(x, y)) * many + static_cast<int>(std::max(x, y));
  };
  const auto past = [this](TokenIndex t) {
    const TokenIndex finite = tree_.is_verbal(t) ? tree_.finite_of(t) : no_token;
    return finite == no_token ? Tense::none : tree_[finite].morph.tense;
  };
  constexpr std::uint32_t far = 40;
  constexpr std::size_t many = 3;
  const bool modes = !a.entry->mode.empty() && !b.entry->mode.empty();
  const Happening happening = alone(first);
  const std::string_view object = object_of(tree_, a.trigger);
  const bool crossed = overlap(a.actors, b.recipients) || overlap(a.recipients, b.actors);
  const bool is_lead = here > 0 && sentences[here - 1].headline;
  return {{f(a.entry->type),
           f(tree_.analysis().language == "en"),
           f(tree_[a.trigger].lemma == tree_[b.trigger].lemma),
           f(a.entry == b.entry),
           f(modes && a.entry->mode == b.entry->mode),
           f(modes && a.entry->mode != b.entry->mode),
           f(noun(a)),
           f(noun(b)),
           f(noun(b) && tree_.points_back(b.trigger)),
           f(b.entry->anaphoric),
           f(a.standing.supported),
           f(b.standing.supported),
           f(std::min(there - here, far)),
           f(std::min(sentences[there].paragraph - sentences[here].paragraph, far)),
           f(std::min(here, far)),
           f(sentences[here].headline),
           f(is_lead),
           actors_of(a.actors, b.actors),
           f(a.actors.empty() + b.actors.empty()),
           actors_of(a.recipients, b.recipients),
           f(a.recipients.empty() + b.recipients.empty()),
           f(crossed),
           f(std::min(a.actors.size(), many)),
           f(std::min(b.actors.size(), many)),
           f(std::min(a.recipients.size(), many)),
           f(std::min(b.recipients.size(), many)),
           dates_of(m, n),
           f(grounds(m.date_ground, n.date_ground)),
           places_of(m, n),
           f(grounds(m.place_ground, n.place_ground)),
           sizes_of(m.sizes, n.sizes),
           f(static_cast<int>(a.standing.status) * 5 + static_cast<int>(b.standing.status)),
           voices_of(m, n),
           f(linked(a, b)),
           f(here == there ? std::min<std::uint32_t>(b.trigger - a.trigger, far) : far),
           f(std::min(rank_[second] - rank_[first], far)),
           f(std::min(of_type_[first], far)),
           in_common(words_[here].content, words_[there].content),
           in_common(words_[here].names, words_[there].names),
           in_common(words_[here].numbers, words_[there].numbers),
           f(m.chance),
           f(n.chance),
           f(m.weak),
           f(n.weak),
           f(sameness_.kind(n, happening)),
           f(sameness_.people(n, happening)),
           f(sameness_.same(n, happening)),
           f(a.standing.told),
           f(b.standing.told),
           f(!is_talk(a.entry->type)),
           f(past(a.trigger)),
           f(past(b.trigger)),
           f(!object.empty() && object == object_of(tree_, b.trigger))}};
}

namespace {

float sign(const PairSigns& signs, std::string_view name) {
  const auto found = std::find(PairSigns::names.begin(), PairSigns::names.end(), name);
  return signs.values[static_cast<std::size_t>(found - PairSigns::names.begin())];
}

}  // namespace

float PairReader::words_in_common(const PairSigns& signs) {
  return sign(signs, "words");
}

float PairReader::names_in_common(const PairSigns& signs) {
  return sign(signs, "names");
}

}  // namespace depeche::events
