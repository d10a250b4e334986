# SPDX-License-Identifier: Apache-2.0
"""Takes the weights of a BERT (model.safetensors) apart into bytes and scales, with the pieces named in KEPT.npy only: small enough to travel.

usage: quantise.py BERT_FOLDER KEPT.npy OUT.npz
"""
import json
import struct
import sys

import numpy as np


def read(path):
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    for name, entry in json.loads(data[8:8 + size]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = entry["data_offsets"]
            yield name.removeprefix("bert."), np.frombuffer(data[8 + size + begin:8 + size + end], dtype=np.float32).reshape(entry["shape"])


folder, kept, out = sys.argv[1:]
kept, values = np.load(kept), {}
for name, value in read(f"{folder}/model.safetensors"):
    if name.startswith("pooler"):
        continue
    if name == "embeddings.word_embeddings.weight":
        value = value[kept]
    if value.ndim == 2:
        scale = np.maximum(np.abs(value).max(1, keepdims=True), 1e-9) / 127
        values[name + ".q"], values[name + ".s"] = np.rint(value / scale).astype(np.int8), scale.astype(np.float32)
    else:
        values[name + ".f"] = value
np.savez(out, **values)
