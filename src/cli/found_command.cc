// SPDX-License-Identifier: Apache-2.0
// `depeche actors FILE…` and `depeche places FILE…`: who and where, with every mention and the rule
// behind it.
#include "cli/found_command.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/packs.h"
#include "cli/row_query.h"
#include "io/reading_writer.h"

#include <depeche/pipeline.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

using Show = Cell::Show;

/// What a place name stands for: itself, those who govern there, its people or team.
std::string sense(const PlaceRef& place) {
  if (place.of_people) return "population";
  return place.is_actor ? "government" : "place";
}

/// Rows of one document. In a table one row an actor or place with its mentions below; in CSV one
/// row a mention.
class Rows {
 public:
  Rows(const Document& document, const Reading& reading, bool each_mention, RowOutput& out)
      : document_(document),
        reading_(reading),
        each_mention_(each_mention),
        points_(document.text()),
        out_(out) {}

  /// In a table, the line above the rows that tells the article.
  void heading() {
    if (each_mention_) return;
    const Metadata& about = document_.metadata();
    std::vector<std::string> facts;
    for (const std::string& fact :
         {about.title, about.outlet, day_of(about.published), about.path}) {
      if (!fact.empty()) facts.push_back(fact);
    }
    facts.push_back(document_.id());
    out_.print({{"document", "== " + join(facts, " · "), Show::table}});
  }

  void actors() {
    for (const Actor& actor : reading_.actors) {
      Cells about = {{"document", document_.id()},
                     {"actor", actor.name, Show::heading},
                     {"type", std::string(name_of(actor.type)), Show::heading},
                     {"country", actor.country, Show::heading},
                     {"sectors", actor.sectors, Show::heading},
                     {"office", actor.office == actor.name ? "" : actor.office, Show::heading},
                     {"wikidata", actor.wikidata, Show::heading}};
      std::vector<std::string> below;
      for (const ActorMention& mention : actor.mentions) {
        tell(mention.evidence, mention.rule, std::string(name_of(mention.form)), about, below);
      }
      if (!actor.members.empty()) below.push_back("= " + members(actor));
      table(std::move(about), below);
    }
  }

  void places() {
    // Mentions of one place stand together, in the order of the first.
    std::vector<bool> told(reading_.places.size(), false);
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (told[i]) continue;
      const PlaceRef& place = reading_.places[i];
      Cells about = {
          {"document", document_.id()},
          {"place", place.name.empty() ? words(place.evidence) : place.name, Show::heading},
          {"resolution", std::string(name_of(place.resolution)), Show::heading},
          {"country", place.country, Show::heading},
          {"geonames",
           place.geonames == 0 ? std::string() : "geonames:" + std::to_string(place.geonames),
           Show::heading},
          {"position", position(place), Show::heading},
          {"population", static_cast<std::int64_t>(place.population)}};
      std::vector<std::string> below;
      for (std::size_t k = i; k < told.size(); ++k) {
        const PlaceRef& other = reading_.places[k];
        if (told[k] || !same(place, other)) continue;
        told[k] = true;
        tell(other.evidence, other.rule, sense(other), about, below);
      }
      table(std::move(about), below);
    }
  }

 private:
  [[nodiscard]] std::string words(Span span) const {
    return std::string(slice(document_.text(), span));
  }

  [[nodiscard]] static std::string day_of(const std::optional<Date>& day) {
    return day ? to_string(*day) : std::string();
  }

  [[nodiscard]] static bool same(const PlaceRef& a, const PlaceRef& b) {
    return a.name == b.name && a.geonames == b.geonames && a.country == b.country &&
           a.resolution == b.resolution;
  }

  [[nodiscard]] static std::string position(const PlaceRef& place) {
    if (!place.latitude || !place.longitude) return {};
    constexpr std::size_t digits = 32;
    std::string text(digits, '\0');
    const int size = std::snprintf(text.data(), digits, "%.4f,%.4f", *place.latitude,
                                   *place.longitude);  // NOLINT: a fixed format
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
  }

  [[nodiscard]] std::string members(const Actor& actor) const {
    std::vector<std::string> names;
    for (const std::uint32_t member : actor.members) names.push_back(reading_.actors[member].name);
    return join(names, ", ");
  }

  /// A mention: a row of its own in CSV, a line below in a table.
  void tell(Span span, const RuleId& rule, const std::string& form, const Cells& about,
            std::vector<std::string>& below) {
    const auto start = static_cast<std::int64_t>(points_.at(span.begin));
    const auto end = static_cast<std::int64_t>(points_.at(span.end));
    if (!each_mention_) {
      below.push_back(std::to_string(start) + "-" + std::to_string(end) + "  " + words(span) +
                      "  " + form + "  " + rule);
      return;
    }
    Cells row = about;
    row.push_back({"start", start});
    row.push_back({"end", end});
    row.push_back({"mention", words(span)});
    row.push_back({"form", form});
    row.push_back({"rule", rule});
    out_.print(row);
  }

  void table(Cells about, const std::vector<std::string>& below) {
    if (each_mention_) return;
    for (const std::string& line : below) about.push_back({"mention", line, Show::below});
    out_.print(about);
  }

  const Document& document_;
  const Reading& reading_;
  bool each_mention_;  ///< a row each, as in CSV
  utf8::CodePoints points_;
  RowOutput& out_;
};

/// What is told of the document, and the layer.
Reading only(Reading reading, FoundLayer layer) {
  Reading kept;
  kept.language = std::move(reading.language);
  kept.pack = std::move(reading.pack);
  kept.credits = std::move(reading.credits);
  if (layer == FoundLayer::actors) kept.actors = std::move(reading.actors);
  if (layer == FoundLayer::places) kept.places = std::move(reading.places);
  return kept;
}

}  // namespace

int run_found(const InputOptions& options, const std::string& format, FoundLayer layer,
              const std::string& data_dir) {
  const auto pipeline = open_pipeline(data_dir);
  if (!pipeline) return fail(pipeline.error(), exit_no_data);
  const auto writer = make_reading_writer("jsonl", {});
  if (!writer) return fail(writer.error(), exit_usage);
  const auto reader = open_inputs(options, unread_by(**pipeline));
  RowOutput rows(format);
  StandardOutput plain;
  const int status = for_each_document(*reader, [&](const Document& document) {
    const Reading reading = only((*pipeline)->read(document), layer);
    if (format == "jsonl") {
      std::string out;
      (*writer)->write(document, reading, out);
      return plain.write(out);
    }
    Rows told(document, reading, format == "csv", rows);
    told.heading();
    layer == FoundLayer::actors ? told.actors() : told.places();
    return rows.output().taken();
  });
  return std::max({status, plain.status(), rows.output().status()});
}

void add_places_command(CLI::App& app, Invocation& invocation) {
  struct Options {
    InputOptions input;
    std::string format = "table";
  };

  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "places", "Read articles and show their places, with every mention and its rule");
  add_article_options(*command, options->input);
  command
      ->add_option("--format", options->format,
                   "table for people; jsonl (docs/formats/jsonl.md), csv: a row a mention")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}))
      ->capture_default_str();
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] {
      if (options->input.paths.empty() && ::isatty(STDIN_FILENO) == 1) {
        return fail(
            {ErrorCode::invalid_argument, "name a FILE, or - for what you type; see --help", ""},
            exit_usage);
      }
      return run_found(options->input, options->format, FoundLayer::places, invocation.data_dir);
    };
  });
}

}  // namespace depeche::cli
