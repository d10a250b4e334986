// SPDX-License-Identifier: Apache-2.0
// Which words tell which happening? The tables of data/<lang>/events, read once.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/report.h>
#include <depeche/result.h>

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::events {

using WordSet = StringSet;

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
    clause_subject,
    near,
    governor,
    context,
    context_object,
    far,
    own_case,
    circumstance,
    top,  ///< in the headline or the lead
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

/// The number of a word that some entry asks for (Lexicon::number); 0 stands for all others.
using WordNumber = std::uint32_t;

/// What must (or must not) stand in a slot.
struct Constraint {
  enum class What : std::uint8_t { words, anything, nothing };
  std::vector<Slot> slots;  ///< any of them
  bool forbidden = false;
  What what = What::words;
  bool actor = false;             ///< an actor will do as well as one of the words
  bool state = false;             ///< so will one who acts for a state, a party or an armed group
  bool place = false;             ///< so will the name of a place
  bool country = false;           ///< so will a state or its government as a whole
  bool politician = false;        ///< so will a person of government, parliament or a party
  std::vector<WordNumber> words;  ///< for What::words; sorted
  std::vector<std::pair<WordNumber, WordNumber>> phrases;  ///< "état~urgence": état, urgence near
};

/// Done by saying it: AGREE, SUPPORT, CONCEDE, REQUEST, ACCUSE, REJECT, THREATEN.
bool is_verbal_act(EventType type);

/// One of those, or a meeting: people talk.
bool is_talk(EventType type);

enum class EntryPos : std::uint8_t { verb, noun, adjective };

/// One row of a type table. What decides whether it matches comes first, near together.
struct Entry {
  /// One list for all lemmas of a row; never null.
  std::shared_ptr<const std::vector<Constraint>> constraints;
  std::vector<WordNumber> near;  ///< further words of the trigger, in a window behind or before it
  EventType type = EventType::consult;
  EntryPos pos = EntryPos::verb;
  bool reflexive = false;      ///< must be reflexive
  bool not_reflexive = false;  ///< must not be
  bool intransitive = false;   ///< its object stands behind a preposition ("call for")
  bool finite = false;         ///< no bare participle ("les forces soutenues par l'ONU")
  bool symmetric = false;      ///< all participants are actors
  bool casualties = false;     ///< tells victims; needs no doer
  bool anaphoric = false;      ///< a noun too general to stand alone ("opération")
  bool both = false;           ///< tells too little without a recipient
  bool crowd = false;          ///< the doers are a crowd, often unnamed ("manifester")
  bool gather = false;         ///< one collective participant will do ("se réunir")
  bool called = false;         ///< a call for it is news, planned ("appeler à la grève")
  bool alone = false;          ///< says enough without participants ("couvre-feu")
  bool denied = false;         ///< told by its negation ("ne reconnaît pas")
  bool addressed = false;      ///< tells nothing without a recipient ("mettre en garde")
  bool aimed = false;          ///< a fact as a purpose too ("réunis pour protester")
  Status hint = Status::occurred;
  int most = 0;  ///< points that it gets when all its conditions are met
  RuleId id;     ///< "fr.consult.rencontrer"
  Role actor;
  Role recipient;
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;
  std::string example;
  std::string counterexample;  ///< a sentence that must not give this; may be empty
  std::uint32_t line = 0;      ///< of its table
};

/// An entry among those of its trigger's lemma, with what rules most of them out.
struct Choice {
  std::uint32_t entry = 0;
  int most = 0;
  EntryPos pos = EntryPos::verb;
  bool denied = false;
};

/// What a condition that is met adds to the points by which one entry wins over another. Words say
/// more than "some actor" or "anything".
inline int points_of(const Constraint& constraint) {
  if (constraint.forbidden) return 0;
  return constraint.words.empty() && constraint.phrases.empty() ? 1 : 3;
}

inline constexpr int near_points = 2;     ///< for each further word of the trigger
inline constexpr int denied_points = 10;  ///< for an entry that is told by its negation

/// What a word that governs a happening says of it.
enum class Governor : std::uint8_t {
  none,
  light,    ///< its subject is the doer ("mener une offensive")
  undergo,  ///< its subject suffers it ("essuyer des tirs")
  act,      ///< either: "ils reprennent les combats", "les combats reprennent"
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
  no_longer,
  auxiliary,
  phrasal,
  addressee,
  backshift,
  aim,
  reason,
  achieved,
  occasion,  ///< a verb whose purpose is a fact ("a profité de l'occasion pour")
  means,
  remark,     ///< a verb: its agent speaks of a deed and does not do it ("dénoncé par")
  charge,     ///< a noun for what is denied, whatever it is ("ces accusations")
  exchange,   ///< a noun: what hangs on it is given for what is told ("en échange de")
  interview,  ///< a noun: who is told in the dative behind it only hands on ("une interview à")
  against,    ///< introduces what is opposed ("a voté contre")
  judge,      ///< a remark that blames or praises: so does its subject ("a dénoncé la livraison")
  dative,     ///< introduces who is told to do something ("interdire aux syndicats de")
  instead,    ///< what hangs on it was not done ("stopped short of expelling")
  foremost,   ///< tells one of several apart ("le premier pays à condamner")
  somebody,   ///< a noun for whoever can be told apart so
  until,      ///< introduces what ends something ("jusqu'à la démission")
  aftermath,  ///< what the law or mourners make of a deed, long after ("procès", "anniversary")
  undergone,  ///< a verb whose subject an infinitive is done to ("s'est vu infliger")
  sport,
  culture,
  business,
  disaster,
  unrest
};

/// What a word binds to a happening.
enum class Bond : std::uint8_t {
  none,
  deed,     ///< a noun that points to what somebody did ("cette décision", "the ultimatum")
  with,     ///< a preposition: who shares the lot or the way of another ("avec", "along with")
  part,     ///< what follows is part of those counted before ("dont", "including")
  report,   ///< a verb that tells what others did ("a annoncé que")
  blame,    ///< a verb that names the doer of its object ("imputer l'attaque à")
  toward,   ///< a preposition: whom words below a trigger concern ("des conséquences pour X")
  lead,     ///< a verb: its agent takes part as well ("des officiers emmenés par X")
  answer,   ///< a verb: done to those who began ("riposter")
  later,    ///< an auxiliary: in reported words, what was to come ("would")
  since,    ///< a preposition: since when something goes on
  during,   ///< a preposition, or a noun in one: at or after which happening ("lors de", "amid")
  source,   ///< a preposition: who says so ("selon", "according to")
  role,     ///< a noun that says no more of somebody than the part in a happening ("la victime")
  theirs,   ///< a possessive of many ("leur", "their")
  dative,   ///< the preposition that a pronoun in the dative stands for ("à", "to")
  compel,   ///< a verb: who is its object does what follows ("pousser à", "force to")
  publish,  ///< a verb: what it brings out is its subject's word ("publier un texte demandant")
  rule,     ///< a noun for those who govern or fight together: they act themselves ("régime")
  medium,   ///< a preposition before where something is said ("sur BFMTV", "on CNN")
  police,   ///< an adjective of the police ("policier")
  leave,    ///< a noun: who has a post gives it up ("démission")
  verdict,  ///< a noun that points to what a court decided ("ce jugement")
  anti,     ///< what a word begins with that says against whom ("anti-Trump")
  issued,   ///< a noun for a paper by which somebody speaks for himself ("communiqué", "tweet")
  versus,   ///< a noun in a circumstance: against whom something is done ("à l'encontre de")
  behest,   ///< a noun in a circumstance: at whose wish something is done ("à la demande de")
  mishap    ///< a verb: without an object, an accident, which nobody did ("s'écraser")
};

struct GovernorRow {
  Governor verb = Governor::none;
  Governor noun = Governor::none;
};

using TypeSet = std::bitset<16>;  ///< of EventType

/// A word in company in which it means something else ("occuper un poste" seizes nothing).
struct OtherSense {
  Entry when;        ///< what must stand beside the word; its example tells none of `not_told`
  TypeSet not_told;  ///< the types that the word does not tell then
};

/// All tables of one language. Immutable.
class Lexicon {
 public:
  /// Reads events/*.tsv of the pack. A pack without that folder gives an empty lexicon; a wrong row
  /// fails with bad_data naming file and line.
  static Result<Lexicon> load(const Pack& pack);

  /// All that is wrong with events/*.tsv, row by row: what load() would refuse, and what it would
  /// read though it makes no sense (rows told twice, rows without example).
  static std::vector<Error> check(const Pack& pack);

  [[nodiscard]] WordNumber number(std::string_view word) const;

  /// The entries whose trigger has this lemma, those that can get most points first; of two that
  /// get the same, the one with the smaller number wins. nullptr when there are none.
  [[nodiscard]] const std::vector<Choice>* find(WordNumber lemma) const;

  [[nodiscard]] const std::vector<Choice>* find(std::string_view lemma) const {
    return find(number(lemma));
  }

  [[nodiscard]] const Entry& entry(const Choice& choice) const { return entries_[choice.entry]; }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  /// The other senses of a lemma; nullptr when it has none.
  [[nodiscard]] const std::vector<OtherSense>* other_senses(WordNumber lemma) const {
    return lemma < other_senses_.size() ? &other_senses_[lemma] : nullptr;
  }

  /// Those of all lemmas.
  [[nodiscard]] const std::vector<std::vector<OtherSense>>& other_senses() const {
    return other_senses_;
  }

  [[nodiscard]] Governor verb_governor(std::string_view lemma) const;
  /// Whether the agent of a participle does the deed that it stands with: "menée par X", not "subie
  /// par X" or "dénoncée par X".
  [[nodiscard]] bool agent_does(std::string_view lemma) const;

  /// Does the agent of a verb only speak of a deed ("confirmer", "dénoncer")?
  [[nodiscard]] bool remarks(std::string_view lemma) const {
    return marker(lemma) == Marker::remark || judges(lemma);
  }

  /// Does a verb blame or praise what others do ("dénoncer", "saluer")?
  [[nodiscard]] bool judges(std::string_view lemma) const { return marker(lemma) == Marker::judge; }

  /// Does "lemma~word" stand in the table of governors for some word?
  [[nodiscard]] bool heads_phrase(std::string_view lemma) const {
    return phrase_heads_.contains(lemma);
  }

  /// Do verb and particle make one verb ("hand over")?
  [[nodiscard]] bool is_phrasal(std::string_view verb, std::string_view particle) const;

  [[nodiscard]] Governor noun_governor(std::string_view lemma) const;
  [[nodiscard]] Marker marker(std::string_view lemma) const;
  [[nodiscard]] Bond bond(std::string_view lemma) const;
  /// What a text is about in which the word stands.
  [[nodiscard]] bool domain(std::string_view lemma, Upos upos, Marker& out) const;
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
  StringMap<WordNumber> numbers_;
  std::vector<std::vector<Choice>> by_lemma_;          ///< [number of the lemma]
  std::vector<std::vector<OtherSense>> other_senses_;  ///< [number of the lemma]
  StringMap<GovernorRow> governors_;
  StringMap<Marker> markers_;
  StringMap<Marker> domains_;
  StringMap<Marker> noun_domains_;  ///< of words that count as nouns alone
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
