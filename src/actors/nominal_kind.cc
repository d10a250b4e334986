// SPDX-License-Identifier: Apache-2.0
// Is a nominal an actor at all, and of what kind?
#include "actors/description.h"
#include "actors/nominal_reader.h"
#include "actors/unions.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

/// "ministre" with "défense" among its words is the minister of defence; "maire de Paris", but not
/// "maire du 15e arrondissement de Paris".
const Portfolio* NominalReader::portfolio_of(std::string_view noun) const {
  const auto found = scene_.tables().portfolios.find(noun);
  if (found == scene_.tables().portfolios.end()) return nullptr;
  std::string words = " ";
  int complements = 0;
  for (std::uint32_t i = all_.first; i < all_.last; ++i) {
    if (!scene_.key(i).empty()) words.append(scene_.key(i)).append(" ");
    complements += i >= at_.last && scene_.is(WordKind::complement, i) ? 1 : 0;
  }
  for (const Portfolio& portfolio : found->second) {
    const std::string told = " " + portfolio.words + " ";
    if (words.find(told) == std::string::npos) continue;
    if (portfolio.alone && (complements != 1 || !words.ends_with(told))) continue;
    return &portfolio;
  }
  return nullptr;
}

void NominalReader::choose_portfolio() {
  const Portfolio* const portfolio = portfolio_of(m_.noun);
  if (portfolio == nullptr) return;
  m_.office = portfolio->office;
  m_.sectors = portfolio->sectors;
}

/// The office in a noun of the tables that says itself that it is over ("ancien président",
/// "ex-président", "ancien ministre" with "travail" among its words).
std::string NominalReader::office_behind_former() const {
  const ActorTables& tables = scene_.tables();
  const auto office_of = [&](const PhraseMap::Match& match, std::string_view noun) {
    if (match.tokens == 0) return std::string();
    const Portfolio* const portfolio = match.tokens == 1 ? portfolio_of(noun) : nullptr;
    return portfolio != nullptr ? portfolio->office : tables.nouns[match.rows->front()].office;
  };
  const std::uint32_t first = at_.first;
  const std::string_view key = scene_.key(first);
  const std::size_t hyphen = key.find('-');
  if (hyphen != std::string_view::npos && tables.is(WordKind::former, key.substr(0, hyphen))) {
    const std::string rest(
        scene_.lemma(first).substr(std::min(hyphen + 1, scene_.lemma(first).size())));
    const auto match =
        tables.noun_map.longest(at_.size(), [&](std::uint32_t k) -> std::string_view {
          return k == 0 ? std::string_view(rest) : scene_.key(first + k);
        });
    return office_of(match, rest);
  }
  std::uint32_t behind = first + 1;
  while (behind < at_.last && scene_.token(behind).form == "-") ++behind;
  if (!scene_.is(WordKind::former, first) || behind >= at_.last) return {};
  const auto match = tables.noun_map.longest(
      at_.last - behind, [&](std::uint32_t k) { return scene_.lemma(behind + k); });
  return office_of(match, scene_.lemma(behind));
}

/// Told apart from others by a number, a quality or a complement.
bool NominalReader::is_told_apart() const {
  return m_.counted || !m_.details.empty() || complement_seen_;
}

/// "les forces kurdes", "des troupes séparatistes": soldiers of those whom an adjective names as a
/// noun does, of no state.
bool NominalReader::fights_for_people() const {
  if (m_.number != Number::plur || row_.one != ActorType::organization || row_.sectors.empty() ||
      row_.sectors.front() != "MIL")
    return false;
  return std::any_of(m_.details.begin(), m_.details.end(), [this](const std::string& detail) {
    const NounRow* const row = scene_.tables().noun(detail);
    return row != nullptr && row->several == ActorType::group && !row->sectors.empty();
  });
}

/// "le patron du groupe LR": of a party's group in parliament, where it says that of a party.
bool NominalReader::leads_caucus() const {
  return row_.one == ActorType::person && !m_.sectors.empty() && m_.sectors.front() == "PTY" &&
         std::any_of(m_.details.begin(), m_.details.end(), [this](const std::string& detail) {
           return scene_.tables().is(WordKind::caucus, detail);
         });
}

/// "a deputy", "Greek deputies"; not "his deputy", "a deputy of the mayor", "a deputy governor".
bool NominalReader::holds_seat() const {
  const std::uint32_t next = at_.last;
  const bool stands_in = next < sentence().last && scene_.token(next).upos == Upos::noun;
  return m_.determination != Determination::possessive && !m_.owned && !complement_seen_ &&
         !stands_in;
}

/// "une coalition hétéroclite", "la coalition de partis": no allied armies, as "la coalition" and
/// "a Saudi-led coalition" are.
bool NominalReader::any_coalition() const {
  return row_.igo && row_.generic && m_.country.empty() &&
         (m_.determination == Determination::indefinite || m_.sectors_from_noun);
}

void NominalReader::choose_type() {
  m_.type = m_.number == Number::plur ? row_.several : row_.one;
  m_.generic = row_.generic;
  m_.counterpart = row_.counterpart;
  // "les pays riches", "six African countries": some of them, told apart, are many governments.
  const bool several = row_.country && m_.number == Number::plur && m_.country.empty() &&
                       !m_.pair && !m_.two && is_told_apart();
  m_.is_country_noun = row_.country && !several;
  if (several) m_.type = ActorType::group;
  m_.is_office = !row_.office.empty();
  m_.head_noun = scene_.lemma(m_.head);
  if (m_.office.empty()) m_.office = row_.office;
  if (!m_.sectors_from_noun) m_.sectors = row_.sectors;
  if (any_coalition() && !m_.sectors_from_noun) m_.sectors.clear();
  if (row_.seat && !holds_seat() && !m_.sectors_from_noun) m_.sectors.clear();
  // "75 Conservatives rebelled": so many of a party sit in parliament.
  if (m_.counted && !complement_seen_ && m_.number == Number::plur && !m_.sectors_from_noun &&
      !row_.sectors.empty() && row_.sectors.front() == "PTY" &&
      scene_.tables().is(WordKind::partisans, m_.noun))
    m_.sectors = {"LEG", "PTY"};
  // "ses homologues européens"
  const bool peers = row_.counterpart && m_.number == Number::plur && m_.sectors.empty() &&
                     (!m_.country.empty() || !union_told().empty());
  if (several || peers) m_.sectors = {"GOV"};
  if (!m_.sectors_from_noun && fights_for_people()) {
    m_.type = ActorType::group;
    m_.sectors = {"REB"};
  }
  // The president of a club or of a commission is no head of state.
  const bool head_of_state = row_.office == "head_of_state" || row_.office == "head_of_government";
  if (head_of_state && at_.size() == 1 && complement_seen_ &&
      (entity_seen_ || m_.country.empty())) {
    m_.office = entity_seen_ ? "president" : "";
    if (!m_.sectors_from_noun) m_.sectors.clear();
    if (governs_ && m_.sectors.empty()) m_.sectors = {"GOV"};
  }
  const bool seated = std::find(m_.sectors.begin(), m_.sectors.end(), "LEG") != m_.sectors.end();
  if (m_.number != Number::plur && !seated && leads_caucus())
    m_.sectors.insert(m_.sectors.begin(), "LEG");
  choose_portfolio();
  // Who speaks for a union of states governs, whatever the union does.
  const bool union_of_states = is_union(m_.country);
  if (union_of_states && (m_.office == "secretary_general" || m_.office == "ambassador"))
    m_.sectors = {"GOV"};
  // "le futur président américain", "le premier président noir": not whoever holds it today
  if (m_.unseated) m_.office.clear();
  if (!m_.former && row_.office.empty()) m_.former_office = office_behind_former();
  if (!m_.former_office.empty()) m_.former = true;
  if (!m_.former) return;
  if (m_.former_office.empty()) m_.former_office = m_.office;
  m_.office.clear();
  if (!is_body(m_.type) && m_.type != ActorType::country && served_state()) m_.sectors = {"ELI"};
}

/// Is it of an officer ("ancien général", "ex-chef d'état-major")?
bool NominalReader::commands() const {
  return row_.rank || row_.generic || !row_.office.empty() || !m_.former_office.empty();
}

/// "l'ancien ministre", "the former spy", "l'ex-général": who once served the state; a former
/// soldier is a citizen.
bool NominalReader::served_state() const {
  // "the two former allies" are no former elite.
  if (m_.sectors.empty() || row_.side) return false;
  constexpr std::array<std::string_view, 5> state = {"GOV", "LEG", "SPY", "COP", "JUD"};
  return std::find(state.begin(), state.end(), m_.sectors.front()) != state.end() ||
         (m_.sectors.front() == "MIL" && m_.type == ActorType::person && commands());
}

/// "coopération militaire": a bare word right behind another noun describes that noun.
bool NominalReader::looks_adjectival() const {
  if (at_.size() > 1 || left_ != at_.first || left_ == sentence().first) return false;
  const Token& word = scene_.token(m_.head);
  if (main_relation(word.deprel) == Deprel::conj || word.deprel == Deprel::appos) return false;
  const std::uint32_t before = left_ - 1;
  return scene_.token(before).upos == Upos::noun && draft_.at[before] == nothing &&
         !starts_upper(word.form);
}

/// "un tir d'artillerie", "un officier de marine": a bare arm behind "of" tells of what kind
/// something is, and nobody.
bool NominalReader::tells_kind() const {
  if (all_.size() != 1 || left_ != at_.first || left_ == sentence().first) return false;
  const Token& word = scene_.token(m_.head);
  return m_.determination == Determination::bare && m_.number != Number::plur &&
         row_.one == ActorType::organization && !m_.sectors.empty() &&
         m_.sectors.front() == "MIL" && main_relation(word.deprel) == Deprel::nmod &&
         scene_.is(WordKind::complement, left_ - 1) && !starts_upper(word.form);
}

/// "son rival X", "leur adversaire, X, …": a person is named right behind the description.
bool NominalReader::somebody_named() const {
  if (row_.one != ActorType::person || m_.determination == Determination::indefinite) return false;
  // "X, représentant du groupe"
  if (left_ > 1 && m_.determination == Determination::bare &&
      scene_.is(WordKind::comma, left_ - 1) && scene_.same_sentence(left_ - 2, at_.first) &&
      draft_.names_person(left_ - 2))
    return true;
  // "la mort de leur chef, X": X is the chief.
  if (all_.last - 1 > m_.head) {
    const NounRow* const inner = scene_.tables().noun(scene_.lemma(all_.last - 1));
    if (inner != nullptr && inner->one == ActorType::person) return false;
  }
  std::uint32_t next = all_.last;
  // "l'écologiste Yannick Jadot"
  const bool told = m_.determination == Determination::possessive || complement_seen_;
  if (told && next < scene_.size() && scene_.is(WordKind::comma, next)) ++next;
  return next < scene_.size() && scene_.same_sentence(at_.first, next) && draft_.names_person(next);
}

/// "enjoint à la préfecture de surseoir", "urged the embassy to": told to do something.
bool NominalReader::is_addressed() const {
  constexpr std::uint32_t reach = 8;
  const Token& head = scene_.token(m_.head);
  const Deprel main = main_relation(head.deprel);
  const bool object = main == Deprel::obj || main == Deprel::iobj || main == Deprel::obl;
  if (!object || head.head == no_token || scene_.token(head.head).upos != Upos::verb) return false;
  const std::uint32_t last = std::min(sentence().last, all_.last + reach);
  for (std::uint32_t i = all_.last; i < last; ++i) {
    const Token& word = scene_.token(i);
    const bool asked = word.morph.verb_form == VerbForm::inf &&
                       (word.head == head.head || word.head == m_.head) &&
                       (word.deprel == Deprel::xcomp || word.deprel == Deprel::acl);
    if (asked) return true;
  }
  return false;
}

/// "selon la radio": it tells something.
bool NominalReader::is_told_by() const {
  constexpr std::uint32_t longest = 3;
  std::string words;
  for (std::uint32_t i = left_; i > sentence().first && i + longest > left_; --i) {
    words = std::string(scene_.key(i - 1)) + (words.empty() ? "" : " ") + words;
    if (scene_.tables().is(WordKind::according, words)) return true;
  }
  return false;
}

/// "the pair", "le tandem": two who have just been spoken of.
bool NominalReader::means_two() const {
  return refers_back(m_) && !complement_seen_ && m_.details.empty();
}

/// "les deux camps", "both sides", "each side", "les belligérants": the parties to a matter.
bool NominalReader::means_sides() const {
  if (!row_.side || complement_seen_ || m_.one_of || !m_.details.empty() || !m_.country.empty())
    return false;
  if (each_) return true;
  if (m_.number != Number::plur || m_.determination != Determination::definite) return false;
  // "toutes les parties" are more than two.
  return m_.two || (row_.parties && !m_.counted && !scene_.is(WordKind::predeterminer, left_));
}

/// "la Russie, | allié de Damas"
bool NominalReader::tells_of_land() const {
  if (!row_.land_too || left_ < sentence().first + 2 || !scene_.is(WordKind::comma, left_ - 1))
    return false;
  const std::uint32_t before = draft_.at[left_ - 2];
  return before != nothing && draft_.mentions[before].type == ActorType::country;
}

bool NominalReader::accepted() {
  const bool duo = scene_.tables().is(WordKind::duo, m_.noun);
  if (duo && !means_two()) return false;
  // "les deux parties", and no parts of a thing
  const bool only_sides =
      row_.side && !row_.generic && is_body(row_.several) && row_.sectors.empty();
  if (only_sides && !means_sides()) return false;
  // "une personne", "cet individu", "a Kurd": one of them, told of by itself.
  const bool one = m_.determination == Determination::indefinite ||
                   m_.determination == Determination::demonstrative;
  const Upos upos = scene_.token(m_.head).upos;
  const bool somebody = row_.one == ActorType::person && at_.size() == 1 && one &&
                        (upos == Upos::noun || upos == Upos::propn);
  if (row_.plural_only && m_.number == Number::sing && !m_.one_of && !means_sides() && !somebody &&
      !somebody_named() && !tells_of_land())
    return false;
  if (row_.plural_only && m_.number == Number::none && !m_.counted) return false;
  if (row_.needs_entity && !entity_seen_) return false;
  const bool modified = !m_.country.empty() || entity_seen_ || m_.sectors_from_noun ||
                        told_apart_ || fights_for_people();
  const bool anaphoric = m_.generic && refers_back(m_);
  // "its forces took the town", no strength that somebody has ("de toutes ses forces").
  const Deprel relation = scene_.token(m_.head).deprel;
  const bool acts =
      relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obl_agent;
  const bool somebodys = acts && row_.plural_only && m_.number == Number::plur &&
                         m_.determination == Determination::possessive && !row_.sectors.empty();
  // A named body right behind ("groupe Wagner") vouches for the noun.
  const bool named = all_.last < scene_.size() && draft_.at[all_.last] != nothing &&
                     scene_.same_sentence(at_.first, all_.last);
  // "the agency" alone is one only when it takes up one that was told of.
  m_.only_back =
      row_.needs_modifier && !modified && !anaphoric && !named && !somebodys && !means_sides();
  if (m_.only_back && (!refers_back(m_) || row_.one != ActorType::organization ||
                       m_.number == Number::plur || complement_seen_ || !m_.details.empty()))
    return false;
  if ((looks_adjectival() || tells_kind()) && !tells_of_land()) return false;
  if (!row_.site || is_addressed() || is_told_by()) return true;
  return acts || !m_.country.empty();
}

/// "les dirigeants européens", "l'agence onusienne": of whose union its modifiers tell.
std::string NominalReader::union_told() const {
  const ActorTables& tables = scene_.tables();
  // "les Européens"
  if (tables.is(WordKind::of_eu, m_.head_noun)) return "EUR";
  // "les Casques bleus"
  if (tables.is(WordKind::of_un, m_.noun)) return "UNO";
  for (const std::string& word : m_.details) {
    if (tables.is(WordKind::of_eu, word)) return "EUR";
    if (tables.is(WordKind::of_un, word)) return "UNO";
    if (tables.is(WordKind::of_usa, word) && !m_.sectors.empty() && m_.sectors.front() == "LEG")
      return "USA";
    // "les chefs d'État africains", "des troupes ouest-africaines"
    const bool many = m_.number == Number::plur && !m_.sectors.empty() &&
                      (m_.sectors.front() == "GOV" || m_.sectors.front() == "MIL");
    if (many && tables.is(WordKind::regional, word)) return "IGO";
  }
  return {};
}

/// "des journalistes étrangers", "Western powers": of several countries, none of which is told.
bool NominalReader::is_from_abroad() const {
  if (m_.number != Number::plur || !m_.country.empty() || entity_seen_) return false;
  return std::any_of(m_.details.begin(), m_.details.end(), [this](const std::string& detail) {
    return scene_.tables().is(WordKind::abroad, detail);
  });
}

void NominalReader::finish() {
  m_.kind = Kind::nominal;
  m_.form = MentionForm::nominal;
  m_.rule = "noun";
  m_.anywhere = row_.anywhere;
  m_.outlet = row_.outlet && m_.details.empty();
  m_.collective = row_.collective;
  m_.of_state = row_.of_state;
  const auto regional = [this](const std::string& word) {
    return scene_.tables().is(WordKind::regional, word);
  };
  if (m_.country.empty() && m_.type == ActorType::organization &&
      scene_.tables().is(WordKind::union_noun, m_.head_noun) &&
      std::any_of(m_.details.begin(), m_.details.end(), regional))
    m_.country = "IGO";
  if (m_.country.empty()) m_.country = row_.land;
  if (m_.country.empty()) m_.country = union_told();
  if (row_.igo && m_.country.empty() && !any_coalition()) m_.country = "IGO";
  if (row_.ngo && m_.country.empty()) m_.country = "NGO";
  m_.with_complement = complement_seen_;
  m_.follower = row_.follower;
  m_.staff = row_.staff;
  m_.against = row_.against;
  m_.family = row_.family;
  m_.land_too = row_.land_too;
  m_.open_sectors = (weak_sectors() || m_.follower || m_.staff) && !m_.sectors_from_noun &&
                    !m_.former && (m_.office.empty() || row_.generic) &&
                    (m_.type != ActorType::organization || (row_.led && row_.sectors.empty()));
  if (m_.gender == Gender::none) m_.gender = scene_.token(m_.head).morph.gender;
  if (m_.type != ActorType::person && m_.type != ActorType::people) {
    m_.number = m_.number == Number::none ? Number::sing : m_.number;
  }
  m_.salience = scene_.salience_of(m_.head);
  std::sort(m_.details.begin(), m_.details.end());
  m_.details.erase(std::unique(m_.details.begin(), m_.details.end()), m_.details.end());
  m_.name = scene_.text(scene_.span_of(all_));
  if (!m_.office.empty()) m_.office_text = m_.name;
  const bool duo = scene_.tables().is(WordKind::duo, m_.noun) || (m_.two && m_.noun == m_.numeral);
  if (duo) m_.number = Number::plur;
  if (duo) m_.two = true;
  m_.sides = means_sides();
  m_.anywhere = m_.anywhere || m_.sides || is_from_abroad();
  m_.pair =
      duo || m_.sides ||
      (m_.pair && m_.determination != Determination::indefinite &&
       m_.determination != Determination::bare && scene_.tables().is(WordKind::pair, m_.noun));
  // "the two allies" are what they are themselves.
  if (m_.pair && row_.side && row_.one == ActorType::person && !m_.sectors_from_noun)
    m_.sectors.clear();
  while (left_ < all_.first && scene_.token(left_).part > 0) ++left_;
  m_.tokens = {left_, all_.last};
  m_.core = all_;
  m_.noun_last = at_.last;
}

}  // namespace depeche::actors
