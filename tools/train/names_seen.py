#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What does much raw news mostly mean by a name? Turns `depeche-names count` into a table.

usage: names_seen.py COUNTS OUT GAZETTEER [LEAST]
Readings that the gazetteer contradicts are left out.
"""
import sys
from collections import Counter, defaultdict

from names_fold import fold

CLASSES = ("seen_person", "seen_organization", "seen_place", "seen_other")


def contradicted(kind, classes):
    places = {"country", "city", "region"}
    if kind == "seen_place":
        return bool(classes) and not places & set(classes)
    return bool(places & set(classes))


def main():
    least = int(sys.argv[4]) if len(sys.argv) > 4 else 4
    listed = {}
    for line in open(sys.argv[3], encoding="utf-8"):
        if not line.startswith("#"):
            listed[line.split("\t")[0]] = line.rstrip("\n").split("\t")[1]
    counts = defaultdict(Counter)
    for line in open(sys.argv[1], encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        key = fold(cells[0])
        if cells[0][:1].islower() or not 1 < len(key) < 60 or len(key.split()) > 5:
            continue
        for kind, count in zip(CLASSES, cells[1:]):
            counts[key][kind] += int(count)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("# what: names, folded, with what news mostly means by them (class); a feature of the name "
                   "finder, never a finding alone\n"
                   "# what: made by tools/train/names_seen.py: the finder read raw news and these readings "
                   "were frequent and agreed\n"
                   "# source: counted in the articles of OrangeSum (Tixierae/OrangeSum), no text of which is kept\n"
                   "# licence: CC BY-SA 4.0\n"
                   "name\tclass\n")
        kept = 0
        for key in sorted(counts):
            (kind, most), = counts[key].most_common(1)
            total = sum(counts[key].values())
            needed = least if kind == "seen_person" and " " in key else 4 * least
            if most >= needed and most >= 0.9 * total and not contradicted(kind, listed.get(key, "").split()):
                file.write(f"{key}\t{kind}\n")
                kept += 1
    print(kept)


main()
