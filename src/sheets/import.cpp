#include "platform/crypto/token.hpp"
#include "platform/sheet/shapes.hpp"
#include "platform/text/fold.hpp"
#include "sheets/print.hpp"
#include "sheets/queries.hpp"
#include "sheets/store.hpp"
#include "sheets/terms.hpp"

#include <algorithm>
#include <unordered_map>

namespace plenty::sheets {
namespace {

neighbours::Consent consent_of(Agreed agreed) {
    return agreed == Agreed::written ? neighbours::Consent::written : neighbours::Consent::spoken;
}

/// Two rows with the same of these tell of the same person. Nobody is the same as somebody without a name.
std::string identity_of(const Entry& entry) {
    const auto known = likeable(entry.who, entry.gifts.front().area.text(), "");
    const std::string reached = !known.phone.empty()   ? *sheet::phone_digits(known.phone)
                                : !known.email.empty() ? *sheet::email_address(known.email)
                                                       : known.place;
    if (known.name.empty())
        return {};
    return text::folded(known.name) + "\n" + text::folded(reached);
}

/// Enters one sheet.
class Entering {
public:
    Entering(db::Transaction& tx, const Desk& desk, PersonId viewer, CommunityId community, SheetId id)
        : tx_(&tx), desk_(&desk), viewer_(viewer), community_(community), imported_{.id = id} {}

    Outcome enter(const Entry& entry) {
        const PersonId person = TRY(person_of(entry));
        for (const gifts::Draft& gift : entry.gifts)
            TRY(post(person, gift));
        return Done{};
    }

    const Imported& imported() const { return imported_; }

private:
    Result<PersonId> person_of(const Entry& entry) {
        const std::string identity = identity_of(entry);
        if (const auto known = people_.find(identity); !identity.empty() && known != people_.end())
            return known->second;
        const PersonId person = TRY(known_or_new(entry));
        people_.emplace(identity, person);
        return person;
    }

    /// Whoever is here under the same phone and name, or somebody new.
    Result<PersonId> known_or_new(const Entry& entry) {
        for (const neighbours::Neighbour& each : TRY(neighbours::list_with_same_phone(
                 *tx_, desk_->sealing, viewer_, community_, entry.who.contact)))
            if (text::folded(each.name) == text::folded(entry.who.name))
                return each.person;
        const neighbours::NewNeighbour typed{.name = entry.who.name,
                                             .contact = entry.who.contact,
                                             .languages = entry.who.languages,
                                             .area = entry.gifts.front().area,
                                             .consent = consent_of(*entry.agreed),
                                             .is_somebody_else = true};
        const PersonId person =
            TRY(neighbours::enter_neighbour(*tx_, desk_->sealing, viewer_, community_, typed));
        const auto entered = TRY(neighbours::find_neighbour(*tx_, desk_->sealing, viewer_, person));
        tx_->run(sql::insert_import_neighbour, person, imported_.id, community_,
                 db::BytesView{print_of(desk_->key, entered)});
        ++imported_.neighbours;
        return person;
    }

    Outcome post(PersonId person, const gifts::Draft& gift) {
        const PostId id = TRY(neighbours::post_for_neighbour(*tx_, desk_->posting, viewer_, person, gift));
        const auto stored = TRY(gifts::find_own_post(*tx_, person, id));
        tx_->run(sql::insert_import_post, id, imported_.id, community_, stored.ask_again_at);
        ++imported_.posts;
        return Done{};
    }

    db::Transaction* tx_;
    const Desk* desk_;
    PersonId viewer_;
    CommunityId community_;
    Imported imported_;
    std::unordered_map<std::string, PersonId> people_; ///< by identity_of()
};

Outcome check(const Plan& plan, const Choices& choices) {
    if (!plan.troubles.empty() && !choices.without_troubled_rows)
        return Refusal{Why::invalid,
                       {"sheets.troubled_rows", {}, static_cast<std::int64_t>(plan.troubles.size())},
                       "without_troubled_rows"};
    if (plan.entries.empty())
        return Refusal{Why::invalid, {"sheets.nothing_to_enter"}};
    if (!std::ranges::all_of(plan.entries, [](const Entry& entry) { return entry.agreed.has_value(); }))
        return Refusal{Why::invalid, {"sheets.agreed_first"}, "agreed"};
    return Done{};
}

/// A row that the plan took and an action does not: somebody must be told which.
Refusal with_line(Refusal refusal, int line) {
    const bool has_line = refusal.sentence.key == SentenceKey("sheets.stopped_at_line");
    if (!has_line)
        refusal.sentence = {"sheets.stopped_at_line", {{"line", std::to_string(line)}}};
    return refusal;
}

}

Result<Imported> import_sheet(db::Transaction& tx, const Desk& desk, PersonId viewer, const Import& import) {
    const Here here = TRY(look_around(tx, desk, viewer, import.community, import.manner));
    const Plan plan = TRY(make_plan(import.sheet, import.choices, here));
    TRY(check(plan, import.choices));
    const SheetId id = import.id == SheetId() ? desk.posting.randomness.id<SheetId>() : import.id;
    const auto entered = plan.entries.size();
    const auto left_out = static_cast<std::size_t>(plan.rows - plan.blank) - entered;
    TRY(tx.insert({Why::conflict, {"sheets.imported_already"}}, sql::insert_import, id, import.community,
                  kept_name(import.filename), left_out, tx.now()));
    Entering entering(tx, desk, viewer, import.community, id);
    for (const Entry& entry : plan.entries)
        if (auto done = entering.enter(entry); !done.ok())
            return with_line(std::move(done).refusal(), entry.line);
    tx.run(sql::delete_sheet, id);
    Imported imported = entering.imported();
    imported.left_out = left_out;
    return imported;
}

}
