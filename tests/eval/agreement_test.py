# SPDX-License-Identifier: Apache-2.0
"""Two annotators: identical notes agree in everything; known differences give the known figure."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import sample

FR, EN = sample.SAMPLES


class Agreement(unittest.TestCase):
    def agree(self, a, b, *more):
        """-> {measure: value} of the French sample with notes a and b."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in (("a", a), ("b", b)):
                (root / name).mkdir()
                (root / name / f"{FR[0]['id']}.ann").write_text(text, encoding="utf-8")
            (root / f"{FR[0]['id']}.json").write_text(json.dumps(FR[0]), encoding="utf-8")
            command = [sys.executable, str(sample.ROOT / "tools/eval/agreement.py"), str(root / "a"), str(root / "b"), "--articles", folder,
                       "--markdown", str(root / "out.md"), *more]
            self.done = subprocess.run(command, capture_output=True, text=True, check=False)
            if self.done.returncode == 2:
                return {}
            self.assertEqual((root / "out.md").read_text(encoding="utf-8"), self.done.stdout)
        rows = [[c.strip() for c in line.strip("| ").split("|")] for line in self.done.stdout.splitlines()[2:]]
        return {r[0]: None if r[1] == "–" else float(r[1].split()[0]) for r in rows}

    def test_identical_notes_agree(self):
        found = self.agree(FR[1], FR[1])
        self.assertEqual((self.done.returncode, self.done.stderr), (0, ""))
        self.assertEqual({v for v in found.values() if v is not None}, {1.0})
        self.assertIsNotNone(found["reports: type + participants, F1"])

    def test_must_and_may_of_one_sentence_are_not_crossed(self):
        """Crossed, both pairs would hold a `must`, and more would seem to agree than there is."""
        text = FR[1] + "report | r5 | must | THREATEN | - | -\n  recipient | a7\n  mentions | 6:représailles\n"
        self.assertEqual({v for v in self.agree(text, text).values() if v is not None}, {1.0})

    def test_ids_do_not_matter(self):
        import re
        other = re.sub(r"\b([apqr])(\d)\b", lambda m: f"{m[1]}{int(m[2]) + 20}", FR[1])
        self.assertEqual({v for v in self.agree(FR[1], other).values() if v is not None}, {1.0})

    def test_other_participants_agree_in_type_only(self):
        other = FR[1].replace("report | r1 | must | CONSULT | visit | diplomatic\n  actor | a2", "report | r1 | must | CONSULT | visit | diplomatic\n  actor | a6")
        found = self.agree(FR[1], other)
        self.assertEqual((found["reports: type + participants, F1"], found["reports: type, F1"], found["reports: actor, share"]), (0.667, 1.0, 0.667))

    def test_must_against_may_agrees_and_may_alone_counts_for_neither(self):
        may = FR[1].replace("r2 | must", "r2 | may")
        self.assertEqual(self.agree(FR[1], may)["reports: type + participants, F1"], 1.0)
        self.assertEqual(self.agree(FR[1], may)["reports: need, share"], 0.667)
        alone = FR[1][:FR[1].index("report | r4")]
        self.assertEqual(self.agree(FR[1], alone)["reports: type + participants, F1"], 1.0)

    def test_must_alone_counts(self):
        """3 against 2: F1 = 2·2/5."""
        other = FR[1][:FR[1].index("report | r3")]
        self.assertEqual(self.agree(FR[1], other)["reports: type + participants, F1"], 0.8)

    def test_quotes_times_mentions(self):
        other = FR[1].replace("quote | q2 | indirect | a3", "quote | q2 | indirect | a5").replace("time | 6:2016 | DATE | 2016\n", "")
        other = other.replace("name | 0:Poutine ; 1", "name | 1")
        found = self.agree(FR[1], other)
        self.assertEqual((found["quotes: F1"], found["quotes: speaker, share"], found["times: span, F1"]), (1.0, 0.667, 0.8))
        self.assertEqual(found["actors: mentions, F1"], round(2 * 14 / 29, 3))

    def test_wrong_notes_are_named_and_left_out(self):
        self.agree(FR[1], FR[1].replace("2:a félicité", "2:a critiqué"))
        self.assertEqual(self.done.returncode, 2)
        self.assertIn("'a critiqué' stands 0 time(s)", self.done.stderr)


if __name__ == "__main__":
    unittest.main()
