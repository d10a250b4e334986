// SPDX-License-Identifier: Apache-2.0
// The loops of the network on floats, compiled once for each instruction set. Sums run over sixteen
// lanes in every set, and no product is fused with a sum (-ffp-contract=off), so the bits agree.
#pragma once

#include "lang/network_kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace depeche::loops {

[[gnu::always_inline]] inline float to_whole(float value) {
  constexpr float magic = 12582912.0F;  // 1.5 * 2^23: what is added to it loses its fraction
  return (value + magic) - magic;
}

/// e to the power of `x`, good to six digits for |x| up to 20.
[[gnu::always_inline]] inline float exponential(float x) {
  const float power = x * 1.44269504F;
  const float whole = to_whole(power);
  const float f = (power - whole) * 0.69314718F;
  const float series =
      1.0F + f * (1.0F + f * (0.5F + f * (0.16666667F + f * (0.041666667F + f * 0.0083333333F))));
  const auto exponent = static_cast<std::int32_t>(whole) << 23;
  return std::bit_cast<float>(std::bit_cast<std::int32_t>(series) + exponent);
}

[[gnu::always_inline]] inline float sigmoid(float x) {
  x = x > 16.0F ? 16.0F : x;
  x = x < -16.0F ? -16.0F : x;
  return 1.0F / (1.0F + exponential(-x));
}

inline constexpr std::size_t lanes = 16;

[[gnu::always_inline]] inline float sum_of_squares(const float* in, std::size_t size) {
  std::array<float, lanes> sums{};
  for (std::size_t i = 0; i < size; i += lanes) {
    for (std::size_t j = 0; j < lanes; ++j) sums[j] += in[i + j] * in[i + j];
  }
  for (std::size_t width = lanes / 2; width > 0; width /= 2) {
    for (std::size_t j = 0; j < width; ++j) sums[j] += sums[j + width];
  }
  return sums[0];
}

[[gnu::always_inline]] inline float largest(const float* in, std::size_t size) {
  std::array<float, lanes> most{};
  for (std::size_t i = 0; i < size; i += lanes) {
    for (std::size_t j = 0; j < lanes; ++j) {
      const float value = std::fabs(in[i + j]);
      most[j] = value > most[j] ? value : most[j];
    }
  }
  for (std::size_t width = lanes / 2; width > 0; width /= 2) {
    for (std::size_t j = 0; j < width; ++j) {
      most[j] = most[j + width] > most[j] ? most[j + width] : most[j];
    }
  }
  return most[0];
}

/// What one step of a byte is worth in a row whose largest number is `most`.
[[gnu::always_inline]] inline float step_of(float squares, std::size_t size, float most,
                                            bool norm) {
  if (!norm) return most / 127.0F;
  const float mean = squares / static_cast<float>(size) + 1e-6F;
  return most / 127.0F / std::sqrt(mean);
}

[[gnu::always_inline]] inline void to_bytes(const FloatRows& in, bool norm, std::uint8_t* out,
                                            float* steps) {
  for (std::size_t row = 0; row < in.rows; ++row, out += in.size) {
    const float* values = in.values + row * in.size;
    const float most = std::max(largest(values, in.size), 1e-20F);
    const float factor = 127.0F / most;
    for (std::size_t i = 0; i < in.size; ++i) {
      const auto value = static_cast<std::int32_t>(to_whole(values[i] * factor));
      out[i] = static_cast<std::uint8_t>(value + 128);
    }
    steps[row] = step_of(norm ? sum_of_squares(values, in.size) : 0.0F, in.size, most, norm);
  }
}

[[gnu::always_inline]] inline void embed(const std::int8_t* const* rows, std::size_t size,
                                         float scale, const float* gain, float* out) {
  for (std::size_t i = 0; i < size; ++i) {
    const int sum = rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i] + rows[4][i] + rows[5][i] +
                    rows[6][i] + rows[7][i];
    out[i] = static_cast<float>(sum) * scale;
  }
  const float mean = sum_of_squares(out, size) / static_cast<float>(size) + 1e-6F;
  const float factor = 1.0F / std::sqrt(mean);
  for (std::size_t i = 0; i < size; ++i) out[i] = out[i] * factor * gain[i];
}

[[gnu::always_inline]] inline void convolve(const float* in, std::span<const std::uint32_t> ends,
                                            std::size_t size, float* values) {
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    for (std::size_t word = begin; word < end; ++word) {
      const float* own = in + word * 3 * size;
      const float* before = own - 3 * size;
      const float* behind = own + 3 * size;
      float* __restrict value = values + word * size;
      for (std::size_t i = 0; i < size; ++i) {
        float sum = own[size + i];
        if (word > begin) sum += before[i];
        if (word + 1 < end) sum += behind[2 * size + i];
        value[i] += sum > 0.0F ? sum : 0.0F;
      }
    }
    begin = end;
  }
}

/// One step of the running means in `carry`, over `half` of the gates.
[[gnu::always_inline]] inline void step(const float* gates, std::size_t size, std::size_t half,
                                        float* __restrict carry, float* __restrict values) {
  for (std::size_t i = 0; i < half; ++i) {
    const float keep = sigmoid(gates[i]);
    const float candidate = gates[size + i];
    const float output = sigmoid(gates[2 * size + i]);
    carry[i] = keep * (carry[i] - candidate) + candidate;
    values[i] = values[i] + output * carry[i];
  }
}

[[gnu::always_inline]] inline void mix(const GateRows& in, float* carry, float* values) {
  const std::size_t half = in.size / 2;
  const std::size_t width = 3 * in.size;
  std::fill(carry, carry + half, 0.0F);
  for (std::size_t row = 0; row < in.rows; ++row) {
    step(in.gates + row * width, in.size, half, carry, values + row * in.size);
  }
  std::fill(carry, carry + half, 0.0F);
  for (std::size_t row = in.rows; row-- > 0;) {
    step(in.gates + row * width + half, in.size, half, carry, values + row * in.size + half);
  }
}

[[gnu::always_inline]] inline void arcs(const float* query, const float* keys, std::size_t size,
                                        std::size_t stride, float* out) {
  for (std::size_t first = 0; first < stride; first += lanes) {
    std::array<float, lanes> sums{};
    for (std::size_t k = 0; k < size; ++k) {
      const float* key = keys + k * stride + first;
      for (std::size_t j = 0; j < lanes; ++j) sums[j] += query[k] * key[j];
    }
    std::copy(sums.begin(), sums.end(), out + first);
  }
}

inline constexpr float impossible = -1e30F;

/// The largest a[k] + b[k].
[[gnu::always_inline]] inline float best_sum(const float* a, const float* b, std::size_t count) {
  constexpr std::size_t few_lanes = 8;
  std::array<float, few_lanes> best{};
  best.fill(impossible);
  std::size_t k = 0;
  for (; k + few_lanes <= count; k += few_lanes) {
    for (std::size_t lane = 0; lane < few_lanes; ++lane) {
      const float sum = a[k + lane] + b[k + lane];
      best[lane] = sum > best[lane] ? sum : best[lane];
    }
  }
  for (; k < count; ++k) best[0] = std::max(best[0], a[k] + b[k]);
  for (std::size_t width = few_lanes / 2; width > 0; width /= 2) {
    for (std::size_t lane = 0; lane < width; ++lane) {
      best[lane] = best[lane + width] > best[lane] ? best[lane + width] : best[lane];
    }
  }
  return best[0];
}

}  // namespace depeche::loops
