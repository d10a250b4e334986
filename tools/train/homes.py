#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Of which country is an actor whom no word of his own gives one? Learns data/common/actors/homes.tsv (boosted trees) and data/<lang>/homes.tsv (how often such an actor is of such a country of the article) from annotated articles.

usage: homes.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Asked is of each country that the article names; gold tells the country of the actors that matter, or that they have none. --folds prints for several least chances how many of the actors have the right
country or rightly none, over five folds of articles each read by a model that did not see them, beside the rules alone; then the same of those that take part in reports.
"""
import collections

import lightgbm
import numpy

import boosted

import links
import program

KEYS = ("noun", "noun_chosen", "sector_where")


class Homes(links.Links):
    def __init__(self, binary, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        at = [boosted.byte_offsets(d.text) for d in docs]
        points = [{b: i for i, b in enumerate(a)} for a in at]
        cores = [self._cores(d) for d in docs]
        values, keys, target, article, self.actor, self.country = [], [], [], [], [], []
        self.gold, self.part, self.chosen = {}, {}, {}
        for name, language, (mentions, country), signs, words in boosted.questions(binary, "at_home", data, map(program.request, docs), 2):
            doc = number[name]
            gold = self._gold(docs[doc], points[doc], cores[doc], boosted.spans(mentions))
            if gold is None:
                continue
            actor = (doc, mentions)
            self.gold[actor] = docs[doc].actors[gold].get("country") or ""
            self.part[actor] = any(gold in (r.get(side) or []) for r in docs[doc].reports for side in ("actor", "recipient"))
            self.chosen.setdefault(actor, "")
            if signs["chosen"]:
                self.chosen[actor] = country
            values.append(list(signs.values()))
            keys.append([language + words[k] if words.get(k) else "" for k in KEYS])
            target.append(country == self.gold[actor])
            article.append(doc)
            self.actor.append(actor)
            self.country.append(country)
        self.signs = list(signs)
        self.values, self.keys, self.target, self.article = numpy.array(values), keys, numpy.array(target), numpy.array(article)


def fit(q, learn):
    # Participants are what countries are asked of.
    weight = boosted.weights(q, learn) * numpy.array([2.0 if q.part[q.actor[i]] else 1.0 for i in learn])
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=150)).fit(boosted.with_inner_habits(q, learn), q.target[learn], sample_weight=weight)


def over_folds(q):
    chance = boosted.unseen(q, fit, boosted.with_habits)
    best = links.likeliest(q.actor, chance)
    for language in ("fr", "en"):
        for who, among in (("all", list(best)), ("participants", [a for a in best if q.part[a]])):
            among = [a for a in among if q.docs[a[0]].lang == language]
            print(language, who, len(among), "rules %.3f" % numpy.mean([q.chosen[a] == q.gold[a] for a in among]), end="")
            for least in (0.2, 0.3, 0.4, 0.5, 0.6):
                print(" %.1f: %.3f" % (least, numpy.mean([(q.country[best[a]] if chance[best[a]] >= least else "") == q.gold[a] for a in among])), end="")
            print(" of which gold has none %.3f" % numpy.mean([q.gold[a] == "" for a in among]))
    return chance


def main():
    a = boosted.options(__doc__)
    q = Homes(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.target), "pairs", int(q.target.sum()), "at home", collections.Counter(q.part.values()))
    if a.folds:
        over_folds(q)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        nodes = boosted.write_forest(a.out / "common/actors/homes.tsv", model, q.signs + list(KEYS), "of which country that the article names is an actor? Learned by tools/train/homes.py")
        boosted.write_habits(a.out, "homes.tsv", q, "how often (log-odds) is an actor of a country that the article names: n noun, c noun and whether the rules choose the country, s sector, kind and where it is named")
        print(nodes, "nodes", sorted(zip(model.feature_importances_, q.signs + list(KEYS)), reverse=True)[:20])


if __name__ == "__main__":
    main()
