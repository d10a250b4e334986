# SPDX-License-Identifier: Apache-2.0
"""Figures that ../shared/tools/score.py measures as well are the same there: the samples in both formats, whole and damaged in many ways."""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

import sample
import evaluate

SCORER = next((p for p in (sample.ROOT.parent / "shared/tools/score.py", sample.ROOT.parents[1] / "shared/tools/score.py") if p.exists()), None)
SAME = {"report_p": "reports.p", "report_r": "reports.r", "report_f1": "reports.f1", "whole": "slot.whole", "slot_actor": "slot.actor",
        "slot_recipient": "slot.recipient", "slot_place": "slot.place", "slot_date": "slot.date", "slot_status": "slot.status",
        "slot_source": "slot.claimant", "slot_size": "slot.size", "quote_p": "quotes.marked.p", "quote_r": "quotes.marked.r",
        "quote_f1": "quotes.marked.f1", "speaker": "quotes.speaker.marked", "time_span_f1": "times.span.f1", "time_value_f1": "times.value.f1"}


def facts(source, text):
    """The gold object in the coordinator's format; actors are called by a name."""
    meta, _ = sample.compiled(source, text)
    name = {x["id"]: [x["name"]] for x in meta["actors"]}
    place = {x["id"]: x["name"] for x in meta["places"]}
    out = {"doc": meta["id"] + ".txt", "published": meta["published"], "lang": meta["lang"], "reports": [], "quotes": [], "times": []}
    for r in meta["reports"]:
        fact = {k: r[k] for k in ("id", "need", "type", "status", "size", "part_of") if r.get(k)}
        fact |= {"actor": [name[i] for i in r["actor"]], "recipient": [name[i] for i in r["recipient"]], "trigger": r["mentions"][-1]["text"],
                 "source": [n for a in r["attribution"] for n in name[a["claimant"]]]}
        if "begin" in r.get("date", {}):
            fact["date"] = f"{r['date']['begin']}/{r['date'].get('end', '')}"
        out["reports"].append(fact | ({"place": place[r["place"]]} if "place" in r else {}))
    out["quotes"] = [{"text": q["text"], "speaker": name[q["speaker"]]} for q in meta["quotes"] if q["form"] != "indirect"]
    out["times"] = [{"text": t["text"], "value": t["value"]} for t in meta["times"]]
    return out


def damage(objects, chance):
    """Leaves things out, adds false ones and spoils slots, as chance has it."""
    objects = [copy.deepcopy(o) for o in objects if o["kind"] in ("document", "actor") or chance.random() > 0.15]
    actors = [o["id"] for o in objects if o["kind"] == "actor"]
    places = {o["id"] for o in objects if o["kind"] == "place"}
    for o in objects:
        if o["kind"] == "report":
            if o.get("place") not in places or chance.random() < 0.2:
                o.pop("place", None)
            for side in ("actor", "recipient"):
                if chance.random() < 0.2:
                    o[side] = chance.sample(actors, chance.randint(0, 2))
            if chance.random() < 0.2:
                o["date"] = {"begin": "2017-11-19", "end": "2017-11-19", "precision": "day"}
            if chance.random() < 0.2:
                o["status"] = "planned"
            if chance.random() < 0.3:
                o["attribution"] = [{"claimant": chance.choice(actors), "chain": [], "stance": "asserts"}] if chance.random() < 0.6 else []
            if chance.random() < 0.2:
                o["size"] = {}
            if chance.random() < 0.1:
                o["type"] = "AID"
        elif o["kind"] == "quote" and chance.random() < 0.3:
            o["speaker"] = chance.choice(actors)
        elif o["kind"] == "time" and chance.random() < 0.3:
            o["value"] = "2016-02"
    return objects


@unittest.skipUnless(SCORER, "there is no ../shared/tools/score.py beside this checkout")
class SharedScorer(unittest.TestCase):
    def both(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            root, objects = pathlib.Path(folder), {}
            for source, text in sample.SAMPLES:
                (root / f"{source['id']}.txt").write_text(sample.compiled(source, text)[1], encoding="utf-8")
                objects[source["published"]] = changes(sample.lines(source, text))
            sample.write_program(root / "depeche", objects)
            (root / "gold.json").write_text(json.dumps([facts(*s) for s in sample.SAMPLES]), encoding="utf-8")
            done = subprocess.run([sys.executable, str(SCORER), str(root / "gold.json"), folder, "--bin", str(root / "depeche"), "--json", str(root / "out")],
                                  capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            theirs = json.loads((root / "out").read_text())
        docs = [sample.gold(*s) for s in sample.SAMPLES]
        ours = evaluate.evaluate(docs, sample.found([o for part in objects.values() for o in part]))["both"]
        return theirs, {name: value for name, (value, _) in ours.items()}

    def same(self, changes):
        theirs, ours = self.both(changes)
        for name, other in SAME.items():
            self.assertAlmostEqual(theirs.get(name, 0.0), ours[other] or 0.0, msg=f"{name} {other}")

    def test_gold_fed_back(self):
        self.same(lambda objects: objects)

    def test_damaged(self):
        for seed in range(25):
            with self.subTest(seed):
                chance = random.Random(seed)
                self.same(lambda objects: damage(objects, chance))


if __name__ == "__main__":
    unittest.main()
