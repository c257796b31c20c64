#include "platform/api/craft.hpp"

#include "platform/api/shape.hpp"

#include <algorithm>

namespace plenty::api {
namespace {

void* place_in(void* record, const Part& part) {
    return static_cast<std::byte*>(record) + part.offset;
}
const void* place_in(const void* record, const Part& part) {
    return static_cast<const std::byte*>(record) + part.offset;
}

class RecordCraft final : public Craft {
public:
    explicit RecordCraft(std::vector<Part> parts) : parts_(std::move(parts)) {}

    Outcome read(void* onto, const json::value& from, const std::string& at) const override {
        if (!from.is_object())
            return refused_at(at, {"api.record_expected"});
        TRY(only_known_members(from.get_object(), at));
        for (const Part& part : parts_)
            TRY(read_part(part, onto, from.get_object(), at));
        return Done{};
    }

    json::value write(const void* value) const override {
        json::object object;
        for (const Part& part : parts_)
            object.emplace(part.name,
                           part.tell ? part.tell(value, part) : part.craft->write(place_in(value, part)));
        return object;
    }

private:
    Outcome only_known_members(const json::object& object, const std::string& at) const {
        for (const auto& each : object)
            if (std::ranges::find(parts_, std::string_view(each.key()), &Part::name) == parts_.end())
                return refused_at(below(at, each.key()), {"api.unknown_member"});
        return Done{};
    }

    static Outcome read_part(const Part& part, void* onto, const json::object& from, const std::string& at) {
        const std::string here = below(at, part.name);
        const json::value* const found = from.if_contains(part.name);
        if (!found)
            return part.is_required ? Outcome(refused_at(here, {"api.missing_member"})) : Outcome(Done{});
        if (!part.is_read)
            return refused_at(here, {"api.unknown_member"});
        return part.craft->read(place_in(onto, part), *found, here);
    }

    std::vector<Part> parts_;
};

}

CraftPtr record_craft(std::vector<Part> parts) {
    return own(new RecordCraft(std::move(parts)));
}

}
