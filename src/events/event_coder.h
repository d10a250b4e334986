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

/// A place that may tell a happening, as the model sees it that decides whether it does.
struct SeenPlace {
  EventType type = EventType::consult;
  Span trigger;
  std::uint32_t sentence = 0;
  bool told_by_rules = false;  ///< what the rules alone would do
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

  /// For those who fit the model (tools/train/likelihood.py).
  [[nodiscard]] std::vector<SeenPlace> places_seen(const Findings& findings) const;

 private:
  struct Rules;
  struct JudgedText;
  explicit EventCoder(std::unique_ptr<Rules> rules);
  [[nodiscard]] bool reads(const Findings& findings) const;
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
