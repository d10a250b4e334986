// SPDX-License-Identifier: Apache-2.0
// What does the network say of the words of some sentences? It is trained by
// tools/train/network.py.
#pragma once

#include "lang/byte_reader.h"
#include "lang/network_kernels.h"
#include "lang/tree_decoder.h"
#include "lang/word_features.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace depeche {

/// What the network says, and the room it works in; kept between calls to save allocations.
struct NetworkReading {
  std::size_t stride = 0;            ///< scores of one word
  std::vector<float> scores;         ///< of each word: its tags, its features, its name labels
  std::vector<std::uint32_t> heads;  ///< place in the sentence + 1; 0 = root
  std::vector<Deprel> relations;

  struct Room {
    std::vector<float> values, gates, outputs, steps, carry, keys, arcs, pairs, labels;
    std::vector<std::uint8_t> bytes;
    TreeDecoder trees;
  };

  Room room;
};

/// Const and thread-safe.
class Network {
 public:
  /// The embeddings stay where they are: what `bytes` reads must outlive the network.
  static Result<Network> read(ByteReader& bytes);

  [[nodiscard]] std::size_t tags() const { return tags_; }

  /// Reads sentences that lie one behind the other in `words`; sentence i ends before `ends[i]`.
  /// What is said of a word depends on its sentence alone.
  void read_sentences(std::span<const WordFeatures> words, std::span<const std::uint32_t> ends,
                      NetworkReading& out) const;

  /// For tests: read_sentences with the loops of another instruction set.
  void use(InstructionSet set) { kernels_ = &kernels_of(set); }

 private:
  static constexpr std::size_t properties = 7;

  /// Embedded values of a property, a row of bytes for each.
  struct Embedding {
    std::size_t rows = 0;
    const std::int8_t* bytes = nullptr;
  };

  struct WordSlot {
    std::uint64_t word = 0;  ///< 0 = free
    std::uint32_t row = 0;
  };

  Result<void> read_words(ByteReader& bytes);
  [[nodiscard]] std::size_t number_of(std::uint64_t word) const;
  void embed(std::span<const WordFeatures> words, float* values) const;
  void convolve(std::span<const std::uint32_t> ends, NetworkReading::Room& room) const;
  void mix(const ByteMatrix& gates, std::span<const std::uint32_t> ends,
           NetworkReading::Room& room) const;
  void choose_heads(std::size_t begin, std::size_t end, NetworkReading& out) const;
  void choose_relations(std::span<const std::uint32_t> ends, NetworkReading& out) const;
  [[nodiscard]] std::size_t best_relation(const float* scores) const;

  const Kernels* kernels_ = &kernels_of(best_instruction_set());
  std::size_t size_ = 0;
  std::size_t arc_ = 0;
  std::size_t relation_size_ = 0;
  std::size_t tags_ = 0;
  std::vector<Deprel> relations_;
  std::size_t root_ = 0;  ///< number of the relation root

  std::vector<WordSlot> word_slots_;  // open addressing
  float scale_ = 0;
  Embedding words_;
  std::array<Embedding, properties> tables_;
  std::vector<float> gain_;
  ByteMatrix convolution_;
  std::vector<ByteMatrix> layers_;
  ByteMatrix heads_;
  ByteMatrix labels_;
  std::vector<float> root_key_, root_relation_, near_;
};

}  // namespace depeche
