// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include "cli/process.h"
#include "io/encoding.h"

#include <depeche/date.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

/// Refuses documents that are, or say they are, in a language that nobody reads here.
Result<void> admit(const Document& document, const UnreadLanguage& unread) {
  const std::string& declared = document.metadata().language;
  const auto known = known_languages();
  const bool read = std::find(known.begin(), known.end(), declared) != known.end();
  const std::string foreign = declared.empty() && unread ? unread(document) : std::string();
  if (read || (declared.empty() && foreign.empty())) return {};
  const std::string& id = document.metadata().source_id;
  return Error{
      ErrorCode::bad_data,
      "an article" + (id.empty() ? "" : " (id " + id + ")") +
          (declared.empty() ? " is in another language than French and English (" + foreign + ")"
                            : " says its language is '" + declared.substr(0, 20) + "'") +
          ", which is not read; --lang fr or --lang en reads it as such",
      ""};
}

std::string check_date(const std::string& text) {
  if (text.size() == 10 && parse_date(text)) return {};
  return "'" + text + "' is no date; write it as 2017-11-21";
}

std::string check_encoding(const std::string& name) {
  return is_encoding(name) ? "" : "no encoding is called '" + name + "'; windows-1252, say";
}

}  // namespace

std::vector<std::string> known_languages() {
  return {"fr", "en"};
}

void add_article_options(CLI::App& command, InputOptions& options) {
  command
      .add_option("FILE", options.paths,
                  "Articles: plain text, HTML pages, JSON Lines, RSS and Atom feeds; - is standard "
                  "input (default)")
      ->type_name(" ");
  command
      .add_option("--date", options.date,
                  "Publication date of articles that bring none, as in 2017-11-21")
      ->type_name("DATE")
      ->check(CLI::Validator(check_date, "", "date"));
  command
      .add_option("--lang", options.language,
                  "Language of the articles; auto = as they say, else found out")
      ->type_name("LANG")
      ->check(CLI::IsMember({"fr", "en", "auto"}))
      ->capture_default_str();
  command
      .add_option("--from", options.from,
                  "Format of the input; guess = by the extension, else by the first bytes")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"guess", "text", "jsonl", "html", "feed"}))
      ->capture_default_str();
  command
      .add_option("--encoding", options.encoding,
                  "Encoding of text and HTML that is not UTF-8 and does not tell it")
      ->type_name("NAME")
      ->check(CLI::Validator(check_encoding, "", "encoding"));
}

void add_input_options(CLI::App& command, InputOptions& options) {
  constexpr unsigned most_jobs = 256;
  add_article_options(command, options);
  command
      .add_option("--jobs", options.jobs,
                  "Threads that read; the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(1U, most_jobs))
      ->capture_default_str();
}

std::unique_ptr<DocumentReader> open_inputs(const InputOptions& options, UnreadLanguage unread) {
  ReaderOptions reading;
  reading.format = input_format_from(options.from).value_or(InputFormat::guess);
  reading.published = parse_date(options.date);
  if (options.language != "auto") reading.language = options.language;
  reading.encoding = options.encoding;
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.emplace_back("-");
  reading.admit = [unread = std::move(unread)](const Document& document) {
    return admit(document, unread);
  };
  return read_paths(std::move(paths), std::move(reading));
}

int for_each_document(DocumentReader& reader, const std::function<bool(const Document&)>& use) {
  int status = exit_ok;
  while (auto document = reader.next()) {
    if (!*document) {
      status = fail(document->error(), exit_some_failed);
    } else if (!use(**document)) {
      break;
    }
  }
  return status;
}

std::uint64_t input_bytes(const std::vector<std::string>& paths) {
  std::uint64_t sum = 0;
  for (const std::string& path : paths) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) return 0;
    sum += size;
  }
  return sum;
}

}  // namespace depeche::cli
