// SPDX-License-Identifier: Apache-2.0
// Which countries does an article speak of, and where?
#pragma once

#include "actors/linker.h"
#include "actors/mention.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// Evidence for one of the countries of an atlas.
struct CountryWeight {
  std::uint32_t country = 0;
  double value = 0;
};

using CountryWeights = std::vector<CountryWeight>;

double total(const CountryWeights& weights);

/// The evidence for `country`; 0 = none.
double weight_of(const CountryWeights& weights, std::uint32_t country);

/// The countries that the actors, places and demonyms of an article name, sentence by sentence, in
/// the order of their first naming. Only states: of other codes (IGO, NGO …) nobody is a citizen.
class Atlas {
 public:
  /// A word that names a country or somebody from there.
  struct Naming {
    std::uint32_t token = 0;
    std::uint32_t country = 0;
    bool place = false;
  };

  /// Where in the article a country is named.
  struct Named {
    bool title = false;
    std::size_t places = 0;  ///< by a place
    std::size_t scenes = 0;  ///< by one that is no actor as "Paris a annoncé" is
  };

  /// All must outlive it.
  Atlas(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker);

  [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }

  [[nodiscard]] const CountryWeights& article() const { return article_; }

  [[nodiscard]] const CountryWeights& sentence(std::uint32_t s) const { return sentences_[s]; }

  [[nodiscard]] std::uint32_t sentences() const {
    return static_cast<std::uint32_t>(sentences_.size());
  }

  [[nodiscard]] const std::vector<Naming>& namings(std::uint32_t s) const { return namings_[s]; }

  [[nodiscard]] const Named& named(std::uint32_t country) const { return named_[country]; }

  /// Places of no one country ("le Sahel").
  [[nodiscard]] std::size_t regions() const { return regions_; }

  /// Evidence around sentences, the first of which counts most; empty where the article gives too
  /// little.
  [[nodiscard]] CountryWeights around(const std::vector<std::uint32_t>& sentences) const;

  /// Where the country is named: "sentence", "nearby" or "article"; a literal.
  [[nodiscard]] std::string_view where(std::uint32_t country,
                                       const std::vector<std::uint32_t>& sentences) const;

 private:
  void see(std::uint32_t token, const std::string& country, bool place, double weight = 1.0);
  void see_place(const PlaceRef& place);
  [[nodiscard]] bool is_state(std::string_view country) const;
  void spread(CountryWeights& score, std::uint32_t sentence, double weight) const;

  const Scene& scene_;
  std::vector<std::string> codes_;
  std::vector<CountryWeights> sentences_;
  CountryWeights article_;
  std::vector<std::vector<Naming>> namings_;  // of each sentence
  std::vector<Named> named_;                  // of each country
  std::size_t regions_ = 0;
  double sum_ = 0;
  double support_ = 0;  ///< places count twice: one place is enough, one person is not
};

}  // namespace depeche::actors
