// SPDX-License-Identifier: Apache-2.0
#include "border_trainer.h"

#include "base/files.h"
#include "lang/border_judge.h"
#include "lang/conllu.h"
#include "lang/paragraphs.h"
#include "lang/sentence_splitter.h"
#include "lang/tokeniser.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace depeche::train {

namespace {

constexpr std::size_t sentences_at_once = 300;
constexpr std::size_t most_raw = std::size_t{64} << 20U;
constexpr int rounds = 12;

struct Doubt {
  std::vector<std::uint64_t> features;
  std::size_t answer = 0;
};

bool is_end_mark(const RawToken& token) {
  return token.kind == TokenKind::stop || token.kind == TokenKind::ender || token.abbreviation;
}

class Collector {
 public:
  Collector(const TokenTables& tables, const FormLexicon& lexicon)
      : tables_(tables), lexicon_(lexicon) {}

  std::vector<Doubt> doubts;

  void add_parsed(const Parsed& parsed) {
    std::set<std::uint32_t> begins;
    for (const Sentence& sentence : parsed.analysis.sentences) begins.insert(sentence.span.begin);
    add(parsed.document.text(), false, [&](const BorderPlace& place) {
      return begins.contains(place.tokens[place.at].span.begin);
    });
  }

  void add_raw(std::string_view text) {
    add(text, true, [](const BorderPlace& place) { return place.rules; });
  }

 private:
  void add(std::string_view text, bool unmarked, const BorderJudge& right) {
    std::vector<RawToken> raw;
    FeatureList features;
    for (const Span& paragraph : find_paragraphs(text)) {
      raw.clear();
      Tokeniser(tables_).cut(text, paragraph, raw);
      // The judge is asked as in a run, and always answers right.
      split_sentences(tables_, text, raw, [&](const BorderPlace& place) {
        const bool ends = right(place);
        if (unmarked && (ends || is_end_mark(place.tokens[place.at - 1]))) return ends;
        border_features(lexicon_, place, features);
        doubts.push_back({{features.items().begin(), features.items().end()}, ends ? 1U : 0U});
        return ends;
      });
    }
  }

  const TokenTables& tables_;
  const FormLexicon& lexicon_;
};

/// Reads a treebank in parts that are whole documents or paragraphs where it marks them.
void read_parts(const std::string& text, Collector& collector) {
  std::size_t begin = 0;
  std::size_t at = 0;
  std::size_t sentences = 0;
  while (at < text.size()) {
    std::size_t end = text.find("\n\n", at);
    at = end == std::string::npos ? text.size() : end + 2;
    ++sentences;
    const std::string_view next = std::string_view(text).substr(at, 200);
    const bool starts = next.find("# newpar") != std::string_view::npos ||
                        next.find("# newdoc") != std::string_view::npos;
    if (at < text.size() &&
        (sentences < sentences_at_once || (!starts && sentences < 2 * sentences_at_once)))
      continue;
    const auto parsed = read_conllu(std::string_view(text).substr(begin, at - begin), "xx");
    if (parsed) collector.add_parsed(*parsed);
    begin = at;
    sentences = 0;
  }
}

}  // namespace

Perceptron train_borders(const std::vector<std::string>& paths, const std::string& raw,
                         const TokenTables& tables, const FormLexicon& lexicon,
                         std::mt19937& random) {
  Collector collector(tables, lexicon);
  std::vector<Doubt>& doubts = collector.doubts;
  for (const std::string& path : paths) {
    const auto text = read_file(path, std::size_t{1} << 30U);
    if (text) read_parts(*text, collector);
  }
  const auto text = raw.empty() ? Result<std::string>(std::string()) : read_file(raw, most_raw);
  if (text) collector.add_raw(*text);
  Perceptron model(2);
  Perceptron::Scores scores{};
  std::size_t wrong = 0;
  for (int round = 0; round < rounds; ++round) {
    std::shuffle(doubts.begin(), doubts.end(), random);
    wrong = 0;
    for (const Doubt& doubt : doubts) {
      model.score(doubt.features, scores);
      const std::size_t guess = scores[1] > scores[0] ? 1 : 0;
      model.tick();
      if (guess == doubt.answer) continue;
      ++wrong;
      model.add(doubt.features, doubt.answer, 1.0F);
      model.add(doubt.features, guess, -1.0F);
    }
  }
  std::fprintf(stderr, "%zu doubtful borders, %zu wrong in the last round\n", doubts.size(), wrong);
  return model;
}

}  // namespace depeche::train
