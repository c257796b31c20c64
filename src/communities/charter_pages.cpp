#include "communities/charter_form.hpp"
#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

http::Response charter_page(const Visit& visit, const Profile& community, const CharterForm& form,
                            const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("communities.change_charter");
    Html body =
        all(way_back(visit, community), page_title({.words = title}),
            post_form({.action = path_of(community) + "/edit", .guard = visit.form_fields()}, notes.summary(),
                      charter_fields(visit, form, notes), submit_button({.words = visit.say("web.save")})));
    return visit.show({title, std::move(body), notes.status()});
}

}

Result<http::Response> show_charter(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    const auto questions = TRY(visit.read([&](db::Reader& reader) -> Result<std::vector<std::string>> {
        TRY(may_look_after(reader, place.person, place.community.id));
        return list_questions(reader, place.community.id);
    }));
    return charter_page(visit, place.community, CharterForm::of(place.community, questions), nullptr);
}

Result<http::Response> update_charter(Visit& visit) {
    const Place place = TRY(place_of(visit));
    const CharterForm form = CharterForm::read(visit.form());
    const auto changed = visit.write([&](db::Transaction& tx) {
        return change_charter(tx, place.person, place.community.id, form.charter());
    });
    if (!changed.ok() && web::is_for_the_form(changed.refusal()))
        return charter_page(visit, place.community, form, &changed.refusal());
    TRY(changed);
    return visit.go_to(path_of(place.community), "web.saved");
}

}
