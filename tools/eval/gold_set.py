# SPDX-License-Identifier: Apache-2.0
"""The gold set on disk (docs/formats/gold.md): articles of a split and a language, with their layers."""
import json
import pathlib

import document


def splits(folder):
    """gold/splits.tsv -> {id: (split, story)}; empty when there is no such file."""
    path = pathlib.Path(folder) / "splits.tsv"
    if not path.exists():
        return {}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return {r[0]: (r[1], r[2] if len(r) > 2 else "") for r in rows[1:]}


def read(path):
    """One article; its source object hangs on it as `meta`."""
    meta = json.loads(path.read_text(encoding="utf-8"))
    if meta.get("format") != 1:
        raise ValueError(f"{path}: format {meta.get('format')} is not 1")
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    doc = document.from_layers(meta["id"], meta["lang"], meta.get("title"), text, meta)
    doc.meta = meta
    return doc


def load(folder, split="all", lang="all"):
    """Documents in the order of their ids. An article that splits.tsv does not name is in `tune`."""
    where = splits(folder)
    out = []
    for tongue in ("fr", "en"):
        if lang in ("all", tongue):
            out += [read(p) for p in sorted((pathlib.Path(folder) / tongue).glob("*.json"))]
    return [d for d in out if split == "all" or where.get(d.id, ("tune", ""))[0] == split]
