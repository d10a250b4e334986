// SPDX-License-Identifier: Apache-2.0
// Which words of a phrase stand for somebody: rubrics, parts, lists, appositions, pronouns.
#include "base/strings.h"
#include "events/participants.h"

#include <algorithm>
#include <utility>

namespace depeche::events {

/// "Haïti : Ariel Henry démissionne", "ABUJA - L'Ukraine a donné", read as a list.
void Participants::drop_rubric(TokenIndex trigger, TokenList& tokens) const {
  if (tree_.in_rubric(trigger)) return;
  const auto apart = [&](TokenIndex t) {
    return tree_.sentence(t) == tree_.sentence(trigger) && tree_.in_rubric(t);
  };
  const bool others =
      std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) { return !apart(t); });
  if (others || tree_.is_verbal(trigger)) {
    // "GOLFE - Vladimir Poutine a été reçu", read as a name and what it means.
    TokenList behind;
    for (const TokenIndex t : tokens) {
      for (const TokenIndex c : tree_.children(t)) {
        const bool noun = tree_.is_nominal(c) && !tree_.has_case(c);
        if (apart(t) && !apart(c) && noun && tree_[c].deprel != Deprel::conj && c < trigger)
          tree_.add_with_conjuncts(c, behind);
      }
    }
    std::erase_if(tokens, apart);
    if (tokens.empty()) tokens = std::move(behind);
  }
  if (!tree_.analysis().sentences[tree_.sentence(trigger)].headline) return;
  // "Suu Kyi inculpée, les soignants cessent le travail", read as one list of subjects.
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const TokenIndex next = tokens[i + 1];
    if (tree_[next].deprel != Deprel::conj || tree_.child(next, Deprel::cc) != no_token) continue;
    const auto& below = tree_.children(tokens[i]);
    const bool said = std::any_of(below.begin(), below.end(), [&](TokenIndex c) {
      return c > tokens[i] && c < next && tree_.is_verbal(c);
    });
    if (!said || trigger < next) continue;
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return;
  }
}

void Participants::drop_scenes(TokenIndex noun, ActorList& out) const {
  const TokenRange sentence = tree_.sentence_tokens(noun);
  for (TokenIndex t = noun + 1; t < sentence.last; ++t) {
    const ActorIndex country = countries_.at(t);
    const TokenIndex by = tree_.child(t, Deprel::case_);
    if (country == no_actor || by == no_token) continue;
    const bool where = main_relation(tree_[t].deprel) == Deprel::nmod ||
                       main_relation(tree_[t].deprel) == Deprel::obl;
    if (where && lexicon_.bond(tree_[by].lemma) == Bond::dative) std::erase(out, country);
  }
}

/// "38 civils, dont dix enfants": counted already; who is named is told besides.
void Participants::drop_parts(TokenList& tokens) const {
  if (tokens.size() < 2) return;
  std::erase_if(tokens, [&](TokenIndex t) {
    return t != tokens.front() && !(own(t) != no_actor && is_person(own(t))) && is_part(t);
  });
}

bool Participants::is_part(TokenIndex token) const {
  TokenIndex first = token;
  for (const TokenIndex c : tree_.children(token)) {
    if (tree_[c].upos != Upos::punct) first = std::min(first, c);
  }
  return lexicon_.bond(tree_[first].lemma) == Bond::part ||
         (first > 0 && lexicon_.bond(tree_[first - 1].lemma) == Bond::part);
}

/// "contre M. Sejdiu, le Premier ministre Hashim Thaçi et le président du Parlement", read as one
/// man with his titles: a list, as its last comma says.
void Participants::add_listed(TokenList& tokens) const {
  const std::size_t n = tokens.size();
  for (std::size_t i = 0; i < n; ++i) {
    const TokenIndex t = tokens[i];
    if (tree_[t].morph.number == Number::plur) continue;
    const TokenIndex other = tree_.child(t, Deprel::appos);
    if (other == no_token || other < t) continue;
    ActorList one;
    ActorList two;
    bool near = false;
    resolve(t, one, near);
    resolve(other, two, near);
    if (one.empty() || two.empty() || overlap(one, two)) continue;
    TokenList list;
    tree_.add_with_conjuncts(other, list);
    const bool joined = std::any_of(list.begin() + 1, list.end(), [&](TokenIndex c) {
      return tree_.child(c, Deprel::cc) != no_token;
    });
    if (!joined) continue;
    std::erase_if(list, [&](TokenIndex c) { return c != other && own(c) == no_actor; });
    tokens.insert(tokens.end(), list.begin(), list.end());
  }
}

/// "Denis Allex, agent de la DGSE": whom the noun beside a name describes; no_actor for others.
ActorIndex Participants::apposed(TokenIndex token) const {
  const TokenIndex head = tree_.head(token);
  if (tree_[token].deprel == Deprel::appos && head < token && own(head) != no_actor)
    return own(head);
  // The same, read as another part of the sentence.
  TokenIndex first = token;
  for (const TokenIndex c : tree_.children(token)) first = std::min(first, c);
  if (first < tree_.sentence_tokens(token).first + 2 || tree_[first - 1].form != ",")
    return no_actor;
  const TokenIndex name = first - 2;
  const bool named = tree_[name].upos == Upos::propn && tree_[token].upos == Upos::noun;
  if (!named || tree_.has_case(token) || tree_[token].morph.number == Number::plur) return no_actor;
  return own(name) != no_actor && is_person(own(name)) ? own(name) : no_actor;
}

ActorIndex Participants::opposed(TokenIndex token) const {
  const std::string_view form = tree_[token].form;
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 >= form.size()) return no_actor;
  if (lexicon_.bond(tree_[token].lower.substr(0, hyphen)) != Bond::anti) return no_actor;
  const std::string_view name = form.substr(hyphen + 1);
  if (!starts_upper(name)) return no_actor;
  for (ActorIndex a = 0; a < actors_.list.size(); ++a) {
    for (const ActorMention& m : actors_.list[a].mentions) {
      if (m.form != MentionForm::name) continue;
      for (TokenIndex t = m.tokens.first; t < m.tokens.last && t < tree_.size(); ++t) {
        if (tree_[t].form == name) return a;
      }
    }
  }
  return no_actor;
}

bool Participants::serves_in(ActorIndex men, ActorIndex force) const {
  const Actor* one = find(men);
  const Actor* body = find(force);
  if (one == nullptr || body == nullptr || one->type == ActorType::organization ||
      body->type != ActorType::organization || one->sectors.empty() || body->sectors.empty())
    return false;
  const std::string& sector = body->sectors.front();
  return (sector == "MIL" || sector == "COP") && one->sectors.front() == sector &&
         !body->country.empty() && one->country == body->country;
}

bool Participants::is_unarmed_body(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr || found->type != ActorType::organization || is_international(actor))
    return false;
  // "l'assaut du GIGN" is theirs; a prefecture of police is a house.
  const bool named = std::any_of(found->mentions.begin(), found->mentions.end(),
                                 [](const ActorMention& m) { return m.form == MentionForm::name; });
  return !armed_or_state(actor) && !(keeps_order(actor) && named);
}

bool Participants::is_authority(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && found->type == ActorType::organization && !found->sectors.empty() &&
         (found->sectors.front() == "GOV" || found->sectors.front() == "COP");
}

bool Participants::is_nameless_attacker(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && !found->sectors.empty() && found->sectors.front() == "UAF" &&
         std::none_of(found->mentions.begin(), found->mentions.end(),
                      [](const ActorMention& m) { return m.form == MentionForm::name; });
}

ActorIndex Participants::attacker_near(TokenIndex trigger) const {
  constexpr std::uint32_t before = 3;
  constexpr std::uint32_t behind = 1;
  const auto& sentences = tree_.analysis().sentences;
  const std::uint32_t here = tree_.sentence(trigger);
  const std::uint32_t last =
      std::min<std::uint32_t>(here + behind, static_cast<std::uint32_t>(sentences.size()) - 1);
  ActorIndex one = no_actor;
  for (TokenIndex t = sentences[here > before ? here - before : 0].tokens.first;
       t < sentences[last].tokens.last; ++t) {
    const ActorIndex a = actors_.at(t);
    if (a >= actors_.list.size() || a == one || !is_nameless_attacker(a)) continue;
    if (one != no_actor) return no_actor;
    one = a;
  }
  return one;
}

void Participants::of_adjective(TokenIndex noun, ActorList& out) const {
  for (const TokenIndex c : tree_.children(noun)) {
    const ActorIndex country = countries_.of_adjective(c);
    if (country != no_actor) add_actor(country, out);
    add_actor(police_of(c), out);
  }
}

/// "les violences policières": the force of which the article speaks most; no_actor for other
/// words, and where none stands out.
ActorIndex Participants::police_of(TokenIndex adjective) const {
  if (tree_[adjective].deprel != Deprel::amod ||
      lexicon_.bond(tree_[adjective].lemma) != Bond::police)
    return no_actor;
  ActorIndex most = no_actor;
  std::size_t mentions = 1;
  for (ActorIndex a = 0; a < actors_.list.size(); ++a) {
    const Actor& actor = actors_.list[a];
    if (!keeps_order(a) || is_person(a) || actor.sectors.front() != "COP") continue;
    const bool force =
        std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](const ActorMention& m) {
          const Bond bond = m.head < tree_.size() ? lexicon_.bond(tree_[m.head].lemma) : Bond::none;
          return bond == Bond::rule || bond == Bond::police;
        });
    if (!force || actor.mentions.size() < mentions) continue;
    most = actor.mentions.size() == mentions && mentions > 1 ? no_actor : a;
    mentions = actor.mentions.size();
  }
  return most;
}

void Participants::owners_before(TokenIndex possessive, const ActorList& speakers,
                                 ActorList& out) const {
  const bool theirs = lexicon_.bond(tree_[possessive].lower) == Bond::theirs;
  const std::uint32_t here = tree_.sentence(possessive);
  for (TokenIndex t = possessive; t-- > 0 && tree_.sentence(t) + 1 >= here;) {
    const ActorIndex a = actors_.at(t);
    const bool subject = main_relation(tree_[t].deprel) == Deprel::nsubj;
    if (a >= actors_.list.size() || tree_.in_rubric(t) || !subject) continue;
    ActorList all{a};
    for (const TokenIndex c : tree_.children(t)) {
      if (theirs && tree_[c].deprel == Deprel::conj && actors_.at(c) < actors_.list.size())
        add_actor(actors_.at(c), all);
    }
    const bool own = overlap(all, speakers);
    const bool before = tree_.sentence(t) != here;
    const bool meant = theirs ? all.size() > 1 || (many(a) && !is_country(a))
                              : is_person(a) || (before && is_country(a));
    if (meant && !own) {
      for (const ActorIndex owner : all) add_actor(owner, out);
    }
    if ((meant && !own) || before) return;
  }
}

ActorIndex Participants::court_before(TokenIndex trigger) const {
  constexpr std::uint32_t reach = 3;
  const std::uint32_t here = tree_.sentence(trigger);
  for (TokenIndex t = trigger; t-- > 0 && here - tree_.sentence(t) <= reach;) {
    const ActorIndex a = actors_.at(t);
    if (a < actors_.list.size() && !actors_.list[a].sectors.empty() &&
        actors_.list[a].sectors.front() == "JUD" && !is_person(a))
      return a;
  }
  return no_actor;
}

void Participants::named_parts(TokenIndex from, TokenIndex to, ActorList& out) const {
  constexpr TokenIndex reach = 8;
  for (TokenIndex p = from; p < to; ++p) {
    if (lexicon_.bond(tree_[p].lemma) != Bond::part) continue;
    for (TokenIndex t = p + 1; t < std::min(to, p + reach); ++t) {
      if (tree_[t].upos == Upos::verb || tree_[t].form == "." || tree_[t].form == ";") break;
      const ActorIndex a = actors_.at(t);
      if (tree_[t].deprel == Deprel::nmod_poss) continue;
      if (a < actors_.list.size() && is_person(a) && tree_[t].upos == Upos::propn) {
        add_actor(a, out);
        for (const TokenIndex c : tree_.children(t)) {
          if (tree_[c].deprel == Deprel::conj) add_actor(actors_.at(c), out);
        }
        break;
      }
    }
  }
}

ActorIndex Participants::last_before(TokenIndex pronoun, const ActorList& others) const {
  constexpr TokenIndex reach = 60;
  const bool plural = tree_[pronoun].morph.number == Number::plur;
  const std::uint32_t here = tree_.sentence(pronoun);
  ActorIndex last = no_actor;
  for (TokenIndex t = pronoun; t-- > 0 && t + reach > pronoun;) {
    if (tree_.sentence(t) + 1 < here || tree_.in_rubric(t)) break;
    const ActorIndex a = actors_.at(t);
    if (a >= actors_.list.size() || overlap({a}, others)) continue;
    if (!(plural ? many(a) && !is_country(a) : is_person(a))) continue;
    // Of the sentence before, who was its subject is spoken of; others only when nobody was.
    if (tree_.sentence(t) == here || main_relation(tree_[t].deprel) == Deprel::nsubj) return a;
    if (last == no_actor) last = a;
  }
  return last;
}

std::string_view Participants::toll_of(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr || found->type == ActorType::person) return {};
  std::string_view fate;
  for (const ActorMention& m : found->mentions) {
    if (m.head >= tree_.size() || m.form != MentionForm::nominal) return {};
    fate = lexicon_.fate(tree_[m.head].lower);
    if (fate.empty()) return {};
  }
  return fate;
}

}  // namespace depeche::events
