// SPDX-License-Identifier: Apache-2.0
// Does this name stand for those who govern there, not for the place?
#pragma once

#include "places/gazetteer.h"
#include "places/place_context.h"
#include "places/place_matcher.h"

#include <depeche/analysis.h>

namespace depeche {

/// True when the occurrence acts or is dealt with as a government: "Ankara négocie avec Moscou".
/// Only countries, capitals and seats of government ever are. Reads the tree where there is one,
/// the neighbouring tokens otherwise.
bool stands_for_government(const PlaceMatch& match, const PlaceEntry& entry,
                           const Sentence& sentence, const Analysis& analysis,
                           const PlaceContext& context);

/// In an article about a match: is the country a team and no place of it?
bool may_be_team(const PlaceMatch& match, const PlaceEntry& entry);

}  // namespace depeche
