#include "neighbours/api.hpp"

namespace plenty::neighbours::programs {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;
using gifts::programs::AreaOfPost;

constexpr std::size_t longest_languages = 120;

std::string_view key_of(Consent consent) {
    switch (consent) {
    case Consent::spoken:
        return "spoken";
    case Consent::written:
        return "written";
    case Consent::themselves:
        return "themselves";
    }
    throw Mistake("every consent has a key");
}

struct Keeper {
    PersonId id;
    std::string name;
};
const api::Shape<Keeper>& keeper_shape() {
    static const auto shape = api::record<Keeper>("Keeper", "A member who looks after somebody.")
                                  .tells("id", &Keeper::id, identity<PersonId>())
                                  .tells("name", &Keeper::name, text())
                                  .shape();
    return shape;
}

std::optional<Keeper> keeper_of(const NeighbourTold& told) {
    if (!told.neighbour.keeper)
        return std::nullopt;
    return Keeper{*told.neighbour.keeper, told.keeper};
}

AreaOfPost area_of(const NeighbourTold& told) {
    return {told.neighbour.area, told.area};
}

api::Record<NewNeighbour> who_they_are(std::string name, std::string words) {
    auto record = api::record<NewNeighbour>(std::move(name), std::move(words));
    record.member("name", &NewNeighbour::name, text(people::longest_name), "What they are called.")
        .member("contact", &NewNeighbour::contact, text(longest_contact),
                "How to reach them, in free words. Sealed, and told to nobody but who looks after them.")
        .member("area", &NewNeighbour::area, identity<AreaId>());
    return record;
}

void add_languages(api::Record<NewNeighbour>& record) {
    record.option("languages", &NewNeighbour::languages, text(longest_languages),
                  "That they speak, in free words.");
}

}

const api::Shape<NeighbourTold>& neighbour_shape() {
    static const auto consent =
        api::choice<Consent>({Consent::spoken, Consent::written, Consent::themselves}, key_of);
    static const auto shape =
        api::record<NeighbourTold>("Neighbour", "Somebody without an account, for who looks after them.")
            .tells(
                "id", [](const NeighbourTold& it) { return it.neighbour.person; }, identity<PersonId>())
            .tells(
                "name", [](const NeighbourTold& it) { return it.neighbour.name; }, text())
            .tells(
                "contact", [](const NeighbourTold& it) { return it.neighbour.contact; }, text())
            .tells(
                "languages", [](const NeighbourTold& it) { return it.neighbour.languages; }, text())
            .tells("area", area_of, gifts::programs::area_shape())
            .tells(
                "consent", [](const NeighbourTold& it) { return it.neighbour.consent; }, consent,
                "How they agreed that this is kept of them.")
            .tells(
                "consented_on", [](const NeighbourTold& it) { return it.neighbour.consented_on; }, moment())
            .tells("keeper", keeper_of, or_null(keeper_shape()), "Null if nobody looks after them.")
            .tells(
                "key_until", [](const NeighbourTold& it) { return it.neighbour.key_until; },
                or_null(moment()), "When their code and link end; null if they have none.")
            .shape();
    return shape;
}

const api::Shape<api::Page<NeighbourTold>>& neighbours_shape() {
    static const auto shape = api::page_of(neighbour_shape());
    return shape;
}

const api::Shape<NewNeighbour>& new_neighbour_shape() {
    static const auto shape = [] {
        auto record = who_they_are("NewNeighbour", "Somebody without an account, as a member enters them.");
        add_languages(record);
        record
            .option("consent", &NewNeighbour::consent,
                    or_null(api::choice<Consent>({Consent::spoken, Consent::written}, key_of)),
                    "How they agreed; nobody is entered without.")
            .option("is_somebody_else", &NewNeighbour::is_somebody_else, yes_or_no(),
                    "Known by the same phone and yet another person, said to neighbours.known_already.");
        return record.shape();
    }();
    return shape;
}

const api::Shape<NewNeighbour>& neighbour_change_shape() {
    static const auto shape = [] {
        auto record = who_they_are("", "");
        add_languages(record);
        return record.patch("NeighbourChange", "What is to be different; what is left out stays.");
    }();
    return shape;
}

const api::Shape<KeyTold>& key_shape() {
    static const auto shape =
        api::record<KeyTold>("NeighbourKey", "With either of the two somebody comes in without an account.")
            .tells(
                "code", [](const KeyTold& it) { return it.key.code; }, text(), "Six letters.")
            .tells(
                "link", [](const KeyTold& it) { return it.key.link; }, text(), "The token of the link.")
            .tells("address", &KeyTold::address, text(), "The link itself, for a browser.")
            .tells(
                "expires_at", [](const KeyTold& it) { return it.key.expires_at; }, moment())
            .shape();
    return shape;
}

const api::Shape<HandingOn>& handing_on_shape() {
    static const auto shape = api::record<HandingOn>("HandingOn", "Who looks after them from now on.")
                                  .member("to", &HandingOn::to, identity<PersonId>(), "A member.")
                                  .shape();
    return shape;
}

const api::Shape<NewIntake>& new_intake_shape() {
    static const auto shape =
        api::record<NewIntake>("NewIntake", "What somebody sends who has no account. Sending it consents.")
            .member("side", &NewIntake::side, gifts::programs::side_shape())
            .member("words", &NewIntake::words, text(gifts::longest_words))
            .member("contact", &NewIntake::contact, text(longest_contact), "How to reach them.")
            .member("name", &NewIntake::name, text(people::longest_name), "What they are called.")
            .member("area", &NewIntake::area, identity<AreaId>())
            .shape();
    return shape;
}

const api::Shape<api::Page<Intake>>& intakes_shape() {
    static const auto item = api::record<Intake>("IntakeCard", "Something that waits for a member.")
                                 .tells("id", &Intake::id, identity<IntakeId>())
                                 .tells("neighbour", &Intake::neighbour, identity<PersonId>())
                                 .tells("name", &Intake::name, text(), "Of who sent it.")
                                 .tells("side", &Intake::side, gifts::programs::side_shape())
                                 .tells("words", &Intake::words, text())
                                 .tells("sent_at", &Intake::sent_at, moment())
                                 .shape();
    static const auto shape = api::page_of(item);
    return shape;
}

const api::Shape<IntakeTold>& intake_shape() {
    static const auto shape =
        api::record<IntakeTold>("Intake", "Something that waits for a member, and who has sent it.")
            .tells(
                "id", [](const IntakeTold& it) { return it.intake.id; }, identity<IntakeId>())
            .tells(
                "side", [](const IntakeTold& it) { return it.intake.side; }, gifts::programs::side_shape())
            .tells(
                "words", [](const IntakeTold& it) { return it.intake.words; }, text())
            .tells(
                "sent_at", [](const IntakeTold& it) { return it.intake.sent_at; }, moment())
            .tells("neighbour", &IntakeTold::neighbour, neighbour_shape())
            .tells("alike", &IntakeTold::alike, list_of(neighbour_shape()),
                   "Others who are reached by the same phone: perhaps it is one of them.")
            .shape();
    return shape;
}

const api::Shape<Answering>& answering_shape() {
    static const auto shape = api::record<Answering>("IntakeAnswer", "What they find behind their link.")
                                  .member("answer", &Answering::answer, text(gifts::longest_words))
                                  .shape();
    return shape;
}

const api::Shape<Recognising>& recognising_shape() {
    static const auto shape =
        api::record<Recognising>("Recognising", "Who it really was.")
            .member("known", &Recognising::known, identity<PersonId>(), "A neighbour who is known already.")
            .shape();
    return shape;
}

const api::Shape<Doorstep>& doorstep_shape() {
    static const auto shape =
        api::record<Doorstep>("Doorstep", "What a link tells before somebody comes in by it.")
            .tells("name", &Doorstep::name, text(), "A first name.")
            .tells("community", &Doorstep::community, text(), "Its name.")
            .tells("something_waits", &Doorstep::something_waits, yes_or_no())
            .shape();
    return shape;
}

const api::Shape<ByLink>& by_link_shape() {
    static const auto shape =
        api::record<ByLink>("ByLink", "Who comes in by a link.")
            .member("device", &ByLink::device, text(people::longest_name), "A name for this device.")
            .shape();
    return shape;
}

const api::Shape<ByCode>& by_code_shape() {
    static const auto shape =
        api::record<ByCode>("ByCode", "Who comes in by six letters.")
            .member("name", &ByCode::name, text(people::longest_name), "Theirs, or its first word.")
            .member("code", &ByCode::code, text(), "However they type it.")
            .member("device", &ByCode::device, text(people::longest_name), "A name for this device.")
            .shape();
    return shape;
}

const api::Shape<OwnView>& own_shape() {
    static const auto shape =
        api::record<OwnView>("OwnPage", "What is kept of somebody without an account, for themselves.")
            .tells(
                "id", [](const OwnView& it) { return it.neighbour.person; }, identity<PersonId>())
            .tells(
                "name", [](const OwnView& it) { return it.neighbour.name; }, text())
            .tells(
                "community", [](const OwnView& it) { return it.community.slug; }, text())
            .tells("keeper", &OwnView::keeper, text(),
                   "The first name of who looks after them; empty for nobody in particular.")
            .tells(
                "key_until", [](const OwnView& it) { return it.neighbour.key_until; }, or_null(moment()),
                "When their code and link end.")
            .shape();
    return shape;
}

const api::Shape<OwnIntakeBody>& new_own_intake_shape() {
    static const auto shape = api::record<OwnIntakeBody>("NewOwnIntake", "One more of somebody who is known.")
                                  .member("side", &OwnIntakeBody::side, gifts::programs::side_shape())
                                  .member("words", &OwnIntakeBody::words, text(gifts::longest_words))
                                  .shape();
    return shape;
}

const api::Shape<OwnIntake>& own_intake_shape() {
    static const auto shape =
        api::record<OwnIntake>("OwnIntake", "What somebody has sent, and the answer.")
            .tells("id", &OwnIntake::id, identity<IntakeId>())
            .tells("side", &OwnIntake::side, gifts::programs::side_shape())
            .tells("words", &OwnIntake::words, text())
            .tells("sent_at", &OwnIntake::sent_at, moment())
            .tells("answer", &OwnIntake::answer, or_null(text()), "Null while it waits for a member.")
            .shape();
    return shape;
}

const api::Shape<api::Page<OwnIntake>>& own_intakes_shape() {
    static const auto shape = api::page_of(own_intake_shape());
    return shape;
}

const api::Shape<TakingAccount>& taking_account_shape() {
    static const auto shape =
        api::record<TakingAccount>("TakingAccount", "The account that somebody wants who had none.")
            .member("name", &TakingAccount::name, text(people::longest_name), "Any name they like.")
            .member("passphrase", &TakingAccount::passphrase, text())
            .member("device", &TakingAccount::device, text(people::longest_name), "A name for this device.")
            .shape();
    return shape;
}

}
