# SPDX-License-Identifier: Apache-2.0
"""Boosted trees that the program can read: what depeche-seen prints, read into numbers, and a model written as a table (docs/formats/pack.md, forests)."""
import argparse
import collections
import math
import pathlib
import subprocess
import sys

import lightgbm
import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402

FOLDS = 5
SOURCE = ("gold/ (tune) and further articles of OrangeSum and Wikinews and of the project, annotated by instances of a language model; statistics only, no text")


def settings(**other):
    return dict(n_estimators=200, learning_rate=0.06, num_leaves=15, min_child_samples=30, subsample=0.8, subsample_freq=1, colsample_bytree=0.5, reg_lambda=5.0,
                verbose=-1, random_state=1, n_jobs=2, deterministic=True, force_row_wise=True) | other


def questions(binary, kind, data, requests, about):
    """Of each line of `depeche-seen KIND`: (article, language, [what it is about], {sign: number}, {word: key}); `about`: how many cells that has."""
    done = subprocess.run([binary, kind, data], input="".join(r + "\n" for r in requests).encode(), capture_output=True, check=True)
    for line in done.stdout.decode().splitlines():
        article, language, *cells = line.split("\t")
        pairs = [c.split("=", 1) for c in cells[about:]]
        signs, words = {}, {}
        for name, value in pairs:
            if name in WORDS:
                words[name] = value
            else:
                signs[name] = float(value)
        yield article, language, cells[:about], signs, words


WORDS = ("lemma", "row", "governor", "object", "subject", "oblique", "with_object", "under", "complement", "place", "verb_place", "noun", "sector", "above", "sector_place", "noun_sector", "determined", "nouns", "noun_kind", "verb_type", "verb_sector", "verb_noun", "noun_chosen", "sector_where")


PRIOR = 3.0  # places that habits are counted with beside those seen
PARTS = 4    # of the articles, for habits that the trees learn with


def options(doc, **further):
    """What each of these scripts is asked; `further`: names and helps of its own."""
    p = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche-seen"))
    p.add_argument("--program", default=str(ROOT / "build/release/depeche"))
    p.add_argument("--data", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--gold", action="append", help="FOLDER:SPLIT[:WEIGHT]")
    p.add_argument("--out", type=pathlib.Path, default=ROOT / "data")
    for name, text in further.items():
        p.add_argument("--" + name, help=text)
    p.add_argument("--folds", action="store_true")
    p.add_argument("--write", action="store_true")
    return p.parse_args()


def articles(asked):
    """Gold articles; each knows its `source_set` and `weight`."""
    out = []
    for one in asked or [str(ROOT / "gold") + ":tune"]:
        folder, split, weight = (one.split(":") + ["1"])[:3]
        for doc in gold_set.load(folder, split):
            doc.source_set, doc.weight = folder, float(weight)
            out.append(doc)
    return out


def weights(q, rows):
    """Those of the articles of some rows."""
    return numpy.array([d.weight for d in q.docs])[q.article[rows]]


def counts_of(keys, target, rows):
    """Of the keys of some rows: how often seen, how often right."""
    seen, right = collections.Counter(), collections.Counter()
    for i in rows:
        for key in keys[i]:
            if key:
                seen[key] += 1
                right[key] += bool(target[i])
    return seen, right


def log_odds(right, seen, base):
    share = (right + PRIOR * base) / (seen + PRIOR)
    return math.log(share / (1 - share))


def habits(q, learn, ask):
    """Log-odds of the keys of the rows `ask`, counted on the rows `learn`. `q`: keys, target, article of each row."""
    base = q.target[learn].mean()
    seen, right = counts_of(q.keys, q.target, learn)
    unknown = round(log_odds(0, 0, base), 2)
    return numpy.array([[round(log_odds(right[k], seen[k], base), 2) if k and seen[k] else unknown for k in q.keys[i]] for i in ask])


def with_habits(q, learn, ask):
    return numpy.hstack([q.values[ask], habits(q, learn, ask)])


def with_inner_habits(q, learn):
    """Of each row of `learn`, counted on the other parts of its articles."""
    part = q.article[learn] * 7919 % 104729 % PARTS
    inner = numpy.zeros((len(learn), len(q.keys[0])))
    for p in range(PARTS):
        inner[part == p] = habits(q, learn[part != p], learn[part == p])
    return numpy.hstack([q.values[learn], inner])


def unseen(q, fit, ask=lambda q, learn, rows: q.values[rows], count=FOLDS):
    """The chance of each row by a model `fit(q, rows)` that saw no row of its fold of articles."""
    fold = folds(q.docs, count)[q.article]
    chance = numpy.zeros(len(q.target))
    for f in range(count):
        learn, rows = numpy.nonzero(fold != f)[0], numpy.nonzero(fold == f)[0]
        chance[rows] = fit(q, learn).predict_proba(ask(q, learn, rows))[:, 1]
    return chance


def tell_shares(q, chance, leasts):
    """How many are told from a least chance on, and how right that is."""
    for least in leasts:
        told = chance >= least
        hit = (told & q.target).sum()
        print(least, "told", told.sum(), "P %.3f R %.3f" % (hit / told.sum(), hit / q.target.sum()))


def spans(cell):
    """"3-7,9-12" -> [(3, 7), (9, 12)]"""
    return [tuple(map(int, s.split("-"))) for s in cell.split(",") if s]


def byte_offsets(text):
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return at


def folds(docs, count=FOLDS):
    return numpy.random.RandomState(0).permutation(len(docs)) % count


def write_forest(path, model, names, what, source=SOURCE):
    """The trees of a lightgbm model as rows, each node before those it leads to."""
    rows = []
    for number, tree in enumerate(model.booster_.dump_model()["tree_info"]):
        nodes = []

        def add(node):
            at = len(nodes)
            nodes.append(None)
            if "split_feature" not in node:
                nodes[at] = ("-", "", "", "", f"{node['leaf_value']:.4f}")
            else:
                low = add(node["left_child"])
                high = add(node["right_child"])
                nodes[at] = (names[node["split_feature"]], f"{node['threshold']:.5g}", str(low), str(high), "")
            return at

        add(tree["tree_structure"])
        rows += ["\t".join((str(number), str(i)) + n) for i, n in enumerate(nodes)]
    head = f"# what: boosted trees (docs/formats/pack.md, forests): {what}\n# source: {source}\n# licence: Apache-2.0\ntree\tnode\tfeature\tthreshold\tlow\thigh\tvalue\n"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


def write_habits(out, table, q, what):
    """The tables of both languages: keys (they begin with their language) that were seen twice, or right once."""
    base = q.target.mean()
    seen, right = counts_of(q.keys, q.target, range(len(q.target)))
    for language in ("fr", "en"):
        _write_habits(out / language / table, language, seen, right, lambda r, s: log_odds(r, s, base), what)


def _write_habits(path, language, seen, right, log_odds, what):
    lines = [f"{k[2:]}\t{log_odds(right[k], seen[k]):.2f}" for k in sorted(seen) if k.startswith(language) and (right[k] or seen[k] > 1)]
    lines.insert(0, f"?\t{log_odds(0, 0):.2f}")
    path.write_text(f"# what: {what}; ? of what was never seen\n# source: {SOURCE}\n# licence: Apache-2.0\nkey\tlog_odds\n" + "\n".join(lines) + "\n", encoding="utf-8")
