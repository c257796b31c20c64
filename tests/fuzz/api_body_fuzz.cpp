#include "platform/api/shape.hpp"

#include <boost/json/serialize.hpp>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace plenty;

enum class Crust : std::uint8_t { soft, hard };

std::string_view key_of(Crust crust) {
    return crust == Crust::soft ? "soft" : "hard";
}

struct Topping {
    std::string name;
    std::optional<std::int64_t> grams = {};
};
struct Oven;
struct Loaf {
    std::string words;
    std::int64_t slices = 1;
    Quantity count{1};
    double weight = 1;
    bool is_fresh = false;
    Crust crust = Crust::soft;
    Id<Oven> oven{1};
    std::optional<Instant> baked_at = {};
    std::vector<Topping> toppings = {};
};

const api::Shape<Loaf>& loaf() {
    static const auto topping = api::record<Topping>("Topping", "")
                                    .member("name", &Topping::name, api::text(9))
                                    .option("grams", &Topping::grams, or_null(api::whole(1, 500)))
                                    .shape();
    static const auto shape =
        api::record<Loaf>("Loaf", "")
            .member("words", &Loaf::words, api::text())
            .option("slices", &Loaf::slices, api::whole(1, 50))
            .option("count", &Loaf::count, api::quantity(Quantity(1), Quantity(9)))
            .option("weight", &Loaf::weight, api::number(0, 5))
            .option("is_fresh", &Loaf::is_fresh, api::yes_or_no())
            .option("crust", &Loaf::crust, api::choice<Crust>({Crust::soft, Crust::hard}, key_of))
            .option("oven", &Loaf::oven, api::identity<Id<Oven>>())
            .option("baked_at", &Loaf::baked_at, or_null(api::moment()))
            .option("toppings", &Loaf::toppings, list_of(topping, 3))
            .shape();
    return shape;
}

void must(bool holds) {
    if (!holds)
        std::abort();
}

}

/// Any bytes are a value or a refusal. A value survives being written and read again, and so does what a
/// shape makes of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto value = api::read_json({reinterpret_cast<const char*>(bytes), size});
    if (!value.ok())
        return 0;
    const std::string text = api::json::serialize(*value);
    const auto again = api::read_json(text);
    must(again.ok()); // not the same text: Boost.JSON reads large numbers less exactly than it writes them

    const auto read = loaf().read(*value);
    if (!read.ok()) {
        must(read.refusal().why == Why::invalid);
        return 0;
    }
    must(read->slices >= 1 && read->slices <= 50 && read->weight >= 0 && read->weight <= 5 &&
         read->toppings.size() <= 3);
    const auto written = loaf().write(*read);
    const auto read_again = loaf().read(written);
    must(read_again.ok() && loaf().write(*read_again) == written);
    return 0;
}
