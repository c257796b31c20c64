#include "cli/plan_report.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>

namespace plenty::cli {
namespace {

using regions::Summary;

constexpr std::array<std::string_view, 6> shares{"0 %", "1-24 %", "25-49 %", "50-74 %", "75-99 %", "100 %"};
constexpr std::int64_t widest = 40; ///< signs of a bar
constexpr std::size_t most_told = 5;

std::int64_t peak_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

std::vector<std::string> histogram(const locale::Speech& speech, const Summary& summary) {
    std::vector<std::string> lines;
    const std::int64_t most = std::max<std::int64_t>(1, std::ranges::max(summary.people_by_share));
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::int64_t people = summary.people_by_share[i];
        const std::int64_t width = (widest * people + most - 1) / most;
        lines.push_back(fmt::format("  {:>7} {:<40} {}", shares[i],
                                    std::string(static_cast<std::size_t>(width), '#'),
                                    speech.number(people)));
    }
    return lines;
}

std::string met_line(const locale::Speech& speech, SentenceKey key, const Summary& summary) {
    return speech({key,
                   {{"met", speech.number(summary.units_met)},
                    {"asked", speech.number(summary.units_asked)},
                    {"people", speech.number(summary.people)}}});
}

std::string missing_line(const locale::Speech& speech, const regions::Region& region,
                         const allocation::Missing& one) {
    const SentenceKey key = one.scarcity == allocation::Scarcity::everywhere ? SentenceKey("cli.plan_scarce")
                                                                             : SentenceKey("cli.plan_far");
    return "  " + speech({key,
                          {{"units", speech.number(one.units.units())},
                           {"kind", region.names.kinds[static_cast<std::size_t>(one.kind)]},
                           {"people", speech.number(one.people)},
                           {"reach", speech.number(one.within_reach.units())}}});
}

boost::json::object document_of(const Summary& summary) {
    boost::json::array people;
    for (const std::int64_t count : summary.people_by_share)
        people.push_back(count);
    return {{"units_asked", summary.units_asked},
            {"units_met", summary.units_met},
            {"people", summary.people},
            {"people_by_share", std::move(people)}};
}

std::int64_t perishables_used(const allocation::Problem& problem, const allocation::Plan& plan) {
    std::int64_t units = 0;
    for (const auto& pairing : plan.pairings)
        if (problem.offers[static_cast<std::size_t>(pairing.offer)].best_before)
            units += pairing.quantity.units();
    return units;
}

}

std::string certificate_line(const locale::Speech& speech, const allocation::Plan& plan,
                             const Outcome& proved) {
    if (!proved.ok())
        return speech({"cli.plan_unproved", {{"why", speech(proved.refusal().sentence)}}});
    const std::int64_t gap = plan.travel - plan.least_travel;
    return gap == 0 ? speech("cli.plan_proved") : speech({"cli.plan_gap", {{"metres", speech.number(gap)}}});
}

std::vector<std::string> PlanReport::lines(const locale::Speech& speech) const {
    std::vector<std::string> out;
    if (plan.tiers < 5)
        out.push_back(speech("cli.plan_part", plan.tiers));
    out.push_back(met_line(speech, "cli.plan_necessities_met", necessities));
    for (std::string& line : histogram(speech, necessities))
        out.push_back(std::move(line));
    out.push_back(met_line(speech, "cli.plan_wishes_met", wishes));
    if (!shortage.missing.empty())
        out.push_back(speech("cli.plan_missing"));
    for (std::size_t i = 0; i < std::min(most_told, shortage.missing.size()); ++i)
        out.push_back(missing_line(speech, region, shortage.missing[i]));
    out.push_back(certificate_line(speech, plan, proved));
    out.push_back(speech({"cli.plan_written", {{"directory", directory.string()}}}));
    return out;
}

boost::json::object PlanReport::document() const {
    const allocation::Problem& problem = region.problem;
    boost::json::object times;
    for (const auto& [name, took] : seconds)
        times[name] = took;
    return {{"sizes",
             {{"kinds", problem.parents.size()},
              {"offers", problem.offers.size()},
              {"asks", problem.asks.size()},
              {"persons", region.names.persons.size()},
              {"pairings", plan.pairings.size()}}},
            {"tiers_finished", plan.tiers},
            {"tiers",
             {{"necessities", document_of(necessities)},
              {"wishes", document_of(wishes)},
              {"perishable_units_used", perishables_used(problem, plan)},
              {"travel_metres", plan.travel},
              {"least_travel_metres", plan.least_travel}}},
            {"certificate",
             {{"holds", proved.ok()},
              {"is_optimal", proved.ok() && plan.travel == plan.least_travel},
              {"gap_metres", plan.travel - plan.least_travel}}},
            {"seconds", std::move(times)},
            {"peak_memory_bytes", peak_bytes()}};
}

}
