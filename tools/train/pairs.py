#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Do two mentions of one type tell one happening? Learns data/common/events/pairs.tsv from annotated articles.

usage: pairs.py [--bin build/release/depeche-seen] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from pairs of which both stand in mentions of gold reports of their type: one report or two. --folds joins the mentions of each article by a model that did not see it, as the program does,
and prints for several least chances how many of the groups are reports (one group a report) and how many reports have a group.
"""
import collections

import lightgbm
import numpy

import boosted

import program


class Pairs:
    def __init__(self, binary, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        at = [boosted.byte_offsets(d.text) for d in docs]
        values, target, article, ends = [], [], [], []
        self.reports = {}  # (article, type, trigger) -> gold reports
        for name, _, (kind, first, second), signs, _ in boosted.questions(binary, "same", data, map(program.request, docs), 3):
            doc = number[name]
            both = []
            for cell in (first, second):
                (b, e), = boosted.spans(cell)
                key = doc, kind, b
                if key not in self.reports:
                    self.reports[key] = frozenset(r["id"] for r in docs[doc].meta["reports"] if kind in r["type"].split("|")
                                                  and any(at[doc][m["start"]] < e and b < at[doc][m["end"]] for m in r["mentions"]))
                both.append(key)
            a, b = (self.reports[k] for k in both)
            values.append(list(signs.values()))
            target.append(-1 if not a or not b else bool(a & b))
            article.append(doc)
            ends.append(both)
        self.signs = list(signs)
        self.values, self.target, self.article, self.ends = numpy.array(values), numpy.array(target), numpy.array(article), ends


def fit(pairs, rows):
    rows = rows[pairs.target[rows] >= 0]
    return lightgbm.LGBMClassifier(**boosted.settings(n_estimators=140, min_child_samples=20)).fit(pairs.values[rows], pairs.target[rows])


def group(pairs, chance, rows, least, how):
    """Mentions joined in text order to the group that fits best."""
    by_second, groups, home = collections.defaultdict(dict), [], {}
    for i in rows:
        a, b = pairs.ends[i]
        by_second[b][a] = chance[i]
    mentions = sorted({k for i in rows for k in pairs.ends[i]}, key=lambda k: k[2])
    for m in mentions:
        best, best_score = None, least
        for g, members in enumerate(groups):
            scores = [by_second[m][x] for x in members if x in by_second[m]]
            if scores and (score := how(scores)) >= best_score:
                best, best_score = g, score
        if best is None:
            groups.append([m])
        else:
            groups[best].append(m)
    return groups


def over_folds(pairs):
    chance = boosted.unseen(pairs, fit)
    known = pairs.target >= 0
    rule = pairs.values[:, pairs.signs.index("rule_same")] > 0
    for name, told in (("rule", rule), ("0.4", chance > 0.4), ("0.5", chance > 0.5)):
        hit = (told & known & (pairs.target == 1)).sum()
        print("pairs", name, "P %.3f R %.3f" % (hit / (told & known).sum(), hit / (pairs.target == 1).sum()))
    by_doc = collections.defaultdict(list)
    for i, a in enumerate(pairs.article):
        by_doc[a].append(i)
    for how_name, how in (("max", max), ("mean", lambda s: sum(s) / len(s)), ("max+mean", lambda s: (max(s) + sum(s) / len(s)) / 2)):
        for least in (0.3, 0.4, 0.5, 0.6):
            groups = hit = 0
            gold = set()
            for doc, rows in by_doc.items():
                mentions = {k for i in rows for k in pairs.ends[i]}
                gold |= {(doc, r) for k in mentions for r in pairs.reports[k]}
                taken = set()
                for g in group(pairs, chance, rows, least, how):
                    votes = collections.Counter(r for m in g for r in pairs.reports[m])
                    if not votes:
                        continue
                    groups += 1
                    free = [r for r, _ in votes.most_common() if (doc, r) not in taken]
                    if free:
                        taken.add((doc, free[0]))
                        hit += 1
            print(how_name, least, "P %.3f R %.3f F1 %.3f" % (hit / groups, hit / len(gold), 2 * hit / (groups + len(gold))), groups)


def main():
    a = boosted.options(__doc__)
    q = Pairs(a.bin, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", (q.target >= 0).sum(), "pairs", (q.target == 1).sum(), "same")
    if a.folds:
        over_folds(q)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        nodes = boosted.write_forest(a.out / "common/events/pairs.tsv", model, q.signs, "how likely do two mentions of one type tell one happening? Learned by tools/train/pairs.py")
        print(nodes, "nodes", sorted(zip(model.feature_importances_, q.signs), reverse=True)[:20])


if __name__ == "__main__":
    main()
