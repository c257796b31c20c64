#include "platform/api/conformance_testing.hpp"
#include "platform/api/paging.hpp"
#include "platform/api/shape.hpp"
#include "testing/outcome.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <limits>

namespace plenty::api {
namespace {

enum class Crust : std::uint8_t { soft, hard };

std::string_view key_of(Crust crust) {
    return crust == Crust::soft ? "soft" : "hard";
}

struct Oven;
struct Loaf {
    std::string name;
    std::int64_t slices = 12;
    std::optional<Instant> baked_at = {};
    Crust crust = Crust::soft;
    std::vector<std::string> seeds = {};
    double weight = 1;
    bool is_fresh = true;
    Id<Oven> oven{7};
    Quantity count{1};
};

Record<Loaf> loaf_record() {
    return record<Loaf>("Loaf", "A loaf.")
        .member("name", &Loaf::name, text(20))
        .option("slices", &Loaf::slices, whole(1, 50))
        .option("baked_at", &Loaf::baked_at, or_null(moment()))
        .option("crust", &Loaf::crust, choice<Crust>({Crust::soft, Crust::hard}, key_of))
        .option("seeds", &Loaf::seeds, list_of(text(), 2))
        .option("weight", &Loaf::weight, number(0, 5))
        .option("is_fresh", &Loaf::is_fresh, yes_or_no())
        .option("oven", &Loaf::oven, identity<Id<Oven>>())
        .option("count", &Loaf::count, quantity(Quantity(1), Quantity(9)));
}

const Shape<Loaf>& loaf() {
    static const auto shape = loaf_record().shape();
    return shape;
}

Result<Loaf> read(std::string_view text) {
    return loaf().read(read_json(text).value());
}

/// "the sentence at the place"
std::string refusal(std::string_view text) {
    const auto loaf = read(text);
    return loaf.ok() ? "done" : outcome_of(loaf) + " " + refused_field(loaf);
}

TEST(Shapes, ReadWhatTheyDescribe) {
    const auto rye = read(R"({"name":"Rye","slices":3.0,"baked_at":"2026-06-15T07:00:00+02:00","crust":"hard",
        "seeds":["caraway"],"weight":2,"is_fresh":false,"oven":"0000000000001","count":4})");
    ASSERT_TRUE(rye.ok()) << outcome_of(rye) << refused_field(rye);
    EXPECT_EQ(rye->name, "Rye");
    EXPECT_EQ(rye->slices, 3);
    EXPECT_EQ(moment_text(*rye->baked_at), "2026-06-15T05:00:00Z");
    EXPECT_EQ(rye->crust, Crust::hard);
    EXPECT_EQ(rye->seeds, std::vector<std::string>{"caraway"});
    EXPECT_EQ(rye->weight, 2);
    EXPECT_FALSE(rye->is_fresh);
    EXPECT_EQ(rye->oven, Id<Oven>(1));
    EXPECT_EQ(rye->count, Quantity(4));
}

TEST(Shapes, LeaveWhatIsLeftOut) {
    EXPECT_EQ(read(R"({"name":"Rye"})")->slices, 12);
    const auto patch = loaf_record().patch("LoafChange", "What is to be different.");
    Loaf before{.name = "Rye", .slices = 5};
    before.baked_at = Instant{};
    const auto after = patch.read(read_json(R"({"baked_at":null,"crust":"hard"})").value(), before);
    ASSERT_TRUE(after.ok());
    EXPECT_EQ(after->name, "Rye");
    EXPECT_EQ(after->slices, 5);
    EXPECT_EQ(after->baked_at, std::nullopt);
    EXPECT_EQ(after->crust, Crust::hard);
}

TEST(Shapes, RefuseEverythingElseAndSayWhere) {
    EXPECT_EQ(refusal("[]"), "api.record_expected ");
    EXPECT_EQ(refusal("{}"), "api.missing_member /name");
    EXPECT_EQ(refusal(R"({"name":"Rye","price":2})"), "api.unknown_member /price");
    EXPECT_EQ(refusal(R"({"name":null})"), "api.text_expected /name");
    EXPECT_EQ(refusal(R"({"name":7})"), "api.text_expected /name");
    EXPECT_EQ(refusal(R"({"name":"Rye","slices":"3"})"), "api.whole_number_expected /slices");
    EXPECT_EQ(refusal(R"({"name":"Rye","slices":2.5})"), "api.whole_number_expected /slices");
    EXPECT_EQ(refusal(R"({"name":"Rye","slices":1e300})"), "api.whole_number_expected /slices");
    EXPECT_EQ(refusal(R"({"name":"Rye","slices":18446744073709551615})"),
              "api.whole_number_expected /slices");
    EXPECT_EQ(refusal(R"({"name":"Rye","slices":0})"), "api.out_of_range /slices");
    EXPECT_EQ(refusal(R"({"name":"Rye","baked_at":"this morning"})"), "api.moment_expected /baked_at");
    EXPECT_EQ(refusal(R"({"name":"Rye","crust":"crisp"})"), "api.not_a_choice /crust");
    EXPECT_EQ(refusal(R"({"name":"Rye","seeds":"flax"})"), "api.list_expected /seeds");
    EXPECT_EQ(refusal(R"({"name":"Rye","seeds":["a",3]})"), "api.text_expected /seeds/1");
    EXPECT_EQ(refusal(R"({"name":"Rye","seeds":["a","b","c"]})"), "api.too_many_items /seeds");
    EXPECT_EQ(refusal(R"({"name":"Rye","weight":"light"})"), "api.number_expected /weight");
    EXPECT_EQ(refusal(R"({"name":"Rye","weight":5.5})"), "api.out_of_range /weight");
    EXPECT_EQ(refusal(R"({"name":"Rye","is_fresh":1})"), "api.yes_or_no_expected /is_fresh");
    EXPECT_EQ(refusal(R"({"name":"Rye","oven":"7"})"), "api.id_expected /oven");
    EXPECT_EQ(read(R"({"name":"Rye","count":99})")->count, Quantity(99)) << "for the action to judge";
}

TEST(Shapes, WriteWhatTheyDescribe) {
    const Loaf rye{.name = "Rye", .seeds = {"flax"}};
    const json::value written = loaf().write(rye);
    EXPECT_EQ(json::serialize(written),
              R"({"name":"Rye","slices":12,"baked_at":null,"crust":"soft","seeds":["flax"],"weight":1E0,)"
              R"("is_fresh":true,"oven":"0000000000007","count":1})");
    EXPECT_EQ(complaint_about(*loaf().schema(), written), "");
    EXPECT_EQ(loaf().read(written)->seeds, rye.seeds);
}

TEST(Conformance, FindsWhatDoesNotKeepToTheSchema) {
    const auto complaint = [](std::string_view text) {
        return complaint_about(*loaf().schema(), read_json(text).value());
    };
    EXPECT_EQ(complaint(R"({"name":"Rye"})"), "");
    EXPECT_EQ(complaint(R"({"name":"Rye","price":2})"), "#/price is not described");
    EXPECT_EQ(complaint(R"({"slices":2})"), "#/name is missing");
    EXPECT_NE(complaint(R"({"name":"Rye","slices":51})"), "");
    EXPECT_NE(complaint(R"({"name":"Rye","slices":"3"})"), "");
    EXPECT_NE(complaint(R"({"name":"Rye","crust":"crisp"})"), "");
    EXPECT_NE(complaint(R"({"name":"Rye","oven":"7"})"), "");
    EXPECT_NE(complaint(R"({"name":"Rye","baked_at":"now"})"), "");
    EXPECT_NE(complaint(R"({"name":"Rye","seeds":["a","b","c"]})"), "");
    EXPECT_NE(complaint(R"({"name":"Rye","is_fresh":null})"), "");
    EXPECT_NE(complaint(R"({"name":"a loaf of rye with far too long a name"})"), "");
    EXPECT_NE(complaint("[]"), "");
}

TEST(Paging, LeadsThroughAList) {
    const std::vector<std::string> all{"a", "b", "c"};
    const auto own = [](const std::string& item) { return item; };
    const auto first = page_after(all, {.limit = 2}, own);
    EXPECT_EQ(first->items, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(first->next, "b");
    const auto second = page_after(all, {.after = first->next, .limit = 2}, own);
    EXPECT_EQ(second->items, std::vector<std::string>{"c"});
    EXPECT_EQ(second->next, "");
    EXPECT_EQ(outcome_of(page_after(all, {.after = "z"}, own)), "api.no_such_page");
    EXPECT_TRUE(page_after(std::vector<std::string>(), {}, own)->items.empty());
}

}
}
