// SPDX-License-Identifier: Apache-2.0
// What of a document must stay at hand to compare later ones with it?
#pragma once

#include "story/word_shares.h"
#include "story/words.h"

#include <depeche/story.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Something that two texts may have in common (hash), and how much that tells.
struct Term {
  std::uint32_t key = 0;
  float weight = 0;

  bool operator==(const Term&) const = default;
};

/// Terms by rising key, each once.
using Terms = std::vector<Term>;

/// Cosine of the angle between two vectors of terms, 0 to 1; 0 when one is empty.
double cosine(const Terms& a, const Terms& b);

/// Who takes part in a happening, as hashes.
struct Participant {
  std::vector<std::uint32_t> names;  ///< Wikidata id, names, family name; sorted; none = unnamed
  std::uint32_t country = 0;         ///< 0 = unknown
  std::uint32_t sector = 0;
  bool recipient = false;
  bool is_country = false;  ///< the state or its people, not somebody from there

  bool operator==(const Participant&) const = default;
};

/// Days since 1970-01-01.
inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

/// A number range: what is counted (hash) and how many.
struct Count {
  std::uint32_t counts = 0;
  std::int64_t low = -1;  ///< -1 = open
  std::int64_t high = -1;

  bool operator==(const Count&) const = default;
};

/// A report, as it is compared with others.
struct Happening {
  std::uint32_t report = 0;
  std::uint32_t position = 0;  ///< code point of its first trigger
  EventType type = EventType::consult;
  Status status = Status::occurred;
  DatePrecision precision = DatePrecision::unknown;
  Resolution resolution = Resolution::unknown;
  bool historical = false;
  std::uint32_t mode = 0;
  std::int32_t day_begin = no_day;
  std::int32_t day_end = no_day;
  std::uint32_t place = 0;    ///< hash of GeoNames id, else of the name; 0 = none
  std::uint32_t country = 0;  ///< of the place
  float latitude = std::numeric_limits<float>::quiet_NaN();
  float longitude = std::numeric_limits<float>::quiet_NaN();
  std::vector<Participant> participants;
  std::vector<Count> counts;
  Terms terms;  ///< of the sentences that tell it
  Terms near;   ///< of the words beside those that tell it
  std::vector<std::uint32_t>
      triggers;  ///< stems of the words that tell it, of its language; sorted
};

struct Sketch {
  std::string language;
  std::uint32_t words = 0;
  std::optional<std::int64_t> minute;       ///< of publication, as in Metadata
  std::vector<std::uint32_t> fingerprints;  ///< sorted
  Terms words_terms;                        ///< of this language alone
  Terms name_terms;                   ///< names, places, actors, figures: the same in each language
  std::vector<Happening> happenings;  ///< in the order of the reports
  std::vector<std::string> credits;   ///< agencies
  std::string outlet;
};

Sketch sketch_of(const StoryDocument& document, const StoryWords& words, const WordShares& shares);

/// Days since 1970-01-01, or no_day.
std::int32_t day_number(const std::optional<Date>& date);

/// The bytes that the ledger keeps, and back; nothing when they are not what encode() made.
std::string encode(const Sketch& sketch);
std::optional<Sketch> decode_sketch(std::string_view bytes);

}  // namespace depeche
