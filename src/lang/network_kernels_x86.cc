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

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void multiply_avx512(
    const ByteMatrix& matrix, const ByteRows& in, float* out) {
  const std::size_t groups = matrix.inputs / 4;
  for (std::size_t column = 0; column < matrix.columns; column += 32) {
    const std::int8_t* w = &matrix.packed[column / 16 * groups * 64];
    for (std::size_t row = 0; row < in.rows; row += row_block) {
      const std::uint8_t* x = in.values + row * matrix.inputs;
      __m512i sums[row_block][2];  // NOLINT(modernize-avoid-c-arrays)
      for (auto& sum : sums) {
        sum[0] = _mm512_loadu_si512(&matrix.start[column]);
        sum[1] = _mm512_loadu_si512(&matrix.start[column + 16]);
      }
      for (std::size_t group = 0; group < groups; ++group) {
        const __m512i w0 = _mm512_loadu_si512(w + group * 64);
        const __m512i w1 = _mm512_loadu_si512(w + (groups + group) * 64);
        for (std::size_t r = 0; r < row_block; ++r) {
          const __m512i bytes = _mm512_set1_epi32(four_bytes(x + r * matrix.inputs + group * 4));
          sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], bytes, w0);
          sums[r][1] = _mm512_dpbusd_epi32(sums[r][1], bytes, w1);
        }
      }
      for (std::size_t r = 0; r < row_block; ++r) {
        const __m512 step = _mm512_set1_ps(in.steps[row + r]);
        for (std::size_t half = 0; half < 2; ++half) {
          const std::size_t at = column + half * 16;
          const __m512 scaled =
              _mm512_mul_ps(_mm512_mul_ps(_mm512_maskz_cvtepi32_ps(0xFFFF, sums[r][half]),
                                          _mm512_loadu_ps(&matrix.scale[at])),
                            step);
          _mm512_storeu_ps(out + (row + r) * matrix.columns + at,
                           _mm512_add_ps(scaled, _mm512_loadu_ps(&matrix.bias[at])));
        }
      }
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

[[gnu::target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]] void to_bytes_avx512(
    const FloatRows& in, bool norm, std::uint8_t* out, float* steps) {
  const __m512i middle = _mm512_set1_epi32(128);
  for (std::size_t row = 0; row < in.rows; ++row, out += in.size) {
    const float* values = in.values + row * in.size;
    const float most = std::max(loops::largest(values, in.size), 1e-20F);
    const __m512 factor = _mm512_set1_ps(127.0F / most);
    for (std::size_t i = 0; i < in.size; i += loops::lanes) {
      const __m512 scaled = _mm512_mul_ps(_mm512_loadu_ps(values + i), factor);
      const __m512i whole = _mm512_add_epi32(_mm512_maskz_cvtps_epi32(0xFFFF, scaled), middle);
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i),
                       _mm512_maskz_cvtepi32_epi8(0xFFFF, whole));
    }
    steps[row] = loops::step_of(values, in.size, most, norm);
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
  alignas(64) std::array<float, loops::lanes> lanes{};
  _mm512_store_ps(lanes.data(), best);
  for (std::size_t width = loops::lanes / 2; width > 0; width /= 2) {
    for (std::size_t j = 0; j < width; ++j) lanes[j] = std::max(lanes[j], lanes[j + width]);
  }
  return lanes[0];
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
