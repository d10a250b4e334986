// SPDX-License-Identifier: Apache-2.0
// Whose word is it that something happened, when all mentions are known?
#pragma once

#include "events/country_parties.h"
#include "events/merge.h"
#include "events/participants.h"
#include "events/tree.h"

#include <depeche/report.h>

#include <vector>

namespace depeche::events {

/// "North Korea said": a claimant who stands as a place in the text is the party of that name.
void name_claimants(const CountryParties& countries, const Tree& tree,
                    std::vector<Mention>& mentions);

/// What the outlet tells in its own voice too is nobody's claim, but for denials and the figures
/// that somebody gives. A headline leaves the source out: what it tells is still the word of an
/// army, an armed group or one of those who took part, where only they say so below; of others it
/// is no claim any more. A lead without a headline above it is told flatly though its source stands
/// in one of the next sentences.
void drop_shared_words(const Happening& happening, const std::vector<Mention>& mentions,
                       const Tree& tree, const Actors& actors, Report& report);

/// "« Nous demandons … », a dit X": who speaks does so for others too, and does it; where nobody
/// else is told to. First persons of the singular are X by coreference.
void name_speaker(const std::vector<Mention>& mentions, const Tree& tree, Happening& happening);

/// "X said it would not sign": the words are the act, and nobody vouches for it but who does it, by
/// whatever means ("…, selon un communiqué") or for whom he speaks ("« La France remercie … », a
/// dit le ministre").
void drop_own_words(const std::vector<Mention>& mentions, const Happening& happening,
                    const Tree& tree, const Lexicon& lexicon, const Participants& participants,
                    Report& report);

}  // namespace depeche::events
