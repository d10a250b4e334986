// SPDX-License-Identifier: Apache-2.0
#include "story/knowledge.h"

#include "pack/pack.h"

#include <utility>

namespace depeche {

StoryKnowledge::StoryKnowledge() : tables_(std::make_unique<Tables>()) {}

StoryKnowledge::StoryKnowledge(StoryKnowledge&&) noexcept = default;
StoryKnowledge& StoryKnowledge::operator=(StoryKnowledge&&) noexcept = default;
StoryKnowledge::~StoryKnowledge() = default;

Result<StoryKnowledge> StoryKnowledge::open(const std::string& data_dir,
                                            const std::vector<std::string>& languages) {
  StoryKnowledge knowledge;
  for (const std::string& language : languages) {
    const auto pack = Pack::open(data_dir, language);
    if (!pack) return pack.error();
    auto shares = read_shares(*pack);
    if (!shares) return shares.error();
    knowledge.tables_->shares.emplace(language, std::move(*shares));
    if (knowledge.tables_->shares.size() > 1) continue;  // the judge is common to all languages
    auto same = SameHappening::load(*pack);
    if (!same) return same.error();
    knowledge.tables_->same_happening = std::move(*same);
  }
  return knowledge;
}

}  // namespace depeche
