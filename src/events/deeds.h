// SPDX-License-Identifier: Apache-2.0
// What kind of deed does a row tell?
#pragma once

#include "events/lexicon.h"

namespace depeche::events {

/// Points of a row whose words say what is done.
constexpr int least_words = 3;

/// Says what somebody thinks of what was done: praises or condemns it.
bool is_comment(const Entry& entry);

/// Done with weapons that no thief has.
bool warlike(const Entry& entry);

/// Told of anybody who works, learns or sits in prison: a strike, a fast.
bool downs_tools(const Entry& entry);

/// Told by a passive without saying who does it.
bool takes_passive_alone(EventType type);

}  // namespace depeche::events
