// SPDX-License-Identifier: Apache-2.0
// How does a place hang together with a trigger of its sentence?
#pragma once

#include "places/event_place.h"

#include <depeche/analysis.h>
#include <depeche/place.h>

#include <cstdint>
#include <optional>

namespace depeche {

/// Does a place belong to what happened at another time than its trigger?
enum class OtherTime : std::uint8_t {
  none,
  earlier,    ///< "tués après une explosion à [Gao]"
  told_apart  ///< "deux jours après l'attaque de [Nice]", "avant le sommet de [Riyad]"
};

/// What the tree says of one trigger and the places of its sentence. Keeps references to what it is
/// given.
class PlaceTies {
 public:
  /// Longest path from a place up to a trigger that still counts as attached, in arcs.
  static constexpr std::uint32_t max_path = 5;

  PlaceTies(std::uint32_t trigger, const Analysis& analysis, const EventPlaceRules& rules)
      : trigger_(trigger), analysis_(analysis), rules_(rules) {}

  [[nodiscard]] std::uint32_t head_of(TokenRange tokens) const;

  /// Is the place introduced by a preposition of place, over articles, adjectives and nouns
  /// between?
  [[nodiscard]] bool is_locative(const PlaceRef& place, const Sentence& sentence) const;

  /// "le président du Guyana", "Syria's envoy", "les maires d'Europe": a country or continent that
  /// says whose a noun is, not where.
  [[nodiscard]] bool is_owner(const PlaceRef& place) const;

  /// "ont discuté de l'[Ukraine]", "une réunion sur la [Libye]": a country that is talked of.
  [[nodiscard]] bool is_topic(const PlaceRef& place) const;

  /// Where somebody is, not where he comes from or goes to; continents are too wide.
  [[nodiscard]] bool is_scene(const PlaceRef& place) const;

  /// Where somebody or something comes from or goes towards ("from", "vers").
  [[nodiscard]] bool is_heading(const PlaceRef& place) const;

  /// Arcs from the place up to the trigger, by relations that give a happening its place.
  [[nodiscard]] std::optional<std::uint32_t> path_to_trigger(const PlaceRef& place) const;

  /// "Un attentat a frappé un marché de [Bagdad]": does what the trigger hits lie there?
  [[nodiscard]] bool is_hit(const PlaceRef& place) const;

  /// "Rockets fired from Lebanon landed in [Kilis]", "… hit the town of [Metula]": does what the
  /// trigger describes get there?
  [[nodiscard]] bool is_reached(const PlaceRef& place) const;

  /// Is the place that of what the trigger is only dated by?
  [[nodiscard]] OtherTime other_time(const PlaceRef& place) const;

  /// "Bruxelles, où se retrouvaient les ministres": does the trigger's relative clause say what
  /// happens at the place?
  [[nodiscard]] bool is_where(const PlaceRef& place) const;

  /// Does the place set the scene of what follows, before its first verb ("À Konna, l'armée dit …",
  /// "…; à Curicó, un jeune homme est mort")?
  [[nodiscard]] bool opens(std::uint32_t first, const Sentence& sentence) const;

  /// A place of another clause is that of the trigger when this clause lies inside the one that
  /// has the place, unless what says something does ("said in Geneva that …"), or holds it.
  [[nodiscard]] bool reaches(std::uint32_t place_clause, std::uint32_t clause) const;

  /// The head of the clause of a token: the nearest verb above it that is no auxiliary.
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t token) const;

  [[nodiscard]] bool has_tree(const Sentence& sentence) const;

 private:
  /// The first preposition of a noun among the `reach` tokens before it; nullptr for none.
  [[nodiscard]] const Token* case_of(std::uint32_t noun, std::uint32_t reach) const;

  /// "dans le nord [de la Syrie]", "in the south [of Chad]": a noun behind a preposition of place
  /// that addresses nobody.
  [[nodiscard]] bool lies_in(std::uint32_t noun) const;

  /// "un attentat qui a coûté la vie à douze personnes [à Quetta]": is the verb that of a relative
  /// clause whose subject is the trigger?
  [[nodiscard]] bool is_done_by_trigger(std::uint32_t verb) const;

  /// "la trêve [conclue à Genève]": a participle that says what became of a noun.
  [[nodiscard]] static bool is_attribute(const Token& verb);

  /// "Evry, une ville populaire au sud de Paris, où …": does the noun behind the place, or one that
  /// it hangs on, say what the place is?
  [[nodiscard]] bool is_apposed(const PlaceRef& place, std::uint32_t noun) const;

  /// "…, où il a rencontré": does the relative clause of a verb begin with a word of place?
  [[nodiscard]] bool has_where(std::uint32_t verb) const;

  /// Does a verb have a subject of its own ("…, et la police a tiré")?
  [[nodiscard]] bool has_subject(std::uint32_t verb) const;

  /// "dans une allocution prononcée au palais, il a demandé pardon", "killed people attending a
  /// wedding in Kabul": does what describes the noun say where it was? Not of a subject: "la
  /// chercheuse, vivant en France, a été condamnée".
  [[nodiscard]] bool is_scene_of(std::uint32_t noun) const;

  /// "l'attaque au couteau qui a fait trois morts à Reading": does the noun hang on the trigger?
  [[nodiscard]] bool hangs_on_trigger(std::uint32_t noun) const;

  std::uint32_t trigger_;
  const Analysis& analysis_;
  const EventPlaceRules& rules_;
};

}  // namespace depeche
