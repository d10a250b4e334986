// SPDX-License-Identifier: Apache-2.0
#include "time/units.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// "m" of "30 m", not of "30 m²": no letters or digits are written onto the unit.
bool is_whole_word(const Atoms& atoms, std::uint32_t end) {
  if (end >= atoms.list.size() || !atoms.list[end].glued) return true;
  const AtomKind last = atoms.list[end - 1].kind;
  return last == AtomKind::mark || atoms.list[end].kind == AtomKind::mark;
}

}  // namespace

Result<Units> Units::load(const Pack& pack) {
  auto table = pack.table("time/measures.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<4>(*table, {"word", "kind", "unit", "side"});
  if (!columns) return columns.error();
  const auto [word, kind, code, side] = *columns;
  Units units;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, kind) == "link") {
      units.links_.emplace_back(table->cell(row, word));
      continue;
    }
    const std::string_view where = table->cell(row, side);
    if (where != "behind" && where != "before" && where != "both")
      return Error{ErrorCode::bad_data, "names no side of a figure", table->where(row)};
    MeasureUnit unit;
    const Atoms atoms = atoms_of(table->cell(row, word));
    for (const Atom& atom : atoms.list) unit.words.emplace_back(atoms.form(atom));
    unit.kind = table->cell(row, kind);
    unit.code = table->cell(row, code);
    unit.before = where != "behind";
    unit.behind = where != "before";
    units.all_.push_back(std::move(unit));
  }
  std::stable_sort(
      units.all_.begin(), units.all_.end(),
      [](const MeasureUnit& a, const MeasureUnit& b) { return a.words.size() > b.words.size(); });
  for (std::uint32_t i = 0; i < units.all_.size(); ++i) {
    units.by_first_[units.all_[i].words.front()].push_back(i);
    units.by_last_[units.all_[i].words.back()].push_back(i);
  }
  return units;
}

const MeasureUnit* Units::find(const Atoms& atoms, std::uint32_t at, bool before) const {
  if (before ? at == 0 : at >= atoms.list.size()) return nullptr;
  const auto& index = before ? by_last_ : by_first_;
  const auto listed = index.find(atoms.form(atoms.list[before ? at - 1 : at]));
  if (listed == index.end()) return nullptr;
  for (const std::uint32_t number : listed->second) {
    const MeasureUnit& unit = all_[number];
    const auto size = static_cast<std::uint32_t>(unit.words.size());
    if (before ? !unit.before || at < size : !unit.behind || at + size > atoms.list.size())
      continue;
    const std::uint32_t from = before ? at - size : at;
    bool same = atoms.list[from].sentence == atoms.list[from + size - 1].sentence;
    for (std::uint32_t i = 0; i < size && same; ++i)
      same = atoms.form(atoms.list[from + i]) == unit.words[i];
    if (same && is_whole_word(atoms, from + size)) return &unit;
  }
  return nullptr;
}

std::uint32_t Units::behind_links(const Atoms& atoms, std::uint32_t at) const {
  constexpr std::uint32_t most = 2;  // "d" and "'"
  std::uint32_t end = at;
  while (end < atoms.list.size() && end - at < most &&
         std::find(links_.begin(), links_.end(), atoms.form(atoms.list[end])) != links_.end())
    ++end;
  return end;
}

}  // namespace depeche
