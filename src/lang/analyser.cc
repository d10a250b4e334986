// SPDX-License-Identifier: Apache-2.0
#include "lang/analyser.h"

#include "base/files.h"
#include "base/strings.h"
#include "lang/border_judge.h"
#include "lang/contraction_judge.h"
#include "lang/dateline.h"
#include "lang/form_lexicon.h"
#include "lang/grammar_model.h"
#include "lang/name_finder.h"
#include "lang/name_labels.h"
#include "lang/segmenter.h"
#include "lang/token_tables.h"
#include "lang/tree_mend.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace depeche {

namespace {

/// What the words of some sentences need beside the tokens; kept between stretches to save
/// allocations.
struct Scratch {
  std::vector<WordFeatures> words;
  std::vector<std::uint32_t> ends;     ///< of the sentences and datelines, in `words`
  std::vector<std::size_t> datelines;  ///< words of the dateline of each sentence; mostly 0
  NetworkReading reading;
  std::vector<Morph> candidates;

  [[nodiscard]] std::span<const float> name_scores(std::size_t word) const {
    return {&reading.scores[(word + 1) * reading.stride - name_labels], name_labels};
  }
};

/// Words that are read at once: enough to keep the multiplications busy.
constexpr std::size_t words_at_once = 128;

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

/// The features of a finite past form among `rows`; none when there is no such form.
std::optional<Morph> finite_past(std::string_view rows) {
  while (!rows.empty()) {
    const LexicalEntry entry = FormLexicon::next(rows);
    const Morph morph = morph_from_code(entry.code);
    if (entry.upos == Upos::verb && morph.verb_form == VerbForm::fin && morph.tense == Tense::past)
      return morph;
  }
  return std::nullopt;
}

/// "… ," promised the minister: a past participle that carries the sentence, with an object or a
/// subject and without an auxiliary, is a finite verb where its form may be one.
void mend_root(std::span<const WordFeatures> words, std::span<Token> sentence,
               std::uint32_t offset) {
  const auto root = std::find_if(sentence.begin(), sentence.end(),
                                 [](const Token& token) { return token.head == no_token; });
  if (root == sentence.end() || root->upos != Upos::verb ||
      root->morph.verb_form != VerbForm::part || root->morph.tense != Tense::past)
    return;
  const auto place = static_cast<std::uint32_t>(root - sentence.begin());
  bool argument = false;
  for (const Token& token : sentence) {
    if (token.head != offset + place) continue;
    const Deprel main = main_relation(token.deprel);
    if (main == Deprel::aux || main == Deprel::cop) return;
    argument = argument || token.deprel == Deprel::nsubj || token.deprel == Deprel::obj;
  }
  const auto finite = argument ? finite_past(words[place].rows) : std::nullopt;
  if (finite) root->morph = *finite;
}

std::span<Token> words_of(Analysis& analysis, std::size_t sentence) {
  const TokenRange range = analysis.sentences[sentence].tokens;
  return {&analysis.tokens[range.first], range.size()};
}

/// Sets what was read of word `word` of the stretch; its sentence begins at token `offset`.
void set_token(const GrammarModel& model, Scratch& scratch, std::size_t word, std::uint32_t offset,
               Token& token) {
  const NetworkReading& reading = scratch.reading;
  const std::span<const float> scores(&reading.scores[word * reading.stride], reading.stride);
  model.tagger.set_tag(scratch.words[word], scores, scratch.candidates, token);
  token.head = reading.heads[word] == 0 ? no_token : offset + reading.heads[word] - 1;
  token.deprel = reading.relations[word];
  token.lemma = model.lemmatiser.lemma(token, scratch.words[word].rows);
}

/// `scores` of the labels, as distances from the best one.
NameOpinion opinion_of(std::span<const float> scores) {
  const float best = *std::max_element(scores.begin(), scores.end());
  NameOpinion opinion{};
  for (std::size_t label = 0; label < name_labels; ++label)
    opinion[label] =
        static_cast<std::uint8_t>(std::min(127.0F, (best - scores[label]) * opinion_unit));
  return opinion;
}

}  // namespace

struct Analyser::Parts {
  std::string language;
  RuleId model_id;
  TokenTables tables;
  FormLexicon lexicon;
  MappedFile model_file;  ///< the model's embeddings lie in it
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
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  auto model = GrammarModel::read(file->bytes(), pack.language());
  if (!model) return Error{model.error().code, model.error().message, path};
  auto names = NameFinder::load(pack);
  if (!names) return names.error();
  RuleId id = pack.language() + ".grammar@" + model->version;
  return Analyser(std::make_unique<Parts>(Parts{pack.language(), std::move(id), std::move(*tables),
                                                std::move(*lexicon), std::move(*file),
                                                std::move(*model), std::move(*names)}));
}

Analysis Analyser::analyse(const Document& document) const {
  Analysis analysis = cut(document);
  find_names(document, analysis, read_grammar(analysis));
  return analysis;
}

Analysis Analyser::cut(const Document& document) const {
  const GrammarModel& model = parts_->model;
  Analysis analysis;
  analysis.language = parts_->language;
  analysis.model = parts_->model_id;
  const auto contractions = [&](std::string_view text, std::span<const RawToken> tokens,
                                std::size_t at) {
    FeatureList features;
    contraction_features(parts_->lexicon, {text, tokens, at},
                         to_lower(slice(text, tokens[at].span)), features);
    return model.contractions.says_yes(features);
  };
  const auto borders = [&](const BorderPlace& place) {
    FeatureList features;
    border_features(parts_->lexicon, place, features);
    return model.borders.says_yes(features);
  };
  Segmenter(parts_->tables, contractions, borders).segment(document, analysis);
  return analysis;
}

std::vector<NameOpinion> Analyser::read_grammar(Analysis& analysis) const {
  const GrammarModel& model = parts_->model;
  Scratch scratch;
  std::vector<NameOpinion> opinions;
  opinions.reserve(analysis.tokens.size());
  std::size_t first = 0;
  while (first < analysis.sentences.size()) {
    scratch.words.clear();
    scratch.ends.clear();
    scratch.datelines.clear();
    std::size_t last = first;
    for (; last < analysis.sentences.size() && scratch.words.size() < words_at_once; ++last) {
      const std::span<const Token> tokens = words_of(analysis, last);
      // A dateline is read apart: its tree has nothing to do with that of the sentence.
      scratch.datelines.push_back(dateline_length(tokens));
      if (scratch.datelines.back() > 0)
        scratch.ends.push_back(
            static_cast<std::uint32_t>(scratch.words.size() + scratch.datelines.back()));
      read_words(parts_->lexicon, words_of(analysis, last), scratch.words);
      scratch.ends.push_back(static_cast<std::uint32_t>(scratch.words.size()));
    }
    model.network.read_sentences(scratch.words, scratch.ends, scratch.reading);
    for (std::size_t word = 0; word < scratch.words.size(); ++word)
      opinions.push_back(opinion_of(scratch.name_scores(word)));
    std::size_t word = 0;
    auto datelines = scratch.datelines.begin();
    for (; first < last; ++first) {
      const std::uint32_t offset = analysis.sentences[first].tokens.first;
      const std::span<Token> tokens = words_of(analysis, first);
      const auto words = std::span(scratch.words).subspan(word, tokens.size());
      const std::size_t dateline = *datelines++;
      const std::uint32_t behind = offset + static_cast<std::uint32_t>(dateline);
      for (std::size_t at = 0; at < tokens.size(); ++at)
        set_token(model, scratch, word++, at < dateline ? offset : behind, tokens[at]);
      if (dateline > 0) hang_dateline(tokens, dateline, offset);
      mend_root(words, tokens, offset);
      mend_tree(tokens, offset, analysis.sentences[first].headline);
      mend_days(tokens, offset, parts_->tables);
      mend_contractions(tokens, offset, parts_->tables.contractions);
      set_voices(tokens, offset);
    }
  }
  return opinions;
}

void Analyser::find_names(const Document& document, Analysis& analysis,
                          std::span<const NameOpinion> opinions) const {
  analysis.names = parts_->names.find(document, analysis, opinions);
}

}  // namespace depeche
