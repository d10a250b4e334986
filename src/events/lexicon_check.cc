// SPDX-License-Identifier: Apache-2.0
// What in the tables of happenings makes no sense, though it can be read?
#include "base/string_map.h"
#include "events/lexicon.h"
#include "events/lexicon_cells.h"
#include "events/lexicon_reader.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// Looks at the rows of a type's table side by side.
class RowCheck {
 public:
  RowCheck(const Pack& pack, std::vector<Error>& faults) : faults_(faults) {
    const auto table = pack.table("common/events/cameo_types.tsv");
    if (!table) {
      faults_.push_back(table.error());
      return;
    }
    const auto columns = columns_of<2>(*table, {"type", "roots"});
    if (!columns) {
      faults_.push_back(columns.error());
      return;
    }
    const auto [type, roots] = *columns;
    for (std::size_t row = 0; row < table->rows(); ++row)
      roots_.emplace(table->cell(row, type), std::string(table->cell(row, roots)));
  }

  /// `name` of the table: "events/accuse.tsv".
  void look_at(const Table& table, const std::string& name) {
    const auto columns =
        columns_of<8>(table, {"id", "lemma", "pos", "with", "frame", "flags", "example", "cameo"});
    if (!columns) return;  // told by the reader
    const auto [id, lemma, pos, with, frame, flags, example, cameo] = *columns;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.cell(row, id).empty()) tell("has no id; name the rule", table, row);
      if (table.cell(row, id).find(' ') != std::string_view::npos)
        tell("has the id '" + std::string(table.cell(row, id)) + "' with a blank in it; write '_'",
             table, row);
      look_at_code(table, row, cameo, name);
      if (table.cell(row, example).empty())
        tell("has no example; write a sentence that must give this type", table, row);
      std::string key;
      for (const std::size_t column : {pos, with, flags})
        key += "\t" + std::string(table.cell(row, column));
      for (const auto part : split(table.cell(row, lemma), '|')) {
        const auto word = trim(part);
        if (word.empty()) tell("names an empty lemma; a '|' too many?", table, row);
        const auto [seen, fresh] =
            seen_.emplace(std::string(word) + key, name + ":" + std::to_string(table.line(row)));
        if (!fresh)
          tell("tells '" + std::string(word) + "' under the same conditions as " + seen->second +
                   "; take it out of one of them",
               table, row);
      }
    }
  }

 private:
  /// Is the CAMEO code of the type that the table's name tells ("events/accuse.tsv")?
  void look_at_code(const Table& table, std::size_t row, std::size_t cameo, std::string_view name) {
    const auto slash = name.rfind('/') + 1;
    std::string type(name.substr(slash, name.rfind('.') - slash));
    for (char& c : type) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto known = roots_.find(type);
    const std::string_view code = table.cell(row, cameo);
    if (known == roots_.end() || code.empty()) return;
    const auto roots = split(known->second, ',');
    if (std::find(roots.begin(), roots.end(), code.substr(0, 2)) != roots.end()) return;
    tell("has the CAMEO code " + std::string(code) + ", which is of another type than " + type +
             "; its codes begin with " + known->second + " (data/common/events/cameo_types.tsv)",
         table, row);
  }

  void tell(const std::string& what, const Table& table, std::size_t row) {
    faults_.push_back(bad(what, table.where(row)));
  }

  std::vector<Error>& faults_;
  StringMap<std::string> roots_;  ///< type -> first figures of its CAMEO codes, parted by ','
  StringMap<std::string> seen_;   ///< lemma and conditions -> where
};

/// Classes that no row asks for, and words that a class has twice.
void check_classes(const Table& classes, const std::string& conditions,
                   std::vector<Error>& faults) {
  const auto columns = columns_of<2>(classes, {"class", "lemmas"});
  if (!columns) return;
  const auto [name, lemmas] = *columns;
  for (std::size_t row = 0; row < classes.rows(); ++row) {
    const std::string asked = "@" + std::string(classes.cell(row, name));
    if (conditions.find(asked) == std::string::npos) {
      faults.push_back(
          bad("no row asks for '" + asked + "'; take it out or use it", classes.where(row)));
    }
    WordSet words;
    for (const auto word : split(classes.cell(row, lemmas), '|')) {
      if (trim(word).empty()) {
        faults.push_back(bad("has an empty word; a '|' too many?", classes.where(row)));
      } else if (!words.insert(trim(word))) {
        faults.push_back(
            bad("names '" + std::string(trim(word)) + "' twice; take one out", classes.where(row)));
      }
    }
  }
}

}  // namespace

std::vector<Error> Lexicon::check(const Pack& pack) {
  std::vector<Error> faults;
  Lexicon lexicon;
  LexiconReader reader(pack, lexicon, &faults);
  if (auto done = reader.read(); !done) faults.push_back(done.error());
  RowCheck rows(pack, faults);
  std::string conditions;
  bool whole = true;  // else classes seem unused that a broken table asks for
  for (const std::string& name : pack.tables_in("events")) {
    const auto table = pack.table(name);
    whole = whole && table;
    if (!table) continue;  // told by the reader
    rows.look_at(*table, name);
    const auto with = table->column("with");
    if (!with) continue;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      conditions.append(table->cell(row, *with)).push_back('|');
    }
  }
  if (const auto classes = pack.table("events/classes.tsv"); classes && whole)
    check_classes(*classes, conditions, faults);
  return faults;
}

}  // namespace depeche::events
