#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Raw text and treebank parts that the grammar models learn from.

usage: grammar_text.py SHARED_DATA PACKAGES OUT_FOLDER

Writes fr_raw.txt (OrangeSum: statistics and machine-made trees only, never shipped), en_raw.txt (English Wikinews, MEANTIME and
SemEval-2015 texts, Wikigold, WNUT train; without what is held out to measure names), en_more.txt (english_text.py from PACKAGES, which english_packages.sh fetches), gsd_train.conllu and gsd_dev.conllu (sentences of GSD dev whose number ends in 9),
gum_train.conllu and gum_dev.conllu (documents of permitted genres, as names_sources.py parts them).
"""
import csv
import glob
import html
import json
import lzma
import re
import sys

from english_text import packages_text
from names_corpus import blocks, our_documents, wikigold_documents
from names_sources import WIKINEWS, WNUT, gum_documents, wikigold_held_out


def joined(words):
    """Words with the blanks of a written text."""
    text = " ".join(words).replace("( ", "(")
    return re.sub(r" ([.,;:!?%)'’]|n't|'s)", r"\1", text)


def plain(text):
    return " ".join(text.split())


def french(shared):
    for line in lzma.open(f"{shared}/raw_fr_orangesum/articles_to_2020-07.jsonl.xz", "rt", encoding="utf-8"):
        article = json.loads(line)
        yield from [article["title"], *article["paragraphs"]]


def english(shared):
    held_out = {plain(text) for hidden, _, paragraphs in our_documents() if hidden for text, _ in paragraphs}
    for row in csv.DictReader(open(f"{shared}/{WIKINEWS}", encoding="utf-8", newline="")):
        yield from (line for line in [row["title"], *row["text"].splitlines()] if plain(line) not in held_out)
    for path in sorted(glob.glob(f"{shared}/event_en_meantime/intra-doc_annotation/*/*")
                       + glob.glob(f"{shared}/time_en_semeval2015t4/**/*", recursive=True)):
        if path.endswith((".xml", ".naf")):
            found = {}
            for number, word in re.findall(r'<token[^>]*sentence="(\d+)"[^>]*>([^<]*)</token>', open(path, encoding="utf-8", errors="replace").read()):
                found.setdefault(number, []).append(html.unescape(word))
            yield from (joined(words) for words in found.values())
    for number, document in enumerate(wikigold_documents(shared)):
        yield from (text for text, _ in (() if wikigold_held_out(number) else document))
    for block in blocks(f"{shared}/{WNUT}"):
        yield joined(line.split("\t")[0] for line in block)


def write_text(path, paragraphs):
    with open(path, "w", encoding="utf-8") as out:
        for paragraph in paragraphs:
            if paragraph.strip():
                out.write(paragraph.strip() + "\n\n")


def main():
    shared, packages, out = sys.argv[1:]
    write_text(f"{out}/fr_raw.txt", french(shared))
    write_text(f"{out}/en_raw.txt", english(shared))
    write_text(f"{out}/en_more.txt", packages_text(packages))
    gsd = open(f"{shared}/tb_fr_gsd/fr_gsd-ud-dev.conllu", encoding="utf-8").read().strip().split("\n\n")
    parts = {"gsd_train": [s for i, s in enumerate(gsd) if i % 10 != 9], "gsd_dev": gsd[9::10], "gum_train": [], "gum_dev": []}
    for path, held_out in gum_documents(shared):
        parts["gum_dev" if held_out else "gum_train"].append(open(path, encoding="utf-8").read().strip())
    for name, sentences in parts.items():
        with open(f"{out}/{name}.conllu", "w", encoding="utf-8") as file:
            file.write("\n\n".join(sentences) + "\n\n")


main()
