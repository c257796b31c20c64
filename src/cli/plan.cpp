#include "base/number.hpp"
#include "cli/commands.hpp"
#include "cli/plan_report.hpp"
#include "cli/progress.hpp"
#include "regions/regions.hpp"

#include <boost/json/serialize.hpp>

#include <fstream>
#include <thread>

namespace plenty::cli {
namespace {

namespace fs = std::filesystem;
using allocation::CellSize;
using allocation::Phase;

constexpr CellSize cell_size{500'000}; ///< a twentieth of a degree, some five kilometres
constexpr std::size_t parts_of_planning = 9;

/// Every row that makes no sense, for a reader or a program; nothing else is done then.
Answer told_bad_rows(const Call& call, const std::vector<regions::BadRow>& bad) {
    Answer answer{.code = ExitCode::usage};
    boost::json::array rows;
    for (const auto& [file, line, why] : bad) {
        const std::string sentence = call.speech(why);
        answer.lines.push_back(file + ":" + std::to_string(line) + ": " + sentence);
        rows.push_back({{"file", file}, {"line", line}, {"why", sentence}, {"key", why.key.text()}});
    }
    answer.document["bad_rows"] = std::move(rows);
    answer.refusal = Refusal{Why::invalid, {"cli.bad_rows", {}, static_cast<std::int64_t>(bad.size())}};
    return answer;
}

struct Named {
    std::string_view name;
    SentenceKey sentence;
};

Named named(Phase phase) {
    switch (phase) {
    case Phase::look_up:
        return {"look_up", "cli.plan_looks_up"};
    case Phase::necessities:
        return {"necessities", "cli.plan_necessities"};
    case Phase::wishes:
        return {"wishes", "cli.plan_wishes"};
    case Phase::perishables:
        return {"perishables", "cli.plan_perishables"};
    case Phase::travel:
        break;
    }
    return {"travel", "cli.plan_travel"};
}

unsigned threads_here() {
    return std::max(1U, std::thread::hardware_concurrency());
}

allocation::Effort effort_of(Progress& progress) {
    allocation::Effort effort;
    effort.threads = threads_here();
    effort.watch.begins = [&progress](Phase phase) {
        const auto [name, sentence] = named(phase);
        progress.begin(name, sentence);
    };
    effort.watch.is_enough = Interruption::is_wanted;
    return effort;
}

void write_report(const fs::path& directory, const boost::json::object& report) {
    std::ofstream file(directory / "report.json", std::ios::binary);
    file << boost::json::serialize(report) << '\n';
    file.close();
    if (!file)
        throw Fault((directory / "report.json").string() + " cannot be written");
}

void write_all(const Call& call, const fs::path& directory, const regions::Region& region,
               const allocation::Plan& plan, const allocation::Shortage& shortage) {
    regions::write_plan(directory, region, plan);
    regions::write_unmet(directory, region, plan,
                         [&](const Sentence& sentence) { return call.speech(sentence); });
    regions::write_shortage(directory, region, shortage, cell_size);
}

Result<Answer> make_plan(const Call& call) {
    const Interruption interruption;
    Progress progress(call, parts_of_planning);
    progress.begin("read", "cli.plan_reads");
    const auto read = TRY(regions::read_region(call.text("region")));
    if (!read.bad.empty())
        return told_bad_rows(call, read.bad);
    const regions::Region& region = read.region;
    const auto effort = effort_of(progress);
    const allocation::Plan plan = TRY(allocation::solve(region.problem, effort));
    progress.begin("shortage", "cli.plan_shortage");
    const auto shortage =
        plan.tiers < 3 ? allocation::Shortage{} : allocation::find_shortage(region.problem, plan, cell_size);
    progress.begin("verify", "cli.plan_verifies");
    const Outcome proved = plan.tiers < 3 ? Outcome(Refusal{Why::conflict, {"cli.plan_called_off"}})
                                          : allocation::verify(region.problem, plan, effort.threads);
    progress.begin("write", "cli.plan_writes");
    const fs::path out =
        call.has("out") ? fs::path(call.text("out")) : fs::path(call.text("region")) / "plan";
    write_all(call, out, region, plan, shortage);
    progress.end();
    const PlanReport report{region, plan, shortage, proved, progress.seconds(), out};
    boost::json::object document = report.document();
    write_report(out, document);
    return Answer{.lines = report.lines(call.speech), .document = std::move(document)};
}

Result<Answer> verify_plan(const Call& call) {
    if (!call.has("plan"))
        return Refusal{Why::invalid, {"cli.plan_to_verify"}, "plan"};
    const auto read = TRY(regions::read_region(call.text("region")));
    if (!read.bad.empty())
        return told_bad_rows(call, read.bad);
    const auto again = TRY(regions::read_plan(call.text("plan"), read.region));
    if (!again.bad.empty())
        return told_bad_rows(call, again.bad);
    TRY(allocation::verify(read.region.problem, again.plan, threads_here()));
    return Answer{.lines = {certificate_line(call.speech, again.plan, Done{})},
                  .document = {{"proved", again.plan.travel == again.plan.least_travel},
                               {"gap_metres", again.plan.travel - again.plan.least_travel}}};
}

/// The number that a word gives, if it is there; `otherwise` if it is not.
Result<std::uint64_t> number_given(const Call& call, std::string_view name, std::uint64_t otherwise,
                                   std::uint64_t most) {
    if (!call.has(name))
        return otherwise;
    const auto number = parse_number<std::uint64_t>(call.text(name));
    if (number && *number <= most)
        return *number;
    return Refusal{Why::invalid, {"cli.not_a_number", {{"most", std::to_string(most)}}}, std::string(name)};
}

}

Result<Answer> plan(const Call& call) {
    return call.has("verify") ? verify_plan(call) : make_plan(call);
}

Result<Answer> generate_region(const Call& call) {
    constexpr std::uint64_t most_posts = 10'000'000;
    allocation::RegionShape shape;
    shape.offers = static_cast<std::uint32_t>(TRY(number_given(call, "offers", shape.offers, most_posts)));
    shape.asks = static_cast<std::uint32_t>(TRY(number_given(call, "asks", shape.asks, most_posts)));
    shape.seed = TRY(number_given(call, "seed", shape.seed, ~std::uint64_t{0}));
    const regions::Region region = regions::named(allocation::synthetic_region(shape));
    regions::write_region(call.text("region"), region);
    return Answer{
        .lines = {call.speech({"cli.region_generated", {{"directory", std::string(call.text("region"))}}})},
        .document = {{"directory", call.text("region")},
                     {"offers", region.names.offers.size()},
                     {"asks", region.names.asks.size()}}};
}

}
