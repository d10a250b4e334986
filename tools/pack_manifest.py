#!/usr/bin/env python3
"""Writes the manifest of each pack (data/<pack>/manifest.tsv) from the tables themselves.

usage: tools/pack_manifest.py [--check] [DATA_DIR]

Every table says in comment lines at its top what it is and where it is from:
    # what: …      # source: …      # licence: …
A file that cannot hold comments (a model) has them in a file beside it, named FILE.about.
The manifest lists every file with source, licence and SHA-256. --check changes nothing and exits with 1,
naming the file, when a manifest is out of date or a table does not say where it is from.
(standard library only)
"""
import argparse
import hashlib
import pathlib
import re
import sys

VERSION = "2026.27"
FORMAT = "1"


def about(path):
    """{'what', 'source', 'licence'} of a file; each may span several lines."""
    beside = path.with_name(path.name + ".about")
    text_file = beside if beside.exists() else path
    found = {}
    with open(text_file, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if not line.startswith("#"):
                break
            match = re.match(r"#\s*(what|source|licence):\s*(.*)", line)
            if match:
                found[match[1]] = (found.get(match[1], "") + " " + match[2]).strip()
    return found


def manifest(pack, faults):
    rows = ["# What this pack is made of; made by tools/pack_manifest.py, do not edit.",
            "entry\tvalue\tsource\tlicence\tsha256", f"format\t{FORMAT}", f"version\t{VERSION}", f"language\t{pack.name}"]
    for path in sorted(pack.rglob("*")):
        if not path.is_file() or path.name in ("manifest.tsv", "README.md") or path.suffix in (".about", ".cmake"):
            continue
        says = about(path)
        missing = [key for key in ("what", "source", "licence") if not says.get(key)]
        if missing:
            faults.append(f"{path}: its heading lacks '# {missing[0]}:'")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        clean = lambda text: re.sub(r"\s+", " ", text)
        rows.append(f"file\t{path.relative_to(pack)}\t{clean(says.get('source', ''))}\t{clean(says.get('licence', ''))}\t{digest}")
    return "\n".join(rows) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("data", nargs="?", default=pathlib.Path(__file__).resolve().parent.parent / "data")
    options = parser.parse_args()
    faults = []
    for pack in sorted(p for p in pathlib.Path(options.data).iterdir() if p.is_dir()):
        text = manifest(pack, faults)
        path = pack / "manifest.tsv"
        if not options.check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append(f"{path}: out of date; run tools/pack_manifest.py")
    print("\n".join(faults) if faults else "packs: every file says where it is from")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
