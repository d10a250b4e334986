# SPDX-License-Identifier: Apache-2.0
"""Does the program behave in a pipe? Flushing, closed pipes, order with threads, constant memory."""
import json
import os
import pty
import re
import resource
import subprocess
import time

from harness import BINARY, depeche, environment, expect, run_all, write

NAMES = ["Martin", "Bernard", "Petit", "Durand", "Leroy", "Moreau", "Simon", "Laurent", "Michel", "Garcia"]


def article(number):
    name = NAMES[number % len(NAMES)]
    text = (f"Le maire {name} a rencontré lundi le ministre de la Culture à Paris. « Nous avançons », a déclaré M. {name}. "
            f"Selon la préfecture, {number + 2} personnes ont manifesté mardi à Lyon. ") * 3
    return json.dumps({"id": number, "text": text, "title": f"Rencontre numéro {number}", "published": "2019-05-14"})


def start(*args, **more):
    return subprocess.Popen([BINARY, *args], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, **more)


def the_same_bytes_for_any_number_of_threads():
    write("a.jsonl", "\n".join(article(i) if i % 7 else "no JSON" for i in range(60)))
    for form in ("jsonl", "json", "csv", "table"):
        one = depeche("code", "--format", form, "--jobs", "1", "a.jsonl")
        for jobs in ("2", "4", "16"):
            many = depeche("code", "--format", form, "--jobs", jobs, "a.jsonl")
            expect(many.out == one.out and many.err == one.err and many.code == one.code == 1, form, jobs)
    expect(one.out.count(b"Rencontre") >= 51)


def many_files_in_order():
    names = [write(f"{i:03}.jsonl", article(i)) for i in range(40)]
    run = depeche("code", "--format", "jsonl", "--jobs", "4", *names)
    got = [json.loads(part)["path"] for part in run.text().splitlines() if '"kind":"document"' in part]
    expect(run.code == 0 and got == names, got)


def each_document_is_flushed():
    for jobs in ("1", "4"):
        with start("code", "--format", "jsonl", "--jobs", jobs, "-") as process:
            for number in range(3):
                process.stdin.write((article(number) + "\n").encode())
                process.stdin.flush()
                while True:  # would hang if the document were kept back; the test's time limit ends it
                    found = json.loads(process.stdout.readline())
                    if found["kind"] == "document":
                        expect(found["source_id"] == str(number), found)
                        break
            process.stdin.close()
            process.stdout.read()
            expect(process.wait() == 0, jobs)


def what_has_arrived_is_not_kept_back():
    for jobs in ("1", "4"):
        with start("code", "--format", "jsonl", "--jobs", jobs, "-", stderr=subprocess.DEVNULL) as process:
            burst = [article(0), "", "no JSON", article(1), "  ", article(2), "", "no JSON", ""]
            process.stdin.write(("\n".join(burst) + "\n").encode())
            process.stdin.flush()
            found = []
            while len(found) < 3:  # would hang if a document waited for what comes behind it
                line = json.loads(process.stdout.readline())
                if line["kind"] == "document":
                    found.append(line["source_id"])
            expect(found == ["0", "1", "2"], found)
            process.stdin.close()
            process.stdout.read()
            expect(process.wait() == 1, jobs)


def a_document_of_a_pipe_is_stored_at_once():
    for jobs in ("1", "4"):
        with start("ingest", "--ledger", f"{jobs}.db", "--jobs", jobs, "-", stderr=subprocess.PIPE) as process:
            for number in range(2):
                process.stdin.write((article(number) + "\n").encode())
                process.stdin.flush()
                stored = 0
                while stored <= number:  # would hang if the document were kept back; the test's time limit ends it
                    time.sleep(0.05)
                    stored = len(depeche("documents", "--ledger", f"{jobs}.db", "--format", "jsonl").out.splitlines())
            process.stdin.close()
            expect(process.wait() == 0, jobs)


def files_are_stored_whole():
    """More than a portion, one article twice, and what is left over at the end."""
    write("a.jsonl", "\n".join(article(i % 39) for i in range(40)))
    for jobs, portion in (("1", "1"), ("1", "16"), ("4", "16")):
        ledger = f"{jobs}-{portion}.db"
        run = depeche("ingest", "--ledger", ledger, "--jobs", jobs, "--portion", portion, "a.jsonl")
        expect(run.code == 0 and "39 added, 1 already there, 0 refused" in run.errors(), run.err)
        expect(len(depeche("documents", "--ledger", ledger, "--format", "jsonl").out.splitlines()) == 39, ledger)


def a_closed_pipe_is_no_failure():
    write("a.jsonl", "\n".join(article(i) for i in range(400)))
    for jobs in ("1", "4"):
        with subprocess.Popen([BINARY, "code", "--format", "jsonl", "--with-text", "--jobs", jobs, "a.jsonl"], env=environment(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            err = process.stderr.read()
            expect(process.wait() == 0 and err == b"", process.returncode, err)


def a_full_disk_is_a_failure():
    if not os.path.exists("/dev/full"):
        return
    write("a.jsonl", article(1))
    with open("/dev/full", "wb") as full:
        done = subprocess.run([BINARY, "code", "a.jsonl"], env=environment(), stdout=full, stderr=subprocess.PIPE, timeout=60)
    expect(done.returncode == 1 and b"No space left" in done.stderr, done)


def a_fifo_is_read():
    os.mkfifo("pipe.jsonl")
    with start("code", "--format", "jsonl", "pipe.jsonl") as process:
        with open("pipe.jsonl", "w", encoding="utf-8") as pipe:
            pipe.write(article(1) + "\n" + article(2))
        out = process.stdout.read()
        expect(process.wait() == 0 and out.count(b'"kind":"document"') == 2, out)


def peak_kib(name, jobs):
    """Greatest resident set of a run over the file."""
    script = ("import resource,subprocess,sys; subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True);"
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run(["python3", "-c", script, BINARY, "code", "--format", "jsonl", "--jobs", jobs, name], env=environment(),
                          capture_output=True, timeout=300, check=True)
    return int(done.stdout)


def memory_does_not_grow():
    write("small.jsonl", "\n".join(article(i) for i in range(60)))
    write("large.jsonl", "\n".join(article(i) for i in range(1200)))
    for jobs in ("1", "4"):
        small, large = peak_kib("small.jsonl", jobs), peak_kib("large.jsonl", jobs)
        # Handfuls grow with a short input until they are full; 1,140 articles kept would take 68 MiB, more under a sanitizer.
        expect(large < small + 40 * 1024, jobs, small, large)


def in_a_terminal(**more):
    """Output of a run whose standard output is a terminal."""
    leader, follower = pty.openpty()
    env = environment(TERM="xterm", COLUMNS="90", **more)
    with subprocess.Popen([BINARY, "code", "a.jsonl"], env=env, stdin=subprocess.DEVNULL, stdout=follower,
                          stderr=subprocess.PIPE) as process:
        os.close(follower)
        out = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            out += part
        process.wait()
    os.close(leader)
    return out


def colours_only_on_a_terminal():
    write("a.jsonl", article(1))
    expect(b"\x1b[1m" in in_a_terminal(), "a terminal gets colours")
    expect(b"\x1b" not in in_a_terminal(NO_COLOR="1"), "NO_COLOR")
    expect(b"\x1b" not in depeche("code", "a.jsonl").out, "a pipe")


def no_bar_without_a_terminal():
    write("a.jsonl", "\n".join(article(i) for i in range(100)))
    expect(depeche("code", "a.jsonl").err == b"")


def full_disk():
    """What was stored before the disk was full is told, and is there."""
    write("a.jsonl", "\n".join(article(i) for i in range(2000)))
    done = subprocess.run([BINARY, "ingest", "--ledger", "l.db", "a.jsonl"], capture_output=True, timeout=300, env=environment(), restore_signals=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000)))
    said = done.stderr.decode()
    found = re.search(r"(\d+) added, 0 already there, 0 refused; the rest was not stored", said)
    expect(done.returncode == 1 and found and int(found[1]) > 0, done.returncode, said)
    kept = depeche("documents", "--ledger", "l.db", "--format", "jsonl")
    expect(len(kept.text().splitlines()) == int(found[1]), said, kept.errors())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    run_all([(name, case) for name, case in list(globals().items())
             if callable(case) and getattr(case, "__module__", "") == "__main__"
             and name not in ("article", "start", "peak_kib", "in_a_terminal")])
