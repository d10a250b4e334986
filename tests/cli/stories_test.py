# SPDX-License-Identifier: Apache-2.0
"""`depeche copies|stories|events|event|diff`: what the documents of a ledger have in common."""
import json
import os
import random

from harness import depeche, expect, run_all, write

WIRE = ("Douze soldats ont été tués lundi dans une attaque contre une caserne à Gao, dans le nord du Mali, a annoncé l'armée malienne. "
        "Les assaillants sont arrivés à l'aube sur des motos, selon un communiqué de l'état-major diffusé à la télévision nationale.")
LOCAL = ("A Gao, le bilan de l'attaque de lundi contre la caserne fait débat. Selon des habitants, vingt soldats ont été tués. "
         "Le maire a demandé une enquête.")
ENGLISH = "Twelve soldiers were killed on Monday in an attack on a barracks in Gao, northern Mali, the Malian army said."
OLDER = "Quinze soldats ont été tués jeudi dans une attaque contre un convoi près de Gao, au Mali, a annoncé l'armée malienne."
ELSEWHERE = "Les ministres des Finances français et allemand se sont rencontrés mardi à Berlin. Ils ont parlé du budget européen."

ARTICLES = [
    ("wire", "AFP", "2019-03-18", "fr", "Mali: douze soldats tués à Gao", WIRE),
    ("paper", "Le Courrier", "2019-03-18", "fr", "Attaque meurtrière à Gao", WIRE + "\n\nAvec AFP"),
    ("local", "L'Écho du Fleuve", "2019-03-19", "fr", "Gao: combien de morts?", LOCAL),
    ("english", "The Daily Post", "2019-03-19", "en", "Twelve soldiers killed in Mali", ENGLISH),
    ("older", "La Gazette", "2019-02-22", "fr", "Mali: un convoi attaqué", OLDER),
    ("berlin", "La Gazette", "2019-03-19", "fr", "Rencontre à Berlin", ELSEWHERE),
]


def lines(run):
    expect(run.code == 0, run.code, run.errors())
    return [json.loads(line) for line in run.text().splitlines()]


def ask(command, *args, ledger="l.db"):
    return lines(depeche(command, "--ledger", ledger, "--format", "jsonl", *args))


def jsonl(articles):
    return "".join(json.dumps(dict(zip(("id", "outlet", "published", "lang", "title", "text"), a))) + "\n" for a in articles)


def ingest(articles=ARTICLES, ledger="l.db"):
    if os.path.exists(ledger):
        os.remove(ledger)
    text = jsonl(articles)
    run = depeche("ingest", "--ledger", ledger, write("a.jsonl", text))
    expect(run.code == 0, run.errors())
    return {row["title"]: row["id"] for row in lines(depeche("documents", "--ledger", ledger, "--format", "jsonl"))}


def copies_point_at_the_wire():
    ids = ingest()
    found = ask("copies")
    expect(len(found) == 1, found)
    copy = found[0]
    expect(copy["document"] == ids["Attaque meurtrière à Gao"] and copy["origin"] == ids["Mali: douze soldats tués à Gao"], copy)
    expect(copy["reason"] == "credited" and copy["share"] > 0.8 and len(copy["passages"]) == 1, copy)
    taken, original = (tuple(map(int, side.split("-"))) for side in copy["passages"][0].split("<"))
    title = "Attaque meurtrière à Gao\n\n"
    expect(taken == (len(title), len(title) + len(WIRE) - 1), taken, len(WIRE))
    expect(original[1] - original[0] == len(WIRE) - 1, original)
    table = depeche("copies", "--ledger", "l.db").text()
    expect("from AFP" in table and "Le Courrier" in table, table)


def the_earlier_time_is_the_origin():
    for early, late in (("2019-03-18T09:00Z", "2019-03-18T09:05Z"), ("2019-03-18T09:30+02:00", "2019-03-18T08:00Z")):
        ids = ingest([("one", "Le Soir", late, "fr", "Attaque à Gao", WIRE), ("two", "La Gazette", early, "fr", "Morts à Gao", WIRE)])
        copy = ask("copies")[0]
        expect(copy["origin"] == ids["Morts à Gao"] and copy["reason"] == "earlier", copy)


def stories_by_happening():
    ids = ingest()
    stories = ask("stories")
    gao = {ids[t] for t in ("Mali: douze soldats tués à Gao", "Attaque meurtrière à Gao", "Gao: combien de morts?", "Twelve soldiers killed in Mali")}
    expect(any(set(s["documents"]) == gao for s in stories), stories)
    expect(len(stories) == 3 and stories[0]["end"] >= stories[-1]["end"], stories)
    expect([s["title"] for s in ask("stories", "--text", "ministres Berlin")] == ["Rencontre à Berlin"], "by words")
    expect(len(ask("stories", "--until", "2019-03-01")) == 1, "by days")


def events_count_independent_sources():
    ingest()
    events = ask("events", "--type", "ASSAULT", "--since", "2019-03-01")
    attack = max(events, key=lambda e: e["documents"])
    expect(attack["documents"] == 4 and attack["date_begin"] == "2019-03-18", events)
    # The army, whom three papers relay, and the inhabitants: not four sources.
    expect(len(attack["sources"]) == 2, attack["sources"])
    expect(any(size.startswith("killed 12: ") for size in attack["sizes"]), attack["sizes"])
    expect(any(size.startswith("killed 20: ") and "habitants" in size for size in attack["sizes"]), attack["sizes"])
    shown = lines(depeche("event", "show", "--ledger", "l.db", "--format", "jsonl", attack["id"][:8]))
    expect([row["published"] for row in shown] == sorted(row["published"] for row in shown) and len(shown) >= 4, shown)
    expect(any(row.get("copied_from") for row in shown), shown)


BODY = ("Au moins dix soldats ont été tués mardi dans une attaque contre un poste de l'armée à Ménaka, dans le nord-est du Mali, {}. "
        "Les assaillants ont incendié trois véhicules avant de se replier vers la frontière du Niger.")


def of_the_attack(articles, *args):
    """The event with most reports, of `articles`: (outlet, language, title, text), told on one day."""
    ingest([(str(i), outlet, f"2019-05-15T{8 + i:02}:00Z", language, title, text) for i, (outlet, language, title, text) in enumerate(articles)])
    return max(ask("events", "--type", "ASSAULT", *args), key=lambda event: (event["documents"], "sizes" in event))


def one_wire_is_one_source():
    titles = ("Mali : attaque à Ménaka", "Le nord-est frappé", "Nouvelles du Mali")
    for who in ("selon une source militaire", "ont indiqué des témoins", "selon des sources concordantes", "a annoncé le maire de Ménaka"):
        outlets = ("Le Soir", "La Gazette", "Le Quotidien")
        event = of_the_attack([(outlet, "fr", title, BODY.format(who)) for outlet, title in zip(outlets, titles)])
        expect(event["documents"] == 3 and event["independent"] == 1, who, event)
        expect(len(event["sizes"]) == 1 and "," not in event["sizes"][0], who, event)
    # Two papers that write themselves may have two such sources.
    event = of_the_attack([("Le Soir", "fr", titles[0], BODY.format("selon une source militaire")),
                           ("La Gazette", "fr", titles[1], "Une source militaire a fait état de dix soldats tués mardi à Ménaka, au Mali.")])
    expect(event["documents"] == 2 and event["independent"] == 2, event)


def a_denial_is_no_source():
    villagers = "Vingt villageois ont été tués mardi à Maiduguri par Boko Haram, selon la police."
    articles = [("Le Soir", "fr", "Nigeria : attaque", villagers),
                ("La Gazette", "fr", "Nigeria : attaque", villagers.replace("la police", "l'armée")),
                ("Le Quotidien", "fr", "Nigeria : démenti", "Le gouverneur a démenti mercredi que vingt villageois ont été tués mardi à Maiduguri par Boko Haram.")]
    event = of_the_attack(articles)
    expect(event["documents"] == 3 and event["independent"] == 2, event)
    expect(event["denied_by"] == ["gouverneur"] and event["sizes"] == ["killed 20: armée, police"], event)
    # Who tells it and that it is denied, tells it.
    event = of_the_attack([("Le Soir", "fr", "Syrie", "Des avions russes ont bombardé mardi un hôpital à Idleb, tuant dix civils. Moscou a démenti ces accusations.")])
    expect(event["sources"] == ["Le Soir"] and event["sizes"] == ["killed 10: Le Soir"], event)


def a_body_of_several_names_is_one_source():
    event = of_the_attack([
        ("Le Soir", "fr", "Syrie : raid à Idleb", "Des avions russes ont tué mardi douze civils à Idleb, selon l'OSDH."),
        ("La Gazette", "fr", "Raid meurtrier", "Douze civils ont été tués mardi à Idleb par des avions russes, a indiqué l'Observatoire syrien des droits de l'homme."),
        ("The Daily Post", "en", "Air raid in Syria", "Russian warplanes killed twelve civilians in Idlib on Tuesday, the Syrian Observatory for Human Rights said.")])
    expect(event["documents"] == 3 and event["independent"] == 1, event)
    expect(len(event["sizes"]) == 1 and event["sizes"][0].count(",") == 0, event["sizes"])


def a_headline_without_its_claimant_is_no_source():
    ingest([("a", "Le Soir", "2019-10-11", "fr", "Macron recevra Kaboré lundi à Paris",
             "Le président français Emmanuel Macron recevra lundi à Paris son homologue burkinabè Roch Marc Christian Kaboré, a annoncé vendredi l'Élysée."),
            ("b", "The Daily Post", "2019-10-11", "en", "Macron to host Burkina president",
             "French President Emmanuel Macron will meet Burkina Faso's President Roch Marc Christian Kabore in Paris on Monday, the Elysee said on Friday.")])
    event = max(ask("events", "--type", "CONSULT"), key=lambda e: e["documents"])
    expect(event["documents"] == 2 and event["independent"] == 1, event)
    people = event["actor"] + event["recipient"]
    expect(sorted(people) == ["Emmanuel Macron", "Roch Marc Christian Kaboré"], people)


def a_year_and_a_town_look_back():
    """Years later an article tells an attack by its year and town alone; that of another year stays apart."""
    attack = "Un homme a foncé jeudi soir dans la foule avec un camion à Nice, tuant 84 personnes, a annoncé le parquet."
    trial = "La cour d'assises de Paris a condamné mardi huit personnes. L'attentat de {} à Nice avait fait {} morts."
    for year, dead, documents in ((2016, 86, 2), (2020, 3, 1)):
        ingest([("then", "Le Soir", "2016-07-15", "fr", "Nice : attentat sur la Promenade", attack),
                ("now", "La Gazette", "2022-12-13", "fr", "Le procès de l'attentat", trial.format(year, dead))])
        event = next(e for e in ask("events", "--type", "ASSAULT") if e["date_begin"] == "2016-07-14")
        expect(event["documents"] == documents, year, event)


def a_person_settles():
    ingest()
    attack = max(ask("events", "--type", "ASSAULT"), key=lambda e: e["documents"])
    english = [r for r in attack["reports"] if any(
        row["report"] == r and row["outlet"] == "The Daily Post"
        for row in lines(depeche("event", "show", "--ledger", "l.db", "--format", "jsonl", attack["id"])))]
    run = depeche("event", "split", "--ledger", "l.db", attack["id"], *english)
    expect(run.code == 0, run.errors())
    for rebuild in ((), ("--rebuild",)):
        events = ask("events", *rebuild)
        holding = [e for e in events if english[0] in e["reports"]]
        expect(len(holding) == 1 and set(holding[0]["reports"]) <= set(english), holding)
    other = next(e for e in events if e["documents"] == 3)
    expect(depeche("event", "merge", "--ledger", "l.db", other["id"], holding[0]["id"]).code == 0, "merge")
    joined = next(e for e in ask("events", "--rebuild") if english[0] in e["reports"])
    expect(joined["documents"] == 4 and any("pinned" in row.get("reasons", "") for row in lines(
        depeche("event", "show", "--ledger", "l.db", "--format", "jsonl", joined["id"]))), joined)
    expect(depeche("event", "unpin", "--ledger", "l.db", joined["id"]).code == 0, "unpin")
    expect({e["id"]: e["reports"] for e in ask("events")} == {e["id"]: e["reports"] for e in ask("events", "--rebuild")}, "unpinned")


def events_of_two_stories_can_be_merged():
    ingest()
    old = next(e for e in ask("events", "--type", "ASSAULT", "--until", "2019-03-01"))
    new = max(ask("events", "--type", "ASSAULT"), key=lambda e: e["documents"])
    expect(depeche("event", "merge", "--ledger", "l.db", old["id"], new["id"]).code == 0, "merge")
    for rebuild in ((), ("--rebuild",)):
        expect(any(set(old["reports"]) | set(new["reports"]) <= set(e["reports"]) for e in ask("events", *rebuild)), "joined")


def order_of_arrival_does_not_matter():
    seen = set()
    for seed in range(5):
        articles = list(ARTICLES)
        random.Random(seed).shuffle(articles)
        ingest(articles[:3])
        ask("stories")
        text = jsonl(articles[3:])
        depeche("ingest", "--ledger", "l.db", write("b.jsonl", text))
        waiting = ask("stories", "--as-is")
        expect(sum(len(s["documents"]) for s in waiting) == 3, waiting)
        answers = [depeche(*command, "--ledger", "l.db", "--format", "jsonl").out
                   for command in (("stories", "--rebuild"), ("copies",), ("events",))]
        seen.add(b"\n".join(answers))
    expect(len(seen) == 1, "the clusters differ with the order of arrival")


def differences_side_by_side():
    ids = ingest()
    run = depeche("diff", "--ledger", "l.db", ids["Mali: douze soldats tués à Gao"][:10], ids["Attaque meurtrière à Gao"], env={"COLUMNS": "100"})
    expect(run.code == 0 and "{+Avec AFP+}" in run.text() and "[-Mali: douze soldats tués-]" in run.text(), run.text())
    expect(all(len(line) <= 100 for line in run.text().splitlines()), run.text())
    before = write("before.txt", "Le pont a été fermé lundi par la mairie.")
    after = write("after.txt", "Le pont a été rouvert mardi par la mairie.")
    changes = lines(depeche("diff", before, after, "--format", "jsonl"))
    expect([c["kind"] for c in changes] == ["same", "cut", "added", "same"], changes)
    expect(changes[1]["before"]["text"] == "fermé lundi" and changes[2]["after"]["text"] == "rouvert mardi", changes)


def mistakes_are_named():
    ingest()
    for args, words in ((("event", "show", "--ledger", "l.db", "zzz"), "no event"), (("event", "split", "--ledger", "l.db", "zzz"), "no event"),
                        (("diff", "--ledger", "l.db", "zzz", "zzz"), "no document"), (("diff", "nowhere.txt", "a.jsonl"), "nowhere.txt"),
                        (("stories", "--ledger", "nowhere.db"), "nowhere.db"), (("copies", "--ledger", "a.jsonl"), "a.jsonl")):
        run = depeche(*args)
        expect(run.code == 1 and words in run.errors(), args, run.code, run.errors())
    expect(not os.path.exists("nowhere.db"), "asking makes no ledger")
    event = ask("events")[0]
    run = depeche("event", "split", "--ledger", "l.db", event["id"], "nonsense")
    expect(run.code == 1 and "DOCUMENT:NUMBER" in run.errors(), run.errors())
    expect(depeche("stories", "--ledger", "l.db", "--rebuild", "--as-is").code == 2, "both")


def reread():
    """Documents that another pack has read are read anew: the same rows as a fresh ledger has, the same ids, pins where they were."""
    import sqlite3
    ingest(ARTICLES)
    events = ask("events")
    attack = next(event for event in events if event["type"] == "ASSAULT" and len(event["reports"]) > 1)
    expect(depeche("event", "split", "--ledger", "l.db", attack["id"], attack["reports"][0]).code == 0)
    db = sqlite3.connect("l.db")

    def all_rows():
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%doc %' AND name NOT LIKE '%words%'")]
        kept = [t for t in tables if t not in ("unlinked", "linked", "neighbour", "copy", "passage", "event_report", "quote")]
        rows = {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in kept}
        rows["quote"] = sorted(map(repr, db.execute("SELECT doc, start, text, speaker FROM quote")))
        return rows

    before, documents, told = all_rows(), ask("documents"), ask("events")
    run = depeche("reread", "--ledger", "l.db")
    expect(run.code == 0 and "0 of 0 read anew" in run.errors(), run.errors())
    db.execute("UPDATE document SET pack = 'fr@2001.1' WHERE language = 'fr'")
    db.execute("UPDATE report SET type = type, mode = 'old'")
    db.execute("DELETE FROM participant")
    db.commit()
    run = depeche("ingest", "--ledger", "l.db", "a.jsonl")
    expect("were read by other packs" in run.errors() and "depeche reread --ledger l.db" in run.errors(), run.errors())
    run = depeche("reread", "--ledger", "l.db", "--portion", "2")
    expect(run.code == 0 and "read anew" in run.errors() and "lost" not in run.errors(), run.errors())
    expect(depeche("reread", "--ledger", "l.db", "--all").code == 0)
    after = all_rows()
    for table, rows in before.items():
        expect(set(rows) <= set(after[table]), table, sorted(set(rows) - set(after[table]))[:3])
    expect([d["id"] for d in documents] == [d["id"] for d in ask("documents") if d["id"] in {d["id"] for d in documents}], "ids")
    expect(db.execute("PRAGMA foreign_key_check").fetchall() == [] and db.execute("SELECT count(*) FROM event_pin").fetchone()[0] > 0, "sound")
    expect({(e["id"], tuple(e["reports"])) for e in told} <= {(e["id"], tuple(e["reports"])) for e in ask("events")}, "the events are the same")
    expect(depeche("quotes", "--ledger", "l.db", "--text", "annoncé").code == 0)
    run = depeche("reread", "--ledger", "nowhere.db")
    expect(run.code == 1 and not os.path.exists("nowhere.db"), run.errors())


if __name__ == "__main__":
    run_all([(case.__name__, case) for case in (
        copies_point_at_the_wire, the_earlier_time_is_the_origin, stories_by_happening, events_count_independent_sources, one_wire_is_one_source,
        a_denial_is_no_source, a_body_of_several_names_is_one_source, a_headline_without_its_claimant_is_no_source,
        a_year_and_a_town_look_back, a_person_settles,
        events_of_two_stories_can_be_merged, order_of_arrival_does_not_matter, differences_side_by_side, mistakes_are_named)])
