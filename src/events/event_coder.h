// SPDX-License-Identifier: Apache-2.0
// Who did what to whom? Codes the happenings of a document as PLOVER reports.
#pragma once

#include "pack/pack.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/place.h>
#include <depeche/quote.h>
#include <depeche/report.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

namespace events {
struct Mention;
class PairReader;
}  // namespace events

/// All that the earlier stages found in one document; references, valid during one call.
struct Findings {
  const Document& document;
  const Analysis& analysis;
  const std::vector<TimeRef>& times;
  const std::vector<QuantityRef>& quantities;
  const std::vector<PlaceRef>& places;
  const Actors& actors;
  const Attributions& attributions;
};

/// What the coder finds.
struct Coded {
  std::vector<Report> reports;  ///< one a happening, in the order of their first mentions
  /// Countries that take part although they stand as places in the text ("a vendu des avions à
  /// l'Égypte"): their indices follow those of the actors handed in.
  std::vector<Actor> parties;
};

/// What the learned models of the coder are asked, for those who fit them (tools/train).
enum class Question : std::uint8_t {
  told,  ///< is a happening of a type told at a word? about: type, trigger, 1 where the rules
         ///< alone would tell it
  same,  ///< do two mentions tell one happening? about: type, trigger, trigger
  participates,  ///< does an actor take part in a happening? about: type, triggers, side, number
                 ///< and mentions of the actor
  vouches,  ///< does one alone vouch for a happening? about: type, triggers, number of the actor
  dated,    ///< does the text tell the date? about: type, triggers, first and last day
  placed    ///< does the text tell the place? about: type, triggers, mentions of the place
};

/// A question as the model sees it. Spans in `about` are "first-last" in bytes, half-open, several
/// parted by commas.
struct SeenQuestion {
  std::vector<std::string> about;
  std::vector<std::pair<std::string_view, float>> signs;
  std::vector<std::pair<std::string_view, std::string>> words;  ///< keys of habits.tsv
};

/// Const, total and thread-safe once loaded.
class EventCoder {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<EventCoder> load(const Pack& pack);

  EventCoder(EventCoder&&) noexcept;
  EventCoder& operator=(EventCoder&&) noexcept;
  EventCoder(const EventCoder&) = delete;
  EventCoder& operator=(const EventCoder&) = delete;
  ~EventCoder();

  [[nodiscard]] Coded code(const Findings& findings) const;

  /// All questions of a kind that the models are asked in a document.
  [[nodiscard]] std::vector<SeenQuestion> seen(const Findings& findings, Question which) const;

 private:
  struct Rules;
  struct JudgedText;
  struct Watcher;
  static void see_told(const JudgedText& text, std::vector<SeenQuestion>& out);
  static void see_same(const JudgedText& text, const std::vector<events::Mention>& mentions,
                       const events::PairReader& pairs, std::vector<SeenQuestion>& out);
  static void see_roles(const JudgedText& text, const Findings& findings,
                        const std::vector<events::Mention>& mentions,
                        const events::PairReader& pairs, std::vector<SeenQuestion>& out);
  explicit EventCoder(std::unique_ptr<Rules> rules);
  [[nodiscard]] bool reads(const Findings& findings) const;
  Coded code(const Findings& findings, const Watcher* watcher) const;
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
