// SPDX-License-Identifier: Apache-2.0
// What was learned about the grammar of a language? The content of model.bin.
#pragma once

#include "lang/lemmatiser.h"
#include "lang/network.h"
#include "lang/score_table.h"
#include "lang/tagger.h"

#include <depeche/result.h>

#include <string>
#include <string_view>

namespace depeche {

/// Format page: docs/formats/model.md. Const and thread-safe.
struct GrammarModel {
  static constexpr std::uint32_t oldest_format = 2;
  static constexpr std::uint32_t newest_format = 2;

  std::string version;  ///< "2026.11"
  ScoreTable contractions;
  Tagger tagger;
  Lemmatiser lemmatiser;
  Network network;

  /// Reads the bytes of a model file. Fails with bad_data (not a model, cut short, another
  /// language) or incompatible (format or feature revision), naming what was found and what is
  /// accepted.
  static Result<GrammarModel> read(std::string_view bytes, std::string_view language);

  /// The bytes of a model file; `network` are those of the network, as tools/train writes them.
  [[nodiscard]] std::string write(std::string_view language, std::string_view network) const;
};

}  // namespace depeche
