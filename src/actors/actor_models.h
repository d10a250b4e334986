// SPDX-License-Identifier: Apache-2.0
// What was learned of actors?
#pragma once

#include "actors/antecedent.h"
#include "actors/home_model.h"
#include "actors/link_model.h"

namespace depeche::actors {

/// The models of actors.
struct ActorModels {
  LinkModel links;
  AntecedentModel pronouns;
  HomeModel homes;

  /// A pack without actors knows nothing. Fails with bad_data, naming file and line.
  static Result<ActorModels> load(const Pack& pack);
};

}  // namespace depeche::actors
