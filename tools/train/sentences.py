#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden cases and the examples of the rows as gold articles (docs/formats/gold.md): short texts, for the models that learn from whole articles.

usage: sentences.py OUT [--program build/release/depeche]

What the program reads in the texts of tests/golden/<lang>/reports (reviewed, and expected there) and in the examples of data/<lang>/events/<type>.tsv is written as if an annotator had found it.
Run it with a program that passes the golden tests and reads the examples; likelihood.py, pairs.py and roles.py then take OUT:all as a further gold set.
"""
import argparse
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/eval"))
import program  # noqa: E402
from document import Document  # noqa: E402

WRITTEN = "2019-11-20"  # the day on which the examples are read (src/cli/pack_examples.cc)


def golden(language):
    """(name, date, title, text) of each case."""
    for path in sorted((ROOT / "tests/golden" / language / "reports").glob("*.txt")):
        for number, case in enumerate(path.read_text(encoding="utf-8").split("\n=== ")[1:]):
            lines, date, title, body = case.split("\n")[1:], "", "", []
            for line in lines:
                if line.startswith("@date "):
                    date = line[6:]
                elif line.startswith("@title "):
                    title = line[7:]
                elif line == "---":
                    break
                else:
                    body.append(line)
            yield f"{language}-golden-{path.stem}-{number}", date, title, "\n".join(body)


def examples(language):
    for path in sorted((ROOT / "data" / language / "events").glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        if "example" not in rows[0]:
            continue
        for column in ("example", "counterexample"):
            at = rows[0].index(column) if column in rows[0] else None
            for row in rows[1:]:
                if at is not None and len(row) > at and row[at]:
                    yield f"{language}-{column}-{path.stem}-{row[0]}", WRITTEN, "", row[at]


def parallel(language):
    rows = [line.split("\t") for line in (ROOT / "tests/golden/parallel/pairs.tsv").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for number, row in enumerate(rows[1:]):
        yield f"{language}-parallel-{number}", WRITTEN, "", row[rows[0].index(language)]


def spans(found):
    return [{"start": m["start"], "end": m["end"], "text": m["text"], "form": m.get("form", "name")} for m in found]


def layers(doc):
    """The layers of a gold article from what the program read."""
    short = {i: f"a{n}" for n, i in enumerate(doc.actors)} | {i: f"p{n}" for n, i in enumerate(doc.places)}
    named = lambda ids: [short[i] for i in ids or [] if i in short]
    actors = [{"id": short[i], "name": a["name"], "type": a["type"], "sectors": a.get("sectors") or [], "mentions": spans(a["mentions"])} | ({"country": a["country"]} if a.get("country") else {})
              for i, a in doc.actors.items()]
    places = [{"id": short[i], "name": p["name"], "mentions": [{k: m[k] for k in ("start", "end", "text", "metonymy")} for m in p["mentions"]]}
              | {k: p[k] for k in ("country", "geonames", "resolution") if p.get(k)} for i, p in doc.places.items()]
    claims = lambda r: [{"stance": a.get("stance", "asserts"), "chain": named(a.get("chain"))} | ({"claimant": short[a["claimant"]]} if a.get("claimant") in short else {}) for a in r.get("attribution") or []]
    reports = []
    for n, r in enumerate(doc.reports):
        reports.append({"id": f"r{n}", "need": "must", "type": r["type"], "contexts": r.get("contexts") or [], "actor": named(r.get("actor")), "recipient": named(r.get("recipient")),
                        "status": r["status"], "historical": bool(r.get("historical")), "size": r.get("size") or {}, "attribution": claims(r), "mentions": spans(r["mentions"])})
        reports[-1] |= ({"mode": r["mode"]} if r.get("mode") else {}) | ({"place": short[r["place"]]} if r.get("place") in short else {}) | ({"date": r["date"]} if r.get("date") else {})
    return {"actors": actors, "places": places, "times": [], "quantities": [], "quotes": [], "reports": reports}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--program", default=str(ROOT / "build/release/depeche"))
    a = p.parse_args()
    for language in ("fr", "en"):
        docs = []
        for name, date, title, text in [*golden(language), *examples(language), *parallel(language)]:
            doc = Document(name, language, title.strip(), f"{title.strip()}\n\n{text.strip()}" if title.strip() else text.strip())
            doc.meta = {"published": date}
            docs.append(doc)
        found = program.run(a.program, docs, 2)
        folder = pathlib.Path(a.out) / language
        folder.mkdir(parents=True, exist_ok=True)
        for doc in docs:
            body = {"format": 1, "id": doc.id, "title": doc.title, "published": doc.meta["published"], "lang": language} | layers(found[doc.id])
            (folder / f"{doc.id}.json").write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
            (folder / f"{doc.id}.txt").write_text(doc.text, encoding="utf-8")
        print(language, len(docs), "texts")


if __name__ == "__main__":
    main()
