#!/usr/bin/env python3
"""Scores copies, stories and events on the golden story groups (gold/stories, docs/formats/story_gold.md).

usage: tools/eval/stories.py [--bin build/release/depeche] [--gold gold/stories] [--split tune|check|all] [--show copies|stories|events|reports]
       [--shuffle N] [--keep LEDGER]                                                                              (standard library only)

All groups are read into one ledger, so that groups can be mixed up too. Figures:
  copies   pairs of documents that share a passage (P, R, F1), and of the pairs found the overlap of their words on both sides (F1)
  stories  BCubed P, R, F1 (Bagga and Baldwin 1998) over documents
  events   pairs of triggers that tell one event in two documents: among the triggers that a report was found for ("merging"), and among
           all ("end to end"); `apart` counts pairs of golden look-alikes (same type, other event, reports found) that were merged
"""
import argparse
import collections
import itertools
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

TRIGGER = re.compile(r'(\S+)\s+(\d+)\s+"([^"]*)"')
WORD = re.compile(r"\w+")


def fail(path, number, message):
    sys.exit(f"{path}:{number}: {message}")


class Group:
    """One file of gold/stories."""

    def __init__(self, path):
        self.name = path.stem
        self.documents, self.copies, self.stories, self.events = {}, [], {}, []
        section, document = None, None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# "):
                continue
            if line.startswith("== "):
                words = line[3:].split()
                section = words[0]
                if section == "doc":
                    document = {"name": words[1], "head": {}, "lines": [], "in_body": False}
                    self.documents[words[1]] = document
                continue
            if section == "doc":
                self.read_line(document, line)
            elif line.strip():
                read = {"copies": self.read_copy, "stories": self.read_story, "events": self.read_event}
                if section not in read:
                    fail(path, number, f"unknown section {section}")
                try:
                    read[section](line)
                except (ValueError, KeyError, IndexError) as error:
                    fail(path, number, f"cannot be read: {error}")
        for document in self.documents.values():
            self.build_text(document)
        self.resolve(path)

    @staticmethod
    def read_line(document, line):
        head = re.match(r"(outlet|published|lang|title): (.*)", line)
        if head and not document["in_body"]:
            document["head"][head[1]] = head[2].strip()
            return
        if line.strip():
            document["in_body"] = True
        if document["in_body"]:
            document["lines"].append(line.strip())

    @staticmethod
    def build_text(document):
        """Sentences of a paragraph are joined by a blank, paragraphs by an empty line; the title comes first."""
        text = document["head"]["title"] + "\n\n"
        document["sentences"] = [(0, len(document["head"]["title"]))]
        body_begin = len(text)
        fresh = True
        for line in document["lines"]:
            if not line:
                fresh = True
                continue
            if len(text) > body_begin:
                text += "\n\n" if fresh else " "
            document["sentences"].append((len(text), len(text) + len(line)))
            text += line
            fresh = False
        document["text"], document["body"] = text, text[body_begin:]

    def read_copy(self, line):
        taken, given = line.split("#")[0].split("<")
        self.copies.append((self.passage(taken), self.passage(given)))

    @staticmethod
    def passage(text):
        """'b 1-3,6': document and its sentences, 0 being the title."""
        name, spans = text.split()
        sentences = []
        for span in spans.split(","):
            first, _, last = span.partition("-")
            sentences += range(int(first), int(last or first) + 1)
        return name, sentences

    def read_story(self, line):
        name, documents = line.split(":")
        for document in documents.split("#")[0].split():
            self.stories[document] = name.strip()

    def read_event(self, line):
        head, tail = line.split(":", 1)
        name, kind = head.split()[:2]
        self.events.append((name, kind, [(d, int(s), words) for d, s, words in TRIGGER.findall(tail)]))

    def resolve(self, path):
        """Triggers become code points."""
        for index, (name, kind, triggers) in enumerate(self.events):
            spans = []
            for document, sentence, words in triggers:
                begin, end = self.documents[document]["sentences"][sentence]
                at = self.documents[document]["text"].find(words, begin, end)
                if at < 0:
                    fail(path, 0, f"{name}: '{words}' stands not in sentence {sentence} of {document}")
                spans.append((document, at, at + len(words)))
            self.events[index] = (name, kind, spans)


def f1(right, found, wanted):
    precision = right / found if found else float(wanted == 0)
    recall = right / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def line(name, scores, note=""):
    print(f"{name:<28} P {scores[0]:.3f}  R {scores[1]:.3f}  F1 {scores[2]:.3f}  {note}")


def words_in(text, spans):
    """Words (by the code point they begin at) inside half-open spans."""
    return {m.start() for m in WORD.finditer(text) if any(b <= m.start() < e for b, e in spans)}


def load(folder, split):
    # c…: kept apart; nobody reads its errors (gold/stories/README.md).
    chosen = {"tune": lambda name: name[0] != "c", "check": lambda name: name[0] == "c", "all": lambda name: True}[split]
    return [Group(p) for p in sorted(pathlib.Path(folder).glob("*.txt")) if chosen(p.stem)]


def fill(path, groups, binary, shuffle=None):
    """Reads all groups into a new ledger and links them."""
    articles = []
    for group in groups:
        for name, document in group.documents.items():
            head = document["head"]
            articles.append({"id": f"{group.name}/{name}", "title": head["title"], "text": document["body"],
                             "published": head["published"], "outlet": head["outlet"], "lang": head["lang"]})
    if shuffle is not None:
        random.Random(shuffle).shuffle(articles)
    source = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles).encode()
    subprocess.run([binary, "ingest", "--ledger", path, "-"], input=source, check=True, stderr=subprocess.DEVNULL)
    subprocess.run([binary, "stories", "--ledger", path, "--format", "jsonl"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Ledger:
    def __init__(self, path, groups):
        self.base = sqlite3.connect(path)
        self.key = {}
        texts = {row[1]: row for row in self.base.execute("SELECT doc, source_id, text FROM document")}
        for group in groups:
            for name, document in group.documents.items():
                doc, _, text = texts[f"{group.name}/{name}"]
                if text != document["text"]:
                    sys.exit(f"{group.name}/{name}: the stored text is not the file's")
                self.key[doc] = (group.name, name)
        self.row = {key: doc for doc, key in self.key.items()}

    def copies(self):
        pairs = collections.defaultdict(list)
        for doc, origin, *spans in self.base.execute("SELECT doc, origin, start, stop, origin_start, origin_stop FROM passage"):
            pairs[doc, origin].append(spans)
        return pairs

    def stories(self):
        return {self.key[doc]: story for doc, story in self.base.execute("SELECT doc, story FROM linked")}

    def event_at(self, key, begin, end, kind):
        """Event and number of the report whose trigger overlaps; a report of the same type first."""
        rows = self.base.execute(
            "SELECT event, type, t.report FROM telling t JOIN report USING (doc, report) JOIN event_report USING (doc, report) "
            "WHERE t.doc = ? AND t.start < ? AND t.stop > ?", (self.row[key], end, begin)).fetchall()
        rows.sort(key=lambda row: (row[1] != kind, row[2]))
        return (rows[0][0], rows[0][2]) if rows else (None, None)

    def triggers(self, groups):
        """All golden triggers, each with its event and report, None where there is none."""
        for group in groups:
            for name, kind, spans in group.events:
                for document, begin, end in spans:
                    key = (group.name, document)
                    event, report = self.event_at(key, begin, end, kind)
                    yield {"gold": (group.name, name), "kind": kind, "doc": key, "event": event, "report": report,
                           "words": group.documents[document]["text"][begin:end]}


def score_copies(groups, ledger, show):
    wanted, texts = collections.defaultdict(list), {}
    for group in groups:
        for name, document in group.documents.items():
            texts[group.name, name] = document["text"]
        for copy in group.copies:
            sides = {(group.name, name): [group.documents[name]["sentences"][s] for s in sentences] for name, sentences in copy}
            pair = tuple(sorted(sides))
            wanted[pair].append([sides[document] for document in pair])
    found, directed = collections.defaultdict(list), {}
    for (doc, origin), passages in ledger.copies().items():
        pair = tuple(sorted((ledger.key[doc], ledger.key[origin])))
        directed[pair] = (ledger.key[doc], ledger.key[origin])
        for start, stop, origin_start, origin_stop in passages:
            spans = [[(start, stop)], [(origin_start, origin_stop)]]
            found[pair].append(spans if pair[0] == ledger.key[doc] else spans[::-1])
    right = set(wanted) & set(found)
    line("copies: pairs", f1(len(right), len(found), len(wanted)), f"{len(wanted)} pairs")
    hit = got = want = 0
    for pair in sorted(right):
        for side in (0, 1):
            text = texts[pair[side]]
            a = words_in(text, [span for spans in found[pair] for span in spans[side]])
            b = words_in(text, [span for spans in wanted[pair] for span in spans[side]])
            hit, got, want = hit + len(a & b), got + len(a), want + len(b)
            if show == "copies" and 2 * len(a & b) < 1.8 * (len(a) + len(b)) / 2:
                print("  spans", pair, "side", side, "found", [s[side] for s in found[pair]], "wanted", [s[side] for s in wanted[pair]])
    line("copies: words", f1(hit, got, want))
    if show == "copies":
        for pair in sorted(set(wanted) ^ set(found)):
            print("  missed" if pair in wanted else "  false", pair, wanted.get(pair) or found.get(pair))


def score_stories(groups, ledger, show):
    gold = {(g.name, d): (g.name, s) for g in groups for d, s in g.stories.items()}
    found = ledger.stories()
    if set(gold) - set(found):
        sys.exit(f"not linked: {set(gold) - set(found)}")
    precision = recall = 0.0
    for document in gold:
        mates = {d for d in gold if found[d] == found[document]}
        friends = {d for d in gold if gold[d] == gold[document]}
        precision += len(mates & friends) / len(mates)
        recall += len(mates & friends) / len(friends)
    precision, recall = precision / len(gold), recall / len(gold)
    line("stories: BCubed", (precision, recall, 2 * precision * recall / (precision + recall)),
         f"{len(gold)} documents, {len(set(gold.values()))} stories, {len(set(found[d] for d in gold))} found")
    if show == "stories":
        for story in sorted(set(gold.values())):
            parts = collections.defaultdict(list)
            for d in sorted(gold):
                if gold[d] == story:
                    parts[found[d]].append(d[1])
            if len(parts) > 1:
                print("  parted", story, sorted(parts.values()))
        for number in sorted(set(found.values())):
            mixed = sorted({gold[d] for d in gold if found[d] == number})
            if len(mixed) > 1:
                print("  mixed", mixed)


def score_events(groups, ledger, show):
    triggers = list(ledger.triggers(groups))
    told = [t for t in triggers if t["event"] is not None]
    if show == "reports":
        for t in triggers:
            if t["event"] is None:
                print("  no report", t["doc"], t["gold"][1], t["kind"], repr(t["words"]))
    counts = collections.Counter()
    for a, b in itertools.combinations(triggers, 2):
        if a["doc"] == b["doc"]:
            continue
        gold, merged = a["gold"] == b["gold"], a["event"] is not None and a["event"] == b["event"]
        both = a["event"] is not None and b["event"] is not None
        counts["wanted"] += gold
        counts["wanted told"] += gold and both
        counts["found"] += merged
        counts["right"] += gold and merged
        lookalike = not gold and a["kind"] == b["kind"] and a["doc"][0] == b["doc"][0]
        counts["look-alikes"] += lookalike and both
        counts["merged look-alikes"] += lookalike and merged
        if show == "events" and both and gold != merged:
            print("  parted" if gold else "  merged", a["doc"], a["gold"][1], repr(a["words"]), "|", b["doc"][1], b["gold"], repr(b["words"]))
    line("events: merging", f1(counts["right"], counts["found"], counts["wanted told"]),
         f"{counts['wanted told']} pairs; {counts['merged look-alikes']} of {counts['look-alikes']} look-alike pairs merged")
    line("events: end to end", f1(counts["right"], counts["found"], counts["wanted"]), f"reports found for {len(told)} of {len(triggers)} triggers")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/depeche")
    parser.add_argument("--gold", default="gold/stories")
    parser.add_argument("--split", default="tune", choices=["tune", "check", "all"])
    parser.add_argument("--show", default="")
    parser.add_argument("--shuffle", type=int)
    parser.add_argument("--keep")
    parser.add_argument("--validate", action="store_true", help="only read the groups and say what is wrong with them")
    options = parser.parse_args()
    groups = load(options.gold, options.split)
    if options.validate:
        for group in groups:
            if set(group.stories) != set(group.documents):
                sys.exit(f"{group.name}: every document must be in one story: {sorted(set(group.stories) ^ set(group.documents))}")
        print(f"{len(groups)} groups, {sum(len(g.documents) for g in groups)} documents: sound")
        return
    if options.split == "check" and options.show:
        sys.exit("errors of the check groups are not shown")
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or f"{folder}/stories.db"
        pathlib.Path(path).unlink(missing_ok=True)
        fill(path, groups, options.bin, options.shuffle)
        ledger = Ledger(path, groups)
        print(f"{len(groups)} groups, {len(ledger.key)} documents")
        score_copies(groups, ledger, options.show)
        score_stories(groups, ledger, options.show)
        score_events(groups, ledger, options.show)


if __name__ == "__main__":
    main()
