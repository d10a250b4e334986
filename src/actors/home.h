// SPDX-License-Identifier: Apache-2.0
// Where is an actor at home whom no word of his own gives a country?
#pragma once

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
                          ///< "sentence", "nearby", "article"; a literal
};

/// One home for each cluster of the linker. Reads the words of the actor first, then of the bodies
/// and persons it belongs to, then the sentences around it, then the whole article.
std::vector<Home> find_homes(const Scene& scene, const std::vector<Mention>& mentions,
                             const Linker& linker);

}  // namespace depeche::actors
