// SPDX-License-Identifier: Apache-2.0
#include "time/atoms.h"

#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>

namespace depeche {

namespace {

enum class Sort : std::uint8_t { blank, letter, digit, mark };

bool is_blank(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

Sort sort_of(char32_t c) {
  if (c < 0x80) {
    if (c >= '0' && c <= '9') return Sort::digit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sort::letter;
    return c <= ' ' ? Sort::blank : Sort::mark;
  }
  if (is_blank(c)) return Sort::blank;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00)) return Sort::mark;
  if (c >= 0x3000 && c <= 0x303F) return Sort::mark;
  return Sort::letter;
}

class Cutter {
 public:
  Cutter(std::string_view text, Atoms& out) : text_(text), out_(out) {}

  void cut(Span span, std::uint32_t token, std::uint32_t sentence) {
    if (span.begin != last_end_) run_ = Sort::blank;
    std::size_t at = span.begin;
    bool fresh = true;
    while (at < span.end) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t c = utf8::next(text_, at);
      const Sort sort = sort_of(c);
      if (sort != Sort::blank) {
        if (fresh || sort != run_ || sort == Sort::mark) start(begin, sort, token, sentence);
        out_.list.back().span.end = static_cast<std::uint32_t>(at);
      }
      fresh = sort == Sort::blank;
      run_ = sort;
    }
    last_end_ = span.end;
  }

  void finish() {
    for (Atom& atom : out_.list) spell(atom);
  }

 private:
  void start(std::uint32_t begin, Sort sort, std::uint32_t token, std::uint32_t sentence) {
    Atom atom;
    atom.span = {begin, begin};
    atom.token = token;
    atom.sentence = sentence;
    atom.kind = sort == Sort::letter  ? AtomKind::letters
                : sort == Sort::digit ? AtomKind::digits
                                      : AtomKind::mark;
    atom.glued = !out_.list.empty() && out_.list.back().span.end == begin;
    out_.list.push_back(atom);
  }

  void spell(Atom& atom) {
    const std::string_view form = slice(text_, atom.span);
    atom.lower_at = static_cast<std::uint32_t>(out_.lower.size());
    const auto first = static_cast<unsigned char>(form.front());
    const bool ascii = std::all_of(form.begin(), form.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80U) == 0;
    });
    if (ascii) {
      for (const char c : form) {
        out_.lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
      }
      atom.capital = first >= 'A' && first <= 'Z';
    } else if (atom.kind == AtomKind::letters) {
      out_.lower += to_lower(form);
      atom.capital = (first >= 'A' && first <= 'Z') || (first >= 0xC3 && starts_upper(form));
    } else {
      std::size_t at = 0;
      const char32_t c = utf8::next(form, at);
      if (c == 0x2019 || c == 0x2BC) {
        out_.lower.push_back('\'');
      } else if (c >= 0x2010 && c <= 0x2014) {
        out_.lower.push_back('-');
      } else {
        out_.lower += form;
      }
    }
    atom.lower_size = static_cast<std::uint32_t>(out_.lower.size()) - atom.lower_at;
    if (atom.kind == AtomKind::digits && form.size() <= 9) {
      atom.number = static_cast<std::int32_t>(to_integer(form).value_or(-1));
    }
  }

  std::string_view text_;
  Atoms& out_;
  Sort run_ = Sort::blank;
  std::uint32_t last_end_ = UINT32_MAX;
};

/// "A deux jours du sommet": a preposition of one letter whose capital bears no accent is read as
/// its lemma ("à"), which is not the verb of the same letter.
void give_accents(const Analysis& analysis, Atoms& atoms) {
  for (Atom& atom : atoms.list) {
    if (!atom.capital || atom.lower_size != 1) continue;
    const Token& token = analysis.tokens[atom.token];
    if (token.upos != Upos::adp || token.form.size() != 1 || token.lemma == atoms.form(atom))
      continue;
    atom.lower_at = static_cast<std::uint32_t>(atoms.lower.size());
    atom.lower_size = static_cast<std::uint32_t>(token.lemma.size());
    atoms.lower += token.lemma;
  }
}

}  // namespace

Atoms atoms_of(std::string_view text, const Analysis& analysis) {
  Atoms atoms;
  atoms.list.reserve(analysis.tokens.size() + analysis.tokens.size() / 4);
  atoms.lower.reserve(text.size());
  Cutter cutter(text, atoms);
  std::uint32_t number = 0;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = analysis.tokens[t];
      if (token.part == 0) cutter.cut(token.span, t, number);
    }
    ++number;
  }
  cutter.finish();
  give_accents(analysis, atoms);
  return atoms;
}

Atoms atoms_of(std::string_view text) {
  Atoms atoms;
  Cutter cutter(text, atoms);
  cutter.cut({0, static_cast<std::uint32_t>(text.size())}, 0, 0);
  cutter.finish();
  return atoms;
}

}  // namespace depeche
