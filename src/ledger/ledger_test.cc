// SPDX-License-Identifier: Apache-2.0
#include <depeche/ledger.h>

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

namespace depeche {
namespace {

/// A ledger file of its own for each test, gone afterwards.
class LedgerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("depeche_ledger_") + test->name() + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "l.db").string();
  }

  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Ledger writer() const {
    auto ledger = Ledger::open(path_, LedgerAccess::write);
    EXPECT_TRUE(ledger) << to_string(ledger.error());
    return std::move(ledger).value();
  }

  std::filesystem::path folder_;
  std::string path_;
};

Document document(const std::string& text) {
  Metadata metadata;
  metadata.title = "Réunion à Genève";
  metadata.published = parse_date("2024-03-02");
  metadata.outlet = "Exemple";
  return Document::from_utf8(text, metadata).value();
}

/// "Zoé Martin a rencontré Ali Bâ, selon la mairie.": one meeting with a claimant.
Reading reading(const Document& article) {
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<std::uint32_t>(article.text().find(words));
    return Span{at, at + static_cast<std::uint32_t>(words.size())};
  };
  const auto actor = [&](std::string_view name, std::string_view country) {
    Actor one;
    one.evidence = span(name);
    one.rule = "test.name";
    one.name = name;
    one.country = country;
    one.sectors = {"GOV", "MIL"};
    one.mentions = {{span(name), "test.name", {}, 0, MentionForm::name}};
    return one;
  };
  Reading found;
  found.language = "fr";
  found.pack = "fr@test";
  found.credits = {"AFP"};
  found.actors = {actor("Zoé Martin", "FRA"), actor("Ali Bâ", "SEN"), actor("mairie", "CHE")};
  found.places = {{span("Genève"), "test.place", {}, "Genève", "CHE", 2660646}};
  Quote quote;
  quote.evidence = span("a rencontré");
  quote.rule = "test.quote";
  quote.speaker = 2;
  found.attributions.quotes = {quote};
  Report report;
  report.evidence = span("Zoé Martin a rencontré Ali Bâ");
  report.rule = "test.meet";
  report.type = EventType::consult;
  report.contexts = {"diplomatic"};
  report.actors = {0};
  report.recipients = {1};
  report.place = 0;
  report.date = {parse_date("2024-03-01"), parse_date("2024-03-01"), DatePrecision::day};
  report.mentions = {span("rencontré")};
  report.size = {{"injured", {3, std::nullopt, 1}}};
  report.confidence = 0.75;
  Attribution said;
  said.evidence = span("selon la mairie");
  said.rule = "test.selon";
  said.claimant = 2;
  said.claimant_text = span("la mairie");
  said.chain = {1};
  said.size = report.size;
  report.attributions = {said};
  found.reports = {report};
  return found;
}

std::vector<ReportRow> reports(const Ledger& ledger, const LedgerFilter& filter) {
  std::vector<ReportRow> rows;
  const auto done = ledger.reports(filter, [&](const ReportRow& row) {
    rows.push_back(row);
    return true;
  });
  EXPECT_TRUE(done) << to_string(done.error());
  return rows;
}

constexpr const char* sentence = "Zoé Martin a rencontré Ali Bâ, selon la mairie.";

TEST_F(LedgerTest, StoresAReportAndGivesItBack) {
  const Document article = document(sentence);
  Ledger ledger = writer();
  EXPECT_TRUE(ledger.add(article, reading(article)).value());
  const auto rows = reports(ledger, {});
  ASSERT_EQ(rows.size(), 1U);
  const ReportRow& row = rows.front();
  EXPECT_EQ(row.document, article.id());
  EXPECT_EQ(row.type, "CONSULT");
  EXPECT_EQ(row.actors, std::vector<std::string>{"Zoé Martin"});
  EXPECT_EQ(row.recipients, std::vector<std::string>{"Ali Bâ"});
  EXPECT_EQ(row.claimants, std::vector<std::string>{"mairie"});
  EXPECT_EQ(row.place, "Genève");
  EXPECT_EQ(row.date_begin, "2024-03-01");
  EXPECT_EQ(row.sizes, "injured 3+");
  EXPECT_EQ(row.evidence, "Zoé Martin a rencontré Ali Bâ");
  EXPECT_EQ(row.trigger, "rencontré");
  EXPECT_EQ(row.start, 18);  // code points: the title has two letters of two bytes
  EXPECT_DOUBLE_EQ(row.confidence, 0.75);
}

TEST_F(LedgerTest, AddsADocumentOnce) {
  const Document article = document(sentence);
  Ledger ledger = writer();
  EXPECT_TRUE(ledger.add(article, reading(article)).value());
  EXPECT_FALSE(ledger.add(article, reading(article)).value());
  EXPECT_EQ(reports(ledger, {}).size(), 1U);
  EXPECT_TRUE(ledger.contains(article.id()).value());
  EXPECT_FALSE(ledger.contains("0").value());
}

TEST_F(LedgerTest, AddsThoseOfManyThatAreNew) {
  const Document first = document(sentence);
  const Document second = document(std::string(sentence) + " (AFP)");
  const Reading of_first = reading(first);
  const Reading of_second = reading(second);
  Ledger ledger = writer();
  ASSERT_TRUE(ledger.add(first, of_first));
  const std::vector<LedgerEntry> entries = {
      {first, of_first}, {second, of_second}, {second, of_second}};
  EXPECT_EQ(ledger.add_all(entries).value(), 1U);
  EXPECT_EQ(ledger.add_all({}).value(), 0U);
  EXPECT_EQ(reports(ledger, {}).size(), 2U);
}

TEST_F(LedgerTest, AddsNoneOfManyWhenOneFails) {
  const Document good = document(sentence);
  const Document bad = document("refused");
  const Reading of_good = reading(good);
  const Reading of_bad;
  Ledger ledger = writer();
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &database), SQLITE_OK);
  constexpr const char* refuse =
      "CREATE TRIGGER refuse BEFORE INSERT ON document WHEN new.text LIKE '%refused' "
      "BEGIN SELECT RAISE(ABORT, 'refused'); END";
  ASSERT_EQ(sqlite3_exec(database, refuse, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
  const std::vector<LedgerEntry> entries = {{good, of_good}, {bad, of_bad}};
  EXPECT_FALSE(ledger.add_all(entries));
  EXPECT_FALSE(ledger.contains(good.id()).value());
  EXPECT_TRUE(ledger.add(good, of_good).value());
}

TEST_F(LedgerTest, FiltersReports) {
  const Document article = document(sentence);
  Ledger ledger = writer();
  ASSERT_TRUE(ledger.add(article, reading(article)));
  const auto filter = [](auto set) {
    LedgerFilter one;
    set(one);
    return one;
  };
  const std::vector<std::pair<LedgerFilter, std::size_t>> cases = {
      {filter([](auto& f) { f.actor = "martin"; }), 1},
      {filter([](auto& f) { f.actor = "ZOE  Martin"; }), 1},
      {filter([](auto& f) { f.actor = "mairie"; }), 0},
      {filter([](auto& f) { f.actor = "%"; }), 0},
      {filter([](auto& f) { f.claimant = "Mairie"; }), 1},
      {filter([](auto& f) { f.claimant = "Bâ"; }), 1},
      {filter([](auto& f) { f.country = "SEN"; }), 1},
      {filter([](auto& f) { f.country = "CHE"; }), 1},
      {filter([](auto& f) { f.country = "USA"; }), 0},
      {filter([](auto& f) { f.type = EventType::consult; }), 1},
      {filter([](auto& f) { f.type = EventType::assault; }), 0},
      {filter([](auto& f) { f.place = "geneve"; }), 1},
      {filter([](auto& f) { f.since = parse_date("2024-03-01"); }), 1},
      {filter([](auto& f) { f.since = parse_date("2024-03-02"); }), 0},
      {filter([](auto& f) { f.until = parse_date("2024-02-29"); }), 0},
      {filter([](auto& f) { f.until = parse_date("2024-03-01"); }), 1},
      {filter([](auto& f) { f.text = "rencontre geneve"; }), 1},
      {filter([](auto& f) { f.text = "rencontre berne"; }), 0},
      {filter([](auto& f) { f.text = "\" OR NEAR("; }), 0},
      {filter([](auto& f) { f.min_confidence = 0.9; }), 0},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(reports(ledger, cases[i].first).size(), cases[i].second) << "case " << i;
  }
}

TEST_F(LedgerTest, AnswersQuotesActorsAndDocuments) {
  const Document article = document(sentence);
  Ledger ledger = writer();
  ASSERT_TRUE(ledger.add(article, reading(article)));
  std::vector<QuoteRow> quotes;
  LedgerFilter by_mayor;
  by_mayor.actor = "mairie";
  ASSERT_TRUE(ledger.quotes(by_mayor, [&](const QuoteRow& row) {
    quotes.push_back(row);
    return true;
  }));
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(quotes.front().speaker, "mairie");
  EXPECT_EQ(quotes.front().text, "a rencontré");
  std::vector<ActorRow> actors;
  LedgerFilter consult;
  consult.type = EventType::consult;
  consult.limit = 1;
  ASSERT_TRUE(ledger.actors(consult, [&](const ActorRow& row) {
    actors.push_back(row);
    return true;
  }));
  ASSERT_EQ(actors.size(), 1U);
  EXPECT_EQ(actors.front().sectors, "GOV,MIL");
  std::vector<DocumentRow> documents;
  ASSERT_TRUE(ledger.documents({}, [&](const DocumentRow& row) {
    documents.push_back(row);
    return true;
  }));
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents.front().reports, 1);
  EXPECT_EQ(documents.front().title, "Réunion à Genève");
}

// Reports are numbered in their document: those of the second begin at 0 as well.
TEST_F(LedgerTest, SetsClaimsOfTwoDocumentsSideBySide) {
  Ledger ledger = writer();
  for (const char* credit : {" (AFP)", " (Reuters)"}) {
    const Document article = document(std::string(sentence) + credit);
    ASSERT_TRUE(ledger.add(article, reading(article)));
  }
  std::vector<ClaimRow> rows;
  LedgerFilter filter;
  filter.type = EventType::consult;
  ASSERT_TRUE(ledger.claims(filter, [&](const ClaimRow& row) {
    rows.push_back(row);
    return true;
  }));
  ASSERT_EQ(rows.size(), 2U);
  for (const ClaimRow& row : rows) {
    EXPECT_EQ(row.claimant, "mairie");
    EXPECT_EQ(row.chain, std::vector<std::string>{"Ali Bâ"});
    EXPECT_EQ(row.sizes, "injured 3+");
  }
}

TEST_F(LedgerTest, ReadersNeedAnExistingLedger) {
  const auto missing = Ledger::open(path_, LedgerAccess::read);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, path_);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(LedgerTest, RefusesFilesThatAreNoLedgers) {
  std::ofstream(path_) << std::string(5000, 'x');
  const auto text = Ledger::open(path_, LedgerAccess::write);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::bad_data);

  const std::string other = path_ + "2";
  sqlite3* foreign = nullptr;
  ASSERT_EQ(sqlite3_open(other.c_str(), &foreign), SQLITE_OK);
  sqlite3_exec(foreign, "CREATE TABLE t (a)", nullptr, nullptr, nullptr);
  sqlite3_close(foreign);
  const auto refused = Ledger::open(other, LedgerAccess::write);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::incompatible);

  const std::string future = path_ + "3";
  ASSERT_TRUE(Ledger::open(future, LedgerAccess::write));
  ASSERT_EQ(sqlite3_open(future.c_str(), &foreign), SQLITE_OK);
  sqlite3_exec(foreign, "PRAGMA user_version = 99", nullptr, nullptr, nullptr);
  sqlite3_close(foreign);
  const auto newer = Ledger::open(future, LedgerAccess::read);
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::incompatible);
}

TEST_F(LedgerTest, ReadOnlyLedgersRefuseToAdd) {
  { const Ledger made = writer(); }
  Ledger ledger = Ledger::open(path_, LedgerAccess::read).value();
  const Document article = document(sentence);
  EXPECT_FALSE(ledger.add(article, reading(article)));
}

}  // namespace
}  // namespace depeche
