# SPDX-License-Identifier: Apache-2.0
"""The network of the grammar: words as sums of embedded properties, a convolution over three words, layers of
two gated running means (one from the left, one from the right), heads for tag, features, arc, relation and name.

It is trained here in floats and run in bytes by src/lang/network.cc (docs/formats/model.md).
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from network_records import FEATURES, NAMES, PROPERTIES
from scan import Scan

NEAR = 16  # distances beyond count as this one


class Norm(nn.Module):
    """Divides by the root of the mean square; the gain is folded into what follows when the network is written."""

    def __init__(self, size):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(size))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * self.gain


class Layer(nn.Module):
    def __init__(self, size, dropout):
        super().__init__()
        self.norm = Norm(size)
        self.gates = nn.Linear(size, 3 * size)  # keep (left, right), candidate (left, right), output (left, right)
        nn.init.zeros_(self.gates.bias)
        with torch.no_grad():
            self.gates.bias[:size] = torch.linspace(-1.0, 3.0, size // 2).repeat(2)
        self.dropout = dropout

    def forward(self, x, mask):
        keep, candidate, output = self.gates(locked_dropout(self.norm(x), self.dropout, self.training)).chunk(3, -1)
        return x + torch.sigmoid(output) * Scan.apply(torch.sigmoid(keep), candidate * mask)


def locked_dropout(x, rate, training):
    """The same positions of the vector at every word of a sentence (x: B x L x size)."""
    if not training or rate == 0:
        return x
    return x * ((torch.rand(x.shape[0], 1, x.shape[2], device=x.device) > rate) / (1 - rate))


class Network(nn.Module):
    def __init__(self, words, tags, relations, size=160, layers=3, arc=64, rel=64, dropout=0.3, word_dropout=0.15):
        super().__init__()
        self.config = dict(words=words, tags=tags, relations=relations, size=size, layers=layers, arc=arc, rel=rel)
        self.size, self.arc, self.rel, self.tags, self.dropout, self.word_dropout = size, arc, rel, tags, dropout, word_dropout
        self.word = nn.Embedding(words + 1, size)  # 0 = not known
        self.tables = nn.ModuleList(nn.Embedding(rows, size) for _, rows in PROPERTIES)
        for table in [self.word, *self.tables]:
            nn.init.normal_(table.weight, std=0.15)
        self.norm0 = Norm(size)
        self.conv = nn.Linear(3 * size, size)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(layers))
        self.norm = Norm(size)
        self.heads = nn.Linear(size, 2 * arc + 2 * rel + tags + FEATURES + NAMES)
        self.root_arc = nn.Parameter(torch.zeros(arc))
        self.root_rel = nn.Parameter(torch.zeros(rel))
        self.near = nn.Parameter(torch.zeros(2 * NEAR + 1))
        self.label = nn.Linear(rel, relations)

    def encode(self, words, properties, mask):
        """words: B x L; properties: B x L x 7; mask: B x L. Gives B x L x size."""
        there = mask.unsqueeze(-1).float()
        if self.training:  # a word goes unnoticed, or one of its properties does
            words = words * (torch.rand(words.shape, device=words.device) > self.word_dropout)
            seen = (torch.rand(properties.shape, device=words.device) > 0.1).float()
        x = self.word(words)
        for i, table in enumerate(self.tables):
            e = table(properties[..., i])
            x = x + (e * seen[..., i:i + 1] if self.training else e)
        x = locked_dropout(self.norm0(x), self.dropout * 0.7, self.training) * there
        wide = torch.cat([F.pad(x, (0, 0, 1, -1)), x, F.pad(x, (0, 0, -1, 1))], -1)
        x = (F.relu(self.conv(wide)) + x) * there
        for layer in self.layers:
            x = layer(x, there)
        return locked_dropout(self.norm(x), self.dropout, self.training)

    def read(self, batch):
        words, properties = batch.inputs()
        h = self.heads(self.encode(words, properties, batch.mask))
        a, r = self.arc, self.rel
        query, key, low, high, tags, features, names = h.split([a, a, r, r, self.tags, FEATURES, NAMES], -1)
        b, l = words.shape
        key = F.relu(torch.cat([self.root_arc.expand(b, 1, a), key], 1))
        arcs = torch.bmm(query, key.transpose(1, 2)) / math.sqrt(a) + near_scores(self.near, l, NEAR)
        return Scores(tags, features, names, mask_arcs(arcs, batch.mask), low, torch.cat([self.root_rel.expand(b, 1, r), high], 1))

    def relation_scores(self, scores, heads):
        """Scores of the relations to these heads (B x L, 0 = root)."""
        chosen = torch.gather(scores.high, 1, heads.unsqueeze(-1).expand(-1, -1, self.rel))
        return self.label(F.relu(scores.low + chosen))


class Scores:
    """Scores of a batch: tags, features, names B x L x n; arcs B x L x (1 + L), column 0 = root; halves of the relations."""

    def __init__(self, tags, features, names, arcs, low, high):
        self.tags, self.features, self.names, self.arcs, self.low, self.high = tags, features, names, arcs, low, high


def near_scores(near, length, most):
    at = torch.arange(length, device=near.device)
    gap = (at.unsqueeze(0) - at.unsqueeze(1)).clamp(-most, most) + most
    return F.pad(near.gather(0, gap.flatten()).view(length, length), (1, 0))


def mask_arcs(arcs, mask):
    """No arc to where no word is, none to oneself."""
    l = mask.shape[1]
    shut = torch.cat([torch.zeros_like(mask[:, :1]), ~mask], 1).unsqueeze(1)
    own = F.pad(torch.eye(l, dtype=torch.bool, device=mask.device), (1, 0)).unsqueeze(0)
    return arcs.masked_fill(shut | own, -1e4)


def mask_tags(tags, allowed):
    bits = (allowed.unsqueeze(-1) >> torch.arange(tags.shape[-1], device=tags.device)) & 1
    return tags.masked_fill(bits == 0, -1e4)
