// SPDX-License-Identifier: Apache-2.0
// Which mentions tell one and the same happening?
#include "events/merge.h"

#include "events/doers.h"
#include "events/pair_signs.h"
#include "events/sameness.h"
#include "events/sizes.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

namespace depeche::events {

namespace {

/// Sentences between a weak mention and what it points back to.
constexpr std::uint32_t weak_reach = 6;

bool finer(const PlaceRef& a, const PlaceRef& b) {
  return a.resolution > b.resolution;
}

class Merger {
 public:
  Merger(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
         const Tree& tree, const Participants& participants, const PairReader& pairs)
      : mentions_(mentions),
        places_(places),
        tree_(tree),
        sameness_(mentions, places, tree, participants),
        pairs_(pairs),
        home_(mentions.size(), none) {
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
      by_trigger_.emplace(mentions[i].candidate.trigger, i);
  }

  std::vector<Happening> run() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].candidate.kept && !joins_only(i)) place(i);
    }
    opened_ = static_cast<std::ptrdiff_t>(happenings_.size());
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].candidate.kept && joins_only(i)) place(i);
    }
    for (Happening& h : happenings_) {
      std::sort(h.mentions.begin(), h.mentions.end());
      add_victims_told_by_figures(h);
    }
    const Doers doers(mentions_, tree_, sameness_, by_trigger_, home_, happenings_);
    for (Happening& h : happenings_) doers.name(h);
    for (Happening& h : happenings_) doers.name_accused(h);
    std::sort(happenings_.begin(), happenings_.end(), [](const Happening& a, const Happening& b) {
      return a.mentions.front() < b.mentions.front();
    });
    return std::move(happenings_);
  }

 private:
  static constexpr std::uint32_t none = no_happening;

  [[nodiscard]] const Mention& main_of(const Happening& h) const { return mentions_[h.main]; }

  /// Not told by itself.
  [[nodiscard]] bool joins_only(std::uint32_t index) const {
    return mentions_[index].weak && !mentions_[index].fragment;
  }

  /// Into the happening that it most likely tells; else one of its own, where it is told.
  void place(std::uint32_t index) {
    const Mention& m = mentions_[index];
    std::uint32_t best = none;
    double best_chance = pairs_.least();
    std::uint32_t riot = none;
    const auto [first, last] = around(index);
    for (std::uint32_t at = last; at-- > first;) {
      const Happening& h = happenings_[at];
      if (main_of(h).candidate.entry->type == m.candidate.entry->type) {
        // Two bombs in two towns, two marches on two days: whatever else they have in common.
        const bool elsewhere = !sameness_.time(m, h) || !sameness_.place(m, h);
        if ((elsewhere && !sameness_.one_phrase(m, h)) || sameness_.reprisal(m, h) ||
            sameness_.told_apart(m, h) || sameness_.planned_beside(m, h))
          continue;
        const double chance = chance_of_same(index, h);
        if (chance > best_chance) {
          best = at;
          best_chance = chance;
        }
      } else if (riot == none && sameness_.cost_of(m, h)) {
        riot = at;
      }
    }
    if (best != none) {
      join(index, best);
    } else if (riot != none) {
      add_cost(index, riot);
    } else if (!joins_only(index)) {
      open(index);
      if (m.weak) complete(index);
    }
  }

  /// The mean over the mentions of the happening that stand nearest.
  [[nodiscard]] double chance_of_same(std::uint32_t index, const Happening& h) const {
    constexpr std::size_t most = 8;
    double sum = 0;
    const std::size_t count = std::min(h.mentions.size(), most);
    for (std::size_t i = h.mentions.size() - count; i < h.mentions.size(); ++i)
      sum += pairs_.chance(std::min(index, h.mentions[i]), std::max(index, h.mentions[i]));
    return sum / static_cast<double>(count);
  }

  /// "leur dernière rencontre remonte à juin": at another time, the people of what was told last.
  void complete(std::uint32_t index) {
    const Mention& m = mentions_[index];
    if (!m.dated() || (!m.candidate.standing.supported && m.candidate.entry->pos == EntryPos::noun))
      return;
    Happening& fresh = happenings_.back();
    for (std::size_t at = happenings_.size() - 1; at-- > 0;) {
      const Happening& h = happenings_[at];
      const bool near = distance_to(h, tree_.sentence(m.candidate.trigger)) <= weak_reach;
      if (!near || !sameness_.kind(m, h) || !agrees(m, h) || sameness_.time(m, h)) continue;
      fresh.actors = h.actors;
      fresh.recipients = h.recipients;
      return;
    }
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
    for (const Attribution& a : m.attributions) add_attribution(a, h.attributions);
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
      const bool meeting = m.candidate.entry->type == EventType::consult;
      // Another name for who resigns, or one who speaks of the curfew.
      const bool others = is_single(*m.candidate.entry) && !h.actors.empty() &&
                          !overlap(m.candidate.actors, h.actors);
      for (const ActorIndex a : m.candidate.actors) {
        if (!others && !known(a, h.actors, meeting) && !known(a, h.recipients, true))
          add_actor(a, h.actors);
      }
      for (const ActorIndex a : m.candidate.recipients) {
        if (!known(a, h.recipients, meeting) && !known(a, h.actors, true))
          add_actor(a, h.recipients);
      }
      if (!m.weak && m.confidence > main_of(h).confidence + 0.001) h.main = index;
    }
    settle_date(m, h);
    settle_place(m, h);
    // a bare noun takes for granted what was told: who speaks of "this crime" does not say that it
    // happened, unless with a figure or a verb of happening
    const bool told =
        !m.weak || m.candidate.standing.supported || m.candidate.entry->pos != EntryPos::noun;
    for (const Attribution& a : m.attributions) {
      if (told || !a.size.empty()) add_attribution(a, h.attributions);
    }
    widen(h.sizes, m.sizes);
  }

  static void settle_date(const Mention& m, Happening& h) {
    const bool surer = m.date_ground > h.date_ground && (!m.weak || m.dated());
    if (surer || (m.date_ground == h.date_ground && m.dated() && narrower(m.date, h.date)))
      h.date = m.date;
    if (surer) h.date_ground = m.date_ground;
  }

  /// What a sentence says comes before what is inferred; of two that are said, the finer.
  void settle_place(const Mention& m, Happening& h) const {
    if (!m.place) return;
    // "À Paris, il a salué la démission": where a bare noun is spoken of.
    const bool bare = m.weak && !m.own_place && m.candidate.entry->pos == EntryPos::noun &&
                      !m.candidate.standing.supported;
    if (bare && h.place) return;
    const bool said = m.placed();
    const bool known = h.place && h.place_ground >= Ground::sentence;
    const bool better = !h.place || (said && !known) ||
                        (said == known && finer(places_[*m.place], places_[*h.place]));
    if (!better) return;
    h.place = m.place;
    h.place_ground = m.place_ground;
  }

  void add_victims_told_by_figures(Happening& h) const {
    // Who died in a house that was attacked is told besides.
    if (!sameness_.all_houses(h.recipients) ||
        main_of(h).candidate.entry->type != EventType::assault)
      return;
    for (const std::uint32_t i : h.mentions) {
      for (const ActorIndex a : mentions_[i].victims) {
        if (!overlap({a}, h.actors)) add_actor(a, h.recipients);
      }
    }
  }

  /// There already; `by_country`: or whom it acts for, or who acts for it.
  [[nodiscard]] bool known(ActorIndex actor, const ActorList& side, bool by_country) const {
    return by_country ? sameness_.all_among({actor}, side) : overlap({actor}, side);
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

  /// Only what it cost: those hurt are not those against whom it was.
  void add_cost(std::uint32_t index, std::uint32_t home) {
    const Mention& m = mentions_[index];
    Happening& h = happenings_[home];
    home_[index] = home;
    h.mentions.push_back(index);
    widen(h.sizes, m.sizes);
    for (const Attribution& a : m.attributions) {
      if (!a.size.empty()) add_attribution(a, h.attributions);
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
  [[nodiscard]] bool agrees(const Mention& m, const Happening& h) const {
    const Candidate& c = m.candidate;
    // "Les deux hommes s'étaient rencontrés": those who met.
    if (c.entry->type == EventType::consult && c.recipients.empty() && c.actors.size() == 1 &&
        h.actors.size() + h.recipients.size() == 2 && sameness_.nameless(c.actors.front())) {
      return true;
    }
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

  const std::vector<Mention>& mentions_;
  const std::vector<PlaceRef>& places_;
  const Tree& tree_;
  Sameness sameness_;
  const PairReader& pairs_;
  std::vector<std::uint32_t> home_;
  std::unordered_map<TokenIndex, std::uint32_t> by_trigger_;
  std::vector<Happening> happenings_;
  std::ptrdiff_t opened_ = 0;  ///< happenings opened by mentions that stand alone, in text order
};

}  // namespace

std::vector<Happening> merge_mentions(const std::vector<Mention>& mentions,
                                      const std::vector<PlaceRef>& places, const Tree& tree,
                                      const Participants& participants, const PairReader& pairs) {
  return Merger(mentions, places, tree, participants, pairs).run();
}

}  // namespace depeche::events
