// SPDX-License-Identifier: Apache-2.0
// Documents in any order make the same stories; the store is a few vectors.
#include <depeche/story.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace depeche {
namespace {

class MemoryStore : public StoryStore {
 public:
  explicit MemoryStore(std::vector<StoryDocument> documents) : documents_(std::move(documents)) {
    for (std::size_t i = 0; i < documents_.size(); ++i)
      documents_[i].doc = static_cast<std::int64_t>(i) + 1;
  }

  Result<void> forget() override {
    linked_.clear();
    events_.clear();
    return {};
  }

  Result<std::vector<StoryDocument>> unlinked(std::size_t limit) override {
    std::vector<StoryDocument> waiting;
    for (const StoryDocument& document : documents_) {
      if (!linked_.contains(document.doc) && arrived_.contains(document.id))
        waiting.push_back(document);
    }
    std::sort(waiting.begin(), waiting.end(), [](const StoryDocument& a, const StoryDocument& b) {
      return std::pair(a.published, a.id) < std::pair(b.published, b.id);
    });
    if (waiting.size() > limit) waiting.resize(limit);
    return waiting;
  }

  Result<std::vector<LinkedDocument>> linked(std::optional<Date> begin,
                                             std::optional<Date> end) override {
    std::vector<LinkedDocument> found;
    for (const auto& [doc, one] : linked_) {
      const bool dated = one.published.has_value();
      if (dated == begin.has_value() &&
          (!dated || (*begin <= *one.published && *one.published <= *end)))
        found.push_back(one);
    }
    return found;
  }

  Result<std::string> text_of(std::int64_t doc) override {
    return documents_[static_cast<std::size_t>(doc) - 1].text;
  }

  Result<std::int64_t> last_story() override {
    std::int64_t last = 0;
    for (const auto& [doc, one] : linked_) last = std::max(last, one.story);
    return last;
  }

  Result<void> save(const std::vector<LinkedDocument>& documents) override {
    for (const LinkedDocument& one : documents) {
      linked_[one.doc] = one;
      waiting_.insert(one.story);
    }
    return {};
  }

  Result<void> join_pinned_stories() override { return {}; }

  Result<std::optional<std::int64_t>> next_waiting_story() override {
    return waiting_.empty() ? std::nullopt : std::optional(*waiting_.begin());
  }

  Result<std::vector<LinkedDocument>> story(std::int64_t story) override {
    std::vector<LinkedDocument> members;
    for (const auto& [doc, one] : linked_) {
      if (one.story == story) members.push_back(one);
    }
    return members;
  }

  Result<std::vector<EventPin>> pins(std::int64_t /*story*/) override {
    return std::vector<EventPin>();
  }

  Result<std::vector<NearDocument>> near(std::int64_t /*story*/) override {
    return std::vector<NearDocument>();
  }

  Result<std::vector<std::int64_t>> save_events(std::int64_t story,
                                                const std::vector<MergedEvent>& events) override {
    waiting_.erase(story);
    events_[story] = events;
    return std::vector<std::int64_t>(events.size());
  }

  Result<void> join_events(std::int64_t /*event*/, std::int64_t /*other*/) override { return {}; }

  void arrive(const std::string& id) { arrived_.insert(id); }

  /// The stories as sets of ids, and all copies.
  [[nodiscard]] std::set<std::set<std::string>> stories() const {
    std::map<std::int64_t, std::set<std::string>> by_story;
    for (const auto& [doc, one] : linked_) by_story[one.story].insert(one.id);
    std::set<std::set<std::string>> found;
    for (const auto& [story, ids] : by_story) found.insert(ids);
    return found;
  }

  [[nodiscard]] std::set<std::pair<std::string, std::string>> copies() const {
    std::set<std::pair<std::string, std::string>> found;
    for (const auto& [doc, one] : linked_) {
      for (const Copy& copy : one.copies) found.emplace(id(copy.doc), id(copy.origin));
    }
    return found;
  }

 private:
  [[nodiscard]] std::string id(std::int64_t doc) const {
    return documents_[static_cast<std::size_t>(doc) - 1].id;
  }

  std::vector<StoryDocument> documents_;
  std::set<std::string> arrived_;
  std::map<std::int64_t, LinkedDocument> linked_;
  std::set<std::int64_t> waiting_;
  std::map<std::int64_t, std::vector<MergedEvent>> events_;
};

StoryDocument article(const std::string& id, const std::string& outlet, const char* day,
                      std::string text) {
  StoryDocument document;
  document.id = id;
  document.language = "fr";
  document.outlet = outlet;
  document.published = parse_date(day);
  document.text = std::move(text);
  return document;
}

constexpr const char* flood =
    "Trois ponts ont été emportés mardi par la crue de la rivière Aube, a annoncé la préfecture de "
    "Troyes. Près de "
    "deux cents habitants de Bar ont passé la nuit dans le gymnase de Brienne.";
constexpr const char* match =
    "Les handballeuses de Brest ont battu Metz samedi devant six mille spectateurs. Le titre se "
    "jouera à Dijon.";

std::vector<StoryDocument> week() {
  StoryDocument paper = article("c", "La Gazette", "2020-03-03", std::string("Crue. ") + flood);
  paper.credits = {"AFP"};
  return {article("a", "Le Soir", "2020-03-02", match), article("b", "AFP", "2020-03-03", flood),
          paper, article("d", "Le Jour", "2020-03-20", match)};
}

void link(MemoryStore& store, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) store.arrive(id);
  ASSERT_TRUE(link_stories(store, StoryKnowledge(), nullptr));
}

TEST(LinkStories, CopyPointsAtTheCreditedAgency) {
  MemoryStore store(week());
  link(store, {"a", "b", "c", "d"});
  EXPECT_EQ(store.copies(), (std::set<std::pair<std::string, std::string>>{{"c", "b"}}));
  EXPECT_EQ(store.stories(), (std::set<std::set<std::string>>{{"a"}, {"b", "c"}, {"d"}}));
}

TEST(LinkStories, OrderOfArrivalDoesNotMatterAfterRebuild) {
  std::vector<std::string> ids = {"a", "b", "c", "d"};
  std::set<std::set<std::set<std::string>>> seen;
  do {
    MemoryStore store(week());
    for (const std::string& id : ids) link(store, {id});
    ASSERT_TRUE(store.forget());
    ASSERT_TRUE(link_stories(store, StoryKnowledge(), nullptr));
    seen.insert(store.stories());
    EXPECT_EQ(store.copies(), (std::set<std::pair<std::string, std::string>>{{"c", "b"}}));
  } while (std::next_permutation(ids.begin(), ids.end()));
  EXPECT_EQ(seen.size(), 1U);
}

TEST(LinkStories, WithoutDays) {
  std::vector<StoryDocument> documents = week();
  for (StoryDocument& document : documents) document.published.reset();
  MemoryStore store(documents);
  link(store, {"a", "b"});
  link(store, {"c", "d"});
  EXPECT_EQ(store.copies(),
            (std::set<std::pair<std::string, std::string>>{{"c", "b"}, {"d", "a"}}));
}

TEST(LinkStories, RetoldInOtherWordsWithoutAnyReport) {
  const std::vector<StoryDocument> documents = {
      article("a", "Le Soir", "2020-03-02",
              "Le violoniste Anton Kessler quitte l'orchestre de Brest. Kessler dirigeait les "
              "violons depuis six ans et rejoint Dijon."),
      article("b", "Le Jour", "2020-03-02",
              "Départ surprise à Brest : Anton Kessler laisse son pupitre. Le violoniste de Brest "
              "s'installe bientôt à Dijon, où Kessler est né, dit l'orchestre."),
      article("c", "Le Jour", "2020-03-02", flood)};
  MemoryStore store(documents);
  link(store, {"a", "b", "c"});
  EXPECT_EQ(store.stories(), (std::set<std::set<std::string>>{{"a", "b"}, {"c"}}));
}

TEST(CompareTexts, CutAddedAndSame) {
  const auto changes =
      compare_texts("Le pont a été fermé lundi.", "Le pont a été rouvert mardi, enfin.");
  std::string kinds;
  for (const TextChange& change : changes) {
    kinds += change.kind == TextChange::Kind::same  ? 's'
             : change.kind == TextChange::Kind::cut ? 'c'
                                                    : 'a';
  }
  EXPECT_EQ(kinds, "sca");
  EXPECT_EQ(changes[1].before, (PointRange{14, 25}));
  EXPECT_EQ(changes[2].after, (PointRange{14, 34}));
  EXPECT_TRUE(compare_texts("", "").empty());
}

}  // namespace
}  // namespace depeche
