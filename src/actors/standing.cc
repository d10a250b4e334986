// SPDX-License-Identifier: Apache-2.0
#include "actors/standing.h"

#include <depeche/date.h>

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

using Sectors = std::vector<std::string>;

bool is_first(const Sectors& sectors, std::string_view sector) {
  return !sectors.empty() && sectors.front() == sector;
}

template <std::size_t size>
bool is_first_of(const Sectors& sectors, const std::array<std::string_view, size>& of) {
  return !sectors.empty() && std::find(of.begin(), of.end(), sectors.front()) != of.end();
}

/// A description of the one person, no pronoun, nor of a counterpart.
bool describes(const Mention& mention) {
  return mention.kind == Kind::nominal && mention.type == ActorType::person &&
         mention.number != Number::plur && !mention.counterpart && !mention.dropped;
}

/// Is the person described as who governs, or as who did?
bool is_called(const std::vector<Mention>& mentions, const Cluster& cluster,
               std::string_view sector, bool former) {
  return std::any_of(cluster.mentions.begin(), cluster.mentions.end(), [&](std::uint32_t m) {
    return describes(mentions[m]) && mentions[m].former == former &&
           is_first(mentions[m].sectors, sector);
  });
}

/// "le député X, chef de file du parti", not "la présidente du parti … la députée": a seat in
/// parliament comes before the party, unless the text first tells of an office in it.
bool sits_in_parliament(const std::vector<Mention>& mentions, const Cluster& cluster) {
  for (const std::uint32_t m : cluster.mentions) {
    const Mention& mention = mentions[m];
    if (!describes(mention) || mention.former) continue;
    if (is_first(mention.sectors, "LEG")) return true;
    if (mention.is_office && is_first(mention.sectors, "PTY")) return false;
  }
  return false;
}

/// The sector before the others.
Sectors with_first(const Sectors& sectors, std::string_view first) {
  Sectors out = {std::string(first)};
  for (const std::string& sector : sectors) {
    if (sector != first && sector != "CVL" && sector != "ELI") out.push_back(sector);
  }
  return out;
}

/// "le président X … renversé dans la nuit": held the office until the day before the article.
bool fell_lately(const Scene& scene, const Cluster& cluster) {
  constexpr int lately = 2;  // days
  const Term* const last = scene.tables().persons->last_of(cluster.leader, scene.day());
  const auto to = last != nullptr ? parse_date(last->to) : std::nullopt;
  const auto day = parse_date(scene.day());
  return to && day && days_between(*to, *day) < lately;
}

/// "le maréchal Haftar", "General Dagalo": a rank of the army, of somebody known to lead fighters
/// who are not the state's; null else.
const Term* leads_others(const Scene& scene, const Cluster& cluster) {
  const Term* const now = scene.tables().persons->term_of(cluster.leader, scene.day());
  const bool others =
      now != nullptr && (now->sectors.starts_with("REB") || now->sectors.starts_with("PRM"));
  return others ? now : nullptr;
}

/// "le chef du Parti démocrate", "la candidate LR": does the text tell of the person's part in a
/// party alone, of one who leads neither the state nor its government?
bool is_told_as_partisan(const Scene& scene, const std::vector<Mention>& mentions,
                         const Cluster& cluster) {
  const Term* const now = scene.tables().persons->term_of(cluster.leader, scene.day());
  const bool leads = now != nullptr && now->office.starts_with("head_of_");
  if (leads || cluster.former || is_called(mentions, cluster, "GOV", false)) return false;
  return std::any_of(cluster.mentions.begin(), cluster.mentions.end(), [&](std::uint32_t m) {
    // "l'Insoumis X" is one of many, and may sit in parliament.
    return describes(mentions[m]) && !mentions[m].former && is_first(mentions[m].sectors, "PTY") &&
           !scene.tables().is(WordKind::partisans, mentions[m].noun);
  });
}

/// Held an office once and holds none on the day.
bool is_out(const Scene& scene, const Cluster& cluster) {
  const Persons& persons = *scene.tables().persons;
  const Term* const last = persons.last_of(cluster.leader, scene.day());
  const Term* const now = persons.term_of(cluster.leader, scene.day());
  const bool governs = now != nullptr && (!now->office.empty() || now->sectors.starts_with("GOV"));
  return last != nullptr && Persons::is_of_state(*last) && !governs;
}

}  // namespace

Sectors standing(const Scene& scene, const std::vector<Mention>& mentions, const Cluster& cluster,
                 const Sectors& sectors) {
  if (cluster.type != ActorType::person || !cluster.has_name) return sectors;
  if (sits_in_parliament(mentions, cluster)) {
    constexpr std::array<std::string_view, 3> weaker = {"PTY", "ELI", "CVL"};
    return sectors.empty() || is_first_of(sectors, weaker) ? with_first(sectors, "LEG") : sectors;
  }
  const bool known = cluster.leader != nothing;
  const Term* const other =
      known && is_first(sectors, "MIL") ? leads_others(scene, cluster) : nullptr;
  if (other != nullptr) return Persons::sectors_of(*other);
  constexpr std::array<std::string_view, 2> seated = {"GOV", "LEG"};
  if (known && is_first_of(sectors, seated) && is_told_as_partisan(scene, mentions, cluster))
    return with_first(sectors, "PTY");
  constexpr std::array<std::string_view, 3> fallen = {"ELI", "OPP", "PTY"};
  const bool titled = known && is_first_of(sectors, fallen) && !cluster.former &&
                      is_called(mentions, cluster, "GOV", false);
  if (titled && fell_lately(scene, cluster)) return {"GOV"};
  if (!is_called(mentions, cluster, "ELI", true)) return sectors;
  constexpr std::array<std::string_view, 2> since = {"PTY", "BUS"};
  if (is_first_of(sectors, since)) return {"ELI"};
  return known && is_first(sectors, "GOV") && is_out(scene, cluster) ? Sectors{"ELI"} : sectors;
}

}  // namespace depeche::actors
