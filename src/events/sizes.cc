// SPDX-License-Identifier: Apache-2.0
// How many killed, hurt, arrested … in which happening?
#include "events/sizes.h"

#include "events/victims.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace depeche::events {

namespace {

/// Sentences between a happening and a figure that tells more of it.
constexpr std::uint32_t scene_reach = 3;

bool counts_people(std::string_view counts) {
  return counts == "persons" || counts == "protesters" || counts == "demonstrators" ||
         counts == "civilians" || counts == "combatants" || counts == "workers" ||
         counts == "students" || counts == "journalists" || counts == "detainees" ||
         counts == "police" || counts == "officials";
}

/// What befalls those whom such an act is done to; empty when the act itself does not say.
std::string_view fate_of(const Entry& entry) {
  if (entry.type == EventType::assault && entry.mode == "abduct") return "abducted";
  if (entry.type == EventType::assault && entry.mode == "targeted") return "killed";
  if (entry.type == EventType::coerce && entry.mode == "arrest") return "arrested";
  if (entry.type == EventType::retreat && entry.mode == "release") return "released";
  if (entry.type == EventType::sanction && entry.mode == "expel") return "expelled";
  if (entry.type == EventType::sanction && entry.mode == "convict") return "convicted";
  if (entry.type == EventType::mobilize || entry.type == EventType::cooperate) return "deployed";
  return {};
}

/// Under what name does a figure of this kind tell the size of such a happening? Empty: it does
/// not.
std::string_view size_name(std::string_view counts, const Entry& entry) {
  const EventType type = entry.type;
  if (counts == "killed" || counts == "injured") {
    return type == EventType::assault || type == EventType::protest ? counts : std::string_view();
  }
  if (counts == "missing" || counts == "abducted")
    return type == EventType::assault ? counts : std::string_view();
  if (counts == "arrested") return type == EventType::coerce ? counts : std::string_view();
  if (counts == "released") return type == EventType::retreat ? counts : std::string_view();
  if (counts == "deployed") {
    const bool sends = type == EventType::mobilize || type == EventType::cooperate ||
                       (type == EventType::aid && entry.mode.empty());
    return sends ? counts : std::string_view();
  }
  if (counts == "convicted")
    return type == EventType::sanction && entry.mode == "convict" ? counts : std::string_view();
  if (counts == "expelled") return type == EventType::sanction ? counts : std::string_view();
  if (counts == "displaced") {
    const bool drives =
        type == EventType::assault || type == EventType::coerce || type == EventType::sanction;
    return drives ? counts : std::string_view();
  }
  if (!counts_people(counts)) return {};
  // Soldiers and police are sent; others whom a manoeuvre concerns are not counted.
  const bool armed = counts == "combatants" || counts == "police";
  if ((type == EventType::mobilize || type == EventType::cooperate) && !armed) return {};
  return type == EventType::protest ? std::string_view("protesters") : fate_of(entry);
}

bool above(const Tree& tree, TokenIndex upper, TokenIndex lower) {
  TokenIndex t = lower;
  for (int i = 0; i < max_climb && t < tree.size(); ++i) {
    if (t == upper) return true;
    t = tree.head(t);
  }
  return false;
}

/// Smaller is nearer; a trigger that governs the figure comes before any other.
std::uint32_t distance(const Tree& tree, const Mention& mention, TokenIndex figure) {
  const TokenIndex trigger = mention.candidate.trigger;
  const std::uint32_t apart = trigger > figure ? trigger - figure : figure - trigger;
  const bool violent = mention.candidate.entry->type == EventType::assault;
  return apart + (above(tree, trigger, figure) ? 0 : 100) + (violent ? 0 : 10) +
         (mention.candidate.entry->casualties ? 0 : 5);
}

void put(std::string_view name, const SizeRange& range, Sizes& sizes) {
  // A total and its parts ("douze morts dont cinq enfants"): the total counts.
  const auto [at, fresh] = sizes.emplace(std::string(name), range);
  if (!fresh && range.low.value_or(0) > at->second.low.value_or(0)) at->second = range;
}

/// So much smaller that it can only be part of the other ("six hommes arrêtés … l'un d'eux").
bool is_part(const SizeRange& part, const SizeRange& whole) {
  constexpr std::int64_t share = 4;
  return part.high && whole.low && *part.high * share <= *whole.low;
}

/// Does the figure count all whom it befell ("douze morts", "douze"), not perhaps some of them
/// ("trois enfants")?
bool counts_all(const Tree& tree, const Lexicon& lexicon, const Mention& mention,
                const Figure& figure) {
  if (figure.part || !figure.range.high) return false;
  return mention.candidate.entry->type == EventType::protest || figure.quantity->of.empty() ||
         figure.quantity->counted >= tree.size() || !lexicon.fate(tree[figure.head].lower).empty();
}

/// Does somebody else than who gives it give another figure of the same: two claimants, or the
/// outlet and a claimant who counts all ("vingt morts … les rebelles parlent de cinquante morts")?
/// What one says of a total and its parts is the total; "des milliers" is no count.
bool is_rival(const Mention& mention, std::string_view name, const SizeRange& range,
              const std::vector<Attribution>& voices, bool all) {
  const std::string key(name);
  const auto before = mention.sizes.find(key);
  if (before == mention.sizes.end()) return false;
  bool told = false;
  for (const Attribution& other : mention.attributions) {
    if (!other.size.contains(key)) continue;
    told = true;
    if (!voices.empty() && other.claimant != voices.front().claimant) return true;
  }
  return all && before->second.high && told == voices.empty() && !is_part(range, before->second) &&
         !is_part(before->second, range);
}

/// The figure, for the happening and for who gives it; a figure inside what is taken for granted
/// ("selon X, le meurtre de deux hommes …") is nobody's.
void give(const Tree& tree, const Lexicon& lexicon, Mention& mention, std::string_view name,
          const Figure& figure, const Voices& all) {
  const std::vector<Attribution> voices = all.at(figure.quantity->evidence);
  const SizeRange& range = figure.range;
  if (is_rival(mention, name, range, voices, counts_all(tree, lexicon, mention, figure))) {
    widen(mention.sizes.find(std::string(name))->second, range);
  } else {
    put(name, range, mention.sizes);
  }
  const TokenIndex trigger = mention.candidate.trigger;
  const bool told = main_relation(tree[trigger].deprel) == Deprel::nsubj &&
                    !above(tree, trigger, figure.head);  // "l'attaque a fait cinq morts"
  // "selon X, la pire attaque depuis l'attentat de mai, où la police a compté cent morts"
  const auto over = all.at(tree[trigger].span);
  const bool own = !voices.empty() && std::none_of(over.begin(), over.end(), [&](const auto& a) {
    return a.cue == voices.front().cue;
  });
  const bool vouched = !mention.granted || told || own;
  if (!voices.empty() && vouched) {
    auto& known = mention.attributions;
    auto same = std::find_if(known.begin(), known.end(), [&](const Attribution& a) {
      return a.claimant == voices.front().claimant && a.cue == voices.front().cue;
    });
    if (same == known.end()) same = known.insert(known.end(), voices.front());
    put(name, range, same->size);
  }
  if (!counts_victims(name) || mention.candidate.entry->type != EventType::assault) return;
  if (figure.part && !mention.victims.empty()) return;
  for (const ActorIndex a : figure.whom) add_actor(a, mention.victims);
}

/// People in a crowd's sentence are the crowd; other figures of people must be of those concerned.
bool needs_part(std::string_view counts, const Mention& mention) {
  const bool crowd = counts == "persons" || counts == "protesters" || counts == "demonstrators";
  return counts_people(counts) && !(crowd && mention.candidate.entry->type == EventType::protest);
}

/// Does the figure count those who do it (a crowd) or suffer it, or stand below the trigger?
bool takes_part(const Tree& tree, const Mention& mention, const Figure& figure) {
  const Candidate& c = mention.candidate;
  if (c.entry->type == EventType::protest) return overlap(figure.whom, c.actors);
  if (c.entry->type == EventType::mobilize || c.entry->type == EventType::cooperate)
    return overlap(figure.whom, c.actors) || overlap(figure.whom, c.recipients) ||
           above(tree, c.trigger, figure.head);
  return overlap(figure.whom, c.recipients) ||
         (c.recipients.empty() && above(tree, c.trigger, figure.head));
}

/// "en échange de 163 combattants": given for those of whom it is told.
bool given_for_it(const Tree& tree, const Lexicon& lexicon, const Mention& mention,
                  TokenIndex figure) {
  TokenIndex t = figure;
  for (int i = 0; i < max_climb && t < tree.size() && t != mention.candidate.trigger; ++i) {
    if (t != figure && lexicon.marker(tree[t].lemma) == Marker::exchange && tree.has_case(t) &&
        main_relation(tree[t].deprel) == Deprel::obl)
      return true;
    t = tree.head(t);
  }
  return false;
}

/// The name of the figure in the sizes of a mention of its sentence; empty when it tells nothing of
/// it. Where only the verb tells the fate ("deux membres de l'ETA ont été appréhendés"), those
/// counted must be those who suffered it.
std::string_view name_in(const Tree& tree, const Lexicon& lexicon, const Mention& mention,
                         const Figure& figure) {
  const Candidate& c = mention.candidate;
  const std::string_view counts = figure.counts();
  if (!c.standing.told || given_for_it(tree, lexicon, mention, figure.head)) return {};
  if (counts.empty()) {
    if (!figure.themselves || !overlap(figure.whom, c.recipients)) return {};
    const std::string_view fate = fate_of(*c.entry);
    return fate.empty() && c.entry->type == EventType::assault ? lexicon.fate(tree[c.trigger].lower)
                                                               : fate;
  }
  if (needs_part(counts, mention) && !takes_part(tree, mention, figure)) return {};
  return size_name(counts, *c.entry);
}

/// The mentions of the sentence of `token`; `from` is where the search begins, and moves on.
std::span<Mention> in_sentence(const Tree& tree, TokenIndex token, std::vector<Mention>& mentions,
                               std::size_t& from) {
  const TokenRange sentence = tree.sentence_tokens(token);
  while (from < mentions.size() && mentions[from].candidate.trigger < sentence.first) ++from;
  std::size_t last = from;
  while (last < mentions.size() && mentions[last].candidate.trigger < sentence.last) ++last;
  return std::span(mentions).subspan(from, last - from);
}

}  // namespace

void widen(SizeRange& range, const SizeRange& other) {
  if (range.low && other.low) range.low = std::min(*range.low, *other.low);
  if (!range.low) range.low = other.low;
  if (range.high && other.high) {
    range.high = std::max(*range.high, *other.high);
  } else {
    range.high.reset();
  }
  if (range.actor == no_actor) range.actor = other.actor;
}

void widen(Sizes& sizes, const Sizes& other) {
  for (const auto& [counts, range] : other) {
    const auto [at, fresh] = sizes.emplace(counts, range);
    if (fresh || is_part(range, at->second)) continue;
    if (is_part(at->second, range)) {
      at->second = range;
    } else {
      widen(at->second, range);
    }
  }
}

void attach_sizes(const Tree& tree, const Lexicon& lexicon, const Voices& voices,
                  const std::vector<Figure>& figures, std::vector<Mention>& mentions) {
  std::size_t from = 0;
  for (const Figure& figure : figures) {
    Mention* best = nullptr;
    for (Mention& m : in_sentence(tree, figure.head, mentions, from)) {
      if (name_in(tree, lexicon, m, figure).empty()) continue;
      if (best == nullptr || distance(tree, m, figure.head) < distance(tree, *best, figure.head))
        best = &m;
    }
    if (best == nullptr) continue;
    give(tree, lexicon, *best, name_in(tree, lexicon, *best, figure), figure, voices);
  }
}

void attach_scattered_sizes(const Tree& tree, const Lexicon& lexicon, const Voices& voices,
                            const std::vector<Figure>& figures, std::vector<Mention>& mentions) {
  std::size_t behind = 0;  // mentions before the sentence of the figure
  const auto& sentences = tree.analysis().sentences;
  for (const Figure& figure : figures) {
    const std::string_view counts = figure.counts();
    if (!counts_victims(counts) && counts != "protesters" && counts != "arrested") continue;
    const auto beside = in_sentence(tree, figure.head, mentions, behind);
    if (std::any_of(beside.begin(), beside.end(), [](const Mention& m) { return m.mishap; }))
      continue;
    const bool own = std::any_of(beside.begin(), beside.end(), [&](const Mention& m) {
      return m.candidate.kept && !size_name(counts, *m.candidate.entry).empty();
    });
    const std::uint32_t here = tree.sentence(figure.head);
    for (std::size_t i = own ? 0 : behind; i > 0; --i) {
      Mention& m = mentions[i - 1];
      const std::uint32_t there = tree.sentence(m.candidate.trigger);
      if (here - there > scene_reach || sentences[there].paragraph != sentences[here].paragraph)
        break;
      const std::string_view name = size_name(counts, *m.candidate.entry);
      if (!m.candidate.kept || !m.candidate.standing.told || name.empty()) continue;
      // "Trois manifestants ont été tués à Dakar. Un agent est mort à Thiès": elsewhere.
      const bool elsewhere = std::any_of(beside.begin(), beside.end(), [&](const Mention& other) {
        return other.own_place && other.place && m.place && *other.place != *m.place;
      });
      if (elsewhere) break;
      give(tree, lexicon, m, name, figure, voices);
      break;
    }
  }
}

void count_individuals(const Participants& participants, const Lexicon& lexicon, const Tree& tree,
                       const std::vector<Mention>& mentions, Happening& happening) {
  std::map<std::string, ActorList, std::less<>> suffered;
  for (const std::uint32_t i : happening.mentions) {
    const Candidate& c = mentions[i].candidate;
    if (c.standing.status != Status::occurred && c.standing.status != Status::ongoing) continue;
    std::string_view fate = fate_of(*c.entry);
    if (fate.empty() && c.entry->type == EventType::assault)
      fate = lexicon.fate(tree[c.trigger].lower);
    if (fate.empty()) continue;
    ActorList& whom = suffered[std::string(fate)];
    for (const ActorIndex a : c.recipients) add_actor(a, whom);
  }
  for (const auto& [fate, whom] : suffered) {
    const bool persons = std::all_of(whom.begin(), whom.end(),
                                     [&](ActorIndex a) { return participants.is_person(a); });
    if (whom.empty() || !persons || happening.sizes.contains(fate)) continue;
    const auto n = static_cast<std::int64_t>(whom.size());
    happening.sizes.emplace(fate, SizeRange{n, n, whom.size() == 1 ? whom.front() : no_actor});
  }
}

}  // namespace depeche::events
