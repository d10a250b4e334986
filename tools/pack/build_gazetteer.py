#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the generated tables of data/common/places and data/{fr,en}/places from public gazetteers.

usage: build_gazetteer.py SHARED_DATA DATA

SHARED_DATA holds gaz_geonames, gaz_naturalearth, gaz_countries, gaz_cldr, lex_freq; DATA is the data
folder of the repository. Hand-written tables (own_*.tsv and the rules) are never touched. The same
input gives the same bytes.
"""
import csv
import io
import json
import pathlib
import re
import sqlite3
import sys
import unicodedata
import zipfile

LANGUAGES = ("fr", "en")
SPECIAL = {"œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d"}
APOSTROPHES = "\u2019\u02bc\u2018"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

# Alpha-2 codes of dependencies -> alpha-3 of the state that acts for them (PLOVER country).
# Hong Kong, Macao, Taiwan, Palestine, Western Sahara and Kosovo keep their own codes.
STATE = {
    "FRA": "GLP MTQ GUF REU MYT SPM BLM MAF NCL PYF WLF ATF",
    "GBR": "AIA BMU CYM FLK GIB GGY JEY IMN IOT MSR PCN SGS SHN TCA VGB",
    "USA": "ASM GUM MNP PRI UMI VIR",
    "NLD": "ABW BES CUW SXM",
    "DNK": "FRO GRL",
    "AUS": "CCK CXR HMD NFK",
    "NZL": "COK NIU TKL",
    "NOR": "BVT SJM",
    "FIN": "ALA",
}
STATE_OF = {dep: state for state, deps in STATE.items() for dep in deps.split()}
# Which name of a country leads, where mledoze's is not what newspapers write.
LEADING = {
    "fr": {"COD": "République démocratique du Congo", "PLW": "Palaos", "ALA": "Îles Åland", "VNM": "Vietnam",
           "REU": "La Réunion", "NGA": "Nigeria", "CPV": "Cap-Vert", "SAU": "Arabie saoudite",
           "ESH": "Sahara occidental", "SXM": "Sint Maarten", "VAT": "Vatican", "CZE": "République tchèque",
           "COG": "Congo-Brazzaville"},
    "en": {"COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo", "TUR": "Turkey",
           "CZE": "Czech Republic", "MKD": "North Macedonia", "VAT": "Vatican"},
}
# Names of the sources that are wrong, or that mean another thing first.
WRONG_NAMES = {"fr": {"îles Vierges", "É.-U.", "R.-U.", "états-unis d'Amérique"}, "en": {"Virgin Islands"}}
# Where mledoze gives the demonym of the state for a dependency, two words in one cell, or errs.
NO_DEMONYM = {"ATF", "BES", "IOT", "SJM", "MNP", "UMI", "GGY", "JEY", "ASM", "BVT", "HMD", "VIR", "VGB", "ATG",
              "SPM", "BIH", "KNA", "GIB", "DJI", "VAT", "ATA", "MAF", "DMA"}
BAD_DEMONYM = {("fr", "NZL"), ("fr", "SHN"), ("fr", "ARE"), ("en", "AUS2")}
# English adjectives that are no noun for a person.
ADJECTIVE_ONLY = {"British", "French", "Spanish", "Danish", "Finnish", "Swedish", "Polish", "Turkish", "Dutch", "Irish",
                  "Greenlandic", "Ålandish"}
PEOPLE_ONLY = {"Icelander", "New Zealander", "Filipino", "Luxembourger", "Liechtensteiner", "Mosotho", "Motswana",
               "Cook Islander", "Solomon Islander", "Surinamer", "Hong Konger"}
INVARIANT_PEOPLE = {"Portuguese", "Chinese", "Japanese", "Swiss", "Vietnamese", "Lebanese"}


def fold(text):
    """As fold() of src/base/strings.cc."""
    out, gap = [], False
    for c in text:
        if c.isspace() or c in HYPHENS:
            gap = bool(out)
            continue
        if gap:
            out.append(" ")
        gap = False
        if c in APOSTROPHES:
            out.append("'")
        elif c.lower() in SPECIAL or c == "İ":
            out.append(SPECIAL.get(c.lower(), "i"))
        else:
            for part in unicodedata.normalize("NFD", c):
                if unicodedata.category(part) != "Mn":
                    low = part.lower()
                    out.append(low if len(low) == 1 else part)
    return "".join(out)


def write(path, what, source, licence, columns, rows):
    lines = [f"# what: {line}" for line in what]
    lines += [f"# source: {source}", f"# licence: {licence}", "# made by tools/pack/build_gazetteer.py; do not edit",
              "\t".join(columns)]
    lines += ["\t".join(str(cell) for cell in row).rstrip("\t") for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows, {path.stat().st_size} bytes")


class Sources:
    """The source files, parsed once."""

    def __init__(self, shared):
        self.shared = shared
        self.countries = json.loads((shared / "gaz_countries/countries.json").read_text(encoding="utf-8"))
        for country in self.countries:
            if country["cca3"] == "UNK":
                country["cca3"] = "XKX"
        self.countries.sort(key=lambda c: c["cca3"])
        self.info = {}
        for line in (shared / "gaz_geonames/countryInfo.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                cells = line.split("\t")
                self.info[cells[1]] = cells
        self.alpha3 = {cells[0]: cells[1] for cells in self.info.values()}
        self.cldr = {lang: json.loads((shared / f"gaz_cldr/{lang}_territories.json").read_text(encoding="utf-8"))
                     ["main"][lang]["localeDisplayNames"]["territories"] for lang in LANGUAGES}
        self.cities = self.read_cities()
        self.natural_earth = self.read_natural_earth()

    def read_cities(self):
        archive = zipfile.ZipFile(self.shared / "gaz_geonames/cities15000.zip")
        cities = []
        for line in io.TextIOWrapper(archive.open("cities15000.txt"), encoding="utf-8"):
            c = line.rstrip("\n").split("\t")
            cities.append({"id": int(c[0]), "name": c[1], "ascii": c[2], "other": c[3].split(",") if c[3] else [],
                           "lat": float(c[4]), "lon": float(c[5]), "code": c[7],
                           "country": self.alpha3.get(c[8], ""), "iso2": c[8], "admin1": c[10],
                           "population": int(c[14] or 0)})
        return cities

    def read_natural_earth(self):
        path = self.shared / "gaz_naturalearth/ne_places_fr.tsv"
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def names_of_country(sources, country, lang):
    """Leading name first, then the others, no two with one key."""
    alpha2, alpha3 = country["cca2"], country["cca3"]
    given = country["translations"]["fra"] if lang == "fr" else country["name"]
    names = [LEADING[lang].get(alpha3, given["common"])]
    names += [name for key, name in sources.cldr[lang].items() if key == alpha2 or key.startswith(alpha2 + "-")]
    names += [given["common"], given["official"]]
    seen, kept = set(), []
    for name in names:
        name = re.sub(r"^(La|Les|The) (?=\S+ )", lambda m: m.group(0) if lang == "fr" and alpha3 == "REU" else "", name)
        name = name.replace(" - ", "-").replace("’", "'").replace("' ", "'").replace(" -", "-").strip()
        if "&" in name:
            name = name.replace("&", "and")
        if "(" in name or name in WRONG_NAMES[lang] or fold(name) in seen or len(name) < 4:
            continue
        seen.add(fold(name))
        kept.append(name)
    return kept


def capitals(sources):
    """alpha-3 -> capital city of GeoNames (PPLC, the most populous)."""
    found = {}
    for city in sources.cities:
        if city["code"] == "PPLC":
            best = found.get(city["country"])
            if best is None or city["population"] > best["population"]:
                found[city["country"]] = city
    return found


def city_names(sources):
    """GeoNames id -> {"fr": name, "en": name} of Natural Earth."""
    names = {}
    for row in sources.natural_earth:
        ident = row["GEONAMEID"].split(".")[0]
        ident = int(ident) if ident.isdigit() else 0
        if ident > 0:
            names[ident] = {"fr": row["NAME_FR"].strip(), "en": row["NAME_EN"].strip()}
    return names


def write_countries(sources, data):
    capital_of = capitals(sources)
    rows = []
    for country in sources.countries:
        alpha3 = country["cca3"]
        info = sources.info.get(alpha3)
        capital = capital_of.get(alpha3)
        rows.append((alpha3, country["cca2"], STATE_OF.get(alpha3, alpha3), info[16] if info else 0,
                     info[7] if info else 0, f'{country["latlng"][0]:.2f}', f'{country["latlng"][1]:.2f}',
                     capital["id"] if capital else 0))
    write(data / "common/places/countries.tsv",
          ["countries and territories: ISO 3166-1 alpha-3 and alpha-2 (XKX, XK: Kosovo, user-assigned), the state that",
           "acts for it (itself unless a dependency), GeoNames id, population, latitude and longitude of its middle,",
           "GeoNames id of its capital (0 = none in the gazetteer)"],
          "GeoNames countryInfo and cities15000 (geonames.org); mledoze/countries; states of dependencies: ISO 3166",
          "CC BY 4.0 (GeoNames), ODbL 1.0 (mledoze/countries)",
          ("country", "alpha2", "state", "geonames", "population", "latitude", "longitude", "capital"), rows)
    names = city_names(sources)
    for lang in LANGUAGES:
        rows = []
        for country in sources.countries:
            alpha3 = country["cca3"]
            forms = names_of_country(sources, country, lang)
            rows.append((alpha3, "name", forms[0]))
            rows += [(alpha3, "variant", form) for form in forms[1:]]
            capital = capital_of.get(alpha3)
            if capital:
                name = names.get(capital["id"], {}).get(lang) or capital["name"]
                rows.append((alpha3, "capital", name.replace("’", "'")))
        write(data / lang / "places/country_names.tsv",
              [f"names of countries and their capitals in this language ({lang}): alpha-3; name (the one to show),",
               "variant or capital; the form. Further rows by hand: own_country_names.tsv"],
              "mledoze/countries; Unicode CLDR; capitals: GeoNames, Natural Earth 1:10m populated places",
              "ODbL 1.0, Unicode-3.0, CC BY 4.0, public domain", ("country", "kind", "form"), rows)
        write_demonyms(sources, data, lang)


def french_forms(masc, fem):
    def plural(word):
        return word if word.endswith(("s", "x")) else word + "s"
    return masc, fem, plural(masc), plural(fem)


def write_demonyms(sources, data, lang):
    rows = []
    for country in sources.countries:
        alpha3 = country["cca3"]
        given = country["demonyms"].get("fra" if lang == "fr" else "eng")
        if not given or alpha3 in NO_DEMONYM or (lang, alpha3) in BAD_DEMONYM or not given["m"].strip():
            continue
        masc, fem = given["m"].strip(), given["f"].strip()
        if "," in masc or " or " in masc or " et " in masc:
            continue
        if lang == "fr":
            rows.append((alpha3, "both") + french_forms(masc, fem))
            continue
        use = "adjective" if masc in ADJECTIVE_ONLY else "people" if masc in PEOPLE_ONLY else "both"
        if use == "adjective":
            rows.append((alpha3, use, masc, masc, masc, masc))
        else:
            plural = masc if masc.endswith(("ese", "ss", "ois")) else masc + "s"
            rows.append((alpha3, use, masc, masc, plural, plural))
    write(data / lang / "places/demonyms.tsv",
          [f"what people and things of a country are called in this language ({lang}): alpha-3; adjective, people (noun)",
           "or both; masculine, feminine, masculine plural, feminine plural. Further rows by hand: own_demonyms.tsv"],
          "mledoze/countries, plurals formed by rule", "ODbL 1.0",
          ("country", "use", "masc", "fem", "masc_plural", "fem_plural"), rows)


# Scripts of the country -> are other spellings in Latin letters worth keeping? In these countries the
# native name is written in Latin letters, and the other spellings are those of other languages.
LATIN = set("""AD AT BE BR CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GB GT HN HR HU IE IS IT LT LU LV MX NI NL NO NZ
AU PA PE PL PT PY RO SE SI SK SV US UY VE AR BO JM HT PH ID MY VN RE GP MQ GF YT PR BA AL""".split())
# Generic words around the names of administrative units, dropped to make a second key.
GENERIC = re.compile(
    r"^(?:muhafazat|wilayat?(?: de| d'| du)?|provincia(?: de| di)?|province (?:de |du |d'|of )|region (?:de |du |d'|des |of )|"
    r"departamento (?:de|del)|departement (?:de |du |d'|des )|estado (?:de|do|da)|state of|gouvernorat de|canton of|"
    r"free state of|comunidad de|republic of|autonomous republic of|principality of|kanton|judetul) ?|"
    r" (?:governorate|province|oblast'?|region|district|state|county|prefecture|city|municipality|wilaya|krai|kray|okrug|"
    r"republic|sheng|shi|autonomous region|autonomous oblast|special region|division|voivodeship|parish|voblasts|"
    r"department|departamento|governate|emirate|island|capital region|capital territory|territory|wilayat|zone)$")
FRENCH = {"FRA", "REU", "GLP", "MTQ", "GUF", "BEL", "CHE"}
CLASS = {"PPLX": "sub_city"}


def skeleton(text):
    """What stays of a name through romanisations: "Ar Raqqah" and "Raqqa", "Homs" and "Hims"."""
    words = fold(text).replace("'", "").replace("‘", "").replace("`", "").replace("ʻ", "")
    words = re.sub(r"^(al|el|ar|as|ash|ad|at|an|az|ed|es|et) ", "", words)
    words = re.sub(r" (al|el|ar|as|ash|ad|at|an|az|ez|uz|ed|es|et) ", " ", words).replace(" ", "")
    for old, new in (("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
                     ("th", "t"), ("zh", "j"), ("dj", "j"), ("dz", "j"), ("cz", "s"), ("ts", "s"), ("tz", "s"),
                     ("ou", "u"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("ph", "f")):
        words = words.replace(old, new)
    words = re.sub(r"[aeiouyhv]", "", words[1:]) if words[:1] in "aeiouy" else words[:1] + re.sub(r"[aeiouyh]", "", words[1:])
    return re.sub(r"(.)\1", r"\1", words)


def is_key(key):
    """Fit to be looked up: letters, blanks and apostrophes, at least three letters."""
    return len(key) >= 3 and all(c in " '." or c.isalpha() for c in key) and key.isprintable()


def spellings(city):
    """The other romanisations of a name among the alternate names of GeoNames, at most eight."""
    if city["iso2"] in LATIN or city["population"] < 20000 and city["code"] not in ("PPLC", "PPLA"):
        return []
    bones = skeleton(city["name"])
    if len(bones) < 2:
        return []
    found = []
    for name in city["other"]:
        if not re.fullmatch(r"[A-ZÀ-Ž][A-Za-zÀ-ÿ' -]+", name) or name.isupper() or len(name) < 4:
            continue
        if skeleton(name) == bones and fold(name) not in map(fold, found):
            found.append(name)
    return found[:8]


class Gazetteer:
    """Places by id and the keys that name them."""

    def __init__(self):
        self.places = {}  # id -> row
        self.keys = {}    # key -> {id: languages}

    def add(self, ident, kind, country, admin1, lat, lon, population, names):
        """`names`: (language or "" for all, name); the first of each language is the one to show."""
        shown = {}
        for lang, name in names:
            name = clean(name)
            if not name:
                continue
            shown.setdefault(lang or "", name)
            for key in {fold(name), bare(fold(name)), joined(fold(name))}:
                if is_key(key):
                    known = self.keys.setdefault(key, {}).setdefault(ident, set())
                    known.add(lang)
                article = re.match(r"les? (.{3,})", fold(name)) if lang == "fr" or country in FRENCH else None
                if article:  # "au Caire", "des Abymes"
                    self.keys.setdefault(article.group(1), {}).setdefault(ident, set()).add("fr+")
        if shown:
            main = shown.get("en") or shown.get("") or shown["fr"]
            french = shown.get("fr", "")
            self.places[ident] = (ident, kind, country, admin1, f"{lat:.3f}", f"{lon:.3f}", population, main,
                                  "" if french == main else french)


def clean(name):
    return re.sub(r"\s+", " ", name.replace("’", "'").replace("‘", "'").replace("ʻ", "'").replace("`", "'")
                  .replace("ʼ", "'").split("(")[0].split("/")[0]).strip(" ,")


def bare(key):
    """A key without the marks of Arabic romanisation ("dar'a" -> "dara")."""
    return re.sub(r"(?<![dl])'|'(?=[^aeiouh])", "", key)


def joined(key):
    """A key with the Arabic article written into its noun ("deir ez zor" -> "deir ezzor")."""
    return re.sub(r" ([ae])([dnrstz]) \2", r" \1\2\2", key)


def admin1_rows(sources):
    """code ("SY.07") -> (name, GeoNames id) of the first-level units."""
    rows = {}
    for line in (sources.shared / "gaz_geonames/admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, plain, ident = line.split("\t")
        rows[code] = [int(ident), name, plain]
    return rows


def who_is_on_first(sources):
    with open(sources.shared / "gaz_whosonfirst_sy/places_sy.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def add_cities(sources, gazetteer):
    shown = city_names(sources)
    for city in sources.cities:
        if city["code"] in ("PPLH", "PPLQ", "PPLW") or not city["country"]:
            continue
        names = [(lang, shown.get(city["id"], {}).get(lang, "")) for lang in LANGUAGES]
        names += [("", city["name"]), ("", city["ascii"])] + [("", name) for name in spellings(city)]
        gazetteer.add(city["id"], CLASS.get(city["code"], "city"), city["country"], city["admin1"], city["lat"],
                      city["lon"], city["population"], names)
    by_place = {(round(c["lat"], 1), round(c["lon"], 1)) for c in sources.cities}
    alpha2 = {cells[1]: cells[0] for cells in sources.info.values()}
    for row in sources.natural_earth:
        ident = row["GEONAMEID"].split(".")[0]
        ident = int(ident) if ident.isdigit() else 0
        lat, lon = float(row["LATITUDE"]), float(row["LONGITUDE"])
        country = {"KOS": "XKX", "SDS": "SSD", "PSX": "PSE", "SAH": "ESH"}.get(row["ADM0_A3"], row["ADM0_A3"])
        known = ident <= 0 or ident in gazetteer.places or country not in alpha2
        if known or any((round(lat + a, 1), round(lon + b, 1)) in by_place for a in (-.1, 0, .1) for b in (-.1, 0, .1)):
            continue
        gazetteer.add(ident, "city", country, "", lat, lon, int(float(row["POP_MAX"] or 0)),
                      [("fr", row["NAME_FR"]), ("en", row["NAME_EN"]), ("", row["NAME"])])


def add_syria(sources, gazetteer):
    """French names of Who's on first for Syrian towns and provinces, and places it alone knows."""
    for row in who_is_on_first(sources):
        ident = int(row["geonames"]) if row["geonames"].isdigit() else 0
        if row["placetype"] not in ("locality", "region") or ident == 0:
            continue
        names = [n for n in [row["fra"]] + row["fra_variants"].split("|") if n and re.fullmatch(r"[A-ZÀ-Ž][A-Za-zÀ-ÿ' -]+", n)]
        if ident in gazetteer.places:
            for name in names:
                gazetteer.keys.setdefault(fold(name), {}).setdefault(ident, set()).add("fr")
            place = gazetteer.places[ident]
            if names and not place[8] and names[0] != place[7]:
                gazetteer.places[ident] = place[:8] + (names[0],)
        elif row["placetype"] == "locality" and names:
            gazetteer.add(ident, "city", "SYR", "", float(row["lat"]), float(row["lon"]), int(row["population"] or 0),
                          [("fr", name) for name in names] + [("en", row["eng"]), ("", row["name"])])


def add_provinces(sources, gazetteer):
    seats = {}
    for city in sources.cities:
        code = f'{city["iso2"]}.{city["admin1"]}'
        rank = (city["code"] in ("PPLA", "PPLC"), city["population"])
        if code not in seats or rank > seats[code][0]:
            seats[code] = (rank, city)
    for code, (ident, name, plain) in sorted(admin1_rows(sources).items()):
        country = sources.alpha3.get(code.split(".")[0], "")
        seat = seats.get(code, (None, None))[1]
        if not country or seat is None:
            continue
        names = [("", name), ("", plain)]
        short = fold(plain)
        for _ in range(2):
            short = GENERIC.sub("", short).strip()
        if short and short != fold(plain):
            names.append(("", short.title()))
        gazetteer.add(ident, "province", country, code.split(".")[1], seat["lat"], seat["lon"], 0, names)


def write_gazetteer(sources, data):
    gazetteer = Gazetteer()
    add_provinces(sources, gazetteer)
    add_cities(sources, gazetteer)
    add_syria(sources, gazetteer)
    source = ("GeoNames cities15000 and admin1CodesASCII (geonames.org); Natural Earth 1:10m populated places; "
              "Who's On First (French names in Syria)")
    licence = "CC BY 4.0 (GeoNames), public domain (Natural Earth), CC BY 4.0 (Who's On First)"
    write(data / "common/places/places.tsv",
          ["towns (15,000 inhabitants or more, and smaller ones of Natural Earth) and first-level units: GeoNames id; class",
           "(province, city, sub_city); alpha-3; GeoNames admin1 code; latitude, longitude (of provinces: of their seat);",
           "population (0 = unknown); name in English or as the country writes it; French name when it is another"],
          source, licence,
          ("id", "class", "country", "admin1", "latitude", "longitude", "population", "name", "name_fr"),
          [gazetteer.places[ident] for ident in sorted(gazetteer.places)])
    rows = []
    for key in sorted(gazetteer.keys):
        targets = []
        for ident, langs in sorted(gazetteer.keys[key].items()):
            if ident not in gazetteer.places:
                continue
            langs = langs if langs == {"fr+"} else langs - {"fr+"}
            targets.append(f"{ident}" if "" in langs or len(langs) == 2 else f"{ident}:{min(langs)}")
        if targets:
            rows.append((key, " ".join(targets)))
    write(data / "common/places/place_names.tsv",
          ["the names of the places of places.tsv, folded (no case, accents, hyphens): key; GeoNames ids, each with",
           "':fr' or ':en' when only that language uses the name; ':fr+': only behind a contraction with its article"],
          source, licence, ("key", "places"), rows)
    return gazetteer


def lexicon(sources, lang):
    """Folded words of the language that are no names, with the licence of where they stand."""
    if lang == "fr":
        path = sources.shared / "lex_fr_lexique383/lexique383.db"
        rows = sqlite3.connect(f"file:{path}?immutable=1", uri=True).execute("select ortho, freq from Lexique")
        return {fold(word) for word, freq in rows if word and freq is not None and freq >= 0.3}
    words = set()
    for line in (sources.shared / "lex_en_lemmas/lemmatization-en.txt").read_text(encoding="utf-8-sig").splitlines():
        words.update(fold(word) for word in line.split("\t") if word.islower())
    return words


def write_common_words(sources, data, gazetteer):
    sources_of = {"fr": ("Lexique 3.83", "CC BY-SA 4.0"), "en": ("lemmatization-lists (English)", "ODbL 1.0")}
    for lang in LANGUAGES:
        known = lexicon(sources, lang)
        words = sorted(key for key in gazetteer.keys if " " not in key and key in known)
        write(data / lang / "places/common_words.tsv",
              ["keys of common/places/place_names.tsv that are words of this language too: as a town they need words",
               "around them that say so"],
              f"{sources_of[lang][0]}; the gazetteer", sources_of[lang][1], ("word",), [(word,) for word in words])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sources = Sources(pathlib.Path(sys.argv[1]))
    data = pathlib.Path(sys.argv[2])
    write_countries(sources, data)
    write_common_words(sources, data, write_gazetteer(sources, data))


if __name__ == "__main__":
    main()
