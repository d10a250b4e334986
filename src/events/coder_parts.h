// SPDX-License-Identifier: Apache-2.0
// What the coder is made of: its tables and models, and a document as it sees it. For
// event_coder.cc and questions.cc only.
#pragma once

#include "events/confidence.h"
#include "events/contexts.h"
#include "events/dates.h"
#include "events/event_coder.h"
#include "events/gate.h"
#include "events/lexicon.h"
#include "events/mention_reader.h"
#include "events/pair_signs.h"
#include "events/roles.h"
#include "events/scenes.h"
#include "events/sizes.h"
#include "events/victims.h"
#include "events/voices.h"
#include "events/voucher_signs.h"
#include "events/vouching.h"
#include "events/whereabouts.h"

#include <utility>
#include <vector>

namespace depeche {

struct EventCoder::Rules {
  events::Lexicon lexicon;
  EventClock clock;
  EventPlaceRules places;
  events::ContextTable contexts;
  events::ConfidenceTable confidence;
  events::TriggerHabits habits;
  events::Likelihood likelihood;
  events::PairModel pairs;
  events::Roles roles;
  events::Vouchers vouchers;
  events::DateModel dates;
  events::PlaceModel whereabouts;
};

/// Where the questions of a kind go that are asked while reports are made.
struct EventCoder::Watcher {
  Question which;
  std::vector<SeenQuestion>& out;

  void see_dated(const events::DateReader& reader, const events::Happening& happening,
                 const std::vector<events::Mention>& mentions, const events::Tree& tree) const;
  void see_placed(const events::PlaceReader& reader, const events::Happening& happening,
                  const std::vector<events::Mention>& mentions, const std::vector<PlaceRef>& places,
                  const events::Tree& tree) const;
  void see_vouched(const events::VoucherReader& reader, const events::Happening& happening,
                   const Report& report) const;
};

/// The mentions of a document, looked at, and what they were read with. Its parts refer to one
/// another: it stays where it is made.
struct EventCoder::JudgedText {
  JudgedText(const Rules& rules, const Findings& findings, bool rare)
      : tree(findings.analysis),
        countries(countries_of(rules, findings)),
        participants(tree, rules.lexicon, findings.actors, countries),
        voices(findings.attributions.claims),
        scenes(events::scenes_of(findings, participants, tree)),
        mentions(mentions_in(rules, findings, rare)),
        figures(events::figures_of(tree, participants, findings.quantities)),
        gate(tree, rules.lexicon, participants, findings.places) {
    events::attach_sizes(tree, rules.lexicon, voices, figures, mentions.fitting);
    gate.look_at(mentions);
  }

  JudgedText(const JudgedText&) = delete;
  JudgedText& operator=(const JudgedText&) = delete;

  static events::CountryParties countries_of(const Rules& rules, const Findings& findings) {
    events::CountryParties countries = events::find_country_parties(
        findings.analysis, findings.places, findings.actors, rules.places.words);
    events::add_victims(findings.analysis, findings.actors, findings.quantities, countries);
    return countries;
  }

  [[nodiscard]] events::JudgedMentions mentions_in(const Rules& rules, const Findings& findings,
                                                   bool rare) const {
    auto [fitting, nearly] = events::find_candidates(tree, rules.lexicon, rules.habits,
                                                     participants, findings.places, rare);
    const auto read = [&](std::vector<events::Candidate> candidates) {
      auto out = events::mentions_of(std::move(candidates), findings, tree, participants, voices,
                                     rules.lexicon, rules.clock, rules.places, scenes);
      events::name_claimants(countries, tree, out);
      return out;
    };
    return {read(std::move(fitting)), read(std::move(nearly))};
  }

  events::Tree tree;
  events::CountryParties countries;
  events::Participants participants;
  events::Voices voices;
  std::vector<PlaceRef> scenes;  ///< where things can happen
  events::JudgedMentions mentions;
  std::vector<events::Figure> figures;
  events::Gate gate;
};

}  // namespace depeche
