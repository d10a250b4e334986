# SPDX-License-Identifier: Apache-2.0
"""Two small articles with their notes, compiled as the gold set is, and the same findings as the program would print them."""
import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools" / "eval"), str(ROOT / "tools" / "gold")]

import article as articles  # noqa: E402
import notes  # noqa: E402
import document  # noqa: E402
import program  # noqa: E402

FR = {"id": "fr-2017-11-21-sample", "lang": "fr", "published": "2017-11-21", "title": "Sotchi : Poutine reçoit Assad", "text": (
    "Le président russe Vladimir Poutine a reçu lundi à Sotchi le président syrien Bachar al-Assad. M. Poutine a félicité son homologue. « Nous allons gagner cette "
    "guerre », a déclaré M. Assad.\n"
    "Selon la police, trente manifestants ont été arrêtés hier à Homs. L'opposition dit que plus de 40 personnes ont été arrêtées. Damas a menacé Ankara de représailles en 2016.")}
FR_NOTES = """
actor | a1 | person | Vladimir Poutine | RUS | GOV | président de la Russie
  name | 0:Poutine ; 1:Vladimir Poutine ; 2:Poutine
  nominal | 1:Le président russe
actor | a2 | person | Bachar al-Assad | SYR | GOV
  name | 0:Assad ; 1:Bachar al-Assad ; 3:Assad
  nominal | 1:le président syrien ; 2:son homologue
actor | a3 | organization | police | SYR | COP
  nominal | 4:la police
actor | a4 | people | manifestants | SYR | CVL
  nominal | 4:trente manifestants ; 5:plus de 40 personnes
actor | a5 | organization | opposition | SYR | OPP
  nominal | 5:L'opposition
actor | a6 | country | Syrie | SYR | GOV
  name | 6:Damas
actor | a7 | country | Turquie | TUR | GOV
  name | 6:Ankara
place | p1 | Sotchi | RUS | 491422 | city
  place | 0:Sotchi ; 1:Sotchi
place | p2 | Homs | SYR | 169577 | city
  place | 4:Homs
place | p3 | Damas | SYR | 170654 | city
  government | 6:Damas
place | p4 | Ankara | TUR | 323786 | city
  government | 6:Ankara
time | 1:lundi | DATE | 2017-11-20
time | 4:hier | DATE | 2017-11-20
time | 6:2016 | DATE | 2016
quantity | 4:trente | 30 | arrested | a4
quantity | 5:plus de 40 | 40- | arrested | a4
quote | q1 | direct | a2 | 3:Nous ... guerre | cue=3:a déclaré
quote | q2 | indirect | a3 | 4:trente ... Homs | cue=4:Selon
quote | q3 | indirect | a5 | 5:plus ... arrêtées | cue=5:dit
report | r1 | must | CONSULT | visit | diplomatic
  actor | a2
  recipient | a1
  place | p1
  date | 2017-11-20 | day
  mentions | 0:reçoit ; 1:a reçu
report | r2 | must | SUPPORT | - | diplomatic
  actor | a1
  recipient | a2
  date | 2017-11-20 | day
  mentions | 2:a félicité
report | r3 | must | COERCE | arrest | -
  recipient | a4
  place | p2
  date | 2017-11-20 | day
  size | arrested 30- of a4
  mentions | 4:arrêtés ; 5:arrêtées
  attr | a3 | size=arrested 30 of a4 | cue=4:Selon
  attr | a5 | size=arrested 40- of a4 | cue=5:dit
report | r4 | may | THREATEN | - | -
  actor | a6
  recipient | a7
  date | 2016-01-01/2016-12-31 | year
  status | occurred historical
  mentions | 6:a menacé
"""
EN = {"id": "en-2019-02-01-sample", "lang": "en", "published": "2019-02-01", "title": "", "text": (
    "The Houthis shelled Mokha on Wednesday, killing three civilians, a hospital official told Reuters. The rebels denied the attack. "
    "The United Nations condemned \"the senseless bloodshed\" in a statement.")}
EN_NOTES = """
actor | a1 | group | Houthis | YEM | REB
  name | 1:The Houthis
  nominal | 2:The rebels
actor | a2 | people | civilians | YEM | CVL
  nominal | 1:three civilians
actor | a3 | person | hospital official | YEM | MED
  nominal | 1:a hospital official
actor | a4 | organization | Reuters | - | JRN
  name | 1:Reuters
actor | a5 | organization | United Nations | UNO | -
  name | 3:United Nations
place | p1 | Mokha | YEM | 76985 | city
  place | 1:Mokha
time | 1:Wednesday | DATE | 2019-01-30
quantity | 1:three | 3 | killed | a2
quote | q1 | mixed | a5 | 3:the senseless bloodshed | cue=3:condemned
report | r1 | must | ASSAULT | heavy-weapons | military
  actor | a1
  recipient | a2
  place | p1
  date | 2019-01-30 | day
  size | killed 3 of a2
  mentions | 1:shelled ; 1:killing ; 2:attack
  attr | a3 | chain=a4 | cue=1:told
  attr | a1 | stance=denies | cue=2:denied
report | r2 | must | ACCUSE | disapprove | -
  actor | a5
  recipient | a1
  mentions | 3:condemned
"""
SAMPLES = ((FR, FR_NOTES), (EN, EN_NOTES))


def compiled(source, text):
    """The gold object of an article (as `annotate.py compile` writes it) and its text."""
    art = articles.Article(source)
    read = notes.Notes(art, text.split("\n"))
    assert not read.errors, read.errors
    return {"format": 1, **{k: v for k, v in source.items() if k != "text"}, "licence": "CC BY 4.0", "annotators": ["test"], **read.layers}, art.text


def gold(source, text):
    meta, words = compiled(source, text)
    doc = document.from_layers(meta["id"], meta["lang"], meta["title"], words, json.loads(json.dumps(meta)))
    doc.meta = meta
    return doc


def lines(source, text):
    """What a program would print that found all of this and nothing else: JSON Lines as objects."""
    meta, words = compiled(source, text)
    at = {"document": meta["id"]}
    out = [{"kind": "document", "id": meta["id"], "source_id": meta["id"], "lang": meta["lang"], "title": meta["title"], "text": words}]
    out += [{"kind": "actor", **at, **a} for a in meta["actors"]]
    first = {}
    for p in meta["places"]:
        for n, m in enumerate(p["mentions"]):
            first.setdefault(p["id"], f"{p['id']}-{n}")
            sense = {"is_actor": True} if m["metonymy"] != "place" else {}
            out.append({"kind": "place", **at, **{k: v for k, v in p.items() if k != "mentions"}, **m, "id": f"{p['id']}-{n}", **sense})
    for kind, layer in (("time", "times"), ("quantity", "quantities"), ("quote", "quotes")):
        out += [{"kind": kind, **at, **x} for x in meta[layer]]
    for r in meta["reports"]:
        out.append({"kind": "report", **at, **r, "confidence": 0.95} | ({"place": first[r["place"]]} if "place" in r else {}))
    return json.loads(json.dumps(out))


def found(objects):
    """Printed objects -> {id: Document}."""
    return program.parse([json.dumps(o) for o in objects])


def write_gold(folder):
    """The samples as a gold set on disk."""
    for source, text in SAMPLES:
        meta, words = compiled(source, text)
        place = pathlib.Path(folder) / meta["lang"]
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{meta['id']}.json").write_text(json.dumps(meta), encoding="utf-8")
        (place / f"{meta['id']}.txt").write_text(words, encoding="utf-8")


def write_program(path, by_published):
    """A program that prints stored lines: for JSON Lines on standard input all of them, for a file (as score.py calls it) those of its --date."""
    store = {day: "".join(json.dumps(o) + "\n" for o in objects) for day, objects in by_published.items()}
    pathlib.Path(path).write_text(f"#!{sys.executable}\nimport sys\nstore = {store!r}\n"
                                  "dates = [d for a, d in zip(sys.argv, sys.argv[1:]) if a == '--date']\n"
                                  "sys.stdout.write(''.join(store[d] for d in (dates or store)))\n", encoding="utf-8")
    os.chmod(path, 0o755)
