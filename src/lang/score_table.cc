// SPDX-License-Identifier: Apache-2.0
#include "lang/score_table.h"

#include <bit>
#include <cstring>

namespace depeche {

namespace {

constexpr unsigned max_slot_bits = 22;

}  // namespace

ScoreTable::ScoreTable(std::size_t classes, unsigned slot_bits)
    : classes_(classes),
      stride_((classes + 1 + 3) / 4 * 4),
      slot_bits_(slot_bits),
      shift_(64 - slot_bits),
      cells_((std::size_t{1} << slot_bits) * stride_ + max_classes + block) {}

ScoreTable::ScoreTable(std::size_t classes, unsigned slot_bits, const std::vector<Row>& rows)
    : ScoreTable(classes, slot_bits) {
  for (const Row& row : rows) {
    for (const std::size_t slot : {slot_of(row.feature), slot_of(row.feature) ^ 1U}) {
      std::int8_t* cell = &cells_[slot * stride_];
      const auto check = static_cast<std::int8_t>(check_of(row.feature));
      if (*cell == check) break;
      if (*cell != 0) continue;
      *cell = check;
      std::memcpy(cell + 1, row.weights.data(), classes);
      break;
    }
  }
}

void ScoreTable::score(std::span<const std::uint64_t> features,
                       std::array<std::int32_t, max_classes + 1>& scores) const {
  // The rows lie far apart: ask the memory for all of them before the first is needed.
  for (const std::uint64_t feature : features) {
    __builtin_prefetch(&cells_[(slot_of(feature) & ~std::size_t{1}) * stride_]);
  }
  if (classes_ <= narrow_classes) {
    score_narrow(features, scores);
    return;
  }
  std::array<std::int16_t, max_classes + 1 + block> sums{};
  for (const std::uint64_t feature : features) {
    const std::int8_t* cell = row_of(feature);
    if (cell == nullptr) continue;
    // Whole blocks, past the end of the row too: the compiler makes vector instructions of them.
    for (std::size_t first = 0; first < classes_; first += block) {
      for (std::size_t i = 0; i < block; ++i) {
        sums[first + i] = static_cast<std::int16_t>(sums[first + i] + cell[1 + first + i]);
      }
    }
  }
  for (std::size_t i = 0; i < classes_; ++i) scores[i] = sums[i];
}

const std::int8_t* ScoreTable::row_of(std::uint64_t feature) const {
  const std::size_t slot = slot_of(feature);
  const auto check = static_cast<std::int8_t>(check_of(feature));
  const std::int8_t* cell = &cells_[slot * stride_];
  if (*cell == check) return cell;
  cell = &cells_[(slot ^ 1U) * stride_];
  return *cell == check ? cell : nullptr;
}

/// Rows of four bytes, taken as numbers, without branches.
void ScoreTable::score_narrow(std::span<const std::uint64_t> features,
                              std::array<std::int32_t, max_classes + 1>& scores) const {
  std::int32_t first = 0;
  std::int32_t second = 0;
  std::int32_t third = 0;
  for (const std::uint64_t feature : features) {
    const std::size_t slot = slot_of(feature);
    const std::uint8_t check = check_of(feature);
    const std::int8_t* here = &cells_[slot * 4];
    const std::int8_t* beside = &cells_[(slot ^ 1U) * 4];
    const std::int32_t in_here = static_cast<std::uint8_t>(*here) == check ? -1 : 0;
    const std::int32_t in_beside = static_cast<std::uint8_t>(*beside) == check ? ~in_here : 0;
    first += (here[1] & in_here) + (beside[1] & in_beside);
    second += (here[2] & in_here) + (beside[2] & in_beside);
    third += (here[3] & in_here) + (beside[3] & in_beside);
  }
  scores[0] = first;
  scores[1] = second;
  scores[2] = third;
}

void ScoreTable::write(std::string& out) const {
  put_number(out, classes_, 1);
  put_number(out, slot_bits_, 1);
  const std::size_t slots = std::size_t{1} << slot_bits_;
  std::uint32_t filled = 0;
  for (std::size_t slot = 0; slot < slots; ++slot) filled += cells_[slot * stride_] != 0 ? 1U : 0U;
  put_number(out, filled, 4);
  std::size_t last = 0;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    const std::int8_t* cell = &cells_[slot * stride_];
    if (*cell == 0) continue;
    // The gap to the slot before, in one byte or three.
    const std::size_t gap = slot - last;
    last = slot;
    if (gap < 255) {
      put_number(out, gap, 1);
    } else {
      put_number(out, 255, 1);
      put_number(out, gap, 3);
    }
    out.push_back(static_cast<char>(*cell));
    if (classes_ <= 8) {
      for (std::size_t i = 1; i <= classes_; ++i) out.push_back(static_cast<char>(cell[i]));
      continue;
    }
    std::uint64_t set = 0;
    for (std::size_t i = 0; i < classes_; ++i) set |= cell[i + 1] != 0 ? std::uint64_t{1} << i : 0;
    put_number(out, set, (classes_ + 7) / 8);
    for (std::size_t i = 0; i < classes_; ++i) {
      if (cell[i + 1] != 0) out.push_back(static_cast<char>(cell[i + 1]));
    }
  }
}

Result<ScoreTable> ScoreTable::read(ByteReader& bytes) {
  const Error damaged{ErrorCode::bad_data, "is damaged (weights)", ""};
  const std::size_t classes = bytes.u8();
  const unsigned slot_bits = bytes.u8();
  const std::uint32_t filled = bytes.u32();
  if (classes == 0 || classes > max_classes || slot_bits == 0 || slot_bits > max_slot_bits)
    return damaged;
  ScoreTable table(classes, slot_bits);
  std::size_t slot = 0;
  for (std::uint32_t row = 0; row < filled; ++row) {
    std::size_t gap = bytes.u8();
    if (gap == 255) gap = bytes.number(3);
    slot += gap;
    if (bytes.failed() || slot >= (std::size_t{1} << slot_bits)) return damaged;
    std::int8_t* cell = &table.cells_[slot * table.stride_];
    *cell = static_cast<std::int8_t>(bytes.u8());
    std::uint64_t set = (std::uint64_t{1} << classes) - 1;
    if (classes > 8) set &= bytes.number((classes + 7) / 8);
    for (; set != 0; set &= set - 1) {
      cell[1 + std::countr_zero(set)] = static_cast<std::int8_t>(bytes.u8());
    }
  }
  if (bytes.failed()) return damaged;
  return table;
}

bool ScoreTable::says_yes(const FeatureList& features) const {
  std::array<std::int32_t, max_classes + 1> sums{};
  score(features.items(), sums);
  return sums[1] > sums[0];
}

}  // namespace depeche
