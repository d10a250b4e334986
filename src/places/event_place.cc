// SPDX-License-Identifier: Apache-2.0
#include "places/event_place.h"

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
    if (table->cell(row, (*columns)[0]) == "place_preposition") {
      rules.locative.emplace(table->cell(row, (*columns)[1]));
    }
    if (table->cell(row, (*columns)[0]) == "dative_preposition") {
      rules.dative.emplace(table->cell(row, (*columns)[1]));
    }
    if (table->cell(row, (*columns)[0]) == "there") {
      rules.there.emplace(table->cell(row, (*columns)[1]));
    }
  }
  auto words = SceneWords::load(pack);
  if (!words) return words.error();
  rules.words = std::move(*words);
  return rules;
}

namespace {

// Longest path from a place up to a trigger that still counts as attached, in arcs.
constexpr std::uint32_t max_path = 5;
// Sentences before that may set the scene.
constexpr std::uint32_t scene_reach = 3;

class Search {
 public:
  Search(std::uint32_t trigger, const Analysis& analysis, const std::vector<PlaceRef>& places,
         const EventPlaceRules& rules)
      : trigger_(trigger), analysis_(analysis), places_(places), rules_(rules) {}

  [[nodiscard]] std::optional<EventPlace> run() const {
    const std::uint32_t index = analysis_.sentence_of(trigger_);
    if (index >= analysis_.sentences.size()) return std::nullopt;
    const Sentence& sentence = analysis_.sentences[index];
    if (auto found = attached(sentence)) return finest(*found);
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
    if (!places_[first].rule.ends_with(".dateline")) return std::nullopt;
    return result(first, "dateline");
  }

 private:
  [[nodiscard]] bool usable(const PlaceRef& place) const {
    return !place.is_actor && place.tokens.size() > 0;
  }

  /// Is `inner` a finer place of the country of `outer`, said of the same happening?
  [[nodiscard]] bool holds(const PlaceRef& outer, const PlaceRef& inner) const {
    const Deprel relation = main_relation(analysis_.tokens[head_of(inner.tokens)].deprel);
    const bool inside = inner.country.empty() ? inner.resolution == Resolution::sub_city
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

  /// "dans le nord [de la Syrie]", "in the south [of Chad]": a noun behind a preposition of place
  /// that addresses nobody.
  [[nodiscard]] bool lies_in(std::uint32_t noun) const {
    constexpr std::uint32_t reach = 5;
    if (main_relation(analysis_.tokens[noun].deprel) != Deprel::obl) return false;
    for (std::uint32_t t = noun > reach ? noun - reach : 0; t < noun; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.head == noun && token.deprel == Deprel::case_)
        return rules_.locative.contains(token.lower) && !rules_.dative.contains(token.lower);
    }
    return false;
  }

  /// "le président du Guyana", "Syria's envoy", "les maires d'Europe": a country or continent that
  /// says whose a noun is, not where.
  [[nodiscard]] bool is_owner(const PlaceRef& place) const {
    if (place.resolution != Resolution::country && place.resolution != Resolution::region)
      return false;
    const std::uint32_t head = head_of(place.tokens);
    const Token& token = analysis_.tokens[head];
    if (main_relation(token.deprel) != Deprel::nmod || token.head == trigger_) return false;
    if (lies_in(token.head)) return false;
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = head; i-- > 0 && i + reach >= head;) {
      if (analysis_.tokens[i].head == head && analysis_.tokens[i].deprel == Deprel::case_)
        return !rules_.locative.contains(analysis_.tokens[i].lower);
    }
    return true;
  }

  /// Where somebody is, not where he comes from or goes to; continents are too wide.
  [[nodiscard]] bool is_scene(const PlaceRef& place) const {
    if (place.resolution == Resolution::region) return false;
    const std::uint32_t head = head_of(place.tokens);
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t t = head > reach ? head - reach : 0; t < place.tokens.first; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.head == head && rules_.words.kind(token.lower) == SceneWords::Kind::direction)
        return false;
    }
    return true;
  }

  /// Arcs from the place up to the trigger, by relations that give a happening its place.
  [[nodiscard]] std::optional<std::uint32_t> path_to_trigger(const PlaceRef& place) const {
    std::uint32_t at = head_of(place.tokens);
    // "les habitants de Gaza ont été visés", "la Cisjordanie est occupée": where they are.
    const bool of_noun = main_relation(analysis_.tokens[at].deprel) == Deprel::nmod;
    // "Sanaa", "the capital, Sanaa"
    bool town = place.resolution == Resolution::city || place.resolution == Resolution::sub_city;
    for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
      const Token& token = analysis_.tokens[at];
      if (at == trigger_) return arcs;
      const Deprel relation = main_relation(token.deprel);
      const bool carries = relation == Deprel::obl || relation == Deprel::nmod ||
                           relation == Deprel::appos || relation == Deprel::conj ||
                           relation == Deprel::obj || relation == Deprel::flat ||
                           relation == Deprel::compound ||
                           (token.deprel == Deprel::nsubj_pass && (of_noun || arcs == 0)) ||
                           // "Sanaa est tombée", "the capital, Sanaa, fell": no one who acts
                           (token.deprel == Deprel::nsubj && town) ||
                           (relation == Deprel::advmod && arcs > 0);  // "near", with its place
      if (!carries || token.head == no_token) return std::nullopt;
      town = town && (relation == Deprel::appos || relation == Deprel::nmod) &&
             rules_.words.kind(analysis_.tokens[token.head].lemma) != SceneWords::Kind::none;
      at = token.head;
    }
    return std::nullopt;
  }

  /// "Evry, une ville populaire au sud de Paris, où …": does the noun behind the place, or one that
  /// it hangs on, say what the place is?
  [[nodiscard]] bool is_apposed(const PlaceRef& place, std::uint32_t noun) const {
    for (std::uint32_t arcs = 0; arcs < max_path && noun != no_token; ++arcs) {
      const Token& token = analysis_.tokens[noun];
      if (noun < place.tokens.last) return false;
      const SceneWords::Kind kind = rules_.words.kind(token.lemma);
      if (kind != SceneWords::Kind::none && kind != SceneWords::Kind::direction) {
        std::uint32_t t = noun;
        while (t > place.tokens.last && (analysis_.tokens[t - 1].upos == Upos::det ||
                                         analysis_.tokens[t - 1].upos == Upos::adj))
          --t;
        return t == place.tokens.last + 1 && analysis_.tokens[place.tokens.last].form == ",";
      }
      if (main_relation(token.deprel) != Deprel::nmod) return false;
      noun = token.head;
    }
    return false;
  }

  /// "…, où il a rencontré": does the relative clause of a verb begin with a word of place?
  [[nodiscard]] bool has_where(std::uint32_t verb) const {
    for (std::uint32_t t = analysis_.tokens[verb].head + 1; t < verb; ++t) {
      const Token& token = analysis_.tokens[t];
      const Deprel relation = main_relation(token.deprel);
      if (token.head == verb && (relation == Deprel::obl || relation == Deprel::advmod) &&
          (token.upos == Upos::pron || token.upos == Upos::adv || token.upos == Upos::sconj))
        return token.morph.pron_type == PronType::rel || analysis_.tokens[t - 1].form == ",";
    }
    return false;
  }

  /// "Bruxelles, où se retrouvaient les ministres": does the trigger's relative clause say what
  /// happens at the place?
  [[nodiscard]] bool is_where(const PlaceRef& place) const {
    const std::uint32_t verb = clause_of(trigger_);
    const Token& clause = analysis_.tokens[verb];
    if (!place.tokens.contains(clause.head))
      return clause.deprel == Deprel::acl_relcl && is_apposed(place, clause.head) &&
             has_where(verb);
    // "C'est depuis Bruxelles que …"
    if (clause.deprel == Deprel::advcl_cleft) return clause_of(trigger_) == trigger_;
    if (clause.deprel != Deprel::acl_relcl) return false;
    for (std::uint32_t t = place.tokens.last; t < trigger_; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.upos == Upos::punct) continue;
      const Deprel relation = main_relation(token.deprel);
      return (token.upos == Upos::pron || token.upos == Upos::adv || token.upos == Upos::sconj) &&
             (relation == Deprel::obl || relation == Deprel::advmod || relation == Deprel::mark);
    }
    return false;
  }

  [[nodiscard]] std::optional<EventPlace> attached(const Sentence& sentence) const {
    std::optional<EventPlace> best;
    std::uint32_t best_arcs = max_path + 1;
    const auto [first, last] = places_of(sentence);
    for (std::size_t p = first; p < last; ++p) {
      if (!usable(places_[p])) continue;
      if (is_where(places_[p])) return result(p, "attached");
      if (is_owner(places_[p])) continue;
      const auto arcs = path_to_trigger(places_[p]);
      if (!arcs) continue;
      // "À Miami, … dans le quartier de Little Havana": the finer one, which the other holds.
      const bool within = best && *arcs > best_arcs && holds(places_[best->place], places_[p]);
      if (*arcs >= best_arcs && !within) continue;
      best = result(p, "attached");
      best_arcs = *arcs;
    }
    return best;
  }

  /// "He met the ruler there", "il y a été tué": the last place told of before the adverb.
  [[nodiscard]] std::optional<EventPlace> by_there(std::uint32_t index) const {
    constexpr std::uint32_t sentences = 2;
    const Sentence& sentence = analysis_.sentences[index];
    const std::uint32_t verb = clause_of(trigger_);
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
      if (place.tokens.size() == 0 || place.resolution == Resolution::region ||
          place.rule.ends_with(".dateline"))
        continue;
      if (usable(place) && !is_owner(place)) return result(p, "there");
      // "Le Sri Lanka a levé l'interdiction, mais y a imposé le port du masque"
      if (place.is_actor && !actor) actor = result(p, "there");
    }
    return actor;
  }

  /// Does a verb have a subject of its own ("…, et la police a tiré")?
  [[nodiscard]] bool has_subject(std::uint32_t verb) const {
    constexpr std::uint32_t reach = 12;
    if (analysis_.tokens[verb].upos != Upos::verb) return false;
    for (std::uint32_t t = verb > reach ? verb - reach : 0; t < verb; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.head == verb && main_relation(token.deprel) == Deprel::nsubj) return true;
    }
    return false;
  }

  /// Does the place set the scene of what follows, before its first verb ("À Konna, l'armée dit …",
  /// "…; à Curicó, un jeune homme est mort")?
  [[nodiscard]] bool opens(std::uint32_t first, const Sentence& sentence) const {
    if (first > trigger_) return false;
    for (std::uint32_t t = first; t-- > sentence.tokens.first;) {
      const Token& token = analysis_.tokens[t];
      if (token.upos == Upos::verb || token.upos == Upos::aux) return false;
      if (token.form == ";") return true;
    }
    return true;
  }

  /// "dans une allocution prononcée au palais, il a demandé pardon", "killed people attending a
  /// wedding in Kabul": does what describes the noun say where it was? Not of a subject: "la
  /// chercheuse, vivant en France, a été condamnée".
  [[nodiscard]] bool is_scene_of(std::uint32_t noun) const {
    for (std::uint32_t arcs = 0; arcs < max_path && noun != no_token; ++arcs) {
      const Deprel relation = main_relation(analysis_.tokens[noun].deprel);
      if (relation == Deprel::obl || relation == Deprel::obj) return true;
      if (relation != Deprel::nmod) return false;
      noun = analysis_.tokens[noun].head;
    }
    return false;
  }

  /// "l'attaque au couteau qui a fait trois morts à Reading": does the noun hang on the trigger?
  [[nodiscard]] bool hangs_on_trigger(std::uint32_t noun) const {
    for (std::uint32_t arcs = 0; arcs < max_path && noun != no_token; ++arcs) {
      if (noun == trigger_) return true;
      if (main_relation(analysis_.tokens[noun].deprel) != Deprel::nmod) return false;
      noun = analysis_.tokens[noun].head;
    }
    return false;
  }

  /// A place of another clause is that of the trigger when this clause lies inside the one that
  /// has the place, unless what says something does ("said in Geneva that …"), or holds it.
  [[nodiscard]] bool reaches(std::uint32_t place_clause, std::uint32_t clause) const {
    std::uint32_t at = clause;
    for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
      const Token& here = analysis_.tokens[at];
      const Deprel relation = main_relation(here.deprel);
      if (here.head == no_token || relation == Deprel::ccomp || relation == Deprel::conj ||
          relation == Deprel::parataxis) {
        break;
      }
      at = clause_of(here.head);
      if (at == place_clause) return true;
    }
    at = place_clause;
    for (std::uint32_t arcs = 0; arcs < max_path; ++arcs) {
      const Token& here = analysis_.tokens[at];
      const Deprel relation = main_relation(here.deprel);
      if (here.head == no_token || relation == Deprel::conj || relation == Deprel::parataxis) break;
      if (relation == Deprel::acl && !hangs_on_trigger(here.head) && !is_scene_of(here.head)) break;
      at = clause_of(here.head);
      if (at == clause) return true;
    }
    return false;
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
                          relation == Deprel::parataxis || relation == Deprel::csubj ||
                          (relation == Deprel::conj && has_subject(at));
      if (clause) return at;
      at = here.head;
    }
    return at;
  }

  [[nodiscard]] bool has_tree(const Sentence& sentence) const {
    return std::any_of(analysis_.tokens.begin() + sentence.tokens.first,
                       analysis_.tokens.begin() + sentence.tokens.last, [](const Token& token) {
                         const Deprel relation = main_relation(token.deprel);
                         return relation == Deprel::obl || relation == Deprel::nsubj;
                       });
  }

  [[nodiscard]] std::optional<EventPlace> nearest(const Sentence& sentence, std::string_view how,
                                                  bool same_clause) const {
    std::optional<EventPlace> best;
    std::uint32_t best_distance = no_token;
    const std::uint32_t clause = clause_of(trigger_);
    const bool other_clauses = !same_clause && has_tree(sentence);
    const auto [first, last] = places_of(sentence);
    for (std::size_t p = first; p < last; ++p) {
      const PlaceRef& place = places_[p];
      if (!usable(place) || is_owner(place)) continue;
      if (!is_locative(place, sentence) || (!same_clause && !is_scene(place))) continue;
      const std::uint32_t head = head_of(place.tokens);
      const std::uint32_t there = clause_of(head);
      if (same_clause && there != clause) continue;
      if (other_clauses && there != clause && !opens(place.tokens.first, sentence) &&
          !reaches(there, clause)) {
        continue;
      }
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
    return nearest(sentence, "clause", true);
  }

  /// "dans la capitale", "au large du pays", in the clause of the trigger.
  [[nodiscard]] std::optional<EventPlace> by_noun(const Sentence& sentence) const {
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = analysis_.tokens[t];
      if (t == trigger_ || token.upos != Upos::noun) continue;
      const Deprel relation = main_relation(token.deprel);
      if (relation != Deprel::obl && relation != Deprel::nmod) continue;
      if (rules_.words.kind(token.lemma) == SceneWords::Kind::none) continue;
      if (clause_of(t) != clause_of(trigger_) && !opens(t, sentence)) continue;
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
        if (usable(place) && is_locative(place, sentence) && is_scene(place))
          return result(p - 1, "paragraph");
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

std::optional<EventPlace> dateline_for(std::uint32_t trigger, const Analysis& analysis,
                                       const std::vector<PlaceRef>& places,
                                       const EventPlaceRules& rules) {
  if (trigger >= analysis.tokens.size()) return std::nullopt;
  const std::uint32_t index = analysis.sentence_of(trigger);
  if (index >= analysis.sentences.size()) return std::nullopt;
  return Search(trigger, analysis, places, rules).dateline(analysis.sentences[index]);
}

std::optional<EventPlace> place_for(std::uint32_t trigger, const Analysis& analysis,
                                    const std::vector<PlaceRef>& places,
                                    const EventPlaceRules& rules) {
  if (trigger >= analysis.tokens.size()) return std::nullopt;
  return Search(trigger, analysis, places, rules).run();
}

}  // namespace depeche
