// SPDX-License-Identifier: Apache-2.0
#include "lang/foreign_language.h"

#include <gtest/gtest.h>

namespace depeche {

namespace {

ForeignLanguage with_packs(const std::vector<const char*>& languages) {
  std::vector<Pack> packs;
  for (const char* language : languages) packs.push_back(*Pack::open(DEPECHE_TEST_DATA, language));
  return *ForeignLanguage::load(packs);
}

}  // namespace

TEST(ForeignLanguageTest, NamesWhatIsNotRead) {
  const auto foreign = with_packs({"fr", "en"});
  for (const auto& [text, name] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"El presidente anunció el lunes que el ejército atacó un campamento en el sur del "
            "país.",
            "Spanish"},
           {"Die Polizei hat am Montag drei Männer festgenommen, die einen Anschlag geplant haben.",
            "German"},
           {"Il presidente della Repubblica ha incontrato oggi il primo ministro a Roma.",
            "Italian"},
           {"O presidente do Brasil disse que não vai renunciar.", "Portuguese"},
           {"De politie heeft in Amsterdam drie mannen aangehouden die een bom wilden maken.",
            "Dutch"},
           {"Полиция задержала трёх мужчин в Москве.", "Cyrillic script"},
           {"اعتقلت الشرطة ثلاثة رجال في القاهرة.", "Arabic script"},
           {"警方在北京逮捕了三名男子。", "Han script"}}) {
    EXPECT_EQ(foreign.name_of(text), name) << text;
  }
}

TEST(ForeignLanguageTest, LeavesWhatIsReadOrCannotBeTold) {
  const auto foreign = with_packs({"fr", "en"});
  for (const std::string_view text :
       {"", "???", "Benoît Hamon vainqueur du 1er tour", "Los Angeles, Las Vegas, San Diego",
        "Ursula von der Leyen met Mark van der Meer.", "El Chapo et Al Capone à La Paz",
        "Bachar al-Assad a nié les faits. Le ministre el-Khalil aussi, dit Abou el-Nour.",
        "Le mot « Владимир » veut dire prince.", "L'E.T.A. a déposé les armes."}) {
    EXPECT_EQ(foreign.name_of(text), "") << text;
  }
  EXPECT_EQ(with_packs({"fr"}).name_of("The minister said that they had been arrested in the city "
                                       "and would stay in prison."),
            "English");
}

TEST(ForeignLanguageTest, NamesTheLanguageOfAnArticle) {
  const auto foreign = with_packs({"fr", "en"});
  for (const auto& [text, name] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"Al menos cinco personas murieron este martes en un accidente de autobús cerca de "
            "Valencia. El conductor, que resultó herido, dijo que los frenos no funcionaban. «No "
            "pude hacer nada», declaró. La policía ha abierto una investigación sobre el suceso.",
            "Spanish"},
           {"Bei einem schweren Unfall auf der Autobahn sind am Dienstag fünf Menschen ums Leben "
            "gekommen. Der Fahrer des Busses wurde verletzt und konnte noch nicht befragt werden. "
            "„Wir wissen nicht, was passiert ist“, sagte ein Sprecher der Polizei. Die Straße war "
            "mehrere Stunden gesperrt.",
            "German"},
           {"Cinque persone sono morte martedì in un incidente sulla strada tra Bologna e Firenze. "
            "Il conducente del pullman, che è rimasto ferito, ha detto che i freni non "
            "funzionavano più. La polizia ha aperto un'inchiesta e il sindaco è andato sul posto.",
            "Italian"},
           {"Cinco pessoas morreram na terça-feira em um acidente de ônibus perto de São Paulo. O "
            "motorista, que ficou ferido, disse que os freios não funcionavam. A polícia abriu um "
            "inquérito e o prefeito foi até o local com a família das vítimas.",
            "Portuguese"},
           {"Bij een ongeluk met een bus zijn dinsdag vijf mensen om het leven gekomen. De "
            "chauffeur, die gewond raakte, zei dat de remmen niet meer werkten. De politie is een "
            "onderzoek begonnen en de weg was urenlang dicht voor al het verkeer.",
            "Dutch"},
           {"Salı günü meydana gelen kazada beş kişi hayatını kaybetti. Yaralı olan sürücü, "
            "frenlerin daha önce de sorun olduğunu ve bu nedenle çok korktuğunu söyledi. Polis "
            "kaza ile ilgili bir soruşturma başlattı ama henüz kimse gözaltına alınmadı.",
            "Turkish"},
           {"Fem personer omkom på tisdagen i en bussolycka utanför Uppsala. Föraren, som "
            "skadades, säger att bromsarna inte fungerade. Polisen har inlett en utredning och "
            "vägen var avstängd under flera timmar efter olyckan.",
            "Swedish"},
           {"Пять человек погибли во вторник в аварии под Тверью. «Тормоза отказали», — сказал "
            "водитель автобуса Mercedes. Полиция начала расследование.",
            "Cyrillic script"},
           {"لقي خمسة أشخاص حتفهم يوم الثلاثاء في حادث حافلة قرب الإسكندرية. وفتحت الشرطة تحقيقا.",
            "Arabic script"}}) {
    EXPECT_EQ(foreign.name_of(text), name) << text;
  }
}

TEST(ForeignLanguageTest, LeavesQuotesOfAnotherLanguage) {
  const auto foreign = with_packs({"fr", "en"});
  for (const std::string_view text :
       {"Le ministre espagnol a parlé lundi : « No vamos a permitir que el miedo gane, porque "
        "somos un país fuerte y todos los ciudadanos tienen derecho a vivir sin violencia. Hoy "
        "estamos aquí para decir que nada nos va a parar y que vamos a seguir con todo. » Il n'a "
        "pas répondu aux questions.",
        "Pourquoi partir ?\n\"Porque no me gusta cómo están las cosas y ya no puedo más con "
        "ellos.\"\nEt demain ?\n\"Todavía no lo sé, pero algo voy a hacer con los míos.\"",
        "LE MAIRE A DÉNONCÉ LES SLOGANS DES MANIFESTANTS : « WIR SIND DAS VOLK UND IHR SEID NICHT "
        "MEHR ALS EIN PAAR LEUTE ». DEUX HOMMES ONT ÉTÉ ARRÊTÉS.",
        "Marchers shout 'Wir sind das Volk und ihr seid es nicht' in Leipzig.",
        "Ils criaient « Ausländer raus » et « Wir sind das Volk, und nicht die da oben » à Dresde.",
        "Il a dit : \"Vamos a seguir con todo, porque es lo que la gente quiere y lo que "
        "necesita.\nTambién los que no han votado por nosotros tienen derecho a ser "
        "oídos.\nGracias.\" Puis il est parti.",
        "Tract : ‹ Wir sind das Volk, und wir haben keine Angst vor euch ›."}) {
    EXPECT_EQ(foreign.name_of(text), "") << text;
  }
}

TEST(ForeignLanguageTest, LeavesPassagesOfAnotherLanguageInAnArticle) {
  const auto foreign = with_packs({"fr", "en"});
  for (const std::string_view text :
       {"Le texte de l'ordre a été rendu public lundi par le ministère, avec sa traduction.\n"
        "Приказываю всем частям отойти от города до рассвета и ждать новых указаний штаба.\n"
        "Приказ вступает в силу немедленно и касается всех родов войск без исключения.\n"
        "Les combats ont cessé dans la nuit.",
        "Les manifestants de Dresde ont crié wir sind das Volk, und wir haben keine Angst vor "
        "euch, sous les yeux de la police."}) {
    EXPECT_EQ(foreign.name_of(text), "") << text;
  }
}

TEST(ForeignLanguageTest, LeavesNamesTitlesAndAddresses) {
  const auto foreign = with_packs({"fr", "en"});
  for (const std::string_view text :
       {"Composition de l'équipe : da Costa, dos Reis, do Amaral, das Dores, Pereira.",
        "Gouvernement : van den Broek, van der Laan, von der Heide, van de Velde, de los Ríos, "
        "del Valle.",
        "Morts : Sidi Ould Ahmed, Omar ben Youssef, Tarek el Masri, Karim bin Saleh, Amina ould "
        "Brahim.",
        "Programme. 20h : La forza del destino, Così fan tutte, Il barbiere di Siviglia, Un ballo "
        "in maschera. 22h : Il ritorno d'Ulisse in patria, La donna del lago, Le nozze di Figaro, "
        "Lo sposo deluso, L'amore dei tre re.",
        "Opéra : La forza del destino ; così fan tutte ; il barbiere di Siviglia ; la gazza ladra.",
        "Films : Todo sobre mi madre / Hable con ella / La mala educación / Mujeres al borde de un "
        "ataque de nervios / No se lo digas a nadie",
        "http://www.example.com/der/die/das/und/ist/nicht/ein/wir/sie Un mort à Lyon",
        "Voir @die_und_der, #nicht_mit_uns et und@ist.de ou a.de?q=wir&r=sie"}) {
    EXPECT_EQ(foreign.name_of(text), "") << text;
  }
}

}  // namespace depeche
