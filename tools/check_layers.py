#!/usr/bin/env python3
"""Fails when something in src/ includes what it must not.

The order of the plenty_room() lines in src/CMakeLists.txt is the order of the house, lowest first.
  - A room includes itself and rooms below it; tests also include testing/.
  - From outside a feature only its façade <feature>/<feature>.hpp may be included; app also includes routes.hpp, and
    tests what is named *_testing.hpp.
  - Each folder of src/ with sources is a room, and headers do not include each other in a circle.
"""
import re
from verdict import ROOT, conclude, tracked_files

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
ROOM = re.compile(r"^\s*plenty_room\(\s*([\w/]+)", re.MULTILINE)
OPEN_TO_ALL = ("base", "testing")
TOP = ("app", "cli")


def rooms_of(cmake):
    return ROOM.findall(cmake)


def folder_of(path):
    return path.rpartition("/")[0]


def is_test(path):
    return re.search(r"_test(ing)?\.[ch]pp$", path) is not None or path.startswith("testing/")


def is_feature(room):
    return not room.startswith("platform/") and room not in OPEN_TO_ALL + TOP


def complaint(path, header, rooms):
    """What is wrong with an include, or nothing."""
    here, there = folder_of(path), folder_of(header)
    if there in (here, "embedded", "assets", ""):
        return None
    if there == "testing":
        return None if is_test(path) else "only tests include testing/"
    if there not in rooms:
        return f"{there} is no room of src/CMakeLists.txt"
    if here in rooms and rooms.index(there) > rooms.index(here):
        return f"{there} stands above {here}"
    façade = there.rpartition("/")[2] + ".hpp"
    name = header.rpartition("/")[2]
    allowed = name == façade or (name == "routes.hpp" and here in TOP) or (is_test(path) and is_test(header))
    if is_feature(there) and not allowed:
        return f"from outside {there} only {there}/{façade} may be included"
    if name == "queries.hpp":
        return "the statements of a room are its own"
    return None


def circles(includes):
    """Each circle of headers, once, as text."""
    found, done, path = [], set(), []

    def visit(header):
        if header in path:
            found.append(" -> ".join([*path[path.index(header):], header]))
            return
        if header in done:
            return
        path.append(header)
        for next_header in includes.get(header, ()):
            visit(next_header)
        path.pop()
        done.add(header)

    for header in includes:
        visit(header)
    return found


def judge(sources, rooms):
    """All problems of a tree, given as {path below src: text}."""
    includes = {path: INCLUDE.findall(text) for path, text in sources.items()}
    problems = []
    for path, headers in includes.items():
        if folder_of(path) not in [*rooms, "testing", ""]:
            problems.append(f"src/{path}: {folder_of(path)} is no room of src/CMakeLists.txt")
        for header in headers:
            if wrong := complaint(path, header, rooms):
                problems.append(f"src/{path}: includes {header}: {wrong}")
    return problems + [f"headers in a circle: {circle}" for circle in circles(includes)]


def controls():
    rooms = ["base", "platform/db", "people", "gifts", "app"]

    def says(path, header):
        return judge({path: f'#include "{header}"\n'}, rooms)

    good = {"gifts/store.cpp": '#include "people/people.hpp"\n#include "gifts/queries.hpp"\n',
            "app/serve.cpp": '#include "gifts/routes.hpp"\n',
            "gifts/ask_test.cpp": '#include "platform/db/database_testing.hpp"\n#include "testing/fake_clock.hpp"\n',
            "main.cpp": '#include "app/serve.hpp"\n'}
    return [
        (says("people/people.cpp", "gifts/gifts.hpp"), "gifts stands above people"),
        (says("base/id.cpp", "platform/db/database.hpp"), "stands above"),
        (says("gifts/pages.cpp", "people/store.hpp"), "only people/people.hpp"),
        (says("gifts/pages.cpp", "people/routes.hpp"), "only people/people.hpp"),
        (says("gifts/pages.cpp", "testing/fake_clock.hpp"), "only tests"),
        (says("gifts/pages.cpp", "platform/db/queries.hpp"), "are its own"),
        (says("gifts/pages.cpp", "loans/loans.hpp"), "no room"),
        (says("loans/loans.cpp", "base/id.hpp"), "no room"),
        (judge({"base/a.hpp": '#include "base/b.hpp"', "base/b.hpp": '#include "base/a.hpp"'}, rooms), "circle"),
        ([f"silence {judge(good, rooms)}"], "silence []"),
    ]


def main():
    rooms = rooms_of((ROOT / "src/CMakeLists.txt").read_text())
    sources = {path.removeprefix("src/"): (ROOT / path).read_text() for path in tracked_files("src/*.cpp", "src/*.hpp")}
    conclude(judge(sources, rooms), controls())


main()
