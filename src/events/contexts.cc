// SPDX-License-Identifier: Apache-2.0
// In what field of public life does it happen?
#include "events/contexts.h"

#include "events/lexicon_cells.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace depeche::events {

namespace {

/// A word alone may be a figure of speech; an article about something has several.
constexpr std::size_t words_of_topic = 2;

std::set<std::string, std::less<>> names_in(std::string_view cell) {
  std::set<std::string, std::less<>> out;
  if (trim(cell).empty()) return out;
  for (const auto name : split(cell, '|')) out.emplace(trim(name));
  return out;
}

std::optional<std::size_t> number_in(std::string_view cell) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

bool has_table(const Pack& pack, std::string_view name) {
  const auto present = pack.tables_in("events");
  return std::find(present.begin(), present.end(), name) != present.end();
}

}  // namespace

Result<ContextTable> ContextTable::load(const Pack& pack) {
  ContextTable table;
  if (!has_table(pack, "events/contexts.tsv")) return table;
  if (auto done = table.read_words(pack); !done) return done.error();
  if (auto done = table.read_profiles(pack); !done) return done.error();
  return table;
}

Result<void> ContextTable::read_words(const Pack& pack) {
  auto known = pack.table("common/events/contexts.tsv");
  if (!known) return known.error();
  WordSet names;
  for (std::size_t row = 0; row < known->rows(); ++row) names.emplace(known->cell(row, 0));
  auto table = pack.table("events/contexts.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"context", "in_sentence", "in_article", "lemmas"});
  if (!columns) return columns.error();
  std::uint32_t number = 0;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto sentence = number_in(columns->cell(row, 1));
    const auto article = number_in(columns->cell(row, 2));
    if (!names.contains(columns->cell(row, 0))) return bad("no PLOVER context", table->where(row));
    if (!sentence || !article) return bad("two numbers are needed", table->where(row));
    const auto index = static_cast<std::uint16_t>(words_.size());
    words_.push_back(
        {std::string(columns->cell(row, 0)), *sentence, static_cast<double>(*article) / 100.0});
    for (auto word : split(columns->cell(row, 3), '|')) {
      word = trim(word);
      const bool stem = word.ends_with('*');
      if (stem) {
        word.remove_suffix(1);
        shortest_ = std::min(shortest_, word.size());
        longest_ = std::max(longest_, word.size());
      }
      if (word.empty()) return bad("an empty word", table->where(row));
      (stem ? stems_ : exact_)[std::string(word)].emplace_back(index, number++);
    }
  }
  for (const auto& [stem, hits] : stems_) beginnings_.insert(stem.substr(0, shortest_));
  return {};
}

Result<void> ContextTable::read_profiles(const Pack& pack) {
  auto table = pack.table("common/events/profiles.tsv");
  if (!table) return table.error();
  auto columns =
      Columns::of(*table, {"context", "types", "modes", "actors", "recipients", "where"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Profile profile;
    std::string_view context = columns->cell(row, 0);
    profile.takes_away = context.starts_with('-');
    if (profile.takes_away) context.remove_prefix(1);
    profile.context = context;
    for (const auto& name : names_in(columns->cell(row, 1))) {
      const auto type = event_type_from(name);
      if (!type) return bad("no PLOVER type", table->where(row));
      profile.types.insert(*type);
    }
    profile.modes = names_in(columns->cell(row, 2));
    profile.actors = names_in(columns->cell(row, 3));
    profile.recipients = names_in(columns->cell(row, 4));
    profile.where = columns->cell(row, 5);
    profiles_.push_back(std::move(profile));
  }
  return {};
}

void ContextTable::look_up(std::string_view word, Hits& out) const {
  if (const auto found = exact_.find(word); found != exact_.end())
    out.insert(out.end(), found->second.begin(), found->second.end());
  // Most words begin like none of the stems.
  if (!beginnings_.contains(word.substr(0, shortest_))) return;
  for (std::size_t n = shortest_; n <= std::min(longest_, word.size()); ++n) {
    const auto found = stems_.find(word.substr(0, n));
    if (found != stems_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  }
}

void ContextFinder::read_document() {
  read_ = true;
  const auto& sentences = tree_.analysis().sentences;
  by_sentence_.resize(sentences.size());
  const std::size_t rows = table_.words_.size();
  std::vector<std::size_t> told(rows, 0);
  std::vector<std::set<std::uint32_t>> kinds(rows);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    ContextTable::Hits& hits = by_sentence_[s];
    for (TokenIndex t = sentences[s].tokens.first; t < sentences[s].tokens.last; ++t) {
      const Upos upos = tree_[t].upos;
      if (upos == Upos::punct || upos == Upos::det || upos == Upos::adp || upos == Upos::pron)
        continue;
      const std::size_t before = hits.size();
      table_.look_up(tree_[t].lemma, hits);
      if (hits.size() == before) table_.look_up(tree_[t].lower, hits);
    }
    std::sort(hits.begin(), hits.end());
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    std::uint16_t last = UINT16_MAX;
    for (const auto& [row, word] : hits) {
      if (row != last) ++told[row];
      last = row;
      kinds[row].insert(word);
    }
  }
  of_article_.resize(rows, false);
  for (std::size_t row = 0; row < rows; ++row) {
    const double share = table_.words_[row].in_article;
    of_article_[row] = share > 0.0 && kinds[row].size() >= words_of_topic &&
                       static_cast<double>(told[row]) >=
                           share * static_cast<double>(std::max<std::size_t>(sentences.size(), 1));
  }
}

bool ContextFinder::any_of_sectors(const ActorList& list,
                                   const std::set<std::string, std::less<>>& sectors) const {
  if (sectors.empty()) return true;
  return std::any_of(list.begin(), list.end(), [&](ActorIndex a) {
    if (sectors.contains("STATE") && participants_.speaks_for_state(a)) return true;
    return participants_.has_sector(a, sectors);
  });
}

bool ContextFinder::crosses_border(const Happening& happening) const {
  std::string_view first;
  for (const ActorList* side : {&happening.actors, &happening.recipients}) {
    for (const ActorIndex a : *side) {
      const std::string_view country = participants_.country_of(a);
      if (country.empty()) continue;
      if (participants_.is_international(a)) return true;
      if (!first.empty() && country != first) return true;
      first = country;
    }
  }
  return false;
}

/// No side is of other countries than the other.
bool ContextFinder::shares_country(const Happening& happening) const {
  bool known = false;
  for (const ActorIndex a : happening.actors) {
    for (const ActorIndex b : happening.recipients) {
      const auto x = participants_.country_of(a);
      const auto y = participants_.country_of(b);
      if (x.empty() || y.empty() || x == y) return true;
      known = true;
    }
  }
  return !known;
}

bool ContextFinder::fits(const ContextTable::Profile& profile, EventType type,
                         std::string_view mode, const Happening& happening) const {
  if (!profile.types.contains(type)) return false;
  if (!profile.modes.empty() && !profile.modes.contains(mode)) return false;
  if (!any_of_sectors(happening.actors, profile.actors)) return false;
  if (!any_of_sectors(happening.recipients, profile.recipients)) return false;
  if (profile.where == "abroad") return crosses_border(happening);
  if (profile.where == "home") return shares_country(happening);
  if (profile.where == "inside")
    return !happening.actors.empty() && !happening.recipients.empty() && !crosses_border(happening);
  return true;
}

void ContextFinder::settle(EventType type, std::string_view mode, const Happening& happening,
                           const std::vector<Mention>& mentions,
                           std::vector<std::string>& contexts) {
  if (!read_) read_document();
  ContextTable::Hits near;
  for (const std::uint32_t i : happening.mentions) {
    const auto& hits = by_sentence_[tree_.sentence(mentions[i].candidate.trigger)];
    near.insert(near.end(), hits.begin(), hits.end());
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::size_t> count(table_.words_.size(), 0);
  for (const auto& [row, word] : near) ++count[row];
  for (std::size_t row = 0; row < count.size(); ++row) {
    const std::size_t needed = table_.words_[row].in_sentence;
    if ((needed > 0 && count[row] >= needed) || of_article_[row])
      contexts.push_back(table_.words_[row].context);
  }
  for (const auto& profile : table_.profiles_) {
    if (!fits(profile, type, mode, happening)) continue;
    if (profile.takes_away) {
      std::erase(contexts, profile.context);
    } else {
      contexts.push_back(profile.context);
    }
  }
  std::sort(contexts.begin(), contexts.end());
  contexts.erase(std::unique(contexts.begin(), contexts.end()), contexts.end());
}

}  // namespace depeche::events
