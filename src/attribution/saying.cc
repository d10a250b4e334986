// SPDX-License-Identifier: Apache-2.0
#include "attribution/saying.h"

#include "attribution/clause.h"
#include "attribution/colon.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"

#include <algorithm>
#include <utility>

namespace depeche {

namespace {

using Kind = View::Kind;

/// Does a verb of this class take what is said, rather than somebody, as its object?
bool speaks(CueClass cue_class) {
  return cue_class == CueClass::say || cue_class == CueClass::show;
}

class Finder {
 public:
  Finder(const View& view, const CueTable& cues) : view_(view), cues_(cues) {}

  std::vector<Saying> run() {
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

 private:
  std::uint32_t try_other(std::uint32_t i) {
    if (i < skip_ || view_.token(i).part > 0 || view_.quote_of(i) != View::outside) return 0;
    const auto* list = cues_.others(view_.surface(i));
    if (list == nullptr && view_.surface(i) != view_.token(i).lower) {
      list = cues_.others(view_.token(i).lower);
    }
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

  bool preposition(const Cue& cue, std::uint32_t first, std::uint32_t covered) {
    Saying saying;
    saying.cue = &cue;
    std::uint32_t last = first + covered;
    while (last < view_.size() && view_.token(last).part > 0 && !cue.frame.inner &&
           view_.kind(last) != Kind::determiner) {
      ++last;
    }
    saying.cue_span = view_.span_of({first, cue.frame.inner && covered > 1 ? last - 1 : last});
    saying.speaker = view_.phrase_at(cue.frame.inner ? last - 1 : last);
    if (last < view_.size() && view_.kind(last) == Kind::pronoun &&
        (!saying.speaker.found() || is_relative_word(view_, last))) {
      saying.speaker = behind_preposition(last);
    }
    if (!saying.speaker.found() || view_.is(saying.speaker.head, Role::calendar)) return false;
    if (saying.speaker.tokens.last <= first) return relative_preposition(saying, last);
    const std::uint32_t end = add_relays(view_, cues_, saying, saying.speaker.tokens.last);
    saying.tokens = {first, end};
    const bool at_start = starts_clause(view_, first) || opens_second_clause(first, end);
    if (cue.frame.initial &&
        (!at_start || !view_.is_comma(end) || !can_speak(view_, saying.speaker))) {
      return false;
    }
    if (cue.frame.mind && is_document(saying.speaker)) return false;
    if (!can_speak(view_, saying.speaker) && !speaks_of_people(view_, saying.speaker)) return false;
    // "varie selon les sources", "n'a pu être vérifié de source indépendante"
    if (first > 0 && varies(first - 1)) return false;
    place_preposition(saying, at_start, end);
    found_.push_back(std::move(saying));
    floor_ = end;
    return true;
  }

  /// "Pour cette étude, les chercheurs ont …": a document is no person to whom things seem so.
  [[nodiscard]] bool is_document(const NounPhrase& phrase) const {
    const auto* channel = channel_at(view_, phrase.head);
    return channel != nullptr && channel->document && view_.actors().at(phrase.head) == no_actor;
  }

  /// A word behind which no speaker is named: a verb by its lemma ("variait selon"), participles
  /// and infinitives as they stand in the table ("vérifié de source", "à partir de sources").
  [[nodiscard]] bool varies(std::uint32_t i) const {
    if (!view_.is(i, Role::varying)) return false;
    const std::uint64_t own = view_.words().roles(view_.token(i).lower);
    return view_.is_finite(i) || (own & static_cast<std::uint64_t>(Role::varying)) != 0;
  }

  /// "… car selon eux A", "… et, selon X, A": a conjunction before, a clause behind.
  [[nodiscard]] bool opens_second_clause(std::uint32_t first, std::uint32_t end) const {
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

  /// "…, pour qui A": what is said is the relative clause.
  bool relative_preposition(Saying& saying, std::uint32_t pronoun) {
    const std::uint32_t head = saying.speaker.head;
    const bool somebody = view_.actors().at(head) != no_actor || view_.is(head, Role::speaker) ||
                          view_.kind(head) == Kind::name;
    if (!somebody) return false;
    saying.tokens = {pronoun - 1, pronoun + 1};
    saying.position = Position::preposed;
    const std::uint32_t from = pronoun + 1;
    if (from >= view_.size()) return false;
    saying.scope = {from, end_by_tree(view_, from, clause_end(view_, from))};
    saying.wordless = !has_verb(saying.scope);
    if (saying.wordless) return false;
    found_.push_back(std::move(saying));
    return true;
  }

  /// "selon lui", "pour qui": a pronoun, or the noun for which a relative pronoun stands.
  [[nodiscard]] NounPhrase behind_preposition(std::uint32_t pronoun) const {
    const Morph& morph = view_.token(pronoun).morph;
    if (is_relative_word(view_, pronoun)) {
      const std::uint32_t cue = pronoun - 1;
      const bool comma = cue > 0 && view_.is_comma(cue - 1);
      NounPhrase antecedent = antecedent_of(view_, pronoun);
      if (!antecedent.found()) antecedent = phrase_before(view_, comma ? cue - 1 : cue);
      return antecedent;
    }
    if (morph.pron_type != PronType::prs) return {};
    return {{pronoun, pronoun + 1}, pronoun};
  }

  void place_preposition(Saying& saying, bool at_start, std::uint32_t end) {
    const std::uint32_t first = saying.tokens.first;
    const std::uint32_t limit = circumstances_end(first, end);
    if (at_start) {
      saying.position = Position::preposed;
      std::uint32_t last = behind_appositions(view_, saying.speaker, end, limit);
      if (last == end) {
        const std::uint32_t behind = end_with_dependents(view_, {first, end}, limit);
        // an apposition ends at a comma: "selon X, président de Y, …"
        if (view_.is_comma(behind) && behind + 1 < limit) last = behind;
      }
      const std::uint32_t from = view_.is_comma(last) ? last + 1 : last;
      std::uint32_t until = from < view_.size() ? clause_end(view_, from, true) : from;
      for (std::uint32_t i = from; i < until; ++i) {
        if (view_.quote_of(i) != View::outside) continue;
        const bool next =
            i > from && (next_cue_takes_over(view_, cues_, i) || opens_own_aside(i, until));
        if (opens_comment(view_, i) || next) until = i;
      }
      saying.scope = {from, std::max(from, until)};
      saying.wordless = !has_verb(saying.scope);
      return;
    }
    saying.position = Position::trailing;
    saying.cut = {first, end_with_dependents(view_, {first, end}, limit)};
    const bool quoted = quote_before(view_, first) != View::outside;
    std::uint32_t start = clause_start(view_, first, floor_);
    if (quoted) start = appended_quote(first, start);
    std::uint32_t up = view_.token(saying.speaker.head).head;
    constexpr int height = 6;  // "selon | les informations de X": the cue hangs by its own words
    for (int step = 0; step < height && up != no_token && saying.cut.contains(up); ++step)
      up = view_.token(up).head;
    std::uint32_t head = no_token;
    if (up != no_token && !saying.cut.contains(up) && !quoted &&
        (view_.quote_of(up) == View::outside || up >= end)) {
      head = clause_head(view_, up);
      // "A since B, according to X": at the end of the sentence behind a comma it is about A
      const bool last = first > 0 && view_.is_comma(first - 1) && saying.cut.last >= limit;
      if (last && view_.token(head).deprel == Deprel::advcl) {
        head = clause_head(view_, view_.token(head).head);
      }
      if (last) head = first_of_joined(head);
      start = std::max(start, std::min(first, view_.reach(head).first));
      start = skip_openers(view_, start, first);
    }
    place_around(saying, start, subject_after(head, saying.cut));
    saying.wordless = !has_verb(saying.scope);
  }

  /// "À cela s'ajoute, selon X, A": the subject behind the aside, when the head has none before it;
  /// else `head`.
  [[nodiscard]] std::uint32_t subject_after(std::uint32_t head, TokenRange cut) const {
    if (head == no_token || head >= cut.first) return head;
    std::uint32_t behind = no_token;
    const TokenRange reach = view_.reach(head);
    for (std::uint32_t i = reach.first; i < reach.last; ++i) {
      if (view_.token(i).head != head || cut.contains(i)) continue;
      if (main_relation(view_.token(i).deprel) != Deprel::nsubj) continue;
      if (i < cut.first) return head;
      behind = i;
    }
    return behind != no_token ? behind : head;
  }

  /// "Pour lui, A | , a-t-il dit": the aside that ends the sentence.
  [[nodiscard]] bool opens_own_aside(std::uint32_t comma, std::uint32_t end) const {
    constexpr std::uint32_t most = 5;
    if (!view_.is_comma(comma)) return false;
    for (std::uint32_t i = comma + 1; i < std::min(end, comma + most); ++i) {
      if (view_.is_inverted_pronoun(i)) return true;
      if (view_.kind(i) != Kind::verb && view_.kind(i) != Kind::auxiliary) return false;
    }
    return false;
  }

  /// "X aurait A et aurait B, selon Y": joined clauses of one subject are told together.
  [[nodiscard]] std::uint32_t first_of_joined(std::uint32_t head) const {
    constexpr int most = 3;
    for (int step = 0; step < most; ++step) {
      const std::uint32_t up = view_.token(head).head;
      if (main_relation(view_.token(head).deprel) != Deprel::conj || up == no_token || up > head)
        return head;
      if (view_.kind(head) != Kind::verb) return head;
      for (std::uint32_t i = up + 1; i < head; ++i) {
        const Deprel relation = main_relation(view_.token(i).deprel);
        if (view_.token(i).head == head && relation == Deprel::nsubj) return head;
        if (view_.is_comma(i) || view_.is(i, Role::contrast)) return head;
      }
      head = up;
    }
    return head;
  }

  /// "X était jugé pour A, « B » selon Y": quoted words that a comma adds to a whole clause are all
  /// that Y says; `start` when there are none.
  [[nodiscard]] std::uint32_t appended_quote(std::uint32_t first, std::uint32_t start) const {
    const std::uint32_t quote = quote_before(view_, first);
    const std::uint32_t opener = view_.tokens_of(view_.quoted()[quote].outer).first;
    if (opener <= start + 1 || !view_.is_comma(opener - 1) || view_.is_comma(first - 1))
      return start;
    for (std::uint32_t i = start; i < opener; ++i) {
      if (view_.is_finite(i) && view_.quote_of(i) == View::outside) return opener;
    }
    return start;
  }

  /// Is there a verb, finite or not, among the words?
  [[nodiscard]] bool has_verb(TokenRange scope) const {
    return view_.has_kind(scope, Kind::verb) || view_.has_kind(scope, Kind::auxiliary);
  }

  [[nodiscard]] bool has_finite(TokenRange scope) const {
    for (std::uint32_t i = scope.first; i < scope.last; ++i) {
      if (view_.is_finite(i)) return true;
    }
    return false;
  }

  /// End of the region in which words may still belong to the cue at `first`.
  [[nodiscard]] std::uint32_t circumstances_end(std::uint32_t first, std::uint32_t from) const {
    const std::uint32_t end = clause_end(view_, first);
    for (std::uint32_t i = from; i < end; ++i) {
      if (view_.is_mark(i)) return i;
    }
    return std::max(from, end);
  }

  /// The scope around a cue that stands behind (or inside) what is said; `start` is where it
  /// begins, `head` the predicate of its clause, when known.
  void place_around(Saying& saying, std::uint32_t start, std::uint32_t head) const {
    const std::uint32_t first = saying.cut.first;
    const std::uint32_t behind = saying.cut.last;
    saying.scope = {start, first};
    if (quote_before(view_, first) != View::outside || behind >= view_.size()) return;
    std::uint32_t limit = clause_end(view_, first);
    const bool broken = head != no_token && head >= behind;
    const bool comma = view_.is_comma(behind);
    if (behind >= limit || opens_comment(view_, behind)) return;
    const bool before = first > 0 && (view_.is_comma(first - 1) || first == start);
    if (!broken && comma != before) return;
    if (!broken && !resumes(saying, behind, limit)) return;
    std::uint32_t last = behind;
    for (std::uint32_t i = behind; i < limit;) {
      if (view_.kind(i) == Kind::punctuation && !view_.is_mark(i)) {
        if (!comma && !broken && view_.is_comma(i)) break;
        ++i;
        continue;
      }
      const bool more = broken ? i <= head || goes_on(view_, limit, i, limit)
                               : last == behind || goes_on(view_, first, i, limit);
      if (!more || (last > behind && adds_clause(view_, i))) break;
      last = std::min(limit, std::max(i + 1, view_.reach(top_from(view_, i, i)).last));
      i = last;
    }
    saying.scope.last = broken ? last : before_main_clause(behind, last);
  }

  /// "Puisque A est, selon X, B, | Y part": the comma before a clause with a subject of its own that
  /// the tree makes the main one; `last` when there is none.
  [[nodiscard]] std::uint32_t before_main_clause(std::uint32_t behind, std::uint32_t last) const {
    for (std::uint32_t i = behind + 1; i + 1 < last; ++i) {
      if (!view_.is_comma(i) || view_.quote_of(i) != View::outside) continue;
      const std::uint32_t head = view_.token(i + 1).head;
      const std::uint32_t subject =
          head != no_token && view_.kind(i + 1) == Kind::determiner ? head : i + 1;
      const std::uint32_t verb = view_.token(subject).head;
      if (verb == no_token || verb <= subject || view_.token(verb).head != no_token) continue;
      if (main_relation(view_.token(subject).deprel) == Deprel::nsubj) return i;
    }
    return last;
  }

  /// Do the words behind the cue go on with what is said? A pronoun takes no apposition, so that
  /// only circumstances of the cue itself ("…, a-t-il dit, citant X") do not.
  [[nodiscard]] bool resumes(const Saying& saying, std::uint32_t behind,
                             std::uint32_t limit) const {
    std::uint32_t i = behind;
    while (i < limit && view_.kind(i) == Kind::punctuation) ++i;
    if (i >= limit) return false;
    if (view_.is_comma(behind) && opens_next_saying(view_, cues_, behind)) return false;
    const Kind start = view_.kind(i);
    const bool phrase = start == Kind::determiner || start == Kind::noun || start == Kind::name ||
                        start == Kind::number;
    // "A, selon X, des secouristes": an apposition, not more of a clause that is whole
    const Deprel relation = main_relation(view_.token(top_from(view_, i, i)).deprel);
    const bool core = relation == Deprel::obj || relation == Deprel::ccomp;
    if (phrase && !core && has_finite(saying.scope) && !has_finite({i, limit})) return false;
    if (goes_on(view_, saying.cut.first, i, limit)) return true;
    std::uint32_t k = i;
    while (k < limit && (view_.is(k, Role::clitic) || view_.is(k, Role::reflexive) ||
                         view_.is(k, Role::negation))) {
      ++k;
    }
    const bool finite = k < limit && view_.is_finite(k);
    if (view_.is_comma(behind) && finite && !has_finite(saying.scope)) return true;
    // "Il s'agit, selon X, d'une erreur", "Il se serait, selon X, enfui": a verb that waits for more
    const std::uint32_t last = saying.cut.first > 1 ? saying.cut.first - 2 : 0;
    if (view_.kind(last) == Kind::auxiliary && view_.is_comma(last + 1) &&
        (view_.is(last, Role::have) || view_.is(last, Role::be))) {
      return true;
    }
    if (start == Kind::adposition && view_.is(i, Role::genitive) && view_.is_finite(last))
      return true;
    const bool pronoun = saying.group.inverted != no_token;
    if (!pronoun || !view_.is_comma(behind) || adds_clause(view_, i)) return false;
    if (finite || start == Kind::adjective) return true;
    const Kind kind = start;
    const bool link = kind == Kind::adposition && view_.is(i, Role::genitive);
    if (link && i + 1 < limit && view_.token(i + 1).morph.verb_form == VerbForm::inf) return true;
    const bool plain = kind == Kind::adposition || kind == Kind::noun || kind == Kind::determiner;
    return plain && !has_finite(saying.scope) && !view_.is(i, Role::calendar);
  }

  bool adverb(const Cue& cue, std::uint32_t first, std::uint32_t covered) {
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
  bool conditional(const Cue& cue, std::uint32_t first) {
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
    saying.scope = {start, end};
    found_.push_back(std::move(saying));
    return true;
  }

  void try_verb(std::uint32_t i) {
    const Kind kind = view_.kind(i);
    const bool parted = i > 0 && (view_.is_comma(i - 1) || view_.is_mark(i - 1));
    if (view_.token(i).deprel == Deprel::amod && !parted) return;  // "the stated goals"
    const bool verbal = kind == Kind::verb || kind == Kind::auxiliary || kind == Kind::other;
    const auto* list = verbal ? cues_.verbs(view_.token(i).lemma) : nullptr;
    if (list == nullptr) {
      unlisted(i);
      return;
    }
    VerbGroup group = verb_group(view_, i);
    for (const Cue& cue : *list) {
      const std::uint32_t covered = match_cue(view_, cue, i);
      if (covered == 0 || cue.frame.reflexive != group.reflexive) continue;
      if (covered == 1 && kind == Kind::auxiliary) continue;
      if (covered > 1) {
        group.tokens.last = std::max(group.tokens.last, i + covered);
        group.cue = join(group.cue, view_.span_of({i, i + covered}));
      }
      verb(cue, group);
      return;
    }
  }

  void verb(const Cue& cue, VerbGroup group) {
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
    const bool taken = group.passive           ? passive(saying)
                       : group.bare_participle ? false
                                               : aside(saying) || governing(saying);
    if (taken) found_.push_back(std::move(saying));
  }

  /// «…», dit X: a present tense that a tagger took for a participle.
  [[nodiscard]] bool tells_behind_marks(const VerbGroup& group) const {
    const std::uint32_t quote = quote_before(view_, group.tokens.first);
    const std::uint32_t next = group.tokens.last;
    if (quote == View::outside || !long_quote(view_, quote) || next >= view_.size()) return false;
    NounPhrase phrase = view_.phrase_at(next);
    // "«…», dit à l'AFP un frère de X"
    if (view_.is(next, Role::addressee)) phrase = subject_behind(view_, next);
    return phrase.found() && phrase.tokens.last > next && can_speak(view_, phrase);
  }

  /// "…, reported officials, …": a past tense with its subject behind it, alone between commas.
  [[nodiscard]] bool tells_behind(const Cue& cue, const VerbGroup& group) const {
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
  void lift(const Cue& cue, VerbGroup& group) {
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
      group.infinitive = false;
    } else if (next < view_.size() && (view_.token(next).form == ":" || view_.is_mark(next))) {
      group.infinitive = false;
      group.gerund = true;
    }
  }

  /// A word that a tagger did not take for a verb, between «…», and a subject: "», alerte le
  /// maire".
  [[nodiscard]] bool stands_as_verb(std::uint32_t i) const {
    const Kind kind = view_.kind(i);
    if (kind == Kind::verb) return true;
    const bool open = kind == Kind::noun || kind == Kind::adjective || kind == Kind::other;
    if (!open || i < 2 || i + 1 >= view_.size()) return false;
    if (!view_.is_comma(i - 1) && !view_.is_mark(i - 1)) return false;
    const NounPhrase phrase = view_.phrase_at(i + 1);
    if (!phrase.found() || phrase.tokens.last <= i + 1) return false;
    if (phrase.tokens.last < view_.size() && view_.is_finite(phrase.tokens.last)) return false;
    return view_.kind(i + 1) == Kind::determiner || view_.kind(i + 1) == Kind::name ||
           view_.actor_of(phrase) != no_actor;  // "», note Météo France."
  }

  /// «…», tance X: behind a quote and a comma any verb with its subject behind it is one of speech.
  void unlisted(std::uint32_t i) {
    if (!stands_as_verb(i) || view_.quote_of(i) != View::outside) return;
    if (view_.is(i, Role::clitic)) return;  // "a | t | -il assuré"
    if (view_.is(i, Role::have) || view_.is(i, Role::be)) return;  // "», a | de son côté | déploré X"
    const VerbGroup group = verb_group(view_, i);
    const std::uint32_t first = group.tokens.first;
    if (group.inverted != no_token && view_.is(group.inverted, Role::impersonal)) return;
    if (first == 0 || group.infinitive || group.gerund || group.bare_participle || group.passive)
      return;
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
    if (pronoun || can_speak(view_, saying.speaker)) found_.push_back(std::move(saying));
  }

  [[nodiscard]] bool is_subject_behind(const NounPhrase& phrase) const {
    return main_relation(view_.token(phrase.head).deprel) == Deprel::nsubj;
  }

  /// "…, a dit X", "» a-t-il poursuivi", "comme l'a dit X", "…, X said".
  bool aside(Saying& saying) {
    const VerbGroup& group = saying.group;
    if (!saying.cue->frame.inversion || group.gerund || group.tokens.first == 0) return false;
    const std::uint32_t before = group.tokens.first - 1;
    const bool inside = saying.in_quote != View::outside;
    const std::uint32_t quote = inside ? View::outside : quote_before(view_, group.tokens.first);
    const bool as = view_.is(before, Role::as);
    if (view_.paragraph_of(before) != view_.paragraph_of(group.verb)) return false;
    const bool parted = view_.is_comma(before) || quote != View::outside;
    if (group.inverted != no_token) {
      if (!parted) return false;
      if (view_.is(group.inverted, Role::impersonal)) return impersonal_aside(saying);
      saying.speaker = {{group.inverted, group.inverted + 1}, group.inverted};
      return place_aside(saying, group.tokens.last);
    }
    if (parted || as) {
      const NounPhrase behind = inverted_subject(view_, group);
      if (!behind.found())
        return view_.language_is(Role::plain_order) && plain_aside(saying, inside);
      // "La route, a précisé le préfet, sera gardée": the clause may also go on behind the aside
      const bool closed = view_.is_comma(behind.tokens.last) && speaks(saying.cue->cue_class);
      const bool inverted =
          view_.token(behind.head).head == group.verb && is_subject_behind(behind);
      // nobody says a person: "…, a répété la ministre"
      const bool nobody =
          speaks(saying.cue->cue_class) && !saying.cue->frame.person &&
          !view_.language_is(Role::plain_order) && can_speak(view_, behind) &&
          !view_.has_kind({group.tokens.last, behind.tokens.first}, Kind::adposition);
      const bool clause =
          as || quote != View::outside || closed || inverted || clause_stands_before(view_, before);
      const bool quoted = quote != View::outside && long_quote(view_, quote);
      const bool broken = closed && behind.tokens.last + 1 < view_.size() &&
                          view_.is_finite(behind.tokens.last + 1);
      const bool free = inverted || broken || nobody || !has_subject_before(view_, group);
      if (behind.found() && clause && free && (quoted || ends_aside(view_, behind.tokens.last)) &&
          (quoted || can_speak(view_, behind) ||
           (inverted && saying.cue->cue_class == CueClass::say))) {
        saying.speaker = behind;
        return place_aside(saying, behind.tokens.last);
      }
    }
    return view_.language_is(Role::plain_order) && plain_aside(saying, inside);
  }

  /// "a-t-on appris de source judiciaire", "lit-on dans le communiqué": who it is stands behind.
  bool impersonal_aside(Saying& saying) {
    const std::uint32_t from = saying.group.tokens.last;
    saying.speaker = source_behind(view_, from);
    if (!saying.speaker.found()) saying.speaker = document_behind(view_, from);
    if (!saying.speaker.found()) saying.speaker = house_behind(view_, from);
    if (!saying.speaker.found() || !can_speak(view_, saying.speaker)) return false;
    skip_ = saying.speaker.tokens.last;
    return place_aside(saying, saying.speaker.tokens.last);
  }

  /// `Smith told the paper, "…"`: the words follow.
  [[nodiscard]] bool quotes_behind(std::uint32_t from) const {
    const std::uint32_t limit = std::min(view_.size(), from + 16);
    for (std::uint32_t i = from; i < limit; ++i) {
      if (view_.is_mark(i)) return i > from && view_.is_comma(i - 1);
      if (view_.is_stop(i) || view_.paragraph_of(i) != view_.paragraph_of(from - 1)) return false;
    }
    return false;
  }

  /// Does the tree hang a clause before the verb on it, as what it says?
  [[nodiscard]] bool follows_clause(const VerbGroup& group) const {
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
  [[nodiscard]] bool starts_anew(std::uint32_t quote, const NounPhrase& subject,
                                 const VerbGroup& group) const {
    const std::uint32_t last = view_.tokens_of(view_.quoted()[quote].inner).last;
    if (last == 0 || view_.token(last - 1).form != "." || view_.is_comma(subject.tokens.first - 1))
      return false;
    if (!starts_upper(view_.token(subject.tokens.first).form)) return false;
    const std::uint32_t next = group.tokens.last;
    return next < view_.size() && !view_.is_stop(next) && !view_.is(next, Role::calendar);
  }

  /// "While A, X announced B": the clause before the comma is no statement.
  [[nodiscard]] bool starts_with_subordinator(std::uint32_t before) const {
    const std::uint32_t first = view_.sentence(before).tokens.first;
    return view_.kind(first) == Kind::subordinator ||
           (view_.is(first, Role::contrast) && view_.kind(first) != Kind::conjunction);
  }

  /// English: "…," Smith said on Friday. The subject stands behind a comma or a closing mark, and
  /// no clause follows.
  bool plain_aside(Saying& saying, bool inside) {
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
    if (!quoted && !main && group.tokens.last < view_.size() &&
        !ends_aside(view_, group.tokens.last)) {
      return false;
    }
    const Complement complement = complement_of(view_, cues_, *saying.cue, group);
    if (complement.clause || complement.infinitive) return false;
    saying.speaker = subject;
    saying.tokens.first = subject.tokens.first;
    return place_aside(saying, group.tokens.last);
  }

  bool place_aside(Saying& saying, std::uint32_t end) {
    saying.position = Position::aside;
    saying.tokens.last = add_relays(view_, cues_, saying, end);
    const std::uint32_t first = saying.tokens.first;
    const bool as = view_.is(first - 1, Role::as);
    const std::uint32_t limit = circumstances_end(first, saying.tokens.last);
    saying.cut = {as ? first - 1 : first, end_with_dependents(view_, saying.tokens, limit)};
    if (saying.group.inverted != no_token) {
      // no apposition: what stands behind a comma is not the pronoun's
      for (std::uint32_t i = saying.tokens.last; i < saying.cut.last; ++i) {
        if (view_.is_comma(i)) saying.cut.last = i;
      }
    }
    if (saying.in_quote != View::outside) {
      saying.scope = {};
    } else if (as && starts_clause(view_, first - 1) && view_.is_comma(saying.tokens.last)) {
      saying.scope = {saying.tokens.last + 1, clause_end(view_, saying.tokens.last)};
      saying.cut = {};
    } else {
      // "X avait, comme le rappelle Y, accepté": the main verb may stand behind
      const std::uint32_t main = view_.token(saying.group.verb).head;
      const bool broken = as && main != no_token && main >= saying.cut.last &&
                          view_.sentence_of(main) == view_.sentence_of(first);
      place_around(saying, clause_start(view_, first, floor_), broken ? main : no_token);
      if (leads_to_quote(saying)) saying.scope = {};
    }
    floor_ = saying.tokens.last;
    return true;
  }

  /// "A, se souvient-elle dans X : « B »": B is what she says.
  [[nodiscard]] bool leads_to_quote(const Saying& saying) const {
    constexpr std::uint32_t most = 12;
    if (saying.group.inverted == no_token) return false;
    if (quote_before(view_, saying.tokens.first) != View::outside) return false;
    const std::uint32_t from = saying.group.tokens.last;
    for (std::uint32_t i = from; i + 1 < view_.size() && i < from + most; ++i) {
      if (view_.token(i).form == ":") return view_.is_mark(i + 1);
      if (view_.is_stop(i) || view_.is_mark(i) || view_.is_finite(i)) return false;
    }
    return false;
  }

  /// "A, ce qui signifie que B": A means B, nobody says it.
  [[nodiscard]] bool is_upshot(const Saying& saying) const {
    const NounPhrase& who = saying.speaker;
    return who.found() && who.tokens.size() == 1 && view_.is(who.head, Role::demonstrative) &&
           who.head + 1 < view_.size() && view_.is(who.head + 1, Role::relative);
  }

  /// "L'agence, elle, promettait": the noun that the pronoun between commas takes up.
  void own_pronoun(Saying& saying) const {
    const TokenRange tokens = saying.speaker.tokens;
    if (!saying.speaker.found() || tokens.size() != 1 || tokens.first < 2) return;
    if (view_.kind(tokens.first) != Kind::pronoun || !view_.is_comma(tokens.first - 1)) return;
    if (!view_.is_comma(tokens.last) || is_relative_word(view_, tokens.first)) return;
    const NounPhrase noun = phrase_before(view_, tokens.first - 1);
    if (noun.found() && noun.tokens.last == tokens.first - 1 && can_speak(view_, noun))
      saying.speaker = noun;
  }

  bool governing(Saying& saying) {
    if (saying.in_quote != View::outside) return false;
    const VerbGroup& group = saying.group;
    if (group.inverted != no_token) return false;  // a question
    saying.position = Position::governing;
    saying.speaker = subject_before(view_, group);
    own_pronoun(saying);
    if (is_upshot(saying)) return false;
    if (as_before(saying)) return true;
    follow_aside(saying);
    // "les ONG défendant les acquis de « A »": a participle that describes
    const bool adnominal = group.gerund && group.tokens.first > 0 &&
                           (view_.kind(group.tokens.first - 1) == Kind::noun ||
                            view_.kind(group.tokens.first - 1) == Kind::name);
    if (adnominal && saying.cue->cue_class == CueClass::judge) return false;
    if (saying.speaker.found() && saying.speaker.tokens.last < group.tokens.first) {
      add_relays(view_, cues_, saying, saying.speaker.tokens.last);  // "X, cité par Y, affirme"
    }
    const Complement complement = complement_of(view_, cues_, *saying.cue, group);
    saying.scope = complement.tokens;
    saying.complement = complement.clause;
    saying.infinitive_scope = complement.infinitive;
    const bool doubtful = saying.cue->cue_class == CueClass::show || group.gerund;
    if (group.gerund && !can_speak(view_, saying.speaker)) {
      // "Le film livre des témoignages affirmant que": the noun before the gerund speaks
      const NounPhrase near = phrase_before(view_, group.tokens.first);
      if (near.tokens.last == group.tokens.first) saying.speaker = near;
    } else if (group.gerund) {
      speaks_before(saying);
    }
    if (doubtful && !can_speak(view_, saying.speaker)) return false;
    if (group.negated) saying.scope = {};
    if (saying.speaker.found()) add_relays(view_, cues_, saying, group.tokens.last);
    return true;
  }

  /// "X relaie les résultats de savants affirmant que": without a comma the people before the gerund
  /// say so.
  void speaks_before(Saying& saying) const {
    std::uint32_t noun = saying.group.tokens.first;
    while (noun > 0 && view_.kind(noun - 1) == Kind::adjective) --noun;
    if (noun-- == 0 || view_.kind(noun) != Kind::noun || noun < saying.speaker.tokens.last) return;
    if (!view_.is(noun, Role::speaker) && !view_.is(noun, Role::source)) return;
    std::uint32_t first = noun;
    while (first > 0 && (view_.kind(first - 1) == Kind::determiner ||
                         view_.kind(first - 1) == Kind::adjective ||
                         view_.kind(first - 1) == Kind::number)) {
      --first;
    }
    const NounPhrase near = view_.phrase_at(first);
    if (near.found() && near.head == noun) saying.speaker = near;
  }

  /// "…, indique X à Y, précisant que": who spoke in the aside before says this too.
  void follow_aside(Saying& saying) const {
    constexpr std::uint32_t far = 14;
    if (!saying.group.gerund || found_.empty()) return;
    const Saying& last = found_.back();
    const std::uint32_t first = saying.group.tokens.first;
    if (last.position != Position::aside || last.in_quote != View::outside) return;
    if (last.tokens.last > first || first - last.tokens.last > far) return;
    if (view_.sentence_of(last.group.verb) != view_.sentence_of(first)) return;
    for (std::uint32_t i = last.tokens.last; i < first; ++i) {
      if (view_.is_stop(i) || view_.is_mark(i) || view_.is_finite(i)) return;
    }
    saying.speaker = last.speaker;
  }

  /// "As X said, A": the clause behind the comma is what he said.
  bool as_before(Saying& saying) const {
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
    saying.scope = {comma + 1, clause_end(view_, comma)};
    return true;
  }

  /// "a été annoncé par X", "est-il indiqué dans le communiqué", "est accusé d'avoir".
  bool passive(Saying& saying) {
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

  const View& view_;
  const CueTable& cues_;
  std::vector<Saying> found_;
  std::uint32_t skip_ = 0;   ///< words before this token belong to a cue already
  std::uint32_t floor_ = 0;  ///< end of the last trailing cue: the next one does not reach over it
};

}  // namespace

std::vector<Saying> find_sayings(const View& view, const CueTable& cues) {
  return Finder(view, cues).run();
}

}  // namespace depeche
