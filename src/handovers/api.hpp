#pragma once
#include "handovers/handovers.hpp"
#include "handovers/weeks.hpp"
#include "platform/api/api.hpp"

#include <optional>
#include <string>

/// How replies and hand-overs look to programs.
namespace plenty::handovers::programs {

struct HandoverTold {
    View view;
    std::string other; ///< the name
    std::string state_words;
};
const api::Shape<HandoverTold>& handover_shape();
const api::Shape<api::Page<HandoverTold>>& handovers_shape();

const api::Shape<Wish>& wish_shape();

struct Answering {
    Answer answer = Answer::not_this_time;
    Quantity quantity = {};
};
const api::Shape<Answering>& answering_shape();

const api::Shape<Meeting>& meeting_shape();

struct Agreeing {
    std::int64_t meeting = 0;
    std::string contact = {};
};
const api::Shape<Agreeing>& agreeing_shape();

struct Saying {
    std::string words;
};
const api::Shape<Saying>& saying_shape();

/// About how much of a kind was handed over in a week.
struct WeekTold {
    KindOfWeek week;
    std::string kind; ///< its name
};
const api::Shape<api::Page<WeekTold>>& weeks_shape();

}
