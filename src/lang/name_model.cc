// SPDX-License-Identifier: Apache-2.0
#include "lang/name_model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace depeche {

namespace {

constexpr std::string_view magic = "DPNM";
constexpr float never_score = -1e30F;
constexpr std::size_t header_bytes =
    4 + 4 * 4 + 8 + sizeof(float) * name_labels * (name_labels + 1);
constexpr std::size_t feature_bytes = 4 + name_labels;
constexpr std::size_t use_bytes = 6;

void put(std::string& out, std::uint32_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>(number >> shift));
}

/// Takes numbers off the front of bytes whose length was checked before.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[i])) << (8 * i);
    }
    bytes_.remove_prefix(4);
    return value;
  }

  float real() { return std::bit_cast<float>(number()); }

  std::uint8_t byte() {
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }

 private:
  std::string_view bytes_;
};

Error differs(std::string_view what, std::uint32_t found, std::uint32_t read, std::string where) {
  return {ErrorCode::incompatible,
          "has " + std::string(what) + " " + std::to_string(found) + ", this program reads " +
              std::to_string(read) + "; train it again (tools/train)",
          std::move(where)};
}

void add_opinion(const NameOpinion& opinion, float share, LabelScores& scores) {
  for (std::size_t label = 0; label < name_labels; ++label)
    scores[label] -= share * static_cast<float>(opinion[label]);
}

bool is_known(WordUse use) {
  return use.fine != 0 || use.coarse != 0;
}

}  // namespace

Result<NameModel> NameModel::read(std::string_view bytes, const std::string& name) {
  if (bytes.size() < header_bytes || bytes.substr(0, 4) != magic) {
    return Error{ErrorCode::bad_data, "is not a name model", name};
  }
  Taker taker(bytes.substr(4));
  if (const auto version = taker.number(); version != format_version) {
    return differs("format", version, format_version, name);
  }
  if (const auto revision = taker.number(); revision != name_feature_revision) {
    return differs("features of revision", revision, name_feature_revision, name);
  }
  const std::size_t features = taker.number();
  const std::size_t uses = taker.number();
  if (bytes.size() != header_bytes + features * feature_bytes + uses * use_bytes) {
    return Error{ErrorCode::bad_data, "is damaged: its length is not what it says", name};
  }
  NameWeights weights;
  weights.scale = taker.real();
  weights.trust = taker.real();
  for (auto& row : weights.steps) {
    for (float& step : row) step = taker.real();
  }
  weights.features.resize(features);
  for (auto& feature : weights.features) {
    feature.key = taker.number();
    for (auto& weight : feature.weights) weight = static_cast<std::int8_t>(taker.byte());
  }
  weights.uses.resize(uses);
  for (auto& use : weights.uses) {
    use.form = taker.number();
    use.use.fine = taker.byte();
    use.use.coarse = taker.byte();
  }
  const auto by_form = [](const auto& a, const auto& b) { return a.form < b.form; };
  if (!std::is_sorted(weights.uses.begin(), weights.uses.end(), by_form)) {
    return Error{ErrorCode::bad_data, "is damaged: its words are not in order", name};
  }
  NameModel model;
  model.fill(weights);
  return model;
}

std::string NameModel::write(const NameWeights& weights) {
  std::string out(magic);
  put(out, format_version);
  put(out, name_feature_revision);
  put(out, static_cast<std::uint32_t>(weights.features.size()));
  put(out, static_cast<std::uint32_t>(weights.uses.size()));
  put(out, std::bit_cast<std::uint32_t>(weights.scale));
  put(out, std::bit_cast<std::uint32_t>(weights.trust));
  for (const auto& row : weights.steps) {
    for (const float step : row) put(out, std::bit_cast<std::uint32_t>(step));
  }
  for (const auto& feature : weights.features) {
    put(out, feature.key);
    for (const auto weight : feature.weights) out.push_back(static_cast<char>(weight));
  }
  for (const auto& use : weights.uses) {
    put(out, use.form);
    out.push_back(static_cast<char>(use.use.fine));
    out.push_back(static_cast<char>(use.use.coarse));
  }
  return out;
}

void NameModel::fill(const NameWeights& weights) {
  scale_ = weights.scale;
  trust_ = weights.trust;
  steps_ = weights.steps;
  uses_.assign(std::bit_ceil(weights.uses.size() * 2 + 2), NameWeights::Use{});
  for (const auto& use : weights.uses) {
    if (!is_known(use.use)) continue;
    std::size_t slot = use.form & (uses_.size() - 1);
    while (is_known(uses_[slot].use)) slot = (slot + 1) & (uses_.size() - 1);
    uses_[slot] = use;
  }
  slots_.assign(std::bit_ceil(weights.features.size() * 2 + 2), Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (const auto& feature : weights.features) {
    if (feature.key == 0) continue;
    std::size_t slot = feature.key & mask;
    while (slots_[slot].key != 0) slot = (slot + 1) & mask;
    slots_[slot].key = feature.key;
    std::copy(feature.weights.begin(), feature.weights.end(), slots_[slot].weights.begin());
  }
}

WordUse NameModel::use(std::uint64_t form) const {
  const auto wanted = static_cast<std::uint32_t>(form);
  const std::size_t mask = uses_.size() - 1;
  std::size_t slot = wanted & mask;
  while (is_known(uses_[slot].use) && uses_[slot].form != wanted) slot = (slot + 1) & mask;
  return uses_[slot].use;
}

void NameModel::approach(const Keys& keys) const {
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint32_t key : keys) __builtin_prefetch(&slots_[key & mask]);
}

LabelScores NameModel::score(const Keys& keys) const {
  std::array<std::int32_t, label_room> sums{};
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint32_t key : keys) {
    std::size_t slot = key & mask;
    while (slots_[slot].key != key && slots_[slot].key != 0) slot = (slot + 1) & mask;
    if (slots_[slot].key == 0) continue;
    for (std::size_t label = 0; label < label_room; ++label) {
      sums[label] += slots_[slot].weights[label];
    }
  }
  LabelScores scores{};
  for (std::size_t label = 0; label < name_labels; ++label) {
    scores[label] = scale_ * static_cast<float>(sums[label]);
  }
  return scores;
}

std::vector<std::uint8_t> NameModel::label(const NameFeatures& features, std::size_t words,
                                           std::span<const NameOpinion> opinions) const {
  LabelScores outside;
  outside.fill(never_score);
  outside[0] = 0;
  std::vector<LabelScores> scores(words, outside);
  // The weights of a word are on their way while the features of the next one are made.
  Keys keys;
  Keys next;
  keys.reserve(128);
  next.reserve(128);
  std::size_t last = words;
  for (std::size_t i = 0; i < words; ++i) {
    if (!features.candidate(i)) continue;
    features.extract(i, next);
    approach(next);
    if (last < words) scores[last] = score(keys);
    last = i;
    std::swap(keys, next);
  }
  if (last < words) scores[last] = score(keys);
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    if (features.candidate(i)) add_opinion(opinions[i], trust_ / opinion_unit, scores[i]);
  }
  return best_labels(scores, steps_);
}

std::vector<std::uint8_t> best_labels(const std::vector<LabelScores>& scores,
                                      const std::array<LabelScores, name_labels + 1>& steps) {
  std::vector<std::uint8_t> labels(scores.size(), 0);
  if (scores.empty()) return labels;
  std::vector<std::array<std::uint8_t, name_labels>> from(scores.size());
  LabelScores best{};
  for (std::size_t next = 0; next < name_labels; ++next) {
    best[next] =
        may_follow(name_labels, next) ? scores[0][next] + steps[name_labels][next] : never_score;
  }
  for (std::size_t i = 1; i < scores.size(); ++i) {
    LabelScores reached{};
    // A word that may be no part of a name: the others lead nowhere.
    const std::size_t open = scores[i][1] > never_score ? name_labels : 1;
    std::fill(reached.begin() + open, reached.end(), never_score);
    for (std::size_t next = 0; next < open; ++next) {
      float top = -std::numeric_limits<float>::infinity();
      for (std::size_t last = 0; last < name_labels; ++last) {
        if (!may_follow(last, next) || best[last] + steps[last][next] <= top) continue;
        top = best[last] + steps[last][next];
        from[i][next] = static_cast<std::uint8_t>(last);
      }
      reached[next] = top + scores[i][next];
    }
    best = reached;
  }
  auto label = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = scores.size(); i-- > 0;) {
    labels[i] = label;
    label = from[i][label];
  }
  return labels;
}

}  // namespace depeche
