// SPDX-License-Identifier: Apache-2.0
// What is a mention before it belongs to an actor, and what text does it stand in?
#include "actors/mention.h"

#include "base/strings.h"

#include <algorithm>

namespace depeche::actors {

namespace {

bool is_small_word(Upos upos) {
  return upos == Upos::det || upos == Upos::adp || upos == Upos::punct || upos == Upos::cconj;
}

}  // namespace

Scene::Scene(const Document& document, const Analysis& analysis,
             const std::vector<PlaceRef>& places, const std::vector<TimeRef>& times,
             const ActorTables& tables)
    : document_(document), analysis_(analysis), places_(places), tables_(tables) {
  if (document.metadata().published) day_ = to_string(*document.metadata().published);
  const std::uint32_t count = size();
  keys_.resize(count);
  lemmas_.resize(count);
  sentence_of_.assign(count, 0);
  name_at_.assign(count, nothing);
  place_at_.assign(count, nothing);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& token = analysis.tokens[i];
    if (token.part > 0) continue;
    keys_[i] = phrase_key(text(token.span));
    if (!is_small_word(token.upos) && !token.lemma.empty() && token.lemma != token.lower) {
      lemmas_[i] = phrase_key(token.lemma);
    }
  }
  const auto mark = [count](std::vector<std::uint32_t>& marks, TokenRange range,
                            std::size_t value) {
    for (std::uint32_t i = range.first; i < std::min(range.last, count); ++i) {
      marks[i] = static_cast<std::uint32_t>(value);
    }
  };
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s)
    mark(sentence_of_, analysis.sentences[s].tokens, s);
  for (std::size_t n = 0; n < analysis.names.size(); ++n)
    mark(name_at_, analysis.names[n].tokens, n);
  for (std::size_t p = 0; p < places.size(); ++p) mark(place_at_, places[p].tokens, p);
  in_time_.assign(count, false);
  for (const TimeRef& time : times) {
    for (std::uint32_t i = time.tokens.first; i < std::min(time.tokens.last, count); ++i)
      in_time_[i] = true;
  }
}

std::uint32_t Scene::head_of(TokenRange range) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::uint32_t head = token(i).head;
    if (head != no_token && range.contains(head)) continue;
    const Upos upos = token(i).upos;
    if (upos == Upos::adp || upos == Upos::det || upos == Upos::punct) continue;
    return i;
  }
  return range.first;
}

Salience Scene::salience_of(std::uint32_t head) const {
  const Token& word = token(head);
  const bool main = word.head != no_token && token(word.head).head == no_token;
  switch (word.deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::root:
      return main || word.head == no_token ? Salience::subject : Salience::object;
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl_arg:
      return main ? Salience::object : Salience::oblique;
    case Deprel::obl:
    case Deprel::obl_mod:
    case Deprel::obl_agent:
      return main ? Salience::oblique : Salience::other;
    case Deprel::nmod:
    case Deprel::nmod_poss:
      return Salience::inner;
    default:
      return Salience::other;
  }
}

Span Scene::span_of(TokenRange range) const {
  if (range.first >= range.last || range.last > size()) return {};
  return join(token(range.first).span, token(range.last - 1).span);
}

std::string_view behind_joint(std::string_view key) {
  const std::size_t joint = key.find_first_of("- ");
  const bool of_two = joint != std::string_view::npos && joint > 0 && key[joint - 1] == 'o';
  return of_two ? key.substr(joint + 1) : std::string_view();
}

std::string_view Scene::demonym(std::uint32_t i) const {
  if (keys_[i].size() < 4) return {};
  const auto country = [this](std::string_view key) -> std::string_view {
    for (const CountryForm& form : tables_.countries.forms(key)) {
      const bool right = form.kind == CountryFormKind::adjective ||
                         form.kind == CountryFormKind::demonym ||
                         form.kind == CountryFormKind::people;
      if (right) return tables_.countries.countries()[form.country].alpha3;
    }
    return {};
  };
  // "South Korean" is not what "Korean" is.
  if (i > 0 && keys_[i - 1].size() > 2 && starts_upper(token(i - 1).form) &&
      starts_upper(token(i).form)) {
    const std::string_view both = country(keys_[i - 1] + " " + keys_[i]);
    if (!both.empty()) return both;
  }
  if (const std::string_view one = country(keys_[i]); !one.empty()) return one;
  // "la Franco-Iranienne" is of both; what is "franco-allemand" is of neither.
  if (!starts_upper(token(i).form)) return {};
  const std::string_view second = behind_joint(keys_[i]);
  return second.empty() ? std::string_view() : country(second);
}

std::uint32_t Draft::add(Mention mention) {
  const auto index = static_cast<std::uint32_t>(mentions.size());
  for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
    if (at[i] == nothing) at[i] = index;
  }
  mentions.push_back(std::move(mention));
  return index;
}

void Draft::sort() {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first
                                            : a.tokens.last > b.tokens.last;
  });
  std::fill(at.begin(), at.end(), nothing);
  // A name inside a nominal keeps its own tokens.
  for (const bool names : {true, false}) {
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      if ((mentions[m].form == MentionForm::name) != names) continue;
      for (std::uint32_t i = mentions[m].tokens.first; i < mentions[m].tokens.last; ++i) {
        if (at[i] == nothing) at[i] = m;
      }
    }
  }
}

bool Draft::free(TokenRange range) const {
  return std::all_of(at.begin() + range.first, at.begin() + range.last,
                     [](std::uint32_t mention) { return mention == nothing; });
}

bool Draft::names_person(std::uint32_t token) const {
  return at[token] != nothing && mentions[at[token]].kind == Kind::person_name;
}

}  // namespace depeche::actors
