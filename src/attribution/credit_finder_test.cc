// SPDX-License-Identifier: Apache-2.0
#include "attribution/credit_finder.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {
namespace {

std::string credits_in(std::string_view language, std::string_view text) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  if (!pack) return to_string(pack.error());
  const auto finder = CreditFinder::load(*pack);
  if (!finder) return to_string(finder.error());
  const auto document = Document::from_utf8(std::string(text));
  if (!document) return to_string(document.error());
  std::string all;
  for (const std::string& name : finder->find(*document)) all += (all.empty() ? "" : ",") + name;
  return all;
}

TEST(CreditFinder, ReadsCreditLinesBracketsAndDatelines) {
  const std::vector<std::pair<std::string_view, std::string_view>> french = {
      {"Le pont est fermé.\nAvec AFP", "AFP"},
      {"Le pont est fermé.\nSource: Avec AFP", "AFP"},
      {"Le pont est fermé.\n©AFP / 17 mai 2018", "AFP"},
      {"Le pont est fermé.\nAFP", "AFP"},
      {"Le pont est fermé. (avec Reuters et AFP)", "Reuters,AFP"},
      {"LYON (Reuters) - Le pont est fermé.", "Reuters"},
      {"Le pont est fermé.\n(Source : Belga)", "Belga"},
  };
  for (const auto& [text, expected] : french) EXPECT_EQ(credits_in("fr", text), expected) << text;
  const std::vector<std::pair<std::string_view, std::string_view>> english = {
      {"The bridge is closed.\nWith AFP", "AFP"},
      {"LYON (AP) — The bridge is closed.", "AP"},
      {"The bridge is closed. (Reporting by Reuters)", "Reuters"},
  };
  for (const auto& [text, expected] : english) EXPECT_EQ(credits_in("en", text), expected) << text;
}

TEST(CreditFinder, AgenciesInSentencesAreNoCredits) {
  for (const std::string_view text :
       {"Le ministre a parlé à l'AFP.", "Selon l'AFP, le pont est fermé.",
        "L'agence Reuters (Londres) a ouvert un bureau.",
        "Reuters et Bloomberg se disputent le marché.", "Avec le temps, tout passe.",
        "Source : préfecture"}) {
    EXPECT_EQ(credits_in("fr", text), "") << text;
  }
}

}  // namespace
}  // namespace depeche
