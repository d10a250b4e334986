// SPDX-License-Identifier: Apache-2.0
// The kernels for processors with AVX2, and for those with AVX-512 and its byte products (VNNI).
#if defined(__x86_64__)

#include "lang/network_kernels.h"
#include "lang/network_loops.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <immintrin.h>

namespace depeche {

extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;

namespace {

std::int32_t four_bytes(const std::uint8_t* from) {
  std::int32_t value = 0;
  std::memcpy(&value, from, sizeof value);
  return value;
}

[[gnu::target("avx2")]] void multiply_avx2(const ByteMatrix& matrix, const ByteRows& in,
                                           float* out) {
  constexpr std::size_t height = 4;
  const std::size_t groups = matrix.inputs / 4;
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t row = 0; row < in.rows; row += height) {
    const std::uint8_t* x = in.values + row * matrix.inputs;
    for (std::size_t column = 0; column < matrix.columns; column += 16) {
      const std::int8_t* w = &matrix.packed[column / 16 * groups * 64];
      // std::array would drop the alignment. NOLINTNEXTLINE(modernize-avoid-c-arrays)
      __m256i sums[height][2] = {};
      for (std::size_t group = 0; group < groups; ++group) {
        const auto* from = reinterpret_cast<const __m256i*>(w + group * 64);
        const __m256i w0 = _mm256_loadu_si256(from);
        const __m256i w1 = _mm256_loadu_si256(from + 1);
        for (std::size_t r = 0; r < height; ++r) {
          // Bytes of x, made signed: their sizes times the weights with their signs never overflow.
          const std::int32_t four = four_bytes(x + r * matrix.inputs + group * 4);
          const __m256i bytes = _mm256_set1_epi32(four ^ static_cast<std::int32_t>(0x80808080U));
          const __m256i sizes = _mm256_abs_epi8(bytes);
          const __m256i p0 = _mm256_maddubs_epi16(sizes, _mm256_sign_epi8(w0, bytes));
          const __m256i p1 = _mm256_maddubs_epi16(sizes, _mm256_sign_epi8(w1, bytes));
          sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(p0, ones));
          sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(p1, ones));
        }
      }
      for (std::size_t r = 0; r < height; ++r) {
        const __m256 step = _mm256_set1_ps(in.steps[row + r]);
        for (std::size_t half = 0; half < 2; ++half) {
          const std::size_t at = column + half * 8;
          const __m256 scaled = _mm256_mul_ps(
              _mm256_mul_ps(_mm256_cvtepi32_ps(sums[r][half]), _mm256_loadu_ps(&matrix.scale[at])),
              step);
          _mm256_storeu_ps(out + (row + r) * matrix.columns + at,
                           _mm256_add_ps(scaled, _mm256_loadu_ps(&matrix.bias[at])));
        }
      }
    }
  }
}

/// The sums of one row in 32 columns.
struct Sums {
  __m512i low;
  __m512i high;
};

/// Adds the products of four bytes of a row. The intrinsic (_mm512_dpbusd_epi32) makes GCC 12 copy
/// each sum to another register and back.
[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline void add_products(
    Sums& sums, const std::uint8_t* from, __m512i low, __m512i high) {
  const __m512i bytes = _mm512_set1_epi32(four_bytes(from));
  asm("vpdpbusd %2, %1, %0" : "+v"(sums.low) : "v"(bytes), "v"(low));  // NOLINT(hicpp-no-assembler)
  asm("vpdpbusd %2, %1, %0"
      : "+v"(sums.high)
      : "v"(bytes), "v"(high));  // NOLINT(hicpp-no-assembler)
}

/// Scale and bias of 32 columns.
struct Columns {
  __m512 scale_low, scale_high;
  __m512 bias_low, bias_high;
};

[[gnu::target("avx512f"), gnu::always_inline]] inline void write_row(const Sums& sums,
                                                                     const Columns& columns,
                                                                     float step, float* out) {
  const __m512 factor = _mm512_set1_ps(step);
  const __m512 low = _mm512_mul_ps(_mm512_maskz_cvtepi32_ps(0xFFFF, sums.low), columns.scale_low);
  const __m512 high =
      _mm512_mul_ps(_mm512_maskz_cvtepi32_ps(0xFFFF, sums.high), columns.scale_high);
  _mm512_storeu_ps(out, _mm512_add_ps(_mm512_mul_ps(low, factor), columns.bias_low));
  _mm512_storeu_ps(out + 16, _mm512_add_ps(_mm512_mul_ps(high, factor), columns.bias_high));
}

// Eight rows at a time, written out: in an array their sums would not stay in registers.
[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void multiply_avx512(
    const ByteMatrix& matrix, const ByteRows& in, float* out) {
  static_assert(row_block == 8);
  const std::size_t inputs = matrix.inputs;
  const std::size_t groups = inputs / 4;
  const std::size_t width = matrix.columns;
  for (std::size_t column = 0; column < width; column += 32) {
    const std::int8_t* low = &matrix.packed[column / 16 * groups * 64];
    const std::int8_t* high = low + groups * 64;
    const Sums start = {_mm512_loadu_si512(&matrix.start[column]),
                        _mm512_loadu_si512(&matrix.start[column + 16])};
    const Columns columns = {
        _mm512_loadu_ps(&matrix.scale[column]), _mm512_loadu_ps(&matrix.scale[column + 16]),
        _mm512_loadu_ps(&matrix.bias[column]), _mm512_loadu_ps(&matrix.bias[column + 16])};
    for (std::size_t row = 0; row < in.rows; row += row_block) {
      Sums r0 = start;
      Sums r1 = start;
      Sums r2 = start;
      Sums r3 = start;
      Sums r4 = start;
      Sums r5 = start;
      Sums r6 = start;
      Sums r7 = start;
      const std::uint8_t* x = in.values + row * inputs;
      for (std::size_t group = 0; group < groups; ++group, x += 4) {
        const __m512i w0 = _mm512_loadu_si512(low + group * 64);
        const __m512i w1 = _mm512_loadu_si512(high + group * 64);
        add_products(r0, x, w0, w1);
        add_products(r1, x + inputs, w0, w1);
        add_products(r2, x + 2 * inputs, w0, w1);
        add_products(r3, x + 3 * inputs, w0, w1);
        add_products(r4, x + 4 * inputs, w0, w1);
        add_products(r5, x + 5 * inputs, w0, w1);
        add_products(r6, x + 6 * inputs, w0, w1);
        add_products(r7, x + 7 * inputs, w0, w1);
      }
      const float* steps = in.steps + row;
      float* to = out + row * width + column;
      write_row(r0, columns, steps[0], to);
      write_row(r1, columns, steps[1], to + width);
      write_row(r2, columns, steps[2], to + 2 * width);
      write_row(r3, columns, steps[3], to + 3 * width);
      write_row(r4, columns, steps[4], to + 4 * width);
      write_row(r5, columns, steps[5], to + 5 * width);
      write_row(r6, columns, steps[6], to + 6 * width);
      write_row(r7, columns, steps[7], to + 7 * width);
    }
  }
}

[[gnu::target("avx2")]] void to_bytes_avx2(const FloatRows& in, bool norm, std::uint8_t* out,
                                           float* steps) {
  loops::to_bytes(in, norm, out, steps);
}

[[gnu::target("avx2")]] void embed_avx2(const std::int8_t* const* rows, std::size_t size,
                                        float scale, const float* gain, float* out) {
  loops::embed(rows, size, scale, gain, out);
}

[[gnu::target("avx2")]] void convolve_avx2(const float* in, std::span<const std::uint32_t> ends,
                                           std::size_t size, float* values) {
  loops::convolve(in, ends, size, values);
}

[[gnu::target("avx2")]] float best_sum_avx2(const float* a, const float* b, std::size_t count) {
  return loops::best_sum(a, b, count);
}

[[gnu::target("avx2")]] void mix_avx2(const GateRows& in, float* carry, float* values) {
  loops::mix(in, carry, values);
}

[[gnu::target("avx2")]] void arcs_avx2(const float* query, const float* keys, std::size_t size,
                                       std::size_t stride, float* out) {
  loops::arcs(query, keys, size, stride, out);
}

/// The largest of sixteen lanes, in the order of loops::largest.
[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] float largest_lane(
    __m512 lanes) {
  alignas(64) std::array<float, loops::lanes> most{};
  _mm512_store_ps(most.data(), lanes);
  for (std::size_t width = loops::lanes / 2; width > 0; width /= 2) {
    for (std::size_t j = 0; j < width; ++j) most[j] = std::max(most[j], most[j + width]);
  }
  return most[0];
}

/// The sum of sixteen lanes, in the order of loops::sum_of_squares.
[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] float sum_of_lanes(
    __m512 lanes) {
  alignas(64) std::array<float, loops::lanes> sums{};
  _mm512_store_ps(sums.data(), lanes);
  const __m256 half = _mm256_add_ps(_mm256_load_ps(sums.data()), _mm256_load_ps(&sums[8]));
  const __m128 quarter = _mm_add_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps(half, 1));
  const __m128 eighth = _mm_add_ps(quarter, _mm_movehl_ps(quarter, quarter));
  return _mm_cvtss_f32(_mm_add_ss(eighth, _mm_shuffle_ps(eighth, eighth, 1)));
}

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void to_bytes_avx512(
    const FloatRows& in, bool norm, std::uint8_t* out, float* steps) {
  const __m512i middle = _mm512_set1_epi32(128);
  const __m512 no_sign = _mm512_castsi512_ps(_mm512_set1_epi32(0x7FFFFFFF));
  for (std::size_t row = 0; row < in.rows; ++row, out += in.size) {
    const float* values = in.values + row * in.size;
    __m512 lanes = _mm512_setzero_ps();
    __m512 squares = _mm512_setzero_ps();
    for (std::size_t i = 0; i < in.size; i += loops::lanes) {
      const __m512 value = _mm512_loadu_ps(values + i);
      lanes = _mm512_maskz_max_ps(0xFFFF, lanes, _mm512_maskz_and_ps(0xFFFF, value, no_sign));
      squares = _mm512_add_ps(squares, _mm512_mul_ps(value, value));
    }
    const float most = std::max(largest_lane(lanes), 1e-20F);
    const __m512 factor = _mm512_set1_ps(127.0F / most);
    for (std::size_t i = 0; i < in.size; i += loops::lanes) {
      const __m512 scaled = _mm512_mul_ps(_mm512_loadu_ps(values + i), factor);
      const __m512i whole = _mm512_add_epi32(_mm512_maskz_cvtps_epi32(0xFFFF, scaled), middle);
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i),
                       _mm512_maskz_cvtepi32_epi8(0xFFFF, whole));
    }
    steps[row] = loops::step_of(norm ? sum_of_lanes(squares) : 0.0F, in.size, most, norm);
  }
}

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] float best_sum_avx512(
    const float* a, const float* b, std::size_t count) {
  __m512 best = _mm512_set1_ps(loops::impossible);
  for (std::size_t k = 0; k < count; k += loops::lanes) {
    const std::size_t left = std::min(count - k, loops::lanes);
    const auto there = static_cast<__mmask16>((1U << left) - 1U);
    const __m512 sums =
        _mm512_add_ps(_mm512_maskz_loadu_ps(there, a + k), _mm512_maskz_loadu_ps(there, b + k));
    best = _mm512_mask_max_ps(best, there, best, sums);
  }
  return largest_lane(best);
}

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void embed_avx512(
    const std::int8_t* const* rows, std::size_t size, float scale, const float* gain, float* out) {
  loops::embed(rows, size, scale, gain, out);
}

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void convolve_avx512(
    const float* in, std::span<const std::uint32_t> ends, std::size_t size, float* values) {
  loops::convolve(in, ends, size, values);
}

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void mix_avx512(
    const GateRows& in, float* carry, float* values) {
  loops::mix(in, carry, values);
}

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void arcs_avx512(
    const float* query, const float* keys, std::size_t size, std::size_t stride, float* out) {
  loops::arcs(query, keys, size, stride, out);
}

}  // namespace

constexpr Kernels avx2_kernels = {multiply_avx2, to_bytes_avx2, embed_avx2,   convolve_avx2,
                                  mix_avx2,      arcs_avx2,     best_sum_avx2};
constexpr Kernels avx512_kernels = {multiply_avx512, to_bytes_avx512, embed_avx512,
                                    convolve_avx512, mix_avx512,      arcs_avx512,
                                    best_sum_avx512};

}  // namespace depeche

#endif
