// SPDX-License-Identifier: Apache-2.0
// What is seen of an actor and a country that bears on whether it is of that country?
#pragma once

#include "actors/atlas.h"
#include "actors/home_model.h"
#include "base/string_map.h"

#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// "le ministère", "le préfet", "les policiers".
bool serves_the_state(const Cluster& cluster);

/// An actor that is asked about.
struct AskedHome {
  const Cluster* cluster = nullptr;
  std::vector<std::uint32_t> mentions;   ///< told by name or description, the first few
  std::vector<std::uint32_t> sentences;  ///< of them
  std::string_view chosen;               ///< the country that the rules choose; empty = none
};

/// Looks at the countries of one article; all must outlive it.
class HomeReader {
 public:
  HomeReader(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker,
             const Atlas& atlas, const std::string& outlet);

  /// The countries of the atlas that may be its own, the likeliest by the rules first.
  [[nodiscard]] CountryWeights candidates(const AskedHome& asked) const;

  /// "Des soldats belges ont tué dix rebelles au Mali": armed rebels who are known by no name are
  /// not of the country whose soldiers fight far from its own places, unless it has named rebels.
  [[nodiscard]] bool is_expedition(const AskedHome& asked, std::uint32_t country) const;

  /// Of candidate number `rank`.
  [[nodiscard]] HomeSigns signs(const AskedHome& asked, const CountryWeights& candidates,
                                std::size_t rank) const;
  [[nodiscard]] HomeKeys keys(const AskedHome& asked, std::uint32_t country) const;

 private:
  struct Near;

  /// Those whose own words say that they are of a country.
  struct Citizens {
    std::size_t actors = 0;
    StringMap<std::size_t> sectors;  ///< primary ones
    StringSet nouns;                 ///< that describe them
  };

  [[nodiscard]] Near nearest(const AskedHome& asked, std::uint32_t country) const;
  [[nodiscard]] bool is_named_by_country(const AskedHome& asked, std::uint32_t country) const;
  [[nodiscard]] bool is_below(std::uint32_t token, std::uint32_t head) const;
  [[nodiscard]] std::string_view noun_of(const AskedHome& asked) const;

  const Scene& scene_;
  const std::vector<Mention>& mentions_;
  const Atlas& atlas_;
  const std::string& outlet_;       ///< its country
  StringMap<Citizens> citizens_;    // by country
  StringMap<std::size_t> sectors_;  // of the citizens of all
  const Citizens nobody_;
};

}  // namespace depeche::actors
