#!/usr/bin/env python3
"""Compiles the named statements of a queries.sql into typed constants.

usage: compile_queries.py INPUT.sql OUTPUT.hpp
       compile_queries.py --list INPUT.sql...     prints the name of every statement, one a line

A statement is written as

    -- What it is for.
    -- name: insert_post (id, community, words)
    INSERT INTO posts (id, community_id, words) VALUES (:id, :community, :words);

and becomes plenty::<folder>::sql::insert_post, a db::Query<3> named "<folder>.insert_post". Parameters are numbered as
they are declared; one that is used twice keeps its number. Where the engines must differ, two statements of one name
and one parameter list stand side by side, tagged @sqlite and @postgres.
"""
import os
import re
import sys
from dataclasses import dataclass, field

DIALECTS = ("sqlite", "postgres")
NAME_LINE = re.compile(r"--\s*name:\s*(?P<name>\S+?)\s*\((?P<parameters>[^)]*)\)\s*(?:@(?P<dialect>\S+))?\s*$")
NAME = re.compile(r"[a-z][a-z0-9_]*$")
TOKEN = re.compile(
    r"""(?P<space>\s+|--[^\n]*|/\*.*?\*/)
      | (?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")
      | (?P<cast>::)
      | :(?P<parameter>[A-Za-z_]\w*)
      | (?P<end>;)
      | (?P<stray>[$?'"]|:(?!=))
      | (?P<other>\w+|.)""",
    re.VERBOSE | re.DOTALL)
TIGHT_BEFORE = set("(),.")
TIGHT_AFTER = set("(.")


class Wrong(Exception):
    """A mistake in queries.sql: path, line and what to mend."""


@dataclass
class Statement:
    name: str
    parameters: list
    line: int
    comment: list
    texts: dict = field(default_factory=dict)


def minified(pieces):
    """Joins tokens with single blanks, and with none around brackets and commas."""
    text, spaced = "", False
    for piece in pieces:
        if piece.isspace():
            spaced = True
            continue
        glued = not text or (piece in TIGHT_BEFORE and piece != "(") or text[-1] in TIGHT_AFTER
        if spaced and not glued:
            text += " "
        text += piece
        spaced = piece == ","
    return text


def compiled(path, line, body, parameters):
    """Turns :names into $numbers; checks that each declared parameter is used and each used one declared."""
    pieces, used, ended = [], set(), False
    for token in TOKEN.finditer(body):
        here = line + body.count("\n", 0, token.start())
        kind, text = token.lastgroup, token.group()
        if kind == "space":
            pieces.append(" ")
            continue
        if ended:
            raise Wrong(f"{path}:{here}: a second statement under one name; give it a `-- name:` line of its own")
        if kind == "end":
            ended = True
        elif kind == "stray":
            raise Wrong(f"{path}:{here}: unexpected {text!r}; write parameters as :name")
        elif kind == "parameter":
            name = token.group("parameter")
            if name not in parameters:
                raise Wrong(f"{path}:{here}: the parameter :{name} is not declared in the `-- name:` line")
            used.add(name)
            pieces.append(f"${parameters.index(name) + 1}")
        else:
            pieces.append(text)
    if not ended:
        raise Wrong(f"{path}:{line}: the statement does not end with ';'")
    for name in parameters:
        if name not in used:
            raise Wrong(f"{path}:{line}: the parameter :{name} is declared but not used")
    text = minified(pieces)
    if not text:
        raise Wrong(f"{path}:{line}: an empty statement")
    return text


def heading(path, number, line):
    """Reads a `-- name:` line: name, parameters and dialect."""
    found = NAME_LINE.match(line)
    if not found:
        raise Wrong(f"{path}:{number}: write `-- name: insert_post (id, words)`, with @sqlite or @postgres if need be")
    name, dialect = found["name"], found["dialect"]
    parameters = [part.strip() for part in found["parameters"].split(",")] if found["parameters"].strip() else []
    for word in [name, *parameters]:
        if not NAME.match(word):
            raise Wrong(f"{path}:{number}: {word!r} is not a name in lower case")
    if len(set(parameters)) != len(parameters):
        raise Wrong(f"{path}:{number}: a parameter is declared twice")
    if dialect and dialect not in DIALECTS:
        raise Wrong(f"{path}:{number}: unknown dialect @{dialect}; there are @sqlite and @postgres")
    return name, parameters, dialect


def sections(path):
    """Yields (line of the heading, comment above it, heading, body) for each statement of the file."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    starts = [i for i, line in enumerate(lines) if re.match(r"--\s*name:", line)]
    first = starts[0] if starts else len(lines)
    for i, line in enumerate(lines[:first]):
        if line.strip() and not line.startswith("--"):
            raise Wrong(f"{path}:{i + 1}: SQL before the first `-- name:` line")
    for start, following in zip(starts, starts[1:] + [len(lines)]):
        top = start
        while top > 0 and lines[top - 1].startswith("--"):
            top -= 1
        comment = [line.lstrip("-").strip() for line in lines[top:start]]
        yield start + 1, comment, lines[start], "\n".join(lines[start + 1:following])


def statements(path):
    """All statements of a file, each with its text for both engines."""
    found = {}
    for number, comment, line, body in sections(path):
        name, parameters, dialect = heading(path, number, line)
        text = compiled(path, number + 1, body, parameters)
        statement = found.setdefault(name, Statement(name, parameters, number, comment))
        taken = set(statement.texts) & ({dialect} if dialect else set(DIALECTS))
        if taken or (statement.texts and not dialect):
            raise Wrong(f"{path}:{number}: {name} is already the name of the statement in line {statement.line}")
        if statement.parameters != parameters:
            raise Wrong(f"{path}:{number}: {name} takes other parameters here than in line {statement.line}")
        statement.texts.update({d: text for d in ([dialect] if dialect else DIALECTS)})
    for statement in found.values():
        for dialect in DIALECTS:
            if dialect not in statement.texts:
                raise Wrong(f"{path}:{statement.line}: {statement.name} has no text for @{dialect}")
    return list(found.values())


def folder_of(path):
    return os.path.basename(os.path.dirname(os.path.abspath(path)))


def header(path):
    """The C++ header with a constant for each statement."""
    folder = folder_of(path)
    lines = ["#pragma once", '#include "platform/db/statement.hpp"', "", f"namespace plenty::{folder}::sql {{", ""]
    for statement in statements(path):
        lines += [f"/// {line}".rstrip() for line in statement.comment]
        texts = ", ".join(f'R"sql({statement.texts[dialect]})sql"' for dialect in DIALECTS)
        lines += [f"inline constexpr db::Query<{len(statement.parameters)}> {statement.name}"
                  f'{{{{"{folder}.{statement.name}", {texts}}}}};', ""]
    return "\n".join([*lines, "}", ""])


def main():
    if len(sys.argv) >= 2 and sys.argv[1] == "--list":
        for path in sys.argv[2:]:
            for statement in statements(path):
                print(f"{folder_of(path)}.{statement.name}")
        return
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    text = header(sys.argv[1])
    os.makedirs(os.path.dirname(os.path.abspath(sys.argv[2])), exist_ok=True)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(text)


if __name__ == "__main__":
    try:
        main()
    except Wrong as wrong:
        sys.exit(str(wrong))
