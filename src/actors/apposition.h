// SPDX-License-Identifier: Apache-2.0
// What stands beside a name: other names of the same actor, and words that tell of it?
#pragma once

#include "actors/mention.h"

#include <cstdint>
#include <vector>

namespace depeche::actors {

/// The names by the tokens at which they, or their titles, begin and end.
struct Edges {
  std::vector<std::uint32_t> begin;  // mention whose tokens begin here
  std::vector<std::uint32_t> end;    // mention whose tokens end before here

  Edges(const Draft& draft, std::uint32_t tokens)
      : begin(tokens + 1, nothing), end(tokens + 1, nothing) {
    for (std::uint32_t m = 0; m < draft.mentions.size(); ++m) {
      const Mention& mention = draft.mentions[m];
      if (mention.kind != Kind::person_name && mention.kind != Kind::body_name) continue;
      begin[mention.tokens.first] = m;
      end[mention.tokens.last] = m;
    }
  }

  /// ", le général | X": behind the comma the name begins with its title.
  void add_title(const Mention& title, std::uint32_t name) {
    if (begin[title.tokens.first] == nothing) begin[title.tokens.first] = name;
  }
};

/// Does an apposition end before the token?
[[nodiscard]] bool ends_apposition(const Scene& scene, std::uint32_t i);

/// Does a quotation begin at the token?
[[nodiscard]] bool opens_marks(const Scene& scene, std::uint32_t i);

/// Adds mentions for acronyms that the text introduces and for their later uses.
void find_acronyms(const Scene& scene, Draft& draft);

/// "la veuve du président, X": does the description stand inside that of another person?
[[nodiscard]] bool is_complement(const Draft& draft, std::uint32_t n);

/// "le Premier ministre, X, …" and "X, ministre de la Justice, …": anchors description `n`.
void attach_across_comma(const Scene& scene, Draft& draft, const Edges& edges, std::uint32_t n);

/// "L'avocat qui défend les victimes, X, …", "le maire élu en mai, X, …": anchors description `n`
/// where a clause stands between it and the name.
void attach_past_clause(const Scene& scene, Draft& draft, const Edges& edges, std::uint32_t n);

/// "Monobank, one of the big lenders, …", "BET, une chaîne américaine.", "a monitoring group,
/// ACLED, …": a body told of between punctuation by a description that takes up none.
void attach_body_across_comma(const Scene& scene, Draft& draft, const Edges& edges,
                              std::uint32_t n);

/// "X, dit « Barbecue »", "better known as Otoniel": another name of the person before.
void attach_nicknames(const Scene& scene, Draft& draft, const Edges& edges);

/// "X, de la CGT", "Y of Amnesty International", "Z (PS)": the body that a name is told to be of.
void attach_affiliations(const Scene& scene, Draft& draft, const Edges& edges);

/// "les membres d'Ansar Dine", "Houthi rebels": the armed group itself.
void attach_followers(const Scene& scene, Draft& draft);

/// "les journalistes X et Y", "three ministers, X, Y and Z": what is said of all is true of each.
void describe_lists(const Scene& scene, Draft& draft, const Edges& edges);

/// "deux jeunes femmes, cousines, ont": what is told of many is nobody else.
void attach_described_many(const Scene& scene, Draft& draft);

/// "X, a lawyer, activist and former minister, said": each of the descriptions is of X.
void attach_listed_descriptions(const Scene& scene, Draft& draft);

/// What a noun says of a subject is no further actor ("il est président", "en otage").
void settle_predicates(const Scene& scene, Draft& draft);

}  // namespace depeche::actors
