// SPDX-License-Identifier: Apache-2.0
// What has the text told so far, so that "ce jour-là" and "vers 1 heure" know their day?
#pragma once

#include "time/clauses.h"
#include "time/resolver.h"

#include <depeche/analysis.h>

#include <cstdint>
#include <optional>

namespace depeche {

/// Where a time stands: on the line of the story, or aside ("l'attaque de lundi", "qui avait été
/// élu en mars"), whence it does not move the story on.
/// `beside`: it dates a noun or a remark.
enum class Strand : std::uint8_t { story, aside, beside };

/// Where the time in `tokens` stands.
Strand strand_of(const Analysis& analysis, TokenRange tokens, const TimeLinks& links);

/// Keeps what the text has told so far; sentences come in order.
class Story {
 public:
  explicit Story(std::optional<Date> today) { context_.today = today; }

  /// What a time of `sentence` is resolved against.
  [[nodiscard]] TimeContext at(std::uint32_t sentence, Direction direction) const;

  void tell(const ResolvedTime& time, std::uint32_t sentence, Strand strand);

 private:
  [[nodiscard]] bool is_small_hours(const ResolvedTime& time) const;
  [[nodiscard]] bool is_last_night(const ResolvedTime& time) const;
  [[nodiscard]] bool is_to_come(const ResolvedTime& time) const;

  TimeContext context_;
  std::uint32_t day_sentence_ = 0;
  std::optional<Date> aside_day_;  // told aside in aside_sentence_
  std::uint32_t aside_sentence_ = 0;
  bool aside_to_come_ = false;
  std::optional<std::uint32_t> beside_;  // sentence where the day told last dates a noun or remark
};

}  // namespace depeche
