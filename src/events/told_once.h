// SPDX-License-Identifier: Apache-2.0
// Who stands twice among the participants of a happening, under other words?
#pragma once

#include "events/merge.h"
#include "events/participants.h"

#include <depeche/report.h>

namespace depeche::events {

/// Leaves each participant once, tolls among those who suffer it: tolls beside those whom they
/// count, victims and attackers beside who they are, groups of one name ("vingt jihadistes … les
/// vingt jihadistes").
void name_once(const Participants& participants, EventType type, Happening& happening);

}  // namespace depeche::events
