# SPDX-License-Identifier: Apache-2.0
"""Does `depeche pack check` find what is wrong in a pack, name file and line, and say how to mend it?"""
import hashlib
import os
import pathlib

from harness import DATA, depeche, expect, run_all


def copy_of(pack):
    """A folder of links to the files of a pack of DATA."""
    source = pathlib.Path(DATA) / pack
    for path in source.rglob("*"):
        if path.is_file():
            link = pathlib.Path(pack) / path.relative_to(source)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    return pathlib.Path(pack)


def lines_of(path):
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def replace(pack, name, lines):
    """The file anew, and its checksum in the manifest."""
    path = pack / name
    path.unlink()
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = pack / "manifest.tsv"
    rows = [row.split("\t") for row in lines_of(manifest)]
    for row in rows:
        if row[:2] == ["file", name]:
            row[4] = digest
    manifest.unlink()
    manifest.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")


def with_row(**cells):
    """Checks a French pack whose table of meetings has one more row; what the check says of that row."""
    pack = copy_of("fr")
    lines = lines_of(pack / "events/consult.tsv")
    heading = next(line for line in lines if not line.startswith("#")).split("\t")
    if "counterexample" not in heading:
        lines[lines.index("\t".join(heading))] += "\tcounterexample"
        heading.append("counterexample")
    row = {"id": "essai", "lemma": "rencontrer", "pos": "verb", "with": "near=zinzin", "frame": "subj+obj>", "flags": "sym",
           "example": "Le président syrien a rencontré le ministre russe zinzin.", **cells}
    lines.append("\t".join(row.get(name, "") for name in heading))
    replace(pack, "events/consult.tsv", lines)
    run = depeche("pack", "check", "fr", "--allow", "1000")
    mark = f"fr/events/consult.tsv:{len(lines)}: "
    return run, [line[len(mark):] for line in run.text().splitlines() if line.startswith(mark)]


def helps():
    run = depeche("pack", "check", "--help")
    expect(run.code == 0 and "PACK_DIR" in run.text() and "--allow" in run.text(), run.text())
    expect(depeche("pack").code == 2)


def no_pack():
    os.mkdir("empty")
    for name in ("empty", "nowhere"):
        run = depeche("pack", "check", name)
        expect(run.code == 3 and name in run.errors() and "manifest.tsv" in run.errors(), run.code, run.errors())


def sound_pack():
    copy_of("fr")
    run = depeche("pack", "check", "fr", "--allow", "1000")
    expect(run.code == 0 and "rows of happenings" in run.text(), run.code, run.text()[:500], run.errors())


def wrong_rows():
    for cells, words in (({"mode": "tea"}, "no mode of this type: tea"),
                         ({"contexts": "weather"}, "no PLOVER context: weather"),
                         ({"cameo": "999"}, "no CAMEO code: 999"),
                         ({"pos": "pron"}, "pos is verb, noun or adj"),
                         ({"frame": "subj"}, "a frame is"),
                         ({"with": "obj=@unheard"}, "no class @unheard"),
                         ({"with": "near"}, "a constraint is slot=words"),
                         ({"flags": "maybe"}, "unknown flag maybe"),
                         ({"id": "rencontrer"}, "id used twice"),
                         ({"example": ""}, "has no example"),
                         ({"lemma": "rencontrer||voir"}, "empty lemma")):
        run, said = with_row(**cells)
        expect(run.code == 1 and any(words in line for line in said), words, said, run.errors())
        for path in pathlib.Path("fr").rglob("*"):
            if path.is_symlink() or path.is_file():
                path.unlink()


def twice_told():
    run, said = with_row(id="essai1", **{"with": "", "flags": "sym", "lemma": "rencontrer"})
    expect(run.code == 1 and any("under the same conditions as events/consult.tsv:" in line for line in said), said)


def failing_example():
    run, said = with_row(example="Le chat dort.")
    expect(run.code == 0 and said == ["example gives no CONSULT but nothing; mend the row or the sentence: Le chat dort."], run.code, said)
    run = depeche("pack", "check", "fr")
    expect(run.code == 1, "an example that fails is a fault unless allowed")


def failing_counterexample():
    run, said = with_row(counterexample="Le président syrien a rencontré le ministre russe.")
    expect(len(said) == 1 and said[0].startswith("counterexample gives CONSULT (fr.consult."), said)


def checksums():
    pack = copy_of("fr")
    path = pack / "events/consult.tsv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text + "# a comment more\n", encoding="utf-8")
    (pack / "events/agree.tsv").unlink()
    (pack / "extra.tsv").write_text("word\na\na\n", encoding="utf-8")
    run = depeche("pack", "check", "fr", "--allow", "1000")
    for words in ("fr/events/consult.tsv: is not the file that the manifest names", "fr/events/agree.tsv: is named by the manifest but not there",
                  "fr/extra.tsv: is not named by the manifest", "fr/extra.tsv:3: is the same row as line 2", "fr/extra.tsv:1: has no line '# what:"):
        expect(run.code == 1 and words in run.text(), words, run.text()[:2000])


run_all([(case.__name__, case) for case in (helps, no_pack, sound_pack, wrong_rows, twice_told, failing_example, failing_counterexample,
                                            checksums)])
