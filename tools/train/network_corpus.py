# SPDX-License-Identifier: Apache-2.0
"""Records of depeche-train-export as batches of tensors."""
import numpy as np
import torch

from network import PROPERTIES, record


class Corpus:
    """Sentences of a record file, as slices."""

    def __init__(self, path, vocabulary, longest=100, context=False):
        rows = np.fromfile(path, dtype=record)
        self.rows = rows
        starts = np.flatnonzero(rows["first"] == 1)
        ends = np.append(starts[1:], len(rows))
        keep = (ends - starts <= longest)
        self.sentences = list(zip(starts[keep].tolist(), ends[keep].tolist()))
        self.words = lookup(rows["word"], vocabulary).astype(np.int32)
        self.properties = np.stack([rows[name] % size for name, size in PROPERTIES], 1).astype(np.int32)
        self.context = np.load(path.removesuffix(".bin") + ".npy", mmap_mode="r") if context else None


def lookup(words, vocabulary):
    """Numbers of words: 1 + place in the sorted vocabulary, 0 = not in it."""
    at = np.minimum(np.searchsorted(vocabulary, words), len(vocabulary) - 1)
    return np.where(vocabulary[at] == words, at + 1, 0)


def batches(corpora, shares, size, rng):
    """Lists of (corpus, begin, end) of about `size` words with padding, of like lengths."""
    chosen = []
    for number, corpus in enumerate(corpora):
        for begin, end in corpus.sentences:
            for _ in range(int(shares[number] + rng.random())):
                chosen.append((end - begin + rng.random() * 3, number, begin, end))
    chosen.sort()
    out, current, longest = [], [], 0
    for _, number, begin, end in chosen:
        longest = max(longest, end - begin)
        if current and longest * (len(current) + 1) > size:
            out.append(current)
            current, longest = [], end - begin
        current.append((number, begin, end))
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def tensors(corpora, batch):
    t, b = max(end - begin for _, begin, end in batch), len(batch)
    words = np.zeros((t, b), np.int64)
    properties = np.zeros((t, b, len(PROPERTIES)), np.int64)
    mask = np.zeros((t, b, 1), np.float32)
    tags = np.full((t, b), 255, np.int64)
    heads = np.zeros((t, b), np.int64)
    relations = np.zeros((t, b), np.int64)
    features = np.zeros((t, b), np.int64)
    allowed = np.zeros((t, b), np.int64)
    context = corpora[0].context
    context = None if context is None else np.zeros((t, b, context.shape[1]), np.float32)
    for i, (number, begin, end) in enumerate(batch):
        corpus, n = corpora[number], end - begin
        rows = corpus.rows[begin:end]
        words[:n, i] = corpus.words[begin:end]
        properties[:n, i] = corpus.properties[begin:end]
        mask[:n, i] = 1
        tags[:n, i] = rows["tag"]
        heads[:n, i] = rows["head"]
        relations[:n, i] = rows["relation"]
        features[:n, i] = rows["features"]
        allowed[:n, i] = rows["allowed"].astype(np.int64)
        if context is not None:
            context[:n, i] = corpus.context[begin:end]
    fields = (words, properties, mask, tags, features, allowed, heads, relations, context)
    return tuple(x if x is None else torch.from_numpy(x) for x in fields)


def read_names(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path)]
    tags = [r for r in rows if r[1] != "-1"]
    relations = [r[0] for r in rows if r[1] == "-1"]
    mains = [r.split(":")[0] for r in relations]
    kinds = [t[0] for t in tags]
    return {"tags": tags, "relations": relations, "main": [mains.index(m) for m in mains], "upos": [kinds.index(k) for k in kinds]}
