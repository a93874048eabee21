#pragma once

#include <boost/system/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace http {

struct GuardSettings {
    std::size_t max_headers{100};
    std::uint64_t max_body{64UL * 1024};
    // Names, with or without port, that this server answers to; empty: any well-formed one.
    std::vector<std::string> hosts{};
};

// What is known of a request that was let through.
struct Head {
    std::string method{};
    std::string target{};  // origin form, visible ASCII
    std::uint64_t content_length{};
    bool keep_alive{true};
    bool expects_continue{};
    bool upgrades{};  // GET without a body, one Upgrade, and Connection names it and no close
};

struct Refused {
    unsigned status{400};
    std::string_view why{};  // a literal; holds nothing of the request
};

// Where the header block ends (just behind its empty line), or npos when more is needed. A lone CR
// or LF or a NUL ends it too: nothing that follows could mend it, and examine() refuses it. Search
// begins at `from`.
std::size_t end_of_head(std::string_view bytes, std::size_t from);

// Judges the raw bytes of one header block before a parser sees them (decision 0011): whatever two
// HTTP parsers could read differently is refused. After a refusal the connection must be closed, as
// its framing is not to be trusted.
boost::system::result<Head, Refused> examine(std::string_view block, const GuardSettings& settings);

}  // namespace http
