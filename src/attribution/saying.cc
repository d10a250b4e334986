// SPDX-License-Identifier: Apache-2.0
#include "attribution/saying.h"

#include "attribution/clause.h"
#include "attribution/colon.h"
#include "attribution/saying_finder.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"

#include <algorithm>
#include <utility>

namespace depeche {

std::vector<Saying> SayingFinder::run() {
  for (std::uint32_t i = 0; i < view_.size(); ++i) {
    const std::uint32_t covered = try_other(i);
    if (covered > 0) {
      i += covered - 1;
      continue;
    }
    try_verb(i);
    if (view_.token(i).form == ":" && i + 1 < view_.size() && view_.is_mark(i + 1)) {
      Saying saying;
      saying.cue = &cues_.unlisted();
      if (reads_colon(view_, found_, i, saying)) found_.push_back(std::move(saying));
    }
  }
  return std::move(found_);
}

/// The cues that are no verbs whose first word stands here; null when there are none.
const std::vector<Cue>* SayingFinder::others_at(std::uint32_t i) const {
  if (view_.token(i).part > 0 || !view_.is_open(i)) return nullptr;
  const auto* list = cues_.others(view_.surface(i));
  // "ont indiqué des sources": no "de source"
  if (list == nullptr && view_.surface(i) != view_.token(i).lower && !view_.is_indefinite(i)) {
    list = cues_.others(view_.token(i).lower);
  }
  return list;
}

std::uint32_t SayingFinder::try_other(std::uint32_t i) {
  const auto* list = i < skip_ ? nullptr : others_at(i);
  if (list == nullptr) return 0;
  for (const Cue& cue : *list) {
    const std::uint32_t covered = match_cue(view_, cue, i);
    if (covered == 0) continue;
    const bool taken = cue.kind == CueKind::prep     ? preposition(cue, i, covered)
                       : cue.kind == CueKind::adverb ? adverb(cue, i, covered)
                                                     : conditional(cue, i);
    if (taken) return cue.kind == CueKind::conditional ? 0 : covered;
  }
  return 0;
}

void SayingFinder::try_verb(std::uint32_t i) {
  const Kind kind = view_.kind(i);
  const bool parted = i > 0 && (view_.is_comma(i - 1) || view_.is_mark(i - 1));
  if (view_.token(i).deprel == Deprel::amod && !parted) return;  // "the stated goals"
  const bool verbal = kind == Kind::verb || kind == Kind::auxiliary || kind == Kind::other;
  if (i < words_until_) return;  // "fait | remarquer que"
  const auto* list = verbal ? cues_.verbs(view_.token(i).lemma) : nullptr;
  if (list == nullptr) {
    unlisted(i);
    return;
  }
  VerbGroup group = verb_group(view_, i);
  for (const Cue& cue : *list) {
    std::uint32_t covered = match_cue(view_, cue, i);
    const bool apart = covered == 0;
    if (apart) covered = match_before_mark(view_, cue, i);
    if (covered == 0 || cue.frame.reflexive != group.reflexive) continue;
    if (cue.frame.clitic && !has_clitic(group)) continue;
    if (covered == 1 && kind == Kind::auxiliary) continue;
    if (covered > 1) {
      words_until_ = i + covered;
      group.tokens.last = std::max(group.tokens.last, i + covered);
      if (!apart) group.cue = join(group.cue, view_.span_of({i, i + covered}));
    }
    verb(cue, group);
    return;
  }
}

bool SayingFinder::has_clitic(const VerbGroup& group) const {
  for (std::uint32_t i = group.tokens.first; i < group.verb; ++i) {
    if (view_.is(i, Role::clitic) && view_.kind(i) == Kind::pronoun &&
        !view_.is(i, Role::reflexive))
      return true;
  }
  return false;
}

void SayingFinder::verb(const Cue& cue, VerbGroup group) {
  if (group.infinitive) lift(cue, group);
  if (group.infinitive || group.future || cue.cue_class == CueClass::cite) return;
  if (group.bare_participle && view_.language_is(Role::shared_past) && cue.frame.that) {
    // "told reporters that": a past tense that a tagger took for a participle
    const Complement complement = complement_of(view_, cues_, cue, group);
    group.bare_participle =
        !complement.clause && !complement.infinitive && !tells_behind(cue, group);
  }
  if (group.bare_participle && tells_behind_marks(group)) group.bare_participle = false;
  Saying saying;
  saying.cue = &cue;
  saying.group = group;
  saying.tokens = group.tokens;
  saying.cue_span = group.cue;
  saying.in_quote = view_.quote_of(group.verb);
  if (is_called(group)) return;
  const bool taken = group.passive           ? passive(saying)
                     : group.bare_participle ? false
                                             : aside(saying) || governing(saying);
  if (taken) found_.push_back(std::move(saying));
}

/// "Jean Dupont, dit « Le Tigre », affirme": another name of his.
bool SayingFinder::is_called(const VerbGroup& group) const {
  constexpr std::uint32_t few = 4;
  const std::uint32_t first = group.tokens.first;
  const std::uint32_t mark = group.tokens.last;
  if (first < 2 || mark + 1 >= view_.size() || !view_.is_comma(first - 1) ||
      view_.kind(first - 2) != Kind::name || !view_.is_mark(mark))
    return false;
  const std::uint32_t quote = view_.quote_of(mark + 1);
  if (quote == View::outside) return false;
  const TokenRange inner = view_.tokens_of(view_.quoted()[quote].inner);
  const std::uint32_t behind = inner.last + 1;
  return inner.first == mark + 1 && inner.size() < few && behind + 1 < view_.size() &&
         view_.is_comma(behind) && view_.is_finite(behind + 1);
}

/// «…», dit X: a present tense that a tagger took for a participle.
bool SayingFinder::tells_behind_marks(const VerbGroup& group) const {
  const std::uint32_t quote = quote_before(view_, group.tokens.first);
  const std::uint32_t next = group.tokens.last;
  if (quote == View::outside || !long_quote(view_, quote) || next >= view_.size()) return false;
  NounPhrase phrase = view_.phrase_at(next);
  // "«…», dit à l'AFP un frère de X"
  if (view_.kind(next) == Kind::adposition && !view_.is(next, Role::agent))
    phrase = subject_behind(view_, next);  // "«…», dit de son côté X"
  return phrase.found() && phrase.tokens.last > next && can_speak(view_, phrase);
}

/// "…, reported officials, …": a past tense with its subject behind it, alone between commas.
bool SayingFinder::tells_behind(const Cue& cue, const VerbGroup& group) const {
  const std::uint32_t first = group.tokens.first;
  const std::uint32_t next = group.tokens.last;
  if (!speaks(cue.cue_class) || !cue.frame.inversion || first == 0 || next >= view_.size())
    return false;
  if (!view_.is_comma(first - 1) && !view_.is_mark(first - 1)) return false;
  const NounPhrase phrase = view_.phrase_at(next);
  if (!phrase.found() || phrase.tokens.last <= next || !can_speak(view_, phrase)) return false;
  const std::uint32_t end = phrase.tokens.last;
  return end >= view_.size() || view_.is_comma(end) || view_.is_stop(end);
}

/// An infinitive that tells as a finite verb does: "vient d'annoncer que", "peut-on lire", "avant
/// de conclure : «…»".
void SayingFinder::lift(const Cue& cue, VerbGroup& group) {
  const std::uint32_t first = group.tokens.first;
  const std::uint32_t next = group.tokens.last;
  if (first < 2) return;
  if (group.inverted != no_token && cue.cue_class == CueClass::read) {
    group.tokens.first = first - 1;
    group.cue = join(group.cue, view_.token(first - 1).span);
    group.infinitive = false;
  } else if (view_.kind(first - 1) == Kind::adposition && view_.is(first - 2, Role::lifting)) {
    const VerbGroup upper = verb_group(view_, first - 2);
    group.tokens.first = upper.tokens.first;
    group.cue = join(upper.cue, group.cue);
    group.negated = upper.negated;
    group.gerund = upper.gerund;
    group.infinitive = false;
  } else if (view_.is(first - 1, Role::lifting) && view_.kind(first - 1) == Kind::verb) {
    const VerbGroup upper = verb_group(view_, first - 1);  // "…, a voulu rassurer X"
    const std::uint32_t before = upper.tokens.first;
    if (before == 0 || (!view_.is_comma(before - 1) && !view_.is_mark(before - 1))) return;
    group.tokens.first = upper.tokens.first;
    group.cue = join(upper.cue, group.cue);
    group.negated = upper.negated;
    group.gerund = upper.gerund;
    group.infinitive = false;
  } else if (is_narrative(first) || tells_next(cue, group)) {
    group.infinitive = false;
    group.gerund = true;
  } else if (next < view_.size() && (view_.token(next).form == ":" ||
                                     (view_.is_mark(next) && !view_.is_finite(first - 1)))) {
    group.infinitive = false;
    group.gerund = true;
  }
}

/// "a annoncé son départ avant d'expliquer qu'il est malade": what the subject says next.
bool SayingFinder::tells_next(const Cue& cue, const VerbGroup& group) const {
  const std::uint32_t first = group.tokens.first;
  const std::uint32_t next = group.tokens.last;
  return first >= 2 && next < view_.size() && cue.frame.that && speaks(cue.cue_class) &&
         view_.kind(first - 1) == Kind::adposition && view_.is(first - 1, Role::genitive) &&
         view_.is(first - 2, Role::sequel) && view_.is(next, Role::complementiser);
}

/// "Et d'ajouter que A", "Et le maire d'ajouter que A": does the infinitive at `first` tell what
/// somebody did next?
bool SayingFinder::is_narrative(std::uint32_t first) const {
  constexpr std::uint32_t most = 10;
  const std::uint32_t start = view_.sentence(first).tokens.first;
  if (first < start + 2 || first > start + most) return false;
  if (view_.kind(start) != Kind::conjunction || view_.is(start, Role::contrast)) return false;
  if (view_.kind(first - 1) != Kind::adposition || !view_.is(first - 1, Role::genitive))
    return false;
  for (std::uint32_t i = start + 1; i + 1 < first; ++i) {
    if (view_.is_finite(i) || view_.is_comma(i) || view_.is_mark(i) ||
        view_.kind(i) == Kind::verb) {
      return false;
    }
  }
  return true;
}

/// A word that a tagger did not take for a verb, between «…», and a subject: "», alerte le
/// maire".
bool SayingFinder::stands_as_verb(std::uint32_t i) const {
  const Kind kind = view_.kind(i);
  if (kind == Kind::verb) return true;
  const bool open = kind == Kind::noun || kind == Kind::adjective || kind == Kind::other;
  if (!open || i < 2 || i + 1 >= view_.size()) return false;
  if (!view_.is_comma(i - 1) && !view_.is_mark(i - 1)) return false;
  const NounPhrase phrase = view_.phrase_at(i + 1);
  if (!phrase.found() || phrase.tokens.last <= i + 1) return false;
  if (phrase.tokens.last < view_.size() && view_.is_finite(phrase.tokens.last)) return false;
  const std::string& name = view_.token(phrase.head).form;
  if (name.find_first_of("0123456789") != std::string::npos && view_.actor_of(phrase) == no_actor)
    return false;  // "référence D158"
  return view_.kind(i + 1) == Kind::determiner || view_.kind(i + 1) == Kind::name ||
         view_.actor_of(phrase) != no_actor;  // "», note Météo France."
}

/// «…», tance X: behind a quote and a comma any verb with its subject behind it is one of speech.
void SayingFinder::unlisted(std::uint32_t i) {
  if (!stands_as_verb(i) || !view_.is_open(i)) return;
  if (view_.is(i, Role::clitic)) return;                         // "a | t | -il assuré"
  if (view_.is(i, Role::have) || view_.is(i, Role::be)) return;  // "», a | de son côté | déploré X"
  const VerbGroup group = verb_group(view_, i);
  const std::uint32_t first = group.tokens.first;
  if (group.inverted != no_token && view_.is(group.inverted, Role::impersonal)) return;
  if (first == 0 || group.infinitive || group.gerund || group.bare_participle || group.passive)
    return;
  // "« A ». Voilà le message": no verb of anybody
  const Morph& form = view_.token(i).morph;
  if (!view_.language_is(Role::plain_order) && view_.kind(i) != View::Kind::noun &&
      form.person == 0 && form.tense == Tense::none) {
    return;  // nouns are often verbs misread: "« A », avance X"
  }
  const std::uint32_t quote = quote_before(view_, first);
  if (quote == View::outside || !long_quote(view_, quote)) return;
  const std::uint32_t last = view_.tokens_of(view_.quoted()[quote].inner).last;
  const bool parted = view_.is_comma(first - 1) || view_.is_comma(last) ||
                      (last > 0 && (view_.is_stop(last - 1) || view_.is_comma(last - 1)));
  if (!parted) return;
  Saying saying;
  saying.cue = &cues_.unlisted();
  saying.group = group;
  saying.tokens = group.tokens;
  saying.cue_span = group.cue;
  if (!aside(saying)) return;
  const bool pronoun = saying.group.inverted != no_token;
  // "«…», tempère un autre"
  const Kind head = saying.speaker.found() ? view_.kind(saying.speaker.head) : Kind::other;
  const bool other = head == Kind::adjective || head == Kind::number;
  if (pronoun || other || can_speak(view_, saying.speaker)) found_.push_back(std::move(saying));
}

std::vector<Saying> find_sayings(const View& view, const CueTable& cues) {
  return SayingFinder(view, cues).run();
}

}  // namespace depeche
