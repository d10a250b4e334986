// SPDX-License-Identifier: Apache-2.0
// What else stands behind a noun and belongs to its description?
#include "actors/nominal_reader.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche::actors {

/// "soldiers in Kabul" are soldiers who are there, "the embassy in Cairo" is called so; "en otage"
/// describes nobody.
bool NominalReader::describes(std::uint32_t preposition, std::uint32_t noun) const {
  const Upos upos = scene_.token(noun).upos;
  if (scene_.is(WordKind::aside, noun) || scene_.in_time(noun)) return false;
  if (scene_.place_at(noun) != nothing) {
    // "Villagers in Panjwai said": not "killed ten policemen in Kandahar", which tells where
    const Deprel relation = scene_.token(m_.head).deprel;
    const bool subject = (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) &&
                         scene_.token(m_.head).head > noun;
    const bool foreign = !m_.country.empty() && m_.number == Number::plur;
    if (scene_.is(WordKind::origin, preposition)) return !foreign;
    if (scene_.is(WordKind::whence, preposition) && subject && !m_.counted) return !foreign;
    const bool seated = row_.site || (!row_.sectors.empty() && row_.sectors.front() == "GOV");
    return (row_.one == ActorType::organization && seated) ||
           (row_.one == ActorType::person && m_.number != Number::plur && !m_.counted &&
            m_.determination != Determination::indefinite);
  }
  // "a répondu le porte-parole à une question"
  if (scene_.is(WordKind::indefinite, preposition + 1)) return false;
  // "le président à la cérémonie" is no president of it.
  if (!row_.office.empty() && upos == Upos::noun && !is_portfolio(noun)) return false;
  // "des soldats en uniforme", but not "en charge de l'enquête"
  const bool more = noun + 1 < scene_.size() && scene_.is(WordKind::complement, noun + 1);
  return noun > preposition + 1 || upos == Upos::propn ||
         (scene_.is(WordKind::state, preposition) && !more);
}

/// "[l'ambassade] à Belgrade", "[ministre] chargé de l'Intégration": what the tree hangs on the
/// noun by other prepositions; moves `at` behind it.
bool NominalReader::read_attached(std::uint32_t& at) {
  const std::uint32_t last = std::min(sentence().last, at + max_modifiers);
  const TokenRange before{all_.first, at};
  const Upos upos = scene_.token(at).upos;
  const bool beside = scene_.is(WordKind::attached, at) && (upos == Upos::adp || upos == Upos::adv);
  const bool charged = (scene_.is(WordKind::charged, at) || beside) && at + 1 < last &&
                       scene_.is(WordKind::complement, at + 1) && hangs_on(at, before);
  if (!charged && !scene_.is(WordKind::attached, at)) return false;
  std::uint32_t noun = scene_.token(charged ? at + 1 : at).head;
  if (noun == no_token || noun <= at || noun >= last) return false;
  const Token& head = scene_.token(noun);
  if (!charged && (main_relation(head.deprel) != Deprel::nmod || !before.contains(head.head)))
    return false;
  // "a condamné l'opposant à dix ans de prison": a measure says nothing of a noun.
  if (!charged && noun > at + 1 && scene_.token(noun - 1).deprel == Deprel::nummod) return false;
  const bool nominal = head.upos == Upos::noun || head.upos == Upos::propn || head.upos == Upos::x;
  if (!nominal || (!charged && !describes(at, noun))) return false;
  const std::uint32_t end = behind_phrase(charged ? at + 1 : at, noun);
  if (end == nothing) return false;
  // "tués par des soldats à la prison de Bamako": where, of people who are not of there.
  const bool some = m_.number == Number::plur && m_.determination == Determination::indefinite;
  for (std::uint32_t i = noun + 1; i < end && some && !charged; ++i) {
    if (scene_.place_at(i) != nothing) return false;
  }
  // "soldiers from Eritrea", "villagers in Panjwai", not "the ambassador in Cairo" or "its soldiers
  // in Mali"
  const std::uint32_t place = scene_.place_at(noun);
  const bool abroad = !row_.sectors.empty() && row_.sectors.front() == "GOV";
  const bool of_there = scene_.is(WordKind::origin, at) ||
                        (scene_.is(WordKind::whence, at) && !abroad && !row_.site &&
                         m_.determination != Determination::possessive);
  if (place != nothing && of_there) take_country(scene_.places()[place].country);
  at = end;
  return true;
}

/// Behind what the phrase from the preposition at `at` on says, whose noun stands at `noun`;
/// `nothing` where a verb or a mark stands inside.
std::uint32_t NominalReader::behind_phrase(std::uint32_t at, std::uint32_t noun) const {
  const std::uint32_t last = std::min(sentence().last, at + max_modifiers);
  std::uint32_t end = noun + 1;
  for (std::uint32_t i = at; i < end; ++i) {
    if (scene_.token(i).upos == Upos::punct || scene_.token(i).upos == Upos::verb) return nothing;
  }
  while (end < last) {
    const Token& next = scene_.token(end);
    const Deprel relation = main_relation(next.deprel);
    const bool inside = next.head != no_token && next.head > at && next.head < end;
    const bool opens = scene_.is(WordKind::complement, end) && next.head != no_token &&
                       next.head > end && next.head < last &&
                       main_relation(scene_.token(next.head).deprel) == Deprel::nmod &&
                       scene_.token(next.head).head > at && scene_.token(next.head).head < end;
    if (opens) {
      end = next.head + 1;
    } else if (inside && next.upos != Upos::verb &&
               (relation == Deprel::amod || relation == Deprel::flat ||
                relation == Deprel::compound)) {
      ++end;
    } else {
      break;
    }
  }
  return end;
}

/// "soldiers loyal | to the president": what hangs on the adjective before `at`; moves `at` behind
/// it.
void NominalReader::read_of_adjective(std::uint32_t& at) {
  const std::uint32_t last = std::min(sentence().last, at + max_modifiers);
  if (at >= last || scene_.token(at).upos != Upos::adp) return;
  const std::uint32_t noun = scene_.token(at).head;
  if (noun == no_token || noun <= at || noun >= last) return;
  // Beside some adjectives the tree may hang it on the noun.
  const bool devoted = scene_.tables().is(WordKind::devoted, scene_.lemma(at - 1));
  if (!hangs_on(noun, {devoted ? all_.first : at - 1, at})) return;
  const std::uint32_t end = behind_phrase(at, noun);
  if (end == nothing) return;
  told_apart_ = true;
  at = end;
}

/// "le maire Front national | (FN) | de Beaucaire": behind the brackets that open at `at`; `at`
/// itself where none do or nothing of the description follows them.
std::uint32_t NominalReader::behind_brackets(std::uint32_t at) const {
  constexpr std::uint32_t longest = 3;
  const std::uint32_t last = sentence().last;
  if (at >= last || !scene_.is(WordKind::open, at)) return at;
  for (std::uint32_t i = at + 1; i + 1 < last && i <= at + longest; ++i) {
    if (scene_.is(WordKind::close, i)) return scene_.is(WordKind::complement, i + 1) ? i + 1 : at;
  }
  return at;
}

/// "les chefs talibans", "le mouvement houthi", "les rebelles Houthis": a body's name as an
/// adjective; moves `at` behind it.
bool NominalReader::read_body_adjective(std::uint32_t& at) {
  if (draft_.at[at] == nothing || scene_.tables().has(WordKind::genitive)) return false;
  const Mention& body = draft_.mentions[draft_.at[at]];
  const Token& word = scene_.token(at);
  const bool fighters =
      row_.one == ActorType::person && m_.number == Number::plur && body.type == ActorType::group;
  const bool adjective = body.kind == Kind::body_name && body.tokens.size() == 1 &&
                         (fighters || !starts_upper(word.form)) &&
                         TokenRange{all_.first, at}.contains(word.head);
  if (!adjective) return false;
  take_mention(body);
  take_captors(body);
  m_.details.push_back(detail_of(body));
  ++at;
  return true;
}

/// "le président LR du conseil" presides over something, not over the country.
void NominalReader::read_party(const Mention& party) {
  if (m_.country.empty()) m_.country = party.country;
  m_.details.push_back(detail_of(party));
  entity_seen_ = true;
  if (!row_.office.starts_with("head_of_")) return;
  complement_seen_ = true;
  // … of a region or a council, which governs; alone, of the party.
  const std::uint32_t next = party.tokens.last;
  governs_ = next < sentence().last && scene_.is(WordKind::complement, next);
  if (!governs_) take_sectors(party.sectors);
}

/// A name behind the noun; false where the phrase ends with it or before it.
bool NominalReader::read_mention_behind(std::uint32_t& at, bool complemented) {
  const Mention& beside = draft_.mentions[draft_.at[at]];
  if (beside.tokens.first != at) return false;
  // "le député LREM", "la députée Front national | Ana Petit": of that party.
  const bool party = row_.one == ActorType::person && beside.kind == Kind::body_name &&
                     !beside.sectors.empty() && beside.sectors.front() == "PTY" && !complemented;
  if (party) {
    read_party(beside);
    at = behind_brackets(beside.tokens.last);
    return true;
  }
  // "le gouvernement Ayrault"
  if (row_.led && beside.kind == Kind::person_name) {
    take_mention(beside);
    m_.details.emplace_back(scene_.key(beside.tokens.last - 1));
    at = beside.tokens.last;
  }
  return false;
}

/// "le maire LR | sortant", "le maire | DVD | de Roubaix": whatever the tree makes of it.
bool NominalReader::is_passing_behind(std::uint32_t at) const {
  const Token& token = scene_.token(at);
  return row_.one == ActorType::person && !row_.office.empty() &&
         scene_.is(WordKind::passing, at) && token.upos != Upos::adv &&
         token.morph.verb_form != VerbForm::fin;
}

/// "the army toppled the president": no word for a former one.
bool NominalReader::is_former_behind(std::uint32_t at) const {
  return scene_.is(WordKind::former, at) && scene_.token(at).morph.verb_form != VerbForm::fin;
}

void NominalReader::read_adjective_behind(std::uint32_t& at) {
  take_adjective(at, is_former_behind(at));
  ++at;
  read_of_adjective(at);
}

/// "de longue date" and such words behind a noun, which say nothing of who it is.
bool NominalReader::read_tail(std::uint32_t& at) const {
  const bool tail = at + 1 < sentence().last &&
                    scene_.tables().is(WordKind::tail, std::string(scene_.key(at)) + " " +
                                                           std::string(scene_.key(at + 1)));
  if (tail) at += 2;
  return tail;
}

void NominalReader::read_right() {
  if (m_.two && m_.noun == m_.numeral) return;  // "Both | left"
  std::uint32_t at = at_.last;
  std::uint32_t complements = 0;
  for (std::uint32_t steps = 0; at < sentence().last && steps < max_modifiers; ++steps) {
    if (read_body_adjective(at)) continue;
    if (draft_.at[at] != nothing) {
      if (read_mention_behind(at, complements > 0)) continue;
      break;
    }
    const bool passing = is_passing_behind(at);
    if (passing || scene_.token(at).upos == Upos::adj || is_former_behind(at) ||
        (!scene_.demonym(at).empty() && !starts_upper(scene_.token(at).form))) {
      if (!passing && !hangs_on(at, {all_.first, at})) break;
      read_adjective_behind(at);
      continue;
    }
    if (read_tail(at) || read_age(at) || read_joint_adjective(at) ||
        (complement_seen_ && read_joint_complement(at)))
      continue;
    if (complements >= max_complements || (!read_complement(at) && !read_attached(at))) break;
    ++complements;
  }
  all_.last = at;
}

}  // namespace depeche::actors
