// SPDX-License-Identifier: Apache-2.0
// "les présidents russe et turc", "the armies of Russia and Uzbekistan": one actor each.
#include "actors/nominal_lists.h"

#include <algorithm>
#include <string>
#include <vector>

namespace depeche::actors {

namespace {

constexpr std::size_t longest_list = 12;

/// A country in a list, and the words that tell it.
struct Part {
  std::string country;
  TokenRange tokens;
};

bool is_joint(const Scene& scene, std::uint32_t i) {
  return scene.token(i).upos == Upos::cconj;
}

bool is_link(const Scene& scene, std::uint32_t i) {
  return is_joint(scene, i) || scene.is(WordKind::comma, i);
}

/// The country that an adjective names; empty for nouns ("les Russes") and other words. What is
/// written small is no noun, whatever the tagger says ("saoudien et | émirati").
std::string adjective_at(const Scene& scene, std::uint32_t i) {
  const Upos upos = scene.token(i).upos;
  const bool small = upos == Upos::noun && !starts_upper(scene.token(i).form);
  if (upos != Upos::adj && upos != Upos::propn && !small) return {};
  const std::string_view country = scene.demonym(i);
  return country.empty() ? std::string() : plover_country(scene.tables().countries, country);
}

/// Behind whoever is named right behind the part: "rwandais, | Paul Kagame, | et ougandais, …".
std::uint32_t behind_name(const Scene& scene, const Draft& draft, std::uint32_t at) {
  if (at + 1 >= scene.size()) return at;
  const std::uint32_t first = scene.is(WordKind::comma, at) ? at + 1 : at;
  const std::uint32_t named = draft.at[first];
  const bool person = scene.same_sentence(at, first) && draft.names_person(first) &&
                      draft.mentions[named].tokens.first == first;
  if (!person) return at;
  const std::uint32_t behind = draft.mentions[named].tokens.last;
  const bool aside = first > at && behind + 1 < scene.size() && scene.is(WordKind::comma, behind) &&
                     is_joint(scene, behind + 1);
  return aside ? behind + 1 : behind;
}

bool names_somebody(const Draft& draft, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (draft.names_person(i)) return true;
  }
  return false;
}

/// Goes on from behind the first part: links and further parts as `next` reads them; nothing when
/// no conjunction closes the list.
template <typename Next>
void read_further(const Scene& scene, std::uint32_t at, std::vector<Part>& parts, Next next) {
  const std::uint32_t last = scene.sentence_tokens(parts.front().tokens.first).last;
  bool closed = false;
  while (!closed && at + 1 < last && parts.size() < longest_list && is_link(scene, at)) {
    closed = is_joint(scene, at);
    ++at;
    if (scene.is(WordKind::comma, at - 1) && at < last && is_joint(scene, at)) {
      closed = true;
      ++at;
    }
    Part part;
    if (!next(at, part)) {
      closed = false;
      break;
    }
    at = part.tokens.last;
    parts.push_back(std::move(part));
  }
  if (!closed) parts.clear();
}

/// "les marines américaine, japonaise et sud-coréenne"
std::vector<Part> adjectives_behind(const Scene& scene, const Draft& draft,
                                    const Mention& nominal) {
  const std::uint32_t first = nominal.core.last - 1;
  if (first < nominal.noun_last) return {};
  std::vector<Part> parts{{adjective_at(scene, first), {first, first + 1}}};
  if (parts.front().country.empty() || starts_upper(scene.token(first).form)) return {};
  const std::uint32_t behind = behind_name(scene, draft, nominal.core.last);
  read_further(scene, behind, parts, [&](std::uint32_t at, Part& part) {
    part = {adjective_at(scene, at), {at, at + 1}};
    return !part.country.empty() && !starts_upper(scene.token(at).form);
  });
  return parts;
}

/// "Russian and Belarusian troops"
std::vector<Part> adjectives_before(const Scene& scene, const Mention& nominal) {
  const std::uint32_t own = nominal.core.first;
  const std::uint32_t begin = scene.sentence_tokens(own).first;
  if (!scene.tables().has(WordKind::genitive) || own < begin + 2 || !is_joint(scene, own - 1))
    return {};
  std::vector<Part> parts{{adjective_at(scene, own), {own, own + 1}}};
  if (parts.front().country.empty() || own + 1 >= nominal.noun_last) return {};
  for (std::uint32_t i = own - 1; i > begin && is_link(scene, i) && parts.size() < longest_list;) {
    const std::string country = adjective_at(scene, i - 1);
    if (country.empty()) break;
    parts.insert(parts.begin(), {country, {i - 1, i}});
    if (i < begin + 2) break;
    i -= 2;
  }
  return parts;
}

/// "the foreign ministers of Saudi Arabia, Bahrain and Egypt"
std::vector<Part> countries_behind(const Scene& scene, const Mention& nominal) {
  const auto land_at = [&](std::uint32_t at, Part& part) {
    const std::uint32_t place = at < scene.size() ? scene.place_at(at) : nothing;
    if (place == nothing || scene.places()[place].resolution != Resolution::country) return false;
    part = {plover_country(scene.tables().countries, scene.places()[place].country),
            scene.places()[place].tokens};
    return true;
  };
  if (nominal.core.last <= nominal.noun_last) return {};
  Part first;
  if (!land_at(nominal.core.last - 1, first) || first.tokens.first < nominal.noun_last) return {};
  std::vector<Part> parts{first};
  read_further(scene, nominal.core.last, parts, [&](std::uint32_t at, Part& part) {
    while (at + 1 < scene.size() && (scene.is(WordKind::complement, at) ||
                                     scene.token(at).upos == Upos::det || scene.token(at).part > 0))
      ++at;
    return land_at(at, part);
  });
  return parts;
}

Mention one_of_them(const Mention& all, const Part& part) {
  Mention one = all;
  one.tokens = one.core = part.tokens;
  one.head = part.tokens.last - 1;
  one.second_head = nothing;
  one.country = part.country;
  one.number = Number::sing;
  one.counted = one.pair = one.two = false;
  one.listed.clear();
  one.office_text.clear();
  one.determination = Determination::definite;
  return one;
}

/// "trois femmes", "un homme": some people, told by nothing but what anybody is.
bool is_anybody(const Mention& mention) {
  const bool some = mention.counted || (mention.number == Number::sing &&
                                        mention.determination == Determination::indefinite);
  return mention.kind == Kind::nominal && some && !is_body(mention.type) &&
         mention.country.empty() && mention.details.empty() && !mention.with_complement &&
         !mention.sectors.empty() && mention.sectors.front() == "CVL";
}

/// How many mentions from `first` on are the parts of a list that a conjunction and a comma close
/// ("trois femmes et un homme,"); 0 when they are none.
std::uint32_t parts_of_list(const Scene& scene, const Draft& draft, std::uint32_t first) {
  std::uint32_t next = first;
  bool closed = false;
  while (!closed) {
    if (next >= draft.mentions.size() || !is_anybody(draft.mentions[next])) return 0;
    const std::uint32_t link = draft.mentions[next].tokens.last;
    if (link + 1 >= scene.size() || !scene.same_sentence(link, link + 1)) return 0;
    closed = next > first && scene.is(WordKind::comma, link);
    if (!closed && !is_link(scene, link)) return 0;
    // Only what a conjunction brings in closes the list.
    if (closed && !is_joint(scene, draft.mentions[next].tokens.first - 1)) return 0;
    ++next;
    const bool goes_on =
        next < draft.mentions.size() && draft.mentions[next].tokens.first == link + 1;
    if (!closed && !goes_on) return 0;
  }
  return next - first;
}

}  // namespace

void join_breakdowns(const Scene& scene, Draft& draft, std::uint32_t first) {
  for (std::uint32_t m = first; m + 2 < draft.mentions.size(); ++m) {
    const Mention& whole = draft.mentions[m];
    const std::uint32_t comma = whole.tokens.last;
    const bool fits = whole.counted && whole.number == Number::plur && !is_body(whole.type) &&
                      comma + 1 < scene.size() && scene.is(WordKind::comma, comma) &&
                      draft.mentions[m + 1].tokens.first == comma + 1;
    const std::uint32_t parts = fits ? parts_of_list(scene, draft, m + 1) : 0;
    if (parts == 0) continue;
    Mention& told = draft.mentions[m + 1];
    told.anchor = m;
    told.told = {told.tokens.first, draft.mentions[m + parts].tokens.last};
    for (std::uint32_t part = m + 2; part <= m + parts; ++part) draft.mentions[part].dropped = true;
    m += parts;
  }
}

void split_by_country(const Scene& scene, Draft& draft, std::uint32_t first) {
  const auto count = static_cast<std::uint32_t>(draft.mentions.size());
  for (std::uint32_t m = first; m < count; ++m) {
    const Mention nominal = draft.mentions[m];
    if (nominal.number != Number::plur || nominal.counted || nominal.pair || nominal.silent ||
        (nominal.sectors.empty() && !nominal.counterpart) || nominal.is_country_noun)
      continue;
    std::vector<Part> parts = adjectives_behind(scene, draft, nominal);
    if (parts.size() < 2) parts = adjectives_before(scene, nominal);
    if (parts.size() < 2) parts = countries_behind(scene, nominal);
    if (parts.size() < 2) continue;
    const TokenRange told{std::min(nominal.tokens.first, parts.front().tokens.first),
                          std::max(nominal.core.last, parts.back().tokens.last)};
    const bool named = names_somebody(draft, told);
    std::vector<std::uint32_t> listed;
    for (const Part& part : parts) {
      Mention one = one_of_them(nominal, part);
      // Soldiers are many of each, an army and a minister are one.
      const bool many = one.type == ActorType::people || one.type == ActorType::group;
      if (one.is_office || one.counterpart) {
        one.type = ActorType::person;
        if (!named) one.told = told;
      } else if (many) {
        one.number = Number::plur;
      }
      const TokenRange noun{std::max(nominal.core.first, nominal.noun_last - 1), nominal.noun_last};
      const std::string_view what = scene.text(scene.span_of(noun));
      const std::string_view whose = scene.text(scene.span_of(part.tokens));
      const bool before = part.tokens.first < noun.first;
      one.name = before ? whose : what;
      one.name.append(" ").append(before ? what : whose);
      for (std::uint32_t i = part.tokens.first; i < part.tokens.last; ++i) {
        const std::uint32_t known = draft.at[i];
        if (known != nothing && draft.mentions[known].kind == Kind::place)
          draft.mentions[known].dropped = true;
      }
      // The first stands beside the noun.
      const bool beside =
          part.tokens.first >= nominal.core.first && part.tokens.last <= nominal.core.last;
      if (beside) {
        one.tokens = nominal.tokens;
        one.core = nominal.core;
      }
      listed.push_back(draft.add(std::move(one)));
    }
    Mention& all = draft.mentions[m];
    all.country.clear();
    all.listed = std::move(listed);
    all.office.clear();
    all.split = true;
  }
}

}  // namespace depeche::actors
