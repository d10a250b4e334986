#!/usr/bin/env python3
"""Is the gold set sound? Checks every article of gold/fr and gold/en and gold/splits.tsv (formats: docs/formats/gold.md); standard library only.

usage: validate.py [GOLD_DIR]

Spans and texts agree; types, modes, contexts, sectors, countries and the other closed lists are legal (legal.py); dates are valid and in order; ids are
used once and lead to the right layer; splits.tsv names each article once, and no story is in two splits. Exit status: 0, or 1 with a line for each mistake.
"""
import json
import pathlib
import re
import sys

import legal
from timex import interval

LAYERS = ("actors", "places", "times", "quantities", "quotes", "reports")
SPLITS = ("tune", "check")
TIMEX = re.compile(r"(BC)?\d{2,4}|\d{4}-(\d\d|W\d\d(-WE|-[1-7])?|SP|SU|FA|WI|Q[1-4]|H[12])(T.+)?|\d{4}-\d\d-\d\d(T.+)?|(XXXX|\d{4})-[X\dW-]+(T.+)?"
                   r"|P(\d+(\.\d+)?|X)[A-Z]{1,2}|P(\d+[YMWD])*(T(\d+[HMS])+)?|PT?X[A-Z]|XXXX|T\d\d(:\d\d)?|T[A-Z]{2}|(PRESENT|PAST|FUTURE)_REF")


class Article:
    """Collects what is wrong with one article."""

    def __init__(self, path):
        self.path, self.errors = path, []
        self.text, self.meta = "", {}
        try:
            self.meta = json.loads(path.read_text(encoding="utf-8"))
            self.text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        except (OSError, ValueError) as e:
            self.say("file", str(e))
            return
        self.ids = {}
        self.try_all()

    def say(self, where, message):
        self.errors.append(f"{self.path}: {where}: {message}")

    def check(self, where, function, *args):
        try:
            return function(*args)
        except (ValueError, KeyError, TypeError, AttributeError) as e:
            self.say(where, f"{type(e).__name__ if not isinstance(e, ValueError) else ''} {e}".strip())
            return None

    def try_all(self):
        self.check("head", self.head)
        for layer in ("actors", "places", "quotes", "reports"):
            for item in self.meta.get(layer, []):
                if item.get("id") in self.ids or not item.get("id"):
                    self.say(layer, f"id {item.get('id')} is missing or used twice")
                self.ids[item.get("id")] = layer
        for layer in LAYERS:
            if not isinstance(self.meta.get(layer), list):
                self.say(layer, "the layer is missing")
                continue
            for item in self.meta[layer]:
                name = f"{layer} {item.get('id') or item.get('text')}"
                self.check(name, getattr(self, layer), name, item)
                self.check(name, self.spans, name, item)

    def head(self):
        m = self.meta
        if m.get("format") != 1:
            raise ValueError(f"format {m.get('format')} is not 1")
        if m["id"] != self.path.stem or m["lang"] != self.path.parent.name:
            raise ValueError(f"id {m['id']} and lang {m['lang']} are not those of the file's name and folder")
        legal.day(m["published"])
        for key in ("licence", "annotators"):
            if not m.get(key):
                raise ValueError(f"{key} is missing")
        title = (m.get("title") or "").strip()
        if title and not self.text.startswith(title + "\n\n"):
            raise ValueError("the text does not begin with the title and a blank line")
        if self.text != self.text.strip() or "\r" in self.text:
            raise ValueError("the text has blanks at its ends, or carriage returns")

    def spans(self, name, item):
        """Every object with `start`, at any depth."""
        if isinstance(item, list):
            for x in item:
                self.spans(name, x)
        if not isinstance(item, dict):
            return
        if "start" in item:
            b, e = item["start"], item["end"]
            if not 0 <= b < e <= len(self.text):
                raise ValueError(f"span {b}-{e} is not in the text")
            if not item.get("parts") and self.text[b:e] != item["text"]:
                raise ValueError(f"span {b}-{e} reads {self.text[b:e]!r}, not {item['text']!r}")
        for x in item.values():
            self.spans(name, x)

    def refer(self, layer, name, *ids):
        for i in ids:
            if self.ids.get(i) != layer:
                raise ValueError(f"'{i}' is no {layer[:-1]}")

    def actors(self, name, a):
        legal.check("actor type", a["type"], legal.ACTOR_TYPES)
        if a.get("country"):
            legal.country(a["country"])
        for s in a["sectors"]:
            legal.check("sector", s, legal.SECTORS)
        if not a["name"] or not a["mentions"]:
            raise ValueError("no name or no mention")
        for m in a["mentions"]:
            legal.check("form of a mention", m["form"], {"name", "nominal", "pronoun"})

    def places(self, name, p):
        if p.get("country"):
            legal.country(p["country"])
        if "resolution" in p:
            legal.check("resolution", p["resolution"], legal.RESOLUTIONS)
        if "geonames" in p and (not isinstance(p["geonames"], int) or p["geonames"] <= 0):
            raise ValueError(f"geonames {p['geonames']!r} is no id")
        if not p["name"] or not p["mentions"]:
            raise ValueError("no name or no mention")
        for m in p["mentions"]:
            legal.check("metonymy", m["metonymy"], {"place", "government", "population"})

    def times(self, name, t):
        legal.check("time type", t["type"], legal.TIME_TYPES)
        if not TIMEX.fullmatch(t["value"]):
            raise ValueError(f"value '{t['value']}' is no TIMEX3 value")
        self.period(t.get("interval"))
        if (days := interval(t["value"])) and t.get("interval") != days:
            raise ValueError(f"interval of {t['value']} is {days}")

    def period(self, date):
        """Days valid and in order."""
        if not date:
            return
        days = [legal.day(date[k]) for k in ("begin", "end") if k in date]
        if not days or days != sorted(days):
            raise ValueError(f"begin and end of a date are missing or not in order: {date}")

    def bounds(self, x):
        low, high = x["low"], x["high"]
        if low is None and high is None or None not in (low, high) and low > high:
            raise ValueError(f"bounds {low} to {high}")
        if "actor" in x:
            self.refer("actors", "", x["actor"])

    def quantities(self, name, q):
        legal.check("counted thing", q["counts"], legal.COUNTS)
        self.bounds(q)

    def quotes(self, name, q):
        legal.check("form of a quote", q["form"], legal.QUOTE_FORMS)
        if "speaker" in q:
            self.refer("actors", name, q["speaker"])
        parts = q.get("parts")
        if parts and ((parts[0]["start"], parts[-1]["end"]) != (q["start"], q["end"]) or any(x["end"] > y["start"] for x, y in zip(parts, parts[1:]))):
            raise ValueError("the parts are not in order, or not within the quote")

    def reports(self, name, r):
        legal.check("need", r["need"], {"must", "may"})
        legal.check("type", r["type"], legal.TYPES)
        if r.get("mode"):
            legal.mode(r["type"], r["mode"])
        for c in r["contexts"]:
            legal.check("context", c, legal.CONTEXTS)
        self.refer("actors", name, *r["actor"], *r["recipient"])
        if r.get("place"):
            self.refer("places", name, r["place"])
        if r.get("part_of"):
            self.refer("reports", name, r["part_of"])
        self.period(r.get("date"))
        if r.get("date"):
            legal.check("precision", r["date"]["precision"], legal.PRECISIONS)
        legal.check("status", r["status"], legal.STATUS)
        if not r["mentions"]:
            raise ValueError("no mention")
        self.sizes(r["size"])
        for a in r["attribution"]:
            legal.check("stance", a["stance"], legal.STANCES)
            self.refer("actors", name, *a["chain"], *([a["claimant"]] if "claimant" in a else []))
            if "channel" in a:
                legal.check("channel", a["channel"], legal.CHANNELS)
            self.sizes(a.get("size", {}))

    def sizes(self, size):
        for what, x in size.items():
            legal.check("counted thing", what, legal.COUNTS)
            self.bounds(x)


def check_splits(folder, ids):
    """Each article once; a story (and so the articles that tell it) in one split."""
    path = folder / "splits.tsv"
    if not path.exists():
        return []
    errors, seen, split_of = [], set(), {}
    rows = [x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x.strip() and not x.startswith("#")]
    if not rows or rows[0] != ["id", "split", "story"]:
        return [f"{path}: the header is not 'id split story'"]
    for r in rows[1:]:
        if len(r) != 3 or r[1] not in SPLITS or not r[2]:
            errors.append(f"{path}: {r}: not id, {' or '.join(SPLITS)}, story")
            continue
        if r[0] in seen or r[0] not in ids:
            errors.append(f"{path}: {r[0]} is {'named twice' if r[0] in seen else 'no article of the gold set'}")
        seen.add(r[0])
        if split_of.setdefault(r[2], r[1]) != r[1]:
            errors.append(f"{path}: story {r[2]} is in two splits")
    return errors + [f"{path}: {i} is missing" for i in sorted(ids - seen)]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2] / "gold")
    found = [p for lang in ("fr", "en") for p in sorted((folder / lang).glob("*.json"))]
    errors = [e for p in found for e in Article(p).errors]
    names = [p.stem for p in found]
    errors += [f"{n}: is in both languages" for n in sorted(set(names)) if names.count(n) > 1]
    errors += [f"{p}: no .json beside it" for lang in ("fr", "en") for p in sorted((folder / lang).glob("*.txt")) if not p.with_suffix(".json").exists()]
    errors += check_splits(folder, set(names))
    print("\n".join(errors + [f"{len(found)} articles, {len(errors)} mistakes"]))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
