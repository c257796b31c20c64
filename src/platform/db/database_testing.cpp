#include "platform/db/database_testing.hpp"

#include "base/guarded.hpp"
#include "platform/db/migrations.hpp"
#include "platform/db/postgres_connection.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

namespace plenty::db {
namespace {

namespace files = std::filesystem;

const char* cluster_url() {
    return std::getenv("PLENTY_TEST_POSTGRES");
}

/// The URL of another database in the throw-away cluster.
std::string postgres_url(const std::string& name) {
    std::string url = cluster_url();
    const auto query = std::min(url.find('?'), url.size());
    const auto slash = url.rfind('/', query);
    return url.replace(slash + 1, query - slash - 1, name);
}

std::string unique_name() {
    static std::atomic<int> number = 0;
    return "plenty_" + std::to_string(getpid()) + "_" + std::to_string(++number);
}

/// The throw-away cluster. A database is dropped some time after it was discarded: PostgreSQL waits
/// a tenth of a second for the last connection to be gone.
class Cluster {
public:
    static Cluster& instance() {
        static Cluster cluster;
        return cluster;
    }
    ~Cluster() {
        connection_.with([&](auto& connection) { drop_discarded(connection); });
    }
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    void create(const std::string& name, const std::string& model) {
        connection_.with([&](auto& connection) {
            drop_discarded(connection);
            connection->script("DROP DATABASE IF EXISTS " + name);
            connection->script("CREATE DATABASE " + name + " TEMPLATE " + model);
        });
    }

    void discard(const std::string& name) {
        connection_.with([&](auto&) { discarded_.push_back(name); });
    }

private:
    using Connected = std::unique_ptr<PostgresConnection>;

    Cluster()
        : connection_(
              std::make_unique<PostgresConnection>(cluster_url(), PostgresConnection::Commits::quick)) {}

    void drop_discarded(Connected& connection) {
        for (const auto& name : std::exchange(discarded_, {}))
            connection->script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    Guarded<Connected> connection_;
    std::vector<std::string> discarded_; ///< guarded by connection_
};

void migrate(const std::string& url) {
    const SystemClock clock;
    Database::open({.url = url, .sync_commits = false}, clock)->migrate(all_migrations());
}

/// The migrated database that others of this process are copies of.
template <Engine engine>
class Model {
public:
    static const Model& instance() {
        static const Model model;
        return model;
    }
    ~Model() {
        if (engine == Engine::postgres)
            Cluster::instance().discard(name_);
    }
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    const std::string& name() const { return name_; }
    files::path file() const { return files::path(directory_.path()) / "plenty.db"; }

private:
    Model() {
        if (engine == Engine::postgres)
            Cluster::instance().create(name_, "template0");
        migrate(engine == Engine::postgres ? postgres_url(name_) : "sqlite:" + file().string());
    }

    std::string name_ = unique_name();
    TemporaryDirectory directory_;
};

/// Migrated databases on PostgreSQL. Emptying one that a test has given back is many times faster than making
/// one and dropping it.
class Lending {
public:
    static Lending& instance() {
        static Lending lending;
        return lending;
    }

    std::string lend() {
        return free_.with([](auto& free) {
            if (free.empty()) {
                const std::string name = unique_name();
                Cluster::instance().create(name, Model<Engine::postgres>::instance().name());
                return name;
            }
            std::string name = std::move(free.back());
            free.pop_back();
            empty(name);
            return name;
        });
    }
    void give_back(std::string name) {
        free_.with([&](auto& free) { free.push_back(std::move(name)); });
    }
    ~Lending() {
        free_.with([](auto& free) {
            for (const std::string& name : free)
                Cluster::instance().discard(name);
        });
    }
    Lending(const Lending&) = delete;
    Lending& operator=(const Lending&) = delete;

private:
    Lending() { (void)Cluster::instance(); } // which has to outlive this

    /// Rows go without regard to who refers to them, and identities are counted from 1 again.
    static void empty(const std::string& name) {
        PostgresConnection(postgres_url(name), PostgresConnection::Commits::quick).script(R"(
DO $$
DECLARE filled text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR filled IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' LOOP
        EXECUTE format('DELETE FROM %I', filled);
    END LOOP;
    PERFORM setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S';
END $$)");
    }

    Guarded<std::vector<std::string>> free_;
};

}

bool can_test_on(Engine engine) {
    return engine == Engine::sqlite || cluster_url();
}

TemporaryDirectory::TemporaryDirectory() : path_(files::temp_directory_path() / "plenty-test-XXXXXX") {
    if (!mkdtemp(path_.data()))
        throw Fault("no temporary directory can be made");
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    files::remove_all(path_, ignored);
}

FreshDatabase::FreshDatabase(Engine engine, Schema schema) : engine_(engine), schema_(schema) {
    if (engine == Engine::postgres) {
        if (schema == Schema::migrated) {
            name_ = Lending::instance().lend();
        } else {
            name_ = unique_name();
            Cluster::instance().create(name_, "template0");
        }
        url_ = postgres_url(name_);
    } else {
        const auto file = files::path(directory_.path()) / "plenty.db";
        if (schema == Schema::migrated)
            files::copy_file(Model<Engine::sqlite>::instance().file(), file);
        url_ = "sqlite:" + file.string();
    }
}

FreshDatabase::~FreshDatabase() {
    if (engine_ != Engine::postgres)
        return;
    if (schema_ == Schema::migrated)
        Lending::instance().give_back(name_);
    else
        Cluster::instance().discard(name_);
}

void DatabaseTest::SetUp() {
    if (!can_test_on(GetParam()))
        GTEST_SKIP() << "PLENTY_TEST_POSTGRES names no throw-away PostgreSQL: this half is not tested";
    fresh_ = std::make_unique<FreshDatabase>(GetParam(), schema_);
    database_ = Database::open(fresh_->options(), clock);
}

std::string engine_of(const testing::TestParamInfo<Engine>& test) {
    return test.param == Engine::sqlite ? "Sqlite" : "Postgres";
}

}
