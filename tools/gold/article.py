"""An article of the gold set: its one text, its sentences as annotators count them, and where words stand in it.

The text of an article is title, blank line, body (as in docs/formats/jsonl.md); all offsets are code points, half-open.
Sentence 0 is the title; the sentences of the body are counted from 1.
"""
import json
import pathlib
import re

_END = re.compile(r"""([.!?…]+['"»”’)\]]*|[.!?…]['"»”’)\]\s]*»)(?=\s+["'«“‘(—–-]*\s?[A-ZÀ-ÖØ-Þ0-9])""")
_NO_END = re.compile(r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|Mr|Mrs|Ms|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Prof|No|vs|art|U\.S|U\.N|U\.K|E\.U"
                     r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$")


class Article:
    """`source`: the JSON object with `id`, `title`, `published`, `lang`, `text` (the body) and optional fields."""

    def __init__(self, source):
        self.source = source
        self.id = source["id"]
        title = (source.get("title") or "").strip()
        body = source["text"].strip()
        self.text = f"{title}\n\n{body}" if title else body
        self.sentences = [(0, len(title))] if title else []
        self._split(len(self.text) - len(body))
        self.first = 0 if title else 1

    def _split(self, start):
        for line in re.finditer(r"[^\n]+", self.text[start:]):
            b, e = start + line.start(), start + line.end()
            for m in _END.finditer(self.text, b, e):
                if m.group().startswith(".") and _NO_END.search(self.text[b:m.start() + 1]):
                    continue
                self.sentences.append(self._trim(b, m.end()))
                b = m.end()
            if self.text[b:e].strip():
                self.sentences.append(self._trim(b, e))

    def _trim(self, b, e):
        while b < e and self.text[b].isspace():
            b += 1
        while e > b and self.text[e - 1].isspace():
            e -= 1
        return b, e

    def numbered(self):
        """The text as annotators see it: one sentence a line, with its number; blank lines between paragraphs."""
        out, last = [f"# {self.id}  published {self.source['published']}  lang {self.source['lang']}"], 0
        for i, (b, e) in enumerate(self.sentences):
            if "\n" in self.text[last:b]:
                out.append("")
            out.append(f"{i + self.first}: {self.text[b:e]}")
            last = e
        return "\n".join(out) + "\n"

    def find(self, anchor):
        """`3:words`, `3:words#2` (second time in the sentence), `3:first words ... last words`, `3-5:first ... last` -> (start, end)."""
        m = re.fullmatch(r"(\d+)(?:-(\d+))?:(.+)", anchor.strip(), re.S)
        if not m:
            raise ValueError(f"anchor '{anchor}' is not 'sentence:words'")
        low, high = int(m[1]) - self.first, int(m[2] or m[1]) - self.first
        if not (0 <= low <= high < len(self.sentences)):
            raise ValueError(f"anchor '{anchor}': there is no such sentence")
        words, nth = m[3].strip(), 1
        if (k := re.search(r"#(\d+)$", words)):
            words, nth = words[:k.start()].strip(), int(k[1])
        begin, end = self.sentences[low][0], self.sentences[high][1]
        if " ... " in words:
            head, tail = (w.strip() for w in words.split(" ... ", 1))
            b, _ = self._nth(head, nth, begin, self.sentences[low][1], anchor)
            ends = [e for _, e in self._all(tail, max(b, self.sentences[high][0]), end)]
            if not ends:
                raise ValueError(f"anchor '{anchor}': '{tail}' does not stand after '{head}'")
            return b, ends[-1]
        return self._nth(words, nth, begin, end, anchor)

    def _nth(self, words, nth, begin, end, anchor):
        found = self._all(words, begin, end)
        if len(found) < nth:
            raise ValueError(f"anchor '{anchor}': '{words}' stands {len(found)} time(s) in the sentence")
        return found[nth - 1]

    def _all(self, words, begin, end):
        """Whole-word occurrences; blanks, apostrophes and quotation marks of either kind are the same."""
        pattern = "".join({" ": r"\s+", "'": "['’]", "’": "['’]", '"': '["“”]'}.get(c, re.escape(c)) for c in re.sub(r"\s+", " ", words))
        pattern = (r"(?<!\w)" if words[0].isalnum() else "") + pattern + (r"(?!\w)" if words[-1].isalnum() else "")
        return [m.span() for m in re.compile(pattern).finditer(self.text, begin, end)]


def load(path):
    """Reads an article: JSON with its `text`, or an annotated article of the gold set, whose text stands beside it."""
    path = pathlib.Path(path)
    source = json.loads(path.read_text(encoding="utf-8"))
    if "text" not in source:
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        title = (source.get("title") or "").strip()
        source["text"] = text[len(title):] if title else text
    return Article(source)
