// SPDX-License-Identifier: Apache-2.0
#include "time/guards.h"

#include <algorithm>

namespace depeche {

namespace {

bool is_mark(const Atoms& atoms, std::uint32_t at, std::string_view marks) {
  const Atom& atom = atoms.list[at];
  return atom.kind == AtomKind::mark && atom.lower_size == 1 &&
         marks.find(atoms.form(atom).front()) != std::string_view::npos;
}

bool is_digits(const Atoms& atoms, std::uint32_t at) {
  return at < atoms.list.size() && atoms.list[at].kind == AtomKind::digits;
}

/// A plural or unknown noun behind the match that the figure could count.
bool counts_something(const GuardText& text, std::uint32_t end) {
  if (end >= text.atoms.list.size()) return false;
  const Atom& next = text.atoms.list[end];
  if (next.kind != AtomKind::letters || next.capital) return false;
  if (next.sentence != text.atoms.list[end - 1].sentence) return false;
  const Token& token = text.analysis.tokens[next.token];
  return token.upos == Upos::noun || token.upos == Upos::adj;
}

/// "la Marche de mai": capitalised word, small link, match; or a capitalised neighbour that a name
/// span joins with the match.
bool ends_title(const GuardText& text, const Match& match, std::uint32_t first,
                std::uint32_t last) {
  const auto& list = text.atoms.list;
  if (first >= 2 && list[first - 1].kind == AtomKind::letters && list[first - 1].lower_size <= 3 &&
      list[first - 2].kind == AtomKind::letters && list[first - 2].capital && first >= 3 &&
      list[first - 3].kind == AtomKind::letters &&
      list[first - 3].sentence == list[first].sentence) {
    return true;
  }
  const TokenRange tokens{list[first].token, list[last - 1].token + 1};
  return std::any_of(text.analysis.names.begin(), text.analysis.names.end(),
                     [&](const NameSpan& name) {
                       return name.type != NameType::place && name.tokens.first <= tokens.first &&
                              tokens.last <= name.tokens.last &&
                              name.tokens.size() > tokens.size() && match.steps.size() <= 2;
                     });
}

}  // namespace

bool starts_cleanly(const Atoms& atoms, std::uint32_t at) {
  const Atom& atom = atoms.list[at];
  if (at == 0 || !atom.glued || atom.kind == AtomKind::mark) return true;
  const Atom& before = atoms.list[at - 1];
  if (before.kind != AtomKind::mark) return before.kind == atom.kind;  // two tokens without a blank
  if (at < 2 || !before.glued) return true;
  if (atom.kind == AtomKind::digits)
    return !(is_digits(atoms, at - 2) && is_mark(atoms, at - 1, ".,:/-"));
  return true;
}

bool ends_cleanly(const Atoms& atoms, std::uint32_t end) {
  if (end >= atoms.list.size()) return true;
  const Atom& next = atoms.list[end];
  const Atom& last = atoms.list[end - 1];
  if (last.kind != AtomKind::digits) return !(next.glued && next.kind == AtomKind::digits);
  if (is_mark(atoms, end, "%")) return false;
  if (!next.glued) return true;
  if (next.kind != AtomKind::mark) return false;
  return !(is_digits(atoms, end + 1) && atoms.list[end + 1].glued && is_mark(atoms, end, ".,:"));
}

bool passes(const std::vector<std::string>& guards, const GuardText& text, const Match& match) {
  if (guards.empty()) return true;
  std::uint32_t first = match.last;
  std::uint32_t last = match.first;
  for (const Step& step : match.steps) {
    if (step.group == 0) continue;
    first = std::min(first, step.atom);
    last = std::max(last, step.atom + step.edge.length);
  }
  if (first >= last) return false;
  return std::all_of(guards.begin(), guards.end(), [&](const std::string& guard) {
    if (guard == "small") return !text.atoms.list[first].capital;
    if (guard == "capital") return text.atoms.list[first].capital;
    if (guard == "not_counted") return !counts_something(text, match.last);
    if (guard == "modern")
      return text.atoms.list[first].number >= 1700 && text.atoms.list[first].number < 2100;
    if (guard == "year_like") return text.atoms.list[first].number >= 40;
    if (guard == "not_title") return !ends_title(text, match, first, last);
    return true;
  });
}

bool in_credit_line(const GuardText& text, std::uint32_t first, std::uint32_t last) {
  const auto& list = text.atoms.list;
  const auto& sentences = text.analysis.sentences;
  const std::uint32_t paragraph = sentences[list[first].sentence].paragraph;
  const std::uint32_t final_paragraph = sentences.back().paragraph;
  if (paragraph > 3 && paragraph + 3 < final_paragraph) return false;
  std::uint32_t begin = first;
  while (begin > 0 && first - begin < 30 &&
         sentences[list[begin - 1].sentence].paragraph == paragraph)
    --begin;
  std::uint32_t end = last;
  while (end < list.size() && end - last < 30 &&
         sentences[list[end].sentence].paragraph == paragraph)
    ++end;
  if (end - begin <= 14) return true;  // a line that says little else
  if (first - begin > 14) return false;
  // "(AFP / 17 mai 2018 19h05) …", "PARIS, 22 mai 2012. - …": a dash or closing bracket soon
  // behind.
  for (std::uint32_t at = last; at < end && at < last + 8; ++at) {
    if (is_mark(text.atoms, at, ")]")) return true;
    if (is_mark(text.atoms, at, "-") && !list[at].glued) return true;
    if (list[at].kind == AtomKind::letters && list[at].lower_size > 4) return false;
  }
  return false;
}

}  // namespace depeche
