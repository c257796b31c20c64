#pragma once
#include "allocation/allocation.hpp"
#include "base/result.hpp"
#include "regions/summary.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Regions and their plans in files: tables of comma separated values with a header, whose columns may stand
/// in any order. No thread is started here; what is returned is a plain value.
namespace plenty::regions {

/// The texts by which the files know what has a position in the problem.
struct Names {
    std::vector<std::string> kinds;
    std::vector<std::string> offers;
    std::vector<std::string> asks;
    std::vector<std::string> persons; ///< by their number
};

struct Region {
    allocation::Problem problem;
    Names names;
};

/// A row that makes no sense, and why. Nothing is guessed in its place.
struct BadRow {
    std::string file;
    std::size_t line = 0; ///< from 1, where the row begins
    Sentence why;
};

struct Limits {
    std::size_t rows = 20'000'000; ///< of each file
    std::size_t row_bytes = 10'000;
    std::size_t bad_rows = 1'000'000; ///< that are listed before reading ends
};

struct Read {
    Region region;
    std::vector<BadRow> bad; ///< if there are any, the region is without them and not to be planned
};

/// Reads kinds.csv, offers.csv and asks.csv and, where they are there, distance.csv and company.csv. Refuses
/// (not_found) if one that is needed is not there. Throws a Fault if the disk fails.
Result<Read> read_region(const std::filesystem::path& directory, const Limits& limits = {});

/// One of those files, from a stream, into a region to which those before it were read. What
/// each name was given a number for is kept in `known` between files.
struct Known {
    using Numbers = std::unordered_map<std::string, std::uint32_t>;
    Numbers kinds;
    Numbers offers;
    Numbers asks;
    Numbers persons;
};
enum class Table { kinds, offers, asks, distance, company };
void read_table(std::istream& in, Table table, const Limits& limits, Known& known, Read& read);

/// Writes the tables of a region.
void write_region(const std::filesystem::path& directory, const Region& region);
/// A made-up region with names for everything.
Region named(allocation::Problem problem);

/// Says a sentence in the language of whoever reads it.
using Speak = std::function<std::string(const Sentence&)>;

/// Writes plan.csv and, for whoever does not believe it, proof-levels.csv, proof-offers.csv, proof-asks.csv
/// and proof-travel.csv.
void write_plan(const std::filesystem::path& directory, const Region& region, const allocation::Plan& plan);
/// Writes unmet.csv: what each ask does not get, and why.
void write_unmet(const std::filesystem::path& directory, const Region& region, const allocation::Plan& plan,
                 const Speak& speak);
/// Writes shortage.csv: what is missing where, and then the single gifts and rides that would help most.
void write_shortage(const std::filesystem::path& directory, const Region& region,
                    const allocation::Shortage& shortage, allocation::CellSize size);

struct ReadPlan {
    allocation::Plan plan;
    std::vector<BadRow> bad;
};
/// Reads back what write_plan() wrote for this region. Refuses (not_found) if a file is not there.
Result<ReadPlan> read_plan(const std::filesystem::path& directory, const Region& region,
                           const Limits& limits = {});

}
