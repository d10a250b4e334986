// SPDX-License-Identifier: Apache-2.0
// Where does the text name a body of the tables?
#pragma once

#include "actors/mention.h"
#include "actors/name_spans.h"

#include <vector>

namespace depeche::actors {

/// A name of a body of the tables in the text.
struct KnownBody {
  TokenRange tokens;
  std::uint32_t entity = 0;  ///< index into ActorTables::entities
};

/// In text order; `names` are those of the name finder.
std::vector<KnownBody> known_bodies(const Scene& scene, const std::vector<NameRange>& names);

/// "Le monde change": are these the words of a doubtful name without its capitals?
bool is_common_word(const Scene& scene, TokenRange range);

/// The news outlet of the tables that the name begins with; null when there is none. Lives as long
/// as the tables.
const EntityRow* outlet_before(const Scene& scene, TokenRange range);

}  // namespace depeche::actors
