// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#include "events/candidate.h"

#include "events/completion.h"
#include "events/row_match.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace depeche::events {

namespace {

class CandidateReader {
 public:
  CandidateReader(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
                  const std::vector<PlaceRef>& places)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        arguments_(tree, lexicon),
        rows_(tree, lexicon, participants, places),
        completion_(tree, lexicon, participants) {}

  [[nodiscard]] const RowMatcher& rows() const { return rows_; }

  [[nodiscard]] std::optional<Candidate> read(TokenIndex token) const {
    const auto [best, points] = rows_.match(token);
    if (best == nullptr) return std::nullopt;
    Candidate candidate;
    candidate.trigger = token;
    candidate.entry = best;
    candidate.specific = points;
    candidate.standing = standing_of(token, tree_, lexicon_);
    if (best->called && !candidate.standing.told) {
      candidate.standing.told = true;
      candidate.standing.status = Status::planned;
    }
    if (best->aimed && candidate.standing.purpose) candidate.standing.told = true;
    if (best->hint != Status::occurred && candidate.standing.status == Status::occurred)
      candidate.standing.status = best->hint;
    // "ne reconnaît pas": the refusal is a fact.
    if (best->denied && candidate.standing.status == Status::negated)
      candidate.standing.status = Status::occurred;
    fill(candidate);
    return candidate;
  }

 private:
  void fill(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const TokenIndex trigger = candidate.trigger;
    candidate.actors =
        participants_.fill(trigger, entry.actor, arguments_, entry.symmetric, candidate.near);
    bool owners = false;
    candidate.recipients =
        participants_.fill(trigger, entry.recipient, arguments_, entry.symmetric, owners);
    candidate.near = candidate.near || owners;
    // "la plaque des déportés a été vandalisée": done to a thing, not to whose it is.
    if (owners && entry.mode == "vandalize") candidate.recipients.clear();
    // "contre la politique de X": against him; "contre la réforme de la SNCF": not against it.
    if (owners && (entry.mode == "demo" || entry.mode == "strike")) {
      std::erase_if(candidate.recipients,
                    [&](ActorIndex a) { return !participants_.political(a); });
    }
    if (entry.type == EventType::request) of_sufferers(candidate);
    caused(candidate);
    against(candidate);
    attacked(candidate);
    banned(candidate);
    if (near_person(candidate, owners)) candidate.recipients.clear();
    if (candidate.recipients.empty()) at_things(candidate);
    active_participle(candidate);
    inverted(candidate);
    author(candidate);
    written(candidate);
    completion_.fill(candidate);
    if (entry.type == EventType::accuse || entry.type == EventType::support)
      answer_for_deeds(candidate);
    // "a versé à Kiev 1,5 milliard": a capital that is given something.
    if (candidate.recipients.empty() && (is_verbal_act(entry.type) || entry.type == EventType::aid))
      candidate.recipients = participants_.capitals(trigger, entry.recipient, arguments_);
    if (entry.pos == EntryPos::noun) undergone(candidate);
    who_says_so(candidate);
    guess(candidate);
    guess_recipient(candidate);
    // "dans une interview au Monde, X se dit prêt", "s'en est pris à Y sur BFMTV": told to the
    // press, promised to others.
    if (is_verbal_act(entry.type)) {
      const bool promised = entry.type == EventType::agree;
      std::erase_if(candidate.recipients, [&](ActorIndex a) {
        return participants_.is_press(a) && (promised || is_channel(candidate.trigger, a));
      });
    }
    if (entry.symmetric) {
      for (const ActorIndex a : candidate.recipients) add_actor(a, candidate.actors);
      candidate.recipients.clear();
    }
    auto& recipients = candidate.recipients;
    recipients.erase(std::remove_if(recipients.begin(), recipients.end(),
                                    [&](ActorIndex a) { return overlap({a}, candidate.actors); }),
                     recipients.end());
    link(candidate);
    owned_elsewhere(candidate);
    summed_up(candidate);
    if (entry.type == EventType::protest && candidate.recipients.empty()) protested(candidate);
  }

  /// "ont manifesté pour réclamer le départ du président": against him.
  void protested(Candidate& candidate) const {
    TokenList above{candidate.trigger};
    if (candidate.entry->pos == EntryPos::noun) {
      if (const TokenIndex verb = arguments_.support_of(candidate.trigger).verb; verb != no_token)
        above.push_back(verb);
    }
    TokenList aims{candidate.trigger};
    for (const TokenIndex t : above) {
      for (const TokenIndex c : tree_.children(t)) {
        const bool aim = c > t && tree_.is_verbal(c) && tree_[c].morph.verb_form == VerbForm::inf &&
                         tree_[c].deprel != Deprel::conj;
        if (aim) aims.push_back(c);
      }
    }
    for (const TokenIndex aim : aims) {
      ActorList target;
      TokenList objects;
      arguments_.objects(aim, objects);
      for (const TokenIndex t : objects) {
        if (lexicon_.bond(tree_[t].lemma) == Bond::leave) leaver(t, candidate.actors, target);
      }
      const auto asked = aim == candidate.trigger ? std::nullopt : read(aim);
      if (asked && asked->entry->mode == "disapprove")
        target.insert(target.end(), asked->recipients.begin(), asked->recipients.end());
      for (const ActorIndex a : target) {
        const bool power = participants_.political(a) && !participants_.keeps_order(a);
        if (power && !overlap({a}, candidate.actors)) add_actor(a, candidate.recipients);
      }
    }
  }

  /// "la démission du président", "son départ"
  void leaver(TokenIndex noun, const ActorList& speakers, ActorList& out) const {
    owner(noun, out);
    for (const TokenIndex c : tree_.children(noun)) {
      if (out.empty() && tree_[c].morph.possessive)
        add_actor(participants_.owner_before(c, speakers), out);
    }
  }

  [[nodiscard]] bool is_deed(TokenIndex noun) const {
    const Bond bond = lexicon_.bond(tree_[noun].lemma);
    return bond == Bond::deed || bond == Bond::verdict;
  }

  /// "X dénonce une décision grave. La décision de Y …", "the mayor welcomed the ruling": whose
  /// deed it is, said of the same word nearby; of a verdict, the court that is spoken of.
  void owned_elsewhere(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const bool judges = entry.type == EventType::support || entry.type == EventType::reject ||
                        entry.mode == "disapprove";
    if (!judges || !candidate.recipients.empty() || candidate.actors.empty()) return;
    constexpr std::uint32_t before = 3;
    constexpr std::uint32_t behind = 2;
    const auto& sentences = tree_.analysis().sentences;
    const std::uint32_t here = tree_.sentence(candidate.trigger);
    const std::uint32_t last =
        std::min<std::uint32_t>(here + behind, static_cast<std::uint32_t>(sentences.size()) - 1);
    for (const TokenIndex deed : candidate.deeds) {
      // "le meurtre du maire" is not his.
      if (may_be_suffered(deed, false)) continue;
      ActorList found;
      for (TokenIndex t = sentences[here > before ? here - before : 0].tokens.first;
           t < sentences[last].tokens.last && found.empty(); ++t) {
        if (t == deed || tree_[t].lemma != tree_[deed].lemma || !tree_.is_nominal(t)) continue;
        owner(t, found);
      }
      if (found.empty() && lexicon_.bond(tree_[deed].lemma) == Bond::verdict)
        add_actor(participants_.court_before(candidate.trigger), found);
      for (const ActorIndex a : found) {
        if (!overlap({a}, candidate.actors)) add_actor(a, candidate.recipients);
      }
      if (!candidate.recipients.empty()) return;
    }
  }

  /// "…, une décision saluée par Y": hers who is the subject of the clause that it sums up. "Y a
  /// rejeté ce projet": his of whom the sentence before tells.
  void summed_up(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const bool judges = entry.type == EventType::support || entry.type == EventType::reject ||
                        entry.mode == "disapprove";
    // Who signs says it to those who sign as well.
    constexpr std::string_view signs = "057";
    if (!judges || !candidate.recipients.empty() || candidate.actors.empty() ||
        entry.pos != EntryPos::verb || entry.cameo == signs)
      return;
    const TokenIndex verb = candidate.trigger;
    const TokenIndex noun = tree_.head(verb);
    TokenIndex told = no_token;
    if (tree_[verb].deprel == Deprel::acl && noun < verb) {
      const TokenIndex the = tree_.child(noun, Deprel::det);
      const bool some = the != no_token && !tree_[the].morph.definite &&
                        !tree_[the].morph.possessive && tree_[the].morph.pron_type != PronType::dem;
      if (some && !participants_.names_actor(noun) && arguments_.is_passive(verb) &&
          follows_comma(noun))
        told = verb_above(noun);
      if (told != no_token && told > noun) told = no_token;
    } else {
      TokenList nouns;
      arguments_.objects(verb, nouns);
      for (const TokenIndex c : tree_.children(verb)) {
        // "ce lundi" is when.
        const bool named = main_relation(tree_[c].deprel) == Deprel::obl && tree_.has_case(c);
        if (named && c > verb) nouns.push_back(c);
      }
      const bool back = std::any_of(nouns.begin(), nouns.end(),
                                    [&](TokenIndex t) { return points_to_before(t); });
      if (back) told = clause_before(verb);
    }
    if (told == no_token) return;
    TokenList subjects;
    arguments_.subjects(told, subjects);
    ActorList who;
    bool near = false;
    for (const TokenIndex t : subjects) participants_.resolve(t, who, near);
    const bool own = std::any_of(who.begin(), who.end(), [&](ActorIndex a) {
      return std::any_of(candidate.actors.begin(), candidate.actors.end(), [&](ActorIndex b) {
        return a == b || participants_.same_party(a, b) ||
               (participants_.is_country(a) && participants_.is_country(b) &&
                participants_.country_of(a) == participants_.country_of(b));
      });
    });
    if (near || own) return;
    for (const ActorIndex a : who) {
      if (participants_.in_public(a)) add_actor(a, candidate.recipients);
    }
  }

  /// "ce projet", "the request": a noun that takes for granted what was told.
  [[nodiscard]] bool points_to_before(TokenIndex noun) const {
    if (!tree_.is_nominal(noun) || participants_.names_actor(noun)) return false;
    bool shown = false;
    bool bare = true;
    bool definite = false;
    for (const TokenIndex c : tree_.children(noun)) {
      const Token& t = tree_[c];
      shown = shown || (t.deprel == Deprel::det && t.morph.pron_type == PronType::dem);
      definite = definite || (t.deprel == Deprel::det && t.morph.definite);
      const Deprel d = main_relation(t.deprel);
      bare = bare && d != Deprel::nmod && d != Deprel::acl && d != Deprel::compound;
    }
    // Who struck is told by the blow itself ("a condamné l'offensive").
    const auto* rows = lexicon_.find(tree_[noun].lemma);
    const bool blow =
        rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
          const Entry& entry = lexicon_.entry(row);
          return entry.pos == EntryPos::noun && !is_verbal_act(entry.type);
        });
    return !blow && (shown || (definite && bare && is_deed(noun)));
  }

  [[nodiscard]] bool follows_comma(TokenIndex noun) const {
    TokenIndex first = noun;
    for (const TokenIndex c : tree_.children(noun)) {
      if (tree_[c].upos != Upos::punct) first = std::min(first, c);
    }
    return first > 0 && tree_[first - 1].form == ",";
  }

  [[nodiscard]] TokenIndex verb_above(TokenIndex noun) const {
    TokenIndex t = noun;
    for (int i = 0; i < max_climb && t < tree_.size(); ++i) {
      t = tree_.head(t);
      if (t < tree_.size() && tree_.is_verbal(t)) return t;
    }
    return no_token;
  }

  /// The verb of the clause before in the sentence, else of the sentence before.
  [[nodiscard]] TokenIndex clause_before(TokenIndex verb) const {
    const Token& v = tree_[verb];
    if (v.deprel == Deprel::conj && v.head < verb && tree_.is_verbal(v.head) &&
        tree_.child(verb, Deprel::nsubj) != no_token)
      return v.head;
    const std::uint32_t here = tree_.sentence(verb);
    if (here == 0 || v.deprel != Deprel::root) return no_token;
    const TokenRange before = tree_.analysis().sentences[here - 1].tokens;
    for (TokenIndex t = before.first; t < before.last; ++t) {
      if (tree_[t].deprel == Deprel::root && tree_.is_verbal(t)) return t;
    }
    return no_token;
  }

  /// "la décision du président", "Israel's decision"
  void owner(TokenIndex deed, ActorList& out) const {
    bool near = false;
    for (const TokenIndex c : tree_.children(deed)) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      const bool genitive = tree_[c].deprel == Deprel::nmod && by != no_token &&
                            lexicon_.marker(tree_[by].lemma) == Marker::genitive;
      if ((genitive || tree_[c].deprel == Deprel::nmod_poss) && participants_.names_actor(c) &&
          !participants_.names_one(c, deed))
        participants_.resolve(c, out, near);
    }
  }

  /// "a demandé la libération des opposants", "réclame une enquête sur la mort de X": nothing is
  /// asked of them.
  void of_sufferers(Candidate& candidate) const {
    constexpr std::size_t most = 12;
    TokenList nouns;
    arguments_.objects(candidate.trigger, nouns);
    for (const TokenIndex c : tree_.children(candidate.trigger)) {
      if (main_relation(tree_[c].deprel) == Deprel::obl) nouns.push_back(c);
    }
    for (std::size_t i = 0; i < nouns.size() && nouns.size() < most; ++i) {
      if (participants_.names_actor(nouns[i])) continue;
      const bool suffered = may_be_suffered(nouns[i], false);
      for (const TokenIndex c : tree_.children(nouns[i])) {
        if (main_relation(tree_[c].deprel) != Deprel::nmod) continue;
        nouns.push_back(c);
        const TokenIndex by = tree_.child(c, Deprel::case_);
        if (!suffered || by == no_token || lexicon_.marker(tree_[by].lemma) != Marker::genitive)
          continue;
        ActorList whose;
        TokenList tokens;
        bool near = false;
        tree_.add_with_conjuncts(c, tokens);
        for (const TokenIndex t : tokens) participants_.resolve(t, whose, near);
        std::erase_if(candidate.recipients, [&](ActorIndex a) { return overlap({a}, whose); });
      }
    }
  }

  /// "a fait démissionner le ministre": who is made to do it does it.
  void caused(Candidate& candidate) const {
    const auto& choices = candidate.entry->recipient.choices;
    const bool transitive = std::any_of(choices.begin(), choices.end(), takes_object);
    TokenList tokens;
    if (candidate.entry->pos == EntryPos::verb && !transitive)
      arguments_.caused(candidate.trigger, tokens);
    ActorList made;
    for (const TokenIndex t : tokens) {
      if (participants_.names_actor(t)) {
        participants_.resolve(t, made, candidate.near);
      } else if (tree_.is_person_pronoun(t)) {
        add_actor(participants_.last_before(t, {}), made);
      }
    }
    if (!made.empty()) candidate.actors = std::move(made);
  }

  static bool takes_object(const std::vector<Slot>& choice) {
    return std::any_of(choice.begin(), choice.end(),
                       [](const Slot& slot) { return slot.kind == Slot::Kind::object; });
  }

  /// "la manifestation anti-Trump"
  void against(Candidate& candidate) const {
    if (candidate.entry->type != EventType::protest || !candidate.recipients.empty()) return;
    for (const TokenIndex c : tree_.children(candidate.trigger)) {
      if (const ActorIndex who = participants_.opposed(c); who != no_actor)
        add_actor(who, candidate.recipients);
    }
  }

  /// "l'interdiction de la préfecture": hers.
  void banned(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    if (entry.pos != EntryPos::noun || entry.mode != "restrict") return;
    for (const TokenIndex c : tree_.children(candidate.trigger)) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      if (tree_[c].deprel != Deprel::nmod || by == no_token ||
          lexicon_.marker(tree_[by].lemma) != Marker::genitive || !participants_.names_actor(c))
        continue;
      ActorList whose;
      bool near = false;
      participants_.resolve(c, whose, near);
      const bool rules = std::all_of(whose.begin(), whose.end(), [&](ActorIndex a) {
        return participants_.is_authority(a) && overlap({a}, candidate.recipients);
      });
      if (whose.empty() || !rules) continue;
      std::erase_if(candidate.recipients, [&](ActorIndex a) { return overlap({a}, whose); });
      candidate.actors = std::move(whose);
      return;
    }
  }

  /// "le garde du corps de X a été arrêté": not X, whatever the noun means.
  [[nodiscard]] bool near_person(const Candidate& candidate, bool owners) const {
    const Entry& entry = *candidate.entry;
    const bool custody = entry.mode == "arrest" || entry.mode == "convict" ||
                         entry.mode == "release" || entry.mode == "abduct" ||
                         entry.mode == "deport" ||
                         (entry.type == EventType::accuse && entry.mode == "allege" &&
                          arguments_.is_passive(candidate.trigger));
    if (!owners || !custody || entry.pos != EntryPos::verb || candidate.recipients.size() != 1 ||
        !participants_.is_person(candidate.recipients.front()))
      return false;
    TokenList tokens;
    arguments_.objects(candidate.trigger, tokens);
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      ActorList whose;
      owner(t, whose);
      return whose == candidate.recipients;
    });
  }

  /// "l'attaque de la préfecture": a house or a body without arms is attacked.
  void attacked(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    if (entry.type != EventType::assault || entry.symmetric) return;
    TokenList blows;
    if (entry.pos == EntryPos::noun) blows.push_back(candidate.trigger);
    if (entry.pos == EntryPos::verb && entry.casualties)
      arguments_.subjects(candidate.trigger, blows);
    for (const TokenIndex blow : blows) {
      if (tree_.is_nominal(blow) && may_be_suffered(blow, true)) whose_house(blow, candidate);
    }
  }

  /// "sur BFMTV", "on CNN": where it is said.
  [[nodiscard]] bool is_channel(TokenIndex verb, ActorIndex press) const {
    const auto& below = tree_.children(verb);
    return std::any_of(below.begin(), below.end(), [&](TokenIndex c) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      if (by == no_token || main_relation(tree_[c].deprel) != Deprel::obl ||
          lexicon_.bond(tree_[by].lemma) != Bond::medium)
        return false;
      ActorList named;
      bool near = false;
      participants_.resolve(c, named, near);
      return overlap({press}, named);
    });
  }

  /// "l'attaque de X": what follows may be who attacks and who is attacked.
  [[nodiscard]] bool may_be_suffered(TokenIndex noun, bool blow) const {
    const auto* rows = lexicon_.find(tree_[noun].lemma);
    return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
             const Entry& entry = lexicon_.entry(row);
             const auto genitive = [&](const std::vector<Slot>& choice) {
               return std::any_of(choice.begin(), choice.end(), [&](const Slot& slot) {
                 return slot.kind == Slot::Kind::preposition &&
                        lexicon_.marker(slot.preposition) == Marker::genitive;
               });
             };
             const auto& choices = entry.recipient.choices;
             return (entry.type == EventType::assault || !blow) && entry.pos == EntryPos::noun &&
                    std::any_of(choices.begin(), choices.end(), genitive);
           });
  }

  void whose_house(TokenIndex blow, Candidate& candidate) const {
    for (const TokenIndex c : tree_.children(blow)) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      if (tree_[c].deprel != Deprel::nmod || by == no_token ||
          lexicon_.marker(tree_[by].lemma) != Marker::genitive ||
          lexicon_.bond(tree_[c].lemma) == Bond::rule)
        continue;
      ActorList whose;
      bool near = false;
      participants_.resolve(c, whose, near);
      for (const ActorIndex a : whose) {
        if (!participants_.is_unarmed_body(a) || !overlap({a}, candidate.actors)) continue;
        std::erase(candidate.actors, a);
        // "les attentats de Trèbes", taken for a body.
        if (participants_.in_public(a)) add_actor(a, candidate.recipients);
      }
    }
  }

  /// "a saisi un pétrolier iranien", "prêt à frapper des sites iraniens": done to the country whose
  /// things they are.
  void at_things(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const bool hits = entry.type == EventType::assault ||
                      (entry.type == EventType::threaten && entry.mode == "violence") ||
                      (entry.type == EventType::coerce && entry.mode == "seize");
    if (entry.pos != EntryPos::verb || !hits || entry.casualties || candidate.actors.empty())
      return;
    TokenList tokens;
    arguments_.objects(candidate.trigger, tokens);
    arguments_.collect(candidate.trigger, {Slot::Kind::infinitive_object, ""}, tokens);
    for (const TokenIndex t : tokens) {
      if (tree_[t].upos == Upos::noun && !participants_.names_actor(t))
        participants_.of_adjective(t, candidate.recipients);
    }
  }

  /// "a condamné l'assassinat du maire": said to those who did the deed, not to whom it was done.
  void answer_for_deeds(Candidate& candidate) const {
    if (candidate.entry->pos != EntryPos::verb) return;
    TokenList objects;
    arguments_.objects(candidate.trigger, objects);
    for (const TokenIndex t : objects) {
      if (participants_.names_actor(t)) continue;
      const auto deed = read(t);
      const bool known = deed && deed->entry->pos == EntryPos::noun;
      if (!known && is_deed(t)) {
        whose(t, candidate.recipients);
        continue;
      }
      if (!known || is_verbal_act(deed->entry->type)) continue;
      auto& recipients = candidate.recipients;
      std::erase_if(recipients, [&](ActorIndex a) { return overlap({a}, deed->recipients); });
      for (const ActorIndex a : deed->actors) add_actor(a, recipients);
    }
  }

  /// "l'opération israélienne", "the government's decision", "une fraude orchestrée par X".
  void whose(TokenIndex deed, ActorList& out) const {
    TokenList tokens;
    arguments_.collect(deed, {Slot::Kind::possessor, ""}, tokens);
    for (const TokenIndex c : tree_.children(deed)) {
      if (tree_[c].deprel == Deprel::acl) arguments_.agents(c, tokens);
    }
    bool near = false;
    ActorList found;
    for (const TokenIndex t : tokens) participants_.resolve(t, found, near);
    if (found.empty()) participants_.of_adjective(deed, found);
    if (!found.empty()) out = std::move(found);
  }

  /// "« C'est une honte », a dénoncé le ministre": who speaks follows, and looks like the object.
  void inverted(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const TokenIndex verb = candidate.trigger;
    if (entry.pos != EntryPos::verb || entry.symmetric || !candidate.actors.empty() ||
        candidate.recipients.empty()) {
      return;
    }
    TokenIndex first = verb;
    for (const TokenIndex c : tree_.children(verb)) {
      if (main_relation(tree_[c].deprel) == Deprel::aux) first = std::min(first, c);
    }
    const TokenRange range = tree_.sentence_tokens(verb);
    const bool follows = first > range.first && tree_[first - 1].upos == Upos::punct;
    const TokenIndex object = tree_.child(verb, Deprel::obj);
    if (!follows || object == no_token || object < verb || arguments_.is_passive(verb)) return;
    if (tree_.finite_of(verb) == no_token) return;
    const bool marked = quoted_before(range.first, first);
    if (!marked && !(is_verbal_act(entry.type) && ends_sentence(verb, object))) return;
    ActorList speaker;
    bool near = false;
    participants_.resolve(object, speaker, near);
    if (speaker.empty() || near) return;
    if (!marked && (!participants_.any_political(speaker) ||
                    participants_.is_international(speaker.front()))) {
      return;
    }
    candidate.actors = speaker;
    candidate.recipients.clear();
  }

  /// "La France répliquera, a prévenu l'Élysée.": a verb without subject, though nothing before it
  /// could be that, and nothing behind its object.
  [[nodiscard]] bool ends_sentence(TokenIndex verb, TokenIndex object) const {
    TokenList subjects;
    arguments_.subjects(verb, subjects);
    return subjects.empty() && tree_[verb].deprel != Deprel::acl_relcl && object > verb;
  }

  [[nodiscard]] bool quoted_before(TokenIndex from, TokenIndex to) const {
    for (TokenIndex t = from; t < to; ++t) {
      const std::string& form = tree_[t].form;
      if (form == "\"" || form == "»" || form == "”" || form == "''") return true;
    }
    return false;
  }

  /// Whoever issues it demands. "Washington said it would halt the aid": "it" is who says so.
  void author(Candidate& candidate) const {
    if (candidate.entry->pos == EntryPos::noun || !candidate.actors.empty()) return;
    const TokenIndex trigger = candidate.trigger;
    TokenIndex says = no_token;
    TokenIndex pronoun = no_token;
    if (rows_.is_said_of_paper(trigger)) {
      says = tree_.head(tree_.head(trigger));
      // "a reçu une lettre accusant X": another wrote it.
      if (lexicon_.verb_governor(tree_[says].lemma) == Governor::undergo) says = no_token;
    } else if (!arguments_.is_passive(trigger)) {
      TokenList own;
      arguments_.shown_subjects(trigger, own);
      const bool told = own.size() == 1 && tree_.is_person_pronoun(own.front()) &&
                        !participants_.names_actor(own.front());
      if (told) pronoun = own.front();
      if (told) says = said_by(pronoun);
    }
    if (says == no_token) return;
    TokenList tokens;
    arguments_.subjects(says, tokens);
    // "Officials said it killed nine": the fire.
    const bool one = pronoun != no_token && tree_[pronoun].morph.number == Number::sing;
    for (const TokenIndex t : tokens) {
      if (one && tree_[t].morph.number == Number::plur && tree_[t].upos == Upos::noun) continue;
      participants_.resolve(t, candidate.actors, candidate.near);
    }
  }

  /// "posted a message on Twitter blaming X", "a publié une lettre accusant X": who published it.
  void written(Candidate& candidate) const {
    const TokenIndex verb = candidate.trigger;
    const Token& v = tree_[verb];
    if (candidate.entry->pos != EntryPos::verb || !is_verbal_act(candidate.entry->type) ||
        v.deprel != Deprel::acl || v.morph.verb_form != VerbForm::part ||
        v.morph.tense != Tense::pres || v.head >= verb)
      return;
    const TokenIndex paper = v.head;
    const TokenIndex above = tree_.head(paper);
    if (tree_[paper].deprel != Deprel::obj || above >= paper || !tree_.is_verbal(above) ||
        participants_.names_actor(paper))
      return;
    const Bond bond = lexicon_.bond(tree_[above].lemma);
    if (bond != Bond::publish && bond != Bond::report) return;
    ActorList whose;
    owner(paper, whose);
    if (!whose.empty()) return;
    TokenList tokens;
    ActorList writers;
    bool near = false;
    arguments_.subjects(above, tokens);
    for (const TokenIndex t : tokens) participants_.resolve(t, writers, near);
    if (!writers.empty()) candidate.actors = std::move(writers);
  }

  /// The verb that the clause of a pronoun in the third person completes.
  [[nodiscard]] TokenIndex said_by(TokenIndex pronoun) const {
    const Token& p = tree_[pronoun];
    if (p.morph.person == 1 || p.morph.person == 2) return no_token;
    const TokenIndex clause = tree_.head(pronoun);
    if (clause == no_token || tree_[clause].deprel != Deprel::ccomp) return no_token;
    const TokenIndex head = tree_.head(clause);
    return head != no_token && head < pronoun && tree_.is_verbal(head) ? head : no_token;
  }

  /// "The pope called for dialogue", taken for a participle: verbs with a preposition are active.
  void active_participle(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    if (!entry.intransitive || !candidate.actors.empty() || entry.pos != EntryPos::verb) return;
    if (!arguments_.is_passive(candidate.trigger)) return;
    TokenList tokens;
    arguments_.shown_subjects(candidate.trigger, tokens);
    for (const TokenIndex t : tokens) participants_.resolve(t, candidate.actors, candidate.near);
  }

  /// "L'armée a essuyé une attaque": the subject of the verb suffers.
  void undergone(Candidate& candidate) const {
    const Support support = arguments_.support_of(candidate.trigger);
    if (support.kind != Governor::undergo) return;
    TokenList tokens;
    arguments_.subjects(support.verb, tokens);
    ActorList suffering;
    for (const TokenIndex t : tokens) participants_.resolve(t, suffering, candidate.near);
    if (!suffering.empty()) candidate.recipients = suffering;
  }

  /// Where the tree shows nobody concerned, the next actor behind the verb.
  void guess_recipient(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const auto object = [](const std::vector<Slot>& c) {
      return std::any_of(c.begin(), c.end(),
                         [](const Slot& slot) { return slot.kind == Slot::Kind::object; });
    };
    const auto& choices = entry.symmetric ? entry.actor.choices : entry.recipient.choices;
    const bool asks = std::any_of(choices.begin(), choices.end(), object);
    if (!asks || !candidate.recipients.empty() || entry.pos != EntryPos::verb) return;
    if (candidate.actors.empty() || (entry.symmetric && candidate.actors.size() > 1)) return;
    if (arguments_.is_passive(candidate.trigger)) return;
    const ActorIndex found = participants_.neighbour(candidate.trigger, true);
    if (found == no_actor || overlap({found}, candidate.actors)) return;
    candidate.recipients.push_back(found);
    candidate.guessed = true;
  }

  /// "X a affirmé que dix drones y avaient participé et menacé Riyad": drones do not threaten.
  void who_says_so(Candidate& candidate) const {
    const TokenIndex verb = candidate.trigger;
    const Token& word = tree_[verb];
    promised_in_passing(candidate);
    if (!candidate.actors.empty() || candidate.entry->pos != EntryPos::verb ||
        !is_verbal_act(candidate.entry->type) || word.deprel != Deprel::conj ||
        word.head == no_token || word.morph.verb_form != VerbForm::part)
      return;
    const Token& told = tree_[word.head];
    if (main_relation(told.deprel) != Deprel::ccomp || told.head == no_token ||
        tree_.child(verb, Deprel::nsubj) != no_token)
      return;
    TokenList tokens;
    arguments_.subjects(told.head, tokens);
    for (const TokenIndex t : tokens) participants_.resolve(t, candidate.actors, candidate.near);
  }

  /// "X a estimé que les suicides dans la police n'étaient pas une fatalité, en promettant": what
  /// is spoken of does not speak.
  void promised_in_passing(Candidate& candidate) const {
    const TokenIndex verb = candidate.trigger;
    const Token& word = tree_[verb];
    if (candidate.entry->pos != EntryPos::verb || !is_verbal_act(candidate.entry->type) ||
        word.deprel != Deprel::advcl || word.morph.verb_form != VerbForm::part ||
        word.morph.tense != Tense::pres || word.head >= verb)
      return;
    const Token& told = tree_[word.head];
    const auto& choices = candidate.entry->actor.choices;
    const bool speaker = std::any_of(choices.begin(), choices.end(), [](const auto& choice) {
      return std::any_of(choice.begin(), choice.end(),
                         [](const Slot& slot) { return slot.kind == Slot::Kind::subject; });
    });
    if (!speaker || main_relation(told.deprel) != Deprel::ccomp || told.head >= word.head) return;
    TokenList subjects;
    arguments_.shown_subjects(word.head, subjects);
    const bool speaks = std::any_of(subjects.begin(), subjects.end(), [&](TokenIndex t) {
      return participants_.names_actor(t) || tree_.is_person_pronoun(t);
    });
    if (speaks) return;
    TokenList tokens;
    ActorList speakers;
    bool near = false;
    arguments_.subjects(told.head, tokens);
    for (const TokenIndex t : tokens) participants_.resolve(t, speakers, near);
    if (!speakers.empty()) candidate.actors = std::move(speakers);
  }

  /// Where the tree shows no doer of an active verb, the next actor before it.
  void guess(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    if (!candidate.actors.empty() || entry.pos != EntryPos::verb) return;
    if (arguments_.is_passive(candidate.trigger) || tree_.finite_of(candidate.trigger) == no_token)
      return;
    TokenList subjects;
    arguments_.subjects(candidate.trigger, subjects);
    if (!subjects.empty()) return;
    const ActorIndex found = participants_.neighbour(candidate.trigger, false);
    if (found == no_actor || overlap({found}, candidate.recipients)) return;
    candidate.actors.push_back(found);
    candidate.guessed = true;
  }

  /// Nouns of happenings among the arguments ("l'attaque a tué", "tués lors d'une attaque").
  void link(Candidate& candidate) const {
    if (candidate.entry->pos != EntryPos::verb) {
      // "a bombing killed five, another attack ascribed to X".
      const Token& noun = tree_[candidate.trigger];
      if (noun.deprel == Deprel::appos && noun.head < tree_.size() &&
          lexicon_.find(tree_[noun.head].lemma) != nullptr) {
        candidate.linked.push_back(noun.head);
      }
      return;
    }
    TokenList tokens;
    arguments_.subjects(candidate.trigger, tokens);
    arguments_.objects(candidate.trigger, tokens);
    for (const TokenIndex c : tree_.children(candidate.trigger)) {
      if (main_relation(tree_[c].deprel) == Deprel::obl) tokens.push_back(c);
    }
    // "killed five and wounded 110": one blow.
    const Token& trigger = tree_[candidate.trigger];
    if (trigger.deprel == Deprel::conj && trigger.head < tree_.size() &&
        candidate.entry->casualties && tree_.is_verbal(trigger.head))
      tokens.push_back(trigger.head);
    TokenList verbs{candidate.trigger};
    arguments_.collect(candidate.trigger, {Slot::Kind::infinitive, ""}, verbs);
    candidate.answers = std::any_of(verbs.begin(), verbs.end(), [&](TokenIndex t) {
      return lexicon_.bond(tree_[t].lemma) == Bond::answer;
    });
    if (candidate.entry->casualties) add_clauses(candidate.trigger, tokens);
    for (const TokenIndex t : tokens) {
      if (lexicon_.find(tree_[t].lemma) != nullptr) candidate.linked.push_back(t);
      if (is_deed(t)) candidate.deeds.push_back(t);
    }
  }

  /// "were killed when the army shelled the town", "struck the market, killing ten": the blow.
  void add_clauses(TokenIndex verb, TokenList& out) const {
    for (const TokenIndex c : tree_.children(verb)) {
      if (tree_[c].deprel == Deprel::advcl && tree_.is_verbal(c)) out.push_back(c);
    }
    const Token& v = tree_[verb];
    if (v.deprel == Deprel::advcl && v.head < verb && tree_.is_verbal(v.head))
      out.push_back(v.head);
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
  RowMatcher rows_;
  Completion completion_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Tree& tree, const Lexicon& lexicon,
                                       const Participants& participants,
                                       const std::vector<PlaceRef>& places) {
  const CandidateReader reader(tree, lexicon, participants, places);
  std::vector<Candidate> out;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    reader.rows().begin(t + 16);
    reader.rows().approach(t + 8);
    if (auto candidate = reader.read(t)) out.push_back(std::move(*candidate));
  }
  return out;
}

}  // namespace depeche::events
