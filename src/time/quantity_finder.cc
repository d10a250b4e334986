// SPDX-License-Identifier: Apache-2.0
#include "time/quantity_finder.h"

#include "base/string_map.h"
#include "base/strings.h"
#include "time/atoms.h"
#include "time/counting.h"
#include "time/guards.h"
#include "time/lexicon.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>

namespace depeche {

namespace {

enum class Effect : std::uint8_t {
  exact,
  more,
  at_least,
  less,
  at_most,
  about,
  none,
  several,
  many,
  range,
  to,
  conjunction,
  plural
};

constexpr std::array<std::pair<std::string_view, Effect>, 12> effects{{
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
}};

/// Words that bound a figure.
struct Bound {
  std::vector<std::string> words;
  Effect effect = Effect::exact;
};

/// The bounds, found by the word that they start or end with; longer ones first.
class Bounds {
 public:
  explicit Bounds(std::vector<Bound> longest_first) : all_(std::move(longest_first)) {
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      by_first_[all_[i].words.front()].push_back(i);
      by_last_[all_[i].words.back()].push_back(i);
    }
  }

  /// The bounding words that end before atom `at` (or, with `ahead`, start there); null when none.
  [[nodiscard]] const Bound* find(const Atoms& atoms, std::uint32_t at, bool ahead) const {
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

 private:
  using Index = StringMap<std::vector<std::uint32_t>>;

  std::vector<Bound> all_;
  Index by_first_;
  Index by_last_;
};

/// A figure with its bounds, in atoms.
struct Figure {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double low = 0;
  double high = 0;
  bool has_low = true;
  bool has_high = true;
  bool approximate = false;
  bool partitive = false;
  bool article = false;
  bool digits = false;
  std::string_view rule = "number";
};

}  // namespace

struct QuantityFinder::Rules {
  std::string prefix;  // "fr.quantity."
  Lexicon lexicon;
  Counter counter;
  Bounds bounds;
  std::vector<std::uint32_t> time_classes;  // of words that make a number a time
};

QuantityFinder::QuantityFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

QuantityFinder::QuantityFinder(QuantityFinder&&) noexcept = default;
QuantityFinder& QuantityFinder::operator=(QuantityFinder&&) noexcept = default;
QuantityFinder::~QuantityFinder() = default;

Result<QuantityFinder> QuantityFinder::load(const Pack& pack) {
  auto lexicon = Lexicon::load(pack);
  if (!lexicon) return lexicon.error();
  auto counter = Counter::load(pack);
  if (!counter) return counter.error();
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
  std::vector<std::uint32_t> time_classes;
  for (const std::string_view name : {"UNITS", "UNITPL", "MONTH", "MABBR", "AMPM"}) {
    if (const std::uint32_t symbol = lexicon->symbol(name)) time_classes.push_back(symbol);
  }
  return QuantityFinder(std::make_unique<Rules>(
      Rules{pack.language() + ".quantity.", std::move(*lexicon), std::move(*counter),
            Bounds(std::move(bounds)), std::move(time_classes)}));
}

namespace {

/// One text being read for figures.
class Reader {
 public:
  Reader(const Lexicon& lexicon, const Bounds& bounds, const Atoms& atoms)
      : lexicon_(lexicon), bounds_(bounds), atoms_(atoms), symbols_(lexicon.symbols(atoms)) {}

  [[nodiscard]] const Bound* bound(std::uint32_t at, bool ahead) const {
    return bounds_.find(atoms_, at, ahead);
  }

  /// A clean number at `at`: no code, no percentage, no hour, no part of a longer figure.
  [[nodiscard]] Numeral number(std::uint32_t at) const {
    if (at >= atoms_.list.size() || (symbols_[at] == 0 && atoms_.list[at].kind != AtomKind::digits))
      return {};
    if (!starts_cleanly(atoms_, at)) return {};
    const Numeral numeral = lexicon_.numeral(atoms_, symbols_, at);
    if (numeral.length == 0 || numeral.zero_led || !ends_cleanly(atoms_, at + numeral.length))
      return {};
    if (numeral.fraction && numeral.value != std::floor(numeral.value)) return {};
    return numeral;
  }

  /// Does a time unit or a month follow?
  [[nodiscard]] bool is_time(std::uint32_t end, const std::vector<std::uint32_t>& classes) const {
    std::vector<Edge> edges;
    for (std::uint32_t at = end; at < atoms_.list.size() && at < end + 2; ++at) {
      if (atoms_.list[at].kind != AtomKind::letters) return false;
      edges.clear();
      lexicon_.edges(atoms_, symbols_, at, edges);
      for (const Edge& edge : edges) {
        if (std::find(classes.begin(), classes.end(), edge.symbol) != classes.end()) return true;
      }
      if (atoms_.list[at].lower_size > 2)
        return false;  // "une dizaine d'années": one small word between
    }
    return false;
  }

  /// Words that are a figure by themselves ("aucun", "plusieurs"); empty when there are none at
  /// `at`.
  [[nodiscard]] Figure wordy(std::uint32_t at) const {
    Figure figure;
    const Bound* const word = bound(at, true);
    if (word == nullptr) return figure;
    const bool none = word->effect == Effect::none;
    const auto end = at + static_cast<std::uint32_t>(word->words.size());
    if (!none && word->effect != Effect::several && word->effect != Effect::many) return figure;
    if (number(end).length > 0) return figure;
    figure.first = at;
    figure.last = end;
    figure.low = none ? 0 : 2;
    figure.has_high = none;
    figure.approximate = !none;
    figure.rule = none ? "none" : "few";
    return figure;
  }

  /// Is the figure a count, and not a year, a label ("category 5") or a mere article?
  [[nodiscard]] bool is_worth(const Figure& figure, const Counted& counted, bool part) const {
    // "un civil a été tué" counts a victim; "un civil" alone counts nothing.
    const bool one = figure.article || (figure.low == 1 && figure.high == 1 && !figure.digits);
    if (one) return counted.known && counted.harmed && !counted.adjective && !part;
    if (figure.rule == "few") return counted.known && counted.harmed;
    if (figure.rule == "none" || counted.known) return counted.known;
    const Atom& first = atoms_.list[figure.first];
    const bool year = figure.digits && figure.last == figure.first + 1 && first.number >= 1000 &&
                      first.number <= 2199;
    if (year || figure.first == 0) return !year;
    const Atom& before = atoms_.list[figure.first - 1];
    if (before.sentence != first.sentence) return true;
    if (before.kind == AtomKind::mark)
      return !before.glued && before.lower_size == 1 && !first.glued;
    return !(before.capital && figure.digits);
  }

  [[nodiscard]] Figure figure(std::uint32_t at, const Numeral& numeral) const {
    Figure out;
    out.first = at;
    out.last = at + numeral.length;
    out.low = out.high = numeral.value;
    out.approximate = numeral.approximate;
    out.partitive = numeral.approximate || numeral.value >= 1e6;
    out.article = numeral.article;
    out.digits = numeral.digits;
    if (numeral.vague) multiply(out);
    const Bound* const before = bound(at, false);
    second(before != nullptr ? before->effect : Effect::exact, out);
    const bool plain = before != nullptr && before->effect == Effect::plural &&
                       !numeral.vague;  // "des 1 200 salariés"
    if (before != nullptr && !plain && out.rule != "range") apply(*before, out);
    if (before != nullptr && out.rule == "range" && before->effect == Effect::range)
      out.first -= static_cast<std::uint32_t>(before->words.size());
    if (numeral.vague && out.rule == "number") {
      out.has_high = false;
      out.rule = "vague";
    }
    // "des milliers" are two at least.
    if (numeral.vague && out.rule == "vague") out.low *= 2;
    return out;
  }

 private:
  /// "des dizaines de milliers", "hundreds of thousands": one figure of both, a small word between.
  void multiply(Figure& out) const {
    if (out.last + 1 >= atoms_.list.size() || atoms_.list[out.last].lower_size > 2) return;
    const Numeral times = number(out.last + 1);
    if (!times.vague || times.value < 100) return;
    out.low *= times.value;
    out.high = out.low;
    out.last += 1 + times.length;
  }

  /// "entre 12 et 15", "12 à 15".
  void second(Effect before, Figure& out) const {
    const Bound* const link = bound(out.last, true);
    if (link == nullptr) return;
    const bool between = before == Effect::range && link->effect == Effect::conjunction;
    if (!between && link->effect != Effect::to) return;
    const Numeral other = number(out.last + static_cast<std::uint32_t>(link->words.size()));
    if (other.length == 0 || other.value <= out.low) return;
    out.high = other.value;
    // "3 à 5 millions": the scale is said once.
    for (const double scale : {1e9, 1e6, 1e3}) {
      if (other.scale == scale && out.low < 1000) out.low *= scale;
    }
    out.last += static_cast<std::uint32_t>(link->words.size()) + other.length;
    out.partitive = out.partitive || other.approximate || other.value >= 1e6;
    out.approximate = out.approximate || other.approximate;
    out.rule = "range";
  }

  static void apply(const Bound& bound, Figure& out) {
    const auto size = static_cast<std::uint32_t>(bound.words.size());
    switch (bound.effect) {
      case Effect::more:
        out.has_high = false;
        out.rule = "more_than";
        break;
      case Effect::at_least:
        out.has_high = false;
        out.rule = "at_least";
        break;
      case Effect::less:
        out.has_low = false;
        out.rule = "less_than";
        break;
      case Effect::at_most:
        out.has_low = false;
        out.rule = "at_most";
        break;
      case Effect::about:
        out.approximate = true;
        out.rule = "about";
        break;
      case Effect::several:
        out.has_high = false;
        out.approximate = true;
        out.low *= 2;
        out.rule = "several";
        break;
      case Effect::plural:
        out.has_high = false;
        out.approximate = true;
        out.rule = "vague";
        break;
      default:
        return;
    }
    out.first -= size;
    out.article = false;
  }

  const Lexicon& lexicon_;
  const Bounds& bounds_;
  const Atoms& atoms_;
  std::vector<std::uint32_t> symbols_;
};

}  // namespace

std::vector<QuantityRef> QuantityFinder::find(const Document& document,
                                              const Analysis& analysis) const {
  const Atoms atoms = atoms_of(document.text(), analysis);
  const Reader reader(rules_->lexicon, rules_->bounds, atoms);
  std::vector<QuantityRef> out;
  const auto keep = [&](const Figure& figure) {
    const TokenRange tokens{atoms.list[figure.first].token, atoms.list[figure.last - 1].token + 1};
    const Counted counted = rules_->counter.read(analysis, tokens, figure.partitive);
    if (counted.measure || counted.noun == UINT32_MAX) return;
    if (!reader.is_worth(figure, counted, rules_->counter.is_part(analysis, tokens.first))) return;
    QuantityRef ref;
    ref.evidence = {atoms.list[figure.first].span.begin, atoms.list[figure.last - 1].span.end};
    ref.rule = rules_->prefix + std::string(figure.rule);
    ref.tokens = tokens;
    if (figure.has_low) ref.low = static_cast<std::int64_t>(figure.low);
    if (figure.has_high) ref.high = static_cast<std::int64_t>(figure.high);
    ref.approximate = figure.approximate;
    ref.counts = counted.counts;
    ref.counted = counted.noun;
    out.push_back(std::move(ref));
  };
  for (std::uint32_t at = 0; at < atoms.list.size();) {
    const Numeral numeral = reader.number(at);
    if (numeral.length > 0) {
      const Figure figure = reader.figure(at, numeral);
      if (!reader.is_time(figure.last, rules_->time_classes)) keep(figure);
      at = figure.last;
      continue;
    }
    const Figure words = reader.wordy(at);
    if (words.last > at && !reader.is_time(words.last, rules_->time_classes)) keep(words);
    ++at;
  }
  return out;
}

}  // namespace depeche
