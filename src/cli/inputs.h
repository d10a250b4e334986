// SPDX-License-Identifier: Apache-2.0
// Which articles does the user want read, and how? The options that every reading command has.
#pragma once

#include "io/document_reader.h"

#include <depeche/result.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace depeche::cli {

struct InputOptions {
  std::vector<std::string> paths;  ///< "-" is standard input
  std::string date;                ///< --date, checked
  std::string language = "auto";   ///< --lang
  std::string from = "guess";      ///< --from
  std::string encoding;            ///< --encoding, checked
  unsigned jobs = 1;               ///< --jobs
};

/// Languages whose packs are opened.
std::vector<std::string> known_languages();

/// Adds FILE…, --date, --lang, --from, --encoding and --jobs to `command`; `options` must outlive
/// the parsing.
void add_input_options(CLI::App& command, InputOptions& options);

/// The same without --jobs, for commands that read one article after the other.
void add_article_options(CLI::App& command, InputOptions& options);

/// What an article is in, in words, when that is a language that nobody reads here; else empty.
using UnreadLanguage = std::function<std::string(const Document&)>;

/// As `reader` (a Pipeline or a Parser, which outlives it) says.
template <typename Reader>
UnreadLanguage unread_by(const Reader& reader) {
  return [&reader](const Document& document) { return reader.unread_language_of(document); };
}

/// The reader that the options ask for. Documents that say they are in a language without a pack,
/// or say nothing and are in one, come as errors; without `unread` only the former.
std::unique_ptr<DocumentReader> open_inputs(const InputOptions& options,
                                            UnreadLanguage unread = {});

/// Gives each document to `use` until it returns false or there are no more; what cannot be read is
/// reported and skipped. Returns the exit status: exit_some_failed when something was skipped.
int for_each_document(DocumentReader& reader, const std::function<bool(const Document&)>& use);

/// Bytes of all inputs together; 0 when one of them has no known size (a pipe).
std::uint64_t input_bytes(const std::vector<std::string>& paths);

}  // namespace depeche::cli
