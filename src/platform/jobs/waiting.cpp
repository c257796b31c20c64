#include "platform/jobs/waiting.hpp"

#include "platform/jobs/queries.hpp"

namespace plenty::jobs {

Waiting find_waiting(const db::Reader& reader) {
    return reader.load<Waiting>(sql::find_waiting, reader.now());
}

}
