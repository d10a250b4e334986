// SPDX-License-Identifier: Apache-2.0
#include "cli/packs.h"

#include "cli/inputs.h"
#include "cli/process.h"
#include "pack/pack.h"

#include <memory>
#include <utility>

namespace depeche::cli {

Result<const Pipeline*> open_pipeline(const std::string& data_dir) {
  auto opened =
      Pipeline::open({.data_dir = find_data_dir(data_dir), .languages = known_languages()});
  if (!opened) return opened.error();
  static const Pipeline* const kept =
      std::make_unique<const Pipeline>(std::move(*opened)).release();
  return kept;
}

Result<std::vector<std::string>> pack_versions(const std::string& data_dir) {
  std::vector<std::string> versions;
  for (const std::string& language : known_languages()) {
    const auto pack = Pack::open(find_data_dir(data_dir), language);
    if (!pack) return pack.error();
    versions.push_back(pack->version());
  }
  return versions;
}

}  // namespace depeche::cli
