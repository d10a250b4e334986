#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Learns the models of happenings and of actors (docs/adr/0012), each on what the one before it gives.
# usage: tools/train/happenings.sh ORANGESUM.jsonl [FURTHER_GOLD_FOLDER:SPLIT …]
# The judge of pairs of reports across articles is learned apart, from a ledger of OrangeSum: one_event.py.
# ORANGESUM.jsonl: its articles with id, title, text, published. Needs python3 with numpy and lightgbm as $PYTHON, and a build/release.
set -eu
articles=$1
shift
python=${PYTHON:-python3}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
work=${WORK:-build/happenings}
share=build/release/share/depeche

build() {
  python3 tools/pack_manifest.py
  cmake --build --preset release --target depeche depeche-seen
}

build
python3 tools/gold/light.py unpack gold/light "$work/light" --articles "$articles"
python3 tools/train/sentences.py "$work/sentences"
gold="--gold gold:tune:2 --gold $work/light:all"
for folder in "$@"; do gold="$gold --gold $folder"; done
# shellcheck disable=SC2086  # one word an option
learn() { "$python" "tools/train/$1.py" $gold --write $2; build; }
learn antecedents ""
learn links ""
learn homes ""
learn likelihood "--gold $work/sentences:all"
learn pairs "--gold $work/sentences:all"
learn roles "--gold $work/sentences:all"
# claimants are learned from what the rules leave
sed 's/^vouched\t[0-9.]*/vouched\t0/' data/common/events/telling.tsv > "$share/common/events/telling.tsv"
learn vouchers "--gold $work/sentences:all --articles $articles"
touch data/common/events/telling.tsv
learn dates "--gold $work/sentences:all:0.2"
learn places "--gold $work/sentences:all:0.4"
