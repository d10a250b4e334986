// SPDX-License-Identifier: Apache-2.0
#include "story/copy_finder.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "story/passages.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace depeche {

namespace {

constexpr std::uint32_t least_kept = 16;  // words in all passages together …
constexpr std::uint32_t sure_kept = 24;   // words of a passage that needs no other beside it …
constexpr double sure_density = 0.7;      // … unless nearly all its words are in both …
constexpr double enough_share = 0.5;      // … or this share of the shorter text, is enough

bool credits(const WindowDocument& document, const std::string& outlet) {
  if (outlet.empty()) return false;
  const std::string folded = fold(outlet);
  return std::any_of(document.sketch.credits.begin(), document.sketch.credits.end(),
                     [&](const std::string& agency) { return fold(agency) == folded; });
}

PointRange points_of(const CopyText& text, const utf8::CodePoints& points, std::uint32_t begin,
                     std::uint32_t end) {
  return {points.at(text.words.list[begin].begin), points.at(text.words.list[end - 1].end)};
}

/// One short passage with many changes may be two accounts of the same facts.
bool is_sure(const CopiedPassage& passage) {
  const auto longer = passage.kept + std::max(passage.added, passage.cut);
  return passage.kept >= sure_kept || passage.kept >= sure_density * longer;
}

/// The numbers among the words [begin, end), sorted.
std::vector<std::string_view> numbers_in(const CopyText& text, std::uint32_t begin,
                                         std::uint32_t end) {
  std::vector<std::string_view> out;
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto& word = text.words.list[i];
    const std::string_view form = text.text.substr(word.begin, word.end - word.begin);
    if (!form.empty() && form.front() >= '0' && form.front() <= '9') out.push_back(form);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// "Au total 91 morts pour 4.300 cas": the set phrase of every day's account, with other figures on
/// another day.
bool is_formula(const CopyText& taker, const CopyText& giver, const SharedPassage& shared) {
  if (taker.document.day == giver.document.day) return false;
  const auto taken = numbers_in(taker, shared.a_begin, shared.a_end);
  const auto given = numbers_in(giver, shared.b_begin, shared.b_end);
  std::vector<std::string_view> common;
  std::set_intersection(taken.begin(), taken.end(), given.begin(), given.end(),
                        std::back_inserter(common));
  const std::size_t more = std::max(taken.size(), given.size());
  return 2 * common.size() < more;
}

/// "Coronavirus: le point dans le monde": the heading of a series, with another day's news below.
bool is_heading(const CopyText& taker, const CopyText& giver,
                const std::vector<std::uint32_t>& ends) {
  constexpr std::uint32_t longest = 60;  // words of title and standfirst
  return taker.document.day != giver.document.day &&
         std::all_of(ends.begin(), ends.end(), [](std::uint32_t end) { return end <= longest; });
}

double share_of(std::uint32_t kept, std::size_t words) {
  return words == 0 ? 0 : static_cast<double>(kept) / static_cast<double>(words);
}

}  // namespace

std::string_view name_of(OriginReason reason) {
  switch (reason) {
    case OriginReason::credited:
      return "credited";
    case OriginReason::earlier:
      return "earlier";
    case OriginReason::longer:
      return "longer";
    case OriginReason::arbitrary:
      break;
  }
  return "arbitrary";
}

Origin origin_of(const WindowDocument& a, const WindowDocument& b) {
  const bool a_credits = credits(a, b.sketch.outlet) && a.sketch.outlet != b.sketch.outlet;
  const bool b_credits = credits(b, a.sketch.outlet) && a.sketch.outlet != b.sketch.outlet;
  if (a_credits != b_credits) return {b_credits, OriginReason::credited};
  const auto a_minute = a.sketch.minute;
  const auto b_minute = b.sketch.minute;
  if (a_minute && b_minute && a_minute != b_minute)
    return {*a_minute < *b_minute, OriginReason::earlier};
  if (a.day != b.day) return {a.day < b.day, OriginReason::earlier};
  if (a.sketch.words != b.sketch.words)
    return {a.sketch.words > b.sketch.words, OriginReason::longer};
  return {a.id < b.id, OriginReason::arbitrary};
}

Copy copy_between(const CopyText& one, const CopyText& other) {
  const Origin origin = origin_of(one.document, other.document);
  const CopyText& giver = origin.is_first ? one : other;
  const CopyText& taker = origin.is_first ? other : one;
  Copy copy{taker.document.doc, giver.document.doc, 0, 0, origin.reason, {}};
  const utf8::CodePoints taken(taker.text);
  const utf8::CodePoints given(giver.text);
  std::uint32_t kept = 0;
  std::vector<std::uint32_t> ends;  // the later end of each passage, in words
  for (const SharedPassage& shared : shared_passages(taker.words, giver.words)) {
    if (is_formula(taker, giver, shared)) continue;
    kept += shared.kept;
    ends.push_back(std::max(shared.a_end, shared.b_end));
    copy.passages.push_back({points_of(taker, taken, shared.a_begin, shared.a_end),
                             points_of(giver, given, shared.b_begin, shared.b_end), shared.kept,
                             shared.a_end - shared.a_begin - shared.kept,
                             shared.b_end - shared.b_begin - shared.kept});
  }
  copy.share = share_of(kept, taker.words.list.size());
  copy.origin_share = share_of(kept, giver.words.list.size());
  const bool lone = copy.passages.size() == 1 && !is_sure(copy.passages.front());
  const bool little = kept < least_kept || lone || is_heading(taker, giver, ends);
  if (little && std::max(copy.share, copy.origin_share) < enough_share) copy.passages.clear();
  return copy;
}

}  // namespace depeche
