#!/usr/bin/env python3
"""Types and participants on the gold sentences of PLOVER (PLOVER_GSR_CAMEO.txt, not part of this repository).

usage: plover_gsr.py PLOVER_GSR_CAMEO.txt --bin build/dev/depeche [--show]

The records bear the labels of PLOVER 0.6b1; they are read as PLOVER 2.0: DEMAND -> REQUEST, DISAPPROVE and INVESTIGATE -> ACCUSE,
FIGHT -> ASSAULT; a planned CONSULT, SUPPORT, COOPERATE or AID counts as AGREE and a planned RETREAT as CONCEDE, as the manual says.
Prints type recall (the gold type among the reports), accuracy of the first report, and the share of right types with the
source found among the actors.
(standard library only)
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
import os

SAME = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
LATER = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def records(path):
    text = open(path, encoding="utf-8").read()
    decoder = json.JSONDecoder(strict=False)
    for match in re.finditer(r"^\{", text, re.M):
        try:
            record, _ = decoder.raw_decode(text, match.start())
        except json.JSONDecodeError:
            continue
        if record.get("event") not in (None, "DOCUMENT") and record.get("text"):
            yield record


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--bin", required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    gold = list(records(options.gold))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        for record in gold:
            out.write(json.dumps({"id": record["id"], "text": record["text"], "lang": "en", "published": record.get("date", "2000-01-01")}) + "\n")
    run = subprocess.run([options.bin, "code", "--format", "jsonl", "--lang", "en", out.name], capture_output=True, text=True, check=False)
    os.unlink(out.name)
    reports, ids, actors = collections.defaultdict(list), {}, collections.defaultdict(dict)
    order = []
    for line in run.stdout.splitlines():
        item = json.loads(line)
        if item["kind"] == "document":
            order.append(item["id"])
        elif item["kind"] == "report":
            reports[item["document"]].append(item)
        elif item["kind"] == "actor":
            actors[item["document"]][item["id"]] = item
    if len(order) != len(gold):
        sys.exit(f"{len(gold)} records but {len(order)} documents: {run.stderr[:300]}")
    by_type = collections.defaultdict(lambda: [0, 0])
    found = first = some = whole = 0
    for record, document in zip(gold, order):
        want = SAME.get(record["event"], record["event"])
        got = [LATER.get(r["type"], r["type"]) if r["status"] == "planned" else r["type"] for r in reports[document]]
        by_type[want][1] += 1
        some += bool(got)
        first += bool(got) and got[0] == want
        if want in got:
            found += 1
            by_type[want][0] += 1
            names = [record.get("source")] if isinstance(record.get("source"), dict) else record.get("source") or []
            report = reports[document][got.index(want)]
            codes = {actors[document].get(a, {}).get("country") for a in report.get("actor", [])}
            whole += any(isinstance(n, dict) and n.get("code") in codes for n in names) or not names
        elif options.show:
            print(want, got, record.get("eventText"), "|", record["text"])
    for kind, (right, all_) in sorted(by_type.items()):
        print(f"  {kind:10} {right:3} of {all_:3}")
    n = max(len(gold), 1)
    print(f"records {n}  with a report {some / n:.3f}  type found {found / n:.3f}  first type right {first / n:.3f}  source country right {whole / max(found, 1):.3f}")


if __name__ == "__main__":
    main()
