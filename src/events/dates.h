// SPDX-License-Identifier: Apache-2.0
// When was it? Weighs every day that an article could mean for a happening.
#pragma once

#include "events/merge.h"
#include "events/tree.h"
#include "pack/judge.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
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

struct DateOption {
  Interval date;
  DateSigns signs;
};

/// Looks at the happenings of one document; all referents must outlive it.
class DateReader {
 public:
  /// `written`: the day of writing.
  DateReader(const std::vector<Mention>& mentions, const Tree& tree,
             const std::vector<TimeRef>& times, std::optional<Date> written);

  /// The dates that could be meant, the rules' one first where they give one: of its mentions, of
  /// the times told near them, the first day of the story, and from such a day to that of writing.
  [[nodiscard]] std::vector<DateOption> options(const Happening& happening) const;

  /// Is it said behind the opening of the text, on no day that its own words tell ("Paris a salué
  /// l'accord", "L'armée exclut toute négociation")?
  [[nodiscard]] bool said_undated(const Happening& happening) const;

 private:
  /// A time as it is seen from the mention that stands nearest.
  struct View {
    int sentences = far_away;  ///< from the mention to the time
    std::uint32_t tokens = far_tokens;
    bool before = false;
    int steps = Tree::far_steps;  ///< up the tree from the one to the other
    int rivals = 0;               ///< triggers of others that stand nearer
    TokenIndex trigger = 0;
    std::uint32_t time = 0;
  };

  static constexpr int far_away = 20;
  static constexpr std::uint32_t far_tokens = 60;

  /// What the rules say of a date.
  struct Dated {
    int so = 0;         ///< mentions that they date so
    int otherwise = 0;  ///< mentions that their own sentence dates otherwise
    Ground ground = Ground::none;
  };

  /// The times that tell a date.
  struct Told {
    View nearest;
    int times = 0;
    std::uint32_t first = UINT32_MAX;  ///< sentence
  };

  using Indices = std::vector<std::uint32_t>;

  static constexpr std::size_t of_option = 34;  ///< signs before it are of the happening

  void read_happening(const Happening& happening, DateSigns& out) const;
  void read_option(const Happening& happening, const std::vector<Interval>& dates, std::size_t at,
                   DateSigns& out) const;
  [[nodiscard]] std::vector<Interval> dates_of(const Happening& happening) const;
  void add_near(const Happening& happening, std::vector<Interval>& out) const;
  [[nodiscard]] Dated dated(const Happening& happening, const Interval& date) const;
  [[nodiscard]] Told told_of(const Happening& happening, const Interval& date) const;
  [[nodiscard]] bool lasts_until_written(const Interval& date) const;
  [[nodiscard]] int times_in(std::uint32_t sentence) const;
  [[nodiscard]] std::span<const std::uint32_t> times_of(const Interval& date) const;
  void look(std::uint32_t mention, std::span<const std::uint32_t> times,
            std::optional<View>& best) const;
  [[nodiscard]] View view_of(TokenIndex trigger, const TimeRef& time) const;
  [[nodiscard]] int rivals(TokenIndex trigger, const TimeRef& time) const;
  [[nodiscard]] std::uint32_t sentence_of(const TimeRef& time) const;

  const std::vector<Mention>& mentions_;
  const Tree& tree_;
  const std::vector<TimeRef>& times_;
  std::optional<Date> written_;
  std::optional<Interval> story_;  ///< the first day told, if it is lately
  std::map<std::pair<std::optional<Date>, std::optional<Date>>, Indices> told_;  ///< times by days
  std::vector<Indices> kept_in_;  ///< mentions of each sentence that are kept
};

/// The forest common/events/dates.tsv and the rows `dated` and `dated_words` of
/// common/events/telling.tsv. Immutable.
class DateModel {
 public:
  /// A pack without events leaves the dates of the rules. Fails with bad_data, naming file and
  /// line.
  static Result<DateModel> load(const Pack& pack, const WeightTable& telling);

  /// Gives the happening the date that is likeliest meant; none where none is likely enough.
  void settle(const DateReader& reader, Happening& happening) const;

 private:
  Judge judge_;
  double least_of_words_ = 1;  ///< for what is said on no day of its own
};

/// Opens the begin of a date that is only the day on which the deed is blamed ("a accusé mardi
/// l'armée d'avoir tué …"): it was done then or before.
void open_blamed(const std::vector<Mention>& mentions, Happening& happening);

}  // namespace depeche::events
