// SPDX-License-Identifier: Apache-2.0
// What may a word be in a name: outside, or begin or inside of a name of a type?
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace depeche {

/// Outside, then begin and inside of person, organization, place, other.
inline constexpr std::size_t name_labels = 9;

/// Label of a name's first word (`type` 0..3 = order of NameType) and of its further words.
constexpr std::size_t begin_label(std::size_t type) {
  return 1 + 2 * type;
}

constexpr std::size_t inside_label(std::size_t type) {
  return 2 + 2 * type;
}

/// May `next` follow `label` (name_labels = start of sentence)? An inside follows its own kind
/// only.
constexpr bool may_follow(std::size_t label, std::size_t next) {
  if (next == 0 || next % 2 == 1) return true;
  return label == next || label + 1 == next;
}

/// What the network of the grammar says of a word: for each label, how far its score lies below
/// that of the best one (0 = the best; in sixteenths of a unit of log odds, at most 127).
using NameOpinion = std::array<std::uint8_t, name_labels>;

/// Parts of a unit of log odds that a NameOpinion counts.
inline constexpr float opinion_unit = 16;

}  // namespace depeche
