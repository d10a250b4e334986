# SPDX-License-Identifier: Apache-2.0
"""`depeche quotes` in articles and in a ledger, `depeche claims` side by side."""
import csv
import io
import json

from harness import depeche, expect, run_all, write

TEXT = ("« Nous ne céderons pas », a dit le ministre Luc Garnier aux députés.\n\n"
        "L'armée a démenti mardi avoir bombardé l'hôpital de Gao.\n\n"
        "Douze soldats ont été tués lundi dans une attaque à Gao, selon la police ; 14 morts, selon des habitants.")


def rows(*args, **more):
    run = depeche(*args, "--format", "jsonl", **more)
    expect(run.code == 0, run.code, run.errors())
    return [json.loads(line) for line in run.text().splitlines()]


def article(name="a.jsonl", **fields):
    return write(name, json.dumps({"text": TEXT, "lang": "fr", "published": "2019-03-20", "outlet": "La Gazette", **fields}))


def quotes_of_articles():
    found = rows("quotes", article())
    first = found[0]
    expect((first["speaker"], first["addressee"], first["text"]) == ("Luc Garnier", "députés", "Nous ne céderons pas"), first)
    expect(TEXT[first["start"]:first["end"]] == first["text"] and first["published"] == "2019-03-20", first)
    expect(found == rows("quotes", "-", stdin=open("a.jsonl", "rb").read()), "standard input")
    expect(rows("quotes", "--actor", "armee", "a.jsonl") == [row for row in found if row["speaker"] == "armée"], "by speaker")
    expect(rows("quotes", "--since", "2019-04-01", "a.jsonl") == [], "by day")
    expect(len(rows("quotes", "--limit", "1", "a.jsonl")) == 1, "limit")


def quotes_as_table_and_csv():
    run = depeche("quotes", article())
    expect(run.code == 0 and "Luc Garnier" in run.text() and "    Nous ne céderons pas" in run.text(), run.text())
    table = list(csv.DictReader(io.StringIO(depeche("quotes", "--format", "csv", "a.jsonl").text())))
    expect(table[0]["speaker"] == "Luc Garnier" and table[0]["form"] == "direct", table)


def quotes_are_the_same_for_any_number_of_threads():
    lines = [json.dumps({"text": f"« Nous ne céderons pas le numéro {i} », a dit le ministre Luc Garnier aux députés.", "lang": "fr"}) for i in range(40)]
    write("many.jsonl", "\n".join("no JSON" if i % 9 == 8 else line for i, line in enumerate(lines)))
    for form in ("jsonl", "csv", "table"):
        for more in ((), ("--limit", "5"), ("--limit", "20")):
            one = depeche("quotes", "--format", form, "--jobs", "1", *more, "many.jsonl")
            for jobs in ("2", "4", "16"):
                many = depeche("quotes", "--format", form, "--jobs", jobs, *more, "many.jsonl")
                expect((many.out, many.err, many.code) == (one.out, one.err, one.code), form, jobs, more)
    expect(one.out.count(b"Luc Garnier") == 20 and one.code == 1 and one.err.count(b"many.jsonl") == 2, one.errors())


def quotes_want_articles_or_a_ledger():
    for args in ((), ("a.jsonl", "--ledger", "l.db")):
        run = depeche("quotes", *args)
        expect(run.code == 2 and b"--ledger" in run.err and run.out == b"", run.errors())
    run = depeche("quotes", "nowhere.txt")
    expect(run.code == 1 and b"nowhere.txt" in run.err, run.errors())


def ledger():
    depeche("ingest", "--ledger", "l.db", article())
    same = [{key: row[key] for key in ("speaker", "text", "start", "end")} for row in rows("quotes", "a.jsonl")]
    found = [{key: row[key] for key in ("speaker", "text", "start", "end")} for row in rows("quotes", "--ledger", "l.db")]
    expect(same == found, found)


def claims_side_by_side():
    ledger()
    found = rows("claims", "--ledger", "l.db", "--about", "Gao")
    expect({row.get("claimant") for row in found} >= {"armée", "police", "habitants"}, found)
    groups = [row["who"] for row in found]
    expect(all(groups[i] == groups[i - 1] or groups[i] not in groups[:i] for i in range(1, len(groups))), groups)
    denied = [row for row in found if row.get("stance") == "denies"]
    expect(denied and all(row["claimant"] == "armée" for row in denied), denied)
    sizes = {row["claimant"]: row.get("size") for row in found if row["kind"] == "report" and row["claimant"] != "armée"}
    expect(sizes["police"] == "killed 12" and sizes["habitants"] == "killed 14", sizes)


def claims_by_filters():
    ledger()
    expect(rows("claims", "--ledger", "l.db", "--about", "nulle part") == [], "about nothing")
    expect({row["kind"] for row in rows("claims", "--ledger", "l.db", "--type", "ASSAULT")} == {"report"}, "quotes have no type")
    expect({row["claimant"] for row in rows("claims", "--ledger", "l.db", "--claimant", "police")} >= {"police"}, "claimant")
    expect(len(rows("claims", "--ledger", "l.db", "--limit", "2")) == 2, "limit")
    run = depeche("claims", "--ledger", "l.db", "--about", "xyz")
    expect(run.code == 0 and run.out == b"" and b"nothing" in run.err, run.errors())
    run = depeche("claims")
    expect(run.code == 2, run.errors())


if __name__ == "__main__":
    run_all([(name, case) for name, case in list(globals().items())
             if callable(case) and getattr(case, "__module__", "") == "__main__" and name not in ("rows", "article")])
