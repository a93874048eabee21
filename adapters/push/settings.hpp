#pragma once

#include <chrono>
#include <string>

namespace push {

struct Settings {
    // Whom a push service writes to when our pushes trouble it: "mailto:..." or "https://...".
    std::string contact{};
    std::chrono::milliseconds limit{10'000};  // for one push
    // For tests: endpoints on this machine too, over http and on any port.
    bool loopback_too{};
    std::string ca_file{};  // authorities to trust in; empty: the system's
};

}  // namespace push
