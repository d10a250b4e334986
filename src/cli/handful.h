// SPDX-License-Identifier: Apache-2.0
// How many documents are read together? A stage that reads several in a row finds its tables near.
#pragma once

#include "cli/inputs.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace depeche::cli {

/// At most so many documents, and no more once there is so much text.
struct HandfulSize {
  std::size_t documents = 1;
  std::size_t bytes = 0;
};

/// For what is in files: a fifth of a second of reading, less where little is shared out among
/// many threads. From a pipe, one: nobody knows when the next document comes, and the last one is
/// not left waiting for it.
HandfulSize handful_of(const InputOptions& input);

/// What `next` gives, in its order, until the handful is full; nothing at the end. `bytes_of` is
/// asked for the text of each.
template <typename Next, typename BytesOf>
auto take_handful(HandfulSize size, const Next& next, const BytesOf& bytes_of) {
  using Item = typename decltype(next())::value_type;
  std::vector<Item> items;
  std::size_t bytes = 0;
  while (items.size() < size.documents && (items.empty() || bytes < size.bytes)) {
    auto item = next();
    if (!item) break;
    bytes += bytes_of(*item);
    items.push_back(std::move(*item));
  }
  return items.empty() ? std::nullopt : std::optional(std::move(items));
}

}  // namespace depeche::cli
