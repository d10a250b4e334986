# The two commands of the README, and the checks of the house. CMake does the work.
# ccache, where it is installed, makes the second build fast.
LAUNCHER := $(if $(shell command -v ccache 2>/dev/null),-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
.PHONY: run test setup build asan tsan tidy format check-format layers bench install clean

run: build            ## read the examples and print what is found in them
	@build/release/depeche code --format table examples/*.jsonl

test: build           ## all tests, on the release build
	@ctest --test-dir build/release --output-on-failure -j 2

setup:                ## install what is missing (Debian packages, by name)
	@tools/install_deps.sh

build: setup          ## build/release/depeche
	@cmake --preset release $(LAUNCHER) --log-level=WARNING >/dev/null
	@cmake --build --preset release

asan tsan: setup      ## tests under the sanitizers
	@cmake --preset $@ $(LAUNCHER) --log-level=WARNING >/dev/null
	@cmake --build --preset $@
	@ctest --test-dir build/$@ --output-on-failure -j 2 -LE "slow|install"

tidy:                 ## clang-tidy 14 over the whole tree
	@tools/install_deps.sh --checks
	@cmake --workflow --preset tidy

format:               ## clang-format 14, in place
	@tools/install_deps.sh --checks
	@git ls-files '*.cc' '*.h' | xargs clang-format-14 -i

check-format:
	@tools/install_deps.sh --checks
	@git ls-files '*.cc' '*.h' | xargs clang-format-14 --dry-run -Werror

layers:               ## does each folder include only what its layer may?
	@python3 tools/check_layers.py

bench: build          ## articles/s, tokens/s, peak memory, start-up of the real command
	@build/release/depeche_bench
	@python3 bench/whole_program.py build/release/depeche

install: build
	@cmake --install build/release

clean:
	@rm -rf build
