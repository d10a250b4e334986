#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well are time expressions found and valued? Scores `depeche code` on ISO-TimeML files.

usage: time_eval.py [--bin build/dev/depeche] [--lang fr] [--show] FOLDER

FOLDER holds .tml files with <DCT> and inline <TIMEX3> (French TimeBank: Data/), or .xml files of
MEANTIME (with --lang en; the annotated sentences of each only, as they stand). Spans are compared
without leading articles; "relaxed" counts any overlap; values count on strict spans ("value") and on
overlapping ones ("value, relaxed"), as TempEval-3 does.
"""
import argparse
import glob
import html
import json
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as xml

LEAD = re.compile(r"^(?:(?:le|la|les|l['’]|the|un|une)\s*)(?=\w)", re.I)


def gold_of(path):
    raw = open(path, encoding="utf8").read()
    day = re.search(r'<DCT>.*?value="([0-9-]+)', raw, re.S)
    body = raw[raw.index("<TEXT>") + 6:raw.index("</TEXT>")]
    text, times, stack = "", [], []
    for piece in re.split(r"(<[^>]*>)", body):
        if not piece.startswith("<"):
            text += html.unescape(piece)
        elif piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            stack.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', piece))))
        elif piece == "</TIMEX3>":
            begin, attributes = stack.pop()
            times.append({"start": begin, "end": len(text), "value": attributes.get("value", ""),
                          "type": attributes.get("type", "")})
    return text, day.group(1) if day else None, times


def meantime_of(path):
    """As gold_of. MEANTIME annotates the title and the first five sentences."""
    root = xml.parse(path).getroot()
    text, where, sentence = "", {}, "0"
    for token in root.iter("token"):
        if int(token.get("sentence")) > 5:
            break
        word = token.text
        glue = not text or word in ".,;:!?)%'’" or word.startswith(("'", "n't")) or text[-1] in "($"
        if token.get("sentence") != sentence:
            text, sentence = text + ("\n\n" if sentence in "01" else " "), token.get("sentence")
        elif not glue:
            text += " "
        where[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    day, times = None, []
    for time in root.iter("TIMEX3"):
        spans = [where[a.get("t_id")] for a in time.findall("token_anchor") if a.get("t_id") in where]
        if time.get("functionInDocument") == "CREATION_TIME":
            day = time.get("value")
        if spans:
            times.append({"start": min(spans)[0], "end": max(spans)[1], "value": time.get("value"), "type": time.get("type")})
    return text, day, sorted(times, key=lambda t: t["start"])


def bare(text, time):
    begin, end = time["start"], time["end"]
    while True:
        lead = LEAD.match(text[begin:end])
        if not lead:
            return begin, end
        begin += lead.end()


def run(program, lang, documents):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8", delete=False) as out:
        for name, (text, day, _) in documents.items():
            out.write(json.dumps({"id": name, "text": text, "published": day, "lang": lang}) + "\n")
    found = {name: [] for name in documents}
    ids = {}
    try:
        output = subprocess.run([program, "code", "--format", "jsonl", "--with-text", out.name],
                                capture_output=True, text=True, check=True).stdout
    finally:
        os.unlink(out.name)
    order = iter(documents)
    texts = {}
    for line in output.splitlines():
        entry = json.loads(line)
        if entry["kind"] == "document":
            ids[entry["id"]] = next(order)
            texts[ids[entry["id"]]] = entry.get("text")
        elif entry["kind"] == "time":
            found[ids[entry["document"]]].append(entry)
    return found, texts


def f1(hits, found, gold):
    p = hits / found if found else 0.0
    r = hits / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--bin", default="build/dev/depeche")
    options.add_argument("--lang", default="fr")
    options.add_argument("--show", action="store_true", help="print every difference")
    options = options.parse_args()
    documents = {os.path.basename(p): gold_of(p) for p in sorted(glob.glob(options.folder + "/*.tml"))}
    documents |= {os.path.basename(p): meantime_of(p) for p in sorted(glob.glob(options.folder + "/**/*.xml", recursive=True))}
    found, texts = run(options.bin, options.lang, documents)
    n = dict(gold=0, found=0, strict=0, relaxed=0, value=0, relaxed_value=0, type=0)
    for name, (text, day, gold) in documents.items():
        if texts.get(name) is not None:
            text_read = texts[name]
            assert text_read == text, f"{name}: the text that was read differs"
        left = list(gold)
        n["gold"] += len(gold)
        n["found"] += len(found[name])

        def say(what, time, other=None):
            if options.show:
                around = text[max(0, time["start"] - 35):time["end"] + 25].replace("\n", " ")
                print(f"{name[:10]} {what:8} [{text[time['start']:time['end']]}] {time.get('value')}"
                      + (f" <- [{text[other['start']:other['end']]}] {other['value']} {other.get('rule', '')}" if other else f" {time.get('rule', '')}")
                      + f"   … {around}")

        rest = []
        for time in found[name]:
            match = next((g for g in left if bare(text, g) == bare(text, time)), None)
            if not match:
                rest.append(time)
                continue
            left.remove(match)
            n["strict"] += 1
            n["relaxed"] += 1
            same = match["value"] == time["value"]
            n["value"] += same
            n["relaxed_value"] += same
            n["type"] += match["type"] == time["type"]
            if not same:
                say("VALUE", match, time)
        for time in rest:
            match = next((g for g in left if g["start"] < time["end"] and time["start"] < g["end"]), None)
            if not match:
                say("EXTRA", time)
                continue
            left.remove(match)
            n["relaxed"] += 1
            n["relaxed_value"] += match["value"] == time["value"]
            say("SPAN", match, time)
        for time in left:
            say("MISSED", time)
    print(f"{len(documents)} documents, {n['gold']} expressions, {n['found']} found")
    for key in ("strict", "relaxed", "value", "relaxed_value", "type"):
        p, r, f = f1(n[key], n["found"], n["gold"])
        print(f"{key:14} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")


if __name__ == "__main__":
    main()
