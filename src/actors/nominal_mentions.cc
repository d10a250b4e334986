// SPDX-License-Identifier: Apache-2.0
// Which noun phrases refer to people and institutions, and what do their words say?
#include "actors/nominal_mentions.h"

#include <algorithm>
#include <optional>

namespace depeche::actors {

namespace {

constexpr std::uint32_t max_phrase = 8;  // tokens of a noun of the tables
constexpr std::uint32_t max_complements = 3;
constexpr std::uint32_t max_modifiers = 8;

/// One nominal while its words are being read.
class NominalReader {
 public:
  NominalReader(const Scene& scene, const Draft& draft) : scene_(scene), draft_(draft) {}

  /// The nominal whose noun starts at `i`; nothing when there is none.
  std::optional<Mention> read(std::uint32_t i) {
    at_ = {};
    m_ = {};
    entity_seen_ = false;
    if (!match_noun(i) && !match_people(i)) return std::nullopt;
    if (negated_) return std::nullopt;
    m_.sentence = scene_.sentence(i);
    read_left();
    if (negated_) return std::nullopt;
    read_right();
    choose_type();
    if (!accepted()) return std::nullopt;
    finish();
    return std::move(m_);
  }

 private:
  bool match_noun(std::uint32_t i);
  bool match_people(std::uint32_t i);
  void read_left();
  bool read_determiner(std::uint32_t i);
  void read_right();
  bool read_complement(std::uint32_t& at);
  void read_complement_words(TokenRange range);
  void take_country(std::string_view alpha3);
  void take_mention(const Mention& inner);
  void take_sectors(const std::vector<std::string>& sectors);

  /// A named body beside the noun says more than the noun itself.
  [[nodiscard]] bool weak_sectors() const {
    return row_.sectors.empty() || row_.sectors.front() == "GOV" || row_.generic;
  }

  void choose_portfolio();
  void choose_type();
  [[nodiscard]] bool accepted() const;
  [[nodiscard]] bool looks_adjectival() const;
  void finish();

  [[nodiscard]] TokenRange sentence() const { return scene_.sentence_tokens(at_.first); }

  const Scene& scene_;
  const Draft& draft_;
  Mention m_;
  NounRow row_;
  TokenRange at_;           // the noun's own tokens
  TokenRange all_;          // with modifiers, without determiner
  std::uint32_t left_ = 0;  // first token with the determiner
  bool negated_ = false;
  bool entity_seen_ = false;
  bool complement_seen_ = false;
};

bool NominalReader::match_noun(std::uint32_t i) {
  negated_ = false;
  complement_seen_ = false;
  const std::uint32_t room = std::min(scene_.sentence_tokens(i).last - i, max_phrase);
  const PhraseMap& map = scene_.tables().noun_map;
  auto match = map.longest(room, [&](std::uint32_t k) { return scene_.key(i + k); });
  const auto other = map.longest(room, [&](std::uint32_t k) { return scene_.lemma(i + k); });
  if (other.tokens > match.tokens) match = other;
  if (match.tokens == 0) return false;
  at_ = {i, i + match.tokens};
  if (!draft_.free(at_)) return false;
  m_.head = scene_.head_of(at_);
  const Token& head = scene_.token(m_.head);
  const bool noun = head.upos == Upos::noun || head.upos == Upos::propn || head.upos == Upos::x ||
                    (match.tokens > 1 && head.upos != Upos::verb);
  if (!noun) return false;
  row_ = scene_.tables().nouns[match.rows->front()];
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
  for (const CountryForm& form : scene_.tables().countries.forms(key)) {
    if (form.kind != CountryFormKind::demonym && form.kind != CountryFormKind::people) continue;
    const Number number = form.number != Number::none ? form.number : word.morph.number;
    if (followed && number != Number::plur) continue;
    const Country& country = scene_.tables().countries.countries()[form.country];
    at_ = {i, i + 1};
    m_.head = i;
    row_ = NounRow{};
    row_.sectors = {"CVL"};
    m_.noun = key;
    m_.number = number;
    m_.gender = form.gender;
    m_.country = plover_country(scene_.tables().countries, country.alpha3);
    return true;
  }
  return false;
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

void NominalReader::read_left() {
  all_ = at_;
  left_ = at_.first;
  const std::uint32_t first = sentence().first;
  for (std::uint32_t steps = 0; left_ > first && steps < max_modifiers; ++steps) {
    const std::uint32_t i = left_ - 1;
    const Token& token = scene_.token(i);
    if (draft_.at[i] != nothing) {
      const Mention& before = draft_.mentions[draft_.at[i]];
      const bool compound = before.kind != Kind::nominal &&
                            (token.deprel == Deprel::compound || token.deprel == Deprel::nmod_poss);
      if (!compound || before.kind == Kind::person_name) return;
      take_mention(before);
      left_ = all_.first = before.tokens.first;
      continue;
    }
    if (scene_.is(WordKind::former, i)) m_.former = true;
    const std::string_view demonym = scene_.demonym(i);
    const bool modifier = token.upos == Upos::adj || !demonym.empty() ||
                          (token.deprel == Deprel::compound && token.upos != Upos::punct) ||
                          scene_.is(WordKind::former, i);
    if (token.upos == Upos::num || scene_.is(WordKind::two, i)) {
      m_.counted = true;
      m_.pair = scene_.is(WordKind::two, i);
      if (m_.number == Number::none) m_.number = Number::plur;
      left_ = i;
    } else if (modifier) {
      take_country(demonym);
      if (demonym.empty() && !scene_.is(WordKind::former, i))
        m_.details.emplace_back(scene_.lemma(i));
      left_ = all_.first = i;
    } else {
      if (!read_determiner(i)) return;
      if (!scene_.is(WordKind::genitive, i)) {
        left_ = i;
      } else if (i > first) {
        take_country(scene_.tables().countries.by_name(scene_.text(scene_.token(i - 1).span)));
        if (draft_.at[i - 1] != nothing) take_mention(draft_.mentions[draft_.at[i - 1]]);
      }
      return;
    }
  }
}

void NominalReader::take_sectors(const std::vector<std::string>& sectors) {
  if (sectors.empty()) return;
  if (weak_sectors() && !m_.sectors_from_noun) {
    m_.sectors = sectors;
    m_.sectors_from_noun = true;
  }
}

/// A named body, country or nominal inside the complement tells country and sectors.
void NominalReader::take_mention(const Mention& inner) {
  entity_seen_ = entity_seen_ || inner.kind == Kind::body_name;
  if (m_.country.empty()) m_.country = inner.country;
  if (inner.kind == Kind::place || inner.kind == Kind::person_name) return;
  if (inner.kind == Kind::body_name && weak_sectors() && !inner.sectors.empty())
    m_.sectors_from_noun = false;
  take_sectors(inner.sectors);
  if (inner.entity == nothing) return;
  const std::string& leader = scene_.tables().entities[inner.entity].leader;
  if (!leader.empty() && (row_.generic || row_.needs_entity)) m_.office = leader;
}

void NominalReader::read_complement_words(TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (draft_.at[i] != nothing) {
      const Mention& inner = draft_.mentions[draft_.at[i]];
      if (inner.tokens.first == i || i == range.first) take_mention(inner);
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
    if (demonym.empty() &&
        (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::x)) {
      m_.details.emplace_back(scene_.key(i));
    }
    const auto noun = scene_.tables().noun_map.longest(
        range.last - i, [&](std::uint32_t k) { return scene_.lemma(i + k); });
    if (noun.tokens > 0 && upos != Upos::adj)
      take_sectors(scene_.tables().nouns[noun.rows->front()].sectors);
  }
}

/// One complement ("de la Défense") from `at` on; moves `at` behind it.
bool NominalReader::read_complement(std::uint32_t& at) {
  const std::uint32_t last = sentence().last;
  const bool office = !row_.office.empty();
  if (!scene_.is(WordKind::complement, at) && !(office && scene_.is(WordKind::portfolio, at)))
    return false;
  std::uint32_t i = at + 1;
  while (i < last && (scene_.token(i).part > 0 || scene_.token(i).upos == Upos::det)) {
    // A complement of unknown things in number ("un groupe de trois hommes") is another mention.
    if (scene_.token(i).upos == Upos::num) return false;
    ++i;
  }
  const std::uint32_t begin = i;
  while (i < last && i < begin + max_modifiers) {
    const Token& token = scene_.token(i);
    if (draft_.at[i] != nothing) {
      const Mention& inner = draft_.mentions[draft_.at[i]];
      if (inner.kind == Kind::person_name && i > begin) break;
      i = std::max(i + 1, inner.tokens.last);
    } else if (token.upos == Upos::noun || token.upos == Upos::propn || token.upos == Upos::adj ||
               token.upos == Upos::x || scene_.place_at(i) != nothing) {
      // A second bare noun is no part of it.
      if (i > begin && token.upos == Upos::noun && scene_.token(i - 1).upos != Upos::adj) break;
      ++i;
    } else {
      break;
    }
  }
  if (i == begin) return false;
  read_complement_words({begin, i});
  complement_seen_ = true;
  at = i;
  return true;
}

void NominalReader::read_right() {
  std::uint32_t at = at_.last;
  const std::uint32_t last = sentence().last;
  std::uint32_t complements = 0;
  for (std::uint32_t steps = 0; at < last && steps < max_modifiers; ++steps) {
    const Token& token = scene_.token(at);
    if (draft_.at[at] != nothing) break;
    const std::string_view demonym = scene_.demonym(at);
    const bool adjective = token.upos == Upos::adj || scene_.is(WordKind::former, at) ||
                           (!demonym.empty() && !starts_upper(token.form));
    if (adjective) {
      m_.former = m_.former || scene_.is(WordKind::former, at);
      take_country(demonym);
      if (demonym.empty() && !scene_.is(WordKind::former, at))
        m_.details.emplace_back(scene_.lemma(at));
      ++at;
    } else if (complements >= max_complements || !read_complement(at)) {
      break;
    } else {
      ++complements;
    }
  }
  all_.last = at;
}

/// "ministre" with "défense" among its words is the minister of defence.
void NominalReader::choose_portfolio() {
  const auto found = scene_.tables().portfolios.find(m_.noun);
  if (found == scene_.tables().portfolios.end()) return;
  std::string words = " ";
  for (std::uint32_t i = all_.first; i < all_.last; ++i) {
    if (!scene_.key(i).empty()) words.append(scene_.key(i)).append(" ");
  }
  for (const Portfolio& portfolio : found->second) {
    if (words.find(" " + portfolio.words + " ") == std::string::npos) continue;
    m_.office = portfolio.office;
    m_.sectors = portfolio.sectors;
    return;
  }
}

void NominalReader::choose_type() {
  m_.type = m_.number == Number::plur ? row_.several : row_.one;
  m_.generic = row_.generic;
  m_.counterpart = row_.counterpart;
  m_.is_country_noun = row_.country;
  if (m_.office.empty()) m_.office = row_.office;
  if (!m_.sectors_from_noun) m_.sectors = row_.sectors;
  // The president of a club or of a commission is no head of state.
  const bool head_of_state = row_.office == "head_of_state" || row_.office == "head_of_government";
  if (head_of_state && at_.size() == 1 && complement_seen_ &&
      (entity_seen_ || m_.country.empty())) {
    m_.office = entity_seen_ ? "president" : "";
    if (!m_.sectors_from_noun) m_.sectors.clear();
  }
  choose_portfolio();
  if (!m_.former) return;
  m_.office.clear();
  if (m_.type == ActorType::person && !m_.sectors.empty() && m_.sectors.front() == "GOV")
    m_.sectors = {"ELI"};
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

bool NominalReader::accepted() const {
  if (row_.plural_only && m_.number == Number::sing) return false;
  if (row_.plural_only && m_.number == Number::none && !m_.counted) return false;
  if (row_.needs_entity && !entity_seen_) return false;
  const bool modified = !m_.country.empty() || entity_seen_ || m_.sectors_from_noun;
  const bool anaphoric = m_.generic && (m_.determination == Determination::definite ||
                                        m_.determination == Determination::demonstrative);
  // A named body right behind ("groupe Wagner") vouches for the noun.
  const bool named = all_.last < scene_.size() && draft_.at[all_.last] != nothing &&
                     scene_.same_sentence(at_.first, all_.last);
  if (row_.needs_modifier && !modified && !anaphoric && !named) return false;
  if (looks_adjectival()) return false;
  if (!row_.site) return true;
  const Deprel deprel = scene_.token(m_.head).deprel;
  return deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::obl_agent ||
         !m_.country.empty();
}

void NominalReader::finish() {
  m_.kind = Kind::nominal;
  m_.form = MentionForm::nominal;
  m_.rule = "noun";
  if (m_.gender == Gender::none) m_.gender = scene_.token(m_.head).morph.gender;
  if (m_.type != ActorType::person && m_.type != ActorType::people) {
    m_.number = m_.number == Number::none ? Number::sing : m_.number;
  }
  m_.salience = scene_.salience_of(m_.head);
  std::sort(m_.details.begin(), m_.details.end());
  m_.details.erase(std::unique(m_.details.begin(), m_.details.end()), m_.details.end());
  m_.name = scene_.text(scene_.span_of(all_));
  if (!m_.office.empty()) m_.office_text = m_.name;
  m_.pair = m_.pair && m_.determination != Determination::indefinite &&
            m_.determination != Determination::bare && scene_.tables().is(WordKind::pair, m_.noun);
  while (left_ < all_.first && scene_.token(left_).part > 0) ++left_;
  m_.tokens = {left_, all_.last};
  m_.core = all_;
  m_.noun_last = at_.last;
}

}  // namespace

namespace {

/// "le président de l'Iran": the country is part of the description, no actor beside it.
void drop_described_countries(const Mention& nominal, Draft& draft) {
  if (nominal.type == ActorType::country || nominal.generic) return;
  for (std::uint32_t i = nominal.noun_last; i < nominal.core.last; ++i) {
    if (draft.at[i] != nothing && draft.mentions[draft.at[i]].kind == Kind::place)
      draft.mentions[draft.at[i]].dropped = true;
  }
}

}  // namespace

void find_nominals(const Scene& scene, Draft& draft) {
  NominalReader reader(scene, draft);
  std::vector<Mention> found;
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (scene.key(i).empty() || draft.at[i] != nothing) continue;
    auto mention = reader.read(i);
    if (!mention) continue;
    // Nominals nest ("soldats de l'armée"), but the words of an office or of a body are its own.
    const bool closed =
        !mention->office.empty() || (mention->type == ActorType::organization && !mention->generic);
    i = std::max(i, (closed ? mention->core.last : mention->noun_last) - 1);
    found.push_back(std::move(*mention));
  }
  for (Mention& mention : found) {
    drop_described_countries(mention, draft);
    draft.add(std::move(mention));
  }
}

}  // namespace depeche::actors
