# SPDX-License-Identifier: Apache-2.0
"""Runs `depeche code` once over gold articles and reads what it prints into documents of the scorer."""
import json
import subprocess

from document import Document


class Mismatch(Exception):
    """The program failed, or read another text than the gold set holds: no figure would mean anything."""


def request(doc):
    """The line of JSON Lines that asks for this article: title and body apart, as an article comes."""
    line = {"id": doc.id, "lang": doc.lang, "text": doc.text[len(doc.title) + 2:] if doc.title else doc.text}
    if doc.title:
        line["title"] = doc.title
    if doc.meta.get("published"):
        line["published"] = doc.meta["published"]
    return json.dumps(line, ensure_ascii=False)


def run(program, docs, jobs=1, data=None):
    """-> {gold id: Document}, each with the text that the program read; `data`: a folder of packs other than its own."""
    command = [program, *(["--data", str(data)] if data else []), "code", "--from", "jsonl", "--format", "jsonl", "--with-text", "--jobs", str(jobs)]
    stdin = "".join(request(d) + "\n" for d in docs)
    try:
        done = subprocess.run(command, input=stdin.encode("utf-8"), capture_output=True, check=False)
    except OSError as e:
        raise Mismatch(f"{program} cannot be run: {e}") from None
    if done.returncode:
        raise Mismatch(f"{program}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[:500]}")
    found = parse(done.stdout.decode("utf-8").split("\n"))
    check(docs, found)
    return found


def check(docs, found):
    for d in docs:
        if d.id not in found:
            raise Mismatch(f"{d.id}: the program printed no document for it")
        if found[d.id].text != d.text:
            got = found[d.id].text
            at = next((i for i, (x, y) in enumerate(zip(d.text, got)) if x != y), min(len(d.text), len(got)))
            raise Mismatch(f"{d.id}: texts differ from code point {at}: gold {d.text[at:at + 30]!r}, program {got[at:at + 30]!r}")


def parse(lines):
    """Lines of JSON Lines (docs/formats/jsonl.md) -> {source_id: Document}."""
    by_hash, out = {}, {}
    for line in lines:
        if not line.strip():
            continue
        item = json.loads(line)
        if item["kind"] == "document":
            doc = Document(item.get("source_id") or item["id"], item["lang"], (item.get("title") or "").strip(), item.get("text", ""))
            by_hash[item["id"]] = out[doc.id] = doc
        else:
            _add(by_hash[item["document"]], item)
    return out


def _add(doc, item):
    kind = item["kind"]
    if kind == "actor":
        doc.actors[item["id"]] = item
    elif kind == "place":
        sense = "government" if item.get("is_actor") else "place"
        doc.places[item["id"]] = item | {"mentions": [{k: item[k] for k in ("start", "end", "text")} | {"metonymy": sense}]}
    elif kind in ("time", "quote", "report"):
        getattr(doc, kind + "s").append(item)
    elif kind == "quantity":
        doc.quantities.append(item)
