// SPDX-License-Identifier: Apache-2.0
// Copies, stories and events of a ledger, as people read them.
#pragma once

#include <depeche/story.h>

#include <cstdint>
#include <string>
#include <vector>

namespace depeche {

/// What a document has in common with the one that had it first. Words are counted.
struct CopyRow {
  std::string document;  ///< id
  std::string outlet;
  std::string published;
  std::string title;
  std::string origin;  ///< id of the document it took from
  std::string origin_outlet;
  std::string origin_published;
  std::string origin_title;
  std::string reason;  ///< why that is the origin: "credited", "earlier", "longer", "arbitrary"
  double share = 0.0;  ///< of the words of `document`
  double origin_share = 0.0;
  std::int64_t kept = 0;  ///< words in both
  std::int64_t added = 0;
  std::int64_t cut = 0;
  /// "12-340<15-352": code points of the document, and of the origin, half-open.
  std::vector<std::string> passages;

  bool operator==(const CopyRow&) const = default;
};

struct StoryRow {
  std::string id;
  std::string begin;  ///< ISO 8601 days of the first and the last document; empty = unknown
  std::string end;
  std::string title;                   ///< of the earliest document that has one
  std::vector<std::string> languages;  ///< ISO 639-1
  std::vector<std::string> outlets;
  std::vector<std::string> documents;  ///< ids, by day, then id
  std::int64_t events = 0;

  bool operator==(const StoryRow&) const = default;
};

struct EventRow {
  std::string id;
  std::string story;
  std::string type;
  std::string mode;
  std::string status;
  std::string date_begin;
  std::string date_end;
  std::string precision;
  std::string place;
  std::string place_country;
  std::vector<std::string> actors;  ///< most told first
  std::vector<std::string> recipients;
  std::vector<std::string>
      sizes;  ///< "killed 450+: armée russe"; what disagrees stands side by side
  std::vector<std::string> sources;  ///< independent voices: copies and chains lead to their origin
  std::vector<std::string> denied_by;
  std::vector<std::string> reports;  ///< "document:report", the earliest first
  std::int64_t documents = 0;
  std::string evidence;  ///< the sentence of the earliest report

  bool operator==(const EventRow&) const = default;
};

/// One report of an event: what it adds to the event's history.
struct EventReportRow {
  std::string report;  ///< "document:report"
  std::string document;
  std::string outlet;
  std::string published;
  std::string status;
  std::string date_begin;
  std::string date_end;
  std::string place;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::string sizes;
  std::vector<std::string> claimants;  ///< "armée russe (denies)"
  std::string copied_from;             ///< id of the document its words were taken from
  double score = 0.0;
  std::string reasons;
  std::string evidence;
  std::int64_t start = 0;  ///< of the evidence, code points, half-open
  std::int64_t end = 0;

  bool operator==(const EventReportRow&) const = default;
};

/// A document as it is stored.
struct StoredText {
  std::string id;
  std::string outlet;
  std::string published;
  std::string title;
  std::string text;
};

}  // namespace depeche
