# SPDX-License-Identifier: Apache-2.0
"""Which inputs are read, and what comes out? Formats, encodings, options, packs, output formats."""
import csv
import io
import json
import os
import shutil

from harness import BINARY, DATA, depeche, expect, run_all, write

TEXT = "À Nantes, le maire a inauguré « le pont » lundi. L’œuvre a coûté 12 € – pas plus…"
PAGE = """<!DOCTYPE html><html lang="fr"><head>%s<title>Le pont de Nantes est ouvert - La Gazette</title>
<meta property="og:site_name" content="La Gazette"><meta property="article:published_time" content="2019-05-14T08:00:00+02:00">
</head><body><header><h1>La Gazette</h1><nav><ul><li><a href="/">Accueil</a></li></ul></nav></header>
<main><article><h1>Le pont de Nantes est ouvert</h1><p>Le maire a inauguré lundi le nouveau pont de la ville, en présence des riverains.</p>
<figure><img src="x.jpg"><figcaption>La légende de la photographie.</figcaption></figure><h2>Trois ans de travaux</h2>
<p>Les travaux ont duré trois ans &amp; coûté douze millions d’euros.</p><aside><p>Abonnez-vous à notre lettre du matin, chaque jour.</p></aside>
</article></main><footer><p>Tous droits réservés, mentions légales et contacts.</p></footer></body></html>"""


def documents(run):
    return [d for d in map(json.loads, run.text().splitlines()) if d["kind"] == "document"]


def read(*args, **more):
    run = depeche("code", "--format", "jsonl", "--with-text", *args, **more)
    expect(run.code == 0 and run.err == b"", run.code, run.errors())
    return documents(run)


def version():
    run = depeche("--version")
    expect(run.code == 0 and run.text().startswith("depeche ") and run.err == b"", run.text())


def helps():
    for args in (["--help"], ["code", "--help"]):
        run = depeche(*args)
        expect(run.code == 0 and "Exit status" in run.text(), run.text())


def encodings():
    plain = TEXT.replace("œ", "oe")
    for name in ("utf-8", "utf-8-sig", "utf-16", "windows-1252", "utf-32"):
        write("a.txt", TEXT.encode(name))
        expect(read("a.txt")[0]["text"] == TEXT, name)
    for name in ("utf-16-le", "utf-16-be"):
        write("a.txt", plain.encode(name))
        expect(read("a.txt")[0]["text"] == plain, name)
    latin = "Le président a été reçu à l'Élysée où il a dîné."
    write("a.txt", latin.encode("latin-1"))
    expect(read("a.txt")[0]["text"] == latin, "latin-1")
    write("a.txt", latin.encode("mac-roman"))
    expect(read("--encoding", "macintosh", "a.txt")[0]["text"] == latin, "mac-roman")


def text_stays_as_it_is():
    text = "Un\r\n\r\n  deux\tet trois \n"
    write("a.txt", text)
    expect(read("a.txt")[0]["text"] == text)


def json_lines():
    fields = {"id": "n1", "title": "Le titre", "published": "2019-05-14T10:00:00Z", "outlet": "La Gazette", "lang": "fr-FR",
              "url": "https://example.org/1", "other": {"deep": [1, None, True]}}
    write("a.jsonl", json.dumps({"text": TEXT, **fields}) + "\r\n\n" + json.dumps({"text": TEXT + " Oui.", "id": 7, "title": None}))
    first, second = read("a.jsonl")
    expect(first["text"] == "Le titre\n\n" + TEXT and first["title"] == "Le titre", first)
    expect([first[k] for k in ("source_id", "published", "outlet", "lang", "url")] ==
           ["n1", "2019-05-14", "La Gazette", "fr", "https://example.org/1"], first)
    expect(first["chars"] == len(first["text"]) and len(first["id"]) == 32, first)
    expect(second["source_id"] == "7" and "title" not in second and "published" not in second, second)
    expect(read("-", stdin=open("a.jsonl", "rb").read())[1]["path"] == "-")


def html():
    for charset, name in (("", "utf-8"), ('<meta charset="iso-8859-1">', "windows-1252"), ("", "utf-16")):
        write("a.html", (PAGE % charset).encode(name))
        got = read("a.html")[0]
        expect(got["text"] == "Le pont de Nantes est ouvert\n\nLe maire a inauguré lundi le nouveau pont de la ville, en présence des "
               "riverains.\n\nTrois ans de travaux\n\nLes travaux ont duré trois ans & coûté douze millions d’euros.", name, got)
        expect((got["published"], got["outlet"]) == ("2019-05-14", "La Gazette"), got)
    expect(read("-", stdin=open("a.html", "rb").read())[0]["outlet"] == "La Gazette", "sniffed")


def formats_by_content():
    write("page", PAGE % "")
    write("lines", json.dumps({"text": TEXT}))
    write("words", TEXT)
    got = read("page", "lines", "words")
    expect([d["text"][:8] for d in got] == ["Le pont ", TEXT[:8], TEXT[:8]], got)
    write("braces.txt", '{"text": "x"}')
    expect(read("braces.txt")[0]["text"] == '{"text": "x"}')
    expect(read("--from", "jsonl", "braces.txt")[0]["text"] == "x")


def date_and_language():
    write("a.jsonl", json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT + " Oui.", "published": "2018-01-02", "lang": "en"}))
    first, second = read("--date", "2017-11-21", "a.jsonl")
    expect((first["published"], second["published"], second["lang"]) == ("2017-11-21", "2018-01-02", "en"), first, second)
    expect([d["lang"] for d in read("--lang", "fr", "a.jsonl")] == ["fr", "fr"])


def the_same_id_for_the_same_article():
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    first, second = read("a.txt", "b.txt")
    expect(first["id"] == second["id"])
    expect(read("--date", "2017-11-21", "a.txt")[0]["id"] != first["id"])


def contract():
    """Offsets are code points of the text, ids are unique and refer to something."""
    text = ("🙂 Élysée : le président français Emmanuel Macron a reçu mardi à Paris la chancelière allemande Angela Merkel. "
            "« Nous avons parlé », a déclaré M. Macron. Selon la police, 30 personnes ont été tuées lundi à Lyon.")
    write("a.txt", text)
    run = depeche("code", "--format", "jsonl", "--with-text", "--date", "2018-03-20", "a.txt")
    expect(run.code == 0, run.errors())
    lines = [json.loads(part) for part in run.text().splitlines()]
    ids = [found["id"] for found in lines]
    expect(len(ids) == len(set(ids)), ids)
    kinds = {"document", "actor", "time", "place", "quantity", "measure", "quote", "report"}
    expect(lines[0]["kind"] == "document" and {found["kind"] for found in lines} <= kinds, lines)

    def check(value):
        if isinstance(value, list):
            for item in value:
                check(item)
        if isinstance(value, dict):
            if "start" in value and "text" in value:
                expect(text[value["start"]:value["end"]] == value["text"], value)
            for key, item in value.items():
                if key in ("actor", "recipient", "place", "speaker", "claimant", "chain"):
                    for one in item if isinstance(item, list) else [item]:
                        expect(one in ids, key, one)
                check(item)

    check(lines)
    expect(any(found["kind"] == "time" for found in lines), lines)
    nested = json.loads(depeche("code", "--format", "json", "--with-text", "--date", "2018-03-20", "a.txt").text())
    flat = [found for key in ("actors", "times", "places", "quantities", "measures", "quotes", "reports") for found in nested[0].pop(key)]
    expect(flat == lines[1:] and nested == [lines[0]], "json and jsonl say the same")


def json_is_one_array():
    names = [write(f"{i}.txt", f"{TEXT} {i}") for i in range(3)]
    for count in (1, 3):
        run = depeche("code", "--format", "json", *names[:count])
        expect(run.code == 0 and len(json.loads(run.text())) == count, run.text())
    run = depeche("code", "--format", "json", "nowhere")
    expect(run.code == 1 and json.loads(run.text()) == [], run.text())


def csv_reads_back():
    write("a.txt", TEXT)
    rows = list(csv.reader(io.StringIO(depeche("code", "--format", "csv", "a.txt").text(), newline="")))
    expect(rows[0][:3] == ["report", "document", "source_id"] and all(len(row) == len(rows[0]) for row in rows), rows)


def table_is_plain_and_narrow():
    write("a.jsonl", json.dumps({"text": TEXT, "title": "Un titre\x1b[31m très long " * 9, "outlet": "\x1b]0;x\x07"}))
    for width in ("60", "80", "120"):
        run = depeche("code", "a.jsonl", env={"COLUMNS": width})
        expect(run.code == 0 and "\x1b" not in run.text() and "\x07" not in run.text(), run.text())
        expect(max(map(len, run.text().splitlines())) <= int(width), run.text())


def packs_beside_the_program():
    write("a.txt", TEXT)
    os.makedirs("bin/share")
    os.makedirs("prefix/bin")
    os.makedirs("prefix/share")
    shutil.copy(BINARY, "bin/depeche")
    shutil.copy(BINARY, "prefix/bin/depeche")
    os.symlink(DATA, "bin/share/depeche")
    os.symlink(DATA, "prefix/share/depeche")
    import subprocess
    for program in ("bin/depeche", "prefix/bin/depeche"):
        done = subprocess.run([program, "code", "--format", "jsonl", "a.txt"], capture_output=True, timeout=60, env={})
        expect(done.returncode == 0, program, done.stderr)
    expect(depeche("--data", DATA, "code", "a.txt", env={"DEPECHE_DATA": "nowhere"}).code == 0, "--data wins")


def min_confidence():
    write("a.txt", "Le président Emmanuel Macron a rencontré Angela Merkel mardi à Paris.")
    run = depeche("code", "--format", "jsonl", "--min-confidence", "1", "a.txt")
    reports = [json.loads(part) for part in run.text().splitlines() if '"kind":"report"' in part]
    expect(all(report["confidence"] >= 1 for report in reports), reports)


if __name__ == "__main__":
    run_all([(name, case) for name, case in list(globals().items())
             if callable(case) and getattr(case, "__module__", "") == "__main__" and name not in ("documents", "read")])
