// SPDX-License-Identifier: Apache-2.0
// depeche-seen: what the learned models of the coder are asked, for tools/train to learn from.
// usage: depeche-seen told|same|participates|vouches|dated|placed|one_actor|refers|at_home DATA <
// ARTICLES.jsonl One line a question (events/event_coder.h), parted by tabs: id of the article,
// language, what it is about, then name=value of each sign and name=key of each word.
#include "actors/actor_finder.h"
#include "attribution/attributor.h"
#include "events/event_coder.h"
#include "io/jsonl_reader.h"
#include "lang/analyser.h"
#include "pack/pack.h"
#include "places/place_finder.h"
#include "story/happening_signs.h"
#include "time/atoms.h"
#include "time/quantity_finder.h"
#include "time/time_finder.h"

#include <depeche/ledger.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <utility>

namespace {

using namespace depeche;

int fail(const Error& error) {
  std::fprintf(stderr, "depeche-seen: %s\n", to_string(error).c_str());
  return 1;
}

/// What is asked: of the coder of events, of pairs of actors, of pronouns, or of actors' countries.
enum class Of { events, links, pronouns, homes };

struct Asked {
  Of of = Of::events;
  Question which = Question::told;
};

/// The stages up to the coder, one language; as in src/pipeline/pipeline.cc.
struct Stages {
  Analyser analyser;
  TimeFinder times;
  QuantityFinder quantities;
  PlaceFinder places;
  ActorFinder actors;
  Attributor attributor;
  EventCoder events;

  static Result<Stages> load(const std::string& data, const std::string& language) {
    const auto pack = Pack::open(data, language);
    if (!pack) return pack.error();
    auto analyser = Analyser::load(*pack);
    if (!analyser) return analyser.error();
    auto times = TimeFinder::load(*pack);
    if (!times) return times.error();
    auto quantities = QuantityFinder::load(*pack);
    if (!quantities) return quantities.error();
    auto places = PlaceFinder::load(*pack);
    if (!places) return places.error();
    auto actors = ActorFinder::load(*pack);
    if (!actors) return actors.error();
    auto attributor = Attributor::load(*pack);
    if (!attributor) return attributor.error();
    auto events = EventCoder::load(*pack);
    if (!events) return events.error();
    return Stages{std::move(*analyser), std::move(*times),  std::move(*quantities),
                  std::move(*places),   std::move(*actors), std::move(*attributor),
                  std::move(*events)};
  }

  [[nodiscard]] std::vector<SeenQuestion> read(const Document& document, Asked asked) const {
    const Analysis analysis = analyser.analyse(document);
    const Atoms atoms = atoms_of(document.text(), analysis);
    const auto found_times = times.find(document, analysis, atoms);
    const auto found_quantities = quantities.find(analysis, atoms);
    const auto found_places = places.find(document, analysis);
    if (asked.of == Of::links)
      return told(actors.seen(document, analysis, found_times, found_places));
    if (asked.of == Of::pronouns)
      return told(actors.seen_pronouns(document, analysis, found_times, found_places));
    if (asked.of == Of::homes)
      return told(actors.seen_homes(document, analysis, found_times, found_places));
    const Actors found = actors.find(document, analysis, found_times, found_places);
    const Attributions said = attributor.find(document, analysis, found);
    return events.seen(
        {document, analysis, found_times, found_quantities, found_places, found, said},
        asked.which);
  }

  /// Are two actors one, does the later, a pronoun, mean the earlier, or is it of a country? About:
  /// the mentions of both, or the country.
  static std::vector<SeenQuestion> told(std::vector<SeenLink> links) {
    const auto listed = [](const std::vector<Span>& spans) {
      std::string out;
      for (const Span& span : spans)
        out += std::to_string(span.begin) + '-' + std::to_string(span.end) + ',';
      return out;
    };
    std::vector<SeenQuestion> out;
    for (SeenLink& link : links) {
      out.push_back(
          {{listed(link.earlier), link.country.empty() ? listed(link.later) : link.country},
           std::move(link.signs),
           std::move(link.words)});
    }
    return out;
  }
};

void print(const Document& document, const std::vector<SeenQuestion>& questions) {
  for (const SeenQuestion& question : questions) {
    std::printf("%s\t%s", document.metadata().source_id.c_str(),
                document.metadata().language.c_str());
    for (const std::string& about : question.about) std::printf("\t%s", about.c_str());
    for (const auto& [name, value] : question.signs)
      std::printf("\t%s=%.4g", std::string(name).c_str(), static_cast<double>(value));
    for (const auto& [name, key] : question.words)
      std::printf("\t%s=%s", std::string(name).c_str(), key.c_str());
    std::printf("\n");
  }
}

int run(const std::string& data, Asked asked) {
  const auto french = Stages::load(data, "fr");
  if (!french) return fail(french.error());
  const auto english = Stages::load(data, "en");
  if (!english) return fail(english.error());
  auto input = ByteSource::open("-");
  if (!input) return fail(input.error());
  const auto reader = read_jsonl(std::move(*input), "standard input", {});
  while (true) {
    const auto document = reader->next();
    if (!document) return 0;
    if (!*document) return fail(document->error());
    const bool in_french = (*document)->metadata().language == "fr";
    print(**document, (in_french ? *french : *english).read(**document, asked));
  }
}

/// What two reports of a ledger's articles, of one story or of neighbouring ones, have in common.
class LinkedPairs {
 public:
  explicit LinkedPairs(StoryStore& store) : store_(store) {}

  Result<void> print_all() {
    const auto last = store_.last_story();
    if (!last) return last.error();
    for (std::int64_t story = 1; story <= *last; ++story) {
      auto documents = store_.story(story);
      if (!documents) return documents.error();
      auto near = store_.near(story);
      if (!near) return near.error();
      std::vector<StoryMember> own;
      for (LinkedDocument& document : *documents) add(std::move(document), own);
      std::vector<StoryMember> beside;
      for (NearDocument& document : *near) add(std::move(document.document), beside);
      for (std::size_t i = 0; i < own.size(); ++i) {
        for (std::size_t j = i + 1; j < own.size(); ++j) print_pairs(own[i], own[j], true);
        for (const StoryMember& other : beside) {
          const auto pair = std::minmax(own[i].document.doc, other.document.doc);
          if (printed_.insert({pair.first, pair.second}).second) print_pairs(own[i], other, false);
        }
      }
    }
    return {};
  }

 private:
  static void add(LinkedDocument document, std::vector<StoryMember>& members) {
    if (auto member = member_of(std::move(document))) members.push_back(std::move(*member));
  }

  static void print_pairs(const StoryMember& a, const StoryMember& b, bool one_story) {
    const DocumentPair pair(a, b, one_story);
    for (std::size_t i = 0; i < a.sketch.happenings.size(); ++i) {
      for (std::size_t j = 0; j < b.sketch.happenings.size(); ++j) {
        if (pair.match(i, j).score < hopeless_likeness) continue;
        const HappeningSigns signs = pair.signs(i, j);
        std::printf("%lld\t%u\t%lld\t%u", static_cast<long long>(a.document.doc),
                    a.sketch.happenings[i].report, static_cast<long long>(b.document.doc),
                    b.sketch.happenings[j].report);
        for (std::size_t k = 0; k < signs.values.size(); ++k)
          std::printf("\t%.4g", static_cast<double>(signs.values[k]));
        std::printf("\n");
      }
    }
  }

  StoryStore& store_;
  std::set<std::pair<std::int64_t, std::int64_t>> printed_;  // documents of two stories
};

int print_linked(const std::string& path) {
  auto ledger = Ledger::open(path, LedgerAccess::write);
  if (!ledger) return fail(ledger.error());
  auto store = ledger->story_store();
  if (!store) return fail(store.error());
  for (const std::string_view name : HappeningSigns::names)
    std::printf("%s ", std::string(name).c_str());
  std::printf("\n");
  if (auto done = LinkedPairs(**store).print_all(); !done) return fail(done.error());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view asked = argc == 3 ? argv[1] : "";
  if (asked == "told") return run(argv[2], {Of::events, Question::told});
  if (asked == "same") return run(argv[2], {Of::events, Question::same});
  if (asked == "participates") return run(argv[2], {Of::events, Question::participates});
  if (asked == "vouches") return run(argv[2], {Of::events, Question::vouches});
  if (asked == "dated") return run(argv[2], {Of::events, Question::dated});
  if (asked == "placed") return run(argv[2], {Of::events, Question::placed});
  if (asked == "one_actor") return run(argv[2], {Of::links});
  if (asked == "refers") return run(argv[2], {Of::pronouns});
  if (asked == "at_home") return run(argv[2], {Of::homes});
  if (asked == "one_event") return print_linked(argv[2]);
  std::fputs(
      "usage: depeche-seen told|same|participates|vouches|dated|placed|one_actor|refers|at_home "
      "DATA < "
      "ARTICLES.jsonl\n       depeche-seen one_event LEDGER\n",
      stderr);
  return 2;
}
