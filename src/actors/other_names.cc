// SPDX-License-Identifier: Apache-2.0
// Which other names does the text give an actor: nicknames, acronyms?
#include "actors/apposition.h"
#include "actors/body_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace depeche::actors {

namespace {

/// A name of one word at `token`.
Mention other_name(const Scene& scene, Kind kind, std::string_view rule, std::uint32_t token) {
  Mention mention;
  mention.kind = kind;
  mention.form = MentionForm::name;
  mention.rule = rule;
  mention.tokens = mention.core = {token, token + 1};
  mention.head = token;
  mention.sentence = scene.sentence(token);
  mention.salience = Salience::inner;
  mention.name = scene.token(token).form;
  return mention;
}

/// "la police de Malmö (Suède)": what stands in parentheses at `i` says where that is.
bool tells_where(const Scene& scene, const Mention& body, std::uint32_t i) {
  const auto& places = scene.places();
  return std::any_of(places.begin(), places.end(), [&](const PlaceRef& ref) {
    return ref.tokens.contains(i + 1) ||
           (body.kind == Kind::nominal && i > 0 && ref.tokens.contains(i - 1));
  });
}

/// The acronym that stands in parentheses behind a body: its token; `nothing` when there is none.
std::uint32_t acronym_in_parentheses(const Scene& scene, const Mention& body) {
  const std::uint32_t i = body.tokens.last;
  if (i + 2 >= scene.size() || !scene.is(WordKind::open, i) || !scene.is(WordKind::close, i + 2))
    return nothing;
  const std::string& form = scene.token(i + 1).form;
  if (form.size() < 2 || form.size() > 12 || !scene.same_sentence(i, i + 2)) return nothing;
  if (is_all_upper(form)) return i + 1;
  return scene.name_at(i + 1) != nothing && !tells_where(scene, body, i) ? i + 1 : nothing;
}

Mention acronym_mention(const Scene& scene, const Mention& body, std::uint32_t token) {
  Mention mention = other_name(scene, Kind::body_name, "acronym", token);
  mention.type = body.type;
  mention.country = body.country;
  mention.sectors = body.sectors;
  return mention;
}

bool is_media(const Mention& mention) {
  return !mention.sectors.empty() && mention.sectors.front() == "JRN";
}

/// "the Rapid Support Forces … the RSF": letters that the tables know as those of another body are
/// those of the body whose name in full the article holds.
void give_letters_to_full_names(const Scene& scene, Draft& draft) {
  constexpr std::size_t least = 3;
  std::unordered_map<std::string, std::uint32_t> full;  // initials -> the mention of a known body
  for (std::uint32_t m = 0; m < draft.mentions.size(); ++m) {
    const Mention& body = draft.mentions[m];
    if (body.kind != Kind::body_name || body.entity == nothing) continue;
    const std::string initials = initials_of(words_of_name(body.name));
    if (initials.size() >= least) full.emplace(initials, m);
  }
  for (Mention& letters : draft.mentions) {
    const bool acronym = letters.kind == Kind::body_name && letters.entity != nothing &&
                         letters.tokens.size() == 1 && is_all_upper(letters.name);
    const auto known = acronym ? full.find(phrase_key(letters.name)) : full.end();
    if (known == full.end()) continue;
    const Mention& body = draft.mentions[known->second];
    const EntityRow& own = scene.tables().entities[letters.entity];
    if (body.entity == letters.entity || initials_of(words_of_name(own.name)) == known->first)
      continue;
    letters.entity = body.entity;
    letters.type = body.type;
    letters.country = body.country;
    letters.sectors = body.sectors;
  }
}

}  // namespace

void attach_nicknames(const Scene& scene, Draft& draft, const Edges& edges) {
  constexpr std::uint32_t longest = 5;
  const auto count = static_cast<std::uint32_t>(draft.mentions.size());
  for (std::uint32_t n = 0; n < count; ++n) {
    const Mention& person = draft.mentions[n];
    const bool one = person.type == ActorType::person && person.number != Number::plur &&
                     (person.kind == Kind::person_name || person.kind == Kind::nominal);
    std::uint32_t at = person.tokens.last;
    if (!one || at >= scene.size()) continue;
    if (scene.is(WordKind::comma, at) || scene.is(WordKind::open, at)) ++at;
    std::string words;
    std::uint32_t behind = nothing;
    for (std::uint32_t i = at; i < scene.size() && i < at + longest; ++i) {
      if (!scene.same_sentence(person.head, i)) break;
      words.append(words.empty() ? "" : " ").append(scene.key(i));
      if (scene.tables().is(WordKind::called, words)) behind = i + 1;
    }
    if (behind == nothing) continue;
    if (behind < scene.size() && opens_marks(scene, behind)) ++behind;
    if (behind >= scene.size() || !scene.same_sentence(person.head, behind)) continue;
    const std::uint32_t known = edges.begin[behind];
    if (known != nothing && draft.mentions[known].kind == Kind::person_name) {
      if (draft.mentions[known].anchor == nothing && known != n) {
        draft.mentions[known].anchor = n;
        draft.mentions[known].nickname = true;
      }
      continue;
    }
    if (draft.at[behind] != nothing || !starts_upper(scene.token(behind).form)) continue;
    Mention name = other_name(scene, Kind::person_name, "nickname", behind);
    name.number = Number::sing;
    name.keys = scene.tables().persons->names.keys(name.name);
    name.anchor = n;
    name.nickname = true;
    draft.add(std::move(name));
  }
}

void find_acronyms(const Scene& scene, Draft& draft) {
  give_letters_to_full_names(scene, draft);
  std::unordered_map<std::string_view, std::uint32_t> introduced;  // form -> mention of the body
  const auto count = static_cast<std::uint32_t>(draft.mentions.size());
  for (std::uint32_t m = 0; m < count; ++m) {
    const Mention body = draft.mentions[m];
    if (!is_body(body.type) || body.kind == Kind::pronoun || body.number == Number::plur) continue;
    const std::uint32_t token = acronym_in_parentheses(scene, body);
    if (token == nothing) continue;
    const std::uint32_t known = draft.at[token];
    if (known == nothing) {
      introduced.emplace(scene.token(token).form, m);
      draft.add(acronym_mention(scene, body, token));
    } else if (draft.mentions[known].kind != Kind::body_name || is_media(draft.mentions[known])) {
      continue;
    }
    // The body behind an acronym is the one in front of it, whatever tables say of the letters.
    Mention& acronym = draft.mentions[draft.at[token]];
    if (acronym.entity != nothing && body.entity == nothing && body.kind == Kind::body_name)
      acronym.entity = nothing;
    if (acronym.entity == nothing || acronym.entity == body.entity || body.entity == nothing)
      acronym.anchor = m;
  }
  if (introduced.empty()) return;
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (draft.at[i] != nothing || scene.key(i).empty()) continue;
    const auto known = introduced.find(scene.token(i).form);
    if (known == introduced.end() || i < draft.mentions[known->second].tokens.first) continue;
    Mention mention = acronym_mention(scene, draft.mentions[known->second], i);
    mention.salience = scene.salience_of(i);
    mention.anchor = known->second;
    draft.add(std::move(mention));
  }
}

}  // namespace depeche::actors
