// SPDX-License-Identifier: Apache-2.0
// The network in a model file (docs/formats/model.md).
#include "lang/name_labels.h"
#include "lang/network.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace depeche {

namespace {

const Error damaged{ErrorCode::bad_data, "is damaged (network)", ""};

constexpr std::size_t most_rows = std::size_t{1} << 20U;
constexpr std::size_t most_wide = 512;

const std::int8_t* signed_bytes(ByteReader& bytes, std::size_t count) {
  return reinterpret_cast<const std::int8_t*>(bytes.bytes(count).data());
}

std::vector<float> floats(ByteReader& bytes, std::size_t count) {
  std::vector<float> values(count);
  for (float& value : values) value = bytes.f32();
  return values;
}

/// A matrix of `columns` by `inputs`; failed() of `bytes` when it has other dimensions.
ByteMatrix matrix(ByteReader& bytes, std::size_t columns, std::size_t inputs) {
  const bool fits = bytes.number(2) == columns && bytes.number(2) == inputs;
  const std::int8_t* weights = signed_bytes(bytes, fits ? columns * inputs : bytes.left() + 1);
  if (bytes.failed()) return {};
  ByteMatrix packed = ByteMatrix::pack(weights, columns, inputs);
  const auto scale = floats(bytes, columns);
  const auto bias = floats(bytes, columns);
  std::copy(scale.begin(), scale.end(), packed.scale.begin());
  std::copy(bias.begin(), bias.end(), packed.bias.begin());
  return packed;
}

}  // namespace

Result<void> Network::read_words(ByteReader& bytes) {
  const std::size_t count = bytes.u32();
  if (count > most_rows || count * 8 > bytes.left()) return damaged;
  const std::size_t slots = std::bit_ceil(count * 2 + 2);
  word_slots_.assign(slots, {});
  for (std::uint32_t row = 1; row <= count; ++row) {
    const std::uint64_t word = bytes.number(8);
    std::size_t slot = word & (slots - 1);
    while (word_slots_[slot].word != 0) slot = (slot + 1) & (slots - 1);
    word_slots_[slot] = {word, row};
  }
  scale_ = bytes.f32();
  words_ = {count + 1, signed_bytes(bytes, (count + 1) * size_)};
  for (Embedding& table : tables_) {
    const std::size_t rows = bytes.u32();
    if (rows == 0 || rows > most_rows) return damaged;
    table = {rows, signed_bytes(bytes, rows * size_)};
  }
  if (bytes.failed()) return damaged;
  return {};
}

Result<Network> Network::read(ByteReader& bytes) {
  Network net;
  net.size_ = bytes.number(2);
  const std::size_t layers = bytes.u8();
  net.arc_ = bytes.number(2);
  net.relation_size_ = bytes.number(2);
  net.tags_ = bytes.u8();
  net.relations_.resize(bytes.u8());
  for (Deprel& relation : net.relations_) relation = deprel_from(bytes.string());
  const auto root = std::find(net.relations_.begin(), net.relations_.end(), Deprel::root);
  const bool whole = net.size_ > 0 && net.size_ % 32 == 0 && net.relation_size_ > 0 &&
                     net.relation_size_ % 16 == 0 && net.arc_ > 0;
  if (!whole || std::max({net.size_, net.arc_, net.relation_size_}) > most_wide || layers > 8 ||
      net.relations_.size() < 2 || net.tags_ == 0 || net.tags_ > 64 ||
      root == net.relations_.end()) {
    return damaged;
  }
  net.root_ = static_cast<std::size_t>(root - net.relations_.begin());
  const auto words = net.read_words(bytes);
  if (!words) return words.error();
  net.gain_ = floats(bytes, net.size_);
  net.convolution_ = matrix(bytes, 3 * net.size_, net.size_);
  for (std::size_t i = 0; i < layers; ++i) {
    net.layers_.push_back(matrix(bytes, 3 * net.size_, net.size_));
  }
  const std::size_t outputs =
      2 * (net.arc_ + net.relation_size_) + net.tags_ + morph_outputs + name_labels;
  net.heads_ = matrix(bytes, outputs, net.size_);
  net.labels_ = matrix(bytes, net.relations_.size(), net.relation_size_);
  net.root_key_ = floats(bytes, net.arc_);
  net.root_relation_ = floats(bytes, net.relation_size_);
  net.near_ = floats(bytes, 2 * near_words + 1);
  if (bytes.failed()) return damaged;
  return net;
}

}  // namespace depeche
