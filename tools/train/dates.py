#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does the text tell the date that the rules give a happening? Learns data/common/events/dates.tsv (boosted trees) from annotated articles.

usage: dates.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from happenings of which a trigger stands in a mention of a gold report of their type: is the date that of gold? Where gold has none, any date is wrong. --folds prints for several least
chances how many of the dates told are right, and how many right ones are told, over folds of articles each read by a model that did not see them.
"""
import argparse
import pathlib
import sys

import lightgbm
import numpy

import boosted
from roles import Questions

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402
import program  # noqa: E402


class Dates:
    def __init__(self, binary, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        at = [boosted.byte_offsets(d.text) for d in docs]
        values, target, article = [], [], []
        for name, _, (kind, triggers, begin, end), signs, _ in boosted.questions(binary, "dated", data, map(program.request, docs), 4):
            doc = number[name]
            report = Questions._report(docs[doc], at[doc], kind, boosted.spans(triggers))
            if report is None or not (begin or end):
                continue
            told = report.get("date") or {}
            values.append(list(signs.values()))
            target.append((told.get("begin") or "", told.get("end") or "") == (begin, end))
            article.append(doc)
        self.signs = list(signs)
        self.values, self.target, self.article = numpy.array(values), numpy.array(target), numpy.array(article)


def fit(q, rows):
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=150, num_leaves=10)).fit(q.values[rows], q.target[rows])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche-seen"))
    p.add_argument("--data", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--gold", action="append")
    p.add_argument("--out", default=str(ROOT / "data"))
    p.add_argument("--folds", action="store_true")
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    docs = []
    for asked in a.gold or [str(ROOT / "gold") + ":tune"]:
        folder, split = asked.split(":")[:2]
        docs += gold_set.load(folder, split)
    q = Dates(a.bin, a.data, docs)
    print(len(docs), "articles", len(q.target), "dates", int(q.target.sum()), "right")
    if a.folds:
        fold = boosted.folds(docs)[q.article]
        chance = numpy.zeros(len(q.target))
        for f in range(boosted.FOLDS):
            ask = numpy.nonzero(fold == f)[0]
            chance[ask] = fit(q, numpy.nonzero(fold != f)[0]).predict_proba(q.values[ask])[:, 1]
        for least in (0, 0.1, 0.2, 0.3, 0.4, 0.5):
            told = chance >= least
            print(least, "told", told.sum(), "P %.3f R %.3f" % ((told & q.target).sum() / told.sum(), (told & q.target).sum() / q.target.sum()))
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        boosted.write_forest(pathlib.Path(a.out) / "common/events/dates.tsv", model, q.signs, "how likely does the text tell the date that the rules give a happening? Learned by tools/train/dates.py")
        print(sorted(zip(model.feature_importances_, q.signs), reverse=True)[:16])


if __name__ == "__main__":
    main()
