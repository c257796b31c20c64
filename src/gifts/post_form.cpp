#include "gifts/post_form.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <array>

namespace plenty::gifts {
namespace {

constexpr std::array audiences{Audience::community, Audience::befriended, Audience::everyone};
constexpr std::array urgencies{Urgency::whenever, Urgency::this_month, Urgency::this_week, Urgency::today};
constexpr std::array choosings{Choosing::poster, Choosing::need};
constexpr std::array requirements_of_a_gift{Requirement::carrying, Requirement::step_free};

Result<std::int64_t> number(const std::string& text, std::string_view field) {
    if (const auto number = parse_number<std::int64_t>(text))
        return *number;
    return Refusal{Why::invalid, {"gifts.not_a_number"}, std::string(field)};
}

template <class Choices>
auto choice(const Choices& choices, std::string_view key, std::string_view field)
    -> Result<typename Choices::value_type> {
    for (const auto each : choices)
        if (key_of(each) == key)
            return each;
    return Refusal{Why::invalid, {"gifts.not_a_choice"}, std::string(field)};
}

/// A day alone means its end for "until" and its start for "from".
Result<std::optional<Instant>> moment(const std::string& text, std::chrono::minutes if_only_a_day,
                                      const locale::TimeZone& zone, std::string_view field) {
    if (text.empty())
        return std::optional<Instant>();
    if (const auto day = locale::parse_day(text))
        return std::optional(locale::instant_of(zone, {*day, if_only_a_day}));
    if (const auto local = locale::parse_local_time(text))
        return std::optional(locale::instant_of(zone, *local));
    return Refusal{Why::invalid, {"gifts.not_a_date"}, std::string(field)};
}

Result<std::uint8_t> weekday_bits(const std::vector<std::string>& ticked) {
    std::uint8_t bits = 0;
    for (const std::string& each : ticked) {
        const auto day = TRY(number(each, "weekdays"));
        if (day < 0 || day > 6)
            return Refusal{Why::invalid, {"gifts.not_a_choice"}, "weekdays"};
        bits = static_cast<std::uint8_t>(bits | (1U << static_cast<unsigned>(day)));
    }
    return bits;
}

Result<Requirements> requirement_bits(const std::vector<std::string>& ticked) {
    Requirements all;
    for (const std::string& each : ticked)
        all = all.with(TRY(choice(requirements_of_a_gift, each, "requirements")));
    return all;
}

template <class IdOfSomething>
Result<IdOfSomething> identity(const std::string& text, SentenceKey if_none, std::string_view field) {
    if (const auto id = IdOfSomething::parse(text))
        return *id;
    return Refusal{Why::invalid, {if_none}, std::string(field)};
}

std::vector<std::string> texts(const http::Fields& fields, std::string_view name) {
    std::vector<std::string> all;
    for (const std::string_view each : fields.all(name))
        all.emplace_back(each);
    return all;
}

std::string form_text(const std::optional<Instant>& instant, const locale::TimeZone& zone) {
    return instant ? locale::form_text(locale::local_time(zone, *instant).day) : std::string();
}

}

PostForm PostForm::read(const http::Fields& fields) {
    const auto text = [&](std::string_view name) { return std::string(fields.get(name)); };
    const auto text_or = [&](std::string_view name, std::string_view otherwise) {
        return std::string(fields.find(name).value_or(otherwise));
    };
    PostForm form;
    form.kind = text("kind");
    form.words = text("words");
    form.quantity = text_or("quantity", "1");
    form.until = text("until");
    form.from = text("from");
    form.area = text("area");
    form.place = text("place");
    form.reach = text_or("reach", "0");
    form.languages = text("languages");
    form.weekdays = texts(fields, "weekdays");
    form.requirements = texts(fields, "requirements");
    form.audience = text_or("audience", "community");
    form.urgency = text_or("urgency", "whenever");
    form.choosing = text_or("choosing", "poster");
    form.is_no_trade = text("is_no_trade");
    form.version = text("version");
    return form;
}

PostForm PostForm::of(const Draft& draft, const locale::TimeZone& zone) {
    PostForm form;
    form.kind = draft.kind.text();
    form.words = draft.words;
    form.quantity = std::to_string(draft.quantity.units());
    form.until = form_text(draft.when.until, zone);
    form.from = form_text(draft.when.from, zone);
    form.area = draft.area.text();
    form.place = draft.exact_place;
    form.reach = std::to_string(draft.reach_km);
    form.languages = draft.languages;
    for (unsigned day = 0; day < 7; ++day)
        if ((draft.when.weekdays & (1U << day)) != 0)
            form.weekdays.push_back(std::to_string(day));
    for (const Requirement each : requirements_of_a_gift)
        if (draft.requirements.has(each))
            form.requirements.emplace_back(key_of(each));
    form.audience = key_of(draft.audience);
    form.urgency = key_of(draft.urgency);
    form.choosing = key_of(draft.choosing);
    return form;
}

Result<Draft> PostForm::draft(Side side, const locale::TimeZone& zone) const {
    using namespace std::chrono_literals;
    Draft draft;
    draft.side = side;
    draft.kind = TRY(identity<kinds::KindId>(kind, "gifts.choose_kind", "kind"));
    draft.words = words;
    draft.quantity = Quantity(TRY(number(quantity, "quantity")));
    draft.when.from = TRY(moment(from, 0min, zone, "from"));
    draft.when.until = TRY(moment(until, 24h - 1min, zone, "until"));
    draft.when.weekdays = TRY(weekday_bits(weekdays));
    draft.area = TRY(identity<AreaId>(area, "gifts.choose_area", "area"));
    draft.exact_place = place;
    const std::int64_t kilometres = TRY(number(reach, "reach"));
    draft.reach_km = static_cast<int>(std::clamp<std::int64_t>(kilometres, -1, farthest_reach_km + 1));
    draft.requirements = TRY(requirement_bits(requirements));
    draft.languages = languages;
    draft.audience = TRY(choice(audiences, audience, "audience"));
    draft.urgency = TRY(choice(urgencies, urgency, "urgency"));
    draft.choosing = TRY(choice(choosings, choosing, "choosing"));
    draft.is_no_trade = is_no_trade == "yes";
    return draft;
}

}
