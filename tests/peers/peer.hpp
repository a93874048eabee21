#pragma once

#include "tests/support/child.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace support {

// A script of tests/peers under Node. It ends with this object.
class Peer {
public:
    // `script` is its path in that folder.
    Peer(const std::string& script, const std::vector<std::string>& arguments);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    std::string said() const;  // all that it wrote, so far
    // The rest of its first line that begins with these words and a blank.
    std::optional<std::string> told(const std::string& words) const;
    bool ended() { return child_->ended_within(std::chrono::milliseconds{0}); }
    bool ended_within(std::chrono::milliseconds limit) { return child_->ended_within(limit); }
    int exit_code() const { return child_->exit_code(); }  // once it has ended

private:
    std::string folder_{};
    std::unique_ptr<Child> child_{};
};

}  // namespace support
