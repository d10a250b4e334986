// SPDX-License-Identifier: Apache-2.0
// Step by step: the date of one trigger, by its words, its clause, its sentence, the scene.
#pragma once

#include "base/string_map.h"
#include "time/clauses.h"
#include "time/date_groups.h"
#include "time/event_time.h"
#include "time/tense.h"

#include <depeche/analysis.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// What a language says about the dates of happenings.
struct ClockRules {
  std::string prefix;  ///< of rule ids: "fr.event_time."
  TenseReader tenses;
  StringSet joins;   ///< "et", "au": make one stretch of two dates
  StringSet opens;   ///< lemmas, "entamer": a stretch begins on the day of the verb
  StringSet closes;  ///< "achever": it ends then
  TimeLinks links;
};

/// Looks for the date of one trigger; what it is given must outlive it. Each step says the date, or
/// leaves it to the next.
class DateSearch {
 public:
  DateSearch(const TimedText& text, std::uint32_t trigger, Telling how, const ClockRules& rules);

  EventTime run();

 private:
  using Found = std::optional<EventTime>;

  void narrow_groups();
  void choose();

  [[nodiscard]] Found by_duration() const;
  [[nodiscard]] Found by_open_span() const;
  [[nodiscard]] Found deed_before() const;
  [[nodiscard]] Found described_before();
  [[nodiscard]] Found until_today() const;
  [[nodiscard]] Found told() const;
  [[nodiscard]] Found of_late() const;
  [[nodiscard]] Found to_come() const;
  [[nodiscard]] Found going_on() const;
  [[nodiscard]] Found since_dated() const;
  [[nodiscard]] Found by_scene() const;
  [[nodiscard]] EventTime by_story() const;

  void drop_strangers();
  [[nodiscard]] bool lies_ahead() const;
  [[nodiscard]] bool is_of_these_days(const Interval& date) const;
  [[nodiscard]] bool is_dated_itself() const;
  [[nodiscard]] bool is_beside() const;
  void stretch(Interval& date) const;

  [[nodiscard]] EventTime said(const Interval& date, std::string_view how) const;
  [[nodiscard]] EventTime before(const DateGroup& group) const;
  [[nodiscard]] EventTime before_now() const;

  const TimedText& text_;
  std::uint32_t trigger_;
  Telling how_;
  const ClockRules& rules_;
  std::uint32_t index_;  // of the sentence
  TokenRange sentence_;
  std::optional<Date> today_;
  bool headline_;
  std::optional<std::uint32_t> lead_;  // the time that dates the story
  std::optional<Date> now_;            // its day, else that of writing
  std::vector<DateGroup> groups_;      // what the sentence tells
  Clauses clauses_;
  bool alone_ = false;  // one date only in the sentence
  bool noun_;
  Direction direction_ = Direction::none;
  const DateGroup* best_ = nullptr;
  Nearness near_ = Nearness::elsewhere;
  bool other_ = false;      // the best date, if any, is not the trigger's own
  bool attribute_ = false;  // "la veuve du soldat tué …"
};

}  // namespace depeche
