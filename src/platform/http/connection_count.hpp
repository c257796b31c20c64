#pragma once
#include "base/guarded.hpp"
#include "platform/http/rate_limit.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace plenty::http {

/// How many connections there are, in all and from one address. Safe from any thread.
class ConnectionCount {
public:
    /// One connection's place among them, given back when it goes.
    class Ticket {
    public:
        Ticket(ConnectionCount& count, std::uint64_t address) : count_(&count), address_(address) {}
        ~Ticket();
        Ticket(Ticket&& other) noexcept
            : count_(std::exchange(other.count_, nullptr)), address_(other.address_) {}
        Ticket& operator=(Ticket&&) = delete;

    private:
        ConnectionCount* count_;
        std::uint64_t address_;
    };

    ConnectionCount(unsigned most, unsigned most_of_one_address)
        : most_(most), most_of_one_address_(most_of_one_address) {}

    std::optional<Ticket> admit(std::string_view address);
    /// For known proxies, which bring the connections of many.
    std::optional<Ticket> admit_proxy(std::string_view address);

private:
    struct Counts {
        unsigned all = 0;
        std::unordered_map<std::uint64_t, unsigned> of_address;
    };
    std::optional<Ticket> admit(std::uint64_t address, unsigned most_of_it);
    void leave(std::uint64_t address);

    unsigned most_, most_of_one_address_;
    AddressHash hash_;
    Guarded<Counts> counts_;
};

}
