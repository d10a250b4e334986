// SPDX-License-Identifier: Apache-2.0
// How is a report said in short words, for tables and CSV?
#pragma once

#include <depeche/document.h>
#include <depeche/pipeline.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Names of the actors, those outside the reading left out, joined by `separator`.
std::string actor_names(const Reading& reading, const std::vector<ActorIndex>& actors,
                        std::string_view separator);

/// Who says it: name of the claimant, else the words that name it, else the channel, else the cue.
std::string claimant_of(const Document& document, const Reading& reading,
                        const Attribution& attribution);

/// "450+", "12-15", "30", "-20" (at most); empty when nothing is known.
std::string range_words(const SizeRange& range);

/// "killed 450+; injured 12-15".
std::string size_words(const Sizes& sizes);

/// "2017-11-20", "2017-11" for a whole month, "2017", "2017-11-20/22" for days of one month,
/// "2017-11-28/2017-12-03", "2017-11-20/.." and "../2017-11-20" when one side is open (ISO 8601-2).
std::string date_words(const Interval& date);

}  // namespace depeche
