# SPDX-License-Identifier: Apache-2.0
"""Writes a trained network in the bytes that src/lang/network_read.cc reads (docs/formats/model.md).

usage: network_write.py NETWORK.pt TAGS VOCABULARY.npy OUT [--no-names]
"""
import math
import struct
import sys

import numpy as np
import torch
from torch.nn import functional as F

from network_records import NAMES, read_names


def write_matrix(out, weight, bias):
    """Columns, inputs, bytes, a scale for each column, biases."""
    weight = weight.numpy()
    scale = np.maximum(np.abs(weight).max(1), 1e-12) / 127
    out.write(struct.pack("<HH", *weight.shape))
    out.write(np.rint(weight / scale[:, None]).astype(np.int8).tobytes())
    out.write(scale.astype("<f4").tobytes() + bias.numpy().astype("<f4").tobytes())


@torch.no_grad()
def main():
    path, tags, vocabulary, out_path = sys.argv[1:5]
    vocabulary, names, stored = np.load(vocabulary), read_names(tags), torch.load(path)
    w, c = {n: p.float() for n, p in stored["weights"].items()}, stored["config"]
    size, arc, rel = c["size"], c["arc"], c["rel"]
    tables = [w["word.weight"]] + [w[f"tables.{i}.weight"] for i in range(7)]
    scale = np.quantile(np.concatenate([t.abs().max(1).values.numpy() for t in tables]), 0.995) / 127
    with open(out_path, "wb") as out:
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
        keep = len(weight) - (NAMES if "--no-names" in sys.argv else 0)
        write_matrix(out, weight[:keep], bias[:keep])
        write_matrix(out, w["label.weight"], w["label.bias"])
        for vector in (F.relu(w["root_arc"]), w["root_rel"], w["near"]):
            out.write(vector.numpy().astype("<f4").tobytes())


main()
