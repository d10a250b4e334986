# SPDX-License-Identifier: Apache-2.0
"""The network of the grammar: words as sums of embedded properties, a convolution over three words, layers of
two gated running means (one from the left, one from the right), heads for tag, features, arc and relation.

It is trained here in floats and run in bytes by src/lang/network.cc (docs/formats/model.md).
"""
import ctypes
import math
import os
import subprocess
import tempfile

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

record = np.dtype([("word", "<u8"), ("suffix2", "<u4"), ("suffix3", "<u4"), ("suffix4", "<u4"), ("prefix3", "<u4"), ("shape", "<u4"),
                   ("lexical", "<u4"), ("codes", "<u4"), ("cluster", "<u4"), ("allowed", "<u8"), ("features", "<u4"), ("head", "<u2"),
                   ("tag", "u1"), ("relation", "u1"), ("first", "u1")])
# Rows of the table of each property; a number is taken modulo its rows. Words have a table of their own.
PROPERTIES = (("suffix2", 1021), ("suffix3", 4093), ("suffix4", 8191), ("prefix3", 4093), ("shape", 1024), ("lexical", 1021), ("codes", 1021), ("cluster", 257))  # the program knows the first seven
FEATURES = 31
NEAR = 16  # distances beyond count as this one


def library():
    """Compiles scan.c once a run."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scan.c")
    out = os.path.join(tempfile.mkdtemp(), "scan.so")
    subprocess.run(["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", source, "-o", out], check=True)
    return ctypes.CDLL(out)


LIBRARY = library()


def pointer(tensor):
    return ctypes.c_void_p(tensor.data_ptr())


class Scan(torch.autograd.Function):
    """h[t] = z[t] h[t-1] + (1 - z[t]) c[t] over T x B x H."""

    @staticmethod
    def forward(ctx, z, c, reverse):
        z, c = z.contiguous(), c.contiguous()
        h = torch.empty_like(c)
        LIBRARY.scan_forward(pointer(z), pointer(c), pointer(h), z.shape[0], z[0].numel(), int(reverse))
        ctx.save_for_backward(z, c, h)
        ctx.reverse = reverse
        return h

    @staticmethod
    def backward(ctx, grad):
        z, c, h = ctx.saved_tensors
        grad = grad.contiguous()
        dz, dc, carry = torch.empty_like(z), torch.empty_like(c), torch.empty_like(z[0])
        LIBRARY.scan_backward(pointer(z), pointer(c), pointer(h), pointer(grad), pointer(dz), pointer(dc), pointer(carry), z.shape[0],
                              z[0].numel(), int(ctx.reverse))
        return dz, dc, None


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
        t, b, d = x.shape
        keep, candidate, output = self.gates(locked_dropout(self.norm(x), self.dropout, self.training)).split(d, -1)
        keep = torch.sigmoid(keep)
        candidate = candidate * mask
        half = d // 2
        left = Scan.apply(keep[..., :half], candidate[..., :half], False)
        right = Scan.apply(keep[..., half:], candidate[..., half:], True)
        return x + torch.sigmoid(output) * torch.cat([left, right], -1)


def locked_dropout(x, rate, training):
    """The same positions of the vector at every time of a sentence."""
    if not training or rate == 0:
        return x
    return x * (torch.rand(1, x.shape[1], x.shape[2]) > rate).float() / (1 - rate)


class Network(nn.Module):
    def __init__(self, words, tags, relations, size=160, layers=3, arc=64, rel=64, dropout=0.3, word_dropout=0.15, properties=7, context=0):
        super().__init__()
        self.config = dict(words=words, tags=tags, relations=relations, size=size, layers=layers, arc=arc, rel=rel, properties=properties,
                           context=context)
        self.size, self.arc, self.rel, self.dropout, self.word_dropout = size, arc, rel, dropout, word_dropout
        self.word = nn.Embedding(words + 1, size)  # 0 = not known
        self.tables = nn.ModuleList(nn.Embedding(rows, size) for _, rows in PROPERTIES[:properties])
        for table in [self.word, *self.tables]:
            nn.init.normal_(table.weight, std=0.15)
        self.context = nn.Linear(context, size) if context else None  # a teacher's: vectors of words in context (context_vectors.py)
        self.norm0 = Norm(size)
        self.conv = nn.Linear(3 * size, size)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(layers))
        self.norm = Norm(size)
        self.heads = nn.Linear(size, 2 * arc + 2 * rel + tags + FEATURES)
        self.root_arc = nn.Parameter(torch.zeros(arc))
        self.root_rel = nn.Parameter(torch.zeros(rel))
        self.near = nn.Parameter(torch.zeros(2 * NEAR + 1))
        self.label = nn.Linear(rel, relations)
        self.guess = None  # for learning from raw text

    def encode(self, words, properties, mask, context):
        """words: T x B; properties: T x B x 8; mask: T x B x 1; context: T x B x vector, or None. Gives T x B x size."""
        if self.training:
            # A word goes unnoticed, or one of its properties does.
            words = words * (torch.rand(words.shape) > self.word_dropout)
        x = self.word(words)
        for i, table in enumerate(self.tables):
            e = table(properties[..., i])
            if self.training:
                e = e * (torch.rand(e.shape[:2]) > 0.1).float().unsqueeze(-1)
            x = x + e
        if self.context:
            e = self.context(context)
            if self.training:
                e = e * (torch.rand(e.shape[:2]) > 0.05).float().unsqueeze(-1)
            x = x + e
        return self.encode_sums(x, mask)

    def encode_sums(self, x, mask):
        x = locked_dropout(self.norm0(x), self.dropout * 0.7, self.training) * mask
        zero = torch.zeros_like(x[:1])
        wide = torch.cat([torch.cat([zero, x[:-1]]), x, torch.cat([x[1:], zero])], -1)
        x = (F.relu(self.conv(wide)) + x) * mask
        for layer in self.layers:
            x = layer(x, mask)
        return locked_dropout(self.norm(x), self.dropout, self.training)

    def read(self, words, properties, mask, context=None):
        """Tag scores, feature scores (T x B x …), arc scores B x T x (1 + T) (column 0 = root), relation halves."""
        h = self.heads(self.encode(words, properties, mask, context))
        a, r = self.arc, self.rel
        query, key, low, high, tags, features = h.split([a, a, r, r, h.shape[-1] - 2 * a - 2 * r - FEATURES, FEATURES], -1)
        t, b = words.shape
        key = F.relu(torch.cat([self.root_arc.expand(1, b, a), key]))
        arcs = torch.bmm(query.transpose(0, 1), key.permute(1, 2, 0)) / math.sqrt(a)
        at = torch.arange(t)
        gap = (at.unsqueeze(0) - at.unsqueeze(1)).clamp(-NEAR, NEAR) + NEAR
        arcs = arcs + torch.cat([torch.zeros(t, 1), self.near[gap]], 1)
        there = mask.squeeze(-1).transpose(0, 1)  # B x T
        arcs = arcs.masked_fill(torch.cat([torch.ones(b, 1), there], 1).unsqueeze(1) == 0, -1e9)
        arcs = arcs.masked_fill(torch.cat([torch.zeros(t, 1), torch.eye(t)], 1).bool(), -1e9)
        return tags, features, arcs, low, torch.cat([self.root_rel.expand(1, b, r), high])

    def relation_scores(self, low, high, heads):
        """low: T x B x R; high: (1+T) x B x R; heads: T x B. Scores of the relations to these heads."""
        chosen = torch.gather(high, 0, heads.unsqueeze(-1).expand(-1, -1, self.rel))
        return self.label(F.relu(low + chosen))
