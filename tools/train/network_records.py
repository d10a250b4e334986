# SPDX-License-Identifier: Apache-2.0
"""Records of depeche-train-export, tags and relations."""
import numpy as np

record = np.dtype([("word", "<u8"), ("suffix2", "<u4"), ("suffix3", "<u4"), ("suffix4", "<u4"), ("prefix3", "<u4"), ("shape", "<u4"),
                   ("lexical", "<u4"), ("codes", "<u4"), ("cluster", "<u4"), ("allowed", "<u8"), ("features", "<u4"), ("head", "<u2"),
                   ("tag", "u1"), ("relation", "u1"), ("first", "u1")])
# Rows of the table of each property; a number is taken modulo its rows. Words have a table of their own.
PROPERTIES = (("suffix2", 1021), ("suffix3", 4093), ("suffix4", 8191), ("prefix3", 4093), ("shape", 1024), ("lexical", 1021), ("codes", 1021))
FEATURES = 31
NAMES = 9  # outside, then begin and inside of person, organization, place, other


def lookup(words, vocabulary):
    """Numbers of words: 1 + place in the sorted vocabulary, 0 = not in it."""
    at = np.minimum(np.searchsorted(vocabulary, words), len(vocabulary) - 1)
    return np.where(vocabulary[at] == words, at + 1, 0)


def word_number(word):
    value = 14695981039346656037
    for byte in word.encode():
        value = ((value ^ (48 if 48 <= byte <= 57 else byte)) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def read_names(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path)]
    tags = [r for r in rows if r[1] != "-1"]
    relations = [r[0] for r in rows if r[1] == "-1"]
    mains = [r.split(":")[0] for r in relations]
    kinds = [t[0] for t in tags]
    return {"tags": tags, "relations": relations, "main": [mains.index(m) for m in mains], "upos": [kinds.index(k) for k in kinds]}
