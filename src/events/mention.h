// SPDX-License-Identifier: Apache-2.0
// A candidate with its date, place, figures and claimants.
#pragma once

#include "events/candidate.h"
#include "events/tree.h"

#include <depeche/place.h>
#include <depeche/quote.h>
#include <depeche/report.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace depeche::events {

/// What says when or where it happened; the stronger, the surer.
enum class Ground : std::uint8_t {
  none,
  story,     ///< the day or town from which the article is written or of which its lead tells
  scene,     ///< the sentences before it in the paragraph
  sentence,  ///< its own sentence, another clause
  clause     ///< its own clause
};

/// Of a rule of event_time.h or event_place.h.
Ground ground_of(const RuleId& rule);

struct Mention {
  Candidate candidate;
  Interval date;
  Ground date_ground = Ground::none;
  std::optional<PlaceIndex> place;
  Ground place_ground = Ground::none;
  Sizes sizes;
  ActorList victims;                      ///< whom its figures count
  std::vector<Attribution> attributions;  ///< innermost first
  bool granted = false;                   ///< who speaks of it takes it for granted
  std::optional<Date> blamed_on = {};     ///< its day is only that on which it is blamed
  bool own_date = false;                  ///< the date hangs on the trigger ("l'attaque de lundi")
  bool own_place = false;                 ///< so does the place ("l'attaque de Kaboul")
  bool place_pointed = false;             ///< an adverb means the place ("there")
  bool weak = false;                      ///< tells nothing alone: may only join another
  bool earlier = false;                   ///< before what its sentence tells ("après l'attentat")
  bool passing = false;                   ///< weak, but one of its own where it joins none
  bool fragment = false;                  ///< weak, but likely one of its own where it joins none
  bool embedded = false;    ///< under an act of speech that blames, wants or refuses it
  bool everyday = false;    ///< left out as no matter of politics
  bool mishap = false;      ///< what an accident or an illness did, no toll of another happening
  double confidence = 0.0;  ///< by which the mention that tells most is chosen
  double chance = 0.0;      ///< that a reader sees such a happening there

  /// Do the words themselves date it?
  [[nodiscard]] bool dated() const { return date_ground == Ground::clause; }

  /// Does its own sentence say the place?
  [[nodiscard]] bool placed() const { return place && place_ground >= Ground::sentence; }
};

/// Of each sentence the mentions that are kept, in text order.
std::vector<std::vector<std::uint32_t>> kept_by_sentence(const std::vector<Mention>& mentions,
                                                         const Tree& tree);

}  // namespace depeche::events
