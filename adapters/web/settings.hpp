#pragma once

#include <string>

namespace web {

struct Settings {
    // Where people find the pages, "https://help.example.org"; empty: only on this machine, where
    // the hub listens.
    std::string public_url{};
    // Where map pictures come from, "https://tiles.example.org"; empty: from nowhere.
    std::string map_pictures{};
};

}  // namespace web
