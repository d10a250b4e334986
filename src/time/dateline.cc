// SPDX-License-Identifier: Apache-2.0
#include "time/dateline.h"

#include "time/calendar.h"

#include <algorithm>
#include <cstdlib>

namespace depeche {

namespace {

constexpr int near_days = 45;  // a full date this near tells a dateline's year
constexpr int first_year = 1990;
constexpr int last_year = 2039;

std::optional<Date> day_in(const TimeFields& fields, int year) {
  const Date day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(fields.month)},
                 std::chrono::day{static_cast<unsigned>(fields.day)}};
  if (!day.ok()) return std::nullopt;
  if (fields.weekday >= 1 && calendar::weekday_of(day) != fields.weekday) return std::nullopt;
  return day;
}

/// Does a paragraph begin with a town and this date ("BEIRUT, Nov 12 —")? Capitalised words and
/// marks before it, a dash or bracket soon behind.
bool begins_paragraph(const GuardText& text, const Candidate& one) {
  constexpr std::uint32_t reach = 8;
  const auto& list = text.atoms.list;
  const auto& sentences = text.analysis.sentences;
  const std::uint32_t paragraph = sentences[list[one.first_atom].sentence].paragraph;
  std::uint32_t at = one.first_atom;
  bool town = false;
  while (at > 0 && sentences[list[at - 1].sentence].paragraph == paragraph) {
    const Atom& before = list[--at];
    if (one.first_atom - at > reach) return false;
    if (before.kind == AtomKind::digits) return false;
    if (before.kind == AtomKind::letters && !before.capital && before.lower_size > 2) return false;
    town = town || (before.kind == AtomKind::letters && before.capital && before.lower_size > 2);
  }
  return town;
}

/// The only year for which the dateline's day lies within weeks of a full date of the text.
std::optional<int> year_nearby(const TimeFields& dateline, const std::vector<Candidate>& found) {
  std::optional<int> out;
  for (const Candidate& one : found) {
    const TimeFields& f = one.fields;
    if (one.kind != TimeKind::calendar || f.year < 0 || f.month < 1) continue;
    const ResolvedTime time = resolve_time(one.kind, f, {});
    if (!time.interval.begin || !time.interval.end) continue;
    for (int year = f.year - 1; year <= f.year + 1; ++year) {
      const auto day = day_in(dateline, year);
      if (!day) continue;
      const bool holds = *time.interval.begin <= *day && *day <= *time.interval.end;
      const bool near = holds || std::abs(days_between(*time.interval.begin, *day)) <= near_days;
      if (!near) continue;
      if (out && *out != year) return std::nullopt;
      out = year;
    }
  }
  return out;
}

/// "© AFP 2017": the figure soon behind the sign.
std::optional<int> year_of_copyright(const Atoms& atoms) {
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t at = 0; at < atoms.list.size(); ++at) {
    if (atoms.list[at].kind != AtomKind::mark || atoms.form(atoms.list[at]) != "©") continue;
    for (std::uint32_t t = at + 1; t < atoms.list.size() && t <= at + reach; ++t) {
      const std::int32_t year = atoms.list[t].number;
      if (year >= first_year && year <= last_year) return year;
    }
  }
  return std::nullopt;
}

/// A bare year in a credit line.
std::optional<int> year_of_credit(const GuardText& text, const std::vector<Candidate>& found) {
  if (const auto year = year_of_copyright(text.atoms)) return year;
  for (const Candidate& one : found) {
    const TimeFields& f = one.fields;
    if (one.kind == TimeKind::calendar && f.year >= first_year && f.year <= last_year &&
        f.month < 0 && in_credit_line(text, one.first_atom, one.last_atom) &&
        text.analysis.sentences[text.atoms.list[one.first_atom].sentence].tokens.size() <= 8)
      return f.year;
  }
  return std::nullopt;
}

std::vector<Date> days_in_told_years(const TimeFields& dateline,
                                     const std::vector<Candidate>& found) {
  std::vector<Date> out;
  for (const Candidate& one : found) {
    const int year = one.fields.year;
    if (one.kind != TimeKind::calendar || year < first_year || year > last_year) continue;
    if (const auto day = day_in(dateline, year)) out.push_back(*day);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Does a mark follow the town that ends before atom `end`, and soon a dash or closing bracket
/// ("BEIRUT, July 3 (Reuters) - ")?
bool opens_dateline(const GuardText& text, std::uint32_t end) {
  constexpr std::uint32_t reach = 12;
  const auto& list = text.atoms.list;
  if (end >= list.size() || list[end].kind != AtomKind::mark) return false;
  for (std::uint32_t at = end; at < list.size() && at < end + reach; ++at) {
    if (list[at].kind != AtomKind::mark) continue;
    const std::string_view form = text.atoms.form(list[at]);
    if (form == ")" || form == "—" || (form == "-" && !list[at].glued)) return true;
  }
  return false;
}

}  // namespace

std::optional<Date> dateline_day(const GuardText& text, std::vector<Candidate>& found,
                                 std::optional<OpenDateline>& open) {
  for (Candidate& one : found) {
    const TimeFields& f = one.fields;
    if (one.kind != TimeKind::calendar || f.year < 0 || f.month < 0 || f.day < 0) continue;
    if (!in_credit_line(text, one.first_atom, one.last_atom)) continue;
    const ResolvedTime time = resolve_time(one.kind, f, {});
    if (!time.interval.begin) continue;
    one.dateline = true;
    return time.interval.begin;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    Candidate& one = found[i];
    TimeFields& f = one.fields;
    if (one.kind != TimeKind::calendar || f.year >= 0 || f.month < 1 || f.day < 1) continue;
    if (!in_credit_line(text, one.first_atom, one.last_atom) || !begins_paragraph(text, one))
      continue;
    auto year = year_of_credit(text, found);
    if (!year) year = year_nearby(f, found);
    const auto day = year ? day_in(f, *year) : std::nullopt;
    one.dateline = true;
    if (day) {
      f.year = *year;
      return day;
    }
    open = OpenDateline{i, days_in_told_years(f, found)};
    return std::nullopt;
  }
  return std::nullopt;
}

std::string_view dateline_zone(const GuardText& text, const Lexicon& lexicon) {
  constexpr std::uint32_t paragraphs = 4;
  const auto& list = text.atoms.list;
  const std::vector<std::uint32_t> symbols = lexicon.symbols(text.atoms);
  std::vector<Edge> edges;
  std::uint32_t last = UINT32_MAX;
  for (std::uint32_t at = 0; at < list.size(); ++at) {
    const std::uint32_t paragraph = text.analysis.sentences[list[at].sentence].paragraph;
    if (paragraph == last) continue;
    if (last != UINT32_MAX && paragraph > paragraphs) break;
    last = paragraph;
    edges.clear();
    lexicon.edges(text.atoms, symbols, at, edges);
    for (const Edge& edge : edges) {
      const bool town = edge.slot == Slot::zone && edge.value.find('/') != std::string_view::npos;
      if (town && opens_dateline(text, at + edge.length)) return edge.value;
    }
  }
  return {};
}

}  // namespace depeche
