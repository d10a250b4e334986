// SPDX-License-Identifier: Apache-2.0
// What does each claimant say of the same matter?
#include "base/strings.h"
#include "ledger/connection.h"
#include "ledger/query_filter.h"
#include "ledger/rows.h"

#include <depeche/ledger.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace depeche {

namespace {

/// The names of a relay, innermost first, and the figures of one attribution.
constexpr std::string_view chain_of =
    "(SELECT group_concat(name, '; ') FROM (SELECT a.name FROM relay r JOIN actor a ON a.doc = "
    "r.doc AND a.actor = r.actor WHERE r.doc = t.doc AND r.report = t.report AND r.attribution = "
    "t.attribution ORDER BY position))";
constexpr std::string_view sizes_of =
    "coalesce((SELECT group_concat(said, '; ') FROM (SELECT counts || ' ' || CASE WHEN low = high "
    "THEN low WHEN high IS NULL THEN low || '+' ELSE coalesce(low, '') || '-' || high END AS said "
    "FROM size s WHERE "
    "s.doc = t.doc AND s.report = t.report AND s.attribution = t.attribution ORDER BY counts)), "
    "CASE WHEN (SELECT count(*) FROM attribution x WHERE x.doc = report.doc AND x.report = "
    "report.report) < 2 THEN line.sizes END)";

ClaimRow report_claim(const Statement& row) {
  ClaimRow claim;
  claim.kind = "report";
  int column = 0;
  for (std::string* cell :
       {&claim.document, &claim.outlet, &claim.published, &claim.claimant, &claim.stance,
        &claim.channel, &claim.type, &claim.mode, &claim.status, &claim.date_begin, &claim.date_end,
        &claim.place, &claim.sizes, &claim.words, &claim.cue}) {
    *cell = row.text(column++);
  }
  for (auto* cell : {&claim.chain, &claim.actors, &claim.recipients}) {
    *cell = listed(row.text(column++));
  }
  claim.start = row.integer(column++);
  claim.end = row.integer(column);
  return claim;
}

ClaimRow quote_claim(const Statement& row) {
  ClaimRow claim;
  claim.kind = "quote";
  int column = 0;
  for (std::string* cell : {&claim.document, &claim.outlet, &claim.published, &claim.claimant,
                            &claim.words, &claim.cue, &claim.stance}) {
    *cell = row.text(column++);
  }
  claim.date_begin = claim.date_end = claim.published;
  claim.start = row.integer(column++);
  claim.end = row.integer(column);
  return claim;
}

/// Does the row hold all words of `about` (folded)?
bool is_about(const ClaimRow& row, std::string_view about) {
  std::string text = row.words + " " + row.place;
  for (const auto* names : {&row.actors, &row.recipients}) {
    for (const std::string& name : *names) text += " " + name;
  }
  return holds_words(fold(text), about);
}

bool asks_for_reports_only(const LedgerFilter& filter) {
  return filter.type || !filter.place.empty() || !filter.country.empty() || !filter.actor.empty() ||
         filter.min_confidence > 0.0;
}

/// Groups by claimant: who says most first, the outlet's own voice as one claimant among others.
std::vector<ClaimRow> side_by_side(std::vector<ClaimRow> rows) {
  std::map<std::string, std::size_t> counts;
  std::vector<std::pair<std::string, std::size_t>> keys;
  keys.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    keys.emplace_back(fold(rows[i].claimant), i);
    ++counts[keys.back().first];
  }
  std::stable_sort(keys.begin(), keys.end(), [&counts](const auto& a, const auto& b) {
    const std::size_t left = counts[a.first];
    const std::size_t right = counts[b.first];
    return left != right ? left > right : a.first < b.first;
  });
  std::vector<ClaimRow> out;
  out.reserve(rows.size());
  for (const auto& [key, i] : keys) out.push_back(std::move(rows[i]));
  return out;
}

}  // namespace

Result<void> Ledger::claims(const LedgerFilter& filter, const RowSink<ClaimRow>& sink) const {
  const Conditions of_reports = report_conditions(filter);
  const std::string reports =
      "SELECT document.id, document.outlet, document.published, coalesce(c.name, "
      "substr(document.text, t.claimant_start + 1, t.claimant_stop - t.claimant_start)), "
      "coalesce(t.stance, 'asserts'), t.channel, line.type, line.mode, line.status, "
      "line.day_begin, line.day_end, line.place, " +
      std::string(sizes_of) +
      ", line.evidence, substr(document.text, t.cue_start + 1, t.cue_stop - t.cue_start), " +
      std::string(chain_of) +
      ", line.actors, line.recipients, line.start, line.stop FROM report JOIN report_line line ON "
      "line.doc = report.doc AND line.report = report.report JOIN document ON document.doc = "
      "report.doc LEFT JOIN place ON place.doc = report.doc AND place.place = report.place LEFT "
      "JOIN attribution t ON t.doc = report.doc AND t.report = report.report LEFT JOIN actor c ON "
      "c.doc = report.doc AND "
      "c.actor = t.claimant" +
      of_reports.where() +
      " ORDER BY coalesce(report.day_begin, document.published), document.id, line.start, "
      "report.report, t.attribution";
  const std::string about = fold(filter.about);
  std::vector<ClaimRow> rows;
  const auto keep = [&](const ClaimRow& row) {
    if (is_about(row, about)) rows.push_back(row);
    return true;
  };
  const Database& database = connection_->database;
  if (auto done = run_query<ClaimRow>(database, reports, of_reports, report_claim, keep); !done)
    return done;
  if (!asks_for_reports_only(filter)) {
    const Conditions of_quotes = quote_conditions(filter);
    const std::string quotes =
        "SELECT document.id, document.outlet, document.published, coalesce(speaker.name, "
        "substr(document.text, speaker_start + 1, speaker_stop - speaker_start)), quote.text, "
        "substr(document.text, cue_start + 1, cue_stop - cue_start), quote.stance, quote.start, "
        "quote.stop FROM "
        "quote JOIN document ON document.doc = quote.doc LEFT JOIN actor speaker ON speaker.doc = "
        "quote.doc AND speaker.actor = quote.speaker" +
        of_quotes.where() + " ORDER BY " + by_publication("document") +
        ", quote.start, quote.quote";
    const auto spoken = [&](const ClaimRow& row) { return row.claimant.empty() || keep(row); };
    if (auto done = run_query<ClaimRow>(database, quotes, of_quotes, quote_claim, spoken); !done)
      return done;
  }
  std::uint64_t told = 0;
  for (const ClaimRow& row : side_by_side(std::move(rows))) {
    if (!sink(row) || ++told == filter.limit) break;
  }
  return {};
}

}  // namespace depeche
