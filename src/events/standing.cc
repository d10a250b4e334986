// SPDX-License-Identifier: Apache-2.0
// Is it a fact?
#include "events/standing.h"

#include "base/strings.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// "avoir~lieu" before "avoir": a verb with its object may mean something of its own.
Governor governor_of(TokenIndex token, const Tree& tree, const Lexicon& lexicon) {
  const std::string& lemma = tree[token].lemma;
  if (!tree.is_verbal(token)) return lexicon.noun_governor(lemma);
  if (lexicon.heads_phrase(lemma)) {
    for (const TokenIndex c : tree.children(token)) {
      const Governor phrase = lexicon.verb_governor(lemma + "~" + tree[c].lemma);
      if (phrase != Governor::none) return phrase;
    }
  }
  return lexicon.verb_governor(lemma);
}

class Climb {
 public:
  Climb(const Tree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {}

  Standing run(TokenIndex trigger) {
    TokenIndex at = trigger;
    standing_.clause = trigger;
    for (int i = 0; i < max_climb && at != no_token && standing_.told; ++i) {
      if (tree_.is_verbal(at)) {
        read_verb(at);
      } else {
        read_noun(at);
      }
      at = tree_.is_verbal(at) ? above_verb(at) : above_noun(at);
    }
    question(trigger);
    return standing_;
  }

 private:
  /// Once planned, uncertain or negated it stays so; a later word only weakens.
  void weaken(Status status) {
    if (standing_.status == Status::occurred || standing_.status == Status::ongoing ||
        status == Status::negated || status == Status::hypothetical) {
      standing_.status = status;
    }
  }

  void apply(Governor governor) {
    switch (governor) {
      case Governor::plan:
        weaken(Status::planned);
        return;
      case Governor::maybe:
        weaken(Status::hypothetical);
        return;
      case Governor::refuse:
        weaken(Status::negated);
        return;
      case Governor::call:
      case Governor::topic:
        standing_.told = false;
        return;
      case Governor::begin:
        if (standing_.status == Status::occurred && !begun_) standing_.status = Status::ongoing;
        return;
      default:
        return;
    }
  }

  void read_marker(Marker marker) {
    switch (marker) {
      case Marker::negation:
        weaken(Status::negated);
        return;
      case Marker::planned:
        weaken(Status::planned);
        return;
      case Marker::hypothetical:
        weaken(Status::hypothetical);
        return;
      case Marker::condition:
        standing_.told = false;
        return;
      case Marker::ongoing:
        if (standing_.status == Status::occurred) standing_.status = Status::ongoing;
        return;
      default:
        return;
    }
  }

  void read_verb(TokenIndex verb) {
    standing_.clause = verb;
    bool perfect = false;
    for (const TokenIndex c : tree_.children(verb)) {
      const Token& t = tree_[c];
      const Deprel d = main_relation(t.deprel);
      if (d == Deprel::aux && before_past(c, verb)) continue;
      if (d == Deprel::aux) {
        perfect = perfect || tree_[verb].morph.verb_form == VerbForm::part;
        // "announced that it would expel": to come, seen from then.
        const bool later = (lexicon_.bond(t.lemma) == Bond::later ||
                            lexicon_.marker(t.lemma) == Marker::backshift) &&
                           reported(verb);
        apply(later || lexicon_.verb_governor(t.lemma) == Governor::plan ? Governor::plan
              : lexicon_.verb_governor(t.lemma) == Governor::maybe       ? Governor::maybe
                                                                         : Governor::none);
      }
      // "is due to travel", read as one auxiliary.
      if (d == Deprel::case_ && t.upos == Upos::adj) apply(lexicon_.noun_governor(t.lemma));
      if (d == Deprel::advmod || d == Deprel::mark || d == Deprel::aux || d == Deprel::det) {
        const Marker marker = lexicon_.marker(t.lemma);
        if (marker == Marker::anterior) anterior_ = true;
        // "signed a deal to end the war": not so of "agreed to end it".
        if (marker == Marker::aim && main_relation(tree_[verb].deprel) == Deprel::advcl)
          purpose_ = aim_ = true;
        if (marker == Marker::purpose) {
          // "pour qu'ils expriment leur soutien" is none either.
          clause_aim_ = tree_.finite_of(verb) == verb;
          purpose_ = clause_aim_ || (!perfect && tree_[verb].morph.verb_form == VerbForm::inf);
        } else if (marker != Marker::hypothetical || d == Deprel::advmod) {
          read_marker(marker);
        }
      }
      if (d == Deprel::advmod && negates_with_another(c, tree_, lexicon_)) weaken(Status::negated);
      if ((d == Deprel::obj || d == Deprel::nsubj) && is_none(c)) weaken(Status::negated);
      if (t.morph.negative && (d == Deprel::advmod || d == Deprel::det) &&
          lexicon_.marker(t.lemma) == Marker::negation) {
        weaken(Status::negated);
      }
    }
    read_tense(verb);
    if (tree_.finite_of(verb) != no_token && standing_.status == Status::occurred && lasts(verb))
      standing_.status = Status::ongoing;
  }

  /// "Can Dundar was arrested", "Will Smith met": what stands before a finite past is a name.
  [[nodiscard]] bool before_past(TokenIndex auxiliary, TokenIndex verb) const {
    if (!starts_upper(tree_[auxiliary].form)) return false;
    TokenIndex next = verb;
    for (const TokenIndex c : tree_.children(verb)) {
      const Deprel d = main_relation(tree_[c].deprel);
      if (c > auxiliary && c < next && d == Deprel::aux) next = c;
    }
    const Morph& morph = tree_[next].morph;
    return next > auxiliary && morph.verb_form != VerbForm::inf && morph.tense == Tense::past;
  }

  /// "ne soutiendra aucun candidat", "no country has signed".
  [[nodiscard]] bool is_none(TokenIndex noun) const {
    const TokenIndex det = tree_.child(noun, Deprel::det);
    return det != no_token && lexicon_.marker(tree_[det].lemma) == Marker::negation;
  }

  /// "bombardent depuis vendredi", "has waged since": it goes on.
  [[nodiscard]] bool lasts(TokenIndex verb) const {
    const Morph& finite = tree_[tree_.finite_of(verb)].morph;
    if (finite.tense != Tense::pres || tree_.has_child(verb, {Deprel::aux_tense})) return false;
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      return main_relation(tree_[c].deprel) == Deprel::obl && by != no_token &&
             lexicon_.bond(tree_[by].lemma) == Bond::since;
    });
  }

  /// What somebody says: the conditional tells what was to come ("a annoncé qu'il rencontrerait").
  [[nodiscard]] bool reported(TokenIndex verb) const {
    TokenIndex at = verb;
    while (tree_[at].deprel == Deprel::conj && tree_.head(at) < tree_.size()) at = tree_.head(at);
    const TokenIndex head = tree_.head(at);
    if (tree_[at].deprel != Deprel::ccomp || head == no_token || !tree_.is_verbal(head))
      return false;
    return (head < at && lexicon_.bond(tree_[head].lemma) == Bond::report) || is_past(head);
  }

  void read_tense(TokenIndex verb) {
    const TokenIndex finite = tree_.finite_of(verb);
    if (finite == no_token) return;
    const Morph& morph = tree_[finite].morph;
    if (morph.tense == Tense::fut) weaken(Status::planned);
    // The press conditional ("aurait tué") relates; the plain one supposes.
    // So does that of a passive beside a source ("serait détenu par X, selon Y").
    standing_.rumoured = morph.mood == Mood::cnd &&
                         (compound_tense(verb) || (tree_.is_passive(verb) && names_source(verb)));
    if (morph.mood == Mood::cnd && !standing_.rumoured)
      weaken(reported(verb) ? Status::planned : Status::hypothetical);
    // "The ministers are to meet".
    if (tree_[verb].morph.verb_form == VerbForm::inf && finite != verb &&
        morph.tense == Tense::pres && has_infinitive_mark(finite, verb)) {
      weaken(Status::planned);
    }
    if (morph.mood == Mood::imp) standing_.told = false;
    if (is_gerund(tree_[verb].morph) && finite != verb && standing_.status == Status::occurred) {
      standing_.status = Status::ongoing;
    }
    present_ = morph.tense == Tense::pres && finite == verb && morph.mood == Mood::ind;
  }

  /// A mark of the infinitive between the auxiliary and the verb ("are to meet").
  [[nodiscard]] bool has_infinitive_mark(TokenIndex finite, TokenIndex verb) const {
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return tree_[c].deprel == Deprel::mark && c > finite && c < verb;
    });
  }

  /// "aurait été tué", "aurait tué": the conditional stands on the auxiliary of a past tense.
  [[nodiscard]] bool compound_tense(TokenIndex verb) const {
    return tree_.has_child(verb, {Deprel::aux_tense}) &&
           tree_[verb].morph.verb_form == VerbForm::part;
  }

  /// "…, selon Y"
  [[nodiscard]] bool names_source(TokenIndex verb) const {
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      return by != no_token && lexicon_.bond(tree_[by].lemma) == Bond::source;
    });
  }

  void read_noun(TokenIndex noun) {
    for (const TokenIndex c : tree_.children(noun)) {
      const Token& t = tree_[c];
      const Deprel d = main_relation(t.deprel);
      if (d == Deprel::amod || d == Deprel::det || d == Deprel::advmod || d == Deprel::acl ||
          d == Deprel::case_) {
        const Marker marker = lexicon_.marker(t.lemma);
        if (d == Deprel::case_ && marker == Marker::anterior) anterior_ = true;
        if (marker != Marker::purpose) read_marker(marker);
        if (d == Deprel::acl && tree_.is_passive(c) && !is_denied_charge(noun, c))
          apply_participle(lexicon_.verb_governor(t.lemma));
      }
    }
  }

  /// "a rejeté les accusations de Kinshasa": they were made all the same. "Ces accusations" only
  /// points back.
  [[nodiscard]] bool is_denied_charge(TokenIndex noun, TokenIndex verb) const {
    return lexicon_.marker(tree_[noun].lemma) == Marker::charge &&
           tree_.has_child(noun, {Deprel::nmod, Deprel::nmod_poss, Deprel::amod, Deprel::acl}) &&
           governor_of(verb, tree_, lexicon_) == Governor::refuse;
  }

  /// "une visite prévue jeudi".
  void apply_participle(Governor governor) {
    if (governor == Governor::plan || governor == Governor::refuse || governor == Governor::begin) {
      apply(governor);
    }
  }

  /// "occuperont la place jusqu'à la démission du ministre": what people wait for, until which they
  /// mean to go on; not what ended something ("a dirigé le parti jusqu'à sa démission").
  [[nodiscard]] bool is_awaited(TokenIndex token) const {
    const TokenIndex head = tree_.head(token);
    if (head >= tree_.size() || !tree_.is_verbal(head)) return false;
    const auto& children = tree_.children(token);
    const bool until = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return lexicon_.marker(tree_[c].lemma) == Marker::until &&
             (tree_[c].deprel == Deprel::case_ || tree_[c].deprel == Deprel::mark);
    });
    if (!until) return false;
    const TokenIndex finite = tree_.finite_of(head);
    if (finite == no_token) {
      const TokenIndex above = tree_.head(head);
      const bool went_on = above < tree_.size() && is_past(above) &&
                           governor_of(above, tree_, lexicon_) == Governor::begin;
      return tree_[head].morph.verb_form == VerbForm::inf && !went_on;
    }
    const Tense tense = tree_[finite].morph.tense;
    const bool perfect = tree_[head].morph.verb_form == VerbForm::part &&
                         (!tree_.is_passive(head) || tree_.has_child(head, {Deprel::aux_tense}));
    return tense != Tense::past && tense != Tense::imp && !perfect;
  }

  /// "appelle à ce que A cède et à ce que B parle": the verb that both clauses stand under.
  [[nodiscard]] TokenIndex over_pronoun(TokenIndex noun) const {
    TokenIndex at = noun;
    for (int i = 0; i < max_climb && at < tree_.size() && tree_[at].upos == Upos::pron; ++i)
      at = tree_.head(at);
    return at < tree_.size() ? at : noun;
  }

  /// "demande que A cède": the clause of what somebody asks for.
  [[nodiscard]] bool is_called_for(TokenIndex verb) const {
    const TokenIndex above = tree_.head(verb);
    return main_relation(tree_[verb].deprel) == Deprel::ccomp && above != no_token &&
           governor_of(above, tree_, lexicon_) == Governor::call;
  }

  TokenIndex above_verb(TokenIndex verb) {
    const Token& t = tree_[verb];
    const TokenIndex head = t.head;
    const Deprel d = main_relation(t.deprel);
    // "jusqu'à ce qu'il parte" hangs on "ce".
    if (is_awaited(verb) || (d == Deprel::acl && head < verb && is_awaited(head)))
      standing_.told = false;
    if (head == no_token || t.deprel == Deprel::acl_relcl) return no_token;
    const bool finite = tree_.finite_of(verb) != no_token;
    const bool participle = !finite && t.morph.verb_form == VerbForm::part;
    if (d == Deprel::conj) {
      // "demande que A cède et que B condamne": asked for too, whatever the first clause denies.
      if (finite && tree_.has_child(verb, {Deprel::mark}) && is_called_for(head))
        return above_verb(head);
      return !finite && tree_.is_verbal(head) && !participle ? head : no_token;
    }
    // "après avoir pris la ville, ils menacent": what went before is a fact.
    if (anterior_) return no_token;
    const bool complement = d == Deprel::xcomp || d == Deprel::ccomp || d == Deprel::acl ||
                            d == Deprel::advcl || d == Deprel::obl || d == Deprel::nmod ||
                            d == Deprel::obj || t.deprel == Deprel::csubj;
    // "a mis son veto à une résolution condamnant X": a text that somebody opposes says nothing.
    if (d == Deprel::acl && participle && t.morph.tense == Tense::pres && is_opposed(head)) {
      standing_.told = false;
      return no_token;
    }
    // "ruled out sending troops": no free participle but what the verb before it is about.
    const bool gerund = participle && t.morph.tense == Tense::pres && d == Deprel::advcl &&
                        head < verb && verb - head <= 2 && tree_.is_verbal(head);
    // "ask it to keep its word by calling a congress": asked for too.
    if (participle && t.morph.tense == Tense::pres && d == Deprel::advcl && head < verb &&
        tree_[head].morph.verb_form == VerbForm::inf && tree_.finite_of(head) == no_token)
      return head;
    if (!complement || (participle && d != Deprel::xcomp && !gerund)) return no_token;
    // "Après que la Serbie a protesté, Paris a refusé": a clause with its own tense stands for
    // itself.
    if (d == Deprel::advcl && finite && !clause_aim_) return no_token;
    const bool verbal = tree_.is_verbal(head);
    const Governor governor =
        governor_of(d == Deprel::acl && finite ? over_pronoun(head) : head, tree_, lexicon_);
    // "a été le premier à condamner": that one did it
    if (const TokenIndex one = singled_out(verb, tree_, lexicon_); one != no_token)
      return above_singled_out(one);
    // What one does something for need not come; "a effectué 50 vols pour aider" did help.
    // "a profité de l'occasion pour féliciter", "se sont entendus pour fermer" too.
    // "a donné trois jours aux rebelles pour partir": that is for them to do.
    const bool done =
        (governor == Governor::light && (!has_addressee(head) || speaks_to(verb)) &&
         !strikes(head)) ||
        (tree_.is_verbal(head) && lexicon_.marker(tree_[head].lemma) == Marker::occasion);
    if (purpose_ && (aim_ || clause_aim_ || !done)) {
      standing_.told = false;
      standing_.purpose = true;
      return no_token;
    }
    if (d == Deprel::advcl && (governor == Governor::none || finite)) return no_token;
    standing_.embedder = standing_.embedder == no_token ? head : standing_.embedder;
    begun_ = governor == Governor::begin && verbal && is_past(head);
    // "est soupçonné d'avoir lancé": what one is suspected of was done.
    const bool past = participle && tree_.has_child(verb, {Deprel::aux, Deprel::aux_tense});
    const bool suspected = governor == Governor::maybe && past && verbal && tree_.is_passive(head);
    if (!achieved(head) && !suspected) apply(governor);
    if (finite) return no_token;
    if (is_chance_taken(head)) return tree_.head(head);
    return infinitive_above(head, verbal, governor);
  }

  /// What is said of the one whom the happening tells apart is said of the happening as well.
  TokenIndex above_singled_out(TokenIndex one) {
    purpose_ = aim_ = false;
    const TokenIndex above = tree_.head(one);
    // "l'un | des premiers"
    if (tree_[one].deprel == Deprel::nmod && above < one) one = above;
    if (tree_[one].deprel == Deprel::xcomp) return above;
    const Status status = standing_.status;
    read_verb(one);
    // "n'est pas le seul à critiquer": he did, with others
    if (standing_.status == Status::negated) standing_.status = status;
    return above_verb(one);
  }

  /// "a envoyé une lettre au ministre pour lui demander": whoever sent it asks.
  [[nodiscard]] bool speaks_to(TokenIndex infinitive) const {
    const auto& children = tree_.children(infinitive);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return tree_[c].deprel == Deprel::iobj && tree_.is_person_pronoun(c);
    });
  }

  /// "aux rebelles", "à Doha": those to whom something is given.
  [[nodiscard]] bool has_addressee(TokenIndex verb) const {
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return introduced_as(c, Marker::dative, tree_, lexicon_);
    });
  }

  /// "une offensive lancée pour prendre la ville": what one strikes for may fail.
  [[nodiscard]] bool strikes(TokenIndex light) const {
    TokenIndex deed = tree_.child(light, Deprel::obj);
    if (deed == no_token) deed = tree_.child(light, Deprel::nsubj_pass);
    if (deed == no_token && tree_[light].deprel == Deprel::acl) deed = tree_.head(light);
    if (deed >= tree_.size()) return false;
    const auto* rows = lexicon_.find(tree_[deed].lemma);
    return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
             return lexicon_.entry(row).type == EventType::assault;
           });
  }

  /// "son veto à une résolution", "a voté contre une résolution", "rejette une motion".
  [[nodiscard]] bool is_opposed(TokenIndex noun) const {
    const TokenIndex above = tree_.head(noun);
    if (above >= tree_.size() || !tree_.is_nominal(noun)) return false;
    if (governor_of(above, tree_, lexicon_) == Governor::refuse) return true;
    const auto& beside = tree_.children(noun);
    const bool against = std::any_of(beside.begin(), beside.end(), [&](TokenIndex c) {
      return tree_[c].deprel == Deprel::case_ && lexicon_.marker(tree_[c].lemma) == Marker::against;
    });
    const TokenIndex object = tree_.child(above, Deprel::obj);
    return tree_.is_verbal(above) &&
           (against || (object != no_token && object != noun &&
                        lexicon_.noun_governor(tree_[object].lemma) == Governor::refuse));
  }

  /// "a eu l'occasion de rencontrer le roi": whoever had it took it.
  [[nodiscard]] bool is_chance_taken(TokenIndex noun) const {
    const TokenIndex verb = tree_.head(noun);
    return tree_.is_nominal(noun) && lexicon_.marker(tree_[noun].lemma) == Marker::achieved &&
           verb != no_token && main_relation(tree_[noun].deprel) == Deprel::obj &&
           lexicon_.marker(tree_[verb].lemma) == Marker::auxiliary && is_done(verb);
  }

  /// "a pu quitter la ville", "ont dû fuir": what one was able or had to do, one did.
  [[nodiscard]] bool achieved(TokenIndex verb) const {
    return lexicon_.marker(tree_[verb].lemma) == Marker::achieved && is_done(verb);
  }

  /// A participle with a finite auxiliary, neither future nor conditional.
  [[nodiscard]] bool is_done(TokenIndex verb) const {
    const TokenIndex finite = tree_.finite_of(verb);
    return finite != no_token && finite != verb && tree_.is_verbal(verb) &&
           tree_[verb].morph.verb_form == VerbForm::part && tree_[finite].morph.mood == Mood::ind &&
           tree_[finite].morph.tense != Tense::fut;
  }

  /// "began deploying", "ont commencé à": the beginning itself is past.
  [[nodiscard]] bool is_past(TokenIndex verb) const {
    const TokenIndex finite = tree_.finite_of(verb);
    if (finite == no_token) return false;
    return finite == verb ? tree_[verb].morph.tense == Tense::past
                          : tree_[verb].morph.verb_form == VerbForm::part;
  }

  TokenIndex infinitive_above(TokenIndex head, bool verbal, Governor governor) {
    if (governor == Governor::none) {
      // "le droit de manifester": an infinitive under an unknown noun is no fact.
      const bool reduced =
          verbal && (tree_[head].deprel == Deprel::acl || tree_[head].deprel == Deprel::amod);
      if (!verbal || reduced) standing_.told = false;
      standing_.uncertain = true;
    }
    return verbal ? head : no_token;
  }

  TokenIndex above_noun(TokenIndex noun) {
    const Token& t = tree_[noun];
    const TokenIndex head = t.head;
    if (head == no_token) return no_token;
    const Deprel d = main_relation(t.deprel);
    if (d == Deprel::conj) return tree_.is_verbal(head) ? no_token : head;
    // Not of "jusqu'à la grève prévue jeudi".
    if (standing_.status == Status::occurred && is_awaited(noun)) standing_.told = false;
    if (anterior_ || !standing_.told) return no_token;
    if (!tree_.is_verbal(head)) {
      if (d != Deprel::nmod) return no_token;
      const Governor governor = governor_of(head, tree_, lexicon_);
      apply(governor);
      return governor == Governor::light || governor == Governor::begin ||
                     governor == Governor::plan
                 ? head
                 : no_token;
    }
    // "Under the deal struck in May, rebels will be sent home": a frame, which stands by itself.
    if (d == Deprel::obl && noun < head) {
      standing_.embedder = head;
      return no_token;
    }
    const Governor governor = governor_of(head, tree_, lexicon_);
    const bool subject = t.deprel == Deprel::nsubj;
    if (subject) {
      const bool happens = governor == Governor::occur || governor == Governor::act ||
                           governor == Governor::begin || governor == Governor::maybe;
      standing_.supported = standing_.supported || happens;
      if (governor == Governor::begin) apply(governor);
      return happens ? head : no_token;
    }
    if (governor == Governor::light || governor == Governor::act || governor == Governor::undergo ||
        governor == Governor::begin) {
      standing_.supported = true;
      apply(governor);
      light_ = true;
      return head;
    }
    standing_.embedder = head;
    // "autoriser les visites" only lets them happen.
    const bool intended =
        governor == Governor::plan && lexicon_.bond(tree_[head].lemma) != Bond::compel;
    standing_.supported = standing_.supported || intended;
    if (!is_denied_charge(noun, head) &&
        (d != Deprel::obl || governor == Governor::call || governor == Governor::topic ||
         governor == Governor::refuse)) {
      apply(governor);
    }
    return no_token;
  }

  /// A sentence that asks tells nothing. A light verb in the present tells what is under way.
  void question(TokenIndex trigger) {
    if (tree_.is_question(trigger)) standing_.told = false;
    const bool headline = tree_.analysis().sentences[tree_.sentence(trigger)].headline;
    if (light_ && present_ && !headline && standing_.status == Status::occurred) {
      standing_.status = Status::ongoing;
    }
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  Standing standing_;
  bool purpose_ = false;
  bool clause_aim_ = false;  ///< a purpose told by a whole clause
  bool begun_ = false;       ///< under a verb of beginning in the past
  bool aim_ = false;         ///< a purpose of the whole sentence
  bool anterior_ = false;    ///< the happening went before what governs it
  bool present_ = false;
  bool light_ = false;
};

}  // namespace

bool negates_with_another(TokenIndex adverb, const Tree& tree, const Lexicon& lexicon) {
  if (lexicon.marker(tree[adverb].lemma) == Marker::no_longer && tree.head(adverb) < tree.size()) {
    const auto& beside = tree.children(tree.head(adverb));
    return std::any_of(beside.begin(), beside.end(), [&](TokenIndex c) {
      return c < adverb && tree[c].morph.negative &&
             main_relation(tree[c].deprel) == Deprel::advmod;
    });
  }
  for (const TokenIndex c : tree.children(adverb)) {
    const Deprel d = main_relation(tree[c].deprel);
    if ((d == Deprel::advmod || d == Deprel::det) && c < adverb &&
        lexicon.marker(tree[c].lemma) == Marker::negation)
      return true;
  }
  return false;
}

Standing standing_of(TokenIndex trigger, const Tree& tree, const Lexicon& lexicon) {
  return Climb(tree, lexicon).run(trigger);
}

}  // namespace depeche::events
