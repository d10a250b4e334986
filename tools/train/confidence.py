#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How sure is a report? Fits the weights of data/common/events/confidence.tsv on annotated articles that no model learned from.

usage: confidence.py [--bin build/release/depeche] [--share build/release/share/depeche] --gold FOLDER:SPLIT … [--data data] [--write]

A logistic model over what the output shows of each report and over the chance that its words tell a happening (`likely`, in log-odds; read as the confidence of a table that holds nothing else); the target is whether
evaluate.py finds a gold report for it. Prints the weights, and the reliability over folds of articles, each scored by a model that did not see it.
"""
import argparse
import math
import pathlib
import shutil
import sys
import tempfile

import logistic

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402
import program  # noqa: E402
import reports  # noqa: E402
from actors import Alignment  # noqa: E402

NAMELESS = {"UNK", "UAF", "CVL"}
SPEECH = {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
NAMES = ("intercept", "likely", "two_sided", "no_actor", "told_twice", "unreal", "planned", "claimed", "placed", "counted", "historical", "nameless", "noun", "speech",
         "english")
FOLDS = 5
PENALTY = 2.0


def nouns(data):
    """Ids of the rules that are nouns."""
    out = set()
    for lang in ("fr", "en"):
        for path in (data / lang / "events").glob("*.tsv"):
            rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
            if rows and rows[0][0] == "id":
                pos = rows[0].index("pos")
                out |= {f"{lang}.{path.stem}.{r[0]}" for r in rows[1:] if len(r) > pos and r[pos] == "noun"}
    return out


def read(program_path, share, docs):
    """What the program finds, each report with the chance that its words tell a happening as its confidence."""
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "data"
        shutil.copytree(share, data)
        (data / "common/events/confidence.tsv").write_text("# what: the chance alone\n# source: tools/train/confidence.py\n# licence: Apache-2.0\nfeature\tweight\thow\nlikely\t1\tfitted\n", encoding="utf-8")
        return program.run(program_path, docs, 1, data)


def features(doc, report, noun_rules):
    p = min(max(report["confidence"], 0.01), 0.99)
    actors, recipients = report.get("actor") or [], report.get("recipient") or []
    sectors = [set(doc.actors.get(i, {}).get("sectors") or []) for i in actors]
    shown = {"intercept": True, "likely": math.log(p / (1 - p)), "two_sided": bool(actors) and (bool(recipients) or len(actors) > 1), "no_actor": not actors,
             "told_twice": len(report["mentions"]) > 1, "unreal": report["status"] in ("hypothetical", "negated"), "planned": report["status"] == "planned",
             "claimed": bool(report.get("attribution")), "placed": bool(report.get("place")), "counted": bool(report.get("size")),
             "historical": bool(report.get("historical")), "nameless": bool(sectors) and all(s & NAMELESS for s in sectors),
             "noun": report["rule"] in noun_rules, "speech": report["type"] in SPEECH, "english": doc.lang == "en"}
    return [float(shown[n]) for n in NAMES]


def reliability(pairs):
    """Lines of the table, and the expected calibration error."""
    lines, ece = [], 0.0
    for tenth in range(10):
        inside = [(p, y) for p, y in pairs if min(int(p * 10), 9) == tenth]
        if inside:
            said, right = sum(p for p, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)
            ece += abs(said - right) * len(inside) / len(pairs)
            lines.append(f"{tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}  said {said:.3f}  right {right:.3f}  ({len(inside)})")
    return lines, ece


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche"))
    p.add_argument("--share", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--gold", action="append", required=True)
    p.add_argument("--data", default=str(ROOT / "data"))
    p.add_argument("--write", action="store_true", help="write the weights into the table")
    a = p.parse_args()
    docs = [d for one in a.gold for d in gold_set.load(*one.split(":")[:2])]
    found = read(a.bin, a.share, docs)
    noun_rules = nouns(pathlib.Path(a.data))
    rows = []
    for n, d in enumerate(docs):
        f = found[d.id]
        right = {i for i, _ in reports.match(d, f, Alignment(d, f))}
        rows += [(n % FOLDS, features(f, r, noun_rules), float(i in right)) for i, r in enumerate(f.reports)]
    held = []
    for fold in range(FOLDS):
        w = logistic.fit([(x, y) for k, x, y in rows if k != fold], PENALTY)
        held += [(logistic.chance(w, x), y) for k, x, y in rows if k == fold]
    lines, ece = reliability(held)
    print("\n".join(lines) + f"\nECE over folds {ece:.3f}")
    w = logistic.fit([(x, y) for _, x, y in rows], PENALTY)
    print("\n".join(f"{n}\t{v:.2f}" for n, v in zip(NAMES, w)))
    if a.write:
        path = pathlib.Path(a.data) / "common/events/confidence.tsv"
        fitted = dict(zip(NAMES, w))
        out = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            out.append(f"{cells[0]}\t{fitted[cells[0]]:.2f}\t{cells[2]}" if cells[0] in fitted else line)
        path.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
