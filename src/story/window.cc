// SPDX-License-Identifier: Apache-2.0
#include "story/window.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t most_holders = 64;   // of a fingerprint that are asked
constexpr std::size_t most_telling = 800;  // holders of a term that still tells something

double square_length(const Terms& terms) {
  double sum = 0;
  for (const Term& term : terms) sum += double{term.weight} * term.weight;
  return sum;
}

double length_of(const Sketch& sketch) {
  return std::sqrt(square_length(sketch.words_terms) + square_length(sketch.name_terms));
}

}  // namespace

void Window::add(WindowDocument document) {
  ids_.insert(document.id);
  slots_.push_back(std::make_unique<WindowDocument>(std::move(document)));
  index(static_cast<std::uint32_t>(slots_.size() - 1));
}

void Window::index(std::uint32_t slot) {
  const Sketch& sketch = slots_[slot]->sketch;
  const auto length = static_cast<float>(length_of(sketch));
  for (const std::uint32_t fingerprint : sketch.fingerprints)
    by_fingerprint_[fingerprint].push_back(slot);
  for (const Terms* terms : {&sketch.words_terms, &sketch.name_terms}) {
    for (const Term& term : *terms) by_term_[term.key].push_back({slot, term.weight / length});
  }
}

void Window::drop_before(std::int32_t day) {
  for (auto& slot : slots_) {
    if (slot == nullptr || slot->day >= day) continue;
    slot.reset();
    ++dropped_;
  }
  if (dropped_ * 2 > slots_.size()) compact();
}

void Window::compact() {
  std::erase(slots_, nullptr);
  dropped_ = 0;
  by_fingerprint_.clear();
  by_term_.clear();
  ids_ = StringSet();
  for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
    ids_.insert(slots_[slot]->id);
    index(slot);
  }
}

std::vector<Neighbour> Window::best(const std::unordered_map<std::uint32_t, double>& scores,
                                    double least, std::size_t most) const {
  std::vector<Neighbour> candidates;
  for (const auto& [slot, score] : scores) {
    if (score >= least) candidates.push_back({slots_[slot].get(), score});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Neighbour& a, const Neighbour& b) {
    if (a.score != b.score) return a.score > b.score;
    return std::pair(a.document->day, a.document->id) < std::pair(b.document->day, b.document->id);
  });
  if (candidates.size() > most) candidates.resize(most);
  return candidates;
}

std::vector<Neighbour> Window::sharing_fingerprints(const Sketch& sketch, std::uint32_t least,
                                                    std::size_t most) const {
  std::unordered_map<std::uint32_t, double> shared;
  for (const std::uint32_t fingerprint : sketch.fingerprints) {
    const auto found = by_fingerprint_.find(fingerprint);
    if (found == by_fingerprint_.end()) continue;
    std::size_t asked = 0;
    for (const std::uint32_t slot : found->second) {
      if (slots_[slot] == nullptr) continue;
      if (++asked > most_holders) break;
      ++shared[slot];
    }
  }
  return best(shared, least, most);
}

std::vector<Neighbour> Window::alike(const Sketch& sketch, std::size_t most) const {
  constexpr double least = 0.05;
  const double length = length_of(sketch);
  std::unordered_map<std::uint32_t, double> products;
  for (const Terms* terms : {&sketch.words_terms, &sketch.name_terms}) {
    for (const Term& term : *terms) {
      const auto found = by_term_.find(term.key);
      if (found == by_term_.end() || found->second.size() > most_telling) continue;
      for (const Posting& posting : found->second) {
        if (slots_[posting.slot] != nullptr)
          products[posting.slot] += double{term.weight} * posting.weight / length;
      }
    }
  }
  return best(products, least, most);
}

}  // namespace depeche
