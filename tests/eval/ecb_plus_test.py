# SPDX-License-Identifier: Apache-2.0
"""The scorer of events across documents: figures worked out by hand, and a small corpus in the format of ECB+."""
import pathlib
import tempfile
import unittest

import sample  # noqa: F401  (puts tools/eval on the path)
import ecb_corpus
import ecb_plus


def groups(*names):
    return [frozenset(n) for n in names]


class Figures(unittest.TestCase):
    def check(self, key, response, conll=None, **wanted):
        figures = ecb_plus.score(groups(*key), groups(*response))
        if conll is not None:
            self.assertAlmostEqual(figures["conll"], conll)
        for name, (precision, recall) in wanted.items():
            self.assertAlmostEqual(figures[name][0], precision, msg=f"{name} precision")
            self.assertAlmostEqual(figures[name][1], recall, msg=f"{name} recall")

    def test_the_same(self):
        self.check(("abc", "d"), ("abc", "d"), muc=(1, 1), b3=(1, 1), ceafe=(1, 1), conll=1.0)

    def test_one_happening_parted(self):
        """Gold abc, d; found ab, c, d. MUC: 1 of 2 links, no false one. B³ recall: (2/3 + 2/3 + 1/3 + 1) / 4 = 2/3. CEAFe: abc~ab 4/5, d~d 1; of 2 and of 3."""
        muc, b3, ceafe = 2 / 3, 0.8, 2 * 0.9 * 0.6 / 1.5
        self.check(("abc", "d"), ("ab", "c", "d"), muc=(1, 1 / 2), b3=(1, 2 / 3), ceafe=(0.6, 0.9), conll=(muc + b3 + ceafe) / 3)

    def test_two_happenings_merged(self):
        """Gold ab, cd; found abcd. MUC: 2 links of 3 right. B³ precision: each 2/4. CEAFe: ab~abcd 4/6; of 2 and of 1."""
        self.check(("ab", "cd"), ("abcd",), muc=(2 / 3, 1), b3=(1 / 2, 1), ceafe=(2 / 3, 1 / 3), conll=(0.8 + 2 / 3 + 4 / 9) / 3)

    def test_all_alone(self):
        """Gold ab, c; found a, b, c: no link at all. B³ recall (1/2 + 1/2 + 1) / 3. CEAFe: ab~a 2/3, c~c 1; of 2 and of 3."""
        self.check(("ab", "c"), ("a", "b", "c"), muc=(0, 0), b3=(1, 2 / 3), ceafe=(5 / 9, 5 / 6))

    def test_without_singles(self):
        """Gold ab, c; found a, bc: without singles ab against bc. One link missing, one false; b alone is right, half of each; CEAFe 2/4."""
        key, response = (ecb_plus.without_singles(groups(*g)) for g in (("ab", "c"), ("a", "bc")))
        self.check(key, response, muc=(0, 0), b3=(1 / 4, 1 / 4), ceafe=(1 / 2, 1 / 2), conll=(0 + 1 / 4 + 1 / 2) / 3)


def mention(doc, number, *spans, happening=None):
    return ecb_corpus.Mention(doc, number, list(spans), happening or (doc, number))


class Systems(unittest.TestCase):
    def setUp(self):
        """x and y are of story 1, z of story 2; events 7 (x1, y1) and 8 (z1) were found."""
        self.mentions = [mention(d, n, (0, 1)) for d in "xyz" for n in (1, 2, 3)]
        lemma = {m.key: {1: "kill", 2: "say", 3: "kill"}[m.number] for m in self.mentions} | {("y", 1): "shoot"}
        self.systems = ecb_plus.systems(self.mentions, {"x": 1, "y": 1, "z": 2}, lemma, {("x", 1): (0, 7), ("y", 1): (4, 7), ("z", 1): (0, 8)})

    def found(self, name):
        return sorted(" ".join(sorted(f"{d}{n}" for d, n in g)) for g in ecb_plus.partition(self.mentions, self.systems[name]))

    def test_lemma(self):
        self.assertEqual(self.found("lemma"), ["x1 x3 y3", "x2 y2", "y1", "z1 z3", "z2"])

    def test_events_and_lemma(self):
        self.assertEqual(self.found("ours + lemma"), ["x1 y1", "x2 y2", "x3 y3", "z1", "z2", "z3"])

    def test_joined(self):
        self.assertEqual(self.found("joined"), ["x1 x3 y1 y3", "x2 y2", "z1 z3", "z2"])

    def test_events_alone(self):
        self.assertEqual(self.found("ours alone"), ["x1 y1", "x2", "x3", "y2", "y3", "z1", "z2", "z3"])

    def test_pairs_of_reports_and_of_mentions(self):
        """A report that tells two happenings makes pairs of mentions wrong, not pairs of reports."""
        mentions = {("x", 1): ({"fire"}, 7), ("x", 2): ({"death"}, 7), ("y", 1): ({"fire"}, 7), ("z", 1): ({"death"}, 8)}
        self.assertEqual(ecb_plus.count_pairs(mentions), (1 / 2, 1 / 2, 1 / 2, 2, 2))
        reports = {("x", 0): ({"fire", "death"}, 7), ("y", 0): ({"fire"}, 7), ("z", 0): ({"death"}, 8)}
        self.assertEqual(ecb_plus.count_pairs(reports)[:2], (1, 1 / 2))

    def test_head_is_the_word_that_hangs_outside(self):
        words = [(0, 3, "the", 0, 2), (4, 9, "armed", 1, 2), (10, 16, "attack", 2, 3), (17, 24, "begin", 3, -1)]
        self.assertEqual(ecb_plus.head_lemma(mention("x", 1, (4, 16)), words), "attack")
        self.assertEqual(ecb_plus.head_lemma(mention("x", 1, (40, 41)), words), "")


XML = """<Document doc_name="{name}.xml" doc_id="D">
{tokens}
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<NEG_ACTION_STATE m_id="2"><token_anchor t_id="5"/></NEG_ACTION_STATE>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="8"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="4"><token_anchor t_id="1"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="9" RELATED_TO="" TAG_DESCRIPTOR="t1_shot" instance_id="ACT1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="10" note="ACT1"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF>
</Relations>
</Document>
"""


class Corpus(unittest.TestCase):
    def read(self, topics):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for topic in (1, 40):
                (root / "ECB+" / str(topic)).mkdir(parents=True)
                for name in (f"{topic}_1ecb", f"{topic}_2ecb"):
                    tokens = [("Man", 0), (",", 0), ("shot", 0), (",", 0), ("lives", 0), (".", 0), ("Police", 1), ("came", 1), (".", 1)]
                    text = "\n".join(f'<token t_id="{i}" sentence="{s}" number="0">{w}</token>' for i, (w, s) in enumerate(tokens, 1))
                    (root / "ECB+" / str(topic) / f"{name}.xml").write_text(XML.format(name=name, tokens=text), encoding="utf-8")
            (root / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n1,1ecb,0\n1,2ecb,0\n40,1ecb,0\n", encoding="utf-8")
            return ecb_corpus.read(folder, topics)

    def test_validated_actions(self):
        first, second = self.read([1])
        self.assertEqual(first.text, "Man, shot, lives. Police came.")
        self.assertEqual([[first.text[b:e] for b, e in m.spans] for m in first.mentions], [["shot"], ["lives"]])
        self.assertEqual([m.happening for m in first.mentions], [("all", "ACT1"), ("1_1ecb", 2)])
        self.assertEqual(first.mentions[0].happening, second.mentions[0].happening)
        self.assertEqual((first.topic, first.subtopic), (1, "1ecb"))

    def test_the_test_set_is_not_read(self):
        self.assertRaises(ValueError, self.read, [40])
        splits = [ecb_corpus.topics_of(name) for name in ("dev", "dev+23", "train")]
        self.assertTrue(all(t <= 35 for topics in splits for t in topics))
        self.assertFalse(set(splits[1]) & set(splits[2]))

    def test_detokenised(self):
        for tokens, finely, want in ((["He", "did", "n't", "go", "(", "now", ")", "."], False, "He didn't go (now)."),
                                     (["``", "Go", ",", "''", "Reid", "'s", "rep", "said", "."], False, '"Go," Reid\'s rep said.'),
                                     (["at", "9", ":", "30", "a", ".", "m", "."], True, "at 9:30 a.m."),
                                     (["3", ",", "000", "pat", "-", "downs", ",", "20", "in", "all"], True, "3,000 pat-downs, 20 in all"),
                                     (["a", "-", "b"], False, "a - b"),
                                     (['"', "We", "go", '"', "he", "said"], False, '"We go" he said')):
            text, spans = ecb_corpus.detokenise(tokens, finely)
            self.assertEqual(text, want)
            self.assertEqual([text[b:e] for b, e in spans], ['"' if t in ("``", "''") else t for t in tokens])

    def test_title_and_address(self):
        sentences = {0: [("1", "http"), ("2", ":"), ("3", "/"), ("4", "a")], 1: [("5", "Mafia"), ("6", "boss"), ("7", "held")], 2: [("8", "Palermo"), ("9", ".")]}
        title, text, where = ecb_corpus.build_text(sentences, True)
        self.assertEqual((title, text), ("Mafia boss held", "Mafia boss held\n\nPalermo."))
        self.assertEqual(where["8"], (17, 24))
        self.assertNotIn("1", where)


if __name__ == "__main__":
    unittest.main()
