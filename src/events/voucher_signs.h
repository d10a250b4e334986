// SPDX-License-Identifier: Apache-2.0
// What is seen of a happening and of one who is said to tell of it that bears on whether it is his
// word alone?
#pragma once

#include "events/event_coder.h"
#include "events/pair_signs.h"
#include "pack/judge.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace depeche::events {

/// Numbers for the forest common/events/vouchers.tsv; a flag is 0 or 1. "Own" mentions are those
/// that the outlet tells in its own voice, below the headline.
struct VoucherSigns {
  static constexpr std::array<std::string_view, 41> names = {
      "type",       "english",   "noun",       "status",        "said",        "mentions",
      "first",      "sentences", "lead",       "own_of_type",   "own_told",    "own_same",
      "own_words",  "own_names", "own_before", "headline_same", "headline_in", "stance",
      "party",      "armed",     "authority",  "press",         "person",      "named",
      "order",      "in_direct", "in_mixed",   "in_indirect",   "after_cue",   "days_before",
      "historical", "definite",  "chance",     "claimants",     "sized",       "actors",
      "cue_steps",  "clauses",   "relation",   "tense",         "verb_form"};
  std::array<float, names.size()> values{};
};

/// Looks at the happenings of one document; all referents must outlive it.
class VoucherReader {
 public:
  VoucherReader(const std::vector<Mention>& mentions, const PairReader& pairs, const Tree& tree,
                const Findings& findings, const Participants& participants,
                std::optional<Date> written);

  [[nodiscard]] VoucherSigns read(const Happening& happening, const Report& report,
                                  const Attribution& said) const;

 private:
  const std::vector<Mention>& mentions_;
  const PairReader& pairs_;
  const Tree& tree_;
  const Findings& findings_;
  const Participants& participants_;
  std::optional<Date> written_;

  /// What the outlet tells itself of the same type, beside what the claimant tells.
  struct Own {
    int of_type = 0;
    int told = 0;
    double same = 0;           ///< chance that one tells the same
    double headline_same = 0;  ///< that a headline does
    float words = 0;
    float names = 0;
    bool before = false;
  };

  /// Quotes around the trigger.
  struct Around {
    int direct = 0;
    int mixed = 0;
    int indirect = 0;
  };

  [[nodiscard]] bool in_headline(std::uint32_t mention) const;
  [[nodiscard]] Own own_of(const std::vector<std::uint32_t>& told) const;
  [[nodiscard]] Around around(Span span) const;

  /// How the trigger stands to the cue.
  struct Reach {
    int steps = 12;   ///< up the tree; 12: it is not above
    int clauses = 0;  ///< between them, that qualify a noun or a verb
  };

  [[nodiscard]] Reach reach_of(TokenIndex trigger, Span cue) const;
};

/// The forest common/events/vouchers.tsv and the row `vouched` of common/events/telling.tsv.
/// Immutable.
class Vouchers {
 public:
  /// A pack without events leaves what the rules say. Fails with bad_data, naming file and line.
  static Result<Vouchers> load(const Pack& pack, const WeightTable& telling);

  /// Leaves out those who likely do not vouch alone for what they are said to tell; not those who
  /// deny it or give a figure.
  void settle(const VoucherReader& reader, const Happening& happening, Report& report) const;

 private:
  Judge judge_;
};

}  // namespace depeche::events
