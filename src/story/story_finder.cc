// SPDX-License-Identifier: Apache-2.0
#include "story/story_finder.h"

#include "story/same_happening.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <unordered_map>

namespace depeche {

namespace {

/// A logistic regression on pairs of gold/stories (tune), rounded. Few documents of that set have
/// no leads: the two weights of those were chosen on ECB+ (train topics). See docs/adr/0007.
constexpr double prior = -4.2;
constexpr double same_language_prior = 0.7;
constexpr double same_words = 1.7;      // times the cosine of the words
constexpr double same_names = 2.8;      // … of the names
constexpr double same_both = 3.2;       // … the geometric mean of both
constexpr double names_across = 8.8;    // … of the names, when the languages differ
constexpr double same_lead = 4.2;       // times how likely two leads tell one happening
constexpr double one_leadless = 1.0;    // only one of the two has leads: they tell nothing
constexpr double both_leadless = 0.6;   // neither has
constexpr double lead_conflict = -1.2;  // the leads tell such a happening of different days
constexpr double each_day = -0.5;       // for each day between them after the first
constexpr double least_likeness = 0.3;  // of a story that a document joins
constexpr double copy_days = 7;         // after which a copy counts a third
constexpr std::size_t leads = 3;        // happenings of a document that say what it is about
constexpr std::size_t most_candidates = 40;
constexpr double least_neighbour = 0.08;  // of a document of another story that may tell the same
constexpr std::size_t most_neighbours = 6;
constexpr std::size_t most_compared = 3;  // documents of a story

/// The first happenings of a document that are news.
std::vector<const Happening*> leads_of(const Sketch& sketch) {
  std::vector<const Happening*> found;
  for (const Happening& happening : sketch.happenings) {
    if (!happening.historical) found.push_back(&happening);
  }
  std::sort(found.begin(), found.end(), [](const Happening* a, const Happening* b) {
    return std::pair(a->position, a->report) < std::pair(b->position, b->report);
  });
  if (found.size() > leads) found.resize(leads);
  return found;
}

struct LeadMatch {
  double best = 0;
  double absent = 0;      ///< stands in for leads, where there are none to compare
  bool conflict = false;  ///< the first leads are of one kind, and of different days
};

LeadMatch match_leads(const Sketch& a, const Sketch& b) {
  LeadMatch match;
  const bool same_language = a.language == b.language;
  const auto a_leads = leads_of(a);
  const auto b_leads = leads_of(b);
  for (const Happening* one : a_leads) {
    for (const Happening* other : b_leads)
      match.best = std::max(match.best, compare(*one, *other, same_language, false).score);
  }
  if (a_leads.empty() || b_leads.empty()) {
    const bool both = a_leads.empty() && b_leads.empty();
    if (same_language) match.absent = both ? both_leadless : one_leadless;
  } else {
    const Happening& one = *a_leads.front();
    const Happening& other = *b_leads.front();
    match.conflict = one.type == other.type && days_differ(one, other);
  }
  return match;
}

struct Like {
  const WindowDocument* document = nullptr;
  double likeness = 0;
};

/// The story whose most alike documents are most alike on average; 0 when that is not enough.
std::int64_t best_story(const std::vector<Like>& alike) {
  std::map<std::int64_t, std::vector<double>> by_story;
  for (const Like& like : alike) by_story[like.document->story].push_back(like.likeness);
  std::int64_t best = 0;
  double best_likeness = least_likeness;
  for (auto& [story, all] : by_story) {
    std::sort(all.begin(), all.end(), std::greater<>());
    const std::size_t compared = std::min(all.size(), most_compared);
    double sum = 0;
    for (std::size_t i = 0; i < compared; ++i) sum += all[i];
    const double likeness = sum / static_cast<double>(compared);
    if (likeness > best_likeness) {
      best = story;
      best_likeness = likeness;
    }
  }
  return best;
}

}  // namespace

double likeness_of(const WindowDocument& a, const WindowDocument& b, double copied) {
  double logit = prior;
  const double names = cosine(a.sketch.name_terms, b.sketch.name_terms);
  if (a.sketch.language == b.sketch.language) {
    const double words = cosine(a.sketch.words_terms, b.sketch.words_terms);
    logit += same_language_prior + same_words * words + same_names * names +
             same_both * std::sqrt(words * names);
  } else {
    logit += names_across * names;
  }
  const LeadMatch match = match_leads(a.sketch, b.sketch);
  logit += same_lead * match.best + match.absent;
  if (match.conflict) logit += lead_conflict;
  const double apart = std::abs(static_cast<double>(a.day) - b.day);
  logit += each_day * std::max(0.0, apart - 1);
  return std::max(copied * std::exp(-apart / copy_days), 1 / (1 + std::exp(-logit)));
}

FoundStory story_of(const WindowDocument& document, const Window& window,
                    const std::vector<Copy>& copies) {
  std::unordered_map<std::int64_t, double> copied;  // by the other document
  for (const Copy& copy : copies) {
    const std::int64_t other = copy.doc == document.doc ? copy.origin : copy.doc;
    copied[other] = std::max(copied[other], std::max(copy.share, copy.origin_share));
  }
  std::vector<Like> alike;
  for (const Neighbour& neighbour : window.alike(document.sketch, most_candidates)) {
    const auto share = copied.find(neighbour.document->doc);
    const double likeness =
        likeness_of(document, *neighbour.document, share == copied.end() ? 0 : share->second);
    alike.push_back({neighbour.document, likeness});
  }
  FoundStory found;
  found.story = best_story(alike);
  std::stable_sort(alike.begin(), alike.end(),
                   [](const Like& a, const Like& b) { return a.likeness > b.likeness; });
  for (const Like& like : alike) {
    if (like.likeness < least_neighbour || found.neighbours.size() == most_neighbours) break;
    if (like.document->story != found.story) found.neighbours.push_back(like.document->doc);
  }
  return found;
}

}  // namespace depeche
