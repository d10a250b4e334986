// SPDX-License-Identifier: Apache-2.0
#include "time/told_events.h"

#include "time/offsets.h"

#include <algorithm>

namespace depeche {

Result<AnchorNouns> AnchorNouns::load(const Pack& pack) {
  auto table = pack.table("time/anchors.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"noun", "verbs"});
  if (!columns) return columns.error();
  const auto [noun, verbs] = *columns;
  AnchorNouns out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    for (const std::string_view verb : split(table->cell(row, verbs), ' '))
      out.verbs_.emplace(table->cell(row, noun), verb);
  }
  return out;
}

bool AnchorNouns::tells(const std::string& verb, const std::string& noun) const {
  const auto [first, last] = verbs_.equal_range(noun);
  return std::any_of(first, last, [&](const auto& entry) { return entry.second == verb; });
}

void ToldEvents::tell(TokenRange tokens, const Interval& days, std::uint32_t anchor) {
  if (!days.begin || !days.end) return;
  std::uint32_t head = no_token;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const std::uint32_t at = analysis_.tokens[t].head;
    if (at == no_token || tokens.contains(at)) continue;
    head = at == anchor ? analysis_.tokens[at].head : at;
    break;
  }
  if (head == no_token) return;
  events_.push_back({head, days});
  if (analysis_.tokens[head].upos != Upos::verb) return;
  // "L'attaque a eu lieu mardi": the verb dates its subject and object too.
  const std::uint32_t index = analysis_.sentence_of(head);
  const TokenRange sentence = analysis_.sentences[index].tokens;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head != head || token.upos != Upos::noun) continue;
    const Deprel relation = main_relation(token.deprel);
    if (relation == Deprel::nsubj || relation == Deprel::obj) events_.push_back({t, days});
  }
}

std::uint32_t ToldEvents::anchor(std::uint32_t from) const {
  constexpr std::uint32_t reach = 5;
  const std::uint32_t index = analysis_.sentence_of(from);
  if (index >= analysis_.sentences.size()) return no_token;
  const std::uint32_t end = std::min(analysis_.sentences[index].tokens.last, from + reach);
  for (std::uint32_t t = from; t < end; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.upos == Upos::noun) return t;
    if (token.upos == Upos::verb || token.upos == Upos::propn || token.upos == Upos::punct) break;
  }
  return no_token;
}

bool ToldEvents::is_specific(std::uint32_t noun) const {
  const std::uint32_t index = analysis_.sentence_of(noun);
  if (index >= analysis_.sentences.size()) return false;
  const TokenRange sentence = analysis_.sentences[index].tokens;
  for (std::uint32_t t = noun + 1; t < sentence.last; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head == noun && main_relation(token.deprel) == Deprel::nmod) return true;
  }
  return false;
}

bool ToldEvents::dated_itself(std::uint32_t noun) const {
  return std::any_of(events_.begin(), events_.end(),
                     [noun](const Event& event) { return event.token == noun; });
}

std::optional<Interval> ToldEvents::days_of(std::uint32_t noun) const {
  const Event* found = nullptr;
  const std::string& lemma = analysis_.tokens[noun].lemma;
  for (auto at = events_.rbegin(); at != events_.rend(); ++at) {
    if (at->token == noun) return at->days;
    if (found != nullptr) continue;
    const Token& token = analysis_.tokens[at->token];
    if (token.lemma == lemma || nouns_.tells(token.lemma, lemma)) found = &*at;
  }
  return found == nullptr ? std::nullopt : std::optional(found->days);
}

ResolvedTime reckoned(const TimeFields& fields, std::uint32_t word, const Reckoning& with) {
  const bool ahead = fields.shift > 0;
  const bool days = reckons_days(fields);
  const std::uint32_t noun = with.events.anchor(word + 1);
  const auto of_event = [&]() -> ResolvedTime {
    const auto event = noun == no_token ? std::nullopt : with.events.days_of(noun);
    return event ? resolve_from_event(fields, *event) : ResolvedTime{};
  };
  if (noun != no_token && with.events.dated_itself(noun)) return of_event();
  const auto& own = with.context.own_day;
  if (days && own && (ahead || with.next_day))
    return {TimeType::date, to_string(*own), "", {own, own, DatePrecision::day}, TimeAnchor::text};
  if (own || (!days && noun != no_token && with.events.is_specific(noun))) return {};
  ResolvedTime out = of_event();
  const auto& today = with.context.today;
  if (!out.value.empty() && ahead && today && *out.interval.begin > *today) return {};
  if (out.value.empty() && days && ahead && with.opening && today)
    out = {TimeType::date,
           to_string(*today),
           "",
           {today, today, DatePrecision::day},
           TimeAnchor::publication};
  return out;
}

}  // namespace depeche
