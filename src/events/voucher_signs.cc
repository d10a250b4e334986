// SPDX-License-Identifier: Apache-2.0
#include "events/voucher_signs.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace depeche::events {

namespace {

bool covers(const Quote& quote, Span span) {
  return quote.evidence.begin <= span.begin && span.end <= quote.evidence.end;
}

}  // namespace

VoucherReader::VoucherReader(const std::vector<Mention>& mentions, const PairReader& pairs,
                             const Tree& tree, const Findings& findings,
                             const Participants& participants, std::optional<Date> written)
    : mentions_(mentions),
      pairs_(pairs),
      tree_(tree),
      findings_(findings),
      participants_(participants),
      written_(written) {}

VoucherReader::Reach VoucherReader::reach_of(TokenIndex trigger, Span cue) const {
  Reach out;
  TokenIndex at = trigger;
  for (int steps = 0; steps < out.steps && at != no_token; ++steps) {
    if (tree_[at].span.begin < cue.end && cue.begin < tree_[at].span.end) {
      out.steps = steps;
      break;
    }
    const Deprel own = main_relation(tree_[at].deprel);
    out.clauses += own == Deprel::acl || own == Deprel::advcl ? 1 : 0;
    at = tree_.head(at);
  }
  return out;
}

bool VoucherReader::in_headline(std::uint32_t mention) const {
  const TokenIndex trigger = mentions_[mention].candidate.trigger;
  return tree_.analysis().sentences[tree_.sentence(trigger)].headline;
}

VoucherReader::Own VoucherReader::own_of(const std::vector<std::uint32_t>& told) const {
  Own out;
  const EventType type = mentions_[told.front()].candidate.entry->type;
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    const Mention& m = mentions_[i];
    if (m.candidate.entry->type != type || !m.attributions.empty() || m.granted) continue;
    if (std::find(told.begin(), told.end(), i) != told.end()) continue;
    const bool headline = in_headline(i);
    double best = 0;
    for (const std::uint32_t t : told) {
      const auto [before, behind] = std::minmax(i, t);
      const PairSigns signs = pairs_.read(before, behind);
      best = std::max(best, pairs_.chance(signs));
      if (headline) continue;
      out.words = std::max(out.words, PairReader::words_in_common(signs));
      out.names = std::max(out.names, PairReader::names_in_common(signs));
    }
    if (headline) {
      out.headline_same = std::max(out.headline_same, best);
      continue;
    }
    ++out.of_type;
    out.told += m.candidate.kept && !m.weak ? 1 : 0;
    out.before = out.before || i < told.front();
    out.same = std::max(out.same, best);
  }
  return out;
}

VoucherReader::Around VoucherReader::around(Span span) const {
  Around out;
  for (const Quote& quote : findings_.attributions.quotes) {
    if (!covers(quote, span)) continue;
    out.direct += quote.form == QuoteForm::direct ? 1 : 0;
    out.mixed += quote.form == QuoteForm::mixed ? 1 : 0;
    out.indirect += quote.form == QuoteForm::indirect ? 1 : 0;
  }
  return out;
}

VoucherSigns VoucherReader::read(const Happening& happening, const Report& report,
                                 const Attribution& said) const {
  const auto& sentences = tree_.analysis().sentences;
  std::vector<std::uint32_t> told;  // by this claimant
  bool headline_in = false;
  for (const std::uint32_t i : happening.mentions) {
    headline_in = headline_in || in_headline(i);
    const auto& voices = mentions_[i].attributions;
    const bool by = std::any_of(voices.begin(), voices.end(), [&](const Attribution& a) {
      return a.claimant == said.claimant && a.claimant_text == said.claimant_text;
    });
    if (by) told.push_back(i);
  }
  if (told.empty()) told.push_back(happening.main);
  const Mention& first = mentions_[told.front()];
  const Candidate& c = first.candidate;
  const Own own = own_of(told);
  const Span span = tree_[c.trigger].span;
  const Around quotes = around(span);
  constexpr int long_ago = 60;
  const int days = written_ && report.date.end ? days_between(*report.date.end, *written_) : -1;
  const auto f = [](auto value) { return static_cast<float>(value); };
  constexpr std::size_t many = 6;
  constexpr std::uint32_t far = 40;
  const auto& actors = findings_.actors.list;
  const bool known = said.claimant < actors.size();
  const bool named =
      known &&
      std::any_of(actors[said.claimant].mentions.begin(), actors[said.claimant].mentions.end(),
                  [](const ActorMention& m) { return m.form == MentionForm::name; });
  const std::uint32_t sentence = tree_.sentence(c.trigger);
  const bool noun = c.entry->pos == EntryPos::noun;
  const Token& token = tree_[c.trigger];
  const Reach reach = reach_of(c.trigger, said.cue);
  return {{f(c.entry->type),
           f(tree_.analysis().language == "en"),
           f(noun),
           f(c.standing.status),
           f(std::min(told.size(), many)),
           f(std::min(happening.mentions.size(), many)),
           f(std::min(sentence, far)),
           f(std::min<std::size_t>(sentences.size(), far)),
           f(sentence <= 2),
           f(std::min(own.of_type, 6)),
           f(std::min(own.told, 6)),
           f(own.same),
           own.words,
           own.names,
           f(own.before),
           f(own.headline_same),
           f(headline_in),
           f(said.stance),
           f(among(said.claimant, report.actors) || among(said.claimant, report.recipients)),
           f(participants_.armed_or_state(said.claimant)),
           f(participants_.is_authority(said.claimant)),
           f(participants_.is_press(said.claimant)),
           f(participants_.is_person(said.claimant)),
           f(named),
           f(participants_.keeps_order(said.claimant)),
           f(quotes.direct),
           f(quotes.mixed),
           f(quotes.indirect),
           f(span.begin > said.cue.begin),
           f(std::clamp(days, -1, long_ago)),
           f(report.historical),
           f(noun && tree_.points_back(c.trigger)),
           f(first.chance),
           f(std::min(report.attributions.size(), many)),
           f(!said.size.empty()),
           f(std::min(report.actors.size(), many)),
           f(reach.steps),
           f(reach.clauses),
           f(main_relation(token.deprel)),
           f(tree_.tense_of(c.trigger)),
           f(token.morph.verb_form)}};
}

Result<Vouchers> Vouchers::load(const Pack& pack, const WeightTable& telling) {
  Vouchers out;
  if (pack.tables_in("events").empty()) return out;
  auto judge =
      Judge::load(pack, "common/events/vouchers.tsv", VoucherSigns::names, telling, "vouched");
  if (!judge) return judge.error();
  out.judge_ = std::move(*judge);
  return out;
}

void Vouchers::settle(const VoucherReader& reader, const Happening& happening,
                      Report& report) const {
  if (!judge_.knows()) return;
  std::vector<Attribution> kept;
  for (Attribution& said : report.attributions) {
    const bool stays = said.claimant == no_actor || said.stance == Stance::denies ||
                       !said.size.empty() ||
                       judge_.chance(reader.read(happening, report, said).values) >= judge_.least();
    if (stays) kept.push_back(said);
  }
  report.attributions = std::move(kept);
}

}  // namespace depeche::events
