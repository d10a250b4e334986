# SPDX-License-Identifier: Apache-2.0
"""Coreference figures: MUC (Vilain 1995), B³ (Bagga and Baldwin 1998) and CEAFe (Luo 2005) over sets of mention spans.

Each function gives (recall numerator, recall denominator, precision numerator, precision denominator), to be summed over documents.
A mention that stands in several entities ("les deux hommes") counts, for the entity at hand, as in the one that shares most with it.
"""
from assignment import best

TYPES = ("person", "organization", "group")


def muc(key, response):
    def links(one, other):
        num = den = 0
        for entity in one:
            if len(entity) < 2:
                continue
            parts = {_home(m, entity, other) for m in entity}
            alone = sum(not any(m in e for e in other) for m in entity)
            num += len(entity) - (len(parts - {None}) + alone)
            den += len(entity) - 1
        return num, den
    return *links(key, response), *links(response, key)


def b_cubed(key, response):
    def share(one, other):
        num = 0.0
        for entity in one:
            for m in entity:
                num += max((len(entity & e) / len(entity) for e in other if m in e), default=0.0)
        return num, sum(len(e) for e in one)
    return *share(key, response), *share(response, key)


def ceaf_e(key, response):
    weights = {(i, j): 2 * len(k & r) / (len(k) + len(r)) for i, k in enumerate(key) for j, r in enumerate(response) if k & r}
    alike = sum(weights[p] for p in best(weights))
    return alike, len(key), alike, len(response)


MEASURES = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}


def _home(mention, entity, other):
    """Index of the entity on the other side that holds the mention and shares most with its entity."""
    homes = [(len(e & entity), -j) for j, e in enumerate(other) if mention in e]
    return -max(homes)[1] if homes else None


def chain(doc, actor):
    """Spans of an actor's mentions, determiner and title aside; one that contains another mention of the same actor is dropped."""
    found = {doc.core(m) for m in actor["mentions"]}
    return frozenset(s for s in found if not any(o != s and s[0] <= o[0] and o[1] <= s[1] for o in found))


def chains(doc, types=TYPES):
    return [c for a in doc.actors.values() if a["type"] in types and (c := chain(doc, a))]


def compared(gold, found):
    """Gold entities of the scored types, and the program's entities of any type that overlap a mention of one of them; gold leaves out actors that do
    not matter, so that other entities of the program are neither right nor wrong. Mentions of gold countries and peoples are taken away."""
    key = chains(gold)
    spans = {s for c in key for s in c}
    other = {gold.core(m) for a in gold.actors.values() if a["type"] not in TYPES for m in a["mentions"]} - spans
    response = [chain(found, a) - other for a in found.actors.values()]
    touches = lambda entity: any(b < e2 and b2 < e for b, e in entity for b2, e2 in spans)
    return key, [c for c in response if c and touches(c)]
