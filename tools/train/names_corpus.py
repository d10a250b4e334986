#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the annotated corpora into one form that the name trainer reads.

usage: names_corpus.py SHARED_DATA fr|en TRAIN_OUT DEV_OUT
       names_corpus.py text CORPUS OUT      (the paragraphs alone, an empty line behind each)
One document: `D <tab> name <tab> weight`, then for each paragraph `T <tab> text` and its names
`N <tab> begin <tab> end <tab> person|organization|place|other|unknown` (bytes of the paragraph;
unknown = neither trained on nor counted). English text: only what names_sources.py lists.
"""
import json
import os
import re
import sys

from names_sources import WIKIGOLD, WNUT, WNUT_DEV, gum_documents, wikigold_held_out

OURS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../gold/names/en.tsv")
PAPERS = re.compile(r"^(le |la |l'|les )?(monde|figaro|lib[ée]ration|croix|canard encha[iî]n[ée]|nouvel observateur|"
                    r"parisien|point|express|[ée]chos|humanit[ée]|guardian|economist|times|reuters|afp|ap|"
                    r"new york times|washington post|daily mirror.*|la weekly|est r[ée]publicain)$", re.I)
PRONOUNS = set("il elle ils elles on ce cela ça celui-ci celle-ci ceux-ci celles-ci certains certaines "
               "ces le la les l' nous vous je tu qui dont lui leur son sa cette cet un une des".split())


class Writer:
    def __init__(self, path, language):
        self.language = language
        self.file = open(path, "w", encoding="utf-8")

    def document(self, name, weight, paragraphs):
        self.file.write(f"D\t{name}\t{weight}\n")
        for text, names in paragraphs:
            self.file.write("T\t" + text.replace("\t", " ").replace("\n", " ") + "\n")
            for begin, end, kind in sorted(cleaned(text, names, self.language)):
                b, e = len(text[:begin].encode()), len(text[:end].encode())
                self.file.write(f"N\t{b}\t{e}\t{kind}\n")


def longest(names):
    kept = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if all(name[1] <= k[0] or k[1] <= name[0] for k in kept):
            kept.append(name)
    return kept


def join(words):
    """Text of words, spaced as in print; and the place of each word."""
    text, places = "", []
    for i, word in enumerate(words):
        glue = (not text or word in ",.;:!?)]}%…'’" and word not in ":;!?" or text[-1] in "'’([{"
                or word in ("n't", "'s", "'re", "'ve", "'ll", "'m", "'d", "’s"))
        if not glue:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def from_bio(sentence, kinds):
    """(words, labels with or without B-) -> text and names."""
    text, places = join([w for w, _ in sentence])
    names, last = [], None
    for (begin, end), (_, label) in zip(places, sentence):
        prefix, _, kind = label.partition("-")
        if label == "O" or not kind:
            last = None
        elif prefix == "B" or kind != last:
            names.append([begin, end, kinds.get(kind, "other")])
            last = kind
        else:
            names[-1][1] = end
    return text, [tuple(n) for n in names]


def word_class(language, wanted):
    table = f"{sys.path[0]}/../../data/{language}/names/words.tsv"
    return {l.split("\t")[0] for l in open(table, encoding="utf-8")
            if "\t" in l and wanted in l.rstrip("\n").split("\t")[1].split()}


def cleaned(text, names, language):
    """Without titles before persons; without peoples, days and months."""
    titles, no_names = word_class(language, "title"), word_class(language, "people") | word_class(
        language, "calendar")
    for begin, end, kind in names:
        words = text[begin:end].split()
        while kind == "person" and len(words) > 1 and words[0].lower() in titles:
            begin += len(words.pop(0)) + 1
            while text[begin] == " ":
                begin += 1
        if text[begin:end].lower() in no_names or kind == "person" and len(words) == 1 and \
                words[0].lower() in titles:
            continue
        yield begin, end, kind


def blocks(path):
    block = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def sequoia(path):
    """Sentences with the literal type of PARSEME-FR names (a country that acts stays a place)."""
    kinds = {"PERS": "person", "ORG": "organization", "LOC": "place", "PROD": "other", "EVE": "other"}
    for block in blocks(path):
        fields = dict(re.match(r"# (\w+) = (.*)", l).groups() for l in block if re.match(r"# \w+ = ", l))
        text = fields["text"]
        at, spans, surface = 0, {}, {}
        for line in block:
            cell = line.split("\t")
            if line.startswith("#"):
                continue
            if "-" in cell[0]:
                low, high = map(int, cell[0].split("-"))
                surface.update({i: cell[1] for i in range(low, high + 1)})
        done = {}
        for line in block:
            cell = line.split("\t")
            if line.startswith("#") or "-" in cell[0]:
                continue
            word = surface.get(int(cell[0]), cell[1])
            key = int(cell[0])
            if key in surface and key - 1 in done and surface.get(key - 1) == word and done[key - 1][1] == at \
                    and key - 1 in surface and not text[at:].lstrip().startswith(word):
                place = done[key - 1]
            else:
                begin = text.find(word, at)
                if begin < 0:
                    begin = at
                    word = ""
                place = (begin, begin + len(word))
                at = place[1]
            done[key] = place
            for part in cell[10].split(";"):
                match = re.match(r"(\d+)(?::.*\|?NE-(\w+)\.(final|prim))?", part)
                if match:
                    entry = spans.setdefault(match.group(1), {"places": []})
                    entry["places"].append((key, place))
                    if match.group(2):
                        entry["kind"], entry["level"] = match.group(2), match.group(3)
        names = {}
        for entry in spans.values():
            if "kind" not in entry:
                continue
            keys = [k for k, _ in entry["places"]]
            begin, end = entry["places"][0][1][0], entry["places"][-1][1][1]
            whole = keys[-1] - keys[0] + 1 == len(keys)
            kind = kinds[entry["kind"]] if whole else "unknown"
            if kind == "other" and PAPERS.match(text[begin:end]):
                kind = "organization"
            if begin < end and ((begin, end) not in names or entry["level"] == "prim"):
                names[begin, end] = kind
        yield fields["sent_id"], text, longest([(b, e, k) for (b, e), k in names.items()])


def popcorn(shared):
    kinds = {"CIVILIAN": "person", "TERRORIST_OR_CRIMINAL": "person", "MILITARY": "person", "PLACE": "place",
             "NON_GOVERNMENTAL_ORGANISATION": "organization", "MILITARY_ORGANISATION": "organization",
             "NON_MILITARY_GOVERNMENT_ORGANISATION": "organization",
             "INTERGOVERNMENTAL_ORGANISATION": "organization", "MATERIEL": "other", "GATHERING": "other",
             "GROUP_OF_INDIVIDUALS": "unknown"}
    data = json.load(open(f"{shared}/ie_fr_popcorn/popcorn_clean_train.json", encoding="utf-8"))
    for number, (name, entry) in enumerate(sorted(data.items())):
        text, names = entry["text"].replace("\n", " "), []
        for entity in entry["entities"]:
            for mention in entity["mentions"]:
                begin, end = mention["start"], mention["end"]
                value = text[begin:end]
                opening = begin == 0 or re.search(r"[.!?…:]\s*[«\"“]?\s*$", text[:begin])
                words = re.findall(r"\w[\w’'-]*", value)
                capitals = [w for w in words if w[0].isupper()]
                if not capitals or value.lower() in PRONOUNS or len(capitals) == 1 and \
                        capitals[0].lower() in PRONOUNS:
                    continue
                if opening and len(capitals) == 1 and words[0] == capitals[0] and \
                        entity["type"] not in ("CIVILIAN", "TERRORIST_OR_CRIMINAL", "MILITARY") and \
                        re.search(r"\b" + re.escape(words[0].lower()) + r"\b", COMMON):
                    continue
                kind = kinds.get(entity["type"], "unknown")
                if value in ("État", "Etat", "Internet", "République", "Dieu"):
                    kind = "unknown"
                names.append((begin, end, kind))
        yield number, name, text, longest(names)


COMMON = ""


def french(shared, train, dev):
    global COMMON
    COMMON = " ".join(l.split()[0] for l in open(f"{shared}/lex_freq/fr_50k.txt", encoding="utf-8"))
    for split, out in (("train", train), ("dev", dev)):
        for name, text, names in sequoia(f"{shared}/ner_fr_sequoia/sequoia-ud.parseme.frsemcor.{split}"):
            weight = 0.5 if name.startswith("emea") else 1
            out.document("sequoia/" + name, weight, [(text, names)])
    for number, name, text, names in popcorn(shared):
        (dev if number % 5 == 4 else train).document("popcorn/" + name, 1, [(text, names)])


def gum(shared, train, dev):
    kinds = {"person": "person", "organization": "organization", "place": "place", "event": "other",
             "object": "other", "abstract": "other", "animal": "other", "substance": "other",
             "plant": "other"}
    for path, held_out in gum_documents(shared):
        paragraphs = []
        for block in blocks(path):
            text = next(l[9:] for l in block if l.startswith("# text = "))
            at, open_, names = 0, {}, []
            rows = [l.split("\t") for l in block if not l.startswith("#")]
            ranges, words = {}, {}
            for row in rows:
                if "-" in row[0]:
                    low, high = map(int, row[0].split("-"))
                    for i in range(low, high + 1):
                        ranges[i] = row[1]
                        words[i] = (low, high)
            place, tags = {}, {}
            for row in rows:
                if "-" in row[0] or "." in row[0]:
                    continue
                i, form = int(row[0]), row[1]
                begin = text.find(form, at)
                if begin < 0:
                    begin, form = at, ""
                place[i] = begin, begin + len(form)
                tags[i] = "PROPN" if row[4].startswith("NNP") else row[3]
                at = begin + len(form)
                misc = re.search(r"Entity=([^|]*)", row[9])
                for part in re.findall(r"\([^()]*\)?|[^()]+\)", misc.group(1)) if misc else []:
                    head = part.strip("()").split("-")
                    if part.startswith("("):
                        entry = (i, head[1] if len(head) > 1 else "", head)
                        if part.endswith(")"):
                            names.append((i, i, entry[1]))
                        else:
                            open_.setdefault(head[0], []).append(entry)
                    elif open_.get(head[0]):
                        first, kind, _ = open_[head[0]].pop()
                        names.append((first, i, kind))
            found = []
            for first, last, kind in names:
                if kind not in kinds:
                    continue
                found += gum_name(first, last, kinds[kind], place, tags, text)
            paragraphs.append((text, longest(found)))
        name = path.split("/")[-1][:-7]
        (dev if held_out else train).document("gum/" + name, 1, paragraphs)


def gum_name(first, last, kind, place, tags, text):
    """A GUM entity is a noun phrase: its name is the stretch of proper nouns that it amounts to."""
    content = [i for i in range(first, last + 1) if tags[i] not in ("PUNCT", "DET")]
    while content and tags[content[0]] != "PROPN":
        content.pop(0)
    if not content:
        return []
    joined = [content[0]]
    for i in range(content[0] + 1, last + 1):
        word = text[slice(*place[i])]
        if tags[i] == "PROPN" or word[:1].isupper() or (tags[i] in ("ADP", "DET", "CCONJ", "NUM") and i < last) \
                or word in "-'.&":
            joined.append(i)
        else:
            break
    while tags[joined[-1]] != "PROPN" and not text[slice(*place[joined[-1]])][:1].isupper():
        joined.pop()
    # Only a phrase whose rest is small words is a name of that type.
    rest = [i for i in range(first, last + 1) if i not in joined and tags[i] in ("NOUN", "VERB", "PRON")]
    if rest and min(rest) > joined[-1]:
        return []
    return [(place[joined[0]][0], place[joined[-1]][1], kind)]


def our_documents():
    """(held out?, name, paragraphs) of gold/names/en.tsv: English Wikinews, annotated by us; every fifth document is held out."""
    documents = []
    for line in open(OURS, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "D":
            documents.append((cells[1], []))
        elif cells[0] == "T":
            documents[-1][1].append((cells[1], []))
        elif cells[0] == "N":
            text, names = documents[-1][1][-1]
            begin, end = (len(text.encode()[:int(c)].decode()) for c in cells[1:3])
            names.append((begin, end, cells[3]))
    for number, (name, paragraphs) in enumerate(documents):
        yield number % 5 == 4, name, paragraphs


def wikigold_documents(shared):
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}
    documents, sentences = [], []
    for block in blocks(f"{shared}/{WIKIGOLD}"):
        rows = [l.split() for l in block]
        if rows[0][0] == "-DOCSTART-":
            documents.append(sentences)
            sentences = []
            rows = rows[1:]
        if rows:
            sentences.append(from_bio([(r[0], r[1]) for r in rows], kinds))
    documents.append(sentences)
    documents = [d for d in documents if d]
    if len(documents) < 20:
        flat = [s for d in documents for s in d]
        documents = [flat[i:i + 12] for i in range(0, len(flat), 12)]
    return documents


def english(shared, train, dev):
    for number, document in enumerate(wikigold_documents(shared)):
        (dev if wikigold_held_out(number) else train).document(f"wikigold/{number}", 1, document)
    wnut = {"person": "person", "corporation": "organization", "group": "organization", "location": "place",
            "creative-work": "other", "product": "other"}
    for file, out, tag in ((WNUT, train, "wnut"), (WNUT_DEV, dev, "wnut")):
        for number, block in enumerate(blocks(f"{shared}/{file}")):
            rows = [l.split("\t") for l in block]
            rows = [(r[0], r[1].strip() if len(r) > 1 and r[1].strip() else "O") for r in rows]
            if out is train and number % 2:
                continue  # chatter teaches little about news
            out.document(f"{tag}/{number}", 0.2, [from_bio(rows, wnut)])
    gum(shared, train, dev)
    for held_out, name, paragraphs in our_documents():
        (dev if held_out else train).document(name, 1, paragraphs)


def main():
    if sys.argv[1] == "text":
        with open(sys.argv[3], "w", encoding="utf-8") as out:
            for line in open(sys.argv[2], encoding="utf-8"):
                if line.startswith("T\t"):
                    out.write(line[2:].rstrip("\n") + "\n\n")
        return
    shared, language, train, dev = sys.argv[1:]
    {"fr": french, "en": english}[language](
        shared, Writer(train, language), Writer(dev, language))


if __name__ == "__main__":
    main()
