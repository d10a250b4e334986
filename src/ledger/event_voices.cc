// SPDX-License-Identifier: Apache-2.0
#include "ledger/event_voices.h"

#include "base/strings.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// An id of a document, as short as people read it.
std::string short_id(std::string_view id) {
  constexpr std::size_t digits = 8;
  return std::string(id.substr(0, digits));
}

}  // namespace

std::vector<EventSource> joined(std::vector<EventVoice> voices) {
  std::sort(voices.begin(), voices.end());
  voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
  std::vector<Identity> all;
  all.reserve(voices.size());
  for (const EventVoice& voice : voices) all.push_back(voice.who);
  const std::vector<std::size_t> first = firsts_of(all);
  for (std::size_t i = 0; i < voices.size(); ++i) {
    EventSource& source = voices[first[i]].source;
    source = std::min(source, voices[i].source);
  }
  std::vector<EventSource> sources;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    if (first[i] == i) sources.push_back(voices[i].source);
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

Result<EventVoices> EventVoices::prepare(const Database& database) {
  EventVoices voices;
  // Who is no actor is called as the text does.
  const auto said_by = [](std::string_view who) {
    const std::string mention(who);
    return "SELECT coalesce(" + mention + "_start, cue_start), substr(document.text, " + mention +
           "_start + 1, " + mention + "_stop - " + mention + "_start), document.doc, " +
           std::string(identity_columns);
  };
  const std::string claimants =
      said_by("claimant") +
      " FROM attribution t JOIN document USING (doc) LEFT JOIN actor ON actor.doc = t.doc AND "
      "actor.actor = t.claimant WHERE t.doc = ?1 AND t.report = ?2 AND t.attribution = "
      "coalesce(?3, t.attribution) AND coalesce(claimant, claimant_start) IS NOT NULL AND stance "
      "<> 'denies' ORDER BY "
      "attribution";
  const std::string speakers =
      said_by("speaker") +
      " FROM telling JOIN quote q ON q.doc = telling.doc AND q.start <= telling.start AND q.stop "
      ">= telling.stop JOIN document ON document.doc = q.doc LEFT JOIN actor ON actor.doc = q.doc "
      "AND actor.actor = q.speaker WHERE telling.doc = ?1 AND telling.report = ?2 AND "
      "coalesce(speaker, speaker_start) IS NOT NULL AND coalesce(q.stance, 'asserts') <> 'denies' "
      "ORDER BY q.quote";
  const std::vector<std::pair<Statement*, std::string_view>> queries = {
      {&voices.denials_,
       "SELECT cue_start FROM attribution WHERE doc = ? AND report = ? AND stance = 'denies'"},
      {&voices.claimants_, claimants},
      {&voices.speakers_, speakers},
      {&voices.origin_,
       "SELECT p.origin, origin_start FROM passage p JOIN copy USING (doc, origin) JOIN document "
       "ON document.doc = p.origin WHERE p.doc = ?1 AND start <= ?2 AND stop > ?2 ORDER BY reason "
       "= 'credited' DESC, kept DESC, document.id LIMIT 1"},
      {&voices.outlet_,
       "SELECT outlet, (SELECT min(agency) FROM credit WHERE credit.doc = document.doc), (SELECT "
       "count(*) FROM credit WHERE credit.doc = document.doc), id FROM document WHERE doc = ?"}};
  if (auto prepared = prepare_all(database, queries); !prepared) return prepared.error();
  return voices;
}

Result<std::vector<EventSource>> EventVoices::of(const std::vector<ToldReport>& reports,
                                                 bool negated) {
  std::vector<EventVoice> voices;
  std::vector<Telling> own;
  std::set<std::int64_t> relaying;  // documents that tell the event as somebody else's word
  for (const ToldReport& report : reports) {
    auto told = tellings(report, negated, std::nullopt);
    if (!told) return told.error();
    for (Telling& one : *told) {
      if (one.own) {
        own.push_back(std::move(one));
        continue;
      }
      relaying.insert({report.doc, one.doc});
      voices.push_back(std::move(one.voice));
    }
  }
  for (Telling& one : own) {
    if (!relaying.contains(one.doc)) voices.push_back(std::move(one.voice));
  }
  return joined(std::move(voices));
}

Result<std::vector<EventVoice>> EventVoices::of_figure(const ToldReport& report, bool negated,
                                                       std::optional<std::int64_t> attribution) {
  auto told = tellings(report, negated, attribution);
  if (!told) return told.error();
  std::vector<EventVoice> voices;
  for (Telling& one : *told) voices.push_back(std::move(one.voice));
  return voices;
}

/// Whose word the report is, or what one of its attributions says of it.
Result<std::vector<EventVoices::Telling>> EventVoices::tellings(
    const ToldReport& report, bool negated, std::optional<std::int64_t> attribution) {
  bool denied = false;
  bool only_denied = false;
  denials_.bind(1, report.doc).bind(2, report.report);
  const auto read = denials_.for_rows([&](const Statement& row) {
    const std::int64_t cue = row.integer(0);
    denied = true;
    only_denied = only_denied || report.negated || (cue >= report.start && cue < report.stop);
  });
  if (!read) return read.error();
  // "Selon l'armée, personne n'a été tué" is no word for what others say happened.
  if (report.negated && !negated && !denied) return std::vector<Telling>();
  claimants_.bind(1, report.doc).bind(2, report.report).bind_or_null(3, attribution);
  auto told = claimants(claimants_, report.doc);
  if (!told || !told->empty() || only_denied) return told;
  speakers_.bind(1, report.doc).bind(2, report.report);
  told = claimants(speakers_, report.doc);
  if (!told || !told->empty()) return told;
  auto own = own_telling(report);
  if (!own) return own.error();
  told->push_back(std::move(*own));
  return told;
}

/// Who says so by the rows of `statement`. Who is only described ("des témoins") is somebody else
/// for each outlet or agency in whose words he stands.
Result<std::vector<EventVoices::Telling>> EventVoices::claimants(Statement& statement,
                                                                 std::int64_t doc) {
  struct Claimant {
    Identity who;
    std::string name;
    std::int64_t point = 0;
  };

  std::vector<Claimant> all;
  constexpr int first = 3;
  const auto read = statement.for_rows([&](const Statement& row) {
    const bool actor = !row.is_null(first);
    Claimant one;
    if (actor) one.who = identity_of(row, first, Institutions::with_their_people);
    one.name = row.text(actor ? first : 1);
    one.point = row.integer(0);
    all.push_back(std::move(one));
  });
  if (!read) return read.error();
  std::vector<Telling> told;
  for (Claimant& one : all) {
    const auto origin = origin_of(doc, one.point);
    if (!origin) return origin.error();
    const Identity& who = one.who;
    if (who.names.empty() && who.wikidata.empty() && who.entity.empty() &&
        who.institution.empty()) {
      const auto outlet = voice_of(*origin);
      if (!outlet) return outlet.error();
      one.name += " (" + (outlet->kind == "document" ? short_id(outlet->name) : outlet->name) + ")";
      one.who.name = fold(one.name);
    }
    told.push_back({{std::move(one.who), {"claimant", std::move(one.name)}}, *origin, false});
  }
  return told;
}

/// The document that had the report's words first speaks itself.
Result<EventVoices::Telling> EventVoices::own_telling(const ToldReport& report) {
  const auto origin = origin_of(report.doc, report.start);
  if (!origin) return origin.error();
  auto source = voice_of(*origin);
  if (!source) return source.error();
  Telling own;
  own.voice.who.name = fold(source->name);
  own.voice.source = std::move(*source);
  own.doc = *origin;
  own.own = true;
  return own;
}

/// The document that had first what stands at `point` of `doc`.
Result<std::int64_t> EventVoices::origin_of(std::int64_t doc, std::int64_t point) {
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
  return doc;
}

/// The agency that the document credits, else its outlet, else itself.
Result<EventSource> EventVoices::voice_of(std::int64_t doc) {
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
  return source;
}

}  // namespace depeche
