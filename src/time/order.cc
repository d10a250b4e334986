// SPDX-License-Identifier: Apache-2.0
#include "time/order.h"

#include <string_view>

namespace depeche {

Result<JoinWords> join_words(const Pack& pack) {
  auto table = pack.table("time/joins.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"word", "does"});
  if (!columns) return columns.error();
  const auto [word, does] = *columns;
  JoinWords out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, does) == "join") out.emplace(table->cell(row, word));
  }
  return out;
}

namespace {

/// An hour or part of a day that tells no day.
bool is_bare_clock(const Candidate& one) {
  const TimeFields& f = one.fields;
  return one.kind == TimeKind::calendar && (f.hour >= 0 || !f.part.empty()) && f.weekday < 0 &&
         f.day < 0 && f.month < 0 && f.year < 0 && f.holiday.empty() && f.rel.empty() &&
         f.base.empty();
}

/// "8:30 p.m. BST (1930 UTC) on August 27": its day is said right behind it.
bool takes_day_behind(const std::vector<Candidate>& found, std::size_t index, const Atoms& atoms) {
  constexpr std::uint32_t gap = 6;  // "(London time) on"
  for (std::size_t i = index; i + 1 < found.size() && is_bare_clock(found[i]); ++i) {
    const Candidate& next = found[i + 1];
    const std::uint32_t end = found[i].last_atom;
    if (next.first_atom < end || next.first_atom - end > gap ||
        atoms.list[next.first_atom].sentence != atoms.list[found[i].first_atom].sentence)
      return false;
    const TimeFields& f = next.fields;
    const bool day = next.kind == TimeKind::calendar
                         ? f.weekday >= 1 || f.day >= 1
                         : next.kind == TimeKind::offset && f.unit == "D" && f.base.empty();
    if (day) {
      for (std::uint32_t at = end; at < next.first_atom; ++at) {
        if (atoms.form(atoms.list[at]) == ",") return false;
      }
      return true;
    }
  }
  return false;
}

}  // namespace

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
    const std::string_view base = found[i].fields.base;
    const bool waits = base == "sentence" || base == "event" || takes_day_behind(found, i, atoms);
    (waits ? waiting : out).push_back(i);
  }
  out.insert(out.end(), waiting.begin(), waiting.end());
  return out;
}

namespace {

bool is_day(const ResolvedTime& time) {
  return time.interval.begin && time.interval.precision == DatePrecision::day &&
         time.anchor != TimeAnchor::absolute;
}

void move_days(int days, ResolvedTime& time) {
  const auto clock = time.value.find('T');
  const std::string rest = clock == std::string::npos ? std::string() : time.value.substr(clock);
  time.interval.begin = time.interval.end = add_days(*time.interval.begin, days);
  time.value = to_string(*time.interval.begin) + rest;
}

bool is_weekday(const Candidate& one) {
  return one.kind == TimeKind::calendar && one.fields.weekday >= 1 && one.fields.day < 0 &&
         one.fields.base.empty();
}

/// Does one joining word stand between the two ("de lundi à mercredi")?
bool joined(const Candidate& first, const Candidate& second, const Analysis& analysis,
            const JoinWords& words) {
  constexpr std::uint32_t most = 2;
  if (second.tokens.first <= first.tokens.last || second.tokens.first - first.tokens.last > most)
    return false;
  for (std::uint32_t t = first.tokens.last; t < second.tokens.first; ++t) {
    if (!words.contains(analysis.tokens[t].lower)) return false;
  }
  return true;
}

}  // namespace

bool are_stretch(const Candidate& first, const Candidate& second, const Analysis& analysis,
                 const JoinWords& words) {
  return is_weekday(first) && is_weekday(second) &&
         (second.fields.rel.empty() || first.followers == second.followers + 1) &&
         joined(first, second, analysis, words);
}

bool lists_days(const Candidate& first, const Candidate& second, const Analysis& analysis,
                const JoinWords& words) {
  return first.kind == TimeKind::offset && first.fields.weekday >= 1 && is_weekday(second) &&
         joined(first, second, analysis, words);
}

void keep_year(const TimeContext& context, const Candidate& second, const ResolvedTime& end,
               Candidate& first, ResolvedTime& begin) {
  TimeFields& fields = first.fields;
  const bool months = first.kind == TimeKind::calendar && second.kind == TimeKind::calendar &&
                      fields.month >= 1 && fields.year < 0 && second.fields.month >= 1;
  if (!months || !begin.interval.begin || !end.interval.begin ||
      *begin.interval.begin <= *end.interval.begin || end.anchor != TimeAnchor::publication)
    return;
  const int year = static_cast<int>(end.interval.begin->year());
  fields.year = fields.month <= second.fields.month ? year : year - 1;
  begin = resolve_time(first.kind, fields, context);
  begin.anchor = TimeAnchor::publication;
}

void keep_order(Direction direction, std::optional<Date> today, ResolvedTime& first,
                ResolvedTime& second) {
  if (!is_day(first) || !is_day(second) || *second.interval.begin >= *first.interval.begin) return;
  constexpr int week = 7;
  if (add_days(*second.interval.begin, week) <= *first.interval.begin) return;
  const bool over =
      direction == Direction::past && today && add_days(*second.interval.begin, week) > *today;
  move_days(over ? -week : week, over ? first : second);
}

}  // namespace depeche
