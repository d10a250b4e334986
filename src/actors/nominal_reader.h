// SPDX-License-Identifier: Apache-2.0
// What do the words around a noun of the tables say of the actor that it stands for?
#pragma once

#include "actors/mention.h"

#include <optional>
#include <string_view>
#include <vector>

namespace depeche::actors {

inline constexpr std::uint32_t max_phrase = 8;  ///< tokens of a noun of the tables
inline constexpr std::uint32_t max_complements = 3;
inline constexpr std::uint32_t max_modifiers = 8;

/// One nominal while its words are being read.
class NominalReader {
 public:
  NominalReader(const Scene& scene, const Draft& draft) : scene_(scene), draft_(draft) {}

  /// The nominal whose noun starts at `i`; nothing when there is none.
  std::optional<Mention> read(std::uint32_t i) {
    at_ = {};
    m_ = {};
    entity_seen_ = false;
    told_apart_ = false;
    each_ = false;
    if (!match_noun(i) && !match_people(i) && !match_partisans(i) && !match_crowd(i) &&
        !match_both(i) && !match_counted(i) && !match_told_of_name(i))
      return std::nullopt;
    if (negated_) return std::nullopt;
    m_.sentence = scene_.sentence(i);
    read_left();
    if (negated_) return std::nullopt;
    read_right();
    choose_type();
    if (!accepted()) return std::nullopt;
    finish();
    return std::move(m_);
  }

 private:
  [[nodiscard]] std::string_view told_of_one(std::uint32_t i) const;
  bool match_noun(std::uint32_t i);
  [[nodiscard]] bool is_title() const;
  bool match_people(std::uint32_t i);
  bool match_partisans(std::uint32_t i);
  bool match_crowd(std::uint32_t i);
  bool match_both(std::uint32_t i);
  bool match_counted(std::uint32_t i);
  bool match_told_of_name(std::uint32_t i);
  [[nodiscard]] bool means_two() const;
  [[nodiscard]] bool means_sides() const;
  [[nodiscard]] bool is_from_abroad() const;
  PhraseMap::Match match_behind_prefix(std::uint32_t i, std::uint32_t room);
  [[nodiscard]] std::string_view behind_prefix(WordKind kind, std::string_view word) const;
  void read_left();
  bool read_modifier(std::uint32_t i);
  void read_numeral(std::uint32_t i);
  bool read_land(std::uint32_t i);
  bool read_first_of_demonym(std::uint32_t i);
  [[nodiscard]] bool is_of_others(std::uint32_t i) const;
  [[nodiscard]] bool is_former(std::uint32_t i) const;
  [[nodiscard]] bool is_compound(std::uint32_t i) const;
  [[nodiscard]] bool is_participle_of(std::uint32_t i) const;
  bool read_name_before(std::uint32_t i);
  [[nodiscard]] bool opens_phrase(std::uint32_t i) const;
  [[nodiscard]] static bool modifies(const Token& word);
  [[nodiscard]] bool is_hyphen(std::uint32_t i) const;
  bool read_joint_modifier(std::uint32_t i);
  [[nodiscard]] bool has_own_modifier(std::uint32_t i) const;
  [[nodiscard]] bool hangs_on_modifier(std::uint32_t i) const;
  void read_inner_modifier(std::uint32_t i);
  bool read_determiner(std::uint32_t i);
  [[nodiscard]] bool is_quantity(std::uint32_t i) const;
  bool read_quantity(std::uint32_t i);
  bool read_approximation();
  [[nodiscard]] std::uint32_t counted_word() const;
  bool read_one_of();
  bool read_some_of();
  [[nodiscard]] std::uint32_t behind_brackets(std::uint32_t at) const;
  void read_right();
  bool read_mention_behind(std::uint32_t& at, bool complemented);
  void read_party(const Mention& party);
  [[nodiscard]] bool is_passing_behind(std::uint32_t at) const;
  [[nodiscard]] bool is_former_behind(std::uint32_t at) const;
  void take_adjective(std::uint32_t i, bool former);
  void read_adjective_behind(std::uint32_t& at);
  bool read_tail(std::uint32_t& at) const;
  bool read_complement(std::uint32_t& at);
  [[nodiscard]] std::uint32_t behind_determiners(std::uint32_t at) const;
  [[nodiscard]] bool is_portfolio(std::uint32_t noun) const;
  [[nodiscard]] bool is_charge(std::uint32_t noun) const;
  [[nodiscard]] bool leads_on(std::uint32_t i) const;
  [[nodiscard]] bool names_person(const Mention& name, TokenRange before) const;
  [[nodiscard]] std::uint32_t behind_phrase(std::uint32_t at, std::uint32_t noun) const;
  bool read_body_adjective(std::uint32_t& at);
  void read_of_adjective(std::uint32_t& at);
  bool read_joint_complement(std::uint32_t& at);
  bool read_joint_adjective(std::uint32_t& at);
  [[nodiscard]] bool told_alike(std::uint32_t one, std::uint32_t other) const;
  bool read_attached(std::uint32_t& at);
  [[nodiscard]] bool describes(std::uint32_t preposition, std::uint32_t noun) const;
  bool read_age(std::uint32_t& at);
  void read_possessor(std::uint32_t mark);
  [[nodiscard]] std::uint32_t room_at(std::uint32_t i) const;
  [[nodiscard]] bool hangs_on(std::uint32_t token, TokenRange range) const;
  [[nodiscard]] std::string detail_of(const Mention& body) const;
  [[nodiscard]] PhraseMap::Match noun_at(std::uint32_t i, std::uint32_t last) const;
  void read_complement_words(TokenRange range);
  void take_country(std::string_view alpha3);
  void take_mention(const Mention& inner);
  void take_sectors(const std::vector<std::string>& sectors);
  [[nodiscard]] bool tells_more(std::string_view sector) const;
  void take_captors(const Mention& beside);

  /// A named body beside the noun says more than the noun itself.
  [[nodiscard]] bool weak_sectors() const {
    return row_.sectors.empty() || row_.sectors.front() == "GOV" || row_.generic || row_.weak;
  }

  [[nodiscard]] const Portfolio* portfolio_of(std::string_view noun) const;
  void choose_portfolio();
  [[nodiscard]] std::string office_behind_former() const;
  void choose_type();
  [[nodiscard]] bool served_state() const;
  [[nodiscard]] bool commands() const;
  [[nodiscard]] bool leads_caucus() const;
  [[nodiscard]] bool any_coalition() const;
  [[nodiscard]] bool holds_seat() const;
  void take_noun_beside(std::uint32_t i);
  [[nodiscard]] bool somebody_named() const;
  [[nodiscard]] bool is_addressed() const;
  [[nodiscard]] bool is_told_by() const;
  [[nodiscard]] bool is_told_apart() const;
  [[nodiscard]] bool tells_of_land() const;
  [[nodiscard]] bool fights_for_people() const;
  [[nodiscard]] bool has_complement() const;
  [[nodiscard]] bool accepted();
  [[nodiscard]] bool looks_adjectival() const;
  [[nodiscard]] bool tells_kind() const;
  [[nodiscard]] std::string union_told() const;
  void finish();

  [[nodiscard]] TokenRange sentence() const { return scene_.sentence_tokens(at_.first); }

  const Scene& scene_;
  const Draft& draft_;
  Mention m_;
  NounRow row_;
  TokenRange at_;           // the noun's own tokens
  TokenRange all_;          // with modifiers, without determiner
  std::uint32_t left_ = 0;  // first token with the determiner
  bool negated_ = false;
  bool governs_ = false;  // at the head of a region or council, for a party
  bool entity_seen_ = false;
  bool complement_seen_ = false;
  bool each_ = false;        // "each side"
  bool told_apart_ = false;  // by words that hang on a modifier ("Saudi-led")
};

}  // namespace depeche::actors
