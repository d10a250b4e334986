// SPDX-License-Identifier: Apache-2.0
// depeche-names train DATA LANG CORPUS CLUSTERS OUT: trains names.bin.
// depeche-names eval DATA LANG CORPUS [--show]: span F1 of the finder of pack DATA/LANG.
// depeche-names count DATA LANG FILE: names of a text, a paragraph a line, with how often they are
// read as what. depeche-names tag DATA LANG FILE: prints the names of a text, a paragraph a line.
// CORPUS is what names_corpus.py writes; CLUSTERS what names_clusters.py writes ("-" = none).
#include "base/files.h"
#include "base/hash.h"
#include "base/strings.h"
#include "lang/analyser.h"
#include "names_train.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <string>

namespace {

using namespace depeche;         // NOLINT(google-build-using-namespace)
using namespace depeche::train;  // NOLINT(google-build-using-namespace)

struct Gold {
  Span span;
  std::string type;
};

struct Text {
  std::string name;
  double weight = 1;
  std::string body;
  std::vector<Gold> names;
};

constexpr std::array<std::string_view, 4> types{"person", "organization", "place", "other"};

int fail(const Error& error) {
  std::fprintf(stderr, "depeche-names: %s\n", to_string(error).c_str());
  return 1;
}

std::vector<Text> read_corpus(const std::string& path) {
  std::vector<Text> texts;
  std::ifstream in(path);
  std::uint32_t start = 0;
  for (std::string line; std::getline(in, line);) {
    const auto cells = split(line, '\t');
    if (cells[0] == "D") {
      texts.push_back({std::string(cells[1]), std::stod(std::string(cells[2])), "", {}});
    } else if (cells[0] == "T") {
      Text& text = texts.back();
      if (!text.body.empty()) text.body += "\n";
      start = static_cast<std::uint32_t>(text.body.size());
      text.body += cells[1];
    } else if (cells[0] == "N") {
      const auto begin = static_cast<std::uint32_t>(*to_integer(cells[1]));
      const auto end = static_cast<std::uint32_t>(*to_integer(cells[2]));
      texts.back().names.push_back({{start + begin, start + end}, std::string(cells[3])});
    }
  }
  return texts;
}

/// The same text in capitals (ASCII and Latin-1 letters), so that the model learns headlines.
std::string shout(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'a' && byte <= 'z') text[i] = static_cast<char>(byte - 32);
    if (byte == 0xC3 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[i + 1]);
      if (next >= 0xA0 && next != 0xB7 && next != 0xBF) text[i + 1] = static_cast<char>(next - 32);
      ++i;
    }
  }
  return text;
}

std::uint8_t label_of(const Text& text, Span word) {
  for (const Gold& gold : text.names) {
    if (!gold.span.overlaps(word)) continue;
    const auto type = std::find(types.begin(), types.end(), gold.type);
    if (type == types.end()) return any_label;
    const auto number = static_cast<std::size_t>(type - types.begin());
    return static_cast<std::uint8_t>(word.begin <= gold.span.begin ? begin_label(number)
                                                                   : inside_label(number));
  }
  return 0;
}

/// Uses of words from the clusters file while training.
class Clusters final : public WordUses {
 public:
  explicit Clusters(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const auto cells = split(line, '\t');
      const auto group = [&cells](std::size_t i) {
        return static_cast<std::uint8_t>(1 + *to_integer(cells[i]));
      };
      uses_[static_cast<std::uint32_t>(fnv1a(cells[0]))] = {group(1), group(2)};
    }
  }

  [[nodiscard]] WordUse use(std::uint64_t form) const override {
    const auto found = uses_.find(static_cast<std::uint32_t>(form));
    return found == uses_.end() ? WordUse{} : found->second;
  }

  [[nodiscard]] std::vector<NameWeights::Use> list() const {
    std::vector<NameWeights::Use> list;
    for (const auto& [form, use] : uses_) list.push_back({form, use});
    return list;
  }

 private:
  std::map<std::uint32_t, WordUse> uses_;
};

void add_examples(const Text& text, const Analyser& analyser, const NameLists& lists,
                  const WordUses& uses, std::vector<Example>& examples) {
  auto document = Document::from_utf8(text.body);
  if (!document) return;
  const Analysis analysis = analyser.analyse(*document);
  const NameDocument words = look_at_words(*document, analysis, lists);
  for (const NameSentence& sentence : words.sentences) {
    if (sentence.words.empty()) continue;
    const NameFeatures features(words, sentence, uses);
    Example example;
    example.weight = text.weight;
    bool useful = false;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      example.labels.push_back(
          label_of(text, analysis.tokens[sentence.words[i].tokens.first].span));
      example.keys.emplace_back();
      if (features.candidate(i)) {
        features.extract(i, example.keys.back());
        useful = true;
      } else {
        example.labels.back() = 0;
      }
    }
    for (std::size_t i = 0; i < example.labels.size(); ++i) {
      const std::size_t last = i == 0 ? name_labels : example.labels[i - 1];
      if (example.labels[i] == any_label || last == any_label) continue;
      if (!may_follow(last, example.labels[i])) --example.labels[i];  // a name cut by a border
    }
    if (useful) examples.push_back(std::move(example));
  }
}

int train_model(const Pack& pack, const std::vector<std::string>& arguments) {
  const auto analyser = Analyser::load(pack);
  if (!analyser) return fail(analyser.error());
  const auto lists = NameLists::load(pack);
  if (!lists) return fail(lists.error());
  const Clusters clusters(arguments[4]);
  std::vector<Example> examples;
  std::size_t number = 0;
  for (Text text : read_corpus(arguments[3])) {
    add_examples(text, *analyser, *lists, clusters, examples);
    if (++number % 8 != 0) continue;
    text.body = shout(std::move(text.body));
    text.weight *= 0.5;
    add_examples(text, *analyser, *lists, clusters, examples);
  }
  TrainOptions options;
  float trust = 0;
  for (std::size_t i = 6; i + 1 < arguments.size(); i += 2) {
    const double value = std::stod(arguments[i + 1]);
    if (arguments[i] == "--epochs") options.epochs = static_cast<int>(value);
    if (arguments[i] == "--l2") options.l2 = value;
    if (arguments[i] == "--rate") options.rate = value;
    if (arguments[i] == "--dropout") options.dropout = value;
    if (arguments[i] == "--count") options.least_count = static_cast<std::uint32_t>(value);
    if (arguments[i] == "--trust") trust = static_cast<float>(value);
    if (arguments[i] == "--features") options.most_features = static_cast<std::size_t>(value);
  }
  NameWeights weights = train::train(examples, options);
  weights.uses = clusters.list();
  weights.trust = trust;
  std::ofstream out(arguments[5], std::ios::binary);
  out << NameModel::write(weights);
  return out.good() ? 0 : fail({ErrorCode::io, "cannot be written", arguments[5]});
}

struct Count {
  double gold = 0;
  double found = 0;
  double right = 0;

  void print(const std::string& name) const {
    const double precision = found > 0 ? right / found : 0;
    const double recall = gold > 0 ? right / gold : 0;
    const double sum = precision + recall;
    std::printf("%-28s gold %5.0f  P %.3f  R %.3f  F1 %.3f\n", name.c_str(), gold, precision,
                recall, sum > 0 ? 2 * precision * recall / sum : 0);
  }
};

using Counts = std::map<std::string, Count>;

void show(const Text& text, Span span, std::string_view what) {
  const std::uint32_t begin = span.begin > 40 ? span.begin - 40 : 0;
  std::printf("%.*s\t%s\t…%.*s[%.*s]\n", static_cast<int>(what.size()), what.data(),
              text.name.c_str(), static_cast<int>(span.begin - begin), text.body.data() + begin,
              static_cast<int>(span.size()), text.body.data() + span.begin);
}

void compare(const Text& text, const std::vector<NameSpan>& names, bool shown, Counts& counts) {
  const std::string group = text.name.substr(0, text.name.find('/'));
  const auto add = [&](const std::string& type, double Count::*field) {
    counts[group + " " + type].*field += 1;
    if (type == "other") return;
    counts[group + " (3 types)"].*field += 1;
    counts["all (3 types)"].*field += 1;
  };
  for (const Gold& gold : text.names) {
    if (gold.type == "unknown") continue;
    add(gold.type, &Count::gold);
    const bool hit = std::any_of(names.begin(), names.end(), [&gold](const NameSpan& name) {
      return name.evidence == gold.span && types[static_cast<std::size_t>(name.type)] == gold.type;
    });
    if (hit) add(gold.type, &Count::right);
    if (!hit && shown && gold.type != "other") show(text, gold.span, "MISS " + gold.type);
  }
  for (const NameSpan& name : names) {
    const bool unknown =
        std::any_of(text.names.begin(), text.names.end(), [&name](const Gold& gold) {
          return gold.type == "unknown" && gold.span.overlaps(name.evidence);
        });
    if (unknown) continue;
    const std::string type(types[static_cast<std::size_t>(name.type)]);
    add(type, &Count::found);
    const bool hit = std::any_of(text.names.begin(), text.names.end(), [&](const Gold& gold) {
      return name.evidence == gold.span && type == gold.type;
    });
    if (!hit && shown && type != "other")
      show(text, name.evidence, "FALSE " + type + " " + name.rule);
  }
}

int evaluate(const Pack& pack, const std::vector<std::string>& arguments) {
  const auto analyser = Analyser::load(pack);
  if (!analyser) return fail(analyser.error());
  const bool shown = arguments.back() == "--show";
  Counts counts;
  for (const Text& text : read_corpus(arguments[3])) {
    const auto document = Document::from_utf8(text.body);
    if (!document) continue;
    const Analysis analysis = analyser->analyse(*document);
    compare(text, analysis.names, shown, counts);
  }
  for (const auto& [name, count] : counts) count.print(name);
  return 0;
}

int tag(const Pack& pack, const std::string& path) {
  const auto analyser = Analyser::load(pack);
  if (!analyser) return fail(analyser.error());
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto document = Document::from_utf8(line);
    if (!document) continue;
    const Analysis analysis = analyser->analyse(*document);
    std::string out;
    std::uint32_t at = 0;
    for (const NameSpan& name : analysis.names) {
      out += document->text().substr(at, name.evidence.begin - at);
      out += "[" + std::string(slice(document->text(), name.evidence)) + "|" +
             std::string(types[static_cast<std::size_t>(name.type)].substr(0, 3)) + "]";
      at = name.evidence.end;
    }
    std::printf("%s%s\n", out.c_str(), std::string(document->text().substr(at)).c_str());
  }
  return 0;
}

/// What the names of much raw text are read as; documents are parted by blank lines.
int count_names(const Pack& pack, const std::string& path) {
  const auto analyser = Analyser::load(pack);
  if (!analyser) return fail(analyser.error());
  std::map<std::string, std::array<int, 4>> counts;
  std::ifstream in(path);
  std::string body;
  for (std::string line; in;) {
    const bool more = static_cast<bool>(std::getline(in, line));
    if (more && !line.empty()) {
      body += line + "\n";
      continue;
    }
    const auto document = Document::from_utf8(std::move(body));
    body.clear();
    if (!document) continue;
    const Analysis analysis = analyser->analyse(*document);
    for (const NameSpan& name : analysis.names) {
      counts[std::string(slice(document->text(), name.evidence))]
            [static_cast<std::size_t>(name.type)]++;
    }
  }
  for (const auto& [name, count] : counts) {
    std::printf("%s\t%d\t%d\t%d\t%d\n", name.c_str(), count[0], count[1], count[2], count[3]);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 4) {
    std::fputs("usage: depeche-names train|eval|tag DATA LANG CORPUS …\n", stderr);
    return 2;
  }
  const auto pack = Pack::open(arguments[1], arguments[2]);
  if (!pack) return fail(pack.error());
  if (arguments[0] == "train" && arguments.size() >= 6) return train_model(*pack, arguments);
  if (arguments[0] == "eval") return evaluate(*pack, arguments);
  if (arguments[0] == "count") return count_names(*pack, arguments[3]);
  return tag(*pack, arguments[3]);
}
