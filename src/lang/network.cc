// SPDX-License-Identifier: Apache-2.0
#include "lang/network.h"

#include "lang/name_labels.h"

#include <algorithm>

namespace depeche {

namespace {

/// Numbers of the properties of a word, in the order of the tables.
std::array<std::uint32_t, 7> properties_of(const WordFeatures& word) {
  return {word.suffix2, word.suffix3, word.suffix4, word.prefix3,
          word.shape,   word.lexical, word.codes};
}

std::size_t whole_blocks(std::size_t rows) {
  return (rows + row_block - 1) / row_block * row_block;
}

template <typename T>
void make_room(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

/// Turns `rows` of the room's values into bytes and multiplies them.
void multiply(const Kernels& kernels, const ByteMatrix& matrix, std::size_t rows,
              NetworkReading::Room& room, std::vector<float>& out) {
  make_room(out, rows * matrix.columns);
  kernels.multiply(matrix, {room.bytes.data(), room.steps.data(), rows}, out.data());
}

}  // namespace

std::size_t Network::number_of(std::uint64_t word) const {
  const std::size_t mask = word_slots_.size() - 1;
  std::size_t slot = word & mask;
  while (word_slots_[slot].word != 0 && word_slots_[slot].word != word) slot = (slot + 1) & mask;
  return word_slots_[slot].row;
}

void Network::embed(std::span<const WordFeatures> words, float* values) const {
  constexpr std::size_t ahead = 4;
  const std::size_t mask = word_slots_.size() - 1;
  for (const WordFeatures& word : words) __builtin_prefetch(&word_slots_[word.word & mask]);
  std::array<std::array<const std::int8_t*, properties + 1>, ahead> rows{};
  const auto find = [&](std::size_t word) {
    auto& found = rows[word % ahead];
    found[0] = &words_.bytes[number_of(words[word].word) * size_];
    const auto numbers = properties_of(words[word]);
    for (std::size_t i = 0; i < properties; ++i) {
      found[i + 1] = &tables_[i].bytes[numbers[i] % tables_[i].rows * size_];
    }
    // The rows lie far apart: ask the memory for them before they are needed.
    for (const std::int8_t* row : found) {
      for (std::size_t byte = 0; byte < size_; byte += 64) __builtin_prefetch(row + byte);
    }
  };
  for (std::size_t word = 0; word < std::min(ahead - 1, words.size()); ++word) find(word);
  for (std::size_t word = 0; word < words.size(); ++word) {
    if (word + ahead - 1 < words.size()) find(word + ahead - 1);
    kernels_->embed(rows[word % ahead].data(), size_, scale_, gain_.data(), values + word * size_);
  }
}

void Network::convolve(std::span<const std::uint32_t> ends, NetworkReading::Room& room) const {
  const std::size_t rows = whole_blocks(ends.back());
  kernels_->to_bytes({room.values.data(), rows, size_}, false, room.bytes.data(),
                     room.steps.data());
  multiply(*kernels_, convolution_, rows, room, room.gates);
  kernels_->convolve(room.gates.data(), ends, size_, room.values.data());
}

void Network::mix(const ByteMatrix& gates, std::span<const std::uint32_t> ends,
                  NetworkReading::Room& room) const {
  const std::size_t rows = whole_blocks(ends.back());
  kernels_->to_bytes({room.values.data(), rows, size_}, true, room.bytes.data(), room.steps.data());
  multiply(*kernels_, gates, rows, room, room.gates);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    kernels_->mix({&room.gates[begin * 3 * size_], end - begin, size_}, room.carry.data(),
                  &room.values[begin * size_]);
    begin = end;
  }
}

void Network::choose_heads(std::size_t begin, std::size_t end, NetworkReading& out) const {
  NetworkReading::Room& room = out.room;
  const std::size_t size = end - begin;
  const std::size_t stride = (size + 1 + 15) / 16 * 16;
  make_room(room.keys, arc_ * stride);
  make_room(room.arcs, size * stride);
  for (std::size_t k = 0; k < arc_; ++k) {
    float* keys = &room.keys[k * stride];
    keys[0] = root_key_[k];
    for (std::size_t word = 0; word < size; ++word) {
      keys[word + 1] = std::max(0.0F, room.outputs[(begin + word) * heads_.columns + arc_ + k]);
    }
    std::fill(keys + size + 1, keys + stride, 0.0F);
  }
  for (std::size_t word = 0; word < size; ++word) {
    float* arcs = &room.arcs[word * stride];
    kernels_->arcs(&room.outputs[(begin + word) * heads_.columns], room.keys.data(), arc_, stride,
                   arcs);
    const std::size_t near = word > near_words ? word - near_words : 0;
    const std::size_t far = std::min(size, word + near_words + 1);
    for (std::size_t head = 0; head < near; ++head) arcs[head + 1] += near_.front();
    for (std::size_t head = near; head < far; ++head) {
      arcs[head + 1] += near_[head + near_words - word];
    }
    for (std::size_t head = far; head < size; ++head) arcs[head + 1] += near_.back();
  }
  room.trees.decode({room.arcs.data(), stride}, {&out.heads[begin], size});
}

std::size_t Network::best_relation(const float* scores) const {
  std::size_t best = root_ == 0 ? 1 : 0;
  for (std::size_t relation = 0; relation < relations_.size(); ++relation) {
    if (relation != root_ && scores[relation] > scores[best]) best = relation;
  }
  return best;
}

void Network::choose_relations(std::span<const std::uint32_t> ends, NetworkReading& out) const {
  NetworkReading::Room& room = out.room;
  const std::size_t rows = whole_blocks(ends.back());
  const std::size_t low = 2 * arc_;
  const std::size_t high = low + relation_size_;
  make_room(room.pairs, rows * relation_size_);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    for (std::size_t word = begin; word < end; ++word) {
      const float* own = &room.outputs[word * heads_.columns + low];
      const float* head =
          out.heads[word] == 0
              ? root_relation_.data()
              : &room.outputs[(begin + out.heads[word] - 1) * heads_.columns + high];
      float* pair = &room.pairs[word * relation_size_];
      for (std::size_t i = 0; i < relation_size_; ++i) pair[i] = std::max(0.0F, own[i] + head[i]);
    }
    begin = end;
  }
  kernels_->to_bytes({room.pairs.data(), rows, relation_size_}, false, room.bytes.data(),
                     room.steps.data());
  multiply(*kernels_, labels_, rows, room, room.labels);
  for (std::size_t word = 0; word < ends.back(); ++word) {
    const std::size_t relation =
        out.heads[word] == 0 ? root_ : best_relation(&room.labels[word * labels_.columns]);
    out.relations[word] = relations_[relation];
  }
}

void Network::read_sentences(std::span<const WordFeatures> words,
                             std::span<const std::uint32_t> ends, NetworkReading& out) const {
  NetworkReading::Room& room = out.room;
  const std::size_t rows = whole_blocks(words.size());
  make_room(room.values, rows * size_);
  make_room(room.bytes, rows * std::max(size_, relation_size_));
  make_room(room.steps, rows);
  make_room(room.carry, size_);
  out.heads.resize(words.size());
  out.relations.resize(words.size());
  if (words.empty()) return;
  embed(words, room.values.data());
  convolve(ends, room);
  for (const ByteMatrix& gates : layers_) mix(gates, ends, room);
  kernels_->to_bytes({room.values.data(), rows, size_}, true, room.bytes.data(), room.steps.data());
  multiply(*kernels_, heads_, rows, room, room.outputs);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    choose_heads(begin, end, out);
    begin = end;
  }
  choose_relations(ends, out);
  const std::size_t first = 2 * (arc_ + relation_size_);
  out.stride = tags_ + morph_outputs + name_labels;
  make_room(out.scores, words.size() * out.stride);
  for (std::size_t word = 0; word < words.size(); ++word) {
    const float* from = &room.outputs[word * heads_.columns + first];
    std::copy(from, from + out.stride, &out.scores[word * out.stride]);
  }
}

}  // namespace depeche
