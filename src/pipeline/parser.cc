// SPDX-License-Identifier: Apache-2.0
#include "lang/analyser.h"
#include "pipeline/languages.h"

#include <depeche/parser.h>

#include <functional>
#include <map>
#include <utility>

namespace depeche {

struct Parser::Parts {
  Languages languages;
  std::map<std::string, Analyser, std::less<>> analysers;
};

Parser::Parser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::open(const PipelineOptions& options) {
  auto languages = Languages::open(options);
  if (!languages) return languages.error();
  auto parts = std::make_unique<Parts>(Parts{std::move(*languages), {}});
  for (const Pack& pack : parts->languages.packs()) {
    auto analyser = Analyser::load(pack);
    if (!analyser) return analyser.error();
    parts->analysers.emplace(pack.language(), std::move(*analyser));
  }
  return Parser(std::move(parts));
}

Analysis Parser::parse(const Document& document) const {
  return parts_->analysers.find(parts_->languages.of(document))->second.analyse(document);
}

std::string Parser::unread_language_of(const Document& document) const {
  return parts_->languages.unread(document);
}

}  // namespace depeche
