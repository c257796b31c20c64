#pragma once
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/quantity.hpp"
#include "platform/crypto/secret_key.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace plenty {

struct Person;
using PersonId = Id<Person>;
struct Post;
using PostId = Id<Post>;
struct Community;
using CommunityId = Id<Community>;
struct Match;
using MatchId = Id<Match>;

namespace kinds {
struct Kind;
using KindId = Id<Kind>;
}

}

/// Plain values that go into the vault and come out of it.
namespace plenty::vault {

enum class State : std::uint8_t {
    replied = 1,   ///< a reply that waits for the poster
    not_this_time, ///< the poster said no; kept until the replier has heard
    passed_on,     ///< the reply went to another post with consent
    chosen,        ///< the poster said yes to this reply
    proposed,      ///< one of the two proposed a place and a time
    agreed,        ///< both said yes to it: a hand-over
    closing,       ///< being destroyed; seen only inside the vault
};

/// Which of the two has said yes to the place and the time.
struct Consent {
    bool poster = false;
    bool replier = false;

    friend bool operator==(Consent, Consent) = default;
};

/// What the two have settled so far: the part of a match that changes.
struct Terms {
    State state = State::replied;
    Quantity quantity = {}; ///< what the poster said yes to
    Consent yes = {};
    std::uint32_t messages = 0; ///< how many envelopes were written; raise it before writing the next
    Instant deadline = {};      ///< when due() names it

    friend bool operator==(const Terms&, const Terms&) = default;
};

/// A reply as it comes in.
struct NewMatch {
    PostId post;
    CommunityId community;
    PersonId poster;
    PersonId replier;
    Quantity wanted;
    Instant deadline;
    std::uint32_t messages = 0; ///< how many envelopes will follow at once
};

/// Two people and what is between them, from the reply until it is done. Only the vault knows.
struct Match {
    MatchId id;
    PostId post;
    CommunityId community;
    PersonId poster;
    PersonId replier;
    Quantity wanted;
    Terms terms;
    Instant created;
    Instant changed;
    std::uint64_t generation = 0;  ///< goes up with every change
    crypto::SecretKey message_key; ///< seals everything the two write to each other

    friend bool operator==(const Match&, const Match&) = default;
};

/// Under which id the database keeps a sealed message: 16 bytes that lead to no match without its key.
struct EnvelopeId {
    std::array<char, 16> octets{};

    /// From a column; nothing if it is not 16 bytes long.
    static std::optional<EnvelopeId> from_bytes(std::string_view bytes);
    /// For a column; valid as long as this id.
    std::string_view bytes() const { return {octets.data(), octets.size()}; }

    friend auto operator<=>(const EnvelopeId&, const EnvelopeId&) = default;
};

/// The id of the envelope with that number, counted from 0.
EnvelopeId envelope_id(const crypto::SecretKey& message_key, std::uint32_t number);

/// What is counted coarsely: one kind at the root of the tree, in one community.
struct Bucket {
    CommunityId community;
    kinds::KindId kind_root;

    friend auto operator<=>(const Bucket&, const Bucket&) = default;
};

/// How many hand-overs of a bucket were done in one week. Weeks begin on Monday, in Universal Time.
struct WeekCount {
    Bucket bucket;
    Instant week;
    std::uint32_t count = 0;

    friend bool operator==(const WeekCount&, const WeekCount&) = default;
};

}
