// SPDX-License-Identifier: Apache-2.0
#include "story/event_joiner.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace depeche {

namespace {

using ReportName = std::pair<std::int64_t, std::int64_t>;  // document and report
using Pair = std::pair<std::size_t, std::size_t>;  // of documents or tellers, the lower first

/// Tellers of a group that others are compared with; the rest say the same.
constexpr std::size_t most_asked = 12;

/// A report that is in an event.
struct Teller {
  std::size_t document = 0;  ///< of all that are compared
  std::size_t happening = 0;
  std::size_t group = 0;
};

/// Events as groups of the reports that tell them; groups grow by average linkage.
class Groups {
 public:
  Groups(const std::vector<NearMember>& own, const std::vector<NearMember>& near,
         const std::vector<EventPin>& pins, const SameHappening& same)
      : own_(own.size()), same_(same) {
    for (const NearMember& one : own) add(one);
    for (const NearMember& one : near) add(one);
    keep_apart(pins);
  }

  std::vector<EventJoin> joins() {
    std::vector<EventJoin> joins;
    std::set<Refusal> refused;
    for (const auto& [score, i, j] : ranked()) {
      const std::size_t to = tellers_[i].group;
      const std::size_t from = tellers_[j].group;
      if (to == from) continue;
      const Refusal asked(to, contents_[to].size(), from, contents_[from].size());
      if (refused.contains(asked)) continue;
      if (!may_join(to, from)) {
        refused.insert(asked);
        continue;
      }
      joins.push_back({events_[to], events_[from]});
      for (const std::size_t t : contents_[from]) tellers_[t].group = to;
      contents_[to].insert(contents_[to].end(), contents_[from].begin(), contents_[from].end());
      contents_[from].clear();
    }
    return joins;
  }

 private:
  /// Two groups of so many tellers each that may not be joined.
  using Refusal = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

  /// Pairs of an own and a near teller that are alike enough, the most alike first.
  std::vector<std::tuple<double, std::size_t, std::size_t>> ranked() {
    for (std::size_t one = 0; one < own_; ++one) {
      for (std::size_t other = own_; other < documents_.size(); ++other) compare({one, other});
    }
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (const auto& [pair, score] : scores_) {
      if (score >= same_.across_stories().pair) pairs.emplace_back(-score, pair.first, pair.second);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }

  /// What a person has parted, and what one document tells of two days.
  void keep_apart(const std::vector<EventPin>& pins) {
    std::map<ReportName, std::size_t> by_name;
    for (std::size_t t = 0; t < tellers_.size(); ++t) by_name.emplace(name_of(tellers_[t]), t);
    for (const EventPin& pin : pins) {
      const auto one = by_name.find({pin.doc, pin.report});
      const auto other = by_name.find({pin.other_doc, pin.other_report});
      if (!pin.together && one != by_name.end() && other != by_name.end())
        apart_.insert(std::minmax(one->second, other->second));
    }
    for (std::size_t i = 0; i < tellers_.size(); ++i) {
      for (std::size_t j = i + 1; j < first_of(tellers_[i].document + 1); ++j) {
        if (days_differ(happening_of(tellers_[i]), happening_of(tellers_[j])))
          apart_.insert({i, j});
      }
    }
  }

  void add(const NearMember& one) {
    first_.push_back(tellers_.size());
    documents_.push_back(&one.member);
    const std::vector<Happening>& told = one.member.sketch.happenings;
    for (std::size_t i = 0; i < told.size(); ++i) {
      const auto event = one.events.find(told[i].report);
      if (event == one.events.end()) continue;
      const auto [at, fresh] = group_of_.try_emplace(event->second, events_.size());
      if (fresh) {
        events_.push_back(event->second);
        contents_.emplace_back();
      }
      contents_[at->second].push_back(tellers_.size());
      tellers_.push_back({documents_.size() - 1, i, at->second});
    }
  }

  [[nodiscard]] std::size_t first_of(std::size_t document) const {
    return document < first_.size() ? first_[document] : tellers_.size();
  }

  [[nodiscard]] const Happening& happening_of(const Teller& teller) const {
    return documents_[teller.document]->sketch.happenings[teller.happening];
  }

  [[nodiscard]] ReportName name_of(const Teller& teller) const {
    return {documents_[teller.document]->document.doc, happening_of(teller).report};
  }

  /// How likely two reports of different documents are one happening; those of two documents are
  /// compared all at once.
  double score_of(std::size_t i, std::size_t j) {
    const Pair documents = std::minmax(tellers_[i].document, tellers_[j].document);
    compare(documents);
    const auto score = scores_.find(std::minmax(i, j));
    return score == scores_.end() ? 0 : score->second;
  }

  void compare(const Pair& documents) {
    if (!compared_.insert(documents).second) return;
    const StoryMember& one = *documents_[documents.first];
    const StoryMember& other = *documents_[documents.second];
    const DocumentPair pair(one, other, one.document.story == other.document.story);
    for (std::size_t i = first_of(documents.first); i < first_of(documents.first + 1); ++i) {
      for (std::size_t j = first_of(documents.second); j < first_of(documents.second + 1); ++j) {
        const double score = same_.match(pair, tellers_[i].happening, tellers_[j].happening).score;
        if (score > 0) scores_[{i, j}] = score;
      }
    }
  }

  [[nodiscard]] bool is_apart(std::size_t to, std::size_t from) const {
    return std::any_of(contents_[to].begin(), contents_[to].end(), [&](std::size_t i) {
      return std::any_of(contents_[from].begin(), contents_[from].end(),
                         [&](std::size_t j) { return apart_.contains(std::minmax(i, j)); });
    });
  }

  /// Likely enough on average over the reports of both.
  bool may_join(std::size_t to, std::size_t from) {
    if (is_apart(to, from)) return false;
    double sum = 0;
    int pairs = 0;
    const std::size_t rows = std::min(contents_[to].size(), most_asked);
    const std::size_t columns = std::min(contents_[from].size(), most_asked);
    for (const std::size_t i : std::span(contents_[to]).first(rows)) {
      for (const std::size_t j : std::span(contents_[from]).first(columns)) {
        if (tellers_[i].document == tellers_[j].document) continue;
        sum += score_of(i, j);
        ++pairs;
      }
    }
    return pairs > 0 && sum >= same_.across_stories().mean * pairs;
  }

  std::size_t own_;  // documents that come first
  std::vector<const StoryMember*> documents_;
  std::vector<std::size_t> first_;  // teller of each document
  std::vector<Teller> tellers_;
  std::vector<std::int64_t> events_;                // of each group: the row of its first event
  std::vector<std::vector<std::size_t>> contents_;  // tellers of each group
  std::map<std::int64_t, std::size_t> group_of_;    // by event
  std::set<Pair> compared_;                         // documents
  std::map<Pair, double> scores_;                   // of tellers
  std::set<Pair> apart_;                            // tellers
  const SameHappening& same_;
};

}  // namespace

std::vector<EventJoin> joins_across(const std::vector<NearMember>& own,
                                    const std::vector<NearMember>& near,
                                    const std::vector<EventPin>& pins, const SameHappening& same) {
  return Groups(own, near, pins, same).joins();
}

}  // namespace depeche
