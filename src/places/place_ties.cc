// SPDX-License-Identifier: Apache-2.0
#include "places/place_ties.h"

#include "lang/dateline.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche {

namespace {

bool is_land(const PlaceRef& place) {
  return place.resolution == Resolution::country || place.resolution == Resolution::region;
}

}  // namespace

std::uint32_t PlaceTies::head_of(TokenRange tokens) const {
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const std::uint32_t head = analysis_.tokens[i].head;
    if (head == no_token || !tokens.contains(head)) return i;
  }
  return tokens.first;
}

bool PlaceTies::is_locative(const PlaceRef& place, const Sentence& sentence) const {
  constexpr std::uint32_t reach = 6;
  std::uint32_t at = place.tokens.first;
  for (std::uint32_t i = 0; i < reach && at > sentence.tokens.first; ++i) {
    const Token& token = analysis_.tokens[--at];
    // "in rebel-held Saraqib"
    if (is_hyphen(token) || (at > 0 && is_hyphen(analysis_.tokens[at - 1]))) continue;
    if (token.upos == Upos::verb || token.upos == Upos::aux || token.upos == Upos::punct)
      return false;
    if (rules_.locative.contains(token.lower)) return true;
  }
  return false;
}

const Token* PlaceTies::case_of(std::uint32_t noun, std::uint32_t reach) const {
  for (std::uint32_t t = noun > reach ? noun - reach : 0; t < noun; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head == noun && token.deprel == Deprel::case_) return &token;
  }
  return nullptr;
}

bool PlaceTies::lies_in(std::uint32_t noun) const {
  constexpr std::uint32_t reach = 5;
  if (main_relation(analysis_.tokens[noun].deprel) != Deprel::obl) return false;
  const Token* const by = case_of(noun, reach);
  return by != nullptr && rules_.locative.contains(by->lower) && !rules_.dative.contains(by->lower);
}

bool PlaceTies::is_owner(const PlaceRef& place) const {
  if (!is_land(place)) return false;
  const std::uint32_t head = head_of(place.tokens);
  const Token& token = analysis_.tokens[head];
  if (main_relation(token.deprel) != Deprel::nmod || token.head == trigger_) return false;
  if (lies_in(token.head)) return false;
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t i = head; i-- > 0 && i + reach >= head;) {
    if (analysis_.tokens[i].head == head && analysis_.tokens[i].deprel == Deprel::case_)
      return !rules_.locative.contains(analysis_.tokens[i].lower);
  }
  return true;
}

bool PlaceTies::is_topic(const PlaceRef& place) const {
  if (!is_land(place)) return false;
  const std::uint32_t head = head_of(place.tokens);
  constexpr std::uint32_t reach = 4;
  const Token* const by = case_of(head, reach);
  if (by == nullptr) return false;
  if (rules_.topic.contains(by->lower)) return true;
  return analysis_.tokens[head].head == trigger_ && analysis_.tokens[trigger_].upos == Upos::verb &&
         !rules_.locative.contains(by->lower);
}

bool PlaceTies::is_scene(const PlaceRef& place) const {
  return place.resolution != Resolution::region && !is_heading(place);
}

bool PlaceTies::is_heading(const PlaceRef& place) const {
  const std::uint32_t head = head_of(place.tokens);
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t t = head > reach ? head - reach : 0; t < place.tokens.first; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head == head && rules_.words.kind(token.lower) == SceneWords::Kind::direction)
      return true;
  }
  return false;
}

std::optional<std::uint32_t> PlaceTies::path_to_trigger(const PlaceRef& place) const {
  std::uint32_t at = head_of(place.tokens);
  // "les habitants de Gaza ont été visés", "la Cisjordanie est occupée": where they are.
  const bool of_noun = main_relation(analysis_.tokens[at].deprel) == Deprel::nmod;
  // "Sanaa", "the capital, Sanaa"
  bool town = place.resolution == Resolution::city || place.resolution == Resolution::sub_city;
  for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
    const Token& token = analysis_.tokens[at];
    if (at == trigger_) return arcs;
    const Deprel relation = main_relation(token.deprel);
    const bool carries =
        relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::appos ||
        relation == Deprel::conj || relation == Deprel::obj || relation == Deprel::flat ||
        relation == Deprel::compound ||
        (token.deprel == Deprel::nsubj_pass && (of_noun || arcs == 0)) ||
        // "Sanaa est tombée", "the capital, Sanaa, fell": no one who acts
        (token.deprel == Deprel::nsubj && town) ||
        (relation == Deprel::advmod && arcs > 0) ||  // "near", with its place
        (token.head == trigger_ && (is_done_by_trigger(at) || is_attribute(token)));
    if (!carries || token.head == no_token) return std::nullopt;
    town = town && (relation == Deprel::appos || relation == Deprel::nmod) &&
           rules_.words.kind(analysis_.tokens[token.head].lemma) != SceneWords::Kind::none;
    at = token.head;
  }
  return std::nullopt;
}

bool PlaceTies::is_attribute(const Token& verb) {
  return verb.deprel == Deprel::acl && is_past_participle(verb.morph);
}

bool PlaceTies::is_done_by_trigger(std::uint32_t verb) const {
  if (analysis_.tokens[verb].deprel != Deprel::acl_relcl) return false;
  for (std::uint32_t t = trigger_ + 1; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head == verb && main_relation(token.deprel) == Deprel::nsubj)
      return token.morph.pron_type == PronType::rel;
  }
  return false;
}

bool PlaceTies::is_hit(const PlaceRef& place) const {
  const Token& what = analysis_.tokens[trigger_];
  std::uint32_t at = head_of(place.tokens);
  if (what.deprel != Deprel::nsubj || what.upos != Upos::noun) return false;
  for (std::uint32_t arcs = 0; arcs < max_path && at != no_token; ++arcs) {
    const Token& token = analysis_.tokens[at];
    const Deprel relation = main_relation(token.deprel);
    if (relation == Deprel::obj) return arcs > 0 && token.head == what.head;
    if (relation != Deprel::nmod) return false;
    at = token.head;
  }
  return false;
}

bool PlaceTies::is_reached(const PlaceRef& place) const {
  if (!is_attribute(analysis_.tokens[trigger_])) return false;
  const Token& what = analysis_.tokens[analysis_.tokens[trigger_].head];
  if (what.deprel != Deprel::nsubj || is_heading(place)) return false;
  std::uint32_t at = head_of(place.tokens);
  for (std::uint32_t arcs = 0; arcs < max_path && at != no_token; ++arcs) {
    const Token& token = analysis_.tokens[at];
    const Deprel relation = main_relation(token.deprel);
    if (token.head == what.head) return relation == Deprel::obj || relation == Deprel::obl;
    if (relation != Deprel::nmod) return false;
    at = token.head;
  }
  return false;
}

OtherTime PlaceTies::other_time(const PlaceRef& place) const {
  constexpr std::uint32_t reach = 8;
  std::uint32_t at = head_of(place.tokens);
  for (std::uint32_t arcs = 0; arcs < max_path && at != no_token && at != trigger_; ++arcs) {
    for (std::uint32_t t = at > reach ? at - reach : 0; t < at; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.head != at || token.deprel != Deprel::case_) continue;
      if (rules_.aside.contains(token.lower)) return OtherTime::told_apart;
      if (!rules_.earlier.contains(token.lower)) continue;
      // "deux jours | après": a measure before the preposition
      const bool measured =
          t > 0 && analysis_.tokens[t - 1].upos == Upos::noun && analysis_.tokens[t - 1].head == at;
      return measured ? OtherTime::told_apart : OtherTime::earlier;
    }
    // "arrêté à son retour de [Paris]": where he came from.
    const std::uint32_t above = analysis_.tokens[at].head;
    if (place.tokens.contains(at) && above != no_token && above != trigger_ &&
        main_relation(analysis_.tokens[at].deprel) == Deprel::nmod &&
        rules_.words.kind(analysis_.tokens[above].lemma) == SceneWords::Kind::direction)
      return OtherTime::told_apart;
    at = analysis_.tokens[at].head;
  }
  return OtherTime::none;
}

bool PlaceTies::is_apposed(const PlaceRef& place, std::uint32_t noun) const {
  for (std::uint32_t arcs = 0; arcs < max_path && noun != no_token; ++arcs) {
    const Token& token = analysis_.tokens[noun];
    if (noun < place.tokens.last) return false;
    const SceneWords::Kind kind = rules_.words.kind(token.lemma);
    if (kind != SceneWords::Kind::none && kind != SceneWords::Kind::direction) {
      std::uint32_t t = noun;
      while (t > place.tokens.last && (analysis_.tokens[t - 1].upos == Upos::det ||
                                       analysis_.tokens[t - 1].upos == Upos::adj))
        --t;
      return t == place.tokens.last + 1 && analysis_.tokens[place.tokens.last].form == ",";
    }
    if (main_relation(token.deprel) != Deprel::nmod) return false;
    noun = token.head;
  }
  return false;
}

bool PlaceTies::has_where(std::uint32_t verb) const {
  for (std::uint32_t t = analysis_.tokens[verb].head + 1; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    const Deprel relation = main_relation(token.deprel);
    if (token.head == verb && (relation == Deprel::obl || relation == Deprel::advmod) &&
        (token.upos == Upos::pron || token.upos == Upos::adv || token.upos == Upos::sconj))
      return token.morph.pron_type == PronType::rel || analysis_.tokens[t - 1].form == ",";
  }
  return false;
}

bool PlaceTies::is_where(const PlaceRef& place) const {
  const std::uint32_t verb = clause_of(trigger_);
  const Token& clause = analysis_.tokens[verb];
  if (!place.tokens.contains(clause.head))
    return clause.deprel == Deprel::acl_relcl && is_apposed(place, clause.head) && has_where(verb);
  // "C'est depuis Bruxelles que …"
  if (clause.deprel == Deprel::advcl_cleft) return verb == trigger_;
  if (clause.deprel != Deprel::acl_relcl) return false;
  for (std::uint32_t t = place.tokens.last; t < trigger_; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.upos == Upos::punct) continue;
    const Deprel relation = main_relation(token.deprel);
    return (token.upos == Upos::pron || token.upos == Upos::adv || token.upos == Upos::sconj) &&
           (relation == Deprel::obl || relation == Deprel::advmod || relation == Deprel::mark);
  }
  return false;
}

bool PlaceTies::has_subject(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 12;
  if (analysis_.tokens[verb].upos != Upos::verb) return false;
  for (std::uint32_t t = verb > reach ? verb - reach : 0; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head == verb && main_relation(token.deprel) == Deprel::nsubj) return true;
  }
  return false;
}

bool PlaceTies::opens(std::uint32_t first, const Sentence& sentence) const {
  if (first > trigger_) return false;
  for (std::uint32_t t = first; t-- > sentence.tokens.first;) {
    const Token& token = analysis_.tokens[t];
    if (token.upos == Upos::verb || token.upos == Upos::aux) return false;
    if (token.form == ";") return true;
  }
  return true;
}

bool PlaceTies::is_scene_of(std::uint32_t noun) const {
  for (std::uint32_t arcs = 0; arcs < max_path && noun != no_token; ++arcs) {
    const Deprel relation = main_relation(analysis_.tokens[noun].deprel);
    if (relation == Deprel::obl || relation == Deprel::obj) return true;
    if (relation != Deprel::nmod) return false;
    noun = analysis_.tokens[noun].head;
  }
  return false;
}

bool PlaceTies::hangs_on_trigger(std::uint32_t noun) const {
  for (std::uint32_t arcs = 0; arcs < max_path && noun != no_token; ++arcs) {
    if (noun == trigger_) return true;
    if (main_relation(analysis_.tokens[noun].deprel) != Deprel::nmod) return false;
    noun = analysis_.tokens[noun].head;
  }
  return false;
}

bool PlaceTies::reaches(std::uint32_t place_clause, std::uint32_t clause) const {
  std::uint32_t at = clause;
  for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
    const Token& here = analysis_.tokens[at];
    const Deprel relation = main_relation(here.deprel);
    if (here.head == no_token || relation == Deprel::ccomp || relation == Deprel::conj ||
        relation == Deprel::parataxis) {
      break;
    }
    at = clause_of(here.head);
    if (at == place_clause) return true;
  }
  at = place_clause;
  for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
    const Token& here = analysis_.tokens[at];
    const Deprel relation = main_relation(here.deprel);
    if (here.head == no_token || relation == Deprel::conj || relation == Deprel::parataxis) break;
    if (relation == Deprel::acl && !hangs_on_trigger(here.head) && !is_scene_of(here.head)) break;
    at = clause_of(here.head);
    if (at == clause) return true;
  }
  return false;
}

std::uint32_t PlaceTies::clause_of(std::uint32_t token) const {
  constexpr std::uint32_t deepest = 64;
  std::uint32_t at = token;
  for (std::uint32_t arcs = 0; arcs < deepest; ++arcs) {
    const Token& here = analysis_.tokens[at];
    const Deprel relation = main_relation(here.deprel);
    const bool clause = here.head == no_token || relation == Deprel::ccomp ||
                        relation == Deprel::acl || relation == Deprel::advcl ||
                        relation == Deprel::parataxis || relation == Deprel::csubj ||
                        (relation == Deprel::conj && has_subject(at));
    if (clause) return at;
    at = here.head;
  }
  return at;
}

bool PlaceTies::has_tree(const Sentence& sentence) const {
  return std::any_of(analysis_.tokens.begin() + sentence.tokens.first,
                     analysis_.tokens.begin() + sentence.tokens.last, [](const Token& token) {
                       const Deprel relation = main_relation(token.deprel);
                       return relation == Deprel::obl || relation == Deprel::nsubj;
                     });
}

}  // namespace depeche
