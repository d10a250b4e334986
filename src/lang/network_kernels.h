// SPDX-License-Identifier: Apache-2.0
// How is the arithmetic of the network done fast? The same numbers to the last bit with any
// instruction set: products are of whole numbers, floats are added in one order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace depeche {

/// Rows that are multiplied at once; buffers hold a multiple of it.
inline constexpr std::size_t row_block = 8;

/// Columns that lie together in a packed matrix; matrices have a multiple of it.
inline constexpr std::size_t column_block = 32;

/// Weights of one byte, a scale and a bias for each column.
struct ByteMatrix {
  std::size_t inputs = 0;           ///< a multiple of 4
  std::size_t columns = 0;          ///< a multiple of column_block
  std::vector<std::int8_t> packed;  ///< [columns / 16][inputs / 4][16][4]
  std::vector<std::int32_t>
      start;  ///< -128 times the sum of the column, as inputs are 128 too high
  std::vector<float> scale;
  std::vector<float> bias;

  /// `weights[column * inputs + input]`; columns are filled up with zeros.
  static ByteMatrix pack(const std::int8_t* weights, std::size_t columns, std::size_t inputs);
};

/// Rows of `size` floats, a multiple of 16.
struct FloatRows {
  const float* values = nullptr;
  std::size_t rows = 0;
  std::size_t size = 0;
};

/// Rows of bytes, each with what one step of it is worth.
struct ByteRows {
  const std::uint8_t* values = nullptr;  ///< 128 stands for 0
  const float* steps = nullptr;
  std::size_t rows = 0;  ///< a multiple of row_block
};

/// One layer's gates: keep, candidate, output, each `size` wide, the left-to-right half first.
struct GateRows {
  const float* gates = nullptr;
  std::size_t rows = 0;
  std::size_t size = 0;
};

/// The loops, for one instruction set.
struct Kernels {
  /// out[row][column] = row * column * scale * step + bias.
  void (*multiply)(const ByteMatrix& matrix, const ByteRows& in, float* out);
  /// Bytes of each row by its largest number; with `norm` steps are divided by the root mean
  /// square.
  void (*to_bytes)(const FloatRows& in, bool norm, std::uint8_t* out, float* steps);
  /// out = sum of eight rows of bytes, scaled to a root mean square of 1, times gain.
  void (*embed)(const std::int8_t* const* rows, std::size_t size, float scale, const float* gain,
                float* out);
  /// values += max(0, what the word itself, the one before and the one behind give). Each row of
  /// `in` holds what its word gives as the one before, as itself, as the one behind.
  void (*convolve)(const float* in, std::span<const std::uint32_t> ends, std::size_t size,
                   float* values);
  /// Adds the gated running means of one sentence to `values`.
  void (*mix)(const GateRows& in, float* carry, float* values);
  /// out[i][j] = query[i] * key[j]; keys are transposed: [size][stride], stride a multiple of 16.
  void (*arcs)(const float* query, const float* keys, std::size_t size, std::size_t stride,
               float* out);
  /// The largest a[k] + b[k].
  float (*best_sum)(const float* a, const float* b, std::size_t count);
};

enum class InstructionSet : std::uint8_t { plain, avx2, avx512 };

/// The best set that this processor and this build know.
InstructionSet best_instruction_set();

/// The kernels of a set, those of the plain one where it is not there.
const Kernels& kernels_of(InstructionSet set);

}  // namespace depeche
