// SPDX-License-Identifier: Apache-2.0
// Which mentions are one actor? The loop over the mentions, and names.
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr std::size_t max_candidates = 64;
constexpr std::size_t max_names = 16;

void remember(std::vector<std::uint32_t>& list, std::uint32_t cluster) {
  const auto known = std::find(list.begin(), list.end(), cluster);
  if (known != list.end()) list.erase(known);
  list.push_back(cluster);
  if (list.size() > max_candidates) list.erase(list.begin());
}

/// Keys of the words of a body's name that its acronym counts, cut at hyphens.
std::vector<std::string> words_of_name(std::string_view name) {
  constexpr std::size_t small = 3;  // bytes: "de", "la", "of", "the" are no words of an acronym
  std::vector<std::string> out;
  std::string word;
  const std::string key = phrase_key(name) + " ";
  for (const char c : key) {
    if (c != ' ' && c != '-' && c != '\'') {
      word += c;
      continue;
    }
    if (word.size() > small || (word.size() > 1 && out.empty())) out.push_back(word);
    word.clear();
  }
  return out;
}

std::string initials_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word.front();
  return out;
}

}  // namespace

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
    if (mention.kind == Kind::pronoun || mention.is_country_noun || mention.only_back) return;
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
  return nominal(m);
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
  if (cluster.sectors.empty() || (titled && !cluster.specific && !mention.sectors.empty()))
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
  if (cluster.gender == Gender::none) cluster.gender = mention.gender;
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
  const std::vector<NameKeys>& names = scene_.tables().leaders[leader].names;
  // In full, or by the only name that the tables have.
  if (mention.nickname || std::find(names.begin(), names.end(), mention.keys) != names.end())
    return false;
  return std::any_of(cluster.names.begin(), cluster.names.end(), [&](const NameKeys& told) {
    return told.size() > 1 && std::none_of(names.begin(), names.end(), [&](const NameKeys& name) {
             return match_names(name, told) != NameMatch::none;
           });
  });
}

/// The key of a body's name with the country in front as its code: "US Department of Justice" and
/// "United States Department of Justice" are one; empty when no country stands there.
std::string Linker::key_with_land(const Mention& mention) const {
  constexpr std::uint32_t longest = 3;
  const TokenRange words = mention.core;
  for (std::uint32_t length = longest; length > 0; --length) {
    if (words.size() <= length) continue;
    const std::uint32_t rest = words.first + length;
    const std::string_view land =
        scene_.tables().countries.by_name(scene_.text(scene_.span_of({words.first, rest})));
    if (land.empty()) continue;
    return std::string(land) + " " + phrase_key(scene_.text(scene_.span_of({rest, words.last})));
  }
  return {};
}

/// A leader named without office is known to hold it: "Merkel … la chancelière".
void Linker::take_term(Cluster& cluster) const {
  if (!cluster.office.empty() || cluster.former) return;
  const Term* term = scene_.tables().term_of(cluster.leader, scene_.day());
  if (term == nullptr || (!cluster.country.empty() && cluster.country != term->country)) return;
  cluster.office = term->office;
  cluster.country = term->country;
}

bool Linker::may_bear(const Cluster& cluster, const Mention& mention, NameMatch match) const {
  if (cluster.type != ActorType::person || match == NameMatch::none) return false;
  if (cluster.leader != nothing && mention.leader != nothing && cluster.leader != mention.leader)
    return false;
  if (mention.gender != Gender::none && cluster.gender != Gender::none &&
      mention.gender != cluster.gender)
    return false;
  // Every name so far must agree: "Michel Aoun" and "Joseph Aoun" stay two although "Aoun" fits
  // both.
  return std::all_of(cluster.names.begin(), cluster.names.end(), [&](const NameKeys& name) {
    return match_names(name, mention.keys) != NameMatch::none;
  });
}

/// Clusters that may bear the name of `mention`, as far as its titles tell.
std::vector<std::uint32_t> Linker::bearers(const Mention& described) const {
  std::vector<std::uint32_t> found;
  for (const std::string& word : {described.keys.back(), described.keys.front()}) {
    const auto candidates = by_name_word_.find(word);
    if (candidates == by_name_word_.end()) continue;
    for (const std::uint32_t c : candidates->second) {
      NameMatch best = NameMatch::none;
      for (const NameKeys& name : clusters_[c].names) {
        best = std::max(best, match_names(name, described.keys));
      }
      const bool known = std::find(found.begin(), found.end(), c) != found.end();
      if (!known && may_bear(clusters_[c], described, best)) found.push_back(c);
    }
  }
  return found;
}

Linker::Choice Linker::person(const Mention& mention, const Mention& described) const {
  if (mention.leader != nothing) {
    const auto known = by_leader_.find(mention.leader);
    if (known != by_leader_.end()) return {known->second, "name"};
  }
  const bool full = mention.keys.size() > 1;
  if (!mention.keys.empty()) {
    const auto called = by_name_word_.find(mention.keys.back());
    if (called != by_name_word_.end()) {
      for (const std::uint32_t c : called->second) {
        const std::vector<NameKeys>& nicknames = clusters_[c].nicknames;
        if (std::find(nicknames.begin(), nicknames.end(), mention.keys) != nicknames.end())
          return {c, "nickname"};
      }
    }
  }
  if (const Choice brief = by_initials(mention); brief.cluster != nothing) return brief;
  const std::vector<std::uint32_t> found = bearers(described);
  // Of several bearers of a name, the one who was called just that; else nobody.
  const auto called = std::find_if(found.begin(), found.end(), [&](std::uint32_t c) {
    const std::vector<NameKeys>& names = clusters_[c].names;
    return std::find(names.begin(), names.end(), mention.keys) != names.end();
  });
  if (called != found.end()) return {*called, full ? "name" : "family_name"};
  if (found.size() == 1) return {found.front(), full ? "name" : "family_name"};
  // "Kim" of several Kims is the one who holds office.
  std::uint32_t holder = nothing;
  for (const std::uint32_t c : found) {
    if (clusters_[c].leader == nothing || !clusters_[c].office.starts_with("head_of_")) continue;
    holder = holder == nothing ? c : holder;
    if (holder != c) return {};
  }
  if (holder != nothing && !full) return {holder, "family_name"};
  return found.empty() ? unnamed_holder(described) : Choice{};
}

/// "IBK" after "Ibrahim Boubacar Keita": the only person whose names begin so.
Linker::Choice Linker::by_initials(const Mention& mention) const {
  constexpr std::size_t longest = 4;
  const std::string key = phrase_key(mention.name);
  if (key.size() < 3 || key.size() > longest || !is_all_upper(mention.name)) return {};
  std::uint32_t found = nothing;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person) continue;
    const bool fits =
        std::any_of(cluster.names.begin(), cluster.names.end(), [&](const NameKeys& name) {
          std::string initials;
          for (const std::string& word : name) {
            for (std::size_t i = 0; i < word.size(); ++i) {
              if (i == 0 || word[i - 1] == '-') initials += word[i];
            }
          }
          return initials == key;
        });
    if (!fits) continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "initials"};
}

/// A person known by office only, when a title beside the name says so.
Linker::Choice Linker::unnamed_holder(const Mention& described) const {
  if (described.office.empty() || described.country.empty()) return {};
  for (const std::uint32_t c : by_office_) {
    const Cluster& cluster = clusters_[c];
    const bool free =
        cluster.names.empty() && (cluster.leader == nothing || cluster.leader_by_office);
    if (free && cluster.office == described.office && cluster.country == described.country)
      return {c, "office"};
  }
  return {};
}

Linker::Choice Linker::body(const Mention& mention) const {
  if (mention.entity != nothing) {
    const auto known = by_entity_.find(mention.entity);
    if (known != by_entity_.end())
      return {known->second,
              scene_.text(scene_.span_of(mention.core)) == mention.name ? "name" : "alias"};
  }
  const auto same = by_body_.find(phrase_key(mention.name));
  if (same == by_body_.end()) {
    const std::string with_land = key_with_land(mention);
    const auto alike = with_land.empty() ? by_body_.end() : by_body_.find(with_land);
    if (alike != by_body_.end() &&
        (mention.entity == nothing || clusters_[alike->second.back()].entity == nothing))
      return {alike->second.back(), "name"};
    if (mention.entity != nothing) return {};
    Choice brief = short_or_long_name(mention);
    if (brief.cluster == nothing) brief = by_initials(mention);
    return brief.cluster != nothing ? brief : by_one_word(mention);
  }
  const Cluster& cluster = clusters_[same->second.back()];
  if (cluster.entity != nothing && mention.entity != nothing && cluster.entity != mention.entity)
    return {};
  return {same->second.back(), "name"};
}

/// "BEA" for "Bureau d'enquêtes et d'analyses", "PSA" for "PSA Peugeot Citroën" and back, where one
/// body alone fits.
Linker::Choice Linker::short_or_long_name(const Mention& mention) const {
  const std::vector<std::string> words = words_of_name(mention.name);
  if (words.empty()) return {};
  if (words.size() == 1) {
    const auto known = by_initials_.find(words.front());
    const bool one = known != by_initials_.end() && known->second.size() == 1;
    return one ? Choice{known->second.front(), "acronym"} : Choice{};
  }
  const std::string initials = initials_of(words);
  for (const std::string& brief : {initials, words.front()}) {
    const auto known = by_body_.find(brief);
    if (known == by_body_.end() || known->second.size() != 1) continue;
    const Cluster& cluster = clusters_[known->second.front()];
    if (cluster.entity != nothing || !cluster.has_name) continue;
    return {known->second.front(), "acronym"};
  }
  return {};
}

/// "the House" after "US House of Representatives": a word of the name of a body of the tables.
Linker::Choice Linker::by_one_word(const Mention& mention) const {
  const bool one = mention.core.size() == 1 && mention.sectors.empty() && mention.country.empty();
  if (!one || scene_.place_at(mention.head) != nothing) return {};
  Mention word = mention;
  word.head_noun = phrase_key(mention.name);
  const Choice found = by_word_of_name(word);
  return found.cluster != nothing && clusters_[found.cluster].entity != nothing ? found : Choice{};
}

void Linker::remember_body(const Mention& mention, std::uint32_t cluster) {
  if (mention.kind == Kind::body_name) {
    const std::string with_land = key_with_land(mention);
    if (!with_land.empty()) remember(by_body_[with_land], cluster);
  }
  const std::vector<std::string> words = words_of_name(mention.name);
  // A noun alone ("la police") is no name.
  if (mention.kind == Kind::body_name || words.size() > 1)
    remember(by_body_[phrase_key(mention.name)], cluster);
  if (words.size() < 2 || clusters_[cluster].entity != nothing) return;
  remember(by_initials_[initials_of(words)], cluster);
  if (mention.kind != Kind::body_name || words.front().size() < 2) return;
  const bool noun = scene_.tables().noun_map.find(words.front()) != nullptr;
  const bool land = !scene_.tables().countries.forms(words.front()).empty();
  if (!noun && !land) remember(by_initials_[words.front()], cluster);
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
    const Term* term = scene_.tables().term_of(cluster.leader, scene_.day());
    if (term == nullptr || cluster.former) {
      // Out of office, or no day known: where a leader is from stays true.
      if (cluster.country.empty()) cluster.country = scene_.tables().home_of(cluster.leader);
      const bool held = cluster.sectors.empty() || (cluster.sectors.front() == "GOV" &&
                                                    cluster.office.starts_with("head_of_"));
      // Who has left within the week and is still called president is told of as such.
      const bool called = !cluster.former && !cluster.office_text.empty();
      if (held &&
          scene_.tables().left_office(cluster.leader, called ? scene_.week_before() : scene_.day()))
        cluster.sectors = {"ELI"};
      continue;
    }
    if (!cluster.country.empty() && cluster.country != term->country) continue;
    cluster.country = term->country;
    if (cluster.office.empty()) cluster.office = term->office;
    if (cluster.sectors.empty() || !cluster.specific)
      cluster.sectors = term->sectors.empty() ? sectors_of(term->office) : term->sectors;
  }
}

}  // namespace depeche::actors
