#include "cli/doctor.hpp"

#include "cli/commands.hpp"
#include "cli/desk.hpp"
#include "platform/jobs/jobs.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace plenty::cli {
namespace {

SentenceKey said(Verdict verdict) {
    switch (verdict) {
    case Verdict::ok:
        return "cli.ok";
    case Verdict::look:
        return "cli.look";
    case Verdict::wrong:
        break;
    }
    return "cli.wrong";
}

std::string_view key_of(Verdict verdict) {
    return verdict == Verdict::ok ? "ok" : verdict == Verdict::look ? "look" : "wrong";
}

Sentence summary(const std::vector<Finding>& findings, Verdict worst) {
    if (worst == Verdict::ok)
        return {"cli.all_well"};
    const auto count = std::ranges::count(findings, worst, &Finding::verdict);
    return worst == Verdict::look ? Sentence{"cli.something_to_look_at", {}, count}
                                  : Sentence{"cli.something_wrong", {}, count};
}

}

std::vector<Finding> examine(const config::Config& config, const Clock& clock) {
    std::vector<Finding> findings;
    examine_data_directory(config, findings);
    examine_database(config, clock, findings);
    examine_key(config, findings);
    examine_vault(config, clock, findings);
    examine_addresses(config, findings);
    return findings;
}

Result<Answer> doctor(const Call& call) {
    if (call.has("retry"))
        (void)Desk(call.config, call.clock).write([](db::Transaction& tx) -> Result<std::int64_t> {
            return jobs::retry_parked(tx);
        });
    const auto findings = examine(call.config, call.clock);
    const Verdict worst = std::ranges::max(findings, {}, &Finding::verdict).verdict;
    Answer answer;
    boost::json::array checks;
    for (const Finding& finding : findings) {
        const std::string sentence = call.speech(finding.sentence);
        answer.lines.push_back(fmt::format("{:<8} {}", call.speech(said(finding.verdict)), sentence));
        checks.push_back(
            {{"what", finding.what}, {"verdict", key_of(finding.verdict)}, {"sentence", sentence}});
    }
    answer.lines.push_back(call.speech(summary(findings, worst)));
    answer.document = {{"verdict", key_of(worst)}, {"checks", std::move(checks)}};
    answer.code = worst == Verdict::wrong ? ExitCode::refused : ExitCode::done;
    return answer;
}

}
