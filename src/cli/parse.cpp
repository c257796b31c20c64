#include "cli/parse.hpp"

#include "platform/config/option.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace plenty::cli {
namespace {

std::string footer() {
    std::string text = "Exit codes:\n";
    for (const ExitMeaning& meaning : exit_meanings)
        text += fmt::format("  {}  {}\n", static_cast<int>(meaning.code), meaning.sentence);
    return text + "\nMore is in the manual: man plenty.";
}

void add_settings(CLI::App& app, const Verb& verb, Parsed& parsed) {
    for (const config::Option& option : config::options()) {
        if (!takes(verb, option.name))
            continue;
        const std::string name(option.name);
        const std::string sentence(option.sentence);
        const auto keep = [&flags = parsed.flags, name](const std::string& value) {
            flags.push_back({name, value});
        };
        if (option.is_switch())
            app.add_flag_callback("--" + name, [keep] { keep("true"); }, sentence);
        else
            app.add_option_function<std::string>("--" + name, keep, sentence)->type_name(option.shape());
    }
    app.add_option_function<std::string>(
           "--config", [&parsed](const std::string& path) { parsed.file = path; },
           "TOML file with options of the configuration.")
        ->type_name("FILE");
}

void add_word(CLI::App& app, const Word& word, Parsed& parsed) {
    const std::string name(word.name);
    const auto keep = [&given = parsed.given, name](const std::string& value) { given[name] = value; };
    if (word.kind == Word::Kind::toggle) {
        app.add_flag_callback("--" + name, [keep] { keep("true"); }, std::string(word.sentence));
        return;
    }
    CLI::Option& option = *app.add_option_function<std::string>(
        word.kind == Word::Kind::bare ? name : "--" + name, keep, std::string(word.sentence));
    option.required(word.need == Word::Need::needed)->type_name(std::string(word.shape));
    if (const auto choices = word.choices(); !choices.empty())
        option.check(CLI::IsMember(choices).description(""));
}

void add_verb(CLI::App& app, const Verb& verb, Parsed& parsed) {
    CLI::App& sub = *app.add_subcommand(std::string(verb.name), std::string(verb.sentence));
    sub.footer(footer);
    for (const Word& word : verb.words)
        add_word(sub, word, parsed);
    sub.add_flag_callback("--json", [] {}, "Answer with one JSON document, and say problems as JSON too.");
    add_settings(sub, verb, parsed);
    sub.final_callback([&parsed, &verb] { parsed.verb = &verb; });
}

}

std::variant<Parsed, Shown> parse(const std::vector<std::string>& words) {
    Parsed parsed;
    CLI::App app("Plenty: the server a mutual aid community runs.", "plenty");
    app.require_subcommand(1);
    app.footer(footer);
    app.set_version_flag("--version", "plenty " PLENTY_VERSION);
    for (const Verb& verb : verbs())
        add_verb(app, verb, parsed);
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend()); // as the library wants them
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream ignored;
        if (app.exit(error, out, ignored) == 0)
            return Shown{ExitCode::done, out.str()};
        return Shown{ExitCode::usage, error.what()};
    }
    return parsed;
}

bool asks_for_json(const std::vector<std::string>& words) {
    return std::ranges::find(words, "--json") != words.end();
}

}
