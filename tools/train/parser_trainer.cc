// SPDX-License-Identifier: Apache-2.0
#include "parser_trainer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace depeche::train {

namespace {

constexpr std::array<Move, 3> all_moves = {Move::shift, Move::left, Move::right};

/// How many arcs of the gold tree does each move make impossible?
class Oracle {
 public:
  explicit Oracle(const Example& example) {
    const auto size = static_cast<std::uint32_t>(example.tokens.size());
    for (const Token& token : example.tokens)
      heads_.push_back(token.head == no_token ? size : token.head);
    heads_.push_back(ParserState::none);
  }

  [[nodiscard]] std::uint32_t head(std::uint32_t index) const { return heads_[index]; }

  [[nodiscard]] int cost(const ParserState& state, Move move) const {
    if (move == Move::shift) return shift_cost(state);
    const std::uint32_t s0 = state.top(0);
    int lost = 0;
    for (std::uint32_t i = state.next(); i < state.size(); ++i) lost += heads_[i] == s0 ? 1 : 0;
    const std::uint32_t gold = heads_[s0];
    if (move == Move::left) {
      const bool elsewhere = gold != state.next() && (gold > state.next() || gold == state.top(1));
      return lost + (elsewhere ? 1 : 0);
    }
    return lost + (gold >= state.next() ? 1 : 0);
  }

 private:
  [[nodiscard]] int shift_cost(const ParserState& state) const {
    const std::uint32_t b0 = state.next();
    int lost = 0;
    const auto& stack = state.stack();
    for (std::size_t i = 0; i < stack.size(); ++i) {
      if (heads_[stack[i]] == b0) ++lost;
      if (heads_[b0] == stack[i] && i + 1 < stack.size()) ++lost;
    }
    return lost;
  }

  std::vector<std::uint32_t> heads_;
};

class Learner {
 public:
  Learner(ParserWeights& weights, std::mt19937& random) : weights_(&weights), random_(&random) {
    for (std::size_t i = 0; i < weights.labels.size(); ++i) {
      if (weights.labels[i] == Deprel::root) root_ = static_cast<std::uint8_t>(i);
    }
  }

  void learn(const Example& example, bool explore) {
    const Oracle oracle(example);
    const ParserInput input{example.words, example.tags};
    state_.start(static_cast<std::uint32_t>(example.tokens.size()));
    while (!state_.done()) {
      const Move move = choose(input, oracle, explore);
      std::uint8_t label = root_;
      if (move != Move::shift && !(move == Move::left && state_.next() == state_.size())) {
        label = choose_label(input, example, oracle, move);
      }
      state_.apply(move, label);
    }
  }

 private:
  Move choose(const ParserInput& input, const Oracle& oracle, bool explore) {
    features_.clear();
    move_features(state_, input, features_);
    Perceptron& moves = weights_->moves;
    moves.score(features_.items(), scores_);
    moves.tick();
    Move guess = Move::shift;
    Move gold = Move::shift;
    float guess_score = -1e30F;
    float gold_score = -1e30F;
    std::array<int, 3> costs{};
    int least = 1 << 20;
    for (const Move move : all_moves) {
      costs[static_cast<std::size_t>(move)] =
          state_.allows(move) ? oracle.cost(state_, move) : 1 << 20;
      least = std::min(least, costs[static_cast<std::size_t>(move)]);
    }
    for (const Move move : all_moves) {
      const auto i = static_cast<std::size_t>(move);
      if (!state_.allows(move)) continue;
      if (scores_[i] > guess_score) {
        guess_score = scores_[i];
        guess = move;
      }
      if (costs[i] == least && scores_[i] > gold_score) {
        gold_score = scores_[i];
        gold = move;
      }
    }
    if (costs[static_cast<std::size_t>(guess)] > least) {
      moves.add(features_.items(), static_cast<std::size_t>(gold), 1.0F);
      moves.add(features_.items(), static_cast<std::size_t>(guess), -1.0F);
    }
    std::uniform_real_distribution<double> dice(0, 1);
    return explore && dice(*random_) < 0.9 ? guess : gold;
  }

  std::uint8_t choose_label(const ParserInput& input, const Example& example, const Oracle& oracle,
                            Move move) {
    features_.clear();
    label_features(state_, input, move, features_);
    Perceptron& relations = weights_->relations;
    relations.score(features_.items(), scores_);
    scores_[root_] = -1e30F;
    const auto classes = static_cast<std::ptrdiff_t>(weights_->labels.size());
    const auto guess = static_cast<std::uint8_t>(
        std::max_element(scores_.begin(), scores_.begin() + classes) - scores_.begin());
    const std::uint32_t child = state_.dependent();
    if (oracle.head(child) != state_.head_by(move)) return guess;
    const auto found =
        std::find(weights_->labels.begin(), weights_->labels.end(), example.tokens[child].deprel);
    if (found == weights_->labels.end() || *found == Deprel::root) return guess;
    const auto gold = static_cast<std::uint8_t>(found - weights_->labels.begin());
    relations.tick();
    if (guess != gold) {
      relations.add(features_.items(), gold, 1.0F);
      relations.add(features_.items(), guess, -1.0F);
    }
    return guess;
  }

  ParserWeights* weights_;
  std::mt19937* random_;
  ParserState state_;
  FeatureList features_;
  Perceptron::Scores scores_{};
  std::uint8_t root_ = 0;
};

}  // namespace

std::vector<Deprel> frequent_labels(const std::vector<Example>& examples, std::size_t least) {
  std::array<std::size_t, 64> counts{};
  for (const Example& example : examples) {
    for (const Token& token : example.tokens) ++counts[static_cast<std::size_t>(token.deprel)];
  }
  std::vector<Deprel> labels;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] >= least) labels.push_back(static_cast<Deprel>(i));
  }
  return labels;
}

ParserWeights train_parser(const std::vector<Example>& examples, int rounds, std::mt19937& random) {
  std::vector<Deprel> labels = frequent_labels(examples, 5);
  const std::size_t size = labels.size();
  ParserWeights weights{std::move(labels), Perceptron(3), Perceptron(size)};
  Learner learner(weights, random);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  std::uniform_real_distribution<double> dice(0, 1);
  for (int round = 0; round < rounds; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) {
      if (dice(random) < examples[i].share) learner.learn(examples[i], round > 0);
    }
    std::fprintf(stderr, "parser round %d\n", round + 1);
  }
  return weights;
}

}  // namespace depeche::train
