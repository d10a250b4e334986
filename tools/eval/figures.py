# SPDX-License-Identifier: Apache-2.0
"""From counts to figures, to a table that people read, and what moved against a stored baseline.

A figure is (value, n): n is how many things it is over; value is None where there is nothing to measure. Names have dots: `reports.f1`.
"""
import json
import pathlib

from coref import MEASURES
from reports import SLOTS

LOWER_IS_BETTER = ("calibration.ece", "no_report_docs.false_per_doc")
MOVED = 0.001
_SECTIONS = ["reports", "type", "slot", "no_report_docs", "mode", "quotes", "times", "places", "quantities", "coreference", "actors", "calibration"]


def ratio(a, b):
    return a / b if b else None


def f1(p, r):
    return 2 * p * r / (p + r) if p and r else 0.0


def prf(name, right, printed, found, gold):
    """Precision = right / printed; recall = found / gold."""
    p, r = ratio(right, printed), ratio(found, gold)
    f = f1(p or 0.0, r) if gold else None
    return {f"{name}.p": (p, int(printed)), f"{name}.r": (r, int(gold)), f"{name}.f1": (f, int(gold))}


def compute(t):
    """All figures of a tally, in the order of the table."""
    out = _reports(t) | _quotes(t)
    for name in ("span", "relaxed", "type", "value", "value_exact"):
        hit = t[f"times.{name}"]
        out |= prf(f"times.{name}", hit, t["times.printed"], hit, t["times.gold"])
    out |= _plain(t, "places.span", "places")
    out["places.country_id"] = _share(t, "geonames.country")
    out["places.geonames_id"] = _share(t, "geonames.other")
    out["places.within_161_km"] = _share(t, "near")
    out["places.metonymy"] = _share(t, "metonymy")
    out |= _plain(t, "places.metonymic", "actor_places")
    for name in ("span", "relaxed"):
        hit = t[f"quantities.{name}"]
        out |= prf(f"quantities.{name}", hit, t["quantities.printed"], hit, t["quantities.gold"])
    for name in ("bounds", "counts"):
        out[f"quantities.{name}"] = (ratio(t[f"quantities.{name}"], t["quantities.relaxed"]), int(t["quantities.relaxed"]))
    return out | _actors(t) | _calibration(t)


def _share(t, name):
    return ratio(t[f"{name}.right"], t[f"{name}.n"]), int(t[f"{name}.n"])


def _plain(t, name, counts):
    return prf(name, t[f"{counts}.hit"], t[f"{counts}.printed"], t[f"{counts}.hit"], t[f"{counts}.gold"])


def _keys(t, prefix, suffix):
    return sorted({k[len(prefix):].rsplit(".", 1)[0] for k in t if k.startswith(prefix) and k.rsplit(".", 1)[1] in suffix})


def _reports(t):
    out = prf("reports", t["reports.matched"], t["reports.printed"], t["reports.found"], t["reports.must"])
    out |= prf("reports.with_participants", t["who.matched"], t["reports.printed"], t["who.found"], t["reports.must"])
    for kind in _keys(t, "type.", ("must", "printed")):
        n = [t[f"type.{kind}.{x}"] for x in ("matched", "printed", "found", "must")]
        out |= prf(f"type.{kind}", *n)
    for slot in SLOTS + ("whole", "whole_all"):
        out[f"slot.{slot}"] = _share(t, f"slot.{slot}")
    out |= _plain(t, "slot.contexts", "contexts")
    for mode in _keys(t, "mode.", ("n",)):
        out[f"mode.{mode}"] = _share(t, f"mode.{mode}")
    n = t["no_report_docs.n"]
    out["no_report_docs.false_per_doc"] = (ratio(t["no_report_docs.false"], n), int(n))
    return out


def _quotes(t):
    out = {}
    for name in ("quotes", "quotes.marked", "quotes.direct", "quotes.mixed", "quotes.indirect"):
        out |= _plain(t, name, name)
    for name in ("speaker", "speaker.marked", "speaker.unmarked"):
        out[f"quotes.{name}"] = _share(t, name)
    return out


def _actors(t):
    out = _plain(t, "coreference.mentions", "mentions")
    fs = []
    for name in MEASURES:
        one = prf(f"coreference.{name}", t[f"{name}.pn"], t[f"{name}.pd"], t[f"{name}.rn"], t[f"{name}.rd"])
        out |= one
        fs.append(one[f"coreference.{name}.f1"][0])
    known = [f for f in fs if f is not None]
    out["coreference.mean"] = (sum(known) / len(known) if known else None, int(t["b3.rd"]))
    out["actors.found"] = (ratio(t["actors.found"], t["actors.n"]), int(t["actors.n"]))
    out["actors.country"] = _share(t, "actors.country")
    out["actors.sector"] = _share(t, "actors.sector")
    return out


def _calibration(t):
    """Reports by tenth of their confidence: share with the right type and happening; ECE: mean distance of the two, weighted by reports."""
    total = sum(t[f"tenth.{k}.n"] for k in range(10))
    out, gap = {}, 0.0
    for k in range(10):
        n = t[f"tenth.{k}.n"]
        if n:
            out[f"calibration.{k / 10:.1f}-{(k + 1) / 10:.1f}"] = (t[f"tenth.{k}.right"] / n, int(n))
            gap += abs(t[f"tenth.{k}.right"] - t[f"tenth.{k}.sum"])
    return out | {"calibration.ece": (ratio(gap, total), int(total))}


def table(by_language):
    """`by_language`: {'fr': figures, ...} -> lines. Three numbers are precision, recall, F1; in brackets, over how many."""
    names = list(dict.fromkeys(n for f in by_language.values() for n in f))
    out, section = [], None
    for name in sorted(names, key=lambda n: (*_order(n), names.index(n))):
        base, _, last = name.rpartition(".")
        if last in ("r", "f1"):
            continue
        if name.split(".")[0] != section:
            section = name.split(".")[0]
            out += ["", f"{section:28}" + "".join(f"{lang:>28}" for lang in by_language)]
        title = (base if last == "p" else name).partition(".")[2] or "all"
        out.append(f"  {title:26}" + "".join(f"{_cell(f, base if last == 'p' else name):>28}" for f in by_language.values()))
    return out[1:]


def _order(name):
    """Sections in their order; types, modes and tenths by name, all else as computed."""
    section, _, rest = name.partition(".")
    return _SECTIONS.index(section), (rest.rpartition(".")[0] if section == "type" else rest) if section in ("type", "mode", "calibration") else ""


def _cell(figures, name):
    values = [figures.get(f"{name}{s}", (None, 0)) for s in ((".p", ".r", ".f1") if f"{name}.p" in figures else ("",))]
    return " ".join("  -  " if v is None else f"{v:.3f}" for v, _ in values) + f" ({values[-1][1]:4})"


def flat(by_language):
    """{'fr reports.f1': {'value': ..., 'n': ...}}: what is stored; figures without a value are left out."""
    return {f"{lang} {name}": {"value": round(v, 6), "n": n} for lang, f in by_language.items() for name, (v, n) in f.items() if v is not None}


def save(path, split, by_language):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"split": split, "figures": flat(by_language)}, f, indent=1)
        f.write("\n")


def compare(stored, now, tolerance):
    """-> (lines on what moved, names of what fell by more than the tolerance). Tables of calibration only move."""
    lines, fallen = [], []
    for name in dict.fromkeys([*stored, *now]):
        if name not in now or name not in stored:
            lines.append(f"{name:45} {'is measured no more' if name not in now else 'is new'}")
            continue
        before, after = stored[name]["value"], now[name]["value"]
        change = after - before
        if abs(change) <= MOVED:
            continue
        figure = name.split(" ", 1)[1]
        loss = change if figure in LOWER_IS_BETTER else -change
        fell = loss > tolerance and (not figure.startswith("calibration.") or figure in LOWER_IS_BETTER)
        lines.append(f"{name:45} {before:.3f} -> {after:.3f}  {change:+.3f}{'  FELL' if fell else ''}")
        fallen += [name] if fell else []
    return lines, fallen
