#!/usr/bin/env python3
"""Types and participants on the gold sentences of PLOVER (PLOVER_GSR_CAMEO.txt, not part of this repository).

usage: plover_gsr.py PLOVER_GSR_CAMEO.txt --bin build/dev/depeche [--show]

The records bear the labels of PLOVER 0.6b1; they are read as PLOVER 2.0: DEMAND -> REQUEST, DISAPPROVE and INVESTIGATE -> ACCUSE,
FIGHT -> ASSAULT, and single records as plover_gsr_map.tsv beside this script says. Of what is planned the manual wants the single
type: CONSULT, SUPPORT, COOPERATE, AID to come count as AGREE, RETREAT as CONCEDE; of SANCTION, COERCE, PROTEST and ASSAULT to come the
records have now THREATEN, now the act itself: both count.
Prints type recall (the gold type among the reports), accuracy of the first report, and the shares of right types with a source
among the actors, with a target among the recipients, and of all records with type, source and target right (where the record
names them; by country; in a mutual act the other side may stand among the actors).
(standard library only)
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import os

SAME = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
LATER = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
HOSTILE = ("SANCTION", "COERCE", "PROTEST", "ASSAULT")
MAP = pathlib.Path(__file__).with_name("plover_gsr_map.tsv")


def relabelled():
    rows = [l.split("\t") for l in MAP.read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")]
    return {(r[0], r[1]): r[2] for r in rows[1:]}


def codes(entities):
    """Countries that a record names; those of bodies of several states under any of their codes."""
    found = set()
    for entity in [entities] if isinstance(entities, dict) else entities if isinstance(entities, list) else []:
        code = entity.get("code") if isinstance(entity, dict) else None
        if code:
            found |= {"IGO", "UNO", "EUR"} if code == "IGO" else {code}
    return found


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
    now = relabelled()
    found = first = some = source = target = asked = whole = 0
    for record, document in zip(gold, order):
        sources, targets = codes(record.get("source")), codes(record.get("target"))
        want = SAME.get(record["event"], record["event"])
        want = next((now[record["id"], s] for s in sources if (record["id"], s) in now), want)
        got = [LATER.get(r["type"], r["type"]) if r["status"] == "planned" else r["type"] for r in reports[document]]
        if want == "THREATEN":
            got = ["THREATEN" if kind in HOSTILE and r["status"] == "planned" else kind for kind, r in zip(got, reports[document])]
        by_type[want][1] += 1
        some += bool(got)
        first += bool(got) and got[0] == want
        if want in got:
            found += 1
            by_type[want][0] += 1
            best = (False, False)
            for report in [r for r, kind in zip(reports[document], got) if kind == want]:
                country = lambda slot: {actors[document].get(a, {}).get("country") for a in report.get(slot, [])}
                right = (not sources or bool(sources & country("actor")),
                         not targets or bool(targets & (country("recipient") | country("actor"))))
                best = max(best, right, key=sum)
            source += best[0]
            asked += bool(targets)
            target += best[1] and bool(targets)
            whole += all(best)
        elif options.show:
            print(want, got, record.get("eventText"), "|", record["text"])
    for kind, (right, all_) in sorted(by_type.items()):
        print(f"  {kind:10} {right:3} of {all_:3}")
    n = max(len(gold), 1)
    print(f"records {n}  with a report {some / n:.3f}  type found {found / n:.3f}  first type right {first / n:.3f}  "
          f"of the found: source {source / max(found, 1):.3f}, target {target / max(asked, 1):.3f}, both {whole / max(found, 1):.3f}")


if __name__ == "__main__":
    main()
