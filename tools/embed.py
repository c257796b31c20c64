#!/usr/bin/env python3
"""Puts files into the program.

usage: embed.py NAMESPACE DIRECTORY STEM FILE...

Writes STEM.S (the bytes), STEM.cpp and STEM.hpp (a table of names and views). A file's name in the table is its path
below DIRECTORY. A FILE that starts with @ holds a list of files, one a line.
"""
import os
import sys

HEADER = """#pragma once
#include "base/embedded_file.hpp"
#include <span>

namespace plenty::embedded {{
/// The files below {directory}, sorted by name, alive as long as the program.
std::span<const EmbeddedFile> {namespace}();
}}
"""


def listed(argument: str) -> list[str]:
    if not argument.startswith("@"):
        return [argument]
    with open(argument[1:]) as lines:
        return lines.read().split("\n")[:-1]


def main() -> None:
    namespace, directory, stem, *arguments = sys.argv[1:]
    files = [path for argument in arguments for path in listed(argument)]
    files = sorted(set(files), key=lambda path: os.path.relpath(path, directory))
    os.makedirs(os.path.dirname(stem), exist_ok=True)
    assembly = ['.section .rodata.embedded,"a",@progbits']
    externs, rows = [], []
    for index, path in enumerate(files):
        symbol = f"plenty_embedded_{namespace}_{index}"
        assembly += [
            ".balign 16", f".globl {symbol}", f"{symbol}:", f'.incbin "{os.path.abspath(path)}"',
            f".globl {symbol}_end", f"{symbol}_end:", ".byte 0",
        ]
        externs.append(f"extern const char {symbol}; extern const char {symbol}_end;")
        name = os.path.relpath(path, directory)
        rows.append(f'    {{"{name}", {{&{symbol}, static_cast<std::size_t>(&{symbol}_end - &{symbol})}}}},')
    assembly.append('.section .note.GNU-stack,"",@progbits')
    with open(stem + ".S", "w") as out:
        out.write("\n".join(assembly) + "\n")
    with open(stem + ".hpp", "w") as out:
        out.write(HEADER.format(directory=os.path.basename(directory), namespace=namespace))
    with open(stem + ".cpp", "w") as out:
        out.write(f'#include "embedded/{namespace}.hpp"\n\n#include <array>\n\nextern "C" {{\n')
        out.write("\n".join(externs) + "\n}\n\nnamespace plenty::embedded {\n")
        out.write(f"std::span<const EmbeddedFile> {namespace}() {{\n")
        out.write(f"    static const std::array<EmbeddedFile, {len(rows)}> files{{{{\n")
        out.write("\n".join(rows) + "\n    }};\n    return files;\n}\n}\n")


main()
