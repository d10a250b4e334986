// SPDX-License-Identifier: Apache-2.0
#include "corpus.h"

#include "base/files.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "lang/conllu.h"

#include <algorithm>
#include <fstream>

#include <unicode/uchar.h>

namespace depeche::train {

namespace {

/// The treebanks differ in what they call a gerund; the voice follows from the tree.
void harmonise(Token& token) {
  if (token.morph.verb_form == VerbForm::ger) {
    token.morph.verb_form = VerbForm::part;
    token.morph.tense = Tense::pres;
  }
  token.morph.passive = false;
  if (token.morph.verb_form == VerbForm::inf) {
    token.morph.tense = Tense::none;
    token.morph.mood = Mood::none;
  }
}

std::string to_upper(std::string_view text, bool accents) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(utf8::next(text, at))));
    utf8::append(out, upper);
  }
  if (accents) return out;
  std::string plain = fold(out);
  return plain.size() == text.size() ? plain : out;
}

void respell(Token& token, std::string form) {
  token.form = std::move(form);
  token.lower = to_lower(token.form);
}

Example shouted(const Example& example) {
  Example copy = example;
  for (Token& token : copy.tokens) respell(token, to_upper(token.form, true));
  return copy;
}

Example requoted(const Example& example) {
  Example copy = example;
  bool open = false;
  for (Token& token : copy.tokens) {
    if (token.form == "«" || token.form == "»" || token.form == "“" || token.form == "”") {
      respell(token, "\"");
    } else if (token.form == "\"") {
      open = !open;
      respell(token, open ? "«" : "»");
    }
  }
  return copy;
}

/// Without the accents of capital first letters ("Etat").
Example unaccented(const Example& example) {
  Example copy = example;
  for (Token& token : copy.tokens) {
    std::size_t at = 0;
    const char32_t first = utf8::next(token.form, at);
    if (first < 0x80 || u_isupper(static_cast<UChar32>(first)) == 0) continue;
    std::string plain = fold(std::string_view(token.form).substr(0, at));
    if (plain.size() != 1) continue;
    plain[0] = static_cast<char>(plain[0] - 'a' + 'A');
    respell(token, plain + token.form.substr(at));
  }
  return copy;
}

/// Without its last full stop, as a headline.
Example unstopped(const Example& example) {
  Example copy = example;
  const auto last = static_cast<std::uint32_t>(copy.tokens.size() - 1);
  const bool leaf = std::none_of(copy.tokens.begin(), copy.tokens.end(),
                                 [&](const Token& token) { return token.head == last; });
  if (copy.tokens.size() > 3 && leaf && copy.tokens.back().form == ".") copy.tokens.pop_back();
  return copy;
}

}  // namespace

Result<std::vector<Example>> read_treebank(const std::string& path, std::string_view language) {
  auto text = read_file(path, std::size_t{1} << 30U);
  if (!text) return text.error();
  // A treebank can be longer than a document may be: read it sentence block by sentence block.
  std::vector<Example> examples;
  std::size_t begin = 0;
  while (begin < text->size()) {
    std::size_t end = text->find("\n\n", begin);
    end = end == std::string::npos ? text->size() : end + 2;
    const auto parsed = read_conllu(std::string_view(*text).substr(begin, end - begin), language);
    begin = end;
    if (!parsed) continue;
    Example example;
    example.tokens = parsed->analysis.tokens;
    for (Token& token : example.tokens) harmonise(token);
    if (!example.tokens.empty()) examples.push_back(std::move(example));
  }
  return examples;
}

void add_spellings(std::vector<Example>& examples, std::mt19937& random) {
  const std::size_t size = examples.size();
  std::uniform_int_distribution<int> dice(0, 99);
  for (std::size_t i = 0; i < size; ++i) {
    const int side = dice(random);
    if (side < 3) examples.push_back(shouted(examples[i]));
    if (side >= 3 && side < 11) examples.push_back(requoted(examples[i]));
    if (side >= 11 && side < 16) examples.push_back(unaccented(examples[i]));
    if (side >= 16 && side < 24) examples.push_back(unstopped(examples[i]));
  }
}

void prepare(std::vector<Example>& examples, const FormLexicon& lexicon, std::vector<FineTag>& tags,
             bool grow) {
  for (Example& example : examples) {
    read_words(lexicon, example.tokens, example.words);
    example.gold.clear();
    for (const Token& token : example.tokens) {
      const FineTag tag = fine_tag_of(token.upos, token.morph);
      auto found = std::find(tags.begin(), tags.end(), tag);
      if (found == tags.end() && grow) {
        tags.push_back(tag);
        found = tags.end() - 1;
      }
      example.gold.push_back(found == tags.end() ? 255
                                                 : static_cast<std::uint8_t>(found - tags.begin()));
    }
  }
}

std::vector<FineTag> read_tags(const std::string& path) {
  std::vector<FineTag> tags;
  std::ifstream in(path);
  std::string upos;
  int form = 0, tense = 0;
  while (in >> upos >> form >> tense && form >= 0) {
    tags.push_back({upos_from(upos), static_cast<VerbForm>(form), static_cast<Tense>(tense)});
  }
  return tags;
}

void write_tags(const std::vector<FineTag>& tags, const std::string& path) {
  std::ofstream out(path);
  for (const FineTag& tag : tags) {
    out << name_of(tag.upos) << '\t' << static_cast<int>(tag.verb_form) << '\t'
        << static_cast<int>(tag.tense) << '\n';
  }
  for (int i = 0; i <= static_cast<int>(Deprel::punct); ++i) {
    out << name_of(static_cast<Deprel>(i)) << "\t-1\t-1\n";
  }
}

}  // namespace depeche::train
