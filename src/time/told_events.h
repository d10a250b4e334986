// SPDX-License-Identifier: Apache-2.0
// When was the attack that "deux jours après l'attaque" speaks of? Happenings with the days that
// the text has told for them.
#pragma once

#include "base/strings.h"
#include "pack/pack.h"
#include "time/resolver.h"

#include <depeche/analysis.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace depeche {

/// Which verbs tell of the happening that a noun names ("mort": mourir, tuer); time/anchors.tsv.
/// Const and thread-safe once loaded.
class AnchorNouns {
 public:
  /// Fails when the table is missing or wrong; the error names the line.
  static Result<AnchorNouns> load(const Pack& pack);

  /// Does the verb (a lemma) tell of what the noun (a lemma) names?
  [[nodiscard]] bool tells(const std::string& verb, const std::string& noun) const;

 private:
  std::unordered_multimap<std::string, std::string, StringHash, std::equal_to<>> verbs_;
};

/// The dated happenings of one text, as far as it was read.
class ToldEvents {
 public:
  /// References the analysis and the nouns, which must outlive it.
  ToldEvents(const Analysis& analysis, const AnchorNouns& nouns)
      : analysis_(analysis), nouns_(nouns) {}

  /// The time in `tokens` covers `days`: so does what it dates, but not the noun `anchor` that it
  /// reckons from (no_token when there is none).
  void tell(TokenRange tokens, const Interval& days, std::uint32_t anchor);

  /// The noun that a time reckons from: "deux jours après l'[attaque]"; no_token when none stands
  /// behind token `from` in its clause.
  [[nodiscard]] std::uint32_t anchor(std::uint32_t from) const;

  /// The days of what token `noun` names: told with it, else told last for that noun or its verbs.
  [[nodiscard]] std::optional<Interval> days_of(std::uint32_t noun) const;

  /// Does a complement say which one it is ("l'assassinat du professeur")?
  [[nodiscard]] bool is_specific(std::uint32_t noun) const;

  /// Were they told with that very word ("l'attaque du 7 avril")?
  [[nodiscard]] bool dated_itself(std::uint32_t noun) const;

 private:
  struct Event {
    std::uint32_t token = 0;
    Interval days;
  };

  const Analysis& analysis_;
  const AnchorNouns& nouns_;
  std::vector<Event> events_;
};

/// What a time that is reckoned from a happening is resolved with.
struct Reckoning {
  const ToldEvents& events;
  TimeContext context;
  bool opening = false;   ///< it stands in the headline or the first sentence
  bool next_day = false;  ///< a day stands right before it: "lundi, deux jours avant le scrutin"
};

/// "deux jours après l'attaque": the day that its sentence tells, or so far from that of the
/// attack; without value when neither is known. `word` is the token of "après".
ResolvedTime reckoned(const TimeFields& fields, std::uint32_t word, const Reckoning& with);

}  // namespace depeche
