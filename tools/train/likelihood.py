#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How likely does a reader see a happening of a type at a word? Learns data/common/events/likelihood.tsv (boosted trees) and data/<lang>/habits.tsv (how often words tell a type).

usage: likelihood.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold gold:tune --gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

depeche-seen (ninja depeche-seen) prints each word that often tells a type, with what the program sees of it. The target: is there a gold report of the type, `must` or `may`, with that word in a mention?
Habits are counted with a prior of PRIOR places; those that the trees learn with are counted on other articles than the one they are asked for (four parts), as they will be when it reads new articles.
--folds prints precision, recall and F1 of words over five folds of articles, each read by a model that did not see them, beside the rules alone; --write writes the tables from all articles.
Needs numpy and lightgbm (PyPI).
"""
import argparse
import collections
import math
import pathlib
import sys

import lightgbm
import numpy

import boosted

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402
import program  # noqa: E402

PRIOR = 3.0
PARTS = 4


class Places:
    """All places of some articles: numbers, keys, targets."""

    def __init__(self, binary, data, docs):
        self.docs = docs
        number = {d.id: i for i, d in enumerate(docs)}
        told = [self._told(d) for d in docs]
        values, keys, target, article, rules = [], [], [], [], []
        for name, language, (kind, where, by_rules), signs, words in boosted.questions(binary, "told", data, map(program.request, docs), 3):
            doc = number[name]
            (begin, end), = boosted.spans(where)
            values.append(list(signs.values()))
            keys.append([language + words[k] if words.get(k) else "" for k in WORDS])
            target.append(any(kind in types and b < end and begin < e for b, e, types in told[doc]))
            article.append(doc)
            rules.append(by_rules == "1")
        self.signs = list(signs)
        self.values, self.keys = numpy.array(values), keys
        self.target, self.article, self.rules = numpy.array(target), numpy.array(article), numpy.array(rules)

    @staticmethod
    def _told(doc):
        """[(first byte, last byte, types)] of gold mentions"""
        at = [0]
        for c in doc.text:
            at.append(at[-1] + len(c.encode()))
        return [(at[m["start"]], at[m["end"]], r["type"].split("|")) for r in doc.meta["reports"] for m in r["mentions"]]


WORDS = ("lemma", "row", "governor", "object", "subject", "oblique", "with_object", "under", "complement")


def counts_of(keys, target, rows):
    seen, right = collections.Counter(), collections.Counter()
    for i in rows:
        for key in keys[i]:
            if key:
                seen[key] += 1
                right[key] += bool(target[i])
    return seen, right


def log_odds(right, seen, base):
    share = (right + PRIOR * base) / (seen + PRIOR)
    return math.log(share / (1 - share))


def habits(places, learn, ask):
    """Log-odds of the keys of the rows `ask`, counted on the rows `learn`."""
    base = places.target[learn].mean()
    seen, right = counts_of(places.keys, places.target, learn)
    return numpy.array([[round(log_odds(right[k], seen[k], base), 2) if k and seen[k] else round(log_odds(0, 0, base), 2) for k in places.keys[i]] for i in ask])


def inner_habits(places, learn):
    """Of each row of `learn`, counted on the other parts of its articles."""
    part = places.article[learn] * 7919 % 104729 % PARTS
    out = numpy.zeros((len(learn), len(WORDS)))
    for p in range(PARTS):
        out[part == p] = habits(places, learn[part != p], learn[part == p])
    return out


def trees(places, learn, weight):
    x = numpy.hstack([places.values[learn], inner_habits(places, learn)])
    return lightgbm.LGBMClassifier(**boosted.settings()).fit(x, places.target[learn], sample_weight=weight[learn])


def shares(told, target):
    hit = (told & target).sum()
    return "P %.3f R %.3f F1 %.3f" % (hit / max(told.sum(), 1), hit / target.sum(), 2 * hit / (told.sum() + target.sum()))


def over_folds(places, weight):
    chance = numpy.zeros(len(places.target))
    fold = boosted.folds(places.docs)[places.article]
    for f in range(boosted.FOLDS):
        learn, ask = numpy.nonzero(fold != f)[0], numpy.nonzero(fold == f)[0]
        model = trees(places, learn, weight)
        chance[ask] = model.predict_proba(numpy.hstack([places.values[ask], habits(places, learn, ask)]))[:, 1]
    groups = {"all": numpy.ones(len(places.target), bool)}
    for language in ("fr", "en"):
        groups[language] = numpy.array([places.docs[a].lang == language for a in places.article])
    for source in sorted({d.source_set for d in places.docs}):
        groups[source] = numpy.array([places.docs[a].source_set == source for a in places.article])
    for name, rows in groups.items():
        print(name, rows.sum(), "rules", shares(places.rules[rows], places.target[rows]))
        for least in (0.3, 0.36, 0.42, 0.5):
            print("   least", least, shares(chance[rows] >= least, places.target[rows]))
    return chance


def write(places, weight, out):
    everything = numpy.arange(len(places.target))
    model = trees(places, everything, weight)
    nodes = boosted.write_forest(out / "common/events/likelihood.tsv", model, places.signs + list(WORDS),
                                 "how likely does a reader see a happening of the type at a word? Learned by tools/train/likelihood.py (docs/adr/0012)")
    base = places.target.mean()
    seen, right = counts_of(places.keys, places.target, everything)
    for language in ("fr", "en"):
        boosted.write_habits(out / language / "habits.tsv", language, seen, right, lambda r, s: log_odds(r, s, base),
                             "how often (log-odds) do words tell a happening of a type: l lemma of the trigger, r row, g word above it, o its object, s subject, n complement, w lemma and object, u lemma, relation and word above, c lemma and clause")
    print("habits.unknown", round(log_odds(0, 0, base), 2), nodes, "nodes")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche-seen"))
    p.add_argument("--data", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--gold", action="append", help="FOLDER:SPLIT[:WEIGHT]")
    p.add_argument("--out", default=str(ROOT / "data"))
    p.add_argument("--folds", action="store_true")
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    docs, weights = [], []
    for asked in a.gold or [str(ROOT / "gold") + ":tune"]:
        folder, split, weight = (asked.split(":") + ["1"])[:3]
        for doc in gold_set.load(folder, split):
            doc.source_set = folder
            docs.append(doc)
            weights.append(float(weight))
    places = Places(a.bin, a.data, docs)
    weight = numpy.array(weights)[places.article]
    print(len(docs), "articles", len(places.target), "places", int(places.target.sum()), "told")
    if a.folds:
        over_folds(places, weight)
    if a.write:
        write(places, weight, pathlib.Path(a.out))


if __name__ == "__main__":
    main()
