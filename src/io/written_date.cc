// SPDX-License-Identifier: Apache-2.0
#include "io/written_date.h"

#include "base/strings.h"

#include <array>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace depeche {

namespace {

/// A run of letters or of digits, and what stands before it.
struct Piece {
  std::string_view text;
  char before = ' ';
  bool digits = false;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// `text` is folded but keeps '/', '.', '-' and the like.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool digits = is_digit(text[at]);
    if (!digits && !is_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (digits ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    pieces.push_back({text.substr(at, end - at), at == 0 ? ' ' : text[at - 1], digits});
    at = end;
  }
  return pieces;
}

std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const Date date{std::chrono::year(static_cast<int>(year)),
                  std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

std::int64_t number(const Piece& piece) {
  return to_integer(piece.text).value_or(-1);
}

/// Three figures with the same sign between them.
std::optional<Date> from_figures(const Piece& a, const Piece& b, const Piece& c) {
  const bool one_sign = b.before == c.before &&
                        (b.before == '/' || b.before == '.' || b.before == ' ' || b.before == '-');
  if (!a.digits || !b.digits || !c.digits || !one_sign) return std::nullopt;
  if (a.text.size() == 4) return make_date(number(a), number(b), number(c));
  if (c.text.size() != 4) return std::nullopt;
  if (const auto date = make_date(number(c), number(b), number(a))) return date;
  return make_date(number(c), number(a), number(b));
}

}  // namespace

WrittenDates::WrittenDates(const std::vector<std::string>& languages) {
  using icu::DateFormatSymbols;
  for (const std::string& language : languages) {
    UErrorCode status = U_ZERO_ERROR;
    const DateFormatSymbols symbols(icu::Locale(language.c_str()), status);
    if (U_FAILURE(status)) continue;
    for (const auto width : {DateFormatSymbols::WIDE, DateFormatSymbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, DateFormatSymbols::FORMAT, width);
      for (std::int32_t i = 0; i < count && i < 12; ++i) {
        std::string name;
        names[i].toUTF8String(name);
        name = fold(name);
        while (name.ends_with('.')) name.pop_back();
        months_.push_back({name, static_cast<unsigned>(i) + 1});
      }
    }
  }
}

unsigned WrittenDates::month_at(std::string_view word) const {
  for (const Month& month : months_) {
    if (month.name == word) return month.number;
  }
  return 0;
}

std::optional<Date> WrittenDates::find(std::string_view text) const {
  if (text.size() > longest) return std::nullopt;
  const std::string key = fold(text);
  const std::vector<Piece> pieces = pieces_of(key);
  for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
    const Piece& a = pieces[i];
    // The ordinal of "1er" or "21st" stands right behind its figure.
    const bool ordinal = a.digits && !pieces[i + 1].digits && is_digit(pieces[i + 1].before) &&
                         i + 3 < pieces.size();
    const Piece& b = pieces[ordinal ? i + 2 : i + 1];
    const Piece& c = pieces[ordinal ? i + 3 : i + 2];
    std::optional<Date> date = from_figures(a, b, c);
    if (!date && a.digits && c.digits && month_at(b.text) > 0) {
      date = make_date(number(c), month_at(b.text), number(a));
    }
    if (!date && b.digits && c.digits && month_at(a.text) > 0) {
      date = make_date(number(c), month_at(a.text), number(b));
    }
    if (date) return date;
  }
  return std::nullopt;
}

}  // namespace depeche
