// SPDX-License-Identifier: Apache-2.0
// depeche-train-grammar: puts together the grammar model of a language: the network that
// train_network.py learned, and what is counted from treebanks (contractions, lemma endings).
// usage: depeche-train-grammar DATA LANGUAGE LEXICON.tsv TAGS.tsv NETWORK.bin MODEL.bin FILE…
// [--raw FILE] [--dev FILE]… DATA is the folder of compiled packs; TAGS and NETWORK are from
// train_network.py.
#include "base/files.h"
#include "border_trainer.h"
#include "corpus.h"
#include "lang/byte_reader.h"
#include "lang/grammar_model.h"
#include "tagger_trainer.h"
#include "word_trainer.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace depeche;

struct Options {
  std::string data;
  std::string language;
  std::string lexicon;
  std::string tags;
  std::string network;
  std::string model;
  std::vector<std::string> treebanks;
  std::vector<std::string> dev;
  std::string raw;  ///< edited prose, for the borders of sentences
};

Options options_of(const std::vector<std::string>& arguments) {
  Options options{arguments[0], arguments[1], arguments[2],
                  arguments[3], arguments[4], arguments[5],
                  {},           {},           {}};
  bool dev = false;
  for (std::size_t i = 6; i < arguments.size(); ++i) {
    if (arguments[i] == "--raw" && i + 1 < arguments.size()) {
      options.raw = arguments[++i];
    } else if (arguments[i] == "--dev") {
      dev = true;
    } else {
      (dev ? options.dev : options.treebanks).push_back(arguments[i]);
    }
  }
  return options;
}

int fail(const Error& error) {
  std::fprintf(stderr, "depeche-train-grammar: %s\n", to_string(error).c_str());
  return 1;
}

struct Counts {
  int words = 0, upos = 0, features = 0, lemma = 0, head = 0, arc = 0;

  void add(const Token& guess, const Token& gold) {
    ++words;
    const bool same_head = guess.head == gold.head;
    upos += static_cast<int>(guess.upos == gold.upos);
    features += static_cast<int>(guess.morph == gold.morph);
    lemma += static_cast<int>(guess.lemma == gold.lemma);
    head += static_cast<int>(same_head);
    arc += static_cast<int>(same_head && main_relation(guess.deprel) == main_relation(gold.deprel));
  }
};

/// Scores with gold words, to see that the network does in bytes what it did in floats.
void report(const GrammarModel& model, const FormLexicon& lexicon, const std::string& path,
            std::string_view language) {
  const auto examples = train::read_treebank(path, language);
  if (!examples) return;
  Counts counts;
  NetworkReading reading;
  std::vector<WordFeatures> words;
  std::vector<Morph> candidates;
  for (const train::Example& example : *examples) {
    words.clear();
    read_words(lexicon, example.tokens, words);
    const auto end = static_cast<std::uint32_t>(words.size());
    model.network.read_sentences(words, {&end, 1}, reading);
    for (std::size_t i = 0; i < words.size(); ++i) {
      Token guess = example.tokens[i];
      const std::span<const float> scores(&reading.scores[i * reading.stride], reading.stride);
      model.tagger.set_tag(words[i], scores, candidates, guess);
      guess.lemma = model.lemmatiser.lemma(guess, words[i].rows);
      guess.head = reading.heads[i] == 0 ? no_token : reading.heads[i] - 1;
      guess.deprel = reading.relations[i];
      counts.add(guess, example.tokens[i]);
    }
  }
  const auto percent = [&](int n) { return 100.0 * n / counts.words; };
  std::printf("%s (gold words): UPOS %.2f  feats %.2f  lemma %.2f  UAS %.2f  LAS %.2f\n",
              path.c_str(), percent(counts.upos), percent(counts.features), percent(counts.lemma),
              percent(counts.head), percent(counts.arc));
}

/// The first sentences of some lengths, for the file to be checked by.
std::vector<GrammarModel::Sample> samples_of(const std::vector<train::Example>& examples,
                                             const Network& network) {
  std::vector<GrammarModel::Sample> samples;
  for (const std::size_t words : {7U, 15U, 23U, 31U}) {
    const auto found = std::find_if(examples.begin(), examples.end(), [&](const auto& example) {
      return example.words.size() == words;
    });
    if (found != examples.end()) {
      samples.push_back(GrammarModel::sample_of(network, found->words));
    }
  }
  return samples;
}

int run(const Options& options) {
  const auto pack = Pack::open(options.data, options.language);
  if (!pack) return fail(pack.error());
  const auto tables = TokenTables::load(*pack);
  if (!tables) return fail(tables.error());
  const auto lexicon = FormLexicon::load(*pack);
  if (!lexicon) return fail(lexicon.error());
  auto text = read_file(options.lexicon, std::size_t{1} << 30U);
  if (!text) return fail(text.error());
  const auto rows = Table::parse(std::move(*text), options.lexicon);
  if (!rows) return fail(rows.error());
  std::mt19937 random(20261122);
  const auto network = read_file(options.network, std::size_t{1} << 30U);
  if (!network) return fail(network.error());
  ByteReader bytes_of_network(*network);
  auto net = Network::read(bytes_of_network);
  if (!net) return fail(net.error());
  std::vector<train::Example> examples;
  for (const std::string& path : options.treebanks) {
    auto read = train::read_treebank(path, options.language);
    if (!read) return fail(read.error());
    examples.insert(examples.end(), read->begin(), read->end());
  }
  std::vector<FineTag> tags = train::read_tags(options.tags);
  train::prepare(examples, *lexicon, tags, false);
  const auto contractions = train::train_contractions(options.treebanks, *tables, *lexicon, random);
  const auto borders =
      train::train_borders(options.treebanks, options.raw, *tables, *lexicon, random);
  auto samples = samples_of(examples, *net);
  GrammarModel model{"2026.14",
                     contractions.table({.least_updates = 1, .most_rows = 20000, .slot_bits = 13}),
                     borders.table({.least_updates = 2, .most_rows = 30000, .slot_bits = 16}),
                     Tagger{tags, train::common_morphs(examples, tags.size()),
                            train::names_have_capitals(examples)},
                     train::train_lemmas(*rows, examples),
                     std::move(*net),
                     std::move(samples)};
  const std::string bytes = model.write(options.language, *network);
  std::ofstream(options.model, std::ios::binary) << bytes;
  std::printf("%s: %zu bytes\n", options.model.c_str(), bytes.size());
  const auto again = GrammarModel::read(bytes, options.language);
  if (!again) return fail(again.error());
  for (const std::string& path : options.dev) report(*again, *lexicon, path, options.language);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 7) {
    std::fputs(
        "usage: depeche-train-grammar DATA LANGUAGE LEXICON.tsv TAGS.tsv NETWORK.bin MODEL.bin "
        "FILE... [--raw FILE] [--dev FILE...]\n",
        stderr);
    return 2;
  }
  return run(options_of(arguments));
}
