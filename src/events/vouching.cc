// SPDX-License-Identifier: Apache-2.0
#include "events/vouching.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace depeche::events {

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
    const auto first = first_said();
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

  /// Does it tell the happening?
  [[nodiscard]] bool tells() const {
    const auto first = std::find_if(all_.begin(), all_.end(),
                                    [this](std::uint32_t i) { return speaks(i) && strong(i); });
    if (first == all_.end()) return names_before() || takes_up();
    const std::uint32_t lead = sentence(*first);
    const bool again = std::any_of(first + 1, all_.end(), [&](std::uint32_t i) {
      return speaks(i) && strong(i) && sentence(i) != lead;
    });
    const bool sourced = std::any_of(all_.begin(), all_.end(), [&](std::uint32_t i) {
      return said(i) && sentence(i) > lead && sentence(i) <= lead + reach;
    });
    // under a headline the lead is the outlet's summary
    return again || takes_up() || !sourced || tree_.analysis().sentences.front().headline ||
           names_before();
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
    if (is_verbal_act(type) && tells()) return true;  // "ce soutien": of those who gave it
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

  [[nodiscard]] bool is_asked(std::uint32_t i) const {
    return tree_.is_question(mentions_[i].candidate.trigger);
  }

  [[nodiscard]] bool said(std::uint32_t i) const { return !mentions_[i].attributions.empty(); }

  [[nodiscard]] bool speaks(std::uint32_t i) const {
    if (!headlines_ && tree_.analysis().sentences[sentence(i)].headline) return false;
    // "A-t-il demandé de l'argent ?": who asks tells nothing
    return !said(i) && !mentions_[i].granted && !is_asked(i);
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

  /// The first mention that somebody is said to have told.
  [[nodiscard]] std::vector<std::uint32_t>::const_iterator first_said() const {
    return std::find_if(all_.begin(), all_.end(), [this](std::uint32_t i) { return said(i); });
  }

  /// "l'attentat de Nice": named by the outlet before anybody is said to have told it.
  [[nodiscard]] bool names_before() const {
    const auto told = first_said();
    return std::any_of(all_.begin(), told, [&](std::uint32_t i) {
      return speaks(i) && !strong(i) && told != all_.end() && sentence(i) != sentence(*told);
    });
  }

  /// "X a salué …, selon un sondage. Ce soutien dépasse les partis": taken for granted by the
  /// outlet.
  [[nodiscard]] bool takes_up() const {
    const auto told = first_said();
    return told != all_.end() && std::any_of(told + 1, all_.end(), [&](std::uint32_t i) {
             return speaks(i) && !strong(i) && sentence(i) != sentence(*told) &&
                    mentions_[i].candidate.entry->pos == EntryPos::noun &&
                    tree_.points_back(mentions_[i].candidate.trigger);
           });
  }

  const std::vector<std::uint32_t>& all_;
  const Happening& happening_;
  const std::vector<Mention>& mentions_;
  const Tree& tree_;
  const Actors& actors_;
  bool headlines_;  ///< is what a headline tells told?
};

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

/// "Le gouvernement a condamné l'attaque, selon un communiqué": a bare word for the paper by which
/// somebody speaks, who is not named beside it.
bool is_own_paper(const Attribution& said, const Tree& tree, const Lexicon& lexicon) {
  if (said.claimant_text.empty()) return false;
  const TokenIndex first = tree.analysis().token_at(said.claimant_text.begin);
  std::size_t nouns = 0;
  for (TokenIndex t = first; t < tree.size() && tree[t].span.begin < said.claimant_text.end; ++t) {
    if (tree[t].upos == Upos::det) continue;
    if (lexicon.bond(tree[t].lemma) != Bond::issued) return false;
    ++nouns;
  }
  return nouns == 1;
}

/// "a démenti avoir participé à l'attaque", which the outlet tells, is no word on the attack but
/// of one of those who are said to have done it; nor do the accused, who reject what they are
/// accused of, deny that somebody accuses them.
bool denies_it(const Attribution& said, const Report& report, bool told) {
  if (is_verbal_act(report.type) && among(said.claimant, report.recipients)) return false;
  return !told || among(said.claimant, report.actors);
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
    if (a.stance == Stance::denies) return !denies_it(a, report, body_tells);
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

void name_speaker(const std::vector<Mention>& mentions, const Tree& tree, Happening& happening) {
  if (!happening.actors.empty()) return;
  for (const std::uint32_t i : happening.mentions) {
    const Mention& mention = mentions[i];
    if (mention.attributions.empty() || mention.attributions.front().claimant == no_actor) continue;
    const std::span<const TokenIndex> below = tree.children(mention.candidate.trigger);
    const bool we = std::any_of(below.begin(), below.end(), [&](TokenIndex t) {
      const Morph& morph = tree[t].morph;
      return tree[t].deprel == Deprel::nsubj && tree[t].upos == Upos::pron && morph.person == 1 &&
             morph.number == Number::plur;
    });
    if (!we) continue;
    happening.actors = {mention.attributions.front().claimant};
    return;
  }
}

void drop_own_words(const std::vector<Mention>& mentions, const Happening& happening,
                    const Tree& tree, const Lexicon& lexicon, const Participants& participants,
                    Report& report) {
  // who announces a strike calls for it
  const bool called = report.type == EventType::protest && report.status == Status::planned;
  if ((!is_verbal_act(report.type) && !called) || report.actors.empty()) return;
  const bool performed =
      std::all_of(happening.mentions.begin(), happening.mentions.end(), [&](std::uint32_t i) {
        const Morph& morph = tree[mentions[i].candidate.trigger].morph;
        const bool now = morph.verb_form == VerbForm::fin && morph.tense == Tense::pres;
        return mentions[i].attributions.empty() || now;
      });
  std::erase_if(report.attributions, [&](const Attribution& a) {
    if (a.stance != Stance::asserts || !a.size.empty()) return false;
    if (a.claimant == no_actor) return called ? false : is_own_paper(a, tree, lexicon);
    return std::any_of(report.actors.begin(), report.actors.end(), [&](ActorIndex actor) {
      return actor == a.claimant || (performed && participants.same_party(a.claimant, actor) &&
                                     participants.is_country(actor));
    });
  });
}

}  // namespace depeche::events
