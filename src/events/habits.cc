// SPDX-License-Identifier: Apache-2.0
#include "events/habits.h"

#include "events/weights.h"

#include <charconv>
#include <utility>

namespace depeche::events {

std::string habit_key(char kind, EventType type, std::initializer_list<std::string_view> words) {
  std::string key(1, kind);
  key += name_of(type);
  for (const std::string_view word : words) {
    if (word.empty()) return {};
    key += ' ';
    key += word;
  }
  return key;
}

Result<Habits> Habits::load(const Pack& pack, const std::string& name) {
  Habits out;
  if (pack.tables_in("events").empty()) return out;
  const auto table = WeightTable::load(pack, "common/events/telling.tsv");
  if (!table) return table.error();
  out.unknown_ = static_cast<float>(table->of(name + ".unknown"));
  out.least_ = static_cast<float>(table->of(name + ".least"));
  auto index = pack.index(name + ".idx");
  if (!index) return index.error();
  out.index_ = std::move(*index);
  return out;
}

float Habits::of(std::string_view key) const {
  float value = unknown_;
  if (index_ && !key.empty()) {
    const std::string_view row = index_->find(key);
    std::from_chars(row.data(), row.data() + row.size(), value);
  }
  return value;
}

}  // namespace depeche::events
