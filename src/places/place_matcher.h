// SPDX-License-Identifier: Apache-2.0
// Where in the text do names of the gazetteer stand that are not part of another name?
#pragma once

#include "places/gazetteer.h"
#include "places/place_context.h"
#include "places/place_evidence.h"

#include <depeche/analysis.h>
#include <depeche/document.h>

#include <string>
#include <vector>

namespace depeche {

/// One occurrence of a name with all that it may mean.
struct PlaceMatch {
  TokenRange tokens;
  Span evidence;
  std::uint32_t sentence = 0;
  std::string folded;
  std::vector<PlaceEntry>
      entries;  ///< empty: the name finder calls it a place, the gazetteer lacks it
  PlaceEvidence around;
  bool named = false;        ///< the name finder calls it a place
  bool named_other = false;  ///< the name finder calls just these words a person or an organisation
  bool opens_sentence = false;
  bool person_like = false;  ///< family name of a person of the document
  bool unsure = false;  ///< nobody calls it a place; a country behind it may ("in Shire, Ethiopia")
};

/// The occurrences in text order, not overlapping, the longest name first; names of persons, of
/// organisations and of firms that contain a place are left out.
std::vector<PlaceMatch> match_places(const Document& document, const Analysis& analysis,
                                     const Gazetteer& gazetteer, const PlaceContext& context);

}  // namespace depeche
