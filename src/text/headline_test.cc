// SPDX-License-Identifier: Apache-2.0
#include "text/headline.h"

#include <string>

#include <gtest/gtest.h>

namespace depeche {

namespace {

std::string headline(const std::string& text) {
  const Span span = headline_of(text);
  return text.substr(span.begin, span.end - span.begin);
}

TEST(Headline, LineWithoutStopBeforeSentence) {
  EXPECT_EQ(headline("Mali : deux soldats tués à Gao\n\nDeux soldats ont été tués mardi à Gao, a "
                     "annoncé l'armée.\n"),
            "Mali : deux soldats tués à Gao");
}

TEST(Headline, SentenceIsNone) {
  EXPECT_EQ(headline("Deux soldats ont été tués.\n\nDeux autres sont blessés, a dit l'armée hier."),
            "");
  EXPECT_EQ(headline("« Nous avons gagné ! »\n\nDeux autres sont blessés, a dit l'armée hier."),
            "");
}

TEST(Headline, ListIsNone) {
  EXPECT_EQ(headline("Deux kilos de pommes\nTrois kilos de poires et de cerises\nUn pain"), "");
}

TEST(Headline, SpeakerOrShortLineIsNone) {
  EXPECT_EQ(headline("Le maire de Lyon :\n\nNous avons gagné cette élection et nous le dirons."),
            "");
  EXPECT_EQ(headline("Actualité\n\nDeux soldats ont été tués mardi à Gao, a annoncé l'armée."), "");
}

TEST(Headline, NothingBehind) {
  EXPECT_EQ(headline("Mali : deux soldats tués à Gao"), "");
  EXPECT_EQ(headline("Mali : deux soldats tués à Gao\n\n"), "");
  EXPECT_EQ(headline(""), "");
}

}  // namespace

}  // namespace depeche
