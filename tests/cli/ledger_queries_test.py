# SPDX-License-Identifier: Apache-2.0
"""What a ledger answers: filters that hold or are refused, stances, figures, orders, and output that cannot be written."""
import json
import os
import sqlite3
import subprocess

from harness import BINARY, depeche, environment, expect, run_all, write

ARTICLES = [
    ("a", "Le Soir", "2019-05-15T10:00Z", "fr", "Raid à Gao",
     "Au moins quinze soldats ont été tués mardi dans une attaque à Gao, au Mali, selon la police. Le colonel Salif Traoré a salué leur courage."),
    ("b", "La Gazette", "2019-05-15T09:00Z", "fr", "Gao",
     "La Russie a démenti jeudi avoir bombardé mardi un hôpital à Idleb, dans le nord-ouest de la Syrie. L'OSDH avait fait état de dix civils tués."),
    ("c", "The Daily Post", "2019-05-15", "en", "Mali", "Colonel Salif Traore met the mayor of Gao in Gao, Mali, on Tuesday."),
]
NOBODY = 65534


def ingest(articles=None, ledger="l.db"):
    keys = ("id", "outlet", "published", "lang", "title", "text")
    text = "".join(json.dumps(dict(zip(keys, article))) + "\n" for article in articles or ARTICLES)
    run = depeche("ingest", "--ledger", ledger, write("a.jsonl", text))
    expect(run.code == 0, run.errors())


def rows(command, *args):
    run = depeche(command, "--ledger", "l.db", "--format", "jsonl", *args)
    expect(run.code == 0, run.code, run.errors())
    return [json.loads(line) for line in run.text().splitlines()]


def filters_hold_or_are_refused():
    ingest()
    for args, option in ((("quotes", "--ledger", "l.db", "--type", "PROTEST"), "--type"), (("quotes", "a.jsonl", "--place", "Gao"), "--place"),
                         (("quotes", "--ledger", "l.db", "--min-confidence", "0.9"), "--min-confidence"), (("actors", "a.jsonl", "--actor", "x"), "--actor"),
                         (("actors", "a.jsonl", "--limit", "1"), "--limit"), (("reports", "--ledger", "l.db", "--limit", "-1"), "--limit"),
                         (("reports", "--ledger", "l.db", "--country", "France"), "--country"), (("events", "--ledger", "l.db", "--country", "XX"), "--country"),
                         (("reports", "--ledger", "l.db", "--type", "kick"), "--type")):
        run = depeche(*args)
        expect(run.code == 2 and option in run.errors() and run.out == b"", args, run.code, run.errors())
    expect(len(rows("quotes", "--actor", "russie")) == 1 and rows("quotes", "--actor", "osdh", "--claimant", "russie") == [], "both")
    russian = [json.loads(line) for line in depeche("quotes", "--format", "jsonl", "--country", "ru", "a.jsonl").text().splitlines()]
    expect([row["speaker"] for row in russian] == [row["speaker"] for row in rows("quotes", "--country", "RUS")] != [], russian)


def countries_and_types_in_any_case():
    ingest()
    mali = rows("reports", "--country", "MLI")
    expect(mali and all(mali == rows("reports", "--country", code) for code in ("mli", "ML", "ml")), mali)
    expect(rows("reports", "--type", "assault") == rows("reports", "--type", "ASSAULT") != [], "types")
    expect(rows("reports", "--country", "ngo") == rows("reports", "--country", "NGO"), "of PLOVER")


def at_least_is_a_plus():
    ingest()
    sizes = [row["size"] for row in rows("reports", "--country", "MLI") if "size" in row]
    expect(sizes == ["killed 15+"], sizes)
    expect([row["size"] for row in rows("claims", "--type", "assault", "--claimant", "police")] == ["killed 15+"], "claims")
    event = next(event for event in rows("events") if "sizes" in event and event["place_country"] == "MLI")
    expect(event["sizes"] == ["killed 15+: police"], event)
    line = sqlite3.connect("l.db").execute("SELECT sizes FROM report_line WHERE sizes IS NOT NULL AND place_country = 'MLI'").fetchall()
    expect(line == [("killed 15+",)], line)


def stances_stand_beside_claimants():
    ingest()
    denied = next(row for row in rows("reports", "--country", "SYR"))
    expect(len(denied["claimant"]) == len(denied["stance"]) and denied["stance"][denied["claimant"].index("Russie")] == "denies", denied)
    expect("(denies)" in depeche("reports", "--ledger", "l.db", "--country", "SYR").text(), "table")
    quotes = [row for row in rows("claims", "--about", "hôpital") if row["kind"] == "quote"]
    expect([row["stance"] for row in quotes] == ["denies"], quotes)


def the_earlier_minute_comes_first():
    ingest()
    expect([row["outlet"] for row in rows("documents")] == ["La Gazette", "Le Soir", "The Daily Post"], rows("documents"))
    wire = "Douze soldats ont été tués lundi dans une attaque contre une caserne à Gao, dans le nord du Mali. Les assaillants sont arrivés à moto."
    os.remove("l.db")
    for first, second in (("A", "B"), ("B", "A")):
        ingest([("1", first, "2019-05-15T08:00Z", "fr", first, wire), ("2", second, "2019-05-15T07:00Z", "fr", second, wire)])
        story = rows("stories")[0]
        expect(story["title"] == second and story["outlets"] == [second, first], story)
        shown = rows("events")[0]
        origin = next(row["id"] for row in rows("documents") if row["outlet"] == second)
        expect(shown["reports"][0].startswith(origin), shown)
        os.remove("l.db")


def one_actor_of_two_spellings():
    ingest()
    found = [row for row in rows("actors", "--actor", "traore")]
    expect([(row["name"], row["documents"]) for row in found] == [("Salif Traoré", 2)], found)


def a_ledger_that_may_not_be_written_answers():
    ingest()
    rows("stories")
    expected = depeche("reports", "--ledger", "l.db").out
    os.mkdir("locked")
    os.rename("l.db", "locked/l#1%.db")
    os.chmod("locked/l#1%.db", 0o444)
    os.chmod("locked", 0o555)
    os.chmod(".", 0o755)
    user = {"user": NOBODY} if os.geteuid() == 0 else {}
    for command, code in ((("reports",), 0), (("events", "--as-is"), 0), (("events",), 1)):
        done = subprocess.run([BINARY, *command, "--ledger", "locked/l#1%.db"], capture_output=True, env=environment(), timeout=60, check=False, **user)
        expect(done.returncode == code, command, done.returncode, done.stderr)
        expect(command[0] != "reports" or done.stdout == expected, done.stdout)
        expect(code == 0 or b"--as-is" in done.stderr, done.stderr)
    # A path that begins with two slashes names no host.
    for path in (os.path.abspath("locked/l#1%.db"), "/" + os.path.abspath("locked/l#1%.db")):
        done = subprocess.run([BINARY, "reports", "--ledger", path], capture_output=True, env=environment(), timeout=60, check=False, **user)
        expect(done.returncode == 0 and done.stdout == expected, path, done.returncode, done.stderr)
    os.chmod("locked", 0o755)
    write("locked/l#1%.db-wal", "a log")
    os.chmod("locked", 0o555)
    done = subprocess.run([BINARY, "reports", "--ledger", "locked/l#1%.db"], capture_output=True, env=environment(), timeout=60, check=False, **user)
    expect(done.returncode == 1 and b"-wal" in done.stderr, done.returncode, done.stderr)


def what_was_settled_is_told():
    ingest()
    events = rows("events")
    ids = [event["id"] for event in events[:2]]
    for words, args in (("nothing is settled", ("unpin", ids[0])),):
        run = depeche("event", args[0], "--ledger", "l.db", *args[1:])
        expect(run.code == 0 and words in run.errors() and run.out == b"", run.errors())
    run = depeche("event", "merge", "--ledger", "l.db", ids[0], ids[0])
    expect(run.code == 1 and "one event" in run.errors(), run.errors())
    run = depeche("event", "merge", "--ledger", "l.db", *ids)
    told = run.text().splitlines()
    expect(run.code == 0 and any("gone" in line for line in told) and any("was 1" in line for line in told), told)
    kept = next(line.split()[1] for line in told if "was 1" in line)
    run = depeche("event", "unpin", "--ledger", "l.db", kept)
    expect(run.code == 0 and ", new" in run.text(), run.text())


def output_that_cannot_be_written():
    ingest()
    for args in (("reports", "--ledger", "l.db"), ("events", "--ledger", "l.db"), ("quotes", "--ledger", "l.db"), ("claims", "--ledger", "l.db"),
                 ("documents", "--ledger", "l.db"), ("actors", "--ledger", "l.db"), ("quotes", "a.jsonl"), ("actors", "a.jsonl"), ("places", "a.jsonl")):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, *args], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False)
        expect(done.returncode == 1 and b"standard output" in done.stderr, args, done.returncode, done.stderr)
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([BINARY, *args], stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False)
        os.close(writing)
        expect(done.returncode == 0 and b"standard output" not in done.stderr, args, done.returncode, done.stderr)


def a_damaged_ledger_is_named():
    file = sqlite3.connect("l.db")
    file.executescript("CREATE TABLE document (doc); PRAGMA application_id = 1685087080; PRAGMA user_version = 1;")
    file.close()
    run = depeche("ingest", "--ledger", "l.db", write("a.jsonl", ""))
    expect(run.code == 1 and "damaged" in run.errors() and "schema 1" in run.errors(), run.errors())


def stored_articles_can_be_read_anew():
    """The recipe of docs/formats/ledger.md."""
    ingest([*ARTICLES, ("d", None, None, "fr", None, "Un pont a été fermé.")])
    page = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../docs/formats/ledger.md"), encoding="utf-8").read()
    query = page.split("```sql\n-- the articles, as JSON Lines\n", 1)[1].split("```", 1)[0]
    lines = [row[0] for row in sqlite3.connect("l.db").execute(query)]
    before = {row["id"] for row in rows("documents")}
    os.remove("l.db")
    write("b.jsonl", "\n".join(lines))
    expect(depeche("ingest", "--ledger", "l.db", "b.jsonl").code == 0, "ingest")
    expect({row["id"] for row in rows("documents")} == before and all("@" in row["pack"] for row in rows("documents")), rows("documents"))


if __name__ == "__main__":
    run_all([(name, case) for name, case in list(globals().items())
             if callable(case) and getattr(case, "__module__", "") == "__main__" and name not in ("ingest", "rows")])
