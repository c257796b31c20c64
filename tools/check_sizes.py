#!/usr/bin/env python3
"""Fails when functions or files grow out of what can be read at once.

usage: tools/check_sizes.py [--print]     --print also shows the figures and the longest functions

Functions are found by their layout, which clang-format decides: a line that opens a body at the margin or inside a class,
and the closing brace at the same depth. Tests are measured for the length of their files only.
"""
import re
import statistics
import sys
from verdict import ROOT, conclude, tracked_files

FUNCTION = {"median": 8, "p90": 25, "max": 60}
FILE = {"median": 120, "p90": 300, "max": 500}
# Longer than the rest for a reason.
EXCEPTIONS: dict[str, str] = {}

OPENING = re.compile(r"^ *\S.*[\w)}>\]*&] \{$")
NO_FUNCTION = re.compile(r"^(?:(?:inline )?namespace|(?:template <.*> )?(?:class|struct|enum|union)|extern|if|for|while|switch|"
                         r"else|do|try|case|default|return|requires|\}|\[|static const(?:expr)? |const(?:expr)? \w+ \w+)\b")
ONE_LINE = re.compile(r"^ *[\w:~].*\)(?: const)?(?: noexcept)?(?: override)?(?: : .*)? \{.*\}$")


def functions(text):
    """Length in lines and first line of each function."""
    lines = text.splitlines()
    found, index = [], 0
    while index < len(lines):
        if ONE_LINE.match(lines[index]):
            found.append((1, index + 1))
        elif OPENING.match(lines[index]):
            first = first_line(lines, index)
            head = "".join(lines[first:index + 1])
            close = head[:len(head) - len(head.lstrip())] + "}"
            end = next((i for i in range(index + 1, len(lines)) if lines[i] == close), None)
            starts = (head.lstrip(), lines[index].lstrip())
            if "(" in head and not any(map(NO_FUNCTION.match, starts)) and end is not None:
                found.append((end - first + 1, first + 1))
                index = end
        index += 1
    return found


def first_line(lines, index):
    """Where the signature begins whose last line opens a body."""
    def ends_something(line):
        return not line.strip() or line.rstrip().endswith((";", "}", "{", ":", "*/")) or line.lstrip().startswith(("//", "#"))

    while index > 0 and not ends_something(lines[index - 1]):
        index -= 1
    return index


def spread(lengths):
    ordered = sorted(lengths)
    return {"median": statistics.median(ordered), "p90": ordered[int(len(ordered) * 0.9)], "max": ordered[-1]} if ordered else {}


def over(what, figures, limits):
    return [f"{what}: {name} is {figures[name]:.0f} lines, more than {limits[name]}" for name in ("median", "p90")
            if figures and figures[name] > limits[name]]


def judge(sources):
    """Problems and all functions of a tree, given as {path: text}."""
    problems, all_functions, files = [], [], []
    for path, text in sources.items():
        length = len(text.splitlines())
        files.append(length)
        if length > FILE["max"] and path not in EXCEPTIONS:
            problems.append(f"{path}: {length} lines; which two things are in it?")
        if path.endswith("_test.cpp"):
            continue
        for lines, first in functions(text):
            all_functions.append((lines, f"{path}:{first}"))
            if lines > FUNCTION["max"] and path not in EXCEPTIONS:
                problems.append(f"{path}:{first}: a function of {lines} lines")
    problems += over("functions", spread([lines for lines, _ in all_functions]), FUNCTION)
    problems += over("files", spread(files), FILE)
    return problems, all_functions, files


def controls():
    def function(lines):
        return "int f() {\n" + "    go();\n" * (lines - 2) + "}\n"

    mixed = "struct A {\n    int one() { return 1; }\n    int two() const {\n        return 2;\n    }\n};\nvoid f(int a,\n       int b) {\n    if (a) {\n    }\n}\n"
    return [
        (judge({"a.cpp": function(61)})[0], "a function of 61 lines"),
        (judge({"a.cpp": function(20)})[0], "functions: median"),
        (judge({"a.cpp": function(3) * 8 + function(40) * 2})[0], "functions: p90"),
        (judge({"a.cpp": "int x;\n" * 501})[0], "which two things"),
        (judge({"a.cpp": "int x;\n" * 130})[0], "files: median"),
        ([str(sorted(functions(mixed)))], "[(1, 2), (3, 3), (5, 7)]"),
    ]


def main():
    sources = {path: (ROOT / path).read_text() for path in tracked_files("src/*.cpp", "src/*.hpp")}
    problems, all_functions, files = judge(sources)
    if "--print" in sys.argv:
        print("functions", len(all_functions), spread([lines for lines, _ in all_functions]))
        print("files", len(files), spread(files))
        for lines, place in sorted(all_functions, reverse=True)[:20]:
            print(f"  {lines:4} {place}")
    conclude(problems, controls())


main()
