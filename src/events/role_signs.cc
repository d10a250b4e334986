// SPDX-License-Identifier: Apache-2.0
#include "events/role_signs.h"

#include <algorithm>
#include <tuple>

namespace depeche::events {

namespace {

constexpr std::size_t most_candidates = 48;
constexpr int in_sentence = 40;  ///< no relation that is told apart

/// The number of a relation of the phrase to a word, counted from `base`.
int numbered(Deprel deprel, int base) {
  switch (deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_caus:
      return base;
    case Deprel::nsubj_pass:
      return base + 1;
    case Deprel::obj:
    case Deprel::obj_agent:
      return base + 2;
    case Deprel::iobj:
      return base + 3;
    case Deprel::obl_agent:
      return base + 4;
    case Deprel::nmod_poss:
      return base + 7;
    case Deprel::amod:
    case Deprel::compound:
      return base + 8;
    default:
      break;
  }
  if (main_relation(deprel) == Deprel::obl) return base + 5;
  if (main_relation(deprel) == Deprel::nmod) return base + 6;
  return base + 9;
}

}  // namespace

RoleReader::RoleReader(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
                       const Tree& tree, const Actors& actors, const CountryParties& countries,
                       const Participants& participants)
    : mentions_(mentions),
      places_(places),
      tree_(tree),
      actors_(actors),
      countries_(countries),
      participants_(participants),
      positions_(actors.list.size() + countries.list.size()) {
  for (std::size_t a = 0; a < actors.list.size(); ++a) {
    for (const ActorMention& m : actors.list[a].mentions) {
      if (m.head < tree.size()) positions_[a].push_back({m.head, m.form});
    }
  }
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    for (const ActorIndex a :
         {countries.at(t), countries.of_capital(t), countries.of_adjective(t)}) {
      if (a < positions_.size() && actors.at(t) != a)
        positions_[a].push_back({t, MentionForm::name});
    }
  }
  told_in_.resize(tree.analysis().sentences.size());
  for (ActorIndex a = 0; a < positions_.size(); ++a) {
    std::stable_sort(positions_[a].begin(), positions_[a].end(),
                     [](const Position& x, const Position& y) { return x.head < y.head; });
    for (const Position& p : positions_[a]) {
      ActorList& told = told_in_[tree.sentence(p.head)];
      if (told.empty() || told.back() != a) told.push_back(a);
    }
  }
}

/// The positions of an actor in a sentence.
std::span<const RoleReader::Position> RoleReader::in(TokenRange sentence, ActorIndex actor) const {
  const auto& all = positions_[actor];
  const auto before = [](const Position& p, TokenIndex t) { return p.head < t; };
  const auto first = std::lower_bound(all.begin(), all.end(), sentence.first, before);
  const auto last = std::lower_bound(first, all.end(), sentence.last, before);
  return {first, last};
}

const Actor* RoleReader::find(ActorIndex actor) const {
  if (actor < actors_.list.size()) return &actors_.list[actor];
  const std::size_t at = actor - actors_.list.size();
  return at < countries_.list.size() ? &countries_.list[at] : nullptr;
}

std::string_view RoleReader::preposition(TokenIndex phrase) const {
  for (const TokenIndex c : tree_.children(phrase)) {
    if (main_relation(tree_[c].deprel) == Deprel::case_) return tree_[c].lemma;
  }
  return "-";
}

int RoleReader::relation_of(TokenIndex trigger, TokenIndex phrase) const {
  const TokenIndex above = tree_.head(phrase);
  if (above == trigger) return numbered(tree_[phrase].deprel, 1);
  if (participants_.only_remarks(phrase)) return in_sentence;
  const Deprel own = main_relation(tree_[trigger].deprel);
  const TokenIndex governor = tree_.head(trigger);
  if (governor == phrase) {
    if (tree_[trigger].deprel == Deprel::acl_relcl) return 12;
    return own == Deprel::acl ? 11 : own == Deprel::nmod ? 13 : 14;
  }
  if (above == no_token) return in_sentence;
  if (governor != no_token && above == governor) return numbered(tree_[phrase].deprel, 15);
  if (governor != no_token && tree_.head(governor) == above)
    return tree_[phrase].deprel == Deprel::nsubj ? 25 : 26;
  if (tree_.head(above) == trigger) return numbered(tree_[above].deprel, 27);
  if (governor != no_token && tree_.head(above) == governor) return 37;
  return in_sentence;
}

bool RoleReader::hangs_on_other(const View& view) const {
  if (view.phrase == no_token || !tree_.is_verbal(view.trigger)) return false;
  const TokenIndex verb = tree_.head(view.phrase);
  if (verb == no_token || verb == view.trigger || !tree_.is_verbal(verb)) return false;
  const auto coordinated = [this](TokenIndex first, TokenIndex second) {
    return tree_[second].deprel == Deprel::conj && tree_.head(second) == first;
  };
  if (!coordinated(verb, view.trigger) && !coordinated(view.trigger, verb)) return false;
  const Deprel deprel = main_relation(tree_[view.phrase].deprel);
  if (deprel == Deprel::obj) return tree_.child(view.trigger, Deprel::obj) != no_token;
  return deprel == Deprel::iobj || deprel == Deprel::obl ||
         (deprel == Deprel::nsubj && coordinated(view.trigger, verb));
}

bool RoleReader::suffers_deed(const Happening& happening, ActorIndex actor) const {
  return std::any_of(happening.mentions.begin(), happening.mentions.end(),
                     [&](std::uint32_t i) { return among(actor, mentions_[i].candidate.victims); });
}

RoleReader::View RoleReader::look(TokenIndex trigger, const Position& position) const {
  View view;
  view.trigger = trigger;
  view.position = position;
  const std::uint32_t here = tree_.sentence(trigger);
  const std::uint32_t there = tree_.sentence(position.head);
  view.sentences = here > there ? here - there : there - here;
  view.tokens = position.head > trigger ? position.head - trigger : trigger - position.head;
  view.phrase = position.head;
  for (int i = 0; i < 4; ++i) {
    const Deprel d = tree_[view.phrase].deprel;
    const bool beside =
        d == Deprel::conj || d == Deprel::appos || d == Deprel::flat || d == Deprel::flat_name;
    const TokenIndex head = tree_.head(view.phrase);
    if (!beside || head == no_token || head == trigger) break;
    view.joined = view.joined || d == Deprel::conj;
    view.phrase = head;
  }
  if (view.sentences == 0) view.relation = relation_of(trigger, view.phrase);
  return view;
}

/// The positions of an actor in the trigger's sentence, the last before it and the first behind it.
std::span<const RoleReader::Position> RoleReader::around(TokenIndex trigger,
                                                         ActorIndex actor) const {
  const auto& all = positions_[actor];
  const std::span<const Position> here = in(tree_.sentence_tokens(trigger), actor);
  auto begin = static_cast<std::size_t>(here.data() - all.data());
  const std::size_t end = std::min(begin + here.size() + 1, all.size());
  if (begin > 0) --begin;
  while (begin > 0 && all[begin - 1].head == all[begin].head) --begin;
  return {all.begin() + static_cast<std::ptrdiff_t>(begin),
          all.begin() + static_cast<std::ptrdiff_t>(end)};
}

RoleReader::View RoleReader::view_of(const Happening& happening, ActorIndex actor) const {
  View best;
  const auto order = [](const View& v) {
    return std::tuple(v.relation == 0 ? in_sentence + 1 : v.relation, v.sentences, v.tokens);
  };
  if (actor >= positions_.size()) return best;
  for (const std::uint32_t i : happening.mentions) {
    const TokenIndex trigger = mentions_[i].candidate.trigger;
    for (const Position& position : around(trigger, actor)) {
      const View view = look(trigger, position);
      if (best.trigger == no_token || order(view) < order(best)) best = view;
    }
  }
  return best;
}

ActorList RoleReader::candidates(const Happening& happening) const {
  ActorList near;
  for (const std::uint32_t i : happening.mentions) {
    const TokenIndex trigger = mentions_[i].candidate.trigger;
    const TokenRange sentence = tree_.sentence_tokens(trigger);
    for (const ActorIndex a : told_in_[tree_.sentence(trigger)]) {
      if (a < actors_.list.size() && !actors_.list[a].members.empty()) continue;
      const std::span<const Position> here = in(sentence, a);
      const bool stands_by = std::any_of(here.begin(), here.end(), [&](const Position& p) {
        return look(trigger, p).relation < in_sentence;
      });
      if (stands_by) near.push_back(a);
    }
  }
  std::sort(near.begin(), near.end());
  ActorList out = happening.actors;
  for (const ActorIndex a : happening.recipients) add_actor(a, out);
  for (const ActorIndex a : near) {
    if (out.size() >= most_candidates) break;
    add_actor(a, out);
  }
  return out;
}

RoleReader::Round RoleReader::round(const Happening& happening) const {
  Round out;
  out.actors = candidates(happening);
  for (const ActorIndex actor : out.actors) out.views.push_back(view_of(happening, actor));
  return out;
}

std::string RoleReader::spans_of(ActorIndex actor) const {
  std::string out;
  const auto add = [&out](Span span) {
    out += std::to_string(span.begin) + '-' + std::to_string(span.end) + ',';
  };
  if (actor < actors_.list.size()) {
    for (const ActorMention& m : actors_.list[actor].mentions) add(m.evidence);
  } else if (actor < positions_.size()) {
    for (const Position& p : positions_[actor]) add(tree_[p.head].span);
  }
  return out;
}

/// 1: of the country of one of them; 0: unknown or none; -1: of another than all of them.
float RoleReader::country_among(ActorIndex actor, const ActorList& list) const {
  const std::string_view own = participants_.country_of(actor);
  float out = 0;
  for (const ActorIndex a : list) {
    const std::string_view other = participants_.country_of(a);
    if (a == actor || own.empty() || other.empty()) continue;
    if (own == other) return 1;
    out = -1;
  }
  return out;
}

RoleSigns RoleReader::signs(const Happening& happening, const Round& round, std::size_t at,
                            Side side) const {
  const ActorIndex actor = round.actors[at];
  const bool acts = side == Side::actor;
  const ActorList& own = acts ? happening.actors : happening.recipients;
  const ActorList& other = acts ? happening.recipients : happening.actors;
  const Mention& main = mentions_[happening.main];
  const View& view = round.views[at];
  int with = 0;
  int against = 0;
  int strong = 0;
  int guessed = 1;
  int near = 1;
  double chance = 0;
  for (const std::uint32_t i : happening.mentions) {
    const Candidate& c = mentions_[i].candidate;
    const bool is_own = among(actor, acts ? c.actors : c.recipients);
    against += among(actor, acts ? c.recipients : c.actors) ? 1 : 0;
    if (!is_own) continue;
    ++with;
    strong += mentions_[i].weak ? 0 : 1;
    guessed = std::min(guessed, c.guessed ? 1 : 0);
    near = std::min(near, c.near ? 1 : 0);
    chance = std::max(chance, mentions_[i].chance);
  }
  const Candidate& c = main.candidate;
  const Actor* const found = find(actor);
  const bool known = found != nullptr;
  const auto f = [](auto value) { return static_cast<float>(value); };
  constexpr std::uint32_t far = 60;
  constexpr std::size_t many = 10;
  std::size_t rank = 0;
  std::size_t in_sentence_too = 0;
  for (std::size_t other_at = 0; other_at < round.views.size(); ++other_at) {
    if (other_at == at) continue;
    const View& v = round.views[other_at];
    const bool closer = std::tuple(v.sentences, v.tokens) < std::tuple(view.sentences, view.tokens);
    rank += closer ? 1 : 0;
    in_sentence_too += v.sentences == 0 ? 1 : 0;
  }
  const auto claims = [&](const Attribution& a) { return a.claimant == actor; };
  const auto& said = happening.attributions;
  const bool is_claimant = std::any_of(said.begin(), said.end(), claims);
  const bool placed = happening.place.has_value();
  const std::string_view there =
      placed ? std::string_view(places_[*happening.place].country) : std::string_view();
  const std::string_view country = participants_.country_of(actor);
  const std::size_t told = actor < positions_.size() ? positions_[actor].size() : 0;
  const std::uint32_t first = told == 0 ? far : tree_.sentence(positions_[actor].front().head);
  const bool headline = told > 0 && tree_.analysis().sentences[first].headline;
  const bool subject =
      view.trigger != no_token && main_relation(tree_[view.position.head].deprel) == Deprel::nsubj;
  const bool named =
      known && std::any_of(found->mentions.begin(), found->mentions.end(),
                           [](const ActorMention& m) { return m.form == MentionForm::name; });
  View main_view;
  if (actor < positions_.size()) {
    for (const Position& p : around(c.trigger, actor)) {
      const View v = look(c.trigger, p);
      const auto order = [](const View& x) {
        return std::tuple(x.relation == 0 ? in_sentence + 1 : x.relation, x.tokens);
      };
      if (main_view.trigger == no_token || order(v) < order(main_view)) main_view = v;
    }
  }
  return {{f(c.entry->type),
           f(tree_.analysis().language == "en"),
           f(side),
           f(c.standing.status),
           f(c.entry->pos == EntryPos::noun),
           f(tree_.is_verbal(c.trigger) && tree_.is_passive(c.trigger)),
           f(std::min(happening.mentions.size(), many)),
           f(among(actor, own)),
           f(among(actor, other)),
           f(std::min(own.size(), many)),
           f(std::min(other.size(), many)),
           f(with),
           f(against),
           f(among(actor, acts ? c.actors : c.recipients)),
           f(among(actor, acts ? c.recipients : c.actors)),
           f(strong),
           f(with > 0 ? guessed : 0),
           f(with > 0 ? near : 0),
           f(chance),
           f(view.relation),
           f(view.joined),
           f(std::min(view.sentences, far)),
           f(std::min(view.tokens, far)),
           f(view.trigger != no_token && view.position.head < view.trigger),
           f(std::min(rank, many)),
           f(headline),
           f(view.trigger == no_token ? Upos::x : tree_[view.position.head].upos),
           f(view.position.form),
           f(known ? static_cast<int>(found->type) : -1),
           f(named),
           f(std::min(told, many)),
           f(std::min(first, far)),
           f(participants_.political(actor)),
           f(participants_.many(actor)),
           f(participants_.is_authority(actor)),
           f(participants_.keeps_order(actor)),
           f(participants_.armed_or_state(actor)),
           f(participants_.is_press(actor)),
           f(participants_.rebellious(actor)),
           f(participants_.of_labour(actor)),
           f(participants_.is_international(actor)),
           f(participants_.exposed(actor)),
           f(participants_.is_country(actor)),
           f(participants_.unplaced(actor)),
           f(participants_.in_public(actor)),
           country_among(actor, own),
           country_among(actor, other),
           f(there.empty() || country.empty() ? 0
             : there == country               ? 1
                                              : -1),
           f(is_claimant),
           f(std::min(in_sentence_too, many)),
           f(subject),
           f(known && !found->members.empty()),
           f(!participants_.toll_of(actor).empty()),
           f(participants_.says_part_only(actor)),
           f(actor >= actors_.list.size()),
           f(view.sentences == 0),
           f(main_view.relation),
           f(c.entry->symmetric)}};
}

RoleKeys RoleReader::keys(const Happening& happening, const Round& round, std::size_t at,
                          Side side) const {
  const ActorIndex actor = round.actors[at];
  const View& view = round.views[at];
  const std::string_view type = name_of(mentions_[happening.main].candidate.entry->type);
  const std::string_view which = side == Side::actor ? "a" : "r";
  const Actor* const found = find(actor);
  RoleKeys out;
  if (view.trigger == no_token || found == nullptr) return out;
  const Token& head = tree_[view.position.head];
  const std::string relation = std::to_string(view.relation);
  const std::string_view before = preposition(view.phrase);
  const std::string_view sector =
      found->sectors.empty() ? std::string_view("-") : std::string_view(found->sectors.front());
  const std::string kind = std::to_string(static_cast<int>(found->type));
  const TokenIndex governor = tree_.head(view.trigger);
  out.keys = {habit_key('p', {type, which, relation, before}),
              habit_key('v', {type, which, tree_[view.trigger].lemma, relation, before}),
              view.position.form == MentionForm::nominal ? habit_key('n', {type, which, head.lemma})
                                                         : std::string(),
              habit_key('s', {type, which, sector, kind}),
              governor == no_token
                  ? std::string()
                  : habit_key('g', {type, which, tree_[governor].lemma, relation, before}),
              habit_key('k', {type, which, sector, relation})};
  return out;
}

}  // namespace depeche::events
