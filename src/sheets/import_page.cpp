#include "platform/html/form.hpp"
#include "sheets/pages.hpp"

namespace plenty::sheets {
namespace {

using namespace html;
using web::Visit;

Html what_stays(const Visit& visit, const ImportView& view, SentenceKey title) {
    const auto post = [&](const EnteredPost& each) {
        return when(each.touched != Touched::no || view.undone_at.has_value(), [&] {
            return li(a(href("/posts/" + each.id.text()), shortened(each.words)), " ",
                      small(visit.say(sentence_of(each.touched))));
        });
    };
    const auto neighbour = [&](const EnteredNeighbour& each) {
        return when(each.touched != Touched::no || view.undone_at.has_value(),
                    [&] { return li(each.name, " ", small(visit.say(sentence_of(each.touched)))); });
    };
    const Html list = all(each(view.posts, post), each(view.neighbours, neighbour));
    return when(!list.empty(), [&] { return section(h2(visit.say(title)), ul(cls("stack"), list)); });
}

Html before_undo(const Visit& visit, const Place& place, const ImportView& view) {
    const auto posts = static_cast<std::int64_t>(view.posts.size());
    return all(
        notice(NoticeKind::success, visit.say_count("sheets.entered", posts),
               all(p(visit.say_count("sheets.entered_people",
                                     static_cast<std::int64_t>(view.neighbours.size()))),
                   when(view.left_out > 0,
                        [&] { return p(visit.say_count("sheets.rows_left_out", view.left_out)); }))),
        button_row(link_button("/c/" + place.community.slug + "/board",
                               {.words = visit.say("communities.to_board")})),
        what_stays(visit, view, "sheets.would_stay"),
        section(h2(visit.say("sheets.undo_title")), p(visit.say("sheets.undo_lead")),
                post_button({.action = path_of(place, view.id) + "/undo", .guard = visit.form_fields()},
                            {.words = visit.say("sheets.undo"),
                             .weight = Weight::danger,
                             .icon = Icon("undo-2"),
                             .confirm = visit.say("sheets.undo_confirm")})));
}

Html after_undo(const Visit& visit, const Place& place, const ImportView& view) {
    return all(notice(NoticeKind::info, view.posts.empty() && view.neighbours.empty()
                                            ? visit.say("sheets.undone_all")
                                            : visit.say("sheets.undone_some")),
               what_stays(visit, view, "sheets.stayed"),
               button_row(link_button(place.path(),
                                      {.words = visit.say("sheets.another"), .weight = Weight::plain})));
}

}

Result<http::Response> show_import(Visit& visit, const Desk& desk, const vault::Vault& vault) {
    const Place place = TRY(place_of(visit));
    const auto id = TRY(visit.id<SheetId>(1));
    const ImportView view = TRY(visit.read([&](db::Reader& reader) {
        return look_at_import(reader, desk, vault, place.person, place.community.id, id);
    }));
    const std::string title =
        visit.say(view.undone_at ? SentenceKey("sheets.undone_title") : SentenceKey("sheets.done_title"));
    Html body = all(way_back(visit, place), page_title({.words = title, .lead = view.filename}),
                    when(!view.undone_at, [&] { return way_in(visit, 4); }),
                    view.undone_at ? after_undo(visit, place, view) : before_undo(visit, place, view));
    return visit.show({title, std::move(body)});
}

Result<http::Response> delete_import(Visit& visit, const Desk& desk, vault::Vault& vault) {
    const Place place = TRY(place_of(visit));
    const auto id = TRY(visit.id<SheetId>(1));
    TRY(visit.write([&](db::Transaction& tx) {
        return undo_import(tx, desk, vault, place.person, place.community.id, id);
    }));
    return visit.go_to(path_of(place, id) + "/import");
}

}
