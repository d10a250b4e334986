// SPDX-License-Identifier: Apache-2.0
#include "events/date_signs.h"

#include "pack/weights.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace depeche::events {

DateSigns date_signs_of(const Happening& happening, const std::vector<Mention>& mentions,
                        const Tree& tree, const std::vector<TimeRef>& times,
                        std::optional<Date> written) {
  const Mention& main = mentions[happening.main];
  const Candidate& c = main.candidate;
  const auto& sentences = tree.analysis().sentences;
  const std::uint32_t first = tree.sentence(mentions[happening.mentions.front()].candidate.trigger);
  const std::uint32_t here = tree.sentence(c.trigger);
  const Span span = sentences[here].span;
  const auto days = [](Date date) { return std::chrono::sys_days{date}; };
  const auto& date = happening.date;
  constexpr int year = 400;
  const int length =
      date.begin && date.end ? static_cast<int>((days(*date.end) - days(*date.begin)).count()) : -1;
  const int behind =
      written && date.end ? static_cast<int>((days(*written) - days(*date.end)).count()) : -year;
  int grounded = 0;
  int strong = 0;
  int voices = 0;
  int granted = 0;
  bool headline = false;
  for (const std::uint32_t i : happening.mentions) {
    grounded += mentions[i].date_ground >= Ground::sentence ? 1 : 0;
    strong += mentions[i].weak ? 0 : 1;
    voices += mentions[i].attributions.empty() ? 0 : 1;
    granted += mentions[i].granted ? 1 : 0;
    headline = headline || sentences[tree.sentence(mentions[i].candidate.trigger)].headline;
  }
  const auto in_sentence = std::count_if(times.begin(), times.end(), [&](const TimeRef& t) {
    return span.begin <= t.evidence.begin && t.evidence.end <= span.end;
  });
  const TokenIndex finite = tree.is_verbal(c.trigger) ? tree.finite_of(c.trigger) : no_token;
  const Token& token = tree[c.trigger];
  const auto f = [](auto value) { return static_cast<float>(value); };
  constexpr std::uint32_t far = 40;
  constexpr int many = 6;
  const Tense tense = finite == no_token ? token.morph.tense : tree[finite].morph.tense;
  return {{f(c.entry->type),
           f(tree.analysis().language == "en"),
           f(c.entry->pos == EntryPos::noun),
           f(c.standing.status),
           f(happening.date_ground),
           f(date.precision),
           f((date.begin ? 0 : 1) + (date.end ? 0 : 2)),
           f(std::min(length, year)),
           f(std::clamp(behind, -year, year)),
           f(written.has_value()),
           f(std::min<int>(static_cast<int>(happening.mentions.size()), many)),
           f(std::min(grounded, many)),
           f(std::min(strong, many)),
           f(std::min(first, far)),
           f(std::min<std::size_t>(sentences.size(), far)),
           f(headline),
           f(first <= 2),
           f(std::min(sentences[here].paragraph, far)),
           f(std::min(voices, many)),
           f(granted),
           f(main.weak),
           f(c.standing.supported),
           f(main.chance),
           f(main.own_date),
           f(tense),
           f(finite != no_token),
           f(token.morph.verb_form),
           f(main_relation(token.deprel)),
           f(token.deprel == Deprel::acl || token.deprel == Deprel::acl_relcl),
           f(std::min<std::ptrdiff_t>(in_sentence, many)),
           f(std::min<std::size_t>(times.size(), far)),
           f(main.embedded),
           f(std::min<std::size_t>(happening.actors.size(), 3)),
           f(std::min<std::size_t>(happening.recipients.size(), 3))}};
}

Result<DateModel> DateModel::load(const Pack& pack, const WeightTable& telling) {
  DateModel out;
  if (pack.tables_in("events").empty()) return out;
  out.least_ = telling.of("dated");
  auto forest = Forest::load(pack, "common/events/dates.tsv", DateSigns::names);
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  return out;
}

bool DateModel::trusts(const DateSigns& signs) const {
  return !forest_ || chance_of(forest_->score(signs.values)) >= least_;
}

}  // namespace depeche::events
