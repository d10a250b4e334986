#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Are two actors that rules keep apart one? Learns data/common/actors/links.tsv (boosted trees) and data/<lang>/links.tsv (how often such nouns mean such actors) from annotated articles.

usage: links.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Gold tells all mentions of the actors that matter: of a pair of which one is such an actor, the other is it or is not. --folds prints for several least chances how many joins are right, over five
folds of articles each read by a model that did not see them; each actor is joined with the one that is likeliest.
"""
import collections

import lightgbm
import numpy

import boosted

import program

KEYS = ("noun_sector", "determined", "nouns", "noun_kind")


class Links:
    question, keys_of = "one_actor", KEYS

    def __init__(self, binary, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        at = [boosted.byte_offsets(d.text) for d in docs]
        points = [{b: i for i, b in enumerate(a)} for a in at]
        cores = [self._cores(d) for d in docs]
        values, keys, target, article, later = [], [], [], [], []
        for name, language, (one, other), signs, words in boosted.questions(binary, self.question, data, map(program.request, docs), 2):
            doc = number[name]
            a, b = (self._gold(docs[doc], points[doc], cores[doc], boosted.spans(x)) for x in (one, other))
            if not a and not b:
                continue
            values.append(list(signs.values()))
            keys.append([language + words[k] if words.get(k) else "" for k in self.keys_of])
            target.append(a is not None and a == b)
            article.append(doc)
            later.append((doc, other))
        self.signs = list(signs)
        self.values, self.keys, self.target, self.article, self.later = numpy.array(values), keys, numpy.array(target), numpy.array(article), later

    @staticmethod
    def _cores(doc):
        return {doc.core(m): g for g, a in doc.actors.items() for m in a["mentions"]}

    @staticmethod
    def _gold(doc, points, cores, where):
        """The gold actor of most of the mentions."""
        votes = collections.Counter(cores.get(doc.core({"start": points[b], "end": points[e]})) for b, e in where if b in points and e in points)
        votes.pop(None, None)
        return votes.most_common(1)[0][0] if votes else None


def fit(q, learn):
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=170)).fit(boosted.with_inner_habits(q, learn), q.target[learn])


def over_folds(q):
    chance = boosted.unseen(q, fit, boosted.with_habits)
    tell_likeliest(q, chance, (0.3, 0.4, 0.5, 0.6, 0.7), "joined")
    return chance


def likeliest(keys, chance):
    """Of each key the number of its likeliest row."""
    best = {}
    for i, key in enumerate(keys):
        if key not in best or chance[i] > chance[best[key]]:
            best[key] = i
    return best


def tell_likeliest(q, chance, leasts, what):
    """Each later one with the earlier one that is likeliest: how many reach each least chance, how many of them rightly, and of how many the right one was asked for."""
    best = likeliest(q.later, chance)
    could = {key for key, right in zip(q.later, q.target) if right}
    chosen = numpy.array(list(best.values()))
    for least in leasts:
        told = chosen[chance[chosen] >= least]
        print(what, least, "told", len(told), "right", int(q.target[told].sum()), "of", len(could), "asked", len(best))


def main():
    a = boosted.options(__doc__)
    q = Links(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.target), "pairs", int(q.target.sum()), "one actor")
    if a.folds:
        over_folds(q)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        nodes = boosted.write_forest(a.out / "common/actors/links.tsv", model, q.signs + list(KEYS), "how likely are two actors one that rules keep apart? Learned by tools/train/links.py")
        boosted.write_habits(a.out, "links.tsv", q, "how often (log-odds) does a noun mean an actor told of before it: s noun, sector, kind of actor; d noun, determination, number, kind; n noun and noun; k noun and kind")
        print(nodes, "nodes", sorted(zip(model.feature_importances_, q.signs + list(KEYS)), reverse=True)[:20])


if __name__ == "__main__":
    main()
