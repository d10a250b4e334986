// SPDX-License-Identifier: Apache-2.0
// Content hashes: SHA-256 for ids that must never collide, a fast 64-bit one for tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace depeche {

/// 64 lower-case hexadecimal digits (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

/// FNV-1a, 64 bits; the same on every machine, part of the pack format. With the hash of what
/// stands before `bytes`, the hash of both together.
constexpr std::uint64_t fnv1a(std::string_view bytes,
                              std::uint64_t hash = 14695981039346656037ULL) {
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 1099511628211ULL;
  }
  return hash;
}

}  // namespace depeche
