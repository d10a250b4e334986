// SPDX-License-Identifier: Apache-2.0
// The subject behind its verb, by the order of the words.
#include "attribution/saying.h"
#include "attribution/subject_scan.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// "de son côté | Leonardo Dini", "à l'AFP | Paula Mona": the person's name that stands without a
/// break behind a circumstance and is the subject; not found when the noun is a title of it.
NounPhrase name_behind(const View& view, const NounPhrase& phrase) {
  const bool title = view.is(phrase.head, Role::speaker) || view.is(phrase.head, Role::proxy);
  std::uint32_t start = phrase.tokens.last;
  for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
    const auto* channel = channel_at(view, i);
    if (channel != nullptr && (channel->agency || view.kind(i) == Kind::noun)) {
      start = i + static_cast<std::uint32_t>(channel->words.size());
    }
  }
  // "souligne pour la CFDT | Vincent Rodet": letters of a body, then a name
  const std::uint32_t next = phrase.head + 1;
  if (start >= phrase.tokens.last && view.kind(phrase.head) == Kind::name &&
      next < phrase.tokens.last && view.kind(next) == Kind::name &&
      is_all_upper(view.token(phrase.head).form) && !is_all_upper(view.token(next).form)) {
    return {{next, phrase.tokens.last}, next};
  }
  if (start >= phrase.tokens.last) {
    if (title || view.kind(phrase.head) != Kind::noun || view.actors().at(phrase.head) != no_actor)
      return {};
    start = phrase.head + 1;
  }
  while (start < phrase.tokens.last && view.kind(start) == Kind::adjective) ++start;
  // "sur son compte Twitter | l'ancienne ministre", "sur Twitter | Paula Mona"
  while (start < phrase.tokens.last && channel_at(view, start) != nullptr)
    start += static_cast<std::uint32_t>(channel_at(view, start)->words.size());
  if (start >= phrase.tokens.last || view.kind(start) != Kind::name) return {};
  // "à l'agence Interfax | le général X": the name of the agency
  const std::uint32_t behind = phrase.tokens.last;
  if (behind + 1 < view.size() && view.kind(behind) == Kind::determiner &&
      view.phrase_at(behind).tokens.last > behind + 1)
    return {};
  return {{start, phrase.tokens.last}, start};
}

/// A token behind which no subject of the verb before it can stand.
bool ends_search(const View& view, std::uint32_t i) {
  return view.is_stop(i) || view.is_mark(i) || view.is(i, Role::complementiser) ||
         view.is_finite(i) || view.kind(i) == Kind::conjunction ||
         view.kind(i) == Kind::subordinator ||
         (view.kind(i) == Kind::verb && view.token(i).morph.verb_form == VerbForm::inf);
}

/// The first article in `range`, behind its first token, that a tagger took for a preposition and
/// one ("la presse | des responsables"); no_token = none.
std::uint32_t partitive_in(const View& view, TokenRange range) {
  for (std::uint32_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (view.token(i).part == 0 && view.token(i + 1).part == 1 && view.is_indefinite(i)) return i;
  }
  return no_token;
}

/// "le « gilet jaune »": those who are known by the words in the marks that open at `mark`.
NounPhrase nickname_in_marks(const View& view, std::uint32_t mark) {
  constexpr std::uint32_t most = 3;
  if (mark + 2 >= view.size() || !view.is_mark(mark)) return {};
  const std::uint32_t quote = view.quote_of(mark + 1);
  if (quote == View::outside) return {};
  const TokenRange inner = view.tokens_of(view.quoted()[quote].inner);
  if (inner.first != mark + 1 || inner.size() > most || inner.size() == 0) return {};
  for (std::uint32_t k = inner.first; k < inner.last; ++k) {
    if (view.kind(k) != Kind::noun && view.kind(k) != Kind::name) continue;
    const bool somebody = view.actors().at(k) != no_actor || view.is(k, Role::speaker);
    return somebody ? NounPhrase{{mark, std::min(view.size(), inner.last + 1)}, k} : NounPhrase{};
  }
  return {};
}

/// "le « Parc des Lions »": an article in front of a name in marks; not found when there is none.
NounPhrase marked_name(const View& view, std::uint32_t i) {
  if (view.kind(i) != Kind::determiner || i + 1 >= view.size() || !view.is_open(i)) return {};
  NounPhrase phrase = name_in_marks(view, i + 1);
  if (!phrase.found()) phrase = nickname_in_marks(view, i + 1);
  if (phrase.found()) phrase.tokens.first = i;
  return phrase;
}

/// "l'un d'entre eux", "un autre": somebody of those named before; not found when it is none.
NounPhrase one_of_them(const View& view, std::uint32_t i) {
  constexpr std::uint32_t most = 3;
  if (view.kind(i) != Kind::determiner || i + 1 >= view.size()) return {};
  const std::uint32_t head = i + 1;
  if (view.kind(head) != Kind::pronoun || view.token(head).morph.pron_type != PronType::ind)
    return {};
  std::uint32_t end = head + 1;
  std::uint32_t k = end;
  while (k < std::min(view.size(), end + most) && view.kind(k) == Kind::adposition) ++k;
  if (k > end && k < view.size() && view.token(k).morph.pron_type == PronType::prs) end = k + 1;
  return {{i, end}, head};
}

/// `split`: articles behind nouns start the subject too: "ont dit devant la presse | des élus".
NounPhrase scan_behind(const View& view, std::uint32_t from, bool split) {
  int commas = 0;
  const std::uint32_t limit = std::min(view.size(), from + View::max_walk / 3);
  const std::uint32_t paragraph = from > 0 && from < view.size() ? view.paragraph_of(from - 1) : 0;
  for (std::uint32_t i = from; i < limit && view.paragraph_of(i) == paragraph;) {
    const NounPhrase marked = marked_name(view, i);  // "a indiqué le | « Parc des Lions »"
    if (marked.found()) return marked;
    const NounPhrase one = one_of_them(view, i);
    if (one.found() && (i == from || view.kind(i - 1) != Kind::adposition)) return one;
    // one aside ("a déclaré, jeudi, le ministre") opens and closes
    if (view.is_comma(i) ? ++commas > 2 : ends_search(view, i)) break;
    // "affirment des chercheurs": an article that a tagger took for a preposition and one
    const bool partitive = view.token(i).part == 0 && i + 1 < limit &&
                           view.token(i + 1).part == 1 && view.is_indefinite(i) &&
                           (i == from || split || view.kind(i - 1) != Kind::noun);
    const bool governed = view.kind(i) == Kind::adposition && !partitive;
    const std::uint32_t start = governed || partitive || view.is_comma(i) ? i + 1 : i;
    if (view.is_comma(i)) {
      i = start;
      continue;
    }
    NounPhrase phrase = start < limit ? view.phrase_at(start) : NounPhrase{};
    const bool found = phrase.found() && phrase.tokens.last > start;
    if (found && governed && view.kind(phrase.head) == Kind::name) {
      // "ont indiqué à l'AFP | des sources": an article, not a complement of the name
      const std::uint32_t next = phrase.head + 1;
      if (next + 1 < phrase.tokens.last && view.is_indefinite(next) && view.token(next).part == 0 &&
          view.token(next + 1).part == 1) {
        i = next;
        continue;
      }
    }
    if (found && governed && split) {
      const std::uint32_t next = partitive_in(view, phrase.tokens);
      if (next != no_token) {
        i = next;
        continue;
      }
    }
    if (found && governed) {
      const NounPhrase name = name_behind(view, phrase);
      if (name.found()) return name;
    }
    if (found && partitive) phrase.tokens.first = i;
    if (found && !governed && !says_how(view, phrase) && may_be_subject(view, phrase))
      return phrase;
    // "a indiqué vendredi | Météo France": what stands behind a time without a break
    const bool time =
        found && !governed && view.is(phrase.head, Role::calendar) && !names_medium(view, phrase);
    i = time    ? phrase.head + 1
        : found ? phrase.tokens.last
                : std::max(start, i + (governed ? 0U : 1U));
  }
  return {};
}

}  // namespace

bool says_how(const View& view, const NounPhrase& phrase) {
  const TokenRange word = phrase.tokens;
  return word.size() == 1 && view.kind(word.first) == Kind::noun &&
         view.actors().at(word.first) == no_actor && word.first > 0 &&
         view.is_comma(word.first - 1) && word.last < view.size() && view.is_comma(word.last);
}

NounPhrase name_in_marks(const View& view, std::uint32_t mark) {
  constexpr std::uint32_t most = 5;
  if (mark + 2 >= view.size() || !view.is_mark(mark)) return {};
  const std::uint32_t quote = view.quote_of(mark + 1);
  if (quote == View::outside) return {};
  const TokenRange inner = view.tokens_of(view.quoted()[quote].inner);
  if (inner.first != mark + 1 || inner.size() > most || inner.size() == 0) return {};
  if (!starts_upper(view.token(inner.first).form)) return {};
  std::uint32_t head = inner.last;
  for (std::uint32_t k = inner.last; k-- > inner.first;) {
    if (view.is_finite(k)) return {};
    if (view.kind(k) == Kind::name || view.kind(k) == Kind::noun) head = k;
  }
  if (head == inner.last) return {};
  return {{mark, std::min(view.size(), inner.last + 1)}, head};
}

NounPhrase subject_behind(const View& view, std::uint32_t from) {
  const NounPhrase phrase = scan_behind(view, from, false);
  return phrase.found() ? phrase : scan_behind(view, from, true);
}

}  // namespace depeche
