// SPDX-License-Identifier: Apache-2.0
// May a pattern really fire here? Checks of the surroundings that no sequence of words can make.
#pragma once

#include "time/atoms.h"
#include "time/patterns.h"

#include <depeche/analysis.h>
#include <depeche/document.h>

#include <string>
#include <vector>

namespace depeche {

struct GuardText {
  const Document& document;
  const Analysis& analysis;
  const Atoms& atoms;
};

/// Is atom `at` the start of a word or number rather than its inside ("A320", "3.14", "12-2016-b")?
bool starts_cleanly(const Atoms& atoms, std::uint32_t at);

/// Does a word or number end before atom `end`? Percentages and longer figures do not.
bool ends_cleanly(const Atoms& atoms, std::uint32_t end);

/// All guards of a row, by name:
/// small / capital: the first word of the evidence begins so;
/// not_counted: no noun follows that a number could count ("2000 soldats");
/// modern: a year from 1700 to 2099;
/// year_like: two digits from 40 on;
/// below_1000: the first number is no year;
/// not_title: is no part of a name of several capitalised words ("Sunday Times"); with words
/// ("not_title:de,du"), these may not link it to a capitalised word before it ("la Marche de mai");
/// not_first_name: no capitalised word follows ("Toussaint Louverture");
/// not_behind_name: no name stands right before it ("l'Euro 2012");
/// behind_noun: a noun stands right before the match ("un Tunisien de 21 ans").
bool passes(const std::vector<std::string>& guards, const GuardText& text, const Match& match);

/// Do the atoms stand where articles tell their day: a line of their own, in brackets behind a
/// credit, or before the dash of a dateline?
bool in_credit_line(const GuardText& text, std::uint32_t first, std::uint32_t last);

}  // namespace depeche
