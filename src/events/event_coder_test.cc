// SPDX-License-Identifier: Apache-2.0
// Does the event coder read hand-made trees right? (Whole sentences: tests/golden/*/reports.)
#include "events/event_coder.h"

#include "base/strings.h"
#include "events/lexicon.h"
#include "lang/conllu.h"
#include "pack/pack.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {
namespace {

Pack french() {
  auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
  EXPECT_TRUE(pack.has_value());
  return *pack;
}

/// "form lemma UPOS feats head deprel" a line, as CoNLL-U.
std::string conllu(std::string_view lines) {
  std::string out;
  int id = 0;
  for (const auto line : split(lines, '\n')) {
    if (trim(line).empty()) continue;
    std::vector<std::string_view> cells;
    for (const auto cell : split(trim(line), ' ')) {
      if (!cell.empty()) cells.push_back(cell);
    }
    EXPECT_EQ(cells.size(), 6U) << line;
    out += std::to_string(++id) + '\t' + std::string(cells[0]) + '\t' + std::string(cells[1]) +
           '\t' + std::string(cells[2]) + "\t_\t" + std::string(cells[3]) + '\t' +
           std::string(cells[4]) + '\t' + std::string(cells[5]) + "\t_\t_\n";
  }
  return out + '\n';
}

struct Who {
  std::string form;
  std::string sector;
};

/// One report a line: "CONSULT Macron,Merkel > Poutine occurred".
std::string coded(std::string_view lines, const std::vector<Who>& people) {
  static const auto coder = EventCoder::load(french());
  EXPECT_TRUE(coder.has_value()) << (coder ? "" : to_string(coder.error()));
  if (!coder) return "";
  auto parsed = read_conllu(conllu(lines), "fr");
  EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : to_string(parsed.error()));
  if (!parsed) return "";
  Actors actors;
  actors.by_head.assign(parsed->analysis.tokens.size(), no_actor);
  for (std::uint32_t t = 0; t < parsed->analysis.tokens.size(); ++t) {
    const Token& token = parsed->analysis.tokens[t];
    for (const Who& who : people) {
      if (who.form != token.form) continue;
      Actor actor;
      actor.name = who.form;
      actor.sectors = {who.sector};
      actor.mentions.push_back({token.span, "test", {t, t + 1}, t, MentionForm::name});
      actors.by_head[t] = static_cast<ActorIndex>(actors.list.size());
      actors.list.push_back(actor);
    }
  }
  const Attributions none;
  std::string out;
  for (const Report& r :
       coder->code({parsed->document, parsed->analysis, {}, {}, {}, actors, none}).reports) {
    out += std::string(name_of(r.type)) + ' ';
    for (const auto a : r.actors) out += actors.list[a].name + ',';
    out += " > ";
    for (const auto a : r.recipients) out += actors.list[a].name + ',';
    out += ' ' + std::string(name_of(r.status)) + '\n';
  }
  return out;
}

TEST(EventLexicon, EveryTableLoads) {
  for (const char* language : {"fr", "en"}) {
    auto pack = Pack::open(DEPECHE_TEST_DATA, language);
    ASSERT_TRUE(pack.has_value());
    auto lexicon = events::Lexicon::load(*pack);
    ASSERT_TRUE(lexicon.has_value()) << to_string(lexicon.error());
    for (const auto& entry : lexicon->entries()) EXPECT_FALSE(entry.example.empty()) << entry.id;
  }
}

TEST(EventCoder, ActiveVerbHasDoerAndSufferer) {
  EXPECT_EQ(coded(R"(
      Macron Macron PROPN _ 3 nsubj
      a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 3 aux:tense
      rencontré rencontrer VERB Tense=Past|VerbForm=Part 0 root
      Merkel Merkel PROPN _ 3 obj)",
                  {{"Macron", "GOV"}, {"Merkel", "GOV"}}),
            "CONSULT Macron,Merkel, >  occurred\n");
}

TEST(EventCoder, PassiveWithAgentTurnsRolesRound) {
  EXPECT_EQ(coded(R"(
      Navalny Navalny PROPN _ 4 nsubj:pass
      a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 4 aux:tense
      été être AUX Tense=Past|VerbForm=Part 4 aux:pass
      arrêté arrêter VERB Tense=Past|VerbForm=Part 0 root
      par par ADP _ 7 case
      la le DET _ 7 det
      police police NOUN _ 4 obl:agent)",
                  {{"Navalny", "OPP"}, {"police", "COP"}}),
            "COERCE police, > Navalny, occurred\n");
}

TEST(EventCoder, LightVerbLendsItsSubject) {
  EXPECT_EQ(coded(R"(
      armée armée NOUN _ 2 nsubj
      mène mener VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
      une un DET _ 4 det
      offensive offensive NOUN _ 2 obj
      contre contre ADP _ 6 case
      Daech Daech PROPN _ 4 nmod)",
                  {{"armée", "MIL"}, {"Daech", "REB"}}),
            "ASSAULT armée, > Daech, ongoing\n");
}

TEST(EventCoder, ReducedRelativeHasItsAgent) {
  EXPECT_EQ(coded(R"(
      forces force NOUN _ 0 root
      appuyées appuyer VERB Tense=Past|VerbForm=Part 1 acl
      par par ADP _ 4 case
      armée armée NOUN _ 2 obl:agent)",
                  {{"forces", "MIL"}, {"armée", "MIL"}}),
            "AID armée, > forces, occurred\n");
}

TEST(EventCoder, FutureIsPlannedAndNegationIsSaid) {
  EXPECT_EQ(coded(R"(
      Macron Macron PROPN _ 2 nsubj
      rencontrera rencontrer VERB Mood=Ind|Tense=Fut|VerbForm=Fin 0 root
      Merkel Merkel PROPN _ 2 obj)",
                  {{"Macron", "GOV"}, {"Merkel", "GOV"}}),
            "CONSULT Macron,Merkel, >  planned\n");
  EXPECT_EQ(coded(R"(
      Macron Macron PROPN _ 5 nsubj
      n' ne ADV Polarity=Neg 5 advmod
      a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 5 aux:tense
      pas pas ADV Polarity=Neg 5 advmod
      rencontré rencontrer VERB Tense=Past|VerbForm=Part 0 root
      Merkel Merkel PROPN _ 5 obj)",
                  {{"Macron", "GOV"}, {"Merkel", "GOV"}}),
            "CONSULT Macron,Merkel, >  negated\n");
}

TEST(EventCoder, RefusalSwallowsWhatIsRefused) {
  EXPECT_EQ(coded(R"(
      Macron Macron PROPN _ 3 nsubj
      a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 3 aux:tense
      refusé refuser VERB Tense=Past|VerbForm=Part 0 root
      de de ADP _ 5 mark
      rencontrer rencontrer VERB VerbForm=Inf 3 xcomp
      Merkel Merkel PROPN _ 5 obj)",
                  {{"Macron", "GOV"}, {"Merkel", "GOV"}}),
            "REJECT Macron, > Merkel, occurred\n");
}

TEST(EventCoder, PrivatePeopleAndConditionsAreRefused) {
  EXPECT_EQ(coded(R"(
      Paul Paul PROPN _ 3 nsubj
      a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 3 aux:tense
      rencontré rencontrer VERB Tense=Past|VerbForm=Part 0 root
      Marie Marie PROPN _ 3 obj)",
                  {{"Paul", "CVL"}, {"Marie", "CVL"}}),
            "");
  EXPECT_EQ(coded(R"(
      Si si SCONJ _ 3 mark
      Macron Macron PROPN _ 3 nsubj
      rencontre rencontrer VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
      Merkel Merkel PROPN _ 3 obj)",
                  {{"Macron", "GOV"}, {"Merkel", "GOV"}}),
            "");
}

}  // namespace
}  // namespace depeche
