// SPDX-License-Identifier: Apache-2.0
// Which actors do these words stand for?
#include "events/participants.h"

#include "actors/unions.h"
#include "lang/dateline.h"

#include <algorithm>
#include <span>

namespace depeche::events {

namespace {

constexpr TokenIndex neighbour_window = 8;

bool joins_name(Deprel deprel) {
  return deprel == Deprel::appos || deprel == Deprel::flat || deprel == Deprel::flat_name ||
         deprel == Deprel::nmod || deprel == Deprel::nmod_poss || deprel == Deprel::compound ||
         deprel == Deprel::amod || deprel == Deprel::obl_arg;
}

/// PLOVER's codes for bodies of no one country.
bool international(const Actor& actor) {
  return actors::is_union(actor.country) || actor.country == "IMG" || actor.country == "NGO" ||
         actor.country == "ISM";
}

}  // namespace

void add_actor(ActorIndex actor, ActorList& out) {
  if (actor != no_actor && !among(actor, out)) out.push_back(actor);
}

bool among(ActorIndex actor, const ActorList& list) {
  return std::find(list.begin(), list.end(), actor) != list.end();
}

bool overlap(const ActorList& a, const ActorList& b) {
  return std::any_of(a.begin(), a.end(), [&](ActorIndex x) { return among(x, b); });
}

bool within(const ActorList& part, const ActorList& whole) {
  return std::all_of(part.begin(), part.end(), [&](ActorIndex x) {
    return std::find(whole.begin(), whole.end(), x) != whole.end();
  });
}

Participants::Participants(const Tree& tree, const Lexicon& lexicon, const Actors& actors,
                           const CountryParties& countries)
    : tree_(tree), lexicon_(lexicon), actors_(actors), countries_(countries) {
  covering_.assign(tree.size(), no_actor);
  std::vector<std::uint32_t> width(tree.size(), UINT32_MAX);
  constexpr std::uint32_t widest = 24;
  for (std::size_t i = 0; i < actors.list.size(); ++i) {
    for (const ActorMention& m : actors.list[i].mentions) {
      if (m.tokens.last > tree.size() || m.tokens.first >= m.tokens.last) continue;
      if (m.tokens.size() > widest) continue;
      for (TokenIndex t = m.tokens.first; t < m.tokens.last; ++t) {
        if (m.tokens.size() >= width[t]) continue;
        width[t] = m.tokens.size();
        covering_[t] = static_cast<ActorIndex>(i);
      }
    }
  }
  find_possessors();
  described_.assign(actors.list.size(), no_actor);
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    ActorList names;
    if (own(t) >= actors.list.size() || !put_names(t, names)) continue;
    for (const ActorIndex a : names) {
      if (a < described_.size()) described_[a] = own(t);
    }
  }
}

/// The actor, or the noun for it where only that has a sector ("two journalists, X and Y").
const Actor* Participants::described(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr || !found->sectors.empty() || actor >= described_.size()) return found;
  return described_[actor] == no_actor ? found : find(described_[actor]);
}

ActorIndex Participants::own(TokenIndex token) const {
  const ActorIndex actor = actors_.at(token);
  if (actor < actors_.list.size()) return actor;
  return covering_[token];
}

const Actor* Participants::find(ActorIndex actor) const {
  if (actor < actors_.list.size()) return &actors_.list[actor];
  const std::size_t at = actor - actors_.list.size();
  return at < countries_.list.size() ? &countries_.list[at] : nullptr;
}

bool Participants::names_actor(TokenIndex token) const {
  return own(token) != no_actor || countries_.at(token) != no_actor;
}

bool Participants::names_officer(TokenIndex token) const {
  const ActorIndex actor = actors_.at(token);
  return actor < actors_.list.size() && is_person(actor) && tree_[token].upos == Upos::noun;
}

void Participants::put(ActorIndex actor, ActorList& out) const {
  if (actor < actors_.list.size() && !actors_.list[actor].members.empty()) {
    for (const ActorIndex member : actors_.list[actor].members) {
      if (member < actors_.list.size()) add_actor(member, out);
    }
    return;
  }
  add_actor(actor, out);
}

bool Participants::in_public(ActorIndex actor) const {
  if (political(actor)) return true;
  const Actor* found = find(actor);
  if (found == nullptr) return false;
  return std::any_of(found->sectors.begin(), found->sectors.end(),
                     [&](const std::string& s) { return !lexicon_.is_private_sector(s); });
}

bool Participants::everyday(ActorIndex actor) const {
  const Actor* found = described(actor);
  if (found == nullptr) return true;
  if (found->type == ActorType::country || international(*found) || is_a_people(actor))
    return false;
  return std::all_of(found->sectors.begin(), found->sectors.end(), [&](const std::string& s) {
    return lexicon_.is_order_sector(s) || lexicon_.is_private_sector(s);
  });
}

bool Participants::keeps_order(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && !found->sectors.empty() &&
         std::all_of(found->sectors.begin(), found->sectors.end(),
                     [&](const std::string& s) { return lexicon_.is_order_sector(s); });
}

bool Participants::is_country(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && found->type == ActorType::country;
}

bool Participants::only_remarks(TokenIndex phrase) const {
  const TokenIndex verb = tree_.head(phrase);
  return tree_[phrase].deprel == Deprel::obl_agent && verb != no_token &&
         tree_[verb].deprel == Deprel::acl && lexicon_.remarks(tree_[verb].lemma);
}

bool Participants::is_press(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && found->type == ActorType::organization && !found->sectors.empty() &&
         found->sectors.front() == "JRN";
}

bool Participants::is_person(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && found->type == ActorType::person;
}

std::string_view Participants::country_of(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found == nullptr ? std::string_view() : std::string_view(found->country);
}

bool Participants::same_party(ActorIndex a, ActorIndex b) const {
  if (a == b) return true;
  const Actor* x = find(a);
  const Actor* y = find(b);
  if (x == nullptr || y == nullptr || x->country.empty() || x->country != y->country) return false;
  return (x->type == ActorType::country) != (y->type == ActorType::country);
}

void Participants::resolve_below(TokenIndex token, ActorList& out, int depth) const {
  if (depth > 2) return;
  // "le président du Conseil, Charles Michel": the one who is named, not what he presides.
  for (const TokenIndex c : tree_.children(token)) {
    const Deprel d = tree_[c].deprel;
    const bool names = d == Deprel::appos || d == Deprel::flat_name || d == Deprel::flat;
    if (names && own(c) != no_actor && own(c) != own(token)) put(own(c), out);
  }
  if (!out.empty()) return;
  for (const TokenIndex c : tree_.children(token)) {
    const Deprel d = tree_[c].deprel;
    // "le rassemblement de Paris": where it is.
    if (d == Deprel::nmod && countries_.of_capital(c) != no_actor && is_happening(token)) continue;
    if (joins_name(d) || (d == Deprel::det && tree_[c].morph.possessive)) {
      // "protester contre sa détention": nothing is said to whom it is done to.
      if (tree_[c].morph.possessive && is_suffered(token)) continue;
      if (own(c) != no_actor) {
        // "des hélicoptères de l'ONU et de l'armée": of both.
        TokenList owners;
        tree_.add_with_conjuncts(c, owners);
        for (const TokenIndex t : owners) put(own(t), out);
        continue;
      }
      // "Haiti's efforts": a country that stands as a place.
      if (d == Deprel::nmod_poss && countries_.at(c) != no_actor) {
        add_actor(countries_.at(c), out);
        continue;
      }
      if (out.empty() && d != Deprel::amod) resolve_below(c, out, depth + 1);
    }
    // "les progrès obtenus par l'aviation": theirs by the participle.
    if (d == Deprel::acl && out.empty() && lexicon_.agent_does(tree_[c].lemma)) {
      TokenList agents;
      Arguments(tree_, lexicon_).agents(c, agents);
      // "des sources interrogées par l'AFP": not hers.
      for (const TokenIndex a : agents) {
        if (!is_press(own(a))) put(own(a), out);
      }
    }
  }
}

/// "deux journalistes, Derk Bolt et Eugenio Follender": the names say who they are.
bool Participants::put_names(TokenIndex token, ActorList& out) const {
  if (tree_[token].morph.number != Number::plur) return false;
  TokenList names;
  const bool counted = tree_.child(token, Deprel::nummod) != no_token;
  for (const TokenIndex c : tree_.children(token)) {
    const Token& t = tree_[c];
    // Read as a list, but no word joins the first name to those counted.
    const bool named = counted && t.deprel == Deprel::conj && t.upos == Upos::propn;
    const bool first = names.empty() && tree_.child(c, Deprel::cc) == no_token &&
                       (c == token + 2 || tree_.child(c, Deprel::compound) == token + 2);
    const bool listed = named && (first || !names.empty());
    if (t.deprel == Deprel::appos || listed) tree_.add_with_conjuncts(c, names);
  }
  ActorList found;
  for (const TokenIndex t : names) {
    const ActorIndex a = own(t);
    if (a == no_actor || a == own(token) || !is_person(a)) return false;
    add_actor(a, found);
  }
  if (found.size() < 2) return false;
  for (const ActorIndex a : found) add_actor(a, out);
  return true;
}

void Participants::resolve(TokenIndex token, ActorList& out, bool& near) const {
  if (put_names(token, out)) return;
  // "son ambassadeur en Inde": asked for the country, it is not the ambassador.
  const bool unnamed = actors_.at(token) >= actors_.list.size();
  const bool inside = unnamed && countries_.at(token) != no_actor;
  const ActorIndex self = own(token);
  // "son ambassadeur à Paris": the same of the town that stands for it.
  const ActorIndex seat = countries_.of_capital(token);
  if (unnamed && seat != no_actor && self != no_actor && is_person(self)) {
    add_actor(seat, out);
    return;
  }
  if (self != no_actor && !inside) {
    put(self, out);
    return;
  }
  if (const ActorIndex country = countries_.at(token); country != no_actor) {
    add_actor(country, out);
    return;
  }
  // "des avions russes": the country that acts by them.
  if (lexicon_.marker(tree_[token].lemma) == Marker::means) {
    for (const TokenIndex c : tree_.children(token)) {
      const bool beside = tree_[c].deprel == Deprel::amod || tree_[c].deprel == Deprel::compound;
      const ActorIndex country = beside ? countries_.of_adjective(c) : no_actor;
      if (country == no_actor) continue;
      add_actor(country, out);
      near = true;
      return;
    }
  }
  if (const ActorIndex named = apposed(token); named != no_actor) {
    put(named, out);
    return;
  }
  // "plus de 450 combattants" hangs on "plus".
  if (!tree_.is_nominal(token) && tree_[token].upos != Upos::adv &&
      tree_[token].upos != Upos::num && tree_[token].upos != Upos::pron)
    return;
  ActorList below;
  // "à l'issue d'un entretien entre X et Y" says nothing to X.
  const bool loose = main_relation(tree_[token].deprel) == Deprel::obl && tree_.has_case(token);
  // "à la demande du roi": nothing is done to him.
  if (loose && lexicon_.bond(tree_[token].lemma) == Bond::behest) return;
  resolve_below(token, below, loose ? 2 : 0);
  // "dénoncer les violences policières"
  if (below.empty() && !loose)
    for (const TokenIndex c : tree_.children(token)) add_actor(police_of(c), below);
  if (below.empty()) return;
  near = true;
  for (const ActorIndex a : below) add_actor(a, out);
}

ActorList Participants::fill(TokenIndex trigger, const Role& role, const Arguments& arguments,
                             bool strict, bool& near) const {
  ActorList out;
  for (const auto& choice : role.choices) {
    for (const Slot& slot : choice) {
      TokenList tokens;
      arguments.collect(trigger, slot, tokens);
      drop_rubric(trigger, tokens);
      drop_parts(tokens);
      add_listed(tokens);
      // "leur a lancé un appel": the pronoun for those whom the preposition would lead to.
      if (tokens.empty() && slot.kind == Slot::Kind::preposition &&
          lexicon_.bond(slot.preposition) == Bond::dative)
        arguments.datives(trigger, tokens);
      for (const TokenIndex t : tokens) {
        const bool outer = strict && slot.kind == Slot::Kind::preposition;
        if (slot.kind == Slot::Kind::attribute) {
          put(own(t) != no_actor ? own(t) : countries_.of_adjective(t), out);
          if (out.empty()) add_actor(police_of(t), out);
        } else if (outer && !names_actor(t)) {
          put(own(t), out);
        } else if (t != trigger) {
          resolve(t, out, near);
        }
      }
    }
    if (!out.empty()) return out;
  }
  return out;
}

ActorList Participants::capitals(TokenIndex trigger, const Role& role,
                                 const Arguments& arguments) const {
  ActorList out;
  for (const auto& choice : role.choices) {
    for (const Slot& slot : choice) {
      TokenList tokens;
      arguments.collect(trigger, slot, tokens);
      for (const TokenIndex t : tokens) {
        const TokenIndex above = tree_.head(t);
        const bool where = above != no_token && tree_.is_nominal(above) && is_happening(above);
        if (!where) add_actor(countries_.of_capital(t), out);
      }
    }
    if (!out.empty()) return out;
  }
  return out;
}

ActorIndex Participants::neighbour(TokenIndex trigger, bool forward) const {
  const TokenRange range = tree_.sentence_tokens(trigger);
  TokenIndex t = trigger;
  for (TokenIndex step = 0; step < neighbour_window; ++step) {
    if (forward ? t + 1 >= range.last : t <= range.first) return no_actor;
    t = forward ? t + 1 : t - 1;
    const ActorIndex actor = actors_.at(t);
    // "le meurtre du maire Paul Roy": a name stands where its title does.
    TokenIndex top = t;
    for (int i = 0; i < max_climb && actor != no_actor && tree_.head(top) < tree_.size() &&
                    actors_.at(tree_.head(top)) == actor;
         ++i)
      top = tree_.head(top);
    const bool inside =
        tree_[top].deprel == Deprel::nmod || main_relation(tree_[top].deprel) == Deprel::obl;
    if (tree_[t].deprel == Deprel::punct && !is_hyphen(tree_[t])) return no_actor;
    if (actor < actors_.list.size() && (!inside || !tree_.has_case(top))) return actor;
    if (tree_[t].upos == Upos::verb) return no_actor;
  }
  return no_actor;
}

bool Participants::political(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr) return false;
  const Actor& a = *found;
  if (a.type == ActorType::country) return true;
  return std::any_of(a.sectors.begin(), a.sectors.end(),
                     [&](const std::string& s) { return lexicon_.is_political_sector(s); }) ||
         international(a);
}

bool Participants::is_a_people(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr || found->type == ActorType::person || found->country.empty()) return false;
  constexpr std::size_t enough = 64;  // mentions: long texts stay linear
  const auto asked = std::span(found->mentions).first(std::min(found->mentions.size(), enough));
  return std::any_of(asked.begin(), asked.end(), [&](const ActorMention& m) {
    if (m.head >= tree_.size() || tree_.child(m.head, Deprel::nummod) != no_token) return false;
    const Token& head = tree_[m.head];
    const bool capital = !head.form.empty() && head.form.front() >= 'A' && head.form.front() <= 'Z';
    return capital && head.morph.number == Number::plur &&
           (head.upos == Upos::propn || m.head != tree_.sentence_tokens(m.head).first);
  });
}

bool Participants::armed_or_state(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr) return false;
  const Actor& a = *found;
  return std::any_of(a.sectors.begin(), a.sectors.end(),
                     [&](const std::string& s) { return lexicon_.is_armed_sector(s); });
}

bool Participants::unplaced(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && found->type == ActorType::person && found->sectors.empty() &&
         std::any_of(found->mentions.begin(), found->mentions.end(),
                     [](const ActorMention& m) { return m.form == MentionForm::name; });
}

bool Participants::says_part_only(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr &&
         std::all_of(found->mentions.begin(), found->mentions.end(), [&](const ActorMention& m) {
           if (m.form == MentionForm::pronoun) return true;
           return m.form == MentionForm::nominal && m.head < tree_.size() &&
                  lexicon_.bond(tree_[m.head].lemma) == Bond::role;
         });
}

bool Participants::same_group(ActorIndex a, ActorIndex b) const {
  const Actor* one = find(a);
  const Actor* other = find(b);
  const auto nameless = [](const Actor& actor) {
    return (actor.type == ActorType::group || actor.type == ActorType::people) &&
           std::none_of(actor.mentions.begin(), actor.mentions.end(),
                        [](const ActorMention& m) { return m.form == MentionForm::name; });
  };
  return one != nullptr && other != nullptr && one->name == other->name &&
         one->type == other->type && one->country == other->country && nameless(*one) &&
         nameless(*other);
}

bool Participants::many(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && found->type != ActorType::person;
}

bool Participants::exposed(ActorIndex actor) const {
  const Actor* found = described(actor);
  return found != nullptr &&
         std::any_of(found->sectors.begin(), found->sectors.end(),
                     [&](const std::string& s) { return lexicon_.is_exposed_sector(s); });
}

bool Participants::any_political(const ActorList& list) const {
  return std::any_of(list.begin(), list.end(), [&](ActorIndex a) { return political(a); });
}

ActorIndex Participants::country_actor(std::string_view country) const {
  if (country.empty()) return no_actor;
  const std::size_t all = actors_.list.size() + countries_.list.size();
  for (std::size_t i = 0; i < all; ++i) {
    const Actor& a = *find(static_cast<ActorIndex>(i));
    if (a.type == ActorType::country && a.country == country) return static_cast<ActorIndex>(i);
  }
  return no_actor;
}

bool Participants::is_international(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && international(*found);
}

bool Participants::has_sector(ActorIndex actor,
                              const std::set<std::string, std::less<>>& sectors) const {
  const Actor* found = find(actor);
  return found != nullptr && std::any_of(found->sectors.begin(), found->sectors.end(),
                                         [&](const std::string& s) { return sectors.contains(s); });
}

bool Participants::of_politics(ActorIndex actor) const {
  const Actor* found = find(actor);
  return found != nullptr && !armed_or_state(actor) &&
         std::any_of(found->sectors.begin(), found->sectors.end(), [](const std::string& s) {
           return s == "GOV" || s == "LEG" || s == "ELI" || s == "PTY" || s == "OPP";
         });
}

bool Participants::rebellious(ActorIndex actor) const {
  static const std::set<std::string, std::less<>> sectors{"REB", "UAF", "PRM"};
  return has_sector(actor, sectors);
}

bool Participants::of_labour(ActorIndex actor) const {
  static const std::set<std::string, std::less<>> sectors{"LAB", "AGR", "SOC"};
  return has_sector(actor, sectors);
}

bool Participants::speaks_for_state(ActorIndex actor) const {
  const Actor* found = find(actor);
  if (found == nullptr) return false;
  if (found->type == ActorType::country) return true;
  if (actors::is_union(found->country)) return true;
  return std::any_of(found->sectors.begin(), found->sectors.end(),
                     [](const std::string& s) { return s == "GOV" || s == "LEG" || s == "ELI"; });
}

}  // namespace depeche::events
