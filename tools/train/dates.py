#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does the text tell the date that the rules give a happening? Learns data/common/events/dates.tsv (boosted trees) from annotated articles.

usage: dates.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from happenings of which a trigger stands in a mention of a gold report of their type: is the date that of gold? Where gold has none, any date is wrong. --folds prints for several least
chances how many of the dates told are right, and how many right ones are told, over folds of articles each read by a model that did not see them.
"""

import lightgbm
import numpy

import boosted
from roles import Questions

import program


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
    a = boosted.options(__doc__)
    q = Dates(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.target), "dates", int(q.target.sum()), "right")
    if a.folds:
        boosted.tell_shares(q, boosted.unseen(q, fit), (0, 0.1, 0.2, 0.3, 0.4, 0.5))
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        boosted.write_forest(a.out / "common/events/dates.tsv", model, q.signs, "how likely does the text tell the date that the rules give a happening? Learned by tools/train/dates.py")
        print(sorted(zip(model.feature_importances_, q.signs), reverse=True)[:16])


if __name__ == "__main__":
    main()
