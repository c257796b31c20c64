#pragma once
#include "base/instant.hpp"
#include "platform/config/config.hpp"

#include <cstdint>
#include <memory>

/// The composition root: the one place that knows every feature, wires it to the platform, owns the
/// threads, and starts and stops them.
namespace plenty::app {

struct Parts;

/// A running Plenty. Opens its database and brings the schema up to date when it is made; throws
/// Fault, with a sentence for the operator, if it cannot.
class Node {
public:
    Node(const config::Config& config, const Clock& clock);
    ~Node();

    /// Serves until stop() is called, from any thread or a signal handler's thread.
    void run();
    void stop();
    /// The port that is listened on, once the node is made.
    std::uint16_t port() const;

private:
    std::unique_ptr<Parts> parts_;
};

}
