// SPDX-License-Identifier: Apache-2.0
#include "lang/name_finder.h"

#include "base/files.h"
#include "lang/name_agreement.h"
#include "lang/name_lists.h"
#include "lang/name_model.h"
#include "lang/name_words.h"

#include <optional>
#include <string>
#include <utility>

namespace depeche {

namespace {

std::vector<NameStretch> stretches(const std::vector<std::uint8_t>& labels) {
  std::vector<NameStretch> names;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    if (labels[i] % 2 == 1) {
      names.push_back(
          {i, i + 1, static_cast<std::uint8_t>(labels[i] / 2), NameStretch::Origin::model});
    } else if (!names.empty()) {
      names.back().last = i + 1;
    }
  }
  return names;
}

}  // namespace

struct NameFinder::Parts {
  std::string language;
  NameLists lists;
  std::optional<NameModel> model;

  [[nodiscard]] FoundNames read(const NameDocument& words,
                                std::span<const NameOpinion> opinions) const {
    FoundNames names;
    std::vector<NameOpinion> of_words;
    names.reserve(words.sentences.size());
    for (const NameSentence& sentence : words.sentences) {
      if (!model) {
        names.push_back(guess_names(words, sentence));
        continue;
      }
      const NameFeatures features(words, sentence, *model);
      of_words.clear();
      if (!opinions.empty()) {
        for (const NameWord& word : sentence.words) of_words.push_back(opinions[word.tokens.first]);
      }
      names.push_back(stretches(model->label(features, sentence.words.size(), of_words)));
    }
    return names;
  }

  [[nodiscard]] RuleId rule(NameStretch::Origin origin) const {
    switch (origin) {
      case NameStretch::Origin::model:
        return language + ".names.model";
      case NameStretch::Origin::guess:
        return language + ".names.capitals";
      case NameStretch::Origin::known:
        return language + ".names.known";
      case NameStretch::Origin::document:
        return language + ".names.document";
    }
    return language + ".names";
  }
};

NameFinder::NameFinder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

NameFinder::NameFinder(NameFinder&&) noexcept = default;
NameFinder& NameFinder::operator=(NameFinder&&) noexcept = default;
NameFinder::~NameFinder() = default;

Result<NameFinder> NameFinder::load(const Pack& pack) {
  auto lists = NameLists::load(pack);
  if (!lists) return lists.error();
  auto parts = std::make_unique<Parts>(Parts{pack.language(), std::move(*lists), std::nullopt});
  const std::string path = pack.path("names.bin");
  const auto file = MappedFile::open(path);
  if (file) {
    auto model = NameModel::read(file->bytes(), path);
    if (!model) return model.error();
    parts->model = std::move(*model);
  } else if (file.error().code != ErrorCode::not_found) {
    return file.error();
  }
  return NameFinder(std::move(parts));
}

std::vector<NameSpan> NameFinder::find(const Document& document, const Analysis& analysis,
                                       std::span<const NameOpinion> opinions) const {
  const NameDocument words = look_at_words(document, analysis, parts_->lists);
  FoundNames found = parts_->read(words, opinions);
  split_names(words, found);
  trim_names(words, found);
  settle_known_names(words, found);
  agree_on_names(words, found);
  std::vector<NameSpan> names;
  for (std::size_t s = 0; s < found.size(); ++s) {
    const auto& sentence = words.sentences[s].words;
    for (const NameStretch& name : found[s]) {
      const TokenRange tokens{sentence[name.first].tokens.first,
                              sentence[name.last - 1].tokens.last};
      names.push_back(
          {join(analysis.tokens[tokens.first].span, analysis.tokens[tokens.last - 1].span),
           parts_->rule(name.origin), tokens, static_cast<NameType>(name.type)});
    }
  }
  return names;
}

}  // namespace depeche
