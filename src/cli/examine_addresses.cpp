#include "cli/doctor.hpp"

namespace plenty::cli {
namespace {

bool is_this_machine(std::string_view address) {
    return address.starts_with("127.") || address == "::1";
}

bool is_local(std::string_view url) {
    return url.starts_with("http://localhost") || url.starts_with("http://127.") ||
           url.starts_with("http://[::1]");
}

void examine_public_url(const config::Config& config, std::vector<Finding>& findings) {
    const std::string& url = config.public_url;
    if (url.empty())
        findings.push_back({"public_url", Verdict::look, {"cli.no_public_url"}});
    else if (!url.starts_with("https://") && !is_local(url))
        findings.push_back({"public_url", Verdict::wrong, {"cli.public_url_open", {{"url", url}}}});
    else
        findings.push_back({"public_url", Verdict::ok, {"cli.public_url_well", {{"url", url}}}});
}

void examine_proxies(const config::Config& config, std::vector<Finding>& findings) {
    const bool is_behind_one = config.public_url.starts_with("https://");
    if (config.proxies.empty() && is_behind_one)
        findings.push_back({"proxies", Verdict::wrong, {"cli.proxies_missing"}});
    else if (config.proxies.empty() && !is_this_machine(config.listen.address))
        findings.push_back(
            {"proxies", Verdict::look, {"cli.listens_to_all", {{"address", config.listen.address}}}});
    else
        findings.push_back({"proxies", Verdict::ok, {"cli.proxies_well"}});
}

void examine_time_zone(const config::Config& config, std::vector<Finding>& findings) {
    if (config.time_zone == "UTC")
        findings.push_back({"time_zone", Verdict::look, {"cli.time_zone_unset"}});
    else
        findings.push_back({"time_zone", Verdict::ok, {"cli.time_zone_well", {{"zone", config.time_zone}}}});
}

}

void examine_addresses(const config::Config& config, std::vector<Finding>& findings) {
    examine_public_url(config, findings);
    examine_proxies(config, findings);
    examine_time_zone(config, findings);
}

}
