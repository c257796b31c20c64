#!/usr/bin/env python3
"""Judges every queries.sql: whether it compiles, and whether each statement's name is its own.

usage: tools/check_queries.py
"""
import os
import tempfile

from compile_queries import Wrong, folder_of, header, statements
from verdict import ROOT, conclude, tracked_files


def judge(paths):
    problems, known = [], {}
    for path in paths:
        try:
            for statement in statements(path):
                name = f"{folder_of(path)}.{statement.name}"
                place = f"{path}:{statement.line}"
                if name in known:
                    problems.append(f"{place}: {name} is also a statement in {known[name]}")
                known[name] = place
        except Wrong as wrong:
            problems.append(str(wrong))
    return problems


def judged(text, folders=("gifts",)):
    """What is said of a queries.sql with that text, in each of some folders."""
    with tempfile.TemporaryDirectory() as root:
        paths = []
        for folder in folders:
            os.makedirs(f"{root}/{folder}")
            paths.append(f"{root}/{folder}/queries.sql")
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        return judge(paths) or header(paths[0]).split("\n")


def controls():
    one = "-- name: a (x)\nSELECT :x;\n"
    return [
        (judged("-- name: a (x, y)\nSELECT :y, ':z', b::int, :x, :y; -- :c;\n"),
         """Query<2> a{{"gifts.a", R"sql(SELECT $2, ':z', b::int, $1, $2)sql", R"sql("""),
        (judged("-- For\n-- all.\n-- name: a (x) @sqlite\nSELECT 1 + :x;\n-- name: a (x) @postgres\nSELECT :x -\n 1 /* ; */;\n"),
         """R"sql(SELECT 1 + $1)sql", R"sql(SELECT $1 - 1)sql"}};"""),
        (judged("-- For all.\n" + one), "/// For all."),
        (judged("-- name: a ()\nSELECT f( 'it''s' , (1) ) IN (2);\n"), "SELECT f('it''s', (1)) IN (2))sql"),
        (judged("-- name: a (x)\nSELECT\n :y;\n"), ":3: the parameter :y is not declared"),
        (judged("-- name: a (x, y)\nSELECT :x;\n"), "the parameter :y is declared but not used"),
        (judged("-- name: a (x, x)\nSELECT :x;\n"), ":1: a parameter is declared twice"),
        (judged(one + one), ":3: a is already the name of the statement in line 1"),
        (judged(one + "SELECT 2;\n"), ":3: a second statement under one name"),
        (judged("-- name: a ()\nSELECT 1\n"), "does not end with ';'"),
        (judged("-- name: a ()\n;\n"), "an empty statement"),
        (judged("-- name: a ()\nSELECT 'open;\n"), ":2: unexpected \"'\""),
        (judged("-- name: a (x)\nSELECT $1, :x;\n"), ":2: unexpected '$'"),
        (judged("-- name: a (x) @oracle\nSELECT :x;\n"), "unknown dialect @oracle"),
        (judged("-- name: a (x) @sqlite\nSELECT :x;\n"), "a has no text for @postgres"),
        (judged("-- name: a (x) @sqlite\nSELECT :x;\n-- name: a () @postgres\nSELECT 1;\n"), "takes other parameters here"),
        (judged("-- name: A (x)\nSELECT :x;\n"), "'A' is not a name"),
        (judged("-- name: a\nSELECT 1;\n"), "write `-- name:"),
        (judged("SELECT 1;\n" + one), ":1: SQL before the first"),
        (judged(one, ("a/gifts", "b/gifts")), "gifts.a is also a statement in"),
    ]


def main():
    os.chdir(ROOT)
    conclude(judge(tracked_files("src/**/queries.sql")), controls())


main()
