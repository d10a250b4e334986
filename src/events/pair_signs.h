// SPDX-License-Identifier: Apache-2.0
// What is seen of two mentions of one type that bears on whether they tell one happening?
#pragma once

#include "events/sameness.h"
#include "pack/judge.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::events {

/// Numbers for the forest common/events/pairs.tsv; a flag is 0 or 1. `first` stands before
/// `second` in the text.
struct PairSigns {
  static constexpr std::array<std::string_view, 53> names = {"type",
                                                             "english",
                                                             "same_lemma",
                                                             "same_row",
                                                             "same_mode",
                                                             "other_mode",
                                                             "first_noun",
                                                             "second_noun",
                                                             "second_back",
                                                             "second_anaphoric",
                                                             "first_support",
                                                             "second_support",
                                                             "sentences",
                                                             "paragraphs",
                                                             "first_sentence",
                                                             "first_headline",
                                                             "first_lead",
                                                             "actors",
                                                             "actors_none",
                                                             "recipients",
                                                             "recipients_none",
                                                             "crossed",
                                                             "first_actors",
                                                             "second_actors",
                                                             "first_recipients",
                                                             "second_recipients",
                                                             "dates",
                                                             "date_grounds",
                                                             "places",
                                                             "place_grounds",
                                                             "sizes",
                                                             "status",
                                                             "voices",
                                                             "linked",
                                                             "beside",
                                                             "between",
                                                             "of_type",
                                                             "words",
                                                             "names",
                                                             "numbers",
                                                             "first_chance",
                                                             "second_chance",
                                                             "first_weak",
                                                             "second_weak",
                                                             "rule_kind",
                                                             "rule_people",
                                                             "rule_same",
                                                             "first_told",
                                                             "second_told",
                                                             "deed",
                                                             "first_past",
                                                             "second_past",
                                                             "same_object"};
  std::array<float, names.size()> values{};
};

/// The forest common/events/pairs.tsv and the row `same` of common/events/telling.tsv. Immutable.
class PairModel {
 public:
  /// A pack without events gives a model by which all mentions are apart. Fails with bad_data,
  /// naming file and line.
  static Result<PairModel> load(const Pack& pack, const WeightTable& telling);

  /// 0 to 1: the share of such pairs that tell one happening.
  [[nodiscard]] double chance(const PairSigns& signs) const { return judge_.chance(signs.values); }

  /// The least chance of those that are joined.
  [[nodiscard]] double least() const { return judge_.least(); }

 private:
  Judge judge_;
};

/// Looks at pairs of mentions of one document; all referents must outlive it.
class PairReader {
 public:
  PairReader(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
             const Tree& tree, const Participants& participants, const Sameness& sameness,
             const PairModel& model);

  /// `first` before `second`, of one type.
  [[nodiscard]] PairSigns read(std::uint32_t first, std::uint32_t second) const;

  /// That the two tell one happening.
  [[nodiscard]] double chance(std::uint32_t first, std::uint32_t second) const {
    return chance(read(first, second));
  }

  [[nodiscard]] double chance(const PairSigns& signs) const { return model_.chance(signs); }

  [[nodiscard]] double least() const { return model_.least(); }

  /// Of the sentences of a pair, as a share of the shorter.
  [[nodiscard]] static float words_in_common(const PairSigns& signs);
  [[nodiscard]] static float names_in_common(const PairSigns& signs);

 private:
  /// What a sentence says, for comparing: lemmas of its nouns, verbs and adjectives, names and
  /// numbers, each sorted.
  struct Words {
    std::vector<std::string_view> content, names, numbers;
  };

  [[nodiscard]] Words words_of(std::uint32_t sentence) const;
  [[nodiscard]] float actors_of(const ActorList& a, const ActorList& b) const;
  [[nodiscard]] static float dates_of(const Mention& a, const Mention& b);
  [[nodiscard]] float places_of(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool linked(const Candidate& a, const Candidate& b) const;
  [[nodiscard]] Happening alone(std::uint32_t mention) const;

  const std::vector<Mention>& mentions_;
  const std::vector<PlaceRef>& places_;
  const Tree& tree_;
  const Participants& participants_;
  const Sameness& sameness_;
  const PairModel& model_;
  std::vector<std::uint32_t> rank_;     ///< of a mention among those of its type
  std::vector<std::uint32_t> of_type_;  ///< how many of its type there are
  std::vector<Words> words_;            ///< of each sentence with a mention
};

}  // namespace depeche::events
