#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Is a mention that leaves out who or whom a happening all the same? Fits data/common/events/fragments.tsv on the tune split of the gold set and on judged mentions of other articles.

usage: fragments.py [--bin build/release/depeche-fragments] [--gold gold] [--data build/release/share/depeche] [--table data/common/events/fragments.tsv] [--articles ORANGESUM.jsonl] [--write]

depeche-fragments (ninja depeche-fragments) prints what the program sees of each such mention; the target is whether a gold report of its type, `must` or `may`, has its trigger there.
ORANGESUM.jsonl: its articles with the fields id, title, text, published; those of tools/train/fragments_judged.tsv are learned from too (everyday politics, of which the gold set has little).
A logistic model; prints the weights and, over ten folds of articles each judged by a model that did not see them, how many are told and how many of these are right for several
least chances. The row `least` of the table is kept: it is chosen by hand from that.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import logistic

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402
import program  # noqa: E402

JUDGED = pathlib.Path(__file__).with_name("fragments_judged.tsv")
FOLDS = 10
PENALTY = 1.0


def seen(binary, data, requests):
    """Of each mention: article, type, first and last byte of its trigger, features by name."""
    done = subprocess.run([binary, data], input="".join(r + "\n" for r in requests).encode(), capture_output=True, check=True)
    for line in done.stdout.decode().splitlines():
        name, _, kind, begin, end, *features = line.split("\t")
        yield name, kind, int(begin), int(end), {k: float(v) for k, v in (f.split("=") for f in features)}


def examples(binary, data, docs):
    """[(article, features by name, is there a report)]"""
    by_id = {d.id: d for d in docs}
    ends = {}
    for d in docs:
        at = [0]
        for c in d.text:
            at.append(at[-1] + len(c.encode()))
        ends[d.id] = at
    out = []
    for name, kind, begin, end, features in seen(binary, data, map(program.request, docs)):
        doc, at = by_id[name], ends[name]
        right = any(r["type"] == kind and at[m["start"]] < end and begin < at[m["end"]] for r in doc.meta["reports"] for m in r["mentions"])
        out.append((name, features, float(right)))
    return out


def judged_examples(binary, data, articles):
    """The same of the judged mentions that the program still sees."""
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    judged = {(a, kind, int(begin), int(end)): float(right) for a, kind, begin, end, right in rows}
    wanted = {a for a, *_ in judged}
    requests = []
    for line in open(articles, encoding="utf-8"):
        article = json.loads(line)
        if article["id"] in wanted:
            requests.append(json.dumps({**{k: article[k] for k in ("id", "title", "text", "published") if article.get(k)}, "lang": "fr"}, ensure_ascii=False))
    found = [(name, features, judged.get((name, kind, begin, end))) for name, kind, begin, end, features in seen(binary, data, requests)]
    return [row for row in found if row[2] is not None]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche-fragments"))
    p.add_argument("--gold", default=str(ROOT / "gold"))
    p.add_argument("--data", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--table", default=str(ROOT / "data/common/events/fragments.tsv"))
    p.add_argument("--articles", help="OrangeSum as JSON Lines")
    p.add_argument("--write", action="store_true", help="write the weights into the table")
    a = p.parse_args()
    docs = gold_set.load(a.gold, "tune", "all")
    eventless = {d.id for d in docs if not d.meta["reports"]}
    rows = examples(a.bin, a.data, docs)
    judged = judged_examples(a.bin, a.data, a.articles) if a.articles else []
    names = list(rows[0][1])
    ids = sorted({d.id for d in docs}) + sorted({name for name, _, _ in judged})
    fold = {name: n % FOLDS for n, name in enumerate(ids)}
    of_gold = len(rows)
    rows = [(name, [features[k] for k in names], right) for name, features, right in rows + judged]
    held = []
    for k in range(FOLDS):
        weights = logistic.fit([(x, right) for name, x, right in rows if fold[name] != k], PENALTY)
        held += [(logistic.chance(weights, x), right, name) for name, x, right in rows if fold[name] == k]
    print(f"{of_gold} mentions of the gold set and {len(judged)} judged ones, {sum(r for _, _, r in rows):.0f} of them reports; over folds:")
    of_tune = {d.id for d in docs}
    for least in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        told = [(right, name) for c, right, name in held if c >= least and name in of_tune]
        others = [right for c, right, name in held if c >= least and name not in of_tune]
        print(f"least {least:.2f}  gold: told {len(told):4}  right {sum(r for r, _ in told) / max(1, len(told)):.2f}  in articles without any report {sum(n in eventless for _, n in told)}"
              f"   judged: told {len(others):4}  right {sum(others) / max(1, len(others)):.2f}")
    weights = dict(zip(names, logistic.fit([(x, right) for _, x, right in rows], PENALTY)))
    print("\n".join(f"{k}\t{v:.2f}" for k, v in weights.items()))
    if a.write:
        path = pathlib.Path(a.table)
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if line.split("\t")[0] not in weights]
        path.write_text("\n".join(kept + [f"{k}\t{v:.2f}\tfitted" for k, v in weights.items()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
