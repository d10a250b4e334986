#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which of the dates that an article could mean for a happening does it mean? Learns data/common/events/dates.tsv (boosted trees) from annotated articles.

usage: dates.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from happenings of which a trigger stands in a mention of a gold report of their type: is the date that of gold? Where gold has none, any date is wrong. The date likeliest right is told, where it is likely
enough. --folds prints for several least chances how often that is what gold has, over folds of articles each read by a model that did not see them, beside the dates of the rules.
"""
import collections

import lightgbm
import numpy

import boosted
from roles import Questions

import program


class Dates:
    def __init__(self, binary, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        at = [boosted.byte_offsets(d.text) for d in docs]
        values, target, article, group = [], [], [], []
        self.wants = {}
        for name, _, (kind, triggers, begin, end), signs, _ in boosted.questions(binary, "dated", data, map(program.request, docs), 4):
            doc = number[name]
            report = Questions._report(docs[doc], at[doc], kind, boosted.spans(triggers))
            if report is None:
                continue
            told = report.get("date") or {}
            wanted = (told.get("begin") or "", told.get("end") or "")
            values.append(list(signs.values()))
            target.append(wanted == (begin, end))
            article.append(doc)
            group.append((doc, triggers))
            self.wants[doc, triggers] = wanted != ("", "")
        self.signs = list(signs)
        self.values, self.target, self.article, self.group = numpy.array(values), numpy.array(target), numpy.array(article), group


def fit(q, rows):
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=170, min_child_samples=20)).fit(q.values[rows], q.target[rows], sample_weight=boosted.weights(q, rows))


def over_folds(q, fit):
    chance = boosted.unseen(q, fit)
    groups = collections.defaultdict(list)
    for i, g in enumerate(q.group):
        groups[g].append(i)
    rule = q.values[:, q.signs.index("is_rule")] > 0

    def tell(name, chosen):
        """chosen(rows) -> row or None; of each source: right where gold has a date, no date where it has none."""
        hit, count = collections.Counter(), collections.Counter()
        for g, rows in groups.items():
            source = q.docs[g[0]].source_set.rsplit("/", 1)[-1] + " " + q.docs[g[0]].lang
            one = chosen(rows)
            count[source, q.wants[g]] += 1
            hit[source, q.wants[g]] += q.target[one] if one is not None and q.wants[g] else one is None and not q.wants[g]
        print(name, *(f"{s} {'dated' if w else 'none'} {hit[s, w] / count[s, w]:.3f}" for s, w in sorted(count)))

    tell("rules", lambda rows: next((i for i in rows if rule[i]), None))
    tell("best that can be told", lambda rows: next((i for i in rows if q.target[i]), None))
    for least in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        tell(least, lambda rows: max((i for i in rows if chance[i] >= least), key=lambda i: chance[i], default=None))


def main():
    a = boosted.options(__doc__)
    q = Dates(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.wants), "happenings", len(q.target), "dates", int(q.target.sum()), "right")
    if a.folds:
        over_folds(q, fit)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        boosted.write_forest(a.out / "common/events/dates.tsv", model, q.signs, "how likely does the text mean this date for a happening? Learned by tools/train/dates.py")
        print(sorted(zip(model.feature_importances_, q.signs), reverse=True)[:24])


if __name__ == "__main__":
    main()
