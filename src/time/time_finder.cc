// SPDX-License-Identifier: Apache-2.0
#include "time/time_finder.h"

#include "base/utf8.h"
#include "time/atoms.h"
#include "time/guards.h"
#include "time/lexicon.h"
#include "time/patterns.h"
#include "time/resolver.h"
#include "time/story.h"
#include "time/tense.h"

#include <algorithm>

namespace depeche {

struct TimeFinder::Rules {
  std::string prefix;  // of rule ids: "fr.time."
  Lexicon lexicon;
  Patterns patterns;
  TenseReader tenses;
};

namespace {

/// One finding before it is resolved.
struct Candidate {
  std::uint32_t row = 0;
  TimeKind kind = TimeKind::calendar;
  TimeFields fields;
  Span evidence;
  TokenRange tokens;
  std::uint32_t first_atom = 0;
  std::uint32_t last_atom = 0;
  bool needs_direction = false;
  bool dateline = false;
};

void add_candidates(const Match& match, const PatternRow& row, const Atoms& atoms,
                    std::vector<Candidate>& out) {
  const std::size_t begin = out.size();
  std::uint8_t groups = 0;
  for (const Step& step : match.steps) groups = std::max(groups, step.group);
  for (std::uint8_t group = 1; group <= groups; ++group) {
    Candidate one;
    bool any = false;
    for (const Step& step : match.steps) {
      // An optional comma at either end belongs to the sentence.
      const bool mark = step.edge.length == 1 && atoms.list[step.atom].kind == AtomKind::mark;
      if (step.group != group || mark) continue;
      if (!any) one.first_atom = step.atom;
      one.last_atom = step.atom + step.edge.length;
      any = true;
    }
    if (!any) continue;
    one.row = match.row;
    one.kind = row.kind;
    one.fields = TimeFields::from(match, row, group);
    const Atom& first = atoms.list[one.first_atom];
    const Atom& last = atoms.list[one.last_atom - 1];
    one.evidence = {first.span.begin, last.span.end};
    one.tokens = {first.token, last.token + 1};
    const TimeFields& f = one.fields;
    one.needs_direction =
        (row.kind == TimeKind::calendar && f.year < 0 && f.rel != "last" && f.rel != "next" &&
         (f.weekday >= 0 || f.month >= 0 || f.day >= 0 || !f.holiday.empty() || !f.season.empty() ||
          f.ordinal >= 0)) ||
        f.unit == "WE" || f.part == "NI";
    out.push_back(one);
  }
  for (std::size_t i = out.size(); i-- > begin + 1;) out[i - 1].fields.inherit(out[i].fields);
  // "April 3-5": the month is said first.
  for (std::size_t i = begin + 1; i < out.size(); ++i) {
    TimeFields& fields = out[i].fields;
    if (fields.day >= 0 && fields.month < 0) fields.inherit(out[i - 1].fields);
  }
}

}  // namespace

TimeFinder::TimeFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;
TimeFinder& TimeFinder::operator=(TimeFinder&&) noexcept = default;
TimeFinder::~TimeFinder() = default;

Result<TimeFinder> TimeFinder::load(const Pack& pack) {
  auto lexicon = Lexicon::load(pack);
  if (!lexicon) return lexicon.error();
  auto table = pack.table("time/patterns.tsv");
  if (!table) return table.error();
  auto patterns = Patterns::compile(*table, *lexicon);
  if (!patterns) return patterns.error();
  auto tenses = TenseReader::load(pack);
  if (!tenses) return tenses.error();
  return TimeFinder(std::make_unique<Rules>(Rules{pack.language() + ".time.", std::move(*lexicon),
                                                  std::move(*patterns), std::move(*tenses)}));
}

namespace {

/// Where the evidence of a match starts; its first word when it has none.
std::uint32_t evidence_start(const Match& match) {
  for (const Step& step : match.steps) {
    if (step.group != 0) return step.atom;
  }
  return match.first;
}

/// The best match at atom `at`, into `out`; false when there is none.
bool best_match(const Patterns& patterns, const Patterns::Lattice& lattice, const GuardText& guard,
                std::uint32_t at, Match& out) {
  if (!starts_cleanly(guard.atoms, at)) return false;
  std::vector<Match> matches;
  patterns.find(guard.atoms, lattice, at, matches);
  for (Match& match : matches) {
    if (!ends_cleanly(guard.atoms, match.last) ||
        !passes(patterns.row(match.row).guards, guard, match))
      continue;
    out = std::move(match);
    return true;
  }
  return false;
}

std::vector<Candidate> candidates(const Patterns& patterns, const Lexicon& lexicon,
                                  const Atoms& atoms, const GuardText& guard) {
  const std::vector<std::uint32_t> symbols = lexicon.symbols(atoms);
  const Patterns::Lattice lattice = Patterns::lattice(atoms, symbols, lexicon);
  std::vector<Candidate> out;
  Match match;
  Match inner;
  for (std::uint32_t at = 0; at < atoms.list.size();) {
    if (!best_match(patterns, lattice, guard, at, match)) {
      ++at;
      continue;
    }
    // Words before the evidence only help: what starts with the evidence may be longer ("en [mai]",
    // "mai 1988").
    const std::uint32_t start = evidence_start(match);
    if (start > at && best_match(patterns, lattice, guard, start, inner) &&
        inner.last > match.last) {
      ++at;
      continue;
    }
    const PatternRow& row = patterns.row(match.row);
    if (row.kind != TimeKind::refuse) add_candidates(match, row, atoms, out);
    at = match.last;
  }
  return out;
}

/// The day of the dateline or credit line; marks the candidate that tells it.
std::optional<Date> dateline_day(const GuardText& text, std::vector<Candidate>& found) {
  for (Candidate& one : found) {
    const TimeFields& f = one.fields;
    if (one.kind != TimeKind::calendar || f.year < 0 || f.month < 0 || f.day < 0) continue;
    if (!in_credit_line(text, one.first_atom, one.last_atom)) continue;
    const ResolvedTime time = resolve_time(one.kind, f, {});
    if (!time.interval.begin) continue;
    one.dateline = true;
    return time.interval.begin;
  }
  return std::nullopt;
}

/// Indices of `found`: in text order, but what takes its day from the rest of its sentence ("mardi,
/// à la veille du scrutin") comes behind that.
std::vector<std::size_t> order_of_reading(const std::vector<Candidate>& found, const Atoms& atoms) {
  std::vector<std::size_t> out;
  std::vector<std::size_t> waiting;
  out.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::uint32_t sentence = atoms.list[found[i].first_atom].sentence;
    if (!waiting.empty() && atoms.list[found[waiting.front()].first_atom].sentence != sentence) {
      out.insert(out.end(), waiting.begin(), waiting.end());
      waiting.clear();
    }
    (found[i].fields.base == "sentence" ? waiting : out).push_back(i);
  }
  out.insert(out.end(), waiting.begin(), waiting.end());
  return out;
}

/// Whether what the time dates has been or is to come.
Direction direction_of(const Candidate& one, const TenseReader& tenses, const Analysis& analysis) {
  if (one.fields.dir == "past") return Direction::past;
  if (one.fields.dir == "future") return Direction::future;
  if (one.fields.dir == "planned") return Direction::planned;
  if (!one.needs_direction) return Direction::none;
  const Direction direction = tenses.direction(analysis, one.tokens);
  if (direction != Direction::present) return direction;
  // A present in a headline, or over a noun ("la réunion de lundi porte sur …"), tells nothing.
  const std::uint32_t sentence = analysis.sentence_of(one.tokens.first);
  const bool headline =
      sentence < analysis.sentences.size() && analysis.sentences[sentence].headline;
  const bool of_noun = main_relation(analysis.tokens[one.tokens.first].deprel) == Deprel::nmod;
  return headline || of_noun ? Direction::none : direction;
}

}  // namespace

std::vector<TimeRef> TimeFinder::find(const Document& document, const Analysis& analysis) const {
  const Atoms atoms = atoms_of(document.text(), analysis);
  const GuardText guard{document, analysis, atoms};
  std::vector<Candidate> found = candidates(rules_->patterns, rules_->lexicon, atoms, guard);
  auto today = document.metadata().published;
  if (!today) today = dateline_day(guard, found);
  Story story(today);
  std::vector<ResolvedTime> times(found.size());
  for (const std::size_t i : order_of_reading(found, atoms)) {
    const Candidate& one = found[i];
    const std::uint32_t sentence = atoms.list[one.first_atom].sentence;
    const Direction direction = direction_of(one, rules_->tenses, analysis);
    times[i] = resolve_time(one.kind, one.fields, story.at(sentence, direction));
    if (!times[i].value.empty())
      story.tell(times[i], sentence, strand_of(analysis, one.tokens));
  }
  std::vector<TimeRef> out;
  out.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Candidate& one = found[i];
    ResolvedTime& time = times[i];
    if (time.value.empty()) continue;
    const std::string rule =
        rules_->prefix + (one.dateline ? "dateline" : rules_->patterns.row(one.row).id);
    out.push_back({one.evidence, rule, one.tokens, time.type, std::move(time.value),
                   std::move(time.mod), time.interval, time.anchor, std::move(time.candidates)});
  }
  return out;
}

}  // namespace depeche
