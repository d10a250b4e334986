// SPDX-License-Identifier: Apache-2.0
// What is seen of two reports of different documents that bears on whether they tell one happening?
#pragma once

#include "story/likeness.h"
#include "story/member.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace depeche {

/// Numbers for the forest common/story/same_happening.tsv; a flag is 0 or 1. Of numbers that both
/// sides have, "less" is the smaller and "more" the greater, so that the order of the two does not
/// matter. Unknown: -1.
struct HappeningSigns {
  static constexpr std::array<std::string_view, 73> names = {"english",
                                                             "same_language",
                                                             "score",
                                                             "type",
                                                             "other_type",
                                                             "same_type",
                                                             "mode",
                                                             "negated",
                                                             "planned",
                                                             "hypothetical",
                                                             "ongoing",
                                                             "historical",
                                                             "days",
                                                             "days_exact",
                                                             "width_less",
                                                             "width_more",
                                                             "published",
                                                             "ago_less",
                                                             "ago_more",
                                                             "ago_apart",
                                                             "places",
                                                             "kilometres",
                                                             "place_known",
                                                             "named_less",
                                                             "named_more",
                                                             "same_people",
                                                             "same_share",
                                                             "swapped",
                                                             "same_actor",
                                                             "same_recipient",
                                                             "other_actors",
                                                             "other_recipients",
                                                             "same_country",
                                                             "other_country",
                                                             "actor_country",
                                                             "recipient_country",
                                                             "actor_sector",
                                                             "recipient_sector",
                                                             "people_less",
                                                             "people_more",
                                                             "counts",
                                                             "counts_less",
                                                             "words",
                                                             "words_common",
                                                             "words_weight",
                                                             "rarest",
                                                             "second_rarest",
                                                             "words_less",
                                                             "words_more",
                                                             "trigger",
                                                             "triggers_common",
                                                             "copied",
                                                             "document_words",
                                                             "document_names",
                                                             "position_less",
                                                             "position_more",
                                                             "happenings_less",
                                                             "happenings_more",
                                                             "alike_less",
                                                             "alike_more",
                                                             "rank_less",
                                                             "rank_more",
                                                             "margin",
                                                             "same_outlet",
                                                             "copy",
                                                             "story",
                                                             "near",
                                                             "near_common",
                                                             "near_weight",
                                                             "near_rarest",
                                                             "near_less",
                                                             "triggers_less",
                                                             "triggers_more"};
  std::array<float, names.size()> values{};
};

/// Of pairs with less by the rules fewer than one in twenty are one happening: nobody asks for
/// signs.
inline constexpr double hopeless_likeness = 0.03;

/// Two documents as their reports are compared; both must outlive it.
class DocumentPair {
 public:
  DocumentPair(const StoryMember& a, const StoryMember& b, bool one_story);

  /// `i`, `j`: happenings of `a` and of `b`.
  [[nodiscard]] HappeningSigns signs(std::size_t i, std::size_t j) const;

  /// By the rules.
  [[nodiscard]] const HappeningMatch& match(std::size_t i, std::size_t j) const {
    return matches_[i * columns_ + j];
  }

 private:
  /// How many others of each document are more like the report of the other, and by how much the
  /// pair is more alike than the best of them.
  struct Rank {
    int in_a = 0;
    int in_b = 0;
    double margin = 0;
  };

  [[nodiscard]] double score(std::size_t i, std::size_t j) const { return match(i, j).score; }

  [[nodiscard]] Rank rank(std::size_t i, std::size_t j) const;

  const StoryMember& a_;
  const StoryMember& b_;
  bool one_story_ = false;
  std::size_t columns_ = 0;
  std::vector<HappeningMatch> matches_;
  double words_ = 0;  // cosines
  double names_ = 0;
};

}  // namespace depeche
