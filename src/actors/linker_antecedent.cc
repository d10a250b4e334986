// SPDX-License-Identifier: Apache-2.0
// Who may be meant by a pronoun, and what is seen of each?
#include "actors/linker.h"

#include <algorithm>
#include <tuple>

namespace depeche::actors {

namespace {

constexpr std::uint32_t look_back_mentions = 60;
constexpr std::uint32_t look_back_sentences = 6;
constexpr std::size_t most_antecedents = 12;

/// What a clause is to the one above it.
int clause_of(Deprel deprel) {
  switch (main_relation(deprel)) {
    case Deprel::root:
      return 0;
    case Deprel::ccomp:
      return 1;
    case Deprel::advcl:
      return 2;
    case Deprel::conj:
      return 3;
    case Deprel::acl:
      return 4;
    case Deprel::xcomp:
      return 5;
    case Deprel::parataxis:
      return 6;
    default:
      return 7;
  }
}

/// The role of a noun, told apart as far as it matters.
int role_of(Deprel deprel) {
  if (deprel == Deprel::nsubj_pass) return 1;
  if (deprel == Deprel::obl_agent) return 2;
  switch (main_relation(deprel)) {
    case Deprel::nsubj:
      return 0;
    case Deprel::obj:
      return 3;
    case Deprel::iobj:
      return 4;
    case Deprel::obl:
      return 5;
    case Deprel::nmod:
      return 6;
    case Deprel::appos:
      return 7;
    case Deprel::conj:
      return 8;
    case Deprel::root:
      return 9;
    default:
      return 10;
  }
}

bool is_subject(Deprel deprel) {
  return main_relation(deprel) == Deprel::nsubj;
}

}  // namespace

/// "…, rapporte le Parisien", "selon l'AFP", "dans Paris Match": an outlet that only hands on what
/// others say or do is nobody whom the text goes on about; nor is one that tells of something in a
/// clause ("l'hebdomadaire rappelle que X a été arrêté. Il a été libéré"), but by what it says
/// next.
bool Linker::hands_on(std::uint32_t cluster, std::uint32_t near, const Mention& pronoun) const {
  const Cluster& c = clusters_[cluster];
  if (!is_body(c.type) || !is_media(c)) return false;
  const Token& word = scene_.token(mentions_[near].head);
  if (!is_subject(word.deprel) || word.head == no_token) return true;
  if (main_relation(scene_.token(word.head).deprel) == Deprel::parataxis) return true;
  const auto tells = [this](std::uint32_t verb) {
    const TokenRange sentence = scene_.sentence_tokens(verb);
    for (std::uint32_t i = verb + 1; i < sentence.last; ++i) {
      if (scene_.token(i).head == verb && scene_.token(i).deprel == Deprel::ccomp) return true;
    }
    return false;
  };
  const std::uint32_t verb = scene_.token(pronoun.head).head;
  return mentions_[near].sentence != pronoun.sentence && tells(word.head) &&
         !beside_quote(pronoun.head) && (verb == no_token || !tells(verb));
}

bool Linker::may_mean(std::uint32_t cluster, std::uint32_t near, const Mention& pronoun) const {
  if (hands_on(cluster, near, pronoun)) return false;
  const Cluster& c = clusters_[cluster];
  const Mention& before = mentions_[near];
  const bool person = c.type == ActorType::person;
  const Gender gender = c.gender != Gender::none ? c.gender : before.gender;
  if (!genders_agree(gender, pronoun.gender)) return false;
  // A named body is one and many men.
  const bool either = is_body(c.type) && pronoun.number == Number::plur;
  const bool many = is_plural(c);
  if (!either && pronoun.number != Number::none && many != (pronoun.number == Number::plur))
    return false;
  const bool somebody = pronoun.number == Number::sing && pronoun.gender != Gender::none &&
                        pronoun.gender != Gender::neut;
  if (somebody && !person && has_neuter_) return false;
  if (pronoun.gender == Gender::neut && (person || c.type == ActorType::people)) return false;
  // Two arguments of one verb are two actors.
  const std::uint32_t verb = scene_.token(pronoun.head).head;
  return verb == no_token || scene_.token(before.head).head != verb ||
         before.sentence != pronoun.sentence;
}

/// Does its sentence have marked words, of which the token is none?
bool Linker::beside_quote(std::uint32_t token) const {
  if (quote_at_[token] != nothing) return false;
  const TokenRange sentence = scene_.sentence_tokens(token);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (quote_at_[i] != nothing) return true;
  }
  return false;
}

/// "…, explique X": the subject of a clause beside marked words.
bool Linker::spoke(const Mention& mention) const {
  return is_subject(scene_.token(mention.head).deprel) && beside_quote(mention.head);
}

/// "« … les aventures de Jacques », avoue-t-il": whom somebody names in his own words he is not.
bool Linker::named_in_words_of(const Mention& named, const Mention& pronoun) const {
  if (named.form != MentionForm::name || quote_at_[pronoun.head] != nothing) return false;
  const std::uint32_t quote = quote_at_[named.head];
  if (quote == nothing) {
    // "Les femmes soutiennent X, explique-t-il"; but "X a démissionné, a-t-il annoncé"
    return pronoun.kind == Kind::pronoun && named.sentence == pronoun.sentence &&
           named.head < pronoun.head &&
           main_relation(scene_.token(named.head).deprel) == Deprel::obj && says_aside(pronoun) &&
           scene_.token(pronoun.head).head < pronoun.head;
  }
  if (!is_subject(scene_.token(pronoun.head).deprel)) return false;
  const std::uint32_t behind_marks = pronoun.kind == Kind::pronoun ? 4 : 10;  // tokens
  const std::uint32_t end = quotes_[quote].last;
  return pronoun.head >= end && pronoun.head < end + behind_marks &&
         scene_.same_sentence(end - 1, pronoun.head);
}

/// The actors that the pronoun `m` may mean, the nearest first, and what is seen of each.
std::vector<Antecedent> Linker::antecedents(std::uint32_t m) const {
  const Mention& pronoun = mentions_[m];
  const std::vector<std::uint32_t> excluded = beside(m);
  std::vector<Antecedent> out;
  std::vector<std::uint32_t> passed;
  std::vector<std::uint32_t> named;  // in the words beside the pronoun
  std::uint32_t speaker = nothing;
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    const std::uint32_t c = cluster_of_[n];
    // Marked words may be long: who spoke before is remembered.
    const bool spoke_last = speaker == nothing && c != nothing && spoke(mentions_[n]);
    if (spoke_last) speaker = c;
    const bool far = pronoun.sentence - mentions_[n].sentence > look_back_sentences;
    if (far && !spoke_last) continue;
    if (c == nothing || std::find(passed.begin(), passed.end(), c) != passed.end()) continue;
    passed.push_back(c);
    const bool beside_it = std::find(excluded.begin(), excluded.end(), c) != excluded.end();
    if (beside_it || !may_mean(c, n, pronoun) || out.size() == most_antecedents) continue;
    if (named_in_words_of(mentions_[n], pronoun)) named.push_back(c);
    Antecedent& one = out.emplace_back();
    one.cluster = c;
    one.near = n;
  }
  // Who spoke before may well speak of himself.
  std::erase_if(out, [&](const Antecedent& one) {
    return one.cluster != speaker &&
           std::find(named.begin(), named.end(), one.cluster) != named.end();
  });
  std::vector<int> scores;
  for (const Antecedent& one : out) scores.push_back(best_score(one.cluster, m));
  for (std::size_t at = 0; at < out.size(); ++at) see_antecedent(m, scores, speaker, at, out);
  return out;
}

void Linker::note(std::uint32_t m, const std::vector<Antecedent>& antecedents) {
  if (seen_ == nullptr) return;
  SeenPronoun& seen = seen_->emplace_back();
  seen.mention = m;
  seen.antecedents = antecedents;
  for (const Antecedent& one : antecedents) {
    std::vector<TokenRange>& told = seen.told.emplace_back();
    for (const std::uint32_t n : clusters_[one.cluster].mentions) {
      const Mention& before = mentions_[n];
      if (!before.dropped && !before.silent && before.rule != "relative")
        told.push_back(before.tokens);
    }
  }
}

Linker::Choice Linker::likeliest(const std::vector<Antecedent>& antecedents,
                                 std::string_view rule) const {
  Choice best;
  double most = pronouns_.least();
  for (const Antecedent& one : antecedents) {
    const double chance = pronouns_.chance(one.signs, one.keys);
    if (chance < most) continue;
    best = {one.cluster, rule};
    most = chance;
  }
  return best;
}

/// What rules give the likeliest of the actor's mentions before the pronoun.
int Linker::best_score(std::uint32_t cluster, std::uint32_t m) const {
  int best = -50;
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    if (mentions_[m].sentence - mentions_[n].sentence > look_back_sentences) break;
    if (cluster_of_[n] == cluster) best = std::max(best, score(n, m));
  }
  return best;
}

void Linker::see_antecedent(std::uint32_t m, const std::vector<int>& scores, std::uint32_t speaker,
                            std::size_t at, std::vector<Antecedent>& of) const {
  Antecedent& one = of[at];
  const Mention& pronoun = mentions_[m];
  const Mention& near = mentions_[one.near];
  const Cluster& c = clusters_[one.cluster];
  const Token& word = scene_.token(pronoun.head);
  const Token& near_word = scene_.token(near.head);
  const auto f = [](auto value) { return static_cast<float>(value); };
  constexpr std::uint32_t far = 80;
  constexpr std::size_t many = 12;
  const std::uint32_t sentence_first = scene_.sentence_tokens(pronoun.head).first;
  const std::uint32_t verb = word.head;
  const auto& sentences = scene_.analysis().sentences;
  const std::uint32_t paragraph = sentences[pronoun.sentence].paragraph;
  std::size_t recent = 0;
  std::size_t in_paragraph = 0;
  std::size_t spoken = 0;
  bool subject_here = false;
  bool subject_before = false;
  bool root_before = false;
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    if (cluster_of_[n] != one.cluster) continue;
    const Mention& other = mentions_[n];
    const std::uint32_t back = pronoun.sentence - other.sentence;
    spoken += spoke(other) ? 1U : 0U;
    if (back > look_back_sentences) break;
    const Token& head = scene_.token(other.head);
    const bool subject = is_subject(head.deprel);
    recent += back <= 2 ? 1U : 0U;
    in_paragraph += sentences[other.sentence].paragraph == paragraph ? 1U : 0U;
    subject_here = subject_here || (back == 0 && subject);
    subject_before = subject_before || (back == 1 && subject);
    root_before = root_before || (back == 1 && subject && head.head != no_token &&
                                  scene_.token(head.head).head == no_token);
  }
  std::size_t rank = 0;
  std::size_t mentions_rank = 0;
  std::size_t score_rank = 0;
  for (std::size_t other = 0; other < of.size(); ++other) {
    if (other == at) continue;
    rank += of[other].near > one.near ? 1U : 0U;
    mentions_rank += clusters_[of[other].cluster].mentions.size() > c.mentions.size() ? 1U : 0U;
    score_rank += scores[other] > scores[at] ? 1U : 0U;
  }
  // Is it the first actor of its sentence?
  bool first = true;
  for (std::uint32_t n = one.near; n-- > 0 && mentions_[n].sentence == near.sentence && first;)
    first = cluster_of_[n] == nothing || cluster_of_[n] == one.cluster;
  const std::uint32_t quote = quote_at_[pronoun.head];
  const std::uint32_t near_quote = quote_at_[near.head];
  const Gender gender = c.gender != Gender::none ? c.gender : near.gender;
  const bool plural = is_plural(c);
  const std::uint32_t shares =
      verb == no_token || is_subject(word.deprel) ? no_token : whose_subject(verb);
  const std::uint32_t back = pronoun.sentence - near.sentence;
  one.signs = {{f(scene_.analysis().language == "en"),
                f(pronoun.rule == "object_pronoun"),
                f(pronoun.gender),
                f(pronoun.number),
                f(verb != no_token && verb < pronoun.head),
                f(quote != nothing),
                f(verb == no_token ? 8 : clause_of(scene_.token(verb).deprel)),
                f(std::min(pronoun.head - sentence_first, far)),
                f(scores[at]),
                f(std::min(score_rank, many)),
                f(back),
                f(std::min(pronoun.head - std::min(near.head, pronoun.head), far)),
                f(std::min<std::size_t>(m - one.near, far)),
                f(std::min(rank, many)),
                f(paragraph - sentences[near.sentence].paragraph),
                f(near.kind),
                f(role_of(near_word.deprel)),
                f(near.salience),
                f(near_quote != nothing),
                f(quote == near_quote),
                f(is_inside(one.near)),
                f(near.counted),
                f(near.rule == "object_pronoun"),
                f(near.determination),
                f(c.type),
                f(c.has_name),
                f(gender != Gender::none && pronoun.gender != Gender::none),
                f(c.number != Number::none),
                f(plural),
                f(std::min(c.mentions.size(), many)),
                f(std::min(recent, many)),
                f(scene_.in_title(mentions_[c.mentions.front()].head)),
                f(c.leader != nothing),
                f(first),
                f(subject_here),
                f(subject_before),
                f(root_before),
                f(speaks_of_self(near, pronoun)),
                f(role_of(word.deprel) == role_of(near_word.deprel)),
                f(std::min(of.size(), many)),
                f(std::min(mentions_rank, many)),
                f(std::min(in_paragraph, many)),
                f(first && is_subject(near_word.deprel)),
                f(near.rule == "first_person"),
                f(near.kind == Kind::pronoun && near.gender == pronoun.gender &&
                  near.number == pronoun.number),
                f(shares != no_token && near_word.head == shares),
                f(beside_quote(pronoun.head)),
                f(std::min(spoken, many)),
                f(speaker == one.cluster)}};
  const std::string_view says = verb == no_token ? std::string_view() : scene_.lemma(verb);
  const std::string_view side = is_subject(word.deprel) ? "s" : "o";
  const std::string type = std::to_string(static_cast<int>(c.type)) + (plural ? "p" : "s");
  const std::string_view sector =
      c.sectors.empty() ? std::string_view("-") : std::string_view(c.sectors.front());
  const std::string_view noun =
      c.nominals.empty() ? std::string_view() : mentions_[c.nominals.back()].noun;
  one.keys = {{habit_key('t', {says, side, type}), habit_key('s', {says, side, sector}),
               habit_key('n', {says, side, noun})}};
}

}  // namespace depeche::actors
