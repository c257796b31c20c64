#pragma once
#include "base/id.hpp"
#include "base/quantity.hpp"
#include "platform/api/moment.hpp"
#include "platform/api/read_json.hpp"
#include "platform/api/schema.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <functional>
#include <string>
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
    using Reading = std::function<Outcome(T& onto, const json::value& from, const std::string& at)>;
    using Writing = std::function<json::value(const T&)>;

    Shape(Schema schema, Reading reading, Writing writing)
        : schema_(std::make_shared<const Schema>(std::move(schema))), reading_(std::move(reading)),
          writing_(std::move(writing)) {}

    const SchemaPtr& schema() const { return schema_; }
    operator SchemaPtr() const { return schema_; } // NOLINT(google-explicit-constructor)

    Outcome read_onto(T& onto, const json::value& from, const std::string& at) const {
        return reading_(onto, from, at);
    }
    /// Members that may be absent, and are, stay as they are in `onto`.
    Result<T> read(const json::value& from, T onto = {}, const std::string& at = {}) const {
        TRY(read_onto(onto, from, at));
        return onto;
    }
    json::value write(const T& value) const { return writing_(value); }

private:
    SchemaPtr schema_;
    Reading reading_;
    Writing writing_;
};

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
Outcome read_choice(std::string& onto, const json::value& from, const std::string& at,
                    const std::vector<std::string>& choices);
Schema identity_schema();
Schema choice_schema(std::vector<std::string> choices);
Outcome only_known_members(const json::object& object, const Schema& schema, const std::string& at);
Outcome expect_list(const json::value& from, const std::string& at, std::size_t most);
Outcome expect_record(const json::value& from, const std::string& at);

template <class IdOfSomething>
Shape<IdOfSomething> identity() {
    return {identity_schema(),
            [](IdOfSomething& onto, const json::value& from, const std::string& at) -> Outcome {
                std::string text;
                TRY(read_text(text, from, at));
                const auto id = IdOfSomething::parse(text);
                if (!id)
                    return refused_at(at, {"api.id_expected"});
                onto = *id;
                return Done{};
            },
            [](const IdOfSomething& id) { return json::value(id.text()); }};
}

/// One of these, by the words that forms and addresses use too.
template <class Choice>
Shape<Choice> choice(std::vector<Choice> all, std::string_view (*key_of)(Choice)) {
    std::vector<std::string> keys;
    for (const Choice each : all)
        keys.emplace_back(key_of(each));
    return {choice_schema(keys),
            [all, keys, key_of](Choice& onto, const json::value& from, const std::string& at) -> Outcome {
                std::string key;
                TRY(read_choice(key, from, at, keys));
                for (const Choice each : all)
                    if (key_of(each) == key)
                        onto = each;
                return Done{};
            },
            [key_of](const Choice& chosen) { return json::value(json::string(key_of(chosen))); }};
}

template <class T>
Shape<std::optional<T>> or_null(const Shape<T>& shape) {
    Schema schema = *shape.schema();
    schema.or_null = true;
    return {std::move(schema),
            [shape](std::optional<T>& onto, const json::value& from, const std::string& at) -> Outcome {
                onto.reset();
                if (!from.is_null())
                    onto = TRY(shape.read(from, {}, at));
                return Done{};
            },
            [shape](const std::optional<T>& value) {
                return value ? shape.write(*value) : json::value(nullptr);
            }};
}

template <class T>
Shape<std::vector<T>> list_of(const Shape<T>& shape, std::size_t most = 1'000) {
    return {Schema{.sort = Sort::list, .most = static_cast<double>(most), .items = shape.schema()},
            [shape, most](std::vector<T>& onto, const json::value& from, const std::string& at) -> Outcome {
                TRY(expect_list(from, at, most));
                onto.clear();
                for (const json::value& each : from.get_array())
                    onto.push_back(TRY(shape.read(each, {}, below(at, std::to_string(onto.size())))));
                return Done{};
            },
            [shape](const std::vector<T>& values) {
                json::array list;
                for (const T& each : values)
                    list.push_back(shape.write(each));
                return json::value(std::move(list));
            }};
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
        return add(name, place, shape, std::move(words), true);
    }
    /// A member that may be left out.
    template <class M>
    Record& option(std::string_view name, M T::* place, const Shape<M>& shape, std::string words = {}) {
        return add(name, place, shape, std::move(words), false);
    }
    /// A member of answers only, from whatever `get` makes of the value.
    template <class Get, class M>
    Record& tells(std::string_view name, Get get, const Shape<M>& shape, std::string words = {}) {
        schema_.members.push_back({std::string(name), shape.schema(), true, std::move(words)});
        parts_.push_back({std::string(name), true, {}, [get, shape](const T& value) {
                              return shape.write(std::invoke(get, value));
                          }});
        return *this;
    }

    Shape<T> shape() const { return make(schema_, parts_); }
    /// The same members, each of which may be left out: what an edit changes.
    Shape<T> patch(std::string name, std::string words) const {
        Schema schema = schema_;
        std::vector<Part> parts = parts_;
        schema.name = std::move(name);
        schema.words = std::move(words);
        for (Member& each : schema.members)
            each.is_required = false;
        for (Part& each : parts)
            each.is_required = false;
        return make(std::move(schema), std::move(parts));
    }

private:
    struct Part {
        std::string name;
        bool is_required;
        typename Shape<T>::Reading read;
        typename Shape<T>::Writing write;
    };

    template <class M>
    Record& add(std::string_view name, M T::* place, const Shape<M>& shape, std::string words,
                bool is_required) {
        schema_.members.push_back({std::string(name), shape.schema(), is_required, std::move(words)});
        parts_.push_back({std::string(name), is_required,
                          [place, shape](T& onto, const json::value& from, const std::string& at) {
                              return shape.read_onto(onto.*place, from, at);
                          },
                          [place, shape](const T& value) { return shape.write(value.*place); }});
        return *this;
    }

    static Outcome read_part(const Part& part, T& onto, const json::object& from, const std::string& at) {
        const std::string here = below(at, part.name);
        if (const json::value* const found = from.if_contains(part.name))
            return part.read ? part.read(onto, *found, here)
                             : Outcome(refused_at(here, {"api.unknown_member"}));
        return part.is_required ? Outcome(refused_at(here, {"api.missing_member"})) : Outcome(Done{});
    }

    static Shape<T> make(Schema schema, std::vector<Part> parts) {
        auto known = std::make_shared<const Schema>(schema);
        return {std::move(schema),
                [known, parts](T& onto, const json::value& from, const std::string& at) -> Outcome {
                    TRY(expect_record(from, at));
                    TRY(only_known_members(from.get_object(), *known, at));
                    for (const Part& part : parts)
                        TRY(read_part(part, onto, from.get_object(), at));
                    return Done{};
                },
                [parts](const T& value) {
                    json::object object;
                    for (const Part& part : parts)
                        object.emplace(part.name, part.write(value));
                    return json::value(std::move(object));
                }};
    }

    Schema schema_;
    std::vector<Part> parts_;
};

template <class T>
Record<T> record(std::string name, std::string words) {
    return Record<T>(std::move(name), std::move(words));
}

}
