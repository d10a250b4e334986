// SPDX-License-Identifier: Apache-2.0
#include "time/time_finder.h"

#include "base/utf8.h"
#include "time/atoms.h"
#include "time/candidate.h"
#include "time/clauses.h"
#include "time/dateline.h"
#include "time/guards.h"
#include "time/lexicon.h"
#include "time/offsets.h"
#include "time/order.h"
#include "time/patterns.h"
#include "time/resolver.h"
#include "time/story.h"
#include "time/tense.h"
#include "time/told_events.h"
#include "time/told_years.h"
#include "time/zones.h"

#include <algorithm>

namespace depeche {

struct TimeFinder::Rules {
  std::string prefix;  // of rule ids: "fr.time."
  Lexicon lexicon;
  Patterns patterns;
  TenseReader tenses;
  AnchorNouns anchors;
  JoinWords joins;
  Zones zones;
  TimeLinks links;
};

namespace {

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
  for (std::size_t i = begin; i < out.size(); ++i)
    out[i].followers = static_cast<std::uint32_t>(out.size() - 1 - i);
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
  auto anchors = AnchorNouns::load(pack);
  if (!anchors) return anchors.error();
  auto joins = join_words(pack);
  if (!joins) return joins.error();
  auto links = time_links(pack);
  if (!links) return links.error();
  auto zones = Zones::load(pack);
  if (!zones) return zones.error();
  return TimeFinder(std::make_unique<Rules>(Rules{
      pack.language() + ".time.", std::move(*lexicon), std::move(*patterns), std::move(*tenses),
      std::move(*anchors), std::move(*joins), std::move(*zones), std::move(*links)}));
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

/// "[deux jours après] l'attaque": names a day, and the word that says so is part of it.
void take_word_behind(const Atoms& atoms, Candidate& one) {
  const Atom& word = atoms.list[one.last_atom];
  one.evidence.end = word.span.end;
  one.tokens.last = word.token + 1;
  one.reckoned = true;
}

/// "19h05, heure de Paris", "8:30 a.m. local time": the offset that the clocks of that place, or of
/// the dateline's town, have on that day.
void add_offsets(const Zones& zones, const GuardText& text, const Lexicon& lexicon,
                 const std::vector<Candidate>& found, std::vector<ResolvedTime>& times) {
  std::optional<std::string_view> town;
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::string_view zone = found[i].fields.zone;
    const bool local = zone == "local";
    if (!times[i].interval.begin || times[i].type != TimeType::time ||
        (!local && zone.find('/') == std::string_view::npos))
      continue;
    if (local && !town) town = dateline_zone(text, lexicon);
    if (local) zone = *town;
    times[i].value += zones.offset(zone, *times[i].interval.begin, found[i].fields.hour);
  }
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

/// In a headline, or at the start of the first sentence.
bool opens_text(const Candidate& one, std::uint32_t sentence, const Analysis& analysis) {
  constexpr std::uint32_t start = 8;  // a dateline may stand before it
  const Sentence& whole = analysis.sentences[sentence];
  return whole.headline || (sentence < 2 && one.tokens.first < whole.tokens.first + start);
}

}  // namespace

std::vector<TimeRef> TimeFinder::find(const Document& document, const Analysis& analysis,
                                      const Atoms& atoms) const {
  const GuardText guard{document, analysis, atoms};
  std::vector<Candidate> found = candidates(rules_->patterns, rules_->lexicon, atoms, guard);
  auto today = document.metadata().published;
  std::optional<OpenDateline> open;
  if (!today) today = dateline_day(guard, found, open);
  Story story(today);
  ToldEvents events(analysis, rules_->anchors);
  ToldYears years(analysis, rules_->links);
  take_years_beside(atoms, found);
  std::vector<ResolvedTime> times(found.size());
  std::vector<Strand> strands(found.size(), Strand::story);
  for (const std::size_t i : order_of_reading(found, atoms)) {
    Candidate& one = found[i];
    const std::uint32_t sentence = atoms.list[one.first_atom].sentence;
    if (i + 1 < found.size() && lists_days(one, found[i + 1], analysis, rules_->joins))
      one.fields.weekday = -1;
    // "entre janvier et mars": both lie on the side that the last one does.
    const Direction direction = direction_of(found[i + one.followers], rules_->tenses, analysis);
    const TimeContext context = story.at(sentence, direction);
    if (one.fields.base == "event" && one.last_atom < atoms.list.size()) {
      const bool next_day = i > 0 && found[i - 1].last_atom + 1 >= one.first_atom;
      const bool opening = opens_text(one, sentence, analysis);
      times[i] = reckoned(one.fields, atoms.list[one.last_atom].token,
                          {events, context, opening, next_day});
      if (!times[i].value.empty()) take_word_behind(atoms, one);
    }
    if (times[i].value.empty()) times[i] = resolve_time(one.kind, one.fields, context);
    if (times[i].value.empty()) continue;
    years.look_back(one, context, sentence, times[i]);
    if (i > 0 && found[i - 1].followers == one.followers + 1)
      keep_year(context, one, times[i], found[i - 1], times[i - 1]);
    if (i > 0 && are_stretch(found[i - 1], one, analysis, rules_->joins))
      keep_order(direction, today, times[i - 1], times[i]);
    // "mardi vers 22h30": an hour that hangs on its day stands where the day does.
    const bool on_day =
        i > 0 && found[i - 1].tokens.contains(analysis.tokens[one.tokens.first].head);
    strands[i] = on_day ? strands[i - 1] : strand_of(analysis, one.tokens, rules_->links);
    story.tell(times[i], sentence, strands[i]);
    years.tell(one, times[i], sentence);
    // "three weeks after the attack" dates what happened then, never the attack.
    const std::uint32_t anchor = one.fields.base == "event" && one.last_atom < atoms.list.size()
                                     ? events.anchor(atoms.list[one.last_atom].token + 1)
                                     : no_token;
    events.tell(one.tokens, times[i].interval, anchor);
  }
  if (open) times[open->index].candidates = std::move(open->candidates);
  add_offsets(rules_->zones, guard, rules_->lexicon, found, times);
  std::vector<TimeRef> out;
  out.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Candidate& one = found[i];
    ResolvedTime& time = times[i];
    if (time.value.empty()) continue;
    const std::string& id = rules_->patterns.row(one.row).id;
    const std::string rule = rules_->prefix + (one.dateline   ? "dateline"
                                               : one.reckoned ? "event" + id.substr(id.find('_'))
                                                              : id);
    out.push_back({one.evidence, rule, one.tokens, time.type, std::move(time.value),
                   std::move(time.mod), time.interval, time.anchor, std::move(time.candidates),
                   days_reckoned(one.fields)});
  }
  return out;
}

}  // namespace depeche
