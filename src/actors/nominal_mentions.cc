// SPDX-License-Identifier: Apache-2.0
// Which noun phrases refer to people and institutions?
#include "actors/nominal_mentions.h"

#include "actors/nominal_reader.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// "le président de l'Iran": the country is part of the description, no actor beside it.
void drop_described_countries(const Mention& nominal, Draft& draft) {
  if (nominal.type == ActorType::country || nominal.generic) return;
  for (std::uint32_t i = nominal.noun_last; i < nominal.core.last; ++i) {
    if (draft.at[i] != nothing && draft.mentions[draft.at[i]].kind == Kind::place)
      draft.mentions[draft.at[i]].dropped = true;
  }
}

}  // namespace

void find_nominals(const Scene& scene, Draft& draft) {
  NominalReader reader(scene, draft);
  std::vector<Mention> found;
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (scene.key(i).empty() || draft.at[i] != nothing) continue;
    auto mention = reader.read(i);
    if (!mention) continue;
    // Nominals nest ("soldats de l'armée"), but the words of an office or of a body are its own.
    const bool closed =
        mention->is_office || (mention->type == ActorType::organization && !mention->generic);
    i = std::max(i, (closed ? mention->core.last : mention->noun_last) - 1);
    found.push_back(std::move(*mention));
  }
  for (Mention& mention : found) {
    drop_described_countries(mention, draft);
    draft.add(std::move(mention));
  }
}

}  // namespace depeche::actors
