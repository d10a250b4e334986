#!/usr/bin/env python3
"""Annotators' tool for the gold set (standard library only).

usage: annotate.py number ARTICLE.json...            print the text with numbered sentences, as the notes refer to it
       annotate.py check  ARTICLE.json NOTES.ann     read the notes, print every mistake with its line (exit 1), else a summary
       annotate.py compile ARTICLE.json NOTES.ann OUT_DIR [--annotators A,B]   write OUT_DIR/<id>.txt and OUT_DIR/<id>.json

Formats: docs/formats/gold.md. Guidelines: docs/guide/annotation.md.
"""
import argparse
import json
import pathlib
import sys

import article as articles
from geonames import fill
from notes import Notes


def read(article_path, notes_path):
    art = articles.load(article_path)
    with open(notes_path, encoding="utf-8") as f:
        return art, Notes(art, f.read().split("\n"))


def summary(notes):
    return ", ".join(f"{len(v)} {k}" for k, v in notes.layers.items())


def write(art, notes, out_dir, annotators):
    fill(notes.layers["places"])
    meta = {k: art.source[k] for k in ("id", "title", "published", "outlet", "lang", "url", "licence", "source") if k in art.source}
    meta.setdefault("licence", "CC BY 4.0")
    body = {"format": 1, **meta, "annotators": annotators, **notes.layers}
    out = pathlib.Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{art.id}.txt").write_text(art.text, encoding="utf-8")
    lines = ["{"]
    for i, (key, v) in enumerate(body.items()):
        comma = "," if i + 1 < len(body) else ""
        if isinstance(v, list) and v and isinstance(v[0], dict):
            rows = ",\n".join("  " + json.dumps(x, ensure_ascii=False) for x in v)
            lines.append(f" {json.dumps(key)}: [\n{rows}\n ]{comma}")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(v, ensure_ascii=False)}{comma}")
    (out / f"{art.id}.json").write_text("\n".join(lines + ["}"]) + "\n", encoding="utf-8")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("command", choices=("number", "check", "compile"))
    p.add_argument("files", nargs="+")
    p.add_argument("--annotators", default="")
    a = p.parse_args()
    if a.command == "number":
        for path in a.files:
            print(articles.load(path).numbered())
        return 0
    art, notes = read(a.files[0], a.files[1])
    for e in notes.errors:
        print(f"{a.files[1]}:{e}", file=sys.stderr)
    if notes.errors:
        return 1
    if a.command == "compile":
        write(art, notes, a.files[2], [x for x in a.annotators.split(",") if x])
    print(f"{art.id}: {summary(notes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
