# SPDX-License-Identifier: Apache-2.0
"""When are two pieces of text the same? Names, mentions, time expressions, tokens of quotes.

`norm`, `words`, `same_name` and `bare` say the same as the coordinator's score.py, so that figures agree.
All spans are code points, half-open.
"""
import re
import unicodedata

_STOP = set("le la les l' un une des de du d' the a an of m mme mr mrs al el".split())
_LEAD = re.compile(r"^((le|la|l'|les|ce|cet|cette|ces|the|on|this|in|at|by|since|until|during|en|de|du|des|d'|a|au|aux|dans|depuis|vers|pour|pendant"
                   r"|jusqu'|avant|apres|des) ?)+")
# Determiners and civil titles in front of a mention; they belong to neither side's name.
_FRONT = re.compile(r"(?:(?:le|la|les|un|une|des|du|de|ce|cet|cette|ces|son|sa|ses|leur|leurs|the|a|an|this|that|these|those|his|her|its|their"
                    r"|M\.|MM\.|Mme|Mmes|Mlle|Me|Dr\.?|Mr\.?|Mrs\.?|Ms\.?)\s+|[ld]['’]\s*)(?=\w)", re.I)
# Adjectives and numbers that may stand before the head of a French noun phrase.
_BEFORE_HEAD = set("ancien ancienne anciens anciennes nouveau nouvelle nouveaux nouvelles jeune jeunes premier premiere premiers premieres vieux "
                   "grand grande grands petit petite autre autres ex futur future principal principaux principale deux trois quatre cinq six sept huit "
                   "neuf dix douze quinze vingt trente plusieurs quelques certains certaines nombreux nombreuses tous toutes l'un".split())
_AFTER_HEAD = re.compile(r"\s(?:de|du|des|d['’]|à|au|aux|en|pour|contre|sur|dans|of|for|in|from|at|on|to|against|with|near)(?=\s|['’]|\w['’])|,")
_TOKEN = re.compile(r"[^\W_]+['’]?")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def norm(s):
    s = unicodedata.normalize("NFKD", s or "").lower().replace("’", "'")
    s = "".join(c for c in s if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9' ]+", " ", re.sub(r"[-\s]+", " ", s)).strip()


def words(s):
    return [w for w in norm(s.replace("'", "' ").replace("’", "' ")).split() if w not in _STOP]


def same_name(a, b):
    """Two surface forms name the same thing when all content words of one stand in the other."""
    x, y = set(words(a or "")), set(words(b or ""))
    return bool(x and y) and (x <= y or y <= x)


def bare(s):
    """A time expression without articles and prepositions in front."""
    n = norm(s)
    return _LEAD.sub("", n) or n


def same_day(a, b):
    """Values of TIMEX3 equal, the time of day left aside ('2017-09-12TMO' is '2017-09-12')."""
    day = lambda v: v.split("T")[0] if v[:1] != "P" else v
    return (a or "") == (b or "") or (bool(a and b) and day(a) == day(b))


def core(text, start, end):
    """The span without determiner and civil title in front: 'M. [Assad]', 'l'[armée russe]'."""
    while (m := _FRONT.match(text, start, end)) and m.end() < end:
        start = m.end()
    return start, end


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def tokens(text, spans):
    """Where the content words of the spans begin; all words when there is no content word."""
    found = [(m.start(), norm(m.group())) for b, e in spans for m in _TOKEN.finditer(text, b, e)]
    return {b for b, w in found if w not in _STOP} or {b for b, _ in found}


def shared(a, b):
    """Share of common tokens, of the longer side."""
    return len(a & b) / max(len(a), len(b)) if a and b else 0.0


def heads(text, span, lang):
    """Where words begin that may be the head of a mention: up to the first preposition, the first noun (French) or the last word (English);
    for names in French also the last word. A guess by form: the scorer has no grammar."""
    b, e = core(text, *span)
    cut = _AFTER_HEAD.search(text, b, e)
    found = [(m.start(), m.group()) for m in _WORD.finditer(text, b, cut.start() if cut else e)]
    if not found:
        return {b}
    if lang != "fr":
        return {found[-1][0]}
    first = next((p for p, w in found if norm(w) not in _BEFORE_HEAD and not w[0].isdigit()), found[0][0])
    return {first} | ({found[-1][0]} if found[-1][1][:1].isupper() else set())
