// SPDX-License-Identifier: Apache-2.0
// Who takes part in a happening, and on which side? Learned by tools/train/roles.py from annotated
// articles (docs/adr/0012); what the rules of grammar say is the first of its signs.
#pragma once

#include "events/role_signs.h"
#include "pack/forest.h"
#include "pack/weights.h"

#include <optional>

namespace depeche::events {

/// The forest common/events/roles.tsv, the table roles.tsv of a language, and the rows actor and
/// recipient of common/events/telling.tsv. Immutable.
class Roles {
 public:
  /// A pack without events leaves what the rules say. Fails with bad_data, naming file and line.
  static Result<Roles> load(const Pack& pack, const WeightTable& telling);

  /// Puts those on each side who likely take part there.
  void settle(const RoleReader& reader, Happening& happening) const;

 private:
  [[nodiscard]] double chance(const RoleSigns& signs, const RoleKeys& keys) const;

  std::optional<Forest> forest_;
  Habits habits_;
  double actor_ = 0.5;
  double recipient_ = 0.5;
};

}  // namespace depeche::events
