// SPDX-License-Identifier: Apache-2.0
#include "text/quote_marks.h"

#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t max_depth = 6;

enum class Family : std::uint8_t { guillemet, curly, straight, single_curly, single_straight };

bool is_blank(char32_t c) {
  return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
         c == 0x2009 || c == 0x200B || c == 0xFEFF;
}

/// Letters and digits, for the purpose of telling a quotation mark from an apostrophe.
bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_dash(char32_t c) {
  return c == 0x2014 || c == 0x2013 || c == 0x2015;
}

/// Can a quote start behind this character?
bool before_opening(char32_t c) {
  return is_blank(c) || c == '(' || c == '[' || is_dash(c) || c == 0xAB || c == 0x201C ||
         c == '"' || c == 0x2018 || c == '\'' || c == 0x2019 || c == '/' || c == '-';
}

/// Punctuation that stands behind a quote, not at its start.
bool ends_phrase(char32_t c) {
  return c == ',' || c == ';' || c == ':' || c == ')' || c == ']' || c == '!' || c == '?' ||
         c == 0xBB;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    std::size_t at = span.begin;
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c)) break;
    span.begin = static_cast<std::uint32_t>(at);
  }
  while (!span.empty()) {
    std::size_t at = span.end;
    const char32_t c = utf8::previous(text, at);
    if (!is_blank(c) && c != ',') break;
    span.end = static_cast<std::uint32_t>(at);
  }
  return span;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Quoted> run() {
    std::size_t at = 0;
    bool line_start = true;
    while (at < text_.size()) {
      begin_ = static_cast<std::uint32_t>(at);
      const char32_t c = utf8::next(text_, at);
      end_ = static_cast<std::uint32_t>(at);
      if (c == '\n') {
        end_line();
        line_start = true;
      } else {
        step(c, line_start);
        if (!is_blank(c)) line_start = false;
      }
      if (c != '\n') previous_ = c;
    }
    begin_ = end_ = static_cast<std::uint32_t>(text_.size());
    end_line();
    close_all(line_end_);
    std::sort(found_.begin(), found_.end(), [](const Quoted& a, const Quoted& b) {
      return std::pair(a.outer.begin, b.outer.end) < std::pair(b.outer.begin, a.outer.end);
    });
    return std::move(found_);
  }

 private:
  struct Open {
    Family family;
    std::uint32_t outer;
    std::uint32_t inner;      // of the part that is open
    std::vector<Span> parts;  // of earlier paragraphs
  };

  [[nodiscard]] char32_t following() const {
    std::size_t at = end_;
    return at < text_.size() ? utf8::next(text_, at) : 0;
  }

  [[nodiscard]] bool is_open(Family family) const {
    return std::any_of(stack_.begin(), stack_.end(),
                       [family](const Open& open) { return open.family == family; });
  }

  void open(Family family) {
    if (stack_.size() < max_depth) stack_.push_back({family, begin_, end_, {}});
  }

  void emit(Open& open, Span last, std::uint32_t outer_end, bool closed) {
    Quoted quoted;
    last = trimmed(text_, last);
    quoted.parts = std::move(open.parts);
    if (!last.empty()) quoted.parts.push_back(last);
    if (quoted.parts.empty()) return;
    quoted.outer = {open.outer, outer_end};
    quoted.inner = {quoted.parts.front().begin, quoted.parts.back().end};
    quoted.depth = static_cast<std::uint32_t>(stack_.size());
    quoted.closed = closed;
    found_.push_back(std::move(quoted));
  }

  /// Closes the innermost open quote of the family; those opened inside it were no quotes.
  bool close(Family family) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].family != family) continue;
      Open open = std::move(stack_[i]);
      stack_.resize(i);
      emit(open, {open.inner, begin_}, end_, true);
      return true;
    }
    return false;
  }

  /// A mark at the start of a paragraph that only says that the quote of the last one goes on.
  bool reopens(Family family, bool line_start) {
    if (!line_start || stack_.empty() || !carried_ || stack_.front().family != family) return false;
    stack_.front().inner = end_;
    carried_ = false;
    return true;
  }

  /// Is the first mark of the family in the line at `begin_` a closing one? Then the words before
  /// it go on with the quote of the paragraph before.
  [[nodiscard]] bool closes_in_line(Family family) const { return closes_from(begin_, family); }

  [[nodiscard]] bool closes_from(std::size_t at, Family family) const {
    char32_t before = 0;
    while (at < text_.size()) {
      const char32_t c = utf8::next(text_, at);
      if (c == '\n') return false;
      if (family == Family::guillemet && (c == 0xAB || c == 0xBB)) return c == 0xBB;
      if (family == Family::curly && (c == 0x201C || c == 0x201D)) return c == 0x201D;
      if (family == Family::straight && c == '"') {
        std::size_t behind = at;
        const char32_t next = behind < text_.size() ? utf8::next(text_, behind) : 0;
        return !is_blank(before) && !before_opening(before) && !is_word(next);
      }
      before = c;
    }
    return false;
  }

  void step(char32_t c, bool line_start) {
    if (line_start && carried_ && !is_blank(c)) {
      const bool goes_on = (c == 0xAB && reopens(Family::guillemet, true)) ||
                           (c == 0xBB && reopens(Family::guillemet, true)) ||
                           (c == 0x201C && reopens(Family::curly, true)) ||
                           (c == '"' && reopens(Family::straight, true));
      if (goes_on) return;
      if (closes_in_line(stack_.front().family)) {
        stack_.front().inner = begin_;
        carried_ = false;
      } else {
        close_all(carried_end_);
      }
    }
    if (line_start && is_dash(c) && is_blank(following())) {
      dash_ = end_;
      has_dash_ = true;
      return;
    }
    mark(c);
  }

  void mark(char32_t c) {
    switch (c) {
      case 0xAB:
        open(Family::guillemet);
        break;
      case 0xBB:
        close(Family::guillemet);
        break;
      case 0x201C:
        curly_opening();
        break;
      case 0x201E:
        open(Family::curly);
        break;
      case 0x201D:
        close(Family::curly) || close(Family::straight);
        break;
      case '"':
        straight();
        break;
      case 0x2018:
        open(Family::single_curly);
        break;
      case 0x2019:
        if (!is_word(following())) close(Family::single_curly);
        break;
      case '\'':
        single();
        break;
      default:
        break;
    }
  }

  void curly_opening() {
    const char32_t next = following();
    if (is_open(Family::curly) && !before_opening(previous_) &&
        (is_blank(next) || !is_word(next))) {
      close(Family::curly);
    } else {
      open(Family::curly);
    }
  }

  void straight() {
    const char32_t next = following();
    const bool may_open = before_opening(previous_) && !is_blank(next) && !ends_phrase(next);
    const bool may_close = (!is_blank(previous_) && !is_word(next)) || ends_phrase(next);
    const bool opened = is_open(Family::straight);
    if (opened && (may_close || !may_open)) {
      close(Family::straight);
    } else if (may_close && !may_open) {
      if (!is_digit(previous_)) close(Family::curly);
    } else if (may_open || !is_word(previous_)) {
      open(Family::straight);
    }
  }

  void single() {
    const char32_t next = following();
    if (is_open(Family::single_straight) && !is_blank(previous_) && !is_word(next)) {
      close(Family::single_straight);
    } else if (before_opening(previous_) && is_word(next) && !is_digit(next)) {
      open(Family::single_straight);
    }
  }

  /// Does a small letter stand at this byte? Whole sentences begin with a capital.
  [[nodiscard]] bool goes_on_small(std::size_t at) const {
    if (at >= text_.size() || starts_upper(text_.substr(at))) return false;
    const char32_t c = utf8::next(text_, at);
    return is_word(c) && !is_digit(c);
  }

  /// Does nothing but blanks stand between this byte and the start of its line or a colon?
  [[nodiscard]] bool begins_speech(std::size_t at) const {
    while (at > 0) {
      const char32_t c = utf8::previous(text_, at);
      if (c == '\n' || c == ':') return true;
      if (!is_blank(c)) return false;
    }
    return true;
  }

  /// Is the first straight mark of the next line a closing one?
  [[nodiscard]] bool next_line_closes() const {
    std::size_t at = begin_;
    while (at < text_.size() && (text_[at] == '\n' || text_[at] == ' ')) ++at;
    return closes_from(at, Family::straight);
  }

  /// Is the outermost quote one whose closing mark was forgotten? It began with a straight mark and
  /// a small letter in the midst of this line, not behind a colon, the next line does not close it,
  /// and whole quotes of the same marks stand behind that: quotes of their own rather than quotes
  /// in a quote that no paragraph ends.
  [[nodiscard]] bool forgot_to_close(const Open& open) const {
    if (open.family != Family::straight || !open.parts.empty()) return false;
    if (begins_speech(open.outer) || !goes_on_small(open.outer + 1)) return false;
    if (next_line_closes()) return false;
    const auto inside = [&open](const Quoted& quoted) { return quoted.outer.begin > open.outer; };
    for (auto at = found_.rbegin(); at != found_.rend() && inside(*at); ++at) {
      if (text_[at->outer.begin] == '"') return true;
    }
    return false;
  }

  /// Lets go of the outermost quote; those in it stand by themselves.
  void forget() {
    for (auto at = found_.rbegin(); at != found_.rend() && at->outer.begin > stack_.front().outer;
         ++at) {
      if (at->depth > 0) --at->depth;
    }
    stack_.clear();
  }

  /// Ends what is open; only the outermost quote, of double marks, is one without a closing mark.
  void close_all(std::uint32_t end) {
    carried_ = false;
    if (stack_.empty()) return;
    Open open = std::move(stack_.front());
    stack_.clear();
    if (open.family == Family::single_curly || open.family == Family::single_straight) return;
    emit(open, {open.inner, std::max(open.inner, end)}, std::max(open.inner, end), false);
  }

  void end_line() {
    line_end_ = begin_;
    previous_ = 0;
    if (has_dash_) {
      const Span inner = trimmed(text_, {dash_, begin_});
      if (!inner.empty()) {
        found_.push_back({{dash_, begin_}, inner, {inner}, 0, true, true});
      }
      has_dash_ = false;
    }
    if (stack_.empty() || carried_) return;
    Open& open = stack_.front();
    stack_.resize(1);
    if (open.family == Family::single_curly || open.family == Family::single_straight) {
      stack_.clear();
      return;
    }
    if (forgot_to_close(open)) {
      forget();
      return;
    }
    const Span part = trimmed(text_, {open.inner, begin_});
    if (!part.empty()) open.parts.push_back(part);
    open.inner = begin_;
    carried_ = true;
    carried_end_ = begin_;
  }

  std::string_view text_;
  std::vector<Quoted> found_;
  std::vector<Open> stack_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t dash_ = 0;
  std::uint32_t line_end_ = 0;
  std::uint32_t carried_end_ = 0;
  char32_t previous_ = 0;
  bool has_dash_ = false;
  bool carried_ = false;
};

}  // namespace

std::vector<Quoted> find_quoted(std::string_view text) {
  return Scanner(text).run();
}

}  // namespace depeche
