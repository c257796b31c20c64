#pragma once
#include "platform/sheet/sheet.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Guessing what the columns of a sheet are, for a person to correct.
namespace plenty::sheet {

enum class Meaning {
    none, ///< of no use to us, or unknown
    name,
    first_name,
    last_name,
    pronouns,
    phone,
    email,
    contact_by, ///< how somebody likes to be reached: call, text, e-mail
    address,
    cross_street, ///< of the nearest corner; two columns may be
    area,         ///< neighbourhood, quadrant, village
    postcode,
    languages,
    direction, ///< whether a row is an offer or an ask
    wanted,    ///< what is asked for or offered
    details,   ///< more about it, for everybody to read; several columns may be
    kind,      ///< the sort of thing, where `wanted` is in somebody's own words
    quantity,
    urgency,
    recurring,
    written_at,
    needed_by,
    household, ///< how many people
    notes,     ///< several columns may be
    status,
    code,
    organiser, ///< who of the group looks after it
    consent,   ///< how somebody agreed to be in the sheet
    available_from,
    reach, ///< how far somebody would go
    requirements,
    audience, ///< who may see it
    choosing, ///< how somebody is chosen where several answer
};

struct Guess {
    Meaning meaning = Meaning::none;
    int confidence = 0; ///< 0 to 100; below 50 better ask

    friend bool operator==(const Guess&, const Guess&) = default;
};

/// A guess for each column, from its header and from what its cells look like. Each meaning goes to the one
/// column that fits it best, except cross_street, wanted, details, area and notes, which several columns may
/// share. A few dozen rows are enough.
///
/// Knows English and Spanish headers, whole questions of forms, and names such as volunteer_phone_2. Columns
/// about a third person (an emergency contact, whoever filled in the form) are none.
std::vector<Guess> guess_columns(const std::vector<std::string>& header, std::span<const Row> sample);

enum class Direction { ask, offer };

/// Whether the rows of a sheet are asks or offers, by its header; nothing where that does not tell.
std::optional<Direction> guess_direction(const std::vector<std::string>& header);

/// Whether a cell of the column `direction` says offer or ask.
std::optional<Direction> direction_of(std::string_view cell);

}
