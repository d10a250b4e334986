// SPDX-License-Identifier: Apache-2.0
// Does a mention tell enough to stand alone?
#pragma once

#include "events/abroad.h"
#include "events/mention.h"

namespace depeche::events {

/// All referents must outlive it.
class Completeness {
 public:
  Completeness(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
               const Abroad& abroad)
      : tree_(tree), lexicon_(lexicon), participants_(participants), abroad_(abroad) {}

  [[nodiscard]] bool of(const Mention& mention) const;

 private:
  [[nodiscard]] bool alone(const Mention& mention) const;
  [[nodiscard]] bool has_content(const Candidate& c) const;
  [[nodiscard]] bool by_some(const Candidate& c) const;
  [[nodiscard]] bool beyond(const Mention& mention) const;
  [[nodiscard]] bool met(const Mention& mention) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  const Abroad& abroad_;
};

}  // namespace depeche::events
