// SPDX-License-Identifier: Apache-2.0
// `depeche gazetteer import`: puts the places of a GeoNames dump beside the packs.
#include "cli/command.h"
#include "cli/process.h"
#include "places/gazetteer_import.h"

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

struct ImportOptions {
  std::string dump;
  GazetteerImport import;
};

int run_import(const ImportOptions& options, const std::string& data_dir) {
  const auto pack = Pack::open(find_data_dir(data_dir), "en");
  if (!pack) return fail(pack.error(), exit_no_data);
  std::ifstream dump(options.dump, std::ios::binary);
  if (!dump) {
    return fail(
        {ErrorCode::io, "cannot be opened; does it exist, and may it be read?", options.dump},
        exit_some_failed);
  }
  const auto done = import_geonames(dump, options.dump, *pack, options.import);
  if (!done) return fail(done.error(), exit_some_failed);
  const std::string told = std::to_string(done->rows) + " rows read; " +
                           std::to_string(done->places) + " places under " +
                           std::to_string(done->names) + " names written to " +
                           pack->path("common/user") + "\n";
  return write_all(STDOUT_FILENO, told) ? exit_ok : exit_some_failed;
}

}  // namespace

void add_gazetteer_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = app.add_subcommand("gazetteer", "Add places to those of the packs");
  command->require_subcommand(1);
  CLI::App* import = command->add_subcommand(
      "import", "Take towns and units of administration from a GeoNames dump (allCountries.txt)");
  import->add_option("FILE", options->dump, "The dump, unpacked: download.geonames.org/export/dump")
      ->required()
      ->type_name(" ");
  import
      ->add_option("--min-population", options->import.min_population,
                   "Towns of at least so many inhabitants; 0 = all")
      ->type_name("N")
      ->capture_default_str();
  import->footer(
      "The places lie in common/user of the folder of packs and serve every later run; another\n"
      "import replaces them. Delete the folder to be rid of them. Credit GeoNames (CC BY 4.0).");
  import->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_import(*options, invocation.data_dir);
};
}  // namespace depeche::cli
);
}

}  // namespace depeche::cli
