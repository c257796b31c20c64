#include "platform/html/components.hpp"

namespace plenty::html {
namespace {

Html link_to(const Link& link) {
    return a(href(link.path), attr_if_any("aria-current", link.current ? "page" : ""), link.label);
}

Html heading(unsigned level, const Html& inside) {
    if (level == 1)
        return h1(inside);
    return level == 2 ? h2(inside) : h3(inside);
}

Html linked(std::string_view path, std::string_view text) {
    return path.empty() ? all(text) : a(href(path), text);
}

struct NoticeLook {
    std::string_view classes;
    Icon icon;
    std::string_view role;
};

NoticeLook look_of(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::info:
        return {"notice dusk", "info", "status"};
    case NoticeKind::success:
        return {"notice moss", "circle-check", "status"};
    case NoticeKind::warning:
        return {"notice marigold", "triangle-alert", "alert"};
    case NoticeKind::error:
        return {"notice danger", "octagon-alert", "alert"};
    }
    return {"notice", "info", "status"};
}

Html step_line(const Step& step, std::size_t number, std::size_t current) {
    const bool done = number < current;
    return li(cls(done ? "done" : ""), attr_if_any("aria-current", number == current ? "step" : ""),
              span(cls("step-mark"), aria_hidden("true"), done ? icon("check") : all(number + 1)),
              div(strong(step.words), when(!step.detail.empty(), [&] { return p(step.detail); })));
}

}

std::string_view hue_class(Hue hue) {
    switch (hue) {
    case Hue::plain:
        return "hue-plain";
    case Hue::marigold:
        return "hue-marigold";
    case Hue::clay:
        return "hue-clay";
    case Hue::moss:
        return "hue-moss";
    case Hue::dusk:
        return "hue-dusk";
    case Hue::danger:
        return "hue-danger";
    }
    return "hue-plain";
}

Html page_title(const PageTitle& title) {
    return header(cls("page-title"),
                  div(when(!title.before.empty(), [&] { return p(cls("before"), title.before); }),
                      h1(title.words), when(!title.lead.empty(), [&] { return p(cls("lead"), title.lead); })),
                  when(!title.actions.empty(), [&] { return div(cls("buttons"), title.actions); }));
}

Html breadcrumbs(std::string_view label, const std::vector<Link>& way) {
    return nav(cls("breadcrumbs"), aria_label(label),
               ol(each(way, [](const Link& link) { return li(link_to(link)); })));
}

Html tabs(std::string_view label, const std::vector<Link>& views) {
    return nav(cls("tabs"), aria_label(label),
               ul(each(views, [](const Link& link) { return li(link_to(link)); })));
}

Html pager(const Pager& pager) {
    if (pager.previous_path.empty() && pager.next_path.empty())
        return {};
    return nav(cls("pager"), aria_label(pager.label),
               when(!pager.previous_path.empty(),
                    [&] {
                        return a(cls("button"), href(pager.previous_path), rel("prev"), icon("arrow-left"),
                                 span(pager.previous_words));
                    }),
               when(!pager.next_path.empty(), [&] {
                   return a(cls("button next"), href(pager.next_path), rel("next"), span(pager.next_words),
                            icon("arrow-right"));
               }));
}

Html notice(NoticeKind kind, std::string_view text) {
    const NoticeLook look = look_of(kind);
    return div(cls(look.classes), role(look.role), icon(look.icon), p(text));
}

Html notice(NoticeKind kind, std::string_view title_words, const Html& body) {
    const NoticeLook look = look_of(kind);
    return div(cls(look.classes), role(look.role), icon(look.icon), div(h2(title_words), body));
}

Html empty_state(const EmptyState& state) {
    return div(cls("empty"), icon(state.icon), h2(state.title), p(state.words), state.action);
}

Html tag(std::string_view text, Hue hue, MaybeIcon picture) {
    return span(cls("tag " + std::string(hue_class(hue))),
                when(picture.has_value(), [&] { return icon(*picture); }), span(text));
}

Html for_the_ear(std::string_view text) {
    return span(cls("for-the-ear"), text);
}

Html seed(Icon picture, Seed shape, Hue hue) {
    const std::string_view form_class = shape == Seed::hollow ? "seed hollow " : "seed ";
    return span(cls(std::string(form_class) + std::string(hue_class(hue))), icon(picture));
}

Html card_head(const CardHead& head) {
    return header(cls("card-head"),
                  span(cls(head.seed == Seed::hollow ? "seed hollow" : "seed"), icon(head.icon)),
                  div(when(!head.over.empty(), [&] { return p(cls("over"), head.over); }),
                      heading(head.level, linked(head.path, head.title))),
                  head.mark);
}

Html words(std::string_view text) {
    return div(cls("words"), attr("dir", "auto"), text);
}

Html fact_list(const std::vector<Fact>& facts) {
    return ul(cls("facts"), each(facts, [](const Fact& fact) {
                  return li(icon(fact.icon), span(for_the_ear(fact.label), " ", fact.value));
              }));
}

Html definition_list(const std::vector<std::pair<std::string, Html>>& rows) {
    return dl(each(rows, [](const auto& row) { return div(dt(row.first), dd(row.second)); }));
}

Html queue_row(const QueueRow& row) {
    return li(cls(hue_class(row.hue)), span(cls("seed"), icon(row.icon)),
              div(cls("queue-words"), p(cls("queue-title"), linked(row.path, row.title), " ", row.mark),
                  when(!row.detail.empty(), [&] { return p(cls("hint"), row.detail); })),
              when(!row.actions.empty(), [&] { return div(cls("buttons"), row.actions); }));
}

Html steps(std::string_view label, const std::vector<Step>& way, std::size_t current) {
    std::size_t number = 0;
    return ol(cls("steps"), aria_label(label),
              each(way, [&](const Step& step) { return step_line(step, number++, current); }));
}

Html code_list(const std::vector<std::string>& codes) {
    return ul(cls("codes"), each(codes, [](const std::string& each_code) { return li(code(each_code)); }));
}

Html sheet(std::string_view label, const std::vector<std::string>& headings,
           const std::vector<std::vector<Html>>& rows) {
    return div(
        cls("sheet wide"), role("region"), aria_label(label), attr("tabindex", 0),
        table(thead(tr(each(headings, [](const std::string& words) { return th(scope("col"), words); }))),
              tbody(each(rows, [](const std::vector<Html>& cells) {
                  return tr(each(cells, [](const Html& cell) { return td(cell); }));
              }))));
}

}
