"""Reads an annotator's notes (`.ann`, docs/formats/gold.md) into the stand-off layers of the gold set.

Every mistake is collected with its line and told at once; nothing is guessed.
"""
import re

import legal
from timex import interval

FORMS = ("name", "nominal", "pronoun")
METONYMY = ("place", "government", "population")
SLOTS = {"actor", "recipient", "place", "date", "status", "size", "mentions", "attr", "note", "part_of", "cameo"}


class Notes:
    def __init__(self, article, lines):
        self.article, self.errors = article, []
        self.layers = {k: [] for k in ("actors", "places", "times", "quantities", "quotes", "reports")}
        self.ids = {}
        head = None
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            fields = [f.strip() for f in line.strip().split("|")]
            try:
                if line[0].isspace():
                    if head is None:
                        raise ValueError("an indented line needs a line above it that it belongs to")
                    self._detail(head, fields)
                else:
                    head = self._head(fields)
            except (ValueError, IndexError, KeyError) as e:
                head = head if line[0].isspace() else None
                self.errors.append(f"{number}: {e}" if not isinstance(e, IndexError) else f"{number}: fields are missing: {line.strip()}")
        self._resolve()

    def _head(self, f):
        return getattr(self, "_" + f[0], self._unknown)(f)

    def _unknown(self, f):
        raise ValueError(f"'{f[0]}' is no layer (actor, place, time, quantity, quote, report)")

    def _add(self, layer, item):
        if "id" in item:
            if item["id"] in self.ids:
                raise ValueError(f"id {item['id']} is used twice")
            self.ids[item["id"]] = layer
        self.layers[layer].append(item)
        return layer, item

    def _spans(self, text):
        out = []
        for anchor in split_anchors(text):
            b, e = self.article.find(anchor)
            out.append({"start": b, "end": e, "text": self.article.text[b:e]})
        return out

    def _span(self, text):
        return self._spans(text)[0]

    def _actor(self, f):
        legal.check("actor type", f[2], legal.ACTOR_TYPES)
        item = {"id": f[1], "name": f[3], "type": f[2]}
        if value(f, 4):
            item["country"] = legal.country(f[4])
        item["sectors"] = [legal.check("sector", s, legal.SECTORS) for s in listed(value(f, 5))]
        if value(f, 6):
            item["office"] = f[6]
        item["mentions"] = []
        return self._add("actors", item)

    def _place(self, f):
        item = {"id": f[1], "name": f[2]}
        if value(f, 3):
            item["country"] = legal.country(f[3])
        if value(f, 4):
            item["geonames"] = f[4] if f[4] == "?" else int(f[4])
        if value(f, 5):
            item["resolution"] = legal.check("resolution", f[5], legal.RESOLUTIONS)
        item["mentions"] = []
        return self._add("places", item)

    def _time(self, f):
        item = self._span(f[1]) | {"type": legal.check("time type", f[2], legal.TIME_TYPES), "value": f[3]}
        for extra in f[4:]:
            key, _, v = extra.partition("=")
            legal.check("field of a time", key, ("mod",))
            item["mod"] = v
        if (days := interval(item["value"])):
            item["interval"] = days
        return self._add("times", item)

    def _quantity(self, f):
        item = self._span(f[1]) | bounds(f[2])
        item["counts"] = legal.check("counted thing", f[3], legal.COUNTS)
        if value(f, 4):
            item["actor"] = f[4]
        return self._add("quantities", item)

    def _quote(self, f):
        parts = self._spans(f[4])
        item = {"id": f[1], "form": legal.check("form of a quote", f[2], legal.QUOTE_FORMS), "start": parts[0]["start"],
                "end": parts[-1]["end"], "text": " ".join(p["text"] for p in parts)}
        if len(parts) > 1:
            item["parts"] = parts
        if value(f, 3):
            item["speaker"] = f[3]
        for extra in f[5:]:
            key, _, v = extra.partition("=")
            legal.check("field of a quote", key.strip(), ("cue", "addressee", "note"))
            item[key.strip()] = self._span(v) if key.strip() == "cue" else v.strip()
        return self._add("quotes", item)

    def _report(self, f):
        item = {"id": f[1], "need": legal.check("need", f[2], ("must", "may")), "type": legal.check("type", f[3], legal.TYPES)}
        if value(f, 4):
            item["mode"] = legal.mode(f[3], f[4])
        item["contexts"] = [legal.check("context", c, legal.CONTEXTS) for c in listed(value(f, 5))]
        item |= {"actor": [], "recipient": [], "status": "occurred", "historical": False, "size": {}, "attribution": [], "mentions": []}
        return self._add("reports", item)

    def _detail(self, head, f):
        layer, item = head
        if layer == "actors":
            legal.check("form of a mention", f[0], FORMS)
            item["mentions"] += [s | {"form": f[0]} for s in self._spans(f[1])]
        elif layer == "places":
            legal.check("metonymy", f[0], METONYMY)
            item["mentions"] += [s | {"metonymy": f[0]} for s in self._spans(f[1])]
        elif layer == "reports":
            self._slot(item, f)
        elif f[0] == "note":
            item["note"] = f[1]
        else:
            raise ValueError(f"'{f[0]}' does not belong to a {layer[:-1]}")

    def _slot(self, item, f):
        name = legal.check("slot", f[0], SLOTS)
        if name in ("actor", "recipient"):
            item[name] = f[1].replace(",", " ").split()
        elif name == "date":
            begin, _, end = f[1].partition("/")
            item["date"] = {k: legal.day(v) for k, v in (("begin", begin), ("end", end or begin)) if v not in ("", "-", "..")}
            item["date"]["precision"] = legal.check("precision", f[2], legal.PRECISIONS)
        elif name == "status":
            for word in f[1].split():
                if word == "historical":
                    item["historical"] = True
                else:
                    item["status"] = legal.check("status", word, legal.STATUS)
        elif name == "size":
            item["size"] = sizes(f[1])
        elif name == "mentions":
            item["mentions"] = self._spans(f[1])
        elif name == "attr":
            item["attribution"].append(self._attribution(f))
        else:
            item[name] = f[1]

    def _attribution(self, f):
        out = {"stance": "asserts", "chain": []}
        if value(f, 1):
            out["claimant"] = f[1]
        for extra in f[2:]:
            key, _, v = (x.strip() for x in extra.partition("="))
            if key == "stance":
                out[key] = legal.check("stance", v, legal.STANCES)
            elif key == "chain":
                out[key] = listed(v)
            elif key == "channel":
                out[key] = legal.check("channel", v, legal.CHANNELS)
            elif key == "cue":
                out[key] = self._span(v)
            elif key == "size":
                out[key] = sizes(v)
            else:
                raise ValueError(f"'{key}' is no field of an attribution (stance, chain, channel, cue, size)")
        return out

    def _resolve(self):
        """Ids must lead somewhere, and to the right layer."""
        def want(layer, ref, where):
            if self.ids.get(ref) != layer:
                self.errors.append(f"{where}: '{ref}' is no {layer[:-1]}")
        for a in self.layers["actors"] + self.layers["places"]:
            if not a["mentions"]:
                self.errors.append(f"{a['id']}: no mention")
        for q in self.layers["quotes"]:
            if "speaker" in q:
                want("actors", q["speaker"], q["id"])
        for r in self.layers["reports"]:
            for ref in r["actor"] + r["recipient"]:
                want("actors", ref, r["id"])
            if "place" in r:
                want("places", r["place"], r["id"])
            if not r["mentions"]:
                self.errors.append(f"{r['id']}: no mention (the words that tell of it)")
            for a in r["attribution"]:
                for ref in a["chain"] + ([a["claimant"]] if "claimant" in a else []):
                    want("actors", ref, r["id"])
            for s in list(r["size"].values()) + [s for a in r["attribution"] for s in a.get("size", {}).values()]:
                if "actor" in s:
                    want("actors", s["actor"], r["id"])
        for layer in ("times", "quantities", "quotes"):
            self.layers[layer].sort(key=lambda x: (x["start"], x["end"]))


def value(fields, i):
    return fields[i] if len(fields) > i and fields[i] not in ("", "-") else ""


def listed(text):
    return [x for x in re.split(r"[,\s]+", text or "") if x and x != "-"]


def split_anchors(text):
    return [a for a in re.split(r"\s*;\s*(?=\d+(?:-\d+)?:)", text.strip()) if a]


def bounds(text):
    """'450-' -> at least 450; '-12' -> at most 12; '10-12'; '30'; a leading '~' says approximate."""
    m = re.fullmatch(r"(~?)(\d*)(-?)(\d*)", text.strip().replace(" ", ""))
    if not m or not (m[2] or m[4]):
        raise ValueError(f"'{text}' is no count (30, 450-, -12, 10-12, ~300)")
    low, high = (int(m[2]) if m[2] else None), (int(m[4]) if m[4] else (None if m[3] else int(m[2])))
    return {"low": low, "high": high} | ({"approximate": True} if m[1] else {})


def sizes(text):
    """'killed 450- of a5, injured 3' -> {'killed': {...}, ...}"""
    out = {}
    for part in re.split(r"\s*[,;]\s*", text.strip()):
        m = re.fullmatch(r"(\w+)\s+(\S+)(?:\s+of\s+(\w+))?", part)
        if not m:
            raise ValueError(f"'{part}' is no size ('killed 450- of a5')")
        out[legal.check("counted thing", m[1], legal.COUNTS)] = bounds(m[2]) | ({"actor": m[3]} if m[3] else {})
    return out
