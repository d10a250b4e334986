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

Result<Counter> Counter::load(const Pack& pack) {
  constexpr std::array<std::pair<std::string_view, Kind>, 10> kinds{{
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
  }};
  auto table = pack.table("time/counted.tsv");
  if (!table) return table.error();
  const auto word = table->column("word");
  const auto kind = table->column("kind");
  const auto counts = table->column("counts");
  for (const auto* column : {&word, &kind, &counts}) {
    if (!*column) return column->error();
  }
  Counter counter;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto* const known = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) {
      return k.first == table->cell(row, *kind);
    });
    if (known == kinds.end())
      return Error{ErrorCode::bad_data, "names no kind of counted word", table->where(row)};
    counter.entries_.emplace(table->cell(row, *word),
                             Entry{known->second, std::string(table->cell(row, *counts))});
  }
  return counter;
}

const Counter::Entry* Counter::entry(const Token& token, Kind kind) const {
  const auto [first, last] = entries_.equal_range(token.lower);
  for (auto at = first; at != last; ++at) {
    if (at->second.kind == kind) return &at->second;
  }
  return nullptr;
}

bool Counter::is_part(const Analysis& analysis, std::uint32_t token) const {
  return token > 0 && is(analysis.tokens[token - 1], Kind::part);
}

void Counter::find_noun(const Analysis& analysis, TokenRange sentence, std::uint32_t from,
                        bool partitive, Counted& out) const {
  const std::uint32_t end = std::min(sentence.last, from + noun_reach);
  for (std::uint32_t t = from; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (is(token, Kind::measure)) {
      out.measure = true;
      return;
    }
    const Entry* const victim = entry(token, Kind::victim);
    const Entry* const people = entry(token, Kind::people);
    const Entry* const affected = entry(token, Kind::affected);
    if (victim != nullptr || people != nullptr || affected != nullptr) {
      out.noun = t;
      out.known = true;
      out.counts = (victim != nullptr ? victim : people != nullptr ? people : affected)->counts;
      out.harmed = people == nullptr;
      out.adjective = affected != nullptr && victim == nullptr;
      return;
    }
    if (is(token, Kind::filler) || (partitive && is(token, Kind::link)) ||
        (partitive && token.part > 0))
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

void Counter::by_itself(const Analysis& analysis, TokenRange sentence, TokenRange figure,
                        Counted& out) const {
  for (std::uint32_t t = figure.last; t-- > figure.first;) {
    const Token& token = analysis.tokens[t];
    if (token.upos != Upos::num || figure.contains(token.head)) continue;
    const Entry* const fate = fate_by_tree(analysis, sentence, t);
    if (fate == nullptr) return;
    out.noun = t;
    out.counts = fate->counts;
    out.known = out.harmed = true;
    return;
  }
}

Counted Counter::read(const Analysis& analysis, TokenRange figure, bool partitive) const {
  Counted out;
  const std::uint32_t index = analysis.sentence_of(figure.first);
  if (index >= analysis.sentences.size()) return out;
  const TokenRange sentence = analysis.sentences[index].tokens;
  find_noun(analysis, sentence, figure.last, partitive, out);
  if (out.noun == UINT32_MAX && !out.measure) {
    by_itself(analysis, sentence, figure, out);
    return out;
  }
  if (out.noun == UINT32_MAX || out.harmed ||
      (!out.known && analysis.tokens[out.noun].upos == Upos::propn))
    return out;
  if (!out.known) return out;
  const Entry* fate = analysis.tokens[out.noun].head != no_token
                          ? fate_by_tree(analysis, sentence, out.noun)
                          : nullptr;
  if (fate == nullptr) fate = fate_behind(analysis, sentence, out.noun);
  if (fate == nullptr) fate = fate_before(analysis, sentence, figure.first);
  if (fate != nullptr) {
    out.counts = fate->counts;
    out.harmed = true;
  }
  return out;
}

}  // namespace depeche
