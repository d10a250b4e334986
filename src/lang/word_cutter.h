// SPDX-License-Identifier: Apache-2.0
// Is a run of letters one word, or several written together ("l'homme", "dit-il", "don't")?
#pragma once

#include "lang/token_tables.h"
#include "lang/tokeniser.h"

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Cuts runs of letters, apostrophes and hyphens; `tables`, `text` and `tokens` outlive it.
class WordCutter {
 public:
  /// What stands behind the run: the full stop that belongs to it, if any.
  struct Ending {
    std::uint32_t stop_at = 0;
    bool stop = false;
    bool never_ends = false;
    bool upper = false;
  };

  WordCutter(const TokenTables& tables, std::string_view text, std::vector<RawToken>& tokens)
      : tables_(&tables), text_(text), tokens_(&tokens) {}

  void cut(Span run, bool space, const Ending& ending);

 private:
  void put(Span span, bool space);
  Span cut_prefixes(Span run, bool& space);
  void cut_suffixes(Span run, bool space);
  void cut_hyphens(Span run, bool space);
  [[nodiscard]] bool host_suits(std::string_view host, TokenTables::Host wanted) const;
  [[nodiscard]] std::string_view lower(Span span);

  const TokenTables* tables_;
  std::string_view text_;
  std::vector<RawToken>* tokens_;
  std::string lower_;
};

}  // namespace depeche
