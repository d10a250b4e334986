#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks data/common/actors against public lists, and proposes rows for the leaders that are missing.

usage: build_actors.py DATA_DIR leaders FACTBOOK_TSV     heads of state and government (CIA World Factbook, public domain)
       build_actors.py DATA_DIR groups UCDP_CSV          armed groups (UCDP Actor Dataset, CC BY 4.0)
       build_actors.py DATA_DIR terms                    are our own terms of office sound? (CTest house.terms)

`leaders` prints each term that starts another day than the Factbook says, and each current holder that leaders.tsv does not know;
`groups` prints each armed group none of whose names the UCDP list knows. Nothing is written: rows are added by hand once checked.
`terms` names days that are none, terms that end before they begin, and two holders of one office at a time; exit 1 when there are any.
Standard library only.
"""
import csv
import datetime
import re
import sys
import unicodedata

TITLES = re.compile(r"^(?:(?:Caretaker|Acting|Interim|Transitional|Vice|Deputy|First|Prime|President|Premier|Chancellor|Minister|King|Queen|Emir|Amir|"
                    r"Sultan|Pope|Prince|Gen\.|Dr\.|State|Counselor|Taoiseach|Supreme|Leader)\s+)+")
FACTBOOK_COUNTRY = {"FRA": "France", "RUS": "Russia", "SYR": "Syria", "USA": "United States", "GBR": "United Kingdom", "DEU": "Germany",
                    "ITA": "Italy", "ESP": "Spain", "PRT": "Portugal", "GRC": "Greece", "BEL": "Belgium", "NLD": "Netherlands", "POL": "Poland",
                    "HUN": "Hungary", "AUT": "Austria", "UKR": "Ukraine", "BLR": "Belarus", "TUR": "Turkey", "ISR": "Israel", "EGY": "Egypt",
                    "IRN": "Iran", "IRQ": "Iraq", "LBN": "Lebanon", "LBY": "Libya", "JOR": "Jordan", "MAR": "Morocco", "DZA": "Algeria",
                    "TUN": "Tunisia", "SDN": "Sudan", "CHN": "China", "JPN": "Japan", "KOR": "South Korea", "PRK": "North Korea", "IND": "India",
                    "PAK": "Pakistan", "AFG": "Afghanistan", "MMR": "Burma", "PHL": "Philippines", "IDN": "Indonesia", "AUS": "Australia",
                    "NZL": "New Zealand", "CAN": "Canada", "MEX": "Mexico", "BRA": "Brazil", "ARG": "Argentina", "VEN": "Venezuela",
                    "COL": "Colombia", "CUB": "Cuba", "BOL": "Bolivia", "ZAF": "South Africa", "ZWE": "Zimbabwe", "NGA": "Nigeria", "MLI": "Mali",
                    "NER": "Niger", "BFA": "Burkina Faso", "TCD": "Chad", "CIV": "Côte d'Ivoire", "SEN": "Senegal", "CMR": "Cameroon",
                    "GAB": "Gabon", "COG": "Congo (Brazzaville)", "COD": "DRC", "RWA": "Rwanda", "BDI": "Burundi", "UGA": "Uganda",
                    "KEN": "Kenya", "ETH": "Ethiopia", "CAF": "Central African Republic"}
OFFICE = {"head_of_state": "chief_of_state", "head_of_government": "head_of_government"}


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def table(path):
    """Rows of one of our tables as dictionaries."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t") + [""] * len(names))) for line in lines[1:]]


def family_names(row):
    """Last words of all spellings: the Factbook spells names its own way."""
    return {fold(name).split()[-1] for name in [row["name"], *row["aliases"].split("|")] if fold(name)}


def check_leaders(data, factbook):
    with open(factbook, encoding="utf-8") as file:
        facts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = table(f"{data}/common/actors/leaders.tsv")
    confirmed = checked = 0
    for row in rows:
        country, role = FACTBOOK_COUNTRY.get(row["country"]), OFFICE.get(row["office"])
        if not country or not role or row["from"] < "2014":
            continue
        same = [f for f in facts if f["country"] == country and f["role"] == role and family_names(row) & set(fold(f["title_and_name"]).split())]
        checked += 1
        if any(f["since"] == row["from"] for f in same):
            confirmed += 1
        else:
            print("unconfirmed", row["country"], row["office"], row["name"], row["from"], "Factbook:", sorted({f["since"] for f in same}))
    newest = max(f["last_seen"] for f in facts)
    for code, country in FACTBOOK_COUNTRY.items():
        for office, role in OFFICE.items():
            for fact in facts:
                if fact["country"] != country or fact["role"] != role or fact["last_seen"] != newest:
                    continue
                if re.search(r"Vice|Deputy|Deputies|note", fact["title_and_name"]):
                    continue
                words = set(fold(fact["title_and_name"]).split())
                if not any(r["country"] == code and family_names(r) & words for r in rows):
                    print("missing", code, office, TITLES.sub("", fact["title_and_name"]), fact["since"])
    print(f"{confirmed} of {checked} terms since 2014 confirmed")


def check_groups(data, ucdp):
    with open(ucdp, encoding="utf-8-sig") as file:
        known = {fold(row[key]) for row in csv.DictReader(file) for key in ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng")}
    unknown = 0
    for row in table(f"{data}/common/actors/armed_groups.tsv"):
        names = {fold(name) for name in (row["fr"] + "|" + row["en"]).split("|")}
        if names & known:
            continue
        unknown += 1
        print("not in UCDP by name", row["id"], row["source"])
    print(f"{unknown} groups to check by hand")


# Codes that several bodies share, and offices that were held twice at a time.
SHARED = {("EUR", "president"), ("IGO", "president"), ("IGO", "secretary_general"), ("UNO", "president")}
TWICE = {("GMB", "head_of_state", "2017-01-19")}


def check_terms(data):
    """-> the number of faults, each printed."""
    faults = []
    holders = {}
    for name in ("leaders.tsv", "persons.tsv"):
        for row in table(f"{data}/common/actors/{name}"):
            who = f"{name}: {row['name']} {row['from']} {row['to']}"
            for day in filter(None, (row["from"], row["to"])):
                try:
                    if datetime.date.fromisoformat(day).isoformat() != day:
                        raise ValueError
                except ValueError:
                    faults.append(f"{who}: {day} is no day")
            if row["to"] and row["from"] >= row["to"]:
                faults.append(f"{who}: ends before it begins")
            if name == "leaders.tsv":
                holders.setdefault((row["country"], row["office"]), []).append(row)
    for office, rows in holders.items():
        rows.sort(key=lambda row: row["from"])
        for one, next_one in zip(rows, rows[1:]):
            both = not one["to"] or one["to"] > next_one["from"]
            if both and office not in SHARED and (*office, next_one["from"]) not in TWICE:
                faults.append(f"leaders.tsv: {' '.join(office)}: {one['name']} and {next_one['name']} on {next_one['from']}")
    print("\n".join(faults) if faults else "terms: sound")
    return len(faults)


def main():
    if len(sys.argv) == 3 and sys.argv[2] == "terms":
        sys.exit(1 if check_terms(sys.argv[1]) else 0)
    if len(sys.argv) != 4 or sys.argv[2] not in ("leaders", "groups"):
        sys.exit(__doc__)
    (check_leaders if sys.argv[2] == "leaders" else check_groups)(sys.argv[1], sys.argv[3])


if __name__ == "__main__":
    main()
