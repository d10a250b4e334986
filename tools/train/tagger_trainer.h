// SPDX-License-Identifier: Apache-2.0
// How are tags and features learned?
#pragma once

#include "corpus.h"
#include "perceptron.h"

#include <random>
#include <span>
#include <vector>

namespace depeche::train {

/// Learns tags from the examples at `chosen`; `rounds` times through them.
Perceptron train_tags(const std::vector<Example>& examples, std::span<const std::size_t> chosen,
                      const std::vector<FineTag>& tags, int rounds, std::mt19937& random);

/// Gives every example the tags of a tagger that was trained without it, in `folds` parts.
void jackknife(std::vector<Example>& examples, const std::vector<FineTag>& tags, std::size_t folds,
               std::mt19937& random);

/// Tags of one sentence.
void predict_tags(const Perceptron& model, const std::vector<FineTag>& kinds,
                  const std::vector<WordFeatures>& words, std::vector<std::uint8_t>& tags);

/// The usual features of each tag, most usual first.
std::vector<std::vector<Morph>> common_morphs(const std::vector<Example>& examples,
                                              std::size_t tags);

/// Learns features, gold tags given.
Perceptron train_morphs(const std::vector<Example>& examples, const std::vector<FineTag>& tags,
                        const std::vector<std::vector<Morph>>& common, std::mt19937& random);

}  // namespace depeche::train
