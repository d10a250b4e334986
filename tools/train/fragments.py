#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Is a mention that leaves out who or whom a happening all the same? Fits data/common/events/fragments.tsv on the tune split of the gold set.

usage: fragments.py [--bin build/release/depeche-fragments] [--gold gold] [--data build/release/share/depeche] [--table data/common/events/fragments.tsv] [--write]

depeche-fragments (ninja depeche-fragments) prints what the program sees of each such mention; the target is whether a gold report of its type, `must` or `may`, has its trigger there.
A logistic model; prints the weights and, over ten folds of articles each judged by a model that did not see them, how many are told and how many of these are right for several
least chances. The row `least` of the table is kept: it is chosen by hand from that.
"""
import argparse
import math
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import gold_set  # noqa: E402
import program  # noqa: E402

FOLDS = 10
PENALTY = 1.0


def examples(binary, data, docs):
    """[(article, features by name, is there a report)]"""
    done = subprocess.run([binary, data], input="".join(program.request(d) + "\n" for d in docs).encode(), capture_output=True, check=True)
    by_id = {d.id: d for d in docs}
    ends = {}
    for d in docs:
        at = [0]
        for c in d.text:
            at.append(at[-1] + len(c.encode()))
        ends[d.id] = at
    out = []
    for line in done.stdout.decode().splitlines():
        name, _, kind, begin, end, *features = line.split("\t")
        doc, at = by_id[name], ends[name]
        right = any(r["type"] == kind and at[m["start"]] < int(end) and int(begin) < at[m["end"]] for r in doc.meta["reports"] for m in r["mentions"])
        out.append((name, {k: float(v) for k, v in (f.split("=") for f in features)}, float(right)))
    return out


def chance(weights, features):
    return 1 / (1 + math.exp(-sum(weights[k] * v for k, v in features.items())))


def fit(rows, names):
    """Gradient descent on the log loss; the intercept is not penalised."""
    weights = dict.fromkeys(names, 0.0)
    for _ in range(3000):
        slope = {k: 0.0 if k == "intercept" else PENALTY * v for k, v in weights.items()}
        for _, features, right in rows:
            miss = chance(weights, features) - right
            for k, v in features.items():
                slope[k] += miss * v
        weights = {k: v - 2.0 / len(rows) * slope[k] for k, v in weights.items()}
    return weights


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default=str(ROOT / "build/release/depeche-fragments"))
    p.add_argument("--gold", default=str(ROOT / "gold"))
    p.add_argument("--data", default=str(ROOT / "build/release/share/depeche"))
    p.add_argument("--table", default=str(ROOT / "data/common/events/fragments.tsv"))
    p.add_argument("--write", action="store_true", help="write the weights into the table")
    a = p.parse_args()
    docs = gold_set.load(a.gold, "tune", "all")
    eventless = {d.id for d in docs if not d.meta["reports"]}
    rows = examples(a.bin, a.data, docs)
    names = list(rows[0][1])
    fold = {d.id: n % FOLDS for n, d in enumerate(docs)}
    held = []
    for k in range(FOLDS):
        weights = fit([r for r in rows if fold[r[0]] != k], names)
        held += [(chance(weights, f), right, name) for name, f, right in rows if fold[name] == k]
    print(f"{len(rows)} mentions, {sum(r for _, _, r in rows):.0f} of them reports; over folds:")
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        told = [(right, name) for c, right, name in held if c >= least]
        print(f"least {least:.2f}  told {len(told):4}  right {sum(r for r, _ in told) / max(1, len(told)):.2f}  in articles without any report {sum(n in eventless for _, n in told)}")
    weights = fit(rows, names)
    print("\n".join(f"{k}\t{v:.2f}" for k, v in weights.items()))
    if a.write:
        path = pathlib.Path(a.table)
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if line.split("\t")[0] not in weights]
        path.write_text("\n".join(kept + [f"{k}\t{v:.2f}\tfitted" for k, v in weights.items()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
