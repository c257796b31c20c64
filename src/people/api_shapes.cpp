#include "people/api.hpp"

#include <boost/json/object.hpp>

namespace plenty::people::programs {
namespace {

using api::text;

api::Shape<locale::Language> language_shape() {
    const auto all = locale::Language::all();
    std::string_view (*const tag_of)(locale::Language) = [](locale::Language language) {
        return language.tag();
    };
    return api::choice<locale::Language>({all.begin(), all.end()}, tag_of);
}

/// A language that is kept by its tag.
api::Shape<std::string> language_tag_shape() {
    const auto language = language_shape();
    return api::leaf<std::string>(
        *language.schema(),
        [language](std::string& onto, const api::json::value& from, const std::string& at) -> Outcome {
            onto = TRY(language.read(from, {}, at)).tag();
            return Done{};
        },
        [](const std::string& tag) { return api::json::value(api::json::string(tag)); });
}

api::Record<Profile> profile_record(std::string name, std::string words) {
    api::Record<Profile> record(std::move(name), std::move(words));
    record.member("name", &Profile::name, text(60), "Any name they like.")
        .member("pronouns", &Profile::pronouns, text(40))
        .member("languages", &Profile::languages, text(120), "That they speak, in their own words.")
        .member("abilities", &Profile::abilities, text(600), "\"I have a cargo bike, evenings\"")
        .member("language", &Profile::language, language_tag_shape(), "Of the pages.");
    return record;
}

template <class T>
api::Record<T> with_device(std::string name, std::string words) {
    api::Record<T> record(std::move(name), std::move(words));
    record.member("device", &T::device, text(60),
                  "A name for this device, under which its owner finds it in the list.");
    return record;
}

}

const api::Shape<SigningIn>& signing_in_shape() {
    static const auto shape = with_device<SigningIn>("SigningIn", "Who wants in, and from which device.")
                                  .member("name", &SigningIn::name, text(60))
                                  .member("passphrase", &SigningIn::passphrase, text())
                                  .shape();
    return shape;
}

const api::Shape<Recovering>& recovering_shape() {
    static const auto shape = with_device<Recovering>("Recovering", "Who wants to come back.")
                                  .member("name", &Recovering::name, text(60))
                                  .member("code", &Recovering::code, text(), "One of the ten; it is used up.")
                                  .member("passphrase", &Recovering::passphrase, text(), "The new one.")
                                  .shape();
    return shape;
}

const api::Shape<NewPerson>& new_person_shape() {
    static const auto shape =
        with_device<NewPerson>("NewPerson", "Who wants to join.")
            .member("name", &NewPerson::name, text(60), "Any name they like.")
            .member("passphrase", &NewPerson::passphrase, text())
            .option("language", &NewPerson::language, or_null(language_shape()), "Of the pages.")
            .shape();
    return shape;
}

const api::Shape<OwnPassphrase>& passphrase_shape() {
    static const auto shape =
        api::record<OwnPassphrase>("OwnPassphrase", "That it is still the same person who sits there.")
            .member("passphrase", &OwnPassphrase::passphrase, text())
            .shape();
    return shape;
}

const api::Shape<NewPassphrase>& new_passphrase_shape() {
    static const auto shape =
        api::record<NewPassphrase>("NewPassphrase", "The old passphrase, and the new one.")
            .member("passphrase", &NewPassphrase::passphrase, text())
            .member("new_passphrase", &NewPassphrase::new_passphrase, text())
            .shape();
    return shape;
}

const api::Shape<NewDevice>& new_device_shape() {
    static const auto shape = with_device<NewDevice>("NewDevice", "A device to be given a token.").shape();
    return shape;
}

const api::Shape<Welcome>& welcome_shape() {
    static const auto shape =
        api::record<Welcome>("Welcome", "What a newcomer is told this once.")
            .tells("token", &Welcome::token, text(), "For Authorization: Bearer, from this device.")
            .tells("recovery_codes", &Welcome::recovery_codes, api::list_of(text(), 10),
                   "Each lets them in once when the passphrase is lost. To be written down now.")
            .shape();
    return shape;
}

const api::Shape<DeviceToken>& token_shape() {
    static const auto shape =
        api::record<DeviceToken>("DeviceToken", "What a device shows to be known.")
            .tells("token", &DeviceToken::token, text(), "For Authorization: Bearer. Told this once.")
            .shape();
    return shape;
}

const api::Shape<Codes>& codes_shape() {
    static const auto shape =
        api::record<Codes>("Codes", "New recovery codes; the old ones let nobody in any more.")
            .tells("recovery_codes", &Codes::recovery_codes, api::list_of(text(), 10))
            .shape();
    return shape;
}

const api::Shape<Profile>& me_shape() {
    static const auto shape = profile_record("Me", "What one says of oneself.").shape();
    return shape;
}

const api::Shape<Profile>& my_change_shape() {
    static const auto shape =
        profile_record("", "").patch("MyChange", "What is to be different; what is left out stays.");
    return shape;
}

std::string session_id(const web::SignedInPlace& place) {
    return id_text(place.started_at.time_since_epoch().count());
}

const api::Shape<api::Page<SignedIn>>& sessions_shape() {
    static const auto place =
        api::record<SignedIn>("SignedIn", "A place where one is signed in.")
            .tells(
                "id", [](const SignedIn& it) { return session_id(it.place); }, text())
            .tells(
                "device", [](const SignedIn& it) { return it.place.device; }, or_null(text(60)),
                "Null for a browser.")
            .tells(
                "started_at", [](const SignedIn& it) { return it.place.started_at; }, api::moment())
            .tells("is_here", &SignedIn::is_here, api::yes_or_no(), "Whether it is the device that asks.")
            .shape();
    static const auto shape = api::page_of(place);
    return shape;
}

const api::Shape<std::vector<Belonging>>& belongings_shape() {
    using Fact = std::pair<std::string, std::string>;
    using All = std::vector<Belonging>;
    static const auto fact = api::record<Fact>("Fact", "One thing that is known of a belonging.")
                                 .tells("name", &Fact::first, text())
                                 .tells("text", &Fact::second, text())
                                 .shape();
    static const auto belonging =
        api::record<Belonging>("Belonging", "One thing of theirs.")
            .tells("section", &Belonging::what, text(), "posts, memberships and so on.")
            .tells("facts", &Belonging::facts, api::list_of(fact))
            .shape();
    static const auto shape =
        api::record<All>("Belongings", "Everything that is one's own here.")
            .tells(
                "belongings", [](const All& all) { return all; }, api::list_of(belonging, 1'000'000))
            .shape();
    return shape;
}

}
