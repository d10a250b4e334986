// SPDX-License-Identifier: Apache-2.0
// Clauses that no complementiser opens.
#pragma once

#include "attribution/subject.h"

namespace depeche {

/// First token of a clause without complementiser behind `from`; no_token = none.
std::uint32_t bare_clause_behind(const View& view, std::uint32_t from);

/// Token behind the person spoken to ("told reporters | she left").
std::uint32_t behind_addressee(const View& view, std::uint32_t from);

/// Where such a clause starts, by the tree: its predicate starts at `first`.
std::uint32_t bare_start(const View& view, const VerbGroup& group, std::uint32_t from,
                         std::uint32_t first);

/// Does a figure of people start at `from`: "(de) douze morts", "(le) chiffre d'au moins quarante
/// morts"?
bool is_figure(const View& view, std::uint32_t from);

}  // namespace depeche
