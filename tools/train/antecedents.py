#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whom does a pronoun mean? Learns data/common/actors/antecedents.tsv (boosted trees) and data/<lang>/antecedents.tsv (how often the subject or object of such a verb is such an actor) from annotated articles.

usage: antecedents.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Gold tells all mentions of the actors that matter: of a pronoun and an actor of which one is such an actor, the other is it or is not. --folds prints for several least chances how many pronouns are
given to somebody and how many to whom they mean, over five folds of articles each read by a model that did not see them, beside the rules alone.
"""
import lightgbm
import numpy

import boosted
import links

KEYS = ("verb_type", "verb_sector", "verb_noun")


class Pronouns(links.Links):
    question, keys_of = "refers", KEYS


def fit(q, learn):
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=150)).fit(boosted.with_inner_habits(q, learn), q.target[learn])


def over_folds(q):
    chance = boosted.unseen(q, fit, boosted.with_habits)
    links.tell_likeliest(q, q.values[:, q.signs.index("score")], (0, 20, 25), "rules")
    links.tell_likeliest(q, chance, (0.2, 0.3, 0.4, 0.5, 0.6), "learned")
    return chance


def main():
    a = boosted.options(__doc__)
    q = Pronouns(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.target), "pairs", int(q.target.sum()), "meant")
    if a.folds:
        over_folds(q)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        nodes = boosted.write_forest(a.out / "common/actors/antecedents.tsv", model, q.signs + list(KEYS), "whom does a pronoun mean? Learned by tools/train/antecedents.py")
        boosted.write_habits(a.out, "antecedents.tsv", q, "how often (log-odds) is the subject (s) or object (o) of a verb such an actor: t kind and number, s sector, n noun")
        print(nodes, "nodes", sorted(zip(model.feature_importances_, q.signs + list(KEYS)), reverse=True)[:20])


if __name__ == "__main__":
    main()
