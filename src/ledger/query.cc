// SPDX-License-Identifier: Apache-2.0
// What does the ledger answer to reports, quotes, actors and documents?
#include "base/strings.h"
#include "ledger/connection.h"
#include "ledger/query_filter.h"
#include "ledger/rows.h"

#include <depeche/ledger.h>

#include <string>

namespace depeche {

namespace {

ReportRow report_row(const Statement& row) {
  ReportRow report;
  int column = 0;
  for (std::string* cell :
       {&report.document, &report.outlet, &report.published, &report.type, &report.mode,
        &report.cameo, &report.status, &report.date_begin, &report.date_end, &report.place,
        &report.place_country, &report.sizes, &report.evidence, &report.trigger, &report.rule}) {
    *cell = row.text(column++);
  }
  for (auto* cell : {&report.actors, &report.recipients, &report.claimants, &report.stances}) {
    *cell = listed(row.text(column++));
  }
  report.historical = row.integer(column++) != 0;
  report.start = row.integer(column++);
  report.end = row.integer(column++);
  report.confidence = row.real(column);
  return report;
}

QuoteRow quote_row(const Statement& row) {
  QuoteRow quote;
  int column = 0;
  for (std::string* cell : {&quote.document, &quote.outlet, &quote.published, &quote.form,
                            &quote.speaker, &quote.text, &quote.cue, &quote.addressee}) {
    *cell = row.text(column++);
  }
  quote.start = row.integer(column++);
  quote.end = row.integer(column);
  return quote;
}

ActorRow actor_row(const Statement& row) {
  ActorRow actor;
  int column = 0;
  for (std::string* cell :
       {&actor.name, &actor.type, &actor.country, &actor.sectors, &actor.wikidata}) {
    *cell = row.text(column++);
  }
  actor.documents = row.integer(column++);
  actor.mentions = row.integer(column++);
  actor.reports = row.integer(column);
  return actor;
}

DocumentRow document_row(const Statement& row) {
  DocumentRow document;
  int column = 0;
  for (std::string* cell : {&document.id, &document.language, &document.published, &document.outlet,
                            &document.title, &document.path, &document.pack}) {
    *cell = row.text(column++);
  }
  document.chars = row.integer(column++);
  document.reports = row.integer(column++);
  document.quotes = row.integer(column);
  return document;
}

}  // namespace

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> items;
  if (text.empty()) return items;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find("; ", begin);
    items.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return items;
    begin = end + 2;
  }
}

Result<void> Ledger::reports(const LedgerFilter& filter, const RowSink<ReportRow>& sink) const {
  const Conditions conditions = report_conditions(filter);
  const std::string sql =
      "SELECT line.document, outlet, published, line.type, line.mode, line.cameo, line.status, "
      "line.day_begin, line.day_end, line.place, place_country, sizes, evidence, trigger_words, "
      "line.rule, actors, recipients, claimants, stances, line.historical, line.start, line.stop, "
      "line.confidence FROM report JOIN report_line line USING (doc, report) LEFT JOIN place ON "
      "place.doc = report.doc AND place.place = report.place" +
      conditions.where() +
      " ORDER BY coalesce(report.day_begin, published), line.document, line.start, report.report" +
      limited(filter);
  return run_query<ReportRow>(connection_->database, sql, conditions, report_row, sink);
}

Result<void> Ledger::quotes(const LedgerFilter& filter, const RowSink<QuoteRow>& sink) const {
  const Conditions conditions = quote_conditions(filter);
  const std::string sql =
      "SELECT document.id, outlet, published, form, coalesce(speaker.name, "
      "substr(document.text, speaker_start + 1, speaker_stop - speaker_start)), quote.text, "
      "substr(document.text, cue_start + 1, cue_stop - cue_start), coalesce(addressee.name, "
      "substr(document.text, addressee_start + 1, addressee_stop - addressee_start)), start, stop "
      "FROM quote JOIN document USING (doc) LEFT JOIN actor speaker ON speaker.doc = quote.doc AND "
      "speaker.actor = quote.speaker LEFT JOIN actor addressee ON addressee.doc = quote.doc AND "
      "addressee.actor = quote.addressee" +
      conditions.where() + " ORDER BY " + by_publication("document") + ", start, quote" +
      limited(filter);
  return run_query<QuoteRow>(connection_->database, sql, conditions, quote_row, sink);
}

Result<void> Ledger::actors(const LedgerFilter& filter, const RowSink<ActorRow>& sink) const {
  const Conditions conditions = actor_conditions(filter);
  const std::string sql =
      "SELECT max(actor.name), actor.type, actor.country, max(actor.sectors), max(actor.wikidata), "
      "count(DISTINCT actor.doc), sum((SELECT count(*) FROM mention m WHERE m.doc = actor.doc AND "
      "m.actor = actor.actor)) AS told, sum((SELECT count(DISTINCT report) FROM participant p "
      "WHERE "
      "p.doc = actor.doc AND p.actor = actor.actor)) FROM actor JOIN document USING (doc)" +
      conditions.where() +
      " GROUP BY folded(actor.name), actor.type, actor.country ORDER BY told DESC, "
      "max(actor.name), actor.type, actor.country" +
      limited(filter);
  return run_query<ActorRow>(connection_->database, sql, conditions, actor_row, sink);
}

Result<void> Ledger::documents(const LedgerFilter& filter, const RowSink<DocumentRow>& sink) const {
  const Conditions conditions = document_conditions(filter);
  const std::string sql =
      "SELECT id, language, published, outlet, title, path, pack, chars, (SELECT count(*) FROM "
      "report "
      "WHERE report.doc = document.doc), (SELECT count(*) FROM quote WHERE quote.doc = "
      "document.doc) FROM document" +
      conditions.where() + " ORDER BY " + by_publication("document") + limited(filter);
  return run_query<DocumentRow>(connection_->database, sql, conditions, document_row, sink);
}

}  // namespace depeche
