# SPDX-License-Identifier: Apache-2.0
"""Trains teachers and the network that they teach, from the folder that network_data.py wrote.

usage: network_train.py FOLDER TAGS OUT [options]

Raw text teaches an encoder (or --bert is given), the treebanks and name corpora make teachers of it, these label all raw text, and the network
learns from the labels (as probabilities) and the treebanks. Minutes are by the clock, on a GPU where there is one; the seed fixes the order of
batches, but a GPU adds in any order: two runs differ by a tenth of a point. OUT_SIZE.pt gets the network, standard output the scores on dev.
"""
import argparse
import time

import numpy as np
import torch
from torch.nn import functional as F

from network import Network, mask_tags
from network_records import FEATURES, NAMES, read_names
from network_store import Store
from teacher import Encoder, Guesser, Teacher, given_encoder


def options():
    p = argparse.ArgumentParser()
    p.add_argument("folder")
    p.add_argument("tags")
    p.add_argument("out")
    p.add_argument("--treebanks", nargs="+", default=["a"], help="SET=SHARE of the batches")
    p.add_argument("--names", nargs="*", default=[])
    p.add_argument("--raw", nargs="+", default=["raw"])
    p.add_argument("--dev", nargs="*", default=["dev"])
    p.add_argument("--dev-names", nargs="*", default=[])
    p.add_argument("--bert", help="quantised weights; else an encoder is learned from the raw text")
    p.add_argument("--encoder", default="512,8,8,2048", help="size, layers, heads, inner size of an encoder to learn")
    p.add_argument("--pretrain", type=float, default=6, help="minutes")
    p.add_argument("--pretrain-rate", type=float, default=6e-4)
    p.add_argument("--teach", type=float, default=1.5, help="minutes for each teacher")
    p.add_argument("--teachers", type=int, default=2)
    p.add_argument("--train", type=float, default=4, help="minutes for each network")
    p.add_argument("--sizes", nargs="+", default=["160,3,64,64"], help="size, layers, arc, rel of the networks to train, one after the other")
    p.add_argument("--gold", type=float, default=0.3, help="share of treebank batches in what the network learns from")
    p.add_argument("--batch", type=int, default=8192, help="words, with padding")
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--word-dropout", type=float, default=0.07)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--teacher-rate", type=float, default=1e-4)
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--most", type=int, default=10**9, help="steps of each stage, for a trial")
    return p.parse_args()


class Stream:
    """Batches of several sets for ever, each set by its share."""

    def __init__(self, sets, shares, words, seed):
        self.sets, self.words, self.rng = sets, words, np.random.default_rng(seed)
        self.shares = np.array(shares) / sum(shares)
        self.todo = [[] for _ in sets]

    def next(self):
        number = int(self.rng.choice(len(self.sets), p=self.shares))
        if not self.todo[number]:
            self.todo[number] = self.sets[number].batches(self.words, self.rng)
        bucket, places = self.todo[number].pop()
        return number, bucket, places


class Task:
    """A loss over batches of a stream. On a GPU the work of each (set, bucket) is recorded once (CUDA graph) and played again."""

    pool = None

    def __init__(self, stream, loss_of, device):
        self.stream, self.loss_of, self.device, self.graphs = stream, loss_of, device, {}

    def add_gradients(self):
        """Adds the gradients of a batch to those of the parameters; gives the loss."""
        number, bucket, places = self.stream.next()
        places = torch.from_numpy(places)
        if self.device != "cuda":
            loss = self.loss_of(number, bucket, places)
            loss.backward()
            return loss
        if (number, bucket) not in self.graphs:
            self.graphs[number, bucket] = self.record(number, bucket, places.to(self.device))
        graph, held, loss = self.graphs[number, bucket]
        held.copy_(places)
        graph.replay()
        return loss

    def record(self, number, bucket, places):
        beside = torch.cuda.Stream()
        beside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(beside):
            for _ in range(2):
                (self.loss_of(number, bucket, places) * 0).backward()
        torch.cuda.current_stream().wait_stream(beside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, pool=Task.pool):
            loss = self.loss_of(number, bucket, places)
            loss.backward()
            loss = loss.detach()
        return graph, places, loss


def grammar_loss(net, scores, batch):
    there = batch.mask
    known = there & (batch.tag < scores.tags.shape[-1])
    tags = torch.where(known, batch.tag, 0)
    masked = mask_tags(scores.tags, batch.allowed())
    fits = (known & (masked.gather(-1, tags.unsqueeze(-1)).squeeze(-1) > -9e3)).float()
    n = there.sum()
    mean = lambda loss, weight: (loss * weight).sum() / n
    loss_tag = mean(F.cross_entropy(masked.transpose(1, 2), tags, reduction="none"), fits)
    bits = ((batch.features.unsqueeze(-1) >> torch.arange(FEATURES, device=batch.mask.device)) & 1).float()
    loss_features = mean(F.binary_cross_entropy_with_logits(scores.features, bits, reduction="none").mean(-1), there.float()) * 4
    loss_arc = mean(F.cross_entropy(scores.arcs.float().transpose(1, 2), batch.head, reduction="none"), there.float())
    relation = net.relation_scores(scores, batch.head)
    loss_relation = mean(F.cross_entropy(relation.float().transpose(1, 2), batch.relation, reduction="none"), there.float())
    return loss_tag + loss_features + loss_arc + loss_relation


def name_loss(scores, batch):
    known = (batch.mask & (batch.names < NAMES)).float() * batch.weight
    labels = torch.where(batch.names < NAMES, batch.names, 0)
    return (F.cross_entropy(scores.names.transpose(1, 2), labels, reduction="none") * known).sum() / batch.mask.sum()


@torch.no_grad()
def evaluate(net, sets, names):
    """UPOS, UAS, LAS (main relations) with gold words; heads need not make a tree."""
    net.eval()
    out = []
    main, pos = (torch.tensor(names[k], device=sets[0].kinds.device) for k in ("main", "upos"))
    for s in sets:
        seen = upos = uas = las = 0
        for bucket, places in s.batches(20000, np.random.default_rng(1), whole=True):
            batch = s.read(bucket, torch.from_numpy(places).to(s.kinds.device))
            with autocast(batch, net):
                scores = net.read(batch)
                guess = scores.arcs.argmax(-1)
                label = net.relation_scores(scores, guess).argmax(-1)
            there = batch.mask
            tag = mask_tags(scores.tags, batch.allowed()).argmax(-1)
            known = torch.where(batch.tag < len(pos), batch.tag, 0)
            seen += there.sum().item()
            upos += ((pos[tag] == pos[known]) & (batch.tag < len(pos)) & there).sum().item()
            uas += ((guess == batch.head) & there).sum().item()
            las += ((guess == batch.head) & (main[label] == main[batch.relation]) & there).sum().item()
        out.append("%s UPOS %.2f UAS %.2f LAS %.2f" % (s.name, 100 * upos / seen, 100 * uas / seen, 100 * las / seen))
    net.train()
    return "; ".join(out)


@torch.no_grad()
def evaluate_names(net, sets):
    """Span F1 of persons, organizations and places, labels taken one by one."""
    net.eval()
    out = []
    for s in sets:
        right = found = wanted = 0
        for bucket, places in s.batches(20000, np.random.default_rng(1), whole=True):
            batch = s.read(bucket, torch.from_numpy(places).to(s.kinds.device))
            with autocast(batch, net):
                guess = net.read(batch).names.argmax(-1)
            guess = torch.where(batch.mask, guess, 0).cpu().numpy()
            gold = torch.where(batch.mask, batch.names, 0).cpu().numpy()
            for g, w in zip(guess, gold):
                hidden = w == 255
                a, b = spans(np.where(hidden, 0, g)), spans(np.where(hidden, 0, w))
                right, found, wanted = right + len(a & b), found + len(a), wanted + len(b)
        out.append("%s names P %.3f R %.3f F1 %.3f" % (s.name, right / max(1, found), right / max(1, wanted), 2 * right / max(1, found + wanted)))
    net.train()
    return "; ".join(out)


def spans(labels):
    out, begin, kind = set(), None, None
    for i, label in enumerate([*labels.tolist(), 0]):
        this = None if label == 0 else (label - 1) // 2
        if begin is not None and (label == 0 or label % 2 == 1 or this != kind):
            if kind < 3:
                out.add((begin, i, kind))
            begin = None
        if begin is None and label:
            begin, kind = i, this
    return out


def autocast(batch, net):
    return torch.autocast(batch.mask.device.type, torch.bfloat16, enabled=batch.mask.is_cuda and not isinstance(net, Network), cache_enabled=False)


class Clock:
    def __init__(self, minutes, most):
        self.start, self.minutes, self.most, self.steps = time.time(), minutes, most, 0

    def part(self):
        return max((time.time() - self.start) / (60 * self.minutes), self.steps / self.most)


def learn(net, groups, clock, add_gradients, say, warm=0.03, power=0.8, keep=0.998, every=30):
    """Adam with a rate that falls to nothing; keeps a running mean of the weights of the last part. `add_gradients` gives the loss."""
    cuda = net_device(net) == "cuda"
    rates = [g["lr"] for g in groups]
    for group in groups:
        group["lr"] = torch.tensor(1e-9, device=net_device(net))
    parameters = [p for g in groups for p in g["params"]]
    for p in parameters:
        p.grad = torch.zeros_like(p)
    gradients = [p.grad for p in parameters]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=cuda, capturable=cuda)

    def step():
        torch.nn.utils.clip_grad_norm_(parameters, 2.0)
        adam.step()
        torch._foreach_zero_(gradients)

    played = step
    if cuda:
        for _ in range(2):
            step()
        Task.pool = torch.cuda.graph_pool_handle()  # a pool dies with the last of its graphs: one for each training
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, pool=Task.pool):
            step()
        played = graph.replay
    mean, shown, total, started = None, time.time(), 0.0, time.time()
    while True:
        part = clock.part()
        if part >= 1:
            break
        for group, rate in zip(adam.param_groups, rates):
            group["lr"].fill_(rate * min(1.0, part / warm) * max(0.0, 1.0 - part) ** power + 1e-9)
        loss = add_gradients()
        played()
        clock.steps += 1
        if clock.steps % 50 == 0:
            total = loss.item()
        if part > 0.6 and keep and clock.steps % 10 == 0:
            with torch.no_grad():
                if mean is None:
                    mean = [v.detach().clone() for v in parameters]
                else:
                    torch._foreach_lerp_(mean, parameters, (1 - keep) * 10)
        if time.time() - shown > every:
            print("%3d %% step %d (%.1f ms) loss %.3f %s" % (100 * part, clock.steps, 1e3 * (time.time() - started) / clock.steps, total, say()), flush=True)
            shown = time.time()
    if mean is not None:
        with torch.no_grad():
            torch._foreach_copy_(parameters, mean)
    print("end, step %d (%.1f ms): %s" % (clock.steps, 1e3 * (time.time() - started) / max(1, clock.steps), say()), flush=True)


def net_device(net):
    return next(net.parameters()).device.type


def groups_of(net, rate, decay):
    plain = [p for p in net.parameters() if p.ndim < 2]
    wide = [p for p in net.parameters() if p.ndim >= 2]
    return [{"params": wide, "lr": rate, "weight_decay": decay}, {"params": plain, "lr": rate, "weight_decay": 0.0}]


def pretrain(o, store, raw):
    size, layers, heads, inner = map(int, o.encoder.split(","))
    encoder = Encoder(len(store.kept), size, layers, heads, inner, 0.05)
    net = Guesser(encoder).to(o.device)

    def loss(number, bucket, places):
        batch = raw[number].read(bucket, places)
        with autocast(batch, net):
            return net.loss(batch)

    task = Task(Stream(raw, [s.words for s in raw], 2 * o.batch, o.seed), loss, o.device)
    learn(net, groups_of(net, o.pretrain_rate, 0.01), Clock(o.pretrain, o.most), task.add_gradients, lambda: "", warm=0.05, power=1.0, keep=0)
    return encoder


def teach(o, store, names, encoder, treebanks, shares, corpora, dev, dev_names, seed):
    torch.manual_seed(seed)
    net = Teacher(encoder, len(names["tags"]), len(names["relations"])).to(o.device)

    def of_grammar(number, bucket, places):
        batch = treebanks[number].read(bucket, places)
        with autocast(batch, net):
            return grammar_loss(net, net.read(batch), batch)

    def of_names(number, bucket, places):
        batch = corpora[number].read(bucket, places)
        with autocast(batch, net):
            return 2 * name_loss(net.read(batch), batch)

    grammar = Task(Stream(treebanks, shares, o.batch // 2, seed), of_grammar, o.device)
    named = Task(Stream(corpora, [s.words for s in corpora], o.batch // 3, seed), of_names, o.device) if corpora else None

    def add_gradients():
        if named:
            named.add_gradients()
        return grammar.add_gradients()

    inside = set(map(id, net.encoder.parameters()))
    fresh = [p for p in net.parameters() if id(p) not in inside]
    groups = [{"params": list(net.encoder.parameters()), "lr": o.teacher_rate, "weight_decay": 0.01},
              {"params": fresh, "lr": 1.5e-3, "weight_decay": 0.0}]
    say = lambda: evaluate(net, dev, names) + "; " + evaluate_names(net, dev_names)
    learn(net, groups, Clock(o.teach, o.most), add_gradients, say, keep=0.997)
    return net.eval()


class Silver:
    """What the teachers say of a set: probabilities by bucket, halves of floats."""

    @torch.no_grad()
    def __init__(self, o, nets, sentences):
        self.sentences, self.kept = sentences, []
        device = sentences.store.device
        for bucket, (size, _, numbers) in enumerate(sentences.buckets):
            n, parts = len(numbers), []
            step = max(1, 32768 // size)
            for i in range(0, n, step):
                batch = sentences.read(bucket, torch.arange(i, min(n, i + step), device=device))
                with autocast(batch, nets[0]):
                    read = [net.read(batch) for net in nets]
                    arcs = sum(F.softmax(s.arcs.float(), -1) for s in read) / len(nets)
                    heads = arcs.argmax(-1)
                    relations = sum(F.softmax(net.relation_scores(s, heads).float(), -1) for net, s in zip(nets, read)) / len(nets)
                tags = sum(F.softmax(mask_tags(s.tags, batch.allowed()), -1) for s in read) / len(nets)
                features = sum(torch.sigmoid(s.features) for s in read) / len(nets)
                named = sum(F.softmax(s.names, -1) for s in read) / len(nets)
                parts.append([x.half() for x in (arcs, relations, tags, features, named)] + [heads.byte()])
            self.kept.append([torch.cat(x) for x in zip(*parts)])
        if device != "cpu":
            print("silver: %.1f GB" % (sum(x.numel() * x.element_size() for k in self.kept for x in k) / 1e9), flush=True)

    def loss(self, net, bucket, places):
        batch = self.sentences.read(bucket, places)
        arcs, relations, tags, features, named, heads = (x[places] for x in self.kept[bucket])
        scores = net.read(batch)
        there = batch.mask.float()
        n = there.sum()
        against = lambda target, logits: -((target.float() * F.log_softmax(logits, -1)).sum(-1) * there).sum() / n
        loss = against(arcs, scores.arcs) + against(tags, mask_tags(scores.tags, batch.allowed()))
        loss = loss + against(relations, net.relation_scores(scores, heads.long())) + 1.5 * against(named, scores.names)
        return loss + 4 * (F.binary_cross_entropy_with_logits(scores.features, features.float(), reduction="none").mean(-1) * there).sum() / n


def start_vectors(net, store):
    if store.vectors is None:
        return
    values = torch.from_numpy(store.vectors)
    values = values / values[values != 0].std() * 0.15
    size = net.size
    if values.shape[1] != size:
        turn = torch.linalg.qr(torch.randn(max(size, values.shape[1]), min(size, values.shape[1]), generator=torch.Generator().manual_seed(1)))[0]
        values = (values @ turn.T * (size / values.shape[1]) ** 0.5) if values.shape[1] < size else values @ turn
    have = (values != 0).any(1)
    with torch.no_grad():
        net.word.weight[1:][have.to(net.word.weight.device)] = values[have].to(net.word.weight.device)


def forget_unseen(net, sets):
    """Rows of the tables that training never meets would stay noise."""
    with torch.no_grad():
        store = sets[0].store
        kinds = torch.unique(torch.cat([torch.unique(s.kinds) for s in sets])).long()
        for table, seen in [(net.word, store.word[kinds])] + [(t, store.properties[kinds, i]) for i, t in enumerate(net.tables)]:
            keep = torch.zeros(len(table.weight), 1, device=table.weight.device)
            keep[seen.long().unique()] = 1
            table.weight *= keep


def train(o, store, names, size, treebanks, shares, silver, dev, dev_names, seed):
    torch.manual_seed(seed)
    size, layers, arc, rel = map(int, size.split(","))
    net = Network(len(store.vocabulary), len(names["tags"]), len(names["relations"]), size, layers, arc, rel, o.dropout, o.word_dropout).to(o.device)
    start_vectors(net, store)
    forget_unseen(net, treebanks + [s.sentences for s in silver])

    def of_gold(number, bucket, places):
        batch = treebanks[number].read(bucket, places)
        return 0.5 * grammar_loss(net, net.read(batch), batch)

    gold = Task(Stream(treebanks, shares, o.batch // 2, seed), of_gold, o.device)
    raw = Task(Stream([s.sentences for s in silver], [s.sentences.words for s in silver], o.batch, seed + 1),
               lambda number, bucket, places: silver[number].loss(net, bucket, places), o.device)
    rng = np.random.default_rng(seed)

    def add_gradients():
        if rng.random() < o.gold * 2:
            gold.add_gradients()
        return raw.add_gradients()

    say = lambda: evaluate(net, dev, names) + "; " + evaluate_names(net, dev_names)
    learn(net, groups_of(net, o.rate, 0.0), Clock(o.train, o.most), add_gradients, say, keep=0.999, every=60)
    return net


def main():
    o = options()
    torch.manual_seed(o.seed)
    torch.set_float32_matmul_precision("high")
    names = read_names(o.tags)
    store = Store(o.folder, o.device)
    parted = [item.partition("=") for item in o.treebanks]
    treebanks = [store.set(name) for name, _, _ in parted]
    shares = [s.words * float(share or 1) for s, (_, _, share) in zip(treebanks, parted)]
    corpora, raw = [store.set(n) for n in o.names], [store.set(n) for n in o.raw]
    dev, dev_names = [store.set(n) for n in o.dev], [store.set(n) for n in o.dev_names]
    if o.most < 1000:  # a trial
        for s in raw + dev + dev_names:
            s.buckets = [(size, wide, numbers[:8]) for size, wide, numbers in s.buckets]
    encoder = None if o.bert else pretrain(o, store, raw)
    nets = []
    for number in range(o.teachers):
        if o.bert:
            mine = given_encoder(o.bert, store.kept, 0.1)
        else:
            mine = Encoder(**{**encoder.config, "dropout": 0.1})
            mine.load_state_dict(encoder.state_dict())
        print("teacher", number, flush=True)
        nets.append(teach(o, store, names, mine, treebanks, shares, corpora, dev, dev_names, o.seed + number))
    silver = [Silver(o, nets, s) for s in raw]
    del nets, encoder
    for number, size in enumerate(o.sizes):
        print("network", size, flush=True)
        net = train(o, store, names, size, treebanks, shares, silver, dev, dev_names, o.seed + 100 * number)
        weights = {n: p.half().cpu() if n.startswith(("word", "tables")) else p.cpu() for n, p in net.state_dict().items()}
        torch.save({"weights": weights, "config": net.config}, f"{o.out}_{size.replace(',', '_')}.pt")


if __name__ == "__main__":
    main()
