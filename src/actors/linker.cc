// SPDX-License-Identifier: Apache-2.0
// Which mentions are one actor? The loop over the mentions, and what an actor takes from each.
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr std::size_t max_candidates = 64;
constexpr std::size_t max_names = 16;

}  // namespace

void remember(std::vector<std::uint32_t>& list, std::uint32_t cluster) {
  const auto known = std::find(list.begin(), list.end(), cluster);
  if (known != list.end()) list.erase(known);
  list.push_back(cluster);
  if (list.size() > max_candidates) list.erase(list.begin());
}

void Linker::link() {
  cluster_of_.assign(mentions_.size(), nothing);
  rule_of_.assign(mentions_.size(), {});
  index_heads();
  find_marked_words();
  for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
    const std::uint32_t anchor = mentions_[m].anchor;
    if (anchor != nothing && anchor > m) waiting_[anchor].push_back(m);
  }
  for (std::uint32_t m = 0; m < mentions_.size(); ++m) link_one(m);
  link_first_persons();
  take_lists();
  complete_leaders();
}

/// "deux journalistes, X et Y": the nominal means both.
void Linker::take_lists() {
  for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
    if (mentions_[m].listed.empty() || cluster_of_[m] == nothing) continue;
    Cluster& cluster = clusters_[cluster_of_[m]];
    if (cluster.has_name || !cluster.members.empty()) continue;
    std::vector<std::uint32_t> members;
    for (const std::uint32_t n : mentions_[m].listed) {
      const std::uint32_t c = cluster_of_[n];
      if (c == nothing || c == cluster_of_[m] ||
          std::find(members.begin(), members.end(), c) != members.end())
        continue;
      members.push_back(c);
    }
    if (members.size() != mentions_[m].listed.size()) continue;
    cluster.members = std::move(members);
    cluster.pair = true;
  }
}

void Linker::index_heads() {
  by_head_.assign(scene_.size(), nothing);
  for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
    if (mentions_[m].silent || mentions_[m].dropped) continue;
    by_head_[mentions_[m].head] = m;
    if (mentions_[m].second_head != nothing) by_head_[mentions_[m].second_head] = m;
  }
}

void Linker::link_one(std::uint32_t m) {
  const Mention& mention = mentions_[m];
  const std::uint32_t anchor = mention.anchor;
  if (mention.dropped || (anchor != nothing && anchor > m)) return;
  if (mention.rule == "first_person") return;  // the speaker may come behind
  Choice choice;
  if (anchor != nothing && cluster_of_[anchor] != nothing) {
    choice = {cluster_of_[anchor], mention.rule == "acronym" ? "acronym" : "apposition"};
  } else {
    choice = choose(m);
  }
  if (choice.cluster == nothing) {
    // A pronoun or "le pays" that means nobody known is no actor.
    const bool parties = mention.sides && !mention.two && is_body(mention.type);
    if (mention.kind == Kind::pronoun || mention.is_country_noun || mention.only_back || parties)
      return;
    choice = {make_cluster(m), mention.rule};
  }
  join(m, choice.cluster, choice.rule);
  attach_waiting(m);
}

Linker::Choice Linker::choose(std::uint32_t m) {
  switch (mentions_[m].kind) {
    case Kind::pronoun:
      return pronoun(m);
    case Kind::person_name: {
      const Choice named = person(mentions_[m], with_titles(m));
      return named.cluster != nothing ? named : described_before(m);
    }
    case Kind::body_name: {
      const Choice named = body(mentions_[m]);
      return named.cluster != nothing ? named : described_before(m);
    }
    case Kind::place:
      return country(mentions_[m]);
    case Kind::nominal:
      break;
  }
  const Choice described = nominal(m);
  const bool own =
      described.cluster != nothing && told_in_words_of(clusters_[described.cluster], mentions_[m]);
  return own ? Choice{} : described;
}

/// The mention with what stands in apposition before it: that helps to tell who is named.
Mention Linker::with_titles(std::uint32_t m) const {
  Mention described = mentions_[m];
  const auto before = waiting_.find(m);
  if (before == waiting_.end()) return described;
  for (const std::uint32_t n : before->second) {
    const Mention& title = mentions_[n];
    if (described.country.empty()) described.country = title.country;
    if (described.gender == Gender::none) described.gender = title.gender;
    if (!described.office.empty()) continue;
    described.office = title.counterpart ? counterpart_office(n) : title.office;
  }
  return described;
}

/// "l'assaillant … l'assaillant, X": named at last, the one whom the description beside the name
/// means.
Linker::Choice Linker::described_before(std::uint32_t m) const {
  const auto before = waiting_.find(m);
  if (before == waiting_.end()) return {};
  for (const std::uint32_t n : before->second) {
    const Mention& title = mentions_[n];
    if (title.determination != Determination::definite || title.counterpart || title.is_office)
      continue;
    const Choice same = by_noun(title);
    if (same.cluster == nothing) continue;
    const Cluster& cluster = clusters_[same.cluster];
    const bool fits = !cluster.has_name && !cluster.pair && cluster.number != Number::plur &&
                      (cluster.type == mentions_[m].type ||
                       (is_body(cluster.type) && is_body(mentions_[m].type)));
    if (fits) return {same.cluster, "description"};
  }
  return {};
}

void Linker::attach_waiting(std::uint32_t name) {
  const auto before = waiting_.find(name);
  if (before == waiting_.end()) return;
  const std::uint32_t cluster = cluster_of_[name];
  for (const std::uint32_t n : before->second) {
    join(n, cluster, mentions_[n].counterpart ? "counterpart" : "apposition");
    if (!mentions_[n].counterpart) continue;
    const std::string office = counterpart_office(n);
    if (!office.empty() && clusters_[cluster].office.empty()) clusters_[cluster].office = office;
  }
}

std::uint32_t Linker::make_cluster(std::uint32_t m) {
  Cluster cluster;
  cluster.type = mentions_[m].type;
  cluster.number = mentions_[m].number;
  clusters_.push_back(std::move(cluster));
  return static_cast<std::uint32_t>(clusters_.size() - 1);
}

void Linker::join(std::uint32_t m, std::uint32_t cluster, std::string_view rule) {
  cluster_of_[m] = cluster;
  rule_of_[m] = rule;
  Cluster& target = clusters_[cluster];
  target.mentions.push_back(m);
  const Mention& mention = mentions_[m];
  if (mention.kind == Kind::pronoun) {
    // "she" tells of a person whose name does not.
    const bool told = mention.gender == Gender::masc || mention.gender == Gender::fem;
    if (told && target.gender == Gender::none && target.has_name && mention.rule == "pronoun" &&
        target.type == ActorType::person)
      target.gender = mention.gender;
    return;
  }
  absorb(target, mention);
  if (mention.kind == Kind::nominal) {
    target.nominals.push_back(m);
    remember(by_noun_[mention.head_noun], cluster);
  }
  if (!mention.keys.empty()) {
    remember(by_name_word_[mention.keys.back()], cluster);
    remember(by_name_word_[mention.keys.front()], cluster);
  }
  if (mention.kind == Kind::body_name || is_body(mention.type)) remember_body(mention, cluster);
  if (target.entity != nothing) by_entity_.emplace(target.entity, cluster);
  if (mention.kind == Kind::place) by_country_.emplace(target.country, cluster);
  if (target.leader != nothing) by_leader_.emplace(target.leader, cluster);
  if (!target.office.empty()) remember(by_office_, cluster);
}

void Linker::absorb(Cluster& cluster, const Mention& mention) {
  const bool titled = !mention.office.empty() || mention.entity != nothing;
  // The son of exiles is not of their country for that.
  if (cluster.country.empty() && !mention.family) cluster.country = mention.country;
  // "46 hommes … ces soldats": that somebody is a civilian is what a general noun says of anybody.
  const bool told_more = !cluster.specific && !cluster.has_name && mention.kind == Kind::nominal &&
                         !cluster.sectors.empty() && cluster.sectors.front() == "CVL";
  if (cluster.sectors.empty() ||
      ((told_more || (titled && !cluster.specific)) && !mention.sectors.empty()))
    cluster.sectors = mention.sectors;
  cluster.specific = cluster.specific || (titled && !mention.sectors.empty());
  if (cluster.office.empty() && !mention.counterpart) cluster.office = mention.office;
  if (cluster.office_text.empty()) cluster.office_text = mention.office_text;
  if (cluster.former_office.empty()) cluster.former_office = mention.former_office;
  if (cluster.entity == nothing) cluster.entity = mention.entity;
  if (mention.leader != nothing && (cluster.leader == nothing || cluster.leader_by_office) &&
      !called_otherwise(cluster, mention)) {
    cluster.leader = mention.leader;
    cluster.leader_by_office = false;
    take_term(cluster);
  }
  // "Ana Petit, membre du collectif", "coauteur de l'étude": a noun that is of both
  const bool of_both = mention.kind == Kind::nominal && mention.type == ActorType::person &&
                       mention.determination == Determination::bare &&
                       mention.gender == Gender::masc;
  if (cluster.gender == Gender::none ||
      (cluster.guessed_gender && !of_both && mention.gender != Gender::none)) {
    cluster.gender = mention.gender;
    cluster.guessed_gender = of_both;
  }
  // Its men are many, a named body stays one.
  const bool men = cluster.has_name && is_body(cluster.type) && mention.number == Number::plur;
  if (cluster.number == Number::none && !men) cluster.number = mention.number;
  cluster.former = cluster.former || mention.former;
  if (mention.form == MentionForm::name) cluster.has_name = true;
  const bool fresh =
      std::find(cluster.names.begin(), cluster.names.end(), mention.keys) == cluster.names.end();
  if (!mention.keys.empty() && fresh && cluster.names.size() < max_names)
    (mention.nickname ? cluster.nicknames : cluster.names).push_back(mention.keys);
  if (mention.kind == Kind::body_name && cluster.bodies.size() < max_names)
    cluster.bodies.push_back(phrase_key(mention.name));
  if (is_body(mention.type) && cluster.type == ActorType::organization &&
      mention.type == ActorType::group && mention.entity != nothing) {
    cluster.type = mention.type;
  }
}

/// "Usman Khan … Khan": his full name is not that of the leader of whom the family name alone
/// makes one think.
bool Linker::called_otherwise(const Cluster& cluster, const Mention& mention) const {
  const std::uint32_t leader = mention.leader;
  const std::vector<NameKeys>& names = scene_.tables().persons->leaders[leader].names;
  // In full, or by the only name that the tables have.
  if (mention.nickname || std::find(names.begin(), names.end(), mention.keys) != names.end())
    return false;
  return std::any_of(cluster.names.begin(), cluster.names.end(), [&](const NameKeys& told) {
    return told.size() > 1 && std::none_of(names.begin(), names.end(), [&](const NameKeys& name) {
             return match_names(name, told) != NameMatch::none;
           });
  });
}

/// A leader named without office is known to hold it: "Merkel … la chancelière".
void Linker::take_term(Cluster& cluster) const {
  if (!cluster.office.empty() || cluster.former) return;
  const Term* term = scene_.tables().persons->term_of(cluster.leader, scene_.day());
  if (term == nullptr || (!cluster.country.empty() && cluster.country != term->country)) return;
  cluster.office = term->office;
  cluster.country = term->country;
}

Linker::Choice Linker::country(const Mention& mention) const {
  const auto known = by_country_.find(mention.country);
  if (known == by_country_.end()) return {};
  return {known->second, "country"};
}

/// What an office's holders are; who governs when the tables say nothing of it.
std::vector<std::string> Linker::sectors_of(const std::string& office) const {
  const auto known = scene_.tables().office_sectors.find(office);
  if (known == scene_.tables().office_sectors.end() || known->second.empty()) return {"GOV"};
  return known->second;
}

/// Terms of office fill what the text leaves open.
void Linker::complete_leaders() {
  for (Cluster& cluster : clusters_) {
    const auto office = scene_.tables().office_sectors.find(cluster.office);
    if (cluster.sectors.empty() && !cluster.office.empty() &&
        office != scene_.tables().office_sectors.end()) {
      cluster.sectors = office->second;
    }
    if (cluster.leader == nothing) continue;
    const Term* term = scene_.tables().persons->term_of(cluster.leader, scene_.day());
    // "le Premier ministre Édouard Philippe … l'ancien maire du Havre": holds another office now.
    const bool serves =
        term != nullptr && !term->office.empty() && term->office != cluster.former_office;
    if (term == nullptr || (cluster.former && !serves)) {
      // Out of office, or no day known: where a leader is from stays true.
      if (cluster.country.empty())
        cluster.country = scene_.tables().persons->home_of(cluster.leader);
      const bool held = cluster.sectors.empty() || (cluster.sectors.front() == "GOV" &&
                                                    cluster.office.starts_with("head_of_"));
      const Term* const last = scene_.tables().persons->last_of(cluster.leader, scene_.day());
      if (held && last != nullptr)
        cluster.sectors = Persons::is_of_state(*last) ? std::vector<std::string>{"ELI"}
                                                      : Persons::sectors_of(*last);
      continue;
    }
    if (!cluster.country.empty() && cluster.country != term->country) continue;
    cluster.country = term->country;
    if (cluster.office.empty()) cluster.office = term->office;
    // "le président Bazoum", overthrown the day before: the title is a courtesy.
    const bool courtesy =
        cluster.office.starts_with("head_of_") && term->sectors.starts_with("ELI");
    if (cluster.sectors.empty() || !cluster.specific || courtesy)
      cluster.sectors = term->sectors.empty() ? sectors_of(std::string(term->office))
                                              : Persons::sectors_of(*term);
  }
}

}  // namespace depeche::actors
