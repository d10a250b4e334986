// SPDX-License-Identifier: Apache-2.0
#include "story/member.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace depeche {

namespace {

/// Where a point of a document stands in the document that a passage was taken from.
std::optional<std::int64_t> original_point(const Copy& copy, std::int64_t point) {
  for (const CopiedPassage& passage : copy.passages) {
    if (point < passage.taken.begin || point >= passage.taken.end) continue;
    const double share = static_cast<double>(point - passage.taken.begin) /
                         static_cast<double>(passage.taken.end - passage.taken.begin);
    const auto size = static_cast<double>(passage.original.end - passage.original.begin);
    return passage.original.begin + static_cast<std::int64_t>(share * size);
  }
  return std::nullopt;
}

bool took(const StoryMember& taker, const Happening& taken, const StoryMember& giver,
          const Happening& given) {
  constexpr std::int64_t near = 60;  // code points
  for (const Copy& copy : taker.document.copies) {
    if (copy.origin != giver.document.doc) continue;
    const auto point = original_point(copy, taken.position);
    if (point && std::abs(*point - std::int64_t{given.position}) <= near) return true;
  }
  return false;
}

bool took_from(const StoryMember& taker, const StoryMember& giver) {
  return std::any_of(taker.document.copies.begin(), taker.document.copies.end(),
                     [&](const Copy& copy) { return copy.origin == giver.document.doc; });
}

}  // namespace

std::optional<StoryMember> member_of(LinkedDocument document) {
  auto sketch = decode_sketch(document.sketch);
  if (!sketch) return std::nullopt;
  return StoryMember{std::move(document), std::move(*sketch)};
}

bool is_copied(const StoryMember& a, const Happening& one, const StoryMember& b,
               const Happening& other) {
  return took(a, one, b, other) || took(b, other, a, one);
}

bool share_passage(const StoryMember& a, const StoryMember& b) {
  return took_from(a, b) || took_from(b, a);
}

}  // namespace depeche
