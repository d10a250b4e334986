// SPDX-License-Identifier: Apache-2.0
// depeche-seen: what the learned models of the coder are asked, for tools/train to learn from.
// usage: depeche-seen told|same|participates|vouches|dated|placed|one_actor|refers DATA <
// ARTICLES.jsonl One line a question (events/event_coder.h), parted by tabs: id of the article,
// language, what it is about, then name=value of each sign and name=key of each word.
#include "actors/actor_finder.h"
#include "attribution/attributor.h"
#include "events/event_coder.h"
#include "io/jsonl_reader.h"
#include "lang/analyser.h"
#include "pack/pack.h"
#include "places/place_finder.h"
#include "time/atoms.h"
#include "time/quantity_finder.h"
#include "time/time_finder.h"

#include <cstdio>
#include <string>
#include <utility>

namespace {

using namespace depeche;

int fail(const Error& error) {
  std::fprintf(stderr, "depeche-seen: %s\n", to_string(error).c_str());
  return 1;
}

/// What is asked: of the coder of events, of pairs of actors, or of pronouns.
enum class Of { events, links, pronouns };

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
    if (asked.of == Of::links) return told(actors.seen(document, analysis, found_places));
    if (asked.of == Of::pronouns)
      return told(actors.seen_pronouns(document, analysis, found_places));
    const Actors found = actors.find(document, analysis, found_places);
    const Attributions said = attributor.find(document, analysis, found);
    return events.seen(
        {document, analysis, found_times, found_quantities, found_places, found, said},
        asked.which);
  }

  /// Are two actors one, or does the later, a pronoun, mean the earlier? About: the mentions of
  /// both.
  static std::vector<SeenQuestion> told(std::vector<SeenLink> links) {
    const auto listed = [](const std::vector<Span>& spans) {
      std::string out;
      for (const Span& span : spans)
        out += std::to_string(span.begin) + '-' + std::to_string(span.end) + ',';
      return out;
    };
    std::vector<SeenQuestion> out;
    for (SeenLink& link : links) {
      out.push_back({{listed(link.earlier), listed(link.later)},
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
  std::fputs(
      "usage: depeche-seen told|same|participates|vouches|dated|placed|one_actor|refers DATA < "
      "ARTICLES.jsonl\n",
      stderr);
  return 2;
}
