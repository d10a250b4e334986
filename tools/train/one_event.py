#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Do two reports of different documents tell one happening? Learns data/common/story/same_happening.tsv (boosted trees) from judged pairs.

usage: one_event.py --ledger ORANGESUM.db [--bin build/release/depeche-seen] [--program build/release/depeche] [--out data] [--folds] [--write]

ORANGESUM.db is a ledger of all articles of OrangeSum with `depeche stories` run on it (source ids are their numbers); of its pairs those of tools/train/pairs_judged.tsv are learned from (columns: article and
code point of a trigger, twice, and whether both reports tell one happening, as judged from both texts). The golden story groups (gold/stories, tune) are read into a ledger of their own. --folds prints for several
least chances how many pairs are joined and how many of them rightly, over ten folds of stories each read by a model that did not see them.
"""
import argparse
import itertools
import pathlib
import sqlite3
import subprocess
import tempfile

import lightgbm
import numpy

import boosted

import stories

JUDGED = boosted.ROOT / "tools/train/pairs_judged.tsv"
FOLDS = 10
GOLD_WEIGHT = 2.0
SOURCE = "gold/stories (tune) and pairs of reports of OrangeSum judged by instances of a language model (tools/train/pairs_judged.tsv); statistics only, no text"


def pair_of(a, b):
    return (a, b) if a < b else (b, a)


def seen(binary, ledger, wanted):
    """Signs of the pairs of reports among `wanted` that are asked about, and their names."""
    with subprocess.Popen([binary, "one_event", ledger], stdout=subprocess.PIPE, text=True) as asked:
        names = asked.stdout.readline().split()
        signs = {}
        for line in asked.stdout:
            doc, report, other_doc, other_report, numbers = line.split("\t", 4)
            pair = pair_of((int(doc), int(report)), (int(other_doc), int(other_report)))
            if pair in wanted:
                signs[pair] = [float(n) for n in numbers.split("\t")]
    if asked.returncode:
        raise SystemExit(asked.returncode)
    return names, signs


def judged(base):
    """{pair of reports: (is one happening, story)} of the judged pairs that the ledger has reports for."""
    rows = dict(base.execute("SELECT source_id, doc FROM document"))
    story = dict(base.execute("SELECT doc, story FROM linked"))

    def report(article, point):
        found = base.execute("SELECT min(report) FROM telling WHERE doc = ? AND start <= ? AND stop > ?", (rows.get(article), int(point), int(point))).fetchone()[0]
        return None if found is None else (rows[article], found)

    out = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("article"):
            continue
        article, point, other, other_point, verdict = line.split("\t")
        a, b = report(article, point), report(other, other_point)
        if a and b:
            out[pair_of(a, b)] = (verdict == "same", f"story {story[a[0]]}")
    return out


def golden(ledger, groups):
    """The same of the golden triggers."""
    reports = {}
    for trigger in ledger.triggers(groups):
        if trigger["report"] is not None:
            reports.setdefault((ledger.row[trigger["doc"]], trigger["report"]), set()).add(trigger["gold"])
    out = {}
    for a, b in itertools.combinations(sorted(reports), 2):
        if a[0] != b[0]:
            out[a, b] = (bool(reports[a] & reports[b]), min(reports[a])[0])
    return out


class Pairs:
    def __init__(self, binary, program, ledger):
        self.values, self.target, self.group, self.weight = [], [], [], []
        with sqlite3.connect(ledger) as base:
            labels = judged(base)
        self._add(binary, ledger, labels, 1.0)
        with tempfile.TemporaryDirectory() as folder:
            groups = stories.load(boosted.ROOT / "gold/stories", "tune")
            path = f"{folder}/gold.db"
            stories.fill(path, groups, program)
            self._add(binary, path, golden(stories.Ledger(path, groups), groups), GOLD_WEIGHT)
        self.values, self.target, self.weight = numpy.array(self.values), numpy.array(self.target), numpy.array(self.weight)
        # what folds must not part (boosted.unseen): the stories and golden groups
        self.docs = sorted(set(self.group))
        self.article = numpy.searchsorted(self.docs, self.group)

    def _add(self, binary, ledger, labels, weight):
        self.names, signs = seen(binary, ledger, labels)
        for pair in sorted(signs):
            self.values.append(signs[pair])
            self.target.append(labels[pair][0])
            self.group.append(labels[pair][1])
            self.weight.append(weight)


def fit(q, rows):
    settings = boosted.settings(n_estimators=400, min_child_samples=20, learning_rate=0.05)
    return lightgbm.LGBMClassifier(**settings).fit(q.values[rows], q.target[rows], sample_weight=q.weight[rows])


def over_folds(q):
    chance = boosted.unseen(q, fit, count=FOLDS)
    rules = q.values[:, q.names.index("score")]
    for name, rows in (("OrangeSum", q.weight == 1.0), ("gold", q.weight != 1.0)):
        for what, by in (("rules", rules), ("learned", chance)):
            for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
                joined = rows & (by >= least)
                right = (joined & q.target).sum()
                print(name, what, least, "joined", joined.sum(), "P %.3f R %.3f" % (right / max(1, joined.sum()), right / (rows & q.target).sum()))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--ledger", required=True)
    p.add_argument("--bin", default=str(boosted.ROOT / "build/release/depeche-seen"))
    p.add_argument("--program", default=str(boosted.ROOT / "build/release/depeche"))
    p.add_argument("--out", type=pathlib.Path, default=boosted.ROOT / "data")
    p.add_argument("--folds", action="store_true")
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    q = Pairs(a.bin, a.program, a.ledger)
    print(len(q.target), "pairs", int(q.target.sum()), "one happening")
    if a.folds:
        over_folds(q)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        what = "how likely do two reports of different documents tell one happening? Learned by tools/train/one_event.py"
        nodes = boosted.write_forest(a.out / "common/story/same_happening.tsv", model, q.names, what, SOURCE)
        print(nodes, "nodes", sorted(zip(model.feature_importances_, q.names), reverse=True)[:20])


if __name__ == "__main__":
    main()
