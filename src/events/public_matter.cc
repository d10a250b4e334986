// SPDX-License-Identifier: Apache-2.0
// Is what a mention tells a matter of politics?
#include "events/public_matter.h"

#include "events/deeds.h"

#include <algorithm>
#include <string_view>

namespace depeche::events {

namespace {

/// Political actors that make an article one of public affairs.
constexpr std::size_t many_political = 2;

/// What only courts and police of a state do to a person.
bool done_by_power(const Entry& entry) {
  switch (entry.type) {
    case EventType::coerce:
    case EventType::sanction:
      return true;
    case EventType::retreat:
      return entry.mode == "release";
    case EventType::accuse:
      return entry.mode == "allege";
    default:
      return false;
  }
}

/// Who kills several at once, whoever it is, does more than quarrel.
bool kills_many(const Mention& mention) {
  constexpr std::int64_t many = 3;
  const auto killed = mention.sizes.find("killed");
  return mention.candidate.entry->type == EventType::assault && killed != mention.sizes.end() &&
         killed->second.low >= many;
}

}  // namespace

PublicMatter::PublicMatter(const Tree& tree, const Lexicon& lexicon,
                           const Participants& participants, const Abroad& abroad)
    : tree_(tree),
      lexicon_(lexicon),
      participants_(participants),
      abroad_(abroad),
      domain_(domain_of(tree, lexicon)) {}

bool PublicMatter::speaks_of(Marker domain, const Candidate& c) const {
  return sentence_speaks_of(tree_, lexicon_, c.trigger, domain);
}

/// Thieves, quarrels, accidents and the police that deals with them are no politics.
bool PublicMatter::common_crime(const Mention& mention) const {
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
  if (c.entry->type == EventType::cooperate && abroad_.joins_countries(c)) return false;
  if (abroad_.rescues(mention)) return false;
  const bool massacre = attack_ && kills_many(mention);
  if ((warlike(*c.entry) || massacre) && c.actors.empty()) return false;
  if (between_states_ && done_by_power(*c.entry)) return false;
  const auto everyday = [&](ActorIndex a) { return participants_.everyday(a); };
  return std::all_of(c.actors.begin(), c.actors.end(), everyday) &&
         std::all_of(c.recipients.begin(), c.recipients.end(), everyday) && !domain_.unrest &&
         !speaks_of(Marker::unrest, c);
}

bool PublicMatter::belongs(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const bool state = std::any_of(c.actors.begin(), c.actors.end(),
                                 [&](ActorIndex a) { return participants_.armed_or_state(a); });
  if (domain_.foreign && !state) return false;
  if (!entry.alone && common_crime(mention)) return false;
  const bool hits_exposed = std::any_of(c.recipients.begin(), c.recipients.end(),
                                        [&](ActorIndex a) { return participants_.exposed(a); });
  if (is_talk(entry.type)) {
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
           std::any_of(c.actors.begin(), c.actors.end(), a_people) ||
           (entry.type == EventType::threaten && hits_exposed);
  }
  if (entry.casualties && c.actors.empty() && speaks_of(Marker::disaster, c)) return false;
  if (participants_.any_political(c.actors) || participants_.any_political(c.recipients))
    return true;
  if (entry.alone || (entry.type == EventType::cooperate && abroad_.joins_countries(c)))
    return true;
  if (abroad_.rescues(mention)) return true;
  if (entry.crowd) {
    // "Des milliers de personnes ont défilé à Paris": a crowd that is told of.
    const bool told = entry.pos == EntryPos::verb || c.standing.supported;
    const bool gathers =
        told && entry.mode == "demo" && (mention.placed() || !mention.sizes.empty());
    return !c.actors.empty() || downs_tools(entry) || domain_.unrest || gathers ||
           speaks_of(Marker::unrest, c);
  }
  if (takes_passive_alone(entry.type) &&
      (hits_exposed || ((domain_.unrest || (done_by_power(entry) &&
                                            (between_states_ || speaks_of(Marker::unrest, c)))) &&
                        (!c.recipients.empty() || mention.sizes.contains("arrested"))))) {
    return true;
  }
  if (between_peoples(c)) return true;
  const bool hurt = mention.sizes.contains("killed") || mention.sizes.contains("injured");
  // Bombs and mines are no accident, even when they hurt nobody.
  const bool blast =
      mention.placed() &&
      ((warlike(entry) && c.actors.empty()) ||
       (entry.casualties && entry.mode == "explosives" && speaks_of(Marker::unrest, c)));
  return (hurt || blast) && !speaks_of(Marker::disaster, c);
}

bool PublicMatter::between_peoples(const Candidate& c) const {
  if (c.entry->type != EventType::assault || !speaks_of(Marker::unrest, c)) return false;
  const auto others = [&](ActorIndex a) {
    const std::string_view country = participants_.country_of(a);
    return !country.empty() &&
           std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex r) {
             const std::string_view other = participants_.country_of(r);
             return !other.empty() && other != country;
           });
  };
  return std::any_of(c.actors.begin(), c.actors.end(), others);
}

/// Where states, parties and armies act, whoever speaks takes part in it.
bool PublicMatter::of_public_affairs(const std::vector<Mention>& mentions) const {
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

/// Where a government speaks of what is done in another country, prisoners there are a matter of
/// politics ("Paris demande la libération de la chercheuse détenue à Téhéran").
bool PublicMatter::told_between_states(const std::vector<Mention>& mentions) const {
  std::string_view first;
  for (const Mention& m : mentions) {
    if (!m.candidate.standing.told) continue;
    for (const ActorList* side : {&m.candidate.actors, &m.candidate.recipients}) {
      for (const ActorIndex a : *side) {
        if (!participants_.speaks_for_state(a) || participants_.is_international(a)) continue;
        const std::string_view country = participants_.country_of(a);
        if (country.empty()) continue;
        if (first.empty()) first = country;
        if (country != first) return true;
      }
    }
  }
  return false;
}

/// A bomb, a raid or a lorry driven into a crowd, or a rebel among those who act: the article is of
/// war or terror, whatever its other words.
bool PublicMatter::tells_unrest(const std::vector<Mention>& mentions) const {
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

void PublicMatter::survey(const std::vector<Mention>& mentions) {
  if (!domain_.unrest && !domain_.foreign) domain_.unrest = tells_unrest(mentions);
  public_affairs_ = of_public_affairs(mentions);
  between_states_ = told_between_states(mentions);
  attack_ = std::any_of(mentions.begin(), mentions.end(), [](const Mention& m) {
    const Entry& entry = *m.candidate.entry;
    return entry.type == EventType::assault && !entry.casualties && entry.pos == EntryPos::noun;
  });
  // Where people march or strike, what unions ask for is of public affairs.
  marches_ =
      !domain_.foreign && std::any_of(mentions.begin(), mentions.end(), [](const Mention& m) {
        const Candidate& c = m.candidate;
        return c.entry->type == EventType::protest && c.standing.told && !c.actors.empty() &&
               (c.entry->pos == EntryPos::verb || c.standing.supported);
      });
}

}  // namespace depeche::events
