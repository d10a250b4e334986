// SPDX-License-Identifier: Apache-2.0
#include "time/bounds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

constexpr std::array<std::pair<std::string_view, Effect>, 15> effects{{
    {"more", Effect::more},
    {"at_least", Effect::at_least},
    {"less", Effect::less},
    {"at_most", Effect::at_most},
    {"about", Effect::about},
    {"none", Effect::none},
    {"several", Effect::several},
    {"many", Effect::many},
    {"range", Effect::range},
    {"to", Effect::to},
    {"and", Effect::conjunction},
    {"plural", Effect::plural},
    {"at_least_behind", Effect::at_least_behind},
    {"at_most_behind", Effect::at_most_behind},
    {"about_behind", Effect::about_behind},
}};

}  // namespace

Bounds::Bounds(std::vector<Bound> longest_first) : all_(std::move(longest_first)) {
  for (std::uint32_t i = 0; i < all_.size(); ++i) {
    by_first_[all_[i].words.front()].push_back(i);
    by_last_[all_[i].words.back()].push_back(i);
  }
}

Result<Bounds> Bounds::load(const Pack& pack) {
  auto table = pack.table("time/quantities.tsv");
  if (!table) return table.error();
  const auto word = table->column("word");
  const auto effect = table->column("effect");
  if (!word) return word.error();
  if (!effect) return effect.error();
  std::vector<Bound> bounds;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto* const known = std::find_if(effects.begin(), effects.end(), [&](const auto& e) {
      return e.first == table->cell(row, *effect);
    });
    if (known == effects.end())
      return Error{ErrorCode::bad_data, "names no effect on a figure", table->where(row)};
    Bound bound;
    bound.effect = known->second;
    const Atoms atoms = atoms_of(table->cell(row, *word));
    for (const Atom& atom : atoms.list) bound.words.emplace_back(atoms.form(atom));
    bounds.push_back(std::move(bound));
  }
  std::stable_sort(bounds.begin(), bounds.end(),
                   [](const Bound& a, const Bound& b) { return a.words.size() > b.words.size(); });
  return Bounds(std::move(bounds));
}

const Bound* Bounds::find(const Atoms& atoms, std::uint32_t at, bool ahead) const {
  if (ahead ? at >= atoms.list.size() : at == 0) return nullptr;
  const auto& index = ahead ? by_first_ : by_last_;
  const auto listed = index.find(atoms.form(atoms.list[ahead ? at : at - 1]));
  if (listed == index.end()) return nullptr;
  for (const std::uint32_t number : listed->second) {
    const Bound& one = all_[number];
    const auto size = static_cast<std::uint32_t>(one.words.size());
    if (ahead ? at + size > atoms.list.size() : at < size) continue;
    const std::uint32_t from = ahead ? at : at - size;
    bool same = atoms.list[from].sentence == atoms.list[from + size - 1].sentence;
    for (std::uint32_t i = 0; i < size && same; ++i)
      same = atoms.form(atoms.list[from + i]) == one.words[i];
    if (same) return &one;
  }
  return nullptr;
}

}  // namespace depeche
