#include "gifts/look.hpp"
#include "gifts/pages.hpp"
#include "gifts/routes.hpp"

namespace plenty::gifts {
namespace {

/// A stranger is not told that something moves which they may not see.
std::string name_of(CommunityId community, Audience audience) {
    return (audience == Audience::everyone ? "public board " : "board ") + community.text();
}

}

Result<http::Response> watch_board(web::Visit& visit, web::Watchers& watchers) {
    const auto watched = TRY(visit.read([&](db::Reader& reader) -> Result<Posted> {
        const auto community = TRY(communities::find_community(reader, visit.part_text(0))).id;
        const bool sees_all = is_member(reader, visit.viewer(), community);
        return Posted{community, sees_all ? Audience::community : Audience::everyone};
    }));
    http::Response stream;
    stream.events = [&watchers, what = name_of(watched.community, watched.audience)](auto sink) {
        watchers.add(what, std::move(sink));
    };
    return stream;
}

void add_jobs(jobs::Jobs& jobs, web::Watchers& watchers) {
    jobs.on("gifts.posted", "gifts.tell_watchers",
            [&watchers](db::Transaction& tx, const jobs::Task& task) -> Outcome {
                const auto post = post_of_event(task.body);
                const auto posted = post ? find_posted(tx, *post) : std::nullopt;
                if (!posted)
                    return Done{};
                watchers.tell(name_of(posted->community, Audience::community));
                if (posted->audience == Audience::everyone)
                    watchers.tell(name_of(posted->community, Audience::everyone));
                return Done{};
            });
}

}
