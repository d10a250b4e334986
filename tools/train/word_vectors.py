#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word vectors that the network of the grammar starts from: skip-grams over CoNLL-U files (needs gensim).

usage: word_vectors.py OUT.vec ROUNDS FILE.conllu...
"""
import re
import sys

from gensim.models import Word2Vec


def sentences(paths):
    """Lower-case words, digits as 0: what WordFeatures.word is a hash of."""
    for path in paths:
        words = []
        for line in open(path, encoding="utf-8"):
            if line == "\n":
                if len(words) > 2:
                    yield words
                words = []
            elif line[0] != "#":
                number, form, _ = line.split("\t", 2)
                if number.isdigit():
                    words.append(re.sub("[0-9]", "0", form.lower().replace("’", "'")))


def main():
    out, rounds, *paths = sys.argv[1:]
    model = Word2Vec(list(sentences(paths)), vector_size=160, window=4, min_count=4, sg=1, negative=6, sample=3e-4, workers=1,
                     epochs=int(rounds), seed=7)
    model.wv.save_word2vec_format(out)
    print(f"{len(model.wv)} words")


main()
