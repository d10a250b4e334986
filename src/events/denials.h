// SPDX-License-Identifier: Apache-2.0
// What does somebody deny who only says that he denies it?
#pragma once

#include "events/lexicon.h"
#include "events/mention.h"
#include "events/participants.h"
#include "events/tree.h"

#include <depeche/analysis.h>
#include <depeche/quote.h>
#include <depeche/report.h>

#include <vector>

namespace depeche::events {

/// "Kiev accuse Moscou d'avoir tué … . Le Kremlin a démenti", "… a rejeté ces accusations", "ce que
/// Moscou nie", "A a démenti avoir frappé B": adds the denial to the deed told last before it, in
/// its sentence or the two before, that the denier, his country or its forces are said to have
/// done.
void attach_denials(const std::vector<Claim>& claims, const Tree& tree, const Lexicon& lexicon,
                    const Participants& participants, const std::vector<Mention>& mentions,
                    std::vector<Report>& reports);

}  // namespace depeche::events
