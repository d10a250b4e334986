// SPDX-License-Identifier: Apache-2.0
// To which noun or verb does a loose part belong, where the tree leaves a choice?
#include "events/arguments.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche::events {

Gender Arguments::gender_of(TokenIndex noun) const {
  if (tree_[noun].morph.gender != Gender::none && tree_[noun].upos != Upos::propn)
    return tree_[noun].morph.gender;
  const TokenIndex article = tree_.child(noun, Deprel::det);
  return article == no_token ? Gender::none : tree_[article].morph.gender;
}

/// Nothing in number or gender speaks against it that `by` says something of `noun`.
bool Arguments::agree(TokenIndex noun, TokenIndex by, bool gender) const {
  const Morph& morph = tree_[by].morph;
  const Number number = tree_[noun].morph.number;
  const bool several = tree_.has_child(noun, {Deprel::conj});
  if (!several && number != Number::none && morph.number != Number::none && number != morph.number)
    return false;
  if (!gender || several) return true;
  const Gender g = gender_of(noun);
  return g == Gender::none || morph.gender == Gender::none || g == morph.gender;
}

/// "un agent de la DGSE enlevé", "X, agent de la DGSE, enlevé": the noun that `by` is said of,
/// `noun` or one above it; behind a comma the topmost that agrees, else the nearest.
TokenIndex Arguments::described(TokenIndex noun, TokenIndex by, bool gender) const {
  TokenIndex first = by;
  for (const TokenIndex c : tree_.children(by)) {
    if (c < first && c > noun) first = c;
  }
  const bool apart = first > 0 && tree_[first - 1].upos == Upos::punct;
  TokenIndex best = no_token;
  TokenIndex t = noun;
  for (int i = 0; i < deepest; ++i) {
    if (agree(t, by, gender)) {
      best = t;
      if (!apart || !gender) break;
    }
    const Deprel d = main_relation(tree_[t].deprel);
    const TokenIndex up = tree_.head(t);
    const bool below = d == Deprel::nmod || d == Deprel::appos;
    if (!below || up == no_token || up > t || !tree_.is_nominal(up)) break;
    t = up;
  }
  return best == no_token ? noun : best;
}

/// Does the lexicon know the verb as an act of speech alone?
bool Arguments::speaks(TokenIndex verb) const {
  const auto* entries = lexicon_.find(tree_[verb].lemma);
  return entries != nullptr &&
         std::all_of(entries->begin(), entries->end(), [&](const Choice& choice) {
           return is_verbal_act(lexicon_.entry(choice).type);
         });
}

/// Among others as one?
bool Arguments::may_speak(TokenIndex verb) const {
  const auto* entries = lexicon_.find(tree_[verb].lemma);
  return entries != nullptr &&
         std::any_of(entries->begin(), entries->end(), [&](const Choice& choice) {
           return is_verbal_act(lexicon_.entry(choice).type);
         });
}

/// As a deed alone?
bool Arguments::acts(TokenIndex verb) const {
  return lexicon_.find(tree_[verb].lemma) != nullptr && !may_speak(verb);
}

/// "said that police had searched homes and made arrests", "a dit que X avait gagné et sommé Y de":
/// the verb whose subject a coordinated one shares.
TokenIndex Arguments::sharing_subject(TokenIndex verb) const {
  TokenIndex head = tree_.head(verb);
  // "urged the embassy to reconsider and spoke with X": no infinitive goes with a finite verb.
  if (tree_.finite_of(verb) != no_token) {
    for (int i = 0; i < max_climb && tree_[head].morph.verb_form == VerbForm::inf; ++i) {
      const TokenIndex next = tree_.head(head);
      if (next == no_token || next > head || !tree_.is_verbal(next)) break;
      head = next;
    }
  }
  if (lexicon_.bond(tree_[head].lemma) == Bond::report) {
    for (const TokenIndex c : tree_.children(head)) {
      if (tree_[c].deprel != Deprel::ccomp || c > verb || !tree_.is_verbal(c)) continue;
      const bool bare = tree_[verb].morph.verb_form == VerbForm::part &&
                        tree_.finite_of(verb) == no_token &&
                        tree_[head].morph.verb_form == VerbForm::fin;
      if (bare || acts(verb)) return c;
    }
    return head;
  }
  const TokenIndex above = tree_.head(head);
  const bool told = tree_[head].deprel == Deprel::ccomp && above != no_token && above < head &&
                    lexicon_.bond(tree_[above].lemma) == Bond::report;
  return told && speaks(verb) && !speaks(head) ? above : head;
}

void Arguments::blamed(TokenIndex noun, TokenList& out) const {
  TokenIndex verb = no_token;
  const TokenIndex head = tree_.head(noun);
  const Deprel d = tree_[noun].deprel;
  const bool object = d == Deprel::obj || d == Deprel::nsubj_pass ||
                      (d == Deprel::nsubj && head != no_token && is_passive(head));
  if (object && lexicon_.bond(tree_[head].lemma) == Bond::blame) verb = head;
  for (const TokenIndex c : tree_.children(noun)) {
    const Deprel r = tree_[c].deprel;
    if (verb == no_token && (r == Deprel::acl || r == Deprel::acl_relcl || r == Deprel::amod) &&
        lexicon_.bond(tree_[c].lemma) == Bond::blame)
      verb = c;
  }
  if (verb == no_token) return;
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel r = main_relation(tree_[c].deprel);
    if (r != Deprel::obl && r != Deprel::iobj && r != Deprel::nmod) continue;
    if (introduced_as(c, Marker::agent, tree_, lexicon_)) continue;
    if (tree_[c].upos == Upos::noun || tree_[c].upos == Upos::propn || r == Deprel::iobj)
      add(c, out);
  }
  if (!out.empty() || verb != head) return;
  // "a imputé l'attaque à l'Ukraine", hung on the attack.
  for (const TokenIndex c : tree_.children(noun)) {
    if (tree_[c].deprel == Deprel::nmod && introduced_as(c, Marker::dative, tree_, lexicon_))
      add(c, out);
  }
}

/// "arrested five rebels for attacking a convoy", "condamné pour avoir tué": done before by those
/// to whom the other is done.
bool Arguments::is_reason(TokenIndex verb) const {
  bool reason = false;
  bool purpose = false;
  bool perfect = false;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    const Deprel d = main_relation(t.deprel);
    if (d == Deprel::aux && t.morph.verb_form == VerbForm::inf) perfect = true;
    if (c > verb || (d != Deprel::mark && d != Deprel::case_)) continue;
    const Marker marker = lexicon_.marker(t.lemma);
    reason = reason || marker == Marker::reason;
    purpose = purpose || marker == Marker::purpose;
  }
  return (reason && tree_.finite_of(verb) == no_token) || (purpose && perfect);
}

namespace {

/// "accuser X" by the object, "reprocher à X" by the indirect one; not "ouvrir une enquête sur X",
/// "susciter la colère de X".
bool accuses_by(const Entry& entry, Slot::Kind kind) {
  if (entry.type != EventType::accuse) return false;
  const auto& choices = entry.recipient.choices;
  return std::any_of(choices.begin(), choices.end(), [kind](const std::vector<Slot>& slots) {
    return std::any_of(slots.begin(), slots.end(),
                       [kind](const Slot& slot) { return slot.kind == kind; });
  });
}

}  // namespace

/// "en menaçant", "…, menaçant": a gerund by itself or behind a comma; no "of killing", and no
/// "ses rivaux lui reprochant", which tells of the noun before it.
bool Arguments::goes_with(TokenIndex clause) const {
  const Morph& morph = tree_[clause].morph;
  if (!is_gerund(morph)) return false;
  TokenIndex first = clause;
  bool led = false;
  for (const TokenIndex c : tree_.children(clause)) {
    first = std::min(first, c);
    if (tree_[c].deprel != Deprel::mark && tree_[c].deprel != Deprel::case_) continue;
    if (lexicon_.marker(tree_[c].lemma) != Marker::none) return false;
    led = true;
  }
  return led || tree_[first].form == "," || (first > 0 && tree_[first - 1].form == ",");
}

/// "accuse Qatar of financing", "soupçonné d'avoir attaqué": who is accused did it, but not what
/// goes with the accusation ("a accusé X, menaçant de riposter", "en menaçant").
bool Arguments::accuses(TokenIndex verb, TokenIndex clause) const {
  if (goes_with(clause)) return false;
  return verb < tree_.size() && tree_.is_verbal(verb) && may_accuse(verb, Slot::Kind::object);
}

/// Has the lexicon a row by which the verb accuses whom that slot names?
bool Arguments::may_accuse(TokenIndex verb, Slot::Kind slot) const {
  const auto* entries = lexicon_.find(tree_[verb].lemma);
  return entries != nullptr &&
         std::any_of(entries->begin(), entries->end(), [&](const Choice& choice) {
           return accuses_by(lexicon_.entry(choice), slot);
         });
}

}  // namespace depeche::events
