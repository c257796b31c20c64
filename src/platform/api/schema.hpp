#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::api {

struct Schema;
using SchemaPtr = std::shared_ptr<const Schema>;

enum class Sort : std::uint8_t { text, whole, number, yes_or_no, list, record };

struct Member {
    std::string name;
    SchemaPtr schema;
    bool is_required = true;
    std::string words = {}; ///< what it is, for whoever writes a program against the API
};

/// What a value of the API looks like: the half of a Shape that is the same whatever C++ type it fills.
/// Immutable once it is handed out.
struct Schema {
    Sort sort = Sort::text;
    std::string name = {};                       ///< of a record
    std::string words = {};                      ///< what it is
    std::string format = {};                     ///< of a text, as JSON Schema names it
    std::string pattern = {};                    ///< of a text
    std::vector<std::string> choices = {};       ///< of a text: these and no others
    std::optional<double> least = {}, most = {}; ///< of a number; the most letters or items
    bool or_null = false;
    SchemaPtr items = {};             ///< of a list
    std::vector<Member> members = {}; ///< of a record

    const Member* find(std::string_view member) const;
};

}
