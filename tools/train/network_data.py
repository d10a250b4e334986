# SPDX-License-Identifier: Apache-2.0
"""Puts records of depeche-train-export together for training: every kind of word once, sets of sentences as numbers of kinds.

usage: network_data.py OUT_FOLDER --pieces vocab.txt|train:COUNT [--vectors FILE] --set NAME=FILE.bin[=LEAST] ... [--names NAME=FILE.conllu=FILE.corpus ...]

A set is FILE.bin with FILE.bin.words beside it. LEAST: a word that occurs so often in the set gets an embedding of its own (default 3; 0 =
the set adds no words). --names reads labels of names (B and I of person, organization, place, other; 255 = unknown) of a set from its CoNLL-U
(TokenRange) and the corpus (names_corpus.py) whose text it was parsed from. OUT_FOLDER gets .npy files (network_store.py reads them).
"""
import argparse
import os

import numpy as np

from network_records import PROPERTIES, lookup, record, word_number
from word_pieces import GivenPieces, trained_pieces

KINDS = ("person", "organization", "place", "other")
MOST_PIECES = 8


def read_words(path):
    return [w for w in open(path, encoding="utf-8", newline="\n").read().split("\n") if w]


def name_labels(words, conllu, corpus):
    """Labels of `words`, which are those of a CoNLL-U file (that may hold a few more), and the weight of the document of each."""
    spans, weights, at, weight = [], [], 0, 1.0
    for line in open(corpus, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "D":
            weight = float(cells[2])
        elif cells[0] == "T":
            text, start = cells[1], at
            lead = len(text) - len(text.lstrip())
            at += len(text) + 2
            weights.append((start, weight))
        else:
            data = text.encode()
            begin, end = (len(data[:int(c)].decode()) for c in cells[1:3])
            spans.append((start + begin, start + end, cells[3]))
    spans.sort()
    labels, shares, next_span, paragraph = [], [], 0, 0
    begin = end = 0
    for line in open(conllu, encoding="utf-8", newline="\n"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 10 or not cells[0].isdigit() or len(labels) == len(words) or cells[1] != words[len(labels)]:
            continue
        found = [m for m in cells[9].split("|") if m.startswith("TokenRange=")]
        if found:
            begin, end = map(int, found[0][11:].split(":"))
        while next_span < len(spans) and spans[next_span][1] <= begin:
            next_span += 1
        while paragraph + 1 < len(weights) and weights[paragraph + 1][0] <= begin:
            paragraph += 1
        label = 0
        if next_span < len(spans) and spans[next_span][0] < end:
            first, _, kind = spans[next_span]
            label = 255 if kind not in KINDS else 1 + 2 * KINDS.index(kind) + (begin > first)
        labels.append(label)
        shares.append(weights[paragraph][1])
    return np.array(labels, np.uint8), np.array(shares, np.float32)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("out")
    p.add_argument("--pieces")
    p.add_argument("--vectors")
    p.add_argument("--set", nargs="+", default=[])
    p.add_argument("--names", nargs="*", default=[])
    o = p.parse_args()
    os.makedirs(o.out, exist_ok=True)
    inputs = ["word"] + [name for name, _ in PROPERTIES] + ["allowed"]
    sets, rows, strings, vocabulary = [], [], [], set()
    for item in o.set:
        name, path, least = (item.split("=") + ["3"])[:3]
        data = np.fromfile(path, dtype=record)
        words = read_words(path + ".words")
        assert len(words) == len(data), (path, len(words), len(data))
        if int(least):
            found, counts = np.unique(data["word"], return_counts=True)
            vocabulary.update(found[counts >= int(least)].tolist())
        sets.append((name, data, words))
        rows.append(data[inputs])
        strings += words
    flat = np.concatenate(rows)
    packed = np.empty(len(flat), dtype=[(n, flat.dtype[n]) for n in inputs])
    for n in inputs:
        packed[n] = flat[n]
    keys = packed.view(np.dtype((np.void, packed.dtype.itemsize)))
    _, first, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")  # frequent kinds first: small numbers
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    inverse, first, counts = rank[inverse].astype(np.int32), first[order], counts[order]
    vocabulary = np.array(sorted(vocabulary), np.uint64)
    kinds = packed[first]
    forms = [strings[i] for i in first]
    save = lambda name, values: np.save(f"{o.out}/{name}.npy", values)
    save("vocabulary", vocabulary)
    save("word", lookup(kinds["word"], vocabulary).astype(np.int32))
    save("properties", np.stack([kinds[name] % size for name, size in PROPERTIES], 1).astype(np.uint16))
    save("allowed", kinds["allowed"].astype(np.int64))
    if o.pieces.startswith("train:"):
        pieces = trained_pieces(forms, counts, int(o.pieces[6:]))
    else:
        pieces = GivenPieces(o.pieces)
    table, sizes = np.zeros((len(forms), MOST_PIECES), np.int32), np.zeros(len(forms), np.uint8)
    for i, form in enumerate(forms):
        cut = pieces.of(form)[:MOST_PIECES]
        table[i, :len(cut)], sizes[i] = cut, len(cut)
    used = np.unique(table[table > 0])
    if not o.pieces.startswith("train:"):  # only the pieces that occur travel; 0..3 = padding, start, end, blanked out
        special = pieces.special
        keep = np.concatenate([special, np.setdiff1d(used, special)])
        number = {int(v): i for i, v in enumerate(keep)}
        table = np.where(table > 0, np.vectorize(lambda v: number.get(int(v), 0))(table), 0)
        save("kept_pieces", keep)
    else:
        save("kept_pieces", np.arange(int(o.pieces[6:])))
    save("pieces", table.astype(np.uint16))
    save("piece_counts", sizes)
    if o.vectors:
        save("vectors", start_vectors(o.vectors, vocabulary))
    names = dict(item.split("=", 1) for item in o.names)
    at = 0
    for name, data, words in sets:
        n = len(data)
        save(f"{name}.kinds", inverse[at:at + n])
        save(f"{name}.first", np.flatnonzero(data["first"] == 1).astype(np.int32))
        if name != "raw":
            for field in ("tag", "relation", "head", "features"):
                save(f"{name}.{field}", data[field])
        if name in names:
            labels, shares = name_labels(words, *names[name].split("="))
            assert len(labels) == n, (name, len(labels), n)
            save(f"{name}.names", labels)
            save(f"{name}.weight", shares)
        at += n
        print(name, n, "words", flush=True)
    print(len(forms), "kinds of words,", len(vocabulary), "words with embeddings,", len(np.unique(table)), "pieces,",
          "%.2f pieces a word" % (sizes[inverse].mean()), flush=True)


def start_vectors(path, vocabulary):
    known = {int(w): i for i, w in enumerate(vocabulary)}
    lines = open(path, encoding="utf-8", newline="\n")
    dimensions = int(next(lines).split()[1])
    out = np.zeros((len(vocabulary), dimensions), np.float16)
    for line in lines:
        word, *values = line.rstrip("\n").rsplit(" ", dimensions)
        row = known.get(word_number(word))
        if row is not None:
            out[row] = np.array(values, dtype=np.float16)
    print((out != 0).any(1).sum(), "of", len(vocabulary), "have vectors of", dimensions)
    return out


main()
