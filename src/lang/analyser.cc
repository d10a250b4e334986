// SPDX-License-Identifier: Apache-2.0
#include "lang/analyser.h"

#include "base/files.h"
#include "base/strings.h"
#include "lang/contraction_judge.h"
#include "lang/form_lexicon.h"
#include "lang/grammar_model.h"
#include "lang/name_finder.h"
#include "lang/segmenter.h"
#include "lang/token_tables.h"

#include <utility>

namespace depeche {

namespace {

constexpr std::size_t max_model_bytes = std::size_t{64} << 20U;

/// What the words of a sentence need beside the tokens; kept between sentences to save allocations.
struct Scratch {
  std::vector<WordFeatures> words;
  std::vector<std::uint8_t> tags;
  ParserState state;
};

/// Sets Voice: a past participle is passive unless a tense auxiliary stands with it.
void set_voices(std::span<Token> sentence, std::uint32_t offset) {
  constexpr std::uint8_t active = 1;
  constexpr std::uint8_t passive = 2;
  std::vector<std::uint8_t> voices(sentence.size(), 0);
  for (const Token& token : sentence) {
    if (token.head == no_token) continue;
    std::uint8_t& voice = voices[token.head - offset];
    if (token.deprel == Deprel::aux_pass) voice = passive;
    const bool tense = token.deprel == Deprel::aux_tense || token.deprel == Deprel::aux;
    if (tense && voice == 0) voice = active;
  }
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Token& token = sentence[i];
    const bool participle = token.upos == Upos::verb && token.morph.verb_form == VerbForm::part &&
                            token.morph.tense == Tense::past;
    if (!participle) continue;
    // The second of two joined participles shares the auxiliary of the first.
    if (voices[i] == 0 && token.deprel == Deprel::conj && token.head != no_token) {
      voices[i] = voices[token.head - offset];
    }
    token.morph.passive = voices[i] != active;
  }
}

}  // namespace

struct Analyser::Parts {
  std::string language;
  RuleId model_id;
  TokenTables tables;
  FormLexicon lexicon;
  GrammarModel model;
  NameFinder names;
};

Analyser::Analyser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::load(const Pack& pack) {
  auto tables = TokenTables::load(pack);
  if (!tables) return tables.error();
  auto lexicon = FormLexicon::load(pack);
  if (!lexicon) return lexicon.error();
  const std::string path = pack.path("model.bin");
  const auto bytes = read_file(path, max_model_bytes);
  if (!bytes) return bytes.error();
  auto model = GrammarModel::read(*bytes, pack.language());
  if (!model) return Error{model.error().code, model.error().message, path};
  auto names = NameFinder::load(pack);
  if (!names) return names.error();
  RuleId id = pack.language() + ".grammar@" + model->version;
  return Analyser(
      std::make_unique<Parts>(Parts{pack.language(), std::move(id), std::move(*tables),
                                    std::move(*lexicon), std::move(*model), std::move(*names)}));
}

Analysis Analyser::analyse(const Document& document) const {
  const GrammarModel& model = parts_->model;
  Analysis analysis;
  analysis.language = parts_->language;
  analysis.model = parts_->model_id;
  const auto judge = [&](std::string_view text, std::span<const RawToken> tokens, std::size_t at) {
    FeatureList features;
    contraction_features(parts_->lexicon, {text, tokens, at},
                         to_lower(slice(text, tokens[at].span)), features);
    return judge_contraction(model.contractions, features);
  };
  Segmenter(parts_->tables, judge).segment(document, analysis);
  Scratch scratch;
  for (const Sentence& sentence : analysis.sentences) {
    const std::span<Token> tokens(&analysis.tokens[sentence.tokens.first], sentence.tokens.size());
    read_words(parts_->lexicon, tokens, scratch.words);
    model.tagger.tag(scratch.words, scratch.tags);
    model.tagger.set_morphs(scratch.words, scratch.tags, tokens);
    model.parser.parse({scratch.words, scratch.tags}, sentence.tokens.first, scratch.state, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      tokens[i].lemma = model.lemmatiser.lemma(tokens[i], scratch.words[i].rows);
    }
    set_voices(tokens, sentence.tokens.first);
  }
  analysis.names = parts_->names.find(document, analysis);
  return analysis;
}

}  // namespace depeche
