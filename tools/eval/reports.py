# SPDX-License-Identifier: Apache-2.0
"""Reports: which found report is which happening of gold, and which of its slots are right.

A found report may be a gold report when the type is the same (`A|B`: either) and a mention stands in a sentence of a gold mention, or participants and
date are the same. Among these, the assignment matches as many as possible, then the most right slots, then words in common, then `must` before `may`.
"""
import spans
from assignment import best
from document import where

# What the coordinator's score.py measures as well; `whole` is over these, `whole_all` over all.
SHARED = ("actor", "recipient", "place", "date", "status", "claimant", "size")
SLOTS = SHARED + ("mode", "precision", "historical", "claimants_all", "chain", "channel", "stance")


def match(gold, found, alignment):
    """[(index of found report, index of gold report)]"""
    theirs = [(where(r), found.sentences_of(where(r))) for r in found.reports]
    ours = [(where(q), gold.sentences_of(where(q))) for q in gold.reports]
    weights = {}
    for i, r in enumerate(found.reports):
        for j, q in enumerate(gold.reports):
            if r.get("type") not in q["type"].split("|"):
                continue
            near = bool(theirs[i][1] & ours[j][1])
            right = slots(gold, found, alignment, r, q)
            if near or _same_participants_and_date(alignment, r, q):
                common = any(spans.overlap(x, y) for x in theirs[i][0] for y in ours[j][0])
                weights[i, j] = 1000 + 10 * (sum(right.get(s, 0) for s in SHARED) + near + 2 * common) + (q["need"] == "must")
    return best(weights)


def _same_participants_and_date(alignment, r, q):
    if not (q["actor"] or q["recipient"]) or not q.get("date") or days(r) != days(q):
        return False
    return all(same_side(alignment, r.get(side) or [], q[side]) for side in ("actor", "recipient"))


def same_side(alignment, ids, gold_ids):
    """All gold participants are there and nothing else."""
    return all(any(alignment.same(i, g) for i in ids) for g in gold_ids) and all(any(alignment.same(i, g) for g in gold_ids) for i in ids)


def days(report):
    """First and last day, or None."""
    date = report.get("date") or {}
    return (date.get("begin"), date.get("end")) if date.get("begin") or date.get("end") else None


def slots(gold, found, alignment, r, q):
    """{slot: right?} for the slots that this gold report measures; what gold leaves open (place, date, size, mode) is not asked."""
    out = {}
    for side in ("actor", "recipient"):
        ids = r.get(side) or []
        if not q[side]:
            ids = [i for i in ids if not found.unnamed(i)]
        out[side] = same_side(alignment, ids, q[side])
    if q.get("place"):
        out["place"] = same_place(gold, found, r.get("place"), q["place"])
    if days(q):
        out["date"] = days(r) == days(q)
        out["precision"] = (r.get("date") or {}).get("precision") == q["date"].get("precision")
    out["status"] = r.get("status") == q["status"]
    out["historical"] = bool(r.get("historical")) == bool(q.get("historical"))
    if q.get("mode"):
        out["mode"] = r.get("mode") == q["mode"]
    if q.get("size"):
        out["size"] = all(_same_size((r.get("size") or {}).get(what), bounds) for what, bounds in q["size"].items())
    out |= _attribution(alignment, r.get("attribution") or [], q.get("attribution") or [])
    return out


def same_place(gold, found, found_id, gold_id):
    p, g = found.places.get(found_id), gold.places[gold_id]
    if not p:
        return False
    if g.get("geonames") and p.get("geonames") == g["geonames"]:
        return True
    if any(spans.same_name(n, g["name"]) for n in [p.get("name")] + [m["text"] for m in p["mentions"]]):
        return True
    return bool({found.core(m) for m in p["mentions"]} & {gold.core(m) for m in g["mentions"]})


def _same_size(got, want):
    """The low bound, and the high one where gold has one."""
    return bool(got) and got.get("low") == want.get("low") and (want.get("high") is None or got.get("high") == want["high"])


def _claims(alignment, got, want):
    """Does this attribution of the program have the claimant of that one of gold?"""
    if not want.get("claimant"):
        return not got.get("claimant") and not got.get("claimant_text")
    if got.get("claimant") and alignment.same(got["claimant"], want["claimant"]):
        return True
    return alignment.called(got.get("claimant_text"), want["claimant"])


def _attribution(alignment, got, want):
    """claimant: one of gold's claimants stands among those who are named, none where gold has none; claimants_all: the same claimants, all and only.
    chain, channel, stance: over the attributions whose claimant was found."""
    if not want:
        return {"claimant": not got, "claimants_all": not got}
    named = [w for w in want if w.get("claimant")]
    if named:
        chained = [i for a in got for i in a.get("chain") or []]
        out = {"claimant": any(_claims(alignment, a, w) for a in got for w in named)
               or any(alignment.same(i, w["claimant"]) for i in chained for w in named)}
    else:
        out = {"claimant": not any(a.get("claimant") or a.get("claimant_text") for a in got)}
    out["claimants_all"] = (all(any(_claims(alignment, a, w) for a in got) for w in want)
                            and all(any(_claims(alignment, a, w) for w in want) for a in got))
    pairs = [(a, w) for w in want for a in got if _claims(alignment, a, w)]
    if not pairs:
        return out
    fit = lambda test: all(any(test(a, w) for a, v in pairs if v is w) for _, w in pairs)
    out["stance"] = fit(lambda a, w: a.get("stance", "asserts") == w["stance"])
    if any(w["chain"] or a.get("chain") for a, w in pairs):
        out["chain"] = fit(lambda a, w: _same_chain(alignment, a.get("chain") or [], w["chain"]))
    if any(w.get("channel") for _, w in pairs):
        out["channel"] = fit(lambda a, w: not w.get("channel") or a.get("channel") == w["channel"])
    return out


def _same_chain(alignment, ids, gold_ids):
    return len(ids) == len(gold_ids) and all(alignment.same(i, g) for i, g in zip(ids, gold_ids))


def parts_told(gold, pairs):
    """A part of another gold report: told together with it or apart from it, both are right. -> (ids of parts whose whole was found, ids of wholes of
    which only a part was found)"""
    hit = {gold.reports[j]["id"] for _, j in pairs}
    merged = {q["id"] for q in gold.reports if q.get("part_of") in hit and q["id"] not in hit}
    split = {q["part_of"] for q in gold.reports if q.get("part_of") and q["id"] in hit and q["part_of"] not in hit}
    return merged, split


def score(gold, found, alignment, tally, say):
    pairs = match(gold, found, alignment)
    merged, split = parts_told(gold, pairs)
    hit, right = {j for _, j in pairs}, {i for i, _ in pairs}
    for i, j in pairs:
        who = slots(gold, found, alignment, found.reports[i], gold.reports[j])
        tally["who.matched"] += who["actor"] and who["recipient"]
        tally["who.found"] += who["actor"] and who["recipient"] and gold.reports[j]["need"] == "must"
    for j, q in enumerate(gold.reports):
        if q["need"] != "must":
            continue
        kind = q["type"].split("|")[0]
        for key in ("reports", f"type.{kind}"):
            tally[f"{key}.must"] += q["id"] not in merged
            tally[f"{key}.found"] += j in hit or (q["id"] in split and q["id"] not in merged)
        if j not in hit and q["id"] not in merged | split:
            say("MISSED", q["id"], kind, gold.text[slice(*where(q)[0])])
    for i, r in enumerate(found.reports):
        tally["reports.printed"] += 1
        tally["reports.matched"] += i in right
        tally[f"type.{r['type']}.printed"] += 1
        tally[f"type.{r['type']}.matched"] += i in right
        tally["no_report_docs.false"] += not gold.reports
        _calibrate(tally, r.get("confidence"), i in right)
        if i not in right:
            say("FALSE", r["type"], [found.text[b:e] for b, e in where(r)][:3], r.get("rule", ""))
    tally["no_report_docs.n"] += not gold.reports
    for i, j in pairs:
        if gold.reports[j]["need"] == "must":
            _score_slots(gold, found, alignment, (found.reports[i], gold.reports[j]), tally, say)


def _score_slots(gold, found, alignment, pair, tally, say):
    r, q = pair
    right = slots(gold, found, alignment, r, q)
    for slot, ok in right.items():
        tally[f"slot.{slot}.n"] += 1
        tally[f"slot.{slot}.right"] += ok
        if not ok:
            say("SLOT", q["id"], q["type"], slot, "gold", _told(gold, q, slot), "got", _told(found, r, slot))
    tally["slot.whole.n"] += 1
    tally["slot.whole.right"] += all(right[s] for s in SHARED if s in right)
    tally["slot.whole_all.n"] += 1
    tally["slot.whole_all.right"] += all(right.values())
    if q.get("mode"):
        tally[f"mode.{q['type']}.{q['mode']}.n"] += 1
        tally[f"mode.{q['type']}.{q['mode']}.right"] += right["mode"]
    ours, theirs = set(q.get("contexts") or []), set(r.get("contexts") or [])
    for key, n in (("hit", len(ours & theirs)), ("gold", len(ours)), ("printed", len(theirs))):
        tally[f"contexts.{key}"] += n


def _told(doc, report, slot):
    """What stands in a slot, for people: names for ids."""
    name = lambda i: doc.actors.get(i, {}).get("name", i)
    if slot in ("actor", "recipient"):
        return [name(i) for i in report.get(slot) or []]
    if slot == "place":
        return doc.places.get(report.get("place"), {}).get("name")
    if slot in ("date", "precision"):
        return " ".join(str(v) for v in (report.get("date") or {}).values())
    if slot in ("size", "status", "historical", "mode"):
        return report.get(slot)
    return [" ".join(filter(None, [name(a.get("claimant")) or a.get("claimant_text") or "?", a.get("stance"), a.get("channel"),
                                   *("< " + str(name(i)) for i in a.get("chain") or [])])) for a in report.get("attribution") or []]


def _calibrate(tally, confidence, right):
    if confidence is not None:
        tenth = min(int(confidence * 10), 9)
        tally[f"tenth.{tenth}.n"] += 1
        tally[f"tenth.{tenth}.sum"] += confidence
        tally[f"tenth.{tenth}.right"] += right
