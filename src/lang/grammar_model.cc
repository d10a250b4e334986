// SPDX-License-Identifier: Apache-2.0
#include "lang/grammar_model.h"

#include <algorithm>
#include <utility>

namespace depeche {

namespace {

constexpr std::string_view magic = "DPCHGRAM";

Error incompatible(std::string_view what, std::uint32_t found, std::uint32_t oldest,
                   std::uint32_t newest) {
  return {ErrorCode::incompatible,
          "has " + std::string(what) + " " + std::to_string(found) + ", this program reads " +
              std::to_string(oldest) + " to " + std::to_string(newest),
          ""};
}

void write_sample(const GrammarModel::Sample& sample, std::string& out) {
  put_number(out, sample.size(), 2);
  for (const auto& [word, tag, head, relation] : sample) {
    put_number(out, word.word, 8);
    for (const std::uint32_t number : {word.suffix2, word.suffix3, word.suffix4, word.prefix3,
                                       word.shape, word.lexical, word.codes}) {
      put_number(out, number, 4);
    }
    put_number(out, tag, 1);
    put_number(out, head, 2);
    put_string(out, name_of(relation));
  }
}

GrammarModel::Sample read_sample(ByteReader& bytes) {
  constexpr std::size_t least_bytes = 41;  // of a word
  const std::size_t size = bytes.number(2);
  if (size * least_bytes > bytes.left()) {
    bytes.bytes(bytes.left() + 1);
    return {};
  }
  GrammarModel::Sample sample(size);
  for (auto& [word, tag, head, relation] : sample) {
    word.word = bytes.number(8);
    for (std::uint32_t* number : {&word.suffix2, &word.suffix3, &word.suffix4, &word.prefix3,
                                  &word.shape, &word.lexical, &word.codes}) {
      *number = bytes.u32();
    }
    tag = bytes.u8();
    head = static_cast<std::uint32_t>(bytes.number(2));
    relation = deprel_from(bytes.string());
  }
  return sample;
}

bool same_answers(const GrammarModel::Sample& a, const GrammarModel::Sample& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.tag == y.tag && x.head == y.head && x.relation == y.relation;
  });
}

/// Does the network say of the samples what the file says that it does?
Result<void> check_samples(const Network& network, std::span<const GrammarModel::Sample> samples) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    std::vector<WordFeatures> words;
    for (const auto& word : samples[i]) words.push_back(word.features);
    if (same_answers(GrammarModel::sample_of(network, words), samples[i])) continue;
    return Error{ErrorCode::bad_data,
                 "reads its sample " + std::to_string(i + 1) +
                     " otherwise than when it was made: the file is damaged; install it anew",
                 ""};
  }
  return {};
}

}  // namespace

GrammarModel::Sample GrammarModel::sample_of(const Network& network,
                                             std::span<const WordFeatures> words) {
  NetworkReading reading;
  const auto end = static_cast<std::uint32_t>(words.size());
  network.read_sentences(words, {&end, 1}, reading);
  Sample sample;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float* scores = &reading.scores[i * reading.stride];
    const auto tag = std::max_element(scores, scores + network.tags()) - scores;
    sample.push_back(
        {words[i], static_cast<std::uint32_t>(tag), reading.heads[i], reading.relations[i]});
  }
  return sample;
}

std::string GrammarModel::write(std::string_view language, std::string_view network_bytes) const {
  std::string out(magic);
  put_number(out, newest_format, 4);
  put_number(out, feature_revision, 4);
  put_string(out, language);
  put_string(out, version);
  contractions.write(out);
  borders.write(out);
  tagger.write(out);
  lemmatiser.write(out);
  out += network_bytes;
  put_number(out, samples.size(), 1);
  for (const Sample& sample : samples) write_sample(sample, out);
  return out;
}

Result<GrammarModel> GrammarModel::read(std::string_view bytes, std::string_view language) {
  if (!bytes.starts_with(magic)) return Error{ErrorCode::bad_data, "is not a grammar model", ""};
  ByteReader reader(bytes.substr(magic.size()));
  const std::uint32_t format = reader.u32();
  if (format < oldest_format || format > newest_format) {
    return incompatible("model format", format, oldest_format, newest_format);
  }
  const std::uint32_t revision = reader.u32();
  if (revision != feature_revision) {
    return incompatible("feature revision", revision, feature_revision, feature_revision);
  }
  if (reader.string() != language) {
    return Error{ErrorCode::bad_data, "is not a model of '" + std::string(language) + "'", ""};
  }
  std::string version(reader.string());
  auto contractions = ScoreTable::read(reader);
  if (!contractions) return contractions.error();
  auto borders = ScoreTable::read(reader);
  if (!borders) return borders.error();
  auto tagger = Tagger::read(reader);
  if (!tagger) return tagger.error();
  auto lemmatiser = Lemmatiser::read(reader);
  if (!lemmatiser) return lemmatiser.error();
  auto network = Network::read(reader);
  if (!network) return network.error();
  std::vector<Sample> samples(reader.u8());
  for (Sample& sample : samples) sample = read_sample(reader);
  const bool whole = !reader.failed() && reader.left() == 0;
  if (!whole || std::min(contractions->classes(), borders->classes()) < 2 ||
      network->tags() != tagger->tags.size()) {
    return Error{ErrorCode::bad_data, "is damaged (length)", ""};
  }
  const auto sound = check_samples(*network, samples);
  if (!sound) return sound.error();
  return GrammarModel{std::move(version), std::move(*contractions), std::move(*borders),
                      std::move(*tagger), std::move(*lemmatiser),   std::move(*network),
                      std::move(samples)};
}

}  // namespace depeche
