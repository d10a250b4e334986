// SPDX-License-Identifier: Apache-2.0
// Which words are names of persons and bodies, once titles are told from names?
#include "actors/name_spans.h"

#include "base/strings.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace depeche::actors {

namespace {

constexpr std::uint32_t max_name = 6;  ///< tokens
constexpr std::size_t max_same_start = 16;

bool is_body_noun(const NounRow& noun) {
  return noun.one == ActorType::organization || noun.one == ActorType::group;
}

const NounRow* noun_of(const Scene& scene, const PhraseMap::Match& match) {
  return match.tokens == 0 ? nullptr : &scene.tables().nouns[match.rows->front()];
}

PhraseMap::Match noun_at(const Scene& scene, std::uint32_t i, std::uint32_t room) {
  return scene.tables().noun_map.longest(room, [&](std::uint32_t k) { return scene.key(i + k); });
}

/// "Prime Minister Ana Silva": tokens of the office that the name finder took into the name.
std::uint32_t title_length(const Scene& scene, TokenRange range) {
  if (range.size() < 2) return 0;
  const auto match = noun_at(scene, range.first, range.size() - 1);
  const NounRow* noun = noun_of(scene, match);
  if (noun == nullptr) return 0;
  // "Marine", "Prince" and "Bishop" are first names as well.
  const bool rank = !noun->sectors.empty() &&
                    (noun->sectors.front() == "GOV" || noun->sectors.front() == "REL") &&
                    !scene.tables().given_names.contains(scene.key(range.first));
  const bool told = !noun->office.empty() || match.tokens > 1 || rank ||
                    !starts_upper(scene.token(range.first).form);
  const bool title = noun->one == ActorType::person && told;
  return title && !noun->country ? match.tokens : 0;
}

bool tells_trade(const NounRow& noun) {
  if (noun.sectors.empty()) return false;
  const std::string& sector = noun.sectors.front();
  return sector == "BUS" || sector == "JRN" || sector == "CRM" || sector == "REB" ||
         sector == "LAB";
}

bool tells_of_rank(const NounRow& noun) {
  if (noun.one != ActorType::person || noun.country) return false;
  if (!noun.office.empty()) return true;
  if (noun.sectors.empty()) return false;
  const std::string& sector = noun.sectors.front();
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "LEG";
}

/// "NATO Secretary-General | Ana Silva": where the name begins behind an office inside it;
/// range.first when there is none, range.last when nothing follows.
std::uint32_t behind_inner_title(const Scene& scene, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (scene.key(i).empty()) continue;
    const auto match = noun_at(scene, i, range.last - i);
    const NounRow* noun = noun_of(scene, match);
    if (noun == nullptr || !tells_of_rank(*noun)) continue;
    if (scene.tables().given_names.contains(scene.key(i))) continue;
    // "Marion | Maréchal | Le Pen": behind a given name it is part of the name.
    if (i == range.first + 1 && noun->office.empty() &&
        scene.tables().given_names.contains(scene.key(range.first)))
      continue;
    const std::uint32_t next = i + match.tokens;
    if (next >= range.last) {
      // "US Ambassador", "Vice President" are no names; "Ana Pope" is one.
      const bool bare =
          !noun->office.empty() &&
          (i == range.first || scene.place_at(range.first) != nothing ||
           !scene.demonym(range.first).empty() ||
           !scene.tables().countries.by_name(scene.text(scene.token(range.first).span)).empty());
      return bare ? range.last : range.first;
    }
    if (i == range.first && noun->office.empty() && match.tokens == 1) continue;
    if (scene.token(next).form.size() > 3 || range.last - next > 1) return next;
  }
  return range.first;
}

/// "Ana Silva of Brazil" is called Ana Silva.
TokenRange without_origin(const Scene& scene, TokenRange range) {
  for (std::uint32_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (scene.token(i).upos != Upos::adp || starts_upper(scene.token(i).form)) continue;
    if (scene.is(WordKind::portfolio, i)) return {range.first, i};
    if (!scene.is(WordKind::complement, i)) continue;
    if (!scene.is(WordKind::name_link, i)) return {range.first, i};
    const std::uint32_t place = scene.place_at(i + 1);
    if (place != nothing && scene.places()[place].resolution == Resolution::country)
      return {range.first, i};
  }
  return range;
}

bool is_glue(const Scene& scene, std::uint32_t i) {
  return i > 0 && i + 1 < scene.size() && scene.token(i).form == "-" &&
         !scene.token(i).space_before && !scene.token(i + 1).space_before;
}

/// "al | - | Eryani" is one word.
TokenRange whole_words(const Scene& scene, TokenRange range) {
  constexpr int reach = 3;
  for (int steps = 0; steps < reach && is_glue(scene, range.last); ++steps) range.last += 2;
  for (int steps = 0; steps < reach && range.first > 1 && is_glue(scene, range.first - 1); ++steps)
    range.first -= 2;
  return range;
}

/// "quotidien progouvernemental | Yeni Safak", "ONG | Human Rights Watch": where the name begins
/// behind the plain noun that tells what it names.
std::uint32_t behind_kind(const Scene& scene, TokenRange range) {
  const auto match = noun_at(scene, range.first, range.size() - 1);
  const NounRow* noun = noun_of(scene, match);
  const bool kind = noun != nullptr && is_body_noun(*noun) && !noun->country;
  const std::string& word = scene.token(range.first).form;
  if (!kind || !(noun->generic || noun->outlet || noun->ngo || tells_trade(*noun)) ||
      (starts_upper(word) && !is_all_upper(word)))
    return range.first;
  std::uint32_t i = range.first + match.tokens;
  while (i < range.last && !starts_upper(scene.token(i).form)) {
    // "banque de France" is called so.
    const Upos upos = scene.token(i).upos;
    if (upos != Upos::adj && upos != Upos::noun) return range.first;
    ++i;
  }
  // What is left must be a name by itself.
  const bool name = i < range.last && (scene.token(i).upos == Upos::propn ||
                                       scene.token(i).upos == Upos::x || range.last - i > 1);
  return name ? i : range.first;
}

/// The name without the end of an office before it: "ministre de la | Défense Jean Petit".
TokenRange trimmed(const Scene& scene, const NameSpan& span) {
  TokenRange range{span.tokens.first, std::min(span.tokens.last, scene.size())};
  if (range.first >= range.last) return {};
  if (span.type != NameType::person) {
    // "rapporte | Ouest France"
    while (range.size() > 1 && scene.token(range.first).upos == Upos::verb &&
           !starts_upper(scene.token(range.first).form))
      ++range.first;
    if (range.size() > 1) range.first = behind_kind(scene, range);
    const bool product = range.size() == 1 && range.last < scene.size() &&
                         scene.same_sentence(range.first, range.last) &&
                         scene.token(range.last).form.front() >= '0' &&
                         scene.token(range.last).form.front() <= '9';
    return product ? TokenRange{} : range;
  }
  const auto opens = [&](std::uint32_t i) {
    const Upos upos = scene.token(i).upos;
    const bool small =
        (upos == Upos::adp || upos == Upos::det) && !starts_upper(scene.token(i).form);
    return small || scene.tables().portfolio_words.contains(scene.key(i));
  };
  while (range.size() > 1 && opens(range.first)) ++range.first;
  // "LREM | Ana Petit"
  if (range.size() > 2 && is_all_upper(scene.token(range.first).form) &&
      scene.token(range.first).form.size() > 1 &&
      scene.tables().alias_map.find(scene.key(range.first)) != nullptr &&
      !is_all_upper(scene.token(range.first + 1).form))
    ++range.first;
  range.first += title_length(scene, range);
  for (std::uint32_t first = range.first; first < range.last; range.first = first) {
    first = behind_inner_title(scene, range);
    while (first > range.first && first < range.last && opens(first)) ++first;
    if (first == range.first) break;
  }
  while (range.size() > 1 && opens(range.first)) ++range.first;
  // "le maire de Nice | Jean Petit"
  if (range.size() > 2 && range.first > 0 && scene.is(WordKind::complement, range.first - 1) &&
      scene.same_sentence(range.first - 1, range.first) &&
      scene.tables().given_names.contains(scene.key(range.first + 1)) &&
      !scene.tables().given_names.contains(scene.key(range.first)) &&
      !is_all_upper(scene.token(range.first).form))
    ++range.first;
  // "l'Allemand | Rico Krieger", "American | Paul Whelan"
  if (range.size() > 2 && !scene.demonym(range.first).empty() &&
      !scene.tables().given_names.contains(scene.key(range.first)))
    ++range.first;
  // "Defence | Ministry": what is left of it is no name.
  const bool rest = range.size() == 1 && range.size() < span.tokens.size();
  if (rest && scene.tables().noun_map.find(scene.key(range.first)) != nullptr) return {};
  return range.first < range.last ? whole_words(scene, without_origin(scene, range)) : TokenRange{};
}

bool may_be_in_name(const Scene& scene, std::uint32_t i) {
  const Token& token = scene.token(i);
  return starts_upper(token.form) && (token.upos == Upos::propn || token.upos == Upos::x);
}

/// Joins what a link of names holds together: "Mohammed | bin | Abdulrahman Al Thani".
void join_links(const Scene& scene, std::vector<NameRange>& names) {
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (!names[n].person) continue;
    std::uint32_t& last = names[n].tokens.last;
    std::uint32_t next = last;
    while (next < scene.size() && next < last + 2 && scene.same_sentence(last - 1, next) &&
           scene.is(WordKind::name_link, next) && !scene.is(WordKind::complement, next))
      ++next;
    if (next == last || next >= scene.size() || !scene.same_sentence(last - 1, next)) continue;
    if (n + 1 < names.size() && names[n + 1].person && names[n + 1].tokens.first == next) {
      last = names[n + 1].tokens.last;
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
      --n;
    }
  }
}

/// The words of a name, as one key.
std::string key_of(const Scene& scene, TokenRange range) {
  std::string key;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (scene.key(i).empty()) continue;
    if (!key.empty()) key += ' ';
    key += scene.key(i);
  }
  return key;
}

/// What the noun before a name says of it: a body (-1), a person (+1), nothing (0).
int told_before(const Scene& scene, std::uint32_t first) {
  constexpr std::uint32_t adjectives = 2;
  std::uint32_t honorific = first;
  if (honorific_before(scene, first, honorific) != nullptr) return 1;
  for (std::uint32_t i = first, steps = 0; i > 0 && steps <= adjectives; ++steps) {
    --i;
    if (!scene.same_sentence(i, first)) return 0;
    const auto* rows = scene.tables().noun_map.find(scene.lemma(i));
    const Upos upos = scene.token(i).upos;
    if (rows != nullptr && upos == Upos::noun) {
      const NounRow& noun = scene.tables().nouns[rows->front()];
      if (noun.led || noun.country) return 0;
      // "le général d'armée X": the noun that governs says what X is.
      std::uint32_t before = i;
      while (before > 0 &&
             (scene.token(before - 1).upos == Upos::det || scene.token(before - 1).part > 0))
        --before;
      if (before > 1 && scene.is(WordKind::complement, before - 1)) {
        i = before - 1;
        steps = 0;
        continue;
      }
      if (noun.one == ActorType::person) return 1;
      return is_body_noun(noun) ? -1 : 0;
    }
    if (upos != Upos::adj) return 0;
  }
  return 0;
}

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

const GrammarRow* honorific_before(const Scene& scene, std::uint32_t i, std::uint32_t& first) {
  for (std::uint32_t length = 1; length <= 2 && length <= i; ++length) {
    const std::uint32_t begin = i - length;
    if (!scene.same_sentence(begin, i)) return nullptr;
    // "drug lord Juan Perez": English writes titles with a capital.
    if (scene.tables().has(WordKind::genitive) && !starts_upper(scene.token(begin).form)) continue;
    const auto match = scene.tables().grammar_map.longest(
        length, [&](std::uint32_t k) { return scene.key(begin + k); });
    if (match.tokens != length) continue;
    for (const std::uint32_t row : *match.rows) {
      const GrammarRow& grammar = scene.tables().grammar[row];
      if (grammar.kind != WordKind::honorific) continue;
      first = begin;
      return &grammar;
    }
  }
  return nullptr;
}

TokenRange without_title(const Scene& scene, TokenRange range) {
  range.first += title_length(scene, range);
  return range;
}

namespace {

/// "a dit à l'AFP | Jean Petit", "le chef du Parlement | Ana Silva": a body and, behind it, a
/// person whom the name finder took for one name; range.first when there is none.
std::uint32_t person_behind_body(const Scene& scene, TokenRange range) {
  if (range.size() < 2) return range.first;
  const std::uint32_t next = range.first + 1;
  const bool named = may_be_in_name(scene, next) && scene.place_at(next) == nothing &&
                     scene.tables().noun_map.find(scene.key(next)) == nullptr;
  if (!named) return range.first;
  const bool given = scene.tables().given_names.contains(scene.key(next));
  if (given && range.size() > 2 && noun_at(scene, range.first, 1).tokens > 0) return next;
  const auto* aliases = scene.tables().alias_map.find(scene.key(range.first));
  if (aliases == nullptr || !is_all_upper(scene.token(range.first).form) ||
      (range.size() < 3 && !given))
    return range.first;
  const EntityRow& body = scene.tables().entities[scene.tables().aliases[aliases->front()].entity];
  return !body.sectors.empty() && body.sectors.front() == "JRN" ? next : range.first;
}

}  // namespace

std::vector<NameRange> read_names(const Scene& scene) {
  std::vector<NameRange> names;
  for (const NameSpan& span : scene.analysis().names) {
    if (span.type != NameType::person && span.type != NameType::organization) continue;
    const TokenRange range = trimmed(scene, span);
    const std::uint32_t person = span.type == NameType::organization && range.first < range.last
                                     ? person_behind_body(scene, range)
                                     : range.first;
    if (person > range.first) {
      names.push_back({{range.first, person}, false});
      names.push_back({{person, range.last}, true});
      continue;
    }
    if (range.first < range.last) names.push_back({range, span.type == NameType::person});
  }
  std::sort(names.begin(), names.end(),
            [](const NameRange& a, const NameRange& b) { return a.tokens.first < b.tokens.first; });
  // "Korean" is nobody's name, and a town alone is nobody.
  std::unordered_set<std::string_view> families;
  for (const NameRange& name : names) {
    if (name.person && name.tokens.size() > 1) families.insert(scene.key(name.tokens.last - 1));
  }
  std::erase_if(names, [&](const NameRange& name) {
    const std::uint32_t i = name.tokens.first;
    // "North | Korean"
    const auto pair = [&](std::uint32_t first) {
      return first + 2 <= scene.size() && scene.same_sentence(first, first + 1) &&
             !scene.tables()
                  .countries.by_demonym(scene.text(scene.span_of({first, first + 2})))
                  .empty();
    };
    if (name.tokens.size() == 1 && (pair(i) || (i > 0 && pair(i - 1)))) return true;
    if (name.person && name.tokens.size() == 2 &&
        !scene.tables().countries.by_demonym(key_of(scene, name.tokens)).empty())
      return true;
    if (!name.person || name.tokens.size() > 1 || families.contains(scene.key(i))) return false;
    return !scene.demonym(i).empty() || scene.place_at(i) != nothing;
  });
  join_links(scene, names);
  return names;
}

std::vector<NameRange> further_names(const Scene& scene, const Draft& draft,
                                     const std::vector<NameRange>& known) {
  return FurtherNames(scene, draft, known).find();
}

/// Two or three words in capitals of which the first is a given name.
bool given_before_family(const Scene& scene, TokenRange range) {
  if (range.size() < 2 || range.size() > 3) return false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::string& form = scene.token(i).form;
    if (!starts_upper(form) || is_all_upper(form)) return false;
  }
  return scene.tables().given_names.contains(scene.key(range.first));
}

void settle_kinds(const Scene& scene, std::vector<NameRange>& names) {
  constexpr int told_weight = 3;
  constexpr int given_weight = 2;
  std::unordered_map<std::string, int> votes;  // key of a name -> persons against bodies
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const NameRange& name : names) {
    keys.push_back(key_of(scene, name.tokens));
    // "l'essayiste Alain Petit": a given name speaks for a person, once; a firm may bear it too.
    const auto [known, first] = votes.try_emplace(keys.back(), 0);
    if (first && given_before_family(scene, name.tokens)) known->second += given_weight;
    votes[keys.back()] +=
        (name.person ? 1 : -1) + told_weight * told_before(scene, name.tokens.first);
  }
  for (std::size_t n = 0; n < names.size(); ++n) {
    const int vote = votes[keys[n]];
    if (vote != 0) names[n].person = vote > 0;
  }
}

}  // namespace depeche::actors
