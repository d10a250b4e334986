// SPDX-License-Identifier: Apache-2.0
// What does the trained name model say about the words of a sentence?
#pragma once

#include "lang/name_features.h"
#include "lang/name_labels.h"

#include <depeche/result.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

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

  float scale = 1;  ///< a stored weight times this is the weight
  float trust = 0;  ///< what the network's scores count beside those of the features
  std::array<LabelScores, name_labels + 1> steps{};  ///< [previous][next]; the last row: start
  std::vector<Feature> features;                     ///< sorted by key
  std::vector<Use> uses;                             ///< sorted by form
};

/// Linear-chain model over NameFeatures. Read-only and thread-safe. File format: see write().
class NameModel final : public WordUses {
 public:
  static constexpr std::uint32_t format_version = 2;

  /// Reads the file's bytes; `name` is used in errors. Fails with bad_data (not a model, damaged)
  /// or incompatible (another format, or features of another revision).
  static Result<NameModel> read(std::string_view bytes, const std::string& name);

  /// The bytes of a model file: magic "DPNM", format version, feature revision, counts, scale,
  /// trust, steps, features, uses; little-endian.
  static std::string write(const NameWeights& weights);

  [[nodiscard]] WordUse use(std::uint64_t form) const override;

  /// Best sequence of labels, one a word; `opinions` holds one for each word, or none.
  [[nodiscard]] std::vector<std::uint8_t> label(const NameFeatures& features, std::size_t words,
                                                std::span<const NameOpinion> opinions) const;

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
  float trust_ = 0;
  std::array<LabelScores, name_labels + 1> steps_{};
  std::vector<Slot> slots_;
  std::vector<NameWeights::Use> uses_;  // open addressing, by form; a use of zeros = free
};

/// The most likely labels given scores of each word and steps between labels (Viterbi); shared
/// with training.
std::vector<std::uint8_t> best_labels(const std::vector<LabelScores>& scores,
                                      const std::array<LabelScores, name_labels + 1>& steps);

}  // namespace depeche
