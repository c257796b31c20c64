#pragma once
#include "base/instant.hpp"
#include "base/result.hpp"
#include "cli/exit_code.hpp"
#include "platform/config/config.hpp"
#include "platform/locale/speech.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The verbs of `plenty`: one table from which the command line, --help and the man page all come.
namespace plenty::cli {

/// What a verb answers: the lines for somebody who reads, the document for a program. One of them is printed.
struct Answer {
    std::vector<std::string> lines = {};
    boost::json::object document = {};
    ExitCode code = ExitCode::done;      ///< with a refusal, `done` stands for `refused`
    std::optional<Refusal> refusal = {}; ///< why it was not done, where there is more to tell than that
};

enum class Form : std::uint8_t { json, lines };

/// One command as it was given.
struct Call {
    const config::Config& config;
    std::multimap<std::string, std::string, std::less<>> given; ///< by the name of the Word
    locale::Speech speech;                                      ///< to whoever typed it
    const Clock& clock;
    Form form;
    std::ostream& out; ///< only for a verb that answers before it ends

    std::string_view text(std::string_view name) const;               ///< empty if it was not given
    std::vector<std::string_view> texts(std::string_view name) const; ///< of a word that may be repeated
    bool has(std::string_view name) const { return given.contains(name); }
};

/// Something that a verb takes besides the options of the configuration.
struct Word {
    enum class Kind : std::uint8_t { bare, option, repeated, toggle };
    enum class Need : std::uint8_t { needed, optional };

    Kind kind;
    Need need;
    std::string_view name; ///< "community", given as --community SLUG; a bare one is given by its place alone
    std::string_view shape; ///< "SLUG", or choices such as "ask|offer", and then nothing else is taken
    std::string_view sentence;
    std::string_view either = {}; ///< of the words of a verb with the same text here, exactly one is given

    std::vector<std::string> choices() const; ///< empty where any text will do
    std::string flag() const;                 ///< "--community SLUG", "--dry-run", "FILE"
};

/// Which options of the configuration a verb takes as flags. The environment and the file hold for all.
enum class Settings : std::uint8_t { all, of_the_place };

struct Verb {
    std::string_view name;
    std::string_view sentence;
    std::string_view more; ///< what else the man page says, in paragraphs
    std::vector<Word> words;
    Settings settings;
    std::function<Result<Answer>(const Call&)> run;
};

/// The table, in the order in which it is explained.
std::span<const Verb> verbs();
/// Whether the verb takes that option of the configuration as a flag.
bool takes(const Verb& verb, std::string_view option);

}
