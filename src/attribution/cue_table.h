// SPDX-License-Identifier: Apache-2.0
// Which words tell that somebody says something, and what may stand beside them? (cues.tsv)
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/quote.h>
#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

enum class CueKind : std::uint8_t { verb, prep, adverb, conditional };

/// What a cue does. `say` speaks whatever its subject; `show` only when its subject can speak;
/// `think`, `ask`, `order` and `promise` govern quotes but assert nothing; `judge` (praise, blame)
/// governs quoted fragments only; `cite` and `read` hand on the words of somebody else.
enum class CueClass : std::uint8_t {
  say,
  show,
  deny,
  doubt,
  think,
  ask,
  order,
  promise,
  judge,
  accuse,
  cite,
  read,
  perception
};

/// Bits of the column `frame`.
struct CueFrame {
  bool that = false;        ///< a complement clause follows its complementiser
  bool zero = false;        ///< the complementiser may be absent
  bool inversion = false;   ///< may stand in a parenthesis: "…, a dit X"
  bool whether = false;     ///< an indirect question: "se demande si", "wondered why"
  bool infinitive = false;  ///< an infinitive tells what is said: "affirme avoir vu"
  bool object = false;      ///< its object is what is said: "dément toute implication"
  bool figure = false;      ///< a figure behind it is what is said: "parle de douze morts"
  bool blame = false;       ///< object + preposition + verb: "accuse X d'avoir", "accused X of"
  bool reflexive = false;   ///< only with a reflexive pronoun
  bool person = false;      ///< may take a person as its object: "a prévenu le maire"
  bool told = false;        ///< its object is the person who hears it: "a prévenu X que"
  bool relay = false;       ///< as a participle with a medium as its agent: "diffusé par X"
  bool aloud = false;       ///< marked words behind it are called out: "criait « Vive X »"
  bool clitic = false;      ///< only behind a clitic: "y voit « A »"
  bool mind = false;        ///< things seem so to somebody ("pour X"): no document is its claimant
  bool initial = false;     ///< only at the start of its sentence, before a comma
  bool inner = false;  ///< its last word belongs to the name of the claimant: "de source policière"
};

struct Cue {
  std::string id;  ///< the cue, blanks as '_'; the last part of rule ids
  CueKind kind = CueKind::verb;
  CueClass cue_class = CueClass::say;
  Stance stance = Stance::asserts;
  CueFrame frame;
  std::vector<std::string>
      words;  ///< lemmas of a verb cue, surface words of the others; lower case
};

class CueTable {
 public:
  /// Reads "cues.tsv"; fails with not_found or bad_data, naming the line.
  static Result<CueTable> load(const Pack& pack);

  /// The cues whose first word is `word` (a lemma for verbs, a lower-case word for the others), the
  /// longest first; null when there is none. Lives as long as the table.
  [[nodiscard]] const std::vector<Cue>* verbs(std::string_view lemma) const;
  [[nodiscard]] const std::vector<Cue>* others(std::string_view word) const;

  /// Stands for a verb that the table does not list, in a parenthesis behind a quote.
  [[nodiscard]] const Cue& unlisted() const { return unlisted_; }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  using Index = StringMap<std::vector<Cue>>;

  Index verbs_;
  Index others_;
  Cue unlisted_ = {"unlisted",      CueKind::verb,       CueClass::say,
                   Stance::asserts, {.inversion = true}, {}};
  std::size_t size_ = 0;
};

}  // namespace depeche
