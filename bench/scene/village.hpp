#pragma once
#include "gifts/gifts.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

/// A town with so many posts on its board, for benches to look at.
namespace plenty::bench {

struct Town {
    std::filesystem::path data; ///< for plenty serve --data
    std::string board;          ///< "/c/.../board"
    std::string form_path;      ///< where an ask is posted
    std::string session;        ///< of a member
    std::string area;           ///< in the middle of the town
    std::string kind;           ///< "food", which one post in ten is about
};

/// The town with that many posts, put up through the same actions that the pages call, in transactions of
/// ten thousand. It is kept in build/town/ for a few days; a bench that changes it asks for a copy of its
/// own.
Town town_of(std::int64_t posts);
Town copy_of(const Town& town, const std::string& name);

/// The same in any database, without keeping it: for PostgreSQL. Returns the town without `data`.
Town settle(db::Connection& connection, std::int64_t posts);

}
