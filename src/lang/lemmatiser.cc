// SPDX-License-Identifier: Apache-2.0
#include "lang/lemmatiser.h"

#include "base/utf8.h"
#include "lang/form_lexicon.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace depeche {

namespace {

/// How well a row of the lexicon suits the features that the tagger chose; -1 = not at all.
int suits(const LexicalEntry& entry, const Token& token) {
  const bool verbs = (entry.upos == Upos::verb || entry.upos == Upos::aux) &&
                     (token.upos == Upos::verb || token.upos == Upos::aux);
  if (entry.upos != token.upos && !verbs) return -1;
  const Morph morph = morph_from_code(entry.code);
  Morph wanted = token.morph;
  wanted.passive = false;
  return (entry.upos == token.upos ? 4 : 0) + (morph == wanted ? 2 : 0) +
         (morph.verb_form == wanted.verb_form ? 1 : 0);
}

}  // namespace

std::string Lemmatiser::key(Upos upos, std::string_view ending) {
  return static_cast<char>('A' + static_cast<int>(upos)) + std::string(ending);
}

std::string Lemmatiser::lemma(const Token& token, std::string_view rows) const {
  const bool name = token.upos == Upos::propn;
  if (name && token.morph.number != Number::plur) return token.form;
  int best = -1;
  std::string_view found;
  while (!rows.empty() && !name) {
    const LexicalEntry entry = FormLexicon::next(rows);
    const int score = suits(entry, token);
    if (score <= best) continue;
    best = score;
    found = entry.lemma;
  }
  if (best >= 0) return found == "=" ? token.lower : std::string(found);
  const std::string& word = name ? token.form : token.lower;
  for (std::size_t length = std::min(longest_ending, word.size()); length > 0; --length) {
    const auto rule =
        changes_.find(key(token.upos, std::string_view(word).substr(word.size() - length)));
    if (rule == changes_.end() || rule->second.cut > word.size()) continue;
    std::string lemma = word.substr(0, word.size() - rule->second.cut);
    lemma += rule->second.add;
    if (!lemma.empty() && !utf8::first_invalid(lemma)) return lemma;
  }
  return word;
}

void Lemmatiser::write(std::string& out) const {
  std::vector<std::pair<std::string, Change>> sorted(changes_.begin(), changes_.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  put_number(out, sorted.size(), 4);
  for (const auto& [ending, change] : sorted) {
    put_string(out, ending);
    put_number(out, change.cut, 1);
    put_string(out, change.add);
  }
}

Result<Lemmatiser> Lemmatiser::read(ByteReader& bytes) {
  Changes changes;
  const std::uint32_t count = bytes.u32();
  for (std::uint32_t i = 0; i < count && !bytes.failed(); ++i) {
    std::string ending(bytes.string());
    const std::uint8_t cut = bytes.u8();
    changes.emplace(std::move(ending), Change{cut, std::string(bytes.string())});
  }
  if (bytes.failed()) return Error{ErrorCode::bad_data, "is damaged (lemmas)", ""};
  return Lemmatiser(std::move(changes));
}

}  // namespace depeche
