// SPDX-License-Identifier: Apache-2.0
// Which words tell which happening? Reading and checking the tables.
#include "events/lexicon.h"

#include "events/lexicon_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace depeche::events {

namespace {

template <typename Map, typename Value>
Value look_up(const Map& map, std::string_view key, Value missing) {
  const auto found = map.find(key);
  return found == map.end() ? missing : found->second;
}

/// Forms of verbs that kill or hurt, from the table of what is counted.
Result<StringMap<std::string>> read_fates(const Pack& pack) {
  const auto table = pack.table("time/counted.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"word", "kind", "counts"});
  if (!columns) return columns.error();
  const auto [word, kind, counts] = *columns;
  StringMap<std::string> out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view how = table->cell(row, kind);
    if (how != "affected" && how != "befalls" && how != "acts_on") continue;
    out.emplace(std::string(table->cell(row, word)), std::string(table->cell(row, counts)));
  }
  return out;
}

}  // namespace

WordNumber Lexicon::number(std::string_view word) const {
  return look_up(numbers_, word, WordNumber{0});
}

const std::vector<Choice>* Lexicon::find(WordNumber lemma) const {
  return lemma >= by_lemma_.size() || by_lemma_[lemma].empty() ? nullptr : &by_lemma_[lemma];
}

bool Lexicon::agent_does(std::string_view lemma) const {
  return verb_governor(lemma) != Governor::undergo && !remarks(lemma);
}

Governor Lexicon::verb_governor(std::string_view lemma) const {
  return look_up(governors_, lemma, GovernorRow{}).verb;
}

Governor Lexicon::noun_governor(std::string_view lemma) const {
  return look_up(governors_, lemma, GovernorRow{}).noun;
}

bool Lexicon::is_phrasal(std::string_view verb, std::string_view particle) const {
  return marker(std::string(verb) + '~' + std::string(particle)) == Marker::phrasal;
}

Marker Lexicon::marker(std::string_view lemma) const {
  return look_up(markers_, lemma, Marker::none);
}

Bond Lexicon::bond(std::string_view lemma) const {
  return look_up(bonds_, lemma, Bond::none);
}

bool Lexicon::domain(std::string_view lemma, Upos upos, Marker& out) const {
  out = look_up(domains_, lemma, Marker::none);
  if (out == Marker::none && upos == Upos::noun) out = look_up(noun_domains_, lemma, Marker::none);
  return out != Marker::none;
}

bool is_verbal_act(EventType type) {
  switch (type) {
    case EventType::agree:
    case EventType::support:
    case EventType::concede:
    case EventType::request:
    case EventType::accuse:
    case EventType::reject:
    case EventType::threaten:
      return true;
    default:
      return false;
  }
}

bool is_talk(EventType type) {
  return is_verbal_act(type) || type == EventType::consult;
}

std::string_view Lexicon::fate(std::string_view form) const {
  const auto found = fates_.find(form);
  return found == fates_.end() ? std::string_view() : std::string_view(found->second);
}

bool Lexicon::is_political_sector(std::string_view sector) const {
  return political_.contains(sector);
}

bool Lexicon::is_armed_sector(std::string_view sector) const {
  return armed_.contains(sector);
}

Result<Lexicon> Lexicon::load(const Pack& pack) {
  Lexicon lexicon;
  if (pack.tables_in("events").empty()) return lexicon;
  LexiconReader reader(pack, lexicon);
  if (auto done = reader.read(); !done) return done.error();
  auto fates = read_fates(pack);
  if (!fates) return fates.error();
  lexicon.fates_ = std::move(*fates);
  return lexicon;
}

}  // namespace depeche::events
