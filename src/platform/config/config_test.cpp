#include "base/result.hpp"
#include "platform/config/option.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <set>

namespace plenty::config {
namespace {

using testing::HasSubstr;

/// A configuration file for one test.
class ConfigFile {
public:
    explicit ConfigFile(std::string_view text)
        : path_(std::filesystem::temp_directory_path() /
                ("plenty-config-" + std::to_string(getpid()) + ".toml")) {
        std::ofstream(path_) << text;
    }
    ~ConfigFile() { std::filesystem::remove(path_); }
    ConfigFile(const ConfigFile&) = delete;
    ConfigFile& operator=(const ConfigFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string complaint(const Sources& sources) {
    try {
        load(sources);
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "";
}

std::string complaint_about(std::string name, std::string value) {
    return complaint({.flags = {{std::move(name), std::move(value)}}});
}

TEST(Config, HasDefaultsThatServe) {
    const Config config = load({});
    EXPECT_EQ(config.listen, (Endpoint{"127.0.0.1", 8080}));
    EXPECT_EQ(config.database, "sqlite:var/plenty.db");
    EXPECT_EQ(config.vault_key, "var.key");
    EXPECT_EQ(config.session_days, std::chrono::days(14));
    EXPECT_EQ(config.upload_limit.bytes, 10U << 20);
    EXPECT_EQ(config.log_level, log::Level::info);
    EXPECT_FALSE(config.demo);
}

TEST(Config, LetsAFlagBeatTheEnvironmentAndThatTheFile) {
    const ConfigFile file(
        "workers = 1\nreaders = 2\ndrain-time = 3\nproxies = [\"10.0.0.1\", \"::1\"]\ndemo = true\n");
    const Config config = load({.flags = {{"workers", "5"}},
                                .environment = {"PLENTY_WORKERS=6", "PLENTY_READERS=7", "HOME=/nowhere"},
                                .file = file.path()});
    EXPECT_EQ(config.workers, 5);
    EXPECT_EQ(config.readers, 7);
    EXPECT_EQ(config.drain_time, std::chrono::seconds(3));
    EXPECT_EQ(config.proxies, (std::vector<std::string>{"10.0.0.1", "::1"}));
    EXPECT_TRUE(config.demo);
}

TEST(Config, FindsItsFileByTheEnvironmentToo) {
    const ConfigFile file("workers = 3\n");
    EXPECT_EQ(load({.environment = {"PLENTY_CONFIG=" + file.path().string()}}).workers, 3);
    EXPECT_EQ(load({.environment = {"PLENTY_CONFIG="}}).workers, 64);
}

TEST(Config, KeepsTheDataInItsDirectoryAndTheKeyBesideIt) {
    const Config config = load({.flags = {{"data", "/srv/plenty"}}});
    EXPECT_EQ(config.database, "sqlite:/srv/plenty/plenty.db");
    EXPECT_EQ(config.vault_key, "/srv/plenty.key");
}

TEST(Config, SuggestsTheNameThatWasMeant) {
    EXPECT_THAT(complaint_about("lisen", "x"), HasSubstr("no option \"lisen\"; did you mean \"listen\"?"));
    EXPECT_THAT(complaint_about("zebra", "x"), testing::EndsWith("no option \"zebra\""));
    EXPECT_THAT(complaint({.environment = {"PLENTY_LOGLEVEL=info"}}),
                HasSubstr("did you mean PLENTY_LOG_LEVEL?"));
    EXPECT_EQ(complaint({.environment = {"PLENTY_TEST_POSTGRES=postgres://x"}}), "");
}

TEST(Config, NamesTheLineOfTheFile) {
    const ConfigFile unknown("listen = \"127.0.0.1:1\"\n\nlog_level = \"info\"\n");
    EXPECT_THAT(complaint({.file = unknown.path()}), HasSubstr(".toml:3: there is no option \"log_level\""));
    const ConfigFile broken("listen = \"127.0.0.1:1\"\nworkers = = 3\n");
    EXPECT_THAT(complaint({.file = broken.path()}), HasSubstr(".toml:2: "));
    for (const char* const beyond :
         {"# mine\n[workers]\nx = 1\n", "\n [#\xEF\xBB\xBF", "\n\xC2\xA0[x]", "\nt\xD2\x8F = 5",
          "\nworkers = { x = 1 }", "\nworkers = 5.\".4\xC7\x93"}) {
        const ConfigFile file(beyond);
        EXPECT_THAT(complaint({.file = file.path()}), HasSubstr(".toml:2: only options may stand here"));
    }
    const ConfigFile quoted("# \xC3\xA9 {\ndata = \"/srv/pl\\\"\xC3\xA9nty\" # [\nproxies = [ # none\n]\n");
    EXPECT_EQ(complaint({.file = quoted.path()}), "");
    for (const char* const file : {"/nowhere/plenty.toml", "/dev/zero", "/proc"})
        EXPECT_EQ(complaint({.file = file}), std::string(file) + ": cannot be read as a file");
    const ConfigFile long_one(std::string(2U << 20U, '#'));
    EXPECT_THAT(complaint({.file = long_one.path()}), HasSubstr("is longer than"));
}

TEST(Config, RefusesWhatDoesNotFit) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> wrong{
        {"listen",
         {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "example.org:80", "::1:80", "[::1:80"}},
        {"workers", {"", "0", "-1", "513", "3.5", "16 ", "0x10", "99999999999999999999"}},
        {"upload-limit", {"", "MB", "10TB", "1kB", "2GB", "-1MB", "99999999999999999GB", "10mb"}},
        {"database", {"mysql://x", "plenty.db"}},
        {"public-url",
         {"plenty.example.org", "https://", "https://a.example/path", "https://u@a.example", "https://a b"}},
        {"proxies", {"localhost", "10.0.0.1,,", "10.0.0.0/8"}},
        {"language", {"", "fr", "EN"}},
        {"time-zone", {"", "London", "../../etc/passwd", "/etc/passwd", "Europe"}},
        {"log-level", {"", "loud"}},
        {"demo", {"", "yes"}},
    };
    for (const auto& [name, values] : wrong)
        for (const auto& value : values)
            EXPECT_THAT(complaint_about(name, value), HasSubstr("--" + name + ": must "))
                << '"' << value << '"';
}

TEST(Config, TakesWhatFits) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> right{
        {"listen", {"0.0.0.0:80", "[::]:8080", "localhost:0"}},
        {"upload-limit", {"64kB", "1GB", "70000"}},
        {"database", {"sqlite:/x.db", "postgres://u:p@h/n", "postgresql://h/n"}},
        {"public-url", {"https://plenty.example.org", "http://localhost:8080"}},
        {"proxies", {"", "10.0.0.1", "10.0.0.1, ::1"}},
        {"time-zone", {"UTC", "America/Argentina/Buenos_Aires"}},
    };
    for (const auto& [name, values] : right)
        for (const auto& value : values)
            EXPECT_EQ(complaint_about(name, value), "") << name << " " << value;
}

TEST(Config, SaysNothingOfSecrets) {
    const Config config =
        load({.flags = {{"database", "postgres://plenty:secret@db/plenty"}, {"listen", "[::1]:80"}}});
    EXPECT_EQ(config.setting("database").text(), "(set)");
    EXPECT_EQ(config.setting("listen").text(), "[::1]:80");
    EXPECT_THAT(complaint_about("database", "mysql://plenty:secret@db"), testing::Not(HasSubstr("secret")));
}

TEST(Options, AreWrittenAsTheyAreRead) {
    std::set<std::string_view> names;
    Config config;
    for (const auto& option : options()) {
        EXPECT_TRUE(names.insert(option.name).second) << option.name;
        EXPECT_EQ(assign(config, option, option.fallback), "") << option.name;
        EXPECT_EQ(written(config, option), option.fallback) << option.name;
        EXPECT_THAT(option.sentence, testing::EndsWith(".")) << option.name;
        EXPECT_THAT(help(), HasSubstr(option.sentence));
    }
}

TEST(Options, AreExplainedInTheManual) {
    const auto page = tests::project_root() / "docs/configuration.md";
    if (std::getenv("PLENTY_REBASELINE") != nullptr)
        std::ofstream(page) << manual();
    EXPECT_EQ(tests::file_text(page), manual()) << "write it anew with PLENTY_REBASELINE=1 ./dev test config";
}

}
}
