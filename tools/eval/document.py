# SPDX-License-Identifier: Apache-2.0
"""One article as it is scored: its text and its layers, in one shape for gold, for an annotator's notes and for what the program printed."""
import pathlib
import sys

import spans

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "gold"))
import article as articles  # noqa: E402  (tools/gold: the sentences that annotators count)


class Document:
    """`actors` and `places`: {id: object with `mentions`}; a mention of a place has `metonymy` (`place` or not)."""

    def __init__(self, name, lang, title, text):
        self.id, self.lang, self.title, self.text = name, lang, title, text
        self.actors, self.places = {}, {}
        self.times, self.quantities, self.quotes, self.reports = [], [], [], []

    def article(self):
        return articles.Article({"id": self.id, "title": self.title, "text": self.text[len(self.title) + 2:] if self.title else self.text})

    def sentences(self):
        if not hasattr(self, "_sentences"):
            self._sentences = self.article().sentences
        return self._sentences

    def sentences_of(self, where):
        """Numbers of the sentences that the spans touch."""
        return {n for n, s in enumerate(self.sentences()) if any(spans.overlap(s, x) for x in where)}

    def names(self, actor_id):
        """The name and the names used in the text."""
        actor = self.actors.get(actor_id, {})
        return [actor.get("name") or ""] + [m["text"] for m in actor.get("mentions", []) if m.get("form") == "name"]

    def unnamed(self, actor_id):
        return bool({"UNK", "UAF"} & set(self.actors.get(actor_id, {}).get("sectors") or []))

    def toponyms(self):
        """Every mention of a place with its place: [(mention, place)]."""
        return [(m, p) for p in self.places.values() for m in p["mentions"]]

    def mentions(self, kinds=None):
        """Spans without determiner and title of all mentions of actors: {(start, end)}."""
        return {self.core(m) for a in self.actors.values() if not kinds or a["type"] in kinds for m in a["mentions"]}

    def core(self, found):
        return spans.core(self.text, found["start"], found["end"])


def where(report):
    """The spans that tell of a report; its evidence when it has no mentions."""
    told = report.get("mentions") or ([report["evidence"]] if report.get("evidence") else [])
    return [(m["start"], m["end"]) for m in told]


def said(quote):
    """The spans of a quote: its parts where a cue splits it."""
    return [(p["start"], p["end"]) for p in quote.get("parts") or [quote]]


def from_layers(name, lang, title, text, layers):
    """A document from the layers of the gold format (docs/formats/gold.md)."""
    doc = Document(name, lang, (title or "").strip(), text)
    doc.actors = {a["id"]: a for a in layers["actors"]}
    doc.places = {p["id"]: p for p in layers["places"]}
    for layer in ("times", "quantities", "quotes", "reports"):
        setattr(doc, layer, layers[layer])
    return doc
