// SPDX-License-Identifier: Apache-2.0
#include "lang/analyser.h"

namespace depeche {

struct Analyser::Parts {
  std::string language;
};

Analyser::Analyser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::load(const Pack& pack) {
  return Analyser(std::make_unique<Parts>(Parts{pack.language()}));
}

Analysis Analyser::analyse(const Document&) const {
  Analysis analysis;
  analysis.language = parts_->language;
  return analysis;
}

}  // namespace depeche
