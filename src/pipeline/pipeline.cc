// SPDX-License-Identifier: Apache-2.0
// The program on one page: a document in, everything that can be read in it out.
#include "actors/actor_finder.h"
#include "attribution/attributor.h"
#include "attribution/credit_finder.h"
#include "events/event_coder.h"
#include "lang/analyser.h"
#include "pack/pack.h"
#include "pipeline/languages.h"
#include "places/place_finder.h"
#include "time/atoms.h"
#include "time/measure_finder.h"
#include "time/quantity_finder.h"
#include "time/time_finder.h"

#include <depeche/pipeline.h>

#include <future>
#include <map>
#include <utility>

namespace depeche {

namespace {

/// The stages of one language.
struct Reader {
  Pack pack;
  Analyser analyser;
  TimeFinder times;
  QuantityFinder quantities;
  MeasureFinder measures;
  PlaceFinder places;
  ActorFinder actors;
  Attributor attributor;
  CreditFinder credits;
  EventCoder events;

  static Result<Reader> load(Pack pack) {
    auto analyser = Analyser::load(pack);
    if (!analyser) return analyser.error();
    auto times = TimeFinder::load(pack);
    if (!times) return times.error();
    auto quantities = QuantityFinder::load(pack);
    if (!quantities) return quantities.error();
    auto measures = MeasureFinder::load(pack);
    if (!measures) return measures.error();
    auto places = PlaceFinder::load(pack);
    if (!places) return places.error();
    auto actors = ActorFinder::load(pack);
    if (!actors) return actors.error();
    auto attributor = Attributor::load(pack);
    if (!attributor) return attributor.error();
    auto credits = CreditFinder::load(pack);
    if (!credits) return credits.error();
    auto events = EventCoder::load(pack);
    if (!events) return events.error();
    return Reader{std::move(pack),        std::move(*analyser),   std::move(*times),
                  std::move(*quantities), std::move(*measures),   std::move(*places),
                  std::move(*actors),     std::move(*attributor), std::move(*credits),
                  std::move(*events)};
  }

  [[nodiscard]] Reading read(const Document& document) const {
    const Analysis analysis = analyser.analyse(document);
    Reading reading;
    reading.language = pack.language();
    reading.pack = pack.version();
    reading.credits = credits.find(document);
    const Atoms atoms = atoms_of(document.text(), analysis);
    reading.times = times.find(document, analysis, atoms);
    reading.quantities = quantities.find(analysis, atoms);
    reading.measures = measures.find(atoms);
    reading.places = places.find(document, analysis);
    Actors found = actors.find(document, analysis, reading.places);
    reading.attributions = attributor.find(document, analysis, found);
    Coded coded = events.code({document, analysis, reading.times, reading.quantities,
                               reading.places, found, reading.attributions});
    reading.reports = std::move(coded.reports);
    reading.actors = std::move(found.list);
    for (Actor& party : coded.parties) reading.actors.push_back(std::move(party));
    return reading;
  }
};

}  // namespace

struct Pipeline::Stages {
  Languages languages;
  std::map<std::string, Reader, std::less<>> readers;
};

Pipeline::Pipeline(std::unique_ptr<Stages> stages) : stages_(std::move(stages)) {}

Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::open(const PipelineOptions& options) {
  auto languages = Languages::open(options);
  if (!languages) return languages.error();
  auto stages = std::make_unique<Stages>(Stages{std::move(*languages), {}});
  const std::vector<Pack>& packs = stages->languages.packs();
  // Side by side: a person waits for this at every start.
  std::vector<std::future<Result<Reader>>> readers;
  for (const Pack& pack : packs) {
    readers.push_back(std::async(std::launch::async, [&pack] { return Reader::load(pack); }));
  }
  for (std::size_t i = 0; i < packs.size(); ++i) {
    auto reader = readers[i].get();
    if (!reader) return reader.error();
    stages->readers.emplace(packs[i].language(), std::move(*reader));
  }
  return Pipeline(std::move(stages));
}

std::string Pipeline::language_of(const Document& document) const {
  return stages_->languages.of(document);
}

Analysis Pipeline::analyse(const Document& document) const {
  return stages_->readers.find(language_of(document))->second.analyser.analyse(document);
}

Reading Pipeline::read(const Document& document) const {
  return stages_->readers.find(language_of(document))->second.read(document);
}

}  // namespace depeche
