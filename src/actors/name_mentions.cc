// SPDX-License-Identifier: Apache-2.0
// Which names in the text are actors: persons, bodies of the tables, other organisations,
// countries?
#include "actors/name_mentions.h"

#include "actors/further_names.h"
#include "actors/name_cut.h"
#include "actors/name_spans.h"
#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace depeche::actors {

namespace {

/// The next letter of `text`; 0 at the end.
char32_t next_letter(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const char32_t c = utf8::next(text, at);
    if (u_isalpha(static_cast<UChar32>(c)) != 0) return c;
  }
  return 0;
}

/// Every capital of `alias` is a capital in `text`; an acronym is all capitals there.
bool capitals_agree(std::string_view alias, std::string_view text) {
  std::size_t a = 0;
  std::size_t t = 0;
  while (true) {
    const char32_t wanted = next_letter(alias, a);
    const char32_t found = next_letter(text, t);
    if (wanted == 0 || found == 0) return wanted == found;
    if (u_isupper(static_cast<UChar32>(wanted)) != 0 && u_isupper(static_cast<UChar32>(found)) == 0)
      return false;
  }
}

/// A run of capitals is a headline, where "IS" or "UN" may be a plain word.
bool inside_capitals(const Scene& scene, TokenRange range) {
  constexpr std::uint32_t reach = 20;
  const TokenRange sentence = scene.sentence_tokens(range.first);
  int loud = 0;
  int quiet = 0;
  const std::uint32_t begin =
      std::max(sentence.first, range.first > reach ? range.first - reach : 0);
  const std::uint32_t end = std::min(sentence.last, range.last + reach);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (range.contains(i) || scene.key(i).size() < 2) continue;
    ++(is_all_upper(scene.token(i).form) ? loud : quiet);
  }
  return loud > 2 && loud > quiet;
}

void place_in_text(const Scene& scene, Mention& mention) {
  mention.head = scene.head_of(mention.tokens);
  mention.sentence = scene.sentence(mention.tokens.first);
  mention.salience = scene.salience_of(mention.head);
  mention.form = MentionForm::name;
  if (mention.core.size() == 0) mention.core = mention.tokens;
  if (mention.gender == Gender::none) mention.gender = scene.token(mention.head).morph.gender;
}

/// Gender of a body is that of its determiner or of the tagger's word.
void add_entity(const Scene& scene, Draft& draft, TokenRange range, std::uint32_t entity) {
  const EntityRow& row = scene.tables().entities[entity];
  Mention mention;
  mention.kind = Kind::body_name;
  mention.rule = "body";
  mention.tokens = range;
  mention.type = row.type;
  mention.country = row.country;
  mention.sectors = row.sectors;
  mention.entity = entity;
  mention.name = scene.text(scene.span_of(range));
  place_in_text(scene, mention);
  draft.add(std::move(mention));
}

/// Does the body stand inside a longer name?
bool name_is_longer(const Scene& scene, TokenRange range, TokenRange name) {
  if (name.size() <= range.size() || !name.contains(range.first) || name.last < range.last)
    return false;
  // "Houthi movement", "Xinhua news agency": plain nouns say what the body is.
  bool nouns = range.first == name.first && range.last < name.last;
  for (std::uint32_t i = range.last; i < name.last && nouns; ++i)
    nouns = scene.token(i).upos == Upos::noun && !starts_upper(scene.token(i).form);
  if (nouns) return false;
  // A body joined to others is a name of its own: "l'Union africaine et la Cédéao".
  const auto parts = [&](std::uint32_t i) {
    const Upos upos = scene.token(i).upos;
    return !name.contains(i) || upos == Upos::cconj || upos == Upos::punct || upos == Upos::det;
  };
  return !(parts(range.last < scene.size() ? range.last : range.first) &&
           (range.first == 0 || parts(range.first - 1)));
}

/// Does the text mean a name by words that are common ones as well ("Le Monde", "Voici")? The name
/// finder sees a body of just these words, or they have their capitals within a sentence with
/// nothing before that makes a noun of them.
bool is_meant_as_name(const Scene& scene, TokenRange range, const NameRange* name) {
  const bool article = scene.token(range.first).upos == Upos::det && range.size() > 1;
  if (name != nullptr) {
    const TokenRange bare{range.first + (article ? 1U : 0U), range.last};
    if (name->tokens != range && name->tokens != bare) return false;
    if (!name->person) return true;
  }
  if (range.first == scene.sentence_tokens(range.first).first) return false;
  const Token& before = scene.token(range.first - 1);
  if (before.upos == Upos::punct && !scene.is(WordKind::comma, range.first - 1)) return false;
  return range.size() > 1 || (before.upos != Upos::det && before.part == 0 &&
                              scene.token(range.first).upos == Upos::propn);
}

/// "Le monde change": the words of a doubtful name without its capitals.
bool is_common_word(const Scene& scene, TokenRange range) {
  const auto match = scene.tables().alias_map.longest(
      range.size(), [&](std::uint32_t k) { return scene.key(range.first + k); });
  if (match.tokens != range.size()) return false;
  const std::string_view written = scene.text(scene.span_of(range));
  return std::all_of(match.rows->begin(), match.rows->end(), [&](std::uint32_t row) {
    const EntityAlias& alias = scene.tables().aliases[row];
    return alias.doubtful && !capitals_agree(alias.written, written);
  });
}

std::uint32_t entity_at(const Scene& scene, std::uint32_t i,
                        const std::vector<const NameRange*>& name_at, std::uint32_t& length) {
  const TokenRange sentence = scene.sentence_tokens(i);
  const auto match = scene.tables().alias_map.longest(
      std::min(sentence.last - i, 14U), [&](std::uint32_t k) { return scene.key(i + k); });
  if (match.tokens == 0) return nothing;
  const std::string_view written = scene.text(scene.span_of({i, i + match.tokens}));
  for (const std::uint32_t row : *match.rows) {
    const EntityAlias& alias = scene.tables().aliases[row];
    if (!capitals_agree(alias.written, written)) continue;
    const TokenRange range{i, i + match.tokens};
    if (alias.doubtful &&
        (written != alias.written || !is_meant_as_name(scene, range, name_at[range.last - 1])))
      continue;
    // A maker's name before a number is a product: "un Boeing 737".
    const std::uint32_t next = i + match.tokens;
    if (scene.tables().entities[alias.entity].country == "MNC" && next < sentence.last &&
        scene.token(next).form.front() >= '0' && scene.token(next).form.front() <= '9') {
      continue;
    }
    // "Douma" is a town of Syria where the text speaks of it.
    const std::uint32_t at = scene.place_at(i);
    if (at != nothing && scene.places()[at].tokens == TokenRange{i, next} && next - i == 1 &&
        scene.places()[at].resolution != Resolution::country &&
        !scene.places()[at].country.empty() && !scene.places()[at].is_actor &&
        scene.places()[at].country != scene.tables().entities[alias.entity].country)
      continue;
    if (is_all_upper(alias.written) && alias.written.size() < 4 &&
        inside_capitals(scene, {i, i + match.tokens}))
      continue;
    length = match.tokens;
    return alias.entity;
  }
  return nothing;
}

/// The name of a leader in full, in capitals as names are: its length in tokens, 0 = none.
std::uint32_t leader_name_at(const Scene& scene, std::uint32_t i) {
  if (!starts_upper(scene.token(i).form)) return 0;
  const std::uint32_t room = std::min(scene.sentence_tokens(i).last - i, 8U);
  const auto match =
      scene.tables().persons->map.longest(room, [&](std::uint32_t k) { return scene.key(i + k); });
  if (match.tokens == 0) return 0;
  const std::uint32_t name = scene.name_at(i);
  // A longer name goes its own way ("Emmanuel Macron-Dupont", "Université Paul Biya").
  const std::uint32_t next = i + match.tokens;
  const bool longer = name != nothing && scene.analysis().names[name].tokens.last > next &&
                      scene.token(next).upos != Upos::cconj &&
                      scene.token(next).upos != Upos::punct;
  const Token& last = scene.token(i + match.tokens - 1);
  return longer || last.form == last.lower ? 0 : match.tokens;
}

void find_entities(const Scene& scene, Draft& draft, const std::vector<NameRange>& names) {
  std::vector<const NameRange*> name_at(scene.size(), nullptr);
  for (const NameRange& name : names)
    std::fill(name_at.begin() + name.tokens.first, name_at.begin() + name.tokens.last, &name);
  for (std::uint32_t i = 0; i < scene.size();) {
    std::uint32_t length = 1;
    const std::uint32_t entity =
        scene.key(i).empty() ? nothing : entity_at(scene, i, name_at, length);
    const TokenRange range{i, i + length};
    const TokenRange name = name_at[i] == nullptr ? TokenRange{} : name_at[i]->tokens;
    if (entity != nothing && !name_is_longer(scene, range, name)) {
      add_entity(scene, draft, range, entity);
    } else {
      length = 1;
    }
    i += length;
  }
}

/// "l'Allemand | Jean Petit", "France's | Ana Silva", "Jean Petit | of Canada": where a person is
/// from, as the words beside the name tell.
std::string told_home(const Scene& scene, TokenRange range) {
  const CountryTable& countries = scene.tables().countries;
  const auto land_at = [&](std::uint32_t i) -> std::string_view {
    const std::uint32_t place = scene.place_at(i);
    if (place != nothing) {
      const PlaceRef& there = scene.places()[place];
      return there.resolution == Resolution::country ? std::string_view(there.country)
                                                     : std::string_view();
    }
    return starts_upper(scene.token(i).form) ? countries.by_name(scene.text(scene.token(i).span))
                                             : std::string_view();
  };
  if (range.first > 0 && scene.same_sentence(range.first - 1, range.first)) {
    const std::uint32_t before = range.first - 1;
    std::string_view land =
        starts_upper(scene.token(before).form) ? scene.demonym(before) : std::string_view();
    if (land.empty() && before > 0 && scene.is(WordKind::genitive, before) &&
        scene.same_sentence(before - 1, before))
      land = land_at(before - 1);
    if (!land.empty()) return plover_country(countries, land);
  }
  const std::uint32_t link = range.last;
  if (link + 1 >= scene.size() || !scene.same_sentence(range.first, link + 1) ||
      !scene.is(WordKind::complement, link))
    return {};
  std::uint32_t land = link + 1;
  if (scene.token(land).upos == Upos::det && land + 1 < scene.size()) ++land;
  return plover_country(countries, land_at(land));
}

/// `in_full` = the words by which the tables know a leader.
void add_person(const Scene& scene, Draft& draft, TokenRange range, TokenRange in_full) {
  Mention mention;
  mention.kind = Kind::person_name;
  mention.rule = "name";
  mention.tokens = range;
  mention.core = range;
  mention.type = ActorType::person;
  mention.number = Number::sing;
  mention.name = scene.text(scene.span_of(range));
  mention.keys = scene.tables().persons->names.keys(mention.name);
  std::uint32_t first = range.first;
  const GrammarRow* title = honorific_before(scene, range.first, first);
  if (title != nullptr && draft.free({first, range.first})) {
    mention.gender = title->gender;
    mention.tokens.first = first;
    mention.rule = "title";
  }
  if (mention.gender == Gender::none && range.size() > 1) {
    const auto given = scene.tables().given_names.find(scene.key(range.first));
    if (given != scene.tables().given_names.end()) mention.gender = given->second;
  }
  const std::uint32_t name_head = scene.head_of(range);
  const Gender known = mention.gender;
  place_in_text(scene, mention);
  mention.gender = known;
  if (mention.head != name_head) mention.second_head = name_head;
  const NameKeys keys =
      in_full == range ? mention.keys
                       : scene.tables().persons->names.keys(scene.text(scene.span_of(in_full)));
  if (const auto leader = scene.tables().persons->leader(keys, scene.day()))
    mention.leader = *leader;
  if (mention.leader == nothing) mention.country = told_home(scene, mention.tokens);
  draft.add(std::move(mention));
}

/// "Cour interaméricaine des droits de l'homme", "East African Community".
bool is_union_of_states(const Scene& scene, TokenRange range) {
  bool body = false;
  bool regional = false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    body = body || scene.is(WordKind::union_noun, i);
    regional = regional || scene.is(WordKind::regional, i);
  }
  return body && regional;
}

/// The word that says what the name names: "Military | Times", "University of Essex", "Air France".
std::uint32_t head_of_name(const Scene& scene, TokenRange range) {
  // Languages with a genitive set what tells more in front.
  if (!scene.tables().has(WordKind::genitive)) return range.first;
  for (std::uint32_t i = range.first + 1; i < range.last; ++i) {
    if (scene.token(i).upos == Upos::adp) return i - 1;
  }
  return range.last - 1;
}

/// The news outlet of the tables that the name begins with; null when there is none.
const EntityRow* outlet_before(const Scene& scene, TokenRange range) {
  const auto match = scene.tables().alias_map.longest(
      range.size(), [&](std::uint32_t k) { return scene.key(range.first + k); });
  if (match.tokens < 2) return nullptr;
  const EntityAlias& alias = scene.tables().aliases[match.rows->front()];
  const EntityRow& body = scene.tables().entities[alias.entity];
  const bool outlet = !body.sectors.empty() && body.sectors.front() == "JRN" && !alias.doubtful;
  const TokenRange words{range.first, range.first + match.tokens};
  return outlet && capitals_agree(alias.written, scene.text(scene.span_of(words))) ? &body
                                                                                   : nullptr;
}

/// The row of a noun of several words that the name begins with, as written or by lemmas; null when
/// there is none.
const NounRow* noun_of_words(const Scene& scene, TokenRange range) {
  const auto& nouns = scene.tables().noun_map;
  const auto at = [&](auto key_of) {
    return nouns.longest(range.size(), [&](std::uint32_t k) { return key_of(range.first + k); });
  };
  auto match = at([&](std::uint32_t i) { return scene.lemma(i); });
  if (match.tokens < 2) match = at([&](std::uint32_t i) { return scene.key(i); });
  if (match.tokens < 2) return nullptr;
  const NounRow& noun = scene.tables().nouns[match.rows->front()];
  return noun.sectors.empty() ? nullptr : &noun;
}

/// Country and sectors that the words of an organisation's name tell: "Parti communiste chinois".
void describe_body(const Scene& scene, Mention& mention) {
  // "France Bleu Hérault": what an outlet's local branch is.
  if (const EntityRow* outlet = outlet_before(scene, mention.tokens)) {
    mention.sectors = outlet->sectors;
    mention.country = outlet->country;
    // "Banque centrale", "Garde nationale": a noun of several words says more than its first.
  } else if (const NounRow* noun = noun_of_words(scene, mention.tokens)) {
    mention.sectors = noun->sectors;
  } else if (mention.tokens.size() > 1) {
    const auto told =
        scene.tables().name_sectors.find(scene.key(head_of_name(scene, mention.tokens)));
    if (told != scene.tables().name_sectors.end()) mention.sectors = told->second;
  }
  for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
    if (mention.country.empty()) {
      std::string_view country = scene.demonym(i);
      if (country.empty())
        country = scene.tables().countries.by_name(scene.text(scene.token(i).span));
      if (!country.empty()) mention.country = plover_country(scene.tables().countries, country);
    }
    const auto match = scene.tables().noun_map.longest(
        mention.tokens.last - i, [&](std::uint32_t k) { return scene.lemma(i + k); });
    if (match.tokens == 0 || !mention.sectors.empty()) continue;
    const NounRow& noun = scene.tables().nouns[match.rows->front()];
    if (noun.one != ActorType::organization && noun.one != ActorType::group) continue;
    mention.sectors = noun.sectors;
    mention.type = noun.one;
    if (noun.ngo && mention.country.empty()) mention.country = "NGO";
  }
  if (mention.country.empty() && is_union_of_states(scene, mention.tokens)) mention.country = "IGO";
}

/// "Florida Highway Patrol" is no person, whatever the name finder says of capitals.
bool holds_word_of_body(const Scene& scene, TokenRange range) {
  // "Paul Green"
  if (scene.tables().given_names.contains(scene.key(range.first))) return false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const auto* rows = scene.tables().noun_map.find(scene.key(i));
    if (rows == nullptr || range.size() < 2) continue;
    const NounRow& noun = scene.tables().nouns[rows->front()];
    if (noun.one == ActorType::organization || noun.one == ActorType::group) return true;
  }
  return false;
}

/// "ministère russe de la Défense": a noun of the tables opens the name; the nominals read its
/// words.
bool opens_with_noun(const Scene& scene, TokenRange range) {
  return range.size() > 1 && !starts_upper(scene.token(range.first).form) &&
         scene.tables().noun_map.find(scene.key(range.first)) != nullptr;
}

/// "Ministry" alone is a noun of the tables, in capitals or not.
bool is_plain_noun(const Scene& scene, TokenRange range) {
  return range.size() == 1 && scene.tables().noun_map.find(scene.key(range.first)) != nullptr &&
         !is_all_upper(scene.token(range.first).form);
}

/// Does the text name a body of the union that sits there?
bool is_seat_of_union(const Scene& scene, const Draft& draft, TokenRange range) {
  return scene.is(WordKind::union_seat, range.first) && range.size() == 1 &&
         std::any_of(draft.mentions.begin(), draft.mentions.end(),
                     [](const Mention& mention) { return mention.country == "EUR"; });
}

void add_place(const Scene& scene, Draft& draft, const PlaceRef& place, TokenRange range) {
  Mention mention;
  mention.kind = Kind::place;
  mention.rule = place.resolution == Resolution::country ? "country" : "metonymy";
  mention.tokens = range;
  mention.type = ActorType::country;
  mention.country = plover_country(scene.tables().countries, place.country);
  if (is_seat_of_union(scene, draft, range)) mention.country = "EUR";
  mention.sectors = {"GOV"};
  mention.name = place.name.empty() ? std::string(scene.text(scene.span_of(range))) : place.name;
  mention.number = scene.token(scene.head_of(range)).morph.number;
  place_in_text(scene, mention);
  draft.add(std::move(mention));
}

/// A country that acts is a country, also where the name finder takes it for a body.
bool add_country(const Scene& scene, Draft& draft, TokenRange range) {
  const std::uint32_t at = scene.place_at(range.first);
  if (at == nothing) return false;
  const PlaceRef& place = scene.places()[at];
  if (place.resolution != Resolution::country || place.country.empty() || place.tokens != range)
    return false;
  add_place(scene, draft, place, range);
  return true;
}

void add_organization(const Scene& scene, Draft& draft, TokenRange range) {
  if (range.size() > 1 && scene.token(range.first).upos == Upos::det &&
      add_country(scene, draft, {range.first + 1, range.last}))
    return;
  if (add_country(scene, draft, range)) return;
  Mention mention;
  mention.kind = Kind::body_name;
  mention.rule = "name";
  mention.tokens = range;
  mention.type = ActorType::organization;
  mention.name = scene.text(scene.span_of(range));
  describe_body(scene, mention);
  place_in_text(scene, mention);
  draft.add(std::move(mention));
}

/// Several words that the gazetteer knows as one place ("Rio de Janeiro"), or a part of them.
bool is_place(const Scene& scene, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::uint32_t place = scene.place_at(i);
    if (place == nothing || scene.places()[place].tokens.size() < 2) continue;
    const TokenRange there = scene.places()[place].tokens;
    if (there == range || (there.first < range.first && there.last > range.first)) return true;
  }
  return false;
}

/// "the village of X", "X City": what the name finder takes for a person is a place.
bool is_called_place(const Scene& scene, TokenRange range) {
  if (scene.is(WordKind::place_word, range.last - 1) && range.size() > 1 &&
      scene.tables().has(WordKind::genitive))
    return true;
  std::uint32_t i = range.first;
  // "les villages de X et | Y"
  constexpr std::uint32_t reach = 3;
  for (std::uint32_t steps = 0; i > 1 && steps < reach; ++steps) {
    const std::uint32_t before = i - 1;
    if (!scene.same_sentence(before, range.first)) return false;
    if (scene.is(WordKind::complement, before) && !starts_upper(scene.token(before).form))
      return scene.tables().is(WordKind::place_word, scene.lemma(before - 1));
    const bool list = scene.token(before).upos == Upos::cconj ||
                      scene.is(WordKind::comma, before) || starts_upper(scene.token(before).form);
    if (!list) return false;
    i = before;
  }
  return false;
}

/// A country as the subject of a verb that acts stands for its government.
bool acts_as_subject(const Scene& scene, const PlaceRef& place, std::uint32_t head) {
  if (place.resolution != Resolution::country) return false;
  const Token& word = scene.token(head);
  if (word.deprel == Deprel::obl_agent) return true;
  if (word.deprel != Deprel::nsubj || word.head == no_token) return false;
  if (scene.token(word.head).upos != Upos::verb) return false;
  for (std::uint32_t i = place.tokens.first; i > 0 && i + 3 > place.tokens.first; --i) {
    if (scene.token(i - 1).upos == Upos::adp && scene.token(i - 1).head == head) return false;
  }
  return true;
}

void find_places(const Scene& scene, Draft& draft) {
  for (const PlaceRef& place : scene.places()) {
    const TokenRange range{place.tokens.first, std::min(place.tokens.last, scene.size())};
    if (range.first >= range.last || place.country.empty() || !draft.free(range)) continue;
    const std::uint32_t head = scene.head_of(range);
    if (!place.is_actor && !acts_as_subject(scene, place, head)) continue;
    add_place(scene, draft, place, range);
  }
}

/// "CHU | de Nantes": the place that tells one of many such bodies apart belongs to its name.
TokenRange with_its_place(const Scene& scene, TokenRange range) {
  if (range.size() != 1 || !scene.is(WordKind::local_body, range.first)) return range;
  std::uint32_t at = range.last;
  if (at >= scene.size() || !scene.is(WordKind::complement, at)) return range;
  ++at;
  if (at < scene.size() && scene.token(at).upos == Upos::det) ++at;  // "du | Mans"
  const std::uint32_t place = at < scene.size() ? scene.place_at(at) : nothing;
  if (place == nothing || !scene.same_sentence(range.first, at)) return range;
  return {range.first, std::min(scene.places()[place].tokens.last, scene.size())};
}

}  // namespace

void find_names(const Scene& scene, Draft& draft) {
  std::vector<NameRange> names = read_names(scene);
  find_entities(scene, draft, names);
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    const std::uint32_t length = scene.key(i).empty() ? 0 : leader_name_at(scene, i);
    if (length > 0 && draft.free({i, i + length}))
      add_person(scene, draft, without_title(scene, {i, i + length}), {i, i + length});
  }
  std::erase_if(names, [&](const NameRange& name) { return !draft.free(name.tokens); });
  const std::vector<NameRange> further = further_names(scene, draft, names);
  names.insert(names.end(), further.begin(), further.end());
  settle_kinds(scene, names);
  for (const NameRange& name : names) {
    const TokenRange range = name.tokens;
    if (!draft.free(range) ||
        (name.person && (is_place(scene, range) || is_called_place(scene, range))))
      continue;
    // "l'ISF", "un tir de LBD"
    if (scene.is(WordKind::thing, range.first) && range.size() == 1) continue;
    if (!name.person && (opens_with_noun(scene, range) || is_plain_noun(scene, range))) continue;
    if (is_common_word(scene, range)) continue;
    if (name.person && !holds_word_of_body(scene, range)) {
      add_person(scene, draft, range, range);
    } else {
      add_organization(scene, draft, with_its_place(scene, range));
    }
  }
  find_places(scene, draft);
}

}  // namespace depeche::actors
