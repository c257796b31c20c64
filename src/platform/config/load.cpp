#include "base/result.hpp"
#include "platform/config/option.hpp"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace plenty::config {
namespace {

constexpr std::uintmax_t longest_file = 1U << 20; ///< bytes

[[noreturn]] void refuse(std::string_view where, std::string_view wrong) {
    throw Fault(fmt::format("{}: {}", where, wrong));
}

[[noreturn]] void refuse_name(std::string_view where, std::string_view name) {
    const auto near = nearest_name(name);
    refuse(where, near ? fmt::format("there is no option \"{}\"; did you mean \"{}\"?", name, *near)
                       : fmt::format("there is no option \"{}\"", name));
}

void set(Config& config, const Option& option, std::string_view text, std::string_view where) {
    const std::string wrong = assign(config, option, text);
    if (wrong.empty())
        return;
    if (option.secrecy == Secrecy::secret)
        refuse(where, wrong);
    refuse(where, fmt::format("{}, not \"{}\"", wrong, text));
}

/// A value of the file in the form that a flag would have.
std::optional<std::string> flag_text(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>())
        return text;
    if (const auto number = node.value_exact<std::int64_t>())
        return std::to_string(*number);
    if (const auto truth = node.value_exact<bool>())
        return *truth ? "true" : "false";
    const auto* list = node.as_array();
    if (list == nullptr)
        return std::nullopt;
    std::string joined;
    for (const auto& item : *list) {
        const auto text = item.value_exact<std::string>();
        if (!text)
            return std::nullopt;
        joined += (joined.empty() ? "" : ",") + *text;
    }
    return joined;
}

std::string place(const std::filesystem::path& file, const toml::source_region& source) {
    return fmt::format("{}:{}", file.string(), source.begin.line);
}

/// Where in a file a letter stands.
enum class Where : std::uint8_t { outside, basic_string, literal_string, comment };

Where after(Where where, char letter) {
    const bool ends = (where == Where::basic_string && letter == '"') ||
                      (where == Where::literal_string && letter == '\'') ||
                      (where == Where::comment && letter == '\n');
    if (where != Where::outside)
        return ends ? Where::outside : where;
    switch (letter) {
    case '"':
        return Where::basic_string;
    case '\'':
        return Where::literal_string;
    case '#':
        return Where::comment;
    default:
        return where;
    }
}

/// Whether a letter outside of strings and comments may stand after those before it on the way to an option.
bool may_stand(char letter, char before, bool begins_line) {
    const bool is_string = letter == '"' || letter == '\'';
    if (is_string)
        return before == '=' || before == '[' || before == ',';
    const bool is_table = letter == '{' || (letter == '[' && begins_line);
    return !is_table && static_cast<unsigned char>(letter) < 0x80;
}

bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

/// Refuses tables, and letters beyond ASCII outside of strings that are values. The library (3.3.0) trips
/// over its own assertions on some of both, such as a name with U+00E9 in it, and no option needs either.
void refuse_beyond_options(std::string_view text, const std::filesystem::path& file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    auto where = Where::outside;
    bool begins_line = true;
    char before = '\n'; // the last that says something
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (where == Where::outside && !may_stand(letter, before, begins_line))
            refuse(fmt::format("{}:{}", file.string(), 1 + std::ranges::count(text.substr(0, i), '\n')),
                   "only options may stand here, as in workers = 4");
        begins_line = letter == '\n' || (begins_line && is_blank(letter));
        if (where == Where::basic_string && letter == '\\')
            ++i;
        else
            where = after(where, letter);
        if (where == Where::outside && !is_blank(letter))
            before = letter;
    }
}

toml::table parse(std::string_view text, const std::filesystem::path& file) {
    refuse_beyond_options(text, file);
    try { // the library's exception names the line, but in words of its own
        return toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        refuse(place(file, error.source()), error.description());
    }
}

/// A device or a directory has no end or no bytes, and nobody writes so much about so few options.
std::string bytes_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto size =
        std::filesystem::is_regular_file(file, error) ? std::filesystem::file_size(file, error) : 0;
    std::ifstream in(file, std::ios::binary);
    if (error || !in || !std::filesystem::is_regular_file(file, error))
        refuse(file.string(), "cannot be read as a file");
    if (size > longest_file)
        refuse(file.string(), fmt::format("is longer than {} bytes", longest_file));
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    return bytes.substr(0, static_cast<std::size_t>(in.gcount()));
}

void apply_text(Config& config, std::string_view bytes, const std::filesystem::path& file) {
    for (const auto& [key, node] : parse(bytes, file)) {
        const auto where = place(file, key.source());
        const auto* option = find_option(key.str());
        if (option == nullptr)
            refuse_name(where, key.str());
        const auto text = flag_text(node);
        if (!text)
            refuse(where,
                   fmt::format("{} must be a text, a number, true, false or a list of texts", key.str()));
        set(config, *option, *text, fmt::format("{}: {}", where, key.str()));
    }
}

Config defaults() {
    Config config;
    for (const auto& option : options())
        set(config, option, option.fallback, option.name);
    return config;
}

std::optional<std::filesystem::path> chosen_file(const Sources& sources) {
    constexpr std::string_view name = "PLENTY_CONFIG=";
    if (sources.file)
        return sources.file;
    for (const auto& variable : sources.environment)
        if (variable.starts_with(name) && variable.size() > name.size())
            return variable.substr(name.size());
    return std::nullopt;
}

/// Other programs may use names that begin like ours; only what was meant for us and misspelt is refused.
void read_variable(Config& config, std::string_view variable) {
    const auto equals = variable.find('=');
    const auto name = variable.substr(0, equals);
    if (!name.starts_with("PLENTY_") || equals == std::string_view::npos)
        return;
    for (const auto& option : options())
        if (option.variable() == name)
            return set(config, option, variable.substr(equals + 1), name);

    std::string wanted(name.substr(std::string_view("PLENTY_").size()));
    for (char& letter : wanted)
        letter = letter == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    if (const auto near = nearest_name(wanted))
        refuse(name,
               fmt::format("there is no such variable; did you mean {}?", find_option(*near)->variable()));
}

void read_flag(Config& config, const Flag& flag) {
    const auto* option = find_option(flag.name);
    if (option == nullptr)
        refuse_name("command line", flag.name);
    set(config, *option, flag.value, "--" + flag.name);
}

/// The key lies beside the data and not in it, so that a copy of the data alone opens nothing.
std::filesystem::path beside(const std::filesystem::path& data) {
    const auto directory = data.has_filename() ? data : data.parent_path();
    return directory.string() + ".key";
}

}

Config read_text(std::string_view text, const std::filesystem::path& file) {
    Config config = defaults();
    apply_text(config, text, file);
    return config;
}

Config load(const Sources& sources) {
    const auto file = chosen_file(sources);
    Config config = file ? read_text(bytes_of(*file), *file) : defaults();
    for (const auto& variable : sources.environment)
        read_variable(config, variable);
    for (const auto& flag : sources.flags)
        read_flag(config, flag);

    if (config.database.empty())
        config.database = "sqlite:" + (config.data / "plenty.db").string();
    if (config.vault_key.empty())
        config.vault_key = beside(config.data);
    return config;
}

std::vector<std::string> process_environment() {
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable)
        variables.emplace_back(*variable);
    return variables;
}

log::Setting Config::setting(std::string_view name) const {
    const auto* option = find_option(name);
    expect(option != nullptr, "an option of the table");
    if (option->secrecy == Secrecy::secret)
        return log::Setting("(set)");
    return log::Setting(written(*this, *option));
}

}
