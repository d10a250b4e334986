// SPDX-License-Identifier: Apache-2.0
// How is a row of data/<lang>/events/*.tsv written?
#include "events/lexicon_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace depeche::events {

namespace {

Error bad(const std::string& message, const std::string& where) {
  return {ErrorCode::bad_data, message, where};
}

/// Cells of the named columns of a table.
class Columns {
 public:
  static Result<Columns> of(const Table& table, std::initializer_list<std::string_view> names) {
    Columns out(table);
    for (const auto name : names) {
      auto column = table.column(name);
      if (!column) return column.error();
      out.indices_.push_back(*column);
    }
    return out;
  }

  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t which) const {
    return table_->cell(row, indices_[which]);
  }

 private:
  explicit Columns(const Table& table) : table_(&table) {}

  const Table* table_;
  std::vector<std::size_t> indices_;
};

template <typename Value, std::size_t n>
std::optional<Value> named(const std::array<std::pair<std::string_view, Value>, n>& names,
                           std::string_view name) {
  for (const auto& [key, value] : names) {
    if (key == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Governor>, 10> governor_names{
    {{"light", Governor::light},
     {"undergo", Governor::undergo},
     {"occur", Governor::occur},
     {"begin", Governor::begin},
     {"succeed", Governor::succeed},
     {"plan", Governor::plan},
     {"maybe", Governor::maybe},
     {"call", Governor::call},
     {"refuse", Governor::refuse},
     {"topic", Governor::topic}}};

constexpr std::array<std::pair<std::string_view, Marker>, 16> marker_names{
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
     {"auxiliary", Marker::auxiliary},
     {"sport", Marker::sport},
     {"culture", Marker::culture},
     {"business", Marker::business},
     {"disaster", Marker::disaster},
     {"unrest", Marker::unrest}}};

Slot slot_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Slot::Kind>, 14> names{
      {{"subj", Slot::Kind::subject},
       {"obj", Slot::Kind::object},
       {"iobj", Slot::Kind::indirect},
       {"amod", Slot::Kind::attribute},
       {"poss", Slot::Kind::possessor},
       {"lv", Slot::Kind::light},
       {"inf", Slot::Kind::infinitive},
       {"infobj", Slot::Kind::infinitive_object},
       {"ccomp", Slot::Kind::clause},
       {"near", Slot::Kind::near},
       {"gov", Slot::Kind::governor},
       {"ctx", Slot::Kind::context},
       {"ctxobj", Slot::Kind::context_object},
       {"far", Slot::Kind::far}}};
  if (const auto kind = named(names, name)) return {*kind, ""};
  return {Slot::Kind::preposition, std::string(name)};
}

Role role_of(std::string_view text) {
  Role role;
  if (trim(text).empty()) return role;
  for (const auto choice : split(text, ',')) {
    std::vector<Slot> slots;
    for (const auto name : split(choice, '+')) slots.push_back(slot_of(trim(name)));
    role.choices.push_back(std::move(slots));
  }
  return role;
}

/// No object among what a row asks for, but a preposition.
bool is_intransitive(const Entry& entry) {
  const auto has = [](const std::vector<Slot>& slots, Slot::Kind kind) {
    return std::any_of(slots.begin(), slots.end(),
                       [&](const Slot& slot) { return slot.kind == kind; });
  };
  bool behind = false;
  for (const Constraint& c : entry.constraints) {
    if (c.forbidden) continue;
    if (has(c.slots, Slot::Kind::object)) return false;
    behind = behind || has(c.slots, Slot::Kind::preposition);
  }
  const auto& choices = entry.recipient.choices;
  return behind && std::none_of(choices.begin(), choices.end(), [&](const auto& choice) {
           return has(choice, Slot::Kind::object);
         });
}

std::string lower_name(EventType type) {
  std::string name(name_of(type));
  for (char& c : name) c = static_cast<char>(c - 'A' + 'a');
  return name;
}

}  // namespace

Result<void> LexiconReader::read() {
  if (auto done = read_common(); !done) return done;
  if (auto done = read_classes(); !done) return done;
  if (auto done = read_governors(); !done) return done;
  if (auto done = read_markers(); !done) return done;
  if (auto done = read_domains(); !done) return done;
  const auto present = pack_.tables_in("events");
  for (int i = 0; i < 16; ++i) {
    const auto type = static_cast<EventType>(i);
    const std::string file = "events/" + lower_name(type) + ".tsv";
    if (std::find(present.begin(), present.end(), file) == present.end()) continue;
    if (auto done = read_type(type, file); !done) return done;
  }
  return {};
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
    auto& words = classes_[std::string(columns->cell(row, 0))];
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
    if (!kind) return bad("unknown kind of governor", table->where(row));
    if (pos != "verb" && pos != "noun") return bad("pos is verb or noun", table->where(row));
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
    if (!kind) return bad("unknown kind of marker", table->where(row));
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
    if (!kind) return bad("unknown domain", table->where(row));
    for (const auto word : split(columns->cell(row, 1), '|')) {
      lexicon_.domains_[std::string(trim(word))] = *kind;
    }
  }
  return {};
}

Result<void> LexiconReader::read_type(EventType type, const std::string& file) {
  auto table = pack_.table(file);
  if (!table) return table.error();
  auto columns =
      Columns::of(*table, {"id", "pos", "frame", "mode", "contexts", "cameo", "example"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Entry entry;
    entry.type = type;
    entry.id = pack_.language() + "." + lower_name(type) + "." + std::string(columns->cell(row, 0));
    if (!ids_.insert(entry.id).second) return bad("id used twice: " + entry.id, table->where(row));
    const auto pos = columns->cell(row, 1);
    if (pos != "verb" && pos != "noun" && pos != "adj") {
      return bad("pos is verb, noun or adj", table->where(row));
    }
    entry.pos = pos == "verb"   ? EntryPos::verb
                : pos == "noun" ? EntryPos::noun
                                : EntryPos::adjective;
    const auto frame = split(columns->cell(row, 2), '>');
    if (frame.size() != 2) return bad("a frame is 'doers > recipients'", table->where(row));
    entry.actor = role_of(frame[0]);
    entry.recipient = role_of(frame[1]);
    entry.mode = columns->cell(row, 3);
    if (!columns->cell(row, 4).empty()) {
      for (const auto context : split(columns->cell(row, 4), ',')) {
        entry.contexts.emplace_back(trim(context));
      }
      std::sort(entry.contexts.begin(), entry.contexts.end());
    }
    entry.cameo = columns->cell(row, 5);
    entry.example = columns->cell(row, 6);
    if (auto done = read_entry(*table, row, std::move(entry)); !done) {
      return bad(done.error().message, table->where(row));
    }
  }
  return {};
}

Result<void> LexiconReader::read_entry(const Table& table, std::size_t row, Entry entry) {
  auto columns = Columns::of(table, {"lemma", "with", "flags"});
  if (!columns) return columns.error();
  if (auto done = read_constraints(columns->cell(row, 1), entry); !done) return done;
  if (auto done = read_flags(columns->cell(row, 2), entry); !done) return done;
  if (auto done = check_codes(entry); !done) return done;
  entry.intransitive = is_intransitive(entry);
  index(columns->cell(row, 0), entry);
  return {};
}

Result<void> LexiconReader::check_codes(const Entry& entry) const {
  if (!entry.mode.empty() &&
      !modes_.contains(std::string(name_of(entry.type)) + ' ' + entry.mode)) {
    return bad("no mode of this type: " + entry.mode, "");
  }
  for (const auto& context : entry.contexts) {
    if (!contexts_.contains(context)) return bad("no PLOVER context: " + context, "");
  }
  if (!entry.cameo.empty() && !cameo_.contains(entry.cameo)) {
    return bad("no CAMEO code: " + entry.cameo, "");
  }
  return {};
}

void LexiconReader::index(std::string_view lemmas, const Entry& entry) {
  for (const auto lemma : split(lemmas, '|')) {
    const auto words = split(trim(lemma), '~');
    Entry one = entry;
    for (std::size_t i = 1; i < words.size(); ++i) one.near.emplace_back(words[i]);
    lexicon_.by_lemma_[std::string(words[0])].push_back(
        static_cast<std::uint32_t>(lexicon_.entries_.size()));
    one.most = near_points * static_cast<int>(one.near.size()) + (one.reflexive ? 1 : 0) +
               (one.denied ? denied_points : 0);
    for (const Constraint& constraint : one.constraints) one.most += points_of(constraint);
    lexicon_.entries_.push_back(std::move(one));
  }
}

Result<void> LexiconReader::read_constraints(std::string_view text, Entry& entry) const {
  if (text.empty()) return {};
  for (auto part : split(text, ';')) {
    part = trim(part);
    if (part == "refl" || part == "!refl") {
      (part.front() == '!' ? entry.not_reflexive : entry.reflexive) = true;
      continue;
    }
    if (part == "finite") {
      entry.finite = true;
      continue;
    }
    Constraint constraint;
    if (!part.empty() && part.front() == '!') {
      constraint.forbidden = true;
      part.remove_prefix(1);
    }
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) return bad("a constraint is slot=words", "");
    for (const auto slot : split(part.substr(0, equals), ',')) {
      constraint.slots.push_back(slot_of(trim(slot)));
    }
    const auto value = trim(part.substr(equals + 1));
    if (value == "*") {
      constraint.what = Constraint::What::anything;
    } else if (value == "-") {
      constraint.what = Constraint::What::nothing;
    } else if (auto done = add_words(value, constraint); !done) {
      return done;
    }
    entry.constraints.push_back(std::move(constraint));
  }
  return {};
}

Result<void> LexiconReader::add_words(std::string_view text, Constraint& constraint) const {
  const auto add = [&](std::string_view word) {
    if (word.find('~') != std::string_view::npos) {
      constraint.phrases.emplace_back(word);
    } else {
      constraint.lemmas.emplace(word);
    }
  };
  for (auto word : split(text, '|')) {
    word = trim(word);
    if (word == "*actor") {
      constraint.actor = true;
      continue;
    }
    if (word.empty() || word.front() == '*') return bad("an empty word or '*' among words", "");
    if (word.front() != '@') {
      add(word);
      continue;
    }
    const auto found = classes_.find(word.substr(1));
    if (found == classes_.end()) return bad("no class " + std::string(word), "");
    for (const auto& member : found->second) add(member);
  }
  return {};
}

Result<void> LexiconReader::read_flags(std::string_view text, Entry& entry) const {
  if (text.empty()) return {};
  for (auto flag : split(text, ',')) {
    flag = trim(flag);
    if (flag == "sym") {
      entry.symmetric = true;
    } else if (flag == "dead") {
      entry.casualties = true;
    } else if (flag == "anaphor") {
      entry.anaphoric = true;
    } else if (flag == "both") {
      entry.both = true;
    } else if (flag == "crowd") {
      entry.crowd = true;
    } else if (flag == "gather") {
      entry.gather = true;
    } else if (flag == "called") {
      entry.called = true;
    } else if (flag == "alone") {
      entry.alone = true;
    } else if (flag == "denied") {
      entry.denied = true;
    } else if (flag == "planned") {
      entry.hint = Status::planned;
    } else if (flag == "ongoing") {
      entry.hint = Status::ongoing;
    } else {
      return bad("unknown flag " + std::string(flag), "");
    }
  }
  return {};
}

}  // namespace depeche::events
