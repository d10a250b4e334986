// SPDX-License-Identifier: Apache-2.0
// Which noun phrases and pronouns refer to people and institutions, and what do their words say?
#pragma once

#include "actors/mention.h"

namespace depeche::actors {

/// Adds nominals ("le ministre russe de la Défense", "450 combattants de l'EI", "les Syriens").
/// Needs the names to be in `draft`.
void find_nominals(const Scene& scene, Draft& draft);

/// Adds personal, demonstrative and relative pronouns that can refer to actors.
void find_pronouns(const Scene& scene, Draft& draft);

/// Links each nominal to the name beside it ("le Président syrien Bachar al-Assad", "X, ministre de
/// la Justice,") and each body to the acronym in parentheses behind it. Mentions are in text order.
void find_appositions(const Scene& scene, Draft& draft);

}  // namespace depeche::actors
