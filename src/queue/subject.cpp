#include "queue/subject.hpp"

#include "base/id.hpp"

#include <array>
#include <utility>

namespace plenty::queue {
namespace {

constexpr std::array<std::pair<Sort, std::string_view>, 4> words{{{Sort::post, "post-"},
                                                                  {Sort::intake, "intake-"},
                                                                  {Sort::neighbour, "neighbour-"},
                                                                  {Sort::applicant, "applicant-"}}};

}

std::string Subject::text() const {
    for (const auto& [each, word] : words)
        if (each == sort)
            return std::string(word) + id_text(id);
    return {};
}

std::optional<Subject> Subject::parse(std::string_view text) {
    for (const auto& [sort, word] : words)
        if (text.starts_with(word))
            if (const auto id = id_from_text(text.substr(word.size())))
                return Subject{sort, *id};
    return std::nullopt;
}

}
