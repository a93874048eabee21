#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace hub {

// Channels whose addresses are identifiers that the gateway gave to the hub, and not telephone
// numbers that people write down.
inline constexpr std::array<std::string_view, 1> chat_channels{"telegram"};

constexpr bool has_phone_numbers(std::string_view channel) {
    return std::find(chat_channels.begin(), chat_channels.end(), channel) == chat_channels.end();
}

}  // namespace hub
