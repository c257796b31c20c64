#!/usr/bin/env python3
"""Fails when a commit that is not yet shared tells badly what it does.

A subject is `area: Imperative sentence`, at most 72 letters, without a full stop and without words that hide what was done
(refactor, fix, update, phase). The body is wrapped at 72.
"""
import re
import subprocess
from verdict import ROOT, conclude

SUBJECT = re.compile(r"[a-z][a-z0-9_/.-]*(, [a-z][a-z0-9_/.-]*)*: [A-Z].*[^.]$")
WEASELS = re.compile(r": (refactor|fix|update|improve|phase|misc|various|cleanup|clean up|wip)\b", re.IGNORECASE)


def judge(message):
    subject, _, body = message.partition("\n")
    wrong = []
    if not SUBJECT.match(subject):
        wrong.append("is not `area: Imperative sentence`")
    if len(subject) > 72:
        wrong.append("is longer than 72 letters")
    if WEASELS.search(subject):
        wrong.append("hides what was done")
    if any(len(line) > 72 and " " in line.strip() for line in body.splitlines()):
        wrong.append("has a body wider than 72")
    return [f"commit \"{subject}\" {why}" for why in wrong]


def unshared_messages():
    """Messages of the commits that the branch we came from does not have; none where there is no such branch."""
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)

    for upstream in ("@{upstream}", "main"):
        if git("rev-parse", "--verify", "--quiet", upstream).returncode == 0:
            return git("log", "--no-merges", "--format=%B%x00", f"{upstream}..HEAD").stdout.split("\0")
    return []


def controls():
    good = "gifts, people: Refuse a second open ask from the same person\n\nThe index does it.\n"
    return [
        (judge("Add things"), "Imperative"),
        (judge("gifts: add things"), "Imperative"),
        (judge("gifts: Add things."), "Imperative"),
        (judge("gifts: Fix it"), "hides"),
        (judge("gifts: Add " + "x" * 70), "longer"),
        (judge("gifts: Add things\n\n" + "word " * 20), "wider"),
        ([f"silence {judge(good)}"], "silence []"),
    ]


def main():
    messages = [message.strip() for message in unshared_messages()]
    conclude([line for message in messages if message for line in judge(message)], controls())


main()
