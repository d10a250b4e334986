// SPDX-License-Identifier: Apache-2.0
// What are the learned models asked? For those who fit them (tools/train).
#include "events/coder_parts.h"
#include "events/meetings.h"
#include "events/merge.h"
#include "events/role_signs.h"
#include "events/told_once.h"

#include <string>

namespace depeche {

using namespace events;

namespace {

std::string told_span(Span span) {
  return std::to_string(span.begin) + '-' + std::to_string(span.end);
}

template <typename Numbers>
void add_signs(const Numbers& numbers, SeenQuestion& question) {
  for (std::size_t i = 0; i < Numbers::names.size(); ++i)
    question.signs.emplace_back(Numbers::names[i], numbers.values[i]);
}

std::string told_triggers(const Happening& happening, const std::vector<Mention>& mentions,
                          const Tree& tree) {
  std::string out;
  for (const std::uint32_t i : happening.mentions)
    out += told_span(tree[mentions[i].candidate.trigger].span) + ',';
  return out;
}

}  // namespace

void EventCoder::Watcher::see_dated(const DateReader& reader, const Happening& happening,
                                    const std::vector<Mention>& mentions, const Tree& tree) const {
  if (which != Question::dated) return;
  const std::string triggers = told_triggers(happening, mentions, tree);
  for (const DateOption& option : reader.options(happening)) {
    const auto& [begin, end, precision] = option.date;
    SeenQuestion& question = out.emplace_back();
    question.about = {std::string(name_of(mentions[happening.main].candidate.entry->type)),
                      triggers, begin ? to_string(*begin) : "", end ? to_string(*end) : ""};
    add_signs(option.signs, question);
  }
}

void EventCoder::Watcher::see_placed(const PlaceReader& reader, const Happening& happening,
                                     const std::vector<Mention>& mentions,
                                     const std::vector<PlaceRef>& places, const Tree& tree) const {
  if (which != Question::placed) return;
  const std::string triggers = told_triggers(happening, mentions, tree);
  for (const PlaceOption& option : reader.options(happening)) {
    std::string told;
    for (const std::uint32_t p : option.told) told += told_span(places[p].evidence) + ',';
    SeenQuestion& question = out.emplace_back();
    question.about = {std::string(name_of(mentions[happening.main].candidate.entry->type)),
                      triggers, told};
    add_signs(option.signs, question);
  }
}

void EventCoder::Watcher::see_vouched(const VoucherReader& reader, const Happening& happening,
                                      const Report& report) const {
  if (which != Question::vouches) return;
  std::string triggers;
  for (const Span& span : report.mentions) triggers += told_span(span) + ',';
  for (const Attribution& said : report.attributions) {
    if (said.claimant == no_actor || said.stance == Stance::denies) continue;
    SeenQuestion& question = out.emplace_back();
    question.about = {std::string(name_of(report.type)), triggers, std::to_string(said.claimant)};
    add_signs(reader.read(happening, report, said), question);
  }
}

void EventCoder::see_told(const JudgedText& text, std::vector<SeenQuestion>& out) {
  for (const SeenMention& seen : text.gate.seen(text.mentions)) {
    const Mention& m = *seen.mention;
    const bool by_rules = m.candidate.fails == 0 && m.candidate.kept && !m.weak && !m.embedded;
    SeenQuestion& question = out.emplace_back();
    question.about = {std::string(name_of(m.candidate.entry->type)),
                      told_span(text.tree[m.candidate.trigger].span), by_rules ? "1" : "0"};
    add_signs(seen.signs, question);
    for (std::size_t i = 0; i < WordKeys::names.size(); ++i)
      question.words.emplace_back(WordKeys::names[i], seen.words.keys[i]);
  }
}

void EventCoder::see_same(const JudgedText& text, const std::vector<Mention>& mentions,
                          const PairReader& pairs, std::vector<SeenQuestion>& out) {
  for (std::uint32_t second = 0; second < mentions.size(); ++second) {
    for (std::uint32_t first = 0; first < second; ++first) {
      const Candidate& a = mentions[first].candidate;
      const Candidate& b = mentions[second].candidate;
      if (a.entry->type != b.entry->type) continue;
      SeenQuestion& question = out.emplace_back();
      question.about = {std::string(name_of(a.entry->type)), told_span(text.tree[a.trigger].span),
                        told_span(text.tree[b.trigger].span)};
      add_signs(pairs.read(first, second), question);
    }
  }
}

void EventCoder::see_roles(const JudgedText& text, const Findings& findings,
                           const std::vector<Mention>& mentions, const PairReader& pairs,
                           std::vector<SeenQuestion>& out) {
  const RoleReader reader(mentions, findings.places, text.tree, findings.actors, text.countries,
                          text.participants);
  for (Happening& happening :
       merge_mentions(mentions, findings.places, text.tree, text.participants, pairs)) {
    const Mention& main = mentions[happening.main];
    name_once(text.participants, main.candidate.entry->type, happening);
    settle_meeting(text.participants, findings.places, mentions, happening);
    const std::string triggers = told_triggers(happening, mentions, text.tree);
    const RoleReader::Round round = reader.round(happening);
    for (std::size_t at = 0; at < round.actors.size(); ++at) {
      for (const Side side : {Side::actor, Side::recipient}) {
        SeenQuestion& question = out.emplace_back();
        question.about = {std::string(name_of(main.candidate.entry->type)), triggers,
                          side == Side::actor ? "actor" : "recipient",
                          std::to_string(round.actors[at]), reader.spans_of(round.actors[at])};
        add_signs(reader.signs(happening, round, at, side), question);
        const RoleKeys keys = reader.keys(happening, round, at, side);
        for (std::size_t i = 0; i < RoleKeys::names.size(); ++i)
          question.words.emplace_back(RoleKeys::names[i], keys.keys[i]);
      }
    }
  }
}

std::vector<SeenQuestion> EventCoder::seen(const Findings& findings, Question which) const {
  std::vector<SeenQuestion> out;
  if (!reads(findings)) return out;
  if (which == Question::vouches || which == Question::dated || which == Question::placed) {
    const Watcher watcher{which, out};
    code(findings, &watcher);
    return out;
  }
  JudgedText text(*rules_, findings, which == Question::told);
  if (which == Question::told) {
    see_told(text, out);
    return out;
  }
  std::vector<Mention> mentions =
      text.gate.choose(std::move(text.mentions), rules_->likelihood, rules_->habits);
  std::erase_if(mentions, [](const Mention& m) { return !m.candidate.kept; });
  share_places(text.tree, mentions);
  const Sameness sameness(mentions, findings.places, text.tree, text.participants);
  const PairReader pairs(mentions, findings.places, text.tree, text.participants, sameness,
                         rules_->pairs);
  if (which == Question::same) see_same(text, mentions, pairs, out);
  if (which == Question::participates) see_roles(text, findings, mentions, pairs, out);
  return out;
}

}  // namespace depeche
