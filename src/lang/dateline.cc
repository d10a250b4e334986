// SPDX-License-Identifier: Apache-2.0
#include "lang/dateline.h"

#include "base/strings.h"

#include <algorithm>
#include <string_view>

namespace depeche {

namespace {

constexpr std::size_t longest = 14;    // tokens
constexpr std::size_t least_rest = 3;  // tokens behind it
constexpr std::size_t least_name = 3;  // bytes of the first word

bool is_number(const Token& token) {
  return !token.form.empty() && token.form.front() >= '0' && token.form.front() <= '9';
}

bool is_sign(const Token& token) {
  return token.form == "," || token.form == "." || token.form == "(" || token.form == ")" ||
         token.form == "/";
}

/// "sept", "le": small words stand in a dateline only beside a number.
bool may_stand(std::span<const Token> sentence, std::size_t at) {
  const Token& token = sentence[at];
  if (is_number(token) || is_sign(token) || token.form != token.lower) return true;
  return is_number(sentence[at - 1]) || (at + 1 < sentence.size() && is_number(sentence[at + 1]));
}

}  // namespace

bool is_dash(std::string_view form) {
  return form == "-" || form == "–" || form == "—" || form == "--";
}

std::size_t dateline_length(std::span<const Token> sentence) {
  if (sentence.size() < 2 + least_rest || !is_all_upper(sentence.front().form) ||
      sentence.front().form.size() < least_name)
    return 0;
  const std::size_t end = std::min(sentence.size() - least_rest, longest);
  for (std::size_t at = 1; at < end; ++at) {
    if (is_dash(sentence[at].form)) {
      const bool apart = sentence[at].space_before && sentence[at + 1].space_before;
      return apart ? at + 1 : 0;
    }
    if (!may_stand(sentence, at)) return 0;
  }
  return 0;
}

void hang_dateline(std::span<Token> sentence, std::size_t length, std::uint32_t offset) {
  const auto is_root = [](const Token& token) { return token.head == no_token; };
  const auto rest = sentence.subspan(length);
  const auto root = std::find_if(rest.begin(), rest.end(), is_root);
  if (root == rest.end()) return;
  for (Token& token : sentence.first(length)) {
    if (!is_root(token)) continue;
    token.head = offset + static_cast<std::uint32_t>(length) +
                 static_cast<std::uint32_t>(root - rest.begin());
    token.deprel = Deprel::parataxis;
  }
}

}  // namespace depeche
