#include "communities/api.hpp"

namespace plenty::communities::programs {
namespace {

using api::identity;
using api::list_of;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;

constexpr std::size_t longest_answer = 1'000;
constexpr double most_latitude = 90;
constexpr double most_longitude = 180;

std::string_view key_of_answer(Answer answer) {
    return answer == Answer::welcome ? "welcome" : "not_now";
}
std::string_view key_of_turn(Turn turn) {
    return turn == Turn::took ? "took" : "handed_back";
}

api::Shape<JoinPolicy> policy_shape() {
    return api::choice<JoinPolicy>({JoinPolicy::open, JoinPolicy::ask, JoinPolicy::invite}, key_of);
}
api::Shape<Answer> answer_shape() {
    return api::choice<Answer>({Answer::welcome, Answer::not_now}, key_of_answer);
}

const api::Shape<AnswerGiven>& answer_given_shape() {
    static const auto shape =
        api::record<AnswerGiven>("AnswerGiven", "What somebody was answered who asked to join.")
            .tells("answer", &AnswerGiven::answer, answer_shape())
            .tells("words", &AnswerGiven::words, text(longest_answer))
            .shape();
    return shape;
}

/// What only members are told of their community.
const api::Shape<CommunityTold>& inside_shape() {
    static const auto shape =
        api::record<CommunityTold>("Inside", "What members are told of their community.")
            .tells(
                "agreements", [](const CommunityTold& it) { return it.view.profile.agreements; },
                text(longest_agreements))
            .tells(
                "own_area", [](const CommunityTold& it) { return it.view.membership->area; },
                or_null(identity<AreaId>()), "Where the caller usually is, if they said so.")
            .tells(
                "is_steward", [](const CommunityTold& it) { return it.view.is_steward(*it.viewer); },
                yes_or_no())
            .tells(
                "may_look_after", [](const CommunityTold& it) { return it.view.may_look_after; }, yes_or_no())
            .tells(
                "somebody_waits", [](const CommunityTold& it) { return it.view.somebody_waits; }, yes_or_no(),
                "Whether somebody has asked to join, for those who look after it.")
            .shape();
    return shape;
}

std::optional<CommunityTold> inside(const CommunityTold& told) {
    return told.view.membership ? std::optional(told) : std::nullopt;
}

template <class Charterlike>
void add_charter(api::Record<Charterlike>& record) {
    record.member("name", &Charterlike::name, text(longest_name))
        .member("purpose", &Charterlike::purpose, text(longest_purpose), "What it is for.")
        .option("agreements", &Charterlike::agreements, text(longest_agreements),
                "How its members treat each other.")
        .option("join_policy", &Charterlike::join_policy, policy_shape(),
                "How one becomes a member; open if left out.")
        .option("questions", &Charterlike::questions, list_of(text(longest_question), 100),
                "For whoever asks to join, at most eight.");
}

const api::Shape<geo::Point>& point_shape() {
    static const auto shape =
        api::record<geo::Point>("Point", "A place on Earth. Kept as a cell of a kilometre.")
            .member("latitude", &geo::Point::latitude, api::number(-most_latitude, most_latitude))
            .member("longitude", &geo::Point::longitude, api::number(-most_longitude, most_longitude))
            .shape();
    return shape;
}

api::Record<WantedArea> wanted_area(std::string name) {
    api::Record<WantedArea> record(std::move(name), "A part of the place, by the name that neighbours use.");
    record.member("name", &WantedArea::name, text(longest_name))
        .option("place", &WantedArea::place, or_null(point_shape()),
                "Left out: where the community is, or where the area was.");
    return record;
}

const api::Shape<QuestionAnswered>& question_answered_shape() {
    static const auto shape =
        api::record<QuestionAnswered>("QuestionAnswered", "A question of the community.")
            .tells("question", &QuestionAnswered::question, text(longest_question))
            .tells("answer", &QuestionAnswered::answer, text(longest_answer))
            .shape();
    return shape;
}

}

const api::Shape<NamedArea>& area_shape() {
    static const auto shape = api::record<NamedArea>("Area", "A part of a community's place.")
                                  .tells("id", &NamedArea::id, identity<AreaId>())
                                  .tells("name", &NamedArea::name, text(longest_name))
                                  .shape();
    return shape;
}

const api::Shape<CommunityTold>& community_shape() {
    static const auto shape =
        api::record<CommunityTold>("Community", "A local group.")
            .tells(
                "slug", [](const CommunityTold& it) { return it.view.profile.slug; }, text(),
                "Its name in addresses.")
            .tells(
                "name", [](const CommunityTold& it) { return it.view.profile.name; }, text(longest_name))
            .tells(
                "purpose", [](const CommunityTold& it) { return it.view.profile.purpose; },
                text(longest_purpose))
            .tells(
                "join_policy", [](const CommunityTold& it) { return it.view.profile.join_policy; },
                policy_shape())
            .tells(
                "areas", [](const CommunityTold& it) { return it.view.areas; }, list_of(area_shape()))
            .tells("questions", &CommunityTold::questions, list_of(text(longest_question)),
                   "For whoever asks to join.")
            .tells(
                "has_applied", [](const CommunityTold& it) { return it.view.has_applied; }, yes_or_no(),
                "Whether the caller has asked to join and waits.")
            .tells(
                "answer", [](const CommunityTold& it) { return it.view.answer; },
                or_null(answer_given_shape()), "What the caller was answered, until they put it away.")
            .tells("inside", inside, or_null(inside_shape()), "For members; null for everybody else.")
            .shape();
    return shape;
}

const api::Shape<api::Page<Profile>>& communities_shape() {
    static const auto line = api::record<Profile>("CommunityLine", "A community in the list of them.")
                                 .tells("slug", &Profile::slug, text())
                                 .tells("name", &Profile::name, text(longest_name))
                                 .tells("purpose", &Profile::purpose, text(longest_purpose))
                                 .tells("join_policy", &Profile::join_policy, policy_shape())
                                 .shape();
    static const auto shape = api::page_of(line);
    return shape;
}

const api::Shape<api::Page<MemberTold>>& members_shape() {
    static const auto member =
        api::record<MemberTold>("Member", "A member as other members see one.")
            .tells(
                "id", [](const MemberTold& it) { return it.member.person; }, identity<PersonId>(),
                "To hand something on to them.")
            .tells(
                "name", [](const MemberTold& it) { return it.member.name; }, text())
            .tells(
                "pronouns", [](const MemberTold& it) { return it.member.pronouns; }, text())
            .tells(
                "languages", [](const MemberTold& it) { return it.member.languages; }, text())
            .tells(
                "abilities", [](const MemberTold& it) { return it.member.abilities; }, text())
            .tells("is_steward", &MemberTold::is_steward, yes_or_no())
            .shape();
    static const auto shape = api::page_of(member);
    return shape;
}

const api::Shape<Founding>& founding_shape() {
    static const auto shape = [] {
        auto record = api::record<Founding>("Founding", "A community to be founded.");
        add_charter(record);
        record
            .member("areas", &Founding::areas, list_of(text(longest_name), 100),
                    "Parts of the place, at least one.")
            .member("latitude", &Founding::latitude, api::number(-most_latitude, most_latitude))
            .member("longitude", &Founding::longitude, api::number(-most_longitude, most_longitude));
        return record.shape();
    }();
    return shape;
}

const api::Shape<Charter>& charter_shape() {
    static const auto shape = [] {
        auto record = api::record<Charter>("Charter", "What a community says of itself.");
        add_charter(record);
        return record.shape();
    }();
    return shape;
}

const api::Shape<Charter>& charter_change_shape() {
    static const auto shape = [] {
        api::Record<Charter> record("", "");
        add_charter(record);
        return record.patch("CharterChange", "What is to be different; what is left out stays.");
    }();
    return shape;
}

const api::Shape<WantedArea>& new_area_shape() {
    static const auto shape = wanted_area("NewArea").shape();
    return shape;
}
const api::Shape<WantedArea>& area_change_shape() {
    static const auto shape =
        wanted_area("").patch("AreaChange", "What is to be different; what is left out stays.");
    return shape;
}

const api::Shape<OwnArea>& own_area_shape() {
    static const auto shape =
        api::record<OwnArea>("OwnArea", "Where the caller usually is.")
            .member("area", &OwnArea::area, or_null(identity<AreaId>()), "Null takes it back.")
            .shape();
    return shape;
}

const api::Shape<Applying>& applying_shape() {
    static const auto shape = api::record<Applying>("Applying", "Asking to join, in one's own words.")
                                  .option("words", &Applying::words, text(longest_answer),
                                          "Needed where the community has no questions.")
                                  .option("answers", &Applying::answers, list_of(text(longest_answer), 100),
                                          "To the questions of the community, in their order.")
                                  .shape();
    return shape;
}

const api::Shape<api::Page<Asking>>& applications_shape() {
    static const auto asking =
        api::record<Asking>("Application", "Somebody who has asked to join.")
            .tells(
                "person", [](const Asking& it) { return it.application.person; }, identity<PersonId>())
            .tells(
                "name", [](const Asking& it) { return it.application.name; }, text())
            .tells(
                "words", [](const Asking& it) { return it.application.words; }, text(longest_answer))
            .tells("answers", &Asking::answers, list_of(question_answered_shape()))
            .tells(
                "asked_at", [](const Asking& it) { return it.application.asked_at; }, moment())
            .shape();
    static const auto shape = api::page_of(asking);
    return shape;
}

const api::Shape<Answering>& answering_shape() {
    static const auto shape =
        api::record<Answering>("Answering", "The answer to somebody who asked to join.")
            .member("answer", &Answering::answer, answer_shape())
            .option("words", &Answering::words, text(longest_answer), "Kept for them to read.")
            .shape();
    return shape;
}

const api::Shape<NewInvite>& new_invite_shape() {
    static const auto shape =
        api::record<NewInvite>("NewInvite", "A link for whoever somebody wants to invite. Told this once.")
            .tells("token", &NewInvite::token, text())
            .tells("address", &NewInvite::address, text(), "The page that it leads to.")
            .shape();
    return shape;
}

const api::Shape<api::Page<Invite>>& invites_shape() {
    static const auto invite = api::record<Invite>("Invite", "A link that still works.")
                                   .tells("id", &Invite::id, identity<Id<InviteLink>>())
                                   .tells("maker", &Invite::maker, text(), "The name of who made it.")
                                   .tells("expires_at", &Invite::expires_at, moment())
                                   .shape();
    static const auto shape = api::page_of(invite);
    return shape;
}

const api::Shape<StewardView>& stewards_shape() {
    static const auto turn =
        api::record<StewardTurn>("StewardTurn", "Somebody took the task, or handed it back.")
            .tells("name", &StewardTurn::name, text())
            .tells("turn", &StewardTurn::turn,
                   api::choice<Turn>({Turn::took, Turn::handed_back}, key_of_turn))
            .tells("happened_at", &StewardTurn::happened_at, moment())
            .shape();
    const auto names = [](const StewardView& view) {
        std::vector<std::string> all;
        for (const Member& each : view.stewards)
            all.push_back(each.name);
        return all;
    };
    static const auto shape =
        api::record<StewardView>("Stewards", "Who looks after the community.")
            .tells("stewards", names, list_of(text()), "Their names.")
            .tells("is_steward", &StewardView::is_steward, yes_or_no(), "Whether the caller is one.")
            .tells("turns", &StewardView::turns, list_of(turn), "The latest first.")
            .shape();
    return shape;
}

const api::Shape<WantedNecessities>& necessities_shape() {
    static const auto shape =
        api::record<WantedNecessities>("Necessities", "What everyone must have, by the community's decision.")
            .member("kinds", &WantedNecessities::kinds, list_of(identity<kinds::KindId>(), 5'000),
                    "These, and no others.")
            .shape();
    return shape;
}

}
