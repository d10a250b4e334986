#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does one who is said to tell of a happening vouch for it alone? Learns data/common/events/vouchers.tsv (boosted trees) from annotated articles.

usage: vouchers.py [--bin build/release/depeche-seen] [--program build/release/depeche] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from the claimants that the rules leave to reports of gold: is that claimant one of the report's in gold? The tables must leave them all in (row `vouched` of telling.tsv at 0 in DATA), which is seen to.
--folds prints for several least chances how many of those told are right, over folds of articles each read by a model that did not see them.
"""
import argparse
import json
import pathlib
import sys

import lightgbm
import numpy

import boosted

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402
import program  # noqa: E402
import reports  # noqa: E402
from actors import Alignment  # noqa: E402


JUDGED = pathlib.Path(__file__).with_name("vouchers_judged.tsv")


class Claims:
    def __init__(self, binary, depeche, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        found = program.run(depeche, docs, 2)
        aligned = [Alignment(d, found[d.id]) for d in docs]
        at = [boosted.byte_offsets(d.text) for d in docs]
        matched = [self._matched(d, found[d.id], aligned[i], at[i]) for i, d in enumerate(docs)]
        values, target, article = [], [], []
        for name, _, (kind, triggers, claimant), signs, _ in boosted.questions(binary, "vouches", data, map(program.request, docs), 3):
            doc = number[name]
            report = matched[doc].get((kind, tuple(boosted.spans(triggers))))
            if report is None:
                continue
            mine = next((i for i in found[name].actors if i.rsplit("-a", 1)[1] == claimant), None)
            wanted = [w for w in report["attribution"] if w.get("claimant")]
            values.append(list(signs.values()))
            target.append(any(reports._claims(aligned[doc], {"claimant": mine}, w) for w in wanted))
            article.append(doc)
        self.signs = list(signs)
        self.values, self.target, self.article = numpy.array(values), numpy.array(target), numpy.array(article)

    def add_judged(self, binary, data, articles):
        """The claims of vouchers_judged.tsv that the program still sees."""
        rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
        wanted = {}
        for article, kind, triggers, right in rows:
            wanted.setdefault(article, []).append((kind, boosted.spans(triggers), right == "1"))
        requests = []
        with open(articles, encoding="utf-8") as f:
            for line in f:
                article = json.loads(line)
                if article["id"] in wanted:
                    requests.append(json.dumps({k: article[k] for k in ("id", "title", "published", "text")} | {"lang": "fr"}, ensure_ascii=False))
        values, target, article = [], [], []
        names = {}
        for name, _, (kind, triggers, _), signs, _ in boosted.questions(binary, "vouches", data, requests, 3):
            here = set(boosted.spans(triggers))
            verdicts = [right for k, spans, right in wanted[name] if k == kind and here & set(spans)]
            if verdicts:
                values.append(list(signs.values()))
                target.append(verdicts[0])
                article.append(len(self.docs) + names.setdefault(name, len(names)))
        self.values = numpy.vstack([self.values, numpy.array(values)])
        self.target = numpy.concatenate([self.target, numpy.array(target)])
        self.article = numpy.concatenate([self.article, numpy.array(article)])
        self.docs = self.docs + list(names)

    @staticmethod
    def _matched(doc, found, aligned, at):
        return {(found.reports[i]["type"], tuple((at[m["start"]], at[m["end"]]) for m in found.reports[i]["mentions"])): doc.reports[j]
                for i, j in reports.match(doc, found, aligned)}


def fit(q, rows):
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=80, num_leaves=6, min_child_samples=12, learning_rate=0.05)).fit(q.values[rows], q.target[rows])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche-seen"))
    p.add_argument("--program", default=str(ROOT / "build/release/depeche"))
    p.add_argument("--data", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--gold", action="append")
    p.add_argument("--articles", help="articles of OrangeSum, JSON Lines with id, title, text, published: the judged claims are learned from too")
    p.add_argument("--out", default=str(ROOT / "data"))
    p.add_argument("--folds", action="store_true")
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    docs = []
    for asked in a.gold or [str(ROOT / "gold") + ":tune"]:
        folder, split = asked.split(":")[:2]
        docs += gold_set.load(folder, split)
    q = Claims(a.bin, a.program, a.data, docs)
    if a.articles:
        q.add_judged(a.bin, a.data, a.articles)
    print(len(docs), "articles", len(q.target), "claims", int(q.target.sum()), "right")
    if a.folds:
        fold = boosted.folds(q.docs)[q.article]
        chance = numpy.zeros(len(q.target))
        for f in range(boosted.FOLDS):
            ask = numpy.nonzero(fold == f)[0]
            chance[ask] = fit(q, numpy.nonzero(fold != f)[0]).predict_proba(q.values[ask])[:, 1]
        for least in (0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            told = chance >= least
            print(least, "told", told.sum(), "P %.3f R %.3f" % ((told & q.target).sum() / told.sum(), (told & q.target).sum() / q.target.sum()))
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        boosted.write_forest(pathlib.Path(a.out) / "common/events/vouchers.tsv", model, q.signs, "how likely does one vouch alone for a happening? Learned by tools/train/vouchers.py")
        print(sorted(zip(model.feature_importances_, q.signs), reverse=True)[:16])


if __name__ == "__main__":
    main()
