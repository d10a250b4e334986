# SPDX-License-Identifier: Apache-2.0
"""Coreference figures against examples of the literature, and the assignment that CEAFe and all matching rest on."""
import itertools
import random
import unittest

import sample  # noqa: F401  (puts tools/eval on the path)
import assignment
import coref
from figures import f1


def entities(*names):
    return [frozenset(n) for n in names]


def prf(measure, key, response):
    rn, rd, pn, pd = measure(key, response)
    r, p = rn / rd if rd else 0.0, pn / pd if pd else 0.0
    return r, p, f1(p, r)


class Literature(unittest.TestCase):
    def test_vilain_1995(self):
        """Key A-B-C-D; links A-B and C-D: recall 2/3, precision 1."""
        self.assertEqual(prf(coref.muc, entities("ABCD"), entities("AB", "CD"))[:2], (2 / 3, 1.0))
        self.assertEqual(prf(coref.muc, entities("AB", "CD"), entities("ABCD"))[:2], (1.0, 2 / 3))

    def test_luo_2005(self):
        """Table 1 of "On Coreference Resolution Performance Metrics": F of MUC, B³ and φ4-CEAF for four responses."""
        key = entities("12345", "67", "89ABC")
        for response, muc, b3, ceafe in ((entities("12345", "6789ABC"), .947, .865, .733), (entities("1234589ABC", "67"), .947, .737, .667),
                                         (entities("123456789ABC"), .900, .545, .294), (entities(*"123456789ABC"), 0.0, .400, .178)):
            for measure, want in ((coref.muc, muc), (coref.b_cubed, b3), (coref.ceaf_e, ceafe)):
                self.assertAlmostEqual(prf(measure, key, response)[2], want, delta=0.0006, msg=(measure.__name__, response))

    def test_pradhan_2014(self):
        """The example of "Scoring Coreference Partitions of Predicted Mentions": a missing mention (e) and invented ones (h, i)."""
        key, response = entities("abc", "defg"), entities("ab", "cd", "fghi")
        for measure, want in ((coref.muc, (.40, .40, .40)), (coref.b_cubed, (.417, .50, .4545)), (coref.ceaf_e, (.65, .43, .52))):
            for got, figure in zip(prf(measure, key, response), want):
                self.assertAlmostEqual(got, figure, delta=0.0051, msg=measure.__name__)


class Mentions(unittest.TestCase):
    def test_a_mention_of_two_entities_costs_nothing_when_both_sides_have_it(self):
        key = entities("ABx", "CDx")
        for measure in coref.MEASURES.values():
            self.assertEqual(prf(measure, key, key), (1.0, 1.0, 1.0))

    def test_a_mention_around_another_of_its_entity_is_dropped(self):
        doc = sample.gold(*sample.SAMPLES[0])
        putin = doc.actors["a1"]
        before = coref.chain(doc, putin)
        start = doc.text.index("président russe Vladimir Poutine")
        putin["mentions"].append({"start": start, "end": start + len("président russe Vladimir Poutine"), "text": "", "form": "name"})
        self.assertEqual(coref.chain(doc, putin), before)

    def test_entities_that_gold_leaves_out_do_not_count(self):
        gold, objects = sample.gold(*sample.SAMPLES[0]), sample.lines(*sample.SAMPLES[0])
        at = gold.text.index("représailles")
        objects.insert(1, {"kind": "actor", "id": "x", "document": gold.id, "name": "x", "type": "group", "sectors": [],
                           "mentions": [{"start": at, "end": at + 12, "text": "représailles", "form": "nominal"}]})
        key, response = coref.compared(gold, sample.found(objects)[gold.id])
        self.assertEqual(sorted(key, key=sorted), sorted(response, key=sorted))


class Assignment(unittest.TestCase):
    def test_greedy_is_not_enough(self):
        self.assertEqual(assignment.best({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.0}), [(0, 1), (1, 0)])

    def test_as_good_as_trying_all(self):
        chance = random.Random(7)
        for _ in range(200):
            n, m = chance.randint(1, 4), chance.randint(1, 4)
            weights = {(i, j): chance.randint(1, 9) for i in range(n) for j in range(m) if chance.random() < 0.6}
            rows = list(range(n)) + [None] * m
            most = max(sum(weights.get((r, j), 0) for j, r in enumerate(order)) for order in itertools.permutations(rows, m))
            pairs = assignment.best(weights)
            self.assertEqual(sum(weights[p] for p in pairs), most)
            self.assertEqual(len({i for i, _ in pairs}), len(pairs))
            self.assertEqual(len({j for _, j in pairs}), len(pairs))


if __name__ == "__main__":
    unittest.main()
