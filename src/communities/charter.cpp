#include "communities/charter.hpp"

#include "platform/text/clean.hpp"

namespace plenty::communities {

std::string_view key_of(JoinPolicy policy) {
    switch (policy) {
    case JoinPolicy::open:
        return "open";
    case JoinPolicy::ask:
        return "ask";
    case JoinPolicy::invite:
        return "invite";
    }
    throw Mistake("every policy has a key");
}

Result<Charter> checked(const Charter& typed) {
    Charter charter;
    charter.name = TRY(text::clean_name(typed.name, {"name", longest_name}));
    charter.purpose = TRY(text::clean_words(typed.purpose, {"purpose", longest_purpose}));
    charter.agreements =
        TRY(text::clean_optional_words(typed.agreements, {"agreements", longest_agreements}));
    charter.join_policy = typed.join_policy;
    for (const std::string& question : typed.questions) {
        std::string line = TRY(text::clean_optional_line(question, {"questions", longest_question}));
        if (!line.empty())
            charter.questions.push_back(std::move(line));
    }
    if (charter.questions.size() > most_questions)
        return Refusal{Why::invalid, {"communities.too_many_questions"}, "questions"};
    return charter;
}

std::string answer_field(std::size_t number) {
    return "answer-" + std::to_string(number + 1);
}

Result<std::string> checked_area_name(std::string_view typed) {
    return text::clean_name(typed, {"area", longest_name});
}

}
