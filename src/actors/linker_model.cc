// SPDX-License-Identifier: Apache-2.0
// Who is one actor by what was learned of descriptions?
#include "actors/link_signs.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// By what those that were joined are told apart from others.
struct Known {
  bool named = false;  ///< a person whom one of them names
  std::uint32_t entity = nothing;
  std::uint32_t leader = nothing;

  /// May both be one? "Un candidat … X … Y": named by the one, it is not the other.
  [[nodiscard]] bool fits(const Known& other) const {
    const auto differ = [](std::uint32_t a, std::uint32_t b) {
      return a != nothing && b != nothing && a != b;
    };
    return !(named && other.named) && !differ(entity, other.entity) &&
           !differ(leader, other.leader);
  }

  void take(const Known& other) {
    named = named || other.named;
    if (entity == nothing) entity = other.entity;
    if (leader == nothing) leader = other.leader;
  }
};

/// A judge, a prosecutor, an officer of the police.
bool is_of_law(const Mention& mention) {
  return !mention.sectors.empty() &&
         (mention.sectors.front() == "JUD" || mention.sectors.front() == "COP");
}

}  // namespace

/// "Le policier a avoué, tandis que le président du tribunal a jugé A": the subjects of two clauses
/// of one sentence, each described anew.
bool Linker::do_apart(const Mention& a, const Mention& b) const {
  const auto is_subject = [this](const Mention& m) {
    const Token& word = scene_.token(m.head);
    return m.form == MentionForm::nominal && main_relation(word.deprel) == Deprel::nsubj &&
           word.head != no_token;
  };
  return a.sentence == b.sentence && a.noun != b.noun && is_subject(a) && is_subject(b) &&
         scene_.token(a.head).head != scene_.token(b.head).head && quote_at_[a.head] == nothing &&
         quote_at_[b.head] == nothing;
}

/// The same of a cluster and any of those that were joined.
bool Linker::act_apart(const std::vector<std::uint32_t>& joined, std::uint32_t later) const {
  const std::vector<std::uint32_t>& own = clusters_[later].nominals;
  if (clusters_[later].type != ActorType::person) return false;
  for (const std::uint32_t c : joined) {
    for (const std::uint32_t x : clusters_[c].nominals) {
      for (const std::uint32_t y : own) {
        if (do_apart(mentions_[x], mentions_[y])) return true;
      }
    }
  }
  return false;
}

/// "le porte-parole de la police … le porte-parole de l'armée": of one noun, each told by words
/// that the other lacks.
bool Linker::are_told_apart(const Mention& a, const Mention& b) const {
  const bool singles = a.type == ActorType::person && b.type == ActorType::person &&
                       a.number != Number::plur && b.number != Number::plur;
  if (!singles) return false;
  if (belongs_to(a, b) || belongs_to(b, a) || hold_rival_offices(a, b)) return true;
  const auto covers = [](const Mention& more, const Mention& less) {
    return std::includes(more.details.begin(), more.details.end(), less.details.begin(),
                         less.details.end());
  };
  if (a.noun == b.noun)
    return a.with_complement && b.with_complement && !covers(a, b) && !covers(b, a);
  // "porte-parole de la police", a noun of the tables
  const std::size_t one = a.noun.find(' ');
  const std::size_t other = b.noun.find(' ');
  return one != std::string::npos && other != std::string::npos &&
         a.noun.substr(0, one) == b.noun.substr(0, other);
}

bool Linker::are_told_apart(std::uint32_t a, std::uint32_t b) const {
  const std::vector<std::uint32_t>& one = clusters_[a].nominals;
  const std::vector<std::uint32_t>& other = clusters_[b].nominals;
  return std::any_of(one.begin(), one.end(), [&](std::uint32_t x) {
    return std::any_of(other.begin(), other.end(),
                       [&](std::uint32_t y) { return are_told_apart(mentions_[x], mentions_[y]); });
  });
}

/// "Le chef raconte comment ils ont arrêté X": whom the subject of a clause acts on or tells of by
/// name, he is not (principle C of binding; Chomsky 1981).
bool Linker::is_bound_by(const Mention& name, const Mention& subject) const {
  constexpr int height = 8;
  const Token& word = scene_.token(subject.head);
  if (name.form != MentionForm::name || subject.form != MentionForm::nominal ||
      name.sentence != subject.sentence || subject.head > name.head ||
      quote_at_[name.head] != quote_at_[subject.head] || word.head == no_token ||
      main_relation(word.deprel) != Deprel::nsubj)
    return false;
  std::uint32_t up = scene_.token(name.head).head;
  for (int step = 0; step < height && up != no_token; ++step) {
    if (up == word.head) return true;
    if (subject.tokens.contains(up)) return false;
    up = scene_.token(up).head;
  }
  return false;
}

/// "X a été arrêté, a annoncé le procureur", "la police a arrêté X, dit le maire": to whom
/// something is done, he is not who tells it.
bool Linker::is_told_by(const Mention& name, const Mention& teller) const {
  if (name.form != MentionForm::name || teller.form != MentionForm::nominal ||
      name.sentence != teller.sentence || name.head > teller.head || !says_aside(teller))
    return false;
  std::uint32_t at = name.head;
  // "L'opposant X"
  const Deprel beside = main_relation(scene_.token(at).deprel);
  if ((beside == Deprel::nmod || beside == Deprel::appos) && scene_.token(at).head < at)
    at = scene_.token(at).head;
  const Deprel relation = scene_.token(at).deprel;
  const std::uint32_t aside = scene_.token(teller.head).head;
  return (relation == Deprel::nsubj_pass || relation == Deprel::obj) &&
         scene_.token(at).head == scene_.token(aside).head;
}

/// "la tante de Julie", "l'avocat du chanteur Petit": not whom the complement names; but "le chef
/// du chantier Paul Petit" may be he.
bool Linker::is_within(const Mention& inner, const Mention& outer) const {
  if (inner.form != MentionForm::name || outer.form != MentionForm::nominal ||
      outer.type != ActorType::person || inner.tokens.first <= outer.head ||
      inner.tokens.last > outer.tokens.last)
    return false;
  const std::uint32_t before = inner.tokens.first - 1;
  const Upos upos = scene_.token(before).upos;
  const NounRow* const noun = scene_.tables().noun(scene_.lemma(before));
  return upos == Upos::adp || upos == Upos::det ||
         (noun != nullptr && noun->one == ActorType::person && before > outer.head);
}

bool Linker::are_bound(std::uint32_t a, std::uint32_t b) const {
  constexpr std::size_t most = 12;  // mentions of each
  const std::vector<std::uint32_t>& one = clusters_[a].mentions;
  const std::vector<std::uint32_t>& other = clusters_[b].mentions;
  for (std::size_t x = 0; x < std::min(most, one.size()); ++x) {
    for (std::size_t y = 0; y < std::min(most, other.size()); ++y) {
      const Mention& m = mentions_[one[x]];
      const Mention& n = mentions_[other[y]];
      if (is_bound_by(m, n) || is_bound_by(n, m) || is_within(m, n) || is_within(n, m) ||
          is_told_by(m, n) || is_told_by(n, m))
        return true;
    }
  }
  return false;
}

/// "Emmanuel Macron … le Premier ministre": one who is known to hold another of the offices that
/// only one person holds.
bool Linker::hold_different(std::uint32_t a, std::uint32_t b) const {
  const Cluster& one = clusters_[a];
  const Cluster& other = clusters_[b];
  const auto heads = [](const Cluster& c) { return c.office.starts_with("head_of_"); };
  return (one.leader != nothing || other.leader != nothing) && heads(one) && heads(other) &&
         one.office != other.office;
}

/// "un autre adolescent", "l'autre témoin": none of those told of before.
bool Linker::is_another(std::uint32_t c) const {
  const std::vector<std::uint32_t>& nominals = clusters_[c].nominals;
  if (nominals.empty()) return false;
  const Mention& first = mentions_[nominals.front()];
  for (std::uint32_t i = first.tokens.first; i < first.head; ++i) {
    if (scene_.is(WordKind::another, i)) return true;
  }
  return false;
}

/// "le ministère … les ministères de l'Économie et de la Santé": one body and several.
bool Linker::differ_in_number(std::uint32_t a, std::uint32_t b) const {
  if (clusters_[a].nominals.empty() || clusters_[b].nominals.empty()) return false;
  const Mention& one = mentions_[clusters_[a].nominals.front()];
  const Mention& other = mentions_[clusters_[b].nominals.front()];
  return is_body(one.type) && one.head_noun == other.head_noun &&
         scene_.key(one.head) != scene_.key(other.head) && one.number != Number::none &&
         other.number != Number::none && one.number != other.number;
}

bool Linker::join_by_model(const LinkModel& model, std::vector<std::string> homes) {
  const LinkReader reader(scene_, mentions_, *this, homes);
  std::vector<std::uint32_t> joined;               // the first of those that each is joined with
  std::vector<std::vector<std::uint32_t>> groups;  // all of those, by the first
  std::vector<Known> known;
  for (const Cluster& cluster : clusters_) {
    const auto c = static_cast<std::uint32_t>(joined.size());
    joined.push_back(c);
    groups.push_back({c});
    known.push_back(
        {cluster.type == ActorType::person && cluster.has_name, cluster.entity, cluster.leader});
  }
  for (const std::uint32_t later : reader.later_ones()) {
    if (is_another(later)) continue;
    const std::vector<std::uint32_t> before = reader.earlier_ones(later);
    std::uint32_t best = nothing;
    double best_chance = model.least();
    for (const std::uint32_t earlier : before) {
      if (!known[joined[earlier]].fits(known[later])) continue;
      if (!known[joined[earlier]].named && !known[later].named && are_told_apart(earlier, later))
        continue;
      if (known[joined[earlier]].named && !clusters_[later].nominals.empty()) {
        const Mention& told = mentions_[clusters_[later].nominals.front()];
        if (is_new_office(clusters_[earlier], told) || is_foreign(clusters_[earlier], told) ||
            told_in_words_of(clusters_[earlier], told) || belongs_to(clusters_[earlier], told))
          continue;
      }
      // "X faces a judge" in the headline: the judge is not who is named next.
      if (known[later].named && !clusters_[earlier].nominals.empty()) {
        const Mention& told = mentions_[clusters_[earlier].nominals.front()];
        const bool some = told.determination == Determination::indefinite ||
                          told.determination == Determination::bare;
        if (some && told.salience != Salience::subject && is_of_law(told) &&
            (clusters_[later].sectors.empty() ||
             clusters_[later].sectors.front() != told.sectors.front()))
          continue;
      }
      if (are_bound(earlier, later) || hold_different(earlier, later) ||
          differ_in_number(earlier, later) || act_apart(groups[joined[earlier]], later))
        continue;
      const double chance =
          model.chance(reader.signs(earlier, later, before), reader.keys(earlier, later));
      if (chance < best_chance) continue;
      best = earlier;
      best_chance = chance;
    }
    if (best == nothing) continue;
    joined[later] = joined[best];
    groups[joined[best]].push_back(later);
    known[joined[best]].take(known[later]);
  }
  bool any = false;
  for (std::uint32_t c = 0; c < joined.size(); ++c) {
    if (joined[c] == c) continue;
    merge(c, joined[c], "learned");
    any = true;
  }
  return any;
}

}  // namespace depeche::actors
