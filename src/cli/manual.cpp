#include "cli/manual.hpp"

#include "cli/verb.hpp"
#include "platform/config/option.hpp"

#include <fmt/format.h>

namespace plenty::cli {
namespace {

constexpr std::string_view head =
    R"(.\" Written from src/cli/verbs.cpp and src/platform/config/options.cpp; a test compares.
.TH PLENTY 1 2026-11-27 Plenty "User commands"
.SH NAME
plenty \- the server a mutual aid community runs
.SH SYNOPSIS
.B plenty
.I verb
.RI [ words ]
.RB [ \-\-json ]
.RB [ \-\-config
.IR FILE ]
.RI [ options ]
.SH DESCRIPTION
Plenty is one program: it serves a community's board of asks and offers, with its pages, its database and its pictures
inside, and it does from the command line what the pages do.
.PP
With
.B \-\-json
a verb answers with one JSON document on the standard output. What went wrong is one JSON document on the standard
error, with the same sentence that a person reads, and its exit code:
.PP
.EX
{"problem":"...","exit_code":1,"key":"...","field":"..."}
.EE
.PP
Sentences are in the language of the environment
.RB ( LC_ALL ", " LC_MESSAGES ", " LANG ),
if it is English or Spanish.
)";

constexpr std::string_view tail = R"(.SH FILES
.TP
.I var/
The data directory, unless
.B \-\-data
says otherwise: the database, and the vault with whatever is on its way from one person to another.
.TP
.I var.key
The key that seals private texts, beside the data directory and not in it. Back up both, apart from each other.
.SH EXAMPLES
.EX
plenty serve \-\-data /srv/plenty \-\-public\-url https://plenty.example.org \-\-proxies 127.0.0.1
plenty doctor \-\-data /srv/plenty
plenty board \-\-data /srv/plenty \-\-community elm\-street \-\-order urgent
plenty import asks.csv \-\-data /srv/plenty \-\-community elm\-street \-\-as Amina \-\-side ask \e
    \-\-agreed written \-\-dry\-run
plenty export \-\-data /srv/plenty \-\-community elm\-street > elm\-street.csv
plenty post ask \-\-data /srv/plenty \-\-community elm\-street \-\-as Amina \-\-kind bread \e
    \-\-words "A loaf for tomorrow morning"
.EE
)";

/// A text as roff has it: its hyphens are to be copied, and no line of it is a command.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '\\')
            out += "\\e";
        else if (letter == '-')
            out += "\\-";
        else if ((letter == '.' || letter == '\'') && (out.empty() || out.back() == '\n'))
            out += std::string("\\&") + letter;
        else
            out += letter;
    }
    return out;
}

std::string entry(std::string_view term, std::string_view sentence) {
    return fmt::format(".TP\n.B {}\n{}\n", escaped(term), escaped(sentence));
}

std::string section(const Verb& verb) {
    std::string title = fmt::format("plenty {}", verb.name);
    for (const Word& word : verb.words)
        if (word.kind == Word::Kind::bare)
            title += word.need == Word::Need::needed ? " " + word.flag() : " [" + word.flag() + "]";
    std::string out = fmt::format(".SS {}\n{}\n", escaped(title), escaped(verb.sentence));
    if (!verb.more.empty())
        out += escaped(verb.more) + "\n";
    for (const Word& word : verb.words)
        out += entry(word.flag(), fmt::format("{}{}", word.sentence,
                                              word.need == Word::Need::needed ? " It must be given." : ""));
    if (verb.settings != Settings::all)
        out +=
            fmt::format(".PP\nIts place:\n.BR \\-\\-data ,\n.BR \\-\\-database ,\n.BR \\-\\-vault\\-key ,\n"
                        ".BR \\-\\-language ,\n.BR \\-\\-time\\-zone .\n");
    else
        out += ".PP\nAll options below.\n";
    return out;
}

std::string options() {
    std::string out = ".SH OPTIONS\nEach can also be given as a variable of the environment, named with it, "
                      "or as a line of "
                      "a TOML file. A flag beats the environment, which beats the file.\n";
    for (const config::Option& option : config::options()) {
        const std::string flag = fmt::format("--{}{}{}", option.name, option.is_switch() ? "" : " ",
                                             option.is_switch() ? "" : option.shape());
        const std::string fallback =
            option.is_switch() || option.fallback.empty() ? "" : fmt::format(" [{}]", option.fallback);
        out += entry(flag + fallback, fmt::format("{} ({})", option.sentence, option.variable()));
    }
    out += entry("--config FILE", "TOML file with options, one a line. (PLENTY_CONFIG)");
    return out;
}

std::string exit_status() {
    std::string out = ".SH EXIT STATUS\n";
    for (const ExitMeaning& meaning : exit_meanings)
        out += entry(std::to_string(static_cast<int>(meaning.code)), meaning.sentence);
    return out;
}

}

std::string manual() {
    std::string out(head);
    out += ".SH VERBS\n";
    for (const Verb& verb : verbs())
        out += section(verb);
    return out + options() + exit_status() + std::string(tail);
}

}
