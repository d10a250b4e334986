// SPDX-License-Identifier: Apache-2.0
// How are the rows of a document read back, for stories to be made of it?
#pragma once

#include "ledger/database.h"

#include <depeche/story.h>

namespace depeche {

/// The prepared queries for the parts of a document.
class StoryDocuments {
 public:
  static Result<StoryDocuments> prepare(const Database& database);

  /// The document of row `doc` with its reports, actors and places; not_found when there is none.
  Result<StoryDocument> read(std::int64_t doc);

 private:
  Result<void> read_document(std::int64_t doc, StoryDocument& document);
  Result<void> read_actors(std::int64_t doc, StoryDocument& document);
  Result<void> read_places(std::int64_t doc, StoryDocument& document);
  Result<void> read_reports(std::int64_t doc, StoryDocument& document);

  Statement document_;
  Statement credits_;
  Statement actors_;
  Statement places_;
  Statement reports_;
  Statement tellings_;
  Statement participants_;
  Statement sizes_;
};

}  // namespace depeche
