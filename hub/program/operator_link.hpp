#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace program {

// How the operator's commands reach a hub that runs: it leaves this in its data folder, for its own
// user only.
struct OperatorLink {
    std::string url{};    // "http://127.0.0.1:8080"
    std::string token{};  // drawn afresh at each start
    bool operator==(const OperatorLink&) const = default;
};

// DATA/hub.json, mode 0600, wholly or not at all. Throws std::runtime_error.
void leave_link(const std::filesystem::path& data, const OperatorLink& link);
void remove_link(const std::filesystem::path& data);

// Nothing when no hub has left one. It may be that of a hub that died.
std::optional<OperatorLink> find_link(const std::filesystem::path& data);

}  // namespace program
