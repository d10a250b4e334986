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
  plural,
  at_least_behind,
  at_most_behind,
  about_behind
};

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

  [[nodiscard]] bool exact() const { return has_low && has_high && low == high && !approximate; }
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

  /// Is the figure a count of people, and not a year, a label ("category 5") or a mere article?
  /// `part`: of another figure; `definite`: it takes up what was told ("les deux hommes").
  [[nodiscard]] bool is_worth(const Figure& figure, const Counted& counted, bool part,
                              bool definite) const {
    // "un civil a été tué" counts a victim; "un civil" alone counts nothing.
    const bool one = figure.article || (figure.low == 1 && figure.high == 1 && !figure.digits);
    const bool bare = counted.noun == UINT32_MAX;
    if (is_code(figure)) return false;
    if (one) return counted.person && counted.harmed && !counted.adjective && !part;
    if (figure.rule == "few") return counted.known && counted.harmed && !bare;
    if (definite && figure.exact() && figure.low <= few && !counted.harmed) return false;
    return counted.known && !(bare && is_label(figure));
  }

  /// "F-16 fighters", "$4 billion": digits written onto a mark.
  [[nodiscard]] bool is_code(const Figure& figure) const {
    const Atom& first = atoms_.list[figure.first];
    if (figure.first == 0 || !first.glued || first.kind != AtomKind::digits) return false;
    const std::string_view before = atoms_.form(atoms_.list[figure.first - 1]);
    constexpr std::array<std::string_view, 10> marks{"-", "/", "$", "€", "£",
                                                     "#", ":", ".", ",", "+"};
    return std::find(marks.begin(), marks.end(), before) != marks.end();
  }

  /// May a figure without a noun be a year or part of a name ("killed 2012", "Apollo 13")?
  [[nodiscard]] bool is_label(const Figure& figure) const {
    const Atom& first = atoms_.list[figure.first];
    const bool year = figure.digits && figure.last == figure.first + 1 && first.number >= 1000 &&
                      first.number <= 2199;
    if (year || figure.first == 0) return year;
    const Atom& before = atoms_.list[figure.first - 1];
    if (before.sentence != first.sentence) return false;
    if (before.kind == AtomKind::mark) return first.glued;
    return before.capital && figure.digits;
  }

  /// "33 morts au moins": a bound behind what is counted, token `token`.
  void bound_behind(std::uint32_t token, Figure& out) const {
    std::uint32_t at = out.last;
    while (at < atoms_.list.size() && atoms_.list[at].token <= token) ++at;
    const Bound* const behind = bound(at, true);
    if (behind == nullptr || !out.has_low || !out.has_high) return;
    if (number(at + static_cast<std::uint32_t>(behind->words.size())).length > 0) return;
    if (behind->effect == Effect::at_least || behind->effect == Effect::at_least_behind) {
      out.has_high = false;
      out.rule = "at_least";
    } else if (behind->effect == Effect::at_most || behind->effect == Effect::at_most_behind) {
      out.has_low = false;
      out.rule = "at_most";
    } else if (behind->effect == Effect::about_behind) {
      out.approximate = true;
      out.rule = "about";
    }
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
    const Bound* const before = bound(at, false);
    second(before != nullptr ? before->effect : Effect::exact, out);
    const bool plain = before != nullptr && before->effect == Effect::plural &&
                       !numeral.vague;  // "des 1 200 salariés"
    if (before != nullptr && !plain && out.rule != "range") apply(*before, out);
    if (before != nullptr && out.rule == "range" && before->effect == Effect::range)
      out.first -= static_cast<std::uint32_t>(before->words.size());
    if (numeral.vague && out.rule == "number") {
      out.has_high = false;
      out.low *= 2;  // "dozens": two at least
      out.rule = "vague";
    }
    return out;
  }

 private:
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
        out.low *= 2;
        out.rule = "vague";
        break;
      default:
        return;
    }
    out.first -= size;
    out.article = false;
  }

  static constexpr double few = 12;

  const Lexicon& lexicon_;
  const Bounds& bounds_;
  const Atoms& atoms_;
  std::vector<std::uint32_t> symbols_;
};

void add_bound(std::optional<std::int64_t>& total, std::optional<std::int64_t> item) {
  total = total && item ? std::optional(*total + *item) : std::nullopt;
}

/// Does the fate of `last` hold for the people counted by `figure` too: "30 morts, dont 4 enfants",
/// "la mort de quatre policiers et de deux civils"?
bool shares_fate(const Counter& counter, const Analysis& analysis, const QuantityRef& last,
                 TokenRange figure, bool part) {
  if (analysis.sentence_of(last.tokens.first) != analysis.sentence_of(figure.first)) return false;
  if (part) return true;
  if (!tells_fate(last.counts)) return false;
  return last.counted != UINT32_MAX && !last.of.empty() &&
         counter.joins(analysis, last.counted + 1, figure.first);
}

/// Ties a figure to the one before it in its sentence: its whole, or the first of its list.
void tie(const Counter& counter, const Analysis& analysis, bool part,
         std::vector<QuantityRef>& all) {
  if (all.size() < 2) return;
  QuantityRef& one = all.back();
  const auto before = static_cast<std::uint32_t>(all.size() - 2);
  const QuantityRef& last = all[before];
  if (analysis.sentence_of(last.tokens.first) != analysis.sentence_of(one.tokens.first)) return;
  if (part) {
    one.whole = last.whole == UINT32_MAX || last.counts == one.counts ? before : last.whole;
    return;
  }
  const std::uint32_t end = last.counted == UINT32_MAX ? last.tokens.last : last.counted + 1;
  if (last.counts != one.counts || !tells_fate(one.counts) ||
      !counter.joins(analysis, end, one.tokens.first))
    return;
  const std::uint32_t first =
      last.whole != UINT32_MAX && all[last.whole].total_low ? last.whole : before;
  if (last.whole != UINT32_MAX && first != last.whole) return;  // parts are not added up
  QuantityRef& head = all[first];
  if (first == before) {
    head.total_low = head.low;
    head.total_high = head.high;
  }
  add_bound(head.total_low, one.low);
  add_bound(head.total_high, one.high);
  one.whole = first;
}

}  // namespace

std::vector<QuantityRef> QuantityFinder::find(const Document& document,
                                              const Analysis& analysis) const {
  const Atoms atoms = atoms_of(document.text(), analysis);
  const Reader reader(rules_->lexicon, rules_->bounds, atoms);
  std::vector<QuantityRef> out;
  const auto keep = [&](const Figure& figure) {
    const TokenRange tokens{atoms.list[figure.first].token, atoms.list[figure.last - 1].token + 1};
    const Counter& counter = rules_->counter;
    Counted counted = counter.read(analysis, tokens, figure.partitive);
    if (counted.measure || counted.thing) return;
    const bool part = counter.is_part(analysis, tokens.first);
    const bool total = counter.is_total(analysis, tokens.first);
    const bool takes_up =
        !counted.known && counted.noun == UINT32_MAX && !out.empty() &&
        analysis.sentence_of(out.back().tokens.first) == analysis.sentence_of(tokens.first) &&
        counter.takes_up(analysis, tokens);
    if (takes_up) {
      counted.counts = out.back().counts;
      counted.of = out.back().of;
      counted.known = counted.harmed = true;
    } else if (total) {
      counted.counts = "other";
      counted.harmed = false;
    } else if (!counted.harmed && counted.person && !out.empty() &&
               shares_fate(counter, analysis, out.back(), tokens, part)) {
      counted.counts = out.back().counts;
      counted.harmed = true;
    }
    const bool definite = !total && counter.is_definite(analysis, tokens.first);
    if (!reader.is_worth(figure, counted, part, definite)) return;
    Figure bounded = figure;
    if (counted.noun != UINT32_MAX) reader.bound_behind(counted.noun, bounded);
    QuantityRef ref;
    ref.evidence = {atoms.list[figure.first].span.begin, atoms.list[figure.last - 1].span.end};
    ref.rule = rules_->prefix + std::string(bounded.rule);
    ref.tokens = tokens;
    if (bounded.has_low) ref.low = static_cast<std::int64_t>(bounded.low);
    if (bounded.has_high) ref.high = static_cast<std::int64_t>(bounded.high);
    ref.approximate = bounded.approximate;
    ref.counts = counted.counts;
    ref.counted = counted.noun;
    ref.of = counted.of;
    out.push_back(std::move(ref));
    tie(counter, analysis, part, out);
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
