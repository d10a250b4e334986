// SPDX-License-Identifier: Apache-2.0
// parallel_test DATA_DIR FILE: does the same sentence in French and in English give the same
// reports? Each line of FILE: type, mode (may be empty), status, French, English. Prints the pairs
// that differ, and fails below the floors.
#include "base/strings.h"

#include <depeche/pipeline.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using depeche::Actor;
using depeche::ActorIndex;
using depeche::Document;
using depeche::Pipeline;
using depeche::Reading;
using depeche::Report;

/// Share of the pairs with the same reports on both sides, and of those that give on both sides
/// what their line says.
constexpr double floor_same = 0.95;
constexpr double floor_right = 0.95;

struct Pair {
  std::string wanted;  ///< "ACCUSE allege occurred"
  std::string fr;
  std::string en;
};

std::string kind_of(const Report& report) {
  std::string kind(name_of(report.type));
  kind += ' ';
  if (!report.mode.empty()) kind += report.mode + ' ';
  return kind + std::string(name_of(report.status));
}

/// "FRA:GOV,RUS:MIL": countries and first sectors, sorted.
std::string codes_of(const std::vector<ActorIndex>& list, const Reading& reading) {
  std::set<std::string> codes;
  for (const ActorIndex index : list) {
    const Actor& actor = reading.actors[index];
    codes.insert(actor.country + ':' + (actor.sectors.empty() ? "" : actor.sectors.front()));
  }
  std::string joined;
  for (const std::string& code : codes) joined += (joined.empty() ? "" : ",") + code;
  return joined;
}

struct Found {
  std::set<std::string> kinds;
  std::set<std::string> whole;
};

Found found_in(const std::string& text, const std::string& language, const Pipeline& pipeline) {
  depeche::Metadata metadata;
  metadata.language = language;
  metadata.published = depeche::parse_date("2019-11-20");
  const auto document = Document::from_utf8(text, std::move(metadata));
  Found found;
  if (!document) return found;
  const Reading reading = pipeline.read(*document);
  for (const Report& report : reading.reports) {
    found.kinds.insert(kind_of(report));
    found.whole.insert(kind_of(report) + ' ' + codes_of(report.actors, reading) + " > " +
                       codes_of(report.recipients, reading));
  }
  return found;
}

std::vector<Pair> read(const std::string& path) {
  std::vector<Pair> pairs;
  std::ifstream file(path, std::ios::binary);
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const auto cells = depeche::split(line, '\t');
    if (cells.size() != 5 || cells[0] == "type") continue;
    Pair pair;
    pair.wanted = std::string(cells[0]) + ' ';
    if (!cells[1].empty()) pair.wanted += std::string(cells[1]) + ' ';
    pair.wanted += cells[2];
    pair.fr = cells[3];
    pair.en = cells[4];
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

void print(const char* side, const Found& found) {
  std::printf("  %s:", side);
  for (const std::string& one : found.whole) std::printf("  [%s]", one.c_str());
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: parallel_test DATA_DIR FILE\n", stderr);
    return 2;
  }
  const auto pipeline = Pipeline::open({.data_dir = argv[1]});
  if (!pipeline) {
    std::fprintf(stderr, "parallel_test: %s\n", to_string(pipeline.error()).c_str());
    return 2;
  }
  const auto pairs = read(argv[2]);
  std::size_t same = 0;
  std::size_t right = 0;
  for (const Pair& pair : pairs) {
    const Found fr = found_in(pair.fr, "fr", *pipeline);
    const Found en = found_in(pair.en, "en", *pipeline);
    const bool equal = fr.whole == en.whole && !fr.whole.empty();
    const bool told = fr.kinds.contains(pair.wanted) && en.kinds.contains(pair.wanted);
    same += equal ? 1 : 0;
    right += told ? 1 : 0;
    if (equal && told) continue;
    std::printf("%s%s: %s | %s\n", pair.wanted.c_str(), equal ? "" : " (differ)", pair.fr.c_str(),
                pair.en.c_str());
    print("fr", fr);
    print("en", en);
  }
  const auto all = static_cast<double>(std::max<std::size_t>(pairs.size(), 1));
  std::printf("%zu pairs: the same reports %.3f, as expected on both sides %.3f\n", pairs.size(),
              static_cast<double>(same) / all, static_cast<double>(right) / all);
  const bool enough = pairs.size() >= 200 && static_cast<double>(same) / all >= floor_same &&
                      static_cast<double>(right) / all >= floor_right;
  return enough ? 0 : 1;
}
