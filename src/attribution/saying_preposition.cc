// SPDX-License-Identifier: Apache-2.0
// What stands without a verb: "selon X", "reportedly", "aurait".
#include "attribution/clause.h"
#include "attribution/saying_finder.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"
#include "attribution/voice.h"
#include "base/strings.h"

#include <algorithm>
#include <utility>

namespace depeche {

namespace {

/// Are both known and unlike in number or gender?
bool differs(const Morph& one, const Morph& other) {
  const bool number = one.number != Number::none && other.number != Number::none;
  const bool gender = one.gender != Gender::none && other.gender != Gender::none;
  return (number && one.number != other.number) || (gender && one.gender != other.gender);
}

/// "une étude de X sur A, | selon laquelle": the document before `end` in its sentence for which a
/// relative pronoun of the form `morph` may stand.
NounPhrase agreeing_document(const View& view, std::uint32_t end, const Morph& morph) {
  const std::uint32_t first = view.sentence(end).tokens.first;
  for (std::uint32_t i = end; i > first && end - i < View::max_walk / 3; --i) {
    if (view.kind(i - 1) != View::Kind::noun || !view.is_open(i - 1)) continue;
    if (differs(morph, view.token(i - 1).morph)) continue;
    if (main_relation(view.token(i - 1).deprel) == Deprel::nmod) continue;  // "| de l'université"
    const auto* channel = channel_at(view, i - 1);
    const bool document = channel != nullptr && channel->document;
    return document ? phrase_around(view, i - 1) : NounPhrase{};
  }
  return {};
}

}  // namespace

/// Who is named behind a preposition of source that ends before `last`.
NounPhrase SayingFinder::source_at(const Cue& cue, std::uint32_t last) const {
  NounPhrase speaker = view_.phrase_at(cue.frame.inner ? last - 1 : last);
  if (!speaker.found()) speaker = name_in_marks(view_, last);
  if (!speaker.found() && is_partitive(last)) speaker = view_.phrase_at(last + 2);
  if (last < view_.size() && view_.kind(last) == Kind::pronoun &&
      (!speaker.found() || is_relative_word(view_, last)))
    speaker = behind_preposition(last);
  return speaker;
}

/// A day, a wish, "selon les régions" (what it varies by): nobody who could speak.
bool SayingFinder::is_measure(const NounPhrase& phrase) const {
  if (view_.is(phrase.head, Role::calendar) || view_.is(phrase.head, Role::wish)) return true;
  return view_.is(phrase.head, Role::area) && phrase.tokens.size() <= 2 &&
         view_.token(phrase.head).morph.number == Number::plur;
}

/// "Pour Moscou, A": an opinion. "Pour la France, c'est une bonne nouvelle": for its good; "Pour la
/// mission de mercredi, A": for an occasion; "Pour TV Mag, il revient sur A"; "Pour chaque musée".
bool SayingFinder::is_of_mind(const NounPhrase& phrase) const {
  if (is_document(phrase)) return false;
  const ActorIndex who = view_.actor_of(phrase);
  if (who == no_actor && view_.has_role_in(phrase.tokens, Role::calendar)) return false;
  if (view_.kind(phrase.head) != Kind::pronoun && is_press(view_, who)) return false;
  const std::uint32_t article = phrase.tokens.first;
  const bool determined = view_.kind(article) == Kind::determiner;
  if (is_country(view_, who) && determined) return false;
  // "Pour les Français, il a l'intention de …": for their good; "Pour les experts, A" is an opinion
  const bool crowd = who != no_actor && view_.actors().list[who].type == ActorType::people;
  if (crowd && !view_.is(phrase.head, Role::speaker)) return false;
  return !determined || view_.is(article, Role::determiner) || who != no_actor;
}

/// A clause, a heading run into the text ("« Un titre »Selon X, A"): does the source open it?
bool SayingFinder::opens(std::uint32_t first, std::uint32_t end) const {
  const bool run_in = first > 0 && !view_.token(first).space_before && view_.is_mark(first - 1) &&
                      starts_upper(view_.token(first).form);
  return run_in || starts_clause(view_, first) || opens_second_clause(first, end) ||
         follows_openers(first, end);
}

bool SayingFinder::preposition(const Cue& cue, std::uint32_t first, std::uint32_t covered) {
  Saying saying;
  saying.cue = &cue;
  std::uint32_t last = first + covered;
  while (last < view_.size() && view_.token(last).part > 0 && !cue.frame.inner &&
         view_.kind(last) != Kind::determiner) {
    ++last;
  }
  saying.cue_span = view_.span_of({first, cue.frame.inner && covered > 1 ? last - 1 : last});
  saying.speaker = source_at(cue, last);
  if (!saying.speaker.found() || is_measure(saying.speaker)) return false;
  if (saying.speaker.tokens.last <= first) {
    // "les gens pour lesquels il chante", but "le maire, pour qui A"
    if (cue.frame.initial && !view_.is(last, Role::relative)) return false;
    return relative_preposition(saying, last);
  }
  std::uint32_t end = add_relays(view_, cues_, saying, saying.speaker.tokens.last);
  // "Pour le maire cependant, A"
  if (cue.frame.initial && end + 1 < view_.size() && view_.kind(end) == Kind::adverb &&
      view_.is_comma(end + 1)) {
    ++end;
  }
  saying.tokens = {first, end};
  const bool at_start = opens(first, end);
  if (cue.frame.initial && !closes_quote(saying, end) &&
      (!at_start || !view_.is_comma(end) || !can_speak(view_, saying.speaker))) {
    return false;
  }
  if (cue.frame.mind && !is_of_mind(saying.speaker)) return false;
  // "selon un connaisseur, cité par Le Courrier": whom a paper cites has spoken; "selon « Le Matin
  // »"
  const bool marked = !view_.phrase_at(cue.frame.inner ? last - 1 : last).found() &&
                      name_in_marks(view_, last).found();
  if (!can_speak(view_, saying.speaker) && !speaks_of_people(view_, saying.speaker) &&
      saying.relays.empty() && !marked) {
    return false;
  }
  // "varie selon les sources", "n'a pu être vérifié de source indépendante"
  if (first > 0 && varies(first - 1)) return false;
  if (at_start) {
    place_ahead(saying, end);
  } else {
    place_behind(saying, end);
  }
  found_.push_back(std::move(saying));
  if (!is_bracketed(first, end)) floor_ = end;
  return true;
}

/// "Dix oies - vingt selon X - ont fui": a source in a parenthesis does not end what is before it.
bool SayingFinder::is_bracketed(std::uint32_t first, std::uint32_t end) const {
  constexpr std::uint32_t most = 6;
  if (end >= view_.size() || !view_.is_stop(end) || view_.token(end).form == ".") return false;
  const std::uint32_t low = first > most ? first - most : 0;
  for (std::uint32_t i = first; i-- > low;) {
    if (view_.is_finite(i) || view_.is_comma(i)) return false;
    if (!view_.is_stop(i)) continue;
    return view_.token(i).form == view_.token(end).form || view_.token(i).form == "(";
  }
  return false;
}

/// "« A », pour le maire": who thinks so, between a sentence in marks and a comma or a stop.
bool SayingFinder::closes_quote(const Saying& saying, std::uint32_t end) const {
  const std::uint32_t first = saying.tokens.first;
  if (first < 2 || !view_.is_comma(first - 1) || !can_speak(view_, saying.speaker)) return false;
  const std::uint32_t quote = quote_before(view_, first);
  if (quote == View::outside || !long_quote(view_, quote)) return false;
  const TokenRange inner = view_.tokens_of(view_.quoted()[quote].inner);
  bool clause = false;
  for (std::uint32_t i = inner.first; i < inner.last; ++i) clause = clause || view_.is_finite(i);
  return clause && (end >= view_.size() || view_.is_comma(end) || view_.is_stop(end));
}

/// "selon | des témoins": an article that a tagger took for a preposition and one.
bool SayingFinder::is_partitive(std::uint32_t i) const {
  return i + 2 < view_.size() && view_.token(i).part == 0 && view_.token(i + 1).part == 1 &&
         view_.is_indefinite(i);
}

/// "Pour cette étude, les chercheurs ont …": a document is no person to whom things seem so.
bool SayingFinder::is_document(const NounPhrase& phrase) const {
  const auto* channel = channel_at(view_, phrase.head);
  return channel != nullptr && channel->document && view_.actors().at(phrase.head) == no_actor;
}

/// A word behind which no speaker is named: a verb by its lemma ("variait selon"), participles
/// and infinitives as they stand in the table ("vérifié de source", "à partir de sources").
bool SayingFinder::varies(std::uint32_t i) const {
  if (!view_.is(i, Role::varying)) return false;
  const std::uint64_t own = view_.words().roles(view_.token(i).lower);
  return view_.is_finite(i) || (own & static_cast<std::uint64_t>(Role::varying)) != 0;
}

/// "… car selon eux A", "… et, selon X, A": a conjunction before, a clause behind.
bool SayingFinder::opens_second_clause(std::uint32_t first, std::uint32_t end) const {
  std::uint32_t i = first;
  if (i > 0 && view_.is_comma(i - 1)) --i;
  while (i > 0 && view_.kind(i - 1) == Kind::adverb) --i;  // "et même, selon X, par B"
  if (i == 0) return false;
  const Kind before = view_.kind(i - 1);
  if (before != Kind::conjunction && before != Kind::subordinator) return false;
  if (before == Kind::conjunction && view_.is_comma(first - 1) && view_.is_comma(end)) return true;
  const std::uint32_t limit = std::min(clause_end(view_, first), end + 12);
  bool noun = false;
  for (std::uint32_t k = end; k < limit; ++k) {
    if (view_.is_finite(k)) return noun;
    noun = noun || view_.kind(k) == Kind::noun || view_.kind(k) == Kind::name ||
           view_.kind(k) == Kind::pronoun;
  }
  return false;
}

/// "Enfin, | selon X, A": nothing but adverbs of the sentence before, a comma behind.
bool SayingFinder::follows_openers(std::uint32_t first, std::uint32_t end) const {
  constexpr std::uint32_t most = 4;
  const std::uint32_t start = view_.sentence(first).tokens.first;
  if (first == start || first - start > most || !view_.is_comma(end)) return false;
  for (std::uint32_t i = start; i < first; ++i) {
    if (view_.kind(i) != Kind::adverb && !view_.is_comma(i)) return false;
  }
  return true;
}

/// "A, | une expérience décisive | selon X": without a comma before it the source is of the last
/// words alone, as in "le jeune homme, | âgé de 17 ans | selon X, a fui"; where they have no verb,
/// of nothing that is said. The first of these words; no_token where it is of more.
std::uint32_t SayingFinder::last_words(std::uint32_t start, TokenRange cut) const {
  const std::uint32_t first = cut.first;
  if (first == 0 || view_.is_comma(first - 1) || first <= start) return no_token;
  std::uint32_t from = first;
  while (from > start && !(view_.is_comma(from - 1) && view_.is_open(from - 1))) --from;
  if (from == start || from == first) return no_token;
  const Kind opens = view_.kind(from);
  const bool phrase = opens == Kind::determiner || opens == Kind::noun || opens == Kind::name ||
                      opens == Kind::adjective;
  if (has_finite({start, from})) return phrase && !view_.has_verb({from, first}) ? from : no_token;
  const bool inserted =
      view_.is_comma(cut.last) && (phrase || is_participle(from)) && !has_finite({from, first});
  return inserted && has_finite({cut.last, clause_end(view_, first)}) ? from : no_token;
}

bool SayingFinder::is_participle(std::uint32_t i) const {
  return view_.kind(i) == Kind::verb && view_.token(i).morph.verb_form == VerbForm::part;
}

/// "…, pour qui A": what is said is the relative clause.
bool SayingFinder::relative_preposition(Saying& saying, std::uint32_t pronoun) {
  const std::uint32_t head = saying.speaker.head;
  const auto* channel = channel_at(view_, head);
  // "une note selon laquelle"; but "les informations selon lesquelles" are nobody's
  const bool thing = view_.token(pronoun).morph.gender != Gender::none;  // not "pour qui"
  const bool document =
      thing && channel != nullptr && channel->document &&
      (view_.token(head).morph.number == Number::sing ||
       view_.has_role_in({head + 1, saying.speaker.tokens.last}, Role::genitive) ||
       agent_behind(view_, saying.speaker.tokens.last).found());
  const bool somebody = document || view_.actors().at(head) != no_actor ||
                        view_.is(head, Role::speaker) || view_.kind(head) == Kind::name;
  if (!somebody) return false;
  saying.tokens = {pronoun - 1, pronoun + 1};
  saying.position = Position::preposed;
  const std::uint32_t from = pronoun + 1;
  if (from >= view_.size()) return false;
  saying.scope = {from, end_by_tree(view_, from, clause_end(view_, from))};
  saying.wordless = !view_.has_verb(saying.scope);
  if (saying.wordless) return false;
  found_.push_back(std::move(saying));
  return true;
}

/// "selon lui", "pour qui": a pronoun, or the noun for which a relative pronoun stands.
NounPhrase SayingFinder::behind_preposition(std::uint32_t pronoun) const {
  const Morph& morph = view_.token(pronoun).morph;
  if (is_relative_word(view_, pronoun)) {
    const std::uint32_t cue = pronoun - 1;
    const bool comma = cue > 0 && view_.is_comma(cue - 1);
    // "une alerte aux services, selon laquelle": one that agrees
    const auto agreeing = [&](const NounPhrase& phrase) {
      return phrase.found() && differs(morph, view_.token(phrase.head).morph) ? NounPhrase{}
                                                                              : phrase;
    };
    const NounPhrase antecedent = agreeing(antecedent_of(view_, pronoun));
    if (antecedent.found() && can_speak(view_, antecedent)) return antecedent;
    const NounPhrase near = agreeing(phrase_before(view_, comma ? cue - 1 : cue));
    if (near.found() && (!antecedent.found() || can_speak(view_, near))) return near;
    return antecedent.found() ? antecedent : agreeing_document(view_, cue, morph);
  }
  if (morph.pron_type != PronType::prs) return {};
  return {{pronoun, pronoun + 1}, pronoun};
}

/// "Si le virus ralentit, | dix pays ont fermé, selon X", "Alors que B, | A, selon X": a clause in
/// front that the outlet only sets against what the source tells; `start` where it is a condition
/// of it ("Si le vote avait lieu, X perdrait").
std::uint32_t SayingFinder::behind_concession(std::uint32_t start, std::uint32_t head) const {
  const bool against = view_.is(start, Role::contrast) && view_.is(start + 1, Role::complementiser);
  const bool granted = view_.is(start, Role::condition) &&
                       view_.kind(start) == Kind::subordinator && is_participle(head);
  if (start >= head || (!against && !granted)) return start;
  std::uint32_t clause = start;
  for (int step = 0; step < 6 && view_.token(clause).head != head; ++step) {
    clause = view_.token(clause).head;
    if (clause >= head) return start;
  }
  const std::uint32_t end = view_.reach(clause).last;
  if (view_.token(clause).head != head || view_.token(clause).deprel != Deprel::advcl ||
      end >= head)
    return start;
  for (std::uint32_t i = end; i <= head; ++i) {
    const bool own = i == head || view_.token(i).head == head;
    const Morph& morph = view_.token(i).morph;
    const bool depends = morph.mood == Mood::cnd || morph.tense == Tense::fut;
    if (own && view_.is_finite(i) && depends) return start;
  }
  if (view_.is_comma(end)) return end + 1;
  return view_.is_comma(end - 1) ? end : start;
}

/// "Si le vote avait lieu, X perdrait", "Quand ils sont entrés, il a tiré": a word that belongs to
/// a clause in front of `head`, and so to what is said.
bool SayingFinder::opens_adjunct(std::uint32_t start, std::uint32_t head) const {
  const std::uint32_t clause = view_.token(start).head;
  return view_.kind(start) == Kind::subordinator && !view_.is(start, Role::complementiser) &&
         clause != no_token && clause < head && view_.token(clause).deprel == Deprel::advcl &&
         view_.token(clause).head == head;
}

/// "Pour lui, A | , a-t-il dit": the aside that ends the sentence.
bool SayingFinder::opens_own_aside(std::uint32_t comma, std::uint32_t end) const {
  constexpr std::uint32_t most = 5;
  if (!view_.is_comma(comma)) return false;
  for (std::uint32_t i = comma + 1; i < std::min(end, comma + most); ++i) {
    if (view_.is_inverted_pronoun(i)) return true;
    if (view_.kind(i) == Kind::verb && view_.token(i).morph.verb_form != VerbForm::inf) {
      // "Selon une étude, A | , a indiqué le ministre"
      const auto* list = cues_.verbs(view_.token(i).lemma);
      const bool told = list != nullptr && speaks(list->front().cue_class) &&
                        list->front().frame.inversion && !verb_group(view_, i).gerund &&
                        !verb_group(view_, i).bare_participle && !verb_group(view_, i).passive;
      std::uint32_t next = i + 1;  // "précise encore | Le Courrier"
      while (next < end && view_.kind(next) == Kind::adverb) ++next;
      return told && next < end && view_.kind(next) != Kind::adposition &&
             !view_.is(next, Role::complementiser) && can_speak(view_, view_.phrase_at(next));
    }
    if (view_.kind(i) != Kind::verb && view_.kind(i) != Kind::auxiliary) return false;
  }
  return false;
}

/// "X était jugé pour A, « B » selon Y": quoted words that a comma adds to a whole clause are all
/// that Y says; `start` when there are none.
std::uint32_t SayingFinder::appended_quote(std::uint32_t first, std::uint32_t start) const {
  const std::uint32_t quote = quote_before(view_, first);
  std::uint32_t opener = view_.tokens_of(view_.quoted()[quote].outer).first;
  // "…, | un acte « B » selon Y"
  constexpr std::uint32_t few = 4;
  std::uint32_t from = opener;
  while (from > start + 1 && opener - from < few && view_.is_open(from - 1) &&
         (view_.kind(from - 1) == Kind::determiner || view_.kind(from - 1) == Kind::noun ||
          view_.kind(from - 1) == Kind::adjective)) {
    --from;
  }
  if (view_.is_comma(from - 1) && view_.kind(from) == Kind::determiner) opener = from;
  if (opener <= start + 1 || !view_.is_comma(opener - 1) || view_.is_comma(first - 1)) return start;
  for (std::uint32_t i = start; i < opener; ++i) {
    if (view_.is_finite(i) && view_.is_open(i)) return opener;
  }
  return start;
}

bool SayingFinder::adverb(const Cue& cue, std::uint32_t first, std::uint32_t covered) {
  const bool attribute = main_relation(view_.token(first).deprel) == Deprel::amod;
  if (covered == 1 && view_.kind(first) == Kind::verb && !attribute && view_.is_finite(first))
    return false;  // "Hotak alleged that": a verb of its own
  Saying saying;
  saying.cue = &cue;
  saying.position = Position::marker;
  saying.tokens = {first, first + covered};
  saying.cue_span = view_.span_of(saying.tokens);
  saying.scope = {clause_start(view_, first, 0), clause_end(view_, first)};
  if (first + covered < view_.size() &&
      (attribute || view_.kind(first - (first > 0 ? 1 : 0)) == Kind::determiner)) {
    const NounPhrase phrase = view_.phrase_at(first + covered);
    if (phrase.found()) saying.scope = {first, phrase.tokens.last};
  }
  found_.push_back(std::move(saying));
  return true;
}

/// "aurait tué": hearsay, unless a condition stands in the sentence or the verb is a modal.
bool SayingFinder::conditional(const Cue& cue, std::uint32_t first) {
  const Sentence& sentence = view_.sentence(first);
  const std::uint32_t limit = std::min(sentence.tokens.last, first + 6);
  std::uint32_t verb = no_token;
  for (std::uint32_t i = first + 1; i < limit && verb == no_token; ++i) {
    if (view_.kind(i) == Kind::verb) {
      verb = i;
    } else if (view_.kind(i) != Kind::adverb && view_.kind(i) != Kind::auxiliary &&
               !view_.is(i, Role::clitic) && !view_.is(i, Role::negation)) {
      return false;
    }
  }
  if (verb == no_token || view_.is(verb, Role::modal)) return false;
  if (view_.token(verb).morph.verb_form == VerbForm::inf) return false;
  const std::uint32_t start = clause_start(view_, first, 0);
  const std::uint32_t end = clause_end(view_, first);
  if (view_.has_role_in({start, end}, Role::condition)) return false;
  const std::uint32_t own = clause_head(view_, verb);
  // "assuré qu'une loi serait votée": the future of a past
  const bool compound = view_.is(first, Role::have) || view_.kind(verb - 1) == Kind::auxiliary;
  if (main_relation(view_.token(own).deprel) == Deprel::ccomp && !compound) return false;
  Saying saying;
  saying.cue = &cue;
  saying.position = Position::marker;
  saying.tokens = {first, verb + 1};
  saying.cue_span = view_.span_of({first, first + 1});
  // "rejetée, d'autant qu'elle aurait exigé A": a clause under another says nothing of that one.
  const bool under = view_.token(own).head < view_.size();
  saying.scope = {under ? begin_by_tree(view_, own, start) : start, end};
  found_.push_back(std::move(saying));
  return true;
}

}  // namespace depeche
