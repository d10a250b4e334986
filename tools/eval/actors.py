# SPDX-License-Identifier: Apache-2.0
"""Which actor of the program is which actor of gold? One to one over the document, by the mentions they share."""
import spans
from assignment import best

_WEIGHT = {"name": 3.0, "nominal": 2.0, "pronoun": 1.0}
_SAME_HEAD = 0.6  # of the weight of a mention with the same borders


class Alignment:
    """Two mentions agree when they are the same span (determiner and title aside), or, less, when they share their head; pronouns only when
    they are the same span. The alignment has the greatest total of agreeing mentions."""

    def __init__(self, gold, found):
        self.gold, self.found = gold, found
        ids, others = list(gold.actors), list(found.actors)
        weights = {}
        keys = {i: _keys(gold, i) for i in ids}
        for j, other in enumerate(others):
            theirs = _keys(found, other)
            for i, one in enumerate(ids):
                if (w := _agreement(keys[one], theirs)):
                    a, b = gold.actors[one], found.actors[other]
                    weights[i, j] = w + 0.5 * (a["type"] == b["type"]) + 0.25 * (spans.norm(a["name"]) == spans.norm(b.get("name")))
        self.to_found = {ids[i]: others[j] for i, j in best(weights)}
        self.to_gold = {f: g for g, f in self.to_found.items()}

    def same(self, found_id, gold_id):
        """Is this the gold actor? Also when it was left over by the alignment and bears the same name."""
        if found_id in self.to_gold:
            return self.to_gold[found_id] == gold_id
        return any(spans.same_name(x, y) for x in self.found.names(found_id) for y in self.gold.names(gold_id))

    def called(self, text, gold_id):
        """Do words of the program (`claimant_text`) name the gold actor?"""
        actor = self.gold.actors[gold_id]
        known = [actor["name"]] + [m["text"] for m in actor["mentions"] if m.get("form") != "pronoun"]
        return bool(text) and any(spans.same_name(text, n) for n in known)


def _keys(doc, actor_id):
    """[(span, heads, weight)] of an actor's mentions."""
    out = {}
    for m in doc.actors[actor_id]["mentions"]:
        form = m.get("form", "name")
        head = spans.heads(doc.text, (m["start"], m["end"]), doc.lang) if form != "pronoun" else set()
        out[doc.core(m)] = (head, _WEIGHT.get(form, 1.0))
    return [(span, *rest) for span, rest in out.items()]


def _agreement(ours, theirs):
    """Sum over our mentions of the best agreement with one of theirs."""
    total = 0.0
    for span, heads, weight in ours:
        fits = [1.0 if span == other else _SAME_HEAD if heads & heads_other else 0.0 for other, heads_other, _ in theirs]
        total += weight * max(fits, default=0.0)
    return total
