#include "handovers/pages.hpp"
#include "handovers/weeks.hpp"

namespace plenty::handovers {
namespace {

using namespace html;
using web::Visit;

Html week_list(const Visit& visit, const WeeksView& view) {
    std::vector<std::vector<Html>> rows;
    for (const KindOfWeek& each : view.weeks)
        rows.push_back({span(visit.speech().date(each.week)),
                        span(view.tree->name(each.kind, visit.language())),
                        span(visit.say_count("handovers.about", each.about))});
    return sheet(visit.say("handovers.weeks"),
                 {visit.say("handovers.week_of"), visit.say("handovers.week_kind"),
                  visit.say("handovers.handed_over")},
                 rows);
}

}

Result<http::Response> show_weeks(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const auto view = TRY(
        visit.read([&](db::Reader& reader) { return look_at_weeks(reader, person, visit.part_text(0)); }));
    const std::string title = visit.say("handovers.weeks");
    Html body = all(breadcrumbs(visit.say("communities.way_here"),
                                {{.label = view.community.name, .path = "/c/" + view.community.slug}}),
                    page_title({.words = title, .lead = visit.say("handovers.weeks_lead")}),
                    view.weeks.empty() ? empty_state({.icon = Icon("wheat"),
                                                      .title = visit.say("handovers.no_weeks"),
                                                      .words = visit.say("handovers.no_weeks_words")})
                                       : week_list(visit, view));
    return visit.show({title, std::move(body)});
}

}
