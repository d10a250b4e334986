// SPDX-License-Identifier: Apache-2.0
// Which tables hold the lexicon of happenings, and what do the small ones say?
#include "events/lexicon_reader.h"

#include "events/lexicon_cells.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace depeche::events {

namespace {

constexpr std::array<std::pair<std::string_view, Governor>, 11> governor_names{
    {{"light", Governor::light},
     {"undergo", Governor::undergo},
     {"act", Governor::act},
     {"occur", Governor::occur},
     {"begin", Governor::begin},
     {"succeed", Governor::succeed},
     {"plan", Governor::plan},
     {"maybe", Governor::maybe},
     {"call", Governor::call},
     {"refuse", Governor::refuse},
     {"topic", Governor::topic}}};

constexpr std::array<std::pair<std::string_view, Marker>, 38> marker_names{
    {{"negation", Marker::negation},
     {"planned", Marker::planned},
     {"hypothetical", Marker::hypothetical},
     {"ongoing", Marker::ongoing},
     {"condition", Marker::condition},
     {"purpose", Marker::purpose},
     {"agent", Marker::agent},
     {"genitive", Marker::genitive},
     {"active", Marker::active},
     {"anterior", Marker::anterior},
     {"no_longer", Marker::no_longer},
     {"auxiliary", Marker::auxiliary},
     {"phrasal", Marker::phrasal},
     {"addressee", Marker::addressee},
     {"backshift", Marker::backshift},
     {"aim", Marker::aim},
     {"reason", Marker::reason},
     {"achieved", Marker::achieved},
     {"occasion", Marker::occasion},
     {"means", Marker::means},
     {"remark", Marker::remark},
     {"judge", Marker::judge},
     {"exchange", Marker::exchange},
     {"charge", Marker::charge},
     {"interview", Marker::interview},
     {"against", Marker::against},
     {"dative", Marker::dative},
     {"foremost", Marker::foremost},
     {"instead", Marker::instead},
     {"somebody", Marker::somebody},
     {"until", Marker::until},
     {"aftermath", Marker::aftermath},
     {"undergone", Marker::undergone},
     {"sport", Marker::sport},
     {"culture", Marker::culture},
     {"business", Marker::business},
     {"disaster", Marker::disaster},
     {"unrest", Marker::unrest}}};

constexpr std::array<std::pair<std::string_view, Bond>, 27> bond_names{
    {{"deed", Bond::deed},     {"with", Bond::with},       {"part", Bond::part},
     {"report", Bond::report}, {"blame", Bond::blame},     {"toward", Bond::toward},
     {"lead", Bond::lead},     {"answer", Bond::answer},   {"later", Bond::later},
     {"since", Bond::since},   {"during", Bond::during},   {"source", Bond::source},
     {"role", Bond::role},     {"theirs", Bond::theirs},   {"dative", Bond::dative},
     {"compel", Bond::compel}, {"publish", Bond::publish}, {"rule", Bond::rule},
     {"mishap", Bond::mishap}, {"leave", Bond::leave},     {"police", Bond::police},
     {"medium", Bond::medium}, {"verdict", Bond::verdict}, {"anti", Bond::anti},
     {"behest", Bond::behest}, {"versus", Bond::versus},   {"issued", Bond::issued}}};

}  // namespace

Result<void> LexiconReader::refuse(Error error) {
  if (faults_ == nullptr) return error;
  faults_->push_back(std::move(error));
  return {};
}

Result<void> LexiconReader::read() {
  if (auto done = read_common(); !done) return done;
  if (auto done = read_classes(); !done) return done;
  if (auto done = read_governors(); !done) return done;
  if (auto done = read_markers(); !done) return done;
  if (auto done = read_domains(); !done) return done;
  const auto present = pack_.tables_in("events");
  if (std::find(present.begin(), present.end(), "events/bonds.tsv") != present.end()) {
    if (auto done = read_bonds(); !done) return done;
  }
  for (int i = 0; i < 16; ++i) {
    const auto type = static_cast<EventType>(i);
    const std::string file = "events/" + lower_name(type) + ".tsv";
    if (std::find(present.begin(), present.end(), file) == present.end()) continue;
    auto done = read_type(type, file);
    if (!done) done = refuse(done.error());  // not a table at all
    if (!done) return done;
  }
  if (std::find(present.begin(), present.end(), "events/other_senses.tsv") == present.end())
    return {};
  return read_other_senses();
}

Result<void> LexiconReader::read_common() {
  auto modes = pack_.table("common/events/modes.tsv");
  if (!modes) return modes.error();
  auto mode_columns = Columns::of(*modes, {"type", "mode"});
  if (!mode_columns) return mode_columns.error();
  for (std::size_t row = 0; row < modes->rows(); ++row) {
    if (!event_type_from(mode_columns->cell(row, 0)))
      return bad("no PLOVER type", modes->where(row));
    modes_.insert(std::string(mode_columns->cell(row, 0)) + ' ' +
                  std::string(mode_columns->cell(row, 1)));
  }
  for (auto [file, set] : {std::pair{"common/events/contexts.tsv", &contexts_},
                           std::pair{"common/events/cameo.tsv", &cameo_}}) {
    auto table = pack_.table(file);
    if (!table) return table.error();
    for (std::size_t row = 0; row < table->rows(); ++row) set->emplace(table->cell(row, 0));
  }
  auto sectors = pack_.table("common/events/sectors.tsv");
  if (!sectors) return sectors.error();
  auto columns = Columns::of(*sectors, {"sector", "weight"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < sectors->rows(); ++row) {
    const auto weight = columns->cell(row, 1);
    if (weight == "armed" || weight == "political")
      lexicon_.political_.emplace(columns->cell(row, 0));
    if (weight == "order") {
      lexicon_.political_.emplace(columns->cell(row, 0));
      lexicon_.order_.emplace(columns->cell(row, 0));
    }
    if (weight == "exposed") lexicon_.exposed_.emplace(columns->cell(row, 0));
    if (weight == "private") lexicon_.private_.emplace(columns->cell(row, 0));
    if (weight == "armed") lexicon_.armed_.emplace(columns->cell(row, 0));
  }
  return {};
}

Result<void> LexiconReader::read_classes() {
  auto table = pack_.table("events/classes.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"class", "lemmas"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto& words = classes_[std::string(columns->cell(row, 0))].members;
    for (const auto word : split(columns->cell(row, 1), '|')) words.emplace_back(trim(word));
  }
  return {};
}

Result<void> LexiconReader::read_governors() {
  auto table = pack_.table("events/governors.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"kind", "pos", "lemmas"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto kind = named(governor_names, columns->cell(row, 0));
    const auto pos = columns->cell(row, 1);
    if (!kind) {
      if (auto done = refuse(bad("unknown kind of governor", table->where(row))); !done)
        return done;
      continue;
    }
    if (pos != "verb" && pos != "noun") {
      if (auto done = refuse(bad("pos is verb or noun", table->where(row))); !done) return done;
      continue;
    }
    for (const auto word : split(columns->cell(row, 2), '|')) {
      const auto key = trim(word);
      if (const auto cut = key.find('~'); cut != std::string_view::npos) {
        lexicon_.phrase_heads_.emplace(key.substr(0, cut));
      }
      GovernorRow& entry = lexicon_.governors_[std::string(key)];
      (pos == "verb" ? entry.verb : entry.noun) = *kind;
    }
  }
  return {};
}

Result<void> LexiconReader::read_markers() {
  auto table = pack_.table("events/markers.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"kind", "lemmas"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto kind = named(marker_names, columns->cell(row, 0));
    if (!kind) {
      if (auto done = refuse(bad("unknown kind of marker", table->where(row))); !done) return done;
      continue;
    }
    for (const auto word : split(columns->cell(row, 1), '|')) {
      lexicon_.markers_[std::string(trim(word))] = *kind;
    }
  }
  return {};
}

Result<void> LexiconReader::read_domains() {
  auto table = pack_.table("events/domains.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"domain", "lemmas"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto kind = named(marker_names, columns->cell(row, 0));
    if (!kind) {
      if (auto done = refuse(bad("unknown domain", table->where(row))); !done) return done;
      continue;
    }
    for (const auto word : split(columns->cell(row, 1), '|')) {
      constexpr std::string_view noun = ":noun";
      const std::string_view lemma = trim(word);
      if (lemma.ends_with(noun)) {
        lexicon_.noun_domains_[std::string(lemma.substr(0, lemma.size() - noun.size()))] = *kind;
      } else {
        lexicon_.domains_[std::string(lemma)] = *kind;
      }
    }
  }
  return {};
}

Result<void> LexiconReader::read_bonds() {
  auto table = pack_.table("events/bonds.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"kind", "lemmas"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto kind = named(bond_names, columns->cell(row, 0));
    if (!kind) return bad("unknown kind of bond", table->where(row));
    for (const auto word : split(columns->cell(row, 1), '|')) {
      lexicon_.bonds_[std::string(trim(word))] = *kind;
    }
  }
  return {};
}

}  // namespace depeche::events
