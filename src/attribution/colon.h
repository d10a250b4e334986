// SPDX-License-Identifier: Apache-2.0
// Whose words stand behind a colon that no verb of speech precedes: "Le maire est catégorique : «"?
#pragma once

#include "attribution/saying.h"

#include <cstdint>
#include <vector>

namespace depeche {

/// Does the clause before the colon at token `colon`, which a quote follows, name who speaks? A
/// name alone in front ("Dupont : « … »"), an agent ("un avis partagé par X : « … »"), a noun of
/// speech with its complement ("Réponse du maire : « … »"), or the subject of a clause without any
/// cue
/// ("Le maire ne décolère pas : « … »"). Fills `saying`, whose cue is set; false = nobody, or a cue
/// of `found` (the sayings before it) already governs the quote.
bool reads_colon(const View& view, const std::vector<Saying>& found, std::uint32_t colon,
                 Saying& saying);

}  // namespace depeche
