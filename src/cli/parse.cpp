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

CLI::Option& add_option(CLI::App& app, const Word& word, Parsed& parsed) {
    const std::string name(word.name);
    const std::string flag = word.kind == Word::Kind::bare ? name : "--" + name;
    const std::string sentence(word.sentence);
    if (word.kind != Word::Kind::repeated)
        return *app.add_option_function<std::string>(
            flag, [&given = parsed.given, name](const std::string& value) { given.emplace(name, value); },
            sentence);
    const auto keep = [&given = parsed.given, name](const std::vector<std::string>& values) {
        for (const std::string& value : values)
            given.emplace(name, value);
    };
    return *app.add_option_function<std::vector<std::string>>(flag, keep, sentence)->allow_extra_args(false);
}

void add_word(CLI::App& app, const Word& word, Parsed& parsed) {
    if (word.kind == Word::Kind::toggle) {
        const std::string name(word.name);
        app.add_flag_callback(
            "--" + name, [&given = parsed.given, name] { given.emplace(name, "true"); },
            std::string(word.sentence));
        return;
    }
    CLI::Option& option = add_option(app, word, parsed);
    option.required(word.need == Word::Need::needed)->type_name(std::string(word.shape));
    if (const auto choices = word.choices(); !choices.empty())
        option.check(CLI::IsMember(choices).description(""));
}

void add_words(CLI::App& app, const Verb& verb, Parsed& parsed) {
    std::map<std::string_view, CLI::App*> places{{"", &app}};
    for (const Word& word : verb.words) {
        CLI::App*& place = places[word.either];
        if (!place)
            place = app.add_option_group(std::string(word.either))->require_option(1);
        add_word(*place, word, parsed);
    }
}

void add_verb(CLI::App& app, const Verb& verb, Parsed& parsed) {
    CLI::App& sub = *app.add_subcommand(std::string(verb.name), std::string(verb.sentence));
    sub.footer(footer);
    add_words(sub, verb, parsed);
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
