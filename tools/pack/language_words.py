#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/common/language_words.tsv: the most frequent words of languages, by which Depeche knows that an article is in
one that it does not read.

    pip install wordfreq==3.1.1
    tools/pack/language_words.py data/common/language_words.tsv
"""
import sys

import wordfreq

# Written in Latin letters; other scripts are told by their letters. Longer lists for those that are read: a doubt is in their favour.
READ = {"en": 500, "fr": 500}
OTHERS = "ca cs da de es fi fil hu id is it lt lv ms nb nl pl pt ro sh sk sl sv tr vi".split()
WORDS = 250
ELIDED = {"ca": "cdlmnst", "fr": "cdjlmnst", "it": "cdlmnst"}  # wordfreq parts l'armée into l and armée

HEAD = """\
# what: the most frequent words of languages in Latin letters: an article whose words are rather those of a language without a pack is
# what: refused instead of being read as another. language: ISO 639-1 (or -2). per_million: occurrences in a million running words.
# source: wordfreq 3.1.1 (Robyn Speer), by tools/pack/language_words.py
# licence: CC BY-SA 4.0 (counts are facts)
language\tform\tper_million
"""


def form_of(word, language):
    """The word as it stands in a text; None for what is no word: figures, initials."""
    if len(word) == 1 and word in ELIDED.get(language, ""):
        return word + "'"
    return None if len(word) == 1 or any(c.isdigit() for c in word) else word


def main(path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        for language in sorted([*READ, *OTHERS]):
            size = READ.get(language, WORDS)
            told = [(form_of(word, language), word) for word in wordfreq.top_n_list(language, size + 60)]
            for form, word in [pair for pair in told if pair[0]][:size]:
                out.write(f"{language}\t{form}\t{round(wordfreq.word_frequency(word, language) * 1e6)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
