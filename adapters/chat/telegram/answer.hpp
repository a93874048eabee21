#pragma once

#include "hub/ports/channel.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace telegram {

// What the Bot API answered to one call. Its description may repeat what was sent, so it is read
// here and never logged or passed on.
struct Answer {
    unsigned status{};
    bool ok{};
    std::string description{};
    std::chrono::seconds retry_after{};  // of a 429: 1 second to a day
    std::string body{};                  // whole
};

Answer read_answer(unsigned status, std::string body);

// The message that sendMessage made. Nothing when the answer does not say.
std::optional<std::int64_t> message_in(const Answer& answer);

// What came of a message. `chat` becomes part of the reference.
hub::HandedOver outcome_of(const Answer& answer, std::string_view chat);

}  // namespace telegram
