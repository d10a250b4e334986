// SPDX-License-Identifier: Apache-2.0
#include "ledger/event_summary.h"

#include "base/hash.h"
#include "base/strings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// One report's values, as the ledger words them.
struct Told {
  std::string document;
  std::string type;
  std::string mode;
  std::string status;
  std::string day_begin;
  std::string day_end;
  std::string precision;
  std::string place;
  std::string place_folded;
  std::string place_country;
  std::string resolution;
};

Told told_in(const Statement& row) {
  Told told;
  int column = 0;
  for (std::string* cell :
       {&told.document, &told.type, &told.mode, &told.status, &told.day_begin, &told.day_end,
        &told.precision, &told.place, &told.place_folded, &told.place_country, &told.resolution}) {
    *cell = row.text(column++);
  }
  return told;
}

/// The first of the reports whose `key` most reports share, of those that `counts`; null when none
/// counts.
template <typename Key, typename Counts>
const Told* most_told(const std::vector<Told>& all, Key key, Counts counts) {
  std::map<std::string, int> votes;
  for (const Told& told : all) {
    if (counts(told)) ++votes[key(told)];
  }
  const Told* best = nullptr;
  for (const Told& told : all) {
    if (counts(told) && (best == nullptr || votes[key(told)] > votes[key(*best)])) best = &told;
  }
  return best;
}

/// What happened counts for more than what was planned, and that for more than a denial.
std::string status_of(const std::vector<Told>& all) {
  for (const Status status :
       {Status::occurred, Status::ongoing, Status::planned, Status::hypothetical}) {
    const auto has = [&](const Told& told) { return told.status == name_of(status); };
    if (std::any_of(all.begin(), all.end(), has)) return std::string(name_of(status));
  }
  return std::string(name_of(Status::negated));
}

void set_days(const std::vector<Told>& all, EventSummary& summary) {
  const auto days = [](const Told& told) { return told.day_begin + "/" + told.day_end; };
  const Told* told = most_told(all, days, [](const Told& one) { return one.precision == "day"; });
  if (told == nullptr) {
    told = most_told(
        all, days, [](const Told& one) { return !one.day_begin.empty() || !one.day_end.empty(); });
  }
  summary.precision = told == nullptr ? "unknown" : told->precision;
  if (told == nullptr) return;
  summary.day_begin = told->day_begin;
  summary.day_end = told->day_end;
}

void set_place(const std::vector<Told>& all, EventSummary& summary) {
  const auto name = [](const Told& told) { return told.place_folded; };
  const auto is_town = [](const Told& told) {
    return told.resolution == "city" || told.resolution == "sub_city";
  };
  const auto is_land = [](const Told& told) { return told.resolution == "country"; };
  const Told* told = most_told(all, name, is_town);
  if (told == nullptr)
    told =
        most_told(all, name, [&](const Told& one) { return !one.place.empty() && !is_land(one); });
  if (told == nullptr)
    told = most_told(all, name, [](const Told& one) { return !one.place.empty(); });
  if (told == nullptr) return;
  summary.place = told->place;
  summary.place_folded = told->place_folded;
  summary.place_country = told->place_country;
}

/// What a claimant is known by in any document and language: a Wikidata id; the country and sector
/// of an institution that is only described ("l'armée malienne", "the Malian army"); a name. Who is
/// described otherwise ("des témoins") may be somebody else in each document.
EventVoice claimant_voice(const Statement& row) {
  const std::string name(row.text(0));
  const std::string_view wikidata = row.text(3);
  const std::string_view country = row.text(5);
  const std::string_view sectors = row.text(6);
  const std::string_view sector = sectors.substr(0, sectors.find(','));
  const bool named = row.integer(7) != 0;
  const bool institution =
      (row.text(4) == "organization" || row.text(4) == "group") &&
      (sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "JUD");
  if (!wikidata.empty()) return {"q " + std::string(wikidata), {"claimant", name}};
  if (named) return {fold(name), {"claimant", name}};
  if (institution && !country.empty())
    return {"i " + std::string(country) + " " + std::string(sector), {"claimant", name}};
  const std::string one_of = name + " (" + std::string(row.text(2).substr(0, 8)) + ")";
  return {fold(one_of), {"claimant", one_of}};
}

/// Each voice once, by the lowest of its names.
std::vector<EventSource> joined(std::vector<EventVoice> voices) {
  std::sort(voices.begin(), voices.end());
  std::vector<EventSource> sources;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    if (i == 0 || voices[i].key != voices[i - 1].key) sources.push_back(voices[i].source);
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

}  // namespace

Result<EventSummaries> EventSummaries::prepare(const Database& database) {
  EventSummaries summaries;
  const std::vector<std::pair<Statement*, std::string_view>> queries = {
      {&summaries.report_,
       "SELECT document.id, type, mode, status, day_begin, day_end, precision, place.name, "
       "place.folded, place.country, place.resolution, report.start FROM report JOIN document "
       "USING "
       "(doc) LEFT JOIN place USING (doc, place) WHERE report.doc = ? AND report.report = ?"},
      {&summaries.claimants_,
       "SELECT coalesce(actor.name, substr(document.text, claimant_start + 1, claimant_stop - "
       "claimant_start)), claimant IS NULL, document.id, wikidata, actor.type, actor.country, "
       "sectors, "
       "EXISTS (SELECT 1 FROM mention m WHERE m.doc = actor.doc AND m.actor = actor.actor AND form "
       "= "
       "'name') FROM attribution JOIN document USING (doc) "
       "LEFT JOIN actor ON actor.doc = attribution.doc AND actor.actor = attribution.claimant "
       "WHERE "
       "attribution.doc = ? AND report = ? AND stance <> 'denies' AND claimant_start IS NOT NULL "
       "ORDER BY attribution"},
      {&summaries.origin_,
       "SELECT p.origin, origin_start FROM passage p JOIN copy USING (doc, origin) JOIN document "
       "ON "
       "document.doc = p.origin WHERE p.doc = ?1 AND start <= ?2 AND stop > ?2 ORDER BY reason = "
       "'credited' DESC, kept DESC, document.id LIMIT 1"},
      {&summaries.outlet_,
       "SELECT outlet, (SELECT min(agency) FROM credit WHERE credit.doc = document.doc), (SELECT "
       "count(*) FROM credit WHERE credit.doc = document.doc), id FROM document WHERE doc = ?"}};
  if (auto prepared = prepare_all(database, queries); !prepared) return prepared.error();
  return summaries;
}

Result<EventSummary> EventSummaries::of(const MergedEvent& event) {
  std::vector<Told> all;
  EventSummary summary;
  std::vector<EventVoice> voices;
  for (const EventMember& member : event.members) {
    report_.bind(1, member.doc).bind(2, member.report);
    const auto row = report_.step();
    if (row && *row) all.push_back(told_in(report_));
    const std::int64_t point = row && *row ? report_.integer(11) : 0;
    report_.reset();
    if (!row) return row.error();
    if (auto added = add_voices(member, point, voices); !added) return added.error();
  }
  if (all.empty()) return Error{ErrorCode::bad_data, "an event without reports", ""};
  constexpr std::size_t id_digits = 12;
  summary.id = sha256_hex(all.front().document + ":" + std::to_string(event.members.front().report))
                   .substr(0, id_digits);
  const auto any = [](const Told&) { return true; };
  summary.type = most_told(
                     all, [](const Told& told) { return told.type; }, any)
                     ->type;
  const Told* mode = most_told(
      all, [](const Told& told) { return told.mode; },
      [&](const Told& told) { return told.type == summary.type && !told.mode.empty(); });
  if (mode != nullptr) summary.mode = mode->mode;
  summary.status = status_of(all);
  set_days(all, summary);
  set_place(all, summary);
  summary.sources = joined(std::move(voices));
  return summary;
}

/// Those who assert the report whose evidence begins at `point`, else whose words these are.
Result<void> EventSummaries::add_voices(const EventMember& member, std::int64_t point,
                                        std::vector<EventVoice>& voices) {
  const std::size_t before = voices.size();
  claimants_.bind(1, member.doc).bind(2, member.report);
  auto done =
      claimants_.for_rows([&](const Statement& row) { voices.push_back(claimant_voice(row)); });
  if (!done || voices.size() > before) return done;
  auto voice = voice_of(member.doc, point);
  if (!voice) return voice.error();
  voices.push_back(std::move(*voice));
  return {};
}

/// Whose words stand at `point` of the document: where they were copied from, else the agency it
/// credits, else its outlet.
Result<EventVoice> EventSummaries::voice_of(std::int64_t doc, std::int64_t point) {
  constexpr int most_steps = 16;
  for (int step = 0; step < most_steps; ++step) {
    origin_.bind(1, doc).bind(2, point);
    const auto row = origin_.step();
    const bool copied = row && *row;
    if (copied) {
      doc = origin_.integer(0);
      point = origin_.integer(1);
    }
    origin_.reset();
    if (!row) return row.error();
    if (!copied) break;
  }
  outlet_.bind(1, doc);
  const auto row = outlet_.step();
  EventSource source{"document", ""};
  if (row && *row) {
    const std::string outlet(outlet_.text(0));
    const std::string agency(outlet_.text(1));
    if (outlet_.integer(2) == 1 && fold(agency) != fold(outlet)) {
      source = {"agency", agency};
    } else if (!outlet.empty()) {
      source = {"outlet", outlet};
    } else {
      source.name = outlet_.text(3);
    }
  }
  outlet_.reset();
  if (!row) return row.error();
  return EventVoice{fold(source.name), source};
}

}  // namespace depeche
