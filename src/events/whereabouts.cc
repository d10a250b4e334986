// SPDX-License-Identifier: Apache-2.0
#include "events/whereabouts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace depeche::events {

namespace {

constexpr std::size_t most_options = 14;
constexpr std::uint32_t around = 2;  ///< sentences from a mention to a place told near
constexpr std::size_t told_often = 3;
constexpr int far_away = 20;
constexpr std::uint32_t far_tokens = 60;
constexpr std::uint32_t far = 40;
constexpr int many = 6;

template <typename Value>
float f(Value value) {
  return static_cast<float>(value);
}

/// What one place has in common with all that name it.
std::string key_of(const PlaceRef& place) {
  return place.geonames != 0 ? std::to_string(place.geonames) : place.country + " " + place.name;
}

/// -1: one is not known; 0: elsewhere; 1: the same; 2: `option` lies in the other; 3: it holds it.
int compared(const PlaceRef& option, const PlaceRef* rule) {
  if (rule == nullptr) return -1;
  if (key_of(option) == key_of(*rule)) return 1;
  if (option.country.empty() || option.country != rule->country) return 0;
  if (option.resolution == rule->resolution) return 0;
  return option.resolution > rule->resolution ? 2 : 3;
}

int role_of(Deprel deprel) {
  switch (main_relation(deprel)) {
    case Deprel::obl:
      return 1;
    case Deprel::nmod:
      return 2;
    case Deprel::nsubj:
      return 3;
    case Deprel::obj:
      return 4;
    case Deprel::appos:
      return 5;
    case Deprel::conj:
      return 6;
    case Deprel::root:
      return 7;
    case Deprel::parataxis:
      return 8;
    default:
      return 0;
  }
}

}  // namespace

PlaceReader::PlaceReader(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
                         const Tree& tree, const Participants& participants,
                         const EventPlaceRules& rules, std::optional<Date> written)
    : mentions_(mentions),
      places_(places),
      tree_(tree),
      participants_(participants),
      rules_(rules),
      written_(written),
      kept_in_(kept_by_sentence(mentions, tree)) {
  std::map<std::string, std::uint32_t> known;
  std::map<std::string, std::size_t> lands;
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    const auto [at, fresh] =
        known.try_emplace(key_of(places[p]), static_cast<std::uint32_t>(told_.size()));
    if (fresh) told_.emplace_back();
    kind_of_.push_back(at->second);
    told_[at->second].push_back(p);
    if (!places[p].country.empty()) ++lands[places[p].country];
  }
  for (std::uint32_t k = 0; k < told_.size(); ++k) often_.push_back(k);
  std::stable_sort(often_.begin(), often_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return told_[a].size() > told_[b].size();
  });
  std::size_t most = 0;
  for (const auto& [land, times] : lands) {
    if (times > most) std::tie(story_, most) = std::pair(land, times);
  }
}

TokenIndex PlaceReader::head_of(std::uint32_t place) const {
  const TokenRange tokens = places_[place].tokens;
  for (TokenIndex i = tokens.first; i < tokens.last && i < tree_.size(); ++i) {
    const TokenIndex head = tree_.head(i);
    if (head == no_token || !tokens.contains(head)) return i;
  }
  return std::min<TokenIndex>(tokens.first, tree_.size() - 1);
}

std::uint32_t PlaceReader::sentence_of(std::uint32_t place) const {
  return tree_.sentence(std::min<TokenIndex>(places_[place].tokens.first, tree_.size() - 1));
}

/// Kinds of places that could be meant, each once.
std::vector<std::uint32_t> PlaceReader::kinds_of(const Happening& happening) const {
  std::vector<std::uint32_t> out;
  const auto add = [&](std::uint32_t kind) {
    if (out.size() < most_options && std::find(out.begin(), out.end(), kind) == out.end())
      out.push_back(kind);
  };
  if (happening.place) add(kind_of_[*happening.place]);
  for (const std::uint32_t i : happening.mentions) {
    if (mentions_[i].place) add(kind_of_[*mentions_[i].place]);
  }
  const auto near = [&](std::uint32_t reach) {
    for (const std::uint32_t i : happening.mentions) {
      const std::uint32_t here = tree_.sentence(mentions_[i].candidate.trigger);
      const auto first =
          std::partition_point(places_.begin(), places_.end(), [&](const PlaceRef& place) {
            const auto p = static_cast<std::uint32_t>(&place - places_.data());
            return sentence_of(p) + reach < here;
          });
      for (auto p = static_cast<std::uint32_t>(first - places_.begin());
           p < places_.size() && sentence_of(p) <= here + std::min(reach, 1U); ++p)
        add(kind_of_[p]);
    }
  };
  near(0);
  near(around);
  for (std::size_t i = 0; i < often_.size() && i < told_often; ++i) add(often_[i]);
  for (std::uint32_t p = 0; p < places_.size() && sentence_of(p) == 0; ++p) add(kind_of_[p]);
  return out;
}

PlaceReader::View PlaceReader::look(TokenIndex trigger, std::uint32_t place) const {
  const TokenIndex at = places_[place].tokens.first;
  View out;
  out.trigger = trigger;
  out.place = place;
  out.sentences =
      std::clamp(static_cast<int>(sentence_of(place)) - static_cast<int>(tree_.sentence(trigger)),
                 -far_away, far_away);
  out.before = at < trigger;
  out.tokens = far_tokens;
  out.steps = Tree::far_steps;
  if (out.sentences == 0) {
    out.tokens = std::min(far_tokens, out.before ? trigger - at : at - trigger);
    out.steps = tree_.steps_between(trigger, head_of(place));
  }
  return out;
}

/// The place of that kind that stands nearest to a mention: those of its sentence, else the ones
/// before and behind it.
PlaceReader::View PlaceReader::view_of(const Happening& happening, std::uint32_t kind) const {
  std::optional<View> best;
  const auto order = [this](const View& v) {
    return std::tuple(std::abs(v.sentences), places_[v.place].is_actor, v.steps, v.tokens, v.place);
  };
  const Indices& told = told_[kind];
  for (const std::uint32_t i : happening.mentions) {
    const TokenIndex trigger = mentions_[i].candidate.trigger;
    const std::uint32_t here = tree_.sentence(trigger);
    const auto see = [&](std::uint32_t p) {
      const View view = look(trigger, p);
      if (!best || order(view) < order(*best)) best = view;
    };
    const auto behind = std::partition_point(
        told.begin(), told.end(), [&](std::uint32_t p) { return sentence_of(p) < here; });
    if (behind != told.begin()) see(*std::prev(behind));
    for (auto at = behind; at != told.end(); ++at) {
      see(*at);
      if (sentence_of(*at) != here) break;
    }
  }
  return *best;
}

/// Does a preposition of place stand before it, with nothing but nouns and what belongs to them
/// between?
bool PlaceReader::is_locative(std::uint32_t place) const {
  constexpr TokenIndex reach = 4;
  TokenIndex at = places_[place].tokens.first;
  if (at >= tree_.size()) return false;
  const TokenIndex first = tree_.sentence_tokens(at).first;
  for (TokenIndex i = 0; i < reach && at > first; ++i) {
    const Token& token = tree_[--at];
    if (token.upos == Upos::verb || token.upos == Upos::aux || token.upos == Upos::punct)
      return false;
    if (rules_.locative.contains(token.lower)) return true;
  }
  return false;
}

/// What the words of `trigger` are about: its object or complement, unless that is an actor.
bool PlaceReader::is_content(TokenIndex word, TokenIndex trigger) const {
  const Deprel relation = tree_[word].deprel;
  return tree_.head(word) == trigger && !participants_.names_actor(word) &&
         (relation == Deprel::obj || relation == Deprel::ccomp || relation == Deprel::xcomp ||
          relation == Deprel::obl_arg);
}

/// "exige la fin des combats à Gao": where what somebody speaks of happens, is no place of the
/// speech. A place right behind the object belongs to that, whatever the tree says.
bool PlaceReader::is_spoken_of(const View& view) const {
  constexpr int deepest = 40;
  if (view.sentences != 0 || view.before || !tree_.is_verbal(view.trigger)) return false;
  TokenIndex at = head_of(view.place);
  if (tree_.head(at) == view.trigger) {
    TokenIndex before = places_[view.place].tokens.first;
    while (before > view.trigger + 1 && tree_[before - 1].upos != Upos::noun) {
      const Upos upos = tree_[--before].upos;
      if (upos != Upos::adp && upos != Upos::det && upos != Upos::adj) return false;
    }
    return is_content(before - 1, view.trigger);
  }
  for (int step = 0; step < deepest && at < tree_.size(); ++step) {
    const TokenIndex above = tree_.head(at);
    if (above == view.trigger) return is_content(at, view.trigger);
    at = above;
  }
  return false;
}

/// Triggers of others that stand nearer to the place.
int PlaceReader::rivals(const View& view) const {
  const TokenIndex at = places_[view.place].tokens.first;
  const auto away = [at](TokenIndex t) { return t < at ? at - t : t - at; };
  const Indices& others = kept_in_[sentence_of(view.place)];
  return static_cast<int>(std::count_if(others.begin(), others.end(), [&](std::uint32_t m) {
    const TokenIndex other = mentions_[m].candidate.trigger;
    return other != view.trigger && away(other) < std::min(away(view.trigger), far_tokens);
  }));
}

void PlaceReader::read_happening(const Happening& happening, PlaceSigns& out) const {
  constexpr int year = 400;
  const Mention& main = mentions_[happening.main];
  const Candidate& c = main.candidate;
  const auto& sentences = tree_.analysis().sentences;
  const std::uint32_t here = tree_.sentence(c.trigger);
  int grounded = 0;
  int strong = 0;
  int voices = 0;
  int in_sentence = 0;
  bool headline = false;
  for (const std::uint32_t i : happening.mentions) {
    const Mention& m = mentions_[i];
    grounded += m.placed() ? 1 : 0;
    strong += m.weak ? 0 : 1;
    voices += m.attributions.empty() ? 0 : 1;
    headline = headline || sentences[tree_.sentence(m.candidate.trigger)].headline;
  }
  const auto first =
      std::partition_point(places_.begin(), places_.end(), [&](const PlaceRef& place) {
        return sentence_of(static_cast<std::uint32_t>(&place - places_.data())) < here;
      });
  for (auto p = first;
       p != places_.end() && sentence_of(static_cast<std::uint32_t>(p - places_.begin())) == here;
       ++p)
    ++in_sentence;
  const bool behind = written_ && happening.date.end;
  const std::array<float, of_option> signs{
      f(c.entry->type),
      f(tree_.analysis().language == "en"),
      f(c.entry->pos == EntryPos::noun),
      f(c.standing.status),
      f(happening.place_ground),
      f(happening.place ? static_cast<int>(places_[*happening.place].resolution) : -1),
      f(std::min<int>(static_cast<int>(happening.mentions.size()), many)),
      f(std::min(grounded, many)),
      f(std::min(strong, many)),
      f(std::min(tree_.sentence(mentions_[happening.mentions.front()].candidate.trigger), far)),
      f(std::min<std::size_t>(sentences.size(), far)),
      f(headline),
      f(std::min(sentences[here].paragraph, far)),
      f(std::min(voices, many)),
      f(main.weak),
      f(main.chance),
      f(main.own_place),
      f(main_relation(tree_[c.trigger].deprel)),
      f(std::min(in_sentence, many)),
      f(std::min<std::size_t>(told_.size(), far)),
      f(main.embedded),
      f(std::min<std::size_t>(happening.actors.size(), 3)),
      f(std::min<std::size_t>(happening.recipients.size(), 3)),
      f(behind ? std::clamp(days_between(*happening.date.end, *written_), -year, year) : -year),
      f(happening.date_ground)};
  std::copy(signs.begin(), signs.end(), out.values.begin());
}

void PlaceReader::read_option(const Happening& happening, const std::vector<std::uint32_t>& kinds,
                              const std::vector<View>& views, std::size_t at,
                              PlaceSigns& out) const {
  const std::uint32_t kind = kinds[at];
  const View& view = views[at];
  const PlaceRef& place = of(kind);
  const PlaceRef& near = places_[view.place];
  const PlaceRef* const rule = happening.place ? &places_[*happening.place] : nullptr;
  int so = 0;
  int otherwise = 0;
  int own = 0;
  Ground ground = Ground::none;
  for (const std::uint32_t i : happening.mentions) {
    const Mention& m = mentions_[i];
    if (m.place && kind_of_[*m.place] == kind) {
      ++so;
      own += m.own_place ? 1 : 0;
      ground = std::max(ground, m.place_ground);
    } else if (m.placed()) {
      ++otherwise;
    }
  }
  const Indices& told = told_[kind];
  const auto as_actor = std::count_if(told.begin(), told.end(),
                                      [this](std::uint32_t p) { return places_[p].is_actor; });
  const auto of_country = [&](const ActorList& list) {
    return !place.country.empty() && std::any_of(list.begin(), list.end(), [&](ActorIndex a) {
      return participants_.country_of(a) == place.country;
    });
  };
  int finer = 0;
  int coarser = 0;
  int nearer = 0;
  std::size_t of_land = 0;
  const auto order = [](const View& v) { return std::tuple(std::abs(v.sentences), v.tokens); };
  for (std::size_t other = 0; other < kinds.size(); ++other) {
    const PlaceRef& o = of(kinds[other]);
    if (!place.country.empty() && o.country == place.country) of_land += told_[kinds[other]].size();
    if (other == at) continue;
    const int relation = compared(o, &place);
    finer += relation == 2 ? 1 : 0;
    coarser += relation == 3 ? 1 : 0;
    nearer += order(views[other]) < order(view) ? 1 : 0;
  }
  const TokenIndex head = head_of(view.place);
  const TokenIndex above = tree_.head(head);
  const auto& sentences = tree_.analysis().sentences;
  const std::uint32_t here = tree_.sentence(view.trigger);
  const bool titled = sentences[sentence_of(told.front())].headline;
  const std::array<float, PlaceSigns::names.size() - of_option> signs{
      f(rule != nullptr && kind_of_[*happening.place] == kind),
      f(compared(place, rule)),
      f(std::min(so, many)),
      f(ground),
      f(std::min(otherwise, many)),
      f(std::min(own, many)),
      f(place.resolution),
      f(std::log10(static_cast<double>(place.population) + 1)),
      f(std::min<std::size_t>(told.size(), 10)),
      f(static_cast<double>(as_actor) / static_cast<double>(told.size())),
      f(titled),
      f(near.rule.ends_with(".dateline")),
      f(std::min(sentence_of(told.front()), far)),
      f(view.sentences),
      f(view.tokens),
      f(view.before),
      f(view.steps),
      f(std::min(rivals(view), many)),
      f(is_locative(view.place)),
      f(role_of(tree_[head].deprel)),
      f(near.is_actor),
      f(of_country(happening.actors)),
      f(of_country(happening.recipients)),
      f(!story_.empty() && place.country == story_),
      f(std::min(finer, many)),
      f(std::min(coarser, many)),
      f(kinds.size()),
      f(at),
      f(std::min(nearer, many)),
      f(sentences[sentence_of(view.place)].paragraph == sentences[here].paragraph),
      f(above == view.trigger),
      f(often_.front() == kind),
      f(std::min<std::size_t>(of_land, 20))};
  std::copy(signs.begin(), signs.end(), out.values.begin() + of_option);
}

std::vector<PlaceOption> PlaceReader::options(const Happening& happening) const {
  const std::vector<std::uint32_t> kinds = kinds_of(happening);
  std::vector<View> views;
  for (const std::uint32_t kind : kinds) views.push_back(view_of(happening, kind));
  PlaceSigns signs;
  read_happening(happening, signs);
  std::vector<PlaceOption> out;
  const Entry& entry = *mentions_[happening.main].candidate.entry;
  const bool words = entry.type == EventType::request || entry.type == EventType::threaten ||
                     (entry.type == EventType::accuse && entry.mode == "disapprove");
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    if (words && is_spoken_of(views[at])) continue;
    read_option(happening, kinds, views, at, signs);
    out.push_back({views[at].place, told_[kinds[at]], signs});
  }
  return out;
}

Result<PlaceModel> PlaceModel::load(const Pack& pack, const WeightTable& telling) {
  PlaceModel out;
  if (pack.tables_in("events").empty()) return out;
  auto judge = Judge::load(pack, "common/events/places.tsv", PlaceSigns::names, telling, "placed");
  if (!judge) return judge.error();
  out.judge_ = std::move(*judge);
  return out;
}

bool PlaceReader::is_pointed_at(const Happening& happening) const {
  return happening.place &&
         std::any_of(happening.mentions.begin(), happening.mentions.end(), [&](std::uint32_t m) {
           return mentions_[m].place_pointed && mentions_[m].place == happening.place;
         });
}

void PlaceModel::settle(const PlaceReader& reader, const std::vector<PlaceRef>& places,
                        Happening& happening) const {
  if (!judge_.knows() || reader.is_pointed_at(happening)) return;
  std::optional<PlaceIndex> best;
  double most = judge_.least();
  for (const PlaceOption& option : reader.options(happening)) {
    const double chance = judge_.chance(option.signs.values);
    if (chance <= most) continue;
    most = chance;
    best = option.place;
  }
  if (best && happening.place && key_of(places[*best]) == key_of(places[*happening.place])) return;
  happening.place_ground = best ? std::max(happening.place_ground, Ground::scene) : Ground::none;
  happening.place = best;
}

}  // namespace depeche::events
