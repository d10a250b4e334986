#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How far do two annotators agree, before anything is adjudicated? Compiles both folders of notes in memory and compares the articles that both have.

usage: agreement.py NOTES_DIR_A NOTES_DIR_B [--articles gold] [--markdown OUT.md] [--show]

F1 is the same in both directions. Reports agree when the type is the same and actors and recipients are the same sets (actors aligned by their mentions);
"type": the same type in the same sentence, or with the same participants and date. A `must` that the other has as `may` agrees; a `may` that the other
lacks, or has as `may` too, counts for neither. Slots are over reports that agree in type, asked both ways round.
"""
import argparse
import collections
import pathlib
import sys

import coref
import document
import layers
import reports
import spans
from actors import Alignment
from assignment import best
from document import where
from figures import ratio

import article as articles  # tools/gold, on the path by document.py
import geonames
from notes import Notes

ROOT = pathlib.Path(__file__).resolve().parents[2]
SLOT_NAMES = [s for s in reports.SLOTS if s not in ("actor", "recipient")]


def read(article_path, notes_path):
    """-> Document; raises ValueError with every mistake of the notes."""
    art = articles.load(article_path)
    notes = Notes(art, pathlib.Path(notes_path).read_text(encoding="utf-8").split("\n"))
    if notes.errors:
        raise ValueError("\n".join(f"{notes_path}:{e}" for e in notes.errors))
    geonames.fill(notes.layers["places"])
    return document.from_layers(art.id, art.source["lang"], art.source.get("title"), art.text, notes.layers)


def match_reports(a, b, alignment, fits):
    """Pairs (index in a, index in b) of which at least one is `must`. As many pairs as possible, then the same sentence and words in common, then right
    slots, then the same need."""
    weights = {}
    for i, q in enumerate(a.reports):
        for j, r in enumerate(b.reports):
            if q["type"] == r["type"] and fits(q, r):
                must = (q["need"] == "must") + (r["need"] == "must")
                near = bool(a.sentences_of(where(q)) & b.sentences_of(where(r)))
                common = any(spans.overlap(x, y) for x in where(q) for y in where(r))
                right = reports.slots(a, b, alignment, r, q)
                weights[i, j] = 1000 + 20 * near + 20 * common + 2 * sum(right.values()) + 3 * (must != 1) + must
    return [(i, j) for i, j in best(weights) if "must" in (a.reports[i]["need"], b.reports[j]["need"])]


def count_reports(a, b, alignment, back, tally, say):
    same = lambda q, r: all(reports.same_side(alignment, r[side], q[side]) for side in ("actor", "recipient"))
    near = lambda q, r: bool(a.sentences_of(where(q)) & b.sentences_of(where(r))) or (same(q, r) and bool(reports.days(q)) and reports.days(q) == reports.days(r))
    for name, fits in (("reports: type + participants", same), ("reports: type", near)):
        pairs = match_reports(a, b, alignment, fits)
        left = [q for i, q in enumerate(a.reports) if q["need"] == "must" and i not in {i for i, _ in pairs}]
        right = [r for j, r in enumerate(b.reports) if r["need"] == "must" and j not in {j for _, j in pairs}]
        _f1(tally, name, len(pairs), len(pairs) + len(left), len(pairs) + len(right))
        for who, doc, alone in (("A", a, left), ("B", b, right)):
            for q in alone:
                say(f"{name}, only {who}:", q["id"], q["type"], doc.text[slice(*where(q)[0])])
    for i, j in pairs:
        q, r = a.reports[i], b.reports[j]
        tally["need.n"] += 1
        tally["need.right"] += q["need"] == r["need"]
        for slots in (reports.slots(a, b, alignment, r, q), reports.slots(b, a, back, q, r)):
            for slot, ok in slots.items():
                tally[f"slot.{slot}.n"] += 0.5
                tally[f"slot.{slot}.right"] += 0.5 * ok
            tally["both.n"] += 0.5
            tally["both.right"] += 0.5 * (slots["actor"] and slots["recipient"])
            tally["whole.n"] += 0.5
            tally["whole.right"] += 0.5 * all(slots[s] for s in reports.SHARED if s in slots)


def count_actors(a, b, alignment, tally):
    """Country and primary sector of the actors that take part in reports of `a` and that `b` has too."""
    primary = lambda actor: (actor.get("sectors") or [None])[0]
    for i in {i for q in a.reports for i in q["actor"] + q["recipient"]} & alignment.to_found.keys():
        one, other = a.actors[i], b.actors[alignment.to_found[i]]
        _count(tally, "actors: country", [one.get("country") == other.get("country")])
        _count(tally, "actors: primary sector", [primary(one) == primary(other)])


def _f1(tally, name, hit, one, other):
    for key, n in (("hit", hit), ("one", one), ("other", other)):
        tally[f"f1.{name}.{key}"] += n


def _count(tally, name, values):
    values = list(values)
    tally[f"{name}.n"] += len(values)
    tally[f"{name}.right"] += sum(values)


def count_coreference(a, b, tally):
    """`all`: every entity of the scored types; `shared`: only entities that overlap one of the other annotator."""
    touches = lambda entity, others: any(spans.overlap(x, y) for o in others for x in entity for y in o)
    one, other = coref.chains(a), coref.chains(b)
    sides = {"all": (one, other), "shared": ([e for e in one if touches(e, other)], [e for e in other if touches(e, one)])}
    for scope, (key, response) in sides.items():
        for name, measure in coref.MEASURES.items():
            for part, n in zip(("rn", "rd", "pn", "pd"), measure(key, response)):
                tally[f"{scope}.{name}.{part}"] += n


def compare(a, b, tally, say=lambda *words: None):
    alignment, back = Alignment(a, b), Alignment(b, a)
    ours, theirs = a.mentions(), b.mentions()
    _f1(tally, "actors: mentions", len(ours & theirs), len(ours), len(theirs))
    count_coreference(a, b, tally)
    count_actors(a, b, alignment, tally)
    pairs, n_b, n_a = layers.match_places(a, b)
    _f1(tally, "places: span", len(pairs), n_a, n_b)
    _count(tally, "places: GeoNames id", (p.get("geonames") == q.get("geonames") for (_, p), (_, q) in pairs))
    _count(tally, "places: metonymy", (m["metonymy"] == n["metonymy"] for (m, _), (n, _) in pairs))
    strict, loose = layers.match_times(a, b)
    _f1(tally, "times: span", len(strict), len(a.times), len(b.times))
    _f1(tally, "times: relaxed span", len(strict) + len(loose), len(a.times), len(b.times))
    _count(tally, "times: value", (b.times[i]["value"] == a.times[j]["value"] for i, j in strict))
    quotes = layers.match_quotes(a, b)
    _f1(tally, "quotes", len(quotes), len(a.quotes), len(b.quotes))
    _count(tally, "quotes: form", (b.quotes[i]["form"] == a.quotes[j]["form"] for i, j in quotes))
    _count(tally, "quotes: speaker", (layers.same_speaker(a, alignment, b.quotes[i], a.quotes[j]) for i, j in quotes))
    count_reports(a, b, alignment, back, tally, say)
    matched = {i for i, _ in quotes}, {j for _, j in quotes}
    for who, doc, gone in (("A", a, matched[1]), ("B", b, matched[0])):
        for i, q in enumerate(doc.quotes):
            if i not in gone:
                say(f"quotes, only {who}:", q["form"], q["text"][:80])


def figures(t):
    """{measure: (value, n)}"""
    both = lambda name: (ratio(2 * t[f"f1.{name}.hit"], t[f"f1.{name}.one"] + t[f"f1.{name}.other"]), (t[f"f1.{name}.one"] + t[f"f1.{name}.other"]) / 2)
    share = lambda name: (ratio(t[f"{name}.right"], t[f"{name}.n"]), t[f"{name}.n"])
    out = {"actors: mentions, F1": both("actors: mentions")}
    for scope in ("all", "shared"):
        fs = [ratio(2 * p * r, p + r) or 0.0 for m in coref.MEASURES for p, r in
              [(ratio(t[f"{scope}.{m}.pn"], t[f"{scope}.{m}.pd"]) or 0.0, ratio(t[f"{scope}.{m}.rn"], t[f"{scope}.{m}.rd"]) or 0.0)]]
        n = t[f"{scope}.b3.rd"]
        out[f"actors: coreference, {scope} entities, mean F1"] = (sum(fs) / 3 if n else None, n)
    out["places: span, F1"] = both("places: span")
    out |= {f"{x}, share": share(x) for x in ("actors: country", "actors: primary sector")}
    out |= {f"{x}, share": share(x) for x in ("places: GeoNames id", "places: metonymy")}
    out |= {f"{x}, F1": both(x) for x in ("times: span", "times: relaxed span")} | {"times: value, share": share("times: value"), "quotes: F1": both("quotes")}
    out |= {f"{x}, share": share(x) for x in ("quotes: form", "quotes: speaker")}
    out |= {f"{x}, F1": both(x) for x in ("reports: type + participants", "reports: type")}
    out |= {f"reports: {s}, share": share(f"slot.{s}") for s in ("actor", "recipient")}
    out |= {f"reports: {s}, share": share(f"slot.{s}") for s in SLOT_NAMES} | {"reports: need, share": share("need")}
    return out | {"reports: actor and recipient, share": share("both"), "reports: whole line, share": share("whole")}


def markdown(by_language, articles_by_language):
    langs = list(by_language)
    out = ["| measure | " + " | ".join(f"{x} ({articles_by_language[x]} articles)" for x in langs) + " |", "|---|" + "---|" * len(langs)]
    for name in by_language[langs[0]]:
        cells = [by_language[x][name] for x in langs]
        out.append(f"| {name} | " + " | ".join("–" if v is None else f"{v:.3f} ({round(n)})" for v, n in cells) + " |")
    return "\n".join(out) + "\n"


def notes_of(folder):
    return {p.stem: p for p in sorted(pathlib.Path(folder).rglob("*.ann"))}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("a"), p.add_argument("b")
    p.add_argument("--articles", default=str(ROOT / "gold"))
    p.add_argument("--markdown", metavar="OUT", help="write a Markdown table here")
    p.add_argument("--show", action="store_true", help="list reports and quotes that only one has")
    o = p.parse_args()
    texts = {q.stem: q for q in sorted(pathlib.Path(o.articles).rglob("*.json"))}
    one, other = notes_of(o.a), notes_of(o.b)
    tallies, counts, failed = {}, collections.Counter(), 0
    for name in sorted(one.keys() & other.keys()):
        try:
            if name not in texts:
                raise ValueError(f"{name}: no such article under {o.articles}")
            a, b = read(texts[name], one[name]), read(texts[name], other[name])
        except ValueError as e:
            failed += 1
            print(f"agreement.py: {name} is left out:\n{e}", file=sys.stderr)
            continue
        compare(a, b, tallies.setdefault(a.lang, collections.Counter()), (lambda *w, n=name: print(n, *w)) if o.show else lambda *w: None)
        counts[a.lang] += 1
    if not tallies:
        print("agreement.py: there is no article that both have annotated", file=sys.stderr)
        return 2
    if len(tallies) > 1:
        counts["both"] = sum(counts.values())
        tallies["both"] = sum(tallies.values(), collections.Counter())
    by_language = {lang: figures(t) for lang, t in tallies.items()}
    table = markdown(by_language, counts)
    print(table, end="")
    if o.markdown:
        pathlib.Path(o.markdown).write_text(table, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
