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


def times_in_json_lines():
    """How programs write when an article was published; the day is the one written."""
    for time in ("", "T10:30:00z", "T10:30Z ", "T10:30:00 Z", "T10:30:00 GMT", " 10:30 UTC", "T10:30:00.123+01:00", "T24:00:00", "T24:00:00Z"):
        for before in ("", " ", "\n"):
            write("a.jsonl", json.dumps({"text": TEXT, "published": before + "2017-11-21" + time}))
            expect(read("a.jsonl")[0]["published"] == "2017-11-21", time)
    write("a.jsonl", json.dumps({"text": TEXT, "published": " "}))
    expect("published" not in read("a.jsonl")[0], "blank is as if absent")


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


def actors_and_places_of_articles():
    """Who and where, with every mention: spans are code points, the rule says why."""
    text = "🙂 Le président français Emmanuel Macron a reçu mardi à Paris Angela Merkel. Ankara a répondu. M. Macron a salué Paris."
    write("a.txt", text)
    for command, form in (("actors", "name"), ("places", "government")):
        run = depeche(command, "--date", "2018-03-20", "--format", "csv", "a.txt")
        rows = list(csv.DictReader(io.StringIO(run.text(), newline="")))
        expect(run.code == 0 and rows and all(text[int(r["start"]):int(r["end"])] == r["mention"] for r in rows), run.text(), run.errors())
        expect(all(r["rule"].startswith("fr.") for r in rows) and form in {r["form"] for r in rows}, rows)
        run = depeche(command, "--date", "2018-03-20", "--format", "jsonl", "a.txt")
        kinds = [json.loads(line)["kind"] for line in run.text().splitlines()]
        expect(kinds[0] == "document" and set(kinds[1:]) == {command[:-1]}, kinds)
    write("two.jsonl", "\n".join(json.dumps({"text": text + more, "title": title}) for more, title in (("", "Un"), (" Oui.", "Deux"))))
    ids = [document["id"] for document in read("two.jsonl")]
    for command in ("actors", "places"):
        rows = list(csv.DictReader(io.StringIO(depeche(command, "--format", "csv", "two.jsonl").text(), newline="")))
        expect(list(dict.fromkeys(row["document"] for row in rows)) == ids, "the column names the article", rows[:2])
        above = [line for line in depeche(command, "two.jsonl").text().splitlines() if line.startswith("== ")]
        expect(len(above) == 2 and above[0].startswith("== Un · two.jsonl · " + ids[0]), above)
    run = depeche("actors", "--date", "2018-03-20", "a.txt")
    expect(run.code == 0 and "Emmanuel Macron person FRA GOV" in run.text() and "fr.coref.apposition" in run.text(), run.text())
    run = depeche("places", "-", stdin=text.encode())
    expect(run.code == 0 and "Paris city FRA geonames:2988507" in run.text(), run.text())


def gazetteer_import():
    """Towns of a dump beside those of the packs; a bad dump leaves what was there."""
    shutil.copytree(DATA, "packs")
    row = lambda *cells: "\t".join(map(str, cells)) + "\n"
    town = lambda i, name, people, code="PPL", land="FR": row(i, name, name, name + "burg,キ", 48.1, 7.5, "P", code, land, "", 44, "", "", "", people, "", 200,
                                                             "Europe/Paris", "2020-01-01")
    write("dump.txt", town(999900001, "Quernebourg", 2400) + town(999900002, "Tournevelle", 12) + town(999900003, "Oldquern", 5000, "PPLH"))
    write("a.txt", "Trois personnes ont été blessées mardi à Quernebourg et à Tournevelle.")
    before = depeche("--data", "packs", "places", "a.txt")
    expect("999900001" not in before.text(), before.text())
    run = depeche("--data", "packs", "gazetteer", "import", "dump.txt")
    expect(run.code == 0 and "3 rows read; 1 places" in run.text(), run.text(), run.errors())
    after = depeche("--data", "packs", "places", "a.txt")
    expect("Quernebourg city FRA geonames:999900001 48.1000,7.5000" in after.text() and "999900002" not in after.text(), after.text())
    for bad, said in (("1\tx\n", "bad.txt:1: has 2 columns"), ("PK\x03\x04", "ZIP"), (town("x", "Quern", 9999), "GeoNames id"), ("", "no place")):
        write("bad.txt", bad)
        run = depeche("--data", "packs", "gazetteer", "import", "bad.txt")
        expect(run.code == 1 and said in run.errors(), run.errors())
    expect(depeche("--data", "packs", "places", "a.txt").out == after.out, "a bad dump changes nothing")
    run = depeche("--data", "packs", "gazetteer", "import", "--min-population", "0", "dump.txt")
    expect("2 places" in run.text(), run.text())


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


FEED = """<?xml version="1.0" encoding="ISO-8859-1"?><!-- la une -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>La Gazette</title>
<item><title>Le pont est ouvert</title><link>https://gazette.example/1</link><guid>g1</guid><pubDate>Tue, 21 Nov 2017 10:30:00 +0100</pubDate>
<description>Bref.</description><content:encoded><![CDATA[<p>Le maire a inauguré le pont lundi.</p><p>Il a été applaudi.</p>]]></content:encoded></item>
<item><title>Grève &amp; colère</title><description>Les cheminots ont &lt;b&gt;manifesté&lt;/b&gt; mardi.</description><dc:date>2017-11-22</dc:date></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title><entry><title>Bridge opened</title><id>tag:1</id><updated>2017-11-21T09:30:00Z</updated>
<link rel="self" href="https://gazette.example/feed"/><link href="https://gazette.example/2"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The mayor opened the bridge.</p><p>He was applauded.</p></div></content></entry></feed>"""


def feeds():
    for name in ("feed.rss", "feed.xml", "feed"):
        write(name, FEED.encode("latin-1"))
        first, second = read(name)
        expect([first.get(k) for k in ("text", "title", "outlet", "url", "source_id", "published")] ==
               ["Le pont est ouvert\n\nLe maire a inauguré le pont lundi.\n\nIl a été applaudi.", "Le pont est ouvert", "La Gazette", "https://gazette.example/1", "g1",
                "2017-11-21"], first)
        expect((second["title"], second["published"], second["text"]) == ("Grève & colère", "2017-11-22", "Grève & colère\n\nLes cheminots ont manifesté mardi."), second)
    write("feed.atom", ATOM)
    [entry] = read("feed.atom")
    expect([entry[k] for k in ("text", "outlet", "url", "source_id", "published", "lang")] ==
           ["Bridge opened\n\nThe mayor opened the bridge.\n\nHe was applauded.", "The Gazette", "https://gazette.example/2", "tag:1", "2017-11-21", "en"], entry)
    write("page.xml", '<?xml version="1.0"?><html><body><p>' + TEXT + "</p></body></html>")
    expect(len(read("page.xml")) == 1, "an XHTML page is no feed")


def rss(item, head="", title="La Gazette"):
    return f'{head}<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title>{item}</channel></rss>'


def feed_text_beside_an_empty_one():
    """Of the elements that may hold the text of an item the first that says something is read; markup may stand there unescaped."""
    told = "<p>Le maire a inauguré le pont.</p><p>Il a été <b>applaudi</b>.</p>"
    escaped = told.replace("<", "&lt;")
    for empty in ("", "<content:encoded/>", "<content:encoded><![CDATA[]]></content:encoded>", "<content:encoded> \n </content:encoded>",
                  '<content:encoded>&lt;img src="x"/&gt;</content:encoded>', "<content:encoded>&amp;nbsp;</content:encoded>", "<description/>"):
        for text in (escaped, told, f"<![CDATA[{told}]]>"):
            write("a.rss", rss(f"<item><title/><title>Un titre</title>{empty}<description>{text}</description></item>"))
            [item] = read("a.rss")
            expect(item["text"] == "Un titre\n\nLe maire a inauguré le pont.\n\nIl a été applaudi.", empty, text, item["text"])
    write("a.atom", ATOM.replace('<content type="xhtml">', '<content type="video/mp4" src="x"/><summary>').replace("</content>", "</summary>"))
    expect(read("a.atom")[0]["text"] == "Bridge opened\n\nThe mayor opened the bridge.\n\nHe was applauded.", read("a.atom"))


def feed_entities_of_another_file():
    """The document type of RSS 0.91 names the letters of HTML; it is not fetched, and no letter is lost."""
    head = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    for text in ("La pr&eacute;sidente a re&ccedil;u&nbsp;le maire &agrave; l&rsquo;&Eacute;lys&eacute;e.",
                 "<p>La pr&eacute;sidente a re&ccedil;u&nbsp;le maire &agrave; l&rsquo;<b>&Eacute;lys&eacute;e</b>.</p>"):
        write("a.rss", rss(f"<item><title>&Agrave; Paris</title><description>{text}</description></item>", head, "L&rsquo;&Eacute;cho"))
        [item] = read("a.rss")
        expect((item["text"], item["outlet"]) == ("À Paris\n\nLa présidente a reçu\u00a0le maire à l’Élysée.", "L’Écho"), item)
    write("a.rss", rss("<item><description><![CDATA[Le mot <!ENTITY ici.]]></description></item>", "<!-- <!ENTITY a 'b'> -->"))
    expect(len(read("a.rss")) == 1, "no entity is declared")
    write("a.rss", rss("<item><description>Le maire a salué R&unknown;D &lt;b>ici&lt;/b>.</description></item>", head))
    expect(read("a.rss")[0]["text"] == "Le maire a salué R&unknown;D ici.", read("a.rss"))


def feed_title_and_dates():
    for title in ("Le &amp;#201;cho &amp;amp; Cie", "<![CDATA[Le &#201;cho &amp; Cie]]>", "Le &#201;cho\n  &amp; Cie"):
        write("a.rss", rss(f"<item><description>{TEXT}</description></item>", title=title))
        expect(read("a.rss")[0]["outlet"] == "Le Écho & Cie", title, read("a.rss"))
    for written, day in (("Tue, 21 Nov 17 10:00:00 GMT", "2017-11-21"), ("21 Nov 17 10:00 +0100", "2017-11-21"), ("Tue, 21 Nov 17", "2017-11-21"),
                         ("Tuesday, 21-Nov-17 10:00:00 GMT", "2017-11-21"), ("Tue, 2 Nov 99 10:00:00 GMT", "1999-11-02"), ("Tue, 21 Nov 2017", "2017-11-21"),
                         ("21 novembre 2017", "2017-11-21"), ("Tue Nov 21", None), ("hier", None)):
        write("a.rss", rss(f"<item><pubDate>{written}</pubDate><description>{TEXT}</description></item>"))
        expect(read("a.rss")[0].get("published") == day, written, read("a.rss"))


def dateline_behind_a_standfirst():
    for first, published in (("<h2>Le pont est ouvert au bout de trois ans.</h2>", "2017-11-21"), ("<h2>Un titre.</h2><p>Un chapeau plus long, sans date.</p>", None)):
        write("a.html", f"<html><body><article><h1>Le pont</h1>{first}<p>NANTES, 21 novembre 2017 – Le maire a inauguré le pont, a dit la préfecture aux riverains.</p></article></body></html>")
        expect(read("a.html")[0].get("published") == published, first)
    write("a.html", "<html><body><article><h1>Le pont</h1><h2>Un chapeau.</h2><p>Le 12 mars 2015 – un jeudi – le maire a inauguré le pont, a dit la préfecture.</p></article></body></html>")
    expect("published" not in read("a.html")[0], "a date in a sentence is no dateline")


def foreign_words():
    """Names and a word or two of another language leave an article French or English; who names the language is believed."""
    for text, language in (("El Chapo et Al Capone à La Paz", "fr"), ("Bachar al-Assad a nié les faits.", "fr"), ("Le mot « Владимир » veut dire prince.", "fr"),
                           ("Ursula von der Leyen met Mark van der Meer and the mayor.", "en")):
        write("a.txt", text)
        expect(read("a.txt")[0]["lang"] == language, text)
    write("a.txt", "El presidente anunció el lunes que el ejército atacó un campamento en el sur del país.")
    expect(read("--lang", "fr", "a.txt")[0]["lang"] == "fr")


def parse_of_several():
    write("a.jsonl", "\n".join(json.dumps({"text": text}) for text in (TEXT, TEXT + " Il pleut.")))
    run = depeche("parse", "a.jsonl")
    lines = run.text().splitlines()
    ids = [line for line in lines if line.startswith("# sent_id = ")]
    expect(run.code == 0 and len(ids) > 2 and len(set(ids)) == len(ids), ids)
    expect(len({line for line in lines if line.startswith("# newdoc id = ")}) == 2, lines)


def min_confidence():
    write("a.txt", "Le président Emmanuel Macron a rencontré Angela Merkel mardi à Paris.")
    run = depeche("code", "--format", "jsonl", "--min-confidence", "1", "a.txt")
    reports = [json.loads(part) for part in run.text().splitlines() if '"kind":"report"' in part]
    expect(all(report["confidence"] >= 1 for report in reports), reports)
    run = depeche("code", "--min-confidence", "0.999", "a.txt")
    expect("No happening is reported here with a confidence of 0.999 or more." in run.text(), run.text())


def diff_of_many():
    write("a.jsonl", "\n".join(json.dumps({"text": text}) for text in ("Un texte.", "Un autre.")))
    write("b.txt", "Un texte.")
    run = depeche("diff", "a.jsonl", "b.txt")
    expect(run.code == 1 and "a.jsonl: holds several articles" in run.errors() and "--ledger" in run.errors(), run.errors())


if __name__ == "__main__":
    run_all([(name, case) for name, case in list(globals().items())
             if callable(case) and getattr(case, "__module__", "") == "__main__" and name not in ("documents", "read", "rss")])
