#!/usr/bin/env python3
"""Does each folder of src/ include only the folders that its layer may, and is each type of the headers named once?
One table; exit 1 names each breach.

usage: tools/check_layers.py [ROOT]      (standard library only)
"""
import pathlib
import re
import sys

# folder -> folders it may include besides itself and include/depeche (design.md, "Tree and layers")
ALLOWED = {
    "base": set(),
    "text": {"base"},
    "pack": {"base"},
    "lang": {"base", "text", "pack"},
    "time": {"base", "lang", "text", "pack"},
    "places": {"base", "lang", "text", "pack"},
    "actors": {"base", "lang", "text", "pack", "places"},
    "attribution": {"base", "lang", "text", "pack", "actors"},
    "events": {"base", "lang", "text", "pack", "time", "places", "actors", "attribution"},
    "pipeline": {"base", "text", "pack", "lang", "time", "places", "actors", "attribution", "events"},
    "story": {"base", "pack"},
    "ledger": {"base"},
    "io": {"base", "text"},
    "cli": {"base", "text", "pack", "lang", "time", "places", "actors", "attribution", "events", "pipeline",
            "story", "ledger", "io"},
    "server": {"base", "text", "pack", "pipeline", "story", "ledger", "io"},
}
# library headers that one folder alone may use
OWNED = {"sqlite3.h": "ledger", "simdjson.h": "io", "libxml/": "io", "CLI/": "cli", "Eigen/": "lang"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


# A type defined at the left margin of a header; "Outer::Inner" is no name of its own.
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?! *::)\b[^;()]*(?:\{|$)")
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{")


def twice_named(root):
    """Two types of one name in one namespace: no compiler sees it, and their templates are mixed up at link time."""
    seen = {}
    for path in sorted([*(root / "src").rglob("*.h"), *(root / "include").rglob("*.h")]):
        space = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if found := NAMESPACE.match(line):
                space = found[1]
            elif (found := TYPE.match(line)) and not line.rstrip().endswith(";"):
                name = f"{space}::{found[1]}"
                if name in seen:
                    yield f"{path}:{number}: {name} is defined in {seen[name]} too; give one of them another name"
                seen.setdefault(name, f"{path}:{number}")


def breaches(root):
    yield from twice_named(root)
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        folder = path.relative_to(root / "src").parts[0]
        if folder not in ALLOWED:
            yield f"{path}: folder '{folder}' is in no layer; add it to ALLOWED and design"
            continue
        is_test = path.stem.endswith("_test")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            bracket, name = found.groups()
            for prefix, owner in OWNED.items():
                if bracket == "<" and name.startswith(prefix) and folder != owner:
                    yield f"{path}:{number}: <{name}> belongs to src/{owner} alone"
            if bracket == '"' and "/" in name:
                target = name.split("/")[0]
                if target in ALLOWED and target != folder and target not in ALLOWED[folder] and not is_test:
                    yield f"{path}:{number}: src/{folder} must not include src/{target}"
    for path in sorted((root / "include").rglob("*.h")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if found and not (found[2].startswith("depeche/") or "." not in found[2]):
                yield f"{path}:{number}: a public header includes <{found[2]}>"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    found = list(breaches(root))
    print("\n".join(found) if found else "layers: every folder includes only what it may")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
