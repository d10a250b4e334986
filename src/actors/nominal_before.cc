// SPDX-License-Identifier: Apache-2.0
// What do the words before a noun say?
#include "actors/nominal_reader.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche::actors {

/// Determiners and numerals; false when the token is none.
bool NominalReader::read_determiner(std::uint32_t i) {
  const Token& token = scene_.token(i);
  const std::string_view form = token.part > 0 ? std::string_view(token.lower) : scene_.key(i);
  const ActorTables& tables = scene_.tables();
  const std::string own = phrase_key(token.lower);
  const auto is = [&](WordKind kind) {
    const bool found = tables.is(kind, form) || tables.is(kind, own);
    if (found && m_.number == Number::none) m_.number = tables.number_of(kind, own);
    return found;
  };
  if (token.upos == Upos::adp && token.part == 0) return false;
  // "know that bishops are": no "that" of one
  if (tables.number_of(WordKind::demonstrative, own) == Number::sing &&
      scene_.token(m_.head).morph.number == Number::plur && m_.gender == Gender::none)
    return false;
  if (is(WordKind::negative)) {
    negated_ = true;
  } else if (is(WordKind::demonstrative)) {
    m_.determination = Determination::demonstrative;
  } else if (is(WordKind::possessive)) {
    m_.determination = Determination::possessive;
    m_.of_many = is(WordKind::theirs);
  } else if (token.part == 0 && is(WordKind::indefinite)) {
    m_.determination = Determination::indefinite;
    each_ = is(WordKind::each);
  } else if (is(WordKind::definite)) {
    m_.determination = Determination::definite;
  } else if (is(WordKind::genitive)) {
    m_.determination = Determination::possessive;
    return true;
  } else {
    return token.upos == Upos::det;
  }
  return true;
}

/// Does a determiner, a number or the sentence stand right before?
bool NominalReader::opens_phrase(std::uint32_t i) const {
  if (i == sentence().first) return true;
  const Upos before = scene_.token(i - 1).upos;
  return before == Upos::det || before == Upos::num || before == Upos::adj ||
         scene_.is(WordKind::indefinite, i - 1) || scene_.is(WordKind::possessive, i - 1) ||
         scene_.is(WordKind::genitive, i - 1);  // "the country's | elected leader"
}

bool NominalReader::is_hyphen(std::uint32_t i) const {
  return scene_.token(i).upos == Upos::punct && scene_.token(i).form == "-";
}

/// "internationally recognised", "military-led": a word right before hangs on it.
bool NominalReader::has_own_modifier(std::uint32_t i) const {
  const std::uint32_t first = sentence().first;
  std::uint32_t before = i;
  if (before > first && is_hyphen(before - 1)) --before;
  return before > first && scene_.token(before - 1).head == i && modifies(scene_.token(before - 1));
}

/// A word of a description before its noun: no determiner, preposition or conjunction.
bool NominalReader::modifies(const Token& word) {
  const Deprel relation = main_relation(word.deprel);
  return relation == Deprel::amod || relation == Deprel::advmod || relation == Deprel::compound ||
         relation == Deprel::nummod || relation == Deprel::obl || relation == Deprel::nmod;
}

/// "the [military]-led government", "the [internationally] recognised one", "a [27-year]-old".
bool NominalReader::hangs_on_modifier(std::uint32_t i) const {
  if (is_hyphen(i)) {
    if (i <= sentence().first || is_hyphen(i - 1)) return false;
    --i;
  }
  const Token& word = scene_.token(i);
  if (word.head == no_token || word.head < left_ || word.head >= at_.first) return false;
  const bool number = word.upos == Upos::num && scene_.token(word.head).upos == Upos::num;
  return !number && word.part == 0 && word.upos != Upos::pron && modifies(word);
}

/// "European and | Iranian diplomats", "between 25 and | 30 gunmen": the first of two modifiers.
bool NominalReader::read_joint_modifier(std::uint32_t i) {
  const std::uint32_t first = sentence().first;
  if (scene_.token(i).upos != Upos::cconj || i <= first || left_ >= at_.first) return false;
  const Token& before = scene_.token(i - 1);
  const Token& behind = scene_.token(left_);
  if (draft_.at[i - 1] != nothing) return false;
  if (before.upos == Upos::num && behind.upos == Upos::num) {
    left_ = i - 1;
    if (left_ > first && scene_.is(WordKind::between, left_ - 1)) --left_;
    return true;
  }
  const bool joint = before.upos == Upos::adj && behind.deprel == Deprel::conj &&
                     behind.head == i - 1 && at_.contains(before.head) &&
                     scene_.demonym(i - 1).empty();
  if (!joint) return false;
  m_.details.emplace_back(scene_.lemma(i - 1));
  left_ = all_.first = i - 1;
  return true;
}

void NominalReader::read_inner_modifier(std::uint32_t i) {
  told_apart_ = true;
  // "Saudi-led", "an Israeli field hospital": whose it is; who backs it is another.
  const std::uint32_t head = scene_.token(i).head;
  if (scene_.is(WordKind::leading, head) || scene_.token(head).upos == Upos::noun) {
    take_country(scene_.demonym(i));
    const std::uint32_t place = scene_.place_at(i);
    if (place != nothing) take_country(scene_.places()[place].country);
  }
  left_ = all_.first = i;
}

/// "three | soldiers", "both | presidents"
void NominalReader::read_numeral(std::uint32_t i) {
  m_.counted = true;
  m_.numeral = scene_.key(i);
  m_.pair = m_.two = scene_.is(WordKind::two, i);
  if (m_.number == Number::none) m_.number = Number::plur;
  if (m_.two && scene_.is(WordKind::predeterminer, i))
    m_.determination = Determination::definite;  // "both"
  left_ = i;
  // "twenty-one"
  if (i > sentence().first + 1 && is_hyphen(i - 1) && scene_.token(i - 2).upos == Upos::num &&
      !scene_.token(i).space_before)
    left_ = i - 2;
}

/// "US | President", "Hong Kong | police": a place beside the noun that it hangs on.
bool NominalReader::read_land(std::uint32_t i) {
  const std::uint32_t place = scene_.place_at(i);
  if (place == nothing || i + 1 != at_.first || !scene_.tables().has(WordKind::genitive))
    return false;
  const TokenRange named = scene_.places()[place].tokens;
  if (!at_.contains(scene_.token(scene_.head_of(named)).head)) return false;
  take_country(scene_.places()[place].country);
  left_ = all_.first = named.first;
  return true;
}

/// "South | Korean president"
bool NominalReader::read_first_of_demonym(std::uint32_t i) {
  const bool capitals = i + 1 == left_ && starts_upper(scene_.token(i).form) &&
                        starts_upper(scene_.token(left_).form);
  if (!capitals ||
      scene_.tables().countries.by_demonym(scene_.text(scene_.span_of({i, i + 2}))).empty())
    return false;
  left_ = all_.first = i;
  return true;
}

/// "shot dead | ten people", "dans une lettre commune | trois syndicats": an adjective that is no
/// word for them.
bool NominalReader::is_of_others(std::uint32_t i) const {
  const Token& token = scene_.token(i);
  if (token.upos != Upos::adj) return false;
  if (token.deprel == Deprel::xcomp && !at_.contains(token.head)) return true;
  const Upos ahead = i > sentence().first ? scene_.token(i - 1).upos : Upos::x;
  return m_.counted &&
         (ahead == Upos::verb || (ahead == Upos::noun && !scene_.tables().has(WordKind::genitive)));
}

/// "Former | Representative X": whatever it hangs on, an adjective right before the noun. "toppled
/// President X" is what soldiers did, where the tree does not say otherwise.
bool NominalReader::is_former(std::uint32_t i) const {
  const Token& token = scene_.token(i);
  const bool right_before = i + 1 == left_ && token.upos == Upos::adj;
  return scene_.is(WordKind::former, i) && (at_.contains(token.head) || right_before) &&
         (token.upos != Upos::verb || main_relation(token.deprel) == Deprel::amod);
}

bool NominalReader::is_compound(std::uint32_t i) const {
  const Token& token = scene_.token(i);
  const bool beside = token.deprel == Deprel::amod || token.deprel == Deprel::nummod;
  return (token.deprel == Deprel::compound && token.upos != Upos::punct) ||
         (beside && token.upos == Upos::propn) ||
         scene_.tables().portfolio_words.contains(scene_.key(i));
}

/// "the visiting delegation", "suspected members"
bool NominalReader::is_participle_of(std::uint32_t i) const {
  const Token& token = scene_.token(i);
  return token.upos == Upos::verb && token.deprel == Deprel::amod && at_.contains(token.head) &&
         (opens_phrase(i) || has_own_modifier(i));
}

/// What a word beside the noun says of whoever is meant: a country, that it is over, a detail.
void NominalReader::take_adjective(std::uint32_t i, bool former) {
  const std::string_view demonym = scene_.demonym(i);
  m_.former = m_.former || former;
  m_.unseated = m_.unseated || scene_.is(WordKind::unseated, i);
  take_country(demonym);
  if (demonym.empty() && !former && !scene_.is(WordKind::passing, i))
    m_.details.emplace_back(scene_.lemma(i));
}

/// A numeral or modifier before the noun; false when the token is neither.
bool NominalReader::read_modifier(std::uint32_t i) {
  const Token& token = scene_.token(i);
  // "In November | soldiers", "on Thursday | four men"
  if (scene_.in_time(i)) return false;
  if (hangs_on_modifier(i)) {
    read_inner_modifier(i);
    return true;
  }
  const bool two = scene_.is(WordKind::two, i);
  // "both President X and Y"
  if (token.upos != Upos::num && two && m_.number == Number::sing) return false;
  if (token.upos == Upos::num || two) {
    read_numeral(i);
    return true;
  }
  if (is_of_others(i)) return false;
  if (read_land(i)) return true;
  const bool compound = is_compound(i);
  if (compound && m_.country.empty() && starts_upper(token.form))
    take_country(scene_.tables().countries.by_name(scene_.text(token.span)));
  if (read_first_of_demonym(i)) return true;
  const bool former = is_former(i);
  if (token.upos != Upos::adj && scene_.demonym(i).empty() && !compound && !former &&
      !is_participle_of(i))
    return false;
  take_adjective(i, former);
  if (token.upos == Upos::noun && compound) take_noun_beside(i);
  left_ = all_.first = i;
  return true;
}

/// "church leaders", "hospital officials": what the noun right before says of whose they are.
void NominalReader::take_noun_beside(std::uint32_t i) {
  const NounRow* const beside = scene_.tables().noun(scene_.lemma(i));
  if (i + 1 == at_.first && beside != nullptr && !beside->seat && row_.one == ActorType::person)
    take_sectors(beside->sectors);
}

/// A name as modifier ("Hamas leaders"); false when it stands for itself.
bool NominalReader::read_name_before(std::uint32_t i) {
  const Mention& before = draft_.mentions[draft_.at[i]];
  const Deprel deprel = scene_.token(before.head).deprel;
  // "European Council president": where nouns are set side by side, whatever the tree says.
  const bool beside = before.kind != Kind::person_name && before.tokens.last == left_ &&
                      left_ == at_.first && scene_.token(left_).space_before &&
                      scene_.tables().has(WordKind::genitive);
  const bool compound = beside || deprel == Deprel::compound || deprel == Deprel::nmod_poss ||
                        (deprel == Deprel::amod && before.kind != Kind::person_name);
  if (!compound || before.kind == Kind::nominal) return false;
  // "the Xinhua | news agency": the noun says what the name names.
  if (row_.outlet && before.kind == Kind::body_name && before.tokens.last == left_) return false;
  take_mention(before);
  take_captors(before);
  left_ = all_.first = before.tokens.first;
  return true;
}

/// "centaine", "hundreds"
bool NominalReader::is_quantity(std::uint32_t i) const {
  return scene_.is(WordKind::quantity, i) ||
         scene_.tables().is(WordKind::quantity, scene_.lemma(i));
}

/// "une centaine de soldats", "des centaines de | milliers de fidèles": the noun of number before
/// the complement that ends at `i`.
bool NominalReader::read_quantity(std::uint32_t i) {
  const bool again = m_.second_head == left_;
  if ((m_.counted && !again) || i == sentence().first || !scene_.is(WordKind::complement, i))
    return false;
  const std::uint32_t noun = i - 1;
  if (draft_.at[noun] != nothing || !is_quantity(noun)) return false;
  m_.counted = true;
  m_.number = Number::plur;
  m_.determination = Determination::indefinite;
  m_.second_head = noun;
  left_ = noun;
  return true;
}

/// "plus de 130 personnes", "at least twelve soldiers".
bool NominalReader::read_approximation() {
  constexpr std::uint32_t longest = 3;
  const std::uint32_t room = std::min(longest, left_ - sentence().first);
  for (std::uint32_t length = room; length > 0; --length) {
    std::string words;
    bool free = true;
    for (std::uint32_t k = left_ - length; k < left_; ++k) {
      if (!scene_.key(k).empty()) words.append(words.empty() ? "" : " ").append(scene_.key(k));
      free = free && draft_.at[k] == nothing;
    }
    if (!free || !scene_.tables().is(WordKind::approximate, words)) continue;
    left_ -= length;
    return true;
  }
  return false;
}

/// "Russia's envoy", "the island's minister": the possessor before the mark belongs to the
/// description.
void NominalReader::read_possessor(std::uint32_t mark) {
  constexpr std::uint32_t reach = 4;
  const std::uint32_t first = sentence().first;
  const std::uint32_t owner = mark - 1;
  take_country(scene_.tables().countries.by_name(scene_.text(scene_.token(owner).span)));
  if (draft_.at[owner] != nothing) {
    const Mention& name = draft_.mentions[draft_.at[owner]];
    take_mention(name);
    left_ = all_.first = name.tokens.first;
  } else {
    const std::uint32_t place = scene_.place_at(owner);
    left_ = all_.first = place != nothing ? scene_.places()[place].tokens.first : owner;
    if (place != nothing) take_country(scene_.places()[place].country);
  }
  for (std::uint32_t steps = 0; left_ > first && steps < reach; ++steps) {
    const std::uint32_t i = left_ - 1;
    const Token& token = scene_.token(i);
    if (draft_.at[i] != nothing || token.head == no_token || token.head <= i || token.head > owner)
      return;
    if (token.upos == Upos::det) {
      left_ = i;
      return;
    }
    if (token.upos != Upos::adj && token.upos != Upos::noun && token.upos != Upos::propn) return;
    left_ = all_.first = i;
  }
}

/// "l'[un] des responsables", "[six] of his soldiers": the word on which the description hangs as a
/// complement; `nothing` where it is none or a name stands there.
std::uint32_t NominalReader::counted_word() const {
  const std::uint32_t first = sentence().first;
  std::uint32_t link = left_;
  // The preposition may be one word with the article ("des").
  if (link > first && scene_.token(link).part > 0) --link;
  if (link == left_ && link > first && scene_.is(WordKind::complement, link - 1)) --link;
  if (link == left_ || link == first || !scene_.is(WordKind::complement, link)) return nothing;
  return draft_.at[link - 1] == nothing ? link - 1 : nothing;
}

/// "l'un des responsables", "one of the attackers": one of them.
bool NominalReader::read_one_of() {
  const std::uint32_t first = sentence().first;
  const std::uint32_t one = counted_word();
  if (one == nothing || !scene_.is(WordKind::one_of, one)) return false;
  left_ = one;
  if (one > first && scene_.is(WordKind::definite, one - 1)) left_ = one - 1;
  all_.first = left_;
  m_.number = Number::sing;
  m_.owned = m_.determination == Determination::possessive;
  m_.determination = Determination::indefinite;
  m_.counted = m_.pair = false;
  m_.one_of = true;
  m_.second_head = one;
  return true;
}

/// "six of | his soldiers", "plusieurs de | leurs commandants", "hundreds of | Mursi's followers":
/// some of those whom the description means.
bool NominalReader::read_some_of() {
  const std::uint32_t some = counted_word();
  if (some == nothing || scene_.in_time(some)) return false;
  const bool number = scene_.token(some).upos == Upos::num;
  const bool quantity = is_quantity(some);
  const bool several =
      scene_.is(WordKind::indefinite, some) && scene_.token(some).morph.number != Number::sing;
  if (!number && !quantity && !several) return false;
  left_ = some;
  m_.counted = true;
  m_.pair = m_.two = false;
  m_.owned = m_.determination == Determination::possessive;
  m_.determination = Determination::indefinite;
  if (number) m_.numeral = scene_.key(some);
  if (quantity && left_ > sentence().first && scene_.token(left_ - 1).upos == Upos::det) --left_;
  read_approximation();
  return true;
}

void NominalReader::read_left() {
  all_ = at_;
  left_ = at_.first;
  const std::uint32_t first = sentence().first;
  for (std::uint32_t steps = 0; left_ > first && steps < max_modifiers; ++steps) {
    if (m_.counted && read_approximation()) continue;
    const std::uint32_t i = left_ - 1;
    const bool modifier = draft_.at[i] != nothing ? read_name_before(i) : read_modifier(i);
    if (modifier) continue;
    if (draft_.at[i] != nothing) return;
    if (read_joint_modifier(i)) continue;
    if (read_quantity(i)) continue;
    if (!read_determiner(i)) return;
    if (scene_.is(WordKind::genitive, i)) {
      if (i > first) read_possessor(i);
      if (m_.number == Number::plur && !read_one_of()) read_some_of();
      return;
    }
    left_ = i;
    if (m_.number == Number::plur && (read_one_of() || read_some_of())) return;
    if (m_.counted) read_approximation();
    if (i > first && m_.determination == Determination::definite &&
        scene_.is(WordKind::predeterminer, i - 1) && draft_.at[i - 1] == nothing)
      left_ = all_.first = i - 1;
    return;
  }
}

}  // namespace depeche::actors
