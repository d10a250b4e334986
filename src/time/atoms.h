// SPDX-License-Identifier: Apache-2.0
// What does a pattern see of a text? Atoms: runs of letters, runs of digits and single marks, so
// that "19h05", "18/06/2016" and "après-midi" look alike however the tokens were cut.
#pragma once

#include <depeche/analysis.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

enum class AtomKind : std::uint8_t { letters, digits, mark };

struct Atom {
  Span span;                ///< bytes of the text
  std::uint32_t token = 0;  ///< surface token that holds it
  std::uint32_t sentence = 0;
  std::uint32_t lower_at = 0;  ///< its lower-case form within Atoms::lower
  std::uint32_t lower_size = 0;
  std::int32_t number = -1;  ///< value of at most nine digits; -1 = none
  AtomKind kind = AtomKind::mark;
  bool glued = false;    ///< nothing stands between it and the atom before
  bool capital = false;  ///< begins with an upper-case letter
};

/// The atoms of one text, in order.
struct Atoms {
  std::vector<Atom> list;
  std::string lower;  ///< lower-case forms, one after the other; ’ is ' and – is -

  [[nodiscard]] std::string_view form(const Atom& atom) const {
    return std::string_view(lower).substr(atom.lower_at, atom.lower_size);
  }
};

/// Atoms of the surface tokens of `analysis` (the words of a contraction are seen as written:
/// "du").
Atoms atoms_of(std::string_view text, const Analysis& analysis);

/// Atoms of a plain text (a pattern, a table's word); `token` and `sentence` are 0.
Atoms atoms_of(std::string_view text);

}  // namespace depeche
