// SPDX-License-Identifier: Apache-2.0
// Who holds, held or shares the office that a description names?
#include "actors/description.h"
#include "actors/linker.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

/// Offices that several people of one country hold at a time.
bool has_many_holders(std::string_view office) {
  constexpr std::array<std::string_view, 7> many = {
      "minister", "secretary_general", "governor", "mayor", "ambassador", "president", "prefect"};
  return std::find(many.begin(), many.end(), office) != many.end();
}

}  // namespace

/// Nobody in the text yet: the holder of the office on the day of the article.
Linker::Choice Linker::by_term(std::uint32_t m, const Mention& mention) {
  const auto holder =
      scene_.tables().persons->holder(mention.country, mention.office, scene_.day());
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
  const auto& terms = scene_.tables().persons->leaders[cluster.leader].terms;
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    return term.office == office && !scene_.day().empty() && term.from <= scene_.day();
  });
}

/// The day after the last term of the actor in the office; empty where the tables know none.
std::string Linker::left_on(const Cluster& cluster, std::string_view office) const {
  std::string last;
  if (cluster.leader == nothing) return last;
  for (const Term& term : scene_.tables().persons->leaders[cluster.leader].terms) {
    if (term.office == office && !scene_.day().empty() && term.to <= scene_.day())
      last = std::max<std::string_view>(last, term.to);
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
    const std::string home = cluster.leader == nothing
                                 ? cluster.country
                                 : scene_.tables().persons->home_of(cluster.leader);
    if (!mention.country.empty() && mention.country != home) continue;
    if (!held(cluster, mention.former_office)) continue;
    // Who holds it still is no former one, unless the text says that it ends.
    const bool holds = cluster.leader != nothing && !cluster.former &&
                       cluster.office == mention.former_office &&
                       scene_.tables().persons->term_of(cluster.leader, scene_.day()) != nullptr;
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

/// A king is no president, though both are heads of state.
bool Linker::reigns_alike(const Cluster& cluster, const Mention& mention) const {
  const bool crown = scene_.tables().is(WordKind::crown, mention.head_noun);
  // Of a leader known by name the text must have said so.
  if (crown && cluster.leader != nothing && cluster.nominals.empty()) return false;
  return std::none_of(cluster.nominals.begin(), cluster.nominals.end(), [&](std::uint32_t n) {
    const Mention& told = mentions_[n];
    return told.is_office && told.office == mention.office &&
           scene_.tables().is(WordKind::crown, told.head_noun) != crown;
  });
}

/// Do the terms of office tell who holds it, of that country, on the day of the article?
bool Linker::is_held(const Mention& mention) const {
  return !mention.country.empty() && !mention.office.empty() &&
         mention.determination != Determination::indefinite &&
         scene_.tables().persons->holder(mention.country, mention.office, scene_.day()).has_value();
}

/// May the actor hold the office that the description names?
bool Linker::may_hold(const Cluster& cluster, const Mention& mention) const {
  const bool any_minister = mention.office == "minister" && mention.details.empty();
  const bool same =
      cluster.office == mention.office || (any_minister && cluster.office.ends_with("_minister"));
  if (!same || cluster.type != ActorType::person || !reigns_alike(cluster, mention)) return false;
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
