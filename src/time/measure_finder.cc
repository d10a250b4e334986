// SPDX-License-Identifier: Apache-2.0
#include "time/measure_finder.h"

#include "time/atoms.h"
#include "time/bounds.h"
#include "time/figures.h"
#include "time/lexicon.h"
#include "time/units.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace depeche {

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
  auto lexicon = Lexicon::load_numbers(pack);
  if (!lexicon) return lexicon.error();
  auto bounds = Bounds::load(pack);
  if (!bounds) return bounds.error();
  auto units = Units::load(pack);
  if (!units) return units.error();
  return MeasureFinder(std::make_unique<Rules>(Rules{
      pack.language() + ".measure.", std::move(*lexicon), std::move(*bounds), std::move(*units)}));
}

namespace {

/// A figure and its unit, in atoms.
struct Measured {
  Figure figure;
  const MeasureUnit* unit = nullptr;
  std::uint32_t last = 0;  // behind a unit that follows
};

/// What the number at `at` measures; `unit` is null when it measures nothing.
Measured measured_at(const FigureReader& reader, const Units& units, const Atoms& atoms,
                     std::uint32_t at, const Numeral& numeral) {
  Measured out;
  const MeasureUnit* const before = units.find(atoms, at, true);
  const auto from = before == nullptr ? at : at - static_cast<std::uint32_t>(before->words.size());
  out.figure = reader.figure(at, numeral, from);
  out.last = out.figure.last;
  std::uint32_t end = out.figure.last;
  if (out.figure.partitive) end = units.behind_links(atoms, end);
  // "US$30 million", but "30 millions de dollars"; a mark before goes before words behind.
  const MeasureUnit* const behind = units.find(atoms, end, false);
  out.unit = before != nullptr ? before : behind;
  if (before == nullptr && behind != nullptr)
    out.last = end + static_cast<std::uint32_t>(behind->words.size());
  const bool one_sentence =
      out.last > 0 && atoms.list[out.last - 1].sentence == atoms.list[out.figure.first].sentence;
  if (!one_sentence) out.unit = nullptr;
  return out;
}

}  // namespace

std::vector<MeasureRef> MeasureFinder::find(const Atoms& atoms) const {
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
    if (one.unit == nullptr || one.figure.article) continue;
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
