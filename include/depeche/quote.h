// SPDX-License-Identifier: Apache-2.0
// Who says so? Quotes with their speakers, and attributions of what is reported.
#pragma once

#include <depeche/actor.h>
#include <depeche/span.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

enum class QuoteForm : std::uint8_t { direct, indirect, mixed };

struct Quote {
  Span evidence;  ///< the words said, without the outer quotation marks; hull of `parts`
  RuleId rule;
  QuoteForm form = QuoteForm::direct;
  std::vector<Span>
      parts;  ///< one span, or several when the cue splits the quote ("«A», a dit X, «B»")
  ActorIndex speaker = no_actor;
  Span speaker_text;                ///< the mention of the speaker; empty = none in the text
  Span cue;                         ///< "a déclaré", "selon"; empty = none
  ActorIndex addressee = no_actor;  ///< to whom ("a-t-il dit aux députés")
  Span addressee_text;              ///< the mention of the addressee; empty = none in the text

  bool operator==(const Quote&) const = default;
};

enum class Stance : std::uint8_t { asserts, denies, doubts };

/// Inclusive bounds; an absent one is unknown.
struct SizeRange {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  ActorIndex actor = no_actor;  ///< of whom

  bool operator==(const SizeRange&) const = default;
};

/// By what is counted: "killed", "injured", "missing", "arrested", "displaced" …
using Sizes = std::map<std::string, SizeRange>;

struct Attribution {
  Span evidence;  ///< cue and claimant
  RuleId rule;
  ActorIndex claimant = no_actor;
  Span claimant_text;  ///< as written; empty when only the cue stands in the text ("aurait")
  std::vector<ActorIndex> chain;  ///< who relays the claimant, innermost first
  std::string channel;            ///< "communiqué", "television" …; empty = unknown
  Stance stance = Stance::asserts;
  Span cue;
  Sizes size;  ///< what this claimant says

  bool operator==(const Attribution&) const = default;
};

/// An attribution and the bytes of text it covers: a report whose trigger stands inside `scope` is
/// asserted by that claimant. An empty scope stands where somebody denies what was told before.
struct Claim {
  Span scope;
  Attribution attribution;

  bool operator==(const Claim&) const = default;
};

/// All that `src/attribution` finds in a document.
struct Attributions {
  std::vector<Quote> quotes;  ///< in text order
  std::vector<Claim> claims;  ///< in the order of their cues; scopes may nest

  bool operator==(const Attributions&) const = default;
};

/// The words said in `text`, parts joined by " […] ".
std::string quoted_words(const Quote& quote, std::string_view text);

/// "direct" …, "asserts" …: the words of the output formats.
std::string_view name_of(QuoteForm form);
std::string_view name_of(Stance stance);

}  // namespace depeche
