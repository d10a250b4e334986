// SPDX-License-Identifier: Apache-2.0
// From an article to its grammar alone: opens faster than a Pipeline, which reads everything.
#pragma once

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/pipeline.h>
#include <depeche/result.h>

#include <memory>

namespace depeche {

/// Opens the grammar of the packs once, then reads any number of documents. parse() is const, total
/// and may be called from several threads at once.
class Parser {
 public:
  /// Fails as Pipeline::open does.
  static Result<Parser> open(const PipelineOptions& options);

  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser();

  /// Tokens, sentences, tags, tree and names, in the language that Pipeline::language_of would
  /// choose among the packs that are open.
  [[nodiscard]] Analysis parse(const Document& document) const;

  /// As Pipeline::unread_language_of.
  [[nodiscard]] std::string unread_language_of(const Document& document) const;

 private:
  struct Parts;
  explicit Parser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace depeche
