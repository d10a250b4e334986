// SPDX-License-Identifier: Apache-2.0
// Trains the name model as a linear-chain conditional random field (AdaGrad), with the feature code
// that the finder runs; tools/train/names_main.cc calls it.
#include "names_train.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <random>

namespace depeche::train {

namespace {

using Scores = std::array<double, name_labels>;

double log_sum(const Scores& values) {
  const double top = *std::max_element(values.begin(), values.end());
  if (!std::isfinite(top)) return top;
  double sum = 0;
  for (const double value : values) sum += std::exp(value - top);
  return top + std::log(sum);
}

/// One number learnt, with its AdaGrad memory.
struct Weight {
  float value = 0;
  float squares = 1e-6F;

  void step(double gradient, const TrainOptions& options) {
    const double full = gradient - options.l2 * value;
    squares += static_cast<float>(full * full);
    value += static_cast<float>(options.rate * full / std::sqrt(static_cast<double>(squares)));
  }
};

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const TrainOptions& options)
      : examples_(examples), options_(options) {
    index();
    weights_.resize(keys_.size() * name_labels);
    steps_.resize((name_labels + 1) * name_labels);
  }

  NameWeights run() {
    std::mt19937 random(1);
    std::vector<std::size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> sums(weights_.size(), 0);
    std::vector<double> step_sums(steps_.size(), 0);
    const int averaged = std::max(1, options_.epochs / 3);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const std::size_t i : order) loss += learn(examples_[i], random);
      std::fprintf(stderr, "epoch %d loss %.1f\n", epoch + 1, loss);
      if (epoch < options_.epochs - averaged) continue;
      for (std::size_t i = 0; i < weights_.size(); ++i)
        sums[i] += static_cast<double>(weights_[i].value) / averaged;
      for (std::size_t i = 0; i < steps_.size(); ++i)
        step_sums[i] += static_cast<double>(steps_[i].value) / averaged;
    }
    return pack(sums, step_sums);
  }

 private:
  /// Numbers the features that occur often enough.
  void index() {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (const Example& example : examples_) {
      for (const auto& word : example.keys) {
        for (const std::uint32_t key : word) ++counts[key];
      }
    }
    for (const auto& [key, count] : counts) {
      if (count >= options_.least_count) keys_.push_back(key);
    }
    std::sort(keys_.begin(), keys_.end());
    for (std::uint32_t i = 0; i < keys_.size(); ++i) numbers_[keys_[i]] = i;
    std::fprintf(stderr, "%zu sentences, %zu of %zu features\n", examples_.size(), keys_.size(),
                 counts.size());
  }

  double learn(const Example& example, std::mt19937& random) {
    const std::size_t size = example.keys.size();
    std::vector<std::vector<std::uint32_t>> active(size);
    std::bernoulli_distribution dropped(options_.dropout);
    std::vector<Scores> scores(size, Scores{});
    for (std::size_t i = 0; i < size; ++i) {
      for (const std::uint32_t key : example.keys[i]) {
        const auto found = numbers_.find(key);
        if (found == numbers_.end() || dropped(random)) continue;
        active[i].push_back(found->second);
        for (std::size_t y = 0; y < name_labels; ++y) {
          scores[i][y] += weights_[found->second * name_labels + y].value;
        }
      }
      if (example.keys[i].empty()) {
        scores[i].fill(-1e30);
        scores[i][0] = 0;
      }
    }
    return update(example, active, scores);
  }

  [[nodiscard]] double step(std::size_t last, std::size_t next) const {
    return may_follow(last, next) ? steps_[last * name_labels + next].value : -1e30;
  }

  double update(const Example& example, const std::vector<std::vector<std::uint32_t>>& active,
                const std::vector<Scores>& scores) {
    const std::size_t size = scores.size();
    // Labels that the annotation allows: all where it says nothing.
    const auto allowed = [&example](std::size_t i, std::size_t y) {
      return example.labels[i] == any_label || example.labels[i] == y;
    };
    std::vector<Scores> forward(size), backward(size), right(size), right_back(size);
    const double all =
        sweep(scores, forward, backward, [](std::size_t, std::size_t) { return true; });
    const double good = sweep(scores, right, right_back, allowed);
    if (!std::isfinite(all) || good < -1e20) return 0;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t y = 0; y < name_labels; ++y) {
        const double gradient = std::exp(right[i][y] + right_back[i][y] - good) -
                                std::exp(forward[i][y] + backward[i][y] - all);
        if (std::abs(gradient) < 1e-6) continue;
        for (const std::uint32_t feature : active[i]) {
          weights_[feature * name_labels + y].step(gradient * example.weight, options_);
        }
      }
    }
    Steps expected(steps_.size(), 0);
    count_steps(scores, right, right_back, good, allowed, 1, expected);
    count_steps(
        scores, forward, backward, all, [](std::size_t, std::size_t) { return true; }, -1,
        expected);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (expected[i] != 0) steps_[i].step(expected[i] * example.weight, options_);
    }
    return (all - good) * example.weight;
  }

  using Steps = std::vector<double>;

  /// Forward and backward log sums; returns the log of the whole.
  template <typename Allowed>
  double sweep(const std::vector<Scores>& scores, std::vector<Scores>& forward,
               std::vector<Scores>& backward, const Allowed& allowed) const {
    constexpr double none = -1e30;
    const std::size_t size = scores.size();
    for (std::size_t y = 0; y < name_labels; ++y) {
      forward[0][y] = allowed(0, y) ? scores[0][y] + step(name_labels, y) : none;
      backward[size - 1][y] = 0;
    }
    for (std::size_t i = 1; i < size; ++i) {
      for (std::size_t y = 0; y < name_labels; ++y) {
        Scores terms{};
        for (std::size_t z = 0; z < name_labels; ++z) terms[z] = forward[i - 1][z] + step(z, y);
        forward[i][y] = allowed(i, y) ? log_sum(terms) + scores[i][y] : none;
      }
    }
    for (std::size_t i = size - 1; i-- > 0;) {
      for (std::size_t y = 0; y < name_labels; ++y) {
        Scores terms{};
        for (std::size_t z = 0; z < name_labels; ++z) {
          terms[z] = allowed(i + 1, z) ? step(y, z) + scores[i + 1][z] + backward[i + 1][z] : none;
        }
        backward[i][y] = log_sum(terms);
      }
    }
    return log_sum(forward[size - 1]);
  }

  template <typename Allowed>
  void count_steps(const std::vector<Scores>& scores, const std::vector<Scores>& forward,
                   const std::vector<Scores>& backward, double whole, const Allowed& allowed,
                   double sign, Steps& out) const {
    for (std::size_t y = 0; y < name_labels; ++y) {
      out[name_labels * name_labels + y] += sign * std::exp(forward[0][y] + backward[0][y] - whole);
    }
    for (std::size_t i = 1; i < scores.size(); ++i) {
      for (std::size_t z = 0; z < name_labels; ++z) {
        for (std::size_t y = 0; y < name_labels; ++y) {
          if (!allowed(i, y)) continue;
          out[z * name_labels + y] += sign * std::exp(forward[i - 1][z] + step(z, y) +
                                                      scores[i][y] + backward[i][y] - whole);
        }
      }
    }
  }

  /// Keeps the heaviest features as bytes.
  [[nodiscard]] NameWeights pack(const std::vector<double>& sums, const Steps& step_sums) const {
    std::vector<std::pair<double, std::uint32_t>> heavy;
    double most = 0;
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
      double top = 0;
      for (std::size_t y = 0; y < name_labels; ++y) {
        top = std::max(top, std::abs(sums[i * name_labels + y]));
      }
      heavy.emplace_back(top, i);
      most = std::max(most, top);
    }
    std::sort(heavy.begin(), heavy.end(), std::greater<>());
    heavy.resize(std::min(heavy.size(), options_.most_features));
    NameWeights weights;
    weights.scale = static_cast<float>(most / 127);
    for (const auto& [top, i] : heavy) {
      NameWeights::Feature feature;
      feature.key = keys_[i];
      for (std::size_t y = 0; y < name_labels; ++y) {
        feature.weights[y] =
            static_cast<std::int8_t>(std::lround(sums[i * name_labels + y] / weights.scale));
      }
      if (feature.weights != std::array<std::int8_t, name_labels>{}) {
        weights.features.push_back(feature);
      }
    }
    std::sort(weights.features.begin(), weights.features.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
    for (std::size_t z = 0; z <= name_labels; ++z) {
      for (std::size_t y = 0; y < name_labels; ++y) {
        weights.steps[z][y] = static_cast<float>(step_sums[z * name_labels + y]);
      }
    }
    std::fprintf(stderr, "%zu features kept, scale %.4f\n", weights.features.size(),
                 static_cast<double>(weights.scale));
    return weights;
  }

  const std::vector<Example>& examples_;
  TrainOptions options_;
  std::vector<std::uint32_t> keys_;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
  std::vector<Weight> weights_;
  std::vector<Weight> steps_;
};

}  // namespace

NameWeights train(const std::vector<Example>& examples, const TrainOptions& options) {
  return Trainer(examples, options).run();
}

}  // namespace depeche::train
