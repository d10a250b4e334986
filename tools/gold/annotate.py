#!/usr/bin/env python3
"""Annotators' tool for the gold set (standard library only).

usage: annotate.py number ARTICLE.json...            print the text with numbered sentences, as the notes refer to it
       annotate.py check  ARTICLE.json NOTES.ann     read the notes, print every mistake with its line (exit 1), else a summary
       annotate.py compile ARTICLE.json NOTES.ann OUT_DIR [--annotators A,B]   write OUT_DIR/<id>.txt and OUT_DIR/<id>.json
       annotate.py build   GOLD_DIR               make GOLD_DIR/{fr,en}/<id>.* anew from the notes in GOLD_DIR/notes/:
                                                  `adjudicated` where there is one, else `first`; texts from where they stand
       annotate.py verify  GOLD_DIR               do the JSON files say what the notes say? (exit 1 names those that do not)

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


def render(art, notes, annotators):
    """The JSON of an annotated article: one finding a line."""
    fill(notes.layers["places"])
    meta = {k: art.source[k] for k in ("id", "title", "published", "outlet", "lang", "url", "licence", "source") if k in art.source}
    meta.setdefault("licence", "CC BY 4.0")
    body = {"format": 1, **meta, "annotators": annotators, **notes.layers}
    lines = ["{"]
    for i, (key, v) in enumerate(body.items()):
        comma = "," if i + 1 < len(body) else ""
        if isinstance(v, list) and v and isinstance(v[0], dict):
            rows = ",\n".join("  " + json.dumps(x, ensure_ascii=False) for x in v)
            lines.append(f" {json.dumps(key)}: [\n{rows}\n ]{comma}")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(v, ensure_ascii=False)}{comma}")
    return "\n".join(lines + ["}"]) + "\n"


def write(art, notes, out_dir, annotators):
    out = pathlib.Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{art.id}.txt").write_text(art.text, encoding="utf-8")
    (out / f"{art.id}.json").write_text(render(art, notes, annotators), encoding="utf-8")


def annotators_of(gold, name):
    """First and second annotator stand for themselves: who they were is of no use to anybody."""
    return [folder for folder in ("first", "second") if (gold / "notes" / folder / f"{name}.ann").exists()]


def build(gold, verify):
    """Makes every article anew from its notes; with `verify` writes nothing and tells where the files say something else."""
    failed = 0
    for first in sorted((gold / "notes" / "first").glob("*.ann")):
        settled = gold / "notes" / "adjudicated" / first.name
        used = settled if settled.exists() else first
        file = gold / first.name[:2] / f"{first.stem}.json"
        art, notes = read(file, used)
        errors = [f"{used}:{e}" for e in notes.errors]
        if verify and not errors and render(art, notes, annotators_of(gold, first.stem)) != file.read_text(encoding="utf-8"):
            errors = [f"{file}: is not what {used} says; run tools/gold/annotate.py build {gold}"]
        if errors:
            failed += 1
            print("\n".join(errors), file=sys.stderr)
        elif not verify:
            write(art, notes, file.parent, annotators_of(gold, first.stem))
    return 1 if failed else 0


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("command", choices=("number", "check", "compile", "build", "verify"))
    p.add_argument("files", nargs="+")
    p.add_argument("--annotators", default="")
    a = p.parse_args()
    if a.command == "number":
        for path in a.files:
            print(articles.load(path).numbered())
        return 0
    if a.command in ("build", "verify"):
        return build(pathlib.Path(a.files[0]), a.command == "verify")
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
