// SPDX-License-Identifier: Apache-2.0
#include "pack/habits.h"

#include <charconv>
#include <utility>

namespace depeche {

std::string habit_key(char kind, std::initializer_list<std::string_view> words) {
  std::string key(1, kind);
  bool first = true;
  for (const std::string_view word : words) {
    if (word.empty()) return {};
    if (!first) key += ' ';
    first = false;
    key += word;
  }
  return key;
}

Result<Habits> Habits::load(const Pack& pack, std::string_view index) {
  Habits out;
  auto opened = pack.index(index);
  if (!opened) return opened.error();
  out.index_ = std::move(*opened);
  out.unknown_ = out.read("?", 0.0F);
  return out;
}

float Habits::of(std::string_view key) const {
  return index_ && !key.empty() ? read(key, unknown_) : unknown_;
}

float Habits::read(std::string_view key, float missing) const {
  const std::string_view row = index_->find(key);
  std::from_chars(row.data(), row.data() + row.size(), missing);
  return missing;
}

}  // namespace depeche
