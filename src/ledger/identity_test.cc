// SPDX-License-Identifier: Apache-2.0
#include "ledger/identity.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

Identity called(const std::string& name, std::vector<std::string> names = {}) {
  Identity who;
  who.name = name;
  who.names = std::move(names);
  return who;
}

Identity with_id(Identity who, const std::string& wikidata) {
  who.wikidata = wikidata;
  return who;
}

Identity of_row(Identity who, const std::string& entity) {
  who.entity = entity;
  return who;
}

Identity institution(const std::string& name, const std::string& institution) {
  Identity who = called(name);
  who.institution = institution;
  return who;
}

TEST(Identity, WhoIsTheSame) {
  const std::vector<std::pair<Identity, Identity>> same = {
      {called("osdh"), called("osdh")},
      {of_row(called("osdh"), "sohr NGO"),
       of_row(called("syrian observatory for human rights"), "sohr NGO")},
      {with_id(called("poutine"), "Q7747"), with_id(called("putin"), "Q7747")},
      {called("macron"), called("emmanuel macron", {"emmanuel macron", "macron"})},
      {institution("armee malienne", "MLI MIL"), institution("malian army", "MLI MIL")},
      // Two rows of the packs for one body.
      {of_row(called("ms-13"), "ms13 IMG"), of_row(called("ms-13"), "ms13 SLV")},
  };
  for (const auto& [a, b] : same) {
    EXPECT_TRUE(is_same(a, b)) << a.name << ", " << b.name;
    EXPECT_TRUE(is_same(b, a)) << b.name << ", " << a.name;
  }
}

TEST(Identity, WhoIsSomebodyElse) {
  const std::vector<std::pair<Identity, Identity>> other = {
      {called("osdh"), called("hcr")},
      {with_id(called("bush"), "Q23505"), with_id(called("bush"), "Q207")},
      {institution("armee", "MLI MIL"), institution("armee", "NER MIL")},
      {of_row(called("npa"), "npa FRA"), of_row(called("new people's army"), "npa PHL")},
      {called("temoins (le soir)"), called("temoins (la gazette)")},
      {called("zoe martin", {"zoe martin", "martin"}), called("paul martin", {"paul martin"})},
  };
  for (const auto& [a, b] : other) {
    EXPECT_FALSE(is_same(a, b)) << a.name << ", " << b.name;
    EXPECT_FALSE(is_same(b, a)) << b.name << ", " << a.name;
  }
}

TEST(Identity, ByWayOfAThird) {
  const Identity row = of_row(called("observatoire"), "sohr NGO");
  const Identity both = of_row(called("osdh", {"osdh", "sohr"}), "sohr NGO");
  EXPECT_EQ(firsts_of({row, called("hcr"), called("sohr"), both}),
            (std::vector<std::size_t>{0, 1, 0, 0}));
  EXPECT_TRUE(firsts_of({}).empty());
}

}  // namespace
}  // namespace depeche
