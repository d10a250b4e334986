// SPDX-License-Identifier: Apache-2.0
// Which actor does a description mean: "le président syrien", "le ministère", "ce groupe"?
#include "actors/linker.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

constexpr std::uint32_t near_sentences = 3;
constexpr std::uint32_t far_sentences = 12;
constexpr std::size_t max_nominals = 8;
constexpr std::uint32_t max_clusters = 64;  // looked at from the latest back

bool is_body(ActorType type) {
  return type == ActorType::organization || type == ActorType::group;
}

bool agree(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a == b;
}

/// Offices that several people of one country hold at a time.
bool has_many_holders(std::string_view office) {
  constexpr std::array<std::string_view, 6> many = {"minister", "secretary_general", "governor",
                                                    "mayor",    "ambassador",        "president"};
  return std::find(many.begin(), many.end(), office) != many.end();
}

bool refers_back(const Mention& mention) {
  return mention.determination == Determination::definite ||
         mention.determination == Determination::demonstrative;
}

/// A ministry or a parliament is no "group" and no "movement"; unions of states may be.
bool is_of_state(const Cluster& cluster) {
  constexpr std::array<std::string_view, 5> organs = {"GOV", "LEG", "JUD", "COP", "SPY"};
  constexpr std::array<std::string_view, 4> unions = {"IGO", "UNO", "EUR", "NGO"};
  if (cluster.sectors.empty()) return false;
  return std::find(organs.begin(), organs.end(), cluster.sectors.front()) != organs.end() &&
         std::find(unions.begin(), unions.end(), cluster.country) == unions.end();
}

bool is_firm(const Cluster& cluster) {
  return !cluster.sectors.empty() &&
         (cluster.sectors.front() == "JRN" || cluster.sectors.front() == "BUS");
}

bool same_number(Number a, Number b) {
  return a == Number::none || b == Number::none || a == b;
}

}  // namespace

Linker::Choice Linker::nominal(std::uint32_t m) {
  const Mention& mention = mentions_[m];
  if (mention.split) return {};  // its parts are linked one by one
  if (mention.pair) return collective(m);
  if (mention.is_country_noun) return country_noun(mention);
  if (mention.counterpart) return counterpart(m);
  if (mention.former) {
    if (!refers_back(mention)) return {};
    Choice again = by_noun(mention);
    if (again.cluster == nothing) again = by_former_office(mention);
    if (again.cluster == nothing) again = by_role(m);
    return again.cluster != nothing ? again : by_topic(m);
  }
  Choice choice;
  if (is_body(mention.type) && mention.determination != Determination::indefinite &&
      mention.number != Number::plur && mention.core.size() > 1) {
    const auto named = by_body_.find(phrase_key(mention.name));
    if (named != by_body_.end() && named->second.size() == 1)
      return {named->second.front(), "name"};
  }
  const bool single = mention.type == ActorType::person && mention.number != Number::plur;
  if (single && !mention.office.empty() && mention.determination != Determination::indefinite)
    choice = by_office(mention);
  if (choice.cluster == nothing) choice = by_noun(mention);
  if (choice.cluster == nothing) choice = by_headline(mention);
  if (choice.cluster == nothing) choice = by_general_noun(mention);
  if (choice.cluster == nothing && single) choice = by_role(m);
  if (choice.cluster == nothing && single) choice = by_topic(m);
  if (choice.cluster == nothing) choice = by_kin(mention);
  if (choice.cluster == nothing) choice = by_cause(mention);
  if (choice.cluster != nothing || !single || mention.office.empty()) return choice;
  return mention.determination == Determination::indefinite ? choice : by_term(m, mention);
}

/// Nobody in the text yet: the holder of the office on the day of the article.
Linker::Choice Linker::by_term(std::uint32_t m, const Mention& mention) {
  const auto holder = scene_.tables().holder(mention.country, mention.office, scene_.day());
  if (!holder) return {};
  const auto known = by_leader_.find(*holder);
  if (known != by_leader_.end()) return {known->second, "leader"};
  const std::uint32_t fresh = make_cluster(m);
  clusters_[fresh].leader = *holder;
  clusters_[fresh].leader_by_office = true;
  return {fresh, "leader"};
}

/// "son homologue français": who holds, in France, the office of the person spoken of; somebody new
/// with that office when neither the text nor the terms of office tell.
Linker::Choice Linker::counterpart(std::uint32_t m) {
  Mention there = mentions_[m];
  const std::uint32_t here = whose_counterpart(m);
  if (here == nothing) return {};
  there.office = clusters_[here].office;
  if (const Choice told = by_office(there); told.cluster != nothing) return told;
  if (there.country.empty() || there.number == Number::plur) return {};
  if (const Choice holder = by_term(m, there); holder.cluster != nothing) return holder;
  // Who left the office lately, when nobody holds it.
  std::uint32_t former = nothing;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.type == ActorType::person && cluster.has_name && c != here &&
        cluster.country == there.country && held(cluster, there.office))
      former = c;
  }
  if (former != nothing) return {former, "counterpart"};
  const std::uint32_t fresh = make_cluster(m);
  clusters_[fresh].office = clusters_[here].office;
  clusters_[fresh].sectors = clusters_[here].sectors;
  clusters_[fresh].specific = true;
  return {fresh, "counterpart"};
}

/// Did the actor hold the office, as the text or the terms of office tell?
bool Linker::held(const Cluster& cluster, std::string_view office) const {
  if (cluster.former_office == office) return true;
  if (cluster.leader == nothing) return false;
  const auto& terms = scene_.tables().terms;
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    return term.person == cluster.leader && term.office == office && !scene_.day().empty() &&
           term.from <= scene_.day();
  });
}

/// The day after the last term of the actor in the office; empty where the tables know none.
std::string Linker::left_on(const Cluster& cluster, std::string_view office) const {
  std::string last;
  for (const Term& term : scene_.tables().terms) {
    if (term.person == cluster.leader && term.office == office && !scene_.day().empty() &&
        term.to <= scene_.day())
      last = std::max(last, term.to);
  }
  return last;
}

/// "l'ancien président", "the ousted prime minister": the one named who held the office.
Linker::Choice Linker::by_former_office(const Mention& mention) const {
  const bool single = mention.type == ActorType::person && mention.number != Number::plur;
  if (mention.former_office.empty() || !single) return {};
  std::uint32_t found = nothing;
  std::string last;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person || !cluster.has_name || cluster.mentions.empty())
      continue;
    const std::string home =
        cluster.leader == nothing ? cluster.country : scene_.tables().home_of(cluster.leader);
    if (!mention.country.empty() && mention.country != home) continue;
    if (!held(cluster, mention.former_office)) continue;
    // Who holds it still is no former one, unless the text says that it ends.
    const bool holds = cluster.leader != nothing && !cluster.former &&
                       cluster.office == mention.former_office &&
                       scene_.tables().term_of(cluster.leader, scene_.day()) != nullptr;
    if (holds) continue;
    // Who left it last is meant, then who was told of last.
    const std::string left = left_on(cluster, mention.former_office);
    const bool later =
        found == nothing || left > last ||
        (left == last && distance(clusters_[found], mention) > distance(cluster, mention));
    if (!later) continue;
    found = c;
    last = left;
  }
  return {found, "former_office"};
}

/// Sentences between the last mention of the actor and this one.
std::uint32_t Linker::distance(const Cluster& cluster, const Mention& mention) const {
  const std::uint32_t last = mentions_[cluster.mentions.back()].sentence;
  return mention.sentence > last ? mention.sentence - last : 0;
}

/// May the actor hold the office that the description names?
bool Linker::may_hold(const Cluster& cluster, const Mention& mention) const {
  const bool any_minister = mention.office == "minister" && mention.details.empty();
  const bool same =
      cluster.office == mention.office || (any_minister && cluster.office.ends_with("_minister"));
  if (!same || cluster.type != ActorType::person) return false;
  if (!mention.country.empty() && mention.country != cluster.country) return false;
  if (mention.country.empty() && distance(cluster, mention) > far_sentences) return false;
  const bool gender_told =
      mention.gender != Gender::none && cluster.gender != Gender::none && cluster.has_name;
  if (gender_told && mention.gender != cluster.gender) return false;
  return mention.details.empty() || !has_many_holders(mention.office) ||
         same_description(cluster, mention);
}

/// "le président" / "le président syrien": who holds that office, of that country if one is named.
Linker::Choice Linker::by_office(const Mention& mention) const {
  std::uint32_t found = nothing;
  std::uint32_t rivals = 0;
  std::for_each(by_office_.rbegin(), by_office_.rend(), [&](std::uint32_t c) {
    if (!may_hold(clusters_[c], mention)) return;
    ++rivals;
    if (found == nothing) found = c;
  });
  // Several hold such an office: only the one just spoken of.
  if (found == nothing || (rivals > 1 && distance(clusters_[found], mention) > 1)) return {};
  return {found, "office"};
}

/// The description says nothing that the actor's earlier descriptions do not say.
bool Linker::same_description(const Cluster& cluster, const Mention& mention) const {
  const std::size_t count = std::min(cluster.nominals.size(), max_nominals);
  return std::any_of(
      cluster.nominals.begin(), cluster.nominals.begin() + static_cast<std::ptrdiff_t>(count),
      [&](std::uint32_t n) {
        const Mention& earlier = mentions_[n];
        const bool same = earlier.noun == mention.noun || earlier.head_noun == mention.noun;
        return same && same_number(earlier.number, mention.number) &&
               std::includes(earlier.details.begin(), earlier.details.end(),
                             mention.details.begin(), mention.details.end());
      });
}

/// May the actor, described by the same noun before, be meant again?
bool Linker::may_be(const Cluster& cluster, const Mention& mention) const {
  if (!mention.country.empty() && cluster.country != mention.country) return false;
  if (mention.entity != nothing && cluster.entity != mention.entity) return false;
  if (!is_body(mention.type) && distance(cluster, mention) > far_sentences) return false;
  return same_description(cluster, mention);
}

/// The same noun again: "le ministère russe" after "le ministère russe de la Défense".
Linker::Choice Linker::by_noun(const Mention& mention) const {
  const bool bare = mention.determination == Determination::bare && !mention.counted &&
                    (is_body(mention.type) || mention.number == Number::plur);
  const auto candidates = by_noun_.find(mention.head_noun);
  if ((!refers_back(mention) && !bare) || candidates == by_noun_.end()) return {};
  std::uint32_t found = nothing;
  std::uint32_t rivals = 0;
  std::uint32_t near = 0;
  std::for_each(candidates->second.rbegin(), candidates->second.rend(), [&](std::uint32_t c) {
    if (!may_be(clusters_[c], mention)) return;
    ++rivals;
    const bool close = distance(clusters_[c], mention) <= 1;
    if (close) ++near;
    if (found == nothing || (close && near == 1)) found = c;
  });
  // "le ministère" after two ministries means neither for sure, unless only one was just spoken of.
  const bool told_apart = !mention.details.empty() && !mention.country.empty();
  if (found == nothing || (rivals > 1 && !told_apart && near != 1)) return {};
  return {found, "description"};
}

/// "Mali : deux soldats tués" … "deux soldats français ont été tués": what the headline told in
/// short, in full.
Linker::Choice Linker::by_headline(const Mention& mention) const {
  constexpr std::uint32_t lead = 4;  // sentences
  const auto candidates = by_noun_.find(mention.head_noun);
  if (candidates == by_noun_.end() || mention.sentence > lead || scene_.in_title(mention.head))
    return {};
  std::uint32_t found = nothing;
  for (const std::uint32_t c : candidates->second) {
    const Cluster& cluster = clusters_[c];
    const bool headline =
        std::all_of(cluster.mentions.begin(), cluster.mentions.end(),
                    [&](std::uint32_t n) { return scene_.in_title(mentions_[n].head); });
    if (!headline || cluster.has_name || cluster.nominals.empty()) continue;
    const Mention& told = mentions_[cluster.nominals.front()];
    const bool same = told.noun == mention.noun && told.number == mention.number &&
                      told.counted == mention.counted && agree(cluster.country, mention.country) &&
                      std::includes(mention.details.begin(), mention.details.end(),
                                    told.details.begin(), told.details.end());
    if (!same) continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "headline"};
}

/// A general noun takes up a named body: "le groupe", "l'organisation", "ce groupe terroriste".
Linker::Choice Linker::by_general_noun(const Mention& mention) const {
  const bool group = mention.type == ActorType::group && mention.number != Number::plur &&
                     !mention.sectors.empty();
  if (!refers_back(mention) || !is_body(mention.type) || mention.number == Number::plur) return {};
  const bool pointed = mention.determination == Determination::demonstrative;
  if (!mention.country.empty() && !pointed) return {};
  if (const Choice named = by_word_of_name(mention); named.cluster != nothing) return named;
  if (!mention.generic && !group) return by_kind_of_body(mention);
  // "la coalition internationale" says more than that it is a body: another one.
  if (!pointed && (!mention.details.empty() || mention.with_complement)) return {};
  // "le groupe" may be a firm, "le mouvement" is none.
  const bool firm = scene_.tables().kin.contains(mention.noun);
  // The last one told of.
  std::uint32_t found = nothing;
  for (auto c = clusters_.rbegin(); c != clusters_.rend() && c - clusters_.rbegin() < 64; ++c) {
    const bool many = c->number == Number::plur && c->type != ActorType::group;
    if (!is_body(c->type) || !c->has_name || many || c->mentions.empty()) continue;
    if (!mention.country.empty() && mention.country != c->country) continue;
    if (mention.sectors.empty() && (is_of_state(*c) || (is_firm(*c) && !firm))) continue;
    if (!mention.sectors.empty() &&
        (c->sectors.empty() || c->sectors.front() != mention.sectors.front()))
      continue;
    if (distance(*c, mention) > near_sentences) continue;
    if (found == nothing || clusters_[found].mentions.back() < c->mentions.back())
      found = static_cast<std::uint32_t>(clusters_.rend() - c - 1);
  }
  return {found, "general_noun"};
}

/// "Saudi Press Agency … the agency", "le Conseil constitutionnel … le Conseil": a word of the
/// name.
Linker::Choice Linker::by_word_of_name(const Mention& mention) const {
  constexpr std::uint32_t back_sentences = 6;
  if (!mention.details.empty() || mention.with_complement || mention.counted) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count; c-- > 0 && c + max_clusters > count;) {
    const Cluster& cluster = clusters_[c];
    if (!is_body(cluster.type) || cluster.mentions.empty() ||
        distance(cluster, mention) > back_sentences)
      continue;
    const bool named =
        std::any_of(cluster.bodies.begin(), cluster.bodies.end(), [&](const std::string& name) {
          const std::string padded = " " + name + " ";
          return name != mention.head_noun &&
                 padded.find(" " + mention.head_noun + " ") != std::string::npos;
        });
    if (!named) continue;
    if (found == nothing || clusters_[found].mentions.back() < cluster.mentions.back()) found = c;
  }
  return {found, "general_noun"};
}

/// "le syndicat", "the party", "le constructeur": the only named body of that kind just spoken of.
Linker::Choice Linker::by_kind_of_body(const Mention& mention) const {
  constexpr std::array<std::string_view, 6> of_state = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"};
  if (mention.number == Number::plur || mention.counted || mention.sectors.empty() ||
      !mention.details.empty())
    return {};
  const std::string& kind = mention.sectors.front();
  if (std::find(of_state.begin(), of_state.end(), kind) != of_state.end()) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count; c-- > 0 && c + max_clusters > count;) {
    const Cluster& cluster = clusters_[c];
    if (!is_body(cluster.type) || !cluster.has_name || cluster.number == Number::plur ||
        cluster.mentions.empty() || distance(cluster, mention) > near_sentences)
      continue;
    if (!cluster.sectors.empty() && cluster.sectors.front() != kind) continue;
    // Of a body whose kind nobody told only what just acted.
    if (cluster.sectors.empty() &&
        (kind != "BUS" || distance(cluster, mention) > 1 ||
         mentions_[cluster.mentions.back()].salience != Salience::subject))
      continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "general_noun"};
}

/// "l'armée … les militaires", "les insurgés … la rébellion": nouns for one body, nothing told that
/// the first does not tell.
Linker::Choice Linker::by_kin(const Mention& mention) const {
  constexpr std::uint32_t back_sentences = 5;
  if (!refers_back(mention) || mention.counted || !mention.details.empty()) return {};
  const auto kin = scene_.tables().kin.find(mention.noun);
  if (kin == scene_.tables().kin.end()) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count; c-- > 0 && c + max_clusters > count;) {
    const Cluster& cluster = clusters_[c];
    if (cluster.mentions.empty() || cluster.nominals.empty()) continue;
    if (distance(cluster, mention) > back_sentences) continue;
    if (!mention.country.empty() && mention.country != cluster.country) continue;
    const bool same =
        std::any_of(cluster.nominals.begin(), cluster.nominals.end(), [&](std::uint32_t n) {
          const auto other = scene_.tables().kin.find(mentions_[n].noun);
          // "l'armée" does not take up three soldiers.
          const bool some = mention.type == ActorType::organization &&
                            (mentions_[n].counted || mentions_[n].type != mention.type);
          return other != scene_.tables().kin.end() && other->second == kin->second && !some;
        });
    if (!same) continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "kin"};
}

/// "les insurgés", "the rebels" after one armed group alone was named: its men.
Linker::Choice Linker::by_cause(const Mention& mention) const {
  constexpr std::uint32_t back_sentences = 4;
  const bool many = mention.type == ActorType::group && mention.number == Number::plur;
  if (!many || !refers_back(mention) || mention.counted || !mention.details.empty()) return {};
  if (mention.sectors.empty() || mention.sectors.front() != "REB") return {};
  std::uint32_t found = nothing;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (!cluster.has_name || !is_body(cluster.type) || cluster.mentions.empty()) continue;
    if (cluster.sectors.empty() || cluster.sectors.front() != "REB") continue;
    if (found != nothing) return {};
    found = c;
  }
  if (found == nothing || distance(clusters_[found], mention) > back_sentences) return {};
  if (!mention.country.empty() && mention.country != clusters_[found].country) return {};
  return {found, "cause"};
}

/// "le prédicateur", "the dissident": what the only person just spoken of may well be.
Linker::Choice Linker::by_role(std::uint32_t m) const {
  constexpr std::uint32_t back_sentences = 2;
  const Mention& mention = mentions_[m];
  if (!refers_back(mention) || mention.counted || mention.generic) return {};
  if (mention.salience != Salience::subject &&
      mention.determination != Determination::demonstrative)
    return {};
  if (!mention.details.empty() || mention.core.last > mention.noun_last + 1) return {};
  const std::uint32_t verb = scene_.token(mention.head).head;
  std::uint32_t found = nothing;
  for (std::uint32_t n = m; n-- > 0;) {
    const Mention& before = mentions_[n];
    if (mention.sentence - before.sentence > back_sentences) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || c == found) continue;
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person || cluster.number == Number::plur || cluster.pair)
      continue;
    if (!cluster.has_name) {
      // Somebody else without a name may be meant as well.
      continue;
    }
    if (mention.gender != Gender::none && cluster.gender != Gender::none &&
        mention.gender != cluster.gender)
      continue;
    if (found != nothing) return {};
    if (!role_fits(cluster, mention)) return {};
    if (before.sentence == mention.sentence && verb != no_token &&
        scene_.token(before.head).head == verb)
      return {};
    found = c;
  }
  return {found, "role"};
}

/// "La présidente du parti a dit": a description in full, of the only person whom the text has told
/// of so far as a subject nearby; press style for somebody who was just named.
Linker::Choice Linker::by_topic(std::uint32_t m) const {
  constexpr std::uint32_t back_sentences = 2;
  const Mention& mention = mentions_[m];
  if (mention.determination != Determination::definite || mention.counted ||
      (mention.generic && !mention.with_complement) || mention.counterpart ||
      !mention.former_office.empty() ||
      main_relation(scene_.token(mention.head).deprel) != Deprel::nsubj)
    return {};
  if (mention.details.empty() && !mention.with_complement && !mention.former) return {};
  // Officers of the law, witnesses and victims turn up as others.
  constexpr std::array<std::string_view, 5> others = {"JUD", "COP", "CVL", "UNK", "CRM"};
  if (!mention.sectors.empty() &&
      std::find(others.begin(), others.end(), mention.sectors.front()) != others.end())
    return {};
  const std::uint32_t verb = scene_.token(mention.head).head;
  std::uint32_t found = nothing;
  std::size_t most = 0;
  for (std::uint32_t n = m; n-- > 0;) {
    const Mention& before = mentions_[n];
    if (mention.sentence - before.sentence > back_sentences) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || c == found) continue;
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person || !cluster.has_name || cluster.number == Number::plur)
      continue;
    if (before.sentence == mention.sentence && verb != no_token &&
        scene_.token(before.head).head == verb)
      return {};
    const bool genders = mention.gender == Gender::none || cluster.gender == Gender::none ||
                         mention.gender == cluster.gender;
    const bool governs = !mention.sectors.empty() && mention.sectors.front() == "GOV";
    if (!genders || !role_fits(cluster, mention) || (governs && cluster.sectors.empty())) continue;
    // Of several, the one told of far more than the others.
    const std::size_t told = cluster.mentions.size();
    if (found != nothing && told < 3 * most && most < 3 * told) return {};
    if (found == nothing || told > most) {
      found = c;
      most = told;
    }
  }
  return {found, "topic"};
}

/// Nothing that the text told of the person speaks against the role.
bool Linker::role_fits(const Cluster& cluster, const Mention& mention) const {
  if (!mention.country.empty() && !cluster.country.empty() && mention.country != cluster.country)
    return false;
  if (!mention.office.empty() && !cluster.office.empty() && mention.office != cluster.office)
    return false;
  if (mention.sectors.empty() || cluster.sectors.empty()) return true;
  return mention.sectors.front() == cluster.sectors.front() || mention.sectors.front() == "CVL";
}

/// "le pays" means the country just spoken of, as an actor or not at all.
Linker::Choice Linker::country_noun(const Mention& mention) const {
  if (!refers_back(mention) || mention.number == Number::plur) return {};
  if (mention.salience != Salience::subject) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count > max_clusters ? count - max_clusters : 0; c < count; ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::country || cluster.mentions.empty()) continue;
    if (mention.sentence - mentions_[cluster.mentions.back()].sentence > 1) continue;
    if (!agree(cluster.country, mention.country) || found != nothing) return {};
    found = c;
  }
  return {found, "general_noun"};
}

/// The person in office whose counterpart is spoken of: the nearest before, subject first.
std::uint32_t Linker::whose_counterpart(std::uint32_t m) const {
  std::uint32_t found = nothing;
  for (std::uint32_t n = m; n-- > 0 && n + 24 > m;) {
    const Mention& before = mentions_[n];
    if (cluster_of_[n] == nothing || mentions_[m].sentence - before.sentence > 2) continue;
    const Cluster& cluster = clusters_[cluster_of_[n]];
    if (cluster.type != ActorType::person || cluster.office.empty()) continue;
    if (found == nothing) found = cluster_of_[n];
    const bool beside = before.sentence == mentions_[m].sentence &&
                        main_relation(scene_.token(before.head).deprel) == Deprel::nsubj;
    if (beside || before.salience == Salience::subject) return cluster_of_[n];
  }
  return found;
}

std::string Linker::counterpart_office(std::uint32_t m) const {
  const std::uint32_t here = whose_counterpart(m);
  return here == nothing ? std::string() : clusters_[here].office;
}

}  // namespace depeche::actors
