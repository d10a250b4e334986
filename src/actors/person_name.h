// SPDX-License-Identifier: Apache-2.0
// Can two written names belong to one person, whatever the spelling and transliteration?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::actors {

/// How much of a name two mentions share.
enum class NameMatch : std::uint8_t {
  none,    ///< another person
  given,   ///< one is the given name alone of the other
  family,  ///< one is the family name alone of the other
  full,    ///< family name and given names agree
};

/// Keys of the words of a name: "Bachar al-Assad" -> {"bacar", "asad"}.
using NameKeys = std::vector<std::string>;

/// Const and thread-safe once loaded.
class NameNormaliser {
 public:
  /// Reads common/actors/transliteration.tsv and common/actors/name_particles.tsv.
  static Result<NameNormaliser> load(const Pack& pack);

  /// Words without articles of names ("al-", "el-"), each in a spelling that transliterations from
  /// Arabic, Cyrillic … into French and English share.
  [[nodiscard]] NameKeys keys(std::string_view written) const;

 private:
  [[nodiscard]] std::string key(std::string_view folded) const;

  using Spellings = std::vector<std::pair<std::string, std::string>>;

  std::array<Spellings, 256> spellings_;  // by their first byte, longest first
  Spellings endings_;
  StringSet articles_;
};

NameMatch match_names(const NameKeys& left, const NameKeys& right);

}  // namespace depeche::actors
