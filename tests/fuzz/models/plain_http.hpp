#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A second reading of HTTP that shares no code with the guard: the plainest there is.
namespace fuzz {

struct PlainHead {
    std::string method{};
    std::string target{};
    std::string version{};
    std::vector<std::pair<std::string, std::string>> fields{};  // names in lower case
    std::size_t size{};                                         // with the empty line

    std::vector<std::string> all(std::string_view name) const;
};

// The first message's head; nothing when a line of it is not what RFC 9112 draws, or it has no end.
std::optional<PlainHead> read_head_plainly(std::string_view bytes);

// Beyond doubt in every respect: whoever refuses this refuses honest people.
bool is_beyond_doubt(const PlainHead& head);

}  // namespace fuzz
