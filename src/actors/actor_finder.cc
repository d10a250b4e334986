// SPDX-License-Identifier: Apache-2.0
// Who? Mentions found, joined, and written out as actors.
#include "actors/actor_finder.h"

#include "actors/actor_models.h"
#include "actors/actor_tables.h"
#include "actors/deeds.h"
#include "actors/home.h"
#include "actors/link_signs.h"
#include "actors/linker.h"
#include "actors/mention.h"
#include "actors/name_mentions.h"
#include "actors/nominal_mentions.h"
#include "actors/standing.h"
#include "actors/well_known.h"

#include <algorithm>

namespace depeche {

namespace {

using actors::Cluster;
using actors::Home;
using actors::Linker;
using actors::Mention;
using actors::nothing;
using actors::Scene;

/// The words that a reader takes for the mention: names without a title written out, designations
/// of bodies without their article.
TokenRange told_tokens(const Mention& mention, std::string_view rule) {
  if (mention.told.first < mention.told.last) return mention.told;
  if (mention.title_apart) return mention.core;
  const bool body = mention.type == ActorType::organization || mention.type == ActorType::group;
  const bool designation = mention.kind == actors::Kind::nominal && body &&
                           rule != "general_noun" &&
                           mention.determination == actors::Determination::definite &&
                           !((rule == "description" || rule == "name") && mention.details.empty());
  return designation && !mention.counted ? mention.core : mention.tokens;
}

/// The mention that names the actor best: the longest name, else the fullest description.
std::uint32_t best_mention(const std::vector<Mention>& mentions,
                           const std::vector<std::uint32_t>& own) {
  const auto rank = [&](std::uint32_t m) {
    const Mention& mention = mentions[m];
    const int form = mention.kind == actors::Kind::pronoun  ? 0
                     : mention.form == MentionForm::nominal ? 1
                                                            : 2;
    const bool acronym = form == 2 && is_all_upper(mention.name);
    const std::size_t length = mention.keys.empty() ? mention.name.size() : mention.keys.size();
    return std::make_tuple(form, !acronym,
                           mention.keys.empty() && form == 2 ? std::size_t{0} : length);
  };
  std::uint32_t best = own.front();
  for (const std::uint32_t m : own) {
    if (rank(m) > rank(best)) best = m;
  }
  return best;
}

/// Turns clusters into actors in the order of their first mentions.
/// "selon le Parisien", "du Point": the article is part of a name, which writes it large.
void write_article(const std::string& known, std::string& name) {
  const std::size_t space = name.find(' ');
  const std::size_t apostrophe = name.find('\'');
  const std::size_t from = std::min(space, apostrophe);
  if (starts_upper(name) || from == std::string::npos || from + 1 == name.size()) return;
  const std::string_view rest = std::string_view(name).substr(from + 1);
  if (starts_upper(rest) && known.ends_with(rest) && !known.starts_with(rest)) name = known;
}

/// An inverted pronoun without its hyphens: "a-t-[il] dit".
Span told_span(const Scene& scene, TokenRange tokens, const Mention& mention) {
  Span span = scene.span_of(tokens);
  if (mention.kind != actors::Kind::pronoun) return span;
  const std::string_view text = scene.text(span);
  if (!text.starts_with('-')) return span;
  const std::size_t hyphen = text.starts_with("-t-") ? 2 : 0;
  span.begin += static_cast<std::uint32_t>(hyphen) + 1;
  return span;
}

class Writer {
 public:
  Writer(const Scene& scene, const actors::ActorTables& tables,
         const std::vector<Mention>& mentions, const Linker& linker, std::vector<Home> homes)
      : scene_(scene),
        tables_(tables),
        mentions_(mentions),
        linker_(linker),
        homes_(std::move(homes)) {}

  Actors write() {
    Actors out;
    out.by_head.assign(scene_.size(), no_actor);
    std::vector<ActorIndex> index(linker_.clusters().size(), no_actor);
    find_collectives();
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const std::uint32_t cluster = linker_.cluster_of(m);
      if (cluster == nothing || index[cluster] != no_actor) continue;
      index[cluster] = static_cast<ActorIndex>(out.list.size());
      out.list.push_back(actor(cluster, homes_[cluster]));
      out.deeds.push_back(actors::told_by_deeds(scene_, mentions_, linker_.clusters()[cluster],
                                                out.list.back().sectors));
    }
    for (std::uint32_t c = 0; c < index.size(); ++c) {
      if (index[c] == no_actor) continue;
      for (const std::uint32_t member : linker_.clusters()[c].members)
        out.list[index[c]].members.push_back(index[member]);
      if (is_pronoun_alone(c)) out.list[index[c]].name = names_of(out, out.list[index[c]].members);
    }
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const std::uint32_t cluster = linker_.cluster_of(m);
      if (cluster == nothing) continue;
      for (const std::uint32_t head : {mentions_[m].head, mentions_[m].second_head}) {
        if (head != nothing && out.by_head[head] == no_actor) out.by_head[head] = index[cluster];
      }
    }
    return out;
  }

 private:
  [[nodiscard]] RuleId rule(std::string_view family, std::string_view name) const {
    return tables_.language + "." + std::string(family) + "." + std::string(name);
  }

  /// "A et B …, disent-ils": are they told of together by pronouns only?
  [[nodiscard]] bool is_pronoun_alone(std::uint32_t c) const {
    const Cluster& cluster = linker_.clusters()[c];
    return !cluster.members.empty() &&
           std::all_of(cluster.mentions.begin(), cluster.mentions.end(), [this](std::uint32_t m) {
             return mentions_[m].kind == actors::Kind::pronoun;
           });
  }

  [[nodiscard]] static std::string names_of(const Actors& actors,
                                            const std::vector<ActorIndex>& members) {
    std::string names;
    for (const ActorIndex member : members)
      names.append(names.empty() ? "" : ", ").append(actors.list[member].name);
    return names;
  }

  /// "le président Poutine", told as a whole beside its parts.
  [[nodiscard]] ActorMention with_title(const Mention& mention) const {
    ActorMention whole;
    whole.tokens = {mention.titled, mention.tokens.last};
    whole.evidence = scene_.span_of(whole.tokens);
    whole.head = mention.head;
    whole.form = mention.form;
    whole.rule = rule("actor", "title");
    return whole;
  }

  /// "les deux hommes" is a mention of each of them.
  void find_collectives() {
    const std::vector<Cluster>& clusters = linker_.clusters();
    with_others_.resize(clusters.size());
    for (const Cluster& cluster : clusters) {
      if (!cluster.pair) continue;
      for (const std::uint32_t m : cluster.mentions) {
        // A pronoun in the plural may well mean others.
        if (mentions_[m].kind == actors::Kind::pronoun || mentions_[m].split) continue;
        for (const std::uint32_t member : cluster.members) with_others_[member].push_back(m);
      }
    }
  }

  [[nodiscard]] Actor actor(std::uint32_t index, const Home& home) const {
    const Cluster& cluster = linker_.clusters()[index];
    Actor out;
    const std::vector<std::uint32_t>& shared = with_others_[index];
    std::vector<std::uint32_t> own = cluster.mentions;
    std::sort(own.begin(), own.end());
    std::vector<std::uint32_t> all = own;
    all.insert(all.end(), shared.begin(), shared.end());
    std::sort(all.begin(), all.end());
    for (const std::uint32_t m : all) {
      const Mention& mention = mentions_[m];
      if (mention.silent || mention.dropped || mention.rule == "relative") continue;
      ActorMention told;
      told.tokens = told_tokens(mention, linker_.rule_of(m));
      told.evidence = told_span(scene_, told.tokens, mention);
      told.head = mention.head;
      told.form = mention.form;
      const bool linked =
          linker_.rule_of(m) != mention.rule || mention.kind == actors::Kind::pronoun;
      told.rule = rule(linked ? "coref" : "actor", linker_.rule_of(m));
      if (mention.titled != nothing) out.mentions.push_back(with_title(mention));
      out.mentions.push_back(std::move(told));
    }
    const std::uint32_t best = best_mention(mentions_, own);
    out.evidence = scene_.span_of(mentions_[best].core);
    out.rule = rule("actor", mentions_[best].rule);
    out.name = mentions_[best].name.empty() ? std::string(scene_.text(out.evidence))
                                            : mentions_[best].name;
    if (cluster.entity != nothing) write_article(tables_.entities[cluster.entity].name, out.name);
    out.type = cluster.type;
    out.country = home.country;
    out.sectors = actors::standing(scene_, mentions_, cluster,
                                   home.sectors.empty() ? cluster.sectors : home.sectors);
    // Of whom nobody tells what he does, PLOVER says civilian.
    if (out.sectors.empty() && cluster.type == ActorType::person && cluster.has_name &&
        cluster.leader == nothing) {
      out.sectors =
          actors::well_known(scene_, mentions_, linker_.clusters(), cluster, home.country);
      if (out.sectors.empty()) out.sectors = {"CVL"};
    }
    out.office = cluster.office_text;
    if (cluster.entity != nothing) {
      out.wikidata = tables_.entities[cluster.entity].wikidata;
      out.entity = tables_.entities[cluster.entity].id;
    }
    if (cluster.leader != nothing) {
      const actors::LeaderRow& leader = tables_.persons->leaders[cluster.leader];
      out.wikidata = leader.wikidata;
      // Known by office alone: the holder on the day is who is meant.
      if (!cluster.has_name) out.name = leader.name_in(tables_.language);
    }
    return out;
  }

  const Scene& scene_;
  const actors::ActorTables& tables_;
  const std::vector<Mention>& mentions_;
  const Linker& linker_;
  const std::vector<Home> homes_;
  std::vector<std::vector<std::uint32_t>> with_others_;  // cluster -> mentions of collectives
};

}  // namespace

struct ActorFinder::Rules {
  actors::ActorTables tables;
  actors::ActorModels models;
};

ActorFinder::ActorFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

ActorFinder::ActorFinder(ActorFinder&&) noexcept = default;
ActorFinder& ActorFinder::operator=(ActorFinder&&) noexcept = default;
ActorFinder::~ActorFinder() = default;

Result<ActorFinder> ActorFinder::load(const Pack& pack,
                                      std::shared_ptr<const actors::Persons> persons) {
  auto tables = actors::ActorTables::load(pack, std::move(persons));
  if (!tables) return tables.error();
  auto models = actors::ActorModels::load(pack);
  if (!models) return models.error();
  return ActorFinder(std::make_unique<Rules>(Rules{std::move(*tables), std::move(*models)}));
}

namespace {

std::vector<std::string> countries_of(const std::vector<Home>& homes) {
  std::vector<std::string> out;
  for (const Home& home : homes) out.push_back(home.country);
  return out;
}

/// Joins by rules the mentions that are one actor; where the actors are at home.
std::vector<Home> link_by_rules(const Scene& scene, const actors::Draft& draft,
                                const actors::ActorModels& models, Linker& linker) {
  linker.link();
  std::vector<Home> homes = actors::find_homes(scene, draft.mentions, linker, models.homes);
  if (linker.join_at_home(countries_of(homes)))
    homes = actors::find_homes(scene, draft.mentions, linker, models.homes);
  return homes;
}

/// The same by rules, then by what was learned.
std::vector<Home> link(const Scene& scene, const actors::Draft& draft,
                       const actors::ActorModels& models, Linker& linker) {
  std::vector<Home> homes = link_by_rules(scene, draft, models, linker);
  if (linker.join_by_model(models.links, countries_of(homes)))
    homes = actors::find_homes(scene, draft.mentions, linker, models.homes);
  return homes;
}

template <typename Signs, typename Keys>
void add_seen(const Signs& signs, const Keys& keys, SeenLink& link) {
  for (std::size_t i = 0; i < Signs::names.size(); ++i)
    link.signs.emplace_back(Signs::names[i], signs.values[i]);
  for (std::size_t i = 0; i < Keys::names.size(); ++i)
    link.words.emplace_back(Keys::names[i], keys.keys[i]);
}

actors::Draft mentions_of(const Scene& scene) {
  actors::Draft draft(scene.size());
  actors::find_names(scene, draft);
  actors::find_nominals(scene, draft);
  actors::find_pronouns(scene, draft);
  actors::find_appositions(scene, draft);
  return draft;
}

}  // namespace

Actors ActorFinder::find(const Document& document, const Analysis& analysis,
                         const std::vector<TimeRef>& times,
                         const std::vector<PlaceRef>& places) const {
  if (analysis.tokens.empty() || analysis.sentences.empty()) return {};
  const Scene scene(document, analysis, places, times, rules_->tables);
  const actors::Draft draft = mentions_of(scene);
  Linker linker(scene, draft.mentions, rules_->models.pronouns);
  std::vector<Home> homes = link(scene, draft, rules_->models, linker);
  return Writer(scene, rules_->tables, draft.mentions, linker, std::move(homes)).write();
}

std::vector<SeenLink> ActorFinder::seen_pronouns(const Document& document, const Analysis& analysis,
                                                 const std::vector<TimeRef>& times,
                                                 const std::vector<PlaceRef>& places) const {
  std::vector<SeenLink> out;
  if (analysis.tokens.empty() || analysis.sentences.empty()) return out;
  const Scene scene(document, analysis, places, times, rules_->tables);
  const actors::Draft draft = mentions_of(scene);
  Linker linker(scene, draft.mentions, rules_->models.pronouns);
  std::vector<Linker::SeenPronoun> seen;
  linker.watch(seen);
  linker.link();
  for (const Linker::SeenPronoun& pronoun : seen) {
    for (std::size_t i = 0; i < pronoun.antecedents.size(); ++i) {
      SeenLink& link = out.emplace_back();
      for (const TokenRange tokens : pronoun.told[i]) link.earlier.push_back(scene.span_of(tokens));
      const Mention& later = draft.mentions[pronoun.mention];
      link.later = {told_span(scene, later.tokens, later)};
      add_seen(pronoun.antecedents[i].signs, pronoun.antecedents[i].keys, link);
    }
  }
  return out;
}

std::vector<SeenLink> ActorFinder::seen_homes(const Document& document, const Analysis& analysis,
                                              const std::vector<TimeRef>& times,
                                              const std::vector<PlaceRef>& places) const {
  std::vector<SeenLink> out;
  if (analysis.tokens.empty() || analysis.sentences.empty()) return out;
  const Scene scene(document, analysis, places, times, rules_->tables);
  const actors::Draft draft = mentions_of(scene);
  Linker linker(scene, draft.mentions, rules_->models.pronouns);
  link(scene, draft, rules_->models, linker);
  std::vector<actors::SeenHome> seen;
  actors::find_homes(scene, draft.mentions, linker, rules_->models.homes, &seen);
  for (const actors::SeenHome& home : seen) {
    SeenLink& link = out.emplace_back();
    for (const std::uint32_t m : linker.clusters()[home.cluster].mentions)
      link.earlier.push_back(told_span(scene, draft.mentions[m].tokens, draft.mentions[m]));
    link.country = home.country;
    add_seen(home.signs, home.keys, link);
  }
  return out;
}

std::vector<SeenLink> ActorFinder::seen(const Document& document, const Analysis& analysis,
                                        const std::vector<TimeRef>& times,
                                        const std::vector<PlaceRef>& places) const {
  std::vector<SeenLink> out;
  if (analysis.tokens.empty() || analysis.sentences.empty()) return out;
  const Scene scene(document, analysis, places, times, rules_->tables);
  const actors::Draft draft = mentions_of(scene);
  Linker linker(scene, draft.mentions, rules_->models.pronouns);
  const std::vector<std::string> homes =
      countries_of(link_by_rules(scene, draft, rules_->models, linker));
  const actors::LinkReader reader(scene, draft.mentions, linker, homes);
  const auto spans = [&](std::uint32_t cluster) {
    std::vector<Span> told;
    for (const TokenRange tokens : reader.told(cluster)) told.push_back(scene.span_of(tokens));
    return told;
  };
  for (const std::uint32_t later : reader.later_ones()) {
    const auto before = reader.earlier_ones(later);
    for (const std::uint32_t earlier : before) {
      SeenLink& link = out.emplace_back();
      link.earlier = spans(earlier);
      link.later = spans(later);
      add_seen(reader.signs(earlier, later, before), reader.keys(earlier, later), link);
    }
  }
  return out;
}

}  // namespace depeche
