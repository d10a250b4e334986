// SPDX-License-Identifier: Apache-2.0
// Does this mention belong in the ledger?
#include "events/gate.h"

#include <algorithm>
#include <unordered_map>

namespace depeche::events {

namespace {

/// Acts that speak of other acts: what stands under them is not told as a fact.
bool embeds(EventType type) {
  return is_verbal_act(type) && type != EventType::support;
}

bool needs_recipient(EventType type) {
  return type == EventType::support || type == EventType::accuse || type == EventType::cooperate ||
         type == EventType::aid || type == EventType::sanction;
}

/// Is the subject of the verb the one it is done to?
bool suffers(const Entry& entry) {
  for (const auto& choice : entry.recipient.choices) {
    for (const Slot& slot : choice) {
      if (slot.kind == Slot::Kind::subject) return true;
    }
  }
  return false;
}

/// Points of a row whose words say what is done.
constexpr int least_words = 3;
/// Political actors that make an article one of public affairs.
constexpr std::size_t many_political = 2;

/// Done with weapons that no thief has.
bool warlike(const Entry& entry) {
  return entry.type == EventType::assault &&
         (entry.mode == "aerial" || entry.mode == "drone" || entry.mode == "heavy-weapons" ||
          entry.mode == "suicide-attack" || entry.mode == "unconventional");
}

bool takes_passive_alone(EventType type) {
  return type == EventType::coerce || type == EventType::assault || type == EventType::retreat ||
         type == EventType::sanction || type == EventType::accuse;
}

}  // namespace

Domain domain_of(const Tree& tree, const Lexicon& lexicon) {
  std::unordered_map<std::uint8_t, std::size_t> hits;
  std::unordered_map<std::uint8_t, WordSet> kinds;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    Marker marker = Marker::none;
    if (tree[t].upos == Upos::punct || !lexicon.domain(tree[t].lemma, marker)) continue;
    ++hits[static_cast<std::uint8_t>(marker)];
    kinds[static_cast<std::uint8_t>(marker)].insert(tree[t].lemma);
  }
  // Two different words of unrest in an article are no figure of speech.
  const std::size_t unrest_words = kinds[static_cast<std::uint8_t>(Marker::unrest)].size();
  const std::size_t sentences = std::max<std::size_t>(tree.analysis().sentences.size(), 1);
  Domain domain;
  domain.unrest = unrest_words >= 2;
  domain.touched = unrest_words >= 1;
  for (const Marker marker : {Marker::sport, Marker::culture, Marker::business}) {
    const auto key = static_cast<std::uint8_t>(marker);
    const bool many = hits[key] * 2 >= sentences && kinds[key].size() >= 3;
    domain.foreign = domain.foreign || many;
  }
  return domain;
}

Gate::Gate(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
           const std::vector<PlaceRef>& places)
    : tree_(tree),
      lexicon_(lexicon),
      participants_(participants),
      places_(places),
      domain_(domain_of(tree, lexicon)) {}

bool Gate::sentence_has(TokenIndex trigger, Marker wanted) const {
  const TokenRange range = tree_.sentence_tokens(trigger);
  for (TokenIndex t = range.first; t < range.last; ++t) {
    Marker marker = Marker::none;
    if (lexicon_.domain(tree_[t].lemma, marker) && marker == wanted) return true;
  }
  return false;
}

bool Gate::factual(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  if (!c.standing.told) return false;
  // "assure avoir bombardé": told of what was done, neither promised nor threatened.
  const bool ahead = c.entry->type == EventType::threaten || c.entry->type == EventType::agree;
  if (ahead && c.entry->pos == EntryPos::verb && over_and_done(c.trigger)) return false;
  const bool both = !c.actors.empty() && (!c.recipients.empty() || c.actors.size() > 1);
  switch (c.standing.status) {
    case Status::negated:
    case Status::hypothetical:
      return both && !c.guessed && c.entry->pos == EntryPos::verb;
    case Status::planned:
      return !c.actors.empty() || (c.standing.supported && mention.dated());
    default:
      return true;
  }
}

/// A journey counts when it leads to another country.
bool Gate::abroad(const Mention& mention) const {
  // Rescuers are sent to where the article is written.
  const bool placed = mention.candidate.entry->type == EventType::aid ? mention.place.has_value()
                                                                      : mention.placed();
  if (!placed || mention.candidate.actors.empty()) return false;
  const auto home = participants_.country_of(mention.candidate.actors.front());
  const std::string& there = places_[*mention.place].country;
  return !home.empty() && !there.empty() && home != there;
}

/// "A Chinese team with sniffer dogs landed": rescuers of another country.
bool Gate::rescues_abroad(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const auto& contexts = c.entry->contexts;
  return c.entry->type == EventType::aid && abroad(mention) &&
         participants_.many(c.actors.front()) &&
         std::find(contexts.begin(), contexts.end(), "disasters") != contexts.end();
}

/// Two who stand for more than themselves, or a body that comes together.
bool Gate::met(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const auto in_public = [&](ActorIndex a) { return participants_.in_public(a); };
  if (c.entry->gather && std::any_of(c.actors.begin(), c.actors.end(), [&](ActorIndex a) {
        return in_public(a) && participants_.many(a);
      })) {
    return true;
  }
  // One of them may be a person of whom nothing else is known.
  const auto known = [&](ActorIndex a) { return in_public(a) || participants_.unplaced(a); };
  const auto count = [&](const auto& test) {
    return std::count_if(c.actors.begin(), c.actors.end(), test) +
           std::count_if(c.recipients.begin(), c.recipients.end(), test);
  };
  return count(in_public) >= 1 && count(known) >= 2;
}

/// Without a doer.
bool Gate::complete_alone(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const bool hurt = mention.sizes.contains("killed") || mention.sizes.contains("injured");
  if (entry.casualties && (hurt || participants_.any_political(c.recipients))) return true;
  // "Une bombe a explosé dans un marché de Bagdad": whoever laid it, and whomever it hit.
  const bool told_by_means = entry.mode == "explosives" || entry.mode == "primitive";
  if (entry.casualties && told_by_means && entry.pos == EntryPos::verb &&
      c.specific >= least_words && mention.placed()) {
    return true;
  }
  // "Deux Mirage ont largué des bombes sur Bounti": whoever flew them.
  if (warlike(entry) && entry.pos == EntryPos::verb && c.specific >= least_words &&
      (mention.placed() || !c.recipients.empty())) {
    return true;
  }
  if (entry.crowd)
    return !mention.sizes.empty() || mention.placed() || (entry.mode == "hunger" && by_some(c));
  if (entry.alone) return entry.pos == EntryPos::verb || c.standing.supported || c.specific >= 2;
  // "comparaître": a row without a doer.
  if (entry.actor.choices.empty() && is_verbal_act(entry.type)) return !c.recipients.empty();
  // "a écopé de dix ans", "ont essuyé des tirs": passive in sense.
  const bool passive =
      entry.pos == EntryPos::verb && (entry.actor.choices.empty() || suffers(entry) ||
                                      Arguments(tree_, lexicon_).is_passive(c.trigger));
  // "is under investigation", "has been in custody since March".
  const bool said =
      entry.pos == EntryPos::noun && suffers(entry) && tree_.has_child(c.trigger, {Deprel::cop});
  // "accused criminals" describes.
  const bool adjective = is_verbal_act(entry.type) && tree_[c.trigger].deprel == Deprel::amod;
  const bool called_off = entry.type == EventType::reject && entry.mode == "meet";
  const bool given = entry.type == EventType::aid && suffers(entry);
  if ((passive || said) && !adjective && (takes_passive_alone(entry.type) || called_off || given)) {
    return !mention.sizes.empty() || !c.recipients.empty();
  }
  const bool to_power = participants_.any_political(c.recipients) && c.standing.supported;
  if (entry.type == EventType::assault && entry.pos == EntryPos::noun) return hurt || to_power;
  // "The conviction of the former president came on Tuesday."
  const bool judged = entry.mode == "convict" || entry.mode == "arrest";
  if (judged && entry.pos == EntryPos::noun && to_power) return true;
  // "457 interpellations"
  if (entry.type == EventType::coerce && mention.sizes.contains("arrested")) return true;
  return c.standing.status == Status::planned && c.standing.supported && mention.dated();
}

/// Somebody is said to do it, though nobody knows who they are ("landowners began a hunger
/// strike").
bool Gate::by_some(const Candidate& c) const {
  const Arguments arguments(tree_, lexicon_);
  const TokenIndex verb =
      c.entry->pos == EntryPos::verb ? c.trigger : arguments.support_of(c.trigger).verb;
  if (verb == no_token) return false;
  TokenList tokens;
  arguments.subjects(verb, tokens);
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](TokenIndex t) { return tree_.is_nominal(t); });
}

bool Gate::complete(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  if (entry.anaphoric && (c.actors.empty() || c.recipients.empty())) return false;
  const bool content = !c.actors.empty() && is_verbal_act(entry.type) && has_content(c);
  if (entry.both && c.recipients.empty() && !content) return false;
  if (entry.addressed && c.recipients.empty()) return false;
  if (entry.type == EventType::consult) {
    const bool planned =
        c.standing.status == Status::planned && c.standing.supported && mention.dated();
    const bool alone = entry.alone && participants_.any_political(c.actors);
    return met(mention) || alone || planned || (entry.mode == "visit" && abroad(mention));
  }
  if (c.actors.empty()) return complete_alone(mention);
  if (!needs_recipient(entry.type)) {
    return entry.pos == EntryPos::verb || entry.type != EventType::assault ||
           c.standing.supported || !c.recipients.empty() || mention.placed();
  }
  const bool mutual = entry.symmetric && c.actors.size() > 1;
  return !c.recipients.empty() || !c.linked.empty() || content || mutual || beyond(mention);
}

/// Aid to another country, sanctions of a state: told by the words of the row though it does not
/// say to whom ("imposed sanctions", "has sent rescuers" in an article about Nepal).
bool Gate::beyond(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const bool told = c.entry->pos == EntryPos::verb || c.standing.supported;
  if (!told || c.specific < least_words) return false;
  if (c.entry->type == EventType::aid) return abroad(mention);
  return c.entry->type == EventType::sanction && c.entry->mode != "convict" &&
         participants_.any_political(c.actors);
}

/// An act of speech without an addressee still tells something when it says what about ("a condamné
/// le recours à la force", "a demandé un délai", "réclame que la loi soit retirée").
bool Gate::has_content(const Candidate& c) const {
  const TokenIndex verb = c.entry->pos == EntryPos::verb
                              ? c.trigger
                              : Arguments(tree_, lexicon_).support_of(c.trigger).verb;
  if (verb == no_token) {
    const auto& below = tree_.children(c.trigger);
    return std::any_of(below.begin(), below.end(), [&](TokenIndex t) {
      return tree_[t].deprel == Deprel::nmod && !participants_.names_actor(t);
    });
  }
  if (Arguments(tree_, lexicon_).is_passive(verb)) return true;
  // "« C'est un crime », a-t-il dénoncé": it stands behind what was said.
  const Token& said = tree_[verb];
  if (main_relation(said.deprel) == Deprel::parataxis && said.head < verb &&
      tree_.is_verbal(said.head))
    return true;
  for (const TokenIndex t : {verb, c.trigger}) {
    for (const TokenIndex child : tree_.children(t)) {
      if (child == c.trigger) continue;
      const Token& token = tree_[child];
      const Deprel d = main_relation(token.deprel);
      if (d == Deprel::xcomp || d == Deprel::ccomp) return true;
      if (d == Deprel::obj && !token.morph.reflexive) return true;
      if ((d == Deprel::obl || d == Deprel::nmod) && tree_.has_case(child)) return true;
    }
  }
  return false;
}

/// The police of two countries.
bool Gate::between_countries(const Candidate& c) const {
  if (c.actors.empty()) return false;
  const auto home = participants_.country_of(c.actors.front());
  const auto another = [&](ActorIndex a) {
    const auto country = participants_.country_of(a);
    return !country.empty() && !home.empty() && country != home;
  };
  return std::any_of(c.recipients.begin(), c.recipients.end(), another) ||
         std::any_of(c.actors.begin(), c.actors.end(), another);
}

/// Thieves, quarrels, accidents and the police that deals with them are no politics.
bool Gate::common_crime(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  switch (c.entry->type) {
    case EventType::assault:
    case EventType::coerce:
    case EventType::accuse:
    case EventType::sanction:
    case EventType::mobilize:
    case EventType::aid:
    case EventType::cooperate:
    case EventType::request:
    case EventType::concede:
    case EventType::support:
    case EventType::agree:
      break;
    case EventType::retreat:
      // A chief of police who steps down is a matter of politics.
      if (c.entry->mode == "resign") return false;
      break;
    case EventType::threaten:
      // Warrants are the work of courts.
      if (c.entry->mode == "arrest") return false;
      break;
    default:
      return false;
  }
  if (c.entry->type == EventType::cooperate && between_countries(c)) return false;
  if (rescues_abroad(mention)) return false;
  if (warlike(*c.entry) && c.actors.empty()) return false;
  const auto everyday = [&](ActorIndex a) { return participants_.everyday(a); };
  return std::all_of(c.actors.begin(), c.actors.end(), everyday) &&
         std::all_of(c.recipients.begin(), c.recipients.end(), everyday) && !domain_.unrest &&
         !sentence_has(c.trigger, Marker::unrest);
}

bool Gate::belongs(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const bool state = std::any_of(c.actors.begin(), c.actors.end(),
                                 [&](ActorIndex a) { return participants_.armed_or_state(a); });
  if (domain_.foreign && !state) return false;
  if (!entry.alone && common_crime(mention)) return false;
  if (is_verbal_act(entry.type) || entry.type == EventType::consult) {
    if (c.actors.empty() && c.recipients.empty())
      return c.standing.status == Status::planned ||
             (entry.alone && entry.type == EventType::accuse);
    if (entry.type == EventType::consult)
      return participants_.any_political(c.actors.empty() ? c.recipients : c.actors);
    const auto a_people = [&](ActorIndex a) { return participants_.is_a_people(a); };
    const auto of_labour = [&](ActorIndex a) { return participants_.of_labour(a); };
    if (marches_ && std::any_of(c.actors.begin(), c.actors.end(), of_labour)) return true;
    return public_affairs_ || participants_.any_political(c.actors) ||
           participants_.any_political(c.recipients) ||
           std::any_of(c.actors.begin(), c.actors.end(), a_people);
  }
  if (entry.casualties && c.actors.empty() && sentence_has(c.trigger, Marker::disaster))
    return false;
  if (participants_.any_political(c.actors) || participants_.any_political(c.recipients))
    return true;
  if (entry.alone || (entry.type == EventType::cooperate && between_countries(c))) return true;
  if (rescues_abroad(mention)) return true;
  if (entry.crowd) {
    // "Des milliers de personnes ont défilé à Paris": a crowd that is told of.
    const bool told = entry.pos == EntryPos::verb || c.standing.supported;
    const bool gathers =
        told && entry.mode == "demo" && (mention.placed() || !mention.sizes.empty());
    return !c.actors.empty() || entry.mode == "hunger" || domain_.unrest || gathers ||
           sentence_has(c.trigger, Marker::unrest);
  }
  const auto exposed = [&](ActorIndex a) { return participants_.exposed(a); };
  if (takes_passive_alone(entry.type) &&
      (std::any_of(c.recipients.begin(), c.recipients.end(), exposed) ||
       (domain_.unrest && (!c.recipients.empty() || mention.sizes.contains("arrested"))))) {
    return true;
  }
  const bool hurt = mention.sizes.contains("killed") || mention.sizes.contains("injured");
  // Bombs and mines are no accident, even when they hurt nobody.
  const bool blast =
      mention.placed() &&
      ((warlike(entry) && c.actors.empty()) ||
       (entry.casualties && entry.mode == "explosives" && sentence_has(c.trigger, Marker::unrest)));
  return (hurt || blast) && !sentence_has(c.trigger, Marker::disaster);
}

double Gate::confidence_of(const Mention& mention) {
  const Candidate& c = mention.candidate;
  double value = 0.8;
  if (!c.actors.empty() && (!c.recipients.empty() || c.actors.size() > 1)) value += 0.1;
  if (c.entry->pos == EntryPos::noun && !c.standing.supported) value -= 0.07;
  if (c.actors.empty()) value -= 0.1;
  if (c.guessed) value -= 0.25;
  if (c.near) value -= 0.08;
  if (c.standing.uncertain) value -= 0.12;
  if (c.standing.status == Status::hypothetical || c.standing.status == Status::negated)
    value -= 0.1;
  if (c.specific >= 2) value += 0.03;
  return std::clamp(value, 0.05, 0.95);
}

void Gate::judge_one(Mention& mention) const {
  Candidate& c = mention.candidate;
  mention.confidence = confidence_of(mention);
  if (!factual(mention)) {
    c.kept = false;
    return;
  }
  if (!complete(mention)) {
    mention.weak = true;
    // A bare verb of speaking tells nothing; nouns and verbs of meeting or fighting point back.
    const bool pact = c.entry->type == EventType::agree && c.entry->pos == EntryPos::noun;
    c.kept = !is_verbal_act(c.entry->type) || pact;
    mention.passing = c.kept && stands_in_passing(mention);
    mention.earlier = c.entry->pos == EntryPos::noun && goes_before(c.trigger);
    return;
  }
  c.kept = belongs(mention);
  mention.everyday = !c.kept;
}

/// "après l'attentat de Kaboul", "the coup of July": named in passing, by a word for violence or a
/// coup with a place or a day of its own.
bool Gate::stands_in_passing(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const bool fact = c.standing.status == Status::occurred || c.standing.status == Status::ongoing;
  if (entry.pos != EntryPos::noun || !fact || entry.anaphoric || domain_.foreign) return false;
  // "was an attack on the press": a name given to something else.
  if (tree_.has_child(c.trigger, {Deprel::cop})) return false;
  // "l'attentat qui a frappé la gare", "une frappe menée par": a clause of its own.
  const bool clause =
      warlike(entry) && tree_.has_child(c.trigger, {Deprel::acl_relcl, Deprel::acl});
  if (!mention.own_date && !mention.own_place && !clause &&
      !(warlike(entry) && participants_.any_political(c.recipients))) {
    return false;
  }
  if (sentence_has(c.trigger, Marker::disaster)) return false;
  if (entry.type == EventType::coerce) return entry.mode == "seize";
  if (entry.type != EventType::assault || entry.symmetric) return false;
  // Murders and shootings only of those who are named.
  const bool many =
      warlike(entry) || entry.mode == "explosives" || (entry.mode.empty() && c.recipients.empty());
  return (many || participants_.any_political(c.recipients)) &&
         (warlike(entry) || domain_.unrest || sentence_has(c.trigger, Marker::unrest));
}

/// "au lendemain de l'attentat", "after the coup".
bool Gate::goes_before(TokenIndex noun) const {
  TokenList words;
  Arguments(tree_, lexicon_).collect(noun, {Slot::Kind::circumstance, ""}, words);
  return std::any_of(words.begin(), words.end(), [&](TokenIndex t) {
    return lexicon_.marker(tree_[t].lemma) == Marker::anterior;
  });
}

/// "were killed when the army shelled the town": the toll of a deed that belongs.
void Gate::keep_tolls(std::vector<Mention>& mentions) {
  std::unordered_map<TokenIndex, std::size_t> kept;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].candidate.kept && !mentions[i].weak)
      kept.emplace(mentions[i].candidate.trigger, i);
  }
  for (Mention& m : mentions) {
    const Candidate& c = m.candidate;
    if (!m.everyday || !c.entry->casualties) continue;
    m.candidate.kept = std::any_of(c.linked.begin(), c.linked.end(), [&](TokenIndex t) {
      const auto found = kept.find(t);
      return found != kept.end() && mentions[found->second].candidate.entry->type == c.entry->type;
    });
  }
}

bool Gate::over_and_done(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex t) {
    return tree_[t].deprel == Deprel::xcomp && tree_.is_verbal(t) &&
           tree_.finite_of(t) == no_token && tree_[t].morph.verb_form == VerbForm::part &&
           tree_.has_child(t, {Deprel::aux, Deprel::aux_tense});
  });
}

bool Gate::is_perfect_infinitive(const Candidate& c) const {
  return c.entry->pos == EntryPos::verb && tree_.finite_of(c.trigger) == no_token &&
         tree_[c.trigger].morph.verb_form == VerbForm::part &&
         tree_.has_child(c.trigger, {Deprel::aux, Deprel::aux_tense});
}

void Gate::drop_embedded(std::vector<Mention>& mentions) const {
  std::unordered_map<TokenIndex, EventType> acts;
  for (const Mention& m : mentions) {
    if (m.candidate.kept && embeds(m.candidate.entry->type)) {
      acts.emplace(m.candidate.trigger, m.candidate.entry->type);
    }
  }
  for (Mention& m : mentions) {
    TokenIndex above = m.candidate.standing.embedder;
    // "announced the withdrawal": the verb that lends the noun its subject is the act.
    const bool lent = above == no_token && m.candidate.entry->pos == EntryPos::noun;
    if (lent) above = Arguments(tree_, lexicon_).support_of(m.candidate.trigger).verb;
    const auto found = acts.find(above);
    if (found == acts.end() || above == m.candidate.trigger) continue;
    if (lent && found->second == m.candidate.entry->type) continue;
    const bool noun = m.candidate.entry->pos == EntryPos::noun;
    // One blames a deed that was done; one asks for, refuses or threatens one that was not.
    if (noun && found->second == EventType::accuse) continue;
    // "assure avoir bombardé", "accused of having killed".
    const EventType deed = m.candidate.entry->type;
    const bool violent = deed == EventType::assault || deed == EventType::coerce;
    if (is_perfect_infinitive(m.candidate) && found->second != EventType::reject &&
        (violent || found->second != EventType::accuse)) {
      continue;
    }
    // "qu'elle accuse de tirer des roquettes".
    if (found->second == EventType::accuse && deed == EventType::assault &&
        m.candidate.standing.status == Status::occurred) {
      continue;
    }
    m.candidate.kept = false;
  }
}

/// A curfew, a martial law, a truce is one in an article: told without doer it is no further one.
void Gate::thin(std::vector<Mention>& mentions) {
  const auto alone = [](const Mention& m) {
    return m.candidate.kept && !m.weak && m.candidate.entry->alone &&
           m.candidate.entry->type != EventType::consult;
  };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& m = mentions[i];
    if (!alone(m) || !m.candidate.actors.empty()) continue;
    for (std::size_t j = 0; j < mentions.size() && !m.weak; ++j) {
      const Mention& other = mentions[j];
      if (j == i || !alone(other)) continue;
      const bool same = other.candidate.entry->type == m.candidate.entry->type &&
                        other.candidate.entry->mode == m.candidate.entry->mode;
      m.weak = same && (j < i || !other.candidate.actors.empty());
    }
  }
}

/// Where states, parties and armies act, whoever speaks takes part in it.
bool Gate::of_public_affairs(const std::vector<Mention>& mentions) const {
  ActorList political;
  for (const Mention& m : mentions) {
    for (const ActorList* side : {&m.candidate.actors, &m.candidate.recipients}) {
      for (const ActorIndex a : *side) {
        if (participants_.political(a)) add_actor(a, political);
      }
    }
    if (political.size() >= many_political) return true;
  }
  return false;
}

/// A bomb, a raid or a lorry driven into a crowd, or a rebel among those who act: the article is of
/// war or terror, whatever its other words.
bool Gate::tells_unrest(const std::vector<Mention>& mentions) const {
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    const Candidate& c = m.candidate;
    if (!c.standing.told || c.entry->type != EventType::assault) return false;
    const auto rebel = [&](ActorIndex a) { return participants_.rebellious(a); };
    if (std::any_of(c.actors.begin(), c.actors.end(), rebel) ||
        std::any_of(c.recipients.begin(), c.recipients.end(), rebel)) {
      return true;
    }
    const auto& contexts = c.entry->contexts;
    const bool terror = std::find(contexts.begin(), contexts.end(), "terrorism") != contexts.end();
    return warlike(*c.entry) ? c.actors.empty() && c.specific >= least_words
                             : terror && c.specific >= 2 * least_words && domain_.touched;
  });
}

void Gate::judge(std::vector<Mention>& mentions) {
  if (!domain_.unrest && !domain_.foreign) domain_.unrest = tells_unrest(mentions);
  public_affairs_ = of_public_affairs(mentions);
  // Where people march or strike, what unions ask for is of public affairs.
  marches_ =
      !domain_.foreign && std::any_of(mentions.begin(), mentions.end(), [](const Mention& m) {
        const Candidate& c = m.candidate;
        return c.entry->type == EventType::protest && c.standing.told && !c.actors.empty() &&
               (c.entry->pos == EntryPos::verb || c.standing.supported);
      });
  for (Mention& mention : mentions) judge_one(mention);
  keep_tolls(mentions);
  drop_embedded(mentions);
  thin(mentions);
}

}  // namespace depeche::events
