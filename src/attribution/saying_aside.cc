// SPDX-License-Identifier: Apache-2.0
// Cues in a parenthesis: "…, a dit X", "…, X said, …".
#include "attribution/clause.h"
#include "attribution/complement_bare.h"
#include "attribution/saying_finder.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"

#include <algorithm>
#include <utility>

namespace depeche {

bool SayingFinder::is_subject_behind(const NounPhrase& phrase) const {
  return main_relation(view_.token(phrase.head).deprel) == Deprel::nsubj;
}

/// "« A », note l'avis": words in marks with a verb, or that open their sentence; "celui qu'on
/// surnomme « l'ogre des bois » a contesté son rôle" has none.
bool SayingFinder::is_clause(std::uint32_t quote) const {
  const TokenRange inner = view_.tokens_of(view_.quoted()[quote].inner);
  for (std::uint32_t i = inner.first; i < inner.last; ++i) {
    if (view_.is_finite(i)) return true;
  }
  return inner.first > 0 && view_.sentence(inner.first).tokens.first + 1 >= inner.first;
}

/// "affirme le patron des députés LR | Damien Abad": token behind the names and adjectives that a
/// phrase left out.
static std::uint32_t behind_names(const View& view, std::uint32_t from) {
  constexpr std::uint32_t most = 4;
  std::uint32_t i = from;
  while (i < std::min(view.size(), from + most) &&
         (view.kind(i) == View::Kind::name || view.kind(i) == View::Kind::other ||
          view.kind(i) == View::Kind::adjective)) {
    ++i;
  }
  return i < view.size() && (view.is_stop(i) || view.is_comma(i)) ? i : from;
}

/// "X, le général, a posté un message": a document as the object, not who says something.
bool SayingFinder::is_posted(const NounPhrase& phrase) const {
  const auto* const channel = channel_at(view_, phrase.head);
  return channel != nullptr && channel->document && view_.token(phrase.head).deprel == Deprel::obj;
}

/// Words that no aside begins with, though a cue stands there.
bool SayingFinder::is_no_aside(const VerbGroup& group) const {
  if (group.gerund || group.tokens.first == 0) return true;
  // "une enquête pour « A » confiée à X": a participle that agrees with a noun
  const Morph& form = view_.token(group.verb).morph;
  if (group.bare_participle && (form.gender == Gender::fem || form.number == Number::plur))
    return true;
  // "a fermé la frontière, rappelé son ambassadeur": a participle joined to another
  if (form.verb_form == VerbForm::part && group.tokens.first == group.verb &&
      view_.token(group.verb).deprel == Deprel::conj && !view_.language_is(Role::plain_order))
    return true;
  return view_.paragraph_of(group.tokens.first - 1) != view_.paragraph_of(group.verb);
}

/// What stands before a verb that may be an aside.
SayingFinder::Front SayingFinder::front_of(const Saying& saying) const {
  Front front;
  const std::uint32_t before = saying.group.tokens.first - 1;
  const bool inside = saying.in_quote != View::outside;
  front.quote = inside ? View::outside : quote_before(view_, saying.group.tokens.first);
  front.as = view_.is(before, Role::as);
  // "— Quoi ? dit le directeur": in a line of dialogue
  front.exclaimed = view_.in_dialogue(before) && view_.is_stop(before) &&
                    view_.token(before).form != "." && view_.token(before).form != ":";
  front.parted = view_.is_comma(before) || front.quote != View::outside || front.exclaimed;
  return front;
}

/// "…, a dit X", "» a-t-il poursuivi", "comme l'a dit X", "…, X said".
bool SayingFinder::aside(Saying& saying) {
  const VerbGroup& group = saying.group;
  if (!saying.cue->frame.inversion || is_no_aside(group)) return false;
  const Front front = front_of(saying);
  if (group.inverted != no_token) {
    if (!front.parted) return false;
    if (view_.is(group.inverted, Role::impersonal)) return impersonal_aside(saying);
    saying.speaker = {{group.inverted, group.inverted + 1}, group.inverted};
    return place_aside(saying, group.tokens.last);
  }
  const auto end = front.parted || front.as ? speaker_behind(saying, front) : std::nullopt;
  if (end) return place_aside(saying, *end);
  return view_.language_is(Role::plain_order) &&
         plain_aside(saying, saying.in_quote != View::outside);
}

/// "…, a dit X": where the aside ends, if the subject behind the verb is who speaks.
std::optional<std::uint32_t> SayingFinder::speaker_behind(Saying& saying, const Front& front) {
  const VerbGroup& group = saying.group;
  const NounPhrase behind = inverted_subject(view_, group);
  // "X, the minister, told reporters", "cut short a visit, declared a curfew": English puts the
  // subject behind marks, or one who is known or whom the tree sees, never behind whom it tells.
  const bool quoted_before = front.quote != View::outside;
  const bool seen = behind.found() && (quoted_before || is_subject_behind(behind) ||
                                       view_.actor_of(behind) != no_actor);
  const bool turned = !view_.language_is(Role::plain_order) || (seen && !saying.cue->frame.person);
  if (!behind.found() || !turned) return std::nullopt;
  const bool saying_verb = speaks(saying.cue->cue_class);
  // "La route, a précisé le préfet, sera gardée": the clause may also go on behind the aside
  const bool closed = view_.is_comma(behind.tokens.last) && saying_verb;
  const bool inverted = view_.token(behind.head).head == group.verb && is_subject_behind(behind);
  // nobody says a person: "…, a répété la ministre"
  const bool nobody = saying_verb && !saying.cue->frame.person &&
                      !view_.language_is(Role::plain_order) && can_speak(view_, behind) &&
                      !is_posted(behind) &&
                      !view_.has_kind({group.tokens.last, behind.tokens.first}, Kind::adposition);
  const bool clause = front.as || quoted_before || closed || inverted || front.exclaimed ||
                      clause_stands_before(view_, group.tokens.first - 1);
  const bool quoted = quoted_before && long_quote(view_, front.quote) &&
                      (can_speak(view_, behind) || is_clause(front.quote));
  const bool broken =
      closed && behind.tokens.last + 1 < view_.size() && view_.is_finite(behind.tokens.last + 1);
  const bool free = inverted || broken || nobody || !has_subject_before(view_, group);
  const bool ends = quoted || ends_aside(view_, behind_names(view_, behind.tokens.last));
  const bool able =
      quoted || can_speak(view_, behind) || (inverted && saying.cue->cue_class == CueClass::say);
  if (!clause || !free || !ends || !able) return std::nullopt;
  saying.speaker = behind;
  return saying.cue->cue_class == CueClass::perception ? hear_source(saying, behind)
                                                       : behind.tokens.last;
}

/// "…, a appris l'AFP auprès de la police": who heard it hands it on. Returns where the aside ends.
std::uint32_t SayingFinder::hear_source(Saying& saying, const NounPhrase& hearer) {
  NounPhrase source = source_behind(view_, hearer.tokens.last);
  // "… a appris franceinfo | de source judiciaire": no complement of the name
  if (!source.found()) source = source_behind(view_, hearer.head + 1);
  if (!source.found() || !can_speak(view_, source)) return hearer.tokens.last;
  saying.relays.push_back(hearer);
  saying.speaker = source;
  skip_ = source.tokens.last;
  return source.tokens.last;
}

/// "a-t-on appris de source judiciaire", "lit-on dans le communiqué": who it is stands behind.
bool SayingFinder::impersonal_aside(Saying& saying) {
  const std::uint32_t from = saying.group.tokens.last;
  saying.speaker = source_behind(view_, from);
  if (!saying.speaker.found()) saying.speaker = document_behind(view_, from);
  if (!saying.speaker.found()) saying.speaker = house_behind(view_, from);
  if (!saying.speaker.found()) {
    follow_impersonal(saying);
    return saying.speaker.found() && place_aside(saying, saying.group.tokens.last);
  }
  if (!saying.speaker.found() || !can_speak(view_, saying.speaker)) return false;
  skip_ = saying.speaker.tokens.last;
  return place_aside(saying, saying.speaker.tokens.last);
}

/// "A, a-t-on appris de source policière. « B », a-t-on précisé": the source of the aside before.
void SayingFinder::follow_impersonal(Saying& saying) const {
  constexpr std::size_t near = 4;
  for (std::size_t k = 0; k < std::min(near, found_.size()); ++k) {
    const Saying& last = found_[found_.size() - 1 - k];
    if (last.position == Position::marker || last.in_quote != View::outside) continue;
    if (view_.is(saying.group.verb, Role::continuing) && last.speaker.found() &&
        is_heard(view_, last) &&
        view_.paragraph_of(last.tokens.first) == view_.paragraph_of(saying.tokens.first)) {
      saying.speaker = last.speaker;  // "A, selon Beauvau. « B », ajoute-t-on"
      return;
    }
    if (last.position != Position::aside) continue;
    const std::uint32_t inverted = last.group.inverted;
    if (inverted == no_token || !view_.is(inverted, Role::impersonal)) return;
    if (view_.paragraph_of(inverted) + 1 < view_.paragraph_of(saying.tokens.first)) return;
    saying.speaker = last.speaker;
    return;
  }
}

/// `Smith told the paper, "…"`: the words follow.
bool SayingFinder::quotes_behind(std::uint32_t from) const {
  const std::uint32_t limit = std::min(view_.size(), from + 16);
  for (std::uint32_t i = from; i < limit; ++i) {
    if (view_.is_mark(i))
      return i > from && (view_.is_comma(i - 1) || view_.token(i - 1).form == ":");
    if (view_.is_stop(i) || view_.paragraph_of(i) != view_.paragraph_of(from - 1)) return false;
  }
  return false;
}

/// Does the tree hang a clause before the verb on it, as what it says?
bool SayingFinder::follows_clause(const VerbGroup& group) const {
  const TokenRange reach = view_.reach(group.verb);
  const std::uint32_t low =
      group.verb > View::max_walk ? group.verb - View::max_walk : std::uint32_t{0};
  for (std::uint32_t i = std::max(reach.first, low); i < group.tokens.first; ++i) {
    if (view_.token(i).head == group.verb && view_.token(i).deprel == Deprel::ccomp) return true;
  }
  return false;
}

/// `He said "A." Smith said B`: a full stop inside the marks and a capital behind them start a
/// sentence, unless nothing but the cue stands in it.
bool SayingFinder::starts_anew(std::uint32_t quote, const NounPhrase& subject,
                               const VerbGroup& group) const {
  const std::uint32_t last = view_.tokens_of(view_.quoted()[quote].inner).last;
  if (last == 0 || view_.token(last - 1).form != "." || view_.is_comma(subject.tokens.first - 1))
    return false;
  if (!starts_upper(view_.token(subject.tokens.first).form)) return false;
  const std::uint32_t next = group.tokens.last;
  return next < view_.size() && !view_.is_stop(next) && !view_.is(next, Role::calendar);
}

/// "While A, X announced B": the clause before the comma is no statement.
bool SayingFinder::starts_with_subordinator(std::uint32_t before) const {
  const std::uint32_t first = view_.sentence(before).tokens.first;
  return view_.kind(first) == Kind::subordinator ||
         (view_.is(first, Role::contrast) && view_.kind(first) != Kind::conjunction);
}

/// English: "…," Smith said on Friday. The subject stands behind a comma or a closing mark, and
/// no clause follows.
bool SayingFinder::plain_aside(Saying& saying, bool inside) {
  const VerbGroup& group = saying.group;
  const NounPhrase subject = subject_before(view_, group);
  if (!subject.found() || subject.tokens.first == 0 || subject.tokens.last > group.tokens.first) {
    return false;
  }
  const std::uint32_t before = subject.tokens.first - 1;
  if (view_.paragraph_of(before) != view_.paragraph_of(group.verb)) return false;
  const std::uint32_t quote = inside ? View::outside : quote_before(view_, subject.tokens.first);
  if (!inside && quote == View::outside && quotes_behind(group.tokens.last)) return false;
  const bool main = follows_clause(group);
  if (!view_.is_comma(before) && quote == View::outside) return false;
  if (quote != View::outside && starts_anew(quote, subject, group)) return false;
  if (quote == View::outside && !main && !clause_stands_before(view_, before)) return false;
  if (quote == View::outside && !main && starts_with_subordinator(before)) return false;
  const bool quoted =
      quote != View::outside && (long_quote(view_, quote) || view_.token(before).form == "," ||
                                 (before > 0 && view_.is_comma(before - 1)));
  // "The deal is dead, X told reporters."
  const std::uint32_t told =
      saying.cue->frame.person ? behind_addressee(view_, group.tokens.last) : group.tokens.last;
  if (!quoted && !main && told < view_.size() && !ends_aside(view_, told)) return false;
  const Complement complement = complement_of(view_, cues_, *saying.cue, group);
  if (complement.clause || complement.infinitive) return false;
  saying.speaker = subject;
  saying.tokens.first = subject.tokens.first;
  return place_aside(saying, group.tokens.last);
}

bool SayingFinder::place_aside(Saying& saying, std::uint32_t end) {
  saying.position = Position::aside;
  saying.tokens.last = add_relays(view_, cues_, saying, end);
  const std::uint32_t first = saying.tokens.first;
  const bool as = view_.is(first - 1, Role::as);
  const std::uint32_t limit = circumstances_end(first, saying.tokens.last);
  saying.cut = {as ? first - 1 : first, end_with_dependents(view_, saying.tokens, limit)};
  trim_cut(saying);
  if (saying.group.inverted != no_token) {
    // no apposition: what stands behind a comma is not the pronoun's
    for (std::uint32_t i = saying.tokens.last; i < saying.cut.last; ++i) {
      if (view_.is_comma(i)) saying.cut.last = i;
    }
  }
  if (saying.in_quote != View::outside) {
    saying.scope = {};
  } else if (as && starts_clause(view_, first - 1) && view_.is_comma(saying.tokens.last)) {
    const std::uint32_t behind = clause_end(view_, saying.tokens.last);
    saying.scope = {behind_relative(view_, saying.tokens.last + 1, behind), behind};
    saying.cut = {};
  } else {
    // "X avait, comme le rappelle Y, accepté": the main verb may stand behind
    const std::uint32_t main = view_.token(saying.group.verb).head;
    const bool broken = as && main != no_token && main >= saying.cut.last &&
                        view_.sentence_of(main) == view_.sentence_of(first);
    std::uint32_t start = clause_start(view_, first, floor_);
    std::uint32_t head = broken ? main : no_token;
    if (!as) start = before_contrast(start);
    // "des troupes qui, a-t-il dit, étaient loin": the relative clause alone
    if (first >= start + 2 && view_.is_comma(first - 1) && is_relative_word(view_, first - 2)) {
      const std::uint32_t own = view_.token(first - 2).head;
      start = first - 2;
      if (own != no_token && own >= saying.cut.last && own < first + View::max_walk) head = own;
    }
    // "A, afin, a-t-il expliqué, de B": the purpose alone
    const bool purpose =
        first >= start + 2 && view_.is_comma(first - 1) &&
        (view_.kind(first - 2) == Kind::adposition || view_.kind(first - 2) == Kind::subordinator ||
         (view_.kind(first - 2) == Kind::adverb &&
          view_.is(saying.cut.last + 1, Role::genitive))) &&
        view_.is_comma(saying.cut.last) && !as && !view_.language_is(Role::plain_order);
    if (purpose) {
      start = first - 2;
      saying.scope = {start, std::max(saying.cut.last, clause_end(view_, saying.cut.last + 1))};
      floor_ = saying.tokens.last;
      return true;
    }
    place_around(saying, start, head);
    if (leads_to_quote(saying)) saying.scope = {};
  }
  floor_ = saying.tokens.last;
  return true;
}

/// "A, | mais B, a dit X": X says both, when a conjunction joins them and nobody else says A.
std::uint32_t SayingFinder::before_contrast(std::uint32_t start) const {
  if (start < 2 || !view_.is(start - 1, Role::contrast) || !view_.is_comma(start - 2)) return start;
  // "A, alors | que B, a dit X"
  const bool during = start < view_.size() && view_.is(start, Role::complementiser);
  if (view_.kind(start - 1) != Kind::conjunction && !during) return start;
  const std::uint32_t low = clause_start(view_, start - 2, floor_);
  if (low >= start - 2 || view_.sentence_of(low) != view_.sentence_of(start)) return start;
  for (std::size_t k = found_.size(); k > 0; --k) {
    if (found_[k - 1].position == Position::marker) continue;
    if (found_[k - 1].tokens.last > low) return start;
    break;
  }
  return low;
}

/// "A, se souvient-elle dans X : « B »": B is what she says.
bool SayingFinder::leads_to_quote(const Saying& saying) const {
  constexpr std::uint32_t most = 12;
  if (saying.group.inverted == no_token) return false;
  if (quote_before(view_, saying.tokens.first) != View::outside) return false;
  for (std::uint32_t i = saying.scope.first; i < saying.scope.last; ++i) {
    if (view_.is_mark(i)) return false;  // "« A » pour B, a-t-elle poursuivi : « C »"
  }
  const std::uint32_t from = saying.group.tokens.last;
  for (std::uint32_t i = from; i + 1 < view_.size() && i < from + most; ++i) {
    if (view_.token(i).form == ":") return view_.is_mark(i + 1);
    if (view_.is_stop(i) || view_.is_mark(i) || view_.is_finite(i)) return false;
  }
  return false;
}

}  // namespace depeche
