# SPDX-License-Identifier: Apache-2.0
"""Trains the network of a grammar model (network.py) on records of depeche-train-export.

usage: train_network.py vocabulary|pretrain|train|label|write OUT [options]   (see options() below; a seed makes a run repeatable)

  vocabulary lists the words that have an embedding of their own
  pretrain   raw text: guess the words that were blanked out
  train      treebanks (and silver: raw text labelled by a larger network)
  label      writes records with the labels of a trained network
  write      writes a trained network as bytes, for depeche-train-grammar
"""
import argparse
import math
import random
import struct
import time

import numpy as np
import torch
from torch.nn import functional as F

import network
from network import FEATURES, PROPERTIES, Network, record


def options():
    p = argparse.ArgumentParser()
    p.add_argument("mode")
    p.add_argument("out")
    p.add_argument("--tags", help="list of tags and relations of depeche-train-export")
    p.add_argument("--data", nargs="+", default=[], help="FILE=SHARE: how often a sentence is used in a round")
    p.add_argument("--dev", nargs="*", default=[])
    p.add_argument("--vocabulary", help="numbers of the known words")
    p.add_argument("--vectors", help="word vectors to start from (text format)")
    p.add_argument("--init", help="network to start from")
    p.add_argument("--size", type=int, default=160)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--arc", type=int, default=64)
    p.add_argument("--rel", type=int, default=64)
    p.add_argument("--dropout", type=float, default=0.3)
    p.add_argument("--word-dropout", type=float, default=0.15)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--batch", type=int, default=1200, help="words")
    p.add_argument("--minutes", type=float, default=5, help="the rate falls to nothing in this time")
    p.add_argument("--seed", type=int, default=7)
    return p.parse_args()


class Corpus:
    """Sentences of a record file, as slices."""

    def __init__(self, path, vocabulary, longest=100):
        rows = np.fromfile(path, dtype=record)
        self.rows = rows
        starts = np.flatnonzero(rows["first"] == 1)
        ends = np.append(starts[1:], len(rows))
        keep = (ends - starts <= longest)
        self.sentences = list(zip(starts[keep].tolist(), ends[keep].tolist()))
        self.words = lookup(rows["word"], vocabulary).astype(np.int32)
        self.properties = np.stack([rows[name] % size for name, size in PROPERTIES], 1).astype(np.int32)


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
    return tuple(torch.from_numpy(x) for x in (words, properties, mask, tags, features, allowed, heads, relations))


def mask_tags(tags, allowed):
    bits = (allowed.unsqueeze(-1) >> torch.arange(tags.shape[-1])) & 1
    return tags.masked_fill(bits == 0, -1e9)


def losses(net, batch):
    words, properties, mask, tags, features, allowed, heads, relations = batch
    tag_scores, feature_scores, arcs, low, high = net.read(words, properties, mask)
    there = mask.squeeze(-1) > 0
    known = there & (tags < tag_scores.shape[-1])
    right = torch.where(known, tags, torch.zeros_like(tags))
    masked = mask_tags(tag_scores, allowed)
    fits = known & (masked.gather(-1, right.unsqueeze(-1)).squeeze(-1) > -1e8)
    loss_tag = F.cross_entropy(masked[fits], tags[fits], label_smoothing=0.0)
    bits = ((features.unsqueeze(-1) >> torch.arange(FEATURES)) & 1).float()
    loss_features = F.binary_cross_entropy_with_logits(feature_scores[there], bits[there]) * 4
    flat = there.transpose(0, 1)
    loss_arc = F.cross_entropy(arcs[flat], heads.transpose(0, 1)[flat])
    relation_scores = net.relation_scores(low, high, heads)
    loss_relation = F.cross_entropy(relation_scores[there], relations[there])
    return loss_tag + loss_features + loss_arc + loss_relation


@torch.no_grad()
def evaluate(net, corpora, names):
    """UPOS, UAS and LAS (main relations) with gold words; heads need not make a tree."""
    net.eval()
    seen = upos = uas = las = 0
    main = torch.tensor(names["main"])
    pos = torch.tensor(names["upos"])
    for batch in batches(corpora, [1.0] * len(corpora), 4000, random.Random(1)):
        words, properties, mask, tags, features, allowed, heads, relations = tensors(corpora, batch)
        tag_scores, _, arcs, low, high = net.read(words, properties, mask)
        there = mask.squeeze(-1) > 0
        guess = arcs.argmax(-1).transpose(0, 1)
        label = net.relation_scores(low, high, guess).argmax(-1)
        tag = mask_tags(tag_scores, allowed).argmax(-1)
        seen += there.sum().item()
        known = torch.where(tags < len(pos), tags, torch.zeros_like(tags))
        upos += ((pos[tag] == pos[known]) & (tags < len(pos)) & there).sum().item()
        uas += ((guess == heads) & there).sum().item()
        las += ((guess == heads) & (main[label] == main[relations]) & there).sum().item()
    net.train()
    return "UPOS %.2f UAS %.2f LAS %.2f" % (100 * upos / seen, 100 * uas / seen, 100 * las / seen)


def read_names(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path)]
    tags = [r for r in rows if r[1] != "-1"]
    relations = [r[0] for r in rows if r[1] == "-1"]
    mains = [r.split(":")[0] for r in relations]
    kinds = [t[0] for t in tags]
    return {"tags": tags, "relations": relations, "main": [mains.index(m) for m in mains], "upos": [kinds.index(k) for k in kinds]}


def vocabulary_of(o):
    return np.load(o.vocabulary)


def make_vocabulary(o):
    """Words that occur SHARE times in a file of --data (3 where none is given), as sorted numbers."""
    words = set()
    for item in o.data:
        path, _, least = item.partition("=")
        found, counts = np.unique(np.fromfile(path, dtype=record)["word"], return_counts=True)
        words.update(found[counts >= int(least or 3)].tolist())
    np.save(o.out, np.array(sorted(words), dtype=np.uint64))
    print(f"{len(words)} words", flush=True)


def rate_at(elapsed, minutes, warm):
    part = elapsed / (minutes * 60)
    return min(1.0, elapsed / warm) * max(0.0, 1.0 - part) ** 0.7 if part < 1 else 0.0


def start_vectors(net, path, vocabulary):
    table = {}
    lines = open(path, encoding="utf-8", newline="\n")
    dimensions = int(next(lines).split()[1])
    for line in lines:
        p = line.rstrip("\n").rsplit(" ", dimensions)
        table[word_number(p[0])] = np.array(p[1:], dtype=np.float32)
    found = [(i, table[w]) for i, w in enumerate(vocabulary.tolist()) if w in table]
    values = np.stack([v for _, v in found])
    values = values / values.std() * 0.15
    size = net.size
    if values.shape[1] < size:  # turned at random into the larger space
        values = values @ np.linalg.qr(np.random.default_rng(1).normal(size=(size, values.shape[1])))[0].T * np.sqrt(size / values.shape[1])
    with torch.no_grad():
        for (i, _), v in zip(found, values):
            net.word.weight[i + 1] = torch.from_numpy(v[:size].astype(np.float32))
    print(f"{len(found)} of {len(vocabulary)} words have vectors", flush=True)


@torch.no_grad()
def forget_unseen(net, corpora):
    """Rows of the tables that training never meets would stay noise."""
    for i, table in enumerate([net.word, *net.tables]):
        seen = torch.zeros(len(table.weight), 1)
        for corpus in corpora:
            seen[np.unique(corpus.words if i == 0 else corpus.properties[:, i - 1])] = 1
        table.weight *= seen


def word_number(word):
    value = 14695981039346656037
    for byte in word.encode():
        value = ((value ^ (48 if 48 <= byte <= 57 else byte)) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def optimiser(net, o):
    tables = [p for n, p in net.named_parameters() if n.startswith(("word.", "tables."))]
    rest = [p for n, p in net.named_parameters() if not n.startswith(("word.", "tables."))]
    return torch.optim.Adam([{"params": tables}, {"params": rest}], lr=o.rate, betas=(0.9, 0.95), fused=True)


class Average:
    """A running mean of the weights; it is what is kept."""

    def __init__(self, net):
        self.values = {n: p.detach().clone() for n, p in net.state_dict().items()}

    def update(self, net, decay):
        with torch.no_grad():
            for n, p in net.state_dict().items():
                self.values[n].lerp_(p, 1 - decay)


def train(o):
    vocabulary = vocabulary_of(o)
    names = read_names(o.tags)
    rng = random.Random(o.seed)
    torch.manual_seed(o.seed)
    corpora, shares = [], []
    for item in o.data:
        path, _, share = item.partition("=")
        corpora.append(Corpus(path, vocabulary))
        shares.append(float(share or 1))
    dev = [Corpus(path, vocabulary, 10000) for path in o.dev]
    net = Network(len(vocabulary), len(names["tags"]), len(names["relations"]), o.size, o.layers, o.arc, o.rel, o.dropout, o.word_dropout)
    forget_unseen(net, corpora)
    if o.vectors:
        start_vectors(net, o.vectors, vocabulary)
    if o.init:
        shapes = {n: p.shape for n, p in net.state_dict().items()}
        stored = {n: p for n, p in torch.load(o.init)["weights"].items() if p.shape == shapes.get(n)}
        net.load_state_dict(stored, strict=False)
        print(f"{len(stored)} of {len(shapes)} weights from {o.init}", flush=True)
    pretrain = o.mode == "pretrain"
    if pretrain:
        words = np.concatenate([c.words for c in corpora])
        frequent = np.argsort(-np.bincount(words, minlength=len(vocabulary) + 1)[1:])[:8000] + 1
        target = np.full(len(vocabulary) + 1, -1, np.int64)
        target[frequent] = np.arange(len(frequent))
        target = torch.from_numpy(target)
        net.guess = torch.nn.Linear(o.size, len(frequent))
    adam = optimiser(net, o)
    average = None
    started, shown, step, words_seen, total = time.time(), time.time(), 0, 0, 0.0
    limit = o.minutes * 60
    round_number = 0
    while time.time() - started < limit:
        for batch in batches(corpora, shares, o.batch, rng):
            elapsed = time.time() - started
            if elapsed > limit:
                break
            for group in adam.param_groups:
                group["lr"] = o.rate * rate_at(elapsed, o.minutes, 10)
            data = tensors(corpora, batch)
            loss = guess_loss(net, data, target) if pretrain else losses(net, data)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            adam.step()
            step += 1
            words_seen += int(data[2].sum().item())
            total = loss.item() if step == 1 else 0.99 * total + 0.01 * loss.item()
            if elapsed > limit * 0.6 and step % 5 == 0:
                average = average or Average(net)
                average.update(net, 0.97)
            if time.time() - shown > 60:
                shown = time.time()
                text = "" if pretrain else "; ".join(evaluate(net, [c], names) for c in dev)
                print("%4d s round %d step %d words %d loss %.3f %s" % (elapsed, round_number, step, words_seen, total, text), flush=True)
                save(net, o)
        round_number += 1
    if average:
        net.load_state_dict(average.values)
    save(net, o)
    if not pretrain:
        print("end: " + "; ".join(evaluate(net, [c], names) for c in dev), flush=True)


def save(net, o):
    weights = {n: p for n, p in net.state_dict().items() if not n.startswith("guess.")}
    torch.save({"weights": weights, "config": net.config}, o.out)


def guess_loss(net, data, target):
    words, properties, mask = data[:3]
    goal = target[words]
    blank = (torch.rand(words.shape) < 0.2) & (mask.squeeze(-1) > 0)
    seen = (~blank).float().unsqueeze(-1)
    x = net.word(words)
    for i, table in enumerate(net.tables):
        x = x + table(properties[..., i])
    h = net.encode_sums(x * seen, mask)
    wanted = blank & (goal >= 0)
    return F.cross_entropy(net.guess(h[wanted]), goal[wanted])


@torch.no_grad()
def label(o):
    """Writes the records of --data with the labels that the mean of the networks --init (joined by commas) gives."""
    vocabulary = vocabulary_of(o)
    nets = []
    for path in o.init.split(","):
        stored = torch.load(path)
        net = Network(**{"properties": 8, **stored["config"]})
        net.load_state_dict(stored["weights"])
        nets.append(net.eval())
    corpus = Corpus(o.data[0], vocabulary, 80)
    out = []
    started = time.time()
    todo = batches([corpus], [1.0], 4000, random.Random(o.seed))
    for done, batch in enumerate(todo):
        if time.time() - started > o.minutes * 60:
            break
        words, properties, mask, _, _, allowed, _, _ = tensors([corpus], batch)
        parts = [net.read(words, properties, mask) for net in nets]
        arcs = sum(F.softmax(p[2], -1) for p in parts)
        tags = mask_tags(sum(F.log_softmax(p[0], -1) for p in parts), allowed).argmax(-1).numpy()
        features = ((sum(p[1] for p in parts) > 0).long() << torch.arange(FEATURES)).sum(-1).numpy()
        heads = arcs.argmax(-1).transpose(0, 1)
        relations = sum(F.log_softmax(n.relation_scores(p[3], p[4], heads), -1) for n, p in zip(nets, parts)).argmax(-1).numpy()
        sure = arcs.max(-1).values.transpose(0, 1).numpy() / len(nets)
        heads = heads.numpy()
        for i, (_, begin, end) in enumerate(batch):
            n = end - begin
            if (heads[:n, i] == 0).sum() != 1 or sure[:n, i].mean() < 0.8:
                continue
            rows = corpus.rows[begin:end].copy()
            rows["tag"], rows["features"], rows["head"], rows["relation"] = tags[:n, i], features[:n, i], heads[:n, i], relations[:n, i]
            out.append(rows)
    rows = np.concatenate(out)
    rows.tofile(o.out)
    print(f"{len(rows)} words of {len(out)} sentences labelled, {done + 1} of {len(todo)} batches", flush=True)


def write_matrix(out, weight, bias):
    """Columns, inputs, bytes, a scale for each column, biases."""
    weight = weight.numpy()
    scale = np.maximum(np.abs(weight).max(1), 1e-12) / 127
    out.write(struct.pack("<HH", *weight.shape))
    out.write(np.rint(weight / scale[:, None]).astype(np.int8).tobytes())
    out.write(scale.astype("<f4").tobytes() + bias.numpy().astype("<f4").tobytes())


@torch.no_grad()
def write(o):
    """Writes the network --init in the bytes that src/lang/network_read.cc reads."""
    vocabulary, names, stored = vocabulary_of(o), read_names(o.tags), torch.load(o.init)
    w, c = stored["weights"], stored["config"]
    size, arc, rel = c["size"], c["arc"], c["rel"]
    tables = [w["word.weight"]] + [w[f"tables.{i}.weight"] for i in range(7)]
    scale = np.quantile(np.concatenate([t.abs().max(1).values.numpy() for t in tables]), 0.995) / 127
    with open(o.out, "wb") as out:
        out.write(struct.pack("<HBHHBB", size, c["layers"], arc, rel, c["tags"], c["relations"]))
        for name in names["relations"]:
            out.write(struct.pack("<H", len(name)) + name.encode())
        out.write(struct.pack("<I", len(vocabulary)) + vocabulary.astype("<u8").tobytes() + struct.pack("<f", scale))
        for i, table in enumerate(tables):
            if i > 0:
                out.write(struct.pack("<I", len(table)))
            out.write(np.clip(np.rint(table.numpy() / scale), -127, 127).astype(np.int8).tobytes())
        out.write(w["norm0.gain"].numpy().astype("<f4").tobytes())
        zero = torch.zeros(size)
        write_matrix(out, torch.cat(w["conv.weight"].split(size, 1)), torch.cat([zero, w["conv.bias"], zero]))
        for i in range(c["layers"]):
            write_matrix(out, w[f"layers.{i}.gates.weight"] * w[f"layers.{i}.norm.gain"], w[f"layers.{i}.gates.bias"])
        weight, bias = w["heads.weight"] * w["norm.gain"], w["heads.bias"].clone()
        weight[:arc] /= math.sqrt(arc)
        bias[:arc] /= math.sqrt(arc)
        write_matrix(out, weight, bias)
        write_matrix(out, w["label.weight"], w["label.bias"])
        for vector in (F.relu(w["root_arc"]), w["root_rel"], w["near"]):
            out.write(vector.numpy().astype("<f4").tobytes())


def main():
    torch.set_num_threads(1)
    o = options()
    {"vocabulary": make_vocabulary, "label": label, "write": write}.get(o.mode, train)(o)


if __name__ == "__main__":
    main()
