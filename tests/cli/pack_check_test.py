# SPDX-License-Identifier: Apache-2.0
"""Does `depeche pack check` find what is wrong in a pack, name file and line, and say how to mend it?"""
import hashlib
import os
import pathlib
import shutil

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


def with_line(pack, name, line, position=None):
    """Checks a copy of a pack with one more line in a table; what the check says of that line."""
    path = pathlib.Path(pack)
    if path.exists():
        shutil.rmtree(path)
    copy_of(pack)
    lines = lines_of(path / name)
    lines.insert(len(lines) if position is None else position, line)
    replace(path, name, lines)
    run = depeche("pack", "check", pack, "--allow", "1000")
    mark = f"{pack}/{name}:{len(lines) if position is None else position + 1}: "
    return run, [said[len(mark):] for said in run.text().splitlines() if said.startswith(mark)]


def wrong_values_of_the_world():
    """Days, codes, offices, ids, places, tabs: what the common tables may not hold, and what to write instead."""
    leaders, bodies = "actors/leaders.tsv", "actors/organizations.tsv"
    for name, cells, words in (
            (leaders, ["FRA", "head_of_state", "Anne Essai", "", "2015-02-30", "2016-01-01", ""], ["'2015-02-30'", "no day", "2015-02-28"]),
            (leaders, ["FRA", "mayor_of_paris", "Anne Essai", "", "1er janvier 1790", "", ""], ["'1er janvier 1790'", "no day"]),
            (leaders, ["FRA", "mayor_of_paris", "Anne Essai", "", "1791-01-01", "1790-01-01", ""], ["before it begins"]),
            (leaders, ["XXX", "head_of_state", "Anne Essai", "", "1815-01-01", "1816-01-01", ""], ["country 'XXX'", "did you mean"]),
            (leaders, ["FRA", "head_of_stat", "Anne Essai", "", "1815-01-01", "1816-01-01", ""], ["office 'head_of_stat'", "did you mean 'head_of_state'"]),
            (leaders, ["FRA", "head_of_state", "Anne Essai", "", "2018-01-01", "2019-01-01", ""], ["ends (FRA head_of_state)"]),
            (bodies, ["sohr", "GBR", "MED", "organization", "", "Essai", "", "own"], ["id of line", "sohr"]),
            (bodies, ["es sai", "GBR", "MED", "organization", "", "Essai", "", "own"], ["blank"]),
            (bodies, ["essai", "GBR", "QQQ", "organization", "", "Essai", "", "own"], ["sector 'QQQ'"]),
            (bodies, ["essai", "GBR", "MED", "organization", "", "", "", "own"], ["no name"]),
            (bodies, ["essai", "GBR", "MED", "organization", "", "Essai"], ["6 cells", "names 8", "a tab lacks"]),
            (bodies, ["essai  GBR  MED  organization"], ["blanks", "tabs"]),
            ("places/own_places.tsv", ["essai", "city", "FRA", "0", "145", "2.3", "Essai", "Essai"], ["latitude '145'", "-90 to 90"])):
        run, said = with_line("common", name, "\t".join(cells))
        expect(run.code == 1 and any(all(word in line for word in words) for line in said), cells, words, said, run.text()[:500])


def wrong_values_of_a_language():
    for name, cells, words in (
            ("actors/nouns.tsv", ["zinzin", "person", "people", "XYZ", ""], ["sector 'XYZ'"]),
            ("actors/nouns.tsv", ["soldat", "person", "people", "CVL", ""], ["tells 'soldat' again", "as line"]),
            ("actors/offices.tsv", ["zinzin en chef", "", "head_of_stat", "GOV", ""], ["office 'head_of_stat'", "'head_of_state'"]),
            ("cues.tsv", ["annoncer", "verb", "say", "asserts", "inv,zzz", "« Oui », annonce le maire."], ["frame 'zzz'", "there are"]),
            ("cues.tsv", ["zozoter", "verb", "say", "asserts", "inv", ""], ["no example"]),
            ("cues.tsv", ["zozoter", "verb", "say", "asserts", "inv", "« Oui », a dit le maire."], ["example without its cue 'zozoter'"]),
            ("cues.tsv", ["zozoter", "verbe", "say", "asserts", "inv", "« Oui », zozote le maire."], ["kind 'verbe'", "'verb'"])):
        run, said = with_line("fr", name, "\t".join(cells))
        expect(run.code in (1, 3) and any(all(word in line for word in words) for line in said), cells, words, said, run.text()[:500], run.errors())
    shutil.rmtree("fr")
    run, said = with_row(cameo="190")
    expect(run.code == 1 and any("CAMEO code 190" in line and "begin with 04" in line for line in said), said)
    shutil.rmtree("fr")
    run, said = with_row(mode="vist")
    expect(any("did you mean 'visit'" in line for line in said), said)
    shutil.rmtree("fr")
    run, said = with_row(id="es sai")
    expect(run.code == 1 and any("blank" in line for line in said), said)


def one_fault_is_told_once():
    """A tab too many, a misspelt heading, a byte order mark: one line, with the file as the user named it."""
    copy_of("fr")
    path = pathlib.Path("fr")
    whole = lines_of(path / "events/consult.tsv")
    heading = next(i for i, line in enumerate(whole) if not line.startswith("#"))
    for lines, words in ((whole + [whole[-1] + "\t" * 20], "a tab too many"),
                         (whole[:heading] + [whole[heading].replace("lemma", "lema")] + whole[heading + 1:], "no column named 'lemma'"),
                         (["\ufeff" + whole[0]] + whole[1:], "byte order mark")):
        replace(path, "events/consult.tsv", lines)
        run = depeche("pack", "check", "fr", "--allow", "1000")
        said = [line for line in run.text().splitlines() if not line.startswith("fr: ") and "example" not in line]
        expect(len(said) == 1 and words in said[0] and said[0].startswith("fr/events/consult.tsv"), words, said[:6], run.errors())


def twice_told():
    run, said = with_row(id="essai1", **{"with": "", "flags": "sym", "lemma": "rencontrer"})
    expect(run.code == 1 and any("under the same conditions as events/consult.tsv:" in line for line in said), said)


def column_that_lacks():
    """Leaders without their office are looked at as far as they go."""
    pack = copy_of("common")
    replace(pack, "actors/leaders.tsv", [line.replace("country\toffice\t", "country\tpost\t") for line in lines_of(pack / "actors/leaders.tsv")])
    run = depeche("pack", "check", "common")
    expect(run.code in (0, 1, 3) and "\0" not in run.text(), run.code, run.text()[:500], run.errors()[:500])


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


run_all([(case.__name__, case) for case in (helps, no_pack, sound_pack, wrong_rows, wrong_values_of_the_world, wrong_values_of_a_language, one_fault_is_told_once, twice_told, column_that_lacks, failing_example, failing_counterexample,
                                            checksums)])
