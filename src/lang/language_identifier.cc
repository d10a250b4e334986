// SPDX-License-Identifier: Apache-2.0
#include "lang/language_identifier.h"

namespace depeche {

Result<LanguageIdentifier> LanguageIdentifier::load(const std::vector<Pack>& packs) {
  LanguageIdentifier identifier;
  for (const Pack& pack : packs) identifier.languages_.push_back(pack.language());
  return identifier;
}

std::string LanguageIdentifier::identify(std::string_view) const {
  return languages_.front();
}

}  // namespace depeche
