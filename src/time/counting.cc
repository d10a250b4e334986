// SPDX-License-Identifier: Apache-2.0
#include "time/counting.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

constexpr std::uint32_t noun_reach = 5;   // tokens from the figure to what it counts
constexpr std::uint32_t fate_reach = 12;  // tokens from the noun to its verb
constexpr std::uint32_t before_reach = 5;

bool ends_clause(const Token& token) {
  return token.lower == "." || token.lower == ";" || token.lower == ":" || token.lower == "!" ||
         token.lower == "?";
}

bool is_subject(Deprel deprel) {
  return main_relation(deprel) == Deprel::nsubj;
}

}  // namespace

bool tells_fate(std::string_view counts) {
  return !counts.empty() && counts != "other" && counts != "combatants" && counts != "protesters";
}

bool Counter::is_part(const Analysis& analysis, std::uint32_t token) const {
  if (token > 0 && is(analysis, token - 1, Kind::part)) return true;
  return token > 1 && is(analysis, token - 1, Kind::definite) &&
         is(analysis, token - 2, Kind::part);
}

bool Counter::is_definite(const Analysis& analysis, std::uint32_t token) const {
  return token > 0 && is(analysis, token - 1, Kind::definite);
}

bool Counter::takes_up(const Analysis& analysis, TokenRange figure) const {
  if (is_part(analysis, figure.first)) return true;
  return figure.last < analysis.tokens.size() && is(analysis, figure.last, Kind::source);
}

bool Counter::is_total(const Analysis& analysis, std::uint32_t token) const {
  std::uint32_t at = token;
  while (at > 0 && token - at < 3 &&
         (is(analysis, at - 1, Kind::link) || is(analysis, at - 1, Kind::definite)))
    --at;
  return at > 0 && at < token && analysis.tokens[at - 1].upos == Upos::num;
}

bool Counter::joins(const Analysis& analysis, std::uint32_t from, std::uint32_t to) const {
  constexpr std::uint32_t most = 4;
  if (to <= from || to - from > most) return false;
  bool any = false;
  for (std::uint32_t t = from; t < to; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.deprel == Deprel::mark) return false;  // "kill two as hundreds protest"
    const bool link = is(analysis, t, Kind::joins);
    any = any || link;
    if (!link && token.upos != Upos::adj && !is(analysis, t, Kind::affected) &&
        !is(analysis, t, Kind::link))
      return false;
  }
  return any;
}

void Counter::find_noun(const Analysis& analysis, TokenRange sentence, std::uint32_t from,
                        bool partitive, Counted& out) const {
  const std::uint32_t end = std::min(sentence.last, from + noun_reach);
  // "dix de ses responsables", "cinq des sept occupants".
  const bool of_whole = from < end && is(analysis, from, Kind::link);
  partitive = partitive || of_whole;
  for (std::uint32_t t = from; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (is(analysis, t, Kind::measure)) {
      out.measure = true;
      return;
    }
    // "ten fighter jets", "five security officers": the head of the compound is counted.
    if (main_relation(token.deprel) == Deprel::compound && token.head > t && token.head < end &&
        !is(analysis, t, Kind::victim))
      continue;
    // "a diplomat's wife": the owner is not.
    if (t + 1 < end && analysis.tokens[t + 1].upos == Upos::part &&
        main_relation(analysis.tokens[t + 1].deprel) == Deprel::case_)
      return;
    const Entry* const victim = entry(analysis, t, Kind::victim);
    const Entry* const people = person(analysis, t);
    const Entry* const affected = entry(analysis, t, Kind::affected);
    // "four jailed activists": the noun behind says of whom.
    if (affected != nullptr && victim == nullptr && people == nullptr && t + 1 < end &&
        person(analysis, t + 1) != nullptr) {
      out.noun = t + 1;
      out.known = out.harmed = true;
      out.counts = affected->counts;
      out.of = person(analysis, t + 1)->counts;
      out.person = true;
      return;
    }
    if (victim != nullptr || people != nullptr || affected != nullptr) {
      out.noun = t;
      out.known = true;
      if (victim != nullptr || people == nullptr)
        out.counts = (victim != nullptr ? victim : affected)->counts;
      if (people != nullptr) out.of = people->counts;
      out.person = people != nullptr || victim != nullptr;
      out.victim = victim != nullptr;
      out.harmed = victim != nullptr || people == nullptr;
      out.adjective = affected != nullptr && victim == nullptr && people == nullptr;
      return;
    }
    if (is(analysis, t, Kind::thing)) {
      out.noun = t;
      out.thing = true;
      return;
    }
    if (is(analysis, t, Kind::filler) || (partitive && is(analysis, t, Kind::link)) ||
        (partitive && token.part > 0) ||
        (of_whole && t > from && (is(analysis, t, Kind::definite) || token.upos == Upos::num)))
      continue;
    if (token.upos == Upos::noun || token.upos == Upos::propn) {
      out.noun = t;
      return;
    }
    if (token.upos != Upos::adj) return;
  }
}

bool Counter::passive_at(const Analysis& analysis, TokenRange sentence, std::uint32_t participle,
                         std::uint32_t noun) const {
  // "12 personnes tuées" and "ont été tuées"; but "12 soldats ont tué" acts.
  for (std::uint32_t t = participle; t-- > noun + 1;) {
    if (is(analysis, t, Kind::passive)) return true;
    if (analysis.tokens[t].upos == Upos::aux || analysis.tokens[t].upos == Upos::verb) return false;
  }
  if (participle + 1 >= sentence.last) return true;
  if (!is(analysis, participle, Kind::acts_on)) return true;  // a form that only the passive has
  const Upos next = analysis.tokens[participle + 1].upos;
  return next != Upos::det && next != Upos::num && next != Upos::propn && next != Upos::pron &&
         next != Upos::noun && next != Upos::adj;
}

/// "killed along with three guards": does the preposition say that they share the fate?
bool Counter::shares(const Analysis& analysis, TokenRange sentence, std::uint32_t noun) const {
  const std::uint32_t begin =
      noun > sentence.first + before_reach ? noun - before_reach : sentence.first;
  for (std::uint32_t t = noun; t-- > begin;) {
    if (is(analysis, t, Kind::with)) return true;
    if (analysis.tokens[t].upos == Upos::verb || analysis.tokens[t].upos == Upos::punct)
      return false;
  }
  return false;
}

const Counter::Entry* Counter::fate_by_tree(const Analysis& analysis, TokenRange sentence,
                                            TokenRange figure, std::uint32_t noun) const {
  // "deux de ses gardes": the figure stands for them in the clause.
  if (figure.contains(analysis.tokens[noun].head)) noun = analysis.tokens[noun].head;
  // The fate of "soldats" in "deux soldats et un civil ont été tués" is that of the first of the
  // list.
  std::uint32_t first = noun;
  for (int i = 0;
       i < 5 && analysis.tokens[first].deprel == Deprel::conj && analysis.tokens[first].head < noun;
       ++i) {
    first = analysis.tokens[first].head;
  }
  for (const std::uint32_t at : {noun, first}) {
    for (std::uint32_t t = at + 1; t < std::min(sentence.last, at + fate_reach); ++t) {
      const Token& child = analysis.tokens[t];
      if (child.head != at ||
          (main_relation(child.deprel) != Deprel::acl && child.deprel != Deprel::amod))
        continue;
      if (const Entry* fate = entry(analysis, t, Kind::affected);
          fate != nullptr && child.deprel != Deprel::acl_relcl)
        return fate;
    }
  }
  const Token& token = analysis.tokens[first];
  if (token.head >= analysis.tokens.size()) return nullptr;
  const Token& verb = analysis.tokens[token.head];
  if (token.deprel == Deprel::nsubj_pass) return entry(analysis, token.head, Kind::affected);
  if (is_subject(token.deprel)) {
    if (const Entry* fate = entry(analysis, token.head, Kind::befalls)) return fate;
    return verb.morph.passive ? entry(analysis, token.head, Kind::affected) : nullptr;
  }
  if (main_relation(token.deprel) == Deprel::obl && shares(analysis, sentence, first)) {
    if (const Entry* fate = entry(analysis, token.head, Kind::befalls)) return fate;
    return entry(analysis, token.head, Kind::affected);
  }
  if (token.deprel == Deprel::obj) return entry(analysis, token.head, Kind::acts_on);
  return nullptr;
}

const Counter::Entry* Counter::fate_behind(const Analysis& analysis, TokenRange sentence,
                                           std::uint32_t noun) const {
  const std::uint32_t end = std::min(sentence.last, noun + 1 + fate_reach);
  for (std::uint32_t t = noun + 1; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (ends_clause(token)) return nullptr;
    if (const Entry* fate = entry(analysis, t, Kind::befalls)) return fate;
    const Entry* const fate = entry(analysis, t, Kind::affected);
    if (fate != nullptr && passive_at(analysis, sentence, t, noun)) return fate;
    if (fate != nullptr) return nullptr;
    // Another verb has taken the noun; auxiliaries go on.
    if (token.upos == Upos::verb && !is(analysis, t, Kind::passive) &&
        !is(analysis, t, Kind::filler) && !is(analysis, t, Kind::part))
      return nullptr;
  }
  return nullptr;
}

const Counter::Entry* Counter::fate_before(const Analysis& analysis, TokenRange sentence,
                                           std::uint32_t figure) const {
  const std::uint32_t begin =
      figure > sentence.first + before_reach ? figure - before_reach : sentence.first;
  for (std::uint32_t t = figure; t-- > begin;) {
    const Token& token = analysis.tokens[t];
    const bool other =
        token.deprel == Deprel::mark || (is(analysis, t, Kind::joins) && token.upos != Upos::cconj);
    if (ends_clause(token) || other) return nullptr;
    if (const Entry* fate = entry(analysis, t, Kind::acts_on)) {
      const bool passive = t > sentence.first && is(analysis, t - 1, Kind::passive);
      return passive ? nullptr : fate;
    }
    if (token.upos == Upos::verb) return nullptr;
    // Behind a preposition the noun is no object; words of the figure's own modifier are passed
    // over.
    if (token.upos == Upos::noun) return nullptr;
  }
  return nullptr;
}

const Counter::Entry* Counter::fate_named(const Analysis& analysis, TokenRange sentence,
                                          std::uint32_t figure) const {
  // "la mort de onze soldats", "the release of the 222".
  const std::uint32_t begin =
      figure > sentence.first + before_reach ? figure - before_reach : sentence.first;
  bool linked = false;
  for (std::uint32_t t = figure; t-- > begin;) {
    const Token& token = analysis.tokens[t];
    if (const Entry* fate = entry(analysis, t, Kind::fate_noun)) return linked ? fate : nullptr;
    const bool link = is(analysis, t, Kind::link) || token.upos == Upos::adp;
    linked = linked || link;
    // What else may stand there: articles and the words of the figure's own modifier.
    if (!link && token.upos != Upos::det && token.upos != Upos::adv && token.upos != Upos::adj)
      return nullptr;
  }
  return nullptr;
}

/// The verb that stands right before the figure and acts on what is counted.
const Counter::Entry* Counter::fate_at(const Analysis& analysis, TokenRange sentence,
                                       std::uint32_t figure) const {
  constexpr std::uint32_t longest = 5;  // words of a row: "claimed the lives of"
  for (std::uint32_t size = 1; size <= longest && figure >= sentence.first + size; ++size) {
    const std::uint32_t verb = figure - size;
    const Entry* const fate = entry(analysis, verb, Kind::acts_on);
    if (fate == nullptr || fate->rest.size() + 1 != size) continue;
    const bool passive = verb > sentence.first && is(analysis, verb - 1, Kind::passive);
    return passive ? nullptr : fate;
  }
  return nullptr;
}

const Counter::Entry* Counter::fate_of(const Analysis& analysis, TokenRange sentence,
                                       TokenRange figure, std::uint32_t noun) const {
  // "killed 12 people and wounded 30 others": the verb at the figure, whatever the tree says.
  if (const Entry* fate = fate_at(analysis, sentence, figure.first)) return fate;
  const Entry* fate = analysis.tokens[noun].head != no_token
                          ? fate_by_tree(analysis, sentence, figure, noun)
                          : nullptr;
  if (fate == nullptr) fate = fate_named(analysis, sentence, figure.first);
  if (fate == nullptr) fate = fate_behind(analysis, sentence, noun);
  if (fate == nullptr) fate = fate_before(analysis, sentence, figure.first);
  return fate;
}

/// "The death toll from the attack has risen to [14]": the toll that the figure's verb has for a
/// subject or object, else the one right before it ("a death toll of [55]").
const Counter::Entry* Counter::toll_of(const Analysis& analysis, TokenRange sentence,
                                       TokenRange figure) const {
  std::uint32_t verb = analysis.tokens[figure.last - 1].head;
  if (verb != no_token && figure.contains(verb)) verb = analysis.tokens[verb].head;
  const bool of_verb = verb != no_token && verb < figure.first && sentence.contains(verb) &&
                       analysis.tokens[verb].upos == Upos::verb;
  for (std::uint32_t t = sentence.first; of_verb && t < figure.first; ++t) {
    const Deprel relation = main_relation(analysis.tokens[t].deprel);
    if (analysis.tokens[t].head != verb || (relation != Deprel::nsubj && relation != Deprel::obj))
      continue;
    if (const Entry* toll = entry(analysis, t, Kind::toll)) return toll;
  }
  const std::uint32_t begin =
      figure.first > sentence.first + before_reach ? figure.first - before_reach : sentence.first;
  for (std::uint32_t t = figure.first; t-- > begin;) {
    if (const Entry* toll = entry(analysis, t, Kind::toll)) return toll;
    if (ends_clause(analysis.tokens[t]) || is(analysis, t, Kind::joins)) break;
  }
  return nullptr;
}

const Counter::Entry* Counter::fate_of_bare(const Analysis& analysis, TokenRange sentence,
                                            TokenRange figure) const {
  // "killed twelve", "Dozens died", "la libération des 222", "a death toll of 55".
  if (const Entry* fate = fate_named(analysis, sentence, figure.first)) return fate;
  if (const Entry* fate = fate_at(analysis, sentence, figure.first)) return fate;
  if (const Entry* toll = toll_of(analysis, sentence, figure)) return toll;
  constexpr std::uint32_t verb_reach = 4;
  bool passive = false;
  for (std::uint32_t t = figure.last; t < std::min(sentence.last, figure.last + verb_reach); ++t) {
    const Token& token = analysis.tokens[t];
    if (const Entry* fate = entry(analysis, t, Kind::befalls)) return fate;
    if (const Entry* fate = entry(analysis, t, Kind::affected)) return passive ? fate : nullptr;
    // "ils étaient 15 000 à défiler".
    if (t == figure.last && token.upos == Upos::adp && t + 1 < sentence.last) {
      const Entry* const did = entry(analysis, t + 1, Kind::befalls);
      return did != nullptr && analysis.tokens[t + 1].morph.verb_form == VerbForm::inf ? did
                                                                                       : nullptr;
    }
    const bool aux = is(analysis, t, Kind::passive) || token.upos == Upos::aux;
    passive = passive || aux;
    if (!aux && !is(analysis, t, Kind::filler) && token.upos != Upos::adv) return nullptr;
  }
  return nullptr;
}

namespace {

/// Fates that only people meet, so that an unknown noun may be taken for people.
bool befalls_people(std::string_view counts) {
  constexpr std::array<std::string_view, 9> fates{"killed",   "injured",   "missing",
                                                  "arrested", "abducted",  "released",
                                                  "expelled", "convicted", "surrendered"};
  return std::find(fates.begin(), fates.end(), counts) != fates.end();
}

/// What is counted of people who met no fate.
std::string_view without_fate(std::string_view of) {
  if (of == "hostages") return "abducted";
  return of == "combatants" || of == "protesters" ? of : "other";
}

}  // namespace

Counted Counter::read(const Analysis& analysis, TokenRange figure, bool partitive) const {
  Counted out;
  const std::uint32_t index = analysis.sentence_of(figure.first);
  if (index >= analysis.sentences.size()) return out;
  const TokenRange sentence = analysis.sentences[index].tokens;
  // "numéro trois de l'organisation": counts nobody.
  if (figure.first > sentence.first && is(analysis, figure.first - 1, Kind::label)) {
    out.thing = true;
    return out;
  }
  find_noun(analysis, sentence, figure.last, partitive, out);
  if (out.measure || out.thing) return out;
  if (out.harmed && !out.adjective) {
    // "freed three detained Americans": the verb tells what befell them now.
    const Entry* const now = out.victim ? nullptr : fate_at(analysis, sentence, figure.first);
    if (now != nullptr) out.counts = now->counts;
    return out;
  }
  if (out.noun == UINT32_MAX) {
    if (const Entry* fate = fate_of_bare(analysis, sentence, figure)) {
      out.counts = fate->counts;
      out.toll = fate->kind == Kind::toll;
      out.known = out.harmed = true;
    }
    return out;
  }
  const bool unknown = !out.known;
  if (const Entry* fate = fate_of(analysis, sentence, figure, out.noun);
      fate != nullptr && (!unknown || befalls_people(fate->counts))) {
    if (out.adjective) return out;
    out.counts = fate->counts;
    out.known = out.harmed = true;
  } else if (out.counts.empty()) {
    out.counts = unknown ? std::string() : std::string(without_fate(out.of));
  }
  return out;
}

}  // namespace depeche
