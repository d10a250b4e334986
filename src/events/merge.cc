// SPDX-License-Identifier: Apache-2.0
// Which mentions tell one and the same happening?
#include "events/merge.h"

#include "events/sizes.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

namespace depeche::events {

namespace {

/// A mention is compared with so many happenings before it at most: long texts stay linear.
constexpr std::size_t look_back = 48;
/// Sentences between a weak mention and what it points back to.
constexpr std::uint32_t weak_reach = 6;
/// Sentences between a blow and the toll told of it.
constexpr std::uint32_t toll_reach = 2;

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

bool finer(const PlaceRef& a, const PlaceRef& b) {
  return a.resolution > b.resolution;
}

class Merger {
 public:
  Merger(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
         const Tree& tree, const Participants& participants)
      : mentions_(mentions),
        places_(places),
        tree_(tree),
        participants_(participants),
        home_(mentions.size(), none) {
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
      by_trigger_.emplace(mentions[i].candidate.trigger, i);
  }

  std::vector<Happening> run() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].candidate.kept && !mentions_[i].weak) place_strong(i);
    }
    opened_ = static_cast<std::ptrdiff_t>(happenings_.size());
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].candidate.kept && mentions_[i].weak) place_weak(i);
    }
    for (Happening& h : happenings_) {
      std::sort(h.mentions.begin(), h.mentions.end());
      add_victims_told_by_figures(h);
    }
    deeds_.reserve(happenings_.size());
    for (const Happening& h : happenings_) deeds_.push_back(h.actors);
    for (Happening& h : happenings_) blame_doers(h);
    std::sort(happenings_.begin(), happenings_.end(), [](const Happening& a, const Happening& b) {
      return a.mentions.front() < b.mentions.front();
    });
    return std::move(happenings_);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  [[nodiscard]] const Mention& main_of(const Happening& h) const { return mentions_[h.main]; }

  [[nodiscard]] bool same_kind(const Mention& m, const Happening& h) const {
    const Entry& a = *m.candidate.entry;
    const Entry& b = *main_of(h).candidate.entry;
    if (a.type != b.type) return false;
    if (group_of(m.candidate.standing.status) != group_of(main_of(h).candidate.standing.status))
      return false;
    return a.type == EventType::consult || a.mode == b.mode || a.mode.empty() || b.mode.empty();
  }

  [[nodiscard]] bool same_time(const Mention& m, const Happening& h) const {
    if (!m.dated() || !h.dated()) return true;
    if (!m.date.begin || !m.date.end || !h.date.begin || !h.date.end) return true;
    return *m.date.begin <= *h.date.end && *h.date.begin <= *m.date.end;
  }

  [[nodiscard]] bool same_place(const Mention& m, const Happening& h) const {
    if (!m.placed() || !h.place || h.place_ground < Ground::sentence) return true;
    const PlaceRef& a = places_[*m.place];
    const PlaceRef& b = places_[*h.place];
    if (a.geonames != 0 && a.geonames == b.geonames) return true;
    if (a.name == b.name) return true;
    // A town and the country or province around it.
    return a.resolution != b.resolution && !a.country.empty() && a.country == b.country &&
           std::min(a.resolution, b.resolution) <= Resolution::province;
  }

  [[nodiscard]] bool same_people(const Mention& m, const Happening& h) {
    const Candidate& c = m.candidate;
    if (symmetric(c.entry->type)) {
      ActorList a = c.actors;
      for (const ActorIndex x : c.recipients) add_actor(x, a);
      ActorList b = h.actors;
      for (const ActorIndex x : h.recipients) add_actor(x, b);
      return all_among(a, b) || all_among(b, a);
    }
    // Acts of speech are told once each; the same words to the same ear are one.
    if (is_verbal_act(c.entry->type)) {
      return overlap(c.actors, h.actors) && (overlap(c.recipients, h.recipients) ||
                                             (c.recipients.empty() && h.recipients.empty()));
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

  [[nodiscard]] bool all_among(const ActorList& part, const ActorList& whole) const {
    return std::all_of(part.begin(), part.end(), [&](ActorIndex x) {
      return std::any_of(whole.begin(), whole.end(),
                         [&](ActorIndex y) { return participants_.same_party(x, y); });
    });
  }

  /// The very same figure of dead or hurt: the same blow.
  static bool same_toll(const Sizes& a, const Sizes& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& size) {
      const auto other = b.find(size.first);
      return other != b.end() && size.second.low && size.second.low == other->second.low &&
             *size.second.low > 1;
    });
  }

  /// A toll that another source gives is told apart.
  [[nodiscard]] static bool same_voice(const Mention& m, const Happening& h) {
    if (m.sizes.empty() || m.attributions.empty() || !h.sizes.empty()) return true;
    if (h.attributions.empty()) return !h.actors.empty() && !m.candidate.actors.empty();
    return std::any_of(h.attributions.begin(), h.attributions.end(), [&](const Attribution& a) {
      return a.claimant == m.attributions.front().claimant;
    });
  }

  [[nodiscard]] std::uint32_t linked_home(std::uint32_t index) const {
    const Candidate& c = mentions_[index].candidate;
    for (const TokenIndex t : c.linked) {
      const auto found = by_trigger_.find(t);
      if (found == by_trigger_.end() || home_[found->second] == none) continue;
      if (mentions_[found->second].candidate.entry->type == c.entry->type)
        return home_[found->second];
    }
    for (std::uint32_t i = index; i-- > 0;) {
      const Candidate& before = mentions_[i].candidate;
      if (tree_.sentence(before.trigger) != tree_.sentence(c.trigger)) break;
      const bool links =
          std::find(before.linked.begin(), before.linked.end(), c.trigger) != before.linked.end();
      if (links && home_[i] != none && before.entry->type == c.entry->type) return home_[i];
    }
    return none;
  }

  void place_strong(std::uint32_t index) {
    const Mention& m = mentions_[index];
    if (const std::uint32_t home = linked_home(index); home != none) {
      join(index, home);
      return;
    }
    const std::size_t n = happenings_.size();
    for (std::size_t back = 0; back < std::min(n, look_back); ++back) {
      const auto at = static_cast<std::uint32_t>(n - 1 - back);
      const Happening& h = happenings_[at];
      if (back == 0 && toll_of(m, h)) {
        join(index, at);
        return;
      }
      if (same_kind(m, h) && same_people(m, h) && same_time(m, h) && same_place(m, h) &&
          same_voice(m, h)) {
        join(index, at);
        return;
      }
    }
    open(index);
  }

  void open(std::uint32_t index) {
    const Mention& m = mentions_[index];
    home_[index] = static_cast<std::uint32_t>(happenings_.size());
    Happening h;
    h.mentions = {index};
    h.main = index;
    h.actors = m.candidate.actors;
    h.recipients = m.candidate.recipients;
    h.date = m.date;
    h.date_ground = m.date_ground;
    h.place = m.place;
    h.place_ground = m.place_ground;
    h.attributions = m.attributions;
    h.sizes = m.sizes;
    happenings_.push_back(std::move(h));
  }

  void join(std::uint32_t index, std::uint32_t home) {
    const Mention& m = mentions_[index];
    Happening& h = happenings_[home];
    home_[index] = home;
    h.mentions.push_back(index);
    const bool linked = !m.candidate.actors.empty() || !m.candidate.recipients.empty();
    if (!m.weak || linked) {
      for (const ActorIndex a : m.candidate.actors) {
        if (!known(a, h)) add_actor(a, h.actors);
      }
      for (const ActorIndex a : m.candidate.recipients) {
        if (!known(a, h)) add_actor(a, h.recipients);
      }
      if (!m.weak && m.confidence > main_of(h).confidence + 0.001) h.main = index;
    }
    settle_date(m, h);
    settle_place(m, h);
    for (const Attribution& a : m.attributions) add_attribution(a, h.attributions);
    widen(h.sizes, m.sizes);
  }

  static void settle_date(const Mention& m, Happening& h) {
    const bool surer = m.date_ground > h.date_ground;
    if (surer || (m.date_ground == h.date_ground && m.dated() && narrower(m.date, h.date)))
      h.date = m.date;
    h.date_ground = std::max(h.date_ground, m.date_ground);
  }

  /// What a sentence says comes before what is inferred; of two that are said, the finer.
  void settle_place(const Mention& m, Happening& h) const {
    if (!m.place) return;
    const bool said = m.placed();
    const bool known = h.place && h.place_ground >= Ground::sentence;
    const bool better = !h.place || (said && !known) ||
                        (said == known && finer(places_[*m.place], places_[*h.place]));
    if (!better) return;
    h.place = m.place;
    h.place_ground = m.place_ground;
  }

  void add_victims_told_by_figures(Happening& h) const {
    if (!h.recipients.empty()) return;
    for (const std::uint32_t i : h.mentions) {
      for (const ActorIndex a : mentions_[i].victims) {
        if (!overlap({a}, h.actors)) add_actor(a, h.recipients);
      }
    }
  }

  /// "Paris a condamné l'offensive": those who led it are condemned, and praised for what is
  /// praised.
  void blame_doers(Happening& h) const {
    const EventType type = main_of(h).candidate.entry->type;
    if (!h.recipients.empty() || (type != EventType::accuse && type != EventType::support)) return;
    for (const std::uint32_t i : h.mentions) {
      for (const TokenIndex t : mentions_[i].candidate.linked) {
        const auto found = by_trigger_.find(t);
        if (found == by_trigger_.end() || home_[found->second] == none) continue;
        for (const ActorIndex a : deeds_.at(home_[found->second])) {
          if (!overlap({a}, h.actors)) add_actor(a, h.recipients);
        }
      }
    }
  }

  /// "Trois personnes ont été tuées", right behind a blow of which no toll is told: its toll.
  [[nodiscard]] bool toll_of(const Mention& m, const Happening& h) const {
    const Candidate& c = m.candidate;
    if (!c.entry->casualties || c.entry->type != EventType::assault || !c.actors.empty())
      return false;
    if (m.dated() || m.placed() || m.sizes.empty()) return false;
    if (main_of(h).candidate.entry->type != EventType::assault || h.actors.empty()) return false;
    const auto told = [&](const auto& size) { return h.sizes.contains(size.first); };
    if (std::any_of(m.sizes.begin(), m.sizes.end(), told)) return false;
    const TokenIndex last = mentions_[h.mentions.back()].candidate.trigger;
    const auto& sentences = tree_.analysis().sentences;
    const std::uint32_t there = tree_.sentence(last);
    const std::uint32_t here = tree_.sentence(c.trigger);
    return here - there <= toll_reach && sentences[there].paragraph == sentences[here].paragraph &&
           group_of(c.standing.status) == group_of(main_of(h).candidate.standing.status);
  }

  /// On either side already, by itself or by its country.
  [[nodiscard]] bool known(ActorIndex actor, const Happening& h) const {
    return all_among({actor}, h.actors) || all_among({actor}, h.recipients);
  }

  static bool narrower(const Interval& a, const Interval& b) {
    if (!a.begin || !a.end) return false;
    if (!b.begin || !b.end) return true;
    return std::chrono::sys_days{*a.end} - std::chrono::sys_days{*a.begin} <
           std::chrono::sys_days{*b.end} - std::chrono::sys_days{*b.begin};
  }

  static void add_attribution(const Attribution& a, std::vector<Attribution>& out) {
    for (Attribution& known : out) {
      if (known.claimant != a.claimant || known.stance != a.stance) continue;
      if (a.claimant == no_actor && known.cue != a.cue) continue;
      widen(known.size, a.size);
      return;
    }
    out.push_back(a);
  }

  void place_weak(std::uint32_t index) {
    const Mention& m = mentions_[index];
    std::uint32_t best = linked_home(index);
    std::uint32_t best_distance = UINT32_MAX;
    std::uint32_t other_time = none;
    std::uint32_t other_distance = UINT32_MAX;
    const std::uint32_t here = tree_.sentence(m.candidate.trigger);
    const auto [first, last] = around(index);
    for (std::uint32_t at = best == none ? first : last; at < last; ++at) {
      const Happening& h = happenings_[at];
      if (!same_kind(m, h) || !agrees(m, h)) continue;
      const std::uint32_t distance = distance_to(h, here);
      if (distance > 2 * weak_reach) continue;
      if (!same_time(m, h) || !same_place(m, h)) {
        if (distance < other_distance) other_time = at;
        other_distance = std::min(other_distance, distance);
      } else if (distance < best_distance) {
        best = at;
        best_distance = distance;
      }
    }
    if (best != none) {
      join(index, best);
    } else if (other_time != none && m.dated() && m.candidate.standing.supported) {
      another_time(index, other_time);
    }
  }

  /// The happenings that begin near a mention, as a range of indices.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> around(std::uint32_t index) const {
    const auto at = static_cast<std::size_t>(
        std::lower_bound(
            happenings_.begin(), happenings_.begin() + opened_, index,
            [](const Happening& h, std::uint32_t i) { return h.mentions.front() < i; }) -
        happenings_.begin());
    const std::size_t first = at > look_back ? at - look_back : 0;
    const std::size_t last = std::min(happenings_.size(), at + look_back);
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
  }

  /// What a weak mention does know must not speak against the happening.
  [[nodiscard]] static bool agrees(const Mention& m, const Happening& h) {
    const Candidate& c = m.candidate;
    ActorList all = h.actors;
    for (const ActorIndex a : h.recipients) add_actor(a, all);
    return (c.actors.empty() || overlap(c.actors, all)) &&
           (c.recipients.empty() || overlap(c.recipients, all));
  }

  /// Sentences to the nearest mention; one that comes later counts double.
  [[nodiscard]] std::uint32_t distance_to(const Happening& h, std::uint32_t here) const {
    std::uint32_t best = UINT32_MAX;
    const std::size_t most = std::min<std::size_t>(h.mentions.size(), look_back);
    for (std::size_t i = 0; i < most; ++i) {
      const std::uint32_t there = tree_.sentence(mentions_[h.mentions[i]].candidate.trigger);
      best = std::min(best, there <= here ? here - there : 2 * (there - here));
    }
    return best;
  }

  /// "leur dernière rencontre remonte à juin": the same people at another time.
  void another_time(std::uint32_t index, std::uint32_t like) {
    open(index);
    happenings_.back().actors = happenings_[like].actors;
    happenings_.back().recipients = happenings_[like].recipients;
  }

  const std::vector<Mention>& mentions_;
  const std::vector<PlaceRef>& places_;
  const Tree& tree_;
  const Participants& participants_;
  std::vector<std::uint32_t> home_;
  std::unordered_map<TokenIndex, std::uint32_t> by_trigger_;
  std::vector<Happening> happenings_;
  std::vector<ActorList> deeds_;  ///< who did what, parallel to the happenings
  std::ptrdiff_t opened_ = 0;  ///< happenings opened by mentions that stand alone, in text order
};

}  // namespace

std::vector<Happening> merge_mentions(const std::vector<Mention>& mentions,
                                      const std::vector<PlaceRef>& places, const Tree& tree,
                                      const Participants& participants) {
  return Merger(mentions, places, tree, participants).run();
}

}  // namespace depeche::events
