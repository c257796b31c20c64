#pragma once
#include "platform/api/read_json.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

/// Reading and writing by those who know a value's address and not its type, so that a described member costs
/// the compiler next to nothing. Shape<T> is what features use.
namespace plenty::api {

class Craft {
public:
    Craft() = default;
    virtual ~Craft() = default;
    Craft(const Craft&) = delete;
    Craft& operator=(const Craft&) = delete;

    virtual Outcome read(void* onto, const json::value& from, const std::string& at) const = 0;
    virtual json::value write(const void* value) const = 0;
};
using CraftPtr = std::shared_ptr<const Craft>;

/// Takes the new craft over.
inline CraftPtr own(const Craft* craft) {
    return CraftPtr(craft);
}

/// How far into a T its member lies. No T is made; only addresses are compared.
template <class T, class M>
std::size_t offset_of(M T::* place) {
    alignas(T) std::array<std::byte, sizeof(T)> room{};
    const T* const value = reinterpret_cast<const T*>(room.data());
    return static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&(value->*place)) - room.data());
}

/// A member of a record: lies in it, or is made from it.
struct Part {
    using Tell = json::value (*)(const void* record, const Part& part);

    std::string name;
    bool is_required;
    bool is_read;
    CraftPtr craft;
    std::size_t offset = 0;
    Tell tell = nullptr;     ///< where the member is made
    void (*get)() = nullptr; ///< by what
};

CraftPtr record_craft(std::vector<Part> parts);

}
