// SPDX-License-Identifier: Apache-2.0
#include "base/near_words.h"

#include "base/strings.h"

#include <algorithm>
#include <cstddef>

namespace depeche {

namespace {

/// Edits that make `a` of `b`: letters put in, taken out, changed, swapped with the next.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] =
          std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t longest = 60;
  if (word.empty() || word.size() > longest) return {};
  const std::string lower = to_lower(word);
  std::size_t least = std::clamp<std::size_t>(word.size() / 3, 1, 3) + 1;
  std::string best;
  for (const std::string& candidate : known) {
    const std::size_t distance = edits(lower, to_lower(candidate));
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

std::string instead_of(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t most = 20;
  if (const std::string near = nearest_word(word, known); !near.empty())
    return "did you mean '" + near + "'?";
  if (known.empty()) return "there is none";
  const std::vector<std::string> first(
      known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min(most, known.size())));
  return "there are " + join(first, ", ") + (known.size() > most ? ", …" : "");
}

}  // namespace depeche
