// SPDX-License-Identifier: Apache-2.0
// `depeche pack check`: says what is wrong in the tables of a pack, and how to mend it.
#include "cli/command.h"
#include "cli/pack_examples.h"
#include "cli/process.h"
#include "pack/pack.h"
#include "pack/pack_check.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::vector<std::string> folders;
  std::size_t allowed = 0;
};

/// A folder of packs with `pack` in it, completed by the indexes, the models and the common tables
/// that only the compiled packs have: links in a folder of its own, gone with the object.
class Workbench {
 public:
  static Result<Workbench> open(const fs::path& pack, const std::string& language,
                                const fs::path& compiled) {
    std::string name = (fs::temp_directory_path() / "depeche-pack-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      return Error{ErrorCode::io, "cannot make a folder for the check", name};
    Workbench bench(name);
    std::error_code failed;
    bench.link_all(pack, language);
    bench.link_all(compiled / language, language);
    const fs::path beside = pack.parent_path() / "common";
    if (fs::is_directory(beside, failed)) bench.link_all(beside, "common");
    bench.link_all(compiled / "common", "common");
    return bench;
  }

  Workbench(Workbench&& other) noexcept : folder_(std::exchange(other.folder_, fs::path())) {}

  Workbench& operator=(Workbench&& other) noexcept {
    std::swap(folder_, other.folder_);
    return *this;
  }

  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  ~Workbench() {
    std::error_code failed;
    if (!folder_.empty()) fs::remove_all(folder_, failed);
  }

  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  explicit Workbench(fs::path folder) : folder_(std::move(folder)) {}

  /// What is linked first stays.
  void link_all(const fs::path& from, const std::string& name) {
    std::error_code failed;
    for (const auto& file : fs::recursive_directory_iterator(from, failed)) {
      if (!file.is_regular_file(failed)) continue;
      const fs::path to = folder_ / name / file.path().lexically_relative(from);
      fs::create_directories(to.parent_path(), failed);
      fs::create_symlink(fs::absolute(file.path()), to, failed);
    }
  }

  fs::path folder_;
};

class Check {
 public:
  Check(const CheckOptions& options, fs::path compiled)
      : options_(&options), compiled_(std::move(compiled)) {}

  int run() {
    for (const fs::path& folder : folders()) {
      if (const int status = check(folder); status > exit_some_failed) return status;
    }
    if (examples_failed_ > options_->allowed) failed_ = true;
    return failed_ ? exit_some_failed : exit_ok;
  }

 private:
  /// Those asked for, else all compiled ones.
  [[nodiscard]] std::vector<fs::path> folders() const {
    std::vector<fs::path> out;
    for (const std::string& folder : options_->folders) {
      const fs::path path(folder);
      out.push_back(path.has_filename() ? path : path.parent_path());
    }
    if (!out.empty()) return out;
    std::error_code failed;
    for (const auto& folder : fs::directory_iterator(compiled_, failed)) {
      if (folder.is_directory(failed)) out.push_back(folder.path());
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  int check(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_regular_file(folder / "manifest.tsv", failed)) {
      return fail({ErrorCode::not_found, "is no pack: it has no manifest.tsv", folder.string()},
                  exit_no_data);
    }
    const std::string language = fs::absolute(folder).filename().string();
    const auto known = KnownValues::of(fs::absolute(folder).parent_path().string())
                           .or_else(KnownValues::of(compiled_.string()));
    for (const Error& fault : check_pack_files(folder.string(), known)) tell(fault);
    if (language == "common") {
      say(folder.string() + ": files and tables looked at\n");
      return exit_ok;
    }
    const auto bench = Workbench::open(folder, language, compiled_);
    if (!bench) return fail(bench.error(), exit_no_data);
    return check_rows(folder.string(), language, bench->folder());
  }

  int check_rows(const std::string& folder, const std::string& language, const std::string& bench) {
    const auto plain = [&](Error error) {
      const fs::path beside = fs::path(folder).parent_path() / "common";
      std::error_code failed;
      const fs::path common = fs::is_directory(beside, failed) ? beside : compiled_ / "common";
      for (const auto& [linked, own] : {std::pair(bench + "/" + language, folder),
                                        std::pair(bench + "/common", common.string())}) {
        if (error.where.starts_with(linked)) error.where.replace(0, linked.size(), own);
        const auto inside = error.message.find(linked);
        if (inside != std::string::npos) error.message.replace(inside, linked.size(), own);
      }
      return error;
    };
    const auto pack = Pack::open(bench, language);
    if (!pack) return fail(plain(pack.error()), exit_no_data);
    const auto faults = events::Lexicon::check(*pack);
    for (const Error& fault : faults) tell(plain(fault));
    const auto lexicon = events::Lexicon::load(*pack);
    const auto pipeline = Pipeline::open({.data_dir = bench, .languages = {language}});
    if (!lexicon || !pipeline) {
      // Rows that the lexicon refuses are told already.
      if (lexicon && !pipeline) tell(plain(pipeline.error()));
      say(folder + ": examples not run until the rows above can be read\n");
      return exit_ok;
    }
    for (const Error& fault : check_cue_examples(*pipeline, *pack, folder)) tell(fault);
    const auto results = run_examples(*pipeline, *lexicon, language, folder);
    for (const Error& failure : results.failures) say(to_string(failure) + "\n");
    examples_failed_ += results.failures.size();
    say(folder + ": " + std::to_string(results.rows) + " rows of happenings, " +
        std::to_string(results.sentences) + " sentences, " +
        std::to_string(results.failures.size()) + " failed\n");
    return exit_ok;
  }

  /// Several readers may find one fault.
  void tell(const Error& fault) {
    failed_ = true;
    if (!told_.insert(to_string(fault)).second) return;
    say(to_string(fault) + "\n");
  }

  static void say(const std::string& line) { write_all(STDOUT_FILENO, line); }

  const CheckOptions* options_;
  fs::path compiled_;
  std::set<std::string> told_;
  std::size_t examples_failed_ = 0;
  bool failed_ = false;
};

}  // namespace

void add_pack_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* pack = app.add_subcommand("pack", "Work on the data packs");
  pack->require_subcommand(1);
  CLI::App* check = pack->add_subcommand(
      "check",
      "Check the tables of packs and run the example sentences of the happenings.\n"
      "Each fault is one line: file, line, what is wrong, how to mend it. Models and indexes that\n"
      "a pack lacks are taken from --data. Exit status 1 when there is a fault.");
  check->add_option("PACK_DIR", options->folders,
                    "Packs (data/fr); all in the folder of packs when none is named");
  check
      ->add_option("--allow", options->allowed,
                   "Failing examples that are no fault (the grammar is learned, and errs)")
      ->type_name("N");
  check->callback([options, &invocation] {
    invocation.run = [options, &invocation] {
      return Check(*options, find_data_dir(invocation.data_dir)).run();
    };
  });
}

}  // namespace depeche::cli
