#pragma once
#include "handovers/match_rules.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

/// What two people write to each other, and the sealed envelopes in which the database keeps it.
namespace plenty::handovers {

enum class Sort : std::uint8_t {
    reply = 1, ///< the words of the reply
    message,
    meeting, ///< a place and a time, and how to be reached
    contact, ///< how to be reached, with a yes
    draw,    ///< the seed under which need decided
};

/// Whether it is one of the two speaking to the other.
bool is_talk(Sort sort);

/// One thing that was written. Texts are clean.
struct Note {
    Sort sort = Sort::message;
    Party by = Party::poster;
    Instant at;
    std::string words = {};
    Instant meeting_at = {};  ///< of a meeting
    std::string contact = {}; ///< of a meeting

    friend bool operator==(const Note&, const Note&) = default;
};

/// A note as one text, and back; nothing for a text that is none.
std::string written(const Note& note);
std::optional<Note> read_note(std::string_view text);

/// A note in its envelope: what the match's key opens, and nothing else.
struct NumberedNote {
    std::uint32_t number = 0;
    Note note;
};

Outcome insert_note(db::Transaction& tx, Randomness& randomness, const vault::Match& match,
                    std::uint32_t number, const Note& note);
/// All notes of a match, in the order they were written. One whose envelope a crash has lost is left out.
std::vector<NumberedNote> list_notes(const db::Reader& reader, const vault::Match& match);
std::optional<Note> find_note(const db::Reader& reader, const vault::Match& match, std::uint32_t number);

}
