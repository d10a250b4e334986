// SPDX-License-Identifier: Apache-2.0
#include "time/open_span.h"

#include "base/strings.h"
#include "time/calendar.h"
#include "time/date_groups.h"
#include "time/reckoned_day.h"

#include <algorithm>
#include <string_view>

namespace depeche {

namespace {

constexpr std::uint32_t phrase_reach =
    14;  // tokens from "depuis" to the time that its phrase tells

/// Does nothing but the noun's phrase, and the time's own preposition and one comma before it
/// ("depuis le début de la guerre[, en] novembre,"), stand between the noun and the time?
bool phrase_leads_to(std::uint32_t noun, TokenRange time, const Analysis& analysis,
                     TokenRange sentence, const Clauses& clauses) {
  bool comma = false;
  for (std::uint32_t t = noun + 1; t < time.first; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.upos == Upos::verb || token.upos == Upos::aux) return false;
    if (token.upos == Upos::punct && token.lower == ",") {
      if (comma) return false;
      comma = true;
    } else if (comma ? token.upos != Upos::adp && token.upos != Upos::det
                     : !clauses.governs(noun, t) && token.upos != Upos::adp &&
                           token.upos != Upos::det) {
      return false;
    }
  }
  if (!comma) return true;
  return time.last >= sentence.last || analysis.tokens[time.last].upos == Upos::punct;
}

/// "[depuis] le [début] de la guerre, en novembre": the word, and the noun whose phrase tells the
/// time; no noun where the word leads right to it.
struct Since {
  std::uint32_t word = no_token;
  std::uint32_t noun = no_token;
};

Since since_of(TokenRange time, const Analysis& analysis, TokenRange sentence,
               const Clauses& clauses, const StringSet& words) {
  const std::uint32_t direct = led_directly(time, analysis, sentence, words);
  if (direct != no_token) return {direct, no_token};
  for (std::uint32_t t = time.first; t > sentence.first && time.first - t < phrase_reach;) {
    const Token& word = analysis.tokens[--t];
    if (!words.contains(word.lower) || main_relation(word.deprel) != Deprel::case_) continue;
    const std::uint32_t noun = word.head;
    const bool named =
        noun > t && noun < time.first &&
        (analysis.tokens[noun].upos == Upos::noun || analysis.tokens[noun].upos == Upos::propn);
    if (named && phrase_leads_to(noun, time, analysis, sentence, clauses)) return {t, noun};
    break;
  }
  return {};
}

/// "les manifestations qui secouent le pays depuis un mois": the relative clause of a noun tells
/// how long it has gone on.
bool in_relative_of(TokenRange phrase, const Analysis& analysis, std::uint32_t noun) {
  std::uint32_t head = no_token;
  for (std::uint32_t t = phrase.first; t < phrase.last; ++t) {
    if (!phrase.contains(analysis.tokens[t].head)) head = analysis.tokens[t].head;
  }
  if (head == no_token || analysis.tokens[head].deprel != Deprel::acl_relcl) return false;
  for (std::uint32_t t = noun; t < head; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head == head && token.deprel == Deprel::nsubj && token.upos == Upos::pron)
      return analysis.tokens[head].head == noun && analysis.tokens[head].morph.tense == Tense::pres;
  }
  return false;
}

/// Is it said of the trigger how long that has gone on? `phrase` is led by since.
bool says_of(TokenRange phrase, const Analysis& analysis, std::uint32_t trigger,
             const Clauses& clauses) {
  const bool noun = analysis.tokens[trigger].upos == Upos::noun;
  if (noun && in_relative_of(phrase, analysis, trigger)) return true;
  return clauses.nearness(phrase, trigger) <= (noun ? Nearness::attached : Nearness::clause) &&
         !clauses.hangs_aside(phrase, trigger);
}

/// The tense of a verb, or of the auxiliary or copula that it has.
Tense finite_tense(std::uint32_t at, const Analysis& analysis) {
  const Token& token = analysis.tokens[at];
  if (token.upos == Upos::verb && token.morph.verb_form == VerbForm::fin) return token.morph.tense;
  constexpr std::uint32_t reach = 8;
  for (std::uint32_t t = at > reach ? at - reach : 0; t < at; ++t) {
    const Token& aux = analysis.tokens[t];
    if (aux.head == at && aux.upos == Upos::aux && aux.morph.verb_form == VerbForm::fin)
      return aux.morph.tense;
  }
  return Tense::none;
}

/// "refusait de manger depuis dix jours", "avait fui depuis": seen from a day of the past.
bool lasted_until_then(const Analysis& analysis, std::uint32_t trigger, const Clauses& clauses) {
  constexpr int steps = 4;
  std::uint32_t at = trigger;
  for (int step = 0; step < steps && at < analysis.tokens.size(); ++step) {
    const Token& token = analysis.tokens[at];
    if (clauses.is_pluperfect(at)) return true;
    const Tense tense = finite_tense(at, analysis);
    if (tense != Tense::none) return tense == Tense::imp || tense == Tense::past;
    at = token.head;
  }
  return false;
}

/// "have been on strike [for] two weeks", "have blocked the road [for]": in the present perfect of
/// what somebody does, how long it has gone on.
bool tells_length(TokenRange time, const Analysis& analysis, TokenRange sentence,
                  const StringSet& lasting) {
  const std::uint32_t word = led_directly(time, analysis, sentence, lasting);
  if (word == no_token) return false;
  std::uint32_t head = analysis.tokens[time.last - 1].head;
  while (time.contains(head)) head = analysis.tokens[head].head;
  if (!sentence.contains(head)) return false;
  bool perfect = false;
  for (std::uint32_t t = sentence.first; t < head; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head != head) continue;
    if (token.deprel == Deprel::aux_pass) return false;
    perfect =
        perfect || (main_relation(token.deprel) == Deprel::aux &&
                    token.morph.verb_form == VerbForm::fin && token.morph.tense == Tense::pres);
  }
  const Morph& own = analysis.tokens[head].morph;
  return perfect && own.verb_form != VerbForm::inf;
}

/// The days between a duration ago and today; the day or month that long ago of a `state` that was
/// brought about then.
std::optional<Interval> since_length(const TimeRef& time, bool state, Date today) {
  if (time.value.size() < 3 || time.value.starts_with("PT")) return std::nullopt;
  char unit = time.value.back();
  std::string_view told = std::string_view(time.value).substr(1, time.value.size() - 2);
  const bool half = told.ends_with(".5");
  if (half) told.remove_suffix(2);
  auto count = to_integer(told);
  if (half && count && unit == 'Y') {
    *count = 12 * *count + 6;
    unit = 'M';
  } else if (half) {
    count.reset();
  }
  constexpr int most = 500;
  const bool vague = !count || *count > most || time.mod == "MORE_THAN" || time.mod == "LESS_THAN";
  if (state && (vague || !time.mod.empty())) return std::nullopt;
  if (vague) return Interval{std::nullopt, today, DatePrecision::day};
  auto out = stretch_from(today, -static_cast<int>(*count), unit, time.mod.empty());
  if (out && !state) out->end = today;
  return out;
}

}  // namespace

bool only_ranks(TokenRange tokens, const Analysis& analysis, TokenRange sentence,
                std::uint32_t trigger, const Clauses& clauses, const TimeLinks& links) {
  const Since since = since_of(tokens, analysis, sentence, clauses, links.since);
  if (since.word == no_token || trigger > since.word) return false;
  for (std::uint32_t t = since.word; t > sentence.first;) {
    const Token& word = analysis.tokens[--t];
    if (word.upos == Upos::verb || word.upos == Upos::aux) return false;
    if (!links.rank.contains(word.lower) || !sentence.contains(word.head)) continue;
    // "plus de cent morts" is a number.
    if (word.upos == Upos::adv && analysis.tokens[word.head].upos != Upos::adj) continue;
    // "la plus grave attaque": up to the noun that is ranked.
    std::uint32_t top = t;
    while (sentence.contains(analysis.tokens[top].head) &&
           (analysis.tokens[top].upos == Upos::adj || analysis.tokens[top].upos == Upos::adv ||
            main_relation(analysis.tokens[top].deprel) == Deprel::appos))
      top = analysis.tokens[top].head;
    const Token& ranked = analysis.tokens[top];
    if (top == trigger || ranked.head == trigger || analysis.tokens[trigger].head == top)
      return true;
  }
  return false;
}

std::optional<Interval> open_span(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                                  const std::vector<DateGroup>& groups, const Clauses& clauses,
                                  const TimeLinks& links, Date today) {
  const Analysis& analysis = text.analysis;
  Nearness near = Nearness::elsewhere;
  nearest_group(groups, clauses, trigger, near);
  const bool state = clauses.is_state(trigger);
  if (lasted_until_then(analysis, trigger, clauses)) return std::nullopt;
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < sentence.last; ++at) {
    if (at->type != TimeType::duration || near <= Nearness::clause) continue;
    if (led_directly(at->tokens, analysis, sentence, links.since) == no_token &&
        !tells_length(at->tokens, analysis, sentence, links.lasting))
      continue;
    if (only_ranks(at->tokens, analysis, sentence, trigger, clauses, links) ||
        !says_of(at->tokens, analysis, trigger, clauses))
      continue;
    if (auto days = since_length(*at, state, today)) return days;
  }
  if (state) return std::nullopt;
  for (const DateGroup& group : groups) {
    if (*group.date.end >= today) continue;
    const Since since = since_of(group.tokens, analysis, sentence, clauses, links.since);
    const std::uint32_t noun = since.noun;
    if (noun == no_token || noun == trigger || clauses.governs(noun, trigger) ||
        only_ranks(group.tokens, analysis, sentence, trigger, clauses, links) ||
        !says_of({noun, noun + 1}, analysis, trigger, clauses))
      continue;
    return Interval{group.date.begin, today, group.date.precision};
  }
  return std::nullopt;
}

}  // namespace depeche
