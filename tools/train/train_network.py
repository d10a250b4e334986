# SPDX-License-Identifier: Apache-2.0
"""Trains the network of a grammar model (network.py) on records of depeche-train-export.

usage: train_network.py vocabulary|pretrain|train|label|mean|write OUT [options]   (see options() below; a seed makes a run repeatable)

  vocabulary lists the words that have an embedding of their own
  pretrain   raw text: guess the words that were blanked out
  train      treebanks (and silver: raw text labelled by a larger network)
  label      writes records with the labels of a trained network
  mean       writes the mean of the networks --init (joined by commas), weighed by --weights
  write      writes a trained network as bytes, for depeche-train-grammar
"""
import argparse
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from network import FEATURES, Network, record
from network_corpus import Corpus, batches, read_names, tensors
from network_write import write


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
    p.add_argument("--weights", help="of the networks in a mean, joined by commas")
    p.add_argument("--size", type=int, default=160)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--arc", type=int, default=64)
    p.add_argument("--rel", type=int, default=64)
    p.add_argument("--context", action="store_true", help="use the vectors of words in context that lie beside the records (.npy)")
    p.add_argument("--dropout", type=float, default=0.3)
    p.add_argument("--word-dropout", type=float, default=0.15)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--batch", type=int, default=1200, help="words")
    p.add_argument("--minutes", type=float, default=5, help="of the processor; the rate falls to nothing in this time")
    p.add_argument("--wall", type=float, default=1e9, help="minutes by the clock after which it must have done so")
    p.add_argument("--seed", type=int, default=7)
    return p.parse_args()


def mask_tags(tags, allowed):
    bits = (allowed.unsqueeze(-1) >> torch.arange(tags.shape[-1])) & 1
    return tags.masked_fill(bits == 0, -1e9)


def losses(net, batch):
    words, properties, mask, tags, features, allowed, heads, relations, context = batch
    tag_scores, feature_scores, arcs, low, high = net.read(words, properties, mask, context)
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
        words, properties, mask, tags, features, allowed, heads, relations, context = tensors(corpora, batch)
        tag_scores, _, arcs, low, high = net.read(words, properties, mask, context)
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


class Clock:
    """How much of the training is done, by the time that the processor gave it or by the clock."""

    def __init__(self, o):
        self.o, self.wall, self.processor = o, time.time(), time.process_time()

    def part(self):
        return max((time.process_time() - self.processor) / (self.o.minutes * 60), (time.time() - self.wall) / (self.o.wall * 60))


def rate_at(part):
    return min(1.0, part * 40) * max(0.0, 1.0 - part) ** 0.7


def start_vectors(net, path, vocabulary):
    table, known = {}, set(vocabulary.tolist())
    lines = open(path, encoding="utf-8", newline="\n")
    dimensions = int(next(lines).split()[1])
    for line in lines:
        word, _, values = line.partition(" ")
        if word_number(word) in known:
            table[word_number(word)] = np.array(values.split(), dtype=np.float32)
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
        corpora.append(Corpus(path, vocabulary, context=o.context))
        shares.append(float(share or 1))
    dev = [Corpus(path, vocabulary, 10000, o.context) for path in o.dev]
    context = corpora[0].context.shape[1] if o.context else 0
    net = Network(len(vocabulary), len(names["tags"]), len(names["relations"]), o.size, o.layers, o.arc, o.rel, o.dropout, o.word_dropout,
                  context=context)
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
    clock, shown, step, words_seen, total = Clock(o), time.time(), 0, 0, 0.0
    round_number = 0
    while clock.part() < 1:
        for batch in batches(corpora, shares, o.batch, rng):
            part = clock.part()
            if part >= 1:
                break
            for group in adam.param_groups:
                group["lr"] = o.rate * rate_at(part)
            data = tensors(corpora, batch)
            loss = guess_loss(net, data, target) if pretrain else losses(net, data)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            adam.step()
            step += 1
            words_seen += int(data[2].sum().item())
            total = loss.item() if step == 1 else 0.99 * total + 0.01 * loss.item()
            if part > 0.6 and step % 5 == 0:
                average = average or Average(net)
                average.update(net, 0.97)
            if time.time() - shown > 60:
                shown = time.time()
                text = "" if pretrain else "; ".join(evaluate(net, [c], names) for c in dev)
                print("%3d %% round %d step %d words %d loss %.3f %s" % (100 * part, round_number, step, words_seen, total, text), flush=True)
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
    corpus = Corpus(o.data[0], vocabulary, 80, o.context)
    out = []
    started = time.time()
    todo = batches([corpus], [1.0], 4000, random.Random(o.seed))
    for done, batch in enumerate(todo):
        if time.time() - started > o.minutes * 60:
            break
        words, properties, mask, _, _, allowed, _, _, context = tensors([corpus], batch)
        parts = [net.read(words, properties, mask, context) for net in nets]
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


def mean(o):
    nets = [torch.load(path) for path in o.init.split(",")]
    shares = [float(w) for w in o.weights.split(",")]
    weights = {name: sum(n["weights"][name] * share for n, share in zip(nets, shares)) for name in nets[0]["weights"]}
    torch.save({"weights": weights, "config": nets[0]["config"]}, o.out)


def main():
    torch.set_num_threads(1)
    o = options()
    {"vocabulary": make_vocabulary, "label": label, "mean": mean, "write": write}.get(o.mode, train)(o)


if __name__ == "__main__":
    main()
