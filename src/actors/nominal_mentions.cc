// SPDX-License-Identifier: Apache-2.0
// Which noun phrases refer to people and institutions?
#include "actors/nominal_mentions.h"

#include "actors/name_cut.h"
#include "actors/nominal_lists.h"
#include "actors/nominal_reader.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// "le président de l'Iran": the country is part of the description, no actor beside it.
void drop_described_countries(const Mention& nominal, Draft& draft) {
  if (nominal.type == ActorType::country || nominal.generic) return;
  for (std::uint32_t i = nominal.noun_last; i < nominal.core.last; ++i) {
    if (draft.at[i] != nothing && draft.mentions[draft.at[i]].kind == Kind::place)
      draft.mentions[draft.at[i]].dropped = true;
  }
}

bool is_many(const Mention& mention) {
  const bool kind = mention.type == ActorType::people || mention.type == ActorType::group;
  return kind && mention.number == Number::plur && !mention.pair;
}

/// Nothing but a comma, a conjunction and a preposition from one mention to the next; behind a mere
/// comma the tree must say that the list goes on ("five people, witnesses said").
bool is_listed(const Scene& scene, TokenRange gap, std::uint32_t next) {
  constexpr std::uint32_t longest = 3;
  if (gap.size() == 0 || gap.size() > longest) return false;
  bool joint = false;
  const bool listed = scene.token(next).deprel == Deprel::conj;
  for (std::uint32_t i = gap.first; i < gap.last; ++i) {
    const bool conjunction =
        scene.token(i).upos == Upos::cconj || (listed && scene.is(WordKind::comma, i));
    if (!conjunction && !scene.is(WordKind::complement, i)) return false;
    joint = joint || conjunction;
  }
  return joint;
}

/// "cet essayiste et philosophe", "a lawyer and activist": a second noun without a determiner of
/// its own says more of the same person. "The king and queen" are two where the language lets
/// the article stand once.
bool says_more(const Scene& scene, const Mention& one, const Mention& next) {
  const auto is_one = [](const Mention& mention) {
    return mention.kind == Kind::nominal && mention.type == ActorType::person &&
           mention.number == Number::sing && !mention.counted && !mention.dropped &&
           !mention.counterpart && !mention.family;
  };
  const bool told =
      one.determination == Determination::indefinite ||
      one.determination == Determination::demonstrative ||
      (one.determination != Determination::bare && !scene.tables().has(WordKind::genitive));
  const std::uint32_t joint = one.tokens.last;
  return is_one(one) && is_one(next) && told && next.determination == Determination::bare &&
         next.tokens.first == joint + 1 && scene.token(joint).upos == Upos::cconj &&
         scene.same_sentence(joint, next.head) && scene.token(next.head).deprel == Deprel::conj &&
         one.core.contains(scene.token(next.head).head);
}

void join_descriptions(const Scene& scene, Draft& draft, std::uint32_t first) {
  for (std::uint32_t m = first; m + 1 < draft.mentions.size(); ++m) {
    Mention& one = draft.mentions[m];
    Mention& next = draft.mentions[m + 1];
    // "le ministre et général Youssouf Traoré": the name takes both.
    const std::uint32_t behind = next.tokens.last;
    const bool named = behind < scene.size() && draft.names_person(behind);
    if (named || !says_more(scene, one, next)) continue;
    one.tokens.last = one.core.last = next.tokens.last;
    one.name = scene.text(scene.span_of(one.core));
    if (one.sectors.empty()) one.sectors = next.sectors;
    next.dropped = true;
  }
}

/// "« A », juge Amal Petit": a verb that was taken for a noun, where a title needs its article.
bool is_verb_aside(const Scene& scene, const Draft& draft, const Mention& mention) {
  const std::uint32_t first = mention.tokens.first;
  const std::uint32_t behind = mention.tokens.last;
  if (mention.determination != Determination::bare || scene.tables().has(WordKind::genitive) ||
      mention.tokens.size() != 1 || behind >= scene.size() || !draft.names_person(behind) ||
      first < 2 || !scene.same_sentence(first - 2, first))
    return false;
  const std::uint32_t mark = scene.is(WordKind::comma, first - 1) ? first - 2 : first - 1;
  const std::string& form = scene.token(mark).form;
  return scene.tables().is(WordKind::quote_close, form) ||
         scene.tables().is(WordKind::quote_both, form);
}

/// "441 policiers et gendarmes": one number for all of them, one crowd.
void join_counted(const Scene& scene, Draft& draft, std::uint32_t first) {
  std::uint32_t of = nothing;
  for (std::uint32_t m = first; m < draft.mentions.size(); ++m) {
    Mention& next = draft.mentions[m];
    const bool fits =
        of != nothing && is_many(next) && !next.counted &&
        next.determination == Determination::bare &&
        next.tokens.first > draft.mentions[of].tokens.last &&
        scene.same_sentence(draft.mentions[of].head, next.head) &&
        is_listed(scene, {draft.mentions[of].tokens.last, next.tokens.first}, next.head);
    if (!fits) {
      of = is_many(next) && next.counted ? m : nothing;
      continue;
    }
    Mention& crowd = draft.mentions[of];
    crowd.tokens.last = crowd.core.last = next.tokens.last;
    crowd.name = scene.text(scene.span_of(crowd.core));
    for (const std::string& sector : next.sectors) {
      if (std::find(crowd.sectors.begin(), crowd.sectors.end(), sector) == crowd.sectors.end())
        crowd.sectors.push_back(sector);
    }
    next.anchor = of;
    next.silent = true;
  }
}

/// "the rebel-held town": the noun is a part of an adjective.
bool is_part_of_adjective(const Scene& scene, std::uint32_t i) {
  if (!is_glue(scene, i + 1)) return false;
  const Token& behind = scene.token(i + 2);
  return (behind.upos == Upos::verb || behind.upos == Upos::adj) &&
         behind.morph.verb_form != VerbForm::fin;
}

/// "Gunmen from al|-Shabab": a description ends where the name in it does.
void fit_to_names(const Scene& scene, const Draft& draft, Mention& mention) {
  const std::uint32_t n = draft.at[mention.tokens.last - 1];
  if (n == nothing || draft.mentions[n].tokens.first <= mention.head ||
      draft.mentions[n].tokens.last <= mention.tokens.last)
    return;
  mention.tokens.last = draft.mentions[n].tokens.last;
  mention.core.last = std::max(mention.core.last, mention.tokens.last);
  mention.name = scene.text(scene.span_of(mention.core));
}

}  // namespace

void find_nominals(const Scene& scene, Draft& draft) {
  NominalReader reader(scene, draft);
  std::vector<Mention> found;
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (scene.key(i).empty() || draft.at[i] != nothing || is_part_of_adjective(scene, i)) continue;
    const std::uint32_t room = std::min(scene.sentence_tokens(i).last - i, max_phrase);
    const auto idle =
        scene.tables().nobody.longest(room, [&](std::uint32_t k) { return scene.key(i + k); });
    if (idle.tokens > 0) {
      i += idle.tokens - 1;
      continue;
    }
    auto mention = reader.read(i);
    if (!mention || is_verb_aside(scene, draft, *mention)) continue;
    fit_to_names(scene, draft, *mention);
    // Nominals nest ("soldats de l'armée"), but the words of an office or of a body are its own.
    const bool closed =
        mention->is_office || (mention->type == ActorType::organization && !mention->generic);
    i = std::max(i, (closed ? mention->core.last : mention->noun_last) - 1);
    found.push_back(std::move(*mention));
  }
  const auto first = static_cast<std::uint32_t>(draft.mentions.size());
  for (Mention& mention : found) {
    drop_described_countries(mention, draft);
    draft.add(std::move(mention));
  }
  join_counted(scene, draft, first);
  join_descriptions(scene, draft, first);
  join_breakdowns(scene, draft, first);
  split_by_country(scene, draft, first);
}

}  // namespace depeche::actors
