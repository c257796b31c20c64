#include "gifts/post.hpp"

#include "platform/text/clean.hpp"
#include "platform/text/trade.hpp"

namespace plenty::gifts {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::days ask_again_after{21};
constexpr std::chrono::days answer_within{14};
constexpr std::chrono::days necessities_first{10 * 366};

Outcome check_when(const When& when, Instant now) {
    if (when.until && *when.until <= now)
        return Refusal{Why::invalid, {"gifts.until_is_past"}, "until"};
    if (when.from && when.until && *when.until <= *when.from)
        return Refusal{Why::invalid, {"gifts.until_before_from"}, "until"};
    if ((when.until && *when.until > now + farthest_ahead) ||
        (when.from && *when.from > now + farthest_ahead))
        return Refusal{Why::invalid, {"gifts.too_far_ahead"}, "until"};
    return Done{};
}

Outcome check_no_trade(const Draft& draft) {
    const auto passage = text::asks_something_in_return(draft.words);
    if (!passage || draft.is_no_trade)
        return Done{};
    return Refusal{Why::invalid, {"gifts.sounds_like_trade", {{"passage", *passage}}}, "words"};
}

std::chrono::days patience(Urgency urgency) {
    switch (urgency) {
    case Urgency::today:
        return std::chrono::days(1);
    case Urgency::this_week:
        return std::chrono::days(7);
    case Urgency::this_month:
        return std::chrono::days(30);
    case Urgency::whenever:
        return std::chrono::days(90);
    }
    throw Mistake("every urgency has its patience");
}

}

Result<Draft> checked(Draft draft, Instant now) {
    draft.words = TRY(text::clean_words(draft.words, {"words", longest_words}));
    draft.exact_place = TRY(text::clean_optional_words(draft.exact_place, {"place", longest_place}));
    draft.languages = TRY(text::clean_optional_line(draft.languages, {"languages", 100}));
    if (draft.quantity < Quantity(1) || draft.quantity > largest_quantity)
        return Refusal{Why::invalid,
                       {"gifts.quantity_out_of_range", {{"most", std::to_string(largest_quantity.units())}}},
                       "quantity"};
    if (draft.reach_km < 0 || draft.reach_km > farthest_reach_km)
        return Refusal{Why::invalid, {"gifts.reach_out_of_range"}, "reach"};
    TRY(check_when(draft.when, now));
    TRY(check_no_trade(draft));
    return draft;
}

Lifetime lifetime(const Draft& draft, bool is_necessity, Instant now) {
    const Instant ask_again = draft.when.until.value_or(now + ask_again_after);
    if (draft.side == Side::ask && is_necessity)
        return {ask_again, std::nullopt};
    if (draft.when.weekdays != 0) // what happens every week ends when its poster says so
        return {now + ask_again_after, std::nullopt};
    return {ask_again, ask_again + answer_within};
}

Instant wanted_by(const Draft& draft, bool is_necessity, Instant now) {
    const Instant by = std::min(draft.when.until.value_or(Instant::max()), now + patience(draft.urgency));
    return is_necessity && draft.side == Side::ask ? by - necessities_first : by;
}

std::string_view key_of(Audience audience) {
    switch (audience) {
    case Audience::community:
        return "community";
    case Audience::befriended:
        return "befriended";
    case Audience::everyone:
        return "everyone";
    }
    throw Mistake("every audience has a key");
}

std::string_view key_of(Urgency urgency) {
    switch (urgency) {
    case Urgency::whenever:
        return "whenever";
    case Urgency::this_month:
        return "this_month";
    case Urgency::this_week:
        return "this_week";
    case Urgency::today:
        return "today";
    }
    throw Mistake("every urgency has a key");
}

std::string_view key_of(Choosing choosing) {
    return choosing == Choosing::need ? "need" : "poster";
}

std::string_view key_of(Side side) {
    return side == Side::ask ? "ask" : "offer";
}

std::string_view key_of(Requirement requirement) {
    return requirement == Requirement::carrying ? "carrying" : "step_free";
}

}
