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

Result<Counter> Counter::load(const Pack& pack) {
  constexpr std::array<std::pair<std::string_view, Kind>, 16> kinds{{
      {"people", Kind::people},
      {"victim", Kind::victim},
      {"affected", Kind::affected},
      {"befalls", Kind::befalls},
      {"acts_on", Kind::acts_on},
      {"filler", Kind::filler},
      {"link", Kind::link},
      {"measure", Kind::measure},
      {"part", Kind::part},
      {"passive", Kind::passive},
      {"fate_noun", Kind::fate_noun},
      {"toll", Kind::toll},
      {"definite", Kind::definite},
      {"joins", Kind::joins},
      {"source", Kind::source},
      {"thing", Kind::thing},
  }};
  auto table = pack.table("time/counted.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"word", "kind", "counts"});
  if (!columns) return columns.error();
  const auto [word, kind, counts] = *columns;
  Counter counter;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view name = table->cell(row, kind);
    const auto* const known =
        std::find_if(kinds.begin(), kinds.end(), [name](const auto& k) { return k.first == name; });
    if (known == kinds.end())
      return Error{ErrorCode::bad_data, "names no kind of counted word", table->where(row)};
    counter.entries_.emplace(table->cell(row, word),
                             Entry{known->second, std::string(table->cell(row, counts))});
  }
  if (auto done = counter.load_persons(pack); !done) return done.error();
  return counter;
}

/// Nouns for people that the actors' table knows; those of the stage's own table come first.
Result<void> Counter::load_persons(const Pack& pack) {
  auto table = pack.table("actors/nouns.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"noun", "type", "sectors"});
  if (!columns) return columns.error();
  const auto [noun, type, sectors] = *columns;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, type) != "person" && table->cell(row, type) != "people") continue;
    const std::string_view sector = table->cell(row, sectors).substr(0, 3);
    const std::string_view of = sector == "MIL" || sector == "REB" || sector == "UAF" ? "combatants"
                                : sector == "COP"                                     ? "police"
                                                                                      : "persons";
    persons_.emplace(table->cell(row, noun), Entry{Kind::people, std::string(of)});
  }
  return {};
}

const Counter::Entry* Counter::person(const Token& token) const {
  if (const Entry* known = entry(token, Kind::people)) return known;
  const auto found = persons_.find(token.lemma);
  return found == persons_.end() ? nullptr : &found->second;
}

const Counter::Entry* Counter::entry(const Token& token, Kind kind) const {
  const auto [first, last] = entries_.equal_range(token.lower);
  for (auto at = first; at != last; ++at) {
    if (at->second.kind == kind) return &at->second;
  }
  return nullptr;
}

bool Counter::is_part(const Analysis& analysis, std::uint32_t token) const {
  if (token > 0 && is(analysis.tokens[token - 1], Kind::part)) return true;
  return token > 1 && is(analysis.tokens[token - 1], Kind::definite) &&
         is(analysis.tokens[token - 2], Kind::part);
}

bool Counter::is_definite(const Analysis& analysis, std::uint32_t token) const {
  return token > 0 && is(analysis.tokens[token - 1], Kind::definite);
}

bool Counter::takes_up(const Analysis& analysis, TokenRange figure) const {
  if (is_part(analysis, figure.first)) return true;
  return figure.last < analysis.tokens.size() && is(analysis.tokens[figure.last], Kind::source);
}

bool Counter::is_total(const Analysis& analysis, std::uint32_t token) const {
  std::uint32_t at = token;
  while (at > 0 && token - at < 3 &&
         (is(analysis.tokens[at - 1], Kind::link) || is(analysis.tokens[at - 1], Kind::definite)))
    --at;
  return at > 0 && at < token && analysis.tokens[at - 1].upos == Upos::num;
}

bool Counter::joins(const Analysis& analysis, std::uint32_t from, std::uint32_t to) const {
  constexpr std::uint32_t most = 4;
  if (to <= from || to - from > most) return false;
  bool any = false;
  for (std::uint32_t t = from; t < to; ++t) {
    const Token& token = analysis.tokens[t];
    const bool link = is(token, Kind::joins);
    any = any || link;
    if (!link && token.upos != Upos::adj && !is(token, Kind::affected) && !is(token, Kind::link))
      return false;
  }
  return any;
}

void Counter::find_noun(const Analysis& analysis, TokenRange sentence, std::uint32_t from,
                        bool partitive, Counted& out) const {
  const std::uint32_t end = std::min(sentence.last, from + noun_reach);
  // "dix de ses responsables", "cinq des sept occupants".
  const bool of_whole = from < end && is(analysis.tokens[from], Kind::link);
  partitive = partitive || of_whole;
  for (std::uint32_t t = from; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (is(token, Kind::measure)) {
      out.measure = true;
      return;
    }
    // "ten fighter jets", "five security officers": the head of the compound is counted.
    if (main_relation(token.deprel) == Deprel::compound && token.head > t && token.head < end &&
        !is(token, Kind::victim))
      continue;
    // "a diplomat's wife": the owner is not.
    if (t + 1 < end && analysis.tokens[t + 1].upos == Upos::part &&
        main_relation(analysis.tokens[t + 1].deprel) == Deprel::case_)
      return;
    const Entry* const victim = entry(token, Kind::victim);
    const Entry* const people = person(token);
    const Entry* const affected = entry(token, Kind::affected);
    // "four jailed activists": the noun behind says of whom.
    if (affected != nullptr && victim == nullptr && people == nullptr && t + 1 < end &&
        person(analysis.tokens[t + 1]) != nullptr) {
      out.noun = t + 1;
      out.known = out.harmed = true;
      out.counts = affected->counts;
      out.of = person(analysis.tokens[t + 1])->counts;
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
      out.harmed = victim != nullptr || people == nullptr;
      out.adjective = affected != nullptr && victim == nullptr && people == nullptr;
      return;
    }
    if (is(token, Kind::thing)) {
      out.noun = t;
      out.thing = true;
      return;
    }
    if (is(token, Kind::filler) || (partitive && is(token, Kind::link)) ||
        (partitive && token.part > 0) ||
        (of_whole && t > from && (is(token, Kind::definite) || token.upos == Upos::num)))
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
  const Token& token = analysis.tokens[participle];
  // "12 personnes tuées" and "ont été tuées"; but "12 soldats ont tué" acts.
  for (std::uint32_t t = participle; t-- > noun + 1;) {
    if (is(analysis.tokens[t], Kind::passive)) return true;
    if (analysis.tokens[t].upos == Upos::aux || analysis.tokens[t].upos == Upos::verb) return false;
  }
  if (participle + 1 >= sentence.last) return true;
  if (!is(token, Kind::acts_on)) return true;  // a form that only the passive has
  const Upos next = analysis.tokens[participle + 1].upos;
  return next != Upos::det && next != Upos::num && next != Upos::propn && next != Upos::pron &&
         next != Upos::noun && next != Upos::adj;
}

const Counter::Entry* Counter::fate_by_tree(const Analysis& analysis, TokenRange sentence,
                                            std::uint32_t noun) const {
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
      if (const Entry* fate = entry(child, Kind::affected);
          fate != nullptr && child.deprel != Deprel::acl_relcl)
        return fate;
    }
  }
  const Token& token = analysis.tokens[first];
  if (token.head >= analysis.tokens.size()) return nullptr;
  const Token& verb = analysis.tokens[token.head];
  if (token.deprel == Deprel::nsubj_pass) return entry(verb, Kind::affected);
  if (is_subject(token.deprel)) {
    if (const Entry* fate = entry(verb, Kind::befalls)) return fate;
    return verb.morph.passive ? entry(verb, Kind::affected) : nullptr;
  }
  if (token.deprel == Deprel::obj) return entry(verb, Kind::acts_on);
  return nullptr;
}

const Counter::Entry* Counter::fate_behind(const Analysis& analysis, TokenRange sentence,
                                           std::uint32_t noun) const {
  const std::uint32_t end = std::min(sentence.last, noun + 1 + fate_reach);
  for (std::uint32_t t = noun + 1; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (ends_clause(token)) return nullptr;
    if (const Entry* fate = entry(token, Kind::befalls)) return fate;
    const Entry* const fate = entry(token, Kind::affected);
    if (fate != nullptr && passive_at(analysis, sentence, t, noun)) return fate;
    if (fate != nullptr) return nullptr;
    // Another verb has taken the noun; auxiliaries go on.
    if (token.upos == Upos::verb && !is(token, Kind::passive)) return nullptr;
  }
  return nullptr;
}

const Counter::Entry* Counter::fate_before(const Analysis& analysis, TokenRange sentence,
                                           std::uint32_t figure) const {
  const std::uint32_t begin =
      figure > sentence.first + before_reach ? figure - before_reach : sentence.first;
  for (std::uint32_t t = figure; t-- > begin;) {
    const Token& token = analysis.tokens[t];
    if (ends_clause(token)) return nullptr;
    if (const Entry* fate = entry(token, Kind::acts_on)) {
      const bool passive = t > sentence.first && is(analysis.tokens[t - 1], Kind::passive);
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
    if (const Entry* fate = entry(token, Kind::fate_noun)) return linked ? fate : nullptr;
    const bool link = is(token, Kind::link) || token.upos == Upos::adp;
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
  if (figure <= sentence.first) return nullptr;
  if (figure > sentence.first + 1 && is(analysis.tokens[figure - 2], Kind::passive)) return nullptr;
  return entry(analysis.tokens[figure - 1], Kind::acts_on);
}

const Counter::Entry* Counter::fate_of(const Analysis& analysis, TokenRange sentence,
                                       TokenRange figure, std::uint32_t noun) const {
  // "killed 12 people and wounded 30 others": the verb at the figure, whatever the tree says.
  if (const Entry* fate = fate_at(analysis, sentence, figure.first)) return fate;
  const Entry* fate =
      analysis.tokens[noun].head != no_token ? fate_by_tree(analysis, sentence, noun) : nullptr;
  if (fate == nullptr) fate = fate_named(analysis, sentence, figure.first);
  if (fate == nullptr) fate = fate_behind(analysis, sentence, noun);
  if (fate == nullptr) fate = fate_before(analysis, sentence, figure.first);
  return fate;
}

const Counter::Entry* Counter::fate_of_bare(const Analysis& analysis, TokenRange sentence,
                                            TokenRange figure) const {
  // "killed twelve", "Dozens died", "la libération des 222", "a death toll of 55".
  if (const Entry* fate = fate_named(analysis, sentence, figure.first)) return fate;
  if (const Entry* fate = fate_at(analysis, sentence, figure.first)) return fate;
  const std::uint32_t begin =
      figure.first > sentence.first + before_reach ? figure.first - before_reach : sentence.first;
  for (std::uint32_t t = figure.first; t-- > begin;) {
    if (const Entry* toll = entry(analysis.tokens[t], Kind::toll)) return toll;
    if (ends_clause(analysis.tokens[t]) || is(analysis.tokens[t], Kind::joins)) break;
  }
  constexpr std::uint32_t verb_reach = 4;
  bool passive = false;
  for (std::uint32_t t = figure.last; t < std::min(sentence.last, figure.last + verb_reach); ++t) {
    const Token& token = analysis.tokens[t];
    if (const Entry* fate = entry(token, Kind::befalls)) return fate;
    if (const Entry* fate = entry(token, Kind::affected)) return passive ? fate : nullptr;
    const bool aux = is(token, Kind::passive) || token.upos == Upos::aux;
    passive = passive || aux;
    if (!aux && !is(token, Kind::filler) && token.upos != Upos::adv) return nullptr;
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
  find_noun(analysis, sentence, figure.last, partitive, out);
  if (out.measure || out.thing || (out.harmed && !out.adjective)) return out;
  if (out.noun == UINT32_MAX) {
    if (const Entry* fate = fate_of_bare(analysis, sentence, figure)) {
      out.counts = fate->counts;
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
