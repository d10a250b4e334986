#!/usr/bin/env python3
"""Gives each article of gold/ that is not in gold/splits.tsv yet its split; what is there never changes (standard library only).

usage: split.py [GOLD_DIR]          (default: gold)

Articles of one story share a split: name the story in the third column of splits.tsv before an article's first run, else its id is its story.
A story is in `check` when its SHA-256 modulo 3 is 0, else in `tune`. An article whose errors somebody has read goes to `tune` by hand, for good.
"""
import hashlib
import pathlib
import sys

HEADER = "id\tsplit\tstory"


def split_of(story):
    return "check" if int(hashlib.sha256(story.encode()).hexdigest(), 16) % 3 == 0 else "tune"


def main():
    gold = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "gold")
    path = gold / "splits.tsv"
    rows = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            name, split, story = line.split("\t")
            rows[name] = (split, story)
    known = {story: split for split, story in rows.values() if split}
    for file in sorted(gold.glob("??/*.json")):
        split, story = rows.get(file.stem, ("", file.stem))
        rows[file.stem] = (split or known.get(story) or split_of(story), story)
    lines = [HEADER] + [f"{name}\t{split}\t{story}" for name, (split, story) in sorted(rows.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {sum(r[0] == 'tune' for r in rows.values())} tune, {sum(r[0] == 'check' for r in rows.values())} check")


if __name__ == "__main__":
    main()
