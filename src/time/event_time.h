// SPDX-License-Identifier: Apache-2.0
// When did this happening happen? Gives a trigger word the date that belongs to it.
#pragma once

#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace depeche {

/// What TimeFinder found in a document; references, valid during one call.
struct TimedText {
  const Document& document;
  const Analysis& analysis;
  const std::vector<TimeRef>& times;
};

/// The date of a happening and how it was found. Without any date to go by, `date` is open on both
/// sides and `rule` says so.
struct EventTime {
  Interval date;
  RuleId rule;  ///< "fr.event_time.attached", ".clause", ".duration", ".sentence", ".paragraph",
                ///< ".before" (open begin), ".narrative", ".publication", ".none"
  std::optional<std::uint32_t>
      time;  ///< index of the (first) TimeRef it was taken from; none = publication or nothing
  /// The words themselves date it (attached or same clause), so that it may be long ago or to come;
  /// otherwise the date is the narrative's and may be wrong by a day or two.
  bool stated = false;
  /// Of an undated happening behind the lead of a story that goes on to this day: the days since it
  /// began.
  std::optional<Interval> story = {};
};

/// How a trigger tells its happening.
enum class Telling : std::uint8_t {
  done,
  spoken_of,  ///< a noun that a verb judges ("a condamné mardi l'attaque"): not dated with it
  refused,    ///< by a future that is denied ("ne cédera pas"): said now
  staged,     ///< a march, a deployment, a meeting: goes on when it is told ("la marche organisée
              ///< par")
  punished,   ///< what somebody is judged for ("condamné lundi pour l'attaque"): it was before
  earlier,    ///< what was before that of which its sentence tells ("le procès des auteurs de
              ///< l'attaque", "the man who killed five"): open before that day
  blamed  ///< the deed of one who is accused or blamed: before the day of those words, if it has
          ///< no day of its own
};

/// Const, total and thread-safe once loaded.
class EventClock {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<EventClock> load(const Pack& pack);

  EventClock(EventClock&&) noexcept;
  EventClock& operator=(EventClock&&) noexcept;
  EventClock(const EventClock&) = delete;
  EventClock& operator=(const EventClock&) = delete;
  ~EventClock();

  /// The date of the happening that token `trigger` names: a time that hangs on it in the tree,
  /// else one of its clause, else the only one of its sentence, else the day that the sentences
  /// before it in the paragraph tell of, else (in the pluperfect) some day before the narrative's,
  /// else that of the narrative so far (the lead), else the publication. "jeudi et vendredi" and
  /// "du 5 au 7 juin" give one interval.
  [[nodiscard]] EventTime find(const TimedText& text, std::uint32_t trigger,
                               Telling how = Telling::done) const;

 private:
  struct Rules;
  explicit EventClock(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

/// The day the document is written from: its publication date, else that of its dateline or credit
/// line (a TimeRef whose rule ends in ".dateline").
std::optional<Date> writing_day(const Document& document, const std::vector<TimeRef>& times);

}  // namespace depeche
