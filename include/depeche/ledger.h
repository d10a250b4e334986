// SPDX-License-Identifier: Apache-2.0
// The database of documents and all that was read in them: one SQLite file.
#pragma once

#include <depeche/date.h>
#include <depeche/document.h>
#include <depeche/pipeline.h>
#include <depeche/report.h>
#include <depeche/result.h>
#include <depeche/story.h>
#include <depeche/story_rows.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace depeche {

/// What a query asks for; empty fields ask for nothing. All given fields must hold.
struct LedgerFilter {
  std::string
      actor;  ///< words of a participant's (or speaker's, or actor's) name, accents and case aside
  std::string country;  ///< PLOVER country of a participant or of the place ("SYR")
  std::optional<EventType> type;
  std::optional<Date> since;  ///< the happening's days end on or after this day
  std::optional<Date> until;  ///< the happening's days begin on or before this day
  std::string place;          ///< words of the place's name
  std::string claimant;       ///< words of the name of who asserts it
  std::string text;   ///< words that the document (for quotes: the quote) holds, all of them
  std::string about;  ///< for claims: words that what is said or who takes part holds, all of them
  double min_confidence = 0.0;
  std::uint64_t limit = 0;  ///< at most so many rows; 0 = all
};

/// A report as people read it. Offsets are code points of the document's text, half-open.
struct ReportRow {
  std::string document;  ///< id of the document
  std::string outlet;
  std::string published;  ///< ISO 8601 day or empty
  std::string type;
  std::string mode;
  std::string cameo;
  std::string status;
  bool historical = false;
  std::string date_begin;  ///< ISO 8601 days, empty = open
  std::string date_end;
  std::string place;
  std::string place_country;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::vector<std::string> claimants;
  std::vector<std::string> stances;  ///< of each claimant: "asserts", "denies", "doubts"
  std::string sizes;                 ///< "killed 450+; injured 12-15": at least 450; "-30": at most
  std::string evidence;              ///< the clause or sentence
  std::string trigger;               ///< the main mention's words
  std::int64_t start = 0;
  std::int64_t end = 0;
  double confidence = 0.0;
  std::string rule;

  bool operator==(const ReportRow&) const = default;
};

struct QuoteRow {
  std::string document;
  std::string outlet;
  std::string published;
  std::string form;
  std::string speaker;
  std::string addressee;  ///< to whom, where the text says it
  std::string text;
  std::string cue;
  std::int64_t start = 0;
  std::int64_t end = 0;

  bool operator==(const QuoteRow&) const = default;
};

/// What one claimant says: a report with its attribution, or a quote. Offsets as in ReportRow.
struct ClaimRow {
  std::string claimant;  ///< empty = the outlet itself
  std::string stance;    ///< "asserts", "denies", "doubts"; empty = not known (of a quote)
  std::string kind;      ///< "report" or "quote"
  std::string type;      ///< of a report; empty for quotes, as the others below
  std::string mode;
  std::string status;
  std::string date_begin;
  std::string date_end;
  std::string place;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::string sizes;               ///< as this claimant gives them
  std::vector<std::string> chain;  ///< who relays the claimant, innermost first
  std::string channel;
  std::string words;  ///< the sentence of the report, or the words said
  std::string cue;
  std::int64_t start = 0;
  std::int64_t end = 0;
  std::string document;
  std::string outlet;
  std::string published;

  bool operator==(const ClaimRow&) const = default;
};

/// An actor as the documents together show it: rows of one name (accents and case aside), type and
/// country are one.
struct ActorRow {
  std::string name;
  std::string type;
  std::string country;
  std::string sectors;  ///< "GOV,MIL"
  std::string wikidata;
  std::int64_t documents = 0;
  std::int64_t mentions = 0;
  std::int64_t reports = 0;

  bool operator==(const ActorRow&) const = default;
};

struct DocumentRow {
  std::string id;
  std::string language;
  std::string published;
  std::string outlet;
  std::string title;
  std::string path;
  std::string pack;  ///< version of the pack that read it
  std::int64_t chars = 0;
  std::int64_t reports = 0;
  std::int64_t quotes = 0;

  bool operator==(const DocumentRow&) const = default;
};

/// Receives the rows of a query one by one; returning false ends it.
template <typename Row>
using RowSink = std::function<bool(const Row&)>;

/// A document and what was read in it, on their way into a ledger.
struct LedgerEntry {
  const Document& document;
  const Reading& reading;
};

/// A newer reading of the stored document `doc`.
struct LedgerReplacement {
  std::int64_t doc = 0;
  const Document& document;
  const Reading& reading;
};

enum class LedgerAccess : std::uint8_t { read, write };

/// By whom has a stored document been read?
enum class ReadBy : std::uint8_t { anyone, others };

/// One open ledger file. Not thread-safe: one thread at a time; several processes may read while
/// one writes. A crash or kill at any moment leaves whole documents only.
class Ledger {
 public:
  /// Opens the ledger at `path`; with LedgerAccess::write it is made when missing and brought up to
  /// the newest schema. Fails with not_found, io, busy (another writer), bad_data (no SQLite file),
  /// incompatible (not a ledger, or of a newer program).
  static Result<Ledger> open(const std::string& path, LedgerAccess access);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  ~Ledger();

  /// Is the document with this id (Document::id) in the ledger?
  [[nodiscard]] Result<bool> contains(const std::string& id) const;

  /// Stores document and reading in one transaction; true when it was new, false when the ledger
  /// holds it already (nothing is changed). Fails with io (disk full) or busy; then nothing of the
  /// document is stored.
  Result<bool> add(const Document& document, const Reading& reading);

  /// As add() for each of `entries`, but all in one transaction, which takes much less time: the
  /// number of those that were new. When it fails nothing of any of them is stored.
  Result<std::uint64_t> add_all(std::span<const LedgerEntry> entries);

  /// Numbers (`doc`), rising, of the documents in the languages of `packs` ("fr@2026.27"): all, or
  /// those alone that none of these packs has read. Looks at an index, not at the documents.
  [[nodiscard]] Result<std::vector<std::int64_t>> stored_documents(
      const std::vector<std::string>& packs, ReadBy read_by) const;

  /// The document `doc` as it was stored, in the language in which it was read. Fails with
  /// not_found.
  [[nodiscard]] Result<Document> stored_document(std::int64_t doc) const;

  /// Puts newer readings in the place of those that stored documents have, all in one transaction.
  /// Ids, metadata and texts stay; pins stay on the report of the same type that has most text in
  /// common with theirs: the number of those for which there is none. Stories, copies and events
  /// wait to be found anew. When it fails nothing is changed.
  Result<std::uint64_t> replace_all(std::span<const LedgerReplacement> entries);

  /// Rows in the order of date, then document, then place in the text.
  Result<void> reports(const LedgerFilter& filter, const RowSink<ReportRow>& sink) const;

  /// Rows in the order of publication, then document, then place in the text.
  Result<void> quotes(const LedgerFilter& filter, const RowSink<QuoteRow>& sink) const;

  /// What each claimant says of the same matter: the rows of one claimant (by name, accents and
  /// case aside) together, who says most first, then in the order of dates. Holds all rows in
  /// memory. Quotes are left out when the filter asks for what only reports have.
  Result<void> claims(const LedgerFilter& filter, const RowSink<ClaimRow>& sink) const;

  /// Most mentioned first.
  Result<void> actors(const LedgerFilter& filter, const RowSink<ActorRow>& sink) const;

  /// Rows in the order of publication, then id.
  Result<void> documents(const LedgerFilter& filter, const RowSink<DocumentRow>& sink) const;

  /// Where link_stories() keeps what it finds; the ledger must be open for writing and outlive it.
  /// Fails with invalid_argument, io.
  Result<std::unique_ptr<StoryStore>> story_store();

  /// Rows in the order of the day of the document, then its id, then the origin's.
  Result<void> copies(const LedgerFilter& filter, const RowSink<CopyRow>& sink) const;

  /// The latest first. A filter's days are those of the documents; what it asks of reports must
  /// hold for one of the story.
  Result<void> stories(const LedgerFilter& filter, const RowSink<StoryRow>& sink) const;

  /// Rows in the order of days, then id. What the filter asks of reports must hold for one of the
  /// event.
  Result<void> events(const LedgerFilter& filter, const RowSink<EventRow>& sink) const;

  /// The reports of the event whose id begins with `id`, the earliest first. Fails with not_found,
  /// or invalid_argument when several begin so.
  Result<void> event_reports(const std::string& id, const RowSink<EventReportRow>& sink) const;

  /// The document whose id begins with `id`. Fails as event_reports() does.
  [[nodiscard]] Result<StoredText> document_text(const std::string& id) const;

  /// Settles that `reports` ("document:report"; all when empty) of an event tell other happenings
  /// than the rest of it (when all: each its own), whatever is found later; that two events are
  /// one; that nothing is settled about an event any more: false when nothing was. The stories wait
  /// to be linked then. Fails as event_reports() does, or with invalid_argument when the two are
  /// one.
  Result<void> split_event(const std::string& id, const std::vector<std::string>& reports);
  Result<void> merge_events(const std::string& id, const std::string& other);
  Result<bool> unpin_event(const std::string& id);

  /// How many reports each event has, by its id.
  [[nodiscard]] Result<std::map<std::string, std::int64_t>> event_sizes() const;

 private:
  struct Connection;
  explicit Ledger(std::unique_ptr<Connection> connection);
  /// Inserts those of `entries` that are new; the caller owns the transaction.
  Result<std::uint64_t> insert_new(std::span<const LedgerEntry> entries);
  std::unique_ptr<Connection> connection_;
};

}  // namespace depeche
