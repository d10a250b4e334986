// SPDX-License-Identifier: Apache-2.0
// depeche-seen: what the coder sees of each place that may tell a happening, for
// tools/train/likelihood.py to learn from.
// usage: depeche-seen DATA < ARTICLES.jsonl
// One line a place and type, parted by tabs: id of the article, language, type, first and last byte
// of its trigger (half-open), number of its sentence, 1 where the rules alone would tell it, then
// name=value of each sign, then name=key of its words.
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

  [[nodiscard]] std::vector<SeenPlace> read(const Document& document) const {
    const Analysis analysis = analyser.analyse(document);
    const Atoms atoms = atoms_of(document.text(), analysis);
    const auto found_times = times.find(document, analysis, atoms);
    const auto found_quantities = quantities.find(analysis, atoms);
    const auto found_places = places.find(document, analysis);
    const Actors found = actors.find(document, analysis, found_places);
    const Attributions said = attributor.find(document, analysis, found);
    return events.places_seen(
        {document, analysis, found_times, found_quantities, found_places, found, said});
  }
};

void print(const Document& document, const std::vector<SeenPlace>& places) {
  for (const SeenPlace& place : places) {
    std::printf("%s\t%s\t%s\t%u\t%u\t%u\t%d", document.metadata().source_id.c_str(),
                document.metadata().language.c_str(), std::string(name_of(place.type)).c_str(),
                place.trigger.begin, place.trigger.end, place.sentence, place.told_by_rules ? 1 : 0);
    for (const auto& [name, value] : place.signs)
      std::printf("\t%s=%.4g", std::string(name).c_str(), static_cast<double>(value));
    for (const auto& [name, key] : place.words)
      std::printf("\t%s=%s", std::string(name).c_str(), key.c_str());
    std::printf("\n");
  }
}

int run(const std::string& data) {
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
    print(**document, (in_french ? *french : *english).read(**document));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: depeche-seen DATA < ARTICLES.jsonl\n", stderr);
    return 2;
  }
  return run(argv[1]);
}
