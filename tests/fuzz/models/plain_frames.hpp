#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A second reading of WebSocket frames that shares no code with ours: the plainest there is, over
// all bytes at once.
namespace fuzz {

struct PlainMessage {
    char kind{};  // 't' text, 'i' ping, 'o' pong, 'c' goodbye
    std::string words{};
    unsigned code{};  // of a goodbye
    bool operator==(const PlainMessage&) const = default;
};

struct PlainTalk {
    std::vector<PlainMessage> messages{};
    unsigned refused{};  // the code with which it ends; 0: it does not
    bool operator==(const PlainTalk&) const = default;
};

// What a client said (masked frames), within these limits.
PlainTalk read_frames_plainly(std::string_view bytes,
                              std::size_t max_message,
                              std::size_t max_fragments);

bool is_plain_utf8(std::string_view text);

}  // namespace fuzz
