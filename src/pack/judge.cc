// SPDX-License-Identifier: Apache-2.0
#include "pack/judge.h"

#include <utility>

namespace depeche {

Result<Judge> Judge::load(const Pack& pack, std::string_view table,
                          std::span<const std::string_view> signs, const WeightTable& chances,
                          std::string_view least) {
  auto forest = Forest::load(pack, table, signs);
  if (!forest) return forest.error();
  Judge out;
  out.forest_ = std::move(*forest);
  out.least_ = chances.of(least);
  return out;
}

}  // namespace depeche
