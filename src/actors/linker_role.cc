// SPDX-License-Identifier: Apache-2.0
// Which person just spoken of does a description tell more of: "le prédicateur", "la présidente du
// parti"?
#include "actors/description.h"
#include "actors/linker.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

bool genders_fit(const Mention& mention, const Cluster& cluster) {
  return mention.gender == Gender::none || cluster.gender == Gender::none ||
         mention.gender == cluster.gender || cluster.guessed_gender;
}

/// "X, pneumologue … ce chercheur": professions that one person has together.
bool is_learned(std::string_view sector) {
  return sector == "EDU" || sector == "MED";
}

}  // namespace

/// Calls `use` with each mention of one person by name before mention `m`, the nearest first, back
/// to two sentences before sentence `from`, and with its cluster, until it returns false. Whoever
/// is named in the words that `m` speaks is somebody else.
template <typename Use>
void Linker::for_named_persons_before(std::uint32_t m, std::uint32_t from, const Use& use) const {
  constexpr std::uint32_t back_sentences = 2;
  std::vector<std::uint32_t> others;
  for (std::uint32_t n = m; n-- > 0;) {
    const Mention& before = mentions_[n];
    if (before.sentence + back_sentences < from) return;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || clusters_[c].type != ActorType::person || !clusters_[c].has_name ||
        clusters_[c].number == Number::plur)
      continue;
    if (named_in_words_of(before, mentions_[m])) others.push_back(c);
    if (std::find(others.begin(), others.end(), c) != others.end()) continue;
    if (!use(before, c)) return;
  }
}

/// The sentence in which what the mention says begins, its own if it says nothing: "« A. B. C. »,
/// explique le chercheur".
std::uint32_t Linker::begins_in(const Mention& mention) const {
  constexpr std::uint32_t behind_marks = 10;  // tokens
  if (quote_at_[mention.head] != nothing ||
      main_relation(scene_.token(mention.head).deprel) != Deprel::nsubj)
    return mention.sentence;
  for (std::uint32_t i = mention.head; i-- > 0 && i + behind_marks > mention.head;) {
    if (!scene_.same_sentence(i, mention.head)) break;
    if (quote_at_[i] != nothing) return scene_.sentence(quotes_[quote_at_[i]].first);
  }
  return mention.sentence;
}

/// "« A », soupire la mère": the subject of a verb beside what is said.
bool Linker::says_aside(const Mention& mention) const {
  const Token& word = scene_.token(mention.head);
  return main_relation(word.deprel) == Deprel::nsubj && word.head != no_token &&
         main_relation(scene_.token(word.head).deprel) == Deprel::parataxis;
}

/// "l'avocat de celui-ci": somebody of the one whom the pronoun means.
bool Linker::is_of_pronoun(const Mention& mention) const {
  constexpr std::uint32_t reach = 3;  // tokens
  const std::uint32_t from = mention.core.last;
  for (std::uint32_t i = from; i < from + reach && i < scene_.size(); ++i) {
    const Token& word = scene_.token(i);
    if (word.head == mention.head && word.upos == Upos::pron &&
        main_relation(word.deprel) == Deprel::nmod)
      return true;
  }
  return false;
}

/// "le prédicateur", "the dissident": what the only person just spoken of may well be.
Linker::Choice Linker::by_role(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  if (!refers_back(mention) || mention.counted || mention.generic || mention.number == Number::plur)
    return {};
  if (mention.salience != Salience::subject && !says_aside(mention) &&
      mention.determination != Determination::demonstrative)
    return {};
  const bool bare = mention.core.last <= mention.noun_last + 1 || mention.aged;
  if (!mention.details.empty() || !bare || is_of_pronoun(mention)) return {};
  std::uint32_t found = nothing;
  bool doubtful = false;
  bool just_spoke = false;
  const bool aside = says_aside(mention);
  const std::uint32_t from = begins_in(mention);
  for_named_persons_before(m, from, [&](const Mention& before, std::uint32_t c) {
    const Cluster& cluster = clusters_[c];
    if (c == found || found == nothing)
      just_spoke = just_spoke || (aside && spoke(before) && before.sentence + 1 == from);
    if (c == found || cluster.pair || !genders_fit(mention, cluster)) return true;
    // "« A », juge X. « B », affirme la militante": who was named before X is farther off
    const bool alike = !mention.sectors.empty() && !cluster.sectors.empty() &&
                       mention.sectors.front() == cluster.sectors.front() &&
                       mention.sectors.front() != "CVL";
    if (found != nothing && just_spoke && before.sentence + 1 < from && !alike) return true;
    // "X, coauteur de l'étude …, explique la chercheuse"
    const bool learned = spoke(before) && !cluster.sectors.empty() &&
                         cluster.sectors.front() == "CVL" && !mention.sectors.empty() &&
                         is_learned(mention.sectors.front());
    doubtful = found != nothing || is_foreign(cluster, mention) ||
               !(learned || role_fits(cluster, mention)) || acts_with(c, mention) ||
               is_new_office(cluster, mention);
    found = c;
    return !doubtful;
  });
  if (doubtful) return {};
  return {found, "role"};
}

/// "La présidente du parti a dit": a description in full, of the only person whom the text has told
/// of so far as a subject nearby; press style for somebody who was just named.
Linker::Choice Linker::by_topic(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  if (mention.determination != Determination::definite || mention.counted ||
      mention.number == Number::plur || (mention.generic && !mention.with_complement) ||
      mention.counterpart || !mention.former_office.empty() ||
      main_relation(scene_.token(mention.head).deprel) != Deprel::nsubj)
    return {};
  if (mention.details.empty() && !mention.with_complement && !mention.former) return {};
  // Officers of the law, witnesses and victims turn up as others.
  constexpr std::array<std::string_view, 5> others = {"JUD", "COP", "CVL", "UNK", "CRM"};
  if (!mention.sectors.empty() &&
      std::find(others.begin(), others.end(), mention.sectors.front()) != others.end())
    return {};
  const bool governs =
      !mention.sectors.empty() &&
      (mention.sectors.front() == "GOV" || (mention.sectors.front() == "MIL" && mention.is_office));
  std::uint32_t found = nothing;
  std::size_t most = 0;
  bool doubtful = false;
  for_named_persons_before(m, mention.sentence, [&](const Mention& before, std::uint32_t c) {
    const Cluster& cluster = clusters_[c];
    if (c == found) return true;
    doubtful = acts_with(c, mention);
    if (doubtful) return false;
    // "Alors que X et Y ont critiqué l'Etat, le député …": somebody else
    if (before.sentence == mention.sentence) return true;
    // "X, ministre de l'Intérieur … le président de la chambre de commerce"
    const bool other_post = !cluster.office.empty() && mention.is_office &&
                            mention.office.empty() && mention.with_complement;
    if (!genders_fit(mention, cluster) || !role_fits(cluster, mention) || other_post ||
        (governs && cluster.sectors.empty()))
      return true;
    // Of several, the one told of far more than the others.
    const std::size_t told = cluster.mentions.size();
    doubtful = found != nothing && told < 3 * most && most < 3 * told;
    if (found == nothing || told > most) {
      found = c;
      most = told;
    }
    return !doubtful;
  });
  if (doubtful) return {};
  return {found, "topic"};
}

/// "Jean Petit … cet habitant de la Marne", "Ana Silva … cette mère de trois enfants": the only
/// one named last, whom no other word of the description contradicts.
Linker::Choice Linker::by_pointing(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  if (mention.determination != Determination::demonstrative || mention.counted || mention.generic ||
      mention.number == Number::plur)
    return {};
  std::uint32_t found = nothing;
  std::uint32_t sentence = nothing;
  bool doubtful = false;
  for_named_persons_before(m, begins_in(mention), [&](const Mention& before, std::uint32_t c) {
    if (acts_with(c, mention) || quote_at_[before.head] != nothing) return true;
    if (sentence == nothing) sentence = before.sentence;
    if (before.sentence != sentence || doubtful) return false;
    if (c == found) return true;
    doubtful = found != nothing || !genders_fit(mention, clusters_[c]) ||
               !role_fits(clusters_[c], mention) || is_new_office(clusters_[c], mention);
    found = c;
    return true;
  });
  if (doubtful) return {};
  return {found, "role"};
}

/// "Jean Petit … le procureur": of whom nothing was told so far is no officer of the law.
bool Linker::is_new_office(const Cluster& cluster, const Mention& mention) {
  constexpr std::array<std::string_view, 2> law = {"JUD", "COP"};
  return cluster.sectors.empty() && !mention.sectors.empty() &&
         std::find(law.begin(), law.end(), mention.sectors.front()) != law.end();
}

/// "Le juge X … L'Australien": one who serves a state that the text need not name is not called by
/// the name of a people.
bool Linker::is_foreign(const Cluster& cluster, const Mention& mention) const {
  constexpr std::array<std::string_view, 5> state = {"JUD", "COP", "GOV", "LEG", "MIL"};
  return !cluster.sectors.empty() && cluster.country.empty() &&
         std::find(state.begin(), state.end(), cluster.sectors.front()) != state.end() &&
         !scene_.demonym(mention.head).empty();
}

/// Do both hang on one verb, or is one joined to the other ("X and the minister")? Then they are
/// two.
bool Linker::share_verb(const Mention& a, const Mention& b) const {
  if (a.sentence != b.sentence) return false;
  const std::uint32_t verb = scene_.token(b.head).head;
  if (verb != no_token && scene_.token(a.head).head == verb) return true;
  if (scene_.token(b.head).deprel != Deprel::conj || b.determination == Determination::bare)
    return false;
  // "the head of the delegation, X, and | the minister"
  std::uint32_t up = verb;
  for (int step = 0; step < 3 && up != no_token; ++step) {
    if (a.tokens.contains(up)) return true;
    const Token& word = scene_.token(up);
    if (word.deprel != Deprel::conj && word.deprel != Deprel::appos) break;
    up = word.head;
  }
  return up != no_token && scene_.token(a.head).deprel == Deprel::appos &&
         scene_.token(a.head).head == up;
}

/// "Le ministre a condamné le meurtre de X": who is named below the verb of which the mention is
/// the subject is another.
bool Linker::is_named_below(const Cluster& cluster, const Mention& subject) const {
  const Token& word = scene_.token(subject.head);
  if (main_relation(word.deprel) != Deprel::nsubj || word.head == no_token) return false;
  const auto stands_below = [&](std::uint32_t at) {
    constexpr int longest = 6;
    for (int steps = 0; steps < longest; ++steps) {
      at = scene_.token(at).head;
      if (at == no_token || at == word.head) return at == word.head;
      if (at == subject.head || scene_.token(at).upos == Upos::verb) return false;
    }
    return false;
  };
  const auto called_so = [&](const Mention& named) {
    return std::any_of(cluster.mentions.begin(), cluster.mentions.end(), [&](std::uint32_t m) {
      return mentions_[m].form == MentionForm::name && mentions_[m].name == named.name;
    });
  };
  // Names behind the subject are joined to those before only later on.
  for (auto m = static_cast<std::size_t>(&subject - mentions_.data()) + 1;
       m < mentions_.size() && mentions_[m].sentence == subject.sentence; ++m) {
    const Mention& named = mentions_[m];
    if (named.form == MentionForm::name && called_so(named) && stands_below(named.head))
      return true;
  }
  return false;
}

/// Do both take part in one clause of the mention's sentence?
bool Linker::acts_with(std::uint32_t c, const Mention& mention) const {
  const std::vector<std::uint32_t>& mentions = clusters_[c].mentions;
  for (std::size_t i = mentions.size(); i-- > 0;) {
    const Mention& before = mentions_[mentions[i]];
    if (before.sentence < mention.sentence) break;
    if (share_verb(before, mention)) return true;
  }
  return is_named_below(clusters_[c], mention);
}

/// "l'adjoint au maire" is no "maire": does the one description name the other as whose it is?
bool Linker::belongs_to(const Mention& one, const Mention& whose) const {
  if (one.type != ActorType::person || whose.type != ActorType::person ||
      whose.kind != Kind::nominal)
    return false;
  for (std::uint32_t i = one.head + 1; i < one.tokens.last; ++i) {
    const Token& word = scene_.token(i);
    // Not "le vice-président d'un groupe de supporters", nor "le maire et patron du parti".
    const std::uint32_t before = scene_.token(i - 1).upos == Upos::det ? i - 2 : i - 1;
    const bool one_of_whom = word.upos == Upos::noun && word.head == one.head &&
                             scene_.token(before).upos == Upos::adp &&
                             word.morph.number != Number::plur;
    if (one_of_whom && scene_.lemma(i) == whose.head_noun) return true;
  }
  return false;
}

bool Linker::belongs_to(const Cluster& cluster, const Mention& mention) const {
  return std::any_of(cluster.nominals.begin(), cluster.nominals.end(), [&](std::uint32_t n) {
    return belongs_to(mention, mentions_[n]) || belongs_to(mentions_[n], mention) ||
           hold_rival_offices(mention, mentions_[n]);
  });
}

/// "Le juge … le procureur": nobody is both; but "le juge … l'ancien procureur" may be one.
bool Linker::hold_rival_offices(const Mention& a, const Mention& b) const {
  return !a.former && !b.former && scene_.tables().are_rivals(a.head_noun, b.head_noun);
}

/// Nothing that the text told of the person speaks against the role.
bool Linker::role_fits(const Cluster& cluster, const Mention& mention) const {
  if (belongs_to(cluster, mention)) return false;
  if (!mention.country.empty() && !cluster.country.empty() && mention.country != cluster.country)
    return false;
  if (!mention.office.empty() && !cluster.office.empty() && mention.office != cluster.office)
    return false;
  if (!mention.office.empty() && !reigns_alike(cluster, mention)) return false;
  if (mention.sectors.empty() || cluster.sectors.empty()) return true;
  return mention.sectors.front() == cluster.sectors.front() || mention.sectors.front() == "CVL" ||
         (is_learned(mention.sectors.front()) && is_learned(cluster.sectors.front()));
}

}  // namespace depeche::actors
