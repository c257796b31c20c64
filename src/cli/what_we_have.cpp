#include "app/belongings.hpp"
#include "cli/commands.hpp"
#include "cli/desk.hpp"

#include <boost/json/parse.hpp>

namespace plenty::cli {

Result<Answer> what_we_have(const Call& call) {
    Desk desk(call.config, call.clock);
    const auto posting = desk.posting();
    return desk.read([&](db::Reader& reader) -> Result<Answer> {
        const auto person = TRY(find_person(reader, call.text("name")));
        const auto all = app::what_we_have(reader, posting, person);
        Answer answer;
        for (const people::Belonging& each : all) {
            answer.lines.push_back(each.what + ":");
            for (const auto& [name, text] : each.facts)
                answer.lines.push_back("  " + name + ": " + text);
        }
        answer.lines.push_back(call.speech("cli.nothing_else"));
        answer.document = boost::json::parse(people::as_json(all)).as_object();
        return answer;
    });
}

}
