// SPDX-License-Identifier: Apache-2.0
// Whom do "il", "ce dernier" and "qui" mean?
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr std::uint32_t look_back_mentions = 40;
constexpr std::uint32_t look_back_sentences = 3;
constexpr int no_score = -1000;
constexpr int in_front = 6;       ///< taken from who stands before the clause of a subject
constexpr int most_mentions = 6;  ///< that count for a topic

}  // namespace

Linker::Choice Linker::pronoun(std::uint32_t m) {
  const std::string_view rule = mentions_[m].rule;
  if (rule == "relative") return relative(m);
  if (rule == "demonstrative") return latter(m);
  return personal(m);
}

/// The antecedent of a relative clause: the governor of its verb, or the words right before.
Linker::Choice Linker::relative(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  const std::uint32_t verb = scene_.token(mention.head).head;
  if (verb != no_token) {
    std::uint32_t clause = verb;
    // Auxiliaries and modal verbs may stand between the pronoun's verb and the clause.
    for (int steps = 0; steps < 3 && scene_.token(clause).deprel == Deprel::xcomp; ++steps)
      clause = scene_.token(clause).head;
    const Token& top = scene_.token(clause);
    if (main_relation(top.deprel) == Deprel::acl && top.head != no_token &&
        by_head_[top.head] != nothing) {
      return {cluster_of_[by_head_[top.head]], "relative"};
    }
    if (main_relation(top.deprel) == Deprel::acl) return {};
  }
  std::uint32_t before = mention.tokens.first;
  if (before > 0 && scene_.is(WordKind::comma, before - 1)) --before;
  for (std::uint32_t n = m; n-- > 0 && n + 6 > m;) {
    if (mentions_[n].tokens.last == before && scene_.same_sentence(mentions_[n].head, mention.head))
      return {cluster_of_[n], "relative"};
  }
  return {};
}

/// "ce dernier": the last one spoken of whom gender and number fit.
Linker::Choice Linker::latter(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    const Mention& before = mentions_[n];
    if (mention.sentence - before.sentence > 2) break;
    if (before.kind == Kind::pronoun || cluster_of_[n] == nothing) continue;
    // "« être députée », a confié cette dernière": not in the words that she says
    if (quote_at_[before.head] != nothing && quote_at_[before.head] != quote_at_[mention.head])
      continue;
    if (hands_on(cluster_of_[n], n, mention)) continue;
    const Cluster& cluster = clusters_[cluster_of_[n]];
    // "la présidente de l'association": the body inside the description is not the last one told.
    // "le secrétaire d'État auprès du Premier ministre"
    // "le porte-parole du ministre dit que celui-ci": not who says so
    if ((cluster.type != ActorType::person || (before.is_office && !is_in_subject(n, mention))) &&
        is_inside(n))
      continue;
    // "un mort": the article tells the gender where the noun has two.
    const Token& opening = scene_.token(before.tokens.first);
    const Gender article = opening.upos == Upos::det ? opening.morph.gender : Gender::none;
    const Gender gender = article != Gender::none         ? article
                          : before.gender != Gender::none ? before.gender
                                                          : cluster.gender;
    if (!genders_agree(gender, mention.gender)) continue;
    if (mention.number != Number::none && is_plural(cluster) != (mention.number == Number::plur))
      continue;
    // A person's title tells the gender of the word, not of the person.
    return {cluster_of_[n], "demonstrative"};
  }
  return {};
}

/// Does the mention stand inside the description that is the subject of the clause before?
bool Linker::is_in_subject(std::uint32_t n, const Mention& mention) const {
  const Mention& inner = mentions_[n];
  if (inner.type != ActorType::person || inner.sentence != mention.sentence) return false;
  for (std::uint32_t i = inner.head, steps = 0; i != no_token && steps < 3; ++steps) {
    const Token& word = scene_.token(i);
    if (main_relation(word.deprel) == Deprel::nsubj)
      return i != inner.head && word.head != no_token && word.head < mention.head;
    if (main_relation(word.deprel) != Deprel::nmod) return false;
    i = word.head;
  }
  return false;
}

/// Does the mention stand inside the description of another actor?
bool Linker::is_inside(std::uint32_t n) const {
  const Mention& inner = mentions_[n];
  for (std::uint32_t o = n; o-- > 0 && o + 4 > n;) {
    const Mention& outer = mentions_[o];
    if (outer.kind == Kind::nominal && outer.tokens.first < inner.tokens.first &&
        outer.tokens.last >= inner.tokens.last &&
        (cluster_of_[o] == nothing || cluster_of_[o] != cluster_of_[n]))
      return true;
  }
  return false;
}

/// "X a assuré qu'il", "X a répondu, expliquant qu'il": the subject of the verb whose clause the
/// pronoun is the subject of.
bool Linker::speaks_of_self(const Mention& before, const Mention& pronoun) const {
  const std::uint32_t verb = scene_.token(pronoun.head).head;
  if (verb == no_token || before.sentence != pronoun.sentence) return false;
  const Token& clause = scene_.token(verb);
  if (main_relation(clause.deprel) != Deprel::ccomp || clause.head == no_token) return false;
  const Token& subject = scene_.token(before.head);
  const std::uint32_t shared = whose_subject(clause.head);
  return subject.head == (shared == no_token ? clause.head : shared) &&
         main_relation(subject.deprel) == Deprel::nsubj;
}

/// How well the mention `candidate` serves as antecedent of the pronoun `m`.
int Linker::score(std::uint32_t candidate, std::uint32_t m) const {
  const Mention& before = mentions_[candidate];
  const Mention& mention = mentions_[m];
  // A clitic that was itself a guess is no ground for another.
  if (cluster_of_[candidate] == nothing || before.rule == "object_pronoun") return no_score;
  const Cluster& cluster = clusters_[cluster_of_[candidate]];
  const std::uint32_t distance = mention.sentence - before.sentence;
  if (distance > look_back_sentences) return no_score;
  const Gender gender = cluster.gender != Gender::none ? cluster.gender : before.gender;
  if (!genders_agree(gender, mention.gender)) return no_score;
  // An armed group is one body and many men.
  const bool either = cluster.type == ActorType::group && cluster.has_name;
  if (!either && mention.number != Number::none &&
      is_plural(cluster) != (mention.number == Number::plur))
    return no_score;
  const bool person = cluster.type == ActorType::person;
  const bool object = mention.rule == "object_pronoun";
  if (object && !person && cluster.type != ActorType::people &&
      (has_neuter_ || distance > 1 || before.salience < Salience::oblique))
    return no_score;
  // Where bodies have a pronoun of their own ("it"), "he" is a person.
  const bool somebody = mention.number == Number::sing && mention.gender != Gender::none &&
                        mention.gender != Gender::neut;
  if (somebody && !person && has_neuter_) return no_score;
  if (mention.gender == Gender::neut) {
    // "it": a body or country that acted just before.
    const bool acted = !person && cluster.type != ActorType::people && distance <= 1 &&
                       before.salience == Salience::subject;
    return acted ? 20 - 5 * static_cast<int>(distance) : no_score;
  }
  const bool known_gender = gender != Gender::none && mention.gender != Gender::none;
  const bool self = speaks_of_self(before, mention);
  if (!person && !is_plural(cluster) && !self && !object &&
      (before.salience != Salience::subject || !known_gender || distance > 1))
    return no_score;
  // Two arguments of one verb are two actors, unless the pronoun says otherwise.
  const std::uint32_t verb = scene_.token(mention.head).head;
  if (verb != no_token && scene_.token(before.head).head == verb &&
      mention.sentence == before.sentence)
    return no_score;
  int value = 20 - 5 * static_cast<int>(distance) + 2 * static_cast<int>(before.salience);
  // "Au téléphone avec X, il": who stands in what is put before the clause is not its subject.
  const bool subject = main_relation(scene_.token(mention.head).deprel) == Deprel::nsubj;
  if (subject && distance == 0 && before.salience < Salience::object && !self) value -= in_front;
  // Who stands in marked words is not who is told of outside.
  if (quote_at_[before.head] != nothing && quote_at_[mention.head] == nothing) value -= in_front;
  // Who is spoken of all the time is spoken of again.
  value += std::min(static_cast<int>(cluster.mentions.size()), most_mentions) / 2;
  if (self) value += 4;
  if (person) value += 3;
  if (known_gender) value += 1;
  return value;
}

/// "X s'est, lui, rendu à": between commas, the subject of the clause.
std::uint32_t Linker::subject_before(std::uint32_t m) const {
  for (std::uint32_t n = m; n-- > 0 && n + 6 > m;) {
    if (mentions_[n].sentence != mentions_[m].sentence) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || main_relation(scene_.token(mentions_[n].head).deprel) != Deprel::nsubj)
      continue;
    const bool many = mentions_[m].number == Number::plur;
    if (!genders_agree(clusters_[c].gender, mentions_[m].gender) || is_plural(clusters_[c]) != many)
      continue;
    return c;
  }
  return nothing;
}

/// "L'Espagne, elle, refuse": the one named right before the comma.
std::uint32_t Linker::stressed(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  const std::uint32_t comma = mention.tokens.first - 1;
  if (mention.tokens.first < 2 || !scene_.is(WordKind::comma, comma) ||
      mention.tokens.last >= scene_.size() || !scene_.is(WordKind::comma, mention.tokens.last))
    return nothing;
  for (std::uint32_t n = m; n-- > 0 && n + 6 > m;) {
    const Mention& before = mentions_[n];
    if (before.tokens.last != comma || !scene_.same_sentence(comma, mention.head)) continue;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || before.kind == Kind::pronoun) return nothing;
    const Gender gender = clusters_[c].gender != Gender::none ? clusters_[c].gender : before.gender;
    if (!genders_agree(gender, mention.gender)) return nothing;
    const bool many = mention.number == Number::plur;
    return mention.number == Number::none || is_plural(clusters_[c]) == many ? c : nothing;
  }
  const bool apart = mention.tokens.size() == 1 &&
                     main_relation(scene_.token(mention.head).deprel) != Deprel::nsubj;
  return apart ? subject_before(m) : nothing;
}

/// "X a remis à Y une lettre le félicitant", "a letter to Y thanking him": to whom is given what
/// speaks of him.
std::uint32_t Linker::addressed(std::uint32_t m) const {
  const std::uint32_t spoken = scene_.token(mentions_[m].head).head;
  if (spoken == no_token || main_relation(scene_.token(spoken).deprel) != Deprel::acl)
    return nothing;
  const std::uint32_t given = scene_.token(spoken).head;
  if (given == no_token || main_relation(scene_.token(given).deprel) != Deprel::obj) return nothing;
  const std::uint32_t verb = scene_.token(given).head;
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    const Mention& before = mentions_[n];
    if (before.sentence != mentions_[m].sentence) break;
    const Token& word = scene_.token(before.head);
    const Deprel relation = main_relation(word.deprel);
    const std::uint32_t c = cluster_of_[n];
    if (word.head != verb || (relation != Deprel::iobj && relation != Deprel::obl) || c == nothing)
      continue;
    if (clusters_[c].type != ActorType::person ||
        !genders_agree(clusters_[c].gender, mentions_[m].gender) ||
        is_plural(clusters_[c]) != (mentions_[m].number == Number::plur))
      continue;
    return c;
  }
  return nothing;
}

/// Actors that stand beside the pronoun at its verb, the antecedent of "qui" among them: "X l'a
/// battu", "the lawyer, who travelled with him": nobody of these is meant.
std::vector<std::uint32_t> Linker::beside(std::uint32_t m) const {
  std::vector<std::uint32_t> out;
  add_speakers(m, out);
  const std::uint32_t verb = scene_.token(mentions_[m].head).head;
  if (verb == no_token) return out;
  const bool subject = main_relation(scene_.token(mentions_[m].head).deprel) == Deprel::nsubj;
  const std::uint32_t shares = subject ? no_token : whose_subject(verb);
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    if (mentions_[n].sentence != mentions_[m].sentence) break;
    if (cluster_of_[n] == nothing) continue;
    const Token& other = scene_.token(mentions_[n].head);
    const Deprel relation = main_relation(other.deprel);
    const bool argument =
        other.head == verb &&
        (relation == Deprel::nsubj || relation == Deprel::obj || relation == Deprel::iobj);
    const bool shared = other.head == shares && relation == Deprel::nsubj;
    if (argument || shared || is_told_of(mentions_[n], verb)) out.push_back(cluster_of_[n]);
  }
  return out;
}

/// "X « doit partir », a-t-il dit": of whom the marked words tell, who is not the one who says it
/// by the verb `says` behind them.
bool Linker::is_told_of(const Mention& subject, std::uint32_t says) const {
  const Token& word = scene_.token(subject.head);
  return main_relation(word.deprel) == Deprel::nsubj && word.head != no_token && word.head < says &&
         quote_at_[subject.head] == nothing && quote_at_[says] == nothing &&
         quote_at_[word.head] != nothing && subject.head < word.head &&
         scene_.token(word.head).morph.verb_form == VerbForm::fin;
}

/// "X said: 'She did it.'": who speaks the marked words is not told of in the third person.
void Linker::add_speakers(std::uint32_t m, std::vector<std::uint32_t>& out) const {
  constexpr std::uint32_t to_speaker = 16;
  const std::uint32_t quote = quote_at_[mentions_[m].head];
  if (quote == nothing) return;
  const TokenRange words = quotes_[quote];
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    const Mention& before = mentions_[n];
    if (before.head >= words.first) continue;
    if (before.head + to_speaker < words.first || !scene_.same_sentence(before.head, words.first))
      break;
    const bool speaks = main_relation(scene_.token(before.head).deprel) == Deprel::nsubj;
    if (speaks && quote_at_[before.head] == nothing && cluster_of_[n] != nothing)
      out.push_back(cluster_of_[n]);
  }
}

/// The verb whose subject `verb` takes for its own: "est venu pour le voir", "a pris et l'a lu";
/// no_token when it has one itself or shares none.
std::uint32_t Linker::whose_subject(std::uint32_t verb) const {
  constexpr int reach = 3;
  std::uint32_t at = verb;
  for (int steps = 0; steps < reach; ++steps) {
    const std::uint32_t first = scene_.sentence_tokens(at).first;
    for (std::uint32_t i = at; i > first; --i) {
      const Token& word = scene_.token(i - 1);
      if (word.head == at && main_relation(word.deprel) == Deprel::nsubj)
        return at == verb ? no_token : at;
    }
    const Token& word = scene_.token(at);
    const Deprel relation = main_relation(word.deprel);
    const bool open =
        relation == Deprel::xcomp || relation == Deprel::conj || relation == Deprel::advcl;
    if (!open || word.head == no_token || scene_.token(word.head).upos != Upos::verb)
      return no_token;
    at = word.head;
  }
  return no_token;
}

/// "Quant à la Commission, elle a", "As for X, he": the one whom the clause is about.
std::uint32_t Linker::topic(std::uint32_t m) const {
  constexpr std::uint32_t longest = 4;  // words of "en ce qui concerne"
  const Mention& mention = mentions_[m];
  const TokenRange sentence = scene_.sentence_tokens(mention.head);
  if (main_relation(scene_.token(mention.head).deprel) != Deprel::nsubj) return nothing;
  std::string words;
  std::uint32_t named = nothing;
  for (std::uint32_t i = sentence.first; i < mention.head && i < sentence.first + longest; ++i) {
    words.append(words.empty() ? "" : " ").append(scene_.key(i));
    if (scene_.tables().is(WordKind::topic, words)) named = i + 1;
  }
  if (named == nothing) return nothing;
  while (named < mention.head &&
         (scene_.token(named).upos == Upos::det || scene_.token(named).part > 0))
    ++named;
  for (std::uint32_t n = m; n-- > 0 && mentions_[n].head >= sentence.first;) {
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || !mentions_[n].tokens.contains(named) || mentions_[n].head >= mention.head)
      continue;
    const Gender gender =
        clusters_[c].gender != Gender::none ? clusters_[c].gender : mentions_[n].gender;
    const bool many = mention.number == Number::plur;
    if (genders_agree(gender, mention.gender) && is_plural(clusters_[c]) == many) return c;
  }
  return nothing;
}

Linker::Choice Linker::personal(std::uint32_t m) {
  const Mention& mention = mentions_[m];
  if (const std::uint32_t named = stressed(m); named != nothing) return {named, mention.rule};
  if (const std::uint32_t about = topic(m); about != nothing) return {about, mention.rule};
  if (mention.rule == "object_pronoun") {
    if (const std::uint32_t to = addressed(m); to != nothing) return {to, mention.rule};
  }
  const bool several = mention.number == Number::plur && mention.rule == "pronoun";
  if (const auto both = several ? joined_before(m) : std::nullopt)
    return {make_pair(m, *both), "members"};
  const std::vector<Antecedent> meant = antecedents(m);
  note(m, meant);
  if (const Choice one = likeliest(meant, mention.rule); one.cluster != nothing) return one;
  if (!several) return {};
  const auto pair = pair_before(m, ActorType::person, {}, true);
  return pair ? Choice{make_pair(m, *pair), "members"} : Choice{};
}

}  // namespace depeche::actors
