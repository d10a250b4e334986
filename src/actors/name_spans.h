// SPDX-License-Identifier: Apache-2.0
// Which words are names of persons and bodies, once titles are told from names?
#pragma once

#include "actors/mention.h"

#include <vector>

namespace depeche::actors {

struct NameRange {
  TokenRange tokens;
  bool person = false;  ///< else a body
};

/// The persons and bodies of Analysis::names, without titles and origins, in text order.
std::vector<NameRange> read_names(const Scene& scene);

/// The honorific that ends before `i` ("M."), of at most two tokens, and where it begins; null when
/// there is none.
const GrammarRow* honorific_before(const Scene& scene, std::uint32_t i, std::uint32_t& first);

/// A text calls one name a person's or a body's throughout: what stands before it most often says.
void settle_kinds(const Scene& scene, std::vector<NameRange>& names);

}  // namespace depeche::actors
