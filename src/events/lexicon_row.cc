// SPDX-License-Identifier: Apache-2.0
// How is a row of a type's table in data/<lang>/events written?
#include "base/near_words.h"
#include "events/lexicon_cells.h"
#include "events/lexicon_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace depeche::events {

namespace {

Slot slot_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Slot::Kind>, 18> names{
      {{"subj", Slot::Kind::subject},
       {"obj", Slot::Kind::object},
       {"iobj", Slot::Kind::indirect},
       {"amod", Slot::Kind::attribute},
       {"poss", Slot::Kind::possessor},
       {"lv", Slot::Kind::light},
       {"inf", Slot::Kind::infinitive},
       {"infobj", Slot::Kind::infinitive_object},
       {"ccomp", Slot::Kind::clause},
       {"ccompsubj", Slot::Kind::clause_subject},
       {"near", Slot::Kind::near},
       {"gov", Slot::Kind::governor},
       {"ctx", Slot::Kind::context},
       {"ctxobj", Slot::Kind::context_object},
       {"far", Slot::Kind::far},
       {"case", Slot::Kind::own_case},
       {"when", Slot::Kind::circumstance},
       {"top", Slot::Kind::top}}};
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

Result<EntryPos> pos_from(std::string_view name) {
  if (name == "verb") return EntryPos::verb;
  if (name == "noun") return EntryPos::noun;
  if (name == "adj") return EntryPos::adjective;
  return bad("pos is verb, noun or adj, not '" + std::string(name) + "'", "");
}

/// No object among what a row asks for, but a preposition.
bool is_intransitive(const Entry& entry) {
  const auto has = [](const std::vector<Slot>& slots, Slot::Kind kind) {
    return std::any_of(slots.begin(), slots.end(),
                       [&](const Slot& slot) { return slot.kind == kind; });
  };
  bool behind = false;
  for (const Constraint& c : *entry.constraints) {
    if (c.forbidden) continue;
    if (has(c.slots, Slot::Kind::object)) return false;
    behind = behind || has(c.slots, Slot::Kind::preposition);
  }
  const auto& choices = entry.recipient.choices;
  return behind && std::none_of(choices.begin(), choices.end(), [&](const auto& choice) {
           return has(choice, Slot::Kind::object);
         });
}

/// The words of `set` that begin with `prefix`, without it, sorted.
std::vector<std::string> listed(const WordSet& set, std::string_view prefix = "") {
  std::vector<std::string> words;
  for (const std::string& word : set) {
    if (word.starts_with(prefix)) words.push_back(word.substr(prefix.size()));
  }
  std::sort(words.begin(), words.end());
  return words;
}

/// What a row may say in `flags`.
const std::vector<std::string>& flag_names() {
  static const std::vector<std::string> names = {
      "sym",   "dead",   "anaphor",   "both", "crowd",   "gather", "called",
      "alone", "denied", "addressed", "aim",  "planned", "ongoing"};
  return names;
}

}  // namespace

Result<void> LexiconReader::read_type(EventType type, const std::string& file) {
  auto table = pack_.table(file);
  if (!table) return table.error();
  // Once, not for each row.
  if (auto columns = Columns::of(*table, {"id", "lemma", "pos", "with", "frame", "mode", "contexts",
                                          "cameo", "flags", "example"});
      !columns) {
    return columns.error();
  }
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto done = read_row(type, *table, row);
    if (!done) done = refuse(bad(done.error().message, table->where(row)));
    if (!done) return done;
  }
  return {};
}

Result<void> LexiconReader::read_row(EventType type, const Table& table, std::size_t row) {
  auto columns = Columns::of(table, {"id", "pos", "frame", "mode", "contexts", "cameo", "example"});
  if (!columns) return columns.error();
  Entry entry;
  entry.type = type;
  entry.line = table.line(row);
  entry.id = pack_.language() + "." + lower_name(type) + "." + std::string(columns->cell(row, 0));
  if (!ids_.insert(entry.id)) return bad("id used twice: " + entry.id, "");
  const auto pos = pos_from(columns->cell(row, 1));
  if (!pos) return pos.error();
  entry.pos = *pos;
  const auto frame = split(columns->cell(row, 2), '>');
  if (frame.size() != 2)
    return bad("a frame is 'doers > recipients', as in 'subj > obj', not '" +
                   std::string(columns->cell(row, 2)) + "'",
               "");
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
  if (const auto counter = table.column("counterexample"))
    entry.counterexample = table.cell(row, *counter);
  return read_entry(table, row, std::move(entry));
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

Result<void> LexiconReader::read_other_senses() {
  auto table = pack_.table("events/other_senses.tsv");
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto done = read_other_sense(*table, row);
    if (!done) done = refuse(bad(done.error().message, table->where(row)));
    if (!done) return done;
  }
  return {};
}

Result<void> LexiconReader::read_other_sense(const Table& table, std::size_t row) {
  auto columns = Columns::of(table, {"lemma", "pos", "with", "types", "example"});
  if (!columns) return columns.error();
  OtherSense sense;
  sense.when.line = table.line(row);
  sense.when.example = columns->cell(row, 4);
  const auto pos = pos_from(columns->cell(row, 1));
  if (!pos) return pos.error();
  sense.when.pos = *pos;
  if (auto done = read_constraints(columns->cell(row, 2), sense.when); !done) return done;
  for (const auto name : split(columns->cell(row, 3), ',')) {
    const auto type = event_type_from(trim(name));
    if (!type) return bad("no PLOVER type: " + std::string(name), "");
    sense.not_told.set(static_cast<std::size_t>(*type));
  }
  for (const auto lemma : split(columns->cell(row, 0), '|')) {
    const auto words = split(trim(lemma), '~');
    OtherSense one = sense;
    for (std::size_t i = 1; i < words.size(); ++i) one.when.near.push_back(numbered(words[i]));
    const WordNumber first = numbered(words[0]);
    if (lexicon_.other_senses_.size() <= first) lexicon_.other_senses_.resize(first + 1);
    lexicon_.other_senses_[first].push_back(std::move(one));
  }
  return {};
}

Result<void> LexiconReader::check_codes(const Entry& entry) const {
  const std::string type = std::string(name_of(entry.type)) + ' ';
  if (!entry.mode.empty() && !modes_.contains(type + entry.mode)) {
    return bad(
        "no mode of this type: " + entry.mode + "; " + instead_of(entry.mode, listed(modes_, type)),
        "");
  }
  for (const auto& context : entry.contexts) {
    if (!contexts_.contains(context))
      return bad("no PLOVER context: " + context + "; " + instead_of(context, listed(contexts_)),
                 "");
  }
  if (!entry.cameo.empty() && !cameo_.contains(entry.cameo)) {
    return bad("no CAMEO code: " + entry.cameo + "; the codes are in data/common/events/cameo.tsv",
               "");
  }
  return {};
}

void LexiconReader::index(std::string_view lemmas, const Entry& entry) {
  for (const auto lemma : split(lemmas, '|')) {
    const auto words = split(trim(lemma), '~');
    Entry one = entry;
    for (std::size_t i = 1; i < words.size(); ++i) one.near.push_back(numbered(words[i]));
    const WordNumber first = numbered(words[0]);
    one.most = near_points * static_cast<int>(one.near.size()) + (one.reflexive ? 1 : 0) +
               (one.denied ? denied_points : 0);
    for (const Constraint& constraint : *one.constraints) one.most += points_of(constraint);
    const auto number = static_cast<std::uint32_t>(lexicon_.entries_.size());
    if (lexicon_.by_lemma_.size() <= first) lexicon_.by_lemma_.resize(first + 1);
    auto& choices = lexicon_.by_lemma_[first];
    const auto place = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& choice) { return choice.most < one.most; });
    choices.insert(place, {number, one.most, one.pos, one.denied});
    lexicon_.entries_.push_back(std::move(one));
  }
}

WordNumber LexiconReader::numbered(std::string_view word) {
  const auto next = static_cast<WordNumber>(lexicon_.numbers_.size() + 1);
  return lexicon_.numbers_.emplace(std::string(word), next).first->second;
}

Result<void> LexiconReader::read_constraints(std::string_view text, Entry& entry) {
  std::vector<Constraint> constraints;
  for (auto part : text.empty() ? std::vector<std::string_view>() : split(text, ';')) {
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
    constraints.push_back(std::move(constraint));
  }
  entry.constraints = std::make_shared<const std::vector<Constraint>>(std::move(constraints));
  return {};
}

void LexiconReader::add_word(std::string_view word, Constraint& constraint) {
  const auto cut = word.find('~');
  if (cut == std::string_view::npos) {
    constraint.words.push_back(numbered(word));
  } else {
    constraint.phrases.emplace_back(numbered(word.substr(0, cut)), numbered(word.substr(cut + 1)));
  }
}

/// Many rows name the same classes: each word of a class gets its number once.
void LexiconReader::add_class(WordClass& named, Constraint& constraint) {
  if (!named.numbered) {
    Constraint& all = named.numbered.emplace();
    for (const auto& member : named.members) add_word(member, all);
  }
  const Constraint& all = *named.numbered;
  constraint.words.insert(constraint.words.end(), all.words.begin(), all.words.end());
  constraint.phrases.insert(constraint.phrases.end(), all.phrases.begin(), all.phrases.end());
}

Result<void> LexiconReader::add_words(std::string_view text, Constraint& constraint) {
  for (auto word : split(text, '|')) {
    word = trim(word);
    if (word == "*actor") {
      constraint.actor = true;
      continue;
    }
    if (word == "*state") {
      constraint.state = true;
      continue;
    }
    if (word == "*country") {
      constraint.country = true;
      continue;
    }
    if (word == "*politician") {
      constraint.politician = true;
      continue;
    }
    if (word == "*place") {
      constraint.place = true;
      continue;
    }
    if (word.empty() || word.front() == '*') return bad("an empty word or '*' among words", "");
    if (word.front() != '@') {
      add_word(word, constraint);
      continue;
    }
    const auto found = classes_.find(word.substr(1));
    if (found == classes_.end()) {
      std::vector<std::string> classes;
      for (const auto& [name, members] : classes_) classes.push_back(name);
      std::sort(classes.begin(), classes.end());
      return bad("no class " + std::string(word) + "; " + instead_of(word.substr(1), classes) +
                     " Classes are rows of events/classes.tsv",
                 "");
    }
    add_class(found.value(), constraint);
  }
  std::sort(constraint.words.begin(), constraint.words.end());
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
    } else if (flag == "addressed") {
      entry.addressed = true;
    } else if (flag == "aim") {
      entry.aimed = true;
    } else if (flag == "planned") {
      entry.hint = Status::planned;
    } else if (flag == "ongoing") {
      entry.hint = Status::ongoing;
    } else {
      return bad("unknown flag " + std::string(flag) + "; " + instead_of(flag, flag_names()), "");
    }
  }
  return {};
}

}  // namespace depeche::events
