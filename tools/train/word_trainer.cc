// SPDX-License-Identifier: Apache-2.0
#include "word_trainer.h"

#include "base/files.h"
#include "lang/conllu.h"
#include "lang/contraction_judge.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace depeche::train {

namespace {

using Counts = std::map<std::pair<std::uint8_t, std::string>, int>;

Lemmatiser::Change change_of(std::string_view form, std::string_view lemma) {
  std::size_t common = 0;
  while (common < form.size() && common < lemma.size() && form[common] == lemma[common]) ++common;
  return {static_cast<std::uint8_t>(form.size() - common), std::string(lemma.substr(common))};
}

void count(std::map<std::string, Counts>& counts, std::string_view form, std::string_view lemma,
           Upos upos) {
  if (form.size() < 3 || form.size() > 60) return;
  const Lemmatiser::Change change = change_of(form, lemma);
  if (change.cut > 5 || change.add.size() > 5) return;
  for (std::size_t length = 1; length <= std::min(Lemmatiser::longest_ending, form.size());
       ++length) {
    ++counts[Lemmatiser::key(upos, form.substr(form.size() - length))][{change.cut, change.add}];
  }
}

struct Doubt {
  std::vector<std::uint64_t> features;
  std::size_t answer = 0;
};

/// A doubtful contraction whose first word is `first`, or any when `first` is empty; empty when
/// there is none.
std::string_view doubtful(const TokenTables& tables, std::string_view first) {
  std::string_view found;
  for (const auto& [surface, other] : tables.contractions) {
    const bool suits = other.decide && (first.empty() || other.first == first);
    if (suits && (found.empty() || surface < found)) found = surface;
  }
  return found;
}

/// Doubtful contractions, and words that stand where one would stand: sure contractions with the
/// same first word are two words, indefinite articles are one.
void collect(const Parsed& parsed, const TokenTables& tables, const FormLexicon& lexicon,
             std::vector<Doubt>& doubts) {
  const std::string_view text = parsed.document.text();
  std::vector<RawToken> raw;
  Tokeniser(tables).cut(text, {0, static_cast<std::uint32_t>(text.size())}, raw);
  const auto& tokens = parsed.analysis.tokens;
  FeatureList features;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const auto token = std::find_if(tokens.begin(), tokens.end(),
                                    [&](const Token& t) { return t.span == raw[at].span; });
    if (token == tokens.end()) continue;
    const std::string lower = to_lower(slice(text, raw[at].span));
    const auto found = tables.contractions.find(lower);
    std::string_view as;
    if (found != tables.contractions.end()) {
      as = found->second.decide ? std::string_view(lower) : doubtful(tables, found->second.first);
    } else if (token->upos == Upos::det && token->morph.pron_type == PronType::art &&
               !token->morph.definite) {
      as = doubtful(tables, "");
    }
    if (as.empty()) continue;
    contraction_features(lexicon, {text, raw, at}, as, features);
    const bool two = token + 1 != tokens.end() && (token + 1)->span == token->span;
    doubts.push_back({{features.items().begin(), features.items().end()},
                      two ? std::size_t{1} : std::size_t{0}});
  }
}

}  // namespace

Lemmatiser train_lemmas(const Table& lexicon, const std::vector<Example>& examples) {
  std::map<std::string, Counts> counts;
  for (std::size_t row = 0; row < lexicon.rows(); ++row) {
    const std::string_view form = lexicon.cell(row, 0);
    const std::string_view lemma = lexicon.cell(row, 1);
    count(counts, form, lemma == "=" ? form : lemma, upos_from(lexicon.cell(row, 2)));
  }
  for (const Example& example : examples) {
    for (const Token& token : example.tokens) {
      if (token.upos == Upos::noun || token.upos == Upos::adj || token.upos == Upos::verb) {
        count(counts, token.lower, token.lemma, token.upos);
      } else if (token.upos == Upos::propn && token.morph.number == Number::plur) {
        count(counts, token.form, token.lemma, token.upos);
      }
    }
  }
  Lemmatiser::Changes changes;
  for (const auto& [key, list] : counts) {  // shorter endings come before longer ones
    int total = 0;
    const auto best = std::max_element(
        list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const auto& [change, n] : list) total += n;
    if (best->second < 4 || best->second * 2 < total) continue;
    const Lemmatiser::Change change{best->first.first, best->first.second};
    // A longer ending is only worth a rule when the shorter one says otherwise.
    bool same = false;
    for (std::size_t start = 2; start < key.size(); ++start) {
      const auto shorter = changes.find(std::string(1, key[0]) + key.substr(start));
      if (shorter == changes.end()) continue;
      same = shorter->second == change;
      break;
    }
    if (!same) changes.emplace(key, change);
  }
  return Lemmatiser(std::move(changes));
}

Perceptron train_contractions(const std::vector<std::string>& paths, const TokenTables& tables,
                              const FormLexicon& lexicon, std::mt19937& random) {
  std::vector<Doubt> doubts;
  for (const std::string& path : paths) {
    const auto text = read_file(path, std::size_t{1} << 30U);
    if (!text) continue;
    std::size_t begin = 0;
    while (begin < text->size()) {
      std::size_t end = text->find("\n\n", begin);
      end = end == std::string::npos ? text->size() : end + 2;
      const auto parsed = read_conllu(std::string_view(*text).substr(begin, end - begin), "xx");
      begin = end;
      if (parsed) collect(*parsed, tables, lexicon, doubts);
    }
  }
  Perceptron model(2);
  Perceptron::Scores scores{};
  for (int round = 0; round < 10 && !doubts.empty(); ++round) {
    std::shuffle(doubts.begin(), doubts.end(), random);
    for (const Doubt& doubt : doubts) {
      model.score(doubt.features, scores);
      const std::size_t guess = scores[1] > scores[0] ? 1 : 0;
      model.tick();
      if (guess == doubt.answer) continue;
      model.add(doubt.features, doubt.answer, 1.0F);
      model.add(doubt.features, guess, -1.0F);
    }
  }
  std::fprintf(stderr, "%zu doubtful contractions\n", doubts.size());
  return model;
}

}  // namespace depeche::train
