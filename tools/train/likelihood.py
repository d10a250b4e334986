#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How likely does a reader see a happening of a type at a word? Learns data/common/events/likelihood.tsv (boosted trees) and data/<lang>/habits.tsv (how often words tell a type).

usage: likelihood.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold gold:tune --gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

depeche-seen (ninja depeche-seen) prints each word that often tells a type, with what the program sees of it. The target: is there a gold report of the type, `must` or `may`, with that word in a mention?
Habits are counted with a prior of PRIOR places; those that the trees learn with are counted on other articles than the one they are asked for (four parts), as they will be when it reads new articles.
--folds prints precision, recall and F1 of words over five folds of articles, each read by a model that did not see them, beside the rules alone; --write writes the tables from all articles.
Needs numpy and lightgbm (PyPI).
"""

import lightgbm
import numpy

import boosted

import program


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


def fit(places, learn):
    return lightgbm.LGBMClassifier(**boosted.settings()).fit(boosted.with_inner_habits(places, learn), places.target[learn], sample_weight=boosted.weights(places, learn))


def shares(told, target):
    hit = (told & target).sum()
    return "P %.3f R %.3f F1 %.3f" % (hit / max(told.sum(), 1), hit / target.sum(), 2 * hit / (told.sum() + target.sum()))


def over_folds(places):
    chance = boosted.unseen(places, fit, boosted.with_habits)
    groups = {"all": numpy.ones(len(places.target), bool)}
    for language in ("fr", "en"):
        groups[language] = numpy.array([places.docs[a].lang == language for a in places.article])
    for source in sorted({d.source_set for d in places.docs}):
        groups[source] = numpy.array([places.docs[a].source_set == source for a in places.article])
    for name, rows in groups.items():
        print(name, rows.sum(), "rules", shares(places.rules[rows], places.target[rows]))
        for least in (0.3, 0.36, 0.42, 0.5):
            print("   least", least, shares(chance[rows] >= least, places.target[rows]))


def main():
    a = boosted.options(__doc__)
    places = Places(a.bin, a.data, boosted.articles(a.gold))
    print(len(places.docs), "articles", len(places.target), "places", int(places.target.sum()), "told")
    if a.folds:
        over_folds(places)
    if a.write:
        model = fit(places, numpy.arange(len(places.target)))
        nodes = boosted.write_forest(a.out / "common/events/likelihood.tsv", model, places.signs + list(WORDS),
                                     "how likely does a reader see a happening of the type at a word? Learned by tools/train/likelihood.py (docs/adr/0012)")
        boosted.write_habits(a.out, "habits.tsv", places,
                             "how often (log-odds) do words tell a happening of a type: l lemma of the trigger, r row, g word above it, o its object, s subject, n complement, w lemma and object, u lemma, relation and word above, c lemma and clause")
        print(nodes, "nodes")


if __name__ == "__main__":
    main()
