#!/usr/bin/env python3
"""Finds the statements that no test has run.

usage: statements_run.py FILE

FILE is what the test programs have written while the environment named it in PLENTY_STATEMENTS_RUN. Prints each
statement of src/**/queries.sql that is not in it, and where it stands; fails if there is one.
"""
import glob
import os
import sys

from compile_queries import Wrong, folder_of, statements

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main():
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        run = set(file.read().split())
    missing, known = [], 0
    for path in sorted(glob.glob(f"{ROOT}/src/**/queries.sql", recursive=True)):
        for statement in statements(path):
            known += 1
            if f"{folder_of(path)}.{statement.name}" not in run:
                missing.append(f"{os.path.relpath(path, ROOT)}:{statement.line}: no test runs {statement.name}")
    print("\n".join([*missing, f"{known - len(missing)} of {known} statements were run by tests"]))
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    try:
        main()
    except (Wrong, OSError) as trouble:
        sys.exit(str(trouble))
