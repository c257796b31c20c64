#pragma once
#include "platform/http/worker_pool.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <functional>

namespace plenty::http {

/// Runs `work` on a worker and comes back to `home`. Gives false if no worker could take it.
/// `work` must not throw, and must stay where it is until then.
boost::asio::awaitable<bool> on_worker(WorkerPool& workers, boost::asio::any_io_executor home,
                                       const std::function<void()>& work);

}
