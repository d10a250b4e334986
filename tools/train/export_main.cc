// SPDX-License-Identifier: Apache-2.0
// depeche-train-export: writes treebanks as the numbers that tools/train/network.py learns from.
// usage: depeche-train-export DATA LANGUAGE TAGS.tsv OUT.bin [--grow] [--spellings] FILE...
// OUT.bin.words gets the words themselves, one a line, an empty line behind a sentence.
// TAGS.tsv (tags, then relations) is written with --grow, else read. OUT holds a record for each
// word; its fields are those of `record` in network.py, numbers little-endian; `first` is 1 at the
// start of a sentence.
#include "base/files.h"
#include "base/strings.h"
#include "corpus.h"
#include "lang/byte_reader.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace depeche;

struct Options {
  std::string data;
  std::string language;
  std::string tags;
  std::string out;
  bool grow = false;
  bool spellings = false;
  std::vector<std::string> files;
};

int fail(const Error& error) {
  std::fprintf(stderr, "depeche-train-export: %s\n", to_string(error).c_str());
  return 1;
}

std::uint64_t allowed_tags(const std::vector<FineTag>& tags, std::uint32_t lexical) {
  std::uint64_t allowed = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (allows_tag(tags[i], lexical)) allowed |= std::uint64_t{1} << i;
  }
  return allowed;
}

std::string record_of(const train::Example& example, std::size_t at,
                      const std::vector<FineTag>& tags) {
  const Token& token = example.tokens[at];
  const WordFeatures& word = example.words[at];
  std::uint32_t features = 0;
  for_each_output(token.morph, [&](std::size_t output) { features |= 1U << output; });
  std::string out;
  put_number(out, word.word, 8);
  for (const std::uint32_t number : {word.suffix2, word.suffix3, word.suffix4, word.prefix3,
                                     word.shape, word.lexical, word.codes, word.cluster}) {
    put_number(out, number, 4);
  }
  put_number(out, allowed_tags(tags, word.lexical), 8);
  put_number(out, features, 4);
  put_number(out, token.head == no_token ? 0 : token.head + 1, 2);
  put_number(out, example.gold[at], 1);
  put_number(out, static_cast<std::uint64_t>(token.deprel), 1);
  put_number(out, at == 0 ? 1 : 0, 1);
  return out;
}

int run(const Options& options) {
  const auto pack = Pack::open(options.data, options.language);
  if (!pack) return fail(pack.error());
  const auto lexicon = FormLexicon::load(*pack);
  if (!lexicon) return fail(lexicon.error());
  std::vector<FineTag> tags;
  if (!options.grow) tags = train::read_tags(options.tags);
  std::ofstream out(options.out, std::ios::binary);
  std::ofstream words(options.out + ".words");
  std::mt19937 random(20261122);
  for (const std::string& path : options.files) {
    auto examples = train::read_treebank(path, options.language);
    if (!examples) return fail(examples.error());
    if (options.spellings) train::add_spellings(*examples, random);
    train::prepare(*examples, *lexicon, tags, options.grow);
    for (const train::Example& example : *examples) {
      for (std::size_t at = 0; at < example.tokens.size(); ++at) {
        out << record_of(example, at, tags);
        words << example.tokens[at].form << '\n';
      }
      words << '\n';
    }
  }
  if (options.grow) train::write_tags(tags, options.tags);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  std::vector<std::string> rest;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--grow") {
      options.grow = true;
    } else if (argument == "--spellings") {
      options.spellings = true;
    } else {
      rest.push_back(argument);
    }
  }
  if (rest.size() < 5) {
    std::fputs(
        "usage: depeche-train-export DATA LANGUAGE TAGS.tsv OUT.bin [--grow] [--spellings] "
        "FILE...\n",
        stderr);
    return 2;
  }
  options.data = rest[0];
  options.language = rest[1];
  options.tags = rest[2];
  options.out = rest[3];
  options.files.assign(rest.begin() + 4, rest.end());
  return run(options);
}
