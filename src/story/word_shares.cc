// SPDX-License-Identifier: Apache-2.0
#include "story/word_shares.h"

#include "base/utf8.h"
#include "pack/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace depeche {

namespace {

constexpr float rare = 0.001F;  // share of articles that hold a word which is not in the table

Result<float> share_in(const Table& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.cell(row, column);
  float permille = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), permille);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() && permille > 0 &&
      permille <= 1000) {
    return permille / 1000;
  }
  return Error{ErrorCode::bad_data,
               "'" + std::string(text) + "' is no share of a thousand articles", table.where(row)};
}

float weight(const StringMap<float>* table, std::string_view key) {
  float share = rare;
  if (table != nullptr) {
    if (const auto found = table->find(key); found != table->end()) share = found->second;
  }
  return std::max(0.0F, -std::log(std::min(share, 1.0F)));
}

const ShareTable* table_of(const WordShares& shares, std::string_view language) {
  const auto found = shares.find(language);
  return found == shares.end() ? nullptr : &found->second;
}

}  // namespace

Result<ShareTable> read_shares(const Pack& pack) {
  const auto table = pack.table("story/words.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"kind", "key", "permille"});
  if (!columns) return columns.error();
  const auto [kind, key, permille] = *columns;
  ShareTable shares;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto share = share_in(*table, row, permille);
    if (!share) return share.error();
    const std::string_view what = table->cell(row, kind);
    if (what != "word" && what != "name") {
      return Error{ErrorCode::bad_data, "kind is 'word' or 'name'", table->where(row)};
    }
    auto& map = what == "word" ? shares.words : shares.names;
    map.emplace(std::string(table->cell(row, key)), *share);
  }
  return shares;
}

std::string_view stem_of(std::string_view folded) {
  constexpr int counted = 6;
  std::size_t at = 0;
  for (int i = 0; i < counted && at < folded.size(); ++i) utf8::next(folded, at);
  return folded.substr(0, at);
}

float weight_of_word(const WordShares& shares, std::string_view language, std::string_view folded) {
  const ShareTable* table = table_of(shares, language);
  return weight(table == nullptr ? nullptr : &table->words, stem_of(folded));
}

float weight_of_name(const WordShares& shares, std::string_view language, std::string_view folded) {
  const ShareTable* table = table_of(shares, language);
  return weight(table == nullptr ? nullptr : &table->names, folded);
}

}  // namespace depeche
