// SPDX-License-Identifier: Apache-2.0
// The recurrence of tools/train/network.py and its gradient: h[t] = z[t] h[t-1] + (1 - z[t]) c[t],
// over rows of T x B x H; reverse walks t downwards. Compiled and loaded by network.py.
#include <stddef.h>

static size_t row_of(int reverse, int t, int steps) {
  return (size_t)(reverse ? steps - 1 - t : t);
}

void scan_forward(const float* z, const float* c, float* h, int steps, int width, int reverse) {
  for (int t = 0; t < steps; ++t) {
    const size_t at = row_of(reverse, t, steps) * (size_t)width;
    const size_t before = t == 0 ? at : row_of(reverse, t - 1, steps) * (size_t)width;
    for (int i = 0; i < width; ++i) {
      const float last = t == 0 ? 0.0F : h[before + i];
      h[at + i] = z[at + i] * (last - c[at + i]) + c[at + i];
    }
  }
}

void scan_backward(const float* z, const float* c, const float* h, const float* grad, float* dz,
                   float* dc, float* carry, int steps, int width, int reverse) {
  for (int i = 0; i < width; ++i) carry[i] = 0.0F;
  for (int t = steps - 1; t >= 0; --t) {
    const size_t at = row_of(reverse, t, steps) * (size_t)width;
    const size_t before = t == 0 ? at : row_of(reverse, t - 1, steps) * (size_t)width;
    for (int i = 0; i < width; ++i) {
      const float last = t == 0 ? 0.0F : h[before + i];
      const float g = grad[at + i] + carry[i];
      dz[at + i] = g * (last - c[at + i]);
      dc[at + i] = g * (1.0F - z[at + i]);
      carry[i] = g * z[at + i];
    }
  }
}
