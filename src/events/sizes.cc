// SPDX-License-Identifier: Apache-2.0
// How many killed, hurt, arrested … in which happening?
#include "events/sizes.h"

#include <algorithm>
#include <string_view>

namespace depeche::events {

namespace {

/// Does a figure of this kind tell the size of such a happening?
bool fits(std::string_view counts, EventType type) {
  if (counts == "killed" || counts == "injured") {
    return type == EventType::assault || type == EventType::protest;
  }
  if (counts == "missing" || counts == "abducted") return type == EventType::assault;
  if (counts == "arrested") return type == EventType::coerce;
  if (counts == "displaced")
    return type == EventType::assault || type == EventType::coerce || type == EventType::sanction;
  return counts == "protesters" && type == EventType::protest;
}

/// What a figure counts at a happening of this type: people whom nothing befell are the crowd of a
/// protest.
std::string_view counts_at(const QuantityRef& quantity, EventType type) {
  const bool crowd = quantity.counts == "other" && !quantity.of.empty();
  return crowd && type == EventType::protest ? "protesters" : std::string_view(quantity.counts);
}

bool above(const Tree& tree, TokenIndex upper, TokenIndex lower) {
  TokenIndex t = lower;
  for (int i = 0; i < max_climb && t < tree.size(); ++i) {
    if (t == upper) return true;
    t = tree.head(t);
  }
  return false;
}

/// Smaller is nearer; a trigger that governs the figure comes before any other.
std::uint32_t distance(const Tree& tree, const Mention& mention, TokenIndex figure) {
  const TokenIndex trigger = mention.candidate.trigger;
  const std::uint32_t apart = trigger > figure ? trigger - figure : figure - trigger;
  const bool violent = mention.candidate.entry->type == EventType::assault;
  return apart + (above(tree, trigger, figure) ? 0 : 100) + (violent ? 0 : 10) +
         (mention.candidate.entry->casualties ? 0 : 5);
}

SizeRange range_of(const QuantityRef& quantity, const Tree& tree,
                   const Participants& participants) {
  SizeRange range{quantity.low, quantity.high, no_actor};
  if (quantity.counted < tree.size()) {
    ActorList of;
    bool near = false;
    participants.resolve(quantity.counted, of, near);
    if (!of.empty()) range.actor = of.front();
  }
  return range;
}

void give(Mention& mention, const QuantityRef& quantity, const SizeRange& range) {
  // A total and its parts ("douze morts dont cinq enfants"): the total counts.
  const auto put = [&](Sizes& sizes) {
    const auto [at, fresh] =
        sizes.emplace(counts_at(quantity, mention.candidate.entry->type), range);
    if (!fresh && range.low.value_or(0) > at->second.low.value_or(0)) at->second = range;
  };
  put(mention.sizes);
  if (!mention.attributions.empty()) put(mention.attributions.front().size);
}

}  // namespace

void widen(SizeRange& range, const SizeRange& other) {
  if (range.low && other.low) range.low = std::min(*range.low, *other.low);
  if (!range.low) range.low = other.low;
  if (range.high && other.high) {
    range.high = std::max(*range.high, *other.high);
  } else {
    range.high.reset();
  }
  if (range.actor == no_actor) range.actor = other.actor;
}

void widen(Sizes& sizes, const Sizes& other) {
  for (const auto& [counts, range] : other) {
    const auto [at, fresh] = sizes.emplace(counts, range);
    if (!fresh) widen(at->second, range);
  }
}

void attach_sizes(const Tree& tree, const Participants& participants,
                  const std::vector<QuantityRef>& quantities, std::vector<Mention>& mentions) {
  std::size_t first = 0;
  for (const QuantityRef& quantity : quantities) {
    if (quantity.counts.empty() || quantity.tokens.first >= tree.size()) continue;
    const TokenIndex figure =
        quantity.counted < tree.size() ? quantity.counted : quantity.tokens.first;
    const TokenRange sentence = tree.sentence_tokens(quantity.tokens.first);
    while (first < mentions.size() && mentions[first].candidate.trigger < sentence.first) ++first;
    Mention* best = nullptr;
    for (std::size_t i = first; i < mentions.size(); ++i) {
      Mention& m = mentions[i];
      if (m.candidate.trigger >= sentence.last) break;
      const EventType type = m.candidate.entry->type;
      if (!m.candidate.standing.told || !fits(counts_at(quantity, type), type)) continue;
      if (best == nullptr || distance(tree, m, figure) < distance(tree, *best, figure)) best = &m;
    }
    if (best != nullptr) give(*best, quantity, range_of(quantity, tree, participants));
  }
}

}  // namespace depeche::events
