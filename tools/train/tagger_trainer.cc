// SPDX-License-Identifier: Apache-2.0
#include "tagger_trainer.h"

#include <algorithm>
#include <numeric>

namespace depeche::train {

namespace {

std::uint8_t best_of(const Perceptron::Scores& scores, const std::vector<FineTag>& tags,
                     std::uint32_t lexical) {
  std::size_t best = 0;
  float best_score = -1e30F;
  for (std::size_t tag = 0; tag < tags.size(); ++tag) {
    if (scores[tag] <= best_score || !allows_tag(tags[tag], lexical)) continue;
    best = tag;
    best_score = scores[tag];
  }
  return static_cast<std::uint8_t>(best);
}

void learn_tags(Perceptron& model, const std::vector<FineTag>& kinds, const Example& example) {
  std::vector<std::uint8_t> tags(example.words.size(), 255);
  FeatureList features;
  Perceptron::Scores scores{};
  for (std::size_t at = 0; at < tags.size(); ++at) {
    features.clear();
    tag_features({example.words, tags, at}, features);
    model.score(features.items(), scores);
    const std::uint8_t guess = best_of(scores, kinds, example.words[at].lexical);
    const std::uint8_t gold = example.gold[at];
    model.tick();
    if (guess != gold && gold < model.classes() &&
        allows_tag(kinds[gold], example.words[at].lexical)) {
      model.add(features.items(), gold, 1.0F);
      model.add(features.items(), guess, -1.0F);
    }
    tags[at] = guess;
  }
}

Morph without_voice(Morph morph) {
  morph.passive = false;
  return morph;
}

float morph_score(const Morph& morph, const Perceptron::Scores& scores) {
  float sum = 0;
  for_each_output(morph, [&](std::size_t output) { sum += scores[output]; });
  return sum;
}

}  // namespace

Perceptron train_tags(const std::vector<Example>& examples, std::span<const std::size_t> chosen,
                      const std::vector<FineTag>& tags, int rounds, std::mt19937& random) {
  Perceptron model(tags.size());
  std::vector<std::size_t> order(chosen.begin(), chosen.end());
  std::uniform_real_distribution<double> dice(0, 1);
  for (int round = 0; round < rounds; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) {
      if (dice(random) < examples[i].share) learn_tags(model, tags, examples[i]);
    }
  }
  return model;
}

void predict_tags(const Perceptron& model, const std::vector<FineTag>& kinds,
                  const std::vector<WordFeatures>& words, std::vector<std::uint8_t>& tags) {
  tags.assign(words.size(), 255);
  FeatureList features;
  Perceptron::Scores scores{};
  for (std::size_t at = 0; at < tags.size(); ++at) {
    features.clear();
    tag_features({words, tags, at}, features);
    model.score(features.items(), scores);
    tags[at] = best_of(scores, kinds, words[at].lexical);
  }
}

void jackknife(std::vector<Example>& examples, const std::vector<FineTag>& tags, std::size_t folds,
               std::mt19937& random) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (i % folds != fold) rest.push_back(i);
    }
    const Perceptron model = train_tags(examples, rest, tags, 4, random);
    for (std::size_t i = fold; i < examples.size(); i += folds) {
      predict_tags(model, tags, examples[i].words, examples[i].tags);
    }
  }
}

std::vector<std::vector<Morph>> common_morphs(const std::vector<Example>& examples,
                                              std::size_t tags) {
  std::vector<std::vector<std::pair<Morph, std::size_t>>> counts(tags);
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.tokens.size(); ++i) {
      auto& list = counts[example.gold[i]];
      const Morph morph = without_voice(example.tokens[i].morph);
      const auto found = std::find_if(list.begin(), list.end(),
                                      [&](const auto& entry) { return entry.first == morph; });
      if (found == list.end()) {
        list.emplace_back(morph, 1);
      } else {
        ++found->second;
      }
    }
  }
  std::vector<std::vector<Morph>> common(tags);
  for (std::size_t tag = 0; tag < tags; ++tag) {
    std::stable_sort(counts[tag].begin(), counts[tag].end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [morph, count] : counts[tag]) {
      if (common[tag].size() < 12 && (count >= 5 || common[tag].empty()))
        common[tag].push_back(morph);
    }
  }
  return common;
}

Perceptron train_morphs(const std::vector<Example>& examples, const std::vector<FineTag>& tags,
                        const std::vector<std::vector<Morph>>& common, std::mt19937& random) {
  Perceptron model(morph_outputs);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  FeatureList features;
  Perceptron::Scores scores{};
  std::vector<Morph> candidates;
  for (int round = 0; round < 5; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      for (std::size_t at = 0; at < example.tokens.size(); ++at) {
        const std::uint8_t tag = example.gold[at];
        const Morph gold = without_voice(example.tokens[at].morph);
        morph_candidates(example.words[at].rows, tags[tag], common[tag], candidates);
        if (candidates.size() < 2 ||
            std::find(candidates.begin(), candidates.end(), gold) == candidates.end())
          continue;
        features.clear();
        morph_features({example.words, example.gold, at}, features);
        model.score(features.items(), scores);
        model.tick();
        const Morph* best = &candidates.front();
        for (const Morph& candidate : candidates) {
          if (morph_score(candidate, scores) > morph_score(*best, scores)) best = &candidate;
        }
        if (*best == gold) continue;
        for_each_output(gold,
                        [&](std::size_t output) { model.add(features.items(), output, 1.0F); });
        for_each_output(*best,
                        [&](std::size_t output) { model.add(features.items(), output, -1.0F); });
      }
    }
  }
  return model;
}

}  // namespace depeche::train
