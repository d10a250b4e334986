// SPDX-License-Identifier: Apache-2.0
// Where is an actor at home? "La police" of an article about Mali is Mali's.
#include "actors/home.h"

#include "actors/atlas.h"
#include "actors/home_signs.h"
#include "base/strings.h"

#include <algorithm>
#include <optional>

namespace depeche::actors {

namespace {

constexpr std::uint32_t max_mentions = 3;
constexpr std::uint32_t max_inner = 8;  ///< mentions looked at inside a nominal
constexpr std::uint32_t possessor_reach = 6;
constexpr std::string_view elsewhere = "elsewhere";  ///< rule of who is no compatriot

/// The share of the evidence that the best country needs; more where the text may well name
/// somebody from elsewhere.
constexpr double share_of_nominals = 0.28;
constexpr double share_of_names = 0.33;
constexpr double share_of_bodies = 0.38;

class HomeFinder {
 public:
  HomeFinder(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker,
             const HomeModel& model, std::vector<SeenHome>* seen)
      : scene_(scene),
        mentions_(mentions),
        linker_(linker),
        model_(model),
        seen_(seen),
        atlas_(scene, mentions, linker),
        outlet_(home_of_outlet()),
        reader_(scene, mentions, linker, atlas_, outlet_) {}

  std::vector<Home> find() {
    const std::vector<Cluster>& clusters = linker_.clusters();
    homes_.resize(clusters.size());
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      if (!clusters[c].country.empty()) homes_[c] = {clusters[c].country, {}, "words"};
    }
    for (std::size_t c = 0; c < clusters.size(); ++c) take_from_company(c);
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      if (homes_[c].country.empty() && homes_[c].rule != elsewhere) take_from_last_of_list(c);
      if (homes_[c].country.empty() && homes_[c].rule != elsewhere) take_from_scene(c);
      if (homes_[c].country.empty() && homes_[c].rule != elsewhere) take_from_front(c);
    }
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      if (homes_[c].country.empty() && homes_[c].rule != elsewhere)
        take(homes_[c], by_text(static_cast<std::uint32_t>(c)));
    }
    for (std::size_t c = 0; c < clusters.size(); ++c) take_house(c);
    return std::move(homes_);
  }

 private:
  static void take(Home& home, const Home& told) {
    home.country = told.country;
    home.rule = told.rule;
  }

  void take_from_company(std::size_t c) {
    const Cluster& cluster = linker_.clusters()[c];
    if (!cluster.members.empty()) {
      if (homes_[c].country.empty()) take(homes_[c], of_members(cluster));
      return;
    }
    for (const std::uint32_t n : cluster.nominals) {
      std::string_view rule = "owner";
      std::uint32_t owner = inside(n);
      const bool possessed =
          mentions_[n].determination == Determination::possessive || mentions_[n].owned;
      if (owner == nothing && possessed) {
        rule = "possessor";
        owner = before(n);
      }
      if (owner == nothing) {
        rule = "sender";
        owner = sender(n);
      }
      if (owner == nothing) continue;
      const Home& home = homes_[owner];
      const bool land = linker_.clusters()[owner].type == ActorType::country;
      // "le Soudan accuse son voisin": another country.
      if (land && mentions_[n].land_too && rule == "possessor" && !cluster.specific &&
          homes_[c].country.empty() && !mentions_[n].with_complement) {
        homes_[c].sectors = {"GOV"};
        homes_[c].rule = elsewhere;
      }
      if (homes_[c].rule == elsewhere) continue;
      if (homes_[c].country.empty() && !home.country.empty())
        take(homes_[c], {home.country, {}, rule});
      const Mention& nominal = mentions_[n];
      if (const auto told = told_by_kind(cluster, nominal, owner, rule)) {
        if (!told->empty()) homes_[c].sectors = *told;
        continue;
      }
      const bool known_person = cluster.specific || cluster.leader != nothing;
      const bool open = cluster.sectors.empty() || (!known_person && nominal.open_sectors);
      if (open && nominal.open_sectors && homes_[c].sectors.empty())
        homes_[c].sectors = linker_.clusters()[owner].sectors;
    }
  }

  /// "des diplomates et des militaires américains": the adjective behind the last of several is of
  /// all; citizens beside soldiers may be of elsewhere.
  void take_from_last_of_list(std::size_t c) {
    const Cluster& cluster = linker_.clusters()[c];
    if (cluster.nominals.empty() || cluster.has_name || !cluster.members.empty()) return;
    const Mention& first = mentions_[cluster.nominals.front()];
    if (first.number != Number::plur || (!first.sectors.empty() && first.sectors.front() == "CVL"))
      return;
    std::uint32_t last = first.tokens.last;
    constexpr std::uint32_t longest = 4;
    const std::uint32_t from = cluster.nominals.front() + 1;
    for (std::uint32_t n = from; n < mentions_.size() && n < from + longest; ++n) {
      const Mention& next = mentions_[n];
      if (next.tokens.first < last) continue;
      if (!joins(last, next.tokens.first) || next.kind != Kind::nominal ||
          next.number != Number::plur || next.determination != first.determination)
        return;
      last = next.tokens.last;
      if (next.country.empty()) continue;
      if (!scene_.demonym(last - 1).empty()) take(homes_[c], {next.country, {}, "list"});
      return;
    }
  }

  /// Does nothing but a comma or a conjunction stand between two members of a list?
  [[nodiscard]] bool joins(std::uint32_t from, std::uint32_t to) const {
    return to == from + 1 && scene_.same_sentence(from - 1, to) &&
           (scene_.is(WordKind::comma, from) || scene_.token(from).upos == Upos::cconj);
  }

  /// "tué par un policier à Minneapolis": the police act at home, where the same verb says.
  void take_from_scene(std::size_t c) {
    const Cluster& cluster = linker_.clusters()[c];
    if (cluster.nominals.empty() || cluster.has_name || cluster.sectors.empty() ||
        cluster.sectors.front() != "COP")
      return;
    const std::uint32_t head = mentions_[cluster.nominals.front()].head;
    const std::uint32_t verb = scene_.token(head).head;
    if (scene_.token(head).deprel != Deprel::obl_agent || verb == no_token) return;
    const TokenRange sentence = scene_.sentence_tokens(head);
    for (std::uint32_t i = head + 1; i < sentence.last; ++i) {
      const std::uint32_t place = scene_.place_at(i);
      const Token& word = scene_.token(i);
      const bool there =
          main_relation(word.deprel) == Deprel::obl || main_relation(word.deprel) == Deprel::nmod;
      if (place == nothing || !there || (word.head != verb && word.head != head)) continue;
      take(
          homes_[c],
          {plover_country(scene_.tables().countries, scene_.places()[place].country), {}, "scene"});
      return;
    }
  }

  /// "À Londres, la police a chargé": at home where the sentence that first names a body or a crowd
  /// is laid.
  void take_from_front(std::size_t c) {
    const Cluster& cluster = linker_.clusters()[c];
    if (cluster.nominals.empty() || cluster.has_name || cluster.type == ActorType::person ||
        !cluster.members.empty())
      return;
    const std::string_view land = fronted_land(mentions_[cluster.nominals.front()]);
    if (!land.empty())
      take(homes_[c], {plover_country(scene_.tables().countries, land), {}, "front"});
  }

  /// The country of the place behind a preposition that stands before the first comma of the
  /// sentence and no verb, where the mention is a subject, an object or a circumstance of the same
  /// verb behind it; empty for none.
  [[nodiscard]] std::string_view fronted_land(const Mention& mention) const {
    bool led = false;
    std::uint32_t where = nothing;
    for (std::uint32_t t = scene_.sentence_tokens(mention.head).first; t < mention.head; ++t) {
      if (scene_.is(WordKind::comma, t)) {
        if (where == nothing || verb_above(where) != verb_above(mention.head)) return {};
        return scene_.places()[scene_.place_at(where)].country;
      }
      const Upos upos = scene_.token(t).upos;
      if (upos == Upos::verb || upos == Upos::aux || upos == Upos::pron) return {};
      led = led || upos == Upos::adp;
      if (led && where == nothing && scene_.place_at(t) != nothing) where = t;
    }
    return {};
  }

  /// The verb that a phrase hangs on, over other nouns; the token itself at the top of a sentence.
  [[nodiscard]] std::uint32_t verb_above(std::uint32_t token) const {
    constexpr int longest = 5;
    for (int step = 0; step < longest && scene_.token(token).head != no_token; ++step) {
      const Deprel d = main_relation(scene_.token(token).deprel);
      if (d != Deprel::nsubj && d != Deprel::obj && d != Deprel::obl && d != Deprel::nmod &&
          d != Deprel::conj && d != Deprel::flat && d != Deprel::compound)
        break;
      token = scene_.token(token).head;
      if (scene_.token(token).upos == Upos::verb) break;
    }
    return token;
  }

  /// "La police a chargé. Deux agents ont été blessés.": employees of whom nothing else is told
  /// beside the police are policemen.
  void take_house(std::size_t c) {
    const Cluster& cluster = linker_.clusters()[c];
    if (cluster.nominals.empty() || cluster.has_name || !cluster.sectors.empty() ||
        !homes_[c].sectors.empty())
      return;
    const std::uint32_t own = cluster.nominals.front();
    const Mention& nominal = mentions_[own];
    if (!nominal.staff || nominal.with_complement || !nominal.details.empty()) return;
    for (std::uint32_t n = own; n-- > 0 && nominal.sentence - mentions_[n].sentence <= 1;) {
      const std::uint32_t house = linker_.cluster_of(n);
      if (house == nothing || linker_.clusters()[house].sectors.empty()) continue;
      if (linker_.clusters()[house].sectors.front() == "COP") homes_[c].sectors = {"COP"};
    }
  }

  /// What such a noun tells of somebody together with whose it is: families, soldiers, followers,
  /// rivals, employees; no sectors when it tells nothing, nothing when the noun is of another kind.
  [[nodiscard]] std::optional<std::vector<std::string>> told_by_kind(const Cluster& cluster,
                                                                     const Mention& nominal,
                                                                     std::uint32_t owner,
                                                                     std::string_view rule) const {
    using Sectors = std::vector<std::string>;
    const Cluster& whose = linker_.clusters()[owner];
    const Sectors& sectors = whose.sectors;
    const std::string_view first = sectors.empty() ? std::string_view() : sectors.front();
    const bool person = whose.type == ActorType::person;
    const bool governs = first == "GOV" || first == "ELI";
    const bool armed = bears_arms(first);
    // The families of those who govern, or did.
    const bool known = !cluster.sectors.empty() && cluster.sectors.front() != "CVL";
    if (nominal.family && rule == "owner" && !cluster.specific && !known && governs)
      return Sectors{"ELI"};
    // "un commandant du M23", "les troupes du chef rebelle" are no soldiers of a state.
    const bool soldiers = !cluster.sectors.empty() && cluster.sectors.front() == "MIL";
    if (soldiers && armed && first != "MIL" && rule != "sender" && cluster.entity == nothing &&
        cluster.leader == nothing)
      return Sectors{std::string(first)};
    // "les partisans de l'opposition", but those of its leader are citizens.
    if (nominal.follower && !armed && !(first == "OPP" && !person)) return Sectors{};
    // "le camp Bongo", but "l'équipe de France" does not govern.
    if (nominal.type == ActorType::organization && !person) return Sectors{};
    // "ses rivaux" oppose who governs.
    if (nominal.against && person && governs && cluster.sectors.empty()) return Sectors{"OPP"};
    // "les agents de la SNCF" work for a firm.
    if (nominal.staff && cluster.sectors.empty() && first == "BUS") return Sectors{"LAB"};
    if (nominal.staff && !employs(owner)) return Sectors{};
    if (means_fighters(nominal) && !cluster.specific && armed) return Sectors{std::string(first)};
    return std::nullopt;
  }

  /// Is it a body that tells what those are whom it pays? Those of a firm, or of the United
  /// Nations, are citizens.
  [[nodiscard]] bool employs(std::uint32_t owner) const {
    const Cluster& house = linker_.clusters()[owner];
    return house.type == ActorType::organization && homes_[owner].country != "UNO" &&
           !house.sectors.empty() && tells_of_staff(house.sectors.front());
  }

  /// "ses hommes", "the men of Guy Philippe"
  [[nodiscard]] bool means_fighters(const Mention& nominal) const {
    return nominal.type == ActorType::people && nominal.number == Number::plur && !nominal.pair &&
           scene_.tables().is(WordKind::men, nominal.noun);
  }

  [[nodiscard]] Home of_members(const Cluster& cluster) const {
    const std::string& first = homes_[cluster.members.front()].country;
    const bool same = std::all_of(cluster.members.begin(), cluster.members.end(),
                                  [&](std::uint32_t c) { return homes_[c].country == first; });
    return same && !first.empty() ? Home{first, {}, "member"} : Home{};
  }

  /// "les partisans de M. Ouattara": the cluster that the complement names.
  [[nodiscard]] std::uint32_t inside(std::uint32_t nominal) const {
    const Mention& outer = mentions_[nominal];
    for (std::uint32_t n = nominal + 1; n < mentions_.size() && n <= nominal + max_inner; ++n) {
      const Mention& inner = mentions_[n];
      if (inner.tokens.first >= outer.core.last) break;
      if (inner.tokens.contains(outer.head) || inner.tokens.last > outer.core.last) continue;
      const std::uint32_t cluster = linker_.cluster_of(n);
      if (cluster != nothing && cluster != linker_.cluster_of(nominal)) return cluster;
    }
    return nothing;
  }

  /// "Moscou a massé des troupes", "accuse Kigali d'avoir envoyé des soldats": who sends those whom
  /// nothing else tells of any country.
  [[nodiscard]] std::uint32_t sender(std::uint32_t nominal) const {
    const Mention& sent = mentions_[nominal];
    const bool some = sent.determination == Determination::indefinite ||
                      sent.determination == Determination::bare || sent.counted;
    const bool of_state = !sent.sectors.empty() && is_sent(sent.sectors.front());
    const Token& word = scene_.token(sent.head);
    if (!some || !of_state || main_relation(word.deprel) != Deprel::obj ||
        !scene_.tables().is(WordKind::sending, scene_.lemma(word.head)))
      return nothing;
    const std::uint32_t doer = doer_of(word.head);
    if (doer == nothing) return nothing;
    std::uint32_t n = nominal;
    while (n > 0 && mentions_[n - 1].sentence == sent.sentence) --n;
    for (; n < mentions_.size() && mentions_[n].sentence == sent.sentence; ++n) {
      const std::uint32_t cluster = linker_.cluster_of(n);
      if (cluster != nothing && mentions_[n].head == doer && !mentions_[n].dropped &&
          cluster != linker_.cluster_of(nominal))
        return cluster;
    }
    return nothing;
  }

  [[nodiscard]] static bool is_sent(std::string_view sector) {
    return sector == "MIL" || sector == "COP" || sector == "GOV";
  }

  /// The word for who does what the verb says: its subject, that of the verb it hangs on, or who is
  /// accused of it.
  [[nodiscard]] std::uint32_t doer_of(std::uint32_t verb) const {
    constexpr int highest = 3;
    for (int step = 0; step < highest && verb != no_token; ++step) {
      const bool charged = step > 0 && scene_.tables().is(WordKind::charging, scene_.lemma(verb));
      const std::uint32_t found = dependent(verb, charged ? Deprel::obj : Deprel::nsubj);
      if (found != nothing) return found;
      verb = scene_.token(verb).head;
    }
    return nothing;
  }

  [[nodiscard]] std::uint32_t dependent(std::uint32_t of, Deprel relation) const {
    const TokenRange sentence = scene_.sentence_tokens(of);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (scene_.token(i).head == of && main_relation(scene_.token(i).deprel) == relation) return i;
    }
    return nothing;
  }

  /// "son armée": the last one who was a subject and has a country.
  [[nodiscard]] std::uint32_t before(std::uint32_t nominal) const {
    for (std::uint32_t n = nominal; n-- > 0 && n + possessor_reach > nominal;) {
      const Mention& mention = mentions_[n];
      if (mentions_[nominal].sentence - mention.sentence > 1) break;
      const std::uint32_t cluster = linker_.cluster_of(n);
      if (cluster == nothing) continue;
      // "leur porte-parole": of many, or of a body.
      const Cluster& owner = linker_.clusters()[cluster];
      const bool many = owner.number == Number::plur || owner.type == ActorType::group;
      if (mentions_[nominal].of_many ? !many : mention.salience != Salience::subject) continue;
      if (cluster != linker_.cluster_of(nominal)) return cluster;
    }
    return nothing;
  }

  /// Where the outlet is at home, when the tables know it; empty else.
  [[nodiscard]] std::string home_of_outlet() const {
    const std::string key = phrase_key(scene_.outlet());
    std::vector<std::string_view> words;
    for (const std::string_view word : split(key, ' ')) words.push_back(word);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto match =
          scene_.tables().alias_map.longest(static_cast<std::uint32_t>(words.size() - i),
                                            [&](std::uint32_t k) { return words[i + k]; });
      if (match.tokens == 0) continue;
      const EntityRow& body =
          scene_.tables().entities[scene_.tables().aliases[match.rows->front()].entity];
      const bool press = !body.sectors.empty() && body.sectors.front() == "JRN";
      if (press && scene_.tables().countries.country(body.country) != nullptr) return body.country;
    }
    return {};
  }

  /// "le ministère", "le préfet", "les policiers", where no country is named at all: those of where
  /// the paper is read.
  [[nodiscard]] Home at_the_reader(const Cluster& cluster) const {
    if ((cluster.has_name && !serves_the_state(cluster)) || outlet_.empty() ||
        !atlas_.article().empty())
      return {};
    return {outlet_, {}, "outlet"};
  }

  [[nodiscard]] Home by_text(std::uint32_t c) const {
    const Cluster& cluster = linker_.clusters()[c];
    if (cluster.type == ActorType::country || !cluster.members.empty()) return {};
    if (!cluster.has_name && stands_apart(cluster)) return {};
    AskedHome asked;
    asked.cluster = &cluster;
    for (const std::uint32_t m : cluster.mentions) {
      if (mentions_[m].kind == Kind::pronoun || mentions_[m].dropped) continue;
      asked.mentions.push_back(m);
      asked.sentences.push_back(mentions_[m].sentence);
      if (asked.mentions.size() == max_mentions) break;
    }
    Home home = by_rules(cluster, asked.sentences);
    if (asked.mentions.empty() || home.rule == "outlet") return home;
    if (!model_.knows() && seen_ == nullptr) return home;
    asked.chosen = home.country;
    return by_model(c, asked);
  }

  [[nodiscard]] Home by_rules(const Cluster& cluster,
                              const std::vector<std::uint32_t>& sentences) const {
    const double share = !cluster.has_name       ? share_of_nominals
                         : is_body(cluster.type) ? share_of_bodies
                                                 : share_of_names;
    const Home home = likeliest(sentences, share);
    return home.country.empty() ? at_the_reader(cluster) : home;
  }

  /// The likeliest country, when it is likely enough.
  [[nodiscard]] Home by_model(std::uint32_t c, const AskedHome& asked) const {
    const CountryWeights candidates = reader_.candidates(asked);
    Home home;
    double best = model_.least();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const std::uint32_t country = candidates[i].country;
      const HomeSigns signs = reader_.signs(asked, candidates, i);
      const HomeKeys keys = reader_.keys(asked, country);
      if (seen_ != nullptr) seen_->push_back({c, atlas_.codes()[country], signs, keys});
      const double chance = model_.chance(signs, keys);
      if (chance < best || reader_.is_expedition(asked, country)) continue;
      best = chance;
      home = {atlas_.codes()[country], {}, atlas_.where(country, asked.sentences)};
    }
    return home;
  }

  /// The best country around the sentences, when it has enough of the evidence; of equals the one
  /// that the article names first.
  [[nodiscard]] Home likeliest(const std::vector<std::uint32_t>& sentences, double share) const {
    const CountryWeights score = atlas_.around(sentences);
    if (score.empty()) return {};
    const auto best = std::max_element(
        score.begin(), score.end(),
        [](const CountryWeight& a, const CountryWeight& b) { return a.value < b.value; });
    if (best->value < share * total(score)) return {};
    return {atlas_.codes()[best->country], {}, atlas_.where(best->country, sentences)};
  }

  /// Experts and reporters are of any country; so are members of a body that is of none.
  [[nodiscard]] bool stands_apart(const Cluster& cluster) const {
    if (cluster.nominals.empty()) return false;
    return std::all_of(cluster.nominals.begin(), cluster.nominals.end(),
                       [&](std::uint32_t n) { return mentions_[n].anywhere; });
  }

  const Scene& scene_;
  const std::vector<Mention>& mentions_;
  const Linker& linker_;
  const HomeModel& model_;
  std::vector<SeenHome>* seen_;
  const Atlas atlas_;
  const std::string outlet_;  ///< its country
  const HomeReader reader_;
  std::vector<Home> homes_;
};

}  // namespace

std::vector<Home> find_homes(const Scene& scene, const std::vector<Mention>& mentions,
                             const Linker& linker, const HomeModel& model,
                             std::vector<SeenHome>* seen) {
  return HomeFinder(scene, mentions, linker, model, seen).find();
}

}  // namespace depeche::actors
