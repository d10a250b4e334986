// SPDX-License-Identifier: Apache-2.0
// depeche-train-grammar: learns the grammar model of a language from treebanks.
// usage: depeche-train-grammar DATA LANGUAGE LEXICON.tsv MODEL.bin ROUNDS FILE[=SHARE]… [--dev
// FILE]… DATA is the folder of compiled packs; SHARE (0 to 1) is the chance of a sentence to be
// used in a round.
#include "base/files.h"
#include "corpus.h"
#include "lang/grammar_model.h"
#include "parser_trainer.h"
#include "tagger_trainer.h"
#include "word_trainer.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

namespace {

using namespace depeche;

struct Options {
  std::string data;
  std::string language;
  std::string lexicon;
  std::string model;
  int rounds = 8;
  std::vector<std::pair<std::string, double>> treebanks;
  std::vector<std::string> dev;
};

Options options_of(const std::vector<std::string>& arguments) {
  Options options{arguments[0],
                  arguments[1],
                  arguments[2],
                  arguments[3],
                  std::atoi(arguments[4].c_str()),
                  {},
                  {}};
  bool dev = false;
  for (std::size_t i = 5; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--dev") {
      dev = true;
    } else if (dev) {
      options.dev.push_back(argument);
    } else {
      const std::size_t equals = argument.find('=');
      options.treebanks.emplace_back(
          argument.substr(0, equals),
          equals == std::string::npos ? 1.0 : std::atof(argument.c_str() + equals + 1));
    }
  }
  return options;
}

int fail(const Error& error) {
  std::fprintf(stderr, "depeche-train-grammar: %s\n", to_string(error).c_str());
  return 1;
}

/// Scores with gold words, to see how training goes.
void report(const GrammarModel& model, const FormLexicon& lexicon, const std::string& path,
            std::string_view language) {
  auto examples = train::read_treebank(path, language, 1);
  if (!examples) return;
  std::size_t words = 0, upos = 0, feats = 0, lemma = 0, uas = 0, las = 0;
  ParserState state;
  std::vector<std::uint8_t> tags;
  for (train::Example& example : *examples) {
    read_words(lexicon, example.tokens, example.words);
    std::vector<Token> guess = example.tokens;
    model.tagger.tag(example.words, tags);
    model.tagger.set_morphs(example.words, tags, guess);
    model.parser.parse({example.words, tags}, 0, state, guess);
    for (std::size_t i = 0; i < guess.size(); ++i) {
      const Token& gold = example.tokens[i];
      ++words;
      upos += guess[i].upos == gold.upos ? 1 : 0;
      feats += guess[i].morph == gold.morph ? 1 : 0;
      lemma += model.lemmatiser.lemma(guess[i], example.words[i].rows) == gold.lemma ? 1 : 0;
      uas += guess[i].head == gold.head ? 1 : 0;
      las +=
          guess[i].head == gold.head && main_relation(guess[i].deprel) == main_relation(gold.deprel)
              ? 1
              : 0;
    }
  }
  const auto percent = [&](std::size_t n) {
    return 100.0 * static_cast<double>(n) / static_cast<double>(words);
  };
  std::printf("%s (gold words): UPOS %.2f  feats %.2f  lemma %.2f  UAS %.2f  LAS %.2f\n",
              path.c_str(), percent(upos), percent(feats), percent(lemma), percent(uas),
              percent(las));
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
  std::vector<train::Example> examples;
  std::vector<std::string> paths;
  for (const auto& [path, share] : options.treebanks) {
    auto read = train::read_treebank(path, options.language, share);
    if (!read) return fail(read.error());
    examples.insert(examples.end(), read->begin(), read->end());
    if (share >= 1) paths.push_back(path);
  }
  const std::size_t originals = examples.size();
  train::add_spellings(examples, random);
  std::vector<FineTag> tags;
  train::prepare(examples, *lexicon, tags, true);
  std::fprintf(stderr, "%zu sentences, %zu with other spellings, %zu tags\n", originals,
               examples.size(), tags.size());
  const auto contractions = train::train_contractions(paths, *tables, *lexicon, random);
  std::vector<std::size_t> all(examples.size());
  std::iota(all.begin(), all.end(), 0);
  const auto tagger = train::train_tags(examples, all, tags, 7, random);
  auto common = train::common_morphs(examples, tags.size());
  const auto morphs = train::train_morphs(examples, tags, common, random);
  std::fprintf(stderr, "tagger learned\n");
  train::jackknife(examples, tags, 5, random);
  const auto parser = train::train_parser(examples, options.rounds, random);
  GrammarModel model{
      "2026.11", contractions.table({.least_updates = 1, .most_rows = 20000, .slot_bits = 13}),
      Tagger{tags, common, tagger.table({.least_updates = 3, .most_rows = 60000, .slot_bits = 16}),
             morphs.table({.least_updates = 3, .most_rows = 30000, .slot_bits = 15})},
      Parser{parser.labels,
             parser.moves.table({.least_updates = 3, .most_rows = 330000, .slot_bits = 19}),
             parser.relations.table({.least_updates = 3, .most_rows = 55000, .slot_bits = 16})},
      train::train_lemmas(*rows, examples)};
  const std::string bytes = model.write(options.language);
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
  if (arguments.size() < 6) {
    std::fputs(
        "usage: depeche-train-grammar DATA LANGUAGE LEXICON.tsv MODEL.bin ROUNDS FILE[=SHARE]... "
        "[--dev FILE...]\n",
        stderr);
    return 2;
  }
  return run(options_of(arguments));
}
