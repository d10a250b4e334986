// SPDX-License-Identifier: Apache-2.0
// Documents -> copies and stories, in the order of their days; stories -> events.
#include "story/copy_finder.h"
#include "story/event_joiner.h"
#include "story/event_merger.h"
#include "story/knowledge.h"
#include "story/sketch.h"
#include "story/story_finder.h"
#include "story/window.h"
#include "story/words.h"

#include <depeche/story.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace depeche {

namespace {

constexpr int window_days = 14;          // before and after a document that it is compared with
constexpr std::size_t batch_size = 500;  // documents of one transaction
constexpr std::uint32_t least_fingerprints = 2;
constexpr std::size_t most_copies = 24;  // documents that a text is aligned with

/// Compares document after document with those of the days around.
class Linker {
 public:
  Linker(StoryStore& store, const WordShares& shares) : store_(store), shares_(shares) {}

  Result<void> open() {
    const auto last = store_.last_story();
    if (!last) return last.error();
    next_story_ = *last + 1;
    return {};
  }

  Result<LinkedDocument> link(const StoryDocument& document) {
    if (auto moved = move_window(document.published); !moved) return moved.error();
    const StoryWords words = words_of(document.text);
    WindowDocument compared{document.doc, document.id, day_number(document.published), 0,
                            sketch_of(document, words, shares_)};
    LinkedDocument linked{document.doc, document.id, document.published, encode(compared.sketch)};
    auto copies = copies_of({compared, document.text, words});
    if (!copies) return copies.error();
    linked.copies = std::move(*copies);
    FoundStory found = story_of(compared, window_, linked.copies);
    linked.story = found.story;
    linked.neighbours = std::move(found.neighbours);
    if (linked.story == 0) linked.story = next_story_++;
    compared.story = linked.story;
    window_.add(std::move(compared));
    return linked;
  }

 private:
  Result<void> move_window(const std::optional<Date>& published) {
    const std::int32_t day = day_number(published);
    if (filled_ && day == day_) return {};
    if (published) window_.drop_before(day - window_days);
    std::optional<Date> begin;
    std::optional<Date> end;
    if (published) {
      begin = add_days(*published, -window_days);
      end = add_days(*published, window_days);
    }
    // What is in the window from the days before need not be read again.
    if (published && filled_until_ && *filled_until_ >= *begin) begin = add_days(*filled_until_, 1);
    day_ = day;
    filled_ = true;
    if (published) filled_until_ = end;
    const auto documents = store_.linked(begin, end);
    if (!documents) return documents.error();
    for (const LinkedDocument& document : *documents) {
      auto sketch = decode_sketch(document.sketch);
      if (!sketch || window_.contains(document.id)) continue;
      window_.add({document.doc, document.id, day_number(document.published), document.story,
                   std::move(*sketch)});
    }
    return {};
  }

  Result<std::vector<Copy>> copies_of(const CopyText& text) {
    std::vector<Copy> copies;
    for (const Neighbour& candidate :
         window_.sharing_fingerprints(text.document.sketch, least_fingerprints, most_copies)) {
      const auto other = store_.text_of(candidate.document->doc);
      if (!other) return other.error();
      Copy copy = copy_between(text, {*candidate.document, *other, words_of(*other)});
      if (!copy.passages.empty()) copies.push_back(std::move(copy));
    }
    return copies;
  }

  StoryStore& store_;
  const WordShares& shares_;
  Window window_;
  bool filled_ = false;
  std::int32_t day_ = no_day;
  std::optional<Date> filled_until_;
  std::int64_t next_story_ = 1;
};

std::vector<StoryMember> members_of(std::vector<LinkedDocument> documents) {
  std::vector<StoryMember> members;
  for (LinkedDocument& document : documents) {
    if (auto member = member_of(std::move(document))) members.push_back(std::move(*member));
  }
  return members;
}

std::vector<NearMember> members_of(std::vector<NearDocument> documents) {
  std::vector<NearMember> members;
  for (NearDocument& near : documents) {
    auto member = member_of(std::move(near.document));
    if (member) members.push_back({std::move(*member), std::move(near.events)});
  }
  return members;
}

/// Two events of another story that a person has parted are not joined through one of this story.
Result<void> add_pins_of(const std::vector<NearDocument>& near, StoryStore& store,
                         std::vector<EventPin>& pins) {
  std::set<std::int64_t> stories;
  for (const NearDocument& one : near) stories.insert(one.document.story);
  for (const std::int64_t story : stories) {
    const auto more = store.pins(story);
    if (!more) return more.error();
    pins.insert(pins.end(), more->begin(), more->end());
  }
  return {};
}

/// Merges the reports of one story, then its events with those of the stories beside it.
Result<std::size_t> merge_story(StoryStore& store, std::int64_t story, const SameHappening& same) {
  auto documents = store.story(story);
  if (!documents) return documents.error();
  auto pins = store.pins(story);
  if (!pins) return pins.error();
  const std::vector<StoryMember> members = members_of(std::move(*documents));
  const std::vector<MergedEvent> events = merge_events(members, *pins, same);
  const auto rows = store.save_events(story, events);
  if (!rows) return rows.error();
  auto near = store.near(story);
  if (!near) return near.error();
  std::map<std::int64_t, std::map<std::int64_t, std::int64_t>> events_of;  // by document, by report
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const EventMember& told : events[i].members) events_of[told.doc][told.report] = (*rows)[i];
  }
  if (auto added = add_pins_of(*near, store, *pins); !added) return added.error();
  std::vector<NearMember> own;
  for (const StoryMember& member : members)
    own.push_back({member, std::move(events_of[member.document.doc])});
  for (const EventJoin& join : joins_across(own, members_of(std::move(*near)), *pins, same)) {
    if (auto joined = store.join_events(join.event, join.other); !joined) return joined.error();
  }
  return events.size();
}

/// Merges the reports of each story whose documents changed.
Result<void> merge_waiting(StoryStore& store, const SameHappening& same, LinkingTally& tally) {
  while (true) {
    const auto story = store.next_waiting_story();
    if (!story) return story.error();
    if (!*story) return {};
    const auto events = merge_story(store, **story, same);
    if (!events) return events.error();
    ++tally.stories;
    tally.events += static_cast<std::int64_t>(*events);
  }
}

}  // namespace

Result<LinkingTally> link_stories(StoryStore& store, const StoryKnowledge& knowledge,
                                  const std::function<void(std::int64_t)>& progress) {
  LinkingTally tally;
  Linker linker(store, knowledge.tables().shares);
  if (auto opened = linker.open(); !opened) return opened.error();
  while (true) {
    const auto documents = store.unlinked(batch_size);
    if (!documents) return documents.error();
    if (documents->empty()) break;
    std::vector<LinkedDocument> batch;
    for (const StoryDocument& document : *documents) {
      auto linked = linker.link(document);
      if (!linked) return linked.error();
      tally.copies += static_cast<std::int64_t>(linked->copies.size());
      batch.push_back(std::move(*linked));
    }
    if (auto saved = store.save(batch); !saved) return saved.error();
    tally.documents += static_cast<std::int64_t>(batch.size());
    if (progress) progress(tally.documents);
  }
  if (auto joined = store.join_pinned_stories(); !joined) return joined.error();
  if (const auto merged = merge_waiting(store, knowledge.tables().same_happening, tally); !merged)
    return merged.error();
  return tally;
}

}  // namespace depeche
