// SPDX-License-Identifier: Apache-2.0
// What do a nominal's complements say?
#include "actors/nominal_reader.h"

#include <algorithm>

namespace depeche::actors {

/// Does the sector of whose it is tell what it is better than its own noun does?
bool NominalReader::tells_more(std::string_view sector) const {
  if (row_.staff) return tells_of_staff(sector);
  if (row_.firm || row_.against) return false;
  // "les associations de victimes" are no victims, "la directrice des élèves" is none of them.
  const bool of_people = sector == "CVL" || sector == "UNK";
  const bool vague = row_.sectors.empty() || row_.sectors.front() == "GOV";
  return weak_sectors() && (vague || !of_people);
}

/// "prisonniers talibans", "Taliban prisoners": fighters of those who stand beside as a modifier.
void NominalReader::take_captors(const Mention& beside) {
  if (!row_.captive || beside.sectors.empty() || !bears_arms(beside.sectors.front())) return;
  m_.sectors = beside.sectors;
  m_.sectors_from_noun = true;
}

void NominalReader::take_sectors(const std::vector<std::string>& sectors) {
  if (sectors.empty()) return;
  if (tells_more(sectors.front()) && !m_.sectors_from_noun) {
    m_.sectors = sectors;
    m_.sectors_from_noun = true;
  }
}

/// A named body, country or nominal inside the complement tells country and sectors.
void NominalReader::take_mention(const Mention& inner) {
  entity_seen_ = entity_seen_ || inner.kind == Kind::body_name;
  if (m_.country.empty()) m_.country = inner.country;
  if (inner.kind == Kind::place || inner.kind == Kind::person_name) return;
  // "le chef de file des sénateurs | LR": those of a party who sit in parliament.
  const bool of_caucus = m_.sectors_from_noun && m_.sectors.front() == "LEG" &&
                         inner.kind == Kind::body_name && !inner.sectors.empty() &&
                         inner.sectors.front() == "PTY";
  if (of_caucus) m_.sectors = {"LEG", "PTY"};
  if (inner.kind == Kind::body_name && weak_sectors() && !inner.sectors.empty() && !of_caucus)
    m_.sectors_from_noun = false;
  // "NATO members", "les membres de l'Union africaine": states
  const bool of_states = inner.country == "IGO" || inner.country == "EUR";
  if (of_states && inner.kind == Kind::body_name && m_.number == Number::plur &&
      scene_.is(WordKind::member, m_.head)) {
    m_.sectors = {"GOV"};
    m_.sectors_from_noun = true;
  }
  take_sectors(inner.sectors);
  if (inner.entity == nothing) return;
  const std::string& leader = scene_.tables().entities[inner.entity].leader;
  if (!leader.empty() && (row_.generic || row_.needs_entity)) m_.office = leader;
}

/// A body by which a description is told apart, whatever name the text gives it.
std::string NominalReader::detail_of(const Mention& body) const {
  return body.entity != nothing ? "#" + std::to_string(body.entity)
                                : std::string(scene_.key(body.tokens.last - 1));
}

/// The noun of the tables that begins at `i`: by its lemmas up to `last`, or, where that tells more
/// words, as written, by words that stand behind ("des membres des | forces | de l'ordre").
PhraseMap::Match NominalReader::noun_at(std::uint32_t i, std::uint32_t last) const {
  const PhraseMap& map = scene_.tables().noun_map;
  const auto match = map.longest(last - i, [&](std::uint32_t k) { return scene_.lemma(i + k); });
  const auto written =
      map.longest(sentence().last - i, [&](std::uint32_t k) { return scene_.key(i + k); });
  return written.tokens > std::max(match.tokens, 1U) ? written : match;
}

void NominalReader::read_complement_words(TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (draft_.at[i] != nothing) {
      const Mention& inner = draft_.mentions[draft_.at[i]];
      if (inner.tokens.first == i || i == range.first) {
        take_mention(inner);
        if (inner.kind == Kind::body_name && row_.one == ActorType::person)
          m_.details.push_back(detail_of(inner));
      }
      continue;
    }
    if (scene_.place_at(i) != nothing) {
      const PlaceRef& place = scene_.places()[scene_.place_at(i)];
      take_country(place.country);
      if (place.resolution != Resolution::country) m_.details.emplace_back(scene_.key(i));
      continue;
    }
    const std::string_view demonym = scene_.demonym(i);
    take_country(demonym);
    const Upos upos = scene_.token(i).upos;
    // "le maire de la ville" is that of the town just spoken of.
    const bool here = upos == Upos::noun && range.size() == 1 && row_.office == "mayor" &&
                      scene_.is(WordKind::place_word, i);
    if (demonym.empty() && !here &&
        (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::x)) {
      m_.details.emplace_back(scene_.key(i));
    }
    const auto noun = noun_at(i, range.last);
    if (noun.tokens == 0 || upos == Upos::adj) continue;
    // "le ministre d'extrême droite" governs all the same.
    const NounRow& told = scene_.tables().nouns[noun.rows->front()];
    const bool camp = noun.tokens > 1 && told.site && !told.sectors.empty() &&
                      told.sectors.front() == "PTY" && !row_.office.empty();
    if (!camp) take_sectors(told.sectors);
    if (camp) i += noun.tokens - 1;
  }
}

/// Behind the determiners of a complement: "of [his] rule", "of [the two] countries".
std::uint32_t NominalReader::behind_determiners(std::uint32_t at) const {
  const std::uint32_t last = sentence().last;
  std::uint32_t i = at;
  while (i < last && draft_.at[i] == nothing) {
    const Token& token = scene_.token(i);
    const bool number = token.upos == Upos::num && i > at && token.deprel == Deprel::nummod;
    if (token.part == 0 && token.upos != Upos::det && !number &&
        !scene_.is(WordKind::possessive, i))
      break;
    if (token.part > 0 && token.upos == Upos::num) break;
    ++i;
  }
  return i;
}

/// "ministre de la | Défense": what the holder of an office may be in charge of.
bool NominalReader::is_portfolio(std::uint32_t noun) const {
  return !row_.office.empty() && scene_.tables().portfolio_words.contains(scene_.key(noun));
}

/// "accused three men of | murder": what somebody is charged with is no part of who it is.
bool NominalReader::is_charge(std::uint32_t noun) const {
  const Token& head = scene_.token(m_.head);
  const std::uint32_t above = scene_.token(noun).head;
  const auto charges = [this](std::uint32_t verb) {
    return verb != no_token && scene_.tables().is(WordKind::charging, scene_.lemma(verb));
  };
  if (!charges(head.head) && !(above != no_token && above < all_.first && charges(above)))
    return false;
  if (draft_.at[noun] != nothing || scene_.place_at(noun) != nothing ||
      scene_.token(noun).upos == Upos::propn)
    return false;
  if (is_portfolio(noun)) return false;
  const auto known = scene_.tables().noun_map.longest(
      sentence().last - noun, [&](std::uint32_t k) { return scene_.lemma(noun + k); });
  return known.tokens == 0;
}

/// An adjective, a mark of the possessor or a noun that hangs on one behind it ("air base").
bool NominalReader::leads_on(std::uint32_t i) const {
  const Token& word = scene_.token(i);
  const bool compound = word.deprel == Deprel::compound && word.head != no_token && word.head > i;
  return word.upos == Upos::adj || word.upos == Upos::verb || compound ||
         scene_.is(WordKind::genitive, i);
}

/// "of the singer | Michel Martelly": a name right behind the noun for a person that it hangs on.
bool NominalReader::names_person(const Mention& name, TokenRange before) const {
  const std::uint32_t noun = before.last - 1;
  const bool beside = scene_.token(scene_.head_of(name.tokens)).head == noun ||
                      name.tokens.contains(scene_.token(noun).head);
  if (!beside) return false;
  const NounRow* const known = scene_.tables().noun(scene_.lemma(noun));
  return known != nullptr && known->one == ActorType::person;
}

/// "le président | de la République": by what follows it, or within the noun itself.
bool NominalReader::has_complement() const {
  bool told = complement_seen_;
  for (std::uint32_t i = at_.first; i < at_.last; ++i)
    told = told || scene_.is(WordKind::complement, i);
  return told;
}

/// One complement ("de la Défense") from `at` on; moves `at` behind it.
bool NominalReader::read_complement(std::uint32_t& at) {
  const std::uint32_t last = sentence().last;
  const bool office = !row_.office.empty();
  // "le ministre | a de son côté estimé": no "à"
  if (scene_.token(at).upos == Upos::aux || scene_.token(at).upos == Upos::verb) return false;
  if (!scene_.is(WordKind::complement, at) && !(office && scene_.is(WordKind::portfolio, at)))
    return false;
  // "a assuré le ministre de l'Intérieur au Journal du dimanche": the portfolio was told before.
  const std::uint32_t inside = scene_.token(at).head;
  const bool beside = !scene_.is(WordKind::complement, at) && has_complement() &&
                      inside != no_token && inside > at && inside < last;
  if (beside && !hangs_on(inside, {all_.first, at})) return false;
  // "accused a group allied with the government | of the murder"
  const std::uint32_t verb = inside != no_token ? scene_.token(inside).head : no_token;
  if (verb != no_token && verb < all_.first && is_charge(inside)) return false;
  // "demander au gouvernement des mesures": the article of another phrase.
  if (scene_.token(at).upos == Upos::det && !scene_.is(WordKind::genitive, at)) return false;
  // "auprès | de la ministre"
  const bool doubled = at + 1 < last && !scene_.is(WordKind::complement, at) &&
                       scene_.is(WordKind::complement, at + 1) && scene_.token(at + 1).part == 0;
  const std::uint32_t begin = behind_determiners(at + (doubled ? 2 : 1));
  // A complement of unknown things in number ("un groupe de trois hommes") is another mention.
  if (begin < last && draft_.at[begin] == nothing && scene_.token(begin).upos == Upos::num)
    return false;
  const bool bare = begin == at + 1 || scene_.is(WordKind::possessive, begin - 1);
  if (bare && begin < last && is_charge(begin)) return false;
  std::uint32_t i = begin;
  while (i < last && i < begin + max_modifiers) {
    const Token& token = scene_.token(i);
    if (draft_.at[i] != nothing) {
      const Mention& inner = draft_.mentions[draft_.at[i]];
      if (inner.kind == Kind::person_name && i > begin && !names_person(inner, {begin, i})) break;
      i = std::max(i + 1, inner.tokens.last);
    } else if (i > begin && scene_.is(WordKind::genitive, i) && i + 1 < last) {
      ++i;  // "the head of London's police"
    } else if (is_hyphen(i) && i > begin && i + 1 < last && !token.space_before &&
               !scene_.token(i + 1).space_before) {
      ++i;  // "the Saudi-led coalition"
    } else if (token.upos == Upos::verb && token.deprel == Deprel::amod && token.head > i &&
               token.head != no_token && token.head < last && draft_.at[i - 1] == nothing) {
      ++i;  // "the convicted man"
    } else if (token.upos == Upos::noun || token.upos == Upos::propn || token.upos == Upos::adj ||
               token.upos == Upos::x || scene_.place_at(i) != nothing) {
      // A second bare noun is no part of it.
      if (i > begin && token.upos == Upos::noun && !leads_on(i - 1)) break;
      // "extrême droite" is one noun.
      const auto whole = scene_.tables().noun_map.longest(
          last - i, [&](std::uint32_t k) { return scene_.lemma(i + k); });
      if (whole.tokens == 2) ++i;
      ++i;
    } else {
      break;
    }
  }
  if (i == begin || scene_.is(WordKind::aside, begin)) return false;
  read_complement_words({begin, i});
  complement_seen_ = true;
  at = i;
  return true;
}

/// "de la SNCF et de la RATP", "de parents et d'enseignants": do both nouns stand with a definite
/// article, or both without any?
bool NominalReader::told_alike(std::uint32_t one, std::uint32_t other) const {
  const auto definite = [this](std::uint32_t noun) -> std::optional<bool> {
    if (draft_.at[noun] != nothing && draft_.mentions[draft_.at[noun]].kind == Kind::person_name)
      return std::nullopt;
    for (std::uint32_t i = noun; i-- > all_.first;) {
      const Token& word = scene_.token(i);
      if (word.upos == Upos::adj || word.upos == Upos::propn) continue;
      if (word.upos == Upos::num || scene_.is(WordKind::possessive, i)) return std::nullopt;
      if (word.part == 0 && scene_.is(WordKind::indefinite, i)) return std::nullopt;
      return word.upos == Upos::det;
    }
    return std::nullopt;
  };
  const std::optional<bool> first = definite(one);
  return first && first == definite(other);
}

/// "la Transition écologique et | solidaire", "les responsables politiques et | syndicaux": a
/// second adjective, joined to the one before `at`; moves `at` behind it.
bool NominalReader::read_joint_adjective(std::uint32_t& at) {
  const std::uint32_t next = at + 1;
  if (next >= sentence().last || scene_.token(at).upos != Upos::cconj || at == all_.first)
    return false;
  const Token& before = scene_.token(at - 1);
  const Token& joint = scene_.token(next);
  const bool adjectives = before.upos == Upos::adj && joint.upos == Upos::adj;
  // "les ministres français et allemand" are two.
  if (!adjectives || joint.deprel != Deprel::conj || joint.head != at - 1 ||
      before.head == no_token || !TokenRange{at_.first, at - 1}.contains(before.head) ||
      draft_.at[next] != nothing || !scene_.demonym(next).empty() ||
      !scene_.demonym(at - 1).empty())
    return false;
  m_.details.emplace_back(scene_.lemma(next));
  at = next + 1;
  return true;
}

/// "le ministre de l'Action et | des Comptes publics": the same preposition again, joined to what
/// the complement names; moves `at` behind it.
bool NominalReader::read_joint_complement(std::uint32_t& at) {
  std::uint32_t next = at + 1;
  if (next >= sentence().last || scene_.token(at).upos != Upos::cconj ||
      !scene_.is(WordKind::complement, next) || scene_.token(next).upos != Upos::adp)
    return false;
  const std::uint32_t noun = scene_.token(next).head;
  if (noun == no_token || noun <= next || noun >= sentence().last) return false;
  // "les armées du Mali et du Niger" are two.
  if (scene_.place_at(noun) != nothing) return false;
  const Token& joint = scene_.token(noun);
  const bool joined =
      main_relation(joint.deprel) == Deprel::conj && TokenRange{at_.last, at}.contains(joint.head);
  if (!joined) return false;
  // "un groupe de cyclistes et des piétons", "l'ami de X et de sa compagne" are told apart.
  if (!is_portfolio(noun) && !told_alike(joint.head, noun)) return false;
  if (!read_complement(next)) return false;
  at = next;
  return true;
}

/// Does the tree hang this token on one of the range? Where it says nothing, it may.
bool NominalReader::hangs_on(std::uint32_t token, TokenRange range) const {
  const Token& word = scene_.token(token);
  return word.deprel == Deprel::dep || word.head == no_token || range.contains(word.head);
}

/// "un homme de 47 ans"; moves `at` behind it.
bool NominalReader::read_age(std::uint32_t& at) {
  if (!scene_.is(WordKind::complement, at) || at + 2 >= sentence().last) return false;
  if (scene_.token(at + 1).upos != Upos::num ||
      !scene_.tables().is(WordKind::age_unit, scene_.lemma(at + 2)))
    return false;
  at += 3;
  m_.aged = true;
  return true;
}

}  // namespace depeche::actors
