// SPDX-License-Identifier: Apache-2.0
// Victims that only a figure names.
#include "events/victims.h"

#include <algorithm>
#include <string>
#include <utility>

namespace depeche::events {

namespace {

/// Tokens that some mention of an actor covers.
std::vector<bool> named_tokens(const Analysis& analysis, const Actors& actors) {
  std::vector<bool> named(analysis.tokens.size(), false);
  constexpr std::uint32_t widest = 24;  // longer ones hold whole clauses
  for (const Actor& actor : actors.list) {
    for (const ActorMention& mention : actor.mentions) {
      if (mention.tokens.size() > widest) continue;
      const std::size_t last = std::min<std::size_t>(mention.tokens.last, named.size());
      for (std::size_t t = mention.tokens.first; t < last; ++t) named[t] = true;
    }
  }
  return named;
}

std::string words_of(const Analysis& analysis, TokenRange tokens) {
  std::string out;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.part > 0) continue;
    if (!out.empty() && token.space_before) out += ' ';
    out += token.form;
  }
  return out;
}

}  // namespace

bool counts_victims(std::string_view counts) {
  return counts == "killed" || counts == "injured";
}

void add_victims(const Analysis& analysis, const Actors& actors,
                 const std::vector<QuantityRef>& quantities, CountryParties& parties) {
  const std::vector<bool> named = named_tokens(analysis, actors);
  for (const QuantityRef& quantity : quantities) {
    const std::uint32_t head = quantity.counted;
    if (!counts_victims(quantity.counts) || head >= named.size() || named[head]) continue;
    if (parties.by_token[head] != no_actor) continue;
    // "aucun policier"
    if (quantity.high && *quantity.high == 0) continue;
    const TokenRange tokens{std::min(quantity.tokens.first, head),
                            std::max(quantity.tokens.last, head + 1)};
    Actor actor;
    actor.evidence = {analysis.tokens[tokens.first].span.begin,
                      analysis.tokens[tokens.last - 1].span.end};
    actor.rule = analysis.language + ".event.victims";
    actor.name = words_of(analysis, tokens);
    actor.type = ActorType::people;
    actor.sectors = {"UNK"};
    actor.mentions.push_back({actor.evidence, actor.rule, tokens, head, MentionForm::nominal});
    parties.by_token[head] = static_cast<ActorIndex>(actors.list.size() + parties.list.size());
    parties.list.push_back(std::move(actor));
  }
}

}  // namespace depeche::events
