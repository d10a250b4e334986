// SPDX-License-Identifier: Apache-2.0
// What is seen of two actors that bears on whether they are one?
#pragma once

#include "actors/link_model.h"
#include "actors/linker.h"

#include <string>
#include <vector>

namespace depeche::actors {

/// Looks at the actors of one document as the linker has them; all referents must outlive it.
class LinkReader {
 public:
  LinkReader(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker,
             const std::vector<std::string>& homes);

  /// The clusters that may be one with an earlier one, by their first mentions.
  [[nodiscard]] std::vector<std::uint32_t> later_ones() const;

  /// Those before `later` that it may be one with.
  [[nodiscard]] std::vector<std::uint32_t> earlier_ones(std::uint32_t later) const;

  /// `rank`: how many of `of` were told of after `earlier` and before `later`.
  [[nodiscard]] LinkSigns signs(std::uint32_t earlier, std::uint32_t later,
                                const std::vector<std::uint32_t>& of) const;
  [[nodiscard]] LinkKeys keys(std::uint32_t earlier, std::uint32_t later) const;

  /// Has a mention that the text tells: its tokens.
  [[nodiscard]] std::vector<TokenRange> told(std::uint32_t cluster) const;

 private:
  [[nodiscard]] std::uint32_t first_of(std::uint32_t cluster) const;
  /// The last mention of `earlier` before the first of `later`.
  [[nodiscard]] std::uint32_t near(std::uint32_t earlier, std::uint32_t later) const;
  [[nodiscard]] bool are_of_two_towns(const Cluster& a, const Cluster& b) const;
  [[nodiscard]] bool may_join(std::uint32_t earlier, std::uint32_t later) const;
  [[nodiscard]] const Mention* described(std::uint32_t cluster) const;
  [[nodiscard]] bool one_verb(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool joined(const Mention& a, const Mention& b) const;
  [[nodiscard]] bool in_quote(std::uint32_t token) const;

  const Scene& scene_;
  const std::vector<Mention>& mentions_;
  const Linker& linker_;
  const std::vector<std::string>& homes_;
  std::vector<std::vector<std::uint32_t>> own_;  ///< told mentions of each cluster, in text order
  std::vector<std::uint32_t> owner_;             ///< of each mention; nothing = it is not told
  std::vector<bool> quoted_;                     ///< of each token: between quotation marks
};

}  // namespace depeche::actors
