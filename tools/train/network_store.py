# SPDX-License-Identifier: Apache-2.0
"""What network_data.py wrote, on a device; batches of sentences of like length."""
import os
import random

import numpy as np
import torch

LONGEST = 100  # words; longer sentences are not learned from
SIZES = (8, 13, 18, 23, 28, 34, 42, 55, LONGEST)


class Store:
    """The kinds of words of a language, and sets of sentences."""

    def __init__(self, folder, device):
        self.folder, self.device = folder, device
        get = lambda name: np.load(f"{folder}/{name}.npy")
        put = lambda values, kind=torch.int32: torch.from_numpy(values).to(device=device, dtype=kind)
        self.vocabulary = get("vocabulary")
        self.word, self.properties = put(get("word")), put(get("properties").astype(np.int32))
        self.allowed = put(get("allowed"), torch.int64)
        self.pieces, self.piece_counts = put(get("pieces").astype(np.int32)), put(get("piece_counts"), torch.int64)
        self.kept = get("kept_pieces")
        self.sizes = get("piece_counts")
        self.vectors = get("vectors").astype(np.float32) if os.path.exists(f"{folder}/vectors.npy") else None

    def set(self, name):
        return Sentences(self, name)


class Sentences:
    def __init__(self, store, name):
        self.store, self.name, device = store, name, store.device
        get = lambda field: np.load(f"{store.folder}/{name}.{field}.npy")
        has = lambda field: os.path.exists(f"{store.folder}/{name}.{field}.npy")
        kinds, first = get("kinds"), get("first")
        lengths = np.diff(np.append(first, len(kinds)))
        pieces = np.add.reduceat(store.sizes[kinds].astype(np.int64), first)
        self.first = torch.from_numpy(first.astype(np.int64)).to(device)
        self.length = torch.from_numpy(lengths.astype(np.int64)).to(device)
        self.kinds = torch.from_numpy(kinds).to(device)
        put = lambda field: torch.from_numpy(get(field).astype(np.int32)).to(device) if has(field) else None
        self.tag, self.relation, self.head, self.features, self.names = map(put, ("tag", "relation", "head", "features", "names"))
        self.weight = torch.from_numpy(get("weight")).to(device) if has("weight") else None
        self.words = len(kinds)
        # Buckets: sentences whose length is at most SIZES[i]; their most pieces; their numbers.
        self.buckets = []
        place = np.searchsorted(SIZES, lengths)
        for i, size in enumerate(SIZES):
            numbers = np.flatnonzero(place == i)
            if len(numbers):
                self.buckets.append((size, int(pieces[numbers].max()), torch.from_numpy(numbers).to(device)))

    def batches(self, words, rng, whole=False):
        """One round, shuffled: (bucket, places of sentences in the bucket), about `words` words with padding each. Of a bucket all are of
        one size: the last one is filled up with sentences drawn again. `whole`: it is not, for measuring."""
        out = []
        for number, (size, _, sentences) in enumerate(self.buckets):
            mixed, step = rng.permutation(len(sentences)), max(1, words // size)
            if not whole:
                missing = -len(mixed) % step
                mixed = np.concatenate([mixed, rng.integers(len(sentences), size=missing)])
            out += [(number, mixed[i:i + step]) for i in range(0, len(mixed), step)]
        random.Random(int(rng.integers(1 << 30))).shuffle(out)
        return out

    def read(self, bucket, places):
        """A batch as tensors B x L (L = words of the bucket); `places` (a tensor on the device) are places within the bucket."""
        size, wide, sentences = self.buckets[bucket]
        numbers = sentences[places]
        at = torch.arange(size, device=self.store.device)
        mask = at < self.length[numbers].unsqueeze(1)
        index = torch.where(mask, self.first[numbers].unsqueeze(1) + at, 0)
        kinds = self.kinds[index].long()
        take = lambda values: None if values is None else values[index].long()
        return Batch(self.store, kinds, mask, wide, take(self.tag), take(self.relation), take(self.head), take(self.features), take(self.names),
                     None if self.weight is None else self.weight[index])


class Batch:
    def __init__(self, store, kinds, mask, wide, tag, relation, head, features, names, weight):
        self.store, self.kinds, self.mask, self.wide = store, kinds, mask, wide
        self.tag, self.relation, self.head, self.features, self.names, self.weight = tag, relation, head, features, names, weight

    def inputs(self):
        """Numbers of words and properties (0 where there is no word)."""
        s, there = self.store, self.mask
        return s.word[self.kinds].long() * there, s.properties[self.kinds].long() * there.unsqueeze(-1)

    def allowed(self):
        return self.store.allowed[self.kinds]

    def pieces(self):
        """Pieces B x P behind a start mark, and the place of the word of each (1 + word; 0 = none)."""
        s = self.store
        counts = s.piece_counts[self.kinds] * self.mask
        ends = counts.cumsum(1)
        b, l = counts.shape
        wide = self.wide + 2
        out = torch.zeros(b, wide, dtype=torch.long, device=counts.device)
        owner = torch.zeros(b, wide, dtype=torch.long, device=counts.device)
        out[:, 0] = 1
        starts = ends - counts + 1
        word = torch.arange(1, l + 1, device=counts.device).expand(b, l)
        for k in range(s.pieces.shape[1]):
            here = counts > k
            at = torch.where(here, starts + k, wide - 1)  # the last column is thrown away
            out.scatter_(1, at, torch.where(here, s.pieces[self.kinds, k].long(), 0))
            owner.scatter_(1, at, torch.where(here, word, 0))
        out[:, -1] = 0
        owner[:, -1] = 0
        return out[:, :-1], owner[:, :-1]
