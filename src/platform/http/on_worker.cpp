#include "platform/http/on_worker.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace plenty::http {
namespace {

namespace net = boost::asio;

template <class Completion>
class Errand final : public Job {
public:
    Errand(const std::function<void()>& work, net::any_io_executor home, Completion completion)
        : work_(work), home_(std::move(home)), completion_(std::move(completion)) {}

    void run() noexcept override {
        work_();
        go_home(true);
    }

    void turn_away() noexcept override { go_home(false); }

private:
    void go_home(bool done) {
        net::post(home_,
                  [completion = std::move(completion_), done]() mutable { std::move(completion)(done); });
    }

    const std::function<void()>& work_;
    net::any_io_executor home_;
    Completion completion_;
};

struct Departure {
    WorkerPool& workers;
    net::any_io_executor home;
    const std::function<void()>& work;

    template <class Completion>
    void operator()(Completion completion) const {
        workers.add(std::make_unique<Errand<Completion>>(work, home, std::move(completion)));
    }
};

}

net::awaitable<bool> on_worker(WorkerPool& workers, net::any_io_executor home,
                               const std::function<void()>& work) {
    return net::async_initiate<const net::use_awaitable_t<>, void(bool)>(
        Departure{workers, std::move(home), work}, net::use_awaitable);
}

}
