#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who, where and what happened on POPCORN (400 French texts, MIT; not part of this repository).

usage: popcorn.py popcorn_clean_train.json [--bin build/release/depeche] [--fifth] [--show KIND]

POPCORN marks every entity with all its mentions, pronouns among them. Compared are
  persons, groups, organizations, places   mentions: the same span without determiner and civil title, and (overlap) any common word;
                                           of POPCORN's places and ours only toponyms: those with a capital
  coreference                              MUC, B3, CEAFe and their mean over persons, organizations and groups, as tools/eval/coref.py counts;
                                           POPCORN marks a noun without its complements and a name without its title: a mention of ours that
                                           begins where one of gold begins (numbers and "jeune" aside), or ends where a name of gold ends, counts as that one
  triggers                                 mentions of our reports against events of comparable types (EVENTS below): a trigger is found when
                                           one of ours overlaps it. Precision over our reports of those types; crime, accidents and disasters
                                           are no reports by our guidelines, so that robberies and fires have no counterpart here
--fifth: only every fifth text, the ones on which the name finder was not trained (tools/train/names_corpus.py).
--show persons|groups|organizations|places|triggers|coreference lists what differs.
(standard library only)
"""
import argparse
import collections
import json
import pathlib
import re

import coref
import program
import spans
from document import Document

KINDS = {
    "CIVILIAN": "person", "TERRORIST_OR_CRIMINAL": "person", "MILITARY": "person", "GROUP_OF_INDIVIDUALS": "group",
    "NON_GOVERNMENTAL_ORGANISATION": "organization", "NON_MILITARY_GOVERNMENT_ORGANISATION": "organization",
    "MILITARY_ORGANISATION": "organization", "INTERGOVERNMENTAL_ORGANISATION": "organization",
}
EVENTS = {
    "DEMONSTRATION": ("PROTEST",), "ILLEGAL_CIVIL_DEMONSTRATION": ("PROTEST",), "STRIKE": ("PROTEST",), "RIOT": ("PROTEST", "ASSAULT"),
    "CRIMINAL_ARREST": ("COERCE",), "BOMBING": ("ASSAULT",), "COUP_D_ETAT": ("COERCE", "ASSAULT"),
    "CIVIL_WAR_OUTBREAK": ("ASSAULT",), "POLITICAL_VIOLENCE": ("ASSAULT", "PROTEST"),
}
NUMBER = re.compile(r"(?:(?:plusieurs|quelques|environ|près|plus|moins|autres?|tous|toutes|les|des|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
                    r"|[\w-]*(?:ante|aines?|ents?|ze)(?:-[\w-]+)?|\d[\d ]*|milliers?|millions?|jeunes?|petits?|petites?|anciens?|ancienne|très|de|du|nombreux|nombreuses)\s+|d['’])+$")
ONE_OF = re.compile(r"une? d")
TITLE = re.compile(r"(?:Madame|Monsieur|Mademoiselle|Docteur|Maître)\s+")
COMPARED = ("PROTEST", "ASSAULT", "COERCE")


def read(path, fifth):
    data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    for number, (name, one) in enumerate(data.items()):
        if fifth and number % 5 != 4:
            continue
        doc = Document(name, "fr", "", one["text"])
        doc.meta, doc.toponym_spans, doc.triggers = {}, set(), []
        for entity in one["entities"]:
            marked = [{"start": m["start"], "end": m["end"], "text": m["value"]} for m in entity["mentions"]]
            if entity["type"] in KINDS and marked:
                doc.actors[str(entity["id"])] = {"type": KINDS[entity["type"]], "mentions": marked, "name": marked[0]["text"]}
            elif entity["type"] == "PLACE":
                doc.toponym_spans |= {doc.core(m) for m in marked if one["text"][doc.core(m)[0]].isupper()}
            elif entity["type"] in EVENTS:
                doc.triggers += [((m["start"], m["end"]), EVENTS[entity["type"]]) for m in marked]
        yield doc


def bring_to(gold, found):
    """Gives the mentions of the program the borders of the gold mentions that begin where they do (or, of names, end there)."""
    marked = sorted({gold.core(m) for a in gold.actors.values() for m in a["mentions"]})
    begins, ends = {b: (b, e) for b, e in marked}, {e: (b, e) for b, e in marked}
    for actor in found.actors.values():
        for m in actor["mentions"]:
            b, e = found.core(m)
            if found.text[b:e] and (title := TITLE.match(found.text, b, e)):
                b = title.end()
            there = begins.get(b) or (ends.get(e) if m.get("form") == "name" else None)
            if not there and m.get("form") == "nominal":  # "plusieurs | personnes"
                there = next(((x, y) for x, y in marked if b < x < e and NUMBER.fullmatch(found.text, b, x) and not ONE_OF.match(found.text, b, x)), None)
            if there and m.get("form") != "pronoun" and there[0] < e and there != (b, e):
                m["start"], m["end"] = there
            elif there:
                m["start"] = b


def mentions(doc, kinds):
    return {doc.core(m) for a in doc.actors.values() if a["type"] in kinds for m in a["mentions"]}


def count(tally, key, ours, theirs, say):
    """ours: gold spans, theirs: the program's."""
    tally[key, "gold"] += len(ours)
    tally[key, "found"] += len(theirs)
    tally[key, "hit"] += len(ours & theirs)
    tally[key, "near"] += sum(any(spans.overlap(a, b) for b in theirs) for a in ours)
    for span in sorted(ours - theirs):
        say(key, "missed", span)


def score(gold, found, tally, say):
    for key, kinds in (("persons", ("person",)), ("groups", ("group", "people")), ("organizations", ("organization",))):
        marked = mentions(gold, kinds)
        # What stands in gold under another kind is another question: kinds differ between the two schemes.
        theirs = mentions(found, kinds) & marked | (mentions(found, kinds) - mentions(gold, coref.TYPES))
        count(tally, key, marked, theirs | (mentions(found, coref.TYPES + ("people",)) & marked), say)
    count(tally, "places", gold.toponym_spans, {found.core(m) for m, _ in found.toponyms() if found.text[found.core(m)[0]].isupper()}, say)
    key, response = coref.compared(gold, found)
    for name, measure in coref.MEASURES.items():
        for part, n in zip(("rn", "rd", "pn", "pd"), measure(key, response)):
            tally[name, part] += n
    ours = [(s, r["type"]) for r in found.reports if r["type"] in COMPARED for s in ([(m["start"], m["end"]) for m in r.get("mentions") or [r["evidence"]]])]
    hit = lambda t, o: spans.overlap(t[0], o[0]) and o[1] in t[1]
    tally["triggers", "gold"] += len(gold.triggers)
    tally["triggers", "found"] += len(ours)
    tally["triggers", "recalled"] += sum(any(hit(t, o) for o in ours) for t in gold.triggers)
    tally["triggers", "hit"] += sum(any(hit(t, o) for t in gold.triggers) for o in ours)
    for t in gold.triggers:
        if not any(hit(t, o) for o in ours):
            say("triggers", "missed", t[0])
    for o in ours:
        if not any(hit(t, o) for t in gold.triggers):
            say("triggers", "extra", o[0])


def ratio(a, b):
    return a / b if b else 0.0


def f1(p, r):
    return ratio(2 * p * r, p + r)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data")
    p.add_argument("--bin", default=str(pathlib.Path(__file__).resolve().parents[2] / "build/release/depeche"))
    p.add_argument("--fifth", action="store_true")
    p.add_argument("--show", metavar="KIND")
    a = p.parse_args()
    docs = list(read(a.data, a.fifth))
    found = program.run(a.bin, docs)
    tally = collections.Counter()
    for doc in docs:
        bring_to(doc, found[doc.id])

        def say(key, what, span, doc=doc):
            if key == a.show:
                print(doc.id, key, what, repr(doc.text[max(0, span[0] - 40):span[0]]), "[", doc.text[span[0]:span[1]], "]", repr(doc.text[span[1]:span[1] + 30]))
        score(doc, found[doc.id], tally, say)
    print(f"{len(docs)} texts")
    print("                 P      R      F1    (gold)  R by overlap")
    for key in ("persons", "groups", "organizations", "places"):
        precision, recall = ratio(tally[key, "hit"], tally[key, "found"]), ratio(tally[key, "hit"], tally[key, "gold"])
        print(f"{key:15} {precision:.3f}  {recall:.3f}  {f1(precision, recall):.3f}  ({tally[key, 'gold']})  {ratio(tally[key, 'near'], tally[key, 'gold']):.3f}")
    means = []
    for name in coref.MEASURES:
        recall, precision = ratio(tally[name, "rn"], tally[name, "rd"]), ratio(tally[name, "pn"], tally[name, "pd"])
        means.append(f1(precision, recall))
        print(f"coref {name:9} {precision:.3f}  {recall:.3f}  {means[-1]:.3f}")
    print(f"coref mean                    {sum(means) / 3:.3f}")
    precision, recall = ratio(tally["triggers", "hit"], tally["triggers", "found"]), ratio(tally["triggers", "recalled"], tally["triggers", "gold"])
    print(f"triggers        {precision:.3f}  {recall:.3f}  {f1(precision, recall):.3f}  ({tally['triggers', 'gold']})")


if __name__ == "__main__":
    main()
