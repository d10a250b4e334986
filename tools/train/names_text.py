#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the raw English text that names_clusters.py groups words by.

usage: names_text.py SHARED_DATA OUT
Only sources of names_sources.py, without what is held out for measuring; a paragraph a line.
"""
import csv
import sys
from collections import Counter

from names_corpus import blocks, wikigold_documents
from names_sources import EWT, WIKINEWS, WNUT, gum_documents, wikigold_held_out


def sentences(path):
    for line in open(path, encoding="utf-8"):
        if line.startswith("# text = "):
            yield line[9:]


def paragraphs(shared):
    """(source, paragraph)."""
    for row in csv.DictReader(open(f"{shared}/{WIKINEWS}", encoding="utf-8", newline="")):
        for line in [row["title"], *row["text"].splitlines()]:
            yield "wikinews", line
    for line in sentences(f"{shared}/{EWT}"):
        yield "ewt train", line
    for path, held_out in gum_documents(shared):
        for line in () if held_out else sentences(path):
            yield "gum " + path.rsplit("/", 1)[-1].split("_")[1], line
    for number, document in enumerate(wikigold_documents(shared)):
        for text, _ in () if wikigold_held_out(number) else document:
            yield "wikigold", text
    for block in blocks(f"{shared}/{WNUT}"):
        yield "wnut train", " ".join(line.split("\t")[0] for line in block)


def main():
    shared, out = sys.argv[1:]
    words = Counter()
    with open(out, "w", encoding="utf-8") as file:
        for source, paragraph in paragraphs(shared):
            if paragraph.strip():
                file.write(paragraph.strip() + "\n")
                words[source] += len(paragraph.split())
    for source, count in words.items():
        print(f"{source}\t{count}")


main()
