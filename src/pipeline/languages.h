// SPDX-License-Identifier: Apache-2.0
// Which packs are open, and which of them reads a document?
#pragma once

#include "lang/foreign_language.h"
#include "lang/language_identifier.h"
#include "pack/pack.h"

#include <depeche/document.h>
#include <depeche/pipeline.h>
#include <depeche/result.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace depeche {

class Languages {
 public:
  static Result<Languages> open(const PipelineOptions& options) {
    if (options.languages.empty()) {
      return Error{ErrorCode::invalid_argument, "name at least one language", ""};
    }
    std::vector<Pack> packs;
    for (const std::string& language : options.languages) {
      auto pack = Pack::open(options.data_dir, language);
      if (!pack) return pack.error();
      packs.push_back(std::move(*pack));
    }
    auto identifier = LanguageIdentifier::load(packs);
    if (!identifier) return identifier.error();
    auto foreign = ForeignLanguage::load(packs);
    if (!foreign) return foreign.error();
    return Languages(std::move(packs), std::move(*identifier), std::move(*foreign));
  }

  [[nodiscard]] const std::vector<Pack>& packs() const { return packs_; }

  /// The language of the metadata when its pack is open, else identified from the text.
  [[nodiscard]] std::string of(const Document& document) const {
    const std::string& declared = document.metadata().language;
    return is_open(declared) ? declared : identifier_.identify(document.text());
  }

  /// See Pipeline::unread_language_of.
  [[nodiscard]] std::string unread(const Document& document) const {
    return is_open(document.metadata().language) ? "" : foreign_.name_of(document.text());
  }

 private:
  Languages(std::vector<Pack> packs, LanguageIdentifier identifier, ForeignLanguage foreign)
      : packs_(std::move(packs)),
        identifier_(std::move(identifier)),
        foreign_(std::move(foreign)) {}

  [[nodiscard]] bool is_open(const std::string& language) const {
    return std::any_of(packs_.begin(), packs_.end(),
                       [&](const Pack& pack) { return pack.language() == language; });
  }

  std::vector<Pack> packs_;
  LanguageIdentifier identifier_;
  ForeignLanguage foreign_;
};

}  // namespace depeche
