#include "app/house_testing.hpp"

#include "embedded/assets.hpp"
#include "gifts/gifts.hpp"
#include "people/people.hpp"

namespace plenty::app {

const crypto::HashingCost cheap{.memory = 8192, .passes = 1};

namespace {

using handovers::Answer;

std::string hash_of_everybody() {
    static const std::string hash = [] {
        crypto::Passphrases passphrases(cheap, {});
        return passphrases.hash(Street::passphrase).value();
    }();
    return hash;
}

constexpr const char* stranger_browser = "a-browser-that-nobody-has-signed-in-on-0";

/// Builds a street in one transaction.
class Builder {
public:
    Builder(Parts& house, db::Transaction& tx, int number) : house_(house), tx_(tx), number_(number) {}

    Result<Street> build() {
        for (const Who who : everybody)
            if (who != Who::stranger)
                settle(who);
        const auto profile = TRY(found(Who::steward, "Elm Street"));
        const auto elsewhere = TRY(found(Who::outsider, "Harbour"));
        street_.parts["unique"] = std::to_string(number_);
        street_.parts["name"] = embedded::assets().front().name;
        street_.parts["passphrase"] = Street::passphrase;
        street_.parts["community"] = profile.slug;
        street_.parts["elsewhere"] = elsewhere.slug;
        street_.parts["area"] = communities::list_areas(tx_, profile.id).front().id.text();
        const auto kind = TRY(communities::add_own_kind(
            tx_, house_.randomness, street_.people[Who::steward], profile.id,
            {.parent = kinds::KindTree::built_in()->find_by_key("bread")->id, .name = "Rye of the mill"},
            {}));
        street_.parts["kind"] = kind.text();
        TRY(let_in(profile.id));
        TRY(give_bread(profile.id));
        TRY(look_after_rosa(profile.id));
        TRY(bring_a_sheet(profile.id));
        TRY(look_after_rosa(profile.id));
        return street_;
    }

private:
    Outcome bring_a_sheet(CommunityId community) {
        const SheetId sheet =
            TRY(sheets::keep_sheet(tx_, house_.desk, street_.people[Who::steward], community, "asks.csv",
                                   "Name,Phone,Request\nRosa,1,soup\n"));
        street_.parts["sheet"] = sheet.text();
        return Done{};
    }

    PersonId join(std::string_view word) {
        const std::string name =
            std::string(word) + " " + std::string(Street::canary) + std::to_string(number_);
        return people::join(tx_, house_.randomness,
                            {name, people::sign_in_name(name), hash_of_everybody(), locale::Language()})
            ->person;
    }

    void settle(Who who) {
        street_.people[who] = join(name_of(who));
        const PersonId person = street_.people[who];
        street_.sessions[who] = web::start_session(tx_, house_.randomness, person, locale::Language());
        street_.devices[who] =
            web::start_session(tx_, house_.randomness, person, locale::Language(), "phone");
    }

    Result<communities::Profile> found(Who founder, const std::string& name) {
        return communities::found_community(tx_, house_.randomness, street_.people[founder],
                                            {.name = name + " " + std::to_string(number_),
                                             .purpose = "Us",
                                             .agreements = std::string(Street::canary),
                                             .areas = {"North", "South"},
                                             .latitude = 52.6,
                                             .longitude = 1.3,
                                             .join_policy = communities::JoinPolicy::ask,
                                             .questions = {"Which house?"}});
    }

    Outcome let_in(CommunityId community) {
        const PersonId steward = street_.people[Who::steward];
        const std::string token = TRY(communities::invite(tx_, house_.randomness, steward, community));
        for (const Who who : {Who::member, Who::poster, Who::replier})
            TRY(communities::join_by_invite(tx_, street_.people[who], token));
        const PersonId member = street_.people[Who::member];
        street_.parts["token"] = TRY(communities::invite(tx_, house_.randomness, member, community));
        street_.parts["invite"] = TRY(communities::list_invites(tx_, member, community)).front().id.text();
        const PersonId applicant = join("applicant");
        street_.parts["person"] = applicant.text();
        street_.parts["row"] = "applicant-" + applicant.text();
        street_.parts["holder"] = member.text();
        return communities::apply(tx_, applicant, community, "May I?", {"The blue one"});
    }

    Outcome give_bread(CommunityId community) {
        const PersonId poster = street_.people[Who::poster];
        const PersonId replier = street_.people[Who::replier];
        gifts::Draft draft;
        draft.side = gifts::Side::offer;
        draft.kind = kinds::KindTree::built_in()->find_by_key("bread")->id;
        draft.words = std::string(Street::canary) + " bread";
        draft.quantity = Quantity(4);
        draft.area = communities::list_areas(tx_, community).front().id;
        draft.exact_place = std::string(Street::canary) + " Lane 12";
        const PostId post = TRY(gifts::post_gift(tx_, house_.posting, poster, community, draft));
        street_.parts["post"] = post.text();
        street_.parts["bread"] = draft.kind.text();
        const MatchId match = TRY(handovers::reply_to_post(tx_, *house_.vault, house_.randomness, replier,
                                                           post, {Quantity(1), std::string(Street::canary)}));
        street_.parts["match"] = match.text();
        return agree(poster, replier, match);
    }

    Outcome look_after_rosa(CommunityId community) {
        const PersonId member = street_.people[Who::member];
        const PersonId rosa =
            TRY(neighbours::enter_neighbour(tx_, house_.sealing, member, community,
                                            {.name = "Rosa",
                                             .contact = "The blue door",
                                             .languages = "",
                                             .area = communities::list_areas(tx_, community).front().id,
                                             .consent = neighbours::Consent::spoken}));
        street_.parts["neighbour"] = rosa.text();
        TRY(neighbours::add_intake(tx_, house_.randomness, rosa, gifts::Side::ask, "Soup"));
        street_.parts["intake"] = TRY(neighbours::list_intakes(tx_, member, community)).front().id.text();
        return Done{};
    }

    Outcome agree(PersonId poster, PersonId replier, MatchId match) {
        vault::Vault& vault = *house_.vault;
        TRY(handovers::answer_reply(tx_, vault, poster, match, Answer::yes, Quantity(1)));
        const handovers::Meeting meeting{"At the library", tx_.now() + std::chrono::hours(24),
                                         std::string(Street::canary)};
        TRY(handovers::propose_meeting(tx_, vault, house_.randomness, poster, match, meeting));
        return handovers::agree_to_meeting(tx_, vault, house_.randomness, replier, match, 1, Street::canary);
    }

    Parts& house_;
    db::Transaction& tx_;
    int number_;
    Street street_;
};

}

std::string_view name_of(Who who) {
    constexpr std::array<std::string_view, everybody.size()> names{"stranger", "outsider", "member",
                                                                   "poster",   "replier",  "steward"};
    return names.at(static_cast<std::size_t>(who));
}

std::string Street::filled(std::string text) const {
    for (const auto& [part, value] : parts) {
        const std::string hole = "{" + part + "}";
        for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + value.size()))
            text.replace(at, hole.size(), value);
    }
    return text;
}

void HouseTest::SetUp() {
    if (!db::can_test_on(GetParam()))
        GTEST_SKIP() << "no throw-away PostgreSQL";
    fresh_ = std::make_unique<db::FreshDatabase>(GetParam());
    parts_ = open(config());
}

config::Config HouseTest::config() const {
    config::Config config = config::load({});
    config.data = std::filesystem::path(directory.path()) / "data";
    config.vault_key = std::filesystem::path(directory.path()) / "vault.key";
    config.database = fresh_->url();
    config.listen = {"127.0.0.1", 0};
    config.proxies = {"127.0.0.1"};
    config.readers = 2;
    return config;
}

std::unique_ptr<Parts> HouseTest::open(const config::Config& config) {
    return std::make_unique<Parts>(config, clock, Otherwise{nullptr, cheap});
}

void HouseTest::open_again() {
    parts_.reset();
    parts_ = open(config());
}

Street HouseTest::settle() {
    ++streets_;
    auto street = write([&](db::Transaction& tx) { return Builder(house(), tx, streets_).build(); });
    if (!street.ok())
        throw Mistake("no street: " + std::string(street.refusal().sentence.key.text()));
    return *std::move(street);
}

http::Response HouseTest::get(const Street& street, Who who, const std::string& path) {
    http::Request request;
    request.target = path;
    return ask(street, who, std::move(request));
}

http::Response HouseTest::send(const Street& street, Who who, const std::string& path,
                               const http::Fields& form) {
    http::Request request;
    request.method = http::Method::post;
    request.target = path;
    request.form = form;
    request.form.add("token", form_token(street, who));
    return ask(street, who, std::move(request));
}

http::Response HouseTest::call(const Street& street, Who who, http::Method method, const std::string& path,
                               const std::string& body) {
    http::Request request;
    request.method = method;
    request.target = path;
    request.body = body;
    if (!body.empty())
        request.headers.add("content-type", body.starts_with('{') ? "application/json" : "text/csv");
    request.headers.add("if-match", "*"); // whichever version is there
    if (who != Who::stranger)
        request.headers.add("authorization", "Bearer " + street.devices.at(who));
    return handle(std::move(request));
}

http::Response HouseTest::ask(const Street& street, Who who, http::Request request) {
    request.headers.add("sec-fetch-site", "same-origin");
    if (who == Who::stranger)
        request.cookies.add("browser", stranger_browser);
    else
        request.cookies.add("session", street.sessions.at(who));
    return handle(std::move(request));
}

http::Response HouseTest::handle(http::Request request) {
    request.path = request.target.substr(0, request.target.find('?'));
    request.headers.add("host", "localhost");
    http::Router::Match match = house().router.match(request.method, request.path);
    if (!match.route) {
        http::Response nothing;
        nothing.status = match.path_exists ? 405 : 404;
        return nothing;
    }
    request.parameters = std::move(match.parameters);
    return match.route->handler(request);
}

std::string HouseTest::form_token(const Street& street, Who who) {
    http::Request request;
    if (who == Who::stranger)
        request.cookies.add("browser", stranger_browser);
    else
        request.cookies.add("session", street.sessions.at(who));
    return web::Visit(house().around, request).form_token();
}

}
