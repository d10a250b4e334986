// SPDX-License-Identifier: Apache-2.0
// Where is an actor at home whom no word of his own gives a country?
#pragma once

#include "actors/home_model.h"
#include "actors/linker.h"
#include "actors/mention.h"

#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// The country of a cluster and what told it.
struct Home {
  std::string country;               ///< PLOVER code; empty = unknown
  std::vector<std::string> sectors;  ///< of whom it belongs to, when its own words leave them open
  std::string_view rule;  ///< "words" = own words and names, "member", "owner", "possessor",
                          ///< "front", "sentence", "nearby", "article"; a
                          ///< literal
};

/// An actor, a country of the article, and what is seen of both: for those who fit the model.
struct SeenHome {
  std::uint32_t cluster = 0;
  std::string country;
  HomeSigns signs;
  HomeKeys keys;
};

/// One home for each cluster of the linker. Reads the words of the actor first, then of the bodies
/// and persons it belongs to, then chooses among the countries that the article names, the
/// likeliest by `model` or, where it knows nothing, by the sentences around. `seen`: where to note
/// what the model is asked; may be null.
std::vector<Home> find_homes(const Scene& scene, const std::vector<Mention>& mentions,
                             const Linker& linker, const HomeModel& model,
                             std::vector<SeenHome>* seen = nullptr);

}  // namespace depeche::actors
