# SPDX-License-Identifier: Apache-2.0
"""Reads ECB+ (Cybulska and Vossen 2014): texts from tokens, action mentions of the validated sentences, topics 1 to 35 only.

Topics 36 to 45 are the test set of the literature: nothing here opens them.
"""
import csv
import dataclasses
import pathlib
import xml.etree.ElementTree as xml

DEV = (2, 5, 12, 18, 21, 34, 35)
ASIDE = (23,)  # dev in much of the literature, train in other splits: neither tuned on nor looked at
LAST = 35
TIGHT_LEFT = {".", ",", ";", ":", "!", "?", ")", "]", "%", "''", "'", "’", "n't", "n’t"}
TIGHT_RIGHT = {"(", "[", "$", "``", "#"}


def topics_of(split):
    train = [t for t in range(1, LAST + 1) if t not in DEV + ASIDE]
    return {"dev": list(DEV), "dev+23": sorted(DEV + ASIDE), "train": train}[split]


@dataclasses.dataclass
class Mention:
    """An action that annotators marked: code points of each of its tokens, and the happening it tells (an id, unique in the corpus)."""
    doc: str
    number: int
    spans: list
    happening: tuple

    @property
    def key(self):
        return self.doc, self.number

    def overlap(self, begin, end):
        return sum(max(0, min(e, end) - max(b, begin)) for b, e in self.spans)


@dataclasses.dataclass
class Article:
    name: str      # "1_10ecbplus"
    topic: int
    subtopic: str  # "1ecbplus": the two seminal events of a topic
    title: str
    text: str      # title, empty line, body, as the program stores it
    mentions: list

    @property
    def body(self):
        return self.text[len(self.title) + 2:] if self.title else self.text


def glued(before, after, following, split_finely):
    """No blank between two tokens? `split_finely`: ecbplus texts have "rear - ended" and "their / his"."""
    if after in TIGHT_LEFT or before in TIGHT_RIGHT or after.startswith(("'", "’")) and len(after) <= 3:
        return True
    if not split_finely:
        return False
    return (after in "-/" and before[-1:].isalnum() and following[:1].isalnum()) or (before in ("-", "/") and after[0].isalnum())


def detokenise(tokens, split_finely):
    """-> text of a sentence and the half-open code points of each token. Quotes become straight."""
    text, spans, quoting = "", [], False
    for i, token in enumerate(tokens):
        before, following = tokens[i - 1] if i else "", tokens[i + 1] if i + 1 < len(tokens) else ""
        if token == '"':
            tight = quoting or i + 1 == len(tokens)
        else:
            tight = before == '"' and quoting or glued(before, token, following, split_finely)
        if split_finely and i > 1:
            tight = tight or finely(tokens, i)
        quoting ^= token == '"'
        word = {"``": '"', "''": '"'}.get(token, token)
        if text and not tight:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def finely(tokens, i):
    """The second half of "3 , 000", "7 : 15", "a . m" and "U . S": no blank after the point?"""
    before, point, after = tokens[i - 2:i + 1]
    if point in (",", ".", ":") and before[-1:].isdigit() and after[:1].isdigit():
        return point != "," or len(after) == 3
    return point == "." and len(before) == 1 and len(after) == 1 and before.isalpha() and after.isalpha()


def is_address(sentence):
    return sentence[0] in ("http", "https", "www") and len(sentence) > 3


def read_sentences(root):
    sentences = {}
    for token in root.iter("token"):
        if word := (token.text or "").strip():
            sentences.setdefault(int(token.get("sentence")), []).append((token.get("t_id"), word))
    return sentences


def build_text(sentences, split_finely):
    """-> title, text, {token id: span}. A line without a full stop is a paragraph of its own; the first one is the title."""
    title, text, where, apart = "", "", {}, True
    for tokens in sentences.values():
        words = [word for _, word in tokens]
        if split_finely and is_address(words):
            continue
        line, spans = detokenise(words, split_finely)
        ends = line.rstrip('")\'')[-1:] in tuple(".!?:…")
        if text:
            text += "\n\n" if apart or not ends else " "
        elif not ends:
            title = line
        where |= {name: (len(text) + b, len(text) + e) for (name, _), (b, e) in zip(tokens, spans)}
        text += line
        apart = not ends
    return "" if title == text else title, text, where


def read_mentions(root, doc, where, sentence_of, validated):
    """Action mentions whose first token stands in a validated sentence; those without a chain are happenings of their own."""
    chain = {}
    for relation in root.find("Relations"):
        name = ("all", relation.get("note")) if relation.tag == "CROSS_DOC_COREF" else (doc, "chain " + relation.get("r_id"))
        for source in relation.findall("source"):
            chain[source.get("m_id")] = name
    found = {}
    for markable in root.find("Markables"):
        anchors = [a.get("t_id") for a in markable.findall("token_anchor")]
        if not markable.tag.startswith(("ACTION", "NEG_ACTION")) or not anchors or sentence_of[anchors[0]] not in validated:
            continue
        number = int(markable.get("m_id"))
        spans = [where[a] for a in anchors if a in where]
        if spans:
            found[number] = Mention(doc, number, spans, chain.get(markable.get("m_id"), (doc, number)))
    return [found[number] for number in sorted(found, key=lambda n: (found[n].spans, n))]


def read(folder, topics):
    """Articles of the topics that hold a validated sentence's document, by topic and name."""
    if any(t > LAST for t in topics):
        raise ValueError("topics 36 to 45 are the test set: not read")
    validated = {}
    with open(pathlib.Path(folder) / "ECBplus_coreference_sentences.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["Topic"]) in topics:
                validated.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    articles = []
    for topic in topics:
        for path in sorted((pathlib.Path(folder) / "ECB+" / str(topic)).glob("*.xml")):
            root = xml.parse(path).getroot()
            plus = path.stem.endswith("plus")
            sentences = read_sentences(root)
            title, text, where = build_text(sentences, plus)
            sentence_of = {name: number for number, tokens in sentences.items() for name, _ in tokens}
            mentions = read_mentions(root, path.stem, where, sentence_of, validated.get(path.stem, ()))
            articles.append(Article(path.stem, topic, f"{topic}ecb{'plus' if plus else ''}", title, text, mentions))
    return articles
