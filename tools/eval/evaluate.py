#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How good is the program on the gold set? Runs it once over a split and prints the figures of every layer, by language and together.

usage: evaluate.py [--bin build/release/depeche] [--gold gold] [--split tune|check|all] [--lang fr|en|all] [--jobs N] [--json OUT]
                   [--baseline FILE [--tolerance X]] [--save-baseline FILE] [--show]

What is measured and how: docs/guide/evaluation.md. Exit status: 0; 1: a figure fell by more than the tolerance; 2: nothing could be measured.
"""
import argparse
import collections
import json
import pathlib
import sys

import figures
import gold_set
import layers
import program
import reports
from actors import Alignment

ROOT = pathlib.Path(__file__).resolve().parents[2]


def score(gold, found, tally, say=lambda *words: None):
    """Adds one article to the tally."""
    alignment = Alignment(gold, found)
    reports.score(gold, found, alignment, tally, say)
    layers.score_quotes(gold, found, alignment, tally, say)
    layers.score_times(gold, found, tally, say)
    layers.score_places(gold, found, tally, say)
    layers.score_quantities(gold, found, tally, say)
    layers.score_coreference(gold, found, tally)
    layers.score_actors(gold, alignment, tally, say)


def evaluate(docs, found, say=None):
    """-> {'fr': figures, 'en': figures, 'both': figures}; a language without articles is left out, 'both' when there is only one."""
    tallies = {}
    for d in docs:
        tally = tallies.setdefault(d.lang, collections.Counter())
        score(d, found[d.id], tally, (lambda *words, name=d.id: say(name, *words)) if say else lambda *words: None)
    if len(tallies) > 1:
        tallies["both"] = sum((list(tallies.values())), collections.Counter())
    return {lang: figures.compute(t) for lang, t in tallies.items()}


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche"))
    p.add_argument("--gold", default=str(ROOT / "gold"))
    p.add_argument("--split", default="tune", choices=("tune", "check", "all"))
    p.add_argument("--lang", default="all", choices=("fr", "en", "all"))
    p.add_argument("--jobs", type=int, default=1, metavar="N", help="threads of the program")
    p.add_argument("--json", metavar="OUT", help="write the figures here")
    p.add_argument("--baseline", metavar="FILE", help="say what moved against these figures")
    p.add_argument("--tolerance", type=float, default=0.005, metavar="X", help="a figure may fall by this much (0.005)")
    p.add_argument("--save-baseline", metavar="FILE")
    p.add_argument("--show", action="store_true", help="list every difference, not on check: nobody reads errors there")
    return p.parse_args()


def against(path, split, now, tolerance):
    stored = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    if stored["split"] != split:
        raise ValueError(f"{path} holds figures of split {stored['split']}, not {split}")
    measured = {name.split(" ")[0] for name in now}
    before = {name: f for name, f in stored["figures"].items() if name.split(" ")[0] in measured}
    lines, fallen = figures.compare(before, now, tolerance)
    print(f"\nagainst {path}: " + (f"{len(lines)} figures moved" if lines else "nothing moved"))
    print("\n".join("  " + line for line in lines))
    return 1 if fallen else 0


def main():
    a = options()
    if a.show and a.split != "tune":
        print("evaluate.py: --show works on --split tune only: errors on check are read by nobody", file=sys.stderr)
        return 2
    try:
        docs = gold_set.load(a.gold, a.split, a.lang)
        if not docs:
            raise ValueError(f"{a.gold}: no articles in split {a.split}, language {a.lang}")
        found = program.run(a.bin, docs, a.jobs)
        by_language = evaluate(docs, found, (lambda *words: print(*words)) if a.show else None)
        print(f"split {a.split}: " + ", ".join(f"{sum(d.lang == x for d in docs)} {x}" for x in ("fr", "en")) + " articles")
        print("\n".join(figures.table(by_language)))
        for path in filter(None, (a.json, a.save_baseline)):
            figures.save(path, a.split, by_language)
        return against(a.baseline, a.split, figures.flat(by_language), a.tolerance) if a.baseline else 0
    except (program.Mismatch, ValueError, OSError) as e:
        print(f"evaluate.py: {e}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
