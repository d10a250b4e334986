#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of the direct speech of French novels does `depeche code` mark? For information: Depeche reads news.

usage: aads.py [--bin build/release/depeche] [--show N] VAL_TSV

VAL_TSV: data/spacy_tokenization/main/val.tsv of the public repository deezer/aads_french (Durandard et al., ACL 2023; MIT): chapters of six
novels, a token a line (token, sentstart, token_idx, label, file), label DS = direct speech. No speakers are annotated. Words (tokens with a letter
or digit) are compared with those that stand in a direct or mixed quote; a passage is a run of words of one label without another between,
and is found when a run of ours shares at least 0.8 of the longer of the two. --show prints N passages that were missed.
"""
import argparse
import ast
import csv
import json
import subprocess
import sys

OVERLAP = 0.8


def chapters(path):
    """-> {file: (text, [(start, end, is_speech)])}, words only."""
    out = {}
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            if row["label"] == "EOF":
                continue
            pieces, words = out.setdefault(row["file"], ([], []))
            start, end = ast.literal_eval(row["token_idx"])
            pieces.append((start, row["token"]))
            if any(c.isalnum() for c in row["token"]):
                words.append((start, end, row["label"] == "DS"))
    return {name: (join(pieces), words) for name, (pieces, words) in out.items()}


def join(pieces):
    text = ""
    for start, token in pieces:
        text += " " * (start - len(text)) + token
    return text


def quoted(program, texts):
    """-> {file: [(start, end)]}: the parts of direct and mixed quotes, in code points."""
    stdin = "".join(json.dumps({"id": name, "lang": "fr", "text": text}, ensure_ascii=False) + "\n" for name, text in texts.items())
    done = subprocess.run([program, "code", "--from", "jsonl", "--format", "jsonl", "--with-text"], input=stdin.encode(), capture_output=True, check=True)
    names, out = {}, {}
    for line in done.stdout.decode().split("\n"):
        item = json.loads(line) if line else {"kind": ""}
        if item["kind"] == "document":
            names[item["id"]] = item["source_id"]
            if item["text"] != texts[item["source_id"]]:
                sys.exit(f"aads.py: {item['source_id']}: the program read another text")
        elif item["kind"] == "quote" and item["form"] != "indirect":
            out.setdefault(names[item["document"]], []).extend((p["start"], p["end"]) for p in item.get("parts") or [item])
    return out


def inside(words, spans):
    """Which words stand in a span?"""
    marked = [False] * len(words)
    spans = sorted(spans)
    k = 0
    for i, (start, end, _) in enumerate(words):
        while k < len(spans) and spans[k][1] <= start:
            k += 1
        marked[i] = k < len(spans) and spans[k][0] < end
    return marked


def runs(flags):
    """-> [(first, last)] of the runs of true."""
    out, first = [], None
    for i, flag in enumerate(list(flags) + [False]):
        if flag and first is None:
            first = i
        elif not flag and first is not None:
            out.append((first, i))
            first = None
    return out


def matched(gold, found):
    """Gold runs that a found run matches."""
    out, k = [], 0
    for first, last in gold:
        while k < len(found) and found[k][1] <= first:
            k += 1
        for other in found[k:k + 50]:
            if other[0] >= last:
                break
            common = min(last, other[1]) - max(first, other[0])
            if common >= OVERLAP * max(last - first, other[1] - other[0]):
                out.append((first, last))
                break
    return out


def figures(right, found, gold):
    p, r = right / found if found else 0.0, right / gold if gold else 0.0
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0.0:.3f} ({gold})"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default="build/release/depeche")
    p.add_argument("--show", type=int, default=0, metavar="N")
    p.add_argument("val_tsv")
    options = p.parse_args()
    novels = chapters(options.val_tsv)
    spans = quoted(options.bin, {name: text for name, (text, _) in novels.items()})
    total = [0] * 6
    for name, (text, words) in sorted(novels.items()):
        said, got = [w[2] for w in words], inside(words, spans.get(name, []))
        gold, found = runs(said), runs(got)
        hits = matched(gold, found)
        own = [sum(a and b for a, b in zip(said, got)), sum(got), sum(said), len(hits), len(found), len(gold)]
        total = [a + b for a, b in zip(total, own)]
        print(f"{name:36} words {figures(*own[:3])}  passages {figures(*own[3:])}")
        for first, last in [g for g in gold if g not in hits][:options.show]:
            print("    missed:", text[words[max(0, first - 8)][0]:words[min(len(words), last + 8) - 1][1]][:300].replace("\n", "|"))
    print(f"{'all':36} words {figures(*total[:3])}  passages {figures(*total[3:])}")


if __name__ == "__main__":
    main()
