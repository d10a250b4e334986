// SPDX-License-Identifier: Apache-2.0
// What was learned about the grammar of a language? The content of model.bin.
#pragma once

#include "lang/lemmatiser.h"
#include "lang/network.h"
#include "lang/score_table.h"
#include "lang/tagger.h"
#include "lang/word_features.h"

#include <depeche/result.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Format page: docs/formats/model.md. Const and thread-safe.
struct GrammarModel {
  static constexpr std::uint32_t oldest_format = 4;
  static constexpr std::uint32_t newest_format = 4;

  /// A word of a sample sentence, and what the network says of it.
  struct SampleWord {
    WordFeatures features;
    std::uint32_t tag = 0;   ///< the best without a lexicon's word
    std::uint32_t head = 0;  ///< place in the sentence + 1; 0 = root
    Deprel relation = Deprel::root;
  };

  using Sample = std::vector<SampleWord>;

  std::string version;  ///< "2026.11"
  ScoreTable contractions;
  ScoreTable borders;
  Tagger tagger;
  Lemmatiser lemmatiser;
  Network network;
  std::vector<Sample> samples;  ///< what the file must answer

  /// Reads the bytes of a model file. Fails with bad_data (not a model, cut short, another
  /// language, answers to its samples that differ) or incompatible (format or feature revision),
  /// naming what was found and what is accepted. `bytes` must outlive the model, which views them.
  static Result<GrammarModel> read(std::string_view bytes, std::string_view language);

  /// The bytes of a model file; `network` are those of the network, as tools/train writes them.
  [[nodiscard]] std::string write(std::string_view language, std::string_view network) const;

  /// The sample that this sentence makes.
  [[nodiscard]] static Sample sample_of(const Network& network,
                                        std::span<const WordFeatures> words);
};

}  // namespace depeche
