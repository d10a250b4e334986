// SPDX-License-Identifier: Apache-2.0
// From an article to all that can be read in it.
#pragma once

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/place.h>
#include <depeche/quote.h>
#include <depeche/report.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace depeche {

/// Everything found in one document; indices in it refer to its own vectors, spans to the text of
/// the document it was read from.
struct Reading {
  std::string language;              ///< ISO 639-1
  std::string pack;                  ///< version of the pack that read it
  std::vector<std::string> credits;  ///< agencies credited in the text or the metadata
  std::vector<TimeRef> times;
  std::vector<QuantityRef> quantities;
  std::vector<MeasureRef> measures;
  std::vector<PlaceRef> places;
  std::vector<Actor> actors;
  Attributions attributions;  ///< quotes, and who answers for which stretch of text
  std::vector<Report> reports;

  bool operator==(const Reading&) const = default;
};

struct PipelineOptions {
  std::string data_dir;  ///< folder that holds common/, fr/, en/ …
  std::vector<std::string> languages = {"fr",
                                        "en"};  ///< packs to open; each must exist in data_dir
};

/// Opens the packs once, then reads any number of documents. read() and analyse() are const, total
/// and may be called from several threads at once.
class Pipeline {
 public:
  /// Fails with not_found, bad_data or incompatible when a pack cannot be opened; the error names
  /// the file.
  static Result<Pipeline> open(const PipelineOptions& options);

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  ~Pipeline();

  /// Language of the document: the one in its metadata when a pack for it is open, else identified
  /// from the text.
  [[nodiscard]] std::string language_of(const Document& document) const;

  /// What the text of the document is in, in English words ("Spanish", "Arabic script"), when that
  /// is clearly none of the open packs' languages and the metadata name none of them; else empty.
  /// read() reads such a document all the same, as language_of() says.
  [[nodiscard]] std::string unread_language_of(const Document& document) const;

  /// Grammar alone.
  [[nodiscard]] Analysis analyse(const Document& document) const;

  [[nodiscard]] Reading read(const Document& document) const;

  /// As read() of each, in less time: a stage reads all documents before the next one begins.
  [[nodiscard]] std::vector<Reading> read_all(std::span<const Document* const> documents) const;

 private:
  struct Stages;
  explicit Pipeline(std::unique_ptr<Stages> stages);
  std::unique_ptr<Stages> stages_;
};

}  // namespace depeche
