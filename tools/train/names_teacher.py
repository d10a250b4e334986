#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A larger network reads names in raw text, so that the small name model has more to learn from.

usage: names_teacher.py text CORPUS OUT.txt          the paragraphs of a corpus (names_corpus.py) as text for `depeche parse`
       names_teacher.py train OUT.pt VOCABULARY VECTORS TRAIN DEV MINUTES
       names_teacher.py label NET.pt VOCABULARY RAW OUT LEAST
TRAIN, DEV and RAW are stems of files: STEM.corpus (not for RAW), STEM.conllu (of depeche parse), STEM.bin (of depeche-train-export)
and STEM.npy (of context_vectors.py). OUT of label is a corpus of the sentences whose every word is as sure as LEAST, and that
hold a name.
"""
import random
import re
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

from network import Network
from network_corpus import Corpus, batches, tensors
from train_network import forget_unseen, rate_at, start_vectors

TYPES = ("person", "organization", "place", "other")
SKIPPED = 255


def read_corpus(path):
    """Paragraphs and their names (begin, end, type) in characters."""
    out = []
    for line in open(path, encoding="utf-8"):
        kind, *cells = line.rstrip("\n").split("\t")
        if kind == "T":
            out.append((cells[0], []))
        elif kind == "N":
            text, names = out[-1]
            begin, end = (len(text.encode()[:int(n)].decode()) for n in cells[:2])
            names.append((begin, end, cells[2]))
    return out


def sentences(stem):
    """(text, words) of the sentences that have records; a word is (begin, end) in characters of the document, for each part of a
    contraction again."""
    recorded = [block.split("\n") for block in open(stem + ".bin.words", encoding="utf-8").read().strip("\n").split("\n\n")]
    at = 0
    for text, words, forms in all_sentences(stem + ".conllu"):
        if at < len(recorded) and recorded[at] == forms:
            at += 1
            yield text, words


def all_sentences(path):
    text, words, forms, whole, until = "", [], [], None, 0
    for line in open(path, encoding="utf-8"):
        if line.startswith("# text = "):
            text = line[9:-1]
        elif line == "\n":
            if words:
                yield text, words, forms
            words, forms, until = [], [], 0
        elif line[0] != "#":
            number, *rest = line.rstrip("\n").split("\t")
            place = re.search(r"TokenRange=(\d+):(\d+)", rest[-1])
            place = place and (int(place[1]), int(place[2]))
            if "-" in number:
                whole, until = place, int(number.split("-")[1])
            else:
                words.append(whole if int(number) <= until else place)
                forms.append(rest[0])


def labels_of(stem):
    """A label for each word: 0 outside, 1 + 2 type at the start of a name, 2 + 2 type inside it."""
    names, at = [], 0
    for text, found in read_corpus(stem + ".corpus"):
        names += [(at + b, at + e, kind) for b, e, kind in found]
        at += len(text) + 2
    labels, i = [], 0
    for _, words in sentences(stem):
        for begin, end in words:
            while i < len(names) and names[i][1] <= begin:
                i += 1
            if i == len(names) or end <= names[i][0]:
                labels.append(0)
            elif names[i][2] not in TYPES:
                labels.append(SKIPPED)
            else:
                labels.append(2 * TYPES.index(names[i][2]) + (1 if begin <= names[i][0] else 2))
    return np.array(labels)


def spans(labels):
    out, start = [], None
    for i, label in enumerate([*labels, 0]):
        if start is not None and not (label and label % 2 == 0 and label // 2 - 1 == start[1]):
            out.append((start[0], i, start[1]))
            start = None
        if label and start is None:
            start = (i, (label - 1) // 2)
    return out


def load(stem, vocabulary):
    corpus = Corpus(stem + ".bin", vocabulary, 150, context=True)
    return corpus


@torch.no_grad()
def read(net, corpus, rng):
    """(begin, labels, how sure the least sure one is) of each sentence."""
    net.eval()
    for batch in batches([corpus], [1.0], 4000, rng):
        data = tensors([corpus], batch)
        scores = F.softmax(net.read(*data[:3], data[8])[0], -1)
        sure, best = scores.max(-1)
        for i, (_, begin, end) in enumerate(batch):
            yield begin, best[:end - begin, i].tolist(), sure[:end - begin, i].min().item()
    net.train()


def score(net, corpus, labels):
    gold = found = right = 0
    for begin, guess, _ in read(net, corpus, random.Random(1)):
        true = labels[begin:begin + len(guess)]
        a, b = ({s for s in spans(x) if s[2] < 3} for x in (np.where(true == SKIPPED, 0, true).tolist(), guess))
        gold, found, right = gold + len(a), found + len(b), right + len(a & b)
    return f"P {right / max(found, 1):.3f} R {right / gold:.3f} F1 {2 * right / (gold + found):.3f}"


def train(out, vocabulary, vectors, train_stem, dev_stem, minutes):
    vocabulary = np.load(vocabulary)
    corpus, dev = load(train_stem, vocabulary), load(dev_stem, vocabulary)
    corpus.labels, dev.labels = labels_of(train_stem), labels_of(dev_stem)
    assert len(corpus.labels) == len(corpus.rows) and len(dev.labels) == len(dev.rows)
    torch.manual_seed(7)
    net = Network(len(vocabulary), 2 * len(TYPES) + 1, 2, size=256, layers=2, arc=16, rel=16, dropout=0.4, word_dropout=0.2,
                  context=corpus.context.shape[1])
    forget_unseen(net, [corpus])
    start_vectors(net, vectors, vocabulary)
    adam = torch.optim.Adam(net.parameters(), lr=1.5e-3, betas=(0.9, 0.95), fused=True)
    rng, started, shown = random.Random(7), time.process_time(), 0
    part = 0
    while part < 1:
        for batch in batches([corpus], [1.0], 1500, rng):
            part = (time.process_time() - started) / (float(minutes) * 60)
            if part >= 1:
                break
            for group in adam.param_groups:
                group["lr"] = 1.5e-3 * rate_at(part)
            data = tensors([corpus], batch)
            goal = np.full(data[0].shape, SKIPPED)
            for i, (_, begin, end) in enumerate(batch):
                goal[:end - begin, i] = corpus.labels[begin:end]
            goal = torch.from_numpy(goal)
            wanted = goal != SKIPPED
            loss = F.cross_entropy(net.read(*data[:3], data[8])[0][wanted], goal[wanted])
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            adam.step()
        if part - shown > 0.1 or part >= 1:
            shown = part
            print(f"{100 * part:.0f} % loss {loss.item():.3f} {score(net, dev, dev.labels)}", flush=True)
    torch.save({"weights": net.state_dict(), "config": net.config}, out)


def label(path, vocabulary, raw, out, least):
    vocabulary = np.load(vocabulary)
    stored = torch.load(path)
    net = Network(**stored["config"])
    net.load_state_dict(stored["weights"])
    corpus = load(raw, vocabulary)
    answers = {begin: (guess, sure) for begin, guess, sure in read(net, corpus, random.Random(1))}
    at = count = 0
    with open(out, "w", encoding="utf-8") as file:
        for number, (text, words) in enumerate(sentences(raw)):
            if number % 30 == 0:
                file.write(f"D\tsilver/{number // 30}\t0.3\n")
            guess, sure = answers.get(at, ([], 0))
            at += len(words)
            names = spans(guess)
            if not names or sure < float(least) or "\t" in text:
                continue
            count += 1
            first = words[0][0]
            file.write(f"T\t{text}\n")
            for begin, end, kind in names:
                b, e = (len(text[:place - first].encode()) for place in (words[begin][0], words[end - 1][1]))
                file.write(f"N\t{b}\t{e}\t{TYPES[kind]}\n")
    print(f"{count} sentences")


def main():
    torch.set_num_threads(1)
    mode, *rest = sys.argv[1:]
    if mode == "text":
        with open(rest[1], "w", encoding="utf-8") as file:
            file.write("".join(text + "\n\n" for text, _ in read_corpus(rest[0])))
    else:
        {"train": train, "label": label}[mode](*rest)


if __name__ == "__main__":
    main()
