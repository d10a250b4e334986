// SPDX-License-Identifier: Apache-2.0
// Which words say how a phrase or clause lies in time?
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"

#include <depeche/result.h>

namespace depeche {

/// Words that say how a phrase or clause lies in time (time/joins.tsv).
struct TimeLinks {
  StringSet within;     ///< "dans", "lors": a phrase that they introduce frames what is told
  StringSet habit;      ///< "souvent": on no day of its own
  StringSet anterior;   ///< "après", "depuis": what they introduce was before
  StringSet since;      ///< "depuis" alone
  StringSet rank;       ///< "premier", "plus": what they rank is only compared since then
  StringSet lasting;    ///< "for": with a perfect, how long it has gone on
  StringSet until;      ///< "jusqu'à": on the day that it introduces something ends
  StringSet posterior;  ///< "avant": what it introduces came later
  StringSet deeds;      ///< "of" in "accused of": leads to what was done before
  StringSet follows;    ///< verbs (lemmas), "suivre": their object was before
  StringSet moments;    ///< verbs (lemmas), "tuer": done again and again since then, no state
  StringSet of;         ///< "de": a time that it leads to dates the noun before it
  StringSet against;    ///< "par rapport à", "than": with whose time another is compared
};

/// Reads time/joins.tsv; fails when it is missing or wrong.
Result<TimeLinks> time_links(const Pack& pack);

}  // namespace depeche
