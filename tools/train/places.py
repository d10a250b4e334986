#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which of the places that an article could mean for a happening does it mean? Learns data/common/events/places.tsv (boosted trees) from annotated articles.

usage: places.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from happenings of which a trigger stands in a mention of a gold report of their type: is the place that of gold? Where gold has none, any place is wrong. The place likeliest right is told, where it is likely
enough. --folds prints for several least chances how often that is what gold has, over folds of articles each read by a model that did not see them, beside the places of the rules.
"""
import lightgbm
import numpy

import boosted
import dates
from roles import Questions

import program


class Places:
    def __init__(self, binary, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        at = [boosted.byte_offsets(d.text) for d in docs]
        values, target, article, group = [], [], [], []
        self.wants = {}
        for name, _, (kind, triggers, told), signs, _ in boosted.questions(binary, "placed", data, map(program.request, docs), 3):
            doc = number[name]
            report = Questions._report(docs[doc], at[doc], kind, boosted.spans(triggers))
            if report is None:
                continue
            meant = docs[doc].places[report["place"]]["mentions"] if report.get("place") else []
            meant = [(at[doc][m["start"]], at[doc][m["end"]]) for m in meant]
            values.append(list(signs.values()))
            target.append(any(a < e and b < f for a, f in boosted.spans(told) for b, e in meant))
            article.append(doc)
            group.append((doc, triggers))
            self.wants[doc, triggers] = bool(meant)
        self.signs = list(signs)
        self.values, self.target, self.article, self.group = numpy.array(values), numpy.array(target), numpy.array(article), group


def fit(q, rows):
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=170, min_child_samples=20)).fit(q.values[rows], q.target[rows], sample_weight=boosted.weights(q, rows))


def main():
    a = boosted.options(__doc__)
    q = Places(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.wants), "happenings", len(q.target), "places", int(q.target.sum()), "right")
    if a.folds:
        dates.over_folds(q, fit)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        boosted.write_forest(a.out / "common/events/places.tsv", model, q.signs, "how likely does the text mean this place for a happening? Learned by tools/train/places.py")
        print(sorted(zip(model.feature_importances_, q.signs), reverse=True)[:24])


if __name__ == "__main__":
    main()
