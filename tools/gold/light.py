#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The lightly annotated articles (gold/light): actors, places of reports and reports, for learning; written and read.

usage: light.py pack GOLD_FOLDER OUT_FOLDER            from gold articles (docs/formats/gold.md) to OUT/wikinews.jsonl, with texts, and OUT/orangesum.jsonl, without
                                                      and OUT/stories.jsonl, with texts (documents of gold/stories); only what GOLD_FOLDER has is written
       light.py unpack LIGHT_FOLDER OUT_FOLDER [--articles ORANGESUM.jsonl]   and back; OrangeSum only where its articles are given (id, title, published, text)

A line is an article. Mentions are [begin, end, form or sense] in code points of the text (title, blank line, body). `sha256` is that of the text: another text is refused.
"""
import argparse
import hashlib
import json
import pathlib
import re
import sys


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def packed(doc, text, with_text):
    actors = [{k: a[k] for k in ("id", "type", "country", "sectors") if a.get(k)} | {"m": [[m["start"], m["end"], m["form"]] for m in a["mentions"]]} for a in doc["actors"]]
    places = [{k: p[k] for k in ("id", "country", "resolution") if p.get(k)} | {"m": [[m["start"], m["end"], m["metonymy"]] for m in p["mentions"]]} for p in doc["places"]]
    keep = ("id", "need", "type", "mode", "contexts", "actor", "recipient", "place", "date", "status", "historical", "size", "part_of")
    reports = [{k: r[k] for k in keep if r.get(k)} | {"attribution": [{k: a[k] for k in ("claimant", "stance", "chain", "channel", "size") if a.get(k)} for a in r["attribution"]],
                                                      "m": [[m["start"], m["end"]] for m in r["mentions"]]} for r in doc["reports"]]
    head = {k: doc[k] for k in ("id", "lang", "published")} | {"sha256": digest(text)}
    if with_text:
        head |= {k: doc[k] for k in ("title", "outlet", "url", "licence") if doc.get(k)} | {"text": text}
    return head | {"actors": actors, "places": places, "reports": reports}


def unpacked(line, text):
    span = lambda m: {"start": m[0], "end": m[1], "text": text[m[0]:m[1]]}
    name = lambda spans: next((text[m[0]:m[1]] for m in spans if m[2] == "name"), text[spans[0][0]:spans[0][1]])
    actors = [{"sectors": []} | {k: v for k, v in a.items() if k != "m"} | {"name": name(a["m"]), "mentions": [span(m) | {"form": m[2]} for m in a["m"]]} for a in line["actors"]]
    places = [{k: v for k, v in p.items() if k != "m"} | {"name": text[p["m"][0][0]:p["m"][0][1]], "mentions": [span(m) | {"metonymy": m[2]} for m in p["m"]]} for p in line["places"]]
    empty = {"contexts": [], "actor": [], "recipient": [], "historical": False, "size": {}}
    reports = [empty | {k: v for k, v in r.items() if k != "m"} | {"attribution": [{"stance": "asserts", "chain": []} | a for a in r["attribution"]], "mentions": [span(m) for m in r["m"]]}
               for r in line["reports"]]
    return {"format": 1} | {k: line[k] for k in ("id", "lang", "published", "title", "outlet", "url", "licence") if k in line} | {
        "actors": actors, "places": places, "times": [], "quantities": [], "quotes": [], "reports": reports}


def kind_of(name):
    """Where an article is from, by its id."""
    if re.match(r"d\d\d-", name):
        return "stories"
    return {"os": "orangesum", "wn": "wikinews"}.get(name.split("-")[0])


def pack(gold, out):
    lines = {}
    for path in sorted(pathlib.Path(gold).glob("*/*.json")):
        doc, text = json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt").read_text(encoding="utf-8")
        if kind := kind_of(doc["id"]):
            lines.setdefault(kind, []).append(json.dumps(packed(doc, text, kind != "orangesum"), ensure_ascii=False, separators=(",", ":")))
    for kind, rows in lines.items():
        (pathlib.Path(out) / f"{kind}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(kind, len(rows), "articles")


def unpack(light, out, articles):
    texts = {}
    if articles:
        with open(articles, encoding="utf-8") as f:
            for row in map(json.loads, f):
                texts["os-" + str(row["id"])] = row["title"].strip(), f"{row['title'].strip()}\n\n{row['text'].strip()}"
    count = skipped = 0
    for path in sorted(pathlib.Path(light).glob("*.jsonl")):
        for number, line in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines()), 1):
            title, text = texts.get(line["id"], (line.get("title", ""), line.get("text")))
            if text is None or digest(text) != line["sha256"]:
                skipped += 1
                if text is not None:
                    print(f"{path}:{number}: the text of {line['id']} is not the one that was annotated", file=sys.stderr)
                continue
            folder = pathlib.Path(out) / line["lang"]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{line['id']}.txt").write_text(text, encoding="utf-8")
            (folder / f"{line['id']}.json").write_text(json.dumps(unpacked(line | {"title": title}, text), ensure_ascii=False), encoding="utf-8")
            count += 1
    print(count, "articles,", skipped, "without their text")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("command", choices=("pack", "unpack"))
    p.add_argument("source")
    p.add_argument("out")
    p.add_argument("--articles")
    a = p.parse_args()
    pathlib.Path(a.out).mkdir(parents=True, exist_ok=True)
    if a.command == "pack":
        pack(a.source, a.out)
    else:
        unpack(a.source, a.out, a.articles)


if __name__ == "__main__":
    main()
