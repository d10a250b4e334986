// SPDX-License-Identifier: Apache-2.0
// Is it a fact?
#include "events/standing.h"

#include "events/fact_signs.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche::events {

namespace {

class Climb {
 public:
  Climb(const Tree& tree, const Lexicon& lexicon)
      : tree_(tree), lexicon_(lexicon), signs_(tree, lexicon) {}

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
    if (signs_.is_mishap(trigger)) standing_.told = false;
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
      if (d == Deprel::aux && signs_.before_past(c, verb)) continue;
      if (d == Deprel::aux) {
        perfect = perfect || tree_[verb].morph.verb_form == VerbForm::part;
        // "announced that it would expel": to come, seen from then.
        const bool later = (lexicon_.bond(t.lemma) == Bond::later ||
                            lexicon_.marker(t.lemma) == Marker::backshift) &&
                           signs_.reported(verb);
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
      if ((d == Deprel::obj || d == Deprel::nsubj) && signs_.is_none(c)) weaken(Status::negated);
      if (t.morph.negative && (d == Deprel::advmod || d == Deprel::det) &&
          lexicon_.marker(t.lemma) == Marker::negation) {
        weaken(Status::negated);
      }
    }
    if (signs_.is_forgone(verb)) standing_.told = false;
    read_tense(verb);
    if (tree_.finite_of(verb) != no_token && standing_.status == Status::occurred &&
        signs_.lasts(verb))
      standing_.status = Status::ongoing;
  }

  void read_tense(TokenIndex verb) {
    const TokenIndex finite = tree_.finite_of(verb);
    if (finite == no_token) return;
    const Morph& morph = tree_[finite].morph;
    if (morph.tense == Tense::fut) weaken(Status::planned);
    // The press conditional ("aurait tué") relates; the plain one supposes.
    // So does that of a passive beside a source ("serait détenu par X, selon Y").
    standing_.rumoured =
        morph.mood == Mood::cnd &&
        (signs_.compound_tense(verb) || (tree_.is_passive(verb) && signs_.names_source(verb)));
    // "devraient se rencontrer jeudi" tells of a plan, "pourraient se rencontrer" of none.
    const bool expected = lexicon_.verb_governor(tree_[finite].lemma) == Governor::plan &&
                          lexicon_.marker(tree_[finite].lemma) == Marker::achieved;
    if (morph.mood == Mood::cnd && !standing_.rumoured)
      weaken(expected || signs_.reported(verb) ? Status::planned : Status::hypothetical);
    // "The ministers are to meet".
    if (tree_[verb].morph.verb_form == VerbForm::inf && finite != verb &&
        morph.tense == Tense::pres && signs_.has_infinitive_mark(finite, verb)) {
      weaken(Status::planned);
    }
    if (morph.mood == Mood::imp) standing_.told = false;
    if (is_gerund(tree_[verb].morph) && finite != verb && standing_.status == Status::occurred) {
      standing_.status = Status::ongoing;
    }
    present_ = morph.tense == Tense::pres && finite == verb && morph.mood == Mood::ind;
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
        if (d == Deprel::acl && tree_.is_passive(c) && !signs_.is_denied_charge(noun, c))
          apply_participle(lexicon_.verb_governor(t.lemma));
      }
    }
    // "Prévus jeudi, les pourparlers ont été repoussés": the participle stands before its noun.
    const TokenIndex ahead = signs_.fronted_participle(noun);
    if (ahead != no_token && lexicon_.verb_governor(tree_[ahead].lemma) == Governor::plan)
      apply_participle(Governor::plan);
  }

  /// "une visite prévue jeudi".
  void apply_participle(Governor governor) {
    if (governor == Governor::plan || governor == Governor::refuse || governor == Governor::begin) {
      foreseen_ = foreseen_ || (governor == Governor::plan && standing_.status == Status::occurred);
      apply(governor);
    }
  }

  /// Of two verbs that are joined the second may stand as the first does.
  TokenIndex above_joined(TokenIndex verb) {
    const TokenIndex head = tree_.head(verb);
    const Morph& morph = tree_[verb].morph;
    const bool finite = tree_.finite_of(verb) != no_token;
    // "demande que A cède et que B condamne": asked for too, whatever the first clause denies.
    if (finite && tree_.has_child(verb, {Deprel::mark}) && signs_.is_called_for(head))
      return above_verb(head);
    // "withdrawing troops and lifting the curfew"
    const bool gerunds =
        is_gerund(morph) && is_gerund(tree_[head].morph) && tree_[head].deprel == Deprel::xcomp;
    const bool participle = morph.verb_form == VerbForm::part;
    return !finite && tree_.is_verbal(head) && (!participle || gerunds) ? head : no_token;
  }

  /// Does the clause hang on the word above it, or does it stand for itself ("Après que la Serbie a
  /// protesté, Paris a refusé", a free participle)?
  [[nodiscard]] bool is_governed(TokenIndex verb) const {
    const Token& t = tree_[verb];
    const Deprel d = main_relation(t.deprel);
    const bool complement = d == Deprel::xcomp || d == Deprel::ccomp || d == Deprel::acl ||
                            d == Deprel::advcl || d == Deprel::obl || d == Deprel::nmod ||
                            d == Deprel::obj || t.deprel == Deprel::csubj;
    const bool finite = tree_.finite_of(verb) != no_token;
    const bool participle = !finite && t.morph.verb_form == VerbForm::part;
    // "ruled out sending troops": no free participle but what the verb before it is about.
    const bool gerund = participle && t.morph.tense == Tense::pres && d == Deprel::advcl &&
                        signs_.stands_right_behind(verb, t.head);
    if (!complement || (participle && d != Deprel::xcomp && !gerund)) return false;
    return d != Deprel::advcl || !finite || clause_aim_;
  }

  /// What one does something for need not come; "a effectué 50 vols pour aider" did help, "a
  /// profité de l'occasion pour féliciter", "se sont entendus pour fermer" too. "a donné trois
  /// jours aux rebelles pour partir": that is for them to do.
  [[nodiscard]] bool need_not_come(TokenIndex verb, Governor governor) const {
    const TokenIndex head = tree_.head(verb);
    const bool done =
        (governor == Governor::light && (!signs_.has_addressee(head) || signs_.speaks_to(verb)) &&
         !signs_.strikes(head)) ||
        (tree_.is_verbal(head) && lexicon_.marker(tree_[head].lemma) == Marker::occasion);
    return purpose_ && (aim_ || clause_aim_ || !done);
  }

  /// Does what governs the verb leave it a fact: "est soupçonné d'avoir lancé" (it was done), "told
  /// reporters that", what somebody managed to do?
  [[nodiscard]] bool leaves_fact(TokenIndex verb, Governor governor) const {
    const Token& t = tree_[verb];
    const bool past = tree_.finite_of(verb) == no_token && t.morph.verb_form == VerbForm::part &&
                      tree_.has_child(verb, {Deprel::aux, Deprel::aux_tense});
    const bool suspected =
        governor == Governor::maybe && past && tree_.is_verbal(t.head) && tree_.is_passive(t.head);
    const bool stated = governor == Governor::call && main_relation(t.deprel) == Deprel::ccomp &&
                        is_statement(verb, t.head);
    return signs_.achieved(t.head) || suspected || stated;
  }

  TokenIndex above_verb(TokenIndex verb) {
    const Token& t = tree_[verb];
    const TokenIndex head = t.head;
    const Deprel d = main_relation(t.deprel);
    // "jusqu'à ce qu'il parte" hangs on "ce".
    if (signs_.is_awaited(verb) || (d == Deprel::acl && head < verb && signs_.is_awaited(head)))
      standing_.told = false;
    if (head == no_token || t.deprel == Deprel::acl_relcl) return no_token;
    if (d == Deprel::conj) return above_joined(verb);
    // "après avoir pris la ville, ils menacent": what went before is a fact.
    if (anterior_) return no_token;
    const bool finite = tree_.finite_of(verb) != no_token;
    const bool gerund =
        !finite && t.morph.verb_form == VerbForm::part && t.morph.tense == Tense::pres;
    // "a mis son veto à une résolution condamnant X": a text that somebody opposes says nothing.
    if (d == Deprel::acl && gerund && signs_.is_opposed(head)) {
      standing_.told = false;
      return no_token;
    }
    // "ask it to keep its word by calling a congress": asked for too.
    if (gerund && d == Deprel::advcl && head < verb &&
        tree_[head].morph.verb_form == VerbForm::inf && tree_.finite_of(head) == no_token)
      return head;
    if (!is_governed(verb)) return no_token;
    const Governor governor =
        signs_.governor(d == Deprel::acl && finite ? signs_.over_pronoun(head) : head);
    // "a été le premier à condamner": that one did it
    if (const TokenIndex one = singled_out(verb, tree_, lexicon_); one != no_token)
      return above_singled_out(one);
    if (need_not_come(verb, governor)) {
      standing_.told = false;
      standing_.purpose = true;
      return no_token;
    }
    if (d == Deprel::advcl && (governor == Governor::none || finite)) return no_token;
    const bool verbal = tree_.is_verbal(head);
    standing_.embedder = standing_.embedder == no_token ? head : standing_.embedder;
    begun_ = governor == Governor::begin && verbal && signs_.is_past(head);
    if (!leaves_fact(verb, governor)) apply(governor);
    if (finite) return no_token;
    if (signs_.is_chance_taken(head)) return tree_.head(head);
    return infinitive_above(head, verbal, governor);
  }

  /// "Gunmen killed ten people, the mayor told reporters", "told them that X had killed": a clause
  /// of the past is no call; not "asked whether X killed".
  [[nodiscard]] bool is_statement(TokenIndex verb, TokenIndex head) const {
    const TokenIndex finite = tree_.finite_of(verb);
    if (finite == no_token || !signs_.is_past(finite)) return false;
    if (verb < head) return true;
    const TokenIndex mark = tree_.child(verb, Deprel::mark);
    return mark != no_token && lexicon_.marker(tree_[mark].lemma) == Marker::none;
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

  TokenIndex infinitive_above(TokenIndex head, bool verbal, Governor governor) {
    if (governor == Governor::none) {
      // "their demands include withdrawing": as the demands stand, so does what is in them.
      const TokenIndex subject = verbal ? tree_.child(head, Deprel::nsubj) : no_token;
      if (subject != no_token) apply(lexicon_.noun_governor(tree_[subject].lemma));
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
    if (standing_.status == Status::occurred && signs_.is_awaited(noun)) standing_.told = false;
    if (anterior_ || !standing_.told) return no_token;
    if (!tree_.is_verbal(head)) {
      if (d != Deprel::nmod) return no_token;
      const Governor governor = signs_.governor(head);
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
    const Governor governor = signs_.governor(head, noun);
    const bool subject = t.deprel == Deprel::nsubj;
    if (subject) {
      const bool happens = governor == Governor::occur || governor == Governor::act ||
                           governor == Governor::begin || governor == Governor::maybe;
      standing_.supported = standing_.supported || happens;
      if (governor == Governor::begin) apply(governor);
      // "la rencontre, prévue de longue date, s'est tenue": it has come.
      const bool held = governor == Governor::occur || governor == Governor::light;
      if (foreseen_ && held && signs_.is_past(head) && standing_.status == Status::planned)
        standing_.status = Status::occurred;
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
    if (!signs_.is_denied_charge(noun, head) &&
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
  FactSigns signs_;
  Standing standing_;
  bool purpose_ = false;
  bool clause_aim_ = false;  ///< a purpose told by a whole clause
  bool begun_ = false;       ///< under a verb of beginning in the past
  bool aim_ = false;         ///< a purpose of the whole sentence
  bool anterior_ = false;    ///< the happening went before what governs it
  bool present_ = false;
  bool light_ = false;
  bool foreseen_ = false;  ///< planned only by a participle of its own
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
