// SPDX-License-Identifier: Apache-2.0
#include "places/event_place.h"

#include "places/table_columns.h"

#include <algorithm>
#include <array>

namespace depeche {

Result<EventPlaceRules> EventPlaceRules::load(const Pack& pack) {
  const auto table = pack.table("places/metonymy.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"kind", "form"});
  if (!columns) return columns.error();
  EventPlaceRules rules;
  rules.language = pack.language();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, (*columns)[0]) == "place_preposition") {
      rules.locative.emplace(table->cell(row, (*columns)[1]));
    }
  }
  return rules;
}

namespace {

// Longest path from a place up to a trigger that still counts as attached, in arcs.
constexpr std::uint32_t max_path = 5;

class Search {
 public:
  Search(std::uint32_t trigger, const Analysis& analysis, const std::vector<PlaceRef>& places,
         const EventPlaceRules& rules)
      : trigger_(trigger), analysis_(analysis), places_(places), rules_(rules) {}

  [[nodiscard]] std::optional<EventPlace> run() const {
    const std::uint32_t index = analysis_.sentence_of(trigger_);
    if (index >= analysis_.sentences.size()) return std::nullopt;
    const Sentence& sentence = analysis_.sentences[index];
    if (auto found = attached(sentence)) return found;
    if (auto found = in_clause(sentence)) return found;
    if (auto found = in_sentence(sentence)) return found;
    return dateline(index);
  }

 private:
  [[nodiscard]] bool usable(const PlaceRef& place) const {
    return !place.is_actor && place.tokens.size() > 0;
  }

  [[nodiscard]] bool inside(const PlaceRef& place, const Sentence& sentence) const {
    return sentence.tokens.contains(place.tokens.first);
  }

  [[nodiscard]] EventPlace result(std::size_t place, std::string_view how) const {
    return {static_cast<PlaceIndex>(place), rules_.language + ".place." + std::string(how)};
  }

  [[nodiscard]] std::uint32_t head_of(TokenRange tokens) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      const std::uint32_t head = analysis_.tokens[i].head;
      if (head == no_token || !tokens.contains(head)) return i;
    }
    return tokens.first;
  }

  /// Is the place introduced by a preposition of place, over articles, adjectives and nouns
  /// between?
  [[nodiscard]] bool is_locative(const PlaceRef& place, const Sentence& sentence) const {
    constexpr std::uint32_t reach = 6;
    std::uint32_t at = place.tokens.first;
    for (std::uint32_t i = 0; i < reach && at > sentence.tokens.first; ++i) {
      const Token& token = analysis_.tokens[--at];
      if (token.upos == Upos::verb || token.upos == Upos::aux || token.upos == Upos::punct)
        return false;
      if (rules_.locative.contains(token.lower)) return true;
    }
    return false;
  }

  /// "le président du Guyana", "Syria's envoy": a country that says whose a noun is, not where.
  [[nodiscard]] bool is_owner(const PlaceRef& place) const {
    if (place.resolution != Resolution::country) return false;
    const std::uint32_t head = head_of(place.tokens);
    const Token& token = analysis_.tokens[head];
    if (main_relation(token.deprel) != Deprel::nmod || token.head == trigger_) return false;
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = head; i-- > 0 && i + reach >= head;) {
      if (analysis_.tokens[i].head == head && analysis_.tokens[i].deprel == Deprel::case_)
        return !rules_.locative.contains(analysis_.tokens[i].lower);
    }
    return true;
  }

  /// Arcs from the place up to the trigger, by relations that give a happening its place.
  [[nodiscard]] std::optional<std::uint32_t> path_to_trigger(const PlaceRef& place) const {
    std::uint32_t at = head_of(place.tokens);
    for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
      const Token& token = analysis_.tokens[at];
      if (at == trigger_) return arcs;
      const Deprel relation = main_relation(token.deprel);
      const bool carries = relation == Deprel::obl || relation == Deprel::nmod ||
                           relation == Deprel::appos || relation == Deprel::conj ||
                           relation == Deprel::obj || relation == Deprel::flat ||
                           relation == Deprel::compound;
      if (!carries || token.head == no_token) return std::nullopt;
      at = token.head;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<EventPlace> attached(const Sentence& sentence) const {
    std::optional<EventPlace> best;
    std::uint32_t best_arcs = max_path + 1;
    for (std::size_t p = 0; p < places_.size(); ++p) {
      if (!inside(places_[p], sentence) || !usable(places_[p]) || is_owner(places_[p])) continue;
      const auto arcs = path_to_trigger(places_[p]);
      if (!arcs || *arcs >= best_arcs) continue;
      best = result(p, "attached");
      best_arcs = *arcs;
    }
    return best;
  }

  /// The head of the clause of a token: the nearest verb above it that is no auxiliary.
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t token) const {
    constexpr std::uint32_t deepest = 64;
    std::uint32_t at = token;
    for (std::uint32_t arcs = 0; arcs < deepest; ++arcs) {
      const Token& here = analysis_.tokens[at];
      const Deprel relation = main_relation(here.deprel);
      const bool clause = here.head == no_token || relation == Deprel::ccomp ||
                          relation == Deprel::acl || relation == Deprel::advcl ||
                          relation == Deprel::parataxis || relation == Deprel::csubj;
      if (clause) return at;
      at = here.head;
    }
    return at;
  }

  [[nodiscard]] bool has_tree(const Sentence& sentence) const {
    return std::any_of(analysis_.tokens.begin() + sentence.tokens.first,
                       analysis_.tokens.begin() + sentence.tokens.last, [](const Token& token) {
                         return token.deprel == Deprel::obl || token.deprel == Deprel::nsubj;
                       });
  }

  [[nodiscard]] std::optional<EventPlace> nearest(const Sentence& sentence, std::string_view how,
                                                  bool same_clause, bool locative) const {
    std::optional<EventPlace> best;
    std::uint32_t best_distance = no_token;
    const std::uint32_t clause = same_clause ? clause_of(trigger_) : 0;
    for (std::size_t p = 0; p < places_.size(); ++p) {
      const PlaceRef& place = places_[p];
      if (!inside(place, sentence) || !usable(place) || is_owner(place)) continue;
      if (locative && !is_locative(place, sentence)) continue;
      const std::uint32_t head = head_of(place.tokens);
      if (same_clause && clause_of(head) != clause) continue;
      // What follows the trigger is nearer to it than what stands before.
      const std::uint32_t distance =
          head > trigger_ ? 2 * (head - trigger_) : 3 * (trigger_ - head);
      if (distance >= best_distance) continue;
      best = result(p, how);
      best_distance = distance;
    }
    return best;
  }

  [[nodiscard]] std::optional<EventPlace> in_clause(const Sentence& sentence) const {
    if (!has_tree(sentence)) return std::nullopt;
    return nearest(sentence, "clause", true, true);
  }

  [[nodiscard]] std::optional<EventPlace> in_sentence(const Sentence& sentence) const {
    return nearest(sentence, "sentence", false, true);
  }

  /// The town that opens the text before a dash, as agencies write it.
  [[nodiscard]] std::optional<EventPlace> dateline(std::uint32_t trigger_sentence) const {
    for (std::size_t p = 0; p < places_.size(); ++p) {
      const std::uint32_t index = analysis_.sentence_of(places_[p].tokens.first);
      if (index > trigger_sentence || index >= analysis_.sentences.size()) break;
      const Sentence& sentence = analysis_.sentences[index];
      if (places_[p].rule.ends_with(".dateline") &&
          sentence.tokens.first == places_[p].tokens.first) {
        return result(p, "dateline");
      }
    }
    return std::nullopt;
  }

  std::uint32_t trigger_;
  const Analysis& analysis_;
  const std::vector<PlaceRef>& places_;
  const EventPlaceRules& rules_;
};

}  // namespace

std::optional<EventPlace> place_for(std::uint32_t trigger, const Analysis& analysis,
                                    const std::vector<PlaceRef>& places,
                                    const EventPlaceRules& rules) {
  if (trigger >= analysis.tokens.size()) return std::nullopt;
  return Search(trigger, analysis, places, rules).run();
}

}  // namespace depeche
