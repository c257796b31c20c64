#pragma once
#include "platform/api/shape.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// Lists are answered page by page; `next` of one page is `after` of the one that follows.
namespace plenty::api {

struct Paging {
    std::string after = {};
    std::int64_t limit = 20;
};

template <class Asked>
Record<Asked> paging_record(std::string name, std::string words) {
    return record<Asked>(std::move(name), std::move(words))
        .option("after", &Asked::after, text(), "The next of the page before.")
        .option("limit", &Asked::limit, whole(1, 100), "How many at most; 20 if it is left out.");
}
const Shape<Paging>& paging();

template <class T>
struct Page {
    std::vector<T> items;
    std::string next = {}; ///< empty on the last page
};

template <class T>
Shape<Page<T>> page_of(const Shape<T>& item) {
    const auto next = [](const Page<T>& page) {
        return page.next.empty() ? std::nullopt : std::optional(page.next);
    };
    return record<Page<T>>(item.schema()->name + "Page", "A page of a list.")
        .tells("items", &Page<T>::items, list_of(item))
        .tells("next", next, or_null(text()), "Ask for the page after this one with it; null on the last.")
        .shape();
}

/// What a page mark that leads nowhere gets to hear.
Refusal no_such_page();

/// A page of a list that is short enough to be at hand as a whole. `key_of` gives each item a text of its
/// own.
template <class T, class KeyOf>
Result<Page<T>> page_after(std::vector<T> all, const Paging& asked, KeyOf key_of) {
    auto first = all.begin();
    if (!asked.after.empty()) {
        first = std::ranges::find_if(all, [&](const T& each) { return key_of(each) == asked.after; });
        if (first == all.end())
            return no_such_page();
        ++first;
    }
    const auto most = std::min<std::ptrdiff_t>(asked.limit, all.end() - first);
    Page<T> page{std::vector<T>(std::make_move_iterator(first), std::make_move_iterator(first + most))};
    if (first + most != all.end())
        page.next = key_of(page.items.back());
    return page;
}

}
