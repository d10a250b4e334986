// SPDX-License-Identifier: Apache-2.0
// What does the trained name model say about the words of a sentence?
#pragma once

#include "lang/name_features.h"

#include <depeche/result.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Outside, then begin and inside of person, organization, place, other.
inline constexpr std::size_t name_labels = 9;

/// Label of a name's first word (`type` 0..3 = order of NameType) and of its further words.
constexpr std::size_t begin_label(std::size_t type) {
  return 1 + 2 * type;
}

constexpr std::size_t inside_label(std::size_t type) {
  return 2 + 2 * type;
}

/// May `next` follow `label` (name_labels = start of sentence)? An inside follows its own kind
/// only.
constexpr bool may_follow(std::size_t label, std::size_t next) {
  if (next == 0 || next % 2 == 1) return true;
  return label == next || label + 1 == next;
}

using LabelScores = std::array<float, name_labels>;

/// What training hands over, and what a model file holds; written by tools/train.
struct NameWeights {
  struct Feature {
    std::uint32_t key = 0;
    std::array<std::int8_t, name_labels> weights{};
  };

  struct Use {
    std::uint32_t form = 0;  ///< low half of fnv1a of the word
    WordUse use;
  };

  float scale = 1;                                   ///< a stored weight times this is the weight
  std::array<LabelScores, name_labels + 1> steps{};  ///< [previous][next]; the last row: start
  std::vector<Feature> features;                     ///< sorted by key
  std::vector<Use> uses;                             ///< sorted by form
};

/// Linear-chain model over NameFeatures. Read-only and thread-safe. File format: see write().
class NameModel final : public WordUses {
 public:
  static constexpr std::uint32_t format_version = 1;

  /// Reads the file's bytes; `name` is used in errors. Fails with bad_data (not a model, damaged)
  /// or incompatible (another format, or features of another revision).
  static Result<NameModel> read(std::string_view bytes, const std::string& name);

  /// The bytes of a model file: magic "DPNM", format version, feature revision, counts, scale and
  /// steps, features, uses; little-endian.
  static std::string write(const NameWeights& weights);

  [[nodiscard]] WordUse use(std::uint64_t form) const override;

  /// Best sequence of labels, one a word.
  [[nodiscard]] std::vector<std::uint8_t> label(const NameFeatures& features,
                                                std::size_t words) const;

 private:
  static constexpr std::size_t label_room = 12;  // whole words: sums of them need no rest

  /// A feature and its weights; four slots lie in a line of the cache.
  struct Slot {
    std::uint32_t key = 0;  // 0 = free
    std::array<std::int8_t, label_room> weights{};
  };

  using Keys = std::vector<std::uint32_t>;

  NameModel() = default;

  void fill(const NameWeights& weights);
  /// Asks the memory for the weights of `keys`, which lie far apart.
  void approach(const Keys& keys) const;
  [[nodiscard]] LabelScores score(const Keys& keys) const;

  float scale_ = 1;
  std::array<LabelScores, name_labels + 1> steps_{};
  std::vector<Slot> slots_;
  std::vector<NameWeights::Use> uses_;  // open addressing, by form; a use of zeros = free
};

/// The most likely labels given scores of each word and steps between labels (Viterbi); shared
/// with training.
std::vector<std::uint8_t> best_labels(const std::vector<LabelScores>& scores,
                                      const std::array<LabelScores, name_labels + 1>& steps);

}  // namespace depeche
