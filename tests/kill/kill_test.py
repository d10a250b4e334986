#!/usr/bin/env python3
"""Is a ledger whole after `kill -9` at any moment?

usage: kill_test.py DEPECHE WORK_DIR [KILLS]

Ingests made-up articles and kills the program after delays spread over its run, each time into the same
ledger. After every kill: SQLite's integrity and foreign-key checks pass, every document in the ledger has
exactly the rows of an undisturbed ingest, and running on to the end gives the undisturbed ledger.
(standard library only)
"""
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

TABLES = ["actor", "mention", "place", "time", "quantity", "measure", "quote", "report"]
TOWNS = ["Bamako", "Damas", "Kiev", "Bogota", "Niamey", "Beyrouth", "Caracas", "Manille"]


def make_articles(path, count):
    with open(path, "w", encoding="utf-8") as out:
        for i in range(count):
            town = TOWNS[i % len(TOWNS)]
            text = (f"Le président Jean Martin{i} a reçu lundi à {town} la ministre Anne Petit{i}. "
                    f"« Nous avons parlé de paix », a déclaré M. Martin{i}. "
                    f"Au moins {i + 2} personnes ont été tuées mardi dans une attaque à {town}, selon la police.")
            out.write(json.dumps({"text": text, "title": f"Entretien {i} à {town}", "published": "2024-03-06",
                                  "lang": "fr"}, ensure_ascii=False) + "\n")


def rows_of(ledger):
    """{document id: number of rows in each table}, after checking that the file is whole."""
    base = sqlite3.connect(ledger)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",), "integrity_check"
    assert base.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign_key_check"
    base.execute("INSERT INTO document_words (document_words) VALUES ('integrity-check')")
    counts = ", ".join(f"(SELECT count(*) FROM {t} WHERE {t}.doc = document.doc)" for t in TABLES)
    rows = {row[0]: row[1:] for row in base.execute(f"SELECT id, {counts} FROM document")}
    base.rollback()
    base.close()
    return rows


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    articles = work / "articles.jsonl"
    make_articles(articles, 800)
    command = lambda ledger: [program, "ingest", "--ledger", str(ledger), str(articles)]

    started = time.monotonic()
    subprocess.run(command(work / "whole.db"), check=True, stderr=subprocess.DEVNULL)
    full_run = time.monotonic() - started
    whole = rows_of(work / "whole.db")
    assert len(whole) == 800, len(whole)

    killed_midway = 0
    for number in range(kills):
        ledger = work / f"killed{number % 4}.db"   # four ledgers, each killed again and again
        if number % 8 < 4 and number >= 8:         # and now and then a fresh one
            for path in work.glob(f"{ledger.name}*"):
                path.unlink()
        process = subprocess.Popen(command(ledger), stderr=subprocess.DEVNULL)
        time.sleep(full_run * (number % 20 + 0.5) / 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if not ledger.exists() or os.path.getsize(ledger) == 0:
            continue
        try:
            found = rows_of(ledger)
        except sqlite3.OperationalError as error:  # killed before the schema was made
            assert "no such table" in str(error), error
            continue
        killed_midway += 0 < len(found) < len(whole)
        for document, counts in found.items():
            assert counts == whole[document], f"half a document after kill {number}: {document}"
    for number in range(4):
        ledger = work / f"killed{number}.db"
        subprocess.run(command(ledger), check=True, stderr=subprocess.DEVNULL)
        assert rows_of(ledger) == whole, f"{ledger} differs from an undisturbed ledger"
    assert killed_midway >= kills // 10, f"only {killed_midway} kills hit a half-filled ledger; the test proves nothing"
    print(f"{kills} kills, {killed_midway} of them between the first and the last document: every ledger whole")


if __name__ == "__main__":
    main()
