#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace redis {

// What the server answered. A failure it reports is thrown by Connection; parsers see it as
// Kind::error.
struct Reply {
    enum class Kind { nothing, text, status, number, list, error };
    Kind kind{Kind::nothing};
    std::string text{};  // of text, status and error
    std::int64_t number{};
    std::vector<Reply> list{};
    bool operator==(const Reply&) const = default;
};

// One command: its name and arguments.
using Command = std::vector<std::string>;

}  // namespace redis
