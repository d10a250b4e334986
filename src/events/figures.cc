// SPDX-License-Identifier: Apache-2.0
// Figures of people, those of one list summed up.
#include "events/figures.h"

#include <optional>

namespace depeche::events {

namespace {

/// The first member of the list that `token` stands in.
TokenIndex first_of_list(const Tree& tree, TokenIndex token) {
  for (int i = 0; i < max_climb && tree[token].deprel == Deprel::conj; ++i) {
    const TokenIndex head = tree.head(token);
    if (head >= tree.size() || !tree.is_nominal(head)) break;
    token = head;
  }
  return token;
}

std::optional<std::int64_t> sum(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

/// Both of one list and of one fate: "douze morts et trente blessés" are two figures.
bool one_list(const Tree& tree, const Figure& a, const Figure& b) {
  return !a.counts().empty() && a.quantity->counts == b.quantity->counts &&
         tree.sentence(a.head) == tree.sentence(b.head) && a.head != b.head &&
         first_of_list(tree, a.head) == first_of_list(tree, b.head);
}

}  // namespace

std::vector<Figure> figures_of(const Tree& tree, const Participants& participants,
                               const std::vector<QuantityRef>& quantities) {
  std::vector<Figure> out;
  for (const QuantityRef& quantity : quantities) {
    if (quantity.tokens.first >= tree.size()) continue;
    Figure figure;
    figure.quantity = &quantity;
    figure.head = quantity.counted < tree.size() ? quantity.counted : quantity.tokens.first;
    figure.range = {quantity.low, quantity.high, no_actor};
    bool near = false;
    if (quantity.counted < tree.size()) participants.resolve(quantity.counted, figure.whom, near);
    figure.themselves = !near;
    figure.part = participants.is_part(figure.head);
    if (!figure.whom.empty()) figure.range.actor = figure.whom.front();
    if (out.empty() || !one_list(tree, out.back(), figure)) {
      out.push_back(std::move(figure));
      continue;
    }
    Figure& list = out.back();
    list.range.low = sum(list.range.low, figure.range.low);
    list.range.high = sum(list.range.high, figure.range.high);
    list.range.actor = no_actor;
    for (const ActorIndex a : figure.whom) add_actor(a, list.whom);
  }
  return out;
}

}  // namespace depeche::events
