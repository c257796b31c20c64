#include "queue/api.hpp"

#include "queue/routes.hpp"

#include <algorithm>

namespace plenty::queue::programs {
namespace {

using api::Answer;

constexpr const char* the_queue = "/communities/{community}/queue";
constexpr const char* one_row = "/communities/{community}/queue/rows/{row}";

Result<Subject> subject_in(const api::Call& call) {
    if (const auto subject = Subject::parse(call.part(1)))
        return *subject;
    return Refusal{Why::not_found, {"web.not_found"}};
}

bool is_shown(const Row& row, Show show, PersonId viewer) {
    switch (show) {
    case Show::everything:
        return true;
    case Show::mine:
        return row.holder && row.holder->person == viewer;
    case Show::untaken:
        return !row.holder;
    }
    throw Mistake("every part of the list shows something");
}

RowTold told_of(const api::Call& call, const kinds::KindTree& tree, Row row) {
    RowTold told{std::move(row)};
    if (told.row.kind)
        told.kind = gifts::programs::named_kind(tree, *told.row.kind, call.language());
    return told;
}

Result<Answer> show_queue(api::Call& call, const Sources& sources) {
    const Here place = TRY(here(call));
    const QueueAsked asked = TRY(call.query(queue_query()));
    return call.read([&](db::Reader& reader) -> Result<Answer> {
        View view = TRY(look_at_queue(reader, sources, place.person, place.community.id));
        std::erase_if(view.rows, [&](const Row& row) { return !is_shown(row, asked.show, place.person); });
        const auto page = TRY(api::page_after(std::move(view.rows), {asked.after, asked.limit},
                                              [](const Row& row) { return row.subject.text(); }));
        const auto tree = kinds::load_tree(reader, place.community.id);
        QueueTold told{{{}, page.next}, view.is_cut, std::move(view.resting), std::move(view.takeovers)};
        for (const Row& row : page.items)
            told.rows.items.push_back(told_of(call, *tree, row));
        return ok(queue_shape(), told);
    });
}

Result<Answer> show_row(api::Call& call, const Sources& sources) {
    const Here place = TRY(here(call));
    const Subject subject = TRY(subject_in(call));
    return call.read([&](db::Reader& reader) -> Result<Answer> {
        const View view = TRY(look_at_queue(reader, sources, place.person, place.community.id));
        const auto found = std::ranges::find(view.rows, subject, &Row::subject);
        if (found == view.rows.end())
            return Refusal{Why::not_found, {"web.not_found"}};
        const auto tree = kinds::load_tree(reader, place.community.id);
        return ok(row_shape(), told_of(call, *tree, *found), place.path() + "/rows/" + subject.text());
    });
}

Result<Answer> create_taking(api::Call& call, const Sources& sources) {
    TRY(act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        return take(tx, sources, person, community, TRY(subject_in(call)));
    }));
    return show_row(call, sources);
}

Result<Answer> delete_taking(api::Call& call) {
    return act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        return give_back(tx, person, community, TRY(subject_in(call)));
    });
}

Result<Answer> create_doubt(api::Call& call) {
    return act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        const Subject subject = TRY(subject_in(call));
        if (subject.sort != Sort::post)
            return Refusal{Why::not_found, {"web.not_found"}};
        return ask_poster(tx, person, community, PostId(subject.id));
    });
}

Result<Answer> create_care(api::Call& call) {
    return act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        const Subject subject = TRY(subject_in(call));
        return look_after_neighbour(tx, person, community,
                                    PersonId(subject.sort == Sort::neighbour ? subject.id : 0));
    });
}

Result<Answer> show_doubts(api::Call& call) {
    const PersonId person = TRY(call.person());
    const auto asked = TRY(call.query(api::paging()));
    auto all = call.read([&](db::Reader& reader) { return list_doubts(reader, person); });
    return ok(doubts_shape(), TRY(api::page_after(std::move(all), asked,
                                                  [](const Doubt& each) { return each.post.text(); })));
}

void add_rows(api::Routes& routes, const Sources& sources) {
    routes.add({.pattern = the_queue,
                .name = "look_at_queue",
                .summary = "What needs a person now, for those who look after the community",
                .query = queue_query(),
                .answers = api::tells(queue_shape(), "A page of it, the most pressing first.")},
               bound(sources, show_queue));
    routes.add({.pattern = one_row,
                .name = "read_row",
                .summary = "One thing that needs somebody",
                .answers = api::tells(row_shape(), "The row.")},
               bound(sources, show_row));
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_row) + "/taking",
                .name = "take_row",
                .summary = "Say to the others that one sees to it",
                .answers = api::tells(row_shape(), "The row as it is now.")},
               bound(sources, create_taking));
    routes.add({.method = http::Method::del,
                .pattern = std::string(one_row) + "/taking",
                .name = "give_row_back",
                .summary = "Give it back to the queue",
                .answers = api::does("Anybody may take it.")},
               delete_taking);
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_row) + "/question",
                .name = "ask_poster",
                .summary = "Ask whoever posted it whether it is still needed",
                .answers = api::does("They find the question; until they answer, the row rests.")},
               create_doubt);
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_row) + "/care",
                .name = "look_after_from_queue",
                .summary = "Look after the neighbour without account of this row from now on",
                .answers = api::does("The row is settled.")},
               create_care);
}

}

Result<Here> here(const api::Call& call) {
    const PersonId person = TRY(call.person());
    return call.read([&](db::Reader& reader) -> Result<Here> {
        return Here{person, TRY(find_community_of_queue(reader, person, call.part(0)))};
    });
}

}

namespace plenty::queue {

void add_api(api::Routes& routes, const Sources& sources) {
    using namespace programs;
    routes.of("queue");
    routes.explain_part("row", api::text());
    routes.explain_part("holder", api::identity<PersonId>());
    add_rows(routes, sources);
    add_calls_api(routes, sources);
    add_rest_api(routes);
    routes.add({.pattern = "/me/questions",
                .name = "list_questions",
                .summary = "One's own posts of which somebody asks whether they are still needed",
                .query = api::paging(),
                .answers = api::tells(doubts_shape(), "A page of them.")},
               show_doubts);
}

}
