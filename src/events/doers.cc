// SPDX-License-Identifier: Apache-2.0
#include "events/doers.h"

#include "events/deeds.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// Sentences between a word that points to a deed and the deed.
constexpr std::uint32_t deed_reach = 3;
/// Sentences of others' remarks that do not count between a remark and the deed.
constexpr std::uint32_t most_remarks = 4;
/// Sentences between the news of a trial and what it says of the accused.
constexpr std::uint32_t court_reach = 12;

bool hostile(const Entry& entry) {
  const EventType type = entry.type;
  return entry.mode == "riot" || type == EventType::assault || type == EventType::coerce ||
         type == EventType::sanction || type == EventType::threaten ||
         type == EventType::mobilize || type == EventType::accuse;
}

bool says_of_deed(const Candidate& candidate) {
  return is_comment(*candidate.entry) && !candidate.deeds.empty();
}

/// May a word of the one kind point to what a word of the other told: "overthrew the president …
/// the mutiny"?
bool may_mean(const Entry& noun, const Entry& told) {
  return noun.type == told.type || (noun.mode == "riot" && told.mode == "seize") ||
         (noun.mode == "seize" && told.mode == "riot");
}

}  // namespace

Doers::Doers(const std::vector<Mention>& mentions, const Tree& tree, const Sameness& sameness,
             const std::unordered_map<TokenIndex, std::uint32_t>& by_trigger,
             const std::vector<std::uint32_t>& home, const std::vector<Happening>& happenings)
    : mentions_(mentions),
      tree_(tree),
      sameness_(sameness),
      by_trigger_(by_trigger),
      home_(home),
      happenings_(happenings) {
  deeds_.reserve(happenings.size());
  for (const Happening& h : happenings) deeds_.push_back(h.actors);
}

void Doers::name(Happening& h) const {
  blame_doers(h);
  name_attackers(h);
}

/// "Paris a condamné l'offensive": those who led it are condemned, and praised for what is
/// praised.
void Doers::blame_doers(Happening& h) const {
  const EventType type = main_of(h).candidate.entry->type;
  const bool answers = type == EventType::accuse || type == EventType::support;
  if (!h.recipients.empty()) return;
  if (type == EventType::assault || type == EventType::threaten) strike_back(h);
  if (!(answers || type == EventType::reject)) return;
  for (const std::uint32_t i : h.mentions) {
    for (const TokenIndex t : mentions_[i].candidate.linked) {
      const std::uint32_t deed = told_at(t);
      if (deed == no_happening) continue;
      for (const ActorIndex a : deeds_.at(deed)) {
        if (!overlap({a}, h.actors)) add_actor(a, h.recipients);
      }
    }
  }
  if (!h.recipients.empty() || h.actors.empty()) return;
  for (const std::uint32_t i : h.mentions) {
    if (blame_last(i, h)) return;
  }
}

/// "La Tunisie a condamné l'attentat", "Doha rejected the ultimatum": who did what was told last
/// before it, and is not who speaks.
bool Doers::blame_last(std::uint32_t index, Happening& h) const {
  const TokenIndex trigger = mentions_[index].candidate.trigger;
  TokenList nouns = mentions_[index].candidate.deeds;
  for (const TokenIndex t : mentions_[index].candidate.linked) {
    if (by_trigger_.contains(t)) nouns.push_back(t);
  }
  // "L'offensive a été condamnée par Paris": the deed stands before the verb.
  const auto behind = [&](TokenIndex t) {
    return t > trigger || tree_[t].deprel == Deprel::nsubj_pass;
  };
  // "a salué un geste fort": what only judges takes up what was told
  const auto deed = std::find_if(nouns.begin(), nouns.end(), [&](TokenIndex t) {
    return behind(t) && !tells_which(t, trigger) &&
           (tree_.points_back(t) || told_at(t) == no_happening);
  });
  if (deed == nouns.end()) return false;
  const bool judges = !tree_.points_back(*deed);
  if (judges && names_somebody(*deed)) return false;
  ActorList commentators = h.actors;
  std::uint32_t remarks = 0;  // sentences between that only say what others think of it
  std::uint32_t last_remark = tree_.sentence(trigger);
  for (std::uint32_t i = index; i-- > 0;) {
    const TokenIndex before = mentions_[i].candidate.trigger;
    const std::uint32_t there = tree_.sentence(before);
    const std::uint32_t away = tree_.sentence(trigger) - there;
    if (away > (judges ? 1 : deed_reach) + std::min(remarks, most_remarks)) break;
    if (home_[i] == no_happening || away == 0) continue;
    if (says_of_deed(mentions_[i].candidate) && there != last_remark) {
      ++remarks;
      last_remark = there;
    }
    const ActorList& doers = deeds_.at(home_[i]);
    // "John Howard a salué un geste": he says something of it as well
    if (judges && says_of_deed(mentions_[i].candidate))
      commentators.insert(commentators.end(), doers.begin(), doers.end());
    if (doers.empty() || overlap(doers, commentators) || !fits(mentions_[i], *deed, h)) continue;
    if (judges && !is_judged(*mentions_[i].candidate.entry, doers, h)) continue;
    for (const ActorIndex a : doers) add_actor(a, h.recipients);
    return true;
  }
  return false;
}

/// "le projet de loi prolongeant l'état d'urgence": not what was told before.
bool Doers::tells_which(TokenIndex noun, TokenIndex trigger) const {
  const auto& below = tree_.children(noun);
  return !by_trigger_.contains(noun) && std::any_of(below.begin(), below.end(), [&](TokenIndex c) {
    return tree_[c].deprel == Deprel::acl && c != trigger && tree_.is_verbal(c);
  });
}

/// "une action planifiée de la Chine": does the phrase name whose it is?
bool Doers::names_somebody(TokenIndex noun) const {
  for (TokenIndex t = noun + 1; t < tree_.sentence_tokens(noun).last; ++t) {
    TokenIndex above = tree_[t].upos == Upos::propn ? t : no_token;
    for (int i = 0; i < max_climb && above != no_token && above != noun; ++i)
      above = tree_.head(above);
    if (above == noun) return true;
  }
  return false;
}

/// Is it what one praises, or what one condemns? The police who stop an attacker are neither.
bool Doers::is_judged(const Entry& deed, const ActorList& doers, const Happening& h) const {
  const Entry& now = *main_of(h).candidate.entry;
  if (!is_comment(now)) return false;
  const bool harsh = deed.type == EventType::request || deed.type == EventType::threaten ||
                     deed.type == EventType::accuse || deed.type == EventType::reject;
  if (now.type == EventType::support && harsh) return false;
  return deed.type != EventType::assault || !sameness_.keep_order(doers);
}

/// The happening that a trigger tells; no_happening where the word is none.
std::uint32_t Doers::told_at(TokenIndex word) const {
  const auto found = by_trigger_.find(word);
  return found == by_trigger_.end() ? no_happening : home_[found->second];
}

/// "L'aviation turque a riposté", "promised to retaliate": done to those who did the last blow or
/// hostile deed told before it.
void Doers::strike_back(Happening& h) const {
  const Candidate& c = main_of(h).candidate;
  if (!c.answers || h.actors.empty()) return;
  for (std::uint32_t i = h.main; i-- > 0;) {
    if (tree_.sentence(c.trigger) - tree_.sentence(mentions_[i].candidate.trigger) > deed_reach)
      break;
    if (home_[i] == no_happening || !hostile(*mentions_[i].candidate.entry)) continue;
    const ActorList& doers = deeds_.at(home_[i]);
    if (doers.empty() || overlap(doers, h.actors)) continue;
    for (const ActorIndex a : doers) add_actor(a, h.recipients);
    return;
  }
}

/// "Les talibans ont tué deux soldats. Un troisième a été tué", "l'assaillant … trois personnes
/// ont été blessées": who did the like just before, else the attacker who is spoken of.
void Doers::name_attackers(Happening& h) const {
  const Mention& m = main_of(h);
  const EventType type = m.candidate.entry->type;
  const bool protest = type == EventType::protest;
  if (main_of(h).candidate.entry->mode == "convict" && h.actors.empty()) name_court(h);
  if (!(type == EventType::assault || protest) || !h.actors.empty()) return;
  const TokenIndex trigger = m.candidate.trigger;
  const std::uint32_t here = tree_.sentence(trigger);
  // "une autre manifestation" is not theirs.
  const bool other = protest && tree_.is_nominal(trigger) && !tree_.points_back(trigger);
  for (std::uint32_t i = other ? 0 : h.main; i-- > 0;) {
    const Mention& before = mentions_[i];
    if (here - tree_.sentence(before.candidate.trigger) > 1) break;
    if (home_[i] == no_happening || &happenings_[home_[i]] == &h) continue;
    const Happening& like = happenings_[home_[i]];
    const ActorList& doers = deeds_.at(home_[i]);
    const bool sided = like.recipients.empty() == h.recipients.empty();
    if (doers.empty() || overlap(doers, h.recipients) || !sided ||
        main_of(like).candidate.entry->mode != m.candidate.entry->mode ||
        !sameness_.kind(m, like) || !sameness_.time(m, like))
      continue;
    if (protest && !sameness_.all_many(doers)) continue;
    h.actors = doers;
    return;
  }
  if (type != EventType::assault || m.candidate.standing.status != Status::occurred) return;
  if (std::any_of(h.recipients.begin(), h.recipients.end(),
                  [&](ActorIndex a) { return sameness_.attacks(a); }))
    return;
  const ActorIndex near = sameness_.attacker_near(trigger);
  // Who did something on another day, or elsewhere, need not have done this.
  for (std::size_t at = 0; at < std::min(happenings_.size(), look_back); ++at) {
    const Happening& deed = happenings_[at];
    if (&deed != &h && overlap({near}, deeds_.at(at)) &&
        (!sameness_.time(m, deed) || !sameness_.place(m, deed)))
      return;
  }
  add_actor(near, h.actors);
}

/// "La justice a condamné six prévenus. … Paul Durand a été condamné à trois ans": the one court
/// of which the article says that it convicted, on no other day.
void Doers::name_court(Happening& h) const {
  const Mention& m = main_of(h);
  ActorList court;
  for (std::size_t at = 0; at < std::min(happenings_.size(), look_back); ++at) {
    const Happening& like = happenings_[at];
    const ActorList& doers = deeds_.at(at);
    if (&like == &h || main_of(like).candidate.entry->mode != "convict" || doers.empty()) continue;
    const std::uint32_t there = tree_.sentence(main_of(like).candidate.trigger);
    const std::uint32_t here = tree_.sentence(m.candidate.trigger);
    if (!court.empty() && court != doers) return;
    if (!sameness_.kind(m, like) || !sameness_.time(m, like) || there > here ||
        here - there > court_reach || overlap(doers, h.recipients))
      return;
    court = doers;
  }
  h.actors = std::move(court);
}

/// "A bomb killed nine soldiers. The army blamed the rebels", "his party accused a militia of the
/// murder": whom others hold to have done what nobody by name is told to have done, on their word.
void Doers::name_accused(Happening& h) const {
  const Candidate& deed = main_of(h).candidate;
  const bool nameless = std::all_of(h.actors.begin(), h.actors.end(),
                                    [&](ActorIndex a) { return sameness_.attacks(a); });
  if (deed.entry->type != EventType::assault || deed.standing.status != Status::occurred ||
      !nameless)
    return;
  for (std::size_t at = 0; at < std::min(happenings_.size(), look_back); ++at) {
    const Happening& charge = happenings_[at];
    if (charge.actors.empty() || charge.recipients.empty() ||
        overlap(charge.recipients, h.recipients) || !accuses_of(charge, h))
      continue;
    h.accused = charge.recipients;
    Attribution& word = h.accuser.emplace();
    word.evidence = word.cue = tree_[main_of(charge).candidate.trigger].span;
    word.rule = main_of(charge).candidate.entry->id;
    word.claimant = charge.actors.front();
    return;
  }
}

/// Of a word for that deed, or of none right behind it.
bool Doers::accuses_of(const Happening& charge, const Happening& deed) const {
  const Candidate& c = main_of(charge).candidate;
  if (c.entry->type != EventType::accuse || c.entry->mode != "allege" ||
      c.standing.status != Status::occurred)
    return false;
  const auto is_deed = [&](std::uint32_t told) {
    return told != no_happening && &happenings_[told] == &deed;
  };
  TokenList words = c.linked;
  words.insert(words.end(), c.deeds.begin(), c.deeds.end());
  for (const std::uint32_t i : deed.mentions) {
    const TokenIndex t = mentions_[i].candidate.trigger;
    if (t > c.trigger && tree_.sentence(t) == tree_.sentence(c.trigger) && tree_.is_nominal(t))
      words.push_back(t);
  }
  bool other = false;
  for (const TokenIndex t : words) {
    const std::uint32_t told = told_at(t);
    if (is_deed(told) && tree_.points_back(t)) return true;
    other = other || told != no_happening || !tree_.points_back(t);
  }
  if (other) return false;
  const bool back = !words.empty();
  if (!(back || says_no_deed(c)) || charge.main == 0 || !is_deed(home_[charge.main - 1]))
    return false;
  return tree_.sentence(c.trigger) - tree_.sentence(mentions_[charge.main - 1].candidate.trigger) <=
         1;
}

/// "Officials blamed Boko Haram.", and not for what ("accused the ELN of rigging the election").
bool Doers::says_no_deed(const Candidate& charge) const {
  if (!tree_.is_verbal(charge.trigger)) return false;
  const auto clause = [&](TokenIndex t) {
    const Deprel d = tree_[t].deprel;
    // "a militia allied with the government" is no charge.
    const bool marked = d == Deprel::acl && tree_.child(t, Deprel::mark) != no_token;
    return d == Deprel::ccomp || d == Deprel::xcomp || d == Deprel::advcl || marked;
  };
  for (const TokenIndex t : tree_.children(charge.trigger)) {
    if (t < charge.trigger) continue;
    const auto& below = tree_.children(t);
    if (clause(t) || main_relation(tree_[t].deprel) == Deprel::obl ||
        std::any_of(below.begin(), below.end(), clause))
      return false;
  }
  return true;
}

/// One accuses of what was done or threatened, rejects what was demanded or charged.
bool Doers::fits(const Mention& before, TokenIndex deed, const Happening& h) const {
  const EventType then = before.candidate.entry->type;
  const Entry& now = *main_of(h).candidate.entry;
  const auto found = by_trigger_.find(deed);
  if (found != by_trigger_.end() &&
      !may_mean(*mentions_[found->second].candidate.entry, *before.candidate.entry))
    return false;
  if (now.type == EventType::reject)
    return then == EventType::request || then == EventType::accuse || then == EventType::threaten ||
           then == EventType::agree;
  // "a demandé une enquête … a dénoncé cet acte": who asks for something did nothing yet.
  if (now.type == EventType::accuse && then == EventType::request && found == by_trigger_.end())
    return false;
  return then != now.type && (now.type != EventType::accuse || now.mode == "disapprove");
}

}  // namespace depeche::events
