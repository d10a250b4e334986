// SPDX-License-Identifier: Apache-2.0
#include "places/place_matcher.h"

#include "base/string_map.h"
#include "base/strings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

// Names of more words than this are not looked for.
constexpr std::uint32_t max_words = 8;
constexpr std::uint32_t no_name = UINT32_MAX;

bool is_hyphen(const Token& token) {
  return token.form == "-" || token.form == "‐" || token.form == "‑";
}

/// Headlines that capitalise every long word: there, capitals tell no names.
bool is_title_case(const Sentence& sentence, const Analysis& analysis) {
  constexpr std::size_t long_word = 4;
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    const Token& token = analysis.tokens[i];
    if (token.form.size() < long_word || token.upos == Upos::num || token.upos == Upos::punct)
      continue;
    ++(is_capitalised(token) ? upper : lower);
  }
  return upper >= 3 && upper >= 5 * lower;
}

class Matcher {
 public:
  Matcher(const Document& document, const Analysis& analysis, const Gazetteer& gazetteer,
          const PlaceContext& context)
      : text_(document.text()), analysis_(analysis), gazetteer_(gazetteer), context_(context) {
    index_names();
  }

  std::vector<PlaceMatch> run() {
    for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
      sentence_ = s;
      const Sentence& sentence = analysis_.sentences[s];
      opens_paragraph_ = s == 0 || analysis_.sentences[s - 1].paragraph != sentence.paragraph;
      title_case_ = is_title_case(sentence, analysis_);
      std::uint32_t at = sentence.tokens.first;
      while (at < sentence.tokens.last) at = match_at(at, sentence);
    }
    return std::move(matches_);
  }

 private:
  void index_names() {
    name_at_.assign(analysis_.names.empty() ? 0 : analysis_.tokens.size(), no_name);
    for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
      const NameSpan& name = analysis_.names[n];
      const auto last = std::min<std::size_t>(name.tokens.last, name_at_.size());
      for (std::size_t i = name.tokens.first; i < last; ++i) name_at_[i] = n;
      if (name.type == NameType::person && name.tokens.size() > 1 && is_one_name(name)) {
        family_names_.insert(fold(analysis_.tokens[name.tokens.last - 1].form));
      }
    }
  }

  [[nodiscard]] const NameSpan* name_over(TokenRange tokens) const {
    for (std::uint32_t i = tokens.first; i < tokens.last && i < name_at_.size(); ++i) {
      if (name_at_[i] != no_name) return &analysis_.names[name_at_[i]];
    }
    return nullptr;
  }

  /// Tries the longest name that starts at `at`; the token to go on with.
  std::uint32_t match_at(std::uint32_t at, const Sentence& sentence) {
    const Token& token = analysis_.tokens[at];
    if (token.part > 0 || token.upos == Upos::punct) return at + 1;
    if (const std::uint32_t next = match_site(at, sentence); next > at) return next;
    if (!is_capitalised(token) && !gazetteer_.starts_in_lower_case(token.lower))
      return name_only(at);
    std::string key = fold(token.form);
    // "N'|Djamena" is one word.
    if (key.ends_with('\'') && at + 1 < sentence.tokens.last &&
        !analysis_.tokens[at + 1].space_before)
      key += fold(analysis_.tokens[at + 1].form);
    const std::string_view first_word = std::string_view(key).substr(0, key.find(' '));
    const std::uint32_t longest = std::min(
        std::max(gazetteer_.longest(first_word), context_.longest_refused(first_word)), max_words);
    if (longest == 0) return name_only(at);
    PlaceMatch match;
    const std::uint32_t refused = longest_match(at, sentence, longest, match);
    if (refused > std::max(at + 1, match.tokens.last)) return refused;
    if (match.entries.empty()) return name_only(at);
    const std::uint32_t next = match.tokens.last;
    finish(std::move(match), sentence);
    return next;
  }

  /// "la place Tahrir", "la mosquée de Fatih", "Tahrir Square": a building or square by name, where
  /// a preposition says that something is there; the token behind it, `at` when there is none. Of
  /// "la prison de Bamako" the town is the place.
  std::uint32_t match_site(std::uint32_t at, const Sentence& sentence) {
    const Token& token = analysis_.tokens[at];
    const bool capital = is_capitalised(token);
    if (title_case_ || (!capital && !context_.word(token.lower).is(AroundKind::site))) return at;
    const TokenRange site = capital ? site_before(at, sentence) : site_behind(at, sentence);
    if (site.size() == 0) return at;
    PlaceMatch match;
    match.tokens = site;
    match.around = evidence_around(site, sentence, opens_paragraph_, analysis_, context_);
    if (!match.around.locative) return at;
    match.around.type = Resolution::sub_city;
    match.sentence = sentence_;
    match.evidence = join(analysis_.tokens[site.first].span, analysis_.tokens[site.last - 1].span);
    match.folded = fold(slice(text_, match.evidence));
    if (context_.policy(match.folded) == NamePolicy::never) return at;
    const std::uint32_t last = site.last;
    matches_.push_back(std::move(match));
    return last;
  }

  /// The noun at `at` and the name behind it.
  [[nodiscard]] TokenRange site_behind(std::uint32_t at, const Sentence& sentence) const {
    constexpr std::uint32_t small_words = 3;
    std::uint32_t from = at + 1;
    bool genitive = false;
    while (from < sentence.tokens.last && from <= at + small_words) {
      const AroundWord word = context_.word(analysis_.tokens[from].lower);
      if (analysis_.tokens[from].part == 0 && !word.is(AroundKind::genitive) &&
          !word.is(AroundKind::article))
        break;
      genitive = genitive || word.is(AroundKind::genitive);
      ++from;
    }
    const std::uint32_t last = end_of_capitals(from, sentence);
    if (last == from || context_.word(analysis_.tokens[from].lower).is(AroundKind::title))
      return {};
    if (genitive && (is_other_name(from) || is_known(from, sentence))) return {};
    return {at, last};
  }

  /// The capitalised words from `at` on, where one of them says that they name a building.
  [[nodiscard]] TokenRange site_before(std::uint32_t at, const Sentence& sentence) const {
    const std::uint32_t last = end_of_capitals(at, sentence);
    for (std::uint32_t t = last; t > at + 1; --t) {
      if (context_.word(analysis_.tokens[t - 1].lower).is(AroundKind::site_after)) return {at, t};
    }
    return {};
  }

  [[nodiscard]] std::uint32_t end_of_capitals(std::uint32_t at, const Sentence& sentence) const {
    constexpr std::uint32_t longest = 5;
    std::uint32_t last = at;
    while (last < sentence.tokens.last && last < at + longest) {
      const Token& token = analysis_.tokens[last];
      if (is_hyphen(token) && !token.space_before && last > at && last + 1 < sentence.tokens.last &&
          is_capitalised(analysis_.tokens[last + 1])) {
        ++last;
        continue;
      }
      if (!is_capitalised(token) || token.upos == Upos::punct) break;
      ++last;
    }
    return last;
  }

  [[nodiscard]] bool is_other_name(std::uint32_t token) const {
    if (token >= name_at_.size() || name_at_[token] == no_name) return false;
    const NameType type = analysis_.names[name_at_[token]].type;
    return type == NameType::person || type == NameType::organization;
  }

  [[nodiscard]] bool is_known(std::uint32_t at, const Sentence& sentence) const {
    const std::string key = fold(analysis_.tokens[at].form);
    const std::uint32_t longest =
        std::min(gazetteer_.longest(std::string_view(key).substr(0, key.find(' '))), max_words);
    if (longest == 0) return false;
    PlaceMatch match;
    longest_match(at, sentence, longest, match);
    return !match.entries.empty();
  }

  /// Fills `match` with the longest name of up to `longest` words whose way of writing fits; the
  /// end of the longest phrase that the tables say is no place ("France 2"), `at` when there is
  /// none.
  std::uint32_t longest_match(std::uint32_t at, const Sentence& sentence, std::uint32_t longest,
                              PlaceMatch& match) const {
    std::string key = fold(analysis_.tokens[at].form);
    std::uint32_t refused = at;
    std::uint32_t last = at + 1;
    while (true) {
      const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ') + 1);
      if (words > longest) break;
      if (words > 1 && context_.policy(key) == NamePolicy::never) refused = last;
      std::vector<PlaceEntry> entries = fitting(gazetteer_.find(key), {at, last});
      if (!entries.empty()) {
        match.tokens = {at, last};
        match.folded = key;
        match.entries = std::move(entries);
      }
      if (!extend(key, last, sentence)) break;
    }
    return refused;
  }

  /// Appends the next token (over a hyphen) to the key; false at the end of the sentence or at a
  /// sign.
  bool extend(std::string& key, std::uint32_t& last, const Sentence& sentence) const {
    bool blank = false;
    while (last < sentence.tokens.last &&
           (analysis_.tokens[last].part > 0 || is_hyphen(analysis_.tokens[last]))) {
      blank = blank || is_hyphen(analysis_.tokens[last]);
      ++last;
    }
    if (last >= sentence.tokens.last) return false;
    const Token& token = analysis_.tokens[last];
    const std::string folded = fold(slice(text_, token.span));
    if (folded.empty() || (token.upos == Upos::punct && folded != "'")) return false;
    if (blank || token.space_before) key += ' ';
    key += folded;
    ++last;
    return true;
  }

  [[nodiscard]] std::vector<PlaceEntry> fitting(const std::vector<PlaceForm>& forms,
                                                TokenRange tokens) const {
    std::vector<PlaceEntry> entries;
    if (forms.empty()) return entries;
    const Token& first = analysis_.tokens[tokens.first];
    const bool capital = is_capitalised(first);
    const bool last_capital = is_capitalised(analysis_.tokens[tokens.last - 1]);
    const Span span = join(first.span, analysis_.tokens[tokens.last - 1].span);
    const bool all_upper = is_all_upper(slice(text_, span));
    const bool contracted = tokens.first > 0 && analysis_.tokens[tokens.first - 1].part > 0;
    for (const PlaceForm& form : forms) {
      const bool loose = form.entry.resolution == Resolution::country || form.entry.known;
      if ((form.acronym && !all_upper) || (!capital && !form.lower) ||
          (form.contracted && !contracted) || (!loose && !last_capital)) {
        continue;
      }
      entries.push_back(form.entry);
    }
    return entries;
  }

  /// "le village de Lamana": a name that nobody knows, behind a noun that says what it names; the
  /// token behind it, `at` when there is none.
  std::uint32_t named_by_type(std::uint32_t at, const Sentence& sentence) {
    if (title_case_ || at < sentence.tokens.first + 2 || !is_capitalised(analysis_.tokens[at]))
      return at;
    // Side by side: not "le quartier général de Jean Ping".
    if (!context_.word(analysis_.tokens[at - 1].lower).is(AroundKind::genitive) ||
        !context_.word(analysis_.tokens[at - 2].lower).is(AroundKind::type))
      return at;
    PlaceMatch match;
    match.tokens = {at, end_of_capitals(at, sentence)};
    if (match.tokens.size() == 0 || context_.word(analysis_.tokens[at].lower).kinds != 0) return at;
    const Resolution type =
        evidence_around(match.tokens, sentence, opens_paragraph_, analysis_, context_).type;
    if (type != Resolution::city && type != Resolution::sub_city) return at;
    const std::uint32_t last = match.tokens.last;
    match.folded =
        fold(slice(text_, join(analysis_.tokens[at].span, analysis_.tokens[last - 1].span)));
    if (context_.policy(match.folded) == NamePolicy::never) return at;
    finish(std::move(match), sentence);
    return last;
  }

  /// "in Maidan Shahr, Afghanistan": a name that nobody knows behind a preposition, a place if once
  /// a country stands behind it; the token behind it, `at` when there is none.
  std::uint32_t perhaps_placed(std::uint32_t at, const Sentence& sentence) {
    const Token& token = analysis_.tokens[at];
    if (title_case_ || at <= sentence.tokens.first || token.upos != Upos::propn ||
        !is_capitalised(token) || is_other_name(at) || context_.word(token.lower).kinds != 0)
      return at;
    if (!context_.word(analysis_.tokens[at - 1].lower).is(AroundKind::place_preposition)) return at;
    const std::uint32_t last = end_of_capitals(at, sentence);
    PlaceMatch match;
    match.tokens = {at, last};
    match.unsure = true;
    match.folded = fold(slice(text_, join(token.span, analysis_.tokens[last - 1].span)));
    if (context_.policy(match.folded) != NamePolicy::free) return at;
    finish(std::move(match), sentence);
    return last;
  }

  /// A span that only the name finder calls a place.
  std::uint32_t name_only(std::uint32_t at) {
    const bool named = at < name_at_.size() && name_at_[at] != no_name;
    if (!named || analysis_.names[name_at_[at]].type != NameType::place) {
      const Sentence& sentence = analysis_.sentences[sentence_];
      const std::uint32_t next = named_by_type(at, sentence);
      return std::max(next > at ? next : perhaps_placed(at, sentence), at + 1);
    }
    const NameSpan& name = analysis_.names[name_at_[at]];
    if (name.tokens.first != at) return at + 1;
    if (!is_capitalised(analysis_.tokens[at]) || title_case_ || !is_one_name(name)) return at + 1;
    PlaceMatch match;
    match.tokens = name.tokens;
    match.folded = fold(slice(text_, name.evidence));
    if (context_.policy(match.folded) != NamePolicy::free) return at + 1;
    const std::uint32_t last = std::max(name.tokens.last, at + 1);
    finish(std::move(match), analysis_.sentences[sentence_]);
    return last;
  }

  void finish(PlaceMatch match, const Sentence& sentence) {
    match.sentence = sentence_;
    match.evidence = join(analysis_.tokens[match.tokens.first].span,
                          analysis_.tokens[match.tokens.last - 1].span);
    match.around = evidence_around(match.tokens, sentence, opens_paragraph_, analysis_, context_);
    match.opens_sentence = match.tokens.first == sentence.tokens.first;
    // A name that is a person's or a word too ("Hollande : …") says too little.
    if (match.around.rubric && context_.policy(match.folded) == NamePolicy::free)
      match.around.locative = true;
    inherit(match);
    if (const NameSpan* name = name_over(match.tokens)) {
      const bool wider =
          name->tokens.first < match.tokens.first || match.tokens.last < name->tokens.last;
      const bool other = name->type == NameType::person || name->type == NameType::organization;
      match.named = name->type == NameType::place;
      match.named_other = other && !wider && match.tokens.size() == 1;
      if (wider && other && is_one_name(*name)) return;
    }
    match.person_like = match.tokens.size() == 1 && family_names_.contains(match.folded);
    if (is_part_of_other_name(match, sentence)) {
      if (match.tokens.size() == 1 && follows_capital(match, sentence))
        family_names_.insert(match.folded);
      return;
    }
    const bool placed = match.around.locative || match.around.type != Resolution::unknown;
    if (is_shouted(match) || (match.entries.empty() && !placed)) return;
    matches_.push_back(std::move(match));
  }

  /// "avec Moscou et Pékin", "à Alep, Homs": what is said of the first holds for the next.
  void inherit(PlaceMatch& match) const {
    if (matches_.empty()) return;
    const PlaceEvidence& before = matches_.back().around;
    PlaceEvidence& around = match.around;
    // "les présidents du Kenya et de l'Ouganda": each has its own preposition.
    if (around.genitive && before.actor_noun && is_listed(match)) around.actor_noun = true;
    if (matches_.back().tokens.last + 1 != match.tokens.first) return;
    if (around.locative || around.genitive || around.actor_preposition || around.actor_noun) return;
    const Token& between = analysis_.tokens[match.tokens.first - 1];
    if (between.upos != Upos::cconj && between.form != ",") return;
    around.locative = before.locative;
    // "the leaders of Egypt, Sudan and Ethiopia": a comma parts what is not listed.
    if (between.form == "," && !is_listed(match)) return;
    around.actor_preposition = before.actor_preposition;
    around.genitive = before.genitive;
    around.actor_noun = before.actor_noun;
  }

  /// Is the name one more of those that the tree lists with the one before it?
  [[nodiscard]] bool is_listed(const PlaceMatch& match) const {
    const TokenRange before = matches_.back().tokens;
    const TokenRange own = match.tokens;
    for (std::uint32_t i = own.first; i < own.last; ++i) {
      const Token& token = analysis_.tokens[i];
      if (token.head == no_token || own.contains(token.head)) continue;
      if (token.deprel != Deprel::conj) return false;
      const auto joined = [&](const Token& t) {
        return t.deprel == Deprel::conj && t.head == token.head;
      };
      return before.contains(token.head) ||
             std::any_of(analysis_.tokens.begin() + before.first,
                         analysis_.tokens.begin() + before.last, joined);
    }
    return false;
  }

  /// Capitals all through: a span with a small word in it may be two names.
  [[nodiscard]] bool is_one_name(const NameSpan& name) const {
    return std::all_of(
        analysis_.tokens.begin() + name.tokens.first, analysis_.tokens.begin() + name.tokens.last,
        [](const Token& token) { return is_capitalised(token) || token.upos == Upos::punct; });
  }

  /// A short word in capitals amid others in small letters is an acronym, unless it opens a
  /// dateline.
  [[nodiscard]] bool is_shouted(const PlaceMatch& match) const {
    constexpr std::uint32_t short_name = 5;
    const bool acronym = match.evidence.size() <= short_name && match.tokens.size() == 1 &&
                         !match.around.dateline && !title_case_ &&
                         is_all_upper(slice(text_, match.evidence));
    return acronym &&
           std::none_of(match.entries.begin(), match.entries.end(), [](const PlaceEntry& entry) {
             return entry.resolution == Resolution::country || entry.known;
           });
  }

  [[nodiscard]] bool follows_capital(const PlaceMatch& match, const Sentence& sentence) const {
    if (match.tokens.first == sentence.tokens.first) return false;
    const Token& before = analysis_.tokens[match.tokens.first - 1];
    return is_capitalised(before) && context_.word(before.lower).kinds == 0;
  }

  [[nodiscard]] bool is_part_of_other_name(const PlaceMatch& match,
                                           const Sentence& sentence) const {
    if (match.around.title || match.around.other_name) return true;
    if (title_case_ || match.around.dateline) return false;
    return joined_on_the_left(match, sentence) || joined_on_the_right(match, sentence);
  }

  /// "George Washington": a capitalised word before that is no opening of the sentence.
  [[nodiscard]] bool joined_on_the_left(const PlaceMatch& match, const Sentence& sentence) const {
    const std::uint32_t first = match.tokens.first;
    if (first == sentence.tokens.first) return false;
    const Token& before = analysis_.tokens[first - 1];
    const Token& token = analysis_.tokens[first];
    if (is_hyphen(before) || before.lower == "&") return !token.space_before;
    if (!is_capitalised(before) || before.upos == Upos::punct) return false;
    if (!matches_.empty() && matches_.back().tokens.last == first) return false;
    const AroundWord word = context_.word(before.lower);
    const bool known = word.is(AroundKind::before_ok) || word.is(AroundKind::article) ||
                       word.is(AroundKind::place_preposition) ||
                       word.is(AroundKind::actor_preposition) || word.is(AroundKind::genitive) ||
                       word.is(AroundKind::type) || word.is(AroundKind::area_adjective);
    if (known) return false;
    const bool opens = first - 1 == sentence.tokens.first;
    return !opens || before.upos == Upos::propn || before.upos == Upos::noun ||
           before.upos == Upos::adj || before.upos == Upos::x;
  }

  /// "US troops": a name that serves as adjective too, before a noun.
  [[nodiscard]] bool is_adjective_of(const PlaceMatch& match, const Token& next) const {
    if (!next.space_before ||
        (next.upos != Upos::noun && next.upos != Upos::propn && next.upos != Upos::adj)) {
      return false;
    }
    const auto forms = gazetteer_.countries().forms(match.folded);
    return std::any_of(forms.begin(), forms.end(), [](const CountryForm& form) {
      return form.kind == CountryFormKind::adjective && form.acronym;
    });
  }

  /// "Paris Match", "Lyon-Turin": a capitalised word behind that is no place itself.
  [[nodiscard]] bool joined_on_the_right(const PlaceMatch& match, const Sentence& sentence) const {
    if (match.tokens.last >= sentence.tokens.last) return false;
    const Token& next = analysis_.tokens[match.tokens.last];
    if (is_hyphen(next) || next.form == "&") return !next.space_before || next.form == "&";
    if (next.upos == Upos::sym && !next.space_before) return true;  // "US$"
    if (is_adjective_of(match, next)) return true;
    if (!is_capitalised(next) || !next.space_before || next.upos == Upos::punct) return false;
    // "a reçu à Washington Emmanuel Macron": a person of several words is named behind the place.
    if (const NameSpan* person = name_over({match.tokens.last, match.tokens.last + 1});
        person != nullptr && person->type == NameType::person && person->tokens.size() > 1 &&
        person->tokens.first == match.tokens.last)
      return false;
    const AroundWord word = context_.word(next.lower);
    if (word.is(AroundKind::after_ok) || word.is(AroundKind::type_after)) return false;
    const bool country = std::any_of(
        match.entries.begin(), match.entries.end(),
        [](const PlaceEntry& entry) { return entry.resolution == Resolution::country; });
    // "Paris Texas", "Lyon France": a place beside a place.
    const std::string folded = fold(next.form);
    const auto forms = gazetteer_.find(folded);
    const bool place = std::any_of(forms.begin(), forms.end(), [](const PlaceForm& form) {
      return form.entry.known && !form.acronym;
    });
    if (place && !country) return false;
    // Nouns side by side: "Syria President", which a language without them never has.
    return !(country && context_.sets_nouns_side_by_side() && context_.word(next.lower).kinds != 0);
  }

  std::string_view text_;
  const Analysis& analysis_;
  const Gazetteer& gazetteer_;
  const PlaceContext& context_;
  std::vector<std::uint32_t> name_at_;
  StringSet family_names_;
  std::vector<PlaceMatch> matches_;
  std::uint32_t sentence_ = 0;
  bool opens_paragraph_ = false;
  bool title_case_ = false;
};

}  // namespace

std::vector<PlaceMatch> match_places(const Document& document, const Analysis& analysis,
                                     const Gazetteer& gazetteer, const PlaceContext& context) {
  return Matcher(document, analysis, gazetteer, context).run();
}

}  // namespace depeche
