// SPDX-License-Identifier: Apache-2.0
// Reports in groups that grow by average linkage: which groups tell one happening?
#pragma once

#include "story/member.h"
#include "story/same_happening.h"

#include <depeche/story.h>

#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace depeche {

/// Two of a kind (documents, tellers, groups), as indices; the lower first where neither comes
/// first by nature.
using IndexPair = std::pair<std::size_t, std::size_t>;

/// A report of one of the documents that are compared.
struct Teller {
  std::size_t document = 0;
  std::size_t happening = 0;  ///< index into its sketch
  std::size_t group = 0;
};

/// Two reports of one document are never weighed against each other: it told them apart already,
/// but what others tell may show that they are one. Where it gives each its own day, or a person
/// has parted them, they stay in two groups. The documents and `same` must outlive it.
class Linkage {
 public:
  Linkage(std::vector<const StoryMember*> documents, const SameHappening& same);

  /// The next report, in the order of the documents; a group begins with its first one, and groups
  /// are numbered from 0 on.
  void add(std::size_t document, std::size_t happening, std::size_t group);

  /// What a person has parted stays in two groups. Call it when all reports are there.
  void keep_apart(const std::vector<EventPin>& pins);

  /// Makes the groups of each pair of reports that a person has put together one.
  void put_together(const std::vector<EventPin>& pins);

  /// Looks at the pairs of reports of these pairs of documents, the most alike first, and makes
  /// their groups one where all their reports are alike enough on average. Returns the pairs of
  /// groups in that order: which stays, which becomes part of it.
  std::vector<IndexPair> grow(const std::vector<IndexPair>& documents, const LeastChances& least);

  [[nodiscard]] const std::vector<Teller>& tellers() const { return tellers_; }

  /// Tellers of each group; none where it has become part of another.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& groups() const { return groups_; }

  /// What two tellers of documents that were compared have in common; score 0 = nothing.
  [[nodiscard]] HappeningMatch match(std::size_t one, std::size_t other) const;

  [[nodiscard]] const Happening& happening_of(std::size_t teller) const;

  /// The row of the document that tells it.
  [[nodiscard]] std::int64_t doc_of(std::size_t teller) const;

 private:
  using ReportName = std::pair<std::int64_t, std::int64_t>;  // document and report

  /// Two groups of so many tellers each that may not be joined.
  using Refusal = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

  [[nodiscard]] std::vector<IndexPair> pinned(const std::vector<EventPin>& pins,
                                              bool together) const;
  [[nodiscard]] std::size_t first_of(std::size_t document) const;
  void compare(const IndexPair& documents);
  [[nodiscard]] bool is_apart(std::size_t to, std::size_t from) const;
  bool may_join(std::size_t to, std::size_t from, double mean);
  void join(std::size_t to, std::size_t from);

  std::vector<const StoryMember*> documents_;
  const SameHappening& same_;
  std::vector<std::size_t> first_;  // teller of each document
  std::vector<Teller> tellers_;
  std::vector<std::vector<std::size_t>> groups_;
  std::set<IndexPair> compared_;                 // documents
  std::map<IndexPair, HappeningMatch> matches_;  // of tellers
  std::set<IndexPair> apart_;                    // tellers
};

}  // namespace depeche
