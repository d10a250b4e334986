// SPDX-License-Identifier: Apache-2.0
// Which of the places that bear the name is meant, if any?
#pragma once

#include "places/gazetteer.h"
#include "places/place_context.h"
#include "places/place_matcher.h"

#include <depeche/analysis.h>

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace depeche {

/// Decides for the matches of one document, from what the whole document names.
class PlaceResolver {
 public:
  /// Keeps references: all must outlive the resolver.
  PlaceResolver(const Analysis& analysis, const std::vector<PlaceMatch>& matches,
                const Gazetteer& gazetteer, const PlaceContext& context);

  /// Index into the entries of each match; nothing when the words name no place.
  [[nodiscard]] std::vector<std::optional<std::uint32_t>> resolve() const;

  /// "Sévaré, au Mali": the state of the area that stands behind a name, by what `resolve` chose;
  /// empty when there is none.
  [[nodiscard]] std::string_view country_behind(
      std::size_t match, const std::vector<std::optional<std::uint32_t>>& chosen) const;

 private:
  void weigh_countries();
  void link_neighbours();
  [[nodiscard]] bool linked(const PlaceMatch& inner, const PlaceMatch& outer) const;
  void hint(std::string_view country, double weight);
  [[nodiscard]] double hint_of(std::string_view country) const;
  [[nodiscard]] bool names_country(std::size_t match) const;
  [[nodiscard]] bool has_namesake(std::size_t match) const;
  [[nodiscard]] double weight_of(std::string_view country) const;
  [[nodiscard]] double score(std::size_t match, const PlaceEntry& entry) const;
  [[nodiscard]] bool accepted(std::size_t match, const PlaceEntry& entry) const;
  [[nodiscard]] bool has_evidence(std::size_t match, const PlaceEntry& entry) const;

  const Analysis& analysis_;
  const std::vector<PlaceMatch>& matches_;
  const Gazetteer& gazetteer_;
  const PlaceContext& context_;
  std::unordered_map<std::string_view, double>
      countries_;  ///< alpha-3 -> how much the document is about it
  std::unordered_map<std::string_view, double>
      hints_;  ///< the same, but for the names of countries themselves
  std::vector<std::int32_t>
      outer_;  ///< the match that holds this one ("Tripoli, au Liban"); -1 = none
  std::vector<std::int32_t> inner_;
};

}  // namespace depeche
