// SPDX-License-Identifier: Apache-2.0
// Which mentions are one actor?
#pragma once

#include "actors/antecedent.h"
#include "actors/link_model.h"
#include "actors/mention.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace depeche::actors {

/// An actor while its mentions are being gathered.
struct Cluster {
  ActorType type = ActorType::person;
  std::string country;
  std::vector<std::string> sectors;
  std::string office;
  std::string office_text;
  std::string former_office;
  std::uint32_t entity = nothing;
  std::uint32_t leader = nothing;
  bool leader_by_office = false;  ///< the leader was looked up by office and day, not named
  Gender gender = Gender::none;
  bool guessed_gender = false;  ///< of a noun that both may be called ("membre")
  Number number = Number::none;
  std::vector<NameKeys> names;
  std::vector<NameKeys> nicknames;
  std::vector<std::string> bodies;  ///< keys of the names of a body
  std::vector<std::uint32_t> nominals;
  std::vector<std::uint32_t> mentions;
  std::vector<std::uint32_t> members;  ///< clusters of a collective
  bool has_name = false;
  bool pair = false;
  bool former = false;
  bool specific = false;  ///< sectors come from a title or table, not from a general noun
};

/// Can a mention of gender `asked` mean somebody of gender `known`? What is not known, and what may
/// be either (`neut`), fits all.
[[nodiscard]] inline bool genders_agree(Gender known, Gender asked) {
  return known == Gender::none || asked == Gender::none || asked == Gender::neut || known == asked;
}

/// Several, told as one actor.
[[nodiscard]] inline bool is_plural(const Cluster& cluster) {
  return cluster.number == Number::plur || cluster.pair;
}

/// A paper, an agency, a channel, or one who works there.
[[nodiscard]] inline bool is_media(const Cluster& cluster) {
  return !cluster.sectors.empty() && cluster.sectors.front() == "JRN";
}

/// The members of a pair, the earlier cluster first.
[[nodiscard]] inline std::array<std::uint32_t, 2> in_order(std::uint32_t a, std::uint32_t b) {
  return a < b ? std::array{a, b} : std::array{b, a};
}

/// Puts the cluster at the end of a list of candidates, which stays short.
void remember(std::vector<std::uint32_t>& list, std::uint32_t cluster);

/// Joins the mentions of one document, in text order. Looks back a bounded number of mentions.
class Linker {
 public:
  Linker(const Scene& scene, const std::vector<Mention>& mentions, const AntecedentModel& pronouns)
      : scene_(scene),
        mentions_(mentions),
        pronouns_(pronouns),
        has_neuter_(scene.tables().has_neuter) {}

  /// A pronoun and whom it may mean, for those who fit the model.
  struct SeenPronoun {
    std::uint32_t mention = 0;
    std::vector<std::vector<TokenRange>> told;  ///< of each antecedent: its mentions so far
    std::vector<Antecedent> antecedents;
  };

  /// Where `link` notes what it asks the model; must outlive it.
  void watch(std::vector<SeenPronoun>& seen) { seen_ = &seen; }

  /// Gives every mention a cluster or `nothing`.
  void link();

  /// Joins descriptions whose country their words leave open with the one actor of the same office
  /// or noun that is at home where they are (`homes`, by cluster). True when it joined any.
  bool join_at_home(const std::vector<std::string>& homes);

  /// Joins those whom the model takes for one, later ones with the earlier one that is likeliest.
  /// True when it joined any.
  bool join_by_model(const LinkModel& model, std::vector<std::string> homes);

  [[nodiscard]] const std::vector<Cluster>& clusters() const { return clusters_; }

  [[nodiscard]] std::uint32_t cluster_of(std::uint32_t mention) const {
    return cluster_of_[mention];
  }

  [[nodiscard]] std::string_view rule_of(std::uint32_t mention) const { return rule_of_[mention]; }

 private:
  struct Choice {
    std::uint32_t cluster = nothing;
    std::string_view rule;
  };

  void index_heads();
  void take_lists();
  void link_one(std::uint32_t m);
  [[nodiscard]] std::uint32_t same_at_home(std::uint32_t cluster,
                                           const std::vector<std::string>& homes) const;
  void merge(std::uint32_t from, std::uint32_t into, std::string_view rule);
  [[nodiscard]] Choice choose(std::uint32_t m);
  [[nodiscard]] Mention with_titles(std::uint32_t m) const;
  [[nodiscard]] Choice described_before(std::uint32_t m) const;
  void attach_waiting(std::uint32_t name);
  std::uint32_t make_cluster(std::uint32_t m);
  void join(std::uint32_t m, std::uint32_t cluster, std::string_view rule);
  void absorb(Cluster& cluster, const Mention& mention);
  void take_term(Cluster& cluster) const;
  [[nodiscard]] std::vector<std::string> sectors_of(const std::string& office) const;
  void complete_leaders();

  // first persons (linker_speaker.cc)
  void find_marked_words();
  void link_first_persons();

  // names (linker_person_name.cc, linker_body_name.cc)
  [[nodiscard]] Choice person(const Mention& mention, const Mention& described) const;
  [[nodiscard]] std::vector<std::uint32_t> bearers(const Mention& described) const;
  [[nodiscard]] Choice by_initials(const Mention& mention) const;
  [[nodiscard]] Choice unnamed_holder(const Mention& described) const;
  [[nodiscard]] bool may_bear(const Cluster& cluster, const Mention& mention,
                              NameMatch match) const;
  [[nodiscard]] Choice body(const Mention& mention) const;
  [[nodiscard]] Choice short_or_long_name(const Mention& mention) const;
  [[nodiscard]] Choice by_one_word(const Mention& mention) const;
  [[nodiscard]] std::string key_with_land(const Mention& mention) const;
  [[nodiscard]] bool called_otherwise(const Cluster& cluster, const Mention& mention) const;
  void remember_body(const Mention& mention, std::uint32_t cluster);
  [[nodiscard]] Choice country(const Mention& mention) const;

  // descriptions (linker_nominal.cc, linker_office.cc, linker_body.cc, linker_role.cc)
  [[nodiscard]] Choice nominal(std::uint32_t m);
  [[nodiscard]] Choice by_office(const Mention& mention) const;
  [[nodiscard]] Choice by_noun(const Mention& mention) const;
  [[nodiscard]] bool only_in_title(const Cluster& cluster) const;
  [[nodiscard]] std::vector<std::uint32_t> headline_figures(const Mention& mention) const;
  [[nodiscard]] Choice by_headline(const Mention& mention) const;
  [[nodiscard]] Choice by_general_noun(const Mention& mention) const;
  [[nodiscard]] Choice by_word_of_name(const Mention& mention) const;
  [[nodiscard]] Choice by_kind_of_body(const Mention& mention) const;
  [[nodiscard]] Choice by_kin(const Mention& mention) const;
  [[nodiscard]] Choice by_cause(const Mention& mention) const;
  [[nodiscard]] Choice by_former_office(const Mention& mention) const;
  [[nodiscard]] std::string left_on(const Cluster& cluster, std::string_view office) const;
  [[nodiscard]] bool held(const Cluster& cluster, std::string_view office) const;
  [[nodiscard]] Choice by_role(std::uint32_t m) const;
  [[nodiscard]] Choice by_topic(std::uint32_t m) const;
  [[nodiscard]] bool role_fits(const Cluster& cluster, const Mention& mention) const;
  template <typename Use>
  void for_named_persons_before(std::uint32_t m, std::uint32_t from, const Use& use) const;
  [[nodiscard]] bool is_named_below(const Cluster& cluster, const Mention& subject) const;
  [[nodiscard]] bool told_in_words_of(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] Choice by_pointing(std::uint32_t m) const;
  [[nodiscard]] std::uint32_t begins_in(const Mention& mention) const;
  [[nodiscard]] bool belongs_to(const Mention& one, const Mention& whose) const;
  [[nodiscard]] bool belongs_to(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] bool says_aside(const Mention& mention) const;
  [[nodiscard]] bool is_of_pronoun(const Mention& mention) const;
  [[nodiscard]] bool share_verb(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool acts_with(std::uint32_t c, const Mention& mention) const;
  [[nodiscard]] static bool is_new_office(const Cluster& cluster, const Mention& mention);
  [[nodiscard]] bool is_foreign(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] Choice country_noun(const Mention& mention) const;
  [[nodiscard]] std::uint32_t distance(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] bool reigns_alike(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] bool is_held(const Mention& mention) const;
  [[nodiscard]] bool may_hold(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] bool may_be(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] bool same_description(const Cluster& cluster, const Mention& mention) const;
  [[nodiscard]] std::string counterpart_office(std::uint32_t m) const;
  [[nodiscard]] std::uint32_t whose_counterpart(std::uint32_t m) const;
  Choice counterpart(std::uint32_t m);
  Choice by_term(std::uint32_t m, const Mention& mention);

  // what the model may not join (linker_model.cc)
  [[nodiscard]] bool is_told_of(const Mention& subject, std::uint32_t says) const;
  [[nodiscard]] bool hold_rival_offices(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool do_apart(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool act_apart(const std::vector<std::uint32_t>& joined, std::uint32_t later) const;
  [[nodiscard]] bool are_told_apart(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool are_told_apart(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool is_bound_by(const Mention& name, const Mention& subject) const;
  [[nodiscard]] bool is_within(const Mention& inner, const Mention& outer) const;
  [[nodiscard]] bool is_told_by(const Mention& name, const Mention& teller) const;
  [[nodiscard]] bool are_bound(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool hold_different(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool is_another(std::uint32_t c) const;
  [[nodiscard]] bool differ_in_number(std::uint32_t a, std::uint32_t b) const;

  // pronouns (linker_pronoun.cc) and collectives (linker_pair.cc)
  [[nodiscard]] Choice pronoun(std::uint32_t m);
  [[nodiscard]] Choice relative(std::uint32_t m) const;
  [[nodiscard]] Choice latter(std::uint32_t m) const;
  [[nodiscard]] bool is_inside(std::uint32_t n) const;
  [[nodiscard]] bool is_in_subject(std::uint32_t n, const Mention& mention) const;
  [[nodiscard]] std::uint32_t subject_before(std::uint32_t m) const;
  [[nodiscard]] std::uint32_t stressed(std::uint32_t m) const;
  [[nodiscard]] std::uint32_t topic(std::uint32_t m) const;
  [[nodiscard]] std::uint32_t addressed(std::uint32_t m) const;
  [[nodiscard]] std::vector<std::uint32_t> beside(std::uint32_t m) const;
  void add_speakers(std::uint32_t m, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] std::uint32_t whose_subject(std::uint32_t verb) const;
  [[nodiscard]] Choice personal(std::uint32_t m);
  [[nodiscard]] bool speaks_of_self(const Mention& before, const Mention& pronoun) const;
  [[nodiscard]] int score(std::uint32_t candidate, std::uint32_t m) const;

  // whom a pronoun may mean (linker_antecedent.cc)
  [[nodiscard]] bool hands_on(std::uint32_t cluster, std::uint32_t near,
                              const Mention& pronoun) const;
  [[nodiscard]] bool may_mean(std::uint32_t cluster, std::uint32_t near,
                              const Mention& pronoun) const;
  [[nodiscard]] std::vector<Antecedent> antecedents(std::uint32_t m) const;
  [[nodiscard]] bool beside_quote(std::uint32_t token) const;
  [[nodiscard]] bool spoke(const Mention& mention) const;
  [[nodiscard]] bool named_in_words_of(const Mention& named, const Mention& pronoun) const;
  [[nodiscard]] int best_score(std::uint32_t cluster, std::uint32_t m) const;
  void see_antecedent(std::uint32_t m, const std::vector<int>& scores, std::uint32_t speaker,
                      std::size_t at, std::vector<Antecedent>& of) const;
  void note(std::uint32_t m, const std::vector<Antecedent>& antecedents);
  [[nodiscard]] Choice likeliest(const std::vector<Antecedent>& antecedents,
                                 std::string_view rule) const;
  [[nodiscard]] Choice collective(std::uint32_t m);
  [[nodiscard]] std::optional<std::array<std::uint32_t, 2>> countries_of_lead(
      std::uint32_t m) const;
  [[nodiscard]] std::optional<std::array<std::uint32_t, 2>> joined_before(std::uint32_t m) const;
  [[nodiscard]] std::optional<std::array<std::uint32_t, 2>> pair_called(std::uint32_t m) const;
  [[nodiscard]] std::optional<std::array<std::uint32_t, 2>> pair_before(
      std::uint32_t m, ActorType type, std::string_view office, bool together = false) const;

  // whom the text brings together (linker_bond.cc)
  [[nodiscard]] bool may_be_one_of(std::uint32_t c, const Mention& mention) const;
  [[nodiscard]] bool acts_beside(const Mention& actor, const Mention& mention) const;
  [[nodiscard]] bool mediate_together(const Mention& a, const Mention& b) const;
  [[nodiscard]] double bond(const Mention& a, const Mention& b) const;

  /// Mentions before a description of two, and the clusters that act beside it.
  struct Before {
    std::vector<std::uint32_t> seen;
    std::set<std::uint32_t> acting;
  };

  [[nodiscard]] Before told_before(std::uint32_t m) const;
  [[nodiscard]] double bond_of(const Mention& meant, std::uint32_t first,
                               std::uint32_t second) const;
  [[nodiscard]] std::optional<std::array<std::uint32_t, 2>> bound_together(std::uint32_t m) const;
  std::uint32_t make_pair(std::uint32_t m, std::array<std::uint32_t, 2> members);

  const Scene& scene_;
  const std::vector<Mention>& mentions_;
  const AntecedentModel& pronouns_;
  std::vector<SeenPronoun>* seen_ = nullptr;
  const bool has_neuter_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> cluster_of_;
  std::vector<std::string_view> rule_of_;
  std::vector<std::uint32_t> by_head_;   // token -> mention
  std::vector<TokenRange> quotes_;       // between quotation marks
  std::vector<std::uint32_t> quote_at_;  // token -> quote
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
      waiting_;  // name -> nominals before it
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      by_name_word_;  // last or first key -> clusters
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_body_;  // key -> clusters
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      by_initials_;  // "ONU", and first words -> clusters
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      by_noun_;  // noun -> clusters, latest last
  std::unordered_map<std::uint32_t, std::uint32_t> by_entity_;
  std::unordered_map<std::string, std::uint32_t> by_country_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_leader_;
  std::vector<std::uint32_t> by_office_;  // clusters with an office
};

}  // namespace depeche::actors
