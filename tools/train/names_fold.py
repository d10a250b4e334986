# SPDX-License-Identifier: Apache-2.0
"""fold() of src/base/strings.h, for the tools that write tables keyed by it."""
import re
import unicodedata

LETTERS = str.maketrans({"’": "'", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold(text):
    text = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[\s‐-―-]+", " ", text).strip()
