// SPDX-License-Identifier: Apache-2.0
#include "story/sketch.h"

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "story/fingerprints.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t most_word_terms = 60;
constexpr std::size_t most_name_terms = 60;
constexpr std::size_t most_happening_terms = 24;
constexpr double title_weight = 1.5;

/// `kind` keeps a place named Washington and a person named so apart.
std::uint32_t hash_of(char kind, std::string_view text) {
  if (text.empty()) return 0;
  std::string key(1, kind);
  key += text;
  const auto hash = static_cast<std::uint32_t>(fnv1a(key) >> 13U);
  return hash == 0 ? 1 : hash;
}

/// Collects terms; the weight of a term that comes again grows with the logarithm of its number.
class TermBag {
 public:
  void add(std::uint32_t key, double weight, double times = 1) {
    if (key == 0 || weight <= 0) return;
    Entry& entry = entries_[key];
    entry.weight = std::max(entry.weight, weight);
    entry.times += times;
  }

  [[nodiscard]] Terms terms(std::size_t most) const {
    Terms terms;
    for (const auto& [key, entry] : entries_) {
      terms.push_back({key, static_cast<float>(entry.weight * (1 + std::log(entry.times)))});
    }
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      return std::pair(b.weight, a.key) < std::pair(a.weight, b.key);
    });
    if (terms.size() > most) terms.resize(most);
    std::sort(terms.begin(), terms.end(),
              [](const Term& a, const Term& b) { return a.key < b.key; });
    return terms;
  }

 private:
  struct Entry {
    double weight = 0;
    double times = 0;
  };

  std::map<std::uint32_t, Entry> entries_;
};

struct Bags {
  TermBag words;
  TermBag names;
};

/// Sorts the words of one document into terms.
class WordTerms {
 public:
  WordTerms(const StoryWords& words, const StoryDocument& document, const WordShares& shares)
      : words_(words), document_(document), shares_(shares) {
    for (std::size_t i = 0; i < words.list.size(); ++i) {
      const StoryWord& word = words.list[i];
      if (word.upper && !word.first && !in_title(word)) named_.insert(words.folded[i]);
    }
    // "Beyrouth" and "Beirut" are one place.
    for (const StoryPlace& place : document.places) add_known(place.name);
    for (const StoryActor& actor : document.actors) {
      if (actor.wikidata.empty() && actor.type != ActorType::country) continue;
      for (const std::string& name : actor.names) add_known(name);
    }
  }

  /// Of the whole document: who and what is known by an id is no word beside.
  void add_unknown(std::size_t i, Bags& bags) const {
    if (!words_.list[i].upper || !known_.contains(words_.folded[i])) add(i, bags);
  }

  void add(std::size_t i, Bags& bags) const {
    const StoryWord& word = words_.list[i];
    const std::string& folded = words_.folded[i];
    const double times = in_title(word) ? title_weight : 1;
    if (!word.letter) return add_figure(folded, bags);
    if (folded.size() < 2) return;
    if (word.upper && named_.contains(folded)) {
      const double weight = weight_of_name(shares_, document_.language, folded);
      bags.names.add(hash_of('n', folded), weight, times);
      return;
    }
    const double weight = weight_of_word(shares_, document_.language, folded);
    bags.words.add(stem_key(i), weight, times);
  }

  [[nodiscard]] std::uint32_t stem_key(std::size_t i) const {
    return hash_of('w', document_.language + std::string(stem_of(words_.folded[i])));
  }

 private:
  void add_known(const std::string& name) {
    for (const std::string_view word : split(name, ' ')) known_.insert(std::string(word));
  }

  [[nodiscard]] bool in_title(const StoryWord& word) const {
    return word.end <= document_.title.size();
  }

  /// Years and small numbers stand everywhere.
  static void add_figure(const std::string& digits, Bags& bags) {
    constexpr double weight = 3;
    const auto value = to_integer(digits);
    if (!value || *value < 13 || (*value >= 1900 && *value < 2100)) return;
    bags.names.add(hash_of('#', digits), weight);
  }

  const StoryWords& words_;
  const StoryDocument& document_;
  const WordShares& shares_;
  std::set<std::string> named_;  ///< words with a capital inside a sentence of the body
  std::set<std::string> known_;  ///< words of names that stand for a place or actor with an id
};

std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

std::vector<std::uint32_t> names_of(const StoryActor& actor) {
  std::vector<std::uint32_t> keys;
  if (!actor.wikidata.empty()) keys.push_back(hash_of('q', actor.wikidata));
  for (const std::string& name : actor.names) {
    keys.push_back(actor.type == ActorType::person ? hash_of('p', last_word(name))
                                                   : hash_of('o', name));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Participant participant_of(const StoryActor& actor, bool recipient) {
  Participant participant;
  participant.names = names_of(actor);
  participant.country = hash_of('c', actor.country);
  participant.sector = hash_of('s', actor.sector);
  participant.recipient = recipient;
  participant.is_country = actor.type == ActorType::country || actor.type == ActorType::people;
  return participant;
}

std::uint32_t place_key(const StoryPlace& place) {
  return place.geonames != 0 ? hash_of('g', std::to_string(place.geonames))
                             : hash_of('l', place.name);
}

void add_place(const StoryPlace& place, TermBag& bag) {
  constexpr double town = 4;
  constexpr double wide = 1.5;
  const bool is_country =
      place.resolution == Resolution::country || place.resolution == Resolution::region;
  if (!is_country) bag.add(place_key(place), town);
  bag.add(hash_of('c', place.country), wide);
}

void add_actor(const StoryActor& actor, TermBag& bag) {
  constexpr double known = 3;
  constexpr double country = 1;
  if (!actor.wikidata.empty() && actor.type != ActorType::country)
    bag.add(hash_of('q', actor.wikidata), known);
  bag.add(hash_of('c', actor.country), country);
}

Count count_of(const std::string& counts, const SizeRange& range) {
  return {hash_of('k', counts), range.low.value_or(-1), range.high.value_or(-1)};
}

/// Makes happenings of the reports of one document.
class Happenings {
 public:
  Happenings(const StoryWords& words, const WordTerms& terms, const StoryDocument& document)
      : words_(words), terms_(terms), points_(document.text) {}

  [[nodiscard]] Happening of(const StoryReport& report) const {
    Happening happening;
    happening.report = static_cast<std::uint32_t>(report.number);
    const auto& first = report.mentions.empty() ? report.evidence : report.mentions.front();
    happening.position = static_cast<std::uint32_t>(first.begin);
    happening.type = report.type;
    happening.mode = hash_of('m', report.mode);
    happening.status = report.status;
    happening.historical = report.historical;
    happening.day_begin = day_number(report.date.begin);
    happening.day_end = day_number(report.date.end);
    happening.precision = report.date.precision;
    if (report.place) set_place(*report.place, happening);
    for (const auto& actor : report.actors)
      happening.participants.push_back(participant_of(actor, false));
    for (const auto& actor : report.recipients)
      happening.participants.push_back(participant_of(actor, true));
    for (const auto& [counts, range] : report.size)
      happening.counts.push_back(count_of(counts, range));
    const std::set<std::size_t> told = trigger_words(report);
    happening.terms = terms_of(report, told);
    happening.near = near_of(told);
    happening.triggers = triggers_of(told);
    return happening;
  }

 private:
  static void set_place(const StoryPlace& place, Happening& happening) {
    happening.place = place_key(place);
    happening.country = hash_of('c', place.country);
    happening.resolution = place.resolution;
    if (place.latitude) happening.latitude = static_cast<float>(*place.latitude);
    if (place.longitude) happening.longitude = static_cast<float>(*place.longitude);
  }

  [[nodiscard]] std::set<std::size_t> trigger_words(const StoryReport& report) const {
    std::set<std::size_t> told;
    for (std::size_t i = 0; i < words_.list.size(); ++i) {
      const std::int64_t point = points_.at(words_.list[i].begin);
      const bool is_told = std::any_of(
          report.mentions.begin(), report.mentions.end(),
          [&](const PointRange& mention) { return point >= mention.begin && point < mention.end; });
      if (is_told) told.insert(i);
    }
    return told;
  }

  [[nodiscard]] std::vector<std::uint32_t> triggers_of(const std::set<std::size_t>& told) const {
    constexpr std::size_t short_word = 3;  // bytes
    std::vector<std::uint32_t> stems;
    for (const std::size_t i : told) {
      if (words_.folded[i].size() >= short_word) stems.push_back(terms_.stem_key(i));
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
  }

  /// Of the words of the sentence that stand up to `reach` words from a trigger.
  [[nodiscard]] Terms near_of(const std::set<std::size_t>& told) const {
    constexpr std::size_t reach = 7;
    std::set<std::size_t> beside;
    for (const std::size_t i : told) {
      const std::size_t begin = words_.sentence_begin(static_cast<std::uint32_t>(i));
      const std::size_t end = words_.sentence_end(static_cast<std::uint32_t>(i));
      for (std::size_t j = std::max(begin, i - std::min(i, reach));
           j < std::min(end, i + reach + 1); ++j)
        beside.insert(j);
    }
    Bags bags;
    for (const std::size_t i : beside) {
      if (!told.contains(i)) terms_.add(i, bags);
    }
    return terms_of(bags);
  }

  /// Of the evidence and of the sentences of the other triggers.
  [[nodiscard]] Terms terms_of(const StoryReport& report, const std::set<std::size_t>& told) const {
    std::set<std::uint32_t> sentences;
    for (std::size_t i = 0; i < words_.list.size(); ++i) {
      const StoryWord& word = words_.list[i];
      const std::int64_t point = points_.at(word.begin);
      const bool evidence = point >= report.evidence.begin && point < report.evidence.end;
      if (evidence || told.contains(i)) sentences.insert(word.sentence);
    }
    Bags bags;
    for (const std::uint32_t sentence : sentences) {
      for (std::uint32_t i = words_.sentences[sentence]; i < words_.sentences[sentence + 1]; ++i)
        terms_.add(i, bags);
    }
    return terms_of(bags);
  }

  static Terms terms_of(const Bags& bags) {
    Terms terms = bags.words.terms(most_happening_terms);
    const Terms names = bags.names.terms(most_happening_terms);
    terms.insert(terms.end(), names.begin(), names.end());
    std::sort(terms.begin(), terms.end(),
              [](const Term& a, const Term& b) { return a.key < b.key; });
    return terms;
  }

  const StoryWords& words_;
  const WordTerms& terms_;
  utf8::CodePoints points_;
};

}  // namespace

double cosine(const Terms& a, const Terms& b) {
  double dot = 0;
  double a_square = 0;
  double b_square = 0;
  for (const Term& term : a) a_square += double{term.weight} * term.weight;
  for (const Term& term : b) b_square += double{term.weight} * term.weight;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) {
      dot += double{a[i++].weight} * b[j++].weight;
    } else if (a[i].key < b[j].key) {
      ++i;
    } else {
      ++j;
    }
  }
  return dot > 0 ? dot / std::sqrt(a_square * b_square) : 0;
}

std::int32_t day_number(const std::optional<Date>& date) {
  if (!date) return no_day;
  return static_cast<std::int32_t>(std::chrono::sys_days(*date).time_since_epoch().count());
}

Sketch sketch_of(const StoryDocument& document, const StoryWords& words, const WordShares& shares) {
  Sketch sketch;
  sketch.language = document.language;
  sketch.outlet = document.outlet;
  sketch.minute = document.published_minute;
  sketch.credits = document.credits;
  sketch.words = static_cast<std::uint32_t>(words.list.size());
  sketch.fingerprints = fingerprints(words);
  const WordTerms terms(words, document, shares);
  Bags bags;
  for (std::size_t i = 0; i < words.list.size(); ++i) terms.add_unknown(i, bags);
  for (const StoryPlace& place : document.places) add_place(place, bags.names);
  for (const StoryActor& actor : document.actors) add_actor(actor, bags.names);
  sketch.words_terms = bags.words.terms(most_word_terms);
  sketch.name_terms = bags.names.terms(most_name_terms);
  const Happenings happenings(words, terms, document);
  for (const StoryReport& report : document.reports)
    sketch.happenings.push_back(happenings.of(report));
  return sketch;
}

}  // namespace depeche
