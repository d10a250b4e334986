// SPDX-License-Identifier: Apache-2.0
// Who? Mentions of persons, organisations, groups and countries, joined into actors.
#pragma once

#include "actors/persons.h"
#include "pack/pack.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/place.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

/// Two actors that rules keep apart, as the model sees them that decides whether they are one; or
/// an actor and a country.
struct SeenLink {
  std::vector<Span> earlier;  ///< mentions
  std::vector<Span> later;
  std::string country;  ///< PLOVER code that the actor may have
  std::vector<std::pair<std::string_view, float>> signs;
  std::vector<std::pair<std::string_view, std::string>> words;  ///< keys of links.tsv
};

/// Const, total and thread-safe once loaded.
class ActorFinder {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  /// `persons`: what several languages share; null = they are read here.
  static Result<ActorFinder> load(const Pack& pack,
                                  std::shared_ptr<const actors::Persons> persons = nullptr);

  ActorFinder(ActorFinder&&) noexcept;
  ActorFinder& operator=(ActorFinder&&) noexcept;
  ActorFinder(const ActorFinder&) = delete;
  ActorFinder& operator=(const ActorFinder&) = delete;
  ~ActorFinder();

  /// Actors in the order of their first mentions; every participant that an event may need has one.
  [[nodiscard]] Actors find(const Document& document, const Analysis& analysis,
                            const std::vector<TimeRef>& times,
                            const std::vector<PlaceRef>& places) const;

  /// For those who fit the model (tools/train/links.py).
  [[nodiscard]] std::vector<SeenLink> seen(const Document& document, const Analysis& analysis,
                                           const std::vector<TimeRef>& times,
                                           const std::vector<PlaceRef>& places) const;

  /// For those who fit the model of pronouns (tools/train/antecedents.py): `later` is the pronoun.
  [[nodiscard]] std::vector<SeenLink> seen_pronouns(const Document& document,
                                                    const Analysis& analysis,
                                                    const std::vector<TimeRef>& times,
                                                    const std::vector<PlaceRef>& places) const;

  /// For those who fit the model of homes (tools/train/homes.py): actors whom no word of their own
  /// gives a country.
  [[nodiscard]] std::vector<SeenLink> seen_homes(const Document& document, const Analysis& analysis,
                                                 const std::vector<TimeRef>& times,
                                                 const std::vector<PlaceRef>& places) const;

 private:
  struct Rules;
  explicit ActorFinder(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
