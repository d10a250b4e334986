// SPDX-License-Identifier: Apache-2.0
#include "cli/handful.h"

#include <algorithm>

namespace depeche::cli {

HandfulSize handful_of(const InputOptions& input) {
  constexpr std::size_t documents = 128;
  constexpr std::size_t bytes = std::size_t{256} << 10U;
  constexpr std::size_t shares = 8;  // handfuls a thread, for none to be left alone at the end
  const std::size_t all = input_bytes(input.paths);
  if (input.jobs == 1) return {documents, bytes};
  return {documents, std::min(bytes, (all > 0 ? all : bytes) / (input.jobs * shares))};
}

}  // namespace depeche::cli
