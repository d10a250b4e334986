// SPDX-License-Identifier: Apache-2.0
#include "lang/tokeniser.h"

#include "lang/word_cutter.h"

#include <algorithm>
#include <string>

namespace depeche {

namespace {

using Units = std::vector<Unit>;

/// Reads one paragraph from left to right.
class Scanner {
 public:
  Scanner(const TokenTables& tables, std::string_view text, const Units& units,
          std::vector<RawToken>& tokens)
      : cutter_(tables, text, tokens),
        tables_(&tables),
        text_(text),
        units_(&units),
        tokens_(&tokens) {}

  void run() {
    std::size_t at = 0;
    bool space = true;
    const std::size_t last = units_->size() - 1;
    while (at < last) {
      if (unit(at).kind == CharClass::blank) {
        space = true;
        ++at;
        continue;
      }
      at = token(at, space);
      space = false;
    }
  }

 private:
  [[nodiscard]] const Unit& unit(std::size_t at) const {
    return (*units_)[std::min(at, units_->size() - 1)];
  }

  [[nodiscard]] Span span(std::size_t first, std::size_t last) const {
    return {unit(first).at, unit(last).at};
  }

  void put(std::size_t first, std::size_t last, TokenKind kind, bool space) {
    RawToken token;
    token.span = span(first, last);
    token.kind = kind;
    token.space_before = space;
    token.upper = unit(first).kind == CharClass::upper;
    tokens_->push_back(token);
  }

  std::size_t token(std::size_t at, bool space) {
    const Unit& u = unit(at);
    if (u.letter() || u.c == U'@' || u.c == U'#') {
      const std::size_t end = web_end(at, space);
      if (end > at) {
        put(at, end, TokenKind::web, space);
        return end;
      }
    }
    const bool sign =
        space && (u.c == U'-' || u.c == U'+' || u.c == U'\u2212') && unit(at + 1).digit();
    if (u.digit() || sign) return number(at, space);
    if (u.letter()) return word(at, space);
    const std::size_t face = face_end(at);
    if (face > at) {
      put(at, face, TokenKind::symbol, space);
      return face;
    }
    return mark(at, space);
  }

  /// End of ":)", ";-(", ":D" that starts at `at`; `at` when none does. A bracket that closes one
  /// opened before it is no mouth.
  [[nodiscard]] std::size_t face_end(std::size_t at) const {
    const char32_t eyes = unit(at).c;
    if (eyes != U':' && eyes != U';' && eyes != U'=') return at;
    const std::size_t mouth = unit(at + 1).c == U'-' ? at + 2 : at + 1;
    const char32_t c = unit(mouth).c;
    const bool letter = c == U'D' || c == U'P' || c == U'p' || c == U'O' || c == U'o';
    const bool begins = at == 0 || !unit(at - 1).alnum();
    if (unit(mouth + 1).alnum() || (letter && !begins)) return at;
    if (!letter && c != U'(' && (c != U')' || bracket_open())) return at;
    return mouth + 1;
  }

  /// Is a bracket open among the last tokens?
  [[nodiscard]] bool bracket_open() const {
    const std::size_t first = tokens_->size() > reach ? tokens_->size() - reach : 0;
    for (std::size_t i = tokens_->size(); i-- > first;) {
      const char c = text_[(*tokens_)[i].span.begin];
      if (c == ')') return false;
      if (c == '(') return true;
    }
    return false;
  }

  /// End of a web address, e-mail address, @name or #tag that starts at `at`; `at` when none does.
  [[nodiscard]] std::size_t web_end(std::size_t at, bool space) const {
    if (unit(at).c == U'@' || unit(at).c == U'#') {
      std::size_t end = at + 1;
      if (!space || !(unit(end).letter() || unit(end).c == U'_')) return at;
      while (unit(end).alnum() || unit(end).c == U'_') ++end;
      return end;
    }
    std::size_t end = at;
    bool address = false;
    while (end - at < max_web && in_web(end, address)) {
      address = address || starts_address(at, end);
      ++end;
    }
    const bool www = unit(at).c == U'w' && unit(at + 1).c == U'w' && unit(at + 2).c == U'w' &&
                     unit(at + 3).c == U'.';
    if (!address && !www) return at;
    while (end > at + 1 && !unit(end - 1).alnum() && unit(end - 1).c != U'/') --end;
    return end;
  }

  /// Do the characters at `at` show that the run from `first` is an address ("://", "@")?
  [[nodiscard]] bool starts_address(std::size_t first, std::size_t at) const {
    const char32_t c = unit(at).c;
    if (c == U':') return unit(at + 1).c == U'/' && unit(at + 2).c == U'/';
    return c == U'@' && at > first && unit(at + 1).alnum();
  }

  /// Can the character at `at` stand in an address, or (until it is known to be one) in its start?
  [[nodiscard]] bool in_web(std::size_t at, bool address) const {
    const Unit& u = unit(at);
    if (u.kind == CharClass::blank) return false;
    if (u.c == U'<' || u.c == U'>' || u.c == U'"' || u.c == U'\u00BB') return false;
    return address || u.alnum() || is_inner(u.c);
  }

  static bool is_inner(char32_t c) {
    return c == U'.' || c == U'-' || c == U'_' || c == U'+' || c == U':' || c == U'%' ||
           c == U'@' || c == U'/';
  }

  std::size_t number(std::size_t at, bool space) {
    std::size_t end = unit(at).digit() ? at : at + 1;
    std::size_t group = 0;  // digits since the last separator
    std::size_t groups = 0;
    while (true) {
      while (unit(end).digit()) {
        ++end;
        ++group;
      }
      if (thousands_follow(end, group, groups)) {
        ++end;
        ++groups;
        group = 0;
        continue;
      }
      if (!number_goes_on(end)) break;
      ++end;
      group = 4;  // what follows a comma or stop is not grouped by blanks
    }
    const std::size_t letters = end;
    while (unit(end).letter() || (end > letters && unit(end).digit())) ++end;
    put(at, end, TokenKind::number, space);
    return end;
  }

  [[nodiscard]] bool number_goes_on(std::size_t at) const {
    const Unit& u = unit(at);
    if (!unit(at + 1).digit()) return false;
    return u.kind == CharClass::dot || u.c == U',' || u.c == U'/' || u.c == U':' || u.c == U'-' ||
           (u.kind == CharClass::apostrophe && unit(at + 2).digit() && unit(at + 3).digit());
  }

  /// Does a blank and a group of exactly three digits follow a group of one to three?
  [[nodiscard]] bool thousands_follow(std::size_t at, std::size_t group, std::size_t groups) const {
    const Unit& u = unit(at);
    if (u.kind != CharClass::blank || group == 0 || group > 3 || (groups > 0 && group != 3))
      return false;
    if (u.c == U' ' && !tables_->number_blank) return false;
    if (u.c == U'\n' || u.c == U'\r' || u.c == U'\t') return false;
    for (std::size_t i = 1; i <= 3; ++i) {
      if (!unit(at + i).digit()) return false;
    }
    const Unit& behind = unit(at + 4);
    return !behind.digit() && !behind.letter();
  }

  std::size_t word(std::size_t at, bool space) {
    std::size_t end = at;
    while (true) {
      while (unit(end).alnum() || unit(end).c == U'_') ++end;
      if (!word_goes_on(at, end)) break;
      ++end;
    }
    if (leans_on_quote(at, end)) ++end;
    const bool dotted = unit(end).kind == CharClass::dot && keeps_stop(at, end);
    cutter_.cut(span(at, end), space,
                {unit(end).at, dotted, never_ends_, unit(at).kind == CharClass::upper});
    never_ends_ = false;
    return dotted ? end + 1 : end;
  }

  /// "d'« A »", "qu'\"A\"": an elided word in front of an opening mark, the apostrophe at `at`.
  [[nodiscard]] bool leans_on_quote(std::size_t first, std::size_t at) const {
    if (unit(at).kind != CharClass::apostrophe) return false;
    const CharClass next = unit(at + 1).kind;
    if (next != CharClass::quote && next != CharClass::open) return false;
    const std::string low = to_lower(slice(text_, span(first, at + 1)));
    return tables_->prefixes.find(low) != tables_->prefixes.end();
  }

  /// Does the character at `at`, behind the letters from `first`, join them to what follows?
  [[nodiscard]] bool word_goes_on(std::size_t first, std::size_t at) const {
    const Unit& u = unit(at);
    const Unit& next = unit(at + 1);
    if (u.kind == CharClass::apostrophe) return next.alnum();
    if (u.kind == CharClass::hyphen) return next.alnum() && at > first;
    if (u.c == U'&') return unit(at - 1).kind == CharClass::upper && next.kind == CharClass::upper;
    if (u.kind != CharClass::dot) return false;
    if (next.kind == CharClass::hyphen) return initial_before(first, at) && unit(at + 2).letter();
    if (!next.letter()) return false;
    if (initial_before(first, at)) return initial_follows(at);
    return next.kind == CharClass::lower && unit(at + 2).kind == CharClass::lower;
  }

  /// Is the letter before the stop at `at` alone ("U" of "U.S.")?
  [[nodiscard]] bool initial_before(std::size_t first, std::size_t at) const {
    if (at == first || !unit(at - 1).letter()) return false;
    return at - 1 == first || !unit(at - 2).alnum();
  }

  /// Is what follows the stop at `at` one letter and another stop, or the end of an initialism?
  [[nodiscard]] bool initial_follows(std::size_t at) const {
    return !unit(at + 2).letter() || unit(at - 1).kind == CharClass::lower ||
           unit(at + 2).kind == CharClass::lower;
  }

  /// Does the stop at `end` belong to the word before it (abbreviation, initial, initialism)?
  bool keeps_stop(std::size_t at, std::size_t end) {
    const std::string_view word = slice(text_, {unit(at).at, unit(end).at + 1});
    auto found = tables_->abbreviations.find(word);
    if (found != tables_->abbreviations.end() && unit(end + 1).kind != CharClass::dot) {
      never_ends_ = found->second == TokenTables::Ends::never;
      return true;
    }
    if (!initial_before(at, end)) return false;
    if (end - at > 1)
      return unit(end - 2).kind == CharClass::dot || unit(end - 2).kind == CharClass::hyphen;
    if (unit(at).kind != CharClass::upper || unit(end + 1).kind == CharClass::dot) return false;
    never_ends_ = name_follows(end + 1);
    return never_ends_;
  }

  /// Does a capitalised word follow that is not a usual beginning of a sentence?
  [[nodiscard]] bool name_follows(std::size_t at) const {
    while (at + 1 < units_->size() && unit(at).kind == CharClass::blank) ++at;
    if (unit(at).kind != CharClass::upper) return false;
    std::size_t end = at;
    while (unit(end).alnum()) ++end;
    if (unit(end).kind == CharClass::apostrophe) ++end;
    return !tables_->is_function_word(to_lower(slice(text_, span(at, end))));
  }

  std::size_t mark(std::size_t at, bool space) {
    const Unit& u = unit(at);
    std::size_t end = at + 1;
    const bool run = u.kind == CharClass::dot || u.kind == CharClass::ender || u.c == U'-' ||
                     u.c == U'*' || u.c == U'=' || u.c == U'_' || u.c == U'~' || u.c == U'<' ||
                     u.c == U'>' || u.c == U'$';
    if (u.kind == CharClass::ender) {
      while (unit(end).kind == CharClass::ender) ++end;
    } else if (run) {
      while (unit(end).c == u.c) ++end;
    }
    put(at, end, kind_of(u, end - at), space);
    return end;
  }

  static TokenKind kind_of(const Unit& u, std::size_t length) {
    switch (u.kind) {
      case CharClass::dot:
        return length > 1 ? TokenKind::ender : TokenKind::stop;
      case CharClass::ender:
        return TokenKind::ender;
      case CharClass::separator:
        return TokenKind::comma;
      case CharClass::open:
        return TokenKind::open;
      case CharClass::close:
        return TokenKind::close;
      case CharClass::quote:
      case CharClass::apostrophe:
        return TokenKind::quote;
      case CharClass::hyphen:
        return TokenKind::dash;
      default:
        break;
    }
    return u.c >= U'\u2012' && u.c <= U'\u2015' ? TokenKind::dash : TokenKind::symbol;
  }

  static constexpr std::size_t max_web = 2000;
  static constexpr std::size_t reach = 60;  // tokens

  WordCutter cutter_;
  const TokenTables* tables_;
  std::string_view text_;
  const Units* units_;
  std::vector<RawToken>* tokens_;
  bool never_ends_ = false;
};

}  // namespace

void Tokeniser::cut(std::string_view text, Span stretch, std::vector<RawToken>& tokens) const {
  std::vector<Unit> units;
  decode_units(text, stretch.begin, stretch.end, units);
  Scanner(*tables_, text, units, tokens).run();
}

}  // namespace depeche
