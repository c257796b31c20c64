#include "communities/charter.hpp"
#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "communities/store.hpp"
#include "platform/text/clean.hpp"

namespace plenty::communities {
namespace {

constexpr std::size_t longest_answer = 1000;

/// An answer for each question, empty ones included: somebody may not want to say.
Result<std::vector<QuestionAnswered>> checked_answers(const std::vector<std::string>& questions,
                                                      const std::vector<std::string>& typed) {
    std::vector<QuestionAnswered> answered;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const std::string field = answer_field(i);
        const std::string_view answer = i < typed.size() ? std::string_view(typed[i]) : std::string_view();
        answered.push_back({questions[i], TRY(text::clean_optional_words(answer, {field, longest_answer}))});
    }
    return answered;
}

/// With questions of its own the community has asked what it wants to know, and a greeting may be empty.
Result<std::string> checked_words(std::string_view typed, bool has_questions) {
    const text::Field field{"words", longest_answer};
    return has_questions ? text::clean_optional_words(typed, field) : text::clean_words(typed, field);
}

}

Outcome apply(db::Transaction& tx, PersonId person, CommunityId community, std::string_view typed,
              const std::vector<std::string>& answers) {
    const Profile profile = TRY(find_community(tx, community));
    if (profile.join_policy != JoinPolicy::ask)
        return Refusal{Why::conflict, {"communities.no_need_to_ask"}};
    if (find_membership(tx, person, community).ok())
        return Refusal{Why::conflict, {"communities.member_already"}};
    const auto answered = TRY(checked_answers(list_questions(tx, community), answers));
    const std::string words = TRY(checked_words(typed, !answered.empty()));
    TRY(tx.insert({Why::conflict, {"communities.asked_already"}}, sql::insert_application, community, person,
                  words, tx.now()));
    int position = 0;
    for (const QuestionAnswered& each : answered)
        tx.run(sql::insert_application_answer, community, person, position++, each.question, each.answer);
    tx.run(sql::delete_join_answer, community, person);
    return Done{};
}

bool has_applied(const db::Reader& reader, PersonId person, CommunityId community) {
    return reader.find<Instant>(sql::find_application, community, person).has_value();
}

Outcome withdraw_application(db::Transaction& tx, PersonId person, CommunityId community) {
    if (tx.run(sql::delete_application, community, person) == 0)
        return Refusal{Why::not_found, {"communities.application_gone"}};
    return Done{};
}

Result<std::vector<Application>> list_applications(const db::Reader& reader, PersonId viewer,
                                                   CommunityId community) {
    TRY(may_look_after(reader, viewer, community));
    return reader.list<Application>(sql::list_applications, community);
}

Result<std::vector<QuestionAnswered>> list_answers(const db::Reader& reader, PersonId viewer,
                                                   CommunityId community, PersonId applicant) {
    TRY(may_look_after(reader, viewer, community));
    return reader.list<QuestionAnswered>(sql::list_application_answers, community, applicant);
}

Outcome answer_application(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId applicant,
                           Answer answer, std::string_view typed) {
    TRY(may_look_after(tx, viewer, community));
    const std::string words = TRY(text::clean_optional_words(typed, {"words", longest_answer}));
    if (tx.run(sql::delete_application, community, applicant) == 0)
        return Refusal{Why::not_found, {"communities.application_gone"}};
    if (answer == Answer::welcome)
        TRY(insert_member(tx, applicant, community));
    tx.run(sql::answer_joining, community, applicant, answer, words, tx.now());
    return Done{};
}

std::optional<AnswerGiven> find_answer(const db::Reader& reader, PersonId person, CommunityId community) {
    return reader.find<AnswerGiven>(sql::find_join_answer, community, person);
}

Outcome put_answer_away(db::Transaction& tx, PersonId person, CommunityId community) {
    tx.run(sql::delete_join_answer, community, person);
    return Done{};
}

}
