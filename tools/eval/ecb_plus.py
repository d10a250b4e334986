#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores events across documents on ECB+ (Cybulska and Vossen 2014).

usage: tools/eval/ecb_plus.py ECB_FOLDER [--bin build/release/depeche] [--split dev|dev+23|train] [--show merged|parted] [--keep LEDGER]

ECB_FOLDER holds ECB+/ and ECBplus_coreference_sentences.csv. dev is topics 2, 5, 12, 18, 21, 34 and 35, dev+23 has topic 23 too (as most papers have),
train is the other topics up to 35. Topics 36 to 45, the test set of the literature, are never read. (Standard library only.)

Mentions are the gold ones: actions (ACTION…, NEG_ACTION…) in validated sentences. Each system groups the same mentions; MUC, B³ and CEAFe are reckoned
over all topics at once, CoNLL F1 is the mean of the three F1. "all" keeps mentions that are alone in gold as happenings of their own, as most papers do;
"no single" leaves out happenings with one mention, of gold and of the system, before scoring. Systems:
  lemma          same lemma of the head word in one scope
  ours + lemma   mentions with a report of ours are grouped by event, the others by lemma in one scope
  joined         groups of `lemma` in one scope that one of our events reaches into become one group
  ours alone     by event; each mention without a report is alone
The scope is the gold topic, the gold subtopic (one of the two seminal events), or the story that we put the document into.
Documents are read without dates of publication: half of the corpus has none. Under a gold scope our events are merged in it, as if stories were found so.
"""
import argparse
import collections
import itertools
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import coref
import ecb_corpus
from figures import f1, ratio


def partition(mentions, key_of):
    """Mentions by key -> sets of their keys, in order."""
    groups = collections.OrderedDict()
    for mention in mentions:
        groups.setdefault(key_of(mention), set()).add(mention.key)
    return [frozenset(g) for g in groups.values()]


def score(key, response):
    """{"muc": (P, R, F1), "b3": …, "ceafe": …, "conll": F1}"""
    out = {}
    for name, measure in coref.MEASURES.items():
        rn, rd, pn, pd = measure(key, response)
        recall, precision = ratio(rn, rd) or 0.0, ratio(pn, pd) or 0.0
        out[name] = (precision, recall, f1(precision, recall))
    return out | {"conll": sum(figures[2] for figures in out.values()) / len(out)}


def without_singles(groups):
    return [g for g in groups if len(g) > 1]


class Union:
    """Things that are one when a chain of joins leads from one to the other."""

    def __init__(self):
        self.parent = {}

    def find(self, thing):
        self.parent.setdefault(thing, thing)
        while self.parent[thing] != thing:
            thing = self.parent[thing]
        return thing

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)


def run(command, output=subprocess.DEVNULL):
    done = subprocess.run(command, check=False, stdout=output, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[-500:]}")
    return done.stdout


def words_of(program, source, articles):
    """{article: [(begin, end, lemma, index of the word, index of its head's word)]} by `depeche parse`."""
    words = {a.name: [] for a in articles}
    order, current, base = iter(articles), None, 0
    for line in run([program, "parse", "--lang", "en", str(source)], subprocess.PIPE).decode("utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) != 10:
            base = len(words[current]) if current else 0
            continue
        begin, end = (int(x) for x in cells[9].rpartition("TokenRange=")[2].split("|")[0].split(":"))
        if current is None or words[current] and begin < words[current][-1][0]:  # the next article
            current, base = next(order).name, 0
        words[current].append((begin, end, cells[2].lower(), base + int(cells[0]) - 1, base + int(cells[6]) - 1 if cells[6] != "0" else -1))
    return words


def head_lemma(mention, words):
    """Of the first word whose head lies outside; the words themselves where the parser has none."""
    inside = [w for w in words if mention.overlap(w[0], w[1])]
    within = {w[3] for w in inside}
    heads = [w[2] for w in inside if w[4] not in within]
    return heads[0] if heads else ""


class Ledger:
    """What the program found in the articles."""

    def __init__(self, program, path, source, articles):
        self.program, self.path, self.articles = program, str(path), articles
        run([program, "ingest", "--ledger", self.path, "--lang", "en", str(source)])
        self.link()
        self.base = sqlite3.connect(self.path)
        self.row = {}
        texts = {a.name: a.text for a in articles}
        for doc, name, text in self.base.execute("SELECT doc, source_id, text FROM document"):
            if text != texts[name]:
                sys.exit(f"{name}: the stored text is not the corpus's")
            self.row[name] = doc
        if len(self.row) != len(articles):
            sys.exit(f"{len(articles)} articles, {len(self.row)} stored")

    def link(self):
        run([self.program, "events", "--ledger", self.path, "--format", "jsonl"])

    def stories(self):
        story = dict(self.base.execute("SELECT doc, story FROM linked"))
        return {name: story[doc] for name, doc in self.row.items()}

    def set_stories(self, name_of):
        """Puts each article into the story `name_of` says, and merges events anew. Hands and pins aside, as if the program had found them."""
        numbers = {name: i for i, name in enumerate(sorted({name_of(a) for a in self.articles}), 1)}
        with self.base:
            for table in ("event_source", "event_report", "event", "story"):
                self.base.execute(f"DELETE FROM {table}")
            self.base.executemany("INSERT INTO story (story, id, waits) VALUES (?, ?, 1)", [(i, f"gold {name}") for name, i in numbers.items()])
            self.base.executemany("UPDATE linked SET story = ? WHERE doc = ?", [(numbers[name_of(a)], self.row[a.name]) for a in self.articles])
        self.link()

    def reports(self):
        """{mention key: (report, event)}: the report whose trigger covers most of the mention, the first of equals."""
        event = {(doc, report): event for doc, report, event in self.base.execute("SELECT doc, report, event FROM event_report")}
        found = {}
        for article in self.articles:
            doc = self.row[article.name]
            tellings = self.base.execute("SELECT report, start, stop FROM telling WHERE doc = ? ORDER BY report, start", (doc,)).fetchall()
            for mention in article.mentions:
                best = max(((mention.overlap(b, e) / (e - b), -report) for report, b, e in tellings if e > b), default=(0, 0))
                if best[0] > 0:
                    found[mention.key] = (-best[1], event[doc, -best[1]])
        return found

    def told(self, mention, report):
        """What the program says of it, for people."""
        doc = self.row[mention.doc]
        row = self.base.execute("SELECT type, mode, day_begin, place.name, status FROM report LEFT JOIN place USING (doc, place) WHERE doc = ? AND report = ?",
                                (doc, report)).fetchone()
        who = [f"{role[0]}:{name}" for role, name in self.base.execute(
            "SELECT role, name FROM participant JOIN actor USING (doc, actor) WHERE doc = ? AND report = ? ORDER BY role, position", (doc, report))]
        return " ".join(str(x) for x in row if x) + " " + " ".join(who)


def systems(mentions, scope, lemma, reports):
    """{name: key of a mention}"""
    def by_lemma(m):
        return ("lemma", scope[m.doc], lemma[m.key])

    def by_event(m, other):
        return ("event", reports[m.key][1]) if m.key in reports else other(m)
    union = Union()
    for m in mentions:
        if m.key in reports:
            union.join(by_lemma(m), ("event", reports[m.key][1]))
    return {"lemma": by_lemma, "ours + lemma": lambda m: by_event(m, by_lemma), "joined": lambda m: union.find(by_lemma(m)),
            "ours alone": lambda m: by_event(m, lambda other: ("alone", *other.key))}


def print_scores(title, key, response):
    for note, one, other in (("all", key, response), ("no single", without_singles(key), without_singles(response))):
        figures = score(one, other)
        cells = "  ".join("{:.3f} {:.3f} {:.3f}".format(*figures[name]) for name in coref.MEASURES)
        print(f"{title:<26} {note:<10} {cells}  {figures['conll']:.3f}")


def count_pairs(items):
    """`items`: {(document, …): (happenings, event)} -> precision, recall, F1, gold pairs, merged pairs; pairs in one document aside."""
    gold = merged = right = 0
    for (a, (a_told, a_event)), (b, (b_told, b_event)) in itertools.combinations(items.items(), 2):
        if a[0] != b[0]:
            alike = bool(a_told & b_told)
            gold, merged, right = gold + alike, merged + (a_event == b_event), right + (alike and a_event == b_event)
    precision, recall = ratio(right, merged) or 0.0, ratio(right, gold) or 0.0
    return precision, recall, f1(precision, recall), gold, merged


def print_pairs(title, mentions, reports):
    """Do our events join what gold joins? Pairs of mentions that have reports, and pairs of reports: those that tell a common happening should be one
    event. A report of ours often tells two happenings of gold ("the explosion killed two"), which makes pairs of mentions wrong and pairs of reports not."""
    told = [m for m in mentions if m.key in reports]
    by_report = {}
    for m in told:
        report, event = reports[m.key]
        by_report.setdefault((m.doc, report), (set(), event))[0].add(m.happening)
    for name, items in (("mentions", {m.key: ({m.happening}, reports[m.key][1]) for m in told}), ("reports", by_report)):
        precision, recall, both, gold, merged = count_pairs(items)
        print(f"{title:<26} {'of ' + name:<12} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  {len(items)} {name}; {gold} gold pairs, {merged} merged")


def show_pairs(which, mentions, reports, ledger, texts):
    for a, b in itertools.combinations([m for m in mentions if m.key in reports], 2):
        gold, merged = a.happening == b.happening, reports[a.key][1] == reports[b.key][1]
        if a.doc == b.doc or gold == merged or merged != (which == "merged"):
            continue
        print(f"  {which} | " + " | ".join(f"{m.doc} {' '.join(texts[m.doc][b:e] for b, e in m.spans)!r} {ledger.told(m, reports[m.key][0])}" for m in (a, b)))


def stories_score(articles, found):
    """BCubed over documents against subtopics."""
    key, response = ({a.name: g(a) for a in articles} for g in (lambda a: a.subtopic, lambda a: found[a.name]))
    groups = [[frozenset(n for n in side if side[n] == value) for value in sorted(set(side.values()))] for side in (key, response)]
    return score(*groups)["b3"], len(groups[0]), len(groups[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--bin", default="build/release/depeche")
    parser.add_argument("--split", default="dev", choices=["dev", "dev+23", "train"])
    parser.add_argument("--show", choices=["merged", "parted"])
    parser.add_argument("--keep")
    options = parser.parse_args()
    if options.show and options.split != "train":
        sys.exit("errors of dev are not shown")
    articles = ecb_corpus.read(options.folder, ecb_corpus.topics_of(options.split))
    mentions = [m for a in articles for m in a.mentions]
    key = partition(mentions, lambda m: m.happening)
    print(f"{options.split}: {len(articles)} articles, {len(mentions)} mentions, {len(key)} happenings, {sum(len(g) == 1 for g in key)} of them with one mention")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "articles.jsonl"
        lines = ({"id": a.name, "title": a.title, "text": a.body, "lang": "en"} for a in articles)
        source.write_text("".join(json.dumps({k: v for k, v in line.items() if v}, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        path = f"{folder}/ecb.db"
        words = words_of(options.bin, source, articles)
        lemma = {m.key: head_lemma(m, words[m.doc]) for m in mentions}
        ledger = Ledger(options.bin, path, source, articles)
        if options.keep:  # as it is now: later the scopes of gold are put into it
            pathlib.Path(options.keep).unlink(missing_ok=True)
            with sqlite3.connect(options.keep) as copy:
                ledger.base.backup(copy)
        (precision, recall, both), gold, ours = stories_score(articles, ledger.stories())
        print(f"stories, BCubed of documents against subtopics: P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  {gold} subtopics, {ours} stories\n")
        print(f"{'':<37} {'MUC P R F1':<19}{'B³ P R F1':<19}{'CEAFe P R F1':<19}CoNLL F1")
        names = {"story": None, "subtopic": lambda a: a.subtopic, "topic": lambda a: a.topic}
        for name, name_of in names.items():
            if name_of:
                ledger.set_stories(name_of)
            scope, reports = ledger.stories(), ledger.reports()
            for system, key_of in systems(mentions, scope, lemma, reports).items():
                print_scores(f"{system}, {name}", key, partition(mentions, key_of))
            print_pairs(f"pairs, {name}", mentions, reports)
            if name == "story" and options.show:
                show_pairs(options.show, mentions, reports, ledger, {a.name: a.text for a in articles})


if __name__ == "__main__":
    main()
