#!/usr/bin/env python3
"""Takes lines of the gold set at random, to be read again against the text (standard library only).

usage: sample.py GOLD_DIR COUNT SEED        prints the article's id, the sentences around the finding and its line of JSON, ids put in words
"""
import json
import pathlib
import random
import sys

import article as articles

LAYERS = ("actors", "places", "times", "quantities", "quotes", "reports")


def spans(item):
    own = [item] if "start" in item else []
    return own + item.get("mentions", [])


def in_words(item, names):
    """The ids of actors and places in the line, put as names."""
    text = json.dumps(item, ensure_ascii=False)
    for key, name in sorted(names.items(), key=lambda x: -len(x[0])):
        text = text.replace(f'"{key}"', f'"{key}={name}"')
    return text


def main():
    gold, count, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    lines = []
    for file in sorted(gold.glob("??/*.json")):
        meta = json.loads(file.read_text(encoding="utf-8"))
        lines += [(file, layer, i) for layer in LAYERS for i in range(len(meta[layer]))]
    for number, (file, layer, i) in enumerate(sorted(random.Random(seed).sample(lines, count)), 1):
        meta, art = json.loads(file.read_text(encoding="utf-8")), articles.load(file)
        item = meta[layer][i]
        names = {a["id"]: a["name"] for a in meta["actors"] + meta["places"]}
        where = sorted({k for s in spans(item) for k, (b, e) in enumerate(art.sentences) if s["start"] < e and s["end"] > b})
        print(f"=== {number}  {art.id}  published {meta['published']}  {layer[:-1]}")
        for k in where:
            print(f"{k + art.first}: {art.text[slice(*art.sentences[k])]}")
        print(in_words(item, names), "\n")


if __name__ == "__main__":
    main()
