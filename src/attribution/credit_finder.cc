// SPDX-License-Identifier: Apache-2.0
#include "attribution/credit_finder.h"

#include <algorithm>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t max_line = 90;      ///< bytes of a credit line
constexpr std::size_t max_dateline = 80;  ///< bytes before the bracket of a dateline
constexpr std::size_t max_words = 14;

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == ',' || c == '/' || c == '(' || c == ')' || c == ':' ||
         c == '.' || c == ';' || c == '|' || c == '[' || c == ']' || c == '"' || c == '\r' ||
         c == '-' || c == '+';
}

/// Lower-case words; dashes, bullets, copyright signs and no-break spaces part them.
std::vector<std::string> words_of(std::string_view text) {
  std::string plain = to_lower(text);
  for (const std::string_view sign :
       {"\xC2\xA9", "\xC2\xA0", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xE2\x80\xAF"}) {
    for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign, at)) {
      plain.replace(at, sign.size(), 1, ' ');
    }
  }
  std::vector<std::string> words;
  std::string word;
  for (const char c : plain) {
    if (!is_separator(c)) {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(),
                                      [](char c) { return (c >= '0' && c <= '9') || c == 'h'; });
}

}  // namespace

Result<CreditFinder> CreditFinder::load(const Pack& pack) {
  const auto table = pack.table("credits.tsv");
  if (!table) return table.error();
  const auto text = table->column("text");
  if (!text) return text.error();
  const auto kind = table->column("kind");
  if (!kind) return kind.error();
  const auto name = table->column("name");
  if (!name) return name.error();
  CreditFinder finder;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view cell = table->cell(row, *kind);
    Entry entry;
    if (cell == "agency") {
      entry = {Kind::agency, std::string(table->cell(row, *name))};
    } else if (cell == "lead") {
      entry.kind = Kind::lead;
    } else if (cell != "other") {
      return Error{ErrorCode::bad_data, "kind is none of agency, lead, other", table->where(row)};
    }
    std::string key;
    const auto words = words_of(table->cell(row, *text));
    for (const auto& word : words) {
      if (!key.empty()) key.push_back(' ');
      key.append(word);
    }
    if (key.empty() || (entry.kind == Kind::agency && entry.name.empty())) {
      return Error{ErrorCode::bad_data, "has no text or no name", table->where(row)};
    }
    finder.longest_ = std::max(finder.longest_, words.size());
    finder.entries_.emplace(std::move(key), std::move(entry));
  }
  return finder;
}

void CreditFinder::add_from(std::string_view segment, bool needs_lead,
                            std::vector<std::string>& credits) const {
  const auto words = words_of(segment);
  if (words.empty() || words.size() > max_words) return;
  std::vector<const std::string*> names;
  bool lead = !needs_lead || segment.find("\xC2\xA9") != std::string_view::npos;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    for (std::size_t n = std::min(longest_, words.size() - i); n > 0 && taken == 0; --n) {
      std::string key = words[i];
      for (std::size_t k = 1; k < n; ++k) key.append(1, ' ').append(words[i + k]);
      const auto found = entries_.find(key);
      if (found == entries_.end()) continue;
      taken = n;
      lead = lead || found->second.kind == Kind::lead;
      if (found->second.kind == Kind::agency) names.push_back(&found->second.name);
    }
    if (taken == 0 && !is_number(words[i])) return;
    i += std::max<std::size_t>(taken, 1);
  }
  if (!lead && words.size() > 1) return;
  for (const std::string* name : names) {
    if (std::find(credits.begin(), credits.end(), *name) == credits.end()) credits.push_back(*name);
  }
}

void CreditFinder::read_line(std::string_view line, std::vector<std::string>& credits) const {
  line = trim(line);
  if (line.empty()) return;
  if (line.size() <= max_line) add_from(line, true, credits);
  // "PARIS (Reuters) - …"
  const std::size_t open = line.substr(0, max_dateline).find('(');
  const std::size_t close = open == std::string_view::npos ? open : line.find(')', open);
  if (close != std::string_view::npos && close - open <= max_line) {
    const std::string_view rest = trim(line.substr(close + 1, 8));
    const bool dash = rest.starts_with('-') || rest.starts_with("\xE2\x80\x93") ||
                      rest.starts_with("\xE2\x80\x94");
    if (dash) add_from(line.substr(open + 1, close - open - 1), false, credits);
  }
  // "… (avec AFP)" at the end of a paragraph
  std::string_view tail = line;
  while (!tail.empty() && (tail.back() == '.' || tail.back() == ' ')) tail.remove_suffix(1);
  if (!tail.ends_with(')')) return;
  const std::size_t last = tail.rfind('(');
  if (last != std::string_view::npos && tail.size() - last <= max_line) {
    add_from(tail.substr(last + 1, tail.size() - last - 2), false, credits);
  }
}

std::vector<std::string> CreditFinder::find(const Document& document) const {
  std::vector<std::string> credits = document.metadata().credits;
  for (const std::string_view line : split(document.text(), '\n')) read_line(line, credits);
  return credits;
}

}  // namespace depeche
