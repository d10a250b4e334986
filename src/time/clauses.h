// SPDX-License-Identifier: Apache-2.0
// Do a time and a trigger stand in the same clause?
#pragma once

#include "time/time_links.h"

#include <depeche/analysis.h>

#include <cstdint>

namespace depeche {

/// `above`: in the clause that governs the trigger's, or that it is joined on to.
enum class Nearness : std::uint8_t { attached, clause, above, sentence, elsewhere };

/// The clauses of one sentence; by the tree, or by commas where there is none. Refers to the
/// analysis and the links, valid during one call.
class Clauses {
 public:
  Clauses(const Analysis& analysis, TokenRange sentence, const TimeLinks& links);

  /// How near is the expression `time` to the happening named by `trigger`? `sentence` = in a
  /// clause that stands beside the trigger's; `elsewhere` = in one that belongs to another word
  /// ("l'homme élu mardi").
  [[nodiscard]] Nearness nearness(TokenRange time, std::uint32_t trigger) const;

  /// Does `token` hang on `ancestor`, directly or through others (or is it `ancestor`)?
  [[nodiscard]] bool governs(std::uint32_t ancestor, std::uint32_t token) const;

  /// Is the trigger what was before: "après la mort de deux soldats", "depuis qu'il a été élu"?
  [[nodiscard]] bool is_anterior(std::uint32_t trigger) const;
  /// "a souvent été critiqué", "à plusieurs reprises": on no one day.
  [[nodiscard]] bool is_habit(std::uint32_t verb) const;

  /// Does the time hang on a noun or an adjective that is not what `trigger` names: "d'une ampleur
  /// inédite depuis 2008"?
  [[nodiscard]] bool hangs_aside(TokenRange time, std::uint32_t trigger) const;

  /// "détenu depuis mai", "est interdit depuis mars": done once, what it brought about lasts.
  [[nodiscard]] bool is_state(std::uint32_t verb) const;

  /// Does the adverb "depuis", "since" say that it was done after what was told?
  [[nodiscard]] bool is_since(std::uint32_t verb) const;

  /// "avait refusé", "had been freed": before the time that the story tells of. In what somebody
  /// said the tense is only that of the verb of saying, shifted back.
  [[nodiscard]] bool is_pluperfect(std::uint32_t verb) const;

  /// Is it told in the pluperfect, itself or by what governs it: "avait dû présenter [ses
  /// excuses]", "pour avoir tué"?
  [[nodiscard]] bool is_earlier(std::uint32_t trigger) const;

  /// "le militant assassiné à l'âge de 36 ans": a participle that says what had happened to
  /// somebody known before.
  [[nodiscard]] bool is_attribute(std::uint32_t verb) const;

  /// "Arrêtée en juin 2019, l'opposante a été condamnée": does the time date a participle that
  /// opens the clause of `trigger`?
  [[nodiscard]] bool is_of_participle(TokenRange time, std::uint32_t trigger) const;

  /// "avant d'être condamné": did it come after what governs it?
  [[nodiscard]] bool is_posterior(std::uint32_t verb) const;

  /// "a réagi après les fusillades de mercredi": does the time date what was before the trigger?
  [[nodiscard]] bool dates_before(TokenRange time, std::uint32_t trigger) const;

  /// "Lors de cette réunion, il a promis", "in that attack": is it framed by what was told before
  /// it?
  [[nodiscard]] bool is_framed_back(std::uint32_t trigger) const;

  /// Does the time belong to a verb in the pluperfect?
  [[nodiscard]] bool in_background(TokenRange time) const;

  /// "accusé d'avoir tiré lundi", "accused of shooting him on Monday": does the time stand behind
  /// what the one whom the trigger tells of had done before? A `recent` day behind a gerund may be
  /// that of the trigger.
  [[nodiscard]] bool is_of_deed(TokenRange time, std::uint32_t trigger, bool recent) const;

  /// "tout en priant ses voisins de": a gerund of what is done beside, not of a deed that was
  /// before
  /// ("accused of killing").
  [[nodiscard]] bool is_meanwhile(std::uint32_t verb) const;

  /// Does it say when it was reported: "…, rapporte Le Monde lundi", "…, police said on Monday"?
  [[nodiscard]] bool is_of_report(TokenRange time) const;

  /// "X, qui a rencontré mardi Y, a condamné": does it stand in a remark on somebody?
  [[nodiscard]] bool is_of_remark(TokenRange time) const;

  /// Does it date a noun ("l'attaque de lundi"), a relative clause or background?
  [[nodiscard]] bool stands_aside(TokenRange time) const;

 private:
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t token) const;
  /// The clause of a token, or the one that it is joined on to.
  [[nodiscard]] std::uint32_t top_clause_of(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t head_outside(TokenRange range) const;
  /// Does a clause that describes a noun stand between the two clauses, the lower one included?
  [[nodiscard]] bool within_relative(std::uint32_t clause, std::uint32_t until) const;
  /// Has a verb an auxiliary or a subject of its own?
  [[nodiscard]] bool has_auxiliary(std::uint32_t verb) const;
  /// "d'avoir pris", "pour avoir tué", "for having met": over before what governs it.
  [[nodiscard]] bool is_perfect_infinitive(std::uint32_t verb) const;
  /// Does one of `words` introduce the phrase or clause of `head`?
  [[nodiscard]] bool led_by(std::uint32_t head, const StringSet& words) const;
  /// "dans un communiqué publié mardi", "lors de la réunion de lundi": is the time that of a phrase
  /// that frames the clause of `trigger`?
  [[nodiscard]] bool frames(TokenRange time, std::uint32_t trigger) const;
  /// "le coup d'État de 1987, au cours duquel": does the relative clause take the time up?
  [[nodiscard]] bool during_which(TokenRange time, std::uint32_t clause) const;
  /// "The party on Tuesday demanded": hung on the subject, but right before the verb and led by no
  /// word that dates a noun ("la réunion de mardi a adopté").
  [[nodiscard]] bool dates_verb_of(std::uint32_t subject, TokenRange time) const;
  /// Does a preposition stand before it?
  [[nodiscard]] bool introduced(TokenRange time) const;
  [[nodiscard]] Nearness by_commas(TokenRange time, std::uint32_t trigger) const;

  const Analysis& analysis_;
  TokenRange sentence_;
  const TimeLinks& links_;
};

}  // namespace depeche
