#!/usr/bin/env python3
"""How fast is the real command, on the examples repeated under other names?

usage: whole_program.py DEPECHE [COPIES]        (default 10000; standard library only)

Writes COPIES articles made from examples/*.jsonl, person names varied so that no two are alike, then runs
  code     one job, JSON Lines out                ingest    into a new ledger, then once more
and prints articles/s, tokens/s, peak memory, and the start-up time (one sentence in, best and median of 15).
One machine differs from another and one minute from the next: quote ratios from one run.
"""
import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SYLLABLES = "ba be bi da do fa ga ka la le ma mi na ni ra ro sa ta va vi".split()


def name(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()


def write_copies(path, copies):
    """Each copy replaces two of its capitalised words throughout, so that text and id are new."""
    rng = random.Random(1)
    articles = [json.loads(line) for file in sorted((ROOT / "examples").glob("*.jsonl")) for line in open(file, encoding="utf-8")]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(copies):
            article = dict(articles[number % len(articles)])
            article["id"] = f"{article['id']}-{number}"
            words = sorted(set(re.findall(r"(?<=[a-zéè,] )[A-ZÉ][a-zéèïô]{3,}\b", article["text"])))
            for word in rng.sample(words, min(2, len(words))):
                article["text"] = re.sub(rf"\b{word}\b", name(rng), article["text"])
            article["text"] += f"\n({name(rng)} {name(rng)})"
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def run(command):
    """(seconds, peak MiB) of a command pinned to one core; its output is thrown away."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}))
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} failed")
    return seconds, usage.ru_maxrss / 1024


def main():
    program = sys.argv[1]
    copies = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    with tempfile.TemporaryDirectory() as folder:
        articles = os.path.join(folder, "articles.jsonl")
        write_copies(articles, copies)
        sample = os.path.join(folder, "sample.jsonl")
        with open(articles, encoding="utf-8") as lines, open(sample, "w", encoding="utf-8") as out:
            for _, line in zip(range(240), lines):
                out.write(line)
        parsed = subprocess.run([program, "parse", sample], capture_output=True, text=True, check=True).stdout
        tokens = sum(bool(re.match(r"\d+\t", line)) for line in parsed.splitlines()) / min(240, copies)
        print(f"{copies} articles of {tokens:.0f} tokens")

        ledger = os.path.join(folder, "ledger.db")
        for title, command in (
                ("code --jobs 1", [program, "code", "--jobs", "1", "--format", "jsonl", articles]),
                ("ingest", [program, "ingest", "--ledger", ledger, articles]),
                ("ingest again", [program, "ingest", "--ledger", ledger, articles])):
            seconds, peak = run(command)
            print(f"{title:14} {copies / seconds:8.0f} articles/s  {copies * tokens / seconds:10.0f} tokens/s  peak {peak:6.1f} MiB  {seconds:6.1f} s")
        print(f"{'ledger':14} {os.path.getsize(ledger) / copies:8.0f} bytes an article")

        one = os.path.join(folder, "one.txt")
        pathlib.Path(one).write_text("Le ministre a rencontré lundi son homologue à Paris.\n", encoding="utf-8")
        starts = [run([program, "code", "--format", "jsonl", one])[0] * 1000 for _ in range(15)]
        print(f"{'start-up':14} {min(starts):8.1f} ms best, {statistics.median(starts):.1f} ms median")


if __name__ == "__main__":
    main()
