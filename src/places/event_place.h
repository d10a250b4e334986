// SPDX-License-Identifier: Apache-2.0
// Which place belongs to a happening, and why?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"
#include "places/scene_words.h"

#include <depeche/analysis.h>
#include <depeche/place.h>
#include <depeche/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace depeche {

struct EventPlace {
  PlaceIndex place = 0;  ///< index into the PlaceRefs given
  /// "fr.place.attached", ".there", ".clause", ".sentence", ".paragraph", ".dateline"
  RuleId rule;

  /// Does the sentence of the happening itself say it? Otherwise it is inferred: a last resort.
  [[nodiscard]] bool stated() const {
    return !rule.ends_with(".paragraph") && !rule.ends_with(".dateline");
  }

  bool operator==(const EventPlace&) const = default;
};

/// What kind of happening the place is asked for.
enum class Matter : std::uint8_t {
  deed,
  talk,    ///< a country may be what is talked of ("une réunion sur la Libye")
  leaving  ///< where it leads from is where it happens ("withdrew from Kherson to …")
};

/// What a language says about places of happenings; loaded once, then const and thread-safe.
struct EventPlaceRules {
  std::string language;
  StringSet locative;  ///< folded prepositions of place
  StringSet dative;    ///< those among them that address somebody too ("à")
  StringSet earlier;   ///< folded prepositions of what happened before ("après")
  StringSet aside;     ///< those of what is told of beside it ("avant", "comme")
  StringSet topic;     ///< those that lead to what is talked of ("sur")
  StringSet there;     ///< adverbs and pronouns that mean the place told of before ("y")
  SceneWords words;

  /// Reads places/metonymy.tsv and what SceneWords reads. Fails when one is missing or wrong.
  static Result<EventPlaceRules> load(const Pack& pack);
};

/// The place of the happening whose trigger is `trigger`: attached to it in the tree, else the
/// one told of before that an adverb in its clause means ("there"), else in its clause (also by a
/// noun, "la capitale"), else in its sentence, else the scene that the sentences before it in the
/// paragraph set, else, in the sentence that it opens, the dateline (the last two are last resorts
/// that a caller may refuse). Actors by metonymy and names inside other names are no places of
/// happenings. Of an address ("à Raqqa, en Syrie") the most precise one. Where somebody or
/// something comes from ("flew from Cairo to Khartoum") only where nothing else is attached.
/// `places` stand in text order.
std::optional<EventPlace> place_for(std::uint32_t trigger, Matter matter, const Analysis& analysis,
                                    const std::vector<PlaceRef>& places,
                                    const EventPlaceRules& rules);

/// The place of the dateline, for a trigger of the sentence that it opens.
std::optional<EventPlace> dateline_for(std::uint32_t trigger, const Analysis& analysis,
                                       const std::vector<PlaceRef>& places,
                                       const EventPlaceRules& rules);

}  // namespace depeche
