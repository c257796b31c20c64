#include "cli/command_testing.hpp"

#include <boost/json/parse.hpp>

#include <sstream>

namespace plenty::cli {
namespace {

namespace fs = std::filesystem;

/// A node with the demo village, for others of this process to be copied from.
class Model {
public:
    static const Model& instance() {
        static const Model model;
        return model;
    }

    void copy_to(const fs::path& data) const {
        fs::copy(fs::path(directory_.path()) / "data", data, fs::copy_options::recursive);
        fs::copy(fs::path(directory_.path()) / "data.key", data.string() + ".key");
    }

private:
    Model() {
        std::ostringstream out;
        const auto code = run({{"demo", "--data", directory_.path() + "/data"}, {}, out, out});
        if (code != ExitCode::done)
            throw Fault("the demo village could not be built: " + out.str());
    }

    db::TemporaryDirectory directory_;
};

}

boost::json::object Ran::document() const {
    EXPECT_TRUE(out.empty() || problems.empty()) << out << problems;
    return boost::json::parse(out.empty() ? problems : out).as_object();
}

Ran CommandTest::run_anywhere(std::vector<std::string> words, std::vector<std::string> environment) {
    std::ostringstream out;
    std::ostringstream problems;
    const ExitCode code = cli::run({std::move(words), std::move(environment), out, problems});
    return {code, out.str(), problems.str()};
}

Ran CommandTest::run(std::vector<std::string> words, std::vector<std::string> environment) {
    words.insert(words.end(), {"--data", data().string()});
    return run_anywhere(std::move(words), std::move(environment));
}

void VillageCommandTest::SetUp() {
    Model::instance().copy_to(data());
}

}
