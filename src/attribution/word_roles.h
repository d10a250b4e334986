// SPDX-License-Identifier: Apache-2.0
// Which part may a word play around a cue? (attribution_words.tsv and channels.tsv)
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Bits; a word may play several parts.
enum class Role : std::uint64_t {
  none = 0,
  determiner = 1ULL << 0U,
  preposition = 1ULL << 1U,
  genitive = 1ULL << 2U,        ///< links a noun to its complement: "de", "of"
  agent = 1ULL << 3U,           ///< "par", "by"
  complementiser = 1ULL << 4U,  ///< "que", "that"
  relative = 1ULL << 5U,        ///< subject relative pronoun: "qui", "who"
  pronoun = 1ULL << 6U,         ///< personal pronoun that can be a subject
  impersonal = 1ULL << 7U,      ///< "on", "one", "it": nobody in particular
  clitic = 1ULL << 8U,          ///< stands between subject and verb: "lui", "y"
  reflexive = 1ULL << 9U,
  negation = 1ULL << 10U,
  have = 1ULL << 11U,  ///< lemma of the perfect auxiliary
  be = 1ULL << 12U,    ///< lemma of the passive auxiliary
  conjunction = 1ULL << 13U,
  contrast = 1ULL << 14U,       ///< starts a clause that a report no longer covers: "mais", "while"
  condition = 1ULL << 15U,      ///< makes a conditional hypothetical: "si", "sans"
  proxy = 1ULL << 16U,          ///< speaks for the complement of its noun: "porte-parole"
  speaker = 1ULL << 17U,        ///< noun that can speak: "ministre", "témoin", "police"
  source = 1ULL << 18U,         ///< "source": with a demonstrative, the one named before
  demonstrative = 1ULL << 19U,  ///< "cette", "même"
  modal = 1ULL << 20U,          ///< lemma: its conditional is no hearsay ("pouvoir", "devoir")
  adverb = 1ULL << 21U,         ///< may stand between cue and subject
  as = 1ULL << 22U,             ///< "comme", "as": "comme l'a dit X"
  compounds =
      1ULL << 23U,  ///< (row "*") nouns of this language follow each other without a preposition
  plain_order =
      1ULL
      << 24U,  ///< (row "*") the subject may stand before the cue of a parenthesis: "…", X said
  calendar = 1ULL << 25U,     ///< "lundi", "Monday", "janvier": no speaker
  origin = 1ULL << 27U,       ///< "auprès": leads to who told it, behind "a-t-on appris"
  lifting = 1ULL << 28U,      ///< lemma: its infinitive tells as a finite verb: "vient d'annoncer"
  shared_past = 1ULL << 29U,  ///< (row "*") past tense and participle look alike
  interrogative = 1ULL << 30U,  ///< opens an indirect question: "si", "whether", "pourquoi"
  varying = 1ULL << 31U,        ///< lemma: "selon" behind it names no speaker ("varie selon")
  resumptive = 1ULL << 32U,     ///< noun that comments on the clause before it: ", version que …"
  addressee = 1ULL << 33U,      ///< leads to who is spoken to: "à", "to"
  reading = 1ULL << 39U,        ///< lemma: "un texte vu par X" is not by X
  he = 1ULL << 37U,             ///< a given name of men
  she = 1ULL << 38U,            ///< a given name of women
  sequel = 1ULL << 36U,         ///< behind a measure of time: "hours after", "deux jours avant"
  utterance = 1ULL << 35U,      ///< noun of speech: "réponse", "reaction" (of X : « … »)
  continuing = 1ULL << 34U,     ///< lemma: goes on with what was said last: "ajouter", "add"
  naming = 1ULL << 40U,         ///< lemma: marked words behind it are a name: "baptisé « A »"
  wish = 1ULL << 42U,  ///< noun by which something goes ("selon les souhaits de X"): no source
  area = 1ULL << 45U,  ///< noun of a part of the land: several, alone, are what a thing varies by
  resuming = 1ULL << 44U,  ///< verb by which who spoke last goes on ("poursuit le syndicaliste")
  another = 1ULL << 46U,   ///< "l'autre témoin": nobody told of before
  latter = 1ULL << 43U,    ///< word for who was named last ("ce dernier", "the latter")
  titled = 1ULL << 41U,    ///< noun whose marked words are its title: "le film « A »"
  definite = 1ULL << 26U,  ///< determiner: "le", "the"; a document with it was named before
};

class WordRoles {
 public:
  /// A noun that names a channel. A `document` speaks for who issued it.
  struct Channel {
    std::string name;                ///< "communiqué", "television"
    std::vector<std::string> words;  ///< lower case
    bool document = false;
    bool tally = false;    ///< a count, which needs somebody who counts: "un premier bilan"
    bool finding = false;  ///< a document that is its own source: "le sondage montre"
    bool agency = false;   ///< needs no preposition: "told Reuters"
    bool given = false;    ///< given to a medium: "un entretien au Figaro", "an interview with CNN"
    bool owned = false;    ///< a medium that speaks for its owner: "le site de l'institut"
  };

  /// Fails with not_found or bad_data, naming the line.
  static Result<WordRoles> load(const Pack& pack);

  /// Bits of Role of a lower-case word or lemma.
  [[nodiscard]] std::uint64_t roles(std::string_view word) const;

  /// Bits that the language as a whole has (row "*").
  [[nodiscard]] std::uint64_t language() const { return language_; }

  /// Channels whose first word is `word`, longest first; null when there is none.
  [[nodiscard]] const std::vector<Channel>* channels(std::string_view word) const;

 private:
  Result<void> load_channels(const Pack& pack);

  StringMap<std::uint64_t> roles_;
  StringMap<std::vector<Channel>> channels_;
  std::uint64_t language_ = 0;
};

}  // namespace depeche
