// SPDX-License-Identifier: Apache-2.0
#include "time/guards.h"

#include "base/strings.h"

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

/// Is the capitalised atom `at` part of the name of a person or place?
bool names_someone(const GuardText& text, std::uint32_t at) {
  const std::uint32_t token = text.atoms.list[at].token;
  return std::any_of(text.analysis.names.begin(), text.analysis.names.end(),
                     [&](const NameSpan& name) {
                       return name.tokens.contains(token) && name.type != NameType::organization;
                     });
}

/// "la Marche de mai": a capitalised word within the sentence, one of `links` ("de", "of"), match.
bool follows_title(const GuardText& text, std::uint32_t first, std::string_view links) {
  const auto& list = text.atoms.list;
  // Elided links are two atoms: "d" and "'".
  const std::uint32_t link = first >= 2 && is_mark(text.atoms, first - 1, "'") ? 2 : 1;
  if (first < link + 2) return false;
  const std::uint32_t word = first - link - 1;
  if (list[word].kind != AtomKind::letters || !list[word].capital) return false;
  const Atom& before = list[word - 1];
  if (before.kind != AtomKind::letters || before.sentence != list[first].sentence) return false;
  const std::string_view said = text.atoms.form(list[first - link]);
  for (const std::string_view one : split(links, ',')) {
    if (one == said) return !names_someone(text, word);
  }
  return false;
}

/// A capitalised neighbour that a name span joins with the match.
bool within_name(const GuardText& text, const Match& match, std::uint32_t first,
                 std::uint32_t last) {
  const auto& list = text.atoms.list;
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

namespace {

/// "Toussaint Louverture": a capitalised word stands right behind.
bool followed_by_name(const GuardText& text, std::uint32_t end) {
  const auto& list = text.atoms.list;
  return end < list.size() && list[end].kind == AtomKind::letters && list[end].capital &&
         list[end].lower_size > 1 && list[end].sentence == list[end - 1].sentence;
}

/// "un Tunisien de 21 ans": what stands before the match (which begins with a link) is a noun or
/// name that no class of words excludes; rows for those that do stand above.
bool behind_noun(const GuardText& text, std::uint32_t first) {
  if (first == 0) return false;
  const Atom& before = text.atoms.list[first - 1];
  if (before.kind != AtomKind::letters || before.sentence != text.atoms.list[first].sentence)
    return false;
  const Upos upos = text.analysis.tokens[before.token].upos;
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj;
}

/// "l'Euro 2012", "Mondial-2022": a capitalised word that begins no sentence stands right before.
bool behind_name(const GuardText& text, std::uint32_t first) {
  const auto& list = text.atoms.list;
  if (first == 0) return false;
  const bool hyphen = is_mark(text.atoms, first - 1, "-") && list[first].glued;
  if (hyphen && first < 2) return false;
  const std::uint32_t at = hyphen ? first - 2 : first - 1;
  if (list[at].kind != AtomKind::letters || !list[at].capital) return false;
  if (hyphen) return true;
  return at > 0 && list[at - 1].sentence == list[first].sentence && list[at].lower_size > 1;
}

}  // namespace

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
    if (guard == "below_1000") return text.atoms.list[first].number < 1000;
    if (guard == "not_first_name") return !followed_by_name(text, match.last);
    if (guard == "behind_noun") return behind_noun(text, match.first);
    if (guard == "not_behind_name") return !behind_name(text, first);
    if (guard == "not_title") return !within_name(text, match, first, last);
    constexpr std::string_view titled = "not_title:";
    if (guard.starts_with(titled))
      return !within_name(text, match, first, last) &&
             !follows_title(text, first, std::string_view(guard).substr(titled.size()));
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
  bool bracket = false;  // "(Reuters)"
  for (std::uint32_t at = last; at < end && at < last + 8; ++at) {
    if (is_mark(text.atoms, at, ")]")) return true;
    bracket = bracket || is_mark(text.atoms, at, "([");
    if (is_mark(text.atoms, at, "-") && !list[at].glued) return true;
    const bool credit = bracket && list[at].capital;
    if (list[at].kind == AtomKind::letters && list[at].lower_size > 4 && !credit) return false;
  }
  return false;
}

}  // namespace depeche
