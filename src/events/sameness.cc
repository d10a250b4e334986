// SPDX-License-Identifier: Apache-2.0
// Does a mention tell of this happening?
#include "events/sameness.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace depeche::events {

namespace {

/// Sentences behind a headline in which its news is told in full.
constexpr std::uint32_t lead_sentences = 3;
/// Sentences between a meeting and a word for it that names nobody.
constexpr std::uint32_t meeting_reach = 2;
/// Sentences between a riot and those whom it cost.
constexpr std::uint32_t riot_reach = 8;

int group_of(Status status) {
  switch (status) {
    case Status::occurred:
    case Status::ongoing:
      return 0;
    case Status::planned:
      return 1;
    case Status::hypothetical:
      return 2;
    case Status::negated:
      return 3;
  }
  return 0;
}

bool symmetric(EventType type) {
  return type == EventType::consult;
}

/// Smaller figures are the same by chance.
constexpr std::int64_t telling_figure = 4;

/// What bodies and forces do: told in other words in the headline.
bool is_deed(const Entry& entry) {
  return !is_talk(entry.type) && entry.type != EventType::aid && entry.type != EventType::cooperate;
}

/// The very same figure of dead or hurt: the same blow.
bool same_toll(const Sizes& a, const Sizes& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& size) {
    const auto other = b.find(size.first);
    // "deux hommes", twice, may be four.
    return other != b.end() && size.second.low && size.second.low == other->second.low &&
           *size.second.low >= telling_figure;
  });
}

/// May a house or quarter lie in the town? Within some thirty kilometres of its middle.
bool in_one_town(const PlaceRef& a, const PlaceRef& b) {
  constexpr double degrees = 0.3;
  if (!a.latitude || !b.latitude || !a.longitude || !b.longitude) return false;
  return std::abs(*a.latitude - *b.latitude) < degrees &&
         std::abs(*a.longitude - *b.longitude) < degrees;
}

/// A toll that another source gives is told apart.
bool same_voice(const Mention& m, const Happening& h) {
  if (m.sizes.empty() || m.attributions.empty() || !h.sizes.empty()) return true;
  if (h.attributions.empty()) return !h.actors.empty() && !m.candidate.actors.empty();
  return std::any_of(h.attributions.begin(), h.attributions.end(), [&](const Attribution& a) {
    return a.claimant == m.attributions.front().claimant;
  });
}

}  // namespace

bool is_single(const Entry& entry) {
  return entry.mode == "resign" || entry.mode == "martial-law" || entry.mode == "curfew" ||
         entry.mode == "ceasefire";
}

bool Sameness::reprisal(const Mention& m, const Happening& h) const {
  if (m.candidate.entry->type != EventType::assault) return false;
  // "L'auteur de l'attentat a été tué par la police": who did the one suffers the other.
  const Candidate& c = m.candidate;
  const auto one_of = [&](const ActorList& part, const ActorList& whole) {
    return std::any_of(part.begin(), part.end(),
                       [&](ActorIndex a) { return !participants_.many(a) && overlap({a}, whole); });
  };
  const bool crossed = one_of(c.recipients, h.actors) || one_of(c.actors, h.recipients);
  if (crossed && !overlap(c.actors, h.actors) && !overlap(c.recipients, h.recipients)) return true;
  const auto befell = [&](const ActorList& recipients) {
    return !recipients.empty() && std::all_of(recipients.begin(), recipients.end(),
                                              [&](ActorIndex a) { return attacks(a); });
  };
  return befell(m.candidate.recipients) != befell(h.recipients) &&
         !(m.candidate.recipients.empty() && m.candidate.actors.empty());
}

/// The last of its mentions: those that may stand in the same sentence as a further one.
static std::span<const std::uint32_t> last_of(const Happening& h) {
  return std::span(h.mentions).last(std::min(h.mentions.size(), look_back));
}

/// "X est retenu par des rebelles. Les violences ont fait 40 morts": who is held and who was hit
/// elsewhere.
bool Sameness::captives_apart(const Mention& m, const Happening& h) const {
  const ActorList& here = m.candidate.recipients;
  const Candidate& main = main_of(h).candidate;
  return m.candidate.entry->type == EventType::assault &&
         (m.candidate.entry->mode == "abduct") != (main.entry->mode == "abduct") && !here.empty() &&
         !h.recipients.empty() && !overlap(here, h.recipients) &&
         tree_.sentence(m.candidate.trigger) != tree_.sentence(main.trigger);
}

/// "Deux soldats ougandais sont morts lors d'une offensive de l'armée ougandaise": whose own men
/// fell did not kill them.
bool Sameness::own_losses(const Mention& m, const Happening& h) const {
  if (m.candidate.entry->type != EventType::assault) return false;
  const auto fell = [&](const ActorList& forces, const ActorList& hit) {
    return std::any_of(forces.begin(), forces.end(), [&](ActorIndex a) {
      return std::any_of(hit.begin(), hit.end(),
                         [&](ActorIndex b) { return participants_.serves_in(b, a); });
    });
  };
  return !overlap(m.candidate.recipients, h.recipients) &&
         (fell(m.candidate.actors, h.recipients) || fell(h.actors, m.candidate.recipients));
}

bool Sameness::told_apart(const Mention& m, const Happening& h) const {
  if (captives_apart(m, h) || own_losses(m, h)) return true;
  const Entry& entry = *m.candidate.entry;
  if (entry.type == EventType::assault || entry.mode.empty()) return false;
  const TokenIndex here = m.candidate.trigger;
  if (!has_object(here)) return false;
  const TokenIndex first = first_of_row(here);
  const auto last = last_of(h);
  return std::any_of(last.begin(), last.end(), [&](std::uint32_t i) {
    const Candidate& other = mentions_[i].candidate;
    return !other.entry->mode.empty() && other.entry->mode != entry.mode && other.trigger != here &&
           first_of_row(other.trigger) == first && has_object(other.trigger);
  });
}

/// Or is passive; also one that a headline's second verb has behind it, read as its subject.
bool Sameness::has_object(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return tree_.is_verbal(verb) && std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
           const Deprel d = tree_[c].deprel;
           return d == Deprel::obj || d == Deprel::nsubj_pass || (d == Deprel::nsubj && c > verb);
         });
}

/// The verb that begins what a sentence tells side by side: "seized power, | arrested the
/// president", "…, | severing contacts".
TokenIndex Sameness::first_of_row(TokenIndex verb) const {
  for (int i = 0; i < max_climb; ++i) {
    const TokenIndex before = tree_.head(verb);
    if (before >= verb) break;
    const Deprel d = tree_[verb].deprel;
    const bool aside = d == Deprel::advcl && tree_.is_verbal(before);
    const bool row = d == Deprel::conj || (d == Deprel::parataxis && has_object(verb));
    if (!row && !aside) break;
    verb = before;
  }
  return verb;
}

bool Sameness::same(const Mention& m, const Happening& h) const {
  if (reprisal(m, h) || told_apart(m, h)) return false;
  if (headline_of(m, h)) return true;
  return kind(m, h) && people(m, h) && time(m, h) && place(m, h) && same_voice(m, h);
}

bool Sameness::kind(const Mention& m, const Happening& h) const {
  const Entry& a = *m.candidate.entry;
  const Entry& b = *main_of(h).candidate.entry;
  if (a.type != b.type) return false;
  if (group_of(m.candidate.standing.status) != group_of(main_of(h).candidate.standing.status))
    return false;
  return a.type == EventType::consult || a.mode == b.mode || a.mode.empty() || b.mode.empty();
}

bool Sameness::went_on_since(const Mention& m, const Happening& h) const {
  const auto last = last_of(h);
  return m.dated() && std::any_of(last.begin(), last.end(), [&](std::uint32_t i) {
           const Mention& other = mentions_[i];
           return other.dated() && other.date.begin && other.date.begin == m.date.begin &&
                  other.date.end != m.date.end &&
                  tree_.sentence(other.candidate.trigger) == tree_.sentence(m.candidate.trigger);
         });
}

bool Sameness::planned_beside(const Mention& m, const Happening& h) const {
  const Candidate& here = m.candidate;
  const auto is_told = [&](TokenIndex trigger) {
    return tree_.is_verbal(trigger) && tree_.finite_of(trigger) != no_token;
  };
  if (!is_told(here.trigger)) return false;
  const auto last = last_of(h);
  return std::any_of(last.begin(), last.end(), [&](std::uint32_t i) {
    const Candidate& other = mentions_[i].candidate;
    const bool planned = here.standing.status == Status::planned;
    return is_told(other.trigger) && other.trigger != here.trigger &&
           tree_.sentence(other.trigger) == tree_.sentence(here.trigger) &&
           planned != (other.standing.status == Status::planned) &&
           group_of(planned ? other.standing.status : here.standing.status) == 0;
  });
}

bool Sameness::one_phrase(const Mention& m, const Happening& h) const {
  const auto says_of = [&](TokenIndex verb, TokenIndex noun) {
    const Deprel d = tree_[verb].deprel;
    return tree_.head(verb) == noun && tree_.is_nominal(noun) &&
           (d == Deprel::acl || d == Deprel::acl_relcl);
  };
  const TokenIndex here = m.candidate.trigger;
  const auto last = last_of(h);
  return std::any_of(last.begin(), last.end(), [&](std::uint32_t i) {
    const TokenIndex other = mentions_[i].candidate.trigger;
    return says_of(here, other) || says_of(other, here);
  });
}

bool Sameness::time(const Mention& m, const Happening& h) const {
  if (went_on_since(m, h)) return false;
  if (m.date_ground < Ground::sentence || h.date_ground < Ground::sentence) return true;
  const auto before = [](const Interval& a, const Interval& b) {
    return a.end && b.begin && *a.end < *b.begin;
  };
  return !before(m.date, h.date) && !before(h.date, m.date);
}

bool Sameness::place(const Mention& m, const Happening& h) const {
  if (!m.placed() || !h.place || h.place_ground < Ground::sentence) return true;
  // "l'entretien a porté sur la Syrie": another place of the clause.
  if (m.weak && !m.own_place && !m.candidate.standing.supported) return true;
  const PlaceRef& a = places_[*m.place];
  const PlaceRef& b = places_[*h.place];
  if (a.geonames != 0 && a.geonames == b.geonames) return true;
  if (a.name == b.name) return true;
  // A building or square of a town that is not said.
  if ((a.resolution == Resolution::sub_city && a.country.empty()) ||
      (b.resolution == Resolution::sub_city && b.country.empty()))
    return a.resolution != b.resolution;
  // "à l'Elysée" and "à Paris": a house or quarter and its town.
  const bool inside =
      (a.resolution == Resolution::sub_city) != (b.resolution == Resolution::sub_city) &&
      std::max(a.resolution, b.resolution) == Resolution::sub_city;
  if (inside && a.country == b.country && in_one_town(a, b)) return true;
  // A town and the country or province around it.
  return a.resolution != b.resolution && !a.country.empty() && a.country == b.country &&
         std::min(a.resolution, b.resolution) <= Resolution::province;
}

bool Sameness::people(const Mention& m, const Happening& h) const {
  const Candidate& c = m.candidate;
  if (symmetric(c.entry->type)) {
    ActorList a = c.actors;
    for (const ActorIndex x : c.recipients) add_actor(x, a);
    ActorList b = h.actors;
    for (const ActorIndex x : h.recipients) add_actor(x, b);
    if (a.empty() || b.empty()) {
      const TokenIndex last = mentions_[h.mentions.back()].candidate.trigger;
      return tree_.sentence(c.trigger) - tree_.sentence(last) <= meeting_reach;
    }
    return all_among(a, b) || all_among(b, a);
  }
  // Acts of speech are told once each; the same words to the same ear are one.
  if (is_verbal_act(c.entry->type)) {
    return overlap(c.actors, h.actors) &&
           (overlap(c.recipients, h.recipients) || (c.recipients.empty() && h.recipients.empty()));
  }
  if (is_single(*c.entry) && c.entry->mode == main_of(h).candidate.entry->mode &&
      !c.actors.empty() && !h.actors.empty()) {
    return compatible(c.actors, h.actors);
  }
  const bool doers = c.actors.empty() || h.actors.empty() || overlap(c.actors, h.actors);
  const bool sufferers =
      c.recipients.empty() || h.recipients.empty() || overlap(c.recipients, h.recipients);
  // One doer, one word, one day: the victims are the same under other names.
  const bool act = c.entry == main_of(h).candidate.entry && m.dated() && h.dated() &&
                   m.date == h.date && m.date.precision == DatePrecision::day &&
                   overlap(c.actors, h.actors);
  if (act || same_toll(m.sizes, h.sizes)) return doers;
  const bool common = overlap(c.actors, h.actors) || overlap(c.recipients, h.recipients);
  return doers && sufferers && common;
}

bool Sameness::all_among(const ActorList& part, const ActorList& whole) const {
  return std::all_of(part.begin(), part.end(), [&](ActorIndex x) {
    return std::any_of(whole.begin(), whole.end(),
                       [&](ActorIndex y) { return participants_.same_party(x, y); });
  });
}

bool Sameness::cost_of(const Mention& m, const Happening& h) const {
  const Candidate& c = m.candidate;
  const Entry& riot = *main_of(h).candidate.entry;
  if (riot.type != EventType::protest || riot.mode != "riot" || !time(m, h)) return false;
  if (c.entry->type != EventType::assault || !c.entry->casualties || !c.actors.empty())
    return false;
  if (m.sizes.size() != 1 || !m.sizes.contains("injured") || c.recipients.empty()) return false;
  const std::uint32_t there = tree_.sentence(mentions_[h.mentions.back()].candidate.trigger);
  if (tree_.sentence(c.trigger) - there > riot_reach) return false;
  return std::all_of(c.recipients.begin(), c.recipients.end(),
                     [&](ActorIndex a) { return participants_.keeps_order(a); });
}

bool Sameness::compatible(const ActorList& a, const ActorList& b) const {
  if (a.empty() || b.empty() || overlap(a, b)) return true;
  return std::any_of(a.begin(), a.end(), [&](ActorIndex x) {
    const std::string_view country = participants_.country_of(x);
    return !country.empty() && std::any_of(b.begin(), b.end(), [&](ActorIndex y) {
      return participants_.country_of(y) == country;
    });
  });
}

bool Sameness::headline_of(const Mention& m, const Happening& h) const {
  const auto& sentences = tree_.analysis().sentences;
  const Mention& first = mentions_[h.mentions.front()];
  if (!sentences[tree_.sentence(first.candidate.trigger)].headline) return false;
  if (!kind(m, h) || !time(m, h) || !place(m, h)) return false;
  const Candidate& c = m.candidate;
  const Candidate& title = first.candidate;
  if (!compatible(c.actors, title.actors) || !compatible(c.recipients, title.recipients))
    return false;
  const bool lead = tree_.sentence(c.trigger) - tree_.sentence(title.trigger) <= lead_sentences;
  const bool told_so = is_deed(*c.entry) && c.entry->mode == title.entry->mode &&
                       !c.entry->mode.empty() && (lead || !c.actors.empty());
  const bool bare = is_deed(*c.entry) && title.actors.empty() && title.recipients.empty() && lead;
  return c.entry == title.entry || overlap(c.actors, title.actors) ||
         overlap(c.recipients, title.recipients) || told_so || bare;
}

}  // namespace depeche::events
