#include "platform/crypto/token.hpp"
#include "sheets/print.hpp"
#include "sheets/queries.hpp"
#include "sheets/store.hpp"

#include <algorithm>
#include <unordered_map>

namespace plenty::sheets {
namespace {

struct StoredImportPost {
    PostId id;
    PersonId author;
    Instant ask_again_at;
};
struct StoredImportNeighbour {
    PersonId person;
    db::Bytes print;
};

Touched touched(const gifts::StoredPost& post, Instant ask_again_at, const vault::Vault& vault) {
    if (post.is_closed)
        return Touched::ended;
    if (post.remaining != post.quantity || !vault.of_post(post.id).empty())
        return Touched::answered;
    if (post.is_paused)
        return Touched::paused;
    if (post.version != 1)
        return Touched::changed;
    return post.ask_again_at == ask_again_at ? Touched::no : Touched::confirmed;
}

/// The neighbours of an import who are still without account.
std::vector<EnteredNeighbour> look_at_neighbours(const db::Reader& reader, const Desk& desk, PersonId viewer,
                                                 SheetId import) {
    std::vector<EnteredNeighbour> all;
    for (const auto& stored : reader.list<StoredImportNeighbour>(sql::list_import_neighbours, import)) {
        const auto found = neighbours::find_neighbour(reader, desk.sealing, viewer, stored.person);
        if (!found.ok()) {
            all.push_back(
                {stored.person, people::name_for(reader, false, stored.person), Touched::neighbour_changed});
            continue;
        }
        const bool is_same = print_of(desk.key, *found) == stored.print.bytes;
        all.push_back({stored.person, found->name, is_same ? Touched::no : Touched::neighbour_changed});
    }
    return all;
}

bool may_go(const ImportView& view, PersonId author) {
    const auto found = std::ranges::find(view.neighbours, author, &EnteredNeighbour::person);
    return found == view.neighbours.end() || found->touched == Touched::no;
}

/// Whether nothing else of a neighbour's is here: no post that stays, no post of another origin, nothing that
/// waits.
bool has_nothing(const db::Reader& reader, const vault::Vault& vault, const ImportView& view,
                 PersonId neighbour) {
    const auto stays = [&](const EnteredPost& post) {
        return post.author == neighbour && post.touched != Touched::no;
    };
    return std::ranges::none_of(view.posts, stays) && gifts::list_own_posts(reader, neighbour).empty() &&
           vault.of_person(neighbour).empty() && neighbours::list_own_intakes(reader, neighbour).empty();
}

}

SentenceKey sentence_of(Touched touched) {
    switch (touched) {
    case Touched::no:
        return "sheets.untouched";
    case Touched::changed:
        return "sheets.touched_changed";
    case Touched::answered:
        return "sheets.touched_answered";
    case Touched::ended:
        return "sheets.touched_ended";
    case Touched::confirmed:
        return "sheets.touched_confirmed";
    case Touched::paused:
        return "sheets.touched_paused";
    case Touched::neighbour_changed:
        return "sheets.touched_neighbour";
    }
    throw Mistake("every touch has a sentence");
}

Result<ImportView> look_at_import(const db::Reader& reader, const Desk& desk, const vault::Vault& vault,
                                  PersonId viewer, CommunityId community, SheetId import) {
    TRY(communities::may_look_after(reader, viewer, community));
    const auto found = find_import(reader, community, import);
    if (!found)
        return Refusal{Why::not_found, {"sheets.no_import"}};
    ImportView view{.id = found->id,
                    .filename = found->filename,
                    .left_out = found->left_out,
                    .imported_at = found->imported_at,
                    .undone_at = found->undone_at,
                    .posts = {},
                    .neighbours = look_at_neighbours(reader, desk, viewer, import)};
    for (const auto& stored : reader.list<StoredImportPost>(sql::list_import_posts, import)) {
        const auto post = gifts::find_own_post(reader, stored.author, stored.id);
        if (!post.ok())
            continue;
        Touched how = touched(*post, stored.ask_again_at, vault);
        if (how == Touched::no && !may_go(view, stored.author))
            how = Touched::neighbour_changed;
        view.posts.push_back({stored.id, stored.author, post->words, how});
    }
    return view;
}

Result<ImportView> undo_import(db::Transaction& tx, const Desk& desk, vault::Vault& vault, PersonId viewer,
                               CommunityId community, SheetId import) {
    const ImportView before = TRY(look_at_import(tx, desk, vault, viewer, community, import));
    if (tx.run(sql::set_undone, import, tx.now()) == 0)
        return Refusal{Why::conflict, {"sheets.undone_already"}};
    for (const EnteredPost& post : before.posts)
        if (post.touched == Touched::no) {
            gifts::take_off_board(tx, post.id);
            gifts::delete_post(tx, post.id);
        }
    for (const EnteredNeighbour& each : before.neighbours)
        if (each.touched == Touched::no && has_nothing(tx, vault, before, each.person))
            TRY(neighbours::forget_neighbour(tx, vault, viewer, each.person));
    return look_at_import(tx, desk, vault, viewer, community, import);
}

}
