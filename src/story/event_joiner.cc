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

std::set<std::pair<ReportName, ReportName>> pinned_apart(const std::vector<EventPin>& pins) {
  std::set<std::pair<ReportName, ReportName>> apart;
  for (const EventPin& pin : pins) {
    if (pin.together) continue;
    const ReportName one(pin.doc, pin.report);
    const ReportName other(pin.other_doc, pin.other_report);
    apart.insert({one, other});
    apart.insert({other, one});
  }
  return apart;
}

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
      : own_(own.size()), apart_(pinned_apart(pins)), same_(same) {
    for (const NearMember& one : own) add(one);
    for (const NearMember& one : near) add(one);
  }

  std::vector<EventJoin> joins() {
    std::vector<std::tuple<double, std::size_t, std::size_t>> ranked;
    for (std::size_t i = 0; i < first_of(own_); ++i) {
      for (std::size_t j = first_of(own_); j < tellers_.size(); ++j) {
        const double score = score_of(i, j);
        if (score >= same_.across_stories().pair) ranked.emplace_back(-score, i, j);
      }
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<EventJoin> joins;
    for (const auto& [score, i, j] : ranked) {
      const std::size_t to = tellers_[i].group;
      const std::size_t from = tellers_[j].group;
      if (to == from || !may_join(to, from)) continue;
      joins.push_back({events_[to], events_[from]});
      for (const std::size_t t : contents_[from]) tellers_[t].group = to;
      contents_[to].insert(contents_[to].end(), contents_[from].begin(), contents_[from].end());
      contents_[from].clear();
    }
    return joins;
  }

 private:
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
    if (compared_.insert(documents).second) compare(documents);
    const auto score = scores_.find(std::minmax(i, j));
    return score == scores_.end() ? 0 : score->second;
  }

  void compare(const Pair& documents) {
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

  /// Likely enough on average over the reports of both. What one document tells of two days, or a
  /// person has parted, is not joined through others either.
  bool may_join(std::size_t to, std::size_t from) {
    double sum = 0;
    int pairs = 0;
    const std::size_t rows = std::min(contents_[to].size(), most_asked);
    const std::size_t columns = std::min(contents_[from].size(), most_asked);
    for (const std::size_t i : std::span(contents_[to]).first(rows)) {
      for (const std::size_t j : std::span(contents_[from]).first(columns)) {
        const Teller& one = tellers_[i];
        const Teller& other = tellers_[j];
        if (apart_.contains({name_of(one), name_of(other)})) return false;
        if (one.document == other.document) {
          if (days_differ(happening_of(one), happening_of(other))) return false;
          continue;
        }
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
  std::set<std::pair<ReportName, ReportName>> apart_;
  const SameHappening& same_;
};

}  // namespace

std::vector<EventJoin> joins_across(const std::vector<NearMember>& own,
                                    const std::vector<NearMember>& near,
                                    const std::vector<EventPin>& pins, const SameHappening& same) {
  return Groups(own, near, pins, same).joins();
}

}  // namespace depeche
