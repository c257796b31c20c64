#include "platform/html/html.hpp"
#include "platform/web/routes.hpp"

namespace plenty::web {

SentenceKey heading_of(Why why) {
    switch (why) {
    case Why::not_found:
        return "web.heading.not_found";
    case Why::not_yours:
        return "web.heading.not_yours";
    case Why::sign_in:
        return "web.heading.sign_in";
    case Why::too_often:
        return "web.heading.too_often";
    case Why::too_large:
        return "web.heading.too_large";
    case Why::invalid:
    case Why::conflict:
    case Why::stale:
        return "web.heading.not_possible";
    }
    throw Mistake("every Why has a heading");
}

http::Response refusal_page(const Visit& visit, const Refusal& refusal) {
    using namespace html;
    Html page = all(h1(visit.say(heading_of(refusal.why))), p(visit.say(refusal.sentence)));
    if (refusal.why == Why::sign_in)
        page += p(a(cls("button primary"),
                    href("/sign-in?next=" + http::encode_component(visit.request().target)),
                    visit.say("web.sign_in")));
    page += p(a(href("/"), visit.say("web.to_front_page")));
    return visit.show({visit.say(heading_of(refusal.why)), std::move(page), status_of(refusal.why)});
}

}
