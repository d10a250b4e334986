#!/bin/sh
# Installs the Debian packages that Depeche is built with; says by name what is missing when it may not.
set -eu
packages="cmake ninja-build g++ pkg-config python3 libicu-dev libsqlite3-dev libxml2-dev libsimdjson-dev libcli11-dev libgtest-dev libbenchmark-dev robin-map-dev"
[ "${1:-}" = "--checks" ] && packages="$packages clang-14 clang-format-14 clang-tidy-14"

command -v dpkg-query >/dev/null 2>&1 || {
  echo "depeche: this is no Debian system; install the equivalents of: $packages" >&2
  exit 1
}
missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "depeche: these Debian packages are missing, and neither root nor sudo is at hand to install them:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
  }
  as_root="sudo"
fi
echo "depeche: installing$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then
  $as_root apt-get update -qq
  $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
