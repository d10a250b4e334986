// SPDX-License-Identifier: Apache-2.0
// What do sure lists and the rest of the document say about the names found in its sentences?
#pragma once

#include "lang/name_guess.h"

#include <vector>

namespace depeche {

/// The names of a document, one list a sentence, each in text order and not overlapping.
using FoundNames = std::vector<std::vector<NameStretch>>;

/// Drops titles and articles from the edges of names, and names that are nothing else.
void trim_names(const NameDocument& document, FoundNames& names);

/// Parts what was read as one name but is two: a person or a place and a listed place behind "in"
/// or "and" ("Angela Merkel à Berlin").
void split_names(const NameDocument& document, FoundNames& names);

/// Adds listed sure names that were missed and sets the type of those that were found.
void settle_known_names(const NameDocument& document, FoundNames& names);

/// A name takes the type that it mostly has in the document; the last word of a person's full name
/// is that person when it comes back alone.
void agree_on_names(const NameDocument& document, FoundNames& names);

}  // namespace depeche
