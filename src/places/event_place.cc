// SPDX-License-Identifier: Apache-2.0
#include "places/event_place.h"

#include "places/place_ties.h"
#include "places/table_columns.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

Result<EventPlaceRules> EventPlaceRules::load(const Pack& pack) {
  const auto table = pack.table("places/metonymy.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"kind", "form"});
  if (!columns) return columns.error();
  EventPlaceRules rules;
  rules.language = pack.language();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto kind = table->cell(row, (*columns)[0]);
    StringSet* const set = kind == "place_preposition"     ? &rules.locative
                           : kind == "dative_preposition"  ? &rules.dative
                           : kind == "earlier_preposition" ? &rules.earlier
                           : kind == "aside_preposition"   ? &rules.aside
                           : kind == "topic_preposition"   ? &rules.topic
                           : kind == "there"               ? &rules.there
                                                           : nullptr;
    if (set != nullptr) set->emplace(table->cell(row, (*columns)[1]));
  }
  auto words = SceneWords::load(pack);
  if (!words) return words.error();
  rules.words = std::move(*words);
  return rules;
}

namespace {

// Sentences before that may set the scene.
constexpr std::uint32_t scene_reach = 3;

class Search {
 public:
  Search(std::uint32_t trigger, Matter matter, const Analysis& analysis,
         const std::vector<PlaceRef>& places, const EventPlaceRules& rules)
      : trigger_(trigger),
        matter_(matter),
        analysis_(analysis),
        places_(places),
        rules_(rules),
        ties_(trigger, analysis, rules) {}

  [[nodiscard]] std::optional<EventPlace> run() const {
    const std::uint32_t index = analysis_.sentence_of(trigger_);
    if (index >= analysis_.sentences.size()) return std::nullopt;
    const Sentence& sentence = analysis_.sentences[index];
    if (auto found = attached(sentence)) {
      const bool origin = matter_ != Matter::leaving && ties_.is_heading(places_[found->place]);
      const auto struck = origin ? reached(sentence) : std::nullopt;
      return finest(struck.value_or(*found));
    }
    if (auto found = by_there(index)) return found;
    if (auto found = in_clause(sentence)) return finest(*found);
    if (auto found = by_noun(sentence)) return found;
    if (auto found = in_sentence(sentence)) return finest(*found);
    if (auto found = in_paragraph(index)) return finest(*found);
    return dateline(sentence);
  }

  /// The town that opens the text before a dash, as agencies write it; for its own sentence.
  [[nodiscard]] std::optional<EventPlace> dateline(const Sentence& sentence) const {
    const auto [first, last] = places_of(sentence);
    if (first == last || places_[first].tokens.first != sentence.tokens.first) return std::nullopt;
    if (!is_dateline(places_[first])) return std::nullopt;
    return result(first, "dateline");
  }

 private:
  [[nodiscard]] bool usable(const PlaceRef& place) const {
    return !place.is_actor && place.tokens.size() > 0 &&
           !(matter_ == Matter::talk && ties_.is_topic(place));
  }

  /// "the [Gaza] city of Khan Younis": only says where what is named behind lies.
  [[nodiscard]] bool qualifies_next(std::size_t place) const {
    if (place + 1 >= places_.size()) return false;
    // "the Exarchia district of Athens": finer than what is named behind, or known to none.
    const bool finer = places_[place].resolution > places_[place + 1].resolution;
    if (finer || places_[place].geonames == 0) return false;
    const std::uint32_t head = ties_.head_of(places_[place].tokens);
    const Token& token = analysis_.tokens[head];
    const std::uint32_t next = ties_.head_of(places_[place + 1].tokens);
    return token.deprel == Deprel::compound && token.head != no_token && next > token.head &&
           analysis_.tokens[next].head == token.head &&
           main_relation(analysis_.tokens[next].deprel) == Deprel::nmod;
  }

  /// "Damas - L'armée a repris Saraqeb": the last resort, however the tree ties it to the trigger.
  [[nodiscard]] static bool is_dateline(const PlaceRef& place) {
    return place.rule.ends_with(".dateline");
  }

  /// Is `inner` a finer place of the country of `outer`, said of the same happening?
  [[nodiscard]] bool holds(const PlaceRef& outer, const PlaceRef& inner) const {
    const Deprel relation = main_relation(analysis_.tokens[ties_.head_of(inner.tokens)].deprel);
    const bool inside = inner.country.empty() ? inner.resolution >= Resolution::city
                                              : inner.country == outer.country;
    return inner.resolution > outer.resolution && inside && relation != Deprel::conj &&
           inner.tokens.first < outer.tokens.last + 24;
  }

  /// Indices of the places of a sentence; places stand in text order.
  [[nodiscard]] std::pair<std::size_t, std::size_t> places_of(const Sentence& sentence) const {
    const auto before = [](const PlaceRef& p, std::uint32_t token) {
      return p.tokens.first < token;
    };
    const auto first =
        std::lower_bound(places_.begin(), places_.end(), sentence.tokens.first, before);
    const auto last = std::lower_bound(first, places_.end(), sentence.tokens.last, before);
    return {first - places_.begin(), last - places_.begin()};
  }

  [[nodiscard]] EventPlace result(std::size_t place, std::string_view how) const {
    return {static_cast<PlaceIndex>(place), rules_.language + ".place." + std::string(how)};
  }

  [[nodiscard]] std::optional<EventPlace> attached(const Sentence& sentence) const {
    std::optional<EventPlace> best;
    std::uint32_t best_arcs = 2 * PlaceTies::max_path + 2;
    const auto [first, last] = places_of(sentence);
    for (std::size_t p = first; p < last; ++p) {
      if (!usable(places_[p]) || is_dateline(places_[p]) || qualifies_next(p)) continue;
      if (ties_.is_where(places_[p])) return result(p, "attached");
      const OtherTime other = ties_.other_time(places_[p]);
      if (ties_.is_owner(places_[p]) || other == OtherTime::told_apart) continue;
      auto arcs = ties_.path_to_trigger(places_[p]);
      if (!arcs) continue;
      // "tués après une explosion à Gao", "flew from Cairo to Khartoum", "Israel's killing of …":
      // only where nothing else is told.
      const bool origin = matter_ != Matter::leaving && ties_.is_heading(places_[p]);
      const bool whose =
          analysis_.tokens[ties_.head_of(places_[p].tokens)].deprel == Deprel::nmod_poss;
      if (other == OtherTime::earlier || origin || whose) *arcs += PlaceTies::max_path + 1;
      // "À Miami, … dans le quartier de Little Havana": the finer one, which the other holds.
      const bool within = best && *arcs > best_arcs && holds(places_[best->place], places_[p]);
      if (*arcs >= best_arcs && !within) continue;
      best = result(p, "attached");
      best_arcs = *arcs;
    }
    return best;
  }

  /// "Rockets fired from Lebanon hit the town of [Kiryat Shmona]".
  [[nodiscard]] std::optional<EventPlace> reached(const Sentence& sentence) const {
    const auto [first, last] = places_of(sentence);
    for (std::size_t p = first; p < last; ++p) {
      if (usable(places_[p]) && ties_.is_reached(places_[p])) return result(p, "clause");
    }
    return std::nullopt;
  }

  /// "He met the ruler there", "il y a été tué": the last place told of before the adverb.
  [[nodiscard]] std::optional<EventPlace> by_there(std::uint32_t index) const {
    constexpr std::uint32_t sentences = 2;
    const Sentence& sentence = analysis_.sentences[index];
    const std::uint32_t verb = ties_.clause_of(trigger_);
    std::uint32_t at = no_token;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = analysis_.tokens[t];
      const Deprel relation = main_relation(token.deprel);
      const bool of_clause = token.head == trigger_ || token.head == verb;
      // Not "il y a": there is.
      if (of_clause && rules_.there.contains(token.lower) && relation != Deprel::expl &&
          (relation == Deprel::advmod || relation == Deprel::obl || relation == Deprel::iobj))
        at = t;
    }
    if (at == no_token) return std::nullopt;
    std::optional<EventPlace> actor;
    for (std::size_t p = places_.size(); p-- > 0;) {
      const PlaceRef& place = places_[p];
      if (place.tokens.first >= at) continue;
      if (analysis_.sentence_of(place.tokens.first) + sentences < index) break;
      if (place.tokens.size() == 0 || place.resolution == Resolution::region || is_dateline(place))
        continue;
      if (usable(place) && !ties_.is_owner(place)) return result(p, "there");
      // "Le Sri Lanka a levé l'interdiction, mais y a imposé le port du masque"
      if (place.is_actor && !actor) actor = result(p, "there");
    }
    return actor;
  }

  [[nodiscard]] std::optional<EventPlace> nearest(const Sentence& sentence, std::string_view how,
                                                  bool same_clause) const {
    std::optional<EventPlace> best;
    std::uint32_t best_distance = no_token;
    const std::uint32_t clause = ties_.clause_of(trigger_);
    const bool other_clauses = !same_clause && ties_.has_tree(sentence);
    const auto [first, last] = places_of(sentence);
    for (std::size_t p = first; p < last; ++p) {
      const PlaceRef& place = places_[p];
      if (!usable(place) || is_dateline(place) || ties_.is_owner(place)) continue;
      if (qualifies_next(p)) continue;
      if (!ties_.is_locative(place, sentence) || (!same_clause && !ties_.is_scene(place))) continue;
      const std::uint32_t head = ties_.head_of(place.tokens);
      const std::uint32_t there = ties_.clause_of(head);
      if (same_clause && there != clause) continue;
      if (other_clauses && there != clause && !ties_.opens(place.tokens.first, sentence) &&
          !ties_.reaches(there, clause)) {
        continue;
      }
      const OtherTime other = ties_.other_time(place);
      if (other == OtherTime::told_apart) continue;
      constexpr std::uint32_t last_resort = 100'000;
      // What follows the trigger is nearer to it than what stands before.
      const std::uint32_t distance =
          (head > trigger_ ? 2 * (head - trigger_) : 3 * (trigger_ - head)) +
          (other == OtherTime::earlier ? last_resort : 0);
      if (distance >= best_distance) continue;
      best = result(p, how);
      best_distance = distance;
    }
    return best;
  }

  [[nodiscard]] std::optional<EventPlace> in_clause(const Sentence& sentence) const {
    if (!ties_.has_tree(sentence)) return std::nullopt;
    if (auto found = nearest(sentence, "clause", true)) return found;
    const auto [first, last] = places_of(sentence);
    for (std::size_t p = first; p < last; ++p) {
      if (usable(places_[p]) && ties_.is_hit(places_[p])) return result(p, "clause");
    }
    return std::nullopt;
  }

  /// "dans la capitale", "au large du pays", in the clause of the trigger.
  [[nodiscard]] std::optional<EventPlace> by_noun(const Sentence& sentence) const {
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = analysis_.tokens[t];
      if (t == trigger_ || token.upos != Upos::noun) continue;
      const Deprel relation = main_relation(token.deprel);
      if (relation != Deprel::obl && relation != Deprel::nmod) continue;
      if (rules_.words.kind(token.lemma) == SceneWords::Kind::none) continue;
      if (ties_.clause_of(t) != ties_.clause_of(trigger_) && !ties_.opens(t, sentence)) continue;
      if (const auto found = rules_.words.place_of(t, analysis_, places_))
        return result(*found, "clause");
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<EventPlace> in_sentence(const Sentence& sentence) const {
    return nearest(sentence, "sentence", false);
  }

  /// Are two places one address ("à Djeddah, en Arabie saoudite", "Asadabad, dans l'est de
  /// l'Afghanistan")? Nothing but commas and a prepositional phrase stands between them.
  [[nodiscard]] bool one_address(const PlaceRef& left, const PlaceRef& right) const {
    constexpr std::uint32_t widest = 7;
    const std::uint32_t from = left.tokens.last;
    const std::uint32_t to = right.tokens.first;
    if (to < from || to - from > widest) return false;
    bool preposition = false;
    for (std::uint32_t t = from; t < to; ++t) {
      const Token& token = analysis_.tokens[t];
      const bool comma = token.upos == Upos::punct && token.form == ",";
      const bool direction = preposition && (token.upos == Upos::noun || token.upos == Upos::adj);
      if (!comma && !direction && token.upos != Upos::adp && token.upos != Upos::det) return false;
      preposition = preposition || token.upos == Upos::adp;
    }
    // Two towns or two countries beside each other are a list; "au Nigeria, Abuja" is none.
    return left.resolution != right.resolution &&
           (preposition || left.resolution > right.resolution) &&
           (left.country.empty() || right.country.empty() || left.country == right.country);
  }

  /// Of "à Raqqa, en Syrie" and "place Tahrir au Caire" the most precise, whichever is the head.
  [[nodiscard]] EventPlace finest(EventPlace found) const {
    std::size_t first = found.place;
    while (first > 0 && one_address(places_[first - 1], places_[first])) --first;
    for (std::size_t p = first; p < places_.size(); ++p) {
      if (p > first && !one_address(places_[p - 1], places_[p])) break;
      if (usable(places_[p]) && places_[p].resolution > places_[found.place].resolution)
        found.place = static_cast<PlaceIndex>(p);
    }
    return found;
  }

  /// The scene: the last place that the sentences before it in the paragraph say.
  [[nodiscard]] std::optional<EventPlace> in_paragraph(std::uint32_t index) const {
    const Sentence& here = analysis_.sentences[index];
    for (std::uint32_t back = 1; back <= scene_reach && back <= index; ++back) {
      const Sentence& sentence = analysis_.sentences[index - back];
      if (sentence.paragraph != here.paragraph || sentence.headline != here.headline) break;
      const auto [first, last] = places_of(sentence);
      for (std::size_t p = last; p > first; --p) {
        const PlaceRef& place = places_[p - 1];
        if (usable(place) && ties_.is_locative(place, sentence) && ties_.is_scene(place))
          return result(p - 1, "paragraph");
      }
    }
    return std::nullopt;
  }

  std::uint32_t trigger_;
  Matter matter_;
  const Analysis& analysis_;
  const std::vector<PlaceRef>& places_;
  const EventPlaceRules& rules_;
  PlaceTies ties_;
};

}  // namespace

std::optional<EventPlace> dateline_for(std::uint32_t trigger, const Analysis& analysis,
                                       const std::vector<PlaceRef>& places,
                                       const EventPlaceRules& rules) {
  if (trigger >= analysis.tokens.size()) return std::nullopt;
  const std::uint32_t index = analysis.sentence_of(trigger);
  if (index >= analysis.sentences.size()) return std::nullopt;
  return Search(trigger, Matter::deed, analysis, places, rules).dateline(analysis.sentences[index]);
}

std::optional<EventPlace> place_for(std::uint32_t trigger, Matter matter, const Analysis& analysis,
                                    const std::vector<PlaceRef>& places,
                                    const EventPlaceRules& rules) {
  if (trigger >= analysis.tokens.size()) return std::nullopt;
  return Search(trigger, matter, analysis, places, rules).run();
}

}  // namespace depeche
