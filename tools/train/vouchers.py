#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does one who is said to tell of a happening vouch for it alone? Learns data/common/events/vouchers.tsv (boosted trees) from annotated articles.

usage: vouchers.py [--bin build/release/depeche-seen] [--program build/release/depeche] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from the claimants that the rules leave to reports of gold: is that claimant one of the report's in gold? The tables must leave them all in (row `vouched` of telling.tsv at 0 in DATA), which is seen to.
--folds prints for several least chances how many of those told are right, over folds of articles each read by a model that did not see them.
"""
import json
import pathlib

import lightgbm
import numpy

import boosted

import program
import reports
from actors import Alignment


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
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=80, num_leaves=12, min_child_samples=25, learning_rate=0.05)).fit(q.values[rows], q.target[rows])


def main():
    a = boosted.options(__doc__, articles="articles of OrangeSum, JSON Lines with id, title, text, published: the judged claims are learned from too")
    q = Claims(a.bin, a.program, a.data, boosted.articles(a.gold))
    if a.articles:
        q.add_judged(a.bin, a.data, a.articles)
    print(len(q.docs), "articles", len(q.target), "claims", int(q.target.sum()), "right")
    if a.folds:
        boosted.tell_shares(q, boosted.unseen(q, fit), (0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8))
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        boosted.write_forest(a.out / "common/events/vouchers.tsv", model, q.signs, "how likely does one vouch alone for a happening? Learned by tools/train/vouchers.py")
        print(sorted(zip(model.feature_importances_, q.signs), reverse=True)[:16])


if __name__ == "__main__":
    main()
