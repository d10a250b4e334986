// SPDX-License-Identifier: Apache-2.0
#include "attribution/subject.h"

#include "attribution/clause.h"
#include "attribution/subject_scan.h"
#include "attribution/surroundings.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr int max_depth = 3;

bool is_subject(Deprel relation) {
  return main_relation(relation) == Deprel::nsubj;
}

/// The noun phrase that token `head` carries, with what stands before it.
NounPhrase phrase_of(const View& view, std::uint32_t head) {
  const std::uint32_t first = std::max(lower_bound_of(view, head), view.reach(head).first);
  std::uint32_t start = head;
  while (start > first) {
    const std::uint32_t k = start - 1;
    const Kind kind = view.kind(k);
    const bool part = kind == Kind::determiner || kind == Kind::adjective || kind == Kind::number ||
                      kind == Kind::noun || kind == Kind::name ||
                      (kind == Kind::adverb && view.token(k).head != head) ||
                      (view.is(k, Role::genitive) && !view.token(k).space_before && k > first);
    if (!part) break;
    start = k;
  }
  if (view.kind(head) == Kind::pronoun) {
    const NounPhrase one = view.phrase_at(head);  // "l'un | des survivants"
    return {{head, one.head == head ? std::max(head + 1, one.tokens.last) : head + 1}, head};
  }
  NounPhrase phrase = view.phrase_at(start);
  if (!phrase.found() || !phrase.tokens.contains(head)) return {};
  phrase.head = head;
  return phrase;
}

/// The subject that the tree gives to `verb` before token `end`; no_token = none.
std::uint32_t subject_token(const View& view, std::uint32_t verb, std::uint32_t end) {
  const std::uint32_t first = std::max(lower_bound_of(view, verb), view.reach(verb).first);
  for (std::uint32_t i = end; i-- > first;) {
    if (view.token(i).head == verb && is_subject(view.token(i).deprel)) return i;
  }
  return no_token;
}

/// "le président de la région des Alpes-Maritimes, qui": the person over whose place the name
/// stands; not found when the name is none of a place or nobody stands above it.
NounPhrase head_above_place(const View& view, const NounPhrase& phrase, std::uint32_t first) {
  constexpr int most = 3;
  const ActorIndex actor = view.actor_of(phrase);
  const bool country = actor != no_actor && view.actors().list[actor].type == ActorType::country;
  if (view.kind(phrase.head) != Kind::name || (actor != no_actor && !country)) return {};
  std::uint32_t noun = phrase.head;
  NounPhrase found;  // "le président de la région": the topmost
  for (int step = 0; step < most; ++step) {
    const std::uint32_t up = view.token(noun).head;
    if (up == no_token || up < first || up >= noun) break;
    if (main_relation(view.token(noun).deprel) != Deprel::nmod) break;
    if (view.kind(up) != Kind::noun) break;
    noun = up;
    if (view.is(noun, Role::speaker)) found = phrase_of(view, noun);
  }
  return found;
}

/// "la candidate à la mairie, qui": the holder of an office stands for the relative pronoun, not
/// the office that a preposition hangs on it; `phrase` when there is none.
NounPhrase holder_of(const View& view, const NounPhrase& phrase, std::uint32_t first) {
  if (!phrase.found() || phrase.tokens.first < first + 2) return phrase;
  const NounPhrase head_of_place = head_above_place(view, phrase, first);
  if (head_of_place.found()) return head_of_place;
  const std::uint32_t link = phrase.tokens.first - 1;
  if (view.kind(link) != Kind::adposition || view.is(link, Role::genitive)) return phrase;
  if (view.kind(phrase.head) == Kind::name) return phrase;
  const std::uint32_t holder = view.token(phrase.head).head;
  if (holder == no_token || holder < first || holder >= link) return phrase;
  if (!view.is(holder, Role::speaker) || view.kind(holder) != Kind::noun) return phrase;
  const NounPhrase found = phrase_of(view, holder);
  return found.found() ? found : phrase;
}

/// "des membres du parti qui ont demandé": a plural verb has a plural antecedent; no_token = none
/// above a singular noun.
std::uint32_t plural_above(const View& view, const VerbGroup& group, std::uint32_t noun) {
  bool plural = false;
  for (std::uint32_t i = group.tokens.first; i < group.tokens.last; ++i) {
    plural = plural || (view.is_finite(i) && view.token(i).morph.number == Number::plur);
  }
  if (!plural || view.token(noun).morph.number != Number::sing) return no_token;
  for (int step = 0; step < max_depth; ++step) {
    if (main_relation(view.token(noun).deprel) != Deprel::nmod) return no_token;
    noun = view.token(noun).head;
    if (noun == no_token || view.kind(noun) != Kind::noun) return no_token;
    if (view.token(noun).morph.number == Number::plur) return noun;
  }
  return no_token;
}

/// Can the pronoun be the subject of the group, by number? Other subjects may be several together.
bool fits_number(const View& view, const VerbGroup& group, std::uint32_t subject) {
  if (view.kind(subject) != Kind::pronoun || view.token(subject).morph.number == Number::none)
    return true;
  for (std::uint32_t i = group.tokens.first; i < group.tokens.last; ++i) {
    if (!view.is_finite(i) || view.token(i).morph.number == Number::none) continue;
    return view.token(i).morph.number == view.token(subject).morph.number;
  }
  return true;
}

/// The verb on which an infinitive hangs; no_token = `verb` is no infinitive.
std::uint32_t above_infinitive(const View& view, std::uint32_t verb) {
  const auto is_infinitive = [&view](std::uint32_t i) {
    return view.kind(i) == Kind::verb && view.token(i).morph.verb_form == VerbForm::inf;
  };
  if (!is_infinitive(verb)) return no_token;
  std::uint32_t up = verb;
  for (int step = 0; step < 2 * max_depth && up != no_token; ++step) {
    if (view.kind(up) == Kind::verb && !is_infinitive(up)) return up < verb ? up : no_token;
    up = view.token(up).head;
  }
  return no_token;
}

/// A verb without a subject of its own takes that of the verb it is joined to ("a dit A et promis
/// B") or whose circumstance it is ("est parti, affirmant que"); a participle behind a noun takes
/// the noun; a relative pronoun stands for its antecedent.
NounPhrase subject_by_tree(const View& view, const VerbGroup& group) {
  std::uint32_t verb = group.verb;
  std::uint32_t end = group.tokens.first;
  // "ont fait savoir": the infinitive carries the subject
  const std::uint32_t carrier = view.token(verb).head;
  const bool light = main_relation(view.token(verb).deprel) == Deprel::aux && carrier != no_token &&
                     carrier > verb && carrier <= verb + 2;
  if (light) verb = carrier;
  for (int step = 0; step < max_depth; ++step) {
    const std::uint32_t subject = subject_token(view, verb, end);
    const std::uint32_t up = view.token(verb).head;
    const Deprel relation = main_relation(view.token(verb).deprel);
    const bool joined = relation == Deprel::conj && up != no_token && up < verb;
    if (subject != no_token && verb != group.verb && joined && !fits_number(view, group, subject)) {
      verb = up;  // "affirment qu'il est vivant et disent": not "il"
      end = up;
      continue;
    }
    if (subject != no_token) {
      const bool relative = view.is(subject, Role::relative);
      if (!relative) return phrase_of(view, subject);
      if (relation != Deprel::acl || up == no_token) return {};
      const std::uint32_t members = plural_above(view, group, up);
      if (members != no_token) return phrase_of(view, members);
      return holder_of(view, phrase_of(view, up), lower_bound_of(view, up));
    }
    if (up != no_token && up > verb && group.gerund && step == 0 &&
        view.quote_of(up) == view.quote_of(verb) && up < verb + View::max_walk) {
      // "Tout en saluant « A », X juge que B"
      const std::uint32_t main = subject_token(view, up, up);
      if (main != no_token && main > verb && !view.is(main, Role::relative))
        return phrase_of(view, main);
    }
    if (up == no_token || up >= verb || view.quote_of(up) != view.quote_of(verb)) return {};
    if (relation == Deprel::acl && step == 0 && group.gerund) return phrase_of(view, up);
    const bool shares = relation == Deprel::conj || (relation == Deprel::advcl && group.gerund) ||
                        relation == Deprel::xcomp;
    if (!shares) return {};
    // "a fixé l'objectif de contribuer à A et lancé B": a participle joins a participle, whatever
    // the tree says.
    const bool participle = view.token(verb).morph.verb_form == VerbForm::part &&
                            group.tokens.first == verb && !group.gerund;
    const std::uint32_t fitting =
        relation == Deprel::conj && step == 0 && participle ? above_infinitive(view, up) : no_token;
    if (fitting != no_token) {
      verb = end = fitting;
      continue;
    }
    const bool circumstance = relation == Deprel::advcl;
    verb = up;
    end = circumstance ? std::min(group.tokens.first, view.reach(up).last) : up;
  }
  return {};
}

}  // namespace

bool has_subject_before(const View& view, const VerbGroup& group) {
  const std::uint32_t subject = subject_token(view, group.verb, group.tokens.first);
  return subject != no_token && view.quote_of(subject) == view.quote_of(group.verb);
}

NounPhrase inverted_subject(const View& view, const VerbGroup& group) {
  const std::uint32_t last =
      std::min(view.reach(group.verb).last, group.tokens.last + View::max_walk / 3);
  for (std::uint32_t i = group.tokens.last; i < last; ++i) {
    if (view.token(i).head != group.verb || !is_subject(view.token(i).deprel)) continue;
    if (is_relative_word(view, i)) continue;
    const NounPhrase phrase = phrase_of(view, i);
    if (phrase.found() && !says_how(view, phrase)) return phrase;
  }
  return subject_behind(view, group.tokens.last);
}

static NounPhrase any_subject_before(const View& view, const VerbGroup& group) {
  const NounPhrase by_tree = subject_by_tree(view, group);
  if (by_tree.found()) return by_tree;
  // "a félicité A et jugé que": the subject of the verb that it is joined to, by position
  const std::uint32_t up = view.token(group.verb).head;
  const Deprel relation = view.token(group.verb).deprel;
  const bool joined = relation == Deprel::conj || (relation == Deprel::advcl && group.gerund);
  if (joined && up != no_token && up < group.verb && view.kind(up) == Kind::verb &&
      view.quote_of(up) == view.quote_of(group.verb)) {
    const NounPhrase shared = scan_before(view, verb_group(view, up).tokens.first, 0);
    if (shared.found()) return shared;
  }
  if (group.gerund) {
    // "Le ministre est parti, affirmant que": the subject of the finite verb before
    const std::uint32_t first = lower_bound_of(view, group.verb);
    const NounPhrase shared = shared_subject(view, first, group.tokens.first, 0);
    if (shared.found()) return shared;
  }
  return scan_before(view, group.tokens.first, 0);
}

NounPhrase subject_before(const View& view, const VerbGroup& group) {
  const NounPhrase found = any_subject_before(view, group);
  // "Yann, 39 ans, qui": how old he is, is nobody
  const bool age = found.found() && found.tokens.first > 1 && view.is(found.head, Role::calendar) &&
                   view.is_comma(found.tokens.first - 1);
  if (!age) return found;
  const NounPhrase who = phrase_before(view, found.tokens.first - 1);
  return who.found() && can_speak(view, who) ? who : found;
}

NounPhrase main_subject(const View& view, std::uint32_t token) {
  std::uint32_t top = token;
  for (int step = 0; step < 2 * max_depth && view.token(top).head != no_token; ++step)
    top = view.token(top).head;
  if (top >= token || view.quote_of(top) != view.quote_of(token)) return {};
  const std::uint32_t subject = subject_token(view, top, token);
  return subject != no_token && !view.is(subject, Role::relative) ? phrase_of(view, subject)
                                                                  : NounPhrase{};
}

NounPhrase antecedent_of(const View& view, std::uint32_t pronoun) {
  const std::uint32_t clause = clause_head(view, pronoun);
  const std::uint32_t noun = view.token(clause).head;
  const bool relative = main_relation(view.token(clause).deprel) == Deprel::acl;
  return relative && noun != no_token && noun < pronoun ? phrase_of(view, noun) : NounPhrase{};
}

NounPhrase phrase_before(const View& view, std::uint32_t end) {
  if (end == 0) return {};
  const std::uint32_t first = lower_bound_of(view, end - 1);
  std::uint32_t i = end;
  while (i > first && view.kind(i - 1) != Kind::punctuation && view.kind(i - 1) != Kind::verb &&
         view.kind(i - 1) != Kind::auxiliary && view.kind(i - 1) != Kind::conjunction &&
         view.kind(i - 1) != Kind::subordinator && !view.is(i - 1, Role::relative) &&
         (view.kind(i - 1) != Kind::adposition || view.is(i - 1, Role::genitive))) {
    --i;
  }
  NounPhrase best;
  for (; i < end; ++i) {
    const NounPhrase phrase = view.phrase_at(i);
    if (phrase.found() && phrase.tokens.last == end) return holder_of(view, phrase, first);
    if (phrase.found()) {
      best = phrase;
      i = phrase.tokens.last - 1;
    }
  }
  return best;
}

NounPhrase phrase_around(const View& view, std::uint32_t head) {
  const NounPhrase phrase = phrase_of(view, head);
  return phrase.found() ? phrase : NounPhrase{{head, head + 1}, head};
}

NounPhrase agent_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + 10);
  for (std::uint32_t i = from; i < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) break;
    if (!view.is(i, Role::agent)) continue;
    const NounPhrase phrase = view.phrase_at(i + 1);
    // "by Taiwan's | Central News Agency"
    for (std::uint32_t k = i + 2; phrase.found() && k + 1 < std::min(view.size(), i + 6); ++k) {
      if (view.is(k, Role::genitive) && !view.token(k).space_before && view.token(k).part == 0 &&
          view.kind(k) != Kind::determiner) {
        const NounPhrase owned = view.phrase_at(k + 1);
        return owned.found() ? owned : phrase;
      }
    }
    return phrase;
  }
  return {};
}

}  // namespace depeche
