// SPDX-License-Identifier: Apache-2.0
// Cues before what is said: "X a dit que …", "X was said to have …".
#include "attribution/clause.h"
#include "attribution/saying_finder.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"

#include <algorithm>
#include <utility>

namespace depeche {

/// "A, ce qui signifie que B": A means B, nobody says it.
bool SayingFinder::is_upshot(const Saying& saying) const {
  const NounPhrase& who = saying.speaker;
  return who.found() && who.tokens.size() == 1 && view_.is(who.head, Role::demonstrative) &&
         who.head + 1 < view_.size() && view_.is(who.head + 1, Role::relative);
}

/// "« A », a dit X. Et d'ajouter que B": who spoke before in the paragraph.
void SayingFinder::follow_narrative(Saying& saying) const {
  const std::uint32_t first = saying.group.tokens.first;
  if (!is_narrative(first) || first != view_.sentence(first).tokens.first + 2) return;
  for (std::size_t k = found_.size(); k > 0; --k) {
    const Saying& last = found_[k - 1];
    if (view_.paragraph_of(last.tokens.first) != view_.paragraph_of(first)) return;
    if (last.position == Position::marker || last.in_quote != View::outside) continue;
    if (last.speaker.found()) saying.speaker = last.speaker;
    return;
  }
}

/// "refuse de dire s'il pense que A": whether he says so is what is asked.
bool SayingFinder::is_asked(const Saying& saying) const {
  const std::uint32_t first = saying.speaker.tokens.first;
  if (!saying.speaker.found() || first < 2 || first >= saying.group.tokens.first) return false;
  const bool elided = view_.is(first - 1, Role::reflexive) && !view_.token(first).space_before;
  const bool asks =
      elided || (view_.is(first - 1, Role::condition) && view_.is(first - 1, Role::interrogative));
  return asks && view_.kind(first - 2) == Kind::verb;
}

/// "L'agence, elle, promettait": the noun that the pronoun between commas takes up.
void SayingFinder::own_pronoun(Saying& saying) const {
  const TokenRange tokens = saying.speaker.tokens;
  if (!saying.speaker.found() || tokens.size() != 1 || tokens.first < 2) return;
  if (view_.kind(tokens.first) != Kind::pronoun || !view_.is_comma(tokens.first - 1)) return;
  if (!view_.is_comma(tokens.last) || is_relative_word(view_, tokens.first)) return;
  const NounPhrase noun = phrase_before(view_, tokens.first - 1);
  if (noun.found() && noun.tokens.last == tokens.first - 1 && can_speak(view_, noun))
    saying.speaker = noun;
}

/// Who speaks by a gerund; false where the words are nobody's.
bool SayingFinder::speaks_by_gerund(Saying& saying) const {
  const VerbGroup& group = saying.group;
  if (can_speak(view_, saying.speaker)) {
    speaks_before(saying);
    // "un message posté sur le compte Twitter de X indiquant que": no words of the medium
    const std::uint32_t first = saying.speaker.tokens.first;
    const auto* channel = saying.speaker.found() ? channel_at(view_, saying.speaker.head) : nullptr;
    return channel == nullptr || channel->document || channel->agency || first == 0 ||
           view_.kind(first - 1) != Kind::adposition || view_.is(first - 1, Role::genitive);
  }
  // "Le film livre des témoignages affirmant que": the noun before the gerund speaks
  const NounPhrase near = phrase_before(view_, group.tokens.first);
  if (near.tokens.last == group.tokens.first) saying.speaker = near;
  // "X est revenu sur les raisons qui ont fait A, expliquant que B"
  const bool parted = group.tokens.first > 0 && view_.is_comma(group.tokens.first - 1);
  const bool other =  // "a meeting with X, claiming that"
      parted && can_speak(view_, phrase_before(view_, group.tokens.first - 1));
  if (parted && !other && !can_speak(view_, saying.speaker)) {
    const NounPhrase above = main_subject(view_, group.verb);
    if (above.found() && can_speak(view_, above)) saying.speaker = above;
  }
  return true;
}

bool SayingFinder::governing(Saying& saying) {
  if (saying.in_quote != View::outside) return false;
  const VerbGroup& group = saying.group;
  if (group.inverted != no_token) return false;  // a question
  saying.position = Position::governing;
  saying.speaker = subject_before(view_, group);
  follow_narrative(saying);
  own_pronoun(saying);
  house_of_nobody(saying);
  near_antecedent(saying);
  if (is_upshot(saying) || is_asked(saying)) return false;
  // "un procès dont on pensait que A": nobody
  const std::uint32_t who = saying.speaker.head;
  if (saying.speaker.found() && who > 0 && view_.is(who, Role::impersonal) &&
      is_relative_word(view_, who - 1)) {
    return false;
  }
  if (as_before(saying)) return true;
  follow_joined(saying);
  pass_medium(saying);
  follow_aside(saying);
  // "les ONG défendant les acquis de « A »": a participle that describes
  const bool adnominal = group.gerund && group.tokens.first > 0 &&
                         (view_.kind(group.tokens.first - 1) == Kind::noun ||
                          view_.kind(group.tokens.first - 1) == Kind::name);
  if (adnominal && saying.cue->cue_class == CueClass::judge) return false;
  if (saying.speaker.found() && saying.speaker.tokens.last < group.tokens.first) {
    add_relays(view_, cues_, saying, saying.speaker.tokens.last);  // "X, cité par Y, affirme"
  }
  add_askers(view_, cues_, saying);
  const Complement complement = complement_of(view_, cues_, *saying.cue, group);
  saying.scope = complement.tokens;
  saying.complement = complement.clause;
  saying.infinitive_scope = complement.infinitive;
  saying.figure = complement.figure;
  // "a bombing claimed two lives": things take objects as well
  const bool of_object = complement.tokens.size() > 0 && !complement.clause &&
                         !complement.infinitive && saying.speaker.found();
  const bool doubtful = saying.cue->cue_class == CueClass::show || group.gerund || of_object;
  if (group.gerund && !speaks_by_gerund(saying)) return false;
  if (doubtful && !can_speak(view_, saying.speaker)) return false;
  if (group.negated) saying.scope = {};
  if (saying.speaker.found()) add_relays(view_, cues_, saying, group.tokens.last);
  return true;
}

/// "X relaie les résultats de savants affirmant que": without a comma the people before the gerund
/// say so.
void SayingFinder::speaks_before(Saying& saying) const {
  std::uint32_t noun = saying.group.tokens.first;
  while (noun > 0 && view_.kind(noun - 1) == Kind::adjective) --noun;
  if (noun-- == 0 || view_.kind(noun) != Kind::noun || noun < saying.speaker.tokens.last) return;
  if (!view_.is(noun, Role::speaker) && !view_.is(noun, Role::source)) return;
  std::uint32_t first = noun;
  while (first > 0 &&
         (view_.kind(first - 1) == Kind::determiner || view_.kind(first - 1) == Kind::adjective ||
          view_.kind(first - 1) == Kind::number)) {
    --first;
  }
  const NounPhrase near = view_.phrase_at(first);
  if (near.found() && near.head == noun) saying.speaker = near;
}

/// "…, indique X à Y, précisant que": who spoke in the aside before says this too.
void SayingFinder::follow_aside(Saying& saying) const {
  constexpr std::uint32_t far = 14;
  if (!saying.group.gerund || found_.empty()) return;
  std::size_t k = found_.size() - 1;
  // "…, indique X, confirmant A, en insistant sur B"
  while (k > 0 && found_[k].position == Position::governing && found_[k].group.gerund &&
         found_[k].scope.size() == 0)
    --k;
  const Saying& last = found_[k];
  const std::uint32_t first = saying.group.tokens.first;
  if (last.position != Position::aside || last.in_quote != View::outside) return;
  if (last.tokens.last > first || first - last.tokens.last > far) return;
  if (view_.sentence_of(last.group.verb) != view_.sentence_of(first)) return;
  for (std::uint32_t i = last.tokens.last; i < first; ++i) {
    if (view_.is_stop(i) || view_.is_mark(i) || view_.is_finite(i)) return;
  }
  saying.speaker = last.speaker;
}

/// "À l'Élysée, on assure que": those of the house that opens the sentence.
void SayingFinder::house_of_nobody(Saying& saying) const {
  const std::uint32_t nobody = saying.speaker.head;
  if (!saying.speaker.found() || !view_.is(nobody, Role::impersonal)) return;
  if (view_.kind(nobody) != Kind::pronoun || nobody < 3 || !view_.is_comma(nobody - 1)) return;
  const std::uint32_t first = view_.sentence(nobody).tokens.first;
  if (nobody - first > 12 || view_.kind(first) != Kind::adposition ||
      view_.is(first, Role::genitive))
    return;
  const NounPhrase phrase = view_.phrase_at(first + 1);
  if (!phrase.found() || phrase.tokens.last != nobody - 1) return;
  const bool somebody = view_.actor_of(phrase) != no_actor || view_.is(phrase.head, Role::speaker);
  if (somebody && !view_.is(phrase.head, Role::calendar)) saying.speaker = phrase;
}

/// "A est un mensonge, selon X, qui rappelle que B": where a tree hangs the relative clause on a
/// thing, who stands directly before it.
void SayingFinder::near_antecedent(Saying& saying) const {
  const std::uint32_t first = saying.group.tokens.first;
  if (first < 2 || !view_.is(first - 1, Role::relative) || can_speak(view_, saying.speaker)) return;
  const NounPhrase near = phrase_before(view_, view_.is_comma(first - 2) ? first - 2 : first - 1);
  if (near.found() && can_speak(view_, near)) saying.speaker = near;
}

/// "X expliquait que A et ajoutait que B", "…, tout en ajoutant que B": who said A says B, not the
/// subject of A.
void SayingFinder::follow_joined(Saying& saying) const {
  constexpr std::size_t near = 3;
  constexpr std::uint32_t link = 3;
  if (!saying.speaker.found()) return;
  std::uint32_t first = saying.group.tokens.first;
  for (std::uint32_t k = 0; k < link && first > 1 && saying.group.gerund; ++k) {
    if (view_.is_comma(first - 1)) break;
    if (view_.kind(first - 1) != Kind::adposition && view_.kind(first - 1) != Kind::adverb) break;
    --first;  // "tout en"
  }
  const bool joins = first > 0 && (view_.kind(first - 1) == Kind::conjunction ||
                                   (saying.group.gerund && view_.is_comma(first - 1)));
  if (!joins) return;
  for (std::size_t k = 0; k < std::min(near, found_.size()); ++k) {
    const Saying& last = found_[found_.size() - 1 - k];
    if (last.position != Position::governing || !last.complement || !last.speaker.found()) continue;
    // "…, date de l'ouverture, ajoutant que": appositions may stand between
    const bool near_by = saying.group.gerund && last.scope.last < first &&
                         view_.sentence_of(last.tokens.first) == view_.sentence_of(first) &&
                         !has_finite({last.scope.last, first});
    if (last.scope.last != first - 1 && !near_by) continue;
    if (last.scope.contains(saying.speaker.head)) saying.speaker = last.speaker;
    return;
  }
}

/// "A, a écrit X sur Twitter, qui souligne que B": who wrote goes on, not the medium.
void SayingFinder::pass_medium(Saying& saying) const {
  const std::uint32_t first = saying.group.tokens.first;
  if (first == 0 || !view_.is(first - 1, Role::relative) || found_.empty()) return;
  const Saying& last = found_.back();
  const TokenRange phrase = saying.speaker.tokens;
  if (last.position != Position::aside || last.in_quote != View::outside) return;
  if (!saying.speaker.found() || phrase.first < last.tokens.last || phrase.last > first) return;
  const std::uint32_t link = phrase.first > 0 ? phrase.first - 1 : 0;
  const bool governed = view_.kind(link) == Kind::adposition && !view_.is(link, Role::genitive);
  for (std::uint32_t i = phrase.first; governed && i < phrase.last; ++i) {
    const auto* channel = channel_at(view_, i);
    if (channel == nullptr || channel->document) continue;
    saying.speaker = last.speaker;
    return;
  }
}

/// "As X said, A": the clause behind the comma is what he said.
bool SayingFinder::as_before(Saying& saying) const {
  constexpr std::uint32_t far = 6;
  const std::uint32_t first = saying.speaker.found() ? saying.speaker.tokens.first : 0;
  if (first == 0 || !view_.is(first - 1, Role::as) || !starts_clause(view_, first - 1))
    return false;
  if (!speaks(saying.cue->cue_class) || !can_speak(view_, saying.speaker)) return false;
  std::uint32_t comma = saying.group.tokens.last;
  const std::uint32_t limit = std::min(view_.size(), comma + far);
  while (comma < limit && !view_.is_comma(comma)) {
    if (view_.is_stop(comma) || view_.is_finite(comma) || view_.is_mark(comma)) return false;
    ++comma;
  }
  if (comma + 1 >= limit) return false;
  saying.position = Position::aside;
  saying.tokens = {first - 1, comma};
  const std::uint32_t end = clause_end(view_, comma);
  saying.scope = {behind_relative(view_, comma + 1, end), end};
  return true;
}

/// "a été annoncé par X", "est-il indiqué dans le communiqué", "est accusé d'avoir".
bool SayingFinder::passive(Saying& saying) {
  if (saying.in_quote != View::outside || saying.group.negated) return false;
  const CueFrame& frame = saying.cue->frame;
  if (!frame.that && !frame.object && !frame.blame && !frame.infinitive) return false;
  const VerbGroup& group = saying.group;
  Cue cue = *saying.cue;
  cue.frame.infinitive = cue.frame.infinitive || speaks(cue.cue_class);  // "is said to have left"
  const Complement complement = complement_of(view_, cues_, cue, group);
  if (complement.infinitive) {
    saying.position = Position::marker;
    saying.scope = complement.tokens;
    saying.infinitive_scope = true;
    return true;
  }
  const std::uint32_t low = group.tokens.first;
  const bool impersonal =
      group.inverted != no_token || (low > 0 && view_.is(low - 1, Role::pronoun));
  // "a letter was written by the suspect": an act, no words
  if (!impersonal && !frame.object && !frame.blame) return false;
  saying.speaker = document_behind(view_, group.tokens.last);
  if (!saying.speaker.found() && impersonal) saying.speaker = document_before(view_, low);
  if (!saying.speaker.found()) saying.speaker = agent_behind(view_, group.tokens.last);
  if (!saying.speaker.found() || !can_speak(view_, saying.speaker)) return false;
  if (impersonal && group.inverted == no_token) {
    saying.position = Position::governing;
    saying.scope = complement.tokens;
    saying.complement = complement.clause;
    return true;
  }
  return place_aside(saying, saying.speaker.tokens.last);
}

}  // namespace depeche
