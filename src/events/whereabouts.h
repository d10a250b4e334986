// SPDX-License-Identifier: Apache-2.0
// Where was it? Weighs every place that an article could mean for a happening.
#pragma once

#include "events/merge.h"
#include "events/participants.h"
#include "events/tree.h"
#include "pack/judge.h"
#include "places/event_place.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::events {

/// Numbers for the forest common/events/places.tsv; a flag is 0 or 1. First of the happening and of
/// the place that the rules give it, then, from "is_rule" on, of the place that is weighed and of
/// the words that tell it.
struct PlaceSigns {
  static constexpr std::array<std::string_view, 58> names = {
      "type",          "english",   "noun",         "status",         "ground",
      "rule_kind",     "mentions",  "grounded",     "strong",         "first",
      "sentences",     "headline",  "paragraph",    "voices",         "weak",
      "chance",        "own_place", "relation",     "in_sentence",    "places",
      "embedded",      "actors",    "recipients",   "behind",         "dated",
      "is_rule",       "as_rule",   "placed_so",    "placed_ground",  "placed_else",
      "own_so",        "kind",      "population",   "told",           "told_as_actor",
      "in_title",      "dateline",  "first_told",   "sentences_away", "tokens_away",
      "place_before",  "steps",     "rivals",       "locative",       "role",
      "as_actor_near", "of_actor",  "of_recipient", "of_story",       "finer",
      "coarser",       "options",   "rank",         "nearer",         "same_paragraph",
      "hangs",         "most_told", "told_of_land"};
  std::array<float, names.size()> values{};
};

struct PlaceOption {
  PlaceIndex place = 0;             ///< where it is told nearest
  std::vector<std::uint32_t> told;  ///< all places of the document that name it
  PlaceSigns signs;
};

/// Looks at the happenings of one document; all referents must outlive it.
class PlaceReader {
 public:
  /// `places`: where things can happen, as EventPlaceRules are asked.
  PlaceReader(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
              const Tree& tree, const Participants& participants, const EventPlaceRules& rules,
              std::optional<Date> written);

  /// The places that could be meant, the rules' one first where they give one: of its mentions,
  /// those told near them, in the title and oftenest.
  [[nodiscard]] std::vector<PlaceOption> options(const Happening& happening) const;

  /// Does an adverb of one of its mentions mean the place that the rules give it ("there")?
  [[nodiscard]] bool is_pointed_at(const Happening& happening) const;

 private:
  using Indices = std::vector<std::uint32_t>;

  /// A place as it is seen from the mention that stands nearest.
  struct View {
    int sentences = 0;
    std::uint32_t tokens = 0;
    bool before = false;
    int steps = 0;
    std::uint32_t place = 0;
    TokenIndex trigger = 0;
  };

  static constexpr std::size_t of_option = 25;  ///< signs before it are of the happening

  [[nodiscard]] std::vector<std::uint32_t> kinds_of(const Happening& happening) const;
  void read_happening(const Happening& happening, PlaceSigns& out) const;
  void read_option(const Happening& happening, const std::vector<std::uint32_t>& kinds,
                   const std::vector<View>& views, std::size_t at, PlaceSigns& out) const;
  [[nodiscard]] View view_of(const Happening& happening, std::uint32_t kind) const;
  [[nodiscard]] View look(TokenIndex trigger, std::uint32_t place) const;
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t place) const;
  [[nodiscard]] TokenIndex head_of(std::uint32_t place) const;
  [[nodiscard]] bool is_locative(std::uint32_t place) const;
  [[nodiscard]] bool is_content(TokenIndex word, TokenIndex trigger) const;
  [[nodiscard]] bool is_spoken_of(const View& view) const;
  [[nodiscard]] int rivals(const View& view) const;

  [[nodiscard]] const PlaceRef& of(std::uint32_t kind) const {
    return places_[told_[kind].front()];
  }

  const std::vector<Mention>& mentions_;
  const std::vector<PlaceRef>& places_;
  const Tree& tree_;
  const Participants& participants_;
  const EventPlaceRules& rules_;
  std::optional<Date> written_;
  std::vector<std::uint32_t> kind_of_;  ///< of each place: which of `told_` it names
  std::vector<Indices> told_;           ///< places that are one
  std::vector<std::uint32_t> often_;    ///< kinds, those told oftenest first
  std::string story_;                   ///< the country told oftenest
  std::vector<Indices> kept_in_;        ///< mentions of each sentence that are kept
};

/// The forest common/events/places.tsv and the row `placed` of common/events/telling.tsv.
/// Immutable.
class PlaceModel {
 public:
  /// A pack without events leaves the places of the rules. Fails with bad_data, naming file and
  /// line.
  static Result<PlaceModel> load(const Pack& pack, const WeightTable& telling);

  /// Gives the happening the place that is likeliest meant; none where none is likely enough.
  void settle(const PlaceReader& reader, const std::vector<PlaceRef>& places,
              Happening& happening) const;

 private:
  Judge judge_;
};

}  // namespace depeche::events
