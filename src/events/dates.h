// SPDX-License-Identifier: Apache-2.0
// When was it? Weighs every day that an article could mean for a happening.
#pragma once

#include "events/merge.h"
#include "events/tree.h"
#include "pack/forest.h"
#include "pack/pack.h"
#include "pack/weights.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::events {

/// Numbers for the forest common/events/dates.tsv; a flag is 0 or 1. First of the happening and of
/// the date that the rules give it ("behind": days from its last one to that of writing), then,
/// from "is_rule" on, of the date that is weighed, of the mentions that the rules date so, and of
/// the words that tell it.
struct DateSigns {
  static constexpr std::array<std::string_view, 57> names = {"type",           "english",
                                                             "noun",           "status",
                                                             "ground",         "precision",
                                                             "open",           "days",
                                                             "behind",         "written",
                                                             "mentions",       "grounded",
                                                             "strong",         "first",
                                                             "sentences",      "headline",
                                                             "lead",           "paragraph",
                                                             "voices",         "granted",
                                                             "weak",           "supported",
                                                             "chance",         "own_date",
                                                             "tense",          "finite",
                                                             "verb_form",      "relation",
                                                             "attribute",      "times_in_sentence",
                                                             "times",          "embedded",
                                                             "actors",         "recipients",
                                                             "is_rule",        "is_written",
                                                             "until_written",  "is_first",
                                                             "as_rule",        "begins_as_rule",
                                                             "option_days",    "option_behind",
                                                             "option_open",    "option_precision",
                                                             "dated_so",       "dated_ground",
                                                             "dated_else",     "told",
                                                             "sentences_away", "tokens_away",
                                                             "time_before",    "steps",
                                                             "rivals",         "told_first",
                                                             "options",        "rank",
                                                             "earlier"};
  std::array<float, names.size()> values{};
};

/// Looks at the happenings of one document; all referents must outlive it.
class DateReader {
 public:
  /// `written`: the day of writing.
  DateReader(const std::vector<Mention>& mentions, const Tree& tree,
             const std::vector<TimeRef>& times, std::optional<Date> written);

  /// The dates that could be meant, the rules' one first where they give one: of its mentions, of
  /// the times told near them, the first day of the story, and from such a day to that of writing.
  [[nodiscard]] std::vector<Interval> options(const Happening& happening) const;

  /// Of number `at` of the options of a happening.
  [[nodiscard]] DateSigns read(const Happening& happening, const std::vector<Interval>& options,
                               std::size_t at) const;

 private:
  /// A time as it is seen from the mention that stands nearest.
  struct View {
    int sentences = far_away;  ///< from the mention to the time
    std::uint32_t tokens = far_tokens;
    bool before = false;
    int steps = far_steps;  ///< up the tree from the one to the other
    int rivals = 0;         ///< triggers of others that stand nearer
    TokenIndex trigger = 0;
    std::uint32_t time = 0;
  };

  static constexpr int far_away = 20;
  static constexpr std::uint32_t far_tokens = 60;
  static constexpr int far_steps = 12;

  /// What the mentions of a happening say of a date.
  struct Tally {
    int grounded = 0;  ///< dated by their own sentence
    int strong = 0;
    int voices = 0;
    int granted = 0;
    int so = 0;         ///< dated so by the rules
    int otherwise = 0;  ///< dated otherwise by their own sentence
    Ground ground = Ground::none;
    bool headline = false;
  };

  /// The times that tell a date.
  struct Told {
    View nearest;
    int times = 0;
    std::uint32_t first = UINT32_MAX;  ///< sentence
  };

  [[nodiscard]] Tally tally_of(const Happening& happening, const Interval& option) const;
  [[nodiscard]] Told told_of(const Happening& happening, const Interval& option) const;
  [[nodiscard]] bool lasts_until_written(const Interval& option) const;
  [[nodiscard]] int times_in(std::uint32_t sentence) const;
  void add_near(const Happening& happening, std::vector<Interval>& out) const;
  using Places = std::vector<std::uint32_t>;  ///< of times, in text order

  [[nodiscard]] const Places& places_of(const Interval& date) const;
  void look(std::uint32_t mention, const Places& places, std::optional<View>& best) const;
  [[nodiscard]] View view_of(TokenIndex trigger, const TimeRef& time) const;
  [[nodiscard]] int rivals(TokenIndex trigger, const TimeRef& time) const;
  [[nodiscard]] int steps_between(TokenIndex trigger, const TimeRef& time) const;
  [[nodiscard]] std::uint32_t sentence_of(const TimeRef& time) const;

  const std::vector<Mention>& mentions_;
  const Tree& tree_;
  const std::vector<TimeRef>& times_;
  std::optional<Date> written_;
  std::optional<Interval> story_;  ///< the first day told, if it is lately
  std::map<std::pair<std::optional<Date>, std::optional<Date>>, Places> told_;  ///< days told
  std::vector<Places> kept_in_;  ///< mentions of each sentence that are kept
};

/// The forest common/events/dates.tsv and the row `dated` of common/events/telling.tsv. Immutable.
class DateModel {
 public:
  /// A pack without events leaves the dates of the rules. Fails with bad_data, naming file and
  /// line.
  static Result<DateModel> load(const Pack& pack, const WeightTable& telling);

  /// Gives the happening the date that is likeliest meant; none where none is likely enough.
  void settle(const DateReader& reader, Happening& happening) const;

 private:
  std::optional<Forest> forest_;
  double least_ = 0;
};

}  // namespace depeche::events
