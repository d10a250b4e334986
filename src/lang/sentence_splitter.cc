// SPDX-License-Identifier: Apache-2.0
#include "lang/sentence_splitter.h"

#include "base/strings.h"

namespace depeche {

namespace {

class Splitter {
 public:
  Splitter(const TokenTables& tables, std::string_view text, std::span<const RawToken> tokens)
      : tables_(&tables), text_(text), tokens_(tokens) {}

  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> ends;
    std::size_t start = 0;
    std::size_t at = 0;
    while (at < tokens_.size()) {
      note_quote(at);
      if (!may_end(at, start)) {
        ++at;
        continue;
      }
      const std::size_t next = behind_closers(at + 1);
      if (next >= tokens_.size()) break;
      if (starts_sentence(at, next)) {
        ends.push_back(static_cast<std::uint32_t>(next));
        start = next;
        at = next;
      } else {
        ++at;
      }
    }
    if (!tokens_.empty()) ends.push_back(static_cast<std::uint32_t>(tokens_.size()));
    return ends;
  }

 private:
  void note_quote(std::size_t at) {
    if (at < noted_) return;
    noted_ = at + 1;
    if (tokens_[at].kind == TokenKind::quote && text_[tokens_[at].span.begin] == '"')
      quoted_ = !quoted_;
  }

  /// Is the token one behind which a sentence may end?
  [[nodiscard]] bool may_end(std::size_t at, std::size_t start) const {
    const RawToken& token = tokens_[at];
    if (token.abbreviation) return !token.never_ends;
    if (token.kind != TokenKind::stop && token.kind != TokenKind::ender) return false;
    if (at == start) return false;
    // "[…]" and "(!)" are remarks inside a sentence.
    const bool boxed = tokens_[at - 1].kind == TokenKind::open && at + 1 < tokens_.size() &&
                       tokens_[at + 1].kind == TokenKind::close && at >= 1 &&
                       is_bracket(tokens_[at - 1]);
    // "1. Title": a number that counts paragraphs.
    const bool counter = at == start + 1 && tokens_[start].kind == TokenKind::number;
    return !boxed && !counter;
  }

  [[nodiscard]] bool is_bracket(const RawToken& token) const {
    const char c = text_[token.span.begin];
    return c == '(' || c == '[';
  }

  /// Index behind the quotation marks and brackets that close what the end mark stands in.
  std::size_t behind_closers(std::size_t at) {
    while (at < tokens_.size()) {
      const RawToken& token = tokens_[at];
      const bool straight = token.kind == TokenKind::quote && text_[token.span.begin] == '"';
      const bool closes = token.kind == TokenKind::close || token.kind == TokenKind::ender ||
                          (straight && quoted_) ||
                          (token.kind == TokenKind::quote && !straight && !token.space_before);
      if (!closes) break;
      note_quote(at);
      ++at;
    }
    return at;
  }

  /// Does a sentence start at `next`, where the end mark at `mark` stands before it?
  [[nodiscard]] bool starts_sentence(std::size_t mark, std::size_t next) const {
    const RawToken& token = tokens_[next];
    if (tokens_[mark].abbreviation) return token.upper && is_function_word(next);
    if (token.kind == TokenKind::number) return token.space_before;
    if (token.kind == TokenKind::comma || token.kind == TokenKind::stop) return false;
    const bool opener = token.kind == TokenKind::open || token.kind == TokenKind::quote ||
                        token.kind == TokenKind::dash || token.kind == TokenKind::symbol;
    if (!opener) return token.upper || (token.kind == TokenKind::web && token.space_before);
    // A bracket, a dash or a mark opens a sentence when a capital follows.
    std::size_t word = next + 1;
    while (word < tokens_.size() && word < next + 3 && tokens_[word].kind != TokenKind::word &&
           tokens_[word].kind != TokenKind::number) {
      ++word;
    }
    if (word >= tokens_.size()) return false;
    return tokens_[word].upper || tokens_[word].kind == TokenKind::number;
  }

  [[nodiscard]] bool is_function_word(std::size_t at) const {
    return tables_->is_function_word(to_lower(slice(text_, tokens_[at].span)));
  }

  const TokenTables* tables_;
  std::string_view text_;
  std::span<const RawToken> tokens_;
  std::size_t noted_ = 0;
  bool quoted_ = false;  ///< an odd number of straight double quotes so far
};

/// What the judge makes of the ends that the rules found.
std::vector<std::uint32_t> judged(const BorderJudge& judge, std::string_view text,
                                  std::span<const RawToken> tokens,
                                  const std::vector<std::uint32_t>& rules) {
  std::vector<std::uint32_t> ends;
  BorderPlace place{text, tokens, 0, 1, false};
  std::size_t rule = 0;
  for (; place.at < tokens.size(); ++place.at) {
    while (rules[rule] < place.at) ++rule;
    place.rules = rules[rule] == place.at;
    if (is_doubtful_border(place) ? !judge(place) : !place.rules) continue;
    ends.push_back(static_cast<std::uint32_t>(place.at));
    place.start = place.at;
  }
  if (!tokens.empty()) ends.push_back(static_cast<std::uint32_t>(tokens.size()));
  return ends;
}

}  // namespace

std::vector<std::uint32_t> split_sentences(const TokenTables& tables, std::string_view text,
                                           std::span<const RawToken> tokens,
                                           const BorderJudge& judge) {
  std::vector<std::uint32_t> borders = Splitter(tables, text, tokens).run();
  if (judge) borders = judged(judge, text, tokens, borders);
  std::vector<std::uint32_t> ends;
  std::uint32_t first = 0;
  for (const std::uint32_t end : borders) {
    while (end - first > max_sentence_tokens) ends.push_back(first += max_sentence_tokens);
    ends.push_back(end);
    first = end;
  }
  return ends;
}

}  // namespace depeche
