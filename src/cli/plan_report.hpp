#pragma once
#include "platform/locale/speech.hpp"
#include "regions/regions.hpp"

#include <boost/json/object.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace plenty::cli {

/// What is told of a plan: for a reader, and for a program.
struct PlanReport {
    const regions::Region& region;
    const allocation::Plan& plan;
    const allocation::Shortage& shortage;
    const Outcome& proved;
    const std::vector<std::pair<std::string, double>>& seconds;
    const std::filesystem::path& directory;
    regions::Summary necessities = regions::summary_of(region.problem, plan, allocation::Need::necessity);
    regions::Summary wishes = regions::summary_of(region.problem, plan, allocation::Need::wish);

    std::vector<std::string> lines(const locale::Speech& speech) const;
    boost::json::object document() const;
};

/// Whether a plan is proved, or by how much at most it falls short, in one line.
std::string certificate_line(const locale::Speech& speech, const allocation::Plan& plan,
                             const Outcome& proved);

}
