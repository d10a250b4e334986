# SPDX-License-Identifier: Apache-2.0
"""The teacher: a small BERT over pieces of words, and heads like those of the network that it teaches. It never ships."""
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from network import NEAR, Layer, Scores, mask_arcs, near_scores
from network_records import FEATURES, NAMES, PROPERTIES


class Block(nn.Module):
    """A layer of BERT (norms behind the sums)."""

    def __init__(self, size, heads, inner, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.inner, self.outer = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, 1e-12), nn.LayerNorm(size, 1e-12)

    def forward(self, x, mask):
        b, p, d = x.shape
        q, k, v = (y.view(b, p, self.heads, -1).transpose(1, 2) for y in self.qkv(x).chunk(3, -1))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=self.dropout if self.training else 0)
        x = self.norm1(x + F.dropout(self.out(seen.transpose(1, 2).reshape(b, p, d)), self.dropout, self.training))
        return self.norm2(x + F.dropout(self.outer(F.gelu(self.inner(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, pieces, size, layers, heads, inner, dropout, places=512):
        super().__init__()
        self.config = dict(pieces=pieces, size=size, layers=layers, heads=heads, inner=inner, dropout=dropout, places=places)
        self.piece, self.place = nn.Embedding(pieces, size), nn.Embedding(places, size)
        self.norm = nn.LayerNorm(size, 1e-12)
        self.blocks = nn.ModuleList(Block(size, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout
        for m in self.modules():
            if isinstance(m, (nn.Linear, nn.Embedding)):
                nn.init.normal_(m.weight, std=0.02)
            if isinstance(m, nn.Linear):
                nn.init.zeros_(m.bias)

    def forward(self, pieces):
        """B x P numbers of pieces (0 = none) -> outputs of all layers."""
        x = self.piece(pieces) + self.place.weight[:pieces.shape[1]]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = (pieces != 0)[:, None, None, :]
        out = []
        for block in self.blocks:
            x = block(x, mask)
            out.append(x)
        return out


def given_encoder(path, kept, dropout):
    """The BERT of quantised weights PATH.npz (quantise.py), with the pieces `kept` only."""
    raw = np.load(path)
    w = {n[:-2]: torch.from_numpy(raw[n].astype(np.float32) * raw[n[:-2] + ".s"].astype(np.float32)) for n in raw if n.endswith(".q")}
    w |= {n[:-2]: torch.from_numpy(raw[n].astype(np.float32)) for n in raw if n.endswith(".f")}
    size = w["embeddings.LayerNorm.weight"].shape[0]
    layers = 1 + max(int(n.split(".")[2]) for n in w if n.startswith("encoder.layer."))
    encoder = Encoder(len(kept), size, layers, 12, w["encoder.layer.0.intermediate.dense.weight"].shape[0], dropout)
    state = {"piece.weight": w["embeddings.word_embeddings.weight"], "place.weight": w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0],
             "norm.weight": w["embeddings.LayerNorm.weight"], "norm.bias": w["embeddings.LayerNorm.bias"]}
    for i in range(layers):
        l, to = f"encoder.layer.{i}.", f"blocks.{i}."
        for kind in ("weight", "bias"):
            state[to + "qkv." + kind] = torch.cat([w[l + f"attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
            for name, source in (("out", "attention.output.dense"), ("inner", "intermediate.dense"), ("outer", "output.dense"),
                                 ("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm")):
                state[f"{to}{name}.{kind}"] = w[f"{l}{source}.{kind}"]
    encoder.load_state_dict(state)
    return encoder


class Guesser(nn.Module):
    """Learns an encoder from raw text: words are blanked out and guessed."""

    def __init__(self, encoder):
        super().__init__()
        size = encoder.config["size"]
        self.encoder, self.turn, self.norm = encoder, nn.Linear(size, size), nn.LayerNorm(size)
        self.bias = nn.Parameter(torch.zeros(encoder.config["pieces"]))

    def loss(self, batch):
        pieces, owner = batch.pieces()
        b, l = batch.kinds.shape
        blank = (torch.rand(b, l + 1, device=pieces.device) < 0.2).gather(1, owner) & (owner > 0)
        chance = torch.rand(b, l + 1, device=pieces.device).gather(1, owner)
        random_piece = torch.randint(4, self.encoder.config["pieces"], pieces.shape, device=pieces.device)
        shown = torch.where(blank & (chance < 0.8), 3, torch.where(blank & (chance < 0.9), random_piece, pieces))
        x = self.encoder(shown)[-1]
        # As many places as are blanked out at most, so that all batches are of one size.
        flat = blank.flatten().float() + torch.rand(blank.numel(), device=pieces.device) * 0.5
        chosen, at = flat.topk(int(0.21 * flat.numel()), sorted=False)
        weight = (chosen >= 1).float()
        x = self.norm(F.gelu(self.turn(x.flatten(0, 1)[at])))
        losses = F.cross_entropy(F.linear(x, self.encoder.piece.weight, self.bias).float(), pieces.flatten()[at], reduction="none")
        return (losses * weight).sum() / weight.sum()


class Teacher(nn.Module):
    def __init__(self, encoder, tags, relations, arc=384, rel=160, dropout=0.33, mixed=4):
        super().__init__()
        size = encoder.config["size"]
        self.encoder, self.arc, self.rel, self.tags, self.dropout, self.mixed = encoder, arc, rel, tags, dropout, mixed
        self.mix = nn.Parameter(torch.zeros(mixed))
        self.tables = nn.ModuleList(nn.Embedding(rows, size) for _, rows in PROPERTIES)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.05)
        self.norm = nn.LayerNorm(size)
        self.run = nn.ModuleList(Layer(size, 0.2) for _ in range(2))
        self.norm2 = nn.LayerNorm(size)
        self.query, self.key = nn.Linear(size, arc), nn.Linear(size, arc)
        self.across = nn.Linear(arc, arc, bias=False)
        self.favour = nn.Linear(arc, 1)
        self.low, self.high, self.label = nn.Linear(size, rel), nn.Linear(size, rel), nn.Linear(rel, relations)
        self.tag, self.feature, self.name = nn.Linear(size, tags), nn.Linear(size, FEATURES), nn.Linear(size, NAMES)
        self.near = nn.Parameter(torch.zeros(2 * NEAR + 1))

    def read(self, batch):
        pieces, owner = batch.pieces()
        layers = self.encoder(pieces)[-self.mixed:]
        share = F.softmax(self.mix, 0)
        x = sum(s * y for s, y in zip(share, layers))
        b, l = batch.kinds.shape
        d = x.shape[-1]
        sums = torch.zeros(b, l + 1, d, device=x.device, dtype=x.dtype).scatter_add_(1, owner.unsqueeze(-1).expand(-1, -1, d), x)
        counts = torch.zeros(b, l + 1, device=x.device, dtype=x.dtype).scatter_add_(1, owner, torch.ones_like(owner, dtype=x.dtype)).clamp_min(1)
        words = sums[:, 1:] / counts[:, 1:].unsqueeze(-1)
        _, properties = batch.inputs()
        for i, table in enumerate(self.tables):
            e = table(properties[..., i])
            if self.training:
                e = e * (torch.rand(b, l, 1, device=e.device) > 0.1)
            words = words + e
        there = batch.mask.unsqueeze(-1).float()
        words = F.dropout(self.norm(words), 0.2, self.training) * there
        for layer in self.run:
            words = layer(words, there)
        words = self.norm2(words)
        drop = lambda y: F.dropout(y, self.dropout, self.training)
        words = drop(words)
        all_words = torch.cat([x[:, :1], words], 1)  # the start mark stands for the root
        query, key = drop(F.gelu(self.query(words))), drop(F.gelu(self.key(all_words)))
        arcs = torch.bmm(self.across(query), key.transpose(1, 2)) + self.favour(key).transpose(1, 2)
        arcs = arcs.float() + near_scores(self.near, l, NEAR)
        return Scores(self.tag(words).float(), self.feature(words).float(), self.name(words).float(), mask_arcs(arcs, batch.mask), self.low(words), self.high(all_words))

    def relation_scores(self, scores, heads):
        chosen = torch.gather(scores.high, 1, heads.unsqueeze(-1).expand(-1, -1, self.rel))
        return self.label(F.dropout(F.gelu(scores.low + chosen), self.dropout, self.training)).float()
