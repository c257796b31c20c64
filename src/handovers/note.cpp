#include "handovers/note.hpp"

#include "base/number.hpp"
#include "handovers/queries.hpp"
#include "platform/crypto/sealing.hpp"

#include <array>

namespace plenty::handovers {
namespace {

/// Between the parts of a note. Clean texts have no control characters but the line feed.
constexpr char between = '\x1f';
constexpr std::size_t part_count = 6;

std::string count_text(Instant instant) {
    return std::to_string(instant.time_since_epoch().count());
}

std::optional<std::array<std::string_view, part_count>> parts_of(std::string_view text) {
    std::array<std::string_view, part_count> parts;
    for (std::size_t part = 0; part < part_count; ++part) {
        const std::size_t end = text.find(between);
        if ((end == std::string_view::npos) != (part + 1 == part_count))
            return std::nullopt;
        parts[part] = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end == std::string_view::npos ? end : end + 1));
    }
    return parts;
}

crypto::SecretKey sealing_key(const vault::Match& match) {
    return crypto::derive(match.message_key, "sealing");
}

}

bool is_talk(Sort sort) {
    return sort == Sort::reply || sort == Sort::message || sort == Sort::contact;
}

std::string written(const Note& note) {
    std::string text = std::to_string(static_cast<unsigned>(note.sort));
    for (const std::string& part : {std::to_string(static_cast<unsigned>(note.by)), count_text(note.at),
                                    count_text(note.meeting_at), note.contact, note.words})
        (text += between) += part;
    return text;
}

std::optional<Note> read_note(std::string_view text) {
    const auto parts = parts_of(text);
    if (!parts)
        return std::nullopt;
    const auto sort = parse_number<unsigned>((*parts)[0]);
    const auto by = parse_number<unsigned>((*parts)[1]);
    const auto at = parse_number<std::int64_t>((*parts)[2]);
    const auto meeting_at = parse_number<std::int64_t>((*parts)[3]);
    if (!sort || *sort < 1 || *sort > 5 || !by || *by > 1 || !at || !meeting_at)
        return std::nullopt;
    return Note{static_cast<Sort>(*sort),
                static_cast<Party>(*by),
                Instant(std::chrono::microseconds(*at)),
                std::string((*parts)[5]),
                Instant(std::chrono::microseconds(*meeting_at)),
                std::string((*parts)[4])};
}

Outcome insert_note(db::Transaction& tx, Randomness& randomness, const vault::Match& match,
                    std::uint32_t number, const Note& note) {
    const auto id = vault::envelope_id(match.message_key, number);
    const std::string sealed = TRY(crypto::seal(sealing_key(match), written(note), id.bytes(), randomness));
    tx.run(sql::insert_envelope, db::BytesView{id.bytes()}, db::BytesView{sealed});
    return Done{};
}

std::optional<Note> find_note(const db::Reader& reader, const vault::Match& match, std::uint32_t number) {
    const auto id = vault::envelope_id(match.message_key, number);
    const auto sealed = reader.find<db::Bytes>(sql::find_envelope, db::BytesView{id.bytes()});
    const auto text = sealed ? crypto::open(sealing_key(match), sealed->bytes, id.bytes()) : std::nullopt;
    return text ? read_note(*text) : std::nullopt;
}

std::vector<NumberedNote> list_notes(const db::Reader& reader, const vault::Match& match) {
    std::vector<NumberedNote> notes;
    for (std::uint32_t number = 0; number < match.terms.messages; ++number)
        if (auto note = find_note(reader, match, number))
            notes.push_back({number, *std::move(note)});
    return notes;
}

}
