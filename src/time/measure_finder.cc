// SPDX-License-Identifier: Apache-2.0
#include "time/measure_finder.h"

#include "base/string_map.h"
#include "time/atoms.h"
#include "time/bounds.h"
#include "time/figures.h"
#include "time/lexicon.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// Words of a unit and what they measure.
struct Unit {
  std::vector<std::string> words;
  std::string kind;
  std::string code;
  bool before = false;  // stands before the figure ("$"), or on either side
  bool behind = true;
};

/// The units by their first (or, before a figure, last) word; longer ones first.
class Units {
 public:
  static Result<Units> load(const Pack& pack) {
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
      Unit unit;
      const Atoms atoms = atoms_of(table->cell(row, word));
      for (const Atom& atom : atoms.list) unit.words.emplace_back(atoms.form(atom));
      unit.kind = table->cell(row, kind);
      unit.code = table->cell(row, code);
      unit.before = where != "behind";
      unit.behind = where != "before";
      units.all_.push_back(std::move(unit));
    }
    std::stable_sort(units.all_.begin(), units.all_.end(), [](const Unit& a, const Unit& b) {
      return a.words.size() > b.words.size();
    });
    for (std::uint32_t i = 0; i < units.all_.size(); ++i) {
      units.by_first_[units.all_[i].words.front()].push_back(i);
      units.by_last_[units.all_[i].words.back()].push_back(i);
    }
    return units;
  }

  /// The unit that starts at atom `at`, or (with `before`) that ends before it; null when none.
  [[nodiscard]] const Unit* find(const Atoms& atoms, std::uint32_t at, bool before) const {
    if (before ? at == 0 : at >= atoms.list.size()) return nullptr;
    const auto& index = before ? by_last_ : by_first_;
    const auto listed = index.find(atoms.form(atoms.list[before ? at - 1 : at]));
    if (listed == index.end()) return nullptr;
    for (const std::uint32_t number : listed->second) {
      const Unit& unit = all_[number];
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

  /// "milliards d'euros": the first atom behind the linking words at `at`.
  [[nodiscard]] std::uint32_t behind_links(const Atoms& atoms, std::uint32_t at) const {
    constexpr std::uint32_t most = 2;  // "d" and "'"
    std::uint32_t end = at;
    while (end < atoms.list.size() && end - at < most &&
           std::find(links_.begin(), links_.end(), atoms.form(atoms.list[end])) != links_.end())
      ++end;
    return end;
  }

 private:
  using Index = StringMap<std::vector<std::uint32_t>>;

  /// "m" of "30 m", not of "30 m²": no letters or digits are written onto the unit.
  static bool is_whole_word(const Atoms& atoms, std::uint32_t end) {
    if (end >= atoms.list.size() || !atoms.list[end].glued) return true;
    const AtomKind last = atoms.list[end - 1].kind;
    return last == AtomKind::mark || atoms.list[end].kind == AtomKind::mark;
  }

  std::vector<Unit> all_;
  std::vector<std::string> links_;
  Index by_first_;
  Index by_last_;
};

}  // namespace

struct MeasureFinder::Rules {
  std::string prefix;  // "fr.measure."
  Lexicon lexicon;
  Bounds bounds;
  Units units;
};

MeasureFinder::MeasureFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

MeasureFinder::MeasureFinder(MeasureFinder&&) noexcept = default;
MeasureFinder& MeasureFinder::operator=(MeasureFinder&&) noexcept = default;
MeasureFinder::~MeasureFinder() = default;

Result<MeasureFinder> MeasureFinder::load(const Pack& pack) {
  auto lexicon = Lexicon::load(pack);
  if (!lexicon) return lexicon.error();
  auto bounds = Bounds::load(pack);
  if (!bounds) return bounds.error();
  auto units = Units::load(pack);
  if (!units) return units.error();
  return MeasureFinder(std::make_unique<Rules>(Rules{pack.language() + ".measure.",
                                                     std::move(*lexicon), std::move(*bounds),
                                                     std::move(*units)}));
}

namespace {

/// A figure and its unit, in atoms.
struct Measured {
  Figure figure;
  const Unit* unit = nullptr;
  std::uint32_t last = 0;  // behind a unit that follows
};

/// What the number at `at` measures; `unit` is null when it measures nothing.
Measured measured_at(const FigureReader& reader, const Units& units, const Atoms& atoms,
                     std::uint32_t at, const Numeral& numeral) {
  Measured out;
  const Unit* const before = units.find(atoms, at, true);
  const auto from =
      before == nullptr ? at : at - static_cast<std::uint32_t>(before->words.size());
  out.figure = reader.figure(at, numeral, from);
  out.last = out.figure.last;
  std::uint32_t end = out.figure.last;
  if (out.figure.partitive) end = units.behind_links(atoms, end);
  // "US$30 million", but "30 millions de dollars"; a mark before goes before words behind.
  const Unit* const behind = units.find(atoms, end, false);
  out.unit = before != nullptr ? before : behind;
  if (before == nullptr && behind != nullptr)
    out.last = end + static_cast<std::uint32_t>(behind->words.size());
  const bool one_sentence =
      out.last > 0 && atoms.list[out.last - 1].sentence == atoms.list[out.figure.first].sentence;
  if (!one_sentence) out.unit = nullptr;
  return out;
}

}  // namespace

std::vector<MeasureRef> MeasureFinder::find(const Document& document,
                                            const Analysis& analysis) const {
  const Atoms atoms = atoms_of(document.text(), analysis);
  const FigureReader reader(rules_->lexicon, rules_->bounds, atoms, Reckoned::measures);
  std::vector<MeasureRef> out;
  for (std::uint32_t at = 0; at < atoms.list.size();) {
    const Numeral numeral = reader.number(at);
    if (numeral.length == 0) {
      ++at;
      continue;
    }
    const Measured one = measured_at(reader, rules_->units, atoms, at, numeral);
    at = std::max(one.last, at + 1);
    if (one.unit == nullptr) continue;
    const Figure& figure = one.figure;
    MeasureRef ref;
    const Atom& first = atoms.list[figure.first];
    const Atom& last = atoms.list[one.last - 1];
    ref.evidence = {first.span.begin, last.span.end};
    ref.rule = rules_->prefix + std::string(figure.rule);
    ref.tokens = {first.token, last.token + 1};
    ref.kind = one.unit->kind;
    ref.unit = one.unit->code;
    if (figure.has_low) ref.low = figure.low;
    if (figure.has_high) ref.high = figure.high;
    ref.approximate = figure.approximate;
    out.push_back(std::move(ref));
  }
  return out;
}

}  // namespace depeche
