// SPDX-License-Identifier: Apache-2.0
#include "lang/word_cutter.h"

#include "base/utf8.h"

#include <algorithm>

namespace depeche {

namespace {

// More would be noise, and every one costs a look at the whole run.
constexpr std::size_t max_prefixes = 3;
constexpr std::size_t max_suffixes = 3;

/// Byte offset in `text` of the character that has `count` characters before it.
std::uint32_t skip_characters(std::string_view text, std::uint32_t at, std::size_t count) {
  std::size_t position = at;
  for (std::size_t i = 0; i < count; ++i) utf8::next(text, position);
  return static_cast<std::uint32_t>(position);
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace

void WordCutter::put(Span span, bool space) {
  if (span.empty()) return;
  RawToken token;
  token.span = span;
  token.kind = TokenKind::word;
  token.space_before = space;
  std::size_t at = span.begin;
  const CharClass kind = class_of(utf8::next(text_, at));
  token.upper = kind == CharClass::upper;
  if (kind == CharClass::hyphen && span.size() == 1) token.kind = TokenKind::dash;
  tokens_->push_back(token);
}

/// Lower case with straight apostrophes and plain hyphens; valid until the next call.
std::string_view WordCutter::lower(Span span) {
  lower_ = to_lower(slice(text_, span));
  return lower_;
}

void WordCutter::cut(Span run, bool space, const Ending& ending) {
  if (ending.stop) {
    run.end = ending.stop_at + 1;
    bool gap = space;
    const Span rest = cut_prefixes(run, gap);
    put(rest, gap);
    tokens_->back().abbreviation = true;
    tokens_->back().never_ends = ending.never_ends;
    return;
  }
  // Most words hold neither an apostrophe nor a hyphen.
  const std::string_view form = slice(text_, run);
  bool plain = tables_->cuts.empty();
  for (const char byte : form) {
    if (byte == '\'' || byte == '-' || byte == '`' || static_cast<unsigned char>(byte) == 0xE2 ||
        static_cast<unsigned char>(byte) == 0xCA || static_cast<unsigned char>(byte) == 0xC2) {
      plain = false;
    }
  }
  if (plain) {
    put(run, space);
    return;
  }
  const std::string_view low = lower(run);
  const auto cut = tables_->cuts.find(low);
  if (cut != tables_->cuts.end()) {
    const std::uint32_t middle = skip_characters(text_, run.begin, characters(cut->second));
    put({run.begin, middle}, space);
    put({middle, run.end}, false);
    return;
  }
  const Span rest = cut_prefixes(run, space);
  cut_suffixes(rest, space);
}

/// Splits elided words off the front; gives what is left.
Span WordCutter::cut_prefixes(Span run, bool& space) {
  for (std::size_t i = 0; i < max_prefixes; ++i) {
    const std::string low(lower(run));
    if (tables_->whole.find(low) != tables_->whole.end()) return run;
    const std::size_t apostrophe = low.find('\'');
    if (apostrophe == std::string::npos || apostrophe + 1 >= low.size()) return run;
    const std::string_view prefix = std::string_view(low).substr(0, apostrophe + 1);
    if (tables_->prefixes.find(prefix) == tables_->prefixes.end()) return run;
    const std::uint32_t middle = skip_characters(text_, run.begin, characters(prefix));
    put({run.begin, middle}, space);
    space = false;
    run.begin = middle;
  }
  return run;
}

bool WordCutter::host_suits(std::string_view host, TokenTables::Host wanted) const {
  if (wanted == TokenTables::Host::any) return true;
  if (wanted == TokenTables::Host::lower) return !starts_upper(host);
  // A capitalised compound ("Bourg-la-Reine") is a name unless a sentence starts here.
  if (host.find('-') != std::string_view::npos) return false;
  return !starts_upper(host) || tokens_->empty() || is_all_upper(host) ||
         tokens_->back().kind != TokenKind::word;
}

void WordCutter::cut_suffixes(Span run, bool space) {
  std::vector<Span> endings;
  while (endings.size() < max_suffixes && !run.empty()) {
    const std::string_view low = lower(run);
    if (tables_->whole.find(low) != tables_->whole.end()) break;
    const TokenTables::Suffix* found = nullptr;
    for (const auto& suffix : tables_->suffixes) {
      if (low.size() <= suffix.text.size() || !low.ends_with(suffix.text)) continue;
      const std::size_t keep = characters(low.substr(0, low.size() - suffix.text.size()));
      const std::uint32_t middle = skip_characters(text_, run.begin, keep);
      const std::string_view host = slice(text_, {run.begin, middle});
      const bool more = host.find('-') != std::string_view::npos && endings.empty();
      if (!more && !host_suits(host, suffix.host)) continue;
      found = &suffix;
      endings.push_back({middle, run.end});
      run.end = middle;
      break;
    }
    if (found == nullptr) break;
  }
  if (tables_->split_hyphens) {
    cut_hyphens(run, space);
  } else {
    put(run, space);
  }
  std::reverse(endings.begin(), endings.end());
  for (const Span& ending : endings) put(ending, false);
}

void WordCutter::cut_hyphens(Span run, bool space) {
  if (tables_->whole.find(lower(run)) != tables_->whole.end()) {
    put(run, space);
    return;
  }
  std::uint32_t begin = run.begin;
  std::uint32_t search = run.begin;
  while (true) {
    const std::size_t hyphen = slice(text_, {search, run.end}).find('-');
    if (hyphen == std::string_view::npos) break;
    const auto at = static_cast<std::uint32_t>(search + hyphen);
    search = at + 1;
    if (at == begin ||
        tables_->hyphen_prefixes.find(lower({begin, at})) != tables_->hyphen_prefixes.end())
      continue;
    put({begin, at}, space);
    space = false;
    put({at, at + 1}, false);
    begin = at + 1;
  }
  put({begin, run.end}, space);
}

}  // namespace depeche
