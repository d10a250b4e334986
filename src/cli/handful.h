// SPDX-License-Identifier: Apache-2.0
// How many documents are read together? A stage that reads several in a row finds its tables near.
#pragma once

#include "cli/inputs.h"
#include "io/document_reader.h"

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

/// A fifth of a second of reading; less where little is shared out among many threads.
HandfulSize handful_of(const InputOptions& input);

/// What `next` gives of `reader`'s documents, in its order, until the handful is full or the next
/// document of a pipe must be waited for; nothing at the end. `bytes_of` is asked for the text of
/// each.
template <typename Next, typename BytesOf>
auto take_handful(HandfulSize size, const DocumentReader& reader, const Next& next,
                  const BytesOf& bytes_of) {
  using Item = typename decltype(next())::value_type;
  std::vector<Item> items;
  std::size_t bytes = 0;
  while (items.empty() ||
         (items.size() < size.documents && bytes < size.bytes && reader.at_hand())) {
    auto item = next();
    if (!item) break;
    bytes += bytes_of(*item);
    items.push_back(std::move(*item));
  }
  return items.empty() ? std::nullopt : std::optional(std::move(items));
}

}  // namespace depeche::cli
