// SPDX-License-Identifier: Apache-2.0
#include "events/vouching.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace depeche::events {

Granted::Granted(const Tree& tree, const Lexicon& lexicon, const std::vector<Quote>& quotes)
    : tree_(tree), lexicon_(lexicon) {
  for (const Quote& quote : quotes) {
    if (quote.form == QuoteForm::indirect) continue;
    marked_.insert(marked_.end(), quote.parts.begin(), quote.parts.end());
  }
  std::sort(marked_.begin(), marked_.end());
}

bool Granted::in_marks(TokenIndex token) const {
  const Span span = tree_[token].span;
  const auto behind =
      std::upper_bound(marked_.begin(), marked_.end(), span.begin,
                       [](std::uint32_t at, const Span& part) { return at < part.begin; });
  constexpr std::ptrdiff_t nested = 4;
  const auto low = behind - marked_.begin() > nested ? behind - nested : marked_.begin();
  return std::any_of(low, behind, [span](const Span& part) { return part.contains(span); });
}

/// "l'attaque", "cette grève", "sa démission".
bool Granted::is_definite(TokenIndex noun) const {
  const auto& children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const Morph& m = tree_[c].morph;
    if (tree_[c].deprel == Deprel::nmod_poss) return true;
    return tree_[c].upos == Upos::det &&
           (m.definite || m.possessive || m.pron_type == PronType::dem);
  });
}

/// "M. Dupont", "les soldats", "ceux"; "…, un parti …" and "d'un parti …" say more of something.
bool Granted::is_known(TokenIndex noun) const {
  const Token& token = tree_[noun];
  const Deprel d = main_relation(token.deprel);
  if (d == Deprel::appos) return true;
  if (token.upos == Upos::propn || token.upos == Upos::pron) return true;
  return tree_.is_nominal(noun) && is_definite(noun);
}

/// "lors d'une marche", "à l'issue d'un entretien", "after clashes": on which occasion.
bool Granted::is_occasion(TokenIndex noun) const {
  const auto times = [this](TokenIndex t) {
    const std::string& lemma = tree_[t].lemma;
    return lexicon_.bond(lemma) == Bond::during || lexicon_.bond(lemma) == Bond::since ||
           lexicon_.marker(lemma) == Marker::anterior;
  };
  for (const TokenIndex c : tree_.children(noun)) {
    if (tree_[c].deprel != Deprel::case_) continue;
    if (times(c)) return true;
    const auto& fixed = tree_.children(c);
    if (std::any_of(fixed.begin(), fixed.end(), times)) return true;
  }
  // "à l'issue | d'un entretien", "lors | d'une marche", where the tree makes a word of its own of
  // it
  const TokenIndex head = tree_.head(noun);
  const Deprel d = main_relation(tree_[noun].deprel);
  return (d == Deprel::nmod || d == Deprel::obl) && head < noun &&
         (tree_.has_case(head) || tree_[head].upos == Upos::adv) &&
         lexicon_.bond(tree_[head].lemma) == Bond::during;
}

/// "une loi, qui date de mai": is the clause parted from its noun by a comma, or does its relative
/// pronoun agree with the noun ("en vertu de laquelle")?
bool Granted::is_parted(TokenIndex clause, TokenIndex noun) const {
  const auto& children = tree_.children(clause);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    if (c < noun || c > clause) return false;
    const Token& token = tree_[c];
    if (token.upos == Upos::punct) return token.form == ",";
    return token.morph.pron_type == PronType::rel && token.morph.gender != Gender::none;
  });
}

/// "ce sont les soldats qui ont tiré", "they were people killed by X", "les armes qui auraient
/// servi": what a clause says of the predicate is what is said, and hearsay never is granted.
bool Granted::is_told_of(TokenIndex clause, TokenIndex noun) const {
  const TokenIndex finite = tree_.finite_of(clause);
  if (finite != no_token && tree_[finite].morph.mood == Mood::cnd) return true;
  TokenIndex at = noun;
  for (int i = 0; i < max_climb && at < tree_.size(); ++i) {
    if (tree_.has_child(at, {Deprel::cop})) return true;
    if (main_relation(tree_[at].deprel) != Deprel::nmod) return false;
    at = tree_.head(at);
  }
  return false;
}

/// Is there between the trigger and what it shares with the cue a clause that only describes
/// somebody known?
bool Granted::describes(TokenIndex from, const TokenList& over) const {
  TokenIndex at = from;
  for (int i = 0; i < max_climb; ++i) {
    if (std::find(over.begin(), over.end(), at) != over.end()) return false;
    const TokenIndex head = tree_.head(at);
    if (head >= tree_.size()) return false;
    const Token& token = tree_[at];
    const Deprel d = main_relation(token.deprel);
    const bool participle =
        token.morph.verb_form == VerbForm::part || token.morph.verb_form == VerbForm::ger;
    const bool past = token.morph.verb_form == VerbForm::part && token.morph.tense != Tense::pres;
    // "accused the army | of having killed"
    const bool of = tree_.has_child(at, {Deprel::mark, Deprel::case_});
    const bool clause = token.deprel == Deprel::acl_relcl ||
                        (d == Deprel::acl && participle && !of) ||
                        (d == Deprel::amod && at == from);
    const bool aside = main_relation(tree_[head].deprel) == Deprel::nmod && (past || !participle);
    if (clause && head < at && !is_told_of(at, head) &&
        (is_known(head) || aside || is_parted(at, head))) {
      return true;
    }
    // "Arrêté en mai, Y est, selon X, …"
    // "Quand Y avait réuni A, B avait coûté, selon X, …"
    const TokenIndex finite = tree_.finite_of(at);
    if (d == Deprel::advcl && head > at && finite != no_token &&
        tree_[finite].morph.mood == Mood::ind && tree_.has_child(at, {Deprel::mark})) {
      return true;
    }
    const bool fronted = (d == Deprel::acl || d == Deprel::advcl) && past && head > at;
    if (fronted && !tree_.has_child(at, {Deprel::aux, Deprel::aux_pass, Deprel::aux_tense,
                                         Deprel::mark, Deprel::case_, Deprel::nsubj_pass})) {
      return true;
    }
    at = head;
  }
  return false;
}

/// "aurait été chargé de mener un raid": is the trigger the verb that stands in the conditional, or
/// what that verb does? Not what describes somebody or says when ("aurait fui après
/// l'arrestation").
bool Granted::is_hearsay(TokenIndex trigger, const TokenList& over) const {
  TokenIndex at = trigger;
  for (int i = 0; i < max_climb; ++i) {
    if (std::find(over.begin(), over.end(), at) != over.end()) return true;
    const TokenIndex head = tree_.head(at);
    if (head >= tree_.size()) return false;
    const Deprel d = main_relation(tree_[at].deprel);
    const bool core = d == Deprel::obj || d == Deprel::iobj || d == Deprel::nsubj ||
                      d == Deprel::xcomp || d == Deprel::conj || d == Deprel::ccomp ||
                      d == Deprel::cop || d == Deprel::aux || d == Deprel::fixed;
    const bool oblique = (d == Deprel::obl || d == Deprel::nmod) && !is_definite(at);
    if (!core && !oblique) return false;
    at = head;
  }
  return false;
}

namespace {

/// Is the token the cue, or above it?
bool over_holds(const TokenList& over, TokenIndex token) {
  return std::find(over.begin(), over.end(), token) != over.end();
}

}  // namespace

bool Granted::holds(const Candidate& candidate, const Attribution& said) const {
  const TokenIndex trigger = candidate.trigger;
  TokenIndex first = trigger;  // "la pandémie et les manifestations"
  for (int i = 0; i < max_climb && main_relation(tree_[first].deprel) == Deprel::conj; ++i) {
    if (tree_.head(first) >= tree_.size()) break;
    first = tree_.head(first);
  }
  const Deprel d = main_relation(tree_[first].deprel);
  const bool noun = candidate.entry->pos == EntryPos::noun && !candidate.standing.supported;
  const bool marked = in_marks(trigger);
  TokenList over;  // the cue and what is above it
  const TokenIndex cue = tree_.analysis().token_at(said.cue.begin);
  bool own_object = false;  // "a annoncé | sa démission", "fait état | de l'arrestation"
  if (!said.cue.empty()) {
    for (TokenIndex c = cue; c < tree_.size() && tree_[c].span.begin < said.cue.end; ++c) {
      own_object = own_object || tree_.head(trigger) == c;
      TokenIndex at = c;
      for (int i = 0; i < max_climb && at < tree_.size(); ++i) {
        over.push_back(at);
        at = tree_.head(at);
      }
    }
  }
  if (said.stance == Stance::doubts && said.claimant == no_actor && said.claimant_text.empty() &&
      cue < tree_.size() && tree_.is_verbal(cue)) {
    return !is_hearsay(trigger, over);
  }
  if (noun) {
    const auto& children = tree_.children(trigger);
    const bool circumstance = d == Deprel::obl || d == Deprel::nmod;
    const bool points = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return tree_[c].upos == Upos::det && tree_[c].morph.pron_type == PronType::dem;
    });
    if (points || (circumstance && (is_definite(trigger) || is_occasion(trigger)))) return true;
    const bool argument = d == Deprel::obj || d == Deprel::nsubj;
    if (!marked && argument && !own_object && is_definite(trigger)) return true;
    // "après le dépôt d'un préavis de grève"
    TokenIndex whole = tree_.head(trigger);
    if (d == Deprel::nmod && whole < trigger && is_occasion(whole)) return true;
    // "le site d'essais", "les auteurs d'attentats"
    const TokenIndex head = tree_.head(trigger);
    const bool bare = d == Deprel::nmod && tree_.child(trigger, Deprel::det) == no_token;
    if (!marked && bare && !own_object && head < trigger && is_definite(head)) return true;
  }
  // "a libéré mille détenus condamnés en mars": what brought them there
  const TokenIndex whom = tree_.head(trigger);
  const EventType type = candidate.entry->type;
  const bool penal =
      type == EventType::coerce || type == EventType::sanction || type == EventType::accuse;
  const bool past =
      tree_[trigger].morph.verb_form == VerbForm::part && tree_[trigger].morph.tense != Tense::pres;
  const bool object = whom < trigger && (main_relation(tree_[whom].deprel) == Deprel::obj ||
                                         main_relation(tree_[whom].deprel) == Deprel::nsubj);
  if (!marked && penal && past && object && (d == Deprel::acl || d == Deprel::amod) &&
      tree_.finite_of(trigger) == no_token && !is_told_of(trigger, whom) &&
      !tree_.has_child(trigger, {Deprel::aux, Deprel::aux_tense, Deprel::mark, Deprel::case_}) &&
      !over_holds(over, whom) && tree_.head(whom) < tree_.size() &&
      !said.cue.contains(tree_[tree_.head(whom)].span)) {
    return true;
  }
  return !marked && describes(trigger, over);
}

void name_claimants(const CountryParties& countries, const Tree& tree,
                    std::vector<Mention>& mentions) {
  const Analysis& analysis = tree.analysis();
  for (Mention& mention : mentions) {
    for (Attribution& said : mention.attributions) {
      if (said.claimant != no_actor || said.claimant_text.empty()) continue;
      TokenIndex at = analysis.token_at(said.claimant_text.begin);
      for (; at < tree.size() && tree[at].span.begin < said.claimant_text.end; ++at) {
        if (said.claimant == no_actor) said.claimant = countries.at(at);
        if (said.claimant == no_actor) said.claimant = countries.of_capital(at);
      }
    }
  }
}

namespace {

/// What the outlet itself says of a happening.
class OwnVoice {
 public:
  OwnVoice(const Happening& happening, const std::vector<Mention>& mentions, const Tree& tree,
           const Actors& actors, bool headlines)
      : all_(happening.mentions),
        happening_(happening),
        mentions_(mentions),
        tree_(tree),
        actors_(actors),
        headlines_(headlines) {}

  /// "Un homme a été interpellé. … Le propriétaire, a dit X, a été appréhendé": in other words,
  /// which were not found to be of the same happening.
  [[nodiscard]] bool tells_apart() const {
    const Candidate& main = mentions_[happening_.main].candidate;
    const auto first =
        std::find_if(all_.begin(), all_.end(), [this](std::uint32_t i) { return said(i); });
    if (first == all_.end()) return false;
    std::size_t others = 0;
    bool named = false;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& m = mentions_[i];
      const Candidate& c = m.candidate;
      if (c.entry->type != main.entry->type || !c.standing.told ||
          std::binary_search(all_.begin(), all_.end(), i)) {
        continue;
      }
      if (c.kept && !m.weak) ++others;
      const bool mode =
          c.entry->mode == main.entry->mode || c.entry->mode.empty() || main.entry->mode.empty();
      if (!mode || c.standing.status != main.standing.status || !speaks(i)) continue;
      if (m.weak ? sentence(i) > sentence(*first) : !c.kept && !m.everyday) continue;
      if (!fits(c.actors, happening_.actors) || !fits(c.recipients, happening_.recipients))
        continue;
      if (overlap(c.actors, happening_.actors) || overlap(c.recipients, happening_.recipients))
        return true;
      named = named || (!c.recipients.empty() && !happening_.recipients.empty());
    }
    return named && others <= few;
  }

  [[nodiscard]] bool fits(const ActorList& a, const ActorList& b) const {
    if (a.empty() || b.empty() || overlap(a, b)) return true;
    return nameless(a) || nameless(b);
  }

  [[nodiscard]] bool nameless(const ActorList& list) const {
    return std::none_of(list.begin(), list.end(), [this](ActorIndex a) {
      if (a >= actors_.list.size()) return true;
      const auto& ms = actors_.list[a].mentions;
      return std::any_of(ms.begin(), ms.end(),
                         [](const ActorMention& m) { return m.form == MentionForm::name; });
    });
  }

  /// Does it tell the happening?
  [[nodiscard]] bool tells() const {
    const auto first = std::find_if(all_.begin(), all_.end(),
                                    [this](std::uint32_t i) { return speaks(i) && strong(i); });
    if (first == all_.end()) return names_before();
    const std::uint32_t lead = sentence(*first);
    const bool again = std::any_of(first + 1, all_.end(), [&](std::uint32_t i) {
      return speaks(i) && strong(i) && sentence(i) != lead;
    });
    const bool sourced = std::any_of(all_.begin(), all_.end(), [&](std::uint32_t i) {
      return said(i) && sentence(i) > lead && sentence(i) <= lead + reach;
    });
    // under a headline the lead is the outlet's summary
    return again || !sourced || tree_.analysis().sentences.front().headline || names_before();
  }

  [[nodiscard]] bool tells_strong() const {
    return std::any_of(all_.begin(), all_.end(),
                       [this](std::uint32_t i) { return speaks(i) && strong(i); });
  }

  /// Does it give the same figure?
  [[nodiscard]] bool counts(const std::string& what, const SizeRange& range) const {
    return std::any_of(all_.begin(), all_.end(), [&](std::uint32_t i) {
      if (!speaks(i)) return false;
      const auto at = mentions_[i].sizes.find(what);
      return at != mentions_[i].sizes.end() && at->second.low == range.low;
    });
  }

  /// Does it name one of those who are said to have done it?
  [[nodiscard]] bool names_doer(const Attribution& a) const {
    const EventType type = mentions_[all_.front()].candidate.entry->type;
    if (type == EventType::protest || type == EventType::consult) return true;
    ActorList own;
    ActorList theirs;
    for (const std::uint32_t i : all_) {
      const ActorList& doers = mentions_[i].candidate.actors;
      const auto& said = mentions_[i].attributions;
      const bool by = std::any_of(said.begin(), said.end(),
                                  [&a](const Attribution& b) { return a.cue == b.cue; });
      for (const ActorIndex x : doers) {
        const bool somebody = x >= actors_.list.size() || !is_unknown(x);
        if (by && somebody) add_actor(x, theirs);
        if (speaks(i)) add_actor(x, own);
      }
    }
    return theirs.empty() || !own.empty();
  }

 private:
  /// "des assaillants": armed men of whom no more is known.
  [[nodiscard]] bool is_unknown(ActorIndex actor) const {
    const auto& sectors = actors_.list[actor].sectors;
    return std::find(sectors.begin(), sectors.end(), "UAF") != sectors.end();
  }

  static constexpr std::uint32_t reach = 2;  ///< sentences between a lead and its source
  static constexpr std::size_t few = 2;      ///< deeds of one kind in a text that tells one story

  [[nodiscard]] std::uint32_t sentence(std::uint32_t i) const {
    return tree_.sentence(mentions_[i].candidate.trigger);
  }

  /// "une fusillade a éclaté" tells as much as a verb of its own.
  [[nodiscard]] bool strong(std::uint32_t i) const {
    return !mentions_[i].weak || mentions_[i].candidate.standing.supported;
  }

  [[nodiscard]] bool said(std::uint32_t i) const { return !mentions_[i].attributions.empty(); }

  [[nodiscard]] bool speaks(std::uint32_t i) const {
    if (!headlines_ && tree_.analysis().sentences[sentence(i)].headline) return false;
    return !said(i) && !mentions_[i].granted;
  }

  /// "l'attentat de Nice": named by the outlet before anybody is said to have told it.
  [[nodiscard]] bool names_before() const {
    const auto told =
        std::find_if(all_.begin(), all_.end(), [this](std::uint32_t i) { return said(i); });
    return std::any_of(all_.begin(), told, [&](std::uint32_t i) {
      return speaks(i) && !strong(i) && told != all_.end() && sentence(i) != sentence(*told);
    });
  }

  const std::vector<std::uint32_t>& all_;
  const Happening& happening_;
  const std::vector<Mention>& mentions_;
  const Tree& tree_;
  const Actors& actors_;
  bool headlines_;  ///< is what a headline tells told?
};

}  // namespace

namespace {

/// "A, a annoncé l'agence. B, a dit la présidence, citée par l'agence": who is in the chain of
/// another is no source, but for figures of its own.
void drop_relays(std::vector<Attribution>& all) {
  std::vector<ActorIndex> relays;
  for (const Attribution& a : all) relays.insert(relays.end(), a.chain.begin(), a.chain.end());
  std::erase_if(all, [&relays](const Attribution& a) {
    return a.claimant != no_actor && a.stance == Stance::asserts && a.size.empty() &&
           std::find(relays.begin(), relays.end(), a.claimant) != relays.end();
  });
}

}  // namespace

namespace {

/// Does the claimant speak of what it, or its side, has a part in? An army, an armed group, one of
/// those who take part.
bool is_party(ActorIndex claimant, const Report& report, const Actors& actors) {
  if (claimant >= actors.list.size()) return false;
  const auto in = [claimant](const std::vector<ActorIndex>& list) {
    return std::find(list.begin(), list.end(), claimant) != list.end();
  };
  if (in(report.actors) || in(report.recipients)) return true;
  constexpr std::array<std::string_view, 5> armed{"MIL", "REB", "SEP", "PRM", "UAF"};
  const auto& sectors = actors.list[claimant].sectors;
  return std::any_of(sectors.begin(), sectors.end(), [&armed](const std::string& sector) {
    return std::find(armed.begin(), armed.end(), sector) != armed.end();
  });
}

}  // namespace

void drop_shared_words(const Happening& happening, const std::vector<Mention>& mentions,
                       const Tree& tree, const Actors& actors, Report& report) {
  if (report.attributions.empty()) return;
  drop_relays(report.attributions);
  const OwnVoice body(happening, mentions, tree, actors, false);
  const OwnVoice whole(happening, mentions, tree, actors, true);
  const bool body_tells = body.tells() || body.tells_apart();
  const bool whole_tells = body_tells || whole.tells() || whole.tells_apart();
  std::erase_if(report.attributions, [&](Attribution& a) {
    if (a.stance == Stance::denies) return false;
    const bool party = is_party(a.claimant, report, actors);
    const OwnVoice& own = party ? body : whole;
    const bool tells = party ? body_tells : whole_tells;
    if (tells) {
      std::erase_if(a.size, [&](const auto& s) {
        const SizeRange& range = s.second;
        const bool one = range.low == 1 && range.high == 1;  // "tuant une personne": no figure
        return one || own.counts(s.first, range);
      });
    }
    if (!a.size.empty()) return false;
    return (tells && own.names_doer(a)) ||
           (own.tells_strong() && a.stance == Stance::doubts && a.claimant == no_actor);
  });
}

void drop_own_words(Report& report) {
  if (!is_verbal_act(report.type)) return;
  std::erase_if(report.attributions, [&report](const Attribution& a) {
    return a.stance == Stance::asserts && a.size.empty() && a.claimant != no_actor &&
           std::find(report.actors.begin(), report.actors.end(), a.claimant) != report.actors.end();
  });
}

}  // namespace depeche::events
