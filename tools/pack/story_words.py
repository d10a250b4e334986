#!/usr/bin/env python3
"""In how many of a thousand news articles does a word stand? Writes data/LANG/story/words.tsv, by which src/story weighs the words that
two articles share (inverse document frequency). Only counts leave the texts.

usage: tools/pack/story_words.py fr ../shared/data/raw_fr_orangesum/articles_to_2020-07.jsonl.xz > data/fr/story/words.tsv
       tools/pack/story_words.py en ../shared/data/raw_en_wikinews/wikinews_2019.csv > data/en/story/words.tsv      (standard library only)
"""
import collections
import csv
import json
import lzma
import re
import sys
import unicodedata

STEM = 6          # code points of a word that count, as in src/story/terms.cc
LEAST = 2.0       # of a thousand articles; rarer words are not in the table
FEWEST = 3        # articles; what stands in fewer says nothing of the language
SOURCES = {
    "fr": ("OrangeSum (Tixierae/OrangeSum, to July 2020)", "CC BY-SA 4.0 (statistics only, no text)"),
    "en": ("English Wikinews of 2019 (vanatteveldt/wikinews, CC BY 2.5)", "CC BY 2.5 (statistics only, no text)"),
}
WORD = re.compile(r"[^\W_]+")
END = re.compile(r"[.!?…:\n»”\"]\W*$")


def fold(word):
    spread = word.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", spread) if unicodedata.category(c) != "Mn")


def articles(path):
    if path.endswith(".xz"):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield "\n".join(article["paragraphs"])
    else:
        csv.field_size_limit(1 << 24)
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield max(row.values(), key=lambda cell: len(cell or ""))


def terms(text):
    found = set()
    for match in WORD.finditer(text):
        word = match[0]
        if not any(c.isalpha() for c in word):
            continue
        first = match.start() == 0 or END.search(text[max(0, match.start() - 4):match.start()]) is not None
        if word[0].isupper() and not first:
            found.add(("name", fold(word)))
        elif len(word) > 1:
            found.add(("word", fold(word)[:STEM]))
    return found


def main():
    language, path = sys.argv[1:]
    counts = collections.Counter()
    number = 0
    for text in articles(path):
        counts.update(terms(text))
        number += 1
    source, licence = SOURCES[language]
    print("# what: In how many of a thousand news articles a word (its first 6 letters) or a name stands; docs/formats/pack.md.")
    print(f"# source: Counts over {number} articles of {source} (tools/pack/story_words.py)")
    print(f"# licence: {licence}")
    print("kind\tkey\tpermille")
    for (kind, key), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        share = 1000.0 * count / number
        if share < LEAST or count < FEWEST:
            break
        print(f"{kind}\t{key}\t{share:.0f}" if share >= 10 else f"{kind}\t{key}\t{share:.1f}")


if __name__ == "__main__":
    main()
