// SPDX-License-Identifier: Apache-2.0
// What do the words of a body's name say that it is?
#pragma once

#include "actors/mention.h"

namespace depeche::actors {

/// Country, sectors and type that the words of an organisation's name tell: "Parti communiste
/// chinois".
void describe_body(const Scene& scene, Mention& mention);

}  // namespace depeche::actors
