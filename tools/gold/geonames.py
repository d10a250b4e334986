"""Looks up the GeoNames id of a place that an annotator resolved by name and country but whose id they left as '?'."""
import functools
import pathlib
import unicodedata

_DATA = pathlib.Path(__file__).resolve().parents[2] / "data"


def _fold(s):
    s = unicodedata.normalize("NFKD", s.lower().replace("’", "'").replace("-", " "))
    return " ".join("".join(c for c in s if not unicodedata.combining(c)).split())


def _rows(path):
    with open(_DATA / path, encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return [dict(zip(lines[0], r + [""] * (len(lines[0]) - len(r)))) for r in lines[1:]]


@functools.lru_cache(maxsize=1)
def _tables():
    places = {r["id"]: r for r in _rows("common/places/places.tsv")}
    names = {}
    for r in _rows("common/places/place_names.tsv"):
        names.setdefault(r["key"], set()).update(i.split(":")[0] for i in r["places"].split(";" if ";" in r["places"] else None))
    for r in places.values():
        for n in (r["name"], r.get("name_fr", "")):
            if n:
                names.setdefault(_fold(n), set()).add(r["id"])
    for r in _rows("common/places/own_places.tsv"):
        places[r["id"]] = {"id": r["geonames"], "class": r["class"], "country": r["country"], "population": "0"}
        for n in (r["fr"] + ";" + r["en"]).split(";"):
            names.setdefault(_fold(n), set()).add(r["id"])
    countries = {r["country"]: int(r["geonames"] or 0) for r in _rows("common/places/countries.tsv")}
    return places, names, countries


def lookup(name, country, resolution):
    """GeoNames id, or None: the country's own, else the most populous place of that name in that country."""
    places, names, countries = _tables()
    if resolution == "country":
        return countries.get(country) or None
    found = [places[i] for i in names.get(_fold(name), ()) if i in places]
    if country:
        found = [p for p in found if p["country"] == country]
    same = [p for p in found if p["class"] == resolution] or [p for p in found if not resolution]
    best = max(same, key=lambda p: (int(p["population"] or 0), p["id"]), default=None)
    return int(best["id"]) or None if best else None


def fill(places):
    """Replaces '?' in place; what cannot be found loses the key."""
    for p in places:
        if p.get("geonames") == "?":
            p["geonames"] = lookup(p["name"], p.get("country", ""), p.get("resolution", ""))
            if p["geonames"] is None:
                del p["geonames"]
