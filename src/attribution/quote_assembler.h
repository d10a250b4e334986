// SPDX-License-Identifier: Apache-2.0
// Builds the quotes of a text; ties them to who says them (quote_tie.cc).
#pragma once

#include "attribution/quote_builder.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace depeche {

class QuoteAssembler {
 public:
  QuoteAssembler(const View& view, const Voices& voices, const CueTable& cues)
      : view_(view), voices_(voices), cues_(cues) {}

  std::vector<FoundQuote> run();

 private:
  using Kind = View::Kind;

  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr std::uint32_t near_sayings = 12;  ///< sayings looked at on each side of a quote

  /// How a quote hangs on its saying, the strongest first.
  enum class Link : std::uint8_t { inside, behind, colon, object, scope, free, loose };

  struct Tie {
    Link link = Link::loose;
    std::uint32_t saying = none;
    NounPhrase subject = {};  ///< of a free quote that no saying precedes
  };

  /// What the words of a quote look like.
  struct Shape {
    TokenRange tokens;
    std::uint32_t after = 0;   ///< token behind the closing mark
    std::uint32_t opener = 0;  ///< token of the opening mark
    std::uint32_t words = 0;
    bool clause = false;  ///< has a finite verb
    bool capital = false;
    bool at_start = false;  ///< opens its sentence
    bool colon = false;     ///< stands behind a colon
    bool name = false;      ///< "baptisé « A »", "le film « A »"
  };

  [[nodiscard]] std::uint32_t sayings() const {
    return static_cast<std::uint32_t>(voices_.sayings.size());
  }

  [[nodiscard]] std::uint32_t saying_from(std::uint32_t token) const;
  [[nodiscard]] Shape shape_of(const Quoted& quoted) const;
  bool joins_last(std::uint32_t q, const Shape& shape);
  [[nodiscard]] bool parts_only(const Saying& between, std::uint32_t opener) const;
  [[nodiscard]] bool is_fragment(const Shape& shape, const Tie& tie) const;
  [[nodiscard]] bool is_far_object(const Saying& saying, std::uint32_t opener) const;
  [[nodiscard]] bool may_tell(const Saying& saying, std::uint32_t opener) const;
  [[nodiscard]] bool is_term(const FoundQuote& found) const;
  [[nodiscard]] bool in_scope(std::uint32_t i, TokenRange range) const;
  [[nodiscard]] bool close(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool in_one_sentence(const FoundQuote& one, const FoundQuote& other) const;
  [[nodiscard]] std::uint32_t going_on(const Shape& shape, const Tie& tie) const;
  std::vector<FoundQuote> joined();
  [[nodiscard]] bool stand_together(const FoundQuote& one, const FoundQuote& other) const;
  [[nodiscard]] std::uint32_t behind(const Shape& shape) const;
  [[nodiscard]] std::uint32_t aside_ahead(const Shape& shape) const;
  [[nodiscard]] std::uint32_t inside(std::uint32_t q, const Shape& shape) const;
  [[nodiscard]] std::uint32_t governor(const Shape& shape) const;
  [[nodiscard]] bool sets_scene(const Saying& candidate, std::uint32_t opener) const;
  [[nodiscard]] bool same_clause(std::uint32_t from, std::uint32_t to, bool colon) const;
  [[nodiscard]] bool hangs_on(std::uint32_t verb, std::uint32_t from, const Shape& shape) const;
  [[nodiscard]] std::uint32_t scope_around(const Shape& shape) const;
  [[nodiscard]] bool hands_on(std::uint32_t saying) const;
  [[nodiscard]] Tie tie_of(std::uint32_t q, const Shape& shape) const;
  [[nodiscard]] bool is_name(const Shape& shape) const;
  [[nodiscard]] Tie free_tie(const Shape& shape) const;
  [[nodiscard]] std::uint32_t last_free(const Shape& shape) const;
  [[nodiscard]] Tie told_of(const Shape& shape, std::uint32_t voice) const;
  [[nodiscard]] NounPhrase teller(const Shape& shape) const;
  [[nodiscard]] NounPhrase presenter(const Shape& shape) const;
  [[nodiscard]] NounPhrase subject_ahead(const Shape& shape) const;
  [[nodiscard]] std::uint32_t last_voice(const Shape& shape) const;
  [[nodiscard]] bool is_told_of(std::uint32_t i) const;
  [[nodiscard]] bool is_cited(const Saying& candidate) const;
  [[nodiscard]] bool announces(const Saying& candidate, std::uint32_t opener) const;
  [[nodiscard]] bool is_charge(const Shape& shape, const Tie& tie) const;
  [[nodiscard]] bool is_statement(const Shape& shape, const Tie& tie) const;
  [[nodiscard]] bool ends_sentence(const Shape& shape) const;
  void add(const Quoted& quoted, const Shape& shape, const Tie& tie);
  [[nodiscard]] TokenRange aside_in(const Saying& saying, TokenRange quote) const;
  [[nodiscard]] QuoteForm form_of(const Shape& shape, const Tie& tie) const;
  [[nodiscard]] Span behind_stops(Span part) const;
  void cut_out(Quote& quote, TokenRange cut) const;
  void dialogue(const Quoted& quoted);

  [[nodiscard]] const Saying& saying(std::uint32_t i) const { return voices_.sayings[i]; }

  const View& view_;
  const Voices& voices_;
  const CueTable& cues_;
  std::vector<FoundQuote> found_;
};

}  // namespace depeche
