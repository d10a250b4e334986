// SPDX-License-Identifier: Apache-2.0
#include "lang/network_kernels.h"

#include "lang/network_loops.h"

#include <cstring>

namespace depeche {

#if defined(__x86_64__)
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

namespace {

// Plain: what the other sets are compared with.

void multiply_plain(const ByteMatrix& matrix, const ByteRows& in, float* out) {
  const std::size_t groups = matrix.inputs / 4;
  for (std::size_t row = 0; row < in.rows; ++row) {
    const std::uint8_t* x = in.values + row * matrix.inputs;
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const std::int8_t* w = &matrix.packed[column / 16 * groups * 64 + column % 16 * 4];
      std::int32_t sum = matrix.start[column];
      for (std::size_t group = 0; group < groups; ++group) {
        for (std::size_t i = 0; i < 4; ++i) sum += x[group * 4 + i] * w[group * 64 + i];
      }
      out[row * matrix.columns + column] =
          static_cast<float>(sum) * matrix.scale[column] * in.steps[row] + matrix.bias[column];
    }
  }
}

void to_bytes_plain(const FloatRows& in, bool norm, std::uint8_t* out, float* steps) {
  loops::to_bytes(in, norm, out, steps);
}

void embed_plain(const std::int8_t* const* rows, std::size_t size, float scale, const float* gain,
                 float* out) {
  loops::embed(rows, size, scale, gain, out);
}

void convolve_plain(const float* in, std::span<const std::uint32_t> ends, std::size_t size,
                    float* values) {
  loops::convolve(in, ends, size, values);
}

void mix_plain(const GateRows& in, float* carry, float* values) {
  loops::mix(in, carry, values);
}

void arcs_plain(const float* query, const float* keys, std::size_t size, std::size_t stride,
                float* out) {
  loops::arcs(query, keys, size, stride, out);
}

float best_sum_plain(const float* a, const float* b, std::size_t count) {
  return loops::best_sum(a, b, count);
}

constexpr Kernels plain_kernels = {multiply_plain, to_bytes_plain, embed_plain,   convolve_plain,
                                   mix_plain,      arcs_plain,     best_sum_plain};

}  // namespace

ByteMatrix ByteMatrix::pack(const std::int8_t* weights, std::size_t columns, std::size_t inputs) {
  ByteMatrix matrix;
  matrix.inputs = inputs;
  matrix.columns = (columns + column_block - 1) / column_block * column_block;
  matrix.packed.resize(matrix.columns * inputs);
  matrix.start.resize(matrix.columns);
  matrix.scale.resize(matrix.columns);
  matrix.bias.resize(matrix.columns);
  for (std::size_t column = 0; column < columns; ++column) {
    const std::int8_t* from = weights + column * inputs;
    for (std::size_t input = 0; input < inputs; ++input) {
      const std::size_t group = column / 16 * (inputs / 4) + input / 4;
      matrix.packed[group * 64 + column % 16 * 4 + input % 4] = from[input];
      matrix.start[column] -= 128 * from[input];
    }
  }
  return matrix;
}

InstructionSet best_instruction_set() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) {
    return InstructionSet::avx512;
  }
  if (__builtin_cpu_supports("avx2")) return InstructionSet::avx2;
#endif
  return InstructionSet::plain;
}

const Kernels& kernels_of(InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::avx512) return avx512_kernels;
  if (set == InstructionSet::avx2) return avx2_kernels;
#endif
  return plain_kernels;
}

}  // namespace depeche
