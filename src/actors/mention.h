// SPDX-License-Identifier: Apache-2.0
// What is a mention before it belongs to an actor, and what text does it stand in?
#pragma once

#include "actors/actor_tables.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/place.h>
#include <depeche/time.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

inline constexpr std::uint32_t nothing = UINT32_MAX;

enum class Kind : std::uint8_t { person_name, body_name, place, nominal, pronoun };
enum class Determination : std::uint8_t { bare, definite, demonstrative, possessive, indefinite };

inline bool is_body(ActorType type) {
  return type == ActorType::organization || type == ActorType::group;
}

/// How prominent a mention is in its sentence: the subject of the main clause most.
enum class Salience : std::uint8_t { inner = 0, other = 1, oblique = 2, object = 3, subject = 4 };

struct Mention {
  Kind kind = Kind::nominal;
  MentionForm form = MentionForm::nominal;
  std::string_view rule;        ///< last part of the rule id; a literal
  TokenRange tokens;            ///< with determiner or title
  TokenRange core;              ///< without
  TokenRange told = {};         ///< of one of a list: the words that tell of all; empty = its own
  std::uint32_t noun_last = 0;  ///< of a nominal: behind the words of its noun
  std::uint32_t head = 0;
  std::uint32_t second_head = nothing;  ///< of a title with its name in one mention
  std::uint32_t sentence = 0;
  Salience salience = Salience::other;
  std::uint32_t titled = nothing;  ///< first token of the title that makes one name with it
  std::uint32_t anchor = nothing;  ///< the mention of the same actor beside it that names it

  ActorType type = ActorType::person;
  std::string country;
  std::vector<std::string> sectors;
  std::string office;  ///< key common to all languages
  std::string office_text;
  std::string former_office;       ///< key of the office that somebody held
  std::uint32_t entity = nothing;  ///< row of ActorTables::entities
  std::uint32_t leader = nothing;  ///< row of ActorTables::leaders
  Gender gender = Gender::none;
  Number number = Number::none;
  std::string name;                   ///< without title and article
  NameKeys keys;                      ///< of persons' names
  std::string head_noun;              ///< key of the lemma of its head
  bool is_office = false;             ///< the noun is one of an office
  std::string noun;                   ///< key of the noun of a nominal
  std::string numeral;                ///< key of the number before it
  std::vector<std::uint32_t> listed;  ///< names behind it of all whom it means
  std::vector<std::string> details;   ///< keys of its modifiers' content words, sorted
  Determination determination = Determination::bare;
  bool dropped = false;  ///< turned out to refer to nobody
  bool silent = false;   ///< stands inside the mention `anchor`, is not told apart from it
  bool generic = false;
  bool counterpart = false;
  bool pair = false;      ///< "les deux hommes"
  bool of_state = false;  ///< a general word for bodies of the state as well ("organisme")
  bool sides = false;     ///< the parties to a matter ("les deux camps", "both sides")
  bool is_country_noun = false;
  bool former = false;
  bool unseated = false;  ///< need not hold the office today ("futur", "premier président noir")
  bool counted = false;   ///< has a numeral
  bool nickname = false;  ///< another name than the person's own
  bool title_apart = false;  ///< the title before the name is no part of it ("Mgr")
  bool split = false;        ///< `listed` are mentions of one country each
  bool aged = false;         ///< told by an age ("la mère de 35 ans")
  bool one_of = false;       ///< "l'un des ministres"
  bool two = false;          ///< has the numeral two
  bool sectors_from_noun = false;
  bool only_back = false;        ///< an actor only when it takes one up
  bool owned = false;            ///< some of whose a possessive tells ("un de ses chefs")
  bool with_complement = false;  ///< "l'équipe du candidat"
  bool follower = false;  ///< of the sector of the fighters or of the opposition whom they follow
  bool staff = false;     ///< of the sector of whom they work for, unless that is a firm
  bool against = false;   ///< stands against whose it is ("sa rivale")
  bool of_many = false;   ///< possessor is plural ("leur porte-parole")
  bool family = false;    ///< of the family of whom the complement names
  bool land_too = false;  ///< in apposition also a country ("alliée de Damas")
  bool open_sectors = false;  ///< whose it is tells more of it than its noun ("porte-parole")
  bool collective = false;    ///< several together ("la presse"): takes up none of them
  bool outlet = false;        ///< before a name the noun says that it is a news outlet
  bool anywhere = false;      ///< the noun is of no country ("experts")
};

/// Are those of the sector fighters?
[[nodiscard]] inline bool bears_arms(std::string_view sector) {
  return sector == "MIL" || sector == "REB" || sector == "PRM" || sector == "UAF";
}

/// Does the sector of the house tell that of its employees? Those of a firm are no firm.
[[nodiscard]] inline bool tells_of_staff(std::string_view sector) {
  return sector != "BUS" && sector != "CVL" && sector != "UNK" && sector != "PTY" &&
         sector != "LAB";
}

/// The demonym behind one that ends in "o": "germano-tunisienne"; empty where there is none.
std::string_view behind_joint(std::string_view key);

/// The document as the finders of mentions see it; all references outlive it.
class Scene {
 public:
  Scene(const Document& document, const Analysis& analysis, const std::vector<PlaceRef>& places,
        const std::vector<TimeRef>& times, const ActorTables& tables);

  [[nodiscard]] const Analysis& analysis() const { return analysis_; }

  [[nodiscard]] const ActorTables& tables() const { return tables_; }

  [[nodiscard]] const std::vector<PlaceRef>& places() const { return places_; }

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(analysis_.tokens.size());
  }

  [[nodiscard]] const Token& token(std::uint32_t i) const { return analysis_.tokens[i]; }

  [[nodiscard]] std::string_view text(Span span) const { return slice(document_.text(), span); }

  /// "Le Progrès", "AFP"; empty = unknown.
  [[nodiscard]] const std::string& outlet() const { return document_.metadata().outlet; }

  /// Publication day, ISO 8601; empty = unknown.
  [[nodiscard]] const std::string& day() const { return day_; }

  /// phrase_key of the surface token; empty behind the first part of a contraction.
  [[nodiscard]] std::string_view key(std::uint32_t i) const { return keys_[i]; }

  /// phrase_key of the lemma; of small words the surface.
  [[nodiscard]] std::string_view lemma(std::uint32_t i) const {
    return lemmas_[i].empty() ? keys_[i] : lemmas_[i];
  }

  [[nodiscard]] std::uint32_t sentence(std::uint32_t i) const { return sentence_of_[i]; }

  [[nodiscard]] TokenRange sentence_tokens(std::uint32_t i) const {
    return analysis_.sentences[sentence_of_[i]].tokens;
  }

  /// Index of the name span that covers the token; `nothing` outside names.
  [[nodiscard]] std::uint32_t name_at(std::uint32_t i) const { return name_at_[i]; }

  [[nodiscard]] bool in_title(std::uint32_t i) const {
    return token(i).span.end <= document_.title_span().end;
  }

  [[nodiscard]] std::uint32_t place_at(std::uint32_t i) const { return place_at_[i]; }

  /// Is the token part of a time expression?
  [[nodiscard]] bool in_time(std::uint32_t i) const { return in_time_[i]; }

  [[nodiscard]] bool is(WordKind kind, std::uint32_t i) const { return tables_.is(kind, keys_[i]); }

  /// Do all tokens of these stand in one sentence?
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return a < size() && b < size() && sentence_of_[a] == sentence_of_[b];
  }

  /// The token of the range whose governor stands outside it; the first one without a tree.
  [[nodiscard]] std::uint32_t head_of(TokenRange range) const;

  [[nodiscard]] Salience salience_of(std::uint32_t head) const;

  /// Text from the first to the last token.
  [[nodiscard]] Span span_of(TokenRange range) const;

  /// alpha-3 that a token names as a demonym or adjective ("russe", "Russian"); empty = none.
  [[nodiscard]] std::string_view demonym(std::uint32_t i) const;

 private:
  const Document& document_;
  const Analysis& analysis_;
  const std::vector<PlaceRef>& places_;
  const ActorTables& tables_;
  std::string day_;
  std::vector<std::string> keys_;
  std::vector<std::string> lemmas_;  // empty where the key serves
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> name_at_;
  std::vector<std::uint32_t> place_at_;
  std::vector<bool> in_time_;
};

/// The mentions found so far, in text order at the end, and which tokens they claim.
struct Draft {
  std::vector<Mention> mentions;
  std::vector<std::uint32_t> at;  ///< mention that covers the token as (part of) its name or noun

  explicit Draft(std::uint32_t tokens) : at(tokens, nothing) {}

  std::uint32_t add(Mention mention);

  /// Puts the mentions into text order, the longer first, and renumbers `at`.
  void sort();

  [[nodiscard]] bool free(TokenRange range) const;

  /// Is the token part of a person's name?
  [[nodiscard]] bool names_person(std::uint32_t token) const;
};

}  // namespace depeche::actors
