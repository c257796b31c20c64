-- What two people of a hand-over write to each other, sealed. The ids and the keys come from the vault,
-- which alone knows whose they are; no column leads to a person, a post or a match.
CREATE TABLE envelopes (
    id {bytes} PRIMARY KEY,
    sealed {bytes} NOT NULL
) {strict};
