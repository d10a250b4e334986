// SPDX-License-Identifier: Apache-2.0
// Which noun stands here, and what do the words before it say?
#include "actors/nominal_reader.h"

#include "base/strings.h"

#include <algorithm>

namespace depeche::actors {

/// Tokens from `i` on that no name has taken.
std::uint32_t NominalReader::room_at(std::uint32_t i) const {
  const std::uint32_t end = std::min(scene_.sentence_tokens(i).last, i + max_phrase);
  std::uint32_t last = i;
  while (last < end && draft_.at[last] == nothing) ++last;
  return last - i;
}

/// What follows the hyphen of a word that begins with a word of this kind; empty when none does.
std::string_view NominalReader::behind_prefix(WordKind kind, std::string_view word) const {
  const std::size_t hyphen = word.find_first_of("- ");  // keys have blanks instead
  if (hyphen == std::string_view::npos || hyphen + 1 == word.size()) return {};
  return scene_.tables().is(kind, word.substr(0, hyphen)) ? word.substr(hyphen + 1)
                                                          : std::string_view();
}

/// "l'ex-homme d'affaires", "les co-accusés": the noun of the tables behind the prefix.
PhraseMap::Match NominalReader::match_behind_prefix(std::uint32_t i, std::uint32_t room) {
  const PhraseMap& map = scene_.tables().noun_map;
  for (const bool lemmas : {false, true}) {
    const auto word = [&](std::uint32_t k) { return lemmas ? scene_.lemma(k) : scene_.key(k); };
    for (const WordKind kind : {WordKind::former, WordKind::fellow}) {
      const std::string_view rest = behind_prefix(kind, word(i));
      if (rest.empty()) continue;
      const auto match =
          map.longest(room, [&](std::uint32_t k) { return k == 0 ? rest : word(i + k); });
      if (match.tokens > 0) m_.former = kind == WordKind::former;
      if (match.tokens > 0) return match;
    }
  }
  return {};
}

/// "General | Prayuth": a title that the grammar takes for an adjective.
bool NominalReader::is_title() const {
  const std::uint32_t next = at_.last;
  if (row_.one != ActorType::person || !starts_upper(scene_.token(m_.head).form) ||
      scene_.token(m_.head).upos != Upos::adj || next >= scene_.size() ||
      !scene_.same_sentence(m_.head, next) || draft_.at[next] == nothing)
    return false;
  const Mention& name = draft_.mentions[draft_.at[next]];
  return name.kind == Kind::person_name && name.tokens.first == next;
}

bool NominalReader::match_noun(std::uint32_t i) {
  negated_ = false;
  complement_seen_ = false;
  const std::uint32_t room = room_at(i);
  const PhraseMap& map = scene_.tables().noun_map;
  auto match = map.longest(room, [&](std::uint32_t k) { return scene_.key(i + k); });
  if (scene_.lemma(i) != scene_.key(i) || map.begins(scene_.key(i))) {
    const auto other = map.longest(room, [&](std::uint32_t k) { return scene_.lemma(i + k); });
    if (other.tokens > match.tokens) match = other;
  }
  if (match.tokens == 0) match = match_behind_prefix(i, room);
  if (match.tokens == 0) return false;
  // "Douma" may be a town.
  const std::uint32_t place = scene_.place_at(i);
  if (match.tokens == 1 && place != nothing && starts_upper(scene_.token(i).form) &&
      scene_.places()[place].resolution >= Resolution::province)
    return false;
  at_ = {i, i + match.tokens};
  if (!draft_.free(at_)) return false;
  // "United States", "New York City"
  if (place != nothing && scene_.places()[place].tokens.size() > 1 &&
      scene_.places()[place].tokens.first <= at_.first &&
      scene_.places()[place].tokens.last >= at_.last && starts_upper(scene_.token(i).form))
    return false;
  m_.head = scene_.head_of(at_);
  const Token& head = scene_.token(m_.head);
  const bool noun = head.upos == Upos::noun || head.upos == Upos::propn || head.upos == Upos::x ||
                    (match.tokens > 1 && head.upos != Upos::verb);
  row_ = scene_.tables().nouns[match.rows->front()];
  if (!noun && !is_title()) return false;
  // "la retraite" is no pensioner.
  if (row_.sharp && match.tokens == 1 && head.lemma.ends_with("e") && !is_all_upper(head.form))
    return false;
  for (std::uint32_t k = at_.first; k < at_.last; ++k) {
    if (scene_.key(k).empty()) continue;
    m_.noun += m_.noun.empty() ? "" : " ";
    m_.noun += scene_.lemma(k);
  }
  m_.number = head.morph.number;
  if (m_.number == Number::none && scene_.lemma(m_.head) != scene_.key(m_.head))
    m_.number = Number::plur;
  return true;
}

/// "les Syriens", "two Russians": the people of a country.
bool NominalReader::match_people(std::uint32_t i) {
  negated_ = false;
  complement_seen_ = false;
  const Token& word = scene_.token(i);
  if (draft_.at[i] != nothing || scene_.place_at(i) != nothing || !starts_upper(word.form))
    return false;
  if (word.upos != Upos::noun && word.upos != Upos::propn) return false;
  const std::string_view key = scene_.key(i);
  // "the Iranian capital": a modifier of what follows, unless a person's name does.
  const bool followed =
      i + 1 < scene_.size() && scene_.same_sentence(i, i + 1) && draft_.at[i + 1] == nothing &&
      (scene_.token(i + 1).upos == Upos::noun || scene_.token(i + 1).upos == Upos::propn);
  // "la Franco-Iranienne"
  const std::string_view second = behind_joint(key);
  const std::string_view told = second.empty() ? key : second;
  for (const CountryForm& form : scene_.tables().countries.forms(told)) {
    if (form.kind != CountryFormKind::demonym && form.kind != CountryFormKind::people) continue;
    const Number number = form.number != Number::none ? form.number : word.morph.number;
    if (followed && number != Number::plur) continue;
    const Country& country = scene_.tables().countries.countries()[form.country];
    at_ = {i, i + 1};
    m_.head = i;
    row_ = NounRow{};
    row_.sectors = {"CVL"};
    m_.noun = key;
    // A form that says no number ("Sudanese"), not told apart by the grammar either, means many.
    m_.number = number == Number::none ? Number::plur : number;
    m_.gender = form.gender;
    m_.country = plover_country(scene_.tables().countries, country.alpha3);
    return true;
  }
  return false;
}

/// "les pro-Haftar": who is for or against somebody.
bool NominalReader::match_partisans(std::uint32_t i) {
  const Token& word = scene_.token(i);
  const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
  if (draft_.at[i] != nothing || !noun || word.morph.number != Number::plur ||
      behind_prefix(WordKind::partisan, scene_.key(i)).empty())
    return false;
  at_ = {i, i + 1};
  m_.head = i;
  row_ = NounRow{};
  row_.several = ActorType::group;
  row_.anywhere = true;
  m_.noun = scene_.key(i);
  m_.number = Number::plur;
  return true;
}

/// "des milliers ont défilé", "dozens were arrested": people, where nothing is counted.
bool NominalReader::match_crowd(std::uint32_t i) {
  constexpr std::uint32_t longest = 3;
  const std::uint32_t room = std::min(longest, room_at(i));
  at_ = {i, i};
  std::string words;
  for (std::uint32_t n = i; n < i + room; ++n) {
    words.append(words.empty() ? "" : " ").append(scene_.key(n));
    if (!scene_.tables().is(WordKind::crowd, words)) continue;
    at_.last = n + 1;
    m_.noun = words;
  }
  if (at_.size() == 0) return false;
  m_.head = scene_.head_of(at_);
  const Deprel relation = scene_.token(m_.head).deprel;
  const bool takes_part = relation == Deprel::nsubj || relation == Deprel::nsubj_pass ||
                          relation == Deprel::obj || relation == Deprel::obl_agent;
  // "des milliers d'euros", "hundreds more soldiers"
  const std::uint32_t next = at_.last;
  const bool counts =
      next < sentence().last && (scene_.is(WordKind::complement, next) ||
                                 scene_.token(next).head == m_.head || draft_.at[next] != nothing);
  if (!takes_part || counts) return false;
  row_ = NounRow{};
  row_.sectors = {"CVL"};
  row_.plural_only = true;
  m_.number = Number::plur;
  m_.counted = true;
  return true;
}

/// "The two met", "les deux se sont vus": who have just been spoken of.
bool NominalReader::match_both(std::uint32_t i) {
  if (draft_.at[i] != nothing || !scene_.is(WordKind::two, i) ||
      i == scene_.sentence_tokens(i).first)
    return false;
  if (!scene_.is(WordKind::definite, i - 1)) return false;
  const Token& word = scene_.token(i);
  const bool subject = word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass;
  if (!subject || word.head == no_token || word.head <= i) return false;
  at_ = {i, i + 1};
  m_.head = i;
  row_ = NounRow{};
  row_.one = row_.several = ActorType::people;
  m_.noun = scene_.key(i);
  m_.number = Number::plur;
  m_.counted = m_.two = true;
  m_.numeral = m_.noun;
  return true;
}

void NominalReader::take_country(std::string_view alpha3) {
  if (alpha3.empty() || !m_.country.empty()) return;
  m_.country = plover_country(scene_.tables().countries, alpha3);
}

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
  if (is(WordKind::negative)) {
    negated_ = true;
  } else if (is(WordKind::demonstrative)) {
    m_.determination = Determination::demonstrative;
  } else if (is(WordKind::possessive)) {
    m_.determination = Determination::possessive;
    m_.of_many = is(WordKind::theirs);
  } else if (token.part == 0 && is(WordKind::indefinite)) {
    m_.determination = Determination::indefinite;
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
         scene_.is(WordKind::indefinite, i - 1) || scene_.is(WordKind::possessive, i - 1);
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
  if (is_hyphen(i)) return i > sentence().first && hangs_on_modifier(i - 1);
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

/// A numeral or modifier before the noun; false when the token is neither.
bool NominalReader::read_modifier(std::uint32_t i) {
  const Token& token = scene_.token(i);
  // "In November | soldiers", "on Thursday | four men"
  if (scene_.in_time(i)) return false;
  if (hangs_on_modifier(i)) {
    read_inner_modifier(i);
    return true;
  }
  // "both President X and Y"
  if (token.upos != Upos::num && scene_.is(WordKind::two, i) && m_.number == Number::sing)
    return false;
  if (token.upos == Upos::num || scene_.is(WordKind::two, i)) {
    m_.counted = true;
    m_.numeral = scene_.key(i);
    m_.pair = m_.two = scene_.is(WordKind::two, i);
    if (m_.number == Number::none) m_.number = Number::plur;
    left_ = i;
    // "twenty-one"
    if (i > sentence().first + 1 && is_hyphen(i - 1) && scene_.token(i - 2).upos == Upos::num &&
        !scene_.token(i).space_before)
      left_ = i - 2;
    return true;
  }
  // "toppled President X" is what soldiers did, where the tree does not say otherwise.
  const bool former = scene_.is(WordKind::former, i) && at_.contains(token.head) &&
                      (token.upos != Upos::verb || main_relation(token.deprel) == Deprel::amod);
  const std::string_view demonym = scene_.demonym(i);
  const bool beside = token.deprel == Deprel::amod || token.deprel == Deprel::nummod;
  const bool compound = (token.deprel == Deprel::compound && token.upos != Upos::punct) ||
                        (beside && token.upos == Upos::propn) ||
                        scene_.tables().portfolio_words.contains(scene_.key(i));
  // "the visiting delegation", "suspected members"
  const bool participle = token.upos == Upos::verb && token.deprel == Deprel::amod &&
                          at_.contains(token.head) && (opens_phrase(i) || has_own_modifier(i));
  // "US President", "Hong Kong police": a place beside the noun that it hangs on
  const std::uint32_t place = scene_.place_at(i);
  const TokenRange named = place != nothing ? scene_.places()[place].tokens : TokenRange{i, i + 1};
  const bool land = place != nothing && i + 1 == at_.first &&
                    at_.contains(scene_.token(scene_.head_of(named)).head) &&
                    scene_.tables().has(WordKind::genitive);
  if (land) {
    take_country(scene_.places()[place].country);
    left_ = all_.first = named.first;
    return true;
  }
  if (compound && m_.country.empty() && starts_upper(token.form))
    take_country(scene_.tables().countries.by_name(scene_.text(token.span)));
  // "South | Korean president"
  if (i + 1 == left_ && starts_upper(token.form) && starts_upper(scene_.token(left_).form) &&
      !scene_.tables().countries.by_demonym(scene_.text(scene_.span_of({i, i + 2}))).empty()) {
    left_ = all_.first = i;
    return true;
  }
  if (token.upos != Upos::adj && demonym.empty() && !compound && !former && !participle)
    return false;
  m_.former = m_.former || former;
  take_country(demonym);
  if (demonym.empty() && !former && !scene_.is(WordKind::passing, i))
    m_.details.emplace_back(scene_.lemma(i));
  left_ = all_.first = i;
  return true;
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
  left_ = all_.first = before.tokens.first;
  return true;
}

/// "une centaine de soldats": the noun of number before the complement that ends at `i`.
bool NominalReader::read_quantity(std::uint32_t i) {
  if (m_.counted || i == sentence().first || !scene_.is(WordKind::complement, i)) return false;
  const std::uint32_t noun = i - 1;
  if (draft_.at[noun] != nothing) return false;
  const auto& tables = scene_.tables();
  if (!scene_.is(WordKind::quantity, noun) && !tables.is(WordKind::quantity, scene_.lemma(noun)))
    return false;
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

/// "l'un des responsables", "one of the attackers": one of them.
bool NominalReader::read_one_of() {
  const std::uint32_t first = sentence().first;
  std::uint32_t link = left_;
  // The preposition may be one word with the article ("des").
  if (link > first && scene_.token(link).part > 0) --link;
  if (link == left_ && link > first && scene_.is(WordKind::complement, link - 1)) --link;
  if (link == left_ || link == first || !scene_.is(WordKind::complement, link)) return false;
  const std::uint32_t one = link - 1;
  if (!scene_.is(WordKind::one_of, one) || draft_.at[one] != nothing) return false;
  left_ = one;
  if (one > first && scene_.is(WordKind::definite, one - 1)) left_ = one - 1;
  all_.first = left_;
  m_.number = Number::sing;
  m_.determination = Determination::indefinite;
  m_.counted = m_.pair = false;
  m_.one_of = true;
  return true;
}

/// "six of | his soldiers", "plusieurs de | leurs commandants", "hundreds of | Mursi's followers":
/// some of those whom the description means.
bool NominalReader::read_some_of() {
  const std::uint32_t first = sentence().first;
  std::uint32_t link = left_;
  if (link > first && scene_.token(link).part > 0) --link;
  if (link == left_ && link > first && scene_.is(WordKind::complement, link - 1)) --link;
  if (link == left_ || link == first || !scene_.is(WordKind::complement, link)) return false;
  const std::uint32_t some = link - 1;
  if (draft_.at[some] != nothing || scene_.in_time(some)) return false;
  const ActorTables& tables = scene_.tables();
  const bool number = scene_.token(some).upos == Upos::num;
  const bool quantity =
      scene_.is(WordKind::quantity, some) || tables.is(WordKind::quantity, scene_.lemma(some));
  const bool several =
      scene_.is(WordKind::indefinite, some) && scene_.token(some).morph.number != Number::sing;
  if (!number && !quantity && !several) return false;
  left_ = some;
  m_.counted = true;
  m_.pair = m_.two = false;
  m_.determination = Determination::indefinite;
  if (number) m_.numeral = scene_.key(some);
  if (quantity && left_ > first && scene_.token(left_ - 1).upos == Upos::det) --left_;
  read_approximation();
  return true;
}

void NominalReader::read_left() {
  all_ = at_;
  left_ = at_.first;
  told_apart_ = false;
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
      if (m_.number == Number::plur) read_some_of();
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
