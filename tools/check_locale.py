#!/usr/bin/env python3
"""Judges the sentences in locale/ and where src/ asks for them.

usage: tools/check_locale.py                judge; first prove that each rule can fail
       tools/check_locale.py --self-test    only prove it
       tools/check_locale.py --sort         write the catalogues in their order: by key, one sentence a line

A key is a literal such as "gifts.too_many" in src/ (tests and comments aside) whose first part is an area of the English
catalogue, or of a sentence that is said somewhere. Names of events, jobs, statements and files look alike and are left
out.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "en"

# Sentences that may stand under several keys, each with a reason.
MAY_REPEAT: set[str] = set()
# Sentences of three words and more that read the same in another language.
MAY_STAY_ENGLISH: set[str] = set()
# Literals that look like keys and are none.
NOT_KEYS: set[str] = set()

FILE_ENDINGS = {"avif", "bin", "conf", "cpp", "css", "csv", "db", "example", "gif", "hpp", "html", "ico", "invalid", "jpg",
                "js", "json", "local", "md", "mo", "mp4", "org", "pdf", "png", "po", "sql", "svg", "tar", "tmp", "toml",
                "tsv", "txt", "wal", "webmanifest", "webp", "xml", "zip"}
KEY = re.compile(r'"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"')
SAID = re.compile(r'\b(?:say|say_count|speech|Sentence|SentenceKey|Why::\w+,)\s*[({]+\s*"([a-z][a-z0-9_]*)\.')
EVENT = re.compile(r'\bEvent\s*\{\s*"([^"]*)"')
WORK = re.compile(r"\b(?:on|at|every|schedule|publish)\(([^;\[]*)")
COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.S)
BLANK = re.compile(r"\{(\w*)\}")
# A sentence said at once: its key, and what follows it up to the end of the statement.
SENTENCE = re.compile(r'(?:\bsay\(|\bSentence\{|[(,=]\s*\{)\s*"([a-z][a-z0-9_]*\.[a-z0-9_.]+)"([^;]*)')


class Catalogue:
    """One .po file of ours: a header and entries of whole lines."""

    def __init__(self, text: str):
        self.problems: list[str] = []
        self.entries: dict[str, list[str]] = {}
        header, *blocks = re.split(r"^(?=msgid )", text, flags=re.M)[1:] or [""]
        self.header = header.strip()
        plurals = re.search(r"nplurals=(\d+)", header)
        self.plurals = int(plurals.group(1)) if plurals else 0
        if not plurals:
            self.problems.append("has no Plural-Forms in its header")
        for block in blocks:
            self.read(block)

    def read(self, block: str) -> None:
        lines = [line for line in block.splitlines() if line.strip()]
        key = unquote(lines[0].removeprefix("msgid "))
        is_plural = len(lines) > 1 and lines[1].startswith("msgid_plural ")
        wanted = ([rf'msgid_plural "{re.escape(key)}"'] + [rf'msgstr\[{i}\] ".*"' for i in range(len(lines) - 2)]
                  if is_plural else [r'msgstr ".*"'])
        if len(lines) != len(wanted) + 1 or not all(map(re.fullmatch, wanted, lines[1:])):
            self.problems.append(f"{key}: is not written as one line a sentence")
            return
        if key in self.entries:
            self.problems.append(f"{key}: is there twice")
        sentences = [unquote(line.split(" ", 1)[1]) for line in lines[1 + is_plural:]]
        self.entries[key] = sentences
        if is_plural and len(sentences) != self.plurals:
            self.problems.append(f"{key}: has {len(sentences)} of {self.plurals} plural forms")
        if is_plural and self.plurals == 1:
            self.entries[key] = sentences * 2

    def is_plural(self, key: str) -> bool:
        return len(self.entries[key]) > 1

    def text(self) -> str:
        blocks = [self.header]
        for key in sorted(self.entries):
            lines = [f"msgid {quote(key)}"]
            if self.is_plural(key):
                lines.append(f"msgid_plural {quote(key)}")
                lines += [f"msgstr[{i}] {quote(s)}" for i, s in enumerate(self.entries[key][:self.plurals])]
            else:
                lines.append(f"msgstr {quote(self.entries[key][0])}")
            blocks.append("\n".join(lines))
        return "\n\n".join(blocks) + "\n"


def quote(sentence: str) -> str:
    return '"' + sentence.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def unquote(literal: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), literal.strip()[1:-1])


def without_comments(code: str) -> str:
    return COMMENT.sub(lambda m: m.group() if m.group().startswith('"') else "", code)


def keys_in(sources: dict[str, str], known_areas: set[str]) -> dict[str, str]:
    """The keys that `sources` (file name to text) ask for, each with a file that does."""
    codes = {name: without_comments(text) for name, text in sources.items()}
    areas = known_areas | {area for code in codes.values() for area in SAID.findall(code)}
    events = {event for code in codes.values() for event in EVENT.findall(code)}
    events |= {name for code in codes.values() for names in WORK.findall(code) for name in KEY.findall(names)}
    return {key: name for name, code in codes.items() for key in KEY.findall(code)
            if key.split(".")[0] in areas and key.rsplit(".", 1)[1] not in FILE_ENDINGS
            and key not in events | NOT_KEYS}


def blanks(sentences: list[str]) -> set[str]:
    return set().union(*(BLANK.findall(sentence) for sentence in sentences)) - {"count"}


def unfilled(sources: dict[str, str], english: Catalogue) -> list[str]:
    """Blanks of sentences that a file says without filling them, which would end the program."""
    found = []
    for name, text in sources.items():
        for key, rest in SENTENCE.findall(without_comments(text)):
            here = "" if rest.lstrip()[:1] in (")", "}") else rest
            if key in english.entries and not re.search(r"\bblanks\b", here):
                found += [f"{name}: {key}: nobody fills {{{blank}}}" for blank in blanks(english.entries[key])
                          if f'"{blank}"' not in here]
    return found


def judge_translation(language: str, key: str, english: Catalogue, other: Catalogue) -> list[str]:
    source, translation = english.entries[key], other.entries[key]
    found = []
    if english.is_plural(key) != other.is_plural(key):
        found.append(f"{language}: {key}: counts where English does not, or the other way round")
    if any(blanks([sentence]) != blanks(source) for sentence in translation + source):
        found.append(f"{language}: {key}: has not the same blanks as in English")
    if "{count}" in source[-1] and "{count}" not in translation[-1]:
        found.append(f"{language}: {key}: does not say {{count}}")
    if source == translation and len(source[0].split()) > 2 and source[0] not in MAY_STAY_ENGLISH:
        found.append(f"{language}: {key}: is still in English")
    return found


def judge(texts: dict[str, str], sources: dict[str, str]) -> list[str]:
    """Everything wrong with the catalogues (language to text) and with what `sources` ask of them."""
    catalogues = {language: Catalogue(text) for language, text in texts.items()}
    english = catalogues[SOURCE]
    used = keys_in(sources, {key.split(".")[0] for key in english.entries})
    found = [f"{name}: asks for {key}, which nobody wrote" for key, name in used.items() if key not in english.entries]
    found += [f"{SOURCE}: {key}: nobody asks for it" for key in english.entries if key not in used]
    found += unfilled(sources, english)
    said: dict[tuple[str, ...], str] = {}
    for key, sentences in english.entries.items():
        first = said.setdefault(tuple(sentences), key)
        if first != key and sentences[0] not in MAY_REPEAT:
            found.append(f"{SOURCE}: {key}: says the same as {first}")
    for language, catalogue in catalogues.items():
        found += [f"{language}: {problem}" for problem in catalogue.problems]
        found += [f"{language}: {key}: is empty" for key, sentences in catalogue.entries.items()
                  if not all(sentence.strip() for sentence in sentences)]
        found += [f"{language}: {key}: is missing" for key in english.entries.keys() - catalogue.entries.keys()]
        found += [f"{language}: {key}: is not in English" for key in catalogue.entries.keys() - english.entries.keys()]
        if not catalogue.problems and catalogue.text() != texts[language]:
            found.append(f"{language}: is not in order; run tools/check_locale.py --sort")
        if language != SOURCE:
            for key in english.entries.keys() & catalogue.entries.keys():
                found += judge_translation(language, key, english, catalogue)
    return sorted(found)


def prove() -> None:
    """Breaks a small sound house in every way there is a rule for, and expects to be told so each time."""
    header = 'msgid ""\nmsgstr ""\n"Language: xx\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    loaf = 'msgid "gifts.loaf"\nmsgid_plural "gifts.loaf"\nmsgstr[0] "{count} %s"\nmsgstr[1] "{count} %s"\n'
    thanks = 'msgid "gifts.thanks"\nmsgstr "%s"\n'
    english = f"{header}\n{loaf % ('loaf', 'loaves')}\n{thanks % 'Many thanks, {name}!'}"
    spanish = f"{header}\n{loaf % ('barra', 'barras')}\n{thanks % '¡Muchas gracias, {name}!'}"
    code = 'say("gifts.thanks", {{"name", name}}); say("gifts.loaf", 2); Event{"gifts.given"}; open("gifts.css"); // "gifts.gone"'
    code += '\njobs.every(day, "gifts.sweep", sweep);'

    def found(en: str = english, es: str = spanish, source: str = code) -> str:
        return "\n".join(judge({"en": en, "es": es}, {"gifts.cpp": source}))

    twice = english + '\nmsgid "gifts.thanks_again"\nmsgstr "Many thanks, {name}!"\n'
    proofs = {
        "": found(),
        "asks for people.hello": found(source=code + '\nsql("db.begin"); return Refusal{Why::conflict, {"people.hello"}}'),
        "asks for gifts.gone": found(source=code + '\nsay("gifts.gone")'),
        "gifts.thanks: nobody fills {name}": found(source=code + '\nsay("gifts.thanks"); say("x", {{"name", name}})'),
        "nobody fills {name}": found(source=code + '\nreturn Refusal{Why::invalid, {"gifts.thanks", {{"named", name}}}};'),
        "gifts.thanks: nobody asks": found(source='say("gifts.loaf")'),
        "says the same as": found(en=twice),
        "es: gifts.thanks_again: is missing": found(en=twice),
        "es: gifts.thanks: is empty": found(es=spanish.replace("¡Muchas gracias, {name}!", " ")),
        "es: gifts.more: is not in English": found(es=spanish + '\nmsgid "gifts.more"\nmsgstr "Más"\n'),
        "en: is not in order": found(en=f"{header}\n{thanks % 'Many thanks, {name}!'}\n{loaf % ('loaf', 'loaves')}"),
        "same blanks": found(es=spanish.replace("{name}", "{nombre}")),
        "does not say {count}": found(es=spanish.replace("{count} barras", "barras")),
        "still in English": found(es=spanish.replace("¡Muchas gracias", "Many thanks").replace("{name}!", "{name}!")),
        "1 of 2 plural forms": found(es=spanish.replace('msgstr[1] "{count} barras"\n', "")),
        "counts where": found(es=spanish.replace(loaf % ("barra", "barras"), 'msgid "gifts.loaf"\nmsgstr "{count} barras"\n')),
        "one line a sentence": found(es=spanish.replace('"¡Muchas', '""\n"¡Muchas')),
        "is there twice": found(es=spanish + "\n" + thanks % "¡Gracias, {name}!"),
        "has no Plural-Forms": found(es=spanish.replace("nplurals=2", "")),
    }
    for expected, findings in proofs.items():
        if expected not in findings or bool(expected) != bool(findings):
            sys.exit(f"check_locale: a rule does not work: expected '{expected}', found '{findings}'")


def main() -> None:
    paths = {path.stem: path for path in (ROOT / "locale").glob("*.po")}
    if sys.argv[1:] == ["--sort"]:
        for path in paths.values():
            catalogue = Catalogue(path.read_text())
            if catalogue.problems:
                sys.exit("\n".join(f"{path.name}: {problem}" for problem in catalogue.problems))
            path.write_text(catalogue.text())
        return
    if sys.argv[1:] not in ([], ["--self-test"]):
        sys.exit(__doc__)
    prove()
    if sys.argv[1:]:
        return
    files = [path for ending in ("cpp", "hpp") for path in (ROOT / "src").rglob(f"*.{ending}")
             if not path.stem.endswith(("_test", "_testing")) and "testing" not in path.parts]
    sources = {str(path.relative_to(ROOT)): path.read_text() for path in files}
    found = judge({language: path.read_text() for language, path in paths.items()}, sources)
    print("\n".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)


main()
