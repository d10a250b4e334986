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

/// A document on its way through the stages.
struct Draft {
  const Document* document = nullptr;
  Analysis analysis;
  std::vector<NameOpinion> opinions;  ///< of the tokens of `analysis`
  Actors found;
  Reading reading;
};

/// What every language shares.
using KnownPersons = std::shared_future<Result<std::shared_ptr<const actors::Persons>>>;

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

  static Result<Reader> load(Pack pack, const KnownPersons& known) {
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
    const auto& persons = known.get();
    if (!persons) return persons.error();
    auto actors = ActorFinder::load(pack, *persons);
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

  /// Stage by stage: the tables of one stage stay near while it reads all the documents.
  void read(std::span<Draft> drafts) const {
    for (Draft& draft : drafts) draft.analysis = analyser.cut(*draft.document);
    for (Draft& draft : drafts) draft.opinions = analyser.read_grammar(draft.analysis);
    for (Draft& draft : drafts)
      analyser.find_names(*draft.document, draft.analysis, draft.opinions);
    for (Draft& draft : drafts) find_times(draft);
    for (Draft& draft : drafts) draft.reading.places = places.find(*draft.document, draft.analysis);
    for (Draft& draft : drafts)
      draft.found =
          actors.find(*draft.document, draft.analysis, draft.reading.times, draft.reading.places);
    for (Draft& draft : drafts) {
      draft.reading.attributions = attributor.find(*draft.document, draft.analysis, draft.found);
    }
    for (Draft& draft : drafts) find_events(draft);
  }

 private:
  void find_times(Draft& draft) const {
    Reading& reading = draft.reading;
    reading.language = pack.language();
    reading.pack = pack.version();
    reading.credits = credits.find(*draft.document);
    const Atoms atoms = atoms_of(draft.document->text(), draft.analysis);
    reading.times = times.find(*draft.document, draft.analysis, atoms);
    reading.quantities = quantities.find(draft.analysis, atoms);
    reading.measures = measures.find(atoms);
  }

  void find_events(Draft& draft) const {
    Reading& reading = draft.reading;
    Coded coded = events.code({*draft.document, draft.analysis, reading.times, reading.quantities,
                               reading.places, draft.found, reading.attributions});
    reading.reports = std::move(coded.reports);
    reading.actors = std::move(draft.found.list);
    // What people do says who they are only once it is known what is told: a man who stabs another
    // is weighed as the civilian that the text calls him.
    for (std::size_t a = 0; a < draft.found.deeds.size(); ++a) {
      if (!draft.found.deeds[a].empty()) reading.actors[a].sectors = {draft.found.deeds[a]};
    }
    for (Actor& party : coded.parties) reading.actors.push_back(std::move(party));
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
  const KnownPersons persons = std::async(std::launch::async, [&packs] {
                                 return actors::Persons::load(packs.front());
                               }).share();
  std::vector<std::future<Result<Reader>>> readers;
  for (const Pack& pack : packs) {
    readers.push_back(
        std::async(std::launch::async, [&pack, persons] { return Reader::load(pack, persons); }));
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

std::string Pipeline::unread_language_of(const Document& document) const {
  return stages_->languages.unread(document);
}

Analysis Pipeline::analyse(const Document& document) const {
  return stages_->readers.find(language_of(document))->second.analyser.analyse(document);
}

Reading Pipeline::read(const Document& document) const {
  const Document* one = &document;
  return std::move(read_all({&one, 1}).front());
}

std::vector<Reading> Pipeline::read_all(std::span<const Document* const> documents) const {
  // Each language apart, then back into the order in which they came.
  std::map<const Reader*, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < documents.size(); ++i)
    places[&stages_->readers.find(language_of(*documents[i]))->second].push_back(i);
  std::vector<Reading> readings(documents.size());
  for (const auto& [reader, own] : places) {
    std::vector<Draft> drafts(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) drafts[i].document = documents[own[i]];
    reader->read(drafts);
    for (std::size_t i = 0; i < own.size(); ++i) readings[own[i]] = std::move(drafts[i].reading);
  }
  return readings;
}

}  // namespace depeche
