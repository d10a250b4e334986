# `cmake --install`: library, headers, command, packs, and the package find_package(depeche) finds.
