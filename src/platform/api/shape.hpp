#pragma once
#include "base/id.hpp"
#include "base/quantity.hpp"
#include "platform/api/craft.hpp"
#include "platform/api/moment.hpp"
#include "platform/api/schema.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// How a C++ type looks as JSON, said once: from it come the reading, the writing and the documentation.
///
///     const auto point = api::record<Point>("Point", "A place on Earth.")
///                            .member("latitude", &Point::latitude, api::number(-90, 90))
///                            .member("longitude", &Point::longitude, api::number(-180, 180))
///                            .shape();
///
/// Reading is strict: a member that is not described, a missing one and one of the wrong sort are refused,
/// and the refusal's field is the JSON pointer of it. Shapes are values; use them from any thread.
namespace plenty::api {

/// The refusal of what stands at a JSON pointer.
Refusal refused_at(const std::string& at, Sentence why);

template <class T>
class Shape {
public:
    Shape(Schema schema, CraftPtr craft)
        : schema_(std::make_shared<const Schema>(std::move(schema))), craft_(std::move(craft)) {}

    const SchemaPtr& schema() const { return schema_; }
    operator SchemaPtr() const { return schema_; } // NOLINT(google-explicit-constructor)
    const CraftPtr& craft() const { return craft_; }

    Outcome read_onto(T& onto, const json::value& from, const std::string& at) const {
        return craft_->read(&onto, from, at);
    }
    /// Members that may be absent, and are, stay as they are in `onto`.
    Result<T> read(const json::value& from, T onto = {}, const std::string& at = {}) const {
        TRY(read_onto(onto, from, at));
        return onto;
    }
    json::value write(const T& value) const { return craft_->write(&value); }

private:
    SchemaPtr schema_;
    CraftPtr craft_;
};

template <class T, class Read, class Write>
class LeafCraft final : public Craft {
public:
    LeafCraft(Read reading, Write writing) : read_(std::move(reading)), write_(std::move(writing)) {}

    Outcome read(void* onto, const json::value& from, const std::string& at) const override {
        return read_(*static_cast<T*>(onto), from, at);
    }
    json::value write(const void* value) const override { return write_(*static_cast<const T*>(value)); }

private:
    Read read_;
    Write write_;
};

/// A value without members, by what reads and what writes it.
template <class T, class Read, class Write>
Shape<T> leaf(Schema schema, Read read, Write write) {
    return {std::move(schema), own(new LeafCraft<T, Read, Write>(std::move(read), std::move(write)))};
}

/// Words of any length up to `longest` code points. How long they really are is for the action to judge, so
/// that it says so in the sentence that the pages have too.
Shape<std::string> text(std::size_t longest = 0);
Shape<bool> yes_or_no();
Shape<double> number(double least, double most);
Shape<Instant> moment();

/// Who refuses a number outside its bounds: the reader, or the action, which has a sentence of its own for
/// it.
enum class Judge : std::uint8_t { reader, action };
Shape<std::int64_t> whole(std::int64_t least, std::int64_t most, Judge judge = Judge::reader);
/// So many units. The bounds are for the action to judge.
Shape<Quantity> quantity(Quantity least, Quantity most);

/// The parts of shapes that need no template.
Outcome read_text(std::string& onto, const json::value& from, const std::string& at);
Outcome read_choice(std::size_t& onto, const json::value& from, const std::string& at,
                    const std::vector<std::string>& choices);
Schema identity_schema();
Schema choice_schema(std::vector<std::string> choices);
Outcome expect_list(const json::value& from, const std::string& at, std::size_t most);

template <class IdOfSomething>
class IdentityCraft final : public Craft {
    Outcome read(void* onto, const json::value& from, const std::string& at) const override {
        std::string text;
        TRY(read_text(text, from, at));
        const auto id = IdOfSomething::parse(text);
        if (!id)
            return refused_at(at, {"api.id_expected"});
        *static_cast<IdOfSomething*>(onto) = *id;
        return Done{};
    }
    json::value write(const void* value) const override {
        return json::value(static_cast<const IdOfSomething*>(value)->text());
    }
};

template <class IdOfSomething>
Shape<IdOfSomething> identity() {
    return {identity_schema(), own(new IdentityCraft<IdOfSomething>)};
}

template <class Choice>
class ChoiceCraft final : public Craft {
public:
    using KeyOf = std::string_view (*)(Choice);
    ChoiceCraft(std::vector<Choice> all, std::vector<std::string> keys, KeyOf key_of)
        : all_(std::move(all)), keys_(std::move(keys)), key_of_(key_of) {}

    Outcome read(void* onto, const json::value& from, const std::string& at) const override {
        std::size_t chosen = 0;
        TRY(read_choice(chosen, from, at, keys_));
        *static_cast<Choice*>(onto) = all_[chosen];
        return Done{};
    }
    json::value write(const void* value) const override {
        return json::value(json::string(key_of_(*static_cast<const Choice*>(value))));
    }

private:
    std::vector<Choice> all_;
    std::vector<std::string> keys_;
    KeyOf key_of_;
};

/// One of these, by the words that forms and addresses use too.
template <class Choice>
Shape<Choice> choice(std::vector<Choice> all, std::string_view (*key_of)(Choice)) {
    std::vector<std::string> keys;
    for (const Choice each : all)
        keys.emplace_back(key_of(each));
    Schema schema = choice_schema(keys);
    return {std::move(schema), own(new ChoiceCraft<Choice>(std::move(all), std::move(keys), key_of))};
}

template <class T>
class OptionalCraft final : public Craft {
public:
    explicit OptionalCraft(CraftPtr inner) : inner_(std::move(inner)) {}

    Outcome read(void* onto, const json::value& from, const std::string& at) const override {
        auto& place = *static_cast<std::optional<T>*>(onto);
        place.reset();
        if (from.is_null())
            return Done{};
        T value{};
        TRY(inner_->read(&value, from, at));
        place = std::move(value);
        return Done{};
    }
    json::value write(const void* value) const override {
        const auto& place = *static_cast<const std::optional<T>*>(value);
        return place ? inner_->write(&*place) : json::value(nullptr);
    }

private:
    CraftPtr inner_;
};

template <class T>
Shape<std::optional<T>> or_null(const Shape<T>& shape) {
    Schema schema = *shape.schema();
    schema.or_null = true;
    return {std::move(schema), own(new OptionalCraft<T>(shape.craft()))};
}

template <class T>
class ListCraft final : public Craft {
public:
    ListCraft(CraftPtr inner, std::size_t most) : inner_(std::move(inner)), most_(most) {}

    Outcome read(void* onto, const json::value& from, const std::string& at) const override {
        TRY(expect_list(from, at, most_));
        auto& values = *static_cast<std::vector<T>*>(onto);
        values.clear();
        for (const json::value& each : from.get_array()) {
            T value{};
            TRY(inner_->read(&value, each, below(at, std::to_string(values.size()))));
            values.push_back(std::move(value));
        }
        return Done{};
    }
    json::value write(const void* value) const override {
        json::array list;
        for (const T& each : *static_cast<const std::vector<T>*>(value))
            list.push_back(inner_->write(&each));
        return list;
    }

private:
    CraftPtr inner_;
    std::size_t most_;
};

template <class T>
Shape<std::vector<T>> list_of(const Shape<T>& shape, std::size_t most = 1'000) {
    return {Schema{.sort = Sort::list, .most = static_cast<double>(most), .items = shape.schema()},
            own(new ListCraft<T>(shape.craft(), most))};
}

/// Describes an object, member by member.
template <class T>
class Record {
public:
    Record(std::string name, std::string words)
        : schema_{.sort = Sort::record, .name = std::move(name), .words = std::move(words)} {}

    /// A member that must be there.
    template <class M>
    Record& member(std::string_view name, M T::* place, const Shape<M>& shape, std::string words = {}) {
        add({std::string(name), true, true, shape.craft(), offset_of(place)}, shape, std::move(words));
        return *this;
    }
    /// A member that may be left out.
    template <class M>
    Record& option(std::string_view name, M T::* place, const Shape<M>& shape, std::string words = {}) {
        add({std::string(name), false, true, shape.craft(), offset_of(place)}, shape, std::move(words));
        return *this;
    }
    /// A member of answers only.
    template <class M>
    Record& tells(std::string_view name, M T::* place, const Shape<M>& shape, std::string words = {}) {
        add({std::string(name), true, false, shape.craft(), offset_of(place)}, shape, std::move(words));
        return *this;
    }
    /// A member of answers only, from whatever a function makes of the value.
    template <class Made, class M>
    Record& tells(std::string_view name, Made (*get)(const T&), const Shape<M>& shape,
                  std::string words = {}) {
        constexpr auto tell = [](const void* value, const Part& part) {
            const auto function = reinterpret_cast<Made (*)(const T&)>(part.get);
            const M& made = function(*static_cast<const T*>(value));
            return part.craft->write(&made);
        };
        add({std::string(name), true, false, shape.craft(), 0, tell, reinterpret_cast<void (*)()>(get)},
            shape, std::move(words));
        return *this;
    }
    /// The same from a function without a name, which holds nothing.
    template <class Get, class M>
        requires std::is_empty_v<Get>
    Record& tells(std::string_view name, Get get, const Shape<M>& shape, std::string words = {}) {
        return tells(name, +get, shape, std::move(words));
    }

    Shape<T> shape() const { return {schema_, record_craft(parts_)}; }
    /// The same members, each of which may be left out: what an edit changes.
    Shape<T> patch(std::string name, std::string words) const {
        Record record = *this;
        record.schema_.name = std::move(name);
        record.schema_.words = std::move(words);
        for (Member& each : record.schema_.members)
            each.is_required = false;
        for (Part& each : record.parts_)
            each.is_required = false;
        return record.shape();
    }

private:
    void add(Part part, const SchemaPtr& schema, std::string words) {
        schema_.members.push_back({part.name, schema, part.is_required, std::move(words)});
        parts_.push_back(std::move(part));
    }

    Schema schema_;
    std::vector<Part> parts_;
};

template <class T>
Record<T> record(std::string name, std::string words) {
    return Record<T>(std::move(name), std::move(words));
}

}
