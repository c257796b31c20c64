#include "sheets/told.hpp"

#include "platform/locale/say.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;

constexpr std::int64_t no_bound = std::int64_t{1} << 52;
constexpr std::size_t most_words = most_rows * most_gifts_in_a_row;

std::string_view word_for(sheet::Separator separator) {
    switch (separator) {
    case sheet::Separator::comma:
        return "comma";
    case sheet::Separator::semicolon:
        return "semicolon";
    case sheet::Separator::tab:
        return "tab";
    case sheet::Separator::pipe:
        return "pipe";
    case sheet::Separator::star:
        return "star";
    }
    throw Mistake("every separator has a key");
}

std::string_view word_for(sheet::Likeness why) {
    switch (why) {
    case sheet::Likeness::same_phone:
        return "same_phone";
    case sheet::Likeness::same_email:
        return "same_email";
    case sheet::Likeness::same_name_and_place:
        return "same_name_and_place";
    case sheet::Likeness::same_words:
        return "same_words";
    }
    throw Mistake("every likeness has a key");
}

std::string_view word_for(Agreed agreed) {
    return agreed == Agreed::written ? "written" : "spoken";
}

api::Shape<sheet::Separator> separator_shape() {
    using enum sheet::Separator;
    return api::choice<sheet::Separator>({comma, semicolon, tab, pipe, star}, word_for);
}

api::Shape<sheet::Likeness> likeness_shape() {
    using enum sheet::Likeness;
    return api::choice<sheet::Likeness>({same_phone, same_email, same_name_and_place, same_words}, word_for);
}

api::Shape<gifts::Urgency> urgency_shape() {
    using enum gifts::Urgency;
    return api::choice<gifts::Urgency>({whenever, this_month, this_week, today}, gifts::key_of);
}

const api::Shape<GiftTold>& gift_shape() {
    static const auto shape =
        api::record<GiftTold>("SheetGift", "An ask or an offer of a row.")
            .tells(
                "side", [](const GiftTold& it) { return it.draft.side; }, side_shape())
            .tells("kind", &GiftTold::kind, text(), "Its name, in the language of the caller.")
            .tells(
                "words", [](const GiftTold& it) { return it.draft.words; }, text())
            .tells(
                "quantity", [](const GiftTold& it) { return it.draft.quantity.units(); }, count_shape())
            .tells("area", &GiftTold::area, text(), "The name of the part of the place.")
            .tells(
                "urgency", [](const GiftTold& it) { return it.draft.urgency; }, urgency_shape())
            .tells(
                "from", [](const GiftTold& it) { return it.draft.when.from; }, or_null(moment()))
            .tells(
                "until", [](const GiftTold& it) { return it.draft.when.until; }, or_null(moment()))
            .shape();
    return shape;
}

const api::Shape<EntryTold>& entry_shape() {
    static const auto shape =
        api::record<EntryTold>("SheetEntry", "A row that will be entered: one person, with all their gifts.")
            .tells(
                "line", [](const EntryTold& it) { return std::int64_t{it.entry.line}; }, count_shape(),
                "Of the file, counted from 1.")
            .tells(
                "name", [](const EntryTold& it) { return it.entry.who.name; }, text())
            .tells(
                "contact", [](const EntryTold& it) { return it.entry.who.contact; }, text(),
                "How to reach them.")
            .tells(
                "address", [](const EntryTold& it) { return it.entry.who.address; }, text(), "Private.")
            .tells(
                "languages", [](const EntryTold& it) { return it.entry.who.languages; }, text())
            .tells(
                "agreed", [](const EntryTold& it) { return it.entry.agreed; }, or_null(agreed_shape()),
                "How they agreed, as their row says, else as was said of all; null if nobody has said.")
            .tells("gifts", &EntryTold::gifts, list_of(gift_shape()))
            .shape();
    return shape;
}

const api::Shape<TroubleTold>& trouble_shape() {
    static const auto shape =
        api::record<TroubleTold>("SheetTrouble", "A row that cannot be entered, and why not.")
            .tells("line", &TroubleTold::line, count_shape())
            .tells("column", &TroubleTold::column, or_null(meaning_shape()),
                   "Where the trouble is, if in one column.")
            .tells("code", &TroubleTold::code, text(), "The same in every language.")
            .tells("sentence", &TroubleTold::sentence, text())
            .tells("is_trade", &TroubleTold::is_trade, yes_or_no(),
                   "Whether it can be entered once somebody says that it asks nothing in return.")
            .shape();
    return shape;
}

const api::Shape<AlikeTold>& alike_shape() {
    const auto other_line = [](const AlikeTold& it) -> std::optional<std::int64_t> {
        return it.alike.line ? std::optional<std::int64_t>(*it.alike.line) : std::nullopt;
    };
    static const auto shape =
        api::record<AlikeTold>("SheetDouble",
                               "A row that may say the same as one before it, or as a post that stands here.")
            .tells(
                "line", [](const AlikeTold& it) { return std::int64_t{it.alike.entry.line}; }, count_shape())
            .tells(
                "why", [](const AlikeTold& it) { return it.alike.why; }, likeness_shape())
            .tells("sentence", &AlikeTold::sentence, text())
            .tells("other_line", other_line, or_null(count_shape()), "Of the row before it.")
            .tells("other_words", &AlikeTold::words, or_null(text()), "Of the post that stands here.")
            .tells(
                "is_entered", [](const AlikeTold& it) { return it.alike.is_entered; }, yes_or_no(),
                "As was chosen, else: not if it is the same gift.")
            .shape();
    return shape;
}

const api::Shape<KindWordTold>& kind_word_shape() {
    static const auto shape =
        api::record<KindWordTold>("SheetWord", "What a word of the sheet is taken for.")
            .tells(
                "word", [](const KindWordTold& it) { return it.word.folded; }, text(),
                "The word to say something else with.")
            .tells(
                "written", [](const KindWordTold& it) { return it.word.text; }, text(),
                "As it stands in the sheet the first time.")
            .tells(
                "rows", [](const KindWordTold& it) { return std::int64_t{it.word.rows}; }, count_shape(),
                "In how many rows.")
            .tells(
                "kind", [](const KindWordTold& it) { return it.word.thing; }, identity<kinds::KindId>())
            .tells("kind_name", &KindWordTold::kind, text())
            .tells(
                "is_known", [](const KindWordTold& it) { return it.word.is_known; }, yes_or_no(),
                "Or chosen; else it goes where everything else goes.")
            .shape();
    return shape;
}

const api::Shape<Placed<AreaId>>& area_word_shape() {
    using Word = Placed<AreaId>;
    static const auto shape =
        api::record<Word>("SheetPlace", "A place of the sheet that is no area here.")
            .tells("place", &Word::folded, text(), "The word to say something else with.")
            .tells("written", &Word::text, text(), "As it stands in the sheet.")
            .tells(
                "rows", [](const Word& it) { return std::int64_t{it.rows}; }, count_shape(),
                "In how many rows.")
            .tells("area", &Word::thing, identity<AreaId>(), "Where it goes.")
            .shape();
    return shape;
}

const api::Shape<Status>& status_shape() {
    static const auto shape =
        api::record<Status>("SheetStatus", "A status of the sheet.")
            .tells("status", &Status::folded, text(), "The word to say something else with.")
            .tells("written", &Status::text, text(), "As it stands in the sheet.")
            .tells(
                "rows", [](const Status& it) { return std::int64_t{it.rows}; }, count_shape(),
                "In how many rows.")
            .tells("is_over", &Status::is_over, yes_or_no(), "Whether rows with it stay out.")
            .shape();
    return shape;
}

const api::Shape<ColumnTold>& column_shape() {
    static const auto shape = api::record<ColumnTold>("SheetColumn", "A column, and what it is taken for.")
                                  .tells("header", &ColumnTold::header, text())
                                  .tells("meaning", &ColumnTold::meaning, meaning_shape())
                                  .shape();
    return shape;
}

std::string name_of(const Here& here, AreaId area) {
    const auto found = std::ranges::find(here.areas, area, &communities::NamedArea::id);
    return found == here.areas.end() ? std::string() : found->name;
}

EntryTold tell(const Entry& entry, const Here& here, locale::Language language) {
    EntryTold told{entry, {}};
    for (const gifts::Draft& gift : entry.gifts)
        told.gifts.push_back({gift, here.tree->name(gift.kind, language), name_of(here, gift.area)});
    return told;
}

AlikeTold tell(const Alike& alike, const Here& here, locale::Language language) {
    AlikeTold told{alike, locale::say(language, sentence_of(alike.why)), {}};
    if (alike.standing)
        told.words = here.standing[*alike.standing].words;
    return told;
}

const api::Shape<PlanTold>& plan_shape() {
    static const auto shape =
        api::record<PlanTold>("SheetPlan", "What will be entered of a sheet, and what not.")
            .tells("rows", &PlanTold::rows, count_shape(),
                   "Of the sheet; each is entered, in trouble, left out as a double, over or blank.")
            .tells("gifts", &PlanTold::gifts, count_shape(), "How many asks and offers will be entered.")
            .tells("over", &PlanTold::over, count_shape(), "Rows that are left out for their status.")
            .tells("blank", &PlanTold::blank, count_shape(), "Rows that say nothing.")
            .tells("entries", &PlanTold::entries, list_of(entry_shape(), most_rows), "By line.")
            .tells("troubles", &PlanTold::troubles, list_of(trouble_shape(), most_rows), "By line.")
            .tells("doubles", &PlanTold::alike, list_of(alike_shape(), most_rows), "Perhaps written twice.")
            .tells("kinds", &PlanTold::kinds, list_of(kind_word_shape(), most_words),
                   "The unknown first, then the most frequent.")
            .tells("areas", &PlanTold::areas, list_of(area_word_shape(), most_rows))
            .tells("statuses", &PlanTold::statuses, list_of(status_shape(), most_rows))
            .shape();
    return shape;
}

PlanTold tell(const Plan& plan, const Here& here, locale::Language language) {
    PlanTold told;
    told.rows = plan.rows;
    told.gifts = static_cast<std::int64_t>(plan.gift_count());
    told.over = plan.over;
    told.blank = plan.blank;
    told.areas = plan.areas;
    told.statuses = plan.statuses;
    for (const Entry& each : plan.entries)
        told.entries.push_back(tell(each, here, language));
    for (const Trouble& each : plan.troubles)
        told.troubles.push_back({each.line, each.column, std::string(each.sentence.key.text()),
                                 locale::say(language, each.sentence), each.is_trade});
    for (const Alike& each : plan.alike)
        told.alike.push_back(tell(each, here, language));
    for (const auto& each : plan.kinds)
        told.kinds.push_back({each, here.tree->name(each.thing, language)});
    return told;
}

}

api::Shape<std::int64_t> count_shape() {
    return api::whole(0, no_bound);
}

api::Shape<sheet::Meaning> meaning_shape() {
    return api::choice<sheet::Meaning>({all_meanings().begin(), all_meanings().end()}, key_of);
}

api::Shape<gifts::Side> side_shape() {
    return api::choice<gifts::Side>({gifts::Side::ask, gifts::Side::offer}, gifts::key_of);
}

api::Shape<Agreed> agreed_shape() {
    return api::choice<Agreed>({Agreed::spoken, Agreed::written}, word_for);
}

const api::Shape<LookTold>& look_shape() {
    static const auto shape =
        api::record<LookTold>("SheetLook", "What a sheet is and will become.")
            .tells("encoding", &LookTold::encoding, text(), "As it was guessed: UTF-8, windows-1252.")
            .tells("separator", &LookTold::separator, separator_shape(), "What stands between two cells.")
            .tells("columns", &LookTold::columns, list_of(column_shape()))
            .tells("plan", &LookTold::plan, or_null(plan_shape()),
                   "Null as long as it is not known what is asked for or offered.")
            .shape();
    return shape;
}

LookTold told(const Look& look, locale::Language language) {
    LookTold told;
    told.encoding = look.sheet.encoding;
    told.separator = look.sheet.separator;
    for (std::size_t i = 0; i < look.sheet.header.size(); ++i)
        told.columns.push_back({look.sheet.header[i], look.choices.columns.at(i)});
    if (look.plan)
        told.plan = tell(*look.plan, look.here, language);
    return told;
}

boost::json::object document_of(const Look& look, locale::Language language) {
    return look_shape().write(told(look, language)).as_object();
}

}
