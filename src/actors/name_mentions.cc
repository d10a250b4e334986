// SPDX-License-Identifier: Apache-2.0
// Which names in the text are actors: persons, bodies of the tables, other organisations,
// countries?
#include "actors/name_mentions.h"

#include "actors/body_words.h"
#include "actors/further_names.h"
#include "actors/known_bodies.h"
#include "actors/name_cut.h"
#include "actors/name_spans.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche::actors {

namespace {

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

/// "Jean Petit of | Canada", "CHU de | Nantes", "CHU du | Mans": the word, after its determiner, of
/// the complement behind these words; nothing when there is none.
std::uint32_t complement_of(const Scene& scene, TokenRange range) {
  const std::uint32_t link = range.last;
  if (link + 1 >= scene.size() || !scene.same_sentence(range.first, link + 1) ||
      !scene.is(WordKind::complement, link))
    return nothing;
  const bool determiner = scene.token(link + 1).upos == Upos::det && link + 2 < scene.size();
  return determiner ? link + 2 : link + 1;
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
  const std::uint32_t land = complement_of(scene, range);
  if (land == nothing) return {};
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
    mention.title_apart = title->kind == WordKind::title;
  }
  if (mention.gender == Gender::none) {
    // "Patricia" alone is a woman; "Thomas" or "Bernard" may be anybody's family name.
    const auto given = scene.tables().given_names.find(scene.key(range.first));
    if (given != scene.tables().given_names.end() &&
        (range.size() > 1 || given->second == Gender::fem))
      mention.gender = given->second;
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

/// "Florida Highway Patrol" is no person, whatever the name finder says of capitals.
bool holds_word_of_body(const Scene& scene, TokenRange range) {
  // "Paul Green"
  if (scene.tables().given_names.contains(scene.key(range.first))) return false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const NounRow* const noun = scene.tables().noun(scene.key(i));
    if (noun == nullptr || range.size() < 2) continue;
    if (noun->one == ActorType::organization || noun->one == ActorType::group) return true;
  }
  return false;
}

/// "ministère russe de la Défense": a noun of the tables opens the name; the nominals read its
/// words.
bool opens_with_noun(const Scene& scene, TokenRange range) {
  return range.size() > 1 && !starts_upper(scene.token(range.first).form) &&
         scene.tables().noun_map.find(scene.key(range.first)) != nullptr;
}

/// "Ministry" alone is a noun of the tables, in capitals or not; so are "Casques bleus".
bool is_plain_noun(const Scene& scene, TokenRange range) {
  const auto& nouns = scene.tables().noun_map;
  if (range.size() > 1) {
    const auto match =
        nouns.longest(range.size(), [&](std::uint32_t k) { return scene.lemma(range.first + k); });
    return match.tokens == range.size() &&
           scene.tables().nouns[match.rows->front()].one == ActorType::person;
  }
  return nouns.find(scene.key(range.first)) != nullptr &&
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

/// A country that acts is a country, and a capital that does ("Le Caire") its government, also
/// where the name finder takes it or a part of it for a body.
bool add_country(const Scene& scene, Draft& draft, TokenRange range) {
  const std::uint32_t at = scene.place_at(range.first);
  if (at == nothing) return false;
  const PlaceRef& place = scene.places()[at];
  const TokenRange there{place.tokens.first, std::min(place.tokens.last, scene.size())};
  const bool land = place.resolution == Resolution::country && there == range;
  const bool seat = place.is_actor && there.first <= range.first && range.last <= there.last;
  if (place.country.empty() || !(land || seat) || !draft.free(there)) return false;
  add_place(scene, draft, place, there);
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
    if (place.of_people) continue;
    if (!place.is_actor && !acts_as_subject(scene, place, head)) continue;
    add_place(scene, draft, place, range);
  }
}

/// "the Tigers" are the armed group, whatever the name finder takes them for.
void call_by_words_of_groups(const Scene& scene, const Draft& draft,
                             std::vector<NameRange>& names) {
  for (const TokenRange word : words_of_groups(scene, draft)) {
    for (NameRange& name : names) {
      if (name.tokens.size() == 1 && scene.key(name.tokens.first) == scene.key(word.first))
        name.person = false;
    }
  }
}

/// "CHU | de Nantes": the place that tells one of many such bodies apart belongs to its name.
TokenRange with_its_place(const Scene& scene, TokenRange range) {
  if (range.size() != 1 || !scene.is(WordKind::local_body, range.first)) return range;
  const std::uint32_t at = complement_of(scene, range);
  if (at == nothing || !scene.same_sentence(range.first, at)) return range;
  const std::uint32_t place = scene.place_at(at);
  if (place == nothing) return range;
  return {range.first, std::min(scene.places()[place].tokens.last, scene.size())};
}

}  // namespace

void find_names(const Scene& scene, Draft& draft) {
  std::vector<NameRange> names = read_names(scene);
  for (const KnownBody& body : known_bodies(scene, names))
    add_entity(scene, draft, body.tokens, body.entity);
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    const std::uint32_t length = scene.key(i).empty() ? 0 : leader_name_at(scene, i);
    if (length > 0 && draft.free({i, i + length}))
      add_person(scene, draft, without_title(scene, {i, i + length}), {i, i + length});
  }
  std::erase_if(names, [&](const NameRange& name) { return !draft.free(name.tokens); });
  const std::vector<NameRange> further = further_names(scene, draft, names);
  names.insert(names.end(), further.begin(), further.end());
  call_by_words_of_groups(scene, draft, names);
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
