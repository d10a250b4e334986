// SPDX-License-Identifier: Apache-2.0
// How fast are the finders of times and figures by themselves, in one thread? The grammar is made
// beforehand; tokens are those of the analysis.
#include "example_texts.h"
#include "lang/analyser.h"
#include "pack/pack.h"
#include "time/measure_finder.h"
#include "time/quantity_finder.h"
#include "time/time_finder.h"

#include <string>

#include <benchmark/benchmark.h>

namespace {

using namespace depeche;

template <typename Work>
void measure(benchmark::State& state, const ExampleTexts& texts, Work work) {
  for (auto _ : state) {
    for (std::size_t i = 0; i < texts.documents.size(); ++i)
      work(texts.documents[i], texts.analyses[i]);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["tokens"] = benchmark::Counter(rounds * texts.tokens, benchmark::Counter::kIsRate);
}

void times(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto analyser = Analyser::load(*pack);
  const auto finder = TimeFinder::load(*pack);
  measure(state, example_texts(language, *analyser),
          [&](const Document& document, const Analysis& analysis) {
            benchmark::DoNotOptimize(
                finder->find(document, analysis, atoms_of(document.text(), analysis)));
          });
}

void quantities(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto analyser = Analyser::load(*pack);
  const auto finder = QuantityFinder::load(*pack);
  measure(state, example_texts(language, *analyser),
          [&](const Document& document, const Analysis& analysis) {
            benchmark::DoNotOptimize(finder->find(analysis, atoms_of(document.text(), analysis)));
          });
}

/// The stage: times, quantities and measures, one after the other.
void stage(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto analyser = Analyser::load(*pack);
  const auto finder = TimeFinder::load(*pack);
  const auto figures = QuantityFinder::load(*pack);
  const auto measures = MeasureFinder::load(*pack);
  measure(state, example_texts(language, *analyser),
          [&](const Document& document, const Analysis& analysis) {
            const Atoms atoms = atoms_of(document.text(), analysis);
            benchmark::DoNotOptimize(finder->find(document, analysis, atoms));
            benchmark::DoNotOptimize(figures->find(analysis, atoms));
            benchmark::DoNotOptimize(measures->find(atoms));
          });
}

BENCHMARK_CAPTURE(times, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(times, english, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(quantities, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(quantities, english, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stage, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stage, english, "en")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
