// SPDX-License-Identifier: Apache-2.0
#include "time/quantity_finder.h"

#include "time/atoms.h"
#include "time/bounds.h"
#include "time/counting.h"
#include "time/figures.h"
#include "time/lexicon.h"
#include "time/units.h"

#include <string>
#include <string_view>
#include <utility>

namespace depeche {

struct QuantityFinder::Rules {
  std::string prefix;  // "fr.quantity."
  Lexicon lexicon;
  Counter counter;
  Bounds bounds;
  Units units;
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
  auto bounds = Bounds::load(pack);
  if (!bounds) return bounds.error();
  auto units = Units::load(pack);
  if (!units) return units.error();
  std::vector<std::uint32_t> time_classes;
  for (const std::string_view name : {"UNITS", "UNITPL", "MONTH", "MABBR", "AMPM"}) {
    if (const std::uint32_t symbol = lexicon->symbol(name)) time_classes.push_back(symbol);
  }
  return QuantityFinder(std::make_unique<Rules>(
      Rules{pack.language() + ".quantity.", std::move(*lexicon), std::move(*counter),
            std::move(*bounds), std::move(*units), std::move(time_classes)}));
}

namespace {

/// Is the figure a count of people, and not a year, a label ("category 5") or a mere article?
/// `part`: of another figure; `definite`: it takes up what was told ("les deux hommes").
bool is_worth(const FigureReader& reader, const Figure& figure, const Counted& counted, bool part,
              bool definite) {
  constexpr double few = 12;
  // "un civil a été tué" counts a victim; "un civil" alone counts nothing.
  const bool one = figure.article || (figure.low == 1 && figure.high == 1 && !figure.digits);
  const bool bare = counted.noun == UINT32_MAX;
  if (reader.is_code(figure) || reader.is_year(figure)) return false;
  if (one) return counted.person && counted.harmed && !counted.adjective && !part;
  if (figure.rule == "none" && (!counted.person || (!counted.harmed && counted.of != "victims")))
    return false;
  if (figure.rule == "few") return counted.known && counted.harmed && !bare;
  if (definite && figure.exact() && figure.low <= few && !counted.harmed) return false;
  return counted.known && !(bare && reader.is_label(figure));
}

/// "a man of 24": a number that hangs by a preposition on one person is an age.
bool is_age(const Analysis& analysis, TokenRange tokens, const Counted& counted) {
  constexpr std::size_t digits = 2;
  const Token& number = analysis.tokens[tokens.first];
  if (counted.noun != UINT32_MAX || tokens.first < 2 || tokens.size() != 1 ||
      number.head == no_token || number.head + 2 != tokens.first ||
      analysis.tokens[tokens.first - 1].upos != Upos::adp)
    return false;
  const Token& noun = analysis.tokens[number.head];
  return noun.upos == Upos::noun && noun.morph.number == Number::sing &&
         number.form.size() <= digits;
}

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

/// Does a figure that tells nothing itself count what the one before it in the sentence counts?
bool takes_up(const Counter& counter, const Analysis& analysis, TokenRange tokens,
              const Counted& counted, const std::vector<QuantityRef>& all) {
  return !counted.known && counted.noun == UINT32_MAX && !all.empty() &&
         analysis.sentence_of(all.back().tokens.first) == analysis.sentence_of(tokens.first) &&
         counter.takes_up(analysis, tokens);
}

/// What the figure before tells of this one too: "30 morts, dont 4 enfants", "deux d'entre eux".
void take_from_before(const Counter& counter, const Analysis& analysis, TokenRange tokens,
                      bool part, const std::vector<QuantityRef>& all, Counted& counted) {
  if (takes_up(counter, analysis, tokens, counted, all)) {
    counted.counts = all.back().counts;
    counted.of = all.back().of;
    counted.known = counted.harmed = true;
  } else if (!counted.harmed && counted.person && !all.empty() &&
             shares_fate(counter, analysis, all.back(), tokens, part)) {
    counted.counts = all.back().counts;
    counted.harmed = true;
  }
}

/// Marks the figures of `single` ("un civil a été tué") that stand alone in their sentence.
void mark_lone(const Analysis& analysis, const std::vector<bool>& single,
               std::vector<QuantityRef>& all) {
  const auto sentence = [&](std::size_t i) { return analysis.sentence_of(all[i].tokens.first); };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool company = (i > 0 && sentence(i - 1) == sentence(i)) ||
                         (i + 1 < all.size() && sentence(i + 1) == sentence(i));
    all[i].lone = single[i] && !company;
  }
}

}  // namespace

std::vector<QuantityRef> QuantityFinder::find(const Analysis& analysis, const Atoms& atoms) const {
  const FigureReader reader(rules_->lexicon, rules_->bounds, atoms, Reckoned::counts);
  std::vector<QuantityRef> out;
  std::vector<bool> single;  // by figure: one person with an article
  const auto is_measure = [&](const Figure& figure) {
    const std::uint32_t end =
        figure.partitive ? rules_->units.behind_links(atoms, figure.last) : figure.last;
    return rules_->units.find(atoms, end, false) != nullptr;
  };
  const auto keep = [&](const Figure& figure) {
    if (is_measure(figure)) return;
    const TokenRange tokens{atoms.list[figure.first].token, atoms.list[figure.last - 1].token + 1};
    const Counter& counter = rules_->counter;
    const bool part = counter.is_part(analysis, tokens.first);
    const bool total = counter.is_total(analysis, tokens.first);
    Counted counted = counter.read(analysis, tokens, figure.partitive);
    if (counted.measure || counted.thing) return;
    if (total && !takes_up(counter, analysis, tokens, counted, out)) {
      counted.counts = "other";
      counted.harmed = false;
    } else {
      take_from_before(counter, analysis, tokens, part, out, counted);
    }
    if (!total && is_age(analysis, tokens, counted)) return;
    const bool definite = !total && counter.is_definite(analysis, tokens.first);
    if (!is_worth(reader, figure, counted, part, definite)) return;
    Figure bounded = figure;
    if (counted.noun != UINT32_MAX) reader.bound_behind(counted.noun, bounded);
    // "a toll that rose from 11 to 15": what it is now
    if (counted.toll && bounded.change) bounded.low = bounded.high;
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
    single.push_back(figure.article && !counted.victim);
    tie(counter, analysis, part, out);
  };
  for (std::uint32_t at = 0; at < atoms.list.size();) {
    const Numeral numeral = reader.number(at);
    if (numeral.length > 0) {
      const Figure figure = reader.figure(at, numeral, at);
      if (!reader.is_time(figure.last, rules_->time_classes)) keep(figure);
      at = figure.last;
      continue;
    }
    const Figure words = reader.wordy(at);
    if (words.last > at && !reader.is_time(words.last, rules_->time_classes)) keep(words);
    ++at;
  }
  mark_lone(analysis, single, out);
  return out;
}

}  // namespace depeche
