// SPDX-License-Identifier: Apache-2.0
// Where is an actor at home? "La police" of an article about Mali is Mali's.
#include "actors/home.h"

#include "base/strings.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

constexpr double title_weight = 3.0;
constexpr double same_sentence = 1.0;
constexpr double sentence_before = 0.3;
constexpr double sentence_after = 0.2;
constexpr double later_mention = 0.5;  ///< of what stands around a second or third mention
constexpr double weight_of_rebels = 0.3;
constexpr double weight_of_pronoun = 0.5;
constexpr double enough_support = 1.5;
constexpr std::uint32_t max_mentions = 3;
constexpr std::uint32_t max_inner = 8;  ///< mentions looked at inside a nominal
constexpr std::uint32_t possessor_reach = 6;

/// The share of the evidence that the best country needs; more where the text may well name
/// somebody from elsewhere.
constexpr double share_of_nominals = 0.28;
constexpr double share_of_names = 0.33;
constexpr double share_of_bodies = 0.38;

struct Weight {
  std::uint32_t country;
  double value;
};

using Weights = std::vector<Weight>;

void add(Weights& weights, std::uint32_t country, double value) {
  for (Weight& known : weights) {
    if (known.country != country) continue;
    known.value += value;
    return;
  }
  weights.push_back({country, value});
}

double total(const Weights& weights) {
  double sum = 0;
  for (const Weight& weight : weights) sum += weight.value;
  return sum;
}

bool is_media(const Cluster& cluster) {
  return !cluster.sectors.empty() && cluster.sectors.front() == "JRN";
}

/// The countries that an article speaks of, sentence by sentence.
class Atlas {
 public:
  Atlas(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker)
      : scene_(scene), sentences_(scene.analysis().sentences.size()) {
    std::vector<bool> told(scene.size(), false);
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      const std::uint32_t c = linker.cluster_of(m);
      // Who reports from everywhere tells nothing of the place.
      if (c == nothing || is_media(linker.clusters()[c])) continue;
      // Pronouns repeat, and armed groups fight abroad.
      const bool rebels =
          !linker.clusters()[c].sectors.empty() && linker.clusters()[c].sectors.front() == "REB";
      see(mentions[m].head, linker.clusters()[c].country,
          rebels                              ? weight_of_rebels
          : mentions[m].kind == Kind::pronoun ? weight_of_pronoun
                                              : 1.0);
      for (std::uint32_t i = mentions[m].tokens.first; i < mentions[m].tokens.last; ++i)
        told[i] = told[i] || !linker.clusters()[c].country.empty();
    }
    for (const PlaceRef& place : scene.places()) {
      if (place.tokens.first >= scene.size()) continue;
      support_ += place.country.empty() ? 0.0 : 1.0;
      see(place.tokens.first, plover_country(scene.tables().countries, place.country));
    }
    for (std::uint32_t i = 0; i < scene.size(); ++i) {
      if (told[i] || scene.key(i).empty() || scene.place_at(i) != nothing) continue;
      const std::string_view country = scene.demonym(i);
      if (!country.empty()) see(i, plover_country(scene.tables().countries, country));
    }
    sum_ = total(article_);
    support_ += sum_;
  }

  /// The best country around `mentions`, when it has enough of the evidence.
  [[nodiscard]] Home around(const std::vector<std::uint32_t>& sentences, double share) const {
    if (article_.empty() || support_ < enough_support) return {};
    Weights score = article_;
    for (Weight& weight : score) weight.value /= sum_;
    double factor = 1.0;
    for (const std::uint32_t s : sentences) {
      spread(score, s, factor * same_sentence);
      if (s > 0) spread(score, s - 1, factor * sentence_before);
      if (s + 1 < sentences_.size()) spread(score, s + 1, factor * sentence_after);
      factor = later_mention;
    }
    // The first of equals is the one that the article names first.
    const auto best =
        std::max_element(score.begin(), score.end(),
                         [](const Weight& a, const Weight& b) { return a.value < b.value; });
    if (best->value < share * total(score)) return {};
    return {codes_[best->country], {}, rule_for(best->country, sentences)};
  }

  /// Is no country named or told by anybody's words?
  [[nodiscard]] bool names_none() const { return article_.empty(); }

 private:
  /// Takes note of a state; of other codes (IGO, NGO …) nobody is a citizen.
  void see(std::uint32_t token, const std::string& country, double weight = 1.0) {
    if (country.empty() || !is_state(country)) return;
    auto known = std::find(codes_.begin(), codes_.end(), country);
    if (known == codes_.end()) known = codes_.insert(codes_.end(), country);
    const auto index = static_cast<std::uint32_t>(known - codes_.begin());
    add(sentences_[scene_.sentence(token)], index, weight);
    add(article_, index, scene_.in_title(token) ? title_weight * weight : weight);
  }

  [[nodiscard]] bool is_state(std::string_view country) const {
    return country == "KOS" || scene_.tables().countries.country(country) != nullptr;
  }

  void spread(Weights& score, std::uint32_t sentence, double weight) const {
    const Weights& here = sentences_[sentence];
    if (here.empty()) return;
    const double sum = total(here);
    for (const Weight& one : here) add(score, one.country, weight * one.value / sum);
  }

  [[nodiscard]] bool names(std::uint32_t sentence, std::uint32_t country) const {
    const Weights& here = sentences_[sentence];
    return std::any_of(here.begin(), here.end(),
                       [&](const Weight& weight) { return weight.country == country; });
  }

  [[nodiscard]] std::string_view rule_for(std::uint32_t country,
                                          const std::vector<std::uint32_t>& sentences) const {
    for (const std::uint32_t s : sentences) {
      if (names(s, country)) return "sentence";
    }
    for (const std::uint32_t s : sentences) {
      if (s > 0 && names(s - 1, country)) return "nearby";
      if (s + 1 < sentences_.size() && names(s + 1, country)) return "nearby";
    }
    return "article";
  }

  const Scene& scene_;
  std::vector<std::string> codes_;
  std::vector<Weights> sentences_;
  Weights article_;
  double sum_ = 0;
  double support_ = 0;  ///< places count twice: one place is enough, one person is not
};

class HomeFinder {
 public:
  HomeFinder(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker)
      : scene_(scene),
        mentions_(mentions),
        linker_(linker),
        atlas_(scene, mentions, linker),
        outlet_(home_of_outlet()) {}

  std::vector<Home> find() {
    const std::vector<Cluster>& clusters = linker_.clusters();
    homes_.resize(clusters.size());
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      if (!clusters[c].country.empty()) homes_[c] = {clusters[c].country, {}, "words"};
    }
    for (std::size_t c = 0; c < clusters.size(); ++c) take_from_company(c);
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      if (homes_[c].country.empty()) take(homes_[c], by_text(clusters[c]));
    }
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
      if (owner == nothing && mentions_[n].determination == Determination::possessive) {
        rule = "possessor";
        owner = before(n);
      }
      if (owner == nothing) continue;
      const Home& home = homes_[owner];
      if (homes_[c].country.empty() && !home.country.empty())
        take(homes_[c], {home.country, {}, rule});
      const std::vector<std::string>& sectors = linker_.clusters()[owner].sectors;
      const Mention& nominal = mentions_[n];
      // The families of those who govern, or did.
      if (nominal.family && rule == "owner" && !cluster.specific && !sectors.empty() &&
          (sectors.front() == "GOV" || sectors.front() == "ELI")) {
        homes_[c].sectors = {"ELI"};
        continue;
      }
      if (nominal.follower && !sectors.empty() && sectors.front() == "GOV") continue;
      const bool open = cluster.sectors.empty() || (!cluster.specific && nominal.open_sectors);
      if (open && nominal.open_sectors && homes_[c].sectors.empty()) homes_[c].sectors = sectors;
    }
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
    constexpr std::array<std::string_view, 6> official = {"GOV", "LEG", "JUD", "COP", "ELI", "LAB"};
    const bool serves =
        !cluster.sectors.empty() &&
        std::find(official.begin(), official.end(), cluster.sectors.front()) != official.end();
    if ((cluster.has_name && !serves) || outlet_.empty() || !atlas_.names_none()) return {};
    return {outlet_, {}, "outlet"};
  }

  [[nodiscard]] Home by_text(const Cluster& cluster) const {
    if (cluster.type == ActorType::country || !cluster.members.empty()) return {};
    if (!cluster.has_name && stands_apart(cluster)) return {};
    std::vector<std::uint32_t> sentences;
    for (const std::uint32_t m : cluster.mentions) {
      if (mentions_[m].kind == Kind::pronoun || mentions_[m].dropped) continue;
      sentences.push_back(mentions_[m].sentence);
      if (sentences.size() == max_mentions) break;
    }
    const double share = !cluster.has_name       ? share_of_nominals
                         : is_body(cluster.type) ? share_of_bodies
                                                 : share_of_names;
    Home home = atlas_.around(sentences, share);
    return home.country.empty() ? at_the_reader(cluster) : home;
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
  const Atlas atlas_;
  const std::string outlet_;  ///< its country
  std::vector<Home> homes_;
};

}  // namespace

std::vector<Home> find_homes(const Scene& scene, const std::vector<Mention>& mentions,
                             const Linker& linker) {
  return HomeFinder(scene, mentions, linker).find();
}

}  // namespace depeche::actors
