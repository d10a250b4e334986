// SPDX-License-Identifier: Apache-2.0
// Which word does each word of a sentence depend on, and how?
#pragma once

#include "lang/byte_reader.h"
#include "lang/score_table.h"
#include "lang/word_features.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace depeche {

/// The three moves of the arc-hybrid system: put the next word on the stack; the word on top
/// depends on the next word; it depends on the word below it. The last two take it off the stack.
enum class Move : std::uint8_t { shift, left, right };

/// A tree that is being built. Index `size` is the root above the sentence.
class ParserState {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr std::uint8_t no_label = 255;

  /// What is known of one word (or the root).
  struct Node {
    std::uint32_t head = none;
    std::uint32_t left1 = none;   ///< outermost dependent on the left
    std::uint32_t left2 = none;   ///< the one attached before it
    std::uint32_t right1 = none;  ///< outermost dependent on the right
    std::uint32_t right2 = none;
    std::uint64_t labels = 0;  ///< set of the labels of its dependents
    std::uint8_t label = no_label;
    std::uint8_t lefts = 0;
    std::uint8_t rights = 0;
  };

  /// Starts a sentence of `size` words, none of them read.
  void start(std::uint32_t size);

  [[nodiscard]] bool done() const { return next_ >= size_ && stack_.empty(); }

  [[nodiscard]] bool allows(Move move) const;

  /// The word that `move` makes dependent, and its head.
  [[nodiscard]] std::uint32_t dependent() const { return top(0); }

  [[nodiscard]] std::uint32_t head_by(Move move) const {
    return move == Move::left ? next_ : top(1);
  }

  /// `label` is the number of the relation that left and right make.
  void apply(Move move, std::uint8_t label);

  /// Word `depth` places below the top of the stack; none when it is not so deep.
  [[nodiscard]] std::uint32_t top(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none;
  }

  /// The word `offset` places behind the next; the root behind the last, then none.
  [[nodiscard]] std::uint32_t ahead(std::uint32_t offset) const {
    return next_ + offset <= size_ ? next_ + offset : none;
  }

  [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }

  [[nodiscard]] std::uint32_t size() const { return size_; }

  [[nodiscard]] std::uint32_t next() const { return next_; }

  [[nodiscard]] const std::vector<std::uint32_t>& stack() const { return stack_; }

 private:
  void attach(std::uint32_t dependent, std::uint32_t head, std::uint8_t label);

  std::uint32_t size_ = 0;
  std::uint32_t next_ = 0;
  std::vector<std::uint32_t> stack_;
  std::vector<Node> nodes_;
};

/// A tagged sentence, as the parser reads it.
struct ParserInput {
  std::span<const WordFeatures> words;
  std::span<const std::uint8_t> tags;
};

/// The features on which the next move is decided.
void move_features(const ParserState& state, const ParserInput& input, FeatureList& features);

/// The features on which the relation of dependent() to head_by(move) is decided.
void label_features(const ParserState& state, const ParserInput& input, Move move,
                    FeatureList& features);

/// Const and thread-safe.
struct Parser {
  std::vector<Deprel> labels;
  ScoreTable move_scores;
  ScoreTable label_scores;

  static Result<Parser> read(ByteReader& bytes);
  void write(std::string& out) const;

  /// Sets head and deprel of the tokens; `offset` is the index of the first in its analysis. Every
  /// sentence gets exactly one root and no cycle.
  void parse(const ParserInput& input, std::uint32_t offset, ParserState& state,
             std::span<Token> sentence) const;
};

}  // namespace depeche
