#include "neighbours/queries.hpp"
#include "neighbours/store.hpp"
#include "platform/text/clean.hpp"

#include <algorithm>

namespace plenty::neighbours {
namespace {

constexpr int most_listed = 500;
const Refusal no_such_intake{Why::not_found, {"neighbours.intake_gone"}};

Result<IntakeId> insert(db::Transaction& tx, Randomness& randomness, CommunityId community,
                        PersonId neighbour, gifts::Side side, std::string_view typed) {
    const std::string words = TRY(text::clean_words(typed, {"words", gifts::longest_words}));
    const auto id = randomness.id<IntakeId>();
    tx.run(sql::insert_intake, id, community, neighbour, side, words, tx.now());
    return id;
}

}

Result<Received> receive_intake(db::Transaction& tx, const Sealing& sealing, CommunityId community,
                                const NewIntake& typed, locale::Language language, const DrawnKey& drawn) {
    TRY(communities::find_community(tx, community));
    const PersonId neighbour = TRY(insert_neighbour(tx, sealing, community,
                                                    {.name = typed.name,
                                                     .contact = typed.contact,
                                                     .languages = {},
                                                     .area = typed.area,
                                                     .consent = Consent::themselves},
                                                    std::nullopt, language));
    TRY(insert(tx, sealing.randomness, community, neighbour, typed.side, typed.words));
    return Received{neighbour, replace_key(tx, sealing, neighbour, community, drawn)};
}

Result<IntakeId> add_intake(db::Transaction& tx, Randomness& randomness, PersonId neighbour, gifts::Side side,
                            std::string_view words) {
    const auto home = find_home(tx, neighbour);
    if (!home)
        return Refusal{Why::not_found, {"neighbours.not_found"}};
    if (std::ssize(list_own_intakes(tx, neighbour)) >= most_intakes)
        return Refusal{Why::conflict, {"neighbours.much_waits"}, "words"};
    return insert(tx, randomness, *home, neighbour, side, words);
}

Result<std::vector<Intake>> list_intakes(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(communities::find_membership(reader, viewer, community));
    const bool all_of_them = communities::may_look_after(reader, viewer, community).ok();
    return reader.list<Intake>(sql::list_intakes, community, viewer, all_of_them, most_listed);
}

Result<Intake> find_intake(const db::Reader& reader, PersonId viewer, IntakeId id) {
    auto intake = reader.find<Intake>(sql::find_intake, id);
    if (!intake || !find_visible(reader, viewer, intake->neighbour).ok())
        return no_such_intake;
    return *std::move(intake);
}

Result<PostId> board_intake(db::Transaction& tx, const gifts::Posting& posting, PersonId viewer, IntakeId id,
                            const gifts::Draft& draft) {
    const Intake intake = TRY(find_intake(tx, viewer, id));
    const PostId post = TRY(post_for_neighbour(tx, posting, viewer, intake.neighbour, draft));
    tx.run(sql::delete_intake, id);
    if (!intake.keeper)
        TRY(look_after(tx, viewer, intake.neighbour));
    return post;
}

Outcome answer_intake(db::Transaction& tx, PersonId viewer, IntakeId id, std::string_view typed) {
    const Intake intake = TRY(find_intake(tx, viewer, id));
    const std::string words = TRY(text::clean_words(typed, {"answer", gifts::longest_words}));
    return tx.insert(no_such_intake, sql::insert_intake_answer, id, intake.community, words, tx.now());
}

Outcome recognise(db::Transaction& tx, vault::Vault& vault, PersonId viewer, IntakeId id, PersonId known) {
    const Intake intake = TRY(find_intake(tx, viewer, id));
    const auto there = find_visible(tx, viewer, known);
    if (!there.ok() || there->community != intake.community || known == intake.neighbour)
        return Refusal{Why::invalid, {"neighbours.who_is_it"}, "known"};
    if (!gifts::list_own_posts(tx, intake.neighbour).empty())
        return Refusal{Why::conflict, {"neighbours.posts_already"}};
    tx.run(sql::give_intakes_to, intake.neighbour, known);
    if (find_stored(tx, intake.neighbour)->key_until) {
        TRY(revoke_key(tx, viewer, known));
        tx.run(sql::give_key_to, intake.neighbour, known);
    }
    forget(tx, vault, intake.neighbour);
    return Done{};
}

std::vector<OwnIntake> list_own_intakes(const db::Reader& reader, PersonId neighbour) {
    return reader.list<OwnIntake>(sql::list_own_intakes, neighbour);
}

Outcome put_intake_away(db::Transaction& tx, PersonId neighbour, IntakeId intake) {
    if (tx.run(sql::delete_own_intake, intake, neighbour) == 0)
        return no_such_intake;
    return Done{};
}

}
