// SPDX-License-Identifier: Apache-2.0
// What is the lemma of a word with this tag?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "lang/byte_reader.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <string>
#include <string_view>

namespace depeche {

/// Looks into the lexicon, then guesses by the ending. Const and thread-safe.
class Lemmatiser {
 public:
  /// Cut this many bytes off the end and add letters.
  struct Change {
    std::uint8_t cut = 0;
    std::string add;

    bool operator==(const Change&) const = default;
  };

  using Changes = StringMap<Change>;

  explicit Lemmatiser(Changes changes) : changes_(std::move(changes)) {}

  static Result<Lemmatiser> read(ByteReader& bytes);
  void write(std::string& out) const;

  /// The lemma of `token`, whose tag and features are set; `rows` are its rows in the lexicon.
  [[nodiscard]] std::string lemma(const Token& token, std::string_view rows) const;

  /// Key of a rule: tag, then the last bytes of a word.
  static std::string key(Upos upos, std::string_view ending);

  /// Bytes of the longest ending that a rule asks for.
  static constexpr std::size_t longest_ending = 6;

 private:
  Changes changes_;
};

}  // namespace depeche
