# SPDX-License-Identifier: Apache-2.0
"""Quotes, times, places, quantities and actors: what of gold was found, and how right it is. Counts go into a tally, differences to `say`."""
import coref
import gazetteer
import spans
from assignment import best
from document import said

QUOTE_OVERLAP = 0.8
NEAR_KM = 161  # 100 miles, the usual bound for toponyms


def match_quotes(gold, found):
    """[(found, gold)]: share of common content words of the longer one, where they stand, at least 0.8."""
    ours = [spans.tokens(gold.text, said(q)) for q in gold.quotes]
    theirs = [spans.tokens(found.text, said(p)) for p in found.quotes]
    weights = {}
    for i, p in enumerate(theirs):
        for j, q in enumerate(ours):
            if (share := spans.shared(p, q)) >= QUOTE_OVERLAP:
                weights[i, j] = 10 + share + 0.5 * (found.quotes[i]["form"] == gold.quotes[j]["form"])
    return best(weights)


def same_speaker(gold, alignment, p, q):
    if not q.get("speaker"):
        return not p.get("speaker")
    return bool(p.get("speaker") and alignment.same(p["speaker"], q["speaker"])) or alignment.called(p.get("speaker_text"), q["speaker"])


def score_quotes(gold, found, alignment, tally, say):
    pairs = match_quotes(gold, found)
    marked = lambda q: "marked" if q["form"] != "indirect" else "unmarked"
    for side, quotes in (("gold", gold.quotes), ("printed", found.quotes)):
        for q in quotes:
            for key in ("quotes", f"quotes.{q['form']}", f"quotes.{marked(q)}"):
                tally[f"{key}.{side}"] += 1
    for i, j in pairs:
        p, q = found.quotes[i], gold.quotes[j]
        tally["quotes.hit"] += 1
        # By form, both sides must call it so; direct and mixed are one class under `marked`.
        tally[f"quotes.{q['form']}.hit"] += p["form"] == q["form"]
        tally[f"quotes.{marked(q)}.hit"] += marked(p) == marked(q)
        if q.get("speaker"):
            right = same_speaker(gold, alignment, p, q)
            for key in ["speaker", f"speaker.{marked(q)}"]:
                tally[f"{key}.n"] += 1
                tally[f"{key}.right"] += right
            if not right:
                say("SPEAKER", q["text"][:50], "gold", gold.actors[q["speaker"]]["name"], "got", p.get("speaker_text"))
    for j in set(range(len(gold.quotes))) - {j for _, j in pairs}:
        say("QUOTE missed", gold.quotes[j]["form"], gold.quotes[j]["text"][:80])
    for i in set(range(len(found.quotes))) - {i for i, _ in pairs}:
        say("QUOTE extra", found.quotes[i]["form"], found.quotes[i]["text"][:80])


def match_times(gold, found):
    """-> (strict pairs, pairs that only overlap). Strict: the spans overlap and are the same without leading articles and prepositions."""
    strict, loose = {}, {}
    for i, p in enumerate(found.times):
        for j, q in enumerate(gold.times):
            if spans.overlap((p["start"], p["end"]), (q["start"], q["end"])):
                same = 0.5 * (p.get("value") == q["value"])
                if spans.bare(found.text[p["start"]:p["end"]]) == spans.bare(gold.text[q["start"]:q["end"]]):
                    strict[i, j] = 1 + same
                else:
                    loose[i, j] = 1 + same
    pairs = best(strict)
    done, got = {j for _, j in pairs}, {i for i, _ in pairs}
    return pairs, best({(i, j): w for (i, j), w in loose.items() if i not in got and j not in done})


def score_times(gold, found, tally, say):
    strict, loose = match_times(gold, found)
    tally["times.gold"] += len(gold.times)
    tally["times.printed"] += len(found.times)
    tally["times.span"] += len(strict)
    tally["times.relaxed"] += len(strict) + len(loose)
    for i, j in strict:
        p, q = found.times[i], gold.times[j]
        tally["times.type"] += p.get("type") == q["type"]
        tally["times.value"] += spans.same_day(p.get("value"), q["value"])
        tally["times.value_exact"] += p.get("value") == q["value"]
        if p.get("value") != q["value"]:
            say("TIME value", q["text"], "gold", q["value"], "got", p.get("value"), p.get("rule", ""))
    for i, j in loose:
        say("TIME span", "gold", gold.times[j]["text"], "got", found.times[i]["text"])
    matched = strict + loose
    for j in set(range(len(gold.times))) - {j for _, j in matched}:
        say("TIME missed", gold.times[j]["text"])
    for i in set(range(len(found.times))) - {i for i, _ in matched}:
        say("TIME extra", found.times[i]["text"], found.times[i].get("rule", ""))


def match_places(gold, found):
    """[((found mention, found place), (gold mention, gold place))]: the same span, determiner aside. -> pairs, number found, number in gold"""
    ours, theirs = gold.toponyms(), found.toponyms()
    left = {}
    for m, p in ours:
        left.setdefault(gold.core(m), []).append((m, p))
    pairs = [(x, left[found.core(x[0])].pop()) for x in theirs if left.get(found.core(x[0]))]
    return pairs, len(theirs), len(ours)


def score_places(gold, found, tally, say):
    pairs, printed, wanted = match_places(gold, found)
    tally["places.printed"] += printed
    tally["places.gold"] += wanted
    tally["places.hit"] += len(pairs)
    for (m, p), (n, q) in pairs:
        acts, should = m["metonymy"] != "place", n["metonymy"] != "place"
        tally["metonymy.n"] += 1
        tally["metonymy.right"] += acts == should
        tally["actor_places.printed"] += acts
        tally["actor_places.gold"] += should
        tally["actor_places.hit"] += acts and should
        if q.get("geonames"):
            _score_resolution(p, q, tally, say)
    gone = {gold.core(n) for _, (n, _) in pairs}
    for n, _ in gold.toponyms():
        if gold.core(n) not in gone:
            say("PLACE missed", n["text"])


def _score_resolution(p, q, tally, say):
    same = p.get("geonames") == q["geonames"]
    if q.get("resolution") == "country":
        same = same or (p.get("resolution") == "country" and p.get("country") == q.get("country"))
        tally["geonames.country.n"] += 1
        tally["geonames.country.right"] += same
        return
    tally["geonames.other.n"] += 1
    tally["geonames.other.right"] += same
    if not same:
        say("PLACE id", q["name"], "gold", q["geonames"], "got", p.get("geonames"), p.get("name"))
    if same or (there := gazetteer.coordinates(q["geonames"])):
        tally["near.n"] += 1
        tally["near.right"] += same or ("lat" in p and gazetteer.kilometres(there, (p["lat"], p["lon"])) <= NEAR_KM)


def score_quantities(gold, found, tally, say):
    """Bounds and what is counted: over quantities that overlap."""
    weights, exact = {}, set()
    for i, p in enumerate(found.quantities):
        for j, q in enumerate(gold.quantities):
            if spans.overlap((p["start"], p["end"]), (q["start"], q["end"])):
                same = found.core(p) == gold.core(q)
                weights[i, j] = 1 + same + 0.5 * ((p["low"], p["high"]) == (q["low"], q["high"]))
                exact |= {(i, j)} if same else set()
    tally["quantities.printed"] += len(found.quantities)
    tally["quantities.gold"] += len(gold.quantities)
    for i, j in best(weights):
        p, q = found.quantities[i], gold.quantities[j]
        tally["quantities.relaxed"] += 1
        tally["quantities.span"] += (i, j) in exact
        tally["quantities.bounds"] += (p["low"], p["high"]) == (q["low"], q["high"])
        tally["quantities.counts"] += p.get("counts") == q["counts"]
        if (p["low"], p["high"], p.get("counts")) != (q["low"], q["high"], q["counts"]):
            say("QUANTITY", q["text"], "gold", q["low"], q["high"], q["counts"], "got", p["low"], p["high"], p.get("counts"))


def score_coreference(gold, found, tally):
    key, response = coref.compared(gold, found)
    for name, measure in coref.MEASURES.items():
        for part, n in zip(("rn", "rd", "pn", "pd"), measure(key, response)):
            tally[f"{name}.{part}"] += n
    ours, theirs = {s for c in key for s in c}, {s for c in response for s in c}
    for part, n in (("gold", len(ours)), ("printed", len(theirs)), ("hit", len(ours & theirs))):
        tally[f"mentions.{part}"] += n


def score_actors(gold, alignment, tally, say):
    """Country and primary sector of the actors that take part in reports, where gold has them; an actor that was not found is left out."""
    for g in sorted({i for q in gold.reports for i in q["actor"] + q["recipient"]}):
        actor, other = gold.actors[g], alignment.found.actors.get(alignment.to_found.get(g))
        tally["actors.n"] += 1
        tally["actors.found"] += other is not None
        if other is None:
            say("ACTOR missed", actor["name"])
            continue
        for key, ours, theirs in (("country", actor.get("country"), other.get("country")),
                                  ("sector", (actor["sectors"] or [None])[0], ((other.get("sectors") or [None])[0]))):
            if ours:
                tally[f"actors.{key}.n"] += 1
                tally[f"actors.{key}.right"] += ours == theirs
                if ours != theirs:
                    say("ACTOR", key, actor["name"], "gold", ours, "got", theirs)
