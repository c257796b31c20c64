#include "platform/api/paging.hpp"

namespace plenty::api {

const Shape<Paging>& paging() {
    static const auto shape = paging_record<Paging>("Paging", "Which page of a list.").shape();
    return shape;
}

Refusal no_such_page() {
    return refused_at(below("?", "after"), {"api.no_such_page"});
}

}
