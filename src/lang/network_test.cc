// SPDX-License-Identifier: Apache-2.0
// Do all instruction sets give the same bits, and does the network mind only the sentence itself?
#include "base/files.h"
#include "base/strings.h"
#include "lang/grammar_model.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace depeche {

namespace {

std::vector<float> some_floats(std::size_t count, std::mt19937& random) {
  std::normal_distribution<float> dice(0, 2);
  std::vector<float> values(count);
  for (float& value : values) value = dice(random);
  return values;
}

/// A model and the file that it views.
struct OpenModel {
  MappedFile file;
  GrammarModel model;
};

OpenModel open_model(const std::string& language) {
  auto file = MappedFile::open(std::string(DEPECHE_TEST_DATA) + "/" + language + "/model.bin");
  auto model = GrammarModel::read(file->bytes(), language);
  return {std::move(*file), std::move(*model)};
}

std::vector<WordFeatures> words_of(const char* language, const std::string& text) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  const auto lexicon = FormLexicon::load(*pack);
  std::vector<WordFeatures> words;
  for (const std::string_view form : split(text, ' ')) {
    words.push_back(read_word(*lexicon, form, to_lower(form)));
    words.back().rows = {};  // they end with the lexicon
  }
  return words;
}

std::vector<InstructionSet> sets_here() {
  switch (best_instruction_set()) {
    case InstructionSet::avx512:
      return {InstructionSet::plain, InstructionSet::avx2, InstructionSet::avx512};
    case InstructionSet::avx2:
      return {InstructionSet::plain, InstructionSet::avx2};
    case InstructionSet::plain:
      break;
  }
  return {InstructionSet::plain};
}

}  // namespace

TEST(NetworkTest, KernelsMultiplyAlike) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> dice(-127, 127);
  const std::size_t inputs = 96, columns = 70, rows = 16;
  std::vector<std::int8_t> weights(columns * inputs);
  for (std::int8_t& weight : weights) weight = static_cast<std::int8_t>(dice(random));
  ByteMatrix matrix = ByteMatrix::pack(weights.data(), columns, inputs);
  matrix.scale = some_floats(matrix.columns, random);
  matrix.bias = some_floats(matrix.columns, random);
  const auto values = some_floats(rows * inputs, random);
  std::vector<std::vector<float>> outs;
  for (const InstructionSet set : sets_here()) {
    const Kernels& kernels = kernels_of(set);
    std::vector<std::uint8_t> bytes(values.size());
    std::vector<float> steps(rows);
    kernels.to_bytes({values.data(), rows, inputs}, true, bytes.data(), steps.data());
    outs.emplace_back(rows * matrix.columns);
    kernels.multiply(matrix, {bytes.data(), steps.data(), rows}, outs.back().data());
    EXPECT_EQ(outs.back(), outs.front()) << static_cast<int>(set);
  }
}

TEST(NetworkTest, AllInstructionSetsReadAlike) {
  OpenModel open = open_model("fr");
  GrammarModel& model = open.model;
  const auto words = words_of(
      "fr", "La police a arrêté deux hommes à Paris , a dit hier le ministre de l' Intérieur .");
  const auto size = static_cast<std::uint32_t>(words.size());
  const std::vector<std::uint32_t> ends = {9, size};
  NetworkReading plain;
  model.network.use(InstructionSet::plain);
  model.network.read_sentences(words, ends, plain);
  for (const InstructionSet set : sets_here()) {
    NetworkReading reading;
    model.network.use(set);
    model.network.read_sentences(words, ends, reading);
    EXPECT_EQ(reading.scores, plain.scores) << static_cast<int>(set);
    EXPECT_EQ(reading.heads, plain.heads);
    EXPECT_EQ(reading.relations, plain.relations);
  }
}

TEST(NetworkTest, ASentenceIsReadAloneAsAmongOthers) {
  const OpenModel open = open_model("en");
  const GrammarModel& model = open.model;
  const auto words = words_of("en", "Police arrested two men in London . The men denied it .");
  NetworkReading both, alone;
  const auto size = static_cast<std::uint32_t>(words.size());
  model.network.read_sentences(words, std::vector<std::uint32_t>{7, size}, both);
  const auto second = std::span(words).subspan(7);
  model.network.read_sentences(second, std::vector<std::uint32_t>{size - 7}, alone);
  for (std::size_t word = 0; word < second.size(); ++word) {
    EXPECT_EQ(alone.heads[word], both.heads[word + 7]);
    EXPECT_EQ(alone.relations[word], both.relations[word + 7]);
  }
}

TEST(NetworkTest, ReadsNoWords) {
  const OpenModel open = open_model("en");
  const GrammarModel& model = open.model;
  NetworkReading reading;
  model.network.read_sentences({}, {}, reading);
  EXPECT_TRUE(reading.heads.empty());
}

}  // namespace depeche
