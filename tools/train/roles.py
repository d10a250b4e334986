#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who takes part in a happening, and on which side? Learns data/common/events/roles.tsv (boosted trees) and data/<lang>/roles.tsv (how often what stands so takes part) from annotated articles.

usage: roles.py [--bin build/release/depeche-seen] [--program build/release/depeche] [--data build/release/share/depeche] [--gold FOLDER:SPLIT …] [--out data] [--folds] [--write]

Learned from happenings of which a trigger stands in a mention of a gold report of their type; which actor of the program is which of gold is decided as when it is scored (tools/eval/actors.py).
--folds prints, over five folds of articles each read by a model that did not see them, in how many happenings the actors and the recipients are all right, beside the rules alone.
"""
import collections

import lightgbm
import numpy

import boosted

import program
from actors import Alignment

KEYS = ("place", "verb_place", "noun", "sector", "above", "sector_place")


class Questions:
    def __init__(self, binary, depeche, data, docs):
        self.docs, number = docs, {d.id: i for i, d in enumerate(docs)}
        found = program.run(depeche, docs, 2)
        aligned = [Alignment(d, found[d.id]) for d in docs]
        at = [boosted.byte_offsets(d.text) for d in docs]
        values, keys, target, article, group, rules, wants = [], [], [], [], [], [], {}
        for name, language, (kind, triggers, side, actor, where), signs, words in boosted.questions(binary, "participates", data, map(program.request, docs), 5):
            doc = number[name]
            report = self._report(docs[doc], at[doc], kind, boosted.spans(triggers))
            if report is None:
                continue
            who = self._who(docs[doc], found[docs[doc].id], aligned[doc], at[doc], int(actor), boosted.spans(where))
            values.append(list(signs.values()))
            keys.append([language + words[k] if words.get(k) else "" for k in KEYS])
            target.append(who in report[side] if who else False)
            article.append(doc)
            rules.append(signs["rule_side"] > 0)
            group.append((doc, triggers, side))
            wants[doc, triggers, side] = (len(report[side]), report["need"])
        self.signs = list(signs)
        self.values, self.keys, self.target, self.article = numpy.array(values), keys, numpy.array(target), numpy.array(article)
        self.rules, self.group, self.wants = numpy.array(rules), group, wants

    @staticmethod
    def _report(doc, at, kind, triggers):
        best, most = None, 0
        for r in doc.meta["reports"]:
            if kind not in r["type"].split("|"):
                continue
            common = sum(any(at[m["start"]] < e and b < at[m["end"]] for b, e in triggers) for m in r["mentions"])
            if common > most:
                best, most = r, common
        return best

    @staticmethod
    def _who(doc, found, aligned, at, actor, where):
        mine = next((i for i in found.actors if i.rsplit("-a", 1)[1] == str(actor)), None)
        begins = {at[m["start"]] for m in found.actors[mine]["mentions"]} if mine else set()
        if mine and where and where[0][0] in begins:
            if mine in aligned.to_gold:
                return aligned.to_gold[mine]
            return next((g for g in doc.actors if aligned.same(mine, g)), None)
        # a country that stands as a place
        for g, one in doc.actors.items():
            if one["type"] != "country":
                continue
            for m in one["mentions"]:
                if any(at[m["start"]] <= b < at[m["end"]] for b, _ in where):
                    return g
        return None


def fit(q, learn):
    return lightgbm.LGBMClassifier(**boosted.settings()).fit(boosted.with_inner_habits(q, learn), q.target[learn], sample_weight=boosted.weights(q, learn))


def right_groups(q, told, needs=("must",)):
    """Of each side: in how many happenings all and only the right ones are told."""
    hit, count = collections.Counter(), collections.Counter()
    groups = collections.defaultdict(list)
    for i, g in enumerate(q.group):
        groups[g].append(i)
    for g, rows in groups.items():
        wanted, need = q.wants[g]
        if need not in needs:
            continue
        source = f"{q.docs[g[0]].source_set} {q.docs[g[0]].lang}"
        count[g[2], source] += 1
        chosen = [i for i in rows if told[i]]
        hit[g[2], source] += len(chosen) == wanted and all(q.target[i] for i in chosen) and sum(q.target[i] for i in rows) == wanted
    return {k: (round(hit[k] / count[k], 3), count[k]) for k in sorted(count)}


def over_folds(q):
    chance = boosted.unseen(q, fit, boosted.with_habits)
    print("rules", right_groups(q, q.rules))
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        print(least, right_groups(q, chance >= least))
    print("best that can be told", right_groups(q, q.target))


def main():
    a = boosted.options(__doc__)
    q = Questions(a.bin, a.program, a.data, boosted.articles(a.gold))
    print(len(q.docs), "articles", len(q.target), "questions", int(q.target.sum()), "take part")
    if a.folds:
        over_folds(q)
    if a.write:
        model = fit(q, numpy.arange(len(q.target)))
        nodes = boosted.write_forest(a.out / "common/events/roles.tsv", model, q.signs + list(KEYS), "how likely does an actor take part in a happening on a side? Learned by tools/train/roles.py")
        boosted.write_habits(a.out, "roles.tsv", q,
                             "how often (log-odds) does what stands so take part on a side (a actor, r recipient): p relation (src/events/role_signs.cc) and preposition, v with the trigger, n noun, s sector and kind, g with the word above, k sector and relation")
        print(nodes, "nodes", sorted(zip(model.feature_importances_, q.signs + list(KEYS)), reverse=True)[:25])


if __name__ == "__main__":
    main()
