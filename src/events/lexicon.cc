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

}  // namespace

const std::vector<std::uint32_t>* Lexicon::find(std::string_view lemma) const {
  const auto found = by_lemma_.find(lemma);
  return found == by_lemma_.end() ? nullptr : &found->second;
}

Governor Lexicon::verb_governor(std::string_view lemma) const {
  return look_up(governors_, lemma, GovernorRow{}).verb;
}

Governor Lexicon::noun_governor(std::string_view lemma) const {
  return look_up(governors_, lemma, GovernorRow{}).noun;
}

Marker Lexicon::marker(std::string_view lemma) const {
  return look_up(markers_, lemma, Marker::none);
}

bool Lexicon::domain(std::string_view lemma, Marker& out) const {
  out = look_up(domains_, lemma, Marker::none);
  return out != Marker::none;
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
  return lexicon;
}

}  // namespace depeche::events
