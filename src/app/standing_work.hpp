#pragma once
#include "platform/jobs/jobs.hpp"

namespace plenty::app {

/// Who listens to which event, and what recurs: the one table of all that happens without anybody asking.
void add_standing_work(jobs::Jobs& work, db::Database& database);

}
