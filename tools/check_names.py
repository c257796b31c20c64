#!/usr/bin/env python3
"""Fails on names that say nothing, and on words that tell how the tree was made rather than what it is.

Types and files are named by the noun or verb they are about, never Manager, Helper, Util and the like. No file speaks of
numbered phases, tasks or tickets, of paths of somebody's machine, or of what is still to be done.
"""
import re
from verdict import ROOT, conclude, tracked_files

EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "utility", "utilities", "service", "processor", "handler",
               "impl", "base", "common", "data", "info", "misc"}
# Names that may hold such a word, each with the reason.
ALLOWED = {
    "Handler": "what a route calls; the word of HTTP",
    "PageHandler": "the same, for a page",
    "common.txt": "the passphrases that are common",
    "base": "the ground floor, named in the design of the house",
    "base_test.cpp": "tests of the folder base",
}
TYPE = re.compile(r"^\s*(?:template <[^>]*>\s*)?(?:class|struct|union|concept|enum(?: class)?|using)\s+([A-Z]\w*)", re.MULTILINE)
CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")

RESIDUE = [
    (re.compile(r"\b(phase|task|ticket|milestone|sprint|issue|iteration)\s+#?\d", re.IGNORECASE), "tells of its making"),
    (re.compile(r"\b(issues?|fix(es|ed)?|closes?|see|bug|ticket|pr)\s+#\d+", re.IGNORECASE), "numbers a ticket"),
    (re.compile(r"/(?:work|home|root|Users)/\w+"), "is a path of somebody's machine"),
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "is not done"),
    (re.compile(r"\b(claude|chatgpt|copilot|subagent|openai|anthropic)\b", re.IGNORECASE), "names a tool of its making"),
]
# Files that may hold such words: the rule itself, and the page that says plainly how Plenty was made.
EXEMPT = {"tools/check_names.py", "README.md", "package-lock.json"}
TEXTS = ("*.cpp", "*.hpp", "*.py", "*.sh", "*.mjs", "*.js", "*.css", "*.sql", "*.md", "*.po", "*.txt", "*.cmake", "dev",
         "tools/dev/*", ".ci/*", "CMakePresets.json", "package.json")


def empty_word(name):
    """The first word in a name that says nothing, or nothing."""
    return next((word for word in (part.lower() for part in CAMEL.findall(name)) if word in EMPTY_WORDS), None)


def judge_path(path):
    return [f"{path}: \"{word}\" says nothing; which noun or verb is it?" for part in path.split("/")
            if part not in ALLOWED and (word := empty_word(part))]


def judge_types(path, text):
    return [f"{path}: {name}: \"{word}\" says nothing; which noun or verb is it?" for name in TYPE.findall(text)
            if name not in ALLOWED and (word := empty_word(name))]


def judge_words(path, text):
    return [f"{path}:{number}: \"{found.group()}\" {why}" for number, line in enumerate(text.splitlines(), 1)
            for pattern, why in RESIDUE if (found := pattern.search(line))]


def controls():
    good = "class Database {};\nstruct Gift {};\n// A step of work. See RFC 9112, section 2.\ncolor: #123456;\n&#39;"
    return [
        (judge_path("src/gifts/gift_utils.cpp"), "utils"),
        (judge_path("src/common/gift.cpp"), "common"),
        (judge_types("x", "class GiftManager {"), "manager"),
        (judge_types("x", "    struct PostData {"), "data"),
        (judge_types("x", "enum class HTTPInfo {"), "info"),
        (judge_words("x", "// Phase 2: pages"), "Phase 2"),
        (judge_words("x", "// see #12"), "#12"),
        (judge_words("x", "/ho" + "me/somebody/plenty"), "path"),
        (judge_words("x", "// TODO: later"), "not done"),
        ([f"silence {judge_types('x', good) + judge_words('x', good) + judge_path('src/base/id.hpp')}"], "silence []"),
    ]


def main():
    problems = []
    for path in tracked_files():
        problems += judge_path(path)
    for path in tracked_files(*TEXTS):
        text = (ROOT / path).read_text(errors="replace")
        if path.endswith((".cpp", ".hpp")):
            problems += judge_types(path, text)
        if path not in EXEMPT:
            problems += judge_words(path, text)
    conclude(problems, controls())


main()
