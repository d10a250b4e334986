// SPDX-License-Identifier: Apache-2.0
// Are two who are told of in different documents one and the same?
#pragma once

#include "ledger/database.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// What somebody is known by in any document and language.
struct Identity {
  std::string name;                ///< folded
  std::vector<std::string> names;  ///< folded, of who is called by name: all that he is called
  std::string wikidata;            ///< empty = unknown, as the others below
  std::string entity;              ///< row of the packs, and country: "sohr NGO"
  std::string institution;         ///< "MLI MIL": "l'armée malienne", "the Malian army"

  auto operator<=>(const Identity&) const = default;
};

/// Which descriptions without a name stand for one institution of a country and sector: of bodies
/// alone ("l'armée", "la police"), or of their people too ("des soldats")?
enum class Institutions { bodies, with_their_people };

/// The columns of the row `actor` that identity_of() reads, in its order.
inline constexpr std::string_view identity_columns =
    "actor.name, actor.folded, actor.type, actor.country, actor.sectors, actor.wikidata, "
    "actor.entity, EXISTS (SELECT 1 FROM mention m WHERE m.doc = actor.doc AND m.actor = "
    "actor.actor AND form = 'name')";
inline constexpr int identity_width = 8;

/// Who stands in the columns from `first`.
Identity identity_of(const Statement& row, int first, Institutions institutions);

/// By a Wikidata id, a row of the packs, an institution of one country and sector, or where the
/// name of one is a name of the other. Two Wikidata ids keep apart, and two institutions.
bool is_same(const Identity& a, const Identity& b);

/// Who of `all` is who: for each the index of the first that is the same, if need be by way of a
/// third.
std::vector<std::size_t> firsts_of(const std::vector<Identity>& all);

}  // namespace depeche
