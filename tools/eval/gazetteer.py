# SPDX-License-Identifier: Apache-2.0
"""Where is the place with this GeoNames id? From the tables of data/common/places."""
import functools
import math
import pathlib

_PLACES = pathlib.Path(__file__).resolve().parents[2] / "data" / "common" / "places"


def _rows(name):
    with open(_PLACES / name, encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return [dict(zip(lines[0], r)) for r in lines[1:]]


@functools.lru_cache(maxsize=1)
def _table():
    out = {}
    for name, key in (("own_places.tsv", "geonames"), ("places.tsv", "id")):
        for r in _rows(name):
            if r[key].isdigit() and r[key] != "0" and r["latitude"] and r["longitude"]:
                out[int(r[key])] = (float(r["latitude"]), float(r["longitude"]))
    return out


def coordinates(geonames):
    """(latitude, longitude), or None."""
    return _table().get(geonames)


def kilometres(a, b):
    """Along the great circle."""
    (la, lo), (lb, mo) = ((math.radians(x) for x in p) for p in (a, b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((mo - lo) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))
