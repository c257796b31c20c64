#include "cli/cli.hpp"

#include "cli/parse.hpp"

#include <boost/json/serialize.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <span>

namespace plenty::cli {
namespace {

/// What is said instead of an answer.
struct Problem {
    ExitCode code;
    std::string sentence;
    std::string_view key = {};
    std::string field = {};
    boost::json::object more = {};
};

void tell(const Terminal& terminal, Form form, const Problem& problem) {
    if (form == Form::lines) {
        terminal.problems << "plenty: " << problem.sentence << '\n';
        if (problem.code == ExitCode::usage)
            terminal.problems << "plenty: --help after any verb says what it takes.\n";
        return;
    }
    boost::json::object document = problem.more;
    document["problem"] = problem.sentence;
    document["exit_code"] = static_cast<int>(problem.code);
    if (!problem.key.empty())
        document["key"] = problem.key;
    if (!problem.field.empty())
        document["field"] = problem.field;
    terminal.problems << boost::json::serialize(document) << '\n';
}

/// The flag with which somebody could have said otherwise: " (--agreed spoken|written)".
std::string hint(const Verb& verb, std::string field) {
    std::ranges::replace(field, '_', '-');
    for (const Word& word : verb.words)
        if (word.name == field)
            return " (" + word.flag() + ")";
    return {};
}

Problem problem_of(const Verb& verb, Form form, const locale::Speech& speech, ExitCode code,
                   const Refusal& refusal) {
    std::string sentence = speech(refusal.sentence);
    if (form == Form::lines)
        sentence += hint(verb, refusal.field);
    return {code, std::move(sentence), refusal.sentence.key.text(), refusal.field};
}

void print(const Terminal& terminal, Form form, const Answer& answer) {
    if (form == Form::json && !answer.document.empty())
        terminal.out << boost::json::serialize(answer.document) << '\n';
    if (form == Form::lines)
        for (const std::string& line : answer.lines)
            terminal.out << line << '\n';
    terminal.out.flush();
    if (!terminal.out)
        throw Fault("the answer could not be written out");
}

/// Prints everything that there is to tell of what was refused; a program finds it beside the problem.
void print_refused(const Terminal& terminal, Form form, Answer answer, Problem problem) {
    if (form == Form::lines)
        print(terminal, form, answer);
    problem.more = std::move(answer.document);
    tell(terminal, form, problem);
}

/// The language of the terminal, as the C library chooses it; a terminal that does not say gets the node's.
locale::Language language_of(const std::vector<std::string>& environment, const std::string& otherwise) {
    for (const std::string_view name : {"LC_ALL=", "LC_MESSAGES=", "LANG="})
        for (const std::string& variable : environment)
            if (variable.starts_with(name) && variable.size() > name.size()) {
                const auto value = std::string_view(variable).substr(name.size());
                const auto found = locale::Language::find(value.substr(0, value.find_first_of("_.@")));
                return found.value_or(locale::Language());
            }
    return locale::Language::find(otherwise).value_or(locale::Language());
}

Result<Answer> carry_out(const Terminal& terminal, Form form, const Parsed& parsed,
                         const config::Config& config, const locale::Speech& speech, const Clock& clock) {
    return parsed.verb->run({config, parsed.given, speech, clock, form, terminal.out});
}

ExitCode run_parsed(const Terminal& terminal, Form form, const Parsed& parsed, const config::Config& config) {
    const SystemClock clock;
    const locale::Speech speech(language_of(terminal.environment, config.language),
                                locale::TimeZone::find(config.time_zone).value_or(locale::TimeZone()),
                                clock.now());
    auto answer = carry_out(terminal, form, parsed, config, speech, clock);
    if (!answer.ok())
        answer = Answer{.refusal = answer.refusal()};
    if (!answer->refusal) {
        print(terminal, form, *answer);
        return answer->code;
    }
    const ExitCode code = answer->code == ExitCode::done ? ExitCode::refused : answer->code;
    auto problem = problem_of(*parsed.verb, form, speech, code, *answer->refusal);
    print_refused(terminal, form, *std::move(answer), std::move(problem));
    return code;
}

ExitCode run_verb(const Terminal& terminal, Form form, const Parsed& parsed) {
    config::Config config;
    try {
        config =
            config::load({.flags = parsed.flags, .environment = terminal.environment, .file = parsed.file});
    } catch (const Fault& fault) {
        tell(terminal, form, {ExitCode::usage, fault.what()});
        return ExitCode::usage;
    }
    try {
        return run_parsed(terminal, form, parsed, config);
    } catch (const std::exception& failure) { // a Fault, or what the standard library has to say of the world
        tell(terminal, form, {ExitCode::failed, failure.what()});
        return ExitCode::failed;
    }
}

/// A standard stream that is closed would be given to the next file that is opened, such as the database.
void keep_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0)
            (void)::open("/dev/null", O_RDONLY | O_CLOEXEC); // writing to it fails, and is told
}

}

ExitCode run(const Terminal& terminal) {
    const Form form = asks_for_json(terminal.words) ? Form::json : Form::lines;
    const auto parsed = parse(terminal.words);
    if (const auto* const command = std::get_if<Parsed>(&parsed))
        return run_verb(terminal, form, *command);
    const auto& shown = std::get<Shown>(parsed);
    if (shown.code == ExitCode::done)
        terminal.out << shown.text << std::flush;
    else
        tell(terminal, form, {shown.code, shown.text});
    return shown.code;
}

int run(int argc, const char* const* argv) {
    keep_standard_streams();
    const std::span all(argv, static_cast<std::size_t>(argc));
    const auto words = all.subspan(all.empty() ? 0 : 1);
    return static_cast<int>(
        run({{words.begin(), words.end()}, config::process_environment(), std::cout, std::cerr}));
}

}
