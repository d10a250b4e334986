#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which words behave alike? Groups the words of raw text by the words around them.

usage: names_clusters.py TEXT OUT FINE COARSE [MIN_COUNT]
TEXT has one paragraph a line (English: what names_text.py writes); OUT gets
`word <tab> fine <tab> coarse`. Needs numpy, scipy and scikit-learn (training only). Words keep
their case; a capitalised word that opens a sentence is not counted, its capital says nothing.
"""
import re
import sys
from collections import Counter

import numpy as np
from scipy.sparse import coo_matrix, diags
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

WORD = re.compile(r"[^\W\d_]+'|[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]")
END = re.compile(r"[.!?…:]")


def sentences(path):
    for line in open(path, encoding="utf-8"):
        words, start = [], 0
        tokens = WORD.findall(line.replace("’", "'"))
        for i, token in enumerate(tokens):
            if END.fullmatch(token):
                yield tokens[start:i]
                start = i + 1
        yield tokens[start:]


def normal(word):
    return "0" if word[0].isdigit() else word


def main():
    source, out, fine, coarse = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    minimum = int(sys.argv[5]) if len(sys.argv) > 5 else 8
    words, contexts = Counter(), Counter()
    for sentence in sentences(source):
        words.update(normal(w) for w in sentence[1:])
        contexts.update(normal(w).lower() for w in sentence)
    vocabulary = {w: i for i, (w, n) in enumerate(words.most_common(60000)) if n >= minimum}
    around = {w: i for i, (w, _) in enumerate(contexts.most_common(2500))}
    width = len(around) + 2
    cells = Counter()
    for sentence in sentences(source):
        keys = [width - 1] + [around.get(normal(w).lower(), -1) for w in sentence] + [width - 1]
        for i, word in enumerate(sentence):
            row = vocabulary.get(normal(word))
            if row is None or (i == 0 and word[0].isupper()):
                continue
            for side, at in enumerate((i, i + 2, i - 1, i + 3)):
                if 0 <= at < len(keys) and keys[at] >= 0:
                    cells[row * 4 * width + side * width + keys[at]] += 1
    index = np.fromiter(cells.keys(), dtype=np.int64)
    count = np.fromiter(cells.values(), dtype=np.float64)
    matrix = coo_matrix((count, (index // (4 * width), index % (4 * width))),
                        shape=(len(vocabulary), 4 * width)).tocsr()
    rows = np.maximum(np.asarray(matrix.sum(1)).ravel(), 1)
    columns = np.maximum(np.asarray(matrix.sum(0)).ravel() ** 0.75, 1)
    columns *= rows.sum() / columns.sum()
    pmi = diags(1 / rows) @ matrix @ diags(rows.sum() / columns)
    pmi.data = np.maximum(np.log(pmi.data), 0)
    left, values, _ = randomized_svd(pmi, 100, random_state=1)
    vectors = left * np.sqrt(values)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    labels = [MiniBatchKMeans(k, random_state=1, n_init=3, batch_size=4096).fit_predict(vectors)
              for k in (fine, coarse)]
    with open(out, "w", encoding="utf-8") as file:
        for word, row in vocabulary.items():
            file.write(f"{word}\t{labels[0][row]}\t{labels[1][row]}\n")


main()
