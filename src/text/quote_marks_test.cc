// SPDX-License-Identifier: Apache-2.0
#include "text/quote_marks.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {
namespace {

/// "[inner]" of each quote, parts joined by '|', depth as leading '>', '?' when it is not closed.
std::string told(std::string_view text) {
  std::string out;
  for (const Quoted& quoted : find_quoted(text)) {
    out += quoted.dash ? "-[" : std::string(quoted.depth, '>') + (quoted.closed ? "[" : "?[");
    for (std::size_t i = 0; i < quoted.parts.size(); ++i) {
      if (i > 0) out += '|';
      out += slice(text, quoted.parts[i]);
    }
    out += ']';
  }
  return out;
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST(QuoteMarks, AreFoundAndPaired) {
  const std::vector<Case> cases = {
      {"Il dit « oui ».", "[oui]"},
      {"Il dit «\xC2\xA0oui\xC2\xA0».", "[oui]"},
      {"Il dit «oui» et «non».", "[oui][non]"},
      {"He says “yes” and “no”.", "[yes][no]"},
      {"He says \"yes\" and \"no\".", "[yes][no]"},
      {"\"Yes,\" he says, \"now.\"", "[Yes][now.]"},
      {"« Il a dit “oui” hier »", "[Il a dit “oui” hier]>[oui]"},
      {"« Il a dit \"oui\" hier »", "[Il a dit \"oui\" hier]>[oui]"},
      {"\"He said 'yes' today\"", "[He said 'yes' today]>[yes]"},
      {"'The dam broke,' he said.", "[The dam broke]"},
      {"‘The dam’s wall broke,’ he said.", "[The dam’s wall broke]"},
      {"Le mot \"liberté\", dit-il", "[liberté]"},
      {"(\"oui\")", "[oui]"},
      {"« un\n« deux »", "[un|deux]"},
      {"\"un\n\n\"deux\" fin", "[un|deux]"},
      {"« un deux\nTrois.", "?[un deux]"},
      {"— Bonjour, dit-il.", "-[Bonjour, dit-il.]"},
      {"\"Il y a tout'... \", se souvient-il", "[Il y a tout'...]"},
      {"Il veut \"bâtir la suite et à \"produire du fond\", dit-il.\n\"Un peu cher\", dit un élu.",
       "[produire du fond][Un peu cher]"},
      {"A plan to \"build and \"win back\" votes and \"hope\", he said.", "[win back][hope]"},
      {"Il dit: \"Elle a dit \"non\" hier.\n\"Et voilà.\"",
       "[Elle a dit \"non\" hier.|Et voilà.]>[non]"},
      {"\"Elle a dit \"non\" hier.\n\"Et voilà.\"", "[Elle a dit \"non\" hier.|Et voilà.]>[non]"},
      {"Il veut \"bâtir et \"agir\" ici.\nLa suite\", dit-il.",
       "[bâtir et \"agir\" ici.|La suite]>[agir]"},
      {"Il dit \"Je veux \"agir\" ici.\n\"Et là.\"", "[Je veux \"agir\" ici.|Et là.]>[agir]"},
      {"Il dit \"À nous \"agir\" ici.\n\"Et là.\"", "[À nous \"agir\" ici.|Et là.]>[agir]"},
      {"Il veut \"bâtir la suite et partir.\nFin.", "?[bâtir la suite et partir.]"},
  };
  for (const Case& one : cases) EXPECT_EQ(told(one.text), one.expected) << one.text;
}

TEST(QuoteMarks, ApostrophesInchesAndStrayMarksAreNone) {
  const std::vector<std::string_view> refused = {"L'armée n'a pas tiré aujourd'hui.",
                                                 "The workers' union met the boss's son.",
                                                 "L’armée n’a pas tiré.",
                                                 "un écran de 24\" neuf",
                                                 "fin » sans début",
                                                 "” alone",
                                                 "",
                                                 "\n\n",
                                                 "The '90s were 'tis",
                                                 "« »",
                                                 "\"\"",
                                                 "- un point\n- deux points"};
  for (const std::string_view text : refused) EXPECT_EQ(told(text), "") << text;
}

TEST(QuoteMarks, HostileTextStaysLinear) {
  for (const std::string_view unit : {"«", "\"", "'a ", "“\n", "« \" “ ", "»", "— \n"}) {
    std::string text;
    while (text.size() < 400000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    (void)find_quoted(text);
    const auto spent = std::chrono::steady_clock::now() - start;
    EXPECT_LT(spent, std::chrono::seconds(5)) << unit;
  }
}

}  // namespace
}  // namespace depeche
