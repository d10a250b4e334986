#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well does `depeche parse` do, from raw text? Scores as in the CoNLL 2018 shared task.

usage: conllu_eval.py GOLD.conllu DEPECHE LANGUAGE [--lines]

The raw text is rebuilt from GOLD (sentences joined by a blank, paragraphs by a blank line; with --lines each
sentence is a paragraph). Words are aligned by their characters; inside a contraction by their order. Prints F1
of words, sentences, UPOS, lemmas, UAS and LAS (main relations) and LAS with subtypes.
"""
import subprocess
import sys


def sentences(lines):
    """Sentences as lists of (surface, words); words = (form, lemma, upos, head, deprel)."""
    tokens, span_end, paragraph, out = [], 0, False, []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            paragraph = paragraph or line.startswith("# newpar") or line.startswith("# newdoc")
        elif not line:
            if tokens:
                out.append((paragraph, tokens))
            tokens, span_end, paragraph = [], 0, False
        else:
            p = line.split("\t")
            if "." in p[0]:
                continue
            if "-" in p[0]:
                span_end = int(p[0].split("-")[1])
                tokens.append([p[1], "SpaceAfter=No" not in p[9], []])
                continue
            if int(p[0]) > span_end:
                tokens.append([p[1], "SpaceAfter=No" not in p[9], []])
                span_end = int(p[0])
            tokens[-1][2].append((p[1], p[2], p[3], int(p[6]), p[7]))
    if tokens:
        out.append((paragraph, tokens))
    return out


def raw_text(parsed, lines):
    text = ""
    for i, (paragraph, tokens) in enumerate(parsed):
        if i:
            text = text.rstrip(" ") + ("\n\n" if lines or paragraph else " ")
        for surface, space, _ in tokens:
            text += surface + (" " if space else "")
    return text.rstrip(" ") + "\n"


def words(parsed):
    """All words as (start, end, part, lemma, upos, head key, deprel) in characters without blanks, and sentence spans."""
    out, spans, at = [], [], 0
    for _, tokens in parsed:
        first, keys, rows = at, [], []
        for surface, _, parts in tokens:
            size = len(surface.replace(" ", "").replace("\u00a0", ""))
            for i, word in enumerate(parts):
                keys.append((at, at + size, i))
                rows.append(word)
            at += size
        for key, (form, lemma, upos, head, deprel) in zip(keys, rows):
            out.append((key, lemma, upos, keys[head - 1] if head else None, deprel))
        spans.append((first, at))
    return out, spans


def aligned(system, gold):
    """System words with the keys of gold where they tile a contraction of gold in as many words."""
    contractions = {}
    for (start, end, part), *_ in gold:
        contractions.setdefault((start, end), []).append(part)
    contractions = {span: parts for span, parts in contractions.items() if len(parts) > 1}
    inside, keys = {}, {}
    spans = sorted(contractions)
    at = 0
    for (start, end, part), *_ in system:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] <= start and end <= spans[at][1]:
            inside.setdefault(spans[at], []).append((start, end, part))
    for span, words_there in inside.items():
        if len(words_there) == len(contractions[span]):
            for i, key in enumerate(words_there):
                keys[key] = (*span, i)
    return [(keys.get(k, k), lemma, upos, keys.get(h, h) if h else None, d) for k, lemma, upos, h, d in system]


def f1(right, gold, system):
    return 200.0 * right / (gold + system) if gold + system else 0.0


def main():
    lines = "--lines" in sys.argv
    path, program, language = [a for a in sys.argv[1:] if a != "--lines"]
    gold_sentences = sentences(open(path, encoding="utf-8"))
    text = raw_text(gold_sentences, lines)
    done = subprocess.run([program, "parse", "--lang", language, "-"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    system_sentences = sentences(done.stdout.decode().split("\n"))
    gold, gold_spans = words(gold_sentences)
    system, system_spans = words(system_sentences)
    system = aligned(system, gold)
    by_key = {w[0]: w for w in system}
    n = dict.fromkeys("words upos lemma uas las full".split(), 0)
    for key, lemma, upos, head, deprel in gold:
        other = by_key.get(key)
        if other is None:
            continue
        n["words"] += 1
        n["upos"] += other[2] == upos
        n["lemma"] += other[1] == lemma
        if other[3] == head:
            n["uas"] += 1
            n["las"] += other[4].split(":")[0] == deprel.split(":")[0]
            n["full"] += other[4] == deprel
    s = len(set(gold_spans) & set(system_spans))
    print(f"{path}{' (lines)' if lines else ''}: words {f1(n['words'], len(gold), len(system)):.2f} "
          f"sentences {f1(s, len(gold_spans), len(system_spans)):.2f} "
          + " ".join(f"{name} {f1(n[key], len(gold), len(system)):.2f}" for name, key in
                     (("UPOS", "upos"), ("lemma", "lemma"), ("UAS", "uas"), ("LAS", "las"), ("LAS+subtypes", "full"))))


main()
