// SPDX-License-Identifier: Apache-2.0
// Can two written names belong to one person, whatever the spelling and transliteration?
#include "actors/person_name.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// Consonants of a key, the first letter kept: vowels differ most between transliterations.
std::string skeleton(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const bool vowel = std::string_view("aeiou").find(key[i]) != std::string_view::npos;
    if ((!vowel || i == 0) && (out.empty() || out.back() != key[i])) out += key[i];
  }
  return out;
}

bool same_given(std::string_view left, std::string_view right) {
  if (left == right) return true;
  const std::string_view brief = left.size() < right.size() ? left : right;
  if (brief.size() == 1 || (brief.size() == 2 && brief[1] == '.')) return left[0] == right[0];
  if (left[0] != right[0]) return false;
  const std::string bones = skeleton(left);
  return bones.size() >= 3 && bones == skeleton(right);
}

/// Every given name of the shorter stands, in order, in the longer.
bool givens_agree(const NameKeys& brief, const NameKeys& rich) {
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < brief.size(); ++i) {
    while (at + 1 < rich.size() && !same_given(brief[i], rich[at])) ++at;
    if (at + 1 >= rich.size()) return false;
    ++at;
  }
  return true;
}

bool ends_with(const NameKeys& rich, const NameKeys& brief) {
  return brief.size() <= rich.size() && std::equal(brief.rbegin(), brief.rend(), rich.rbegin());
}

}  // namespace

Result<NameNormaliser> NameNormaliser::load(const Pack& pack) {
  NameNormaliser out;
  auto table = pack.table("common/actors/transliteration.tsv");
  if (!table) return table.error();
  const auto from = table->column("from");
  if (!from) return from.error();
  const auto to = table->column("to");
  if (!to) return to.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string_view written = table->cell(row, *from);
    const bool ending = written.ends_with('$');
    if (ending) written.remove_suffix(1);
    if (written.empty()) continue;
    auto& list = ending ? out.endings_ : out.spellings_[static_cast<unsigned char>(written[0])];
    list.emplace_back(std::string(written), std::string(table->cell(row, *to)));
  }
  const auto longer = [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); };
  for (Spellings& list : out.spellings_) std::stable_sort(list.begin(), list.end(), longer);
  std::stable_sort(out.endings_.begin(), out.endings_.end(), longer);
  auto particles = pack.table("common/actors/name_particles.tsv");
  if (!particles) return particles.error();
  const auto particle = particles->column("particle");
  if (!particle) return particle.error();
  for (std::size_t row = 0; row < particles->rows(); ++row) {
    out.articles_.emplace(particles->cell(row, *particle));
  }
  return out;
}

std::string NameNormaliser::key(std::string_view folded) const {
  std::string spelled;
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::string_view rest = folded.substr(at);
    const Spellings& list = spellings_[static_cast<unsigned char>(rest[0])];
    const auto rule = std::find_if(list.begin(), list.end(),
                                   [&](const auto& r) { return rest.starts_with(r.first); });
    if (rule == list.end()) {
      spelled += folded[at++];
    } else {
      spelled += rule->second;
      at += rule->first.size();
    }
  }
  std::string out;
  for (const char c : spelled) {
    if (out.empty() || out.back() != c) out += c;
  }
  const std::string_view whole = out;
  for (const auto& [from, to] : endings_) {
    if (out.size() > from.size() + 1 && whole.ends_with(from)) {
      return out.substr(0, out.size() - from.size()) + to;
    }
  }
  return out;
}

NameKeys NameNormaliser::keys(std::string_view written) const {
  std::string folded = fold(written);
  std::replace(folded.begin(), folded.end(), '\'', ' ');
  NameKeys out;
  NameKeys with_articles;
  for (const std::string_view word : split(folded, ' ')) {
    if (word.empty()) continue;
    with_articles.push_back(key(word));
    if (!articles_.contains(word)) out.push_back(with_articles.back());
  }
  return out.empty() ? with_articles : out;
}

NameMatch match_names(const NameKeys& left, const NameKeys& right) {
  const NameKeys& brief = left.size() <= right.size() ? left : right;
  const NameKeys& rich = left.size() <= right.size() ? right : left;
  if (brief.empty()) return NameMatch::none;
  if (brief == rich) return NameMatch::full;
  if (brief.size() == 1 && brief[0].size() < 2) return NameMatch::none;
  if (ends_with(rich, brief)) return brief.size() == 1 ? NameMatch::family : NameMatch::full;
  if (brief.size() == 1) return brief[0] == rich[0] ? NameMatch::given : NameMatch::none;
  if (brief.back() != rich.back()) return NameMatch::none;
  return givens_agree(brief, rich) ? NameMatch::full : NameMatch::none;
}

}  // namespace depeche::actors
