// SPDX-License-Identifier: Apache-2.0
// What are the paragraphs, sentences and syntactic words of a document? The part of its analysis
// that needs no grammar.
#pragma once

#include "lang/sentence_splitter.h"
#include "lang/token_tables.h"
#include "lang/tokeniser.h"

#include <depeche/analysis.h>
#include <depeche/document.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Does the surface word `tokens[at]` of `text` stand for two words here? Asked for contractions
/// whose table row says `decide`.
using ContractionJudge =
    std::function<bool(std::string_view text, std::span<const RawToken> tokens, std::size_t at)>;

/// Const and thread-safe when the judges are; `tables` must outlive it.
class Segmenter {
 public:
  Segmenter(const TokenTables& tables, ContractionJudge contractions, BorderJudge borders)
      : tables_(&tables), contractions_(std::move(contractions)), borders_(std::move(borders)) {}

  /// Overwrites tokens and sentences of `analysis`; the tokens hold span, form, lower, part and
  /// space_before.
  void segment(const Document& document, Analysis& analysis) const;

 private:
  void add_sentence(std::string_view text, std::span<const RawToken> tokens, TokenRange range,
                    Analysis& analysis) const;

  const TokenTables* tables_;
  ContractionJudge contractions_;
  BorderJudge borders_;
};

/// `surface` as it stands in a token: straight apostrophes, plain blanks.
std::string plain_form(std::string_view surface);

}  // namespace depeche
