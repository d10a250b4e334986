// SPDX-License-Identifier: Apache-2.0
#include "places/metonymy.h"

#include "lang/dateline.h"

#include <algorithm>
#include <optional>

namespace depeche {

namespace {

// Tokens between a subject and its verb ("Paris et Berlin ont, selon …"), without a tree.
constexpr std::uint32_t max_to_verb = 6;

class Judge {
 public:
  Judge(const PlaceMatch& match, const PlaceEntry& entry, const Sentence& sentence,
        const Analysis& analysis, const PlaceContext& context)
      : match_(match), entry_(entry), sentence_(sentence), analysis_(analysis), context_(context) {}

  [[nodiscard]] bool decide() const {
    const PlaceEvidence& around = match_.around;
    const bool country = entry_.resolution == Resolution::country;
    if (!country && !entry_.capital && !entry_.government && !entry_.seat) return false;
    if (around.dateline || around.type != Resolution::unknown) return false;
    if (labels_headline()) return false;
    if (around.actor_noun) return true;
    if (receives()) return true;
    if (const auto told = first_of_list()) return *told;
    if (around.locative) return false;
    if (around.actor_preposition) return !is_target();
    if (around.genitive) return entry_.seat;
    if (const auto by_tree = from_tree()) return *by_tree;
    return from_neighbours() || entry_.seat;
  }

 private:
  [[nodiscard]] bool acts(std::uint32_t at) const {
    const AroundWord word = context_.word(analysis_.tokens[at].lemma);
    if (entry_.seat) return true;
    if (word.is(AroundKind::actor_verb)) return true;
    if (word.is(AroundKind::place_verb)) return false;
    // A town that does something to somebody, or says so, is its government.
    return entry_.resolution == Resolution::country || has_complement(at);
  }

  [[nodiscard]] bool is_reflexive(std::uint32_t verb) const {
    for (std::uint32_t i = sentence_.tokens.first; i < verb; ++i) {
      if (analysis_.tokens[i].head == verb && analysis_.tokens[i].morph.reflexive) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_complement(std::uint32_t verb) const {
    for (std::uint32_t i = sentence_.tokens.first; i < sentence_.tokens.last; ++i) {
      const Token& token = analysis_.tokens[i];
      if (token.head != verb || token.morph.reflexive) continue;
      if (token.deprel == Deprel::obj || token.deprel == Deprel::ccomp ||
          token.deprel == Deprel::xcomp)
        return true;
    }
    return false;
  }

  /// "Haïti : le Premier ministre démissionne": says where, acts not.
  [[nodiscard]] bool labels_headline() const {
    if (match_.around.before != no_token || match_.tokens.last >= sentence_.tokens.last)
      return false;
    return analysis_.tokens[match_.tokens.last].form == ":";
  }

  /// "a livré du blé au Mali": to whom something is given is no mere place; "s'est rendu au Mali"
  /// goes there.
  [[nodiscard]] bool receives() const {
    const std::uint32_t at = first_conjunct(head_of_name());
    const Token& token = analysis_.tokens[at];
    if (token.head == no_token) return false;
    if (token.deprel == Deprel::iobj) return true;
    std::uint32_t verb = token.head;
    if (token.deprel == Deprel::nmod && analysis_.tokens[verb].deprel == Deprel::obj &&
        analysis_.tokens[verb].head != no_token) {
      // "livré du blé au Mali", read as wheat of Mali's
      verb = analysis_.tokens[verb].head;
    } else if (token.deprel != Deprel::obl_arg && token.deprel != Deprel::obl) {
      return false;
    }
    const std::uint32_t case_word = case_of(at);
    return case_word != no_token &&
           context_.word(analysis_.tokens[case_word].lower).is(AroundKind::dative_preposition) &&
           context_.word(analysis_.tokens[verb].lemma).is(AroundKind::transfer_verb) &&
           !is_reflexive(verb);
  }

  /// "entre l'Iran et les États-Unis": the preposition before the first of several is that of all.
  [[nodiscard]] std::optional<bool> first_of_list() const {
    const std::uint32_t own = head_of_name();
    const std::uint32_t first = first_conjunct(own);
    const std::uint32_t case_word = first == own ? no_token : case_of(first);
    if (case_word == no_token) return std::nullopt;
    const AroundWord word = context_.word(analysis_.tokens[case_word].lower);
    // "sous l'égide du Qatar et de l'Égypte"
    const std::uint32_t above = analysis_.tokens[first].head;
    if (word.is(AroundKind::genitive) && above != no_token &&
        context_.word(analysis_.tokens[above].lower).is(AroundKind::actor_noun))
      return true;
    if (word.is(AroundKind::actor_preposition) && case_of(own) == no_token) return true;
    return std::nullopt;
  }

  /// "KYIV - Ukraine began": behind a dateline the tree is that of the dateline.
  [[nodiscard]] bool follows_dateline(std::uint32_t at) const {
    constexpr std::uint32_t reach = 3;
    for (std::uint32_t i = at, steps = 0; i > sentence_.tokens.first && steps < reach; ++steps) {
      if (is_dash(analysis_.tokens[--i].form)) return analysis_.tokens[i].space_before;
      if (analysis_.tokens[i].upos != Upos::det && analysis_.tokens[i].part == 0) return false;
    }
    return false;
  }

  [[nodiscard]] bool is_quality(std::uint32_t at) const {
    return context_.word(analysis_.tokens[at].lemma).is(AroundKind::actor_quality) ||
           context_.word(analysis_.tokens[at].lower).is(AroundKind::actor_quality);
  }

  /// The preposition of a noun; no_token without one.
  [[nodiscard]] std::uint32_t case_of(std::uint32_t at) const {
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = at; i-- > sentence_.tokens.first && i + reach >= at;) {
      if (analysis_.tokens[i].head == at && analysis_.tokens[i].deprel == Deprel::case_) return i;
    }
    return no_token;
  }

  /// Each of several is one: "Washington et Pékin ont signé".
  [[nodiscard]] std::uint32_t first_conjunct(std::uint32_t at) const {
    for (std::uint32_t steps = 0; steps < max_to_verb; ++steps) {
      const Token& token = analysis_.tokens[at];
      if (token.deprel != Deprel::conj || token.head == no_token) break;
      at = token.head;
    }
    return at;
  }

  [[nodiscard]] bool suffers(const Token& verb) const {
    return context_.word(verb.lemma).is(AroundKind::recipient_verb);
  }

  /// "Les rebelles ont attaqué N'Djamena": fighters come to a town, not to those who govern there.
  [[nodiscard]] bool is_fought_over(std::uint32_t verb) const {
    if (entry_.resolution == Resolution::country ||
        !context_.word(analysis_.tokens[verb].lemma).is(AroundKind::strike_verb))
      return false;
    for (std::uint32_t i = sentence_.tokens.first; i < verb; ++i) {
      const Token& token = analysis_.tokens[i];
      if (token.head == verb && main_relation(token.deprel) == Deprel::nsubj &&
          context_.word(token.lemma).is(AroundKind::fighter))
        return true;
    }
    return false;
  }

  /// "l'offensive contre Tripoli": the town, not those who govern there.
  [[nodiscard]] bool is_target() const {
    const Token& token = analysis_.tokens[head_of_name()];
    return entry_.resolution != Resolution::country && token.head != no_token &&
           main_relation(token.deprel) == Deprel::nmod &&
           context_.word(analysis_.tokens[token.head].lemma).is(AroundKind::strike_noun);
  }

  /// "gave Nepal one million dollars", read without a second object: a country is not what is
  /// given.
  [[nodiscard]] bool is_given(std::uint32_t at) const {
    const Token& token = analysis_.tokens[at];
    const std::uint32_t next = match_.tokens.last;
    if (!context_.word(analysis_.tokens[token.head].lemma).is(AroundKind::transfer_verb) ||
        next >= sentence_.tokens.last)
      return false;
    const Upos upos = analysis_.tokens[next].upos;
    return upos == Upos::num || upos == Upos::det || upos == Upos::noun || upos == Upos::adj;
  }

  /// The token of the name whose head lies outside it.
  [[nodiscard]] std::uint32_t head_of_name() const {
    for (std::uint32_t i = match_.tokens.first; i < match_.tokens.last; ++i) {
      const std::uint32_t head = analysis_.tokens[i].head;
      // "N'|Djamena": an elided word heads nothing.
      if (analysis_.tokens[i].form.ends_with('\'') && i + 1 < match_.tokens.last) continue;
      if (head == no_token || !match_.tokens.contains(head)) return i;
    }
    return match_.tokens.first;
  }

  /// Nothing when there is no tree here.
  [[nodiscard]] std::optional<bool> from_tree() const {
    const std::uint32_t at = first_conjunct(head_of_name());
    const Token& token = analysis_.tokens[at];
    if (token.deprel == Deprel::dep || token.head == no_token) return std::nullopt;
    if (follows_dateline(at) || follows_dateline(match_.tokens.first)) return std::nullopt;
    const Token& head = analysis_.tokens[token.head];
    switch (token.deprel) {
      case Deprel::nsubj:
      case Deprel::nsubj_caus:
        if (head.upos == Upos::verb) return acts(token.head);
        return is_quality(token.head) || (head.upos != Upos::noun && entry_.seat);
      case Deprel::nsubj_pass:
        // "La Chine s'est dite préoccupée", "The United States was disgusted"
        return suffers(head) || is_quality(token.head) ||
               (is_reflexive(token.head) && acts(token.head));
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::obj_agent:
        return (suffers(head) && !is_fought_over(token.head)) || is_given(at);
      case Deprel::obl_agent:
        return true;
      case Deprel::root:
      case Deprel::flat:
      case Deprel::flat_name:
      case Deprel::compound:
        // What opens a sentence before a verb is its subject, whatever the tree makes of it.
        return entry_.seat || (match_.around.before == no_token && subject_of_next_verb());
      default:
        return entry_.seat;
    }
  }

  [[nodiscard]] bool from_neighbours() const {
    return subject_of_next_verb() || object_of_verb_before();
  }

  [[nodiscard]] bool subject_of_next_verb() const {
    const std::uint32_t end = std::min(sentence_.tokens.last, match_.tokens.last + max_to_verb);
    bool auxiliary = false;
    for (std::uint32_t i = match_.tokens.last; i < end; ++i) {
      const Token& token = analysis_.tokens[i];
      const AroundWord word = context_.word(token.lemma);
      if (word.is(AroundKind::actor_verb) || token.upos == Upos::verb) return acts(i);
      if (is_quality(i)) return true;
      if (token.upos == Upos::aux) {
        auxiliary = true;
        continue;
      }
      if (auxiliary && token.upos != Upos::adv)
        return entry_.resolution == Resolution::country && acts(i);
      // "Russia and China on Saturday vetoed"
      if (token.upos == Upos::adp && i + 1 < end && analysis_.tokens[i + 1].upos == Upos::propn &&
          analysis_.tokens[i + 1].head != no_token &&
          main_relation(analysis_.tokens[i + 1].deprel) == Deprel::obl) {
        ++i;
        continue;
      }
      const bool passes = token.upos == Upos::cconj || token.upos == Upos::adv ||
                          token.upos == Upos::propn || token.upos == Upos::pron ||
                          token.upos == Upos::det;
      if (!passes) return false;
    }
    return false;
  }

  [[nodiscard]] bool object_of_verb_before() const {
    std::uint32_t at = match_.tokens.first;
    if (match_.around.article && at > sentence_.tokens.first) --at;
    return at > sentence_.tokens.first && suffers(analysis_.tokens[at - 1]);
  }

  const PlaceMatch& match_;
  const PlaceEntry& entry_;
  const Sentence& sentence_;
  const Analysis& analysis_;
  const PlaceContext& context_;
};

}  // namespace

bool stands_for_government(const PlaceMatch& match, const PlaceEntry& entry,
                           const Sentence& sentence, const Analysis& analysis,
                           const PlaceContext& context) {
  return Judge(match, entry, sentence, analysis, context).decide();
}

bool may_be_team(const PlaceMatch& match, const PlaceEntry& entry) {
  const PlaceEvidence& around = match.around;
  return entry.resolution == Resolution::country && !around.dateline && !around.locative &&
         !around.genitive && around.type == Resolution::unknown;
}

}  // namespace depeche
