#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which analyses can a word have? Compiles data/<lang>/lexicon.tsv from the lexicons under a data folder.

usage: build_lexicon.py fr|en DATA OUT [COUNTS]   (COUNTS: lines of form TAB count, what is worth keeping)
"""
import collections
import glob
import gzip
import json
import pathlib
import re
import sys

CODES_VERB = {  # jsRealB tense -> (prefix of the code)
    "p": "P", "i": "I", "f": "F", "ps": "J", "c": "C", "s": "S", "si": "T", "ip": "Y"}
PERSONS = ["1s", "2s", "3s", "1p", "2p", "3p"]


def code_of(upos, feats):
    """UD features as a short code: P3s, Kms, W, G, ms, fp, 3 …"""
    f = dict(x.split("=") for x in feats.split("|")) if feats not in ("_", "") else {}
    g = {"Masc": "m", "Fem": "f", "Neut": "n"}.get(f.get("Gender", ""), "")
    n = {"Sing": "s", "Plur": "p"}.get(f.get("Number", ""), "")
    p = f.get("Person", "")
    form = f.get("VerbForm")
    if form == "Inf":
        return "W"
    if form == "Ger":  # the treebanks do not keep it apart from the participle
        return "G"
    if form == "Part":
        return ("G" if f.get("Tense") == "Pres" else "K") + g + n
    if form == "Fin" or "Mood" in f:
        m, t = f.get("Mood"), f.get("Tense")
        head = {("Ind", "Pres"): "P", ("Ind", "Imp"): "I", ("Ind", "Fut"): "F", ("Ind", "Past"): "J",
                ("Sub", "Pres"): "S", ("Sub", "Imp"): "T", ("Sub", "Past"): "T"}.get((m, t))
        if m == "Cnd":
            head = "C"
        if m == "Imp":
            head = "Y"
        if head is None:
            head = "A"
        return head + p + g + n
    code = p + g + n
    if "PronType" in f:
        code += "." + f["PronType"].lower().split(",")[0]
    for name, value, word in (("Definite", "Def", "def"), ("Poss", "Yes", "poss"), ("Reflex", "Yes", "reflex"), ("Polarity", "Neg", "not")):
        if f.get(name) == value:
            code += "." + word
    return code


def inflect(lemma, table, declension):
    """Forms of a noun or adjective with their codes."""
    t = declension.get(table)
    if not t or not lemma.endswith(t["ending"]):
        return
    stem = lemma[: len(lemma) - len(t["ending"])] if t["ending"] else lemma
    for d in t["declension"]:
        if d.get("val") is None or d.get("f") in ("co", "su"):
            continue
        g = d.get("g", "")
        yield stem + d["val"], (g if g in ("m", "f") else "") + d.get("n", "")


def verbs(lemma, table, conjugation):
    t = conjugation.get(table)
    if not t or not lemma.endswith(t["ending"]):
        return
    stem = lemma[: len(lemma) - len(t["ending"])] if t["ending"] else lemma
    for tense, cells in t["t"].items():
        if tense in CODES_VERB and isinstance(cells, list):
            for person, cell in zip(PERSONS, cells):
                if cell is not None:
                    yield stem + cell, CODES_VERB[tense] + person
        elif tense == "pr" and cells:
            yield stem + cells, "G"
        elif tense == "b" and cells:
            yield stem + cells, "W"
        elif tense == "pp" and cells:
            ends = cells if isinstance(cells, list) else [cells]
            for cell, gn in zip(ends, ["ms", "fs", "mp", "fp"]):
                if cell is not None:
                    yield stem + cell, "K" + gn


def treebank_rows(paths):
    for path in paths:
        for line in open(path, encoding="utf-8"):
            p = line.rstrip("\n").split("\t")
            if len(p) == 10 and p[0].isdigit():
                yield p[1].replace("’", "'"), p[2], p[3], p[5]


class Lexicon:
    def __init__(self):
        self.rows = collections.defaultdict(dict)  # form -> (upos, code) -> lemma

    def add(self, form, lemma, upos, code):
        if not form or " " in form or "\t" in form or not lemma:
            return
        self.rows[form].setdefault((upos, code), lemma)

    def write(self, out, header):
        with open(out, "w", encoding="utf-8") as f:
            f.write(header + "form\tlemma\tupos\tcode\n")
            for form in sorted(self.rows):
                for (upos, code), lemma in sorted(self.rows[form].items()):
                    f.write(f"{form}\t{'=' if lemma == form else lemma}\t{upos}\t{code}\n")


HEADER = """# what: full forms in lower case with their analyses; a form has one row for each. lemma: = is the form itself. upos: UD tag.
# what: code: verbs P ind. present, I imperfect, J past, F future, C conditional, S subjunctive, T its past, Y imperative (each with
# what: person and number), W infinitive, G present participle, K past participle (with gender and number); else person, gender (m f n), number (s p),
# what: A finite verb without tense; behind dots the kind of pronoun or article (prs rel dem int ind art neg tot rcp exc), def, poss, reflex, not (negation)
"""


def closed_classes(lexicon, paths, least):
    """Words of the closed classes as the treebanks tag them, and frequent others."""
    counts = collections.Counter()
    for form, lemma, upos, feats in treebank_rows(paths):
        if upos in ("PUNCT", "SYM", "X", "PROPN") or (upos == "NUM" and not form.isalpha()):
            continue
        counts[(form.lower(), lemma, upos, code_of(upos, feats))] += 1
    total = collections.Counter()
    for (form, _, _, _), n in counts.items():
        total[form] += n
    # The first lemma of an analysis stays: the most frequent ("good", not "Good" out of a title).
    for (form, lemma, upos, code), n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if n >= least and n * 200 >= total[form]:
            lexicon.add(form, lemma, upos, code)


def french(data, counts):
    lexicon = Lexicon()
    closed_classes(lexicon, [data + "/tb_fr_sequoia/fr_sequoia-ud-train.conllu", data + "/tb_fr_gsd/fr_gsd-ud-dev.conllu"], 1)
    gsd = []
    for line in open(data + "/lex_fr_gsd/lexiqueFR-GSD.tsv", encoding="utf-8"):
        p = line.rstrip("\n").split("\t")
        if len(p) == 5 and p[2] in ("NOUN", "VERB", "ADJ", "ADV", "AUX") and int(p[4]) >= 2 and p[0].replace("-", "").replace("'", "").isalpha():
            gsd.append(p)
            lexicon.add(p[0].lower(), p[1].lower(), p[2], code_of(p[2], p[3]))
    words = json.load(open(data + "/lex_jsrealb/lexicon-fr.json", encoding="utf-8"))
    rules = json.load(open(data + "/lex_jsrealb/rules-fr.json", encoding="utf-8"))
    for lemma, kinds in words.items():
        if "V" in kinds:
            forms = list(verbs(lemma, kinds["V"].get("tab"), rules["conjugation"]))
            if not any(counts.get(form, 0) >= 2 for form, _ in forms):
                continue
            for form, code in forms:
                common = code[1:] == "1p" and code[0] in "PIFCY"  # "nous" is frequent in quotations
                rare = code[0] in "T" or (code[0] in "IJFCSPY" and code[1:2] in ("1", "2") and not common)
                if counts.get(form, 0) >= (1 if not rare else 2) or (not rare and sum(counts.get(x, 0) for x, _ in forms) >= 30):
                    lexicon.add(form, lemma, "VERB", code)
    for lemma, kinds in words.items():
        for kind, upos in (("N", "NOUN"), ("A", "ADJ")):
            if kind not in kinds:
                continue
            gender = kinds[kind].get("g", "")
            for form, code in inflect(lemma, kinds[kind].get("tab"), rules["declension"]):
                if upos == "NOUN" and gender in ("m", "f") and code[:1] not in ("m", "f"):
                    code = gender + code
                if counts.get(form, 0) >= 2:
                    lexicon.add(form, lemma, upos, code)
        if "Adv" in kinds and counts.get(lemma, 0) >= 2:
            lexicon.add(lemma, lemma, "ADV", "")
    exc = json.load(gzip.open(data + "/lex_fr_spacy_lookups/fr_lemma_exc.json.gz"))
    lefff = data + "/lex_fr_lefff_forms/resources/dictionaries/fr/lefff/"
    for name, upos, key in (("NC", "NOUN", "noun"), ("ADJ", "ADJ", "adj"), ("ADV", "ADV", "adv")):
        for form in open(lefff + name, encoding="utf-8"):
            form = form.strip().replace("’", "'")
            if counts.get(form, 0) < 2 or not form.isalpha() or form != form.lower():
                continue
            if any(u == upos for u, _ in lexicon.rows.get(form, {})):
                continue
            lemma = exc.get(key, {}).get(form, [form])[0]
            plural = form.endswith("s") and not lemma.endswith("s")
            lexicon.add(form, lemma if upos != "ADV" else form, upos, "p" if plural and upos != "ADV" else "")
    lexicon.write_header = HEADER
    return lexicon


def english(data, counts):
    lexicon = Lexicon()
    gum = [p for g in ("news", "interview", "bio", "voyage", "textbook", "speech", "vlog") for p in sorted(glob.glob(data + f"/tb_en_gum/docs/GUM_{g}_*.conllu"))]
    closed_classes(lexicon, [data + "/tb_en_ewt/en_ewt-train.conllu"] + gum, 2)
    words = json.load(open(data + "/lex_jsrealb/lexicon-en.json", encoding="utf-8"))
    rules = json.load(open(data + "/lex_jsrealb/rules-en.json", encoding="utf-8"))
    known = set()
    for line in open(data + "/lex_freq/en_50k.txt", encoding="utf-8"):
        known.add(line.split()[0])
    for form in counts:
        known.add(form)
    names = {"s": "s", "p": "p"}
    for lemma, kinds in words.items():
        if " " in lemma:
            continue
        if "V" in kinds:
            t = rules["conjugation"].get(kinds["V"].get("tab"))
            if t and lemma.endswith(t["ending"]):
                stem = lemma[: len(lemma) - len(t["ending"])] if t["ending"] else lemma
                c = t["t"]
                forms = [(lemma, "W"), (lemma, "P")]
                if isinstance(c.get("p"), list):
                    forms.append((stem + c["p"][2], "P3s"))
                elif isinstance(c.get("p"), str):
                    forms.append((stem + c["p"], "P3s"))
                for key, code in (("ps", "J"), ("pr", "G"), ("pp", "K")):
                    cell = c.get(key)
                    cell = cell[0] if isinstance(cell, list) else cell
                    if cell is not None:
                        forms.append((stem + cell, code))
                for form, code in forms:
                    if form in known:
                        lexicon.add(form, lemma, "VERB", code)
        for kind, upos in (("N", "NOUN"), ("A", "ADJ")):
            if kind in kinds:
                for form, code in inflect(lemma, kinds[kind].get("tab"), rules["declension"]):
                    if form in known:
                        lexicon.add(form, lemma, upos, names.get(code[-1:], "") if upos == "NOUN" else "")
        if "Adv" in kinds and lemma in known:
            lexicon.add(lemma, lemma, "ADV", "")
    own_verbs(lexicon, pathlib.Path(__file__).with_name("news_verbs_en.tsv"))
    return lexicon


def own_verbs(lexicon, path):
    """Adds the forms of news_verbs_en.tsv and takes out the wrong lemmas that it names."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("lemma\t"):
            continue
        lemma, forms = line.split("\t")
        for form in forms.split("|"):
            if lemma.startswith("-"):
                for key in [k for k, found in lexicon.rows[form].items() if found == lemma[1:]]:
                    del lexicon.rows[form][key]
            else:
                word, code = form.split(":")
                lexicon.add(word, lemma, "VERB", code)


def main():
    language, data, out = sys.argv[1:4]
    counts = {}
    freq = data + f"/lex_freq/{language}_50k.txt"
    for line in open(freq, encoding="utf-8"):
        form, n = line.split()
        counts[form] = 2
    if len(sys.argv) > 4:
        for line in open(sys.argv[4], encoding="utf-8"):
            form, n = line.rstrip("\n").split("\t")
            counts[form] = max(counts.get(form, 0), int(n))
    if language == "fr":
        source = ("# source: UD French Sequoia and GSD (forms); lexique FR-GSD; jsRealB lexicon and rules (conjugation, declension); Lefff forms as in\n"
                  "# source: nlgbase; spaCy lookups (lemmas); word counts of FrequencyWords and OrangeSum decide what is kept\n"
                  "# licence: CC BY-SA 4.0 (GSD, jsRealB); LGPL-LR (Sequoia, Lefff); MIT (spaCy lookups)\n")
        french(data, counts).write(out, HEADER + source)
    else:
        source = ("# source: UD English EWT and GUM (forms); jsRealB lexicon and rules; word counts of FrequencyWords decide what is kept\n"
                  "# licence: CC BY-SA 4.0 (EWT, jsRealB); CC BY (GUM news, interview, bio, voyage, textbook, speech, vlog)\n")
        english(data, counts).write(out, HEADER + source)


main()
