// SPDX-License-Identifier: Apache-2.0
#include "story/linkage.h"

#include "story/likeness.h"

#include <algorithm>
#include <span>

namespace depeche {

namespace {

/// Tellers of a group that others are compared with; the rest say the same.
constexpr std::size_t most_asked = 12;

}  // namespace

Linkage::Linkage(std::vector<const StoryMember*> documents, const SameHappening& same)
    : documents_(std::move(documents)), same_(same) {}

void Linkage::add(std::size_t document, std::size_t happening, std::size_t group) {
  while (first_.size() <= document) first_.push_back(tellers_.size());
  if (group >= groups_.size()) groups_.resize(group + 1);
  groups_[group].push_back(tellers_.size());
  tellers_.push_back({document, happening, group});
  const std::size_t here = tellers_.size() - 1;
  for (std::size_t t = first_[document]; t < here; ++t) {
    if (days_differ(happening_of(t), happening_of(here))) apart_.insert({t, here});
  }
}

std::vector<IndexPair> Linkage::pinned(const std::vector<EventPin>& pins, bool together) const {
  std::map<ReportName, std::size_t> by_name;
  for (std::size_t t = 0; t < tellers_.size(); ++t)
    by_name.emplace(ReportName(doc_of(t), happening_of(t).report), t);
  std::vector<IndexPair> out;
  for (const EventPin& pin : pins) {
    const auto one = by_name.find({pin.doc, pin.report});
    const auto other = by_name.find({pin.other_doc, pin.other_report});
    if (pin.together == together && one != by_name.end() && other != by_name.end())
      out.push_back(std::minmax(one->second, other->second));
  }
  std::sort(out.begin(), out.end());
  return out;
}

void Linkage::keep_apart(const std::vector<EventPin>& pins) {
  for (const IndexPair& pair : pinned(pins, false)) apart_.insert(pair);
}

void Linkage::put_together(const std::vector<EventPin>& pins) {
  for (const auto& [one, other] : pinned(pins, true)) {
    const IndexPair groups = std::minmax(tellers_[one].group, tellers_[other].group);
    if (groups.first != groups.second) join(groups.first, groups.second);
  }
}

std::vector<IndexPair> Linkage::grow(const std::vector<IndexPair>& documents,
                                     const LeastChances& least) {
  for (const IndexPair& pair : documents) compare(pair);
  std::vector<std::tuple<double, std::size_t, std::size_t>> ranked;
  for (const auto& [pair, match] : matches_) {
    if (match.score >= least.pair) ranked.emplace_back(-match.score, pair.first, pair.second);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<IndexPair> joins;
  std::set<Refusal> refused;
  for (const auto& [score, one, other] : ranked) {
    const std::size_t to = tellers_[one].group;
    const std::size_t from = tellers_[other].group;
    if (to == from) continue;
    const Refusal asked(to, groups_[to].size(), from, groups_[from].size());
    if (refused.contains(asked)) continue;
    if (!may_join(to, from, least.mean)) {
      refused.insert(asked);
      continue;
    }
    joins.emplace_back(to, from);
    join(to, from);
  }
  return joins;
}

HappeningMatch Linkage::match(std::size_t one, std::size_t other) const {
  const auto found = matches_.find(std::minmax(one, other));
  return found == matches_.end() ? HappeningMatch() : found->second;
}

const Happening& Linkage::happening_of(std::size_t teller) const {
  const Teller& t = tellers_[teller];
  return documents_[t.document]->sketch.happenings[t.happening];
}

std::int64_t Linkage::doc_of(std::size_t teller) const {
  return documents_[tellers_[teller].document]->document.doc;
}

std::size_t Linkage::first_of(std::size_t document) const {
  return document < first_.size() ? first_[document] : tellers_.size();
}

/// All reports of two documents at once.
void Linkage::compare(const IndexPair& documents) {
  if (!compared_.insert(documents).second) return;
  const StoryMember& one = *documents_[documents.first];
  const StoryMember& other = *documents_[documents.second];
  const DocumentPair pair(one, other, one.document.story == other.document.story);
  for (std::size_t i = first_of(documents.first); i < first_of(documents.first + 1); ++i) {
    for (std::size_t j = first_of(documents.second); j < first_of(documents.second + 1); ++j) {
      const HappeningMatch match = same_.match(pair, tellers_[i].happening, tellers_[j].happening);
      if (match.score > 0) matches_[{i, j}] = match;
    }
  }
}

bool Linkage::is_apart(std::size_t to, std::size_t from) const {
  return std::any_of(groups_[to].begin(), groups_[to].end(), [&](std::size_t i) {
    return std::any_of(groups_[from].begin(), groups_[from].end(),
                       [&](std::size_t j) { return apart_.contains(std::minmax(i, j)); });
  });
}

/// Likely enough on average over the reports of both.
bool Linkage::may_join(std::size_t to, std::size_t from, double mean) {
  if (is_apart(to, from)) return false;
  double sum = 0;
  int pairs = 0;
  const std::size_t rows = std::min(groups_[to].size(), most_asked);
  const std::size_t columns = std::min(groups_[from].size(), most_asked);
  for (const std::size_t i : std::span(groups_[to]).first(rows)) {
    for (const std::size_t j : std::span(groups_[from]).first(columns)) {
      if (tellers_[i].document == tellers_[j].document) continue;
      compare(std::minmax(tellers_[i].document, tellers_[j].document));
      sum += match(i, j).score;
      ++pairs;
    }
  }
  return pairs > 0 && sum >= mean * pairs;
}

void Linkage::join(std::size_t to, std::size_t from) {
  for (const std::size_t t : groups_[from]) tellers_[t].group = to;
  groups_[to].insert(groups_[to].end(), groups_[from].begin(), groups_[from].end());
  groups_[from].clear();
}

}  // namespace depeche
