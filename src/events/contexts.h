// SPDX-License-Identifier: Apache-2.0
// In what field of public life does it happen? PLOVER's contexts from words and participants.
#pragma once

#include "events/merge.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::events {

/// The tables events/contexts.tsv of a language (words) and common/events/profiles.tsv
/// (participants). Immutable.
class ContextTable {
 public:
  /// Missing tables give no rules; a wrong row fails with bad_data naming file and line.
  static Result<ContextTable> load(const Pack& pack);

 private:
  friend class ContextFinder;

  struct Words {
    std::string context;
    std::size_t in_sentence = 0;  ///< so many different words near a happening; 0 = never
    double in_article = 0.0;      ///< or words in such a share of all sentences; 0 = never
  };

  struct Profile {
    std::string context;
    bool takes_away = false;
    std::set<EventType> types;
    std::set<std::string, std::less<>> modes;       ///< empty: any
    std::set<std::string, std::less<>> actors;      ///< sectors, "STATE"; empty: any
    std::set<std::string, std::less<>> recipients;  ///< the same
    std::string where;                              ///< "abroad", "home"; empty: anywhere
  };

  /// Rows of `words_` that a word belongs to, with the number of the word.
  using Hits = std::vector<std::pair<std::uint16_t, std::uint32_t>>;

  Result<void> read_words(const Pack& pack);
  Result<void> read_profiles(const Pack& pack);
  void look_up(std::string_view word, Hits& out) const;

  std::vector<Words> words_;
  std::vector<Profile> profiles_;
  StringMap<Hits> exact_;
  StringMap<Hits> stems_;  ///< "terroris*", without the star
  StringSet beginnings_;   ///< of the stems, each as long as the shortest of them
  std::size_t shortest_ = SIZE_MAX;
  std::size_t longest_ = 0;
};

/// Answers for one document; all referents must outlive it.
class ContextFinder {
 public:
  ContextFinder(const ContextTable& table, const Tree& tree, const Participants& participants)
      : table_(table), tree_(tree), participants_(participants) {}

  /// Adds to and takes from `contexts` what words and participants say.
  void settle(EventType type, std::string_view mode, const Happening& happening,
              const std::vector<Mention>& mentions, std::vector<std::string>& contexts);

 private:
  void read_document();
  [[nodiscard]] bool fits(const ContextTable::Profile& profile, EventType type,
                          std::string_view mode, const Happening& happening) const;
  [[nodiscard]] bool any_of_sectors(const ActorList& list,
                                    const std::set<std::string, std::less<>>& sectors) const;
  [[nodiscard]] bool crosses_border(const Happening& happening) const;
  [[nodiscard]] bool shares_country(const Happening& happening) const;

  const ContextTable& table_;
  const Tree& tree_;
  const Participants& participants_;
  bool read_ = false;
  std::vector<ContextTable::Hits> by_sentence_;
  std::vector<bool> of_article_;  ///< parallel to the rows of words
};

}  // namespace depeche::events
