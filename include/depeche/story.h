// SPDX-License-Identifier: Apache-2.0
// Many articles: which passages are copied, which documents tell one story, which reports tell one
// event, and from how many independent sources.
#pragma once

#include <depeche/quote.h>
#include <depeche/report.h>
#include <depeche/result.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Half-open, in code points of a document's text.
struct PointRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  bool operator==(const PointRange&) const = default;
};

/// A passage that stands in two documents, word for word or lightly edited. Words are counted.
struct CopiedPassage {
  PointRange taken;         ///< in the document that took it
  PointRange original;      ///< in the document it was taken from
  std::uint32_t kept = 0;   ///< words that stand in both
  std::uint32_t added = 0;  ///< words of `taken` alone
  std::uint32_t cut = 0;    ///< words of `original` alone

  bool operator==(const CopiedPassage&) const = default;
};

/// Why the one document is taken for the origin and not the other.
enum class OriginReason : std::uint8_t { credited, earlier, longer, arbitrary };

/// What `doc` has in common with `origin`, which most likely had it first.
struct Copy {
  std::int64_t doc = 0;
  std::int64_t origin = 0;
  double share = 0.0;         ///< of the words of `doc`, 0 to 1
  double origin_share = 0.0;  ///< of the words of `origin`
  OriginReason reason = OriginReason::arbitrary;
  std::vector<CopiedPassage> passages;  ///< in the order of `taken`

  bool operator==(const Copy&) const = default;
};

/// An actor as stories need it: who is it, told apart from the words of one article?
struct StoryActor {
  std::vector<std::string> names;  ///< folded
  ActorType type = ActorType::person;
  std::string country;
  std::string sector;  ///< the primary one
  std::string wikidata;
};

struct StoryPlace {
  std::string name;  ///< folded
  std::string country;
  std::uint32_t geonames = 0;
  std::optional<double> latitude;
  std::optional<double> longitude;
  Resolution resolution = Resolution::unknown;
};

/// A report of the ledger as events are merged from it.
struct StoryReport {
  std::int64_t number = 0;  ///< in its document
  EventType type = EventType::consult;
  std::string mode;
  Status status = Status::occurred;
  bool historical = false;
  Interval date;
  std::optional<StoryPlace> place;
  std::vector<StoryActor> actors;
  std::vector<StoryActor> recipients;
  Sizes size;
  PointRange evidence;
  std::vector<PointRange> mentions;  ///< triggers
};

/// A document of the ledger as stories are made from it.
struct StoryDocument {
  std::int64_t doc = 0;  ///< its row
  std::string id;
  std::string language;
  std::string outlet;
  std::string title;
  std::optional<Date> published;
  std::optional<std::int64_t> published_minute;  ///< as in Metadata
  std::vector<std::string> credits;
  std::string text;
  std::vector<StoryReport> reports;
  std::vector<StoryActor> actors;
  std::vector<StoryPlace> places;
};

/// A document that was compared with the others: what the ledger keeps of it.
struct LinkedDocument {
  std::int64_t doc = 0;
  std::string id;
  std::optional<Date> published;
  std::string
      sketch;  ///< bytes, see docs/formats/ledger.md; what later documents are compared with
  std::int64_t story = 0;  ///< from 1
  std::vector<Copy> copies;
  std::vector<std::int64_t> neighbours;  ///< documents of other stories that are like it too
};

/// One report of an event.
struct EventMember {
  std::int64_t doc = 0;
  std::int64_t report = 0;
  double score = 1.0;   ///< 0 to 1: how well it fits the others; 1 for the first
  std::string reasons;  ///< "type,place,day,actors": what it has in common with the others

  bool operator==(const EventMember&) const = default;
};

/// One voice that tells of an event: an outlet, an agency, or a claimant whom outlets relay.
struct EventSource {
  std::string kind;  ///< "outlet", "agency", "claimant", "document" (of an unknown outlet)
  std::string name;

  auto operator<=>(const EventSource&) const = default;
};

struct MergedEvent {
  std::vector<EventMember> members;  ///< the earliest first
};

/// A document of another story, with the events that its reports are in.
struct NearDocument {
  LinkedDocument document;
  std::map<std::int64_t, std::int64_t> events;  ///< row of the event by report
};

/// What a person has settled: these two reports tell one event, or they do not.
struct EventPin {
  std::int64_t doc = 0;
  std::int64_t report = 0;
  std::int64_t other_doc = 0;
  std::int64_t other_report = 0;
  bool together = true;

  bool operator==(const EventPin&) const = default;
};

/// Where the documents, and what is linked among them, are kept. A Ledger gives one.
class StoryStore {
 public:
  template <typename Value>
  using Sink = std::function<bool(Value&&)>;

  StoryStore() = default;
  StoryStore(const StoryStore&) = delete;
  StoryStore& operator=(const StoryStore&) = delete;
  StoryStore(StoryStore&&) = delete;
  StoryStore& operator=(StoryStore&&) = delete;
  virtual ~StoryStore() = default;

  /// Forgets all copies, stories and events; what was pinned stays.
  virtual Result<void> forget() = 0;

  /// Up to `limit` documents that are not linked yet, by day of publication (unknown first), then
  /// by id.
  virtual Result<std::vector<StoryDocument>> unlinked(std::size_t limit) = 0;

  /// Linked documents published from `begin` to `end`, both included; without a day when both are
  /// absent. (Without text, reports and copies.)
  virtual Result<std::vector<LinkedDocument>> linked(std::optional<Date> begin,
                                                     std::optional<Date> end) = 0;

  virtual Result<std::string> text_of(std::int64_t doc) = 0;

  /// 0 when there is no story yet.
  virtual Result<std::int64_t> last_story() = 0;

  /// Keeps what was found, in one transaction; the stories touched wait for their events.
  virtual Result<void> save(const std::vector<LinkedDocument>& documents) = 0;

  /// Makes one story of two that hold reports pinned together.
  virtual Result<void> join_pinned_stories() = 0;

  /// A story whose events wait; nothing when none does.
  virtual Result<std::optional<std::int64_t>> next_waiting_story() = 0;
  virtual Result<std::vector<LinkedDocument>> story(std::int64_t story) = 0;
  /// Pins of reports of the story's documents.
  virtual Result<std::vector<EventPin>> pins(std::int64_t story) = 0;

  /// Neighbours of the story's documents, and documents whose events these look back at (of the
  /// same type and day, more than a day before, or in the same town), in stories that do not wait.
  virtual Result<std::vector<NearDocument>> near(std::int64_t story) = 0;

  /// Replaces the events of a story, which waits no longer, in one transaction; gives their rows.
  /// Other stories whose reports were in its old events wait then.
  virtual Result<std::vector<std::int64_t>> save_events(std::int64_t story,
                                                        const std::vector<MergedEvent>& events) = 0;

  /// Makes one event of two, of different stories.
  virtual Result<void> join_events(std::int64_t event, std::int64_t other) = 0;
};

/// What of the packs stories are made with: how often words stand in news of each language, so that
/// rare words count for more, and what was learned of reports that tell one happening.
class StoryKnowledge {
 public:
  /// Reads story/words.tsv of each language's pack and common/story. Fails as opening a pack does.
  static Result<StoryKnowledge> open(const std::string& data_dir,
                                     const std::vector<std::string>& languages);

  /// Without tables all words count alike, and reports are compared by rules alone.
  StoryKnowledge();
  StoryKnowledge(StoryKnowledge&&) noexcept;
  StoryKnowledge& operator=(StoryKnowledge&&) noexcept;
  StoryKnowledge(const StoryKnowledge&) = delete;
  StoryKnowledge& operator=(const StoryKnowledge&) = delete;
  ~StoryKnowledge();

  struct Tables;

  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  std::unique_ptr<Tables> tables_;
};

struct LinkingTally {
  std::int64_t documents = 0;
  std::int64_t copies = 0;
  std::int64_t stories = 0;  ///< touched
  std::int64_t events = 0;   ///< of the stories touched
};

/// Links all documents of `store` that are not linked yet: copies, stories, events. Memory grows
/// with the documents of a time window (see docs/formats/ledger.md), not with the ledger.
/// `progress` hears the number of documents done. Fails as the store does; what was saved stays
/// good.
Result<LinkingTally> link_stories(StoryStore& store, const StoryKnowledge& knowledge,
                                  const std::function<void(std::int64_t)>& progress);

/// A piece of a comparison of two texts.
struct TextChange {
  enum class Kind : std::uint8_t { same, cut, added };

  Kind kind = Kind::same;
  PointRange before;  ///< in the first text; empty when added
  PointRange after;   ///< in the second text; empty when cut
};

/// What the two texts have in common, word by word (case, accents and punctuation aside), and what
/// only one has, in the order of `after`; what was cut stands where it stood among its neighbours.
std::vector<TextChange> compare_texts(std::string_view before, std::string_view after);

/// "credited" …
std::string_view name_of(OriginReason reason);

}  // namespace depeche
