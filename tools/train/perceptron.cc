// SPDX-License-Identifier: Apache-2.0
#include "perceptron.h"

#include <algorithm>
#include <cmath>

namespace depeche::train {

/// The slot of `feature`, or the empty one where it belongs.
std::size_t Perceptron::slot_of(std::uint64_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (feature >> 20U) & mask;
  while (slots_[slot].feature != 0 && slots_[slot].feature != feature) slot = (slot + 1) & mask;
  return slot;
}

void Perceptron::grow() {
  std::vector<Row> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Row& row : old) {
    if (row.feature != 0) slots_[slot_of(row.feature)] = row;
  }
}

void Perceptron::score(std::span<const std::uint64_t> features, Scores& scores) const {
  std::fill(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(classes_), 0.0F);
  for (const std::uint64_t feature : features) {
    const Row& found = slots_[slot_of(feature)];
    if (found.feature == 0) continue;
    const float* row = &weights_[found.place * classes_];
    for (std::size_t i = 0; i < classes_; ++i) scores[i] += row[i];
  }
}

void Perceptron::add(std::span<const std::uint64_t> features, std::size_t output, float amount) {
  for (const std::uint64_t feature : features) {
    if (rows_ * 2 > slots_.size()) grow();
    Row& row = slots_[slot_of(feature)];
    if (row.feature == 0) {
      row.feature = feature;
      row.place = static_cast<std::uint32_t>(rows_++);
      weights_.resize(rows_ * classes_);
      stamped_.resize(rows_ * classes_);
    }
    ++row.updates;
    weights_[row.place * classes_ + output] += amount;
    stamped_[row.place * classes_ + output] += static_cast<double>(amount) * time_;
  }
}

ScoreTable Perceptron::table(const Pruning& pruning) const {
  struct Kept {
    std::uint64_t feature;
    std::size_t place;
    float weight;
  };

  const auto average = [&](std::size_t cell) {
    return weights_[cell] - static_cast<float>(stamped_[cell] / time_);
  };
  std::vector<Kept> kept;
  for (const Row& row : slots_) {
    if (row.feature == 0 || row.updates < pruning.least_updates) continue;
    float most = 0;
    for (std::size_t i = 0; i < classes_; ++i)
      most = std::max(most, std::abs(average(row.place * classes_ + i)));
    kept.push_back({row.feature, row.place * classes_, most});
  }
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.feature < b.feature;
  });
  if (kept.size() > pruning.most_rows) kept.resize(pruning.most_rows);
  // A few weights are far larger than all others; they are cut.
  const float largest = kept.empty() ? 1.0F : std::max(kept[kept.size() / 500].weight, 1e-6F);
  std::vector<ScoreTable::Row> rows;
  for (const Kept& k : kept) {
    ScoreTable::Row row{k.feature, {}};
    bool any = false;
    for (std::size_t i = 0; i < classes_; ++i) {
      const float scaled = std::clamp(average(k.place + i) / largest * 127.0F, -127.0F, 127.0F);
      row.weights.push_back(static_cast<std::int8_t>(std::lround(scaled)));
      any = any || row.weights.back() != 0;
    }
    if (any) rows.push_back(std::move(row));
  }
  return {classes_, pruning.slot_bits, rows};
}

}  // namespace depeche::train
