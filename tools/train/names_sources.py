# SPDX-License-Identifier: Apache-2.0
"""Which English text may a shipped name model learn from? Every tool here asks this list.

Left out on purpose: ECB+ (press text), EWT and WNUT dev (for measuring), the genres of GUM that
are not named below (their licences do not allow it or are not clear).
"""
import glob
import re

EWT = "tb_en_ewt/en_ewt-train.conllu"
GUM = "tb_en_gum/docs"
GUM_GENRES = ("bio", "interview", "news", "speech", "textbook", "vlog", "voyage")
WIKINEWS = "raw_en_wikinews/wikinews_2019.csv"
WIKIGOLD = "ner_en_wikigold/wikigold.conll.txt"
WNUT = "ner_en_wnut17/wnut17train.conll"
WNUT_DEV = "ner_en_wnut17/emerging.dev.conll"  # measured on, never learned from


def gum_documents(shared):
    """(path, held out?) of the documents of permitted genres; every tenth of all is held out."""
    for number, path in enumerate(sorted(glob.glob(f"{shared}/{GUM}/*.conllu"))):
        genre = re.fullmatch(r"GUM_([a-z]+)_.*", path.rsplit("/", 1)[-1])
        if genre and genre.group(1) in GUM_GENRES:
            yield path, number % 10 == 7


def wikigold_held_out(number):
    return number % 10 == 3
