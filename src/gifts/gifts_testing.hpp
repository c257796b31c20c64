#pragma once
#include "communities/village_testing.hpp"
#include "gifts/gifts.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenty::gifts {

/// A test with asks and offers in the village of communities/village_testing.hpp.
class GiftsTest : public communities::VillageTest {
protected:
    static kinds::KindId kind(std::string_view key) {
        return kinds::KindTree::built_in()->find_by_key(key)->id;
    }

    /// What somebody on Elm Street could use; dog walking is no necessity, nappies are.
    Draft ask(std::string words, std::string_view of_kind = "dog_walking") const {
        return {.side = Side::ask, .kind = kind(of_kind), .words = std::move(words), .area = mill_lane};
    }
    Draft offer(std::string words, std::string_view of_kind = "dog_walking") const {
        Draft draft = ask(std::move(words), of_kind);
        draft.side = Side::offer;
        return draft;
    }
    static Draft in_public(Draft draft) {
        draft.audience = Audience::everyone;
        return draft;
    }
    static Draft units(Draft draft, std::int64_t count) {
        draft.quantity = Quantity(count);
        return draft;
    }

    Result<PostId> try_posting(PersonId author, const Draft& draft) {
        return write(
            [&](db::Transaction& tx) { return post_gift(tx, posting(), author, elm_street, draft); });
    }
    PostId post(PersonId author, const Draft& draft) { return try_posting(author, draft).value(); }
    Outcome edit(PersonId viewer, PostId id, const Draft& draft, std::int64_t version = 1) {
        return write(
            [&](db::Transaction& tx) { return edit_post(tx, posting(), viewer, id, draft, version); });
    }
    Outcome pause(PersonId viewer, PostId id) {
        return write([&](db::Transaction& tx) { return pause_post(tx, viewer, id); });
    }
    Outcome resume(PersonId viewer, PostId id) {
        return write([&](db::Transaction& tx) { return resume_post(tx, viewer, id); });
    }
    Outcome withdraw(PersonId viewer, PostId id) {
        return write([&](db::Transaction& tx) { return withdraw_post(tx, viewer, id); });
    }
    Outcome confirm(PersonId viewer, PostId id) {
        return write([&](db::Transaction& tx) { return confirm_post(tx, viewer, id); });
    }
    bool take(PostId id, std::int64_t count) {
        return *write(
            [&](db::Transaction& tx) -> Result<bool> { return take_units(tx, id, Quantity(count)); });
    }

    Result<StoredPost> look_at(std::optional<PersonId> viewer, PostId id) {
        return read([&](db::Reader& reader) { return find_visible_post(reader, viewer, id); });
    }
    StoredPost stored(PersonId author, PostId id) { return look_at(author, id).value(); }

    /// The board of Elm Street as a member reads it.
    BoardQuestion as_member() const { return {.community = elm_street, .as_member = true}; }
    BoardPage board(const BoardQuestion& question) {
        return read([&](db::Reader& reader) { return look_at_board(reader, question); });
    }
    std::vector<std::string> words_on_board(const BoardQuestion& question) {
        std::vector<std::string> words;
        for (const BoardPage page = board(question); const Card& card : page.cards)
            words.push_back(card.words);
        return words;
    }
    std::vector<std::string> words_on_board() { return words_on_board(as_member()); }

    Posting posting() { return {randomness, place_key_}; }

private:
    const crypto::SecretKey place_key_ = crypto::SecretKey::random(randomness);
};

}
