// SPDX-License-Identifier: Apache-2.0
// How fast are places and actors by themselves, and from the text on (with the grammar), in one
// thread, and how much memory does their knowledge take? Tokens are those of the analysis.
#include "actors/actor_finder.h"
#include "example_texts.h"
#include "lang/analyser.h"
#include "pack/pack.h"
#include "places/place_finder.h"

#include <fstream>
#include <string>

#include <benchmark/benchmark.h>

namespace {

using namespace depeche;

/// A line of /proc/self/status in MB; 0 where there is none.
double status_megabytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  std::string name;
  double kilobytes = 0;
  while (status >> name) {
    if (name == field + ":") {
      status >> kilobytes;
      return kilobytes / 1024;
    }
    status.ignore(1 << 10, '\n');
  }
  return 0;
}

template <typename Work>
void measure(benchmark::State& state, const ExampleTexts& texts, Work work) {
  for (auto _ : state) {
    for (std::size_t i = 0; i < texts.documents.size(); ++i)
      work(texts.documents[i], texts.analyses[i]);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["tokens"] = benchmark::Counter(rounds * texts.tokens, benchmark::Counter::kIsRate);
}

/// Places, then actors, on analyses made beforehand.
void stages(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto places = PlaceFinder::load(*pack);
  const auto actors = ActorFinder::load(*pack);
  const auto analyser = Analyser::load(*pack);
  measure(state, example_texts(language, *analyser),
          [&](const Document& document, const Analysis& analysis) {
            const auto found = places->find(document, analysis);
            benchmark::DoNotOptimize(actors->find(document, analysis, {}, found));
          });
}

/// From the text on: tokens, grammar, names, places, actors.
void from_text(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto places = PlaceFinder::load(*pack);
  const auto actors = ActorFinder::load(*pack);
  const auto analyser = Analyser::load(*pack);
  measure(state, example_texts(language, *analyser),
          [&](const Document& document, const Analysis&) {
            const Analysis analysis = analyser->analyse(document);
            const auto found = places->find(document, analysis);
            benchmark::DoNotOptimize(actors->find(document, analysis, {}, found));
          });
}

/// What loading the knowledge of both stages adds to the resident memory.
void knowledge(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  double taken = 0;
  for (auto _ : state) {
    const double before = status_megabytes("VmRSS");
    const auto places = PlaceFinder::load(*pack);
    const auto actors = ActorFinder::load(*pack);
    taken = std::max(taken, status_megabytes("VmRSS") - before);
    benchmark::DoNotOptimize(places);
    benchmark::DoNotOptimize(actors);
  }
  state.counters["MB"] = taken;
}

// Memory first: what was freed is taken again without asking the system.
BENCHMARK_CAPTURE(knowledge, french, "fr")->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(knowledge, english, "en")->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(stages, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stages, english, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(from_text, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(from_text, english, "en")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
