// SPDX-License-Identifier: Apache-2.0
#include "lang/analyser.h"

#include "base/strings.h"
#include "lang/name_finder.h"
#include "lang/segmenter.h"
#include "lang/token_tables.h"

#include <utility>

namespace depeche {

namespace {

Upos crude_tag(const TokenTables& tables, const Token& token, bool first) {
  const auto found = tables.function_words.find(token.lower);
  if (found != tables.function_words.end()) return upos_from(found->second);
  const unsigned char c = static_cast<unsigned char>(token.form[0]);
  if (c >= '0' && c <= '9') return Upos::num;
  if (c < 0x80 && (c < 'A' || (c > 'Z' && c < 'a') || c > 'z')) return Upos::punct;
  if (starts_upper(token.form) && !first) return Upos::propn;
  return Upos::noun;
}

}  // namespace

struct Analyser::Parts {
  std::string language;
  RuleId model;
  TokenTables tables;
  NameFinder names;
};

Analyser::Analyser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::load(const Pack& pack) {
  auto tables = TokenTables::load(pack);
  if (!tables) return tables.error();
  auto names = NameFinder::load(pack);
  if (!names) return names.error();
  return Analyser(std::make_unique<Parts>(
      Parts{pack.language(), pack.language() + ".crude", std::move(*tables), std::move(*names)}));
}

Analysis Analyser::analyse(const Document& document) const {
  Analysis analysis;
  analysis.language = parts_->language;
  analysis.model = parts_->model;
  const TokenTables& tables = parts_->tables;
  const auto judge = [&](std::string_view text, std::span<const RawToken> tokens, std::size_t at) {
    if (at == 0 || tokens[at - 1].kind != TokenKind::word) return false;
    const auto before = tables.function_words.find(to_lower(slice(text, tokens[at - 1].span)));
    return before == tables.function_words.end();
  };
  Segmenter(tables, judge).segment(document, analysis);
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      Token& token = analysis.tokens[i];
      token.upos = crude_tag(tables, token, i == sentence.tokens.first);
      token.lemma = token.lower;
      token.head = i == sentence.tokens.first ? no_token : sentence.tokens.first;
      token.deprel = i == sentence.tokens.first ? Deprel::root : Deprel::dep;
    }
  }
  analysis.names = parts_->names.find(document, analysis);
  return analysis;
}

}  // namespace depeche
