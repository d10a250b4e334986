// SPDX-License-Identifier: Apache-2.0
// Which words tell which happening? The tables of data/<lang>/events, read once.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/report.h>
#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace depeche::events {

using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

/// Where a participant stands, seen from the trigger; deep grammar (a passive subject is an
/// object).
struct Slot {
  enum class Kind : std::uint8_t {
    subject,
    object,
    indirect,
    attribute,
    possessor,
    light,
    infinitive,
    infinitive_object,
    clause,
    near,
    governor,
    context,
    context_object,
    far,
    preposition
  };
  Kind kind = Kind::subject;
  std::string preposition;

  bool operator==(const Slot&) const = default;
};

/// "lv,par,de": the first choice that yields a participant counts; "subj+avec": both count.
struct Role {
  std::vector<std::vector<Slot>> choices;
};

/// What must (or must not) stand in a slot.
struct Constraint {
  enum class What : std::uint8_t { words, anything, nothing };
  std::vector<Slot> slots;  ///< any of them
  bool forbidden = false;
  What what = What::words;
  bool actor = false;  ///< an actor will do as well as one of the words
  WordSet lemmas;      ///< for What::words; "état~urgence" = état with urgence near it
  std::vector<std::string> phrases;  ///< those with '~'
};

/// Done by saying it: AGREE, SUPPORT, CONCEDE, REQUEST, ACCUSE, REJECT, THREATEN.
bool is_verbal_act(EventType type);

enum class EntryPos : std::uint8_t { verb, noun, adjective };

/// One row of a type table.
struct Entry {
  RuleId id;  ///< "fr.consult.rencontrer"
  EventType type = EventType::consult;
  EntryPos pos = EntryPos::verb;
  std::vector<std::string> near;  ///< further words of the trigger, in a window behind or before it
  std::vector<Constraint> constraints;
  bool reflexive = false;      ///< must be reflexive
  bool not_reflexive = false;  ///< must not be
  bool intransitive = false;   ///< its object stands behind a preposition ("call for")
  bool finite = false;         ///< no bare participle ("les forces soutenues par l'ONU")
  Role actor;
  Role recipient;
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;
  bool symmetric = false;   ///< all participants are actors
  bool casualties = false;  ///< tells victims; needs no doer
  bool anaphoric = false;   ///< a noun too general to stand alone ("opération")
  bool both = false;        ///< tells too little without a recipient
  bool crowd = false;       ///< the doers are a crowd, often unnamed ("manifester")
  bool gather = false;      ///< one collective participant will do ("se réunir")
  bool called = false;      ///< a call for it is news, planned ("appeler à la grève")
  bool alone = false;       ///< says enough without participants ("couvre-feu")
  bool denied = false;      ///< told by its negation ("ne reconnaît pas")
  Status hint = Status::occurred;
  std::string example;
  int most = 0;  ///< points that it gets when all its conditions are met
};

/// What a condition that is met adds to the points by which one entry wins over another. Words say
/// more than "some actor" or "anything".
inline int points_of(const Constraint& constraint) {
  if (constraint.forbidden) return 0;
  return constraint.lemmas.empty() && constraint.phrases.empty() ? 1 : 3;
}

inline constexpr int near_points = 2;     ///< for each further word of the trigger
inline constexpr int denied_points = 10;  ///< for an entry that is told by its negation

/// What a word that governs a happening says of it.
enum class Governor : std::uint8_t {
  none,
  light,    ///< its subject is the doer ("mener une offensive")
  undergo,  ///< its subject suffers it ("essuyer des tirs")
  occur,    ///< the happening is its subject ("avoir lieu")
  begin,    ///< under way ("poursuivre")
  succeed,  ///< fact ("réussir à")
  plan,     ///< to come ("prévoir de")
  maybe,    ///< uncertain ("pouvoir")
  call,     ///< wanted of others: no happening ("demander de")
  refuse,   ///< does not happen ("refuser de")
  topic     ///< talked about: no happening ("parler de", "risque de")
};

/// What a word beside a trigger says of it.
enum class Marker : std::uint8_t {
  none,
  negation,
  planned,
  hypothetical,
  ongoing,
  condition,
  purpose,
  agent,
  genitive,
  active,
  anterior,
  auxiliary,
  sport,
  culture,
  business,
  disaster,
  unrest
};

/// What a word binds to a happening.
enum class Bond : std::uint8_t {
  none,
  deed,    ///< a noun that points to what somebody did ("cette décision", "the ultimatum")
  with,    ///< a preposition: who shares the lot or the way of another ("avec", "along with")
  part,    ///< what follows is part of those counted before ("dont", "including")
  report,  ///< a verb that tells what others did ("a annoncé que")
  blame,   ///< a verb that names the doer of its object ("imputer l'attaque à")
  toward,  ///< a preposition: whom words below a trigger concern ("des conséquences pour X")
  lead,    ///< a verb: its agent takes part as well ("des officiers emmenés par X")
  answer,  ///< a verb: done to those who began ("riposter")
  later,   ///< an auxiliary: in reported words, what was to come ("would")
  since    ///< a preposition: since when something goes on
};

struct GovernorRow {
  Governor verb = Governor::none;
  Governor noun = Governor::none;
};

/// All tables of one language. Immutable.
class Lexicon {
 public:
  /// Reads events/*.tsv of the pack. A pack without that folder gives an empty lexicon; a wrong row
  /// fails with bad_data naming file and line.
  static Result<Lexicon> load(const Pack& pack);

  /// Indices of the entries whose trigger has this lemma; nullptr when there are none.
  [[nodiscard]] const std::vector<std::uint32_t>* find(std::string_view lemma) const;

  [[nodiscard]] const Entry& entry(std::uint32_t index) const { return entries_[index]; }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  [[nodiscard]] Governor verb_governor(std::string_view lemma) const;

  /// Does "lemma~word" stand in the table of governors for some word?
  [[nodiscard]] bool heads_phrase(std::string_view lemma) const {
    return phrase_heads_.contains(lemma);
  }

  [[nodiscard]] Governor noun_governor(std::string_view lemma) const;
  [[nodiscard]] Marker marker(std::string_view lemma) const;
  [[nodiscard]] Bond bond(std::string_view lemma) const;
  [[nodiscard]] bool domain(std::string_view lemma, Marker& out) const;
  /// What a form of a verb says of those whom it befalls ("tué": killed); empty for others.
  [[nodiscard]] std::string_view fate(std::string_view form) const;
  [[nodiscard]] bool is_political_sector(std::string_view sector) const;
  [[nodiscard]] bool is_armed_sector(std::string_view sector) const;

  /// Whose harm is of public interest: journalists, activists, refugees.
  [[nodiscard]] bool is_exposed_sector(std::string_view sector) const {
    return exposed_.contains(sector);
  }

  /// Police and courts, whose daily work is no politics.
  [[nodiscard]] bool is_order_sector(std::string_view sector) const {
    return order_.contains(sector);
  }

  [[nodiscard]] bool is_private_sector(std::string_view sector) const {
    return private_.contains(sector);
  }

 private:
  friend class LexiconReader;
  std::vector<Entry> entries_;
  StringMap<std::vector<std::uint32_t>> by_lemma_;
  StringMap<GovernorRow> governors_;
  StringMap<Marker> markers_;
  StringMap<Marker> domains_;
  StringMap<Bond> bonds_;
  StringMap<std::string> fates_;  ///< time/counted.tsv
  WordSet phrase_heads_;
  WordSet political_;
  WordSet armed_;
  WordSet private_;
  WordSet order_;
  WordSet exposed_;
};

}  // namespace depeche::events
