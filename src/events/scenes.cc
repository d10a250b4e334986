// SPDX-License-Identifier: Apache-2.0
#include "events/scenes.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace depeche::events {

namespace {

/// Sentences between what is told and the scene that was set for the same people.
constexpr std::uint32_t speech_reach = 2;
constexpr std::uint32_t deed_reach = 3;
/// A mention is compared with so many before it at most.
constexpr std::size_t look_back = 12;

/// What is done with bodies happens somewhere; words are spoken anywhere.
bool has_scene(EventType type) {
  switch (type) {
    case EventType::assault:
    case EventType::coerce:
    case EventType::protest:
    case EventType::mobilize:
    case EventType::retreat:
    case EventType::consult:
      return true;
    default:
      return false;
  }
}

Matter matter_of(const Entry& entry) {
  if (is_talk(entry.type)) return Matter::talk;
  const bool expelled = entry.type == EventType::sanction && entry.mode == "expel";
  return entry.type == EventType::retreat || expelled ? Matter::leaving : Matter::deed;
}

/// A noun that may say where somebody is ("en vacances à Marmaris", "au sommet d'Antalya"), no deed
/// that is spoken of.
bool may_frame(TokenIndex noun, const Tree& tree, const Lexicon& lexicon) {
  const auto* entries = lexicon.find(tree[noun].lemma);
  return entries == nullptr ||
         std::any_of(entries->begin(), entries->end(), [&](const Choice& choice) {
           return lexicon.entry(choice).type == EventType::consult;
         });
}

/// Words are spoken where a verb says so ("a déclaré à Paris", "À Paris, … a fait savoir que …") or
/// a circumstance before it ("au sommet d'Antalya, il a refusé"); other places under nouns are
/// those of what is spoken of ("a condamné l'attaque de Kaboul").
bool under_verb(const PlaceRef& place, TokenIndex trigger, const Tree& tree,
                const Lexicon& lexicon) {
  TokenIndex t = place.tokens.first;
  while (t < place.tokens.last && place.tokens.contains(tree.head(t))) ++t;
  if (t >= place.tokens.last) return false;
  for (int i = 0; i < max_climb; ++i) {
    const TokenIndex head = tree.head(t);
    if (head >= tree.size()) return false;
    const Deprel d = main_relation(tree[t].deprel);
    if (d == Deprel::obl && tree.is_verbal(head)) {
      // "a condamné les attaques survenues au Mali": where what is spoken of was.
      const bool other = tree[head].deprel == Deprel::acl && head > trigger;
      return !other && (i == 0 || t < trigger);
    }
    const bool steps = d == Deprel::nmod || d == Deprel::appos || d == Deprel::flat;
    if (!steps || !tree.is_nominal(head) || head > trigger || !may_frame(head, tree, lexicon))
      return false;
    t = head;
  }
  return false;
}

/// The verb of a clause that describes one of `actors` and says where he is: "Obama, speaking in
/// Washington, urged …".
bool describes(TokenIndex place, const ActorList& actors, const Participants& participants,
               const Tree& tree) {
  TokenIndex t = place;
  for (int i = 0; i < max_climb; ++i) {
    const TokenIndex head = tree.head(t);
    if (head >= tree.size()) return false;
    const Deprel d = main_relation(tree[t].deprel);
    if (d == Deprel::acl && tree.is_verbal(t) && i > 0) {
      ActorList whose;
      bool near = false;
      participants.resolve(head, whose, near);
      return overlap(whose, actors);
    }
    if (d != Deprel::obl && d != Deprel::nmod) return false;
    t = head;
  }
  return false;
}

/// A place of the trigger's sentence where one of the actors is said to be.
std::optional<PlaceIndex> place_of_speaker(const std::vector<PlaceRef>& scenes,
                                           const Participants& participants, const Tree& tree,
                                           const EventPlaceRules& rules, const Candidate& c) {
  const TokenRange sentence = tree.sentence_tokens(c.trigger);
  const auto first = std::lower_bound(
      scenes.begin(), scenes.end(), sentence.first,
      [](const PlaceRef& place, TokenIndex token) { return place.tokens.first < token; });
  for (auto at = first; at != scenes.end() && at->tokens.first < sentence.last; ++at) {
    if (at->is_actor || at->tokens.first == 0) continue;
    const TokenIndex head = at->tokens.first;
    if (!rules.locative.contains(tree[head - 1].lower)) continue;
    if (describes(head, c.actors, participants, tree))
      return static_cast<PlaceIndex>(at - scenes.begin());
  }
  return std::nullopt;
}

/// "La nouvelle a été donnée à Kingston par le président. Il a remercié …": does the clause of the
/// place tell what one of the actors did there?
bool acts_at(const PlaceRef& place, const ActorList& actors, const Participants& participants,
             const Tree& tree) {
  TokenIndex t = place.tokens.first;
  while (t < place.tokens.last && place.tokens.contains(tree.head(t))) ++t;
  if (t >= place.tokens.last || main_relation(tree[t].deprel) != Deprel::obl) return false;
  const TokenIndex verb = tree.head(t);
  if (verb >= tree.size() || !tree.is_verbal(verb)) return false;
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Token& token = tree[child];
    const bool doer =
        main_relation(token.deprel) == Deprel::nsubj || token.deprel == Deprel::obl_agent;
    if (!doer) return false;
    ActorList whose;
    bool near = false;
    participants.resolve(child, whose, near);
    return overlap(whose, actors);
  });
}

/// Who comes together to agree or refuse, and who sits in one body, does so where the article is
/// written.
bool together(const Candidate& c, const Participants& participants) {
  if (!is_verbal_act(c.entry->type)) return false;
  return c.actors.size() > 1 ||
         (c.actors.size() == 1 && participants.is_international(c.actors.front()));
}

/// "5 heures, heure de Nouméa": the town whose clock it is.
bool tells_the_hour(const PlaceRef& place, const std::vector<TimeRef>& times) {
  const auto after = std::upper_bound(
      times.begin(), times.end(), place.tokens.first,
      [](TokenIndex token, const TimeRef& time) { return token < time.tokens.first; });
  return after != times.begin() && (after - 1)->type == TimeType::time &&
         (after - 1)->tokens.contains(place.tokens.first);
}

/// "Depuis le sommet de Pau, …", "un mois après son arrivée à Paris": is the place that of a noun
/// that was before what the trigger tells?
/// After a meeting words are spoken where it was ("after talks in Geneva, they agreed"), and who
/// dies after a blow dies there ("tués après une explosion à Gao").
bool before_it(const PlaceRef& place, const Candidate& c, const Tree& tree,
               const Lexicon& lexicon) {
  const TokenIndex trigger = c.trigger;
  TokenIndex t = place.tokens.first;
  // "dans la capitale": named elsewhere.
  if (!tree.sentence_tokens(trigger).contains(t)) return false;
  while (t < place.tokens.last && place.tokens.contains(tree.head(t))) ++t;
  if (t >= place.tokens.last) return false;
  for (int i = 0; i < max_climb; ++i) {
    const Deprel d = main_relation(tree[t].deprel);
    if (d != Deprel::nmod && d != Deprel::appos && d != Deprel::flat && d != Deprel::obl)
      return false;
    t = tree.head(t);
    if (t >= tree.size() || t == trigger || !tree.is_nominal(t)) return false;
    const auto* entries = lexicon.find(tree[t].lemma);
    const bool meeting = entries != nullptr && may_frame(t, tree, lexicon);
    if (meeting && is_verbal_act(c.entry->type)) return false;
    const bool blow = entries != nullptr && c.entry->casualties &&
                      std::any_of(entries->begin(), entries->end(), [&](const auto& entry) {
                        return lexicon.entry(entry).type == c.entry->type;
                      });
    if (blow) return false;
    for (const TokenIndex child : tree.children(t)) {
      if (main_relation(tree[child].deprel) == Deprel::case_ &&
          lexicon.marker(tree[child].lemma) == Marker::anterior)
        return true;
    }
  }
  return false;
}

}  // namespace

std::vector<PlaceRef> scenes_of(const Findings& findings, const Participants& participants,
                                const Tree& tree) {
  std::vector<PlaceRef> scenes = findings.places;
  ActorList claimants;
  for (const Claim& claim : findings.attributions.claims)
    add_actor(claim.attribution.claimant, claimants);
  for (PlaceRef& place : scenes) {
    if (tells_the_hour(place, findings.times)) place.is_actor = true;
    for (TokenIndex t = place.tokens.first; t < place.tokens.last && t < tree.size(); ++t) {
      const TokenIndex head = tree.head(t);
      if (head >= tree.size() || place.tokens.contains(head)) continue;
      if (main_relation(tree[t].deprel) != Deprel::nmod) break;
      ActorList whose;
      bool near = false;
      if (participants.names_actor(head)) participants.resolve(head, whose, near);
      if (overlap(whose, claimants)) place.is_actor = true;
    }
  }
  return scenes;
}

namespace {

/// "des habitants de Rangoun ont protesté": the town whose people a crowd is.
std::optional<PlaceIndex> home_of_crowd(const std::vector<PlaceRef>& scenes, TokenIndex trigger,
                                        const Tree& tree) {
  const TokenIndex crowd = tree.child(trigger, Deprel::nsubj);
  if (crowd == no_token) return std::nullopt;
  const TokenRange sentence = tree.sentence_tokens(trigger);
  const auto first = std::lower_bound(
      scenes.begin(), scenes.end(), sentence.first,
      [](const PlaceRef& place, TokenIndex token) { return place.tokens.first < token; });
  for (auto at = first; at != scenes.end() && at->tokens.first < sentence.last; ++at) {
    if (at->is_actor || at->resolution < Resolution::district) continue;
    const TokenIndex head = at->tokens.first;
    if (tree.head(head) == crowd && main_relation(tree[head].deprel) == Deprel::nmod)
      return static_cast<PlaceIndex>(at - scenes.begin());
  }
  return std::nullopt;
}

/// The noun of the court that judges: the doer of the trigger's verb, or of the one above it.
TokenIndex court_of(TokenIndex trigger, const Participants& participants, const Tree& tree) {
  static const std::set<std::string, std::less<>> courts{"JUD"};
  TokenIndex verb = trigger;
  for (int i = 0; i < max_climb && verb < tree.size(); ++i) {
    for (const TokenIndex child : tree.children(verb)) {
      const bool doer = main_relation(tree[child].deprel) == Deprel::nsubj ||
                        tree[child].deprel == Deprel::obl_agent;
      if (!doer) continue;
      ActorList who;
      bool near = false;
      participants.resolve(child, who, near);
      if (!near && who.size() == 1 && !participants.is_person(who.front()) &&
          participants.has_sector(who.front(), courts))
        return child;
    }
    if (tree.is_verbal(verb) && verb != trigger) break;
    verb = tree.head(verb);
  }
  return no_token;
}

/// "la cour d'appel de Bamako les a condamnés", "a Moscow court": a court sits in its town.
std::optional<PlaceIndex> seat_of_court(const std::vector<PlaceRef>& scenes,
                                        const Participants& participants, const Tree& tree,
                                        const Candidate& c) {
  const EventType type = c.entry->type;
  if (type != EventType::sanction && type != EventType::coerce && type != EventType::concede &&
      type != EventType::reject)
    return std::nullopt;
  const TokenIndex court = court_of(c.trigger, participants, tree);
  if (court == no_token) return std::nullopt;
  const TokenRange sentence = tree.sentence_tokens(c.trigger);
  const auto first = std::lower_bound(
      scenes.begin(), scenes.end(), sentence.first,
      [](const PlaceRef& place, TokenIndex token) { return place.tokens.first < token; });
  for (auto at = first; at != scenes.end() && at->tokens.first < sentence.last; ++at) {
    if (at->resolution < Resolution::district) continue;
    TokenIndex t = at->tokens.first;
    for (int i = 0; i < max_climb && t < tree.size() && t != court; ++i) {
      const Deprel d = main_relation(tree[t].deprel);
      if (d != Deprel::nmod && d != Deprel::flat && d != Deprel::compound && d != Deprel::appos &&
          !at->tokens.contains(tree.head(t)))
        break;
      t = tree.head(t);
    }
    if (t == court) return static_cast<PlaceIndex>(at - scenes.begin());
  }
  return std::nullopt;
}

void place_mention(const std::vector<PlaceRef>& scenes, const Participants& participants,
                   const Tree& tree, const Lexicon& lexicon, const EventPlaceRules& rules,
                   bool elsewhere_told, Mention& mention) {
  const Candidate& c = mention.candidate;
  const bool verbal = is_verbal_act(c.entry->type);
  auto found = place_for(c.trigger, matter_of(*c.entry), tree.analysis(), scenes, rules);
  if (found && found->stated() && before_it(scenes[found->place], c, tree, lexicon)) found.reset();
  if (verbal && found && found->stated() &&
      !under_verb(scenes[found->place], c.trigger, tree, lexicon))
    found.reset();
  if (verbal && (!found || !found->stated())) {
    if (const auto place = place_of_speaker(scenes, participants, tree, rules, c)) {
      mention.place = place;
      mention.place_ground = Ground::sentence;
      return;
    }
    if (!found) found = dateline_for(c.trigger, tree.analysis(), scenes, rules);
  }
  if (!found) return;
  const PlaceRef& place = scenes[found->place];
  // "en compagnie des États-Unis"
  const TokenIndex above = tree.head(place.tokens.first);
  if (found->stated() && above < tree.size() && tree.is_nominal(above) &&
      lexicon.bond(tree[above].lemma) == Bond::with)
    return;
  const bool dateline = found->rule.ends_with(".dateline");
  const bool there =
      (dateline && together(c, participants)) ||
      (!dateline && !found->stated() && acts_at(place, c.actors, participants, tree));
  if (!found->stated() && !has_scene(c.entry->type) && !there) return;
  if (elsewhere_told && !found->rule.ends_with(".attached")) return;
  const bool elsewhere = std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex a) {
    return participants.is_country(a) && participants.country_of(a) != place.country;
  });
  if (!found->stated() && !there && elsewhere) return;
  const bool addressed = verbal && found->stated() && place.tokens.first > c.trigger &&
                         rules.words.is_capital(place) &&
                         std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex a) {
                           return participants.country_of(a) == place.country;
                         });
  if (addressed) return;
  mention.place = found->place;
  mention.place_ground = ground_of(found->rule);
  mention.place_pointed = found->rule.ends_with(".there");
  mention.own_place = found->rule.ends_with(".attached") || mention.place_pointed;
}

/// Who is withdrawn or deported leaves the place.
bool leaves(const Entry& entry) {
  return (entry.mode == "withdraw" && entry.type == EventType::retreat) || entry.mode == "deport";
}

/// Is the noun what the trigger is done to, or does it hang on the trigger as a noun?
bool is_below(TokenIndex noun, TokenIndex trigger, const Tree& tree) {
  if (noun == trigger) return true;
  const Deprel d = main_relation(tree[noun].deprel);
  return tree.head(noun) == trigger && noun > trigger &&
         (d == Deprel::obj || d == Deprel::obl || d == Deprel::nmod);
}

/// "a retiré ses soldats du Niger", "s'est retirée du nord du Mali", "le retrait des troupes de
/// Syrie": where those who leave were.
std::optional<PlaceIndex> place_left(const std::vector<PlaceRef>& scenes,
                                     const Participants& participants, const Tree& tree,
                                     const Lexicon& lexicon, const Candidate& c) {
  const auto theirs = [&](const PlaceRef& place) {
    return std::any_of(c.actors.begin(), c.actors.end(), [&](ActorIndex a) {
      return !place.country.empty() && participants.country_of(a) == place.country;
    });
  };
  const TokenRange sentence = tree.sentence_tokens(c.trigger);
  const auto first = std::lower_bound(
      scenes.begin(), scenes.end(), c.trigger,
      [](const PlaceRef& place, TokenIndex token) { return place.tokens.first < token; });
  for (auto at = first; at != scenes.end() && at->tokens.first < sentence.last; ++at) {
    if (at->tokens.size() == 0 || theirs(*at)) continue;
    TokenIndex t = at->tokens.first;
    while (t < at->tokens.last && at->tokens.contains(tree.head(t))) ++t;
    for (int i = 0; i < max_climb && t < tree.size(); ++i) {
      const TokenIndex head = tree.head(t);
      const Deprel d = main_relation(tree[t].deprel);
      if (head >= tree.size() || (d != Deprel::nmod && d != Deprel::obl)) break;
      if (is_below(head, c.trigger, tree) && introduced_as(t, Marker::genitive, tree, lexicon))
        return static_cast<PlaceIndex>(at - scenes.begin());
      t = head;
    }
  }
  return std::nullopt;
}

}  // namespace

void locate(const std::vector<PlaceRef>& scenes, const Participants& participants, const Tree& tree,
            const Lexicon& lexicon, const EventPlaceRules& rules, bool elsewhere_told,
            Mention& mention) {
  const Candidate& c = mention.candidate;
  place_mention(scenes, participants, tree, lexicon, rules, elsewhere_told, mention);
  if (leaves(*c.entry)) {
    if (const auto left = place_left(scenes, participants, tree, lexicon, c)) {
      mention.place = left;
      mention.place_ground = Ground::clause;
      mention.own_place = true;
      return;
    }
  }
  if (!mention.placed()) {
    if (const auto seat = seat_of_court(scenes, participants, tree, c)) {
      mention.place = seat;
      mention.place_ground = Ground::sentence;
      return;
    }
  }
  if (c.entry->type != EventType::protest || mention.placed()) return;
  if (const auto home = home_of_crowd(scenes, c.trigger, tree)) {
    mention.place = home;
    mention.place_ground = Ground::scene;
  }
}

namespace {

/// Do the days that both are told to have happened on exclude each other?
bool other_days(const Mention& a, const Mention& b) {
  if (a.date_ground < Ground::sentence || b.date_ground < Ground::sentence) return false;
  if (!a.date.begin || !a.date.end || !b.date.begin || !b.date.end) return false;
  return *a.date.begin > *b.date.end || *b.date.begin > *a.date.end;
}

bool is_fact(const Mention& mention) {
  const Status status = mention.candidate.standing.status;
  return status == Status::occurred || status == Status::ongoing;
}

/// Are those who do the one among those who are there at the other?
bool same_people(const Mention& mention, const Mention& before) {
  const Candidate& c = mention.candidate;
  const Candidate& b = before.candidate;
  if (overlap(c.actors, b.actors)) return true;
  const bool meeting = b.entry->type == EventType::consult;
  if (is_talk(c.entry->type)) return meeting && overlap(c.actors, b.recipients);
  return !meeting && overlap(c.recipients, b.recipients);
}

/// The place of the same people in the same sentence or just before: those who meet speak there,
/// those who strike strike again.
void share_place(std::size_t index, const Tree& tree, std::vector<Mention>& mentions) {
  Mention& mention = mentions[index];
  const bool talk = is_talk(mention.candidate.entry->type);
  const auto& sentences = tree.analysis().sentences;
  const std::uint32_t here = tree.sentence(mention.candidate.trigger);
  const auto fits = [&](const Mention& other) {
    return other.candidate.kept && other.place && other.place_ground >= Ground::scene &&
           is_talk(other.candidate.entry->type) == talk && is_fact(other) &&
           same_people(mention, other) && !other_days(mention, other);
  };
  const auto take = [&](const Mention& other) {
    mention.place = other.place;
    mention.place_ground = Ground::scene;
  };
  for (std::size_t i = index, steps = 0; i-- > 0 && steps < look_back; ++steps) {
    const Mention& before = mentions[i];
    const std::uint32_t there = tree.sentence(before.candidate.trigger);
    if (here - there > (talk ? speech_reach : deed_reach)) break;
    if (talk && sentences[there].paragraph != sentences[here].paragraph) break;
    if (fits(before)) return take(before);
  }
  for (std::size_t i = index + 1; i < mentions.size(); ++i) {
    if (tree.sentence(mentions[i].candidate.trigger) != here) break;
    if (mentions[i].candidate.entry->type == EventType::consult && fits(mentions[i]))
      return take(mentions[i]);
  }
}

}  // namespace

void share_places(const Tree& tree, std::vector<Mention>& mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.candidate.kept && !mention.weak && !mention.place && is_fact(mention))
      share_place(i, tree, mentions);
  }
}

}  // namespace depeche::events
