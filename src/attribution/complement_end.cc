// SPDX-License-Identifier: Apache-2.0
#include "attribution/complement_end.h"

#include "attribution/clause.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"
#include "base/strings.h"
#include "lang/dateline.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// "…, citant une source militaire": no part of what is said.
bool is_citing(const View& view, const CueTable& cues, std::uint32_t comma) {
  if (!view.is_comma(comma) || comma + 1 >= view.size()) return false;
  const auto* list = cues.verbs(view.token(comma + 1).lemma);
  return list != nullptr && list->front().cue_class == CueClass::cite &&
         view.kind(comma + 1) == Kind::verb;
}

/// "a affirmé que A | , selon X, organe de B": another source behind the last verb of the clause.
bool opens_source(const View& view, const CueTable& cues, std::uint32_t comma, std::uint32_t end) {
  if (!view.is_comma(comma) || comma + 1 >= end) return false;
  const auto* list = cues.others(view.token(comma + 1).lower);
  if (list == nullptr) return false;
  const bool source = std::any_of(list->begin(), list->end(), [&](const Cue& cue) {
    return cue.kind == CueKind::prep && !cue.frame.initial && match_cue(view, cue, comma + 1) > 0;
  });
  if (!source) return false;
  // "précise que A est, selon lui, B": an echo
  for (std::uint32_t i = comma + 2; i < std::min(end, comma + 4); ++i) {
    const bool pronoun = view.kind(i) == Kind::pronoun;
    if (pronoun && view.token(i).morph.pron_type == PronType::prs) return false;
  }
  bool told = false;  // "…, selon son rapport, dont l'AFP a eu copie"
  for (std::uint32_t i = comma + 2; i < end; ++i) {
    told = told || is_relative_word(view, i);
    if (view.is_finite(i) && !told) return false;
    if (!view.is_comma(i) || i + 1 >= end) continue;
    // "restera fermée, selon un premier examen, jusqu'à lundi": the clause goes on
    const Kind next = view.kind(i + 1);
    const bool on = (next == Kind::adposition && !view.is(i + 1, Role::genitive)) ||
                    next == Kind::verb || next == Kind::auxiliary;
    if (on) return false;
  }
  return true;
}

/// "… que A | , « B », explique X": a sentence in marks with a cue of its own behind it.
bool opens_own_quote(const View& view, std::uint32_t comma, std::uint32_t end) {
  constexpr std::uint32_t few = 4;
  if (!view.is_comma(comma) || comma + 2 >= end || !view.is_mark(comma + 1)) return false;
  const std::uint32_t quote = view.quote_of(comma + 2);
  if (quote == View::outside) return false;
  const TokenRange inner = view.tokens_of(view.quoted()[quote].inner);
  if (inner.size() <= few || !starts_upper(view.token(inner.first).form)) return false;
  const std::uint32_t behind = inner.last + 1;
  if (behind + 1 >= view.size() || !view.is_comma(behind)) return false;
  return view.kind(behind + 1) == Kind::verb || view.kind(behind + 1) == Kind::auxiliary;
}

/// "…, comme l'a dit X", "…, as X said": no part of the clause before it.
bool opens_comparison(const View& view, std::uint32_t comma) {
  if (!view.is_comma(comma) || !view.is(comma + 1, Role::as)) return false;
  // "A, ainsi que B": two words that join, unless a verb follows them ("ainsi que l'a dit X")
  bool joins = comma + 2 < view.size() && view.token(comma + 1).deprel == Deprel::cc &&
               view.is(comma + 2, Role::complementiser);
  for (std::uint32_t i = comma + 3; joins && i < std::min(view.size(), comma + 6); ++i) {
    if (view.is_finite(i)) joins = false;
    if (!view.is(i, Role::clitic) && view.kind(i) != Kind::pronoun) break;
  }
  return !joins && view.kind(comma + 1) != Kind::adposition;
}

/// "a estimé que A était « laide » | , lançant une attaque": what the speaker does by it.
bool opens_remark(const View& view, std::uint32_t first, std::uint32_t comma) {
  if (!view.is_comma(comma) || comma + 1 >= view.size()) return false;
  if (comma < first + 2 || !view.is_mark(comma - 1)) return false;
  if (view.kind(comma + 1) != Kind::verb) return false;
  const Morph& morph = view.token(comma + 1).morph;
  if (morph.verb_form != VerbForm::part || morph.tense != Tense::pres) return false;
  for (std::uint32_t i = first; i < comma; ++i) {
    if (view.is_finite(i)) return true;
  }
  return false;
}

/// "a expliqué que A | -- désormais candidat --": a dash that neither closes one in the words from
/// `first` on nor is closed before the end.
bool opens_aside(const View& view, std::uint32_t first, std::uint32_t i, std::uint32_t end) {
  // Not the hyphen of "US-led".
  const auto spaced_dash = [&view](std::uint32_t k) {
    return is_dash(view.token(k).form) && view.token(k).space_before;
  };
  if (!spaced_dash(i) || i + 1 >= end || !view.token(i + 1).space_before) return false;
  for (std::uint32_t k = first; k < end; ++k) {
    if (k != i && spaced_dash(k)) return false;
  }
  return true;
}

/// "a affirmé que A | mais Y a décidé B": who says B too says "que" again.
bool opens_own_contrast(const View& view, std::uint32_t i) {
  return !view.language_is(Role::plain_order) && view.is(i, Role::contrast) && adds_clause(view, i);
}

/// "said A, hours after B", "…, deux jours avant B": what the outlet adds behind a measure of time.
bool opens_sequel(const View& view, std::uint32_t comma) {
  constexpr std::uint32_t most = 6;
  if (!view.is_comma(comma)) return false;
  bool time = false;
  for (std::uint32_t i = comma + 1; i < std::min(view.size(), comma + most); ++i) {
    if (time && view.is(i, Role::sequel)) return true;
    time = time || view.is(i, Role::calendar);
    const Kind kind = view.kind(i);
    const bool measure = kind == Kind::determiner || kind == Kind::number ||
                         kind == Kind::adjective || kind == Kind::adverb ||
                         view.is(i, Role::calendar);
    if (!measure) return false;
  }
  return false;
}

}  // namespace

namespace {

/// The first finite verb of [first, last); no_token = none.
std::uint32_t first_finite(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < std::min(last, view.size()); ++i) {
    if (view.is_open(i) && view.is_finite(i)) return i;
  }
  return no_token;
}

/// "a fait savoir que X saluait A | et appelait au calme": the imperfect and the conditional of
/// reported words go on, unless a clause of the next verb's own follows.
bool keeps_tense(const View& view, std::uint32_t first, std::uint32_t conjunction) {
  const std::uint32_t said = first_finite(view, first, conjunction);
  const std::uint32_t next = first_finite(view, conjunction + 1, conjunction + 5);
  if (said == no_token || next == no_token) return false;
  const Morph& a = view.token(said).morph;
  const Morph& b = view.token(next).morph;
  const bool past = a.tense == Tense::imp && b.tense == Tense::imp;
  const bool hearsay = a.mood == Mood::cnd && b.mood == Mood::cnd;
  if (!past && !hearsay) return false;
  for (std::uint32_t i = next + 1; i < std::min(view.size(), next + 4); ++i) {
    if (view.is(i, Role::complementiser) || view.is_mark(i) || view.token(i).form == ":")
      return false;
  }
  return true;
}

}  // namespace

namespace {

/// "disant avoir entendu des voix | « lui ordonnant de tuer »": marked words that go on without a
/// break, where a tree hangs them elsewhere.
std::uint32_t with_marked_rest(const View& view, std::uint32_t first, std::uint32_t end,
                               std::uint32_t limit) {
  if (end + 2 >= limit || end <= first || !view.is_mark(end) || !view.is_open(end - 1)) return end;
  const std::uint32_t quote = view.quote_of(end + 1);
  if (quote == View::outside || view.sentence_of(end - 1) != view.sentence_of(end)) return end;
  const TokenRange inner = view.tokens_of(view.quoted()[quote].inner);
  if (inner.first != end + 1 || inner.size() == 0 || inner.last + 1 > limit) return end;
  const bool punctuated = view.kind(end - 1) == Kind::punctuation;
  return punctuated || starts_upper(view.token(inner.first).form) ? end : inner.last + 1;
}

/// "a dit qu'il partait | parce que A": a clause that a tree takes for another thing said belongs
/// to the one before it when no complementiser opens it.
std::uint32_t with_reasons(const View& view, std::uint32_t first, std::uint32_t end,
                           std::uint32_t limit) {
  const std::uint32_t next = view.is_comma(end) ? end + 1 : end;
  if (next + 1 >= limit || !view.is_open(next) || view.is(next, Role::complementiser)) return end;
  const Kind kind = view.kind(next);
  const bool link = kind == Kind::adverb || kind == Kind::subordinator || kind == Kind::conjunction;
  if (!link || view.is(next, Role::contrast)) return end;
  const std::uint32_t said = view.token(top_from(view, first, first)).head;
  const std::uint32_t clause = top_from(view, next, next);
  if (said == no_token || view.token(clause).head != said || clause >= limit) return end;
  if (main_relation(view.token(clause).deprel) != Deprel::ccomp) return end;
  if (main_relation(view.token(next).deprel) != Deprel::mark &&
      view.token(next).deprel != Deprel::cc) {
    return end;
  }
  return std::min(view.reach(clause).last, limit);
}

}  // namespace

std::uint32_t end_of_complement(const View& view, const CueTable& cues, std::uint32_t first) {
  const std::uint32_t limit = clause_end(view, first);
  std::uint32_t end = end_by_tree(view, first, limit);
  // "… que A | et que B", where a tree hangs B elsewhere
  constexpr int more = 3;
  for (int step = 0; step < more; ++step) {
    std::uint32_t next = view.is_comma(end) ? end + 1 : end;
    if (next + 2 >= limit || view.kind(next) != Kind::conjunction || !view.is_open(next)) break;
    if (!view.is(next + 1, Role::complementiser)) break;
    end = end_by_tree(view, next + 2, limit);
  }
  end = with_reasons(view, first, end, limit);
  end = with_marked_rest(view, first, end, limit);
  for (std::uint32_t i = first; i < end; ++i) {
    if (view.is_open(i) && ((next_cue_takes_over(view, cues, i) && !keeps_tense(view, first, i)) ||
                            is_citing(view, cues, i) || opens_comment(view, i) ||
                            opens_comparison(view, i) || opens_next_saying(view, cues, i) ||
                            opens_sequel(view, i) || opens_own_quote(view, i, end) ||
                            opens_source(view, cues, i, end) || opens_own_contrast(view, i) ||
                            opens_remark(view, first, i) || opens_aside(view, first, i, end))) {
      return i;
    }
  }
  return end;
}

std::uint32_t end_of_infinitive(const View& view, const CueTable& cues, std::uint32_t first) {
  const std::uint32_t end = end_of_complement(view, cues, first);
  for (std::uint32_t i = first; i < end; ++i) {
    if (view.is_open(i) && adds_clause(view, i)) return i;
    // "indique avoir agi | , sans plus de détails": what the outlet misses
    if (view.is_open(i) && view.is_comma(i) && i + 1 < end && view.is(i + 1, Role::condition) &&
        view.kind(i + 1) == Kind::adposition) {
      return i;
    }
  }
  return end;
}

std::uint32_t before_main_verb(const View& view, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i + 1 < end; ++i) {
    if (!view.is_comma(i) || !view.is_open(i)) continue;
    // "a publié l'avis d'élus qui disent que A | , ainsi que B": B is joined to the avis
    if (view.is(i + 1, Role::as) && view.token(i + 1).deprel == Deprel::cc) return i;
    std::uint32_t k = i + 1;
    while (k < end && (view.is(k, Role::clitic) || view.is(k, Role::reflexive) ||
                       view.is(k, Role::negation))) {
      ++k;
    }
    if (k < end && view.is_finite(k)) return i;
  }
  return end;
}

namespace {

/// "a confirmé l'offre, | et Y avait dit oui", "signale des messages | mais était critiqué",
/// "annonce une plainte, | Y réclame A": where an object ends because a finite verb behind it is
/// not its own; the end of the range when there is none. In a relative clause that verb may follow
/// without a break ("qui nie les faits | a été gracié").
std::uint32_t before_other_clause(const View& view, TokenRange object, bool relative) {
  std::uint32_t cut = no_token;
  for (std::uint32_t i = object.first; i < object.last; ++i) {
    if (!view.is_open(i) || view.is_mark(i)) continue;
    const Kind kind = view.kind(i);
    if (is_relative_word(view, i) || view.is(i, Role::complementiser) ||
        view.is(i, Role::condition) || kind == Kind::subordinator) {
      break;
    }
    if (i > object.first && view.is_comma(i)) cut = i;
    const bool joined = cut != no_token && cut + 1 == i;
    if (i > object.first && kind == Kind::conjunction && !joined) cut = i;
    const bool finite = view.is_finite(i) && view.token(i).morph.verb_form == VerbForm::fin;
    if (finite && cut != no_token) return cut;
    if (finite && relative && i > object.first) {
      while (i > object.first + 1 &&
             (view.is(i - 1, Role::clitic) || view.is(i - 1, Role::reflexive) ||
              view.is(i - 1, Role::negation))) {
        --i;
      }
      return i;
    }
  }
  return object.last;
}

/// "a annoncé une trêve, | se félicitant d'un pas", "a dénoncé le vote, | rejetant A": what else
/// the speaker does.
bool opens_gerund(const View& view, std::uint32_t i) {
  while (i < view.size() && (view.is(i, Role::clitic) || view.is(i, Role::reflexive))) ++i;
  if (i >= view.size() || view.kind(i) != Kind::verb || !view.is_open(i)) return false;
  const Morph& morph = view.token(i).morph;
  return morph.verb_form == VerbForm::part && morph.tense == Tense::pres;
}

}  // namespace

std::uint32_t end_of_object(const View& view, TokenRange object, bool denied, bool relative) {
  object.last = before_other_clause(view, object, relative);
  for (std::uint32_t i = object.first + 1; i < object.last; ++i) {
    if (!view.is_open(i)) continue;
    const bool comma = view.is_comma(i);
    if (denied && (comma || view.is(i, Role::sequel))) return i;
    if (comma && opens_gerund(view, i + 1)) return i;
    bool quotes = false;  // "dénonce, « A »"
    for (std::uint32_t k = i; comma && k < object.last; ++k) quotes = quotes || view.is_mark(k);
    const bool circumstance = comma && !quotes && i + 1 < object.last &&
                              view.kind(i + 1) == Kind::adposition &&
                              !view.is(i + 1, Role::genitive);
    if (circumstance) return i;
  }
  return object.last;
}

std::uint32_t before_upper_clause(const View& view, std::uint32_t verb, TokenRange clause) {
  if (clause.last < view.size() && view.is_finite(clause.last)) {
    // a verb right behind takes the words behind the last comma for its subject
    for (std::uint32_t k = clause.last; k > clause.first; --k) {
      if (view.is_finite(k - 1) || view.is_stop(k - 1)) break;
      if (view.is_comma(k - 1) && view.is_open(k - 1)) return k - 1;
    }
  }
  const std::uint32_t upper = view.token(verb).head;
  if (upper == no_token || upper <= clause.first) return clause.last;
  if (main_relation(view.token(verb).deprel) != Deprel::advcl) return clause.last;
  if (view.sentence_of(upper) != view.sentence_of(verb)) return clause.last;
  const std::uint32_t limit = std::min(clause.last, upper);
  for (std::uint32_t i = clause.first; i < limit; ++i) {
    const bool subject = view.token(i).head == upper && view.is_open(i) &&
                         main_relation(view.token(i).deprel) == Deprel::nsubj;
    if (!subject) continue;
    for (std::uint32_t k = i; k > clause.first; --k) {
      if (view.is_comma(k) && view.is_open(k)) return k;
    }
    return clause.last;
  }
  return clause.last;
}

}  // namespace depeche
