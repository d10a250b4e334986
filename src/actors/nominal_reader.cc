// SPDX-License-Identifier: Apache-2.0
// Which noun stands here?
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
      !scene_.same_sentence(m_.head, next) || !draft_.names_person(next))
    return false;
  return draft_.mentions[draft_.at[next]].tokens.first == next;
}

/// The word as it stands behind a noun in the singular, as the tables have it: "gardiens [de]
/// [prison]", "organisations [syndicale]s".
std::string_view NominalReader::told_of_one(std::uint32_t i) const {
  const std::string_view key = scene_.key(i);
  const Token& word = scene_.token(i);
  const bool many = word.upos == Upos::adj && word.morph.number == Number::plur;
  return many && key.ends_with('s') ? key.substr(0, key.size() - 1) : key;
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
    const auto several = map.longest(
        room, [&](std::uint32_t k) { return k == 0 ? scene_.lemma(i) : told_of_one(i + k); });
    if (several.tokens > match.tokens) match = several;
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

/// "killed five and wounded 110", "two others were arrested": people of whom only the number and
/// what befell them are told.
bool NominalReader::match_counted(std::uint32_t i) {
  const Token& word = scene_.token(i);
  const bool number = word.upos == Upos::num && word.part == 0;
  const bool others = scene_.is(WordKind::others, i) && i > scene_.sentence_tokens(i).first &&
                      scene_.token(i - 1).upos == Upos::num;
  if ((!number && !others) || draft_.at[i] != nothing || scene_.in_time(i)) return false;
  const Deprel relation = main_relation(word.deprel);
  const bool takes_part = relation == Deprel::nsubj || relation == Deprel::obj;
  if (!takes_part || word.head == no_token ||
      !scene_.tables().is(WordKind::fate, scene_.lemma(word.head)))
    return false;
  const TokenRange sentence = scene_.sentence_tokens(i);
  for (std::uint32_t k = std::max(sentence.first + 2, i) - 2; k < std::min(i + 4, sentence.last);
       ++k) {
    // "20 % were killed", "five of them", "19 people"
    const bool below = k != i && scene_.token(k).head == i && k > i;
    if (below && scene_.token(k).upos != Upos::punct && scene_.token(k).upos != Upos::cconj)
      return false;
  }
  at_ = {i, i + 1};
  m_.head = i;
  row_ = NounRow{};
  row_.sectors = {"CVL"};
  m_.noun = others ? scene_.key(i) : std::string_view("counted");
  m_.number = Number::plur;
  m_.counted = true;
  if (number) m_.numeral = scene_.key(i);
  return true;
}

/// "The two met", "les deux se sont vus", "tous deux ont nié", "both deny it": who have just been
/// spoken of.
bool NominalReader::match_both(std::uint32_t i) {
  if (draft_.at[i] != nothing || !scene_.is(WordKind::two, i)) return false;
  const bool alone = scene_.is(WordKind::predeterminer, i);
  const bool led =
      i > scene_.sentence_tokens(i).first &&
      (scene_.is(WordKind::definite, i - 1) || scene_.is(WordKind::predeterminer, i - 1));
  if (!alone && !led) return false;
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

/// "Ana Petit, | figure du mouvement, …": any noun in apposition to a person's name tells of that
/// person.
bool NominalReader::match_told_of_name(std::uint32_t i) {
  const Token& word = scene_.token(i);
  const TokenRange sentence = scene_.sentence_tokens(i);
  if (word.upos != Upos::noun || word.deprel != Deprel::appos || draft_.at[i] != nothing ||
      word.head == no_token || word.head >= i || scene_.in_time(i) || scene_.in_title(i) ||
      word.morph.number == Number::plur || starts_upper(word.form) ||
      scene_.is(WordKind::place_word, i) ||
      scene_.tables().is(WordKind::place_word, scene_.lemma(i)))
    return false;
  const std::uint32_t name = draft_.at[word.head];
  if (name == nothing || draft_.mentions[name].kind != Kind::person_name) return false;
  // "l'interprète de Joséphine, ange gardien": of a name that is itself a complement nobody knows
  if (scene_.token(draft_.mentions[name].head).deprel == Deprel::nmod) return false;
  // Behind the comma of the name, with adjectives and a determiner between.
  std::uint32_t first = i;
  while (first > sentence.first &&
         (scene_.token(first - 1).upos == Upos::adj || scene_.token(first - 1).upos == Upos::det))
    --first;
  const std::uint32_t end = draft_.mentions[name].tokens.last;
  if (first != end + 1 || !scene_.is(WordKind::comma, end)) return false;
  at_ = {i, i + 1};
  m_.head = i;
  row_ = NounRow{};
  m_.noun = scene_.lemma(i);
  m_.number = Number::sing;
  return true;
}

void NominalReader::take_country(std::string_view alpha3) {
  if (alpha3.empty() || !m_.country.empty()) return;
  m_.country = plover_country(scene_.tables().countries, alpha3);
}

}  // namespace depeche::actors
