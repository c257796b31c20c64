#include "platform/http/connection_count.hpp"

namespace plenty::http {

ConnectionCount::Ticket::~Ticket() {
    if (count_)
        count_->leave(address_);
}

std::optional<ConnectionCount::Ticket> ConnectionCount::admit(std::string_view address) {
    return admit(hash_(address), most_of_one_address_);
}

std::optional<ConnectionCount::Ticket> ConnectionCount::admit_proxy(std::string_view address) {
    return admit(hash_(address), most_);
}

std::optional<ConnectionCount::Ticket> ConnectionCount::admit(std::uint64_t address, unsigned most_of_it) {
    const bool admitted = counts_.with([&](Counts& counts) {
        const auto known = counts.of_address.find(address);
        const unsigned of_address = known == counts.of_address.end() ? 0 : known->second;
        if (counts.all >= most_ || of_address >= most_of_it)
            return false;
        ++counts.all;
        ++counts.of_address[address];
        return true;
    });
    if (!admitted)
        return std::nullopt;
    return std::optional<Ticket>(std::in_place, *this, address);
}

void ConnectionCount::leave(std::uint64_t address) {
    counts_.with([&](Counts& counts) {
        --counts.all;
        const auto known = counts.of_address.find(address);
        if (--known->second == 0)
            counts.of_address.erase(known);
    });
}

}
