# SPDX-License-Identifier: Apache-2.0
"""Boosted trees that the program can read: what depeche-seen prints, read into numbers, and a model written as a table (docs/formats/pack.md, forests)."""
import subprocess

import lightgbm
import numpy

FOLDS = 5
SOURCE = ("gold/ (tune) and further articles of OrangeSum and Wikinews and of the project, annotated by instances of a language model; statistics only, no text")


def settings(**other):
    return dict(n_estimators=300, learning_rate=0.04, num_leaves=15, min_child_samples=30, subsample=0.8, subsample_freq=1, colsample_bytree=0.5, reg_lambda=5.0,
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


WORDS = ("lemma", "row", "governor", "object", "subject", "oblique", "with_object", "under", "complement", "place", "verb_place", "noun", "sector", "above", "sector_place", "noun_sector", "determined", "nouns", "noun_kind")


def spans(cell):
    """"3-7,9-12" -> [(3, 7), (9, 12)]"""
    return [tuple(map(int, s.split("-"))) for s in cell.split(",") if s]


def byte_offsets(text):
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return at


def folds(docs):
    return numpy.random.RandomState(0).permutation(len(docs)) % FOLDS


def write_forest(path, model, names, what):
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
    head = f"# what: boosted trees (docs/formats/pack.md, forests): {what}\n# source: {SOURCE}\n# licence: Apache-2.0\ntree\tnode\tfeature\tthreshold\tlow\thigh\tvalue\n"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


def write_habits(path, language, seen, right, log_odds, what):
    """Keys of one language (they begin with it) that were seen twice, or right once."""
    lines = [f"{k[2:]}\t{log_odds(right[k], seen[k]):.2f}" for k in sorted(seen) if k.startswith(language) and (right[k] or seen[k] > 1)]
    lines.insert(0, f"?\t{log_odds(0, 0):.2f}")
    path.write_text(f"# what: {what}; ? of what was never seen\n# source: {SOURCE}\n# licence: Apache-2.0\nkey\tlog_odds\n" + "\n".join(lines) + "\n", encoding="utf-8")
