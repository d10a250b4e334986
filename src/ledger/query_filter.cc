// SPDX-License-Identifier: Apache-2.0
#include "ledger/query_filter.h"

#include "base/strings.h"

namespace depeche {

namespace {

constexpr std::string_view has_participant =
    "EXISTS (SELECT 1 FROM participant p JOIN actor a USING (doc, actor) WHERE p.doc = report.doc "
    "AND p.report = report.report AND a.folded LIKE ? ESCAPE '\\')";
constexpr std::string_view has_claimant =
    "EXISTS (SELECT 1 FROM attribution t LEFT JOIN relay r USING (doc, report, attribution) JOIN "
    "actor a ON a.doc = t.doc AND a.actor IN (t.claimant, r.actor) WHERE t.doc = report.doc AND "
    "t.report = report.report AND a.folded LIKE ? ESCAPE '\\')";
constexpr std::string_view in_country =
    "(place.country = ? OR EXISTS (SELECT 1 FROM participant p JOIN actor a USING (doc, actor) "
    "WHERE p.doc = report.doc AND p.report = report.report AND a.country = ?))";

/// '%word%' with LIKE's own signs escaped.
std::string like(std::string_view word) {
  std::string pattern = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') pattern.push_back('\\');
    pattern.push_back(c);
  }
  return pattern + "%";
}

void add_days(Conditions& conditions, const LedgerFilter& filter, std::string_view begin,
              std::string_view end) {
  if (filter.since) {
    conditions.add("coalesce(" + std::string(end) + ", " + std::string(begin) + ") >= ?",
                   {to_string(*filter.since)});
  }
  if (filter.until) {
    conditions.add("coalesce(" + std::string(begin) + ", " + std::string(end) + ") <= ?",
                   {to_string(*filter.until)});
  }
}

/// Reports of a document, for the filters that speak of reports.
bool asks_for_reports(const LedgerFilter& filter) {
  return filter.type || !filter.place.empty() || filter.min_confidence > 0.0;
}

/// The part of `filter` that speaks of the reports themselves.
LedgerFilter about_reports(const LedgerFilter& filter) {
  LedgerFilter reports;
  reports.country = filter.country;
  reports.type = filter.type;
  reports.place = filter.place;
  reports.claimant = filter.claimant;
  reports.min_confidence = filter.min_confidence;
  return reports;
}

}  // namespace

void Conditions::add(std::string_view sql, const std::vector<std::string>& values) {
  if (!sql_.empty()) sql_ += " AND ";
  sql_ += sql;
  values_.insert(values_.end(), values.begin(), values.end());
}

void Conditions::add_words(std::string_view sql, std::string_view words) {
  const std::string folded = fold(words);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) add(sql, {like(word)});
  }
}

void Conditions::add_text(std::string_view key, std::string_view index, std::string_view words) {
  std::string match;
  for (const std::string_view word : split(words, ' ')) {
    if (trim(word).empty()) continue;
    // Quoted, so that the user's signs are words to find and no query language.
    match += match.empty() ? "\"" : " \"";
    for (const char c : word) match += c == '"' ? "\"\"" : std::string(1, c);
    match += "\"";
  }
  if (match.empty()) return;
  add(std::string(key) + " IN (SELECT rowid FROM " + std::string(index) + " WHERE " +
          std::string(index) + " MATCH ?)",
      {match});
}

void Conditions::add_subquery(std::string_view sql, const Conditions& inner) {
  add(std::string(sql) + inner.where() + ")", inner.values_);
}

std::string Conditions::where() const {
  return sql_.empty() ? "" : " WHERE " + sql_;
}

void Conditions::bind(Statement& statement) const {
  int position = 0;
  for (const std::string& value : values_) statement.bind(++position, std::string_view(value));
}

Conditions report_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  if (filter.type) conditions.add("report.type = ?", {std::string(name_of(*filter.type))});
  if (!filter.country.empty()) conditions.add(in_country, {filter.country, filter.country});
  if (filter.min_confidence > 0.0) {
    conditions.add("report.confidence >= CAST(? AS REAL)", {std::to_string(filter.min_confidence)});
  }
  add_days(conditions, filter, "report.day_begin", "report.day_end");
  conditions.add_words(has_participant, filter.actor);
  conditions.add_words("place.folded LIKE ? ESCAPE '\\'", filter.place);
  conditions.add_words(has_claimant, filter.claimant);
  conditions.add_text("report.doc", "document_words", filter.text);
  return conditions;
}

Conditions quote_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  for (const std::string& said : {filter.claimant, filter.actor})
    conditions.add_words("speaker.folded LIKE ? ESCAPE '\\'", said);
  if (!filter.country.empty()) conditions.add("speaker.country = ?", {filter.country});
  add_days(conditions, filter, "document.published", "document.published");
  conditions.add_text("quote.quote", "quote_words", filter.text);
  return conditions;
}

Conditions actor_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  conditions.add_words("actor.folded LIKE ? ESCAPE '\\'", filter.actor);
  if (!filter.country.empty()) conditions.add("actor.country = ?", {filter.country});
  add_days(conditions, filter, "document.published", "document.published");
  if (asks_for_reports(filter) || !filter.claimant.empty()) {
    const Conditions reports = report_conditions(about_reports(filter));
    conditions.add_subquery(
        "(actor.doc, actor.actor) IN (SELECT p.doc, p.actor FROM report JOIN participant p USING "
        "(doc, report) LEFT JOIN place ON place.doc = report.doc AND place.place = report.place",
        reports);
  }
  conditions.add_text("actor.doc", "document_words", filter.text);
  return conditions;
}

Conditions document_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  add_days(conditions, filter, "document.published", "document.published");
  conditions.add_words(
      "EXISTS (SELECT 1 FROM actor a WHERE a.doc = document.doc AND a.folded LIKE ? ESCAPE '\\')",
      filter.actor);
  if (asks_for_reports(filter) || !filter.claimant.empty() || !filter.country.empty()) {
    const Conditions reports = report_conditions(about_reports(filter));
    conditions.add_subquery(
        "document.doc IN (SELECT report.doc FROM report LEFT JOIN place ON place.doc = report.doc "
        "AND place.place = report.place",
        reports);
  }
  conditions.add_text("document.doc", "document_words", filter.text);
  return conditions;
}

namespace {

/// Does `filter` ask for more than days?
bool asks_for_more(const LedgerFilter& filter) {
  return asks_for_reports(filter) || !filter.actor.empty() || !filter.country.empty() ||
         !filter.claimant.empty() || !filter.text.empty();
}

LedgerFilter without_days(LedgerFilter filter) {
  filter.since.reset();
  filter.until.reset();
  return filter;
}

}  // namespace

Conditions copy_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  Conditions documents = document_conditions(filter);
  if (!documents.where().empty())
    conditions.add_subquery("copy.doc IN (SELECT document.doc FROM document", documents);
  return conditions;
}

Conditions story_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  const Conditions documents = document_conditions(filter);
  if (!documents.where().empty()) {
    conditions.add_subquery(
        "story.story IN (SELECT linked.story FROM linked JOIN document USING (doc)", documents);
  }
  return conditions;
}

Conditions event_conditions(const LedgerFilter& filter) {
  Conditions conditions;
  add_days(conditions, filter, "event.day_begin", "event.day_end");
  if (!asks_for_more(filter)) return conditions;
  conditions.add_subquery(
      "event.event IN (SELECT er.event FROM event_report er JOIN report USING (doc, report) LEFT "
      "JOIN place ON place.doc = report.doc AND place.place = report.place",
      report_conditions(without_days(filter)));
  return conditions;
}

}  // namespace depeche
