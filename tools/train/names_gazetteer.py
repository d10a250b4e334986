#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which words are first names, family names, countries, cities or organisations?

usage: names_gazetteer.py SHARED_DATA RAW_TEXT[,RAW_TEXT…] OUT
Writes data/common/names/gazetteer.tsv: `key <tab> class`, key folded as base/strings.h fold() does.
First and family names are facts about use: words of sem's list of persons (MIT) and the leaders of
the Factbook (public domain), kept when raw news text uses them in that place.
"""
import csv
import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict

from names_fold import fold


WORD = re.compile(r"[^\W\d_]+'|[^\W_]+(?:-[^\W_]+)*|[^\w\s]|\n")


def is_name(word):
    return len(word) > 1 and word[0].isupper() and (word[1:].islower() or "-" in word)


def persons(shared, raw):
    listed = {fold(l.strip()) for l in open(f"{shared}/actors_sem_fr/person", encoding="utf-8")}
    after, before, lower, capital = defaultdict(set), defaultdict(set), Counter(), Counter()
    for line in (line for path in raw.split(",") for line in open(path, encoding="utf-8")):
        tokens = ["."] + WORD.findall(line.replace("’", "'")) + ["."] * 3
        for i in range(1, len(tokens) - 3):
            word = tokens[i]
            if word[0].islower():
                lower[fold(word)] += 1
            elif is_name(word) and tokens[i - 1] not in ".?!:\"«»-":
                capital[fold(word)] += 1
                second = tokens[i + 1]
                if is_name(second) and not tokens[i - 1][0].isupper() and not is_name(tokens[i + 2]):
                    after[fold(word)].add(fold(second))
                    before[fold(second)].add(fold(word))
    common = {w for w in lower if lower[w] > 0.2 * capital[w] + 3}
    score = {w: len([s for s in after[w] if s in listed or len(before[s]) > 1])
             for w in after if w in listed}
    first = {w for w, n in score.items()
             if n >= 2 and n >= 0.5 * len(before[w]) and w not in common}
    family = {w for w in before if w not in common and w in listed and
              len([f for f in before[w] if f in first]) >= 1 and
              len(before[w]) >= 0.5 * len(after[w])}
    for row in csv.DictReader(open(f"{shared}/actors_factbook_leaders/leaders_since.tsv",
                                   encoding="utf-8"), delimiter="\t"):
        name = re.sub(r"[\"“”(].*", "", row["title_and_name"]).strip()
        words = name.split()
        upper = [w for w in words if w.isupper() and len(w) > 2]
        if not upper or words[-1] != upper[-1]:
            continue
        family.update(fold(w) for w in upper if fold(w) not in common)
    officials(shared, common, first, family)
    return first, family


def officials(shared, common, first, family):
    """Ministers and envoys since 2000 (CountryInfo): names from everywhere."""
    names = set()
    for row in csv.DictReader(open(f"{shared}/actors_countryinfo/people_gov.csv", encoding="utf-8")):
        words = [w for w in row["name"].strip("_ ").split("_") if len(w) > 2 and w.isalpha()]
        if len(words) > 1:
            names.add(tuple(fold(w) for w in words))
    opening = Counter(n[0] for n in names)
    closing = Counter(n[-1] for n in names)
    first.update(w for w, n in opening.items() if n >= 2 and n >= closing[w] and w not in common)
    family.update(w for w, n in closing.items() if n >= 0.5 * opening[w] and w not in common)


def movements(shared):
    """Organised armed actors (UCDP): short names and full names."""
    for row in csv.DictReader(open(f"{shared}/actors_ucdp/ucdp-actor-221.csv", encoding="utf-8-sig")):
        if row["Org"] in ("1", "2") or row["NameData"].isupper():
            for key in ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng"):
                name = re.sub(r"\s*[(\[].*", "", row[key] or "").strip()
                if len(name) > 3 and name != "n/a" and not name.startswith("Government"):
                    yield fold(name), "org"


def territories(shared):
    for language in ("fr", "en"):
        data = json.load(open(f"{shared}/gaz_cldr/{language}_territories.json"))
        names = data["main"][language]["localeDisplayNames"]["territories"]
        for code, name in names.items():
            name = re.sub(r"\s*[\[(].*", "", name)
            if code[:2].isdigit():
                yield fold(name), "region"
            elif code[:2] not in ("ZZ", "XA", "XB"):
                yield fold(name), "country"
    for country in json.load(open(f"{shared}/gaz_countries/countries.json")):
        yield fold(country["name"]["common"]), "country"
        yield fold(country["name"]["official"]), "country"
        french = country["translations"].get("fra", {})
        for key in ("common", "official"):
            if key in french:
                yield fold(french[key]), "country"


def cities(shared, least):
    with zipfile.ZipFile(f"{shared}/gaz_geonames/cities15000.zip") as archive:
        text = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="utf-8")
        for line in text:
            cell = line.split("\t")
            people, country = int(cell[14]), cell[8]
            if people >= least or country in ("FR", "BE", "CH", "SY") or cell[7] in ("PPLC", "PPLA"):
                yield fold(cell[1]), "city"
                yield fold(cell[2]), "city"
    for row in csv.DictReader(open(f"{shared}/gaz_naturalearth/ne_places_fr.tsv", encoding="utf-8"),
                              delimiter="\t"):
        if float(row["POP_MAX"] or 0) >= least:
            for key in ("NAME_FR", "NAME_EN"):
                yield fold(row[key]), "city"
    for file in ("departement", "region"):
        for line in open(f"{shared}/actors_sem_fr/{file}", encoding="utf-8"):
            if not line.startswith("<"):
                yield fold(line), "region"
    for line in open(f"{shared}/gaz_geonames/admin1CodesASCII.txt", encoding="utf-8"):
        code, name, *_ = line.split("\t")
        if code[:2] in ("US", "CA", "AU", "GB", "DE", "IT", "ES", "SY", "IQ", "UA", "CH", "BE"):
            yield fold(name), "region"


def organizations(shared):
    for file, kind in (("organisation", "org"), ("company", "company")):
        for line in open(f"{shared}/actors_sem_fr/{file}", encoding="utf-8"):
            if not line.startswith("<"):
                yield fold(line), kind


def main():
    shared, raw, out = sys.argv[1:]
    first, family = persons(shared, raw)
    rows = {(w, "first") for w in first} | {(w, "family") for w in family}
    rows |= set(territories(shared)) | set(cities(shared, 80000)) | set(organizations(shared)) | set(movements(shared))
    kinds = defaultdict(set)
    for key, kind in rows:
        if len(key) > 1 and not key.isdigit() and "\t" not in key and len(key.split()) <= 7:
            kinds[key].add(kind)
    with open(out, "w", encoding="utf-8") as file:
        file.write("# what: names of the world, folded (lower case, no accents, hyphens as blanks); "
                   "class: blank-separated first family country region city org company\n"
                   "# what: made by tools/train/names_gazetteer.py; a feature of the name finder, "
                   "never a finding alone\n"
                   "# source: GeoNames cities15000 and admin1 (geonames.org), Natural Earth, Unicode CLDR, "
                   "mledoze/countries, sem word lists (YoannDupont/SEM), CIA World Factbook leaders, CountryInfo officials (openeventdata), UCDP Actor Dataset 22.1; use of "
                   "first and family names counted in French news text\n"
                   "# licence: CC BY 4.0 (GeoNames, UCDP); public domain (Natural Earth, Factbook); Unicode-3.0; "
                   "ODbL-1.0 (mledoze/countries); MIT (sem, CountryInfo)\n"
                   "name\tclass\n")
        for key in sorted(kinds):
            file.write(f"{key}\t{' '.join(sorted(kinds[key]))}\n")
    print(Counter(k for ks in kinds.values() for k in ks))


main()
