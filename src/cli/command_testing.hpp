#pragma once
#include "cli/cli.hpp"
#include "platform/db/database_testing.hpp"

#include <boost/json/object.hpp>
#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

namespace plenty::cli {

/// What a command left behind.
struct Ran {
    ExitCode code;
    std::string out;
    std::string problems;

    /// The one document that it printed, whichever of the two streams it is on; throws if it is none.
    boost::json::object document() const;
};

/// Commands on a node of their own, whose directory is gone at the end of the test.
class CommandTest : public testing::Test {
protected:
    /// Runs `plenty WORDS... --data DIRECTORY`.
    Ran run(std::vector<std::string> words, std::vector<std::string> environment = {});
    /// The same without a word about the directory.
    static Ran run_anywhere(std::vector<std::string> words, std::vector<std::string> environment = {});

    std::filesystem::path data() const { return std::filesystem::path(directory_.path()) / "data"; }
    std::filesystem::path beside(const std::string& name) const {
        return std::filesystem::path(directory_.path()) / name;
    }

private:
    db::TemporaryDirectory directory_;
};

/// Commands in the demo village, which is built once and copied for each test.
class VillageCommandTest : public CommandTest {
protected:
    void SetUp() override;
};

}
