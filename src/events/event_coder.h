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

/// A mention that leaves out who or whom and joins no happening, as the model sees it that decides
/// whether it is told.
struct SeenFragment {
  EventType type = EventType::consult;
  Span trigger;
  std::vector<std::pair<std::string_view, double>> features;
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

  /// For those who fit the model (tools/train/fragments.py).
  [[nodiscard]] std::vector<SeenFragment> fragments(const Findings& findings) const;

 private:
  struct Rules;
  struct JudgedText;
  explicit EventCoder(std::unique_ptr<Rules> rules);
  [[nodiscard]] bool reads(const Findings& findings) const;
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
