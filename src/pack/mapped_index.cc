// SPDX-License-Identifier: Apache-2.0
#include "pack/mapped_index.h"

#include "base/hash.h"
#include "base/strings.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>

namespace depeche {

namespace {

// Layout (little-endian u32): magic "DPIX", format version, entries, slots; then `slots` pairs of
// an entry's offset (0 = free) and the upper half of fnv1a(key), found by linear probing from the
// lower half; then the entries: key length, value length, key bytes, value bytes, padded to 4. The
// whole file stays under 4 GiB. The half hash in the slot spares most look-ups of absent keys, and
// those are most, the way to an entry.
constexpr std::string_view magic = "DPIX";
constexpr std::size_t header_bytes = 16;
constexpr std::size_t slot_bytes = 8;
// Keys of this kind hold, for an index of phrases, the word count of the longest phrase.
constexpr std::string_view phrase_mark = "\x01";

std::uint64_t phrase_hash(std::string_view first_word) {
  return fnv1a(first_word, fnv1a(phrase_mark));
}

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

void put_u32(std::string& out, std::size_t number) {
  const auto narrow = static_cast<std::uint32_t>(number);
  for (unsigned shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>(narrow >> shift));
}

}  // namespace

Result<MappedIndex> MappedIndex::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  MappedIndex index(std::move(file).value());
  const std::string_view bytes = index.file_.bytes();
  if (bytes.size() < header_bytes || bytes.substr(0, 4) != magic) {
    return Error{ErrorCode::bad_data, "is not a mapped index; build the packs again", path};
  }
  if (const auto version = read_u32(bytes, 4); version != format_version) {
    return Error{ErrorCode::incompatible,
                 "has format " + std::to_string(version) + ", this program reads " +
                     std::to_string(format_version) + "; build the packs again",
                 path};
  }
  index.entries_ = read_u32(bytes, 8);
  index.slots_ = read_u32(bytes, 12);
  if (!std::has_single_bit(index.slots_) || index.entries_ >= index.slots_ ||
      bytes.size() < header_bytes + std::size_t{index.slots_} * slot_bytes) {
    return Error{ErrorCode::bad_data, "is damaged; build the packs again", path};
  }
  return index;
}

bool MappedIndex::lookup(Key key, std::uint64_t hash, std::string_view& rows) const {
  const std::string_view bytes = file_.bytes();
  const auto upper = static_cast<std::uint32_t>(hash >> 32U);
  auto slot = static_cast<std::uint32_t>(hash) & (slots_ - 1);
  for (std::uint32_t probes = 0; probes < slots_; ++probes, slot = (slot + 1) & (slots_ - 1)) {
    const std::size_t place = header_bytes + std::size_t{slot} * slot_bytes;
    const std::size_t at = read_u32(bytes, place);
    if (at == 0 || at + 8 > bytes.size()) return false;
    if (read_u32(bytes, place + 4) != upper) continue;
    const std::size_t key_size = read_u32(bytes, at);
    const std::size_t value_size = read_u32(bytes, at + 4);
    if (key_size + value_size > bytes.size() - at - 8) return false;
    const std::string_view found = bytes.substr(at + 8, key_size);
    if (found.starts_with(key.mark) && found.substr(key.mark.size()) == key.text) {
      rows = bytes.substr(at + 8 + key_size, value_size);
      return true;
    }
  }
  return false;
}

std::string_view MappedIndex::find(std::string_view key) const {
  return find(key, {fnv1a(key)});
}

std::string_view MappedIndex::find(std::string_view key, Probe probe) const {
  std::string_view rows;
  return lookup({{}, key}, probe.hash, rows) ? rows : std::string_view();
}

MappedIndex::Probe MappedIndex::begin(std::string_view key) const {
  return begin(fnv1a(key));
}

MappedIndex::Probe MappedIndex::begin_phrase(std::string_view first_word) const {
  return begin(phrase_hash(first_word));
}

MappedIndex::Probe MappedIndex::begin(std::uint64_t hash) const {
  const auto slot = static_cast<std::uint32_t>(hash) & (slots_ - 1);
  __builtin_prefetch(file_.bytes().data() + header_bytes + std::size_t{slot} * slot_bytes);
  return {hash};
}

void MappedIndex::approach(Probe probe) const {
  const std::string_view bytes = file_.bytes();
  const auto slot = static_cast<std::uint32_t>(probe.hash) & (slots_ - 1);
  const std::size_t place = header_bytes + std::size_t{slot} * slot_bytes;
  const std::size_t at = read_u32(bytes, place);
  const bool fits = read_u32(bytes, place + 4) == static_cast<std::uint32_t>(probe.hash >> 32U);
  if (fits && at < bytes.size()) __builtin_prefetch(bytes.data() + at);
}

bool MappedIndex::contains(std::string_view key) const {
  std::string_view rows;
  return lookup({{}, key}, fnv1a(key), rows);
}

std::uint32_t MappedIndex::longest_phrase(std::string_view first_word) const {
  std::string_view rows;
  if (!lookup({phrase_mark, first_word}, phrase_hash(first_word), rows)) return 0;
  const auto words = to_integer(rows);
  return words ? static_cast<std::uint32_t>(*words) : 0;
}

std::string build_mapped_index(const std::vector<std::pair<std::string, std::string>>& rows,
                               bool phrases) {
  std::map<std::string, std::string> entries;
  std::map<std::string, std::int64_t> longest;
  for (const auto& [key, cells] : rows) {
    const auto [entry, is_new] = entries.try_emplace(key, cells);
    if (!is_new) entry->second += "\n" + cells;
    if (phrases) {
      const auto words = static_cast<std::int64_t>(std::count(key.begin(), key.end(), ' ') + 1);
      auto& most = longest[std::string(phrase_mark) + key.substr(0, key.find(' '))];
      most = std::max(most, words);
    }
  }
  for (const auto& [key, words] : longest) entries.emplace(key, std::to_string(words));

  const std::size_t slots = std::bit_ceil(entries.size() * 2 + 1);

  struct Slot {
    std::size_t at = 0;
    std::uint64_t hash = 0;
  };

  std::vector<Slot> table(slots);
  std::string body;
  for (const auto& [key, value] : entries) {
    const std::uint64_t hash = fnv1a(key);
    std::size_t slot = static_cast<std::uint32_t>(hash) & (slots - 1);
    while (table[slot].at != 0) slot = (slot + 1) & (slots - 1);
    table[slot] = {header_bytes + slots * slot_bytes + body.size(), hash};
    put_u32(body, key.size());
    put_u32(body, value.size());
    body += key;
    body += value;
    while (body.size() % 4 != 0) body.push_back('\0');
  }
  std::string out(magic);
  put_u32(out, MappedIndex::format_version);
  put_u32(out, entries.size());
  put_u32(out, slots);
  for (const Slot& slot : table) {
    put_u32(out, slot.at);
    put_u32(out, static_cast<std::uint32_t>(slot.hash >> 32U));
  }
  return out + body;
}

}  // namespace depeche
