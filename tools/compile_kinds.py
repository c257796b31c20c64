#!/usr/bin/env python3
"""Compiles the tree of kinds into a table.

usage: compile_kinds.py OUTPUT.hpp TREE.toml... ICONS.txt

Each file is one branch: its first table is the root, every other one a kind below it (or below the `parent` it names).
A kind has an id that is never given to another, a Lucide icon of assets/icons.txt, and in every language its name
followed by what else neighbours call it. Unit, nature and necessity are those of the root where a kind has none of its
own. A word may stand for one kind only, or search could not tell.
"""
import sys
import tomllib
import unicodedata
from pathlib import Path

LANGUAGES = ("en", "es")
INHERITED = ("unit", "nature", "necessity")
KNOWN = {"id", "icon", "unit", "nature", "perishable", "necessity", "parent", *LANGUAGES}


def read_branch(path: Path) -> list[dict]:
    kinds = []
    for key, kind in tomllib.loads(path.read_text()).items():
        root = kinds[0] if kinds else {"necessity": False}
        inherited = {name: root[name] for name in INHERITED if name in root}
        parent = kind.get("parent", kinds[0]["key"] if kinds else None)
        kinds.append({"perishable": False} | inherited | kind | {"key": key, "parent": parent, "file": path.name})
    return kinds


def folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def judge(kinds: list[dict], icons: set[str]) -> list[str]:
    """What is wrong with the tree."""
    found = []
    by_key: dict[str, dict] = {}
    by_id: dict[int, str] = {}
    by_word: dict[tuple[str, str], str] = {}
    for kind in kinds:
        place = f"{kind['file']}: {kind['key']}"
        missing = KNOWN - {"parent"} - kind.keys()
        found += [f"{place}: has no {name}" for name in sorted(missing)]
        found += [f"{place}: nobody knows what {name} is" for name in kind.keys() - KNOWN - {"key", "file"}]
        if missing:
            continue
        if by_key.setdefault(kind["key"], kind) is not kind:
            found.append(f"{place}: there is another {kind['key']}")
        if by_id.setdefault(kind["id"], kind["key"]) != kind["key"]:
            found.append(f"{place}: has the id of {by_id[kind['id']]}")
        if kind["parent"] is not None and kind["parent"] not in by_key:
            found.append(f"{place}: its parent {kind['parent']} does not stand before it")
        if kind["icon"] not in icons:
            found.append(f"{place}: {kind['icon']} is not in assets/icons.txt")
        for language in LANGUAGES:
            for name in kind[language]:
                other = by_word.setdefault((language, folded(name)), kind["key"])
                if other != kind["key"]:
                    found.append(f"{place}: '{name}' already stands for {other}")
            if len(kind[language]) != len({folded(name) for name in kind[language]}):
                found.append(f"{place}: says something twice in {language}")
    return found


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def header(kinds: list[dict]) -> str:
    ids = {kind["key"]: kind["id"] for kind in kinds}
    names, rows = [], []
    for kind in kinds:
        spans = []
        for language in LANGUAGES:
            spans.append(f"Words(words).subspan({len(names)}, {len(kind[language])})")
            names += kind[language]
        parent = ids[kind["parent"]] if kind["parent"] else 0
        rows.append(f"    Row{{{kind['id']}, {parent}, {quoted(kind['key'])}, {quoted(kind['icon'])}, Unit::{kind['unit']}, "
                    f"Nature::{kind['nature']}, {str(kind['perishable']).lower()}, {str(kind['necessity']).lower()},\n"
                    f"        {{{', '.join(spans)}}}}},")
    words = "\n".join(f"    {quoted(name)}," for name in names)
    return f"""#pragma once
#include "kinds/kind.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace plenty::kinds::built_in {{

using Words = std::span<const std::string_view>;

inline constexpr std::array<std::string_view, {len(LANGUAGES)}> languages{{{", ".join(map(quoted, LANGUAGES))}}};

struct Row {{
    std::int64_t id, parent;
    std::string_view key, icon;
    Unit unit;
    Nature nature;
    bool is_perishable, is_necessity;
    std::array<Words, {len(LANGUAGES)}> names;
}};

inline constexpr std::array<std::string_view, {len(names)}> words{{
{words}
}};

inline constexpr std::array<Row, {len(rows)}> rows{{
{chr(10).join(rows)}
}};

}}
"""


def main() -> None:
    output, *inputs = map(Path, sys.argv[1:])
    branches = [path for path in inputs if path.suffix == ".toml"]
    icons = {line.strip() for path in inputs if path.suffix == ".txt" for line in path.read_text().splitlines()}
    branch_kinds = [read_branch(path) for path in branches]
    kinds = [kind for branch in sorted(branch_kinds, key=lambda branch: branch[0]["id"]) for kind in branch]
    found = judge(kinds, icons)
    if found:
        sys.exit("\n".join(found))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(header(kinds))


main()
