// SPDX-License-Identifier: Apache-2.0
// The map and the set for words. Most words that are asked for are in none of the tables, and the
// tables are large and many: a small filter answers for those without a look at the table.
#pragma once

#include "base/strings.h"

#include <bit>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

namespace depeche {

/// Says of a hash that its word is surely not there, or that it may be. One bit a word, sixteen
/// bits of room for each (a Bloom filter with one hash: one in sixteen strangers passes).
class StringFilter {
 public:
  [[nodiscard]] bool may_hold(std::size_t hash) const {
    const std::size_t bit = (hash >> 16U) & mask_;
    return ((bits_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }

  void add(std::size_t hash) {
    const std::size_t bit = (hash >> 16U) & mask_;
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  /// Empties the filter when `words` need more room; all words must be added again then.
  bool grow(std::size_t words) {
    if (words * room <= mask_ + 1) return false;
    const std::size_t size = std::bit_ceil(words * room * 2);
    bits_.assign(size / 64, 0);
    mask_ = size - 1;
    return true;
  }

 private:
  static constexpr std::size_t room = 16;

  std::vector<std::uint64_t> bits_ = {0};
  std::size_t mask_ = 63;
};

/// What map and set have in common. `Table` is a flat robin-hood table (tsl) that keeps the hash
/// beside each key; the order of iteration is that of the hashes, not of insertion. References to
/// what is in it end with the next insertion.
template <typename Table>
class StringTable {
 public:
  using iterator = typename Table::iterator;
  using const_iterator = typename Table::const_iterator;

  [[nodiscard]] const_iterator find(std::string_view key) const {
    const std::size_t hash = StringHash{}(key);
    return filter_.may_hold(hash) ? table_.find(key, hash) : table_.cend();
  }

  [[nodiscard]] iterator find(std::string_view key) {
    const std::size_t hash = StringHash{}(key);
    return filter_.may_hold(hash) ? table_.find(key, hash) : table_.end();
  }

  [[nodiscard]] bool contains(std::string_view key) const {
    const std::size_t hash = StringHash{}(key);
    return filter_.may_hold(hash) && table_.contains(key, hash);
  }

  [[nodiscard]] std::size_t size() const { return table_.size(); }

  [[nodiscard]] bool empty() const { return table_.empty(); }

  iterator begin() { return table_.begin(); }

  iterator end() { return table_.end(); }

  [[nodiscard]] const_iterator begin() const { return table_.cbegin(); }

  [[nodiscard]] const_iterator end() const { return table_.cend(); }

 protected:
  static std::string_view key_of(const std::string& key) { return key; }

  template <typename Value>
  static std::string_view key_of(const std::pair<std::string, Value>& entry) {
    return entry.first;
  }

  /// Call before `key` goes in.
  void note(std::string_view key) {
    if (filter_.grow(table_.size() + 1)) {
      for (const auto& entry : table_) filter_.add(StringHash{}(key_of(entry)));
    }
    filter_.add(StringHash{}(key));
  }

  Table table_;

 private:
  StringFilter filter_;
};

template <typename Value>
class StringMap
    : public StringTable<tsl::robin_map<std::string, Value, StringHash, std::equal_to<>,
                                        std::allocator<std::pair<std::string, Value>>, true>> {
 public:
  /// Keys are strings or views.
  template <typename Key>
  Value& operator[](Key&& key) {
    this->note(key);
    return this->table_[std::string(std::forward<Key>(key))];
  }

  /// The entry of `key` and whether it is new; an old one keeps its value.
  template <typename Key, typename... Parts>
  auto try_emplace(Key&& key, Parts&&... parts) {
    this->note(key);
    return this->table_.try_emplace(std::string(std::forward<Key>(key)),
                                    std::forward<Parts>(parts)...);
  }

  template <typename Key, typename... Parts>
  auto emplace(Key&& key, Parts&&... parts) {
    return try_emplace(std::forward<Key>(key), std::forward<Parts>(parts)...);
  }
};

class StringSet : public StringTable<tsl::robin_set<std::string, StringHash, std::equal_to<>,
                                                    std::allocator<std::string>, true>> {
 public:
  StringSet() = default;

  StringSet(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) insert(word);
  }

  /// Whether it is new.
  template <typename Key>
  bool insert(Key&& key) {
    note(key);
    return table_.insert(std::string(std::forward<Key>(key))).second;
  }

  template <typename Key>
  bool emplace(Key&& key) {
    return insert(std::forward<Key>(key));
  }
};

}  // namespace depeche
