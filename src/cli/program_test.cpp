#include "cli/command_testing.hpp"

#include <boost/json/parse.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>

// The real program, as a shell starts it.

namespace plenty::cli {
namespace {

using testing::HasSubstr;

class TheProgram : public VillageCommandTest {
protected:
    /// Runs a line of a shell in which `plenty` is the program; returns its exit code and what it printed,
    /// errors too. What is to be killed again is started as `$program`, else the shell stands between.
    std::pair<int, std::string> shell(const std::string& line) {
        const auto output = beside("output");
        const std::string script = "exec >" + output.string() + " 2>&1; data=" + data().string() +
                                   "; program=" PLENTY_PROGRAM "; plenty() { $program \"$@\"; }; " + line;
        const int status =
            std::system(("LC_ALL=C bash -c '" + script + "'").c_str()); // NOLINT: a line of this test
        std::ostringstream text;
        text << std::ifstream(output).rdbuf();
        return {WEXITSTATUS(status), text.str()};
    }
};

TEST_F(TheProgram, EndsWithTheCodeThatIsWritten) {
    EXPECT_EQ(
        shell("plenty doctor --data $data --public-url https://plenty.example.org --proxies 127.0.0.1").first,
        0);
    EXPECT_EQ(shell("plenty demo --data $data").first, 1);
    EXPECT_EQ(shell("plenty demo --dat $data").first, 2);
    EXPECT_EQ(shell("plenty board --community millbrook --data /nowhere").first, 3);
}

TEST_F(TheProgram, TellsWhenItCannotWriteItsAnswer) {
    for (const char* const where : {">&-", ">/dev/full"}) {
        const auto [code, said] =
            shell("plenty board --community millbrook --data $data --json " + std::string(where));
        EXPECT_EQ(code, 3) << where;
        EXPECT_THAT(said, HasSubstr("could not be written")) << where;
    }
    EXPECT_EQ(shell("plenty board --community millbrook --data $data >&- 2>&- <&-").first, 3);
    EXPECT_EQ(shell("plenty doctor --data $data").first, 0) << "nothing was written where it should not be";
}

TEST_F(TheProgram, SaysInOneSentenceWhyItCannotServe) {
    const auto [used, about_port] =
        shell("$program serve --data $data --listen 127.0.0.1:0 & "
              "while ! grep -q http://127 " +
              beside("output").string() +
              "; do sleep 0.05; done; "
              "port=$(grep -o \"127.0.0.1:[0-9]*\" " +
              beside("output").string() +
              "); "
              "plenty serve --data $data.other --listen $port; code=$?; "
              "plenty serve --data $data --listen 127.0.0.1:0; second=$?; "
              "plenty doctor --data $data; kill %1; wait %1; exit $((code * 10 + second))");
    EXPECT_EQ(used, 33) << about_port;
    EXPECT_THAT(about_port, HasSubstr("Address already in use"));
    EXPECT_THAT(about_port, HasSubstr("is in use by another process"));
    EXPECT_THAT(about_port, HasSubstr("The vault is open in a running server."));
}

TEST_F(TheProgram, WorksBesideARunningServer) {
    const auto [code, said] =
        shell("$program serve --data $data --listen 127.0.0.1:0 --json >$data/address & "
              "while ! grep -q http $data/address; do sleep 0.05; done; "
              "plenty post offer --data $data --community millbrook --as \"Amina Reyes\" --kind bread "
              "--words \"A loaf beside the server\" && plenty board --data $data --community millbrook "
              "--as \"Amina Reyes\" --words loaf; code=$?; kill %1; wait %1; exit $code");
    EXPECT_EQ(code, 0) << said;
    EXPECT_THAT(said, HasSubstr("A loaf beside the server"));
}

TEST_F(TheProgram, IsToldWhatItMayNotReadOrWrite) {
    namespace fs = std::filesystem;
    fs::permissions(data(), fs::perms::owner_read | fs::perms::owner_exec);
    // Root may write everywhere, so that somebody else has to try.
    const std::string as_nobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
    if (shell(as_nobody + "test -x " PLENTY_PROGRAM).first != 0)
        GTEST_SKIP() << "nobody else may start the program here";
    const auto [code, said] = shell(as_nobody + PLENTY_PROGRAM " serve --data $data --listen 127.0.0.1:0");
    fs::permissions(data(), fs::perms::owner_all);
    EXPECT_EQ(code, 3);
    EXPECT_THAT(said, HasSubstr("cannot be used: Permission denied"));
}

}
}
