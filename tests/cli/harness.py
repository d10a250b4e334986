# SPDX-License-Identifier: Apache-2.0
"""How do the CLI tests run the program? In an empty directory, with a clean environment and a time limit."""
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

BINARY = os.path.abspath(sys.argv[1])
DATA = os.path.abspath(sys.argv[2])
SECONDS = 120


class Run:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def text(self):
        return self.out.decode("utf-8")

    def errors(self):
        return self.err.decode("utf-8", "replace")


def environment(**more):
    env = {"PATH": os.environ.get("PATH", ""), "DEPECHE_DATA": DATA, "LC_ALL": "C.UTF-8"}
    for name in os.environ:  # sanitizers take their options here
        if name.endswith("SAN_OPTIONS"):
            env[name] = os.environ[name]
    env.update(more)
    return env


def depeche(*args, stdin=b"", env=None, data=True):
    settings = environment(**(env or {}))
    if not data:
        del settings["DEPECHE_DATA"]
    done = subprocess.run([BINARY, *args], input=stdin, capture_output=True, env=settings, timeout=SECONDS)
    return Run(done.returncode, done.stdout, done.stderr)


def write(name, content):
    with open(name, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
    return name


class EmptyDirectory:
    """The working directory while the block runs."""

    def __enter__(self):
        self.before = os.getcwd()
        self.path = tempfile.mkdtemp(prefix="depeche-cli-")
        os.chdir(self.path)
        return self.path

    def __exit__(self, *failure):
        os.chdir(self.before)
        subprocess.run(["chmod", "-R", "u+rwx", self.path], check=False)
        shutil.rmtree(self.path, ignore_errors=True)


def run_all(cases):
    """`cases`: (name, function). Prints what fails; exit status 1 when something did."""
    failed = 0
    for name, case in cases:
        try:
            with EmptyDirectory():
                case()
        except Exception:  # the rest should still run
            failed += 1
            print(f"FAILED {name}")
            traceback.print_exc(limit=-2, file=sys.stdout)
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed else 0)


def expect(condition, *shown):
    if not condition:
        raise AssertionError(" | ".join(str(part) for part in shown))
