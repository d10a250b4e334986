# SPDX-License-Identifier: Apache-2.0
"""The validator passes a sound gold set, and an absent one, and names each kind of mistake."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import sample

NAME = sample.FR["id"]


class Validator(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.gold = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def validate(self):
        done = subprocess.run([sys.executable, str(sample.ROOT / "tools/gold/validate.py"), str(self.gold)], capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def test_absent(self):
        self.assertEqual(self.validate(), (0, "0 articles, 0 mistakes\n"))

    def test_sound(self):
        sample.write_gold(self.gold)
        self.assertEqual(self.validate(), (0, "2 articles, 0 mistakes\n"))

    def test_mistakes(self):
        def at(path, value):
            def apply(meta):
                for key in path[:-1]:
                    meta = meta[key]
                meta[path[-1]] = value
            return apply
        table = (
            (at(["actors", 0, "mentions", 0, "start"], 1), "reads"),
            (at(["times", 0, "end"], 10000), "is not in the text"),
            (at(["actors", 0, "sectors"], ["XYZ"]), "'XYZ' is no sector"),
            (at(["actors", 0, "country"], "RUR"), "'RUR' is no country"),
            (at(["reports", 0, "type"], "FIGHT"), "'FIGHT' is no type"),
            (at(["reports", 0, "mode"], "arrest"), "'arrest' is no mode of CONSULT"),
            (at(["reports", 0, "contexts"], ["weather"]), "'weather' is no context"),
            (at(["reports", 0, "date", "begin"], "2017-11-31"), "is no day"),
            (at(["reports", 0, "date", "begin"], "2017-11-21"), "not in order"),
            (at(["reports", 0, "actor"], ["p1"]), "'p1' is no actor"),
            (at(["reports", 0, "place"], "a1"), "'a1' is no place"),
            (at(["reports", 2, "attribution", 0, "claimant"], "a99"), "'a99' is no actor"),
            (at(["reports", 2, "size", "arrested", "low"], 50), None),
            (at(["reports", 2, "size", "arrested", "high"], 5), "bounds 30 to 5"),
            (at(["quotes", 0, "speaker"], "q1"), "'q1' is no actor"),
            (at(["times", 0, "value"], "lundi"), "is no TIMEX3 value"),
            (at(["times", 0, "value"], "2017-11-21"), "interval of 2017-11-21"),
            (at(["places", 0, "geonames"], "?"), "is no id"),
            (at(["actors", 1, "id"], "a1"), "used twice"),
            (at(["title"], "Autre titre"), "does not begin with the title"),
            (at(["published"], "2017"), "is no day"),
            (at(["quantities"], None), "the layer is missing"),
        )
        for apply, message in table:
            with self.subTest(message):
                sample.write_gold(self.gold)
                path = self.gold / "fr" / f"{NAME}.json"
                meta = json.loads(path.read_text(encoding="utf-8"))
                apply(meta)
                path.write_text(json.dumps(meta), encoding="utf-8")
                status, output = self.validate()
                self.assertEqual(status, 1 if message else 0, output)
                self.assertIn(message or "0 mistakes", output)

    def test_splits(self):
        for rows, message in (
                (["{fr}\ttune\ts1", "{en}\tcheck\ts2"], "0 mistakes"),
                (["{fr}\ttune\ts1"], "{en} is missing"),
                (["{fr}\ttune\ts1", "{en}\tcheck\ts1"], "story s1 is in two splits"),
                (["{fr}\ttune\ts1", "{fr}\ttune\ts1", "{en}\tcheck\ts2"], "named twice"),
                (["{fr}\ttest\ts1", "{en}\tcheck\ts2"], "not id, tune or check, story")):
            sample.write_gold(self.gold)
            fill = lambda s: s.replace("{fr}", NAME).replace("{en}", sample.EN["id"])
            (self.gold / "splits.tsv").write_text("id\tsplit\tstory\n" + "\n".join(fill(r) for r in rows) + "\n", encoding="utf-8")
            self.assertIn(fill(message), self.validate()[1])


if __name__ == "__main__":
    unittest.main()
