// SPDX-License-Identifier: Apache-2.0
// Who is the subject of a verb, before or behind it?
#pragma once

#include "attribution/view.h"

#include <cstdint>

namespace depeche {

/// A verb with its auxiliaries and clitics: "n'a pas encore dit", "a-t-il poursuivi".
struct VerbGroup {
  TokenRange tokens;  ///< with clitics, negation and adverbs between them
  std::uint32_t verb = no_token;
  Span cue;  ///< from the first auxiliary to the verb and an inverted pronoun
  std::uint32_t inverted = no_token;  ///< the pronoun of "a-t-il dit", "dit-elle"
  bool negated = false;
  bool passive = false;
  bool reflexive = false;
  bool conditional = false;
  bool bare_participle = false;  ///< past participle without auxiliary
  bool gerund = false;           ///< present participle
  bool infinitive = false;
  bool future = false;
};

VerbGroup verb_group(const View& view, std::uint32_t verb);

/// The subject behind the verb: the first noun phrase after `from` that no preposition governs,
/// adverbs, prepositional phrases and times skipped; ends at the end of the paragraph.
NounPhrase subject_behind(const View& view, std::uint32_t from);

/// The name in the marks that open at token `mark` ("selon « Le Courrier »"); not found when what
/// stands in them is none.
NounPhrase name_in_marks(const View& view, std::uint32_t mark);

/// The subject behind the verb of an aside: by the tree when there is one, else subject_behind.
NounPhrase inverted_subject(const View& view, const VerbGroup& group);

/// Does the tree give the verb a subject before it? Then nothing behind it is its subject.
bool has_subject_before(const View& view, const VerbGroup& group);

/// The subject before the verb: by the tree when there is one, else by position.
NounPhrase subject_before(const View& view, const VerbGroup& group);

/// The subject of the main clause above `token`, where that stands before it: "X est revenu sur les
/// raisons qui ont fait A, | expliquant que B".
[[nodiscard]] NounPhrase main_subject(const View& view, std::uint32_t token);

/// The noun phrase for which a relative pronoun stands, by the tree; not found = the tree has none.
NounPhrase antecedent_of(const View& view, std::uint32_t pronoun);

/// The noun phrase that ends just before token `end` ("les médias russes | qui …").
NounPhrase phrase_before(const View& view, std::uint32_t end);

/// The noun phrase that token `head` carries, with what stands before it.
NounPhrase phrase_around(const View& view, std::uint32_t head);

/// The complement of an agent preposition within a few tokens behind `from`: "cité par X".
NounPhrase agent_behind(const View& view, std::uint32_t from);

}  // namespace depeche
