// SPDX-License-Identifier: Apache-2.0
#include "actors/further_names.h"

#include "actors/name_cut.h"
#include "base/strings.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace depeche::actors {

namespace {

constexpr std::uint32_t max_name = 6;  ///< tokens
constexpr std::size_t max_same_start = 16;

/// Finds the names of the text again where they stand unmarked.
class Repeats {
 public:
  explicit Repeats(const Scene& scene) : scene_(scene) {}

  void learn(const NameRange& name) {
    add(name.tokens, name.person);
    if (!name.person || name.tokens.size() < 2) return;
    const std::uint32_t family = name.tokens.last - 1;
    const bool word = scene_.tables().noun_map.find(scene_.key(family)) != nullptr;
    if (scene_.key(family).size() > 3 && !word && scene_.demonym(family).empty())
      add({family, family + 1}, true);
  }

  /// The longest known name that stands at `i`.
  [[nodiscard]] const NameRange* at(std::uint32_t i) const {
    const auto known = by_first_.find(scene_.key(i));
    if (known == by_first_.end()) return nullptr;
    const NameRange* best = nullptr;
    for (const NameRange& name : known->second) {
      const std::uint32_t size = name.tokens.size();
      if (best != nullptr && size <= best->tokens.size()) continue;
      if (i + size > scene_.sentence_tokens(i).last) continue;
      bool same = true;
      for (std::uint32_t k = 0; k < size && same; ++k)
        same = scene_.key(i + k) == scene_.key(name.tokens.first + k);
      if (same) best = &name;
    }
    return best;
  }

 private:
  void add(TokenRange tokens, bool person) {
    if (tokens.size() > max_name || scene_.key(tokens.first).size() < 2) return;
    if (!starts_upper(scene_.token(tokens.first).form)) return;
    std::vector<NameRange>& list = by_first_[scene_.key(tokens.first)];
    if (list.size() < max_same_start) list.push_back({tokens, person});
  }

  const Scene& scene_;
  std::unordered_map<std::string_view, std::vector<NameRange>> by_first_;
};

class FurtherNames {
 public:
  FurtherNames(const Scene& scene, const Draft& draft, const std::vector<NameRange>& known)
      : scene_(scene), taken_(scene.size(), false), repeats_(scene) {
    for (std::uint32_t i = 0; i < scene.size(); ++i) taken_[i] = draft.at[i] != nothing;
    for (const NameRange& name : known) {
      for (std::uint32_t i = name.tokens.first; i < name.tokens.last; ++i) taken_[i] = true;
      repeats_.learn(name);
    }
    for (const TokenRange word : words_of_groups(scene, draft)) repeats_.learn({word, false});
  }

  std::vector<NameRange> find() {
    for (std::uint32_t i = 0; i < scene_.size(); ++i) {
      if (!taken_[i] && !scene_.key(i).empty()) behind_title(i);
    }
    for (std::uint32_t i = 0; i < scene_.size(); ++i) {
      if (!taken_[i] && !scene_.key(i).empty()) behind_given_name(i);
    }
    for (std::uint32_t i = 0; i < scene_.size(); ++i) {
      if (!taken_[i] && !scene_.key(i).empty()) again(i);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool free(TokenRange range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (taken_[i]) return false;
    }
    return true;
  }

  void take(NameRange name) {
    for (std::uint32_t i = name.tokens.first; i < name.tokens.last; ++i) taken_[i] = true;
    found_.push_back(name);
  }

  /// "spokesman | Jean Petit", "M. Petit": capitals that nobody took, behind a person's noun.
  void behind_title(std::uint32_t begin) {
    if (begin == 0 || !names_somebody(begin)) return;
    const std::uint32_t last = scene_.sentence_tokens(begin).last;
    bool short_name = false;
    if (!ends_title(begin, short_name) && !ends_complement(begin, short_name)) return;
    std::uint32_t end = begin;
    while (end < last && end < begin + max_name && !taken_[end]) {
      const bool glue = end > begin && is_glue(scene_, end) && end + 1 < last;
      const std::uint32_t next = end + 1 < last && is_glue(scene_, end + 1) ? end + 2 : end + 1;
      const bool link = end > begin && scene_.is(WordKind::name_link, end) && next < last &&
                        !taken_[next] && may_be_in_name(scene_, next);
      if (glue) ++end;
      if (!glue && !link && !names_somebody(end)) break;
      ++end;
    }
    if (end == begin || (end - begin == 1 && !short_name)) return;
    take({whole_words(scene_, {begin, std::min(end, last)}), true});
    repeats_.learn(found_.back());
  }

  /// "France's | Gerard Arnaud": a given name and capitals that nobody took.
  void behind_given_name(std::uint32_t begin) {
    if (!names_somebody(begin) || !scene_.tables().given_names.contains(scene_.key(begin)) ||
        scene_.place_at(begin) != nothing)
      return;
    const std::uint32_t last = std::min(scene_.sentence_tokens(begin).last, begin + max_name);
    std::uint32_t end = begin + 1;
    while (end < last && !taken_[end] && names_somebody(end) && scene_.place_at(end) == nothing)
      ++end;
    if (end - begin < 2) return;
    take({whole_words(scene_, {begin, end}), true});
    repeats_.learn(found_.back());
  }

  /// Does a person's noun or an honorific end before `end`? After an office one word is a name.
  [[nodiscard]] bool ends_title(std::uint32_t end, bool& short_name) const {
    constexpr std::uint32_t longest = 4;
    std::uint32_t first = end;
    if (honorific_before(scene_, end, first) != nullptr) {
      short_name = true;
      return free({first, end});
    }
    const std::uint32_t begin = scene_.sentence_tokens(end - 1).first;
    for (std::uint32_t i = end; i > begin && i + longest > end;) {
      --i;
      if (taken_[i] || scene_.key(i).empty()) return false;
      const auto match = noun_at(scene_, i, end - i);
      if (i + match.tokens != end) continue;
      const NounRow& noun = *noun_of(scene_, match);
      if (noun.one != ActorType::person || noun.country || noun.plural_only) continue;
      if (noun.sectors.empty() && noun.office.empty()) continue;
      if (scene_.token(i).morph.number == Number::plur) return false;
      short_name = !noun.office.empty();
      return true;
    }
    return false;
  }

  /// "ambassador to Germany | Jean Petit", "Minister of Information | Jean Petit"
  [[nodiscard]] bool ends_complement(std::uint32_t end, bool& short_name) const {
    const std::uint32_t word = end - 1;
    if (word < 2 || taken_[word]) return false;
    const std::uint32_t place = scene_.place_at(word);
    std::uint32_t first = place != nothing ? scene_.places()[place].tokens.first : word;
    const bool land =
        place != nothing || scene_.tables().portfolio_words.contains(scene_.key(word)) ||
        (starts_upper(scene_.token(word).form) &&
         !scene_.tables().countries.by_name(scene_.text(scene_.token(word).span)).empty());
    while (first > 0 && scene_.token(first - 1).upos == Upos::det) --first;
    if (!land || first < 2) return false;
    const std::uint32_t link = first - 1;
    if (!scene_.is(WordKind::portfolio, link) && !scene_.is(WordKind::complement, link))
      return false;
    return ends_title(link, short_name) && !(short_name = false);
  }

  [[nodiscard]] bool names_somebody(std::uint32_t i) const {
    if (!may_be_in_name(scene_, i) || !scene_.demonym(i).empty()) return false;
    const std::uint32_t place = scene_.place_at(i);
    if (place != nothing && scene_.places()[place].resolution == Resolution::country) return false;
    return scene_.tables().noun_map.find(scene_.key(i)) == nullptr;
  }

  void again(std::uint32_t i) {
    if (!starts_upper(scene_.token(i).form)) return;
    const NameRange* known = repeats_.at(i);
    if (known == nullptr) return;
    const TokenRange range{i, i + known->tokens.size()};
    const Upos upos = scene_.token(i).upos;
    const bool lone = range.size() == 1;
    const std::uint32_t place = scene_.place_at(i);
    const bool town = place != nothing &&
                      (!known->person || scene_.places()[place].resolution == Resolution::country ||
                       scene_.places()[place].is_actor);
    if (lone && (town || upos == Upos::verb || upos == Upos::det || upos == Upos::adp ||
                 upos == Upos::pron))
      return;
    if (free(range)) take({known->person ? whole_words(scene_, range) : range, known->person});
  }

  const Scene& scene_;
  std::vector<bool> taken_;
  Repeats repeats_;
  std::vector<NameRange> found_;
};

}  // namespace

std::vector<TokenRange> words_of_groups(const Scene& scene, const Draft& draft) {
  constexpr std::size_t least = 4;  // bytes
  std::vector<TokenRange> out;
  for (const Mention& group : draft.mentions) {
    if (group.entity == nothing || group.type != ActorType::group || group.tokens.size() < 2)
      continue;
    for (std::uint32_t i = group.tokens.first; i < group.tokens.last; ++i) {
      const bool name = starts_upper(scene.token(i).form) && !is_all_upper(scene.token(i).form) &&
                        scene.key(i).size() >= least && scene.demonym(i).empty() &&
                        scene.place_at(i) == nothing &&
                        scene.token(i).morph.number == Number::plur &&
                        scene.tables().noun_map.find(scene.lemma(i)) == nullptr;
      if (name) out.push_back({i, i + 1});
    }
  }
  return out;
}

std::vector<NameRange> further_names(const Scene& scene, const Draft& draft,
                                     const std::vector<NameRange>& known) {
  return FurtherNames(scene, draft, known).find();
}

}  // namespace depeche::actors
