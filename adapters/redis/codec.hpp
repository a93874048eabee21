#pragma once

#include "adapters/redis/reply.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace redis {

// The command as it goes over the wire.
std::string encode(const Command& command);

// Bytes in, replies out, wherever the bytes were cut. Throws Error::protocol for what is no reply,
// for more than eight nested lists, a list that announces more than a million elements, and a reply
// of more than 64 MiB; then it is of no further use.
class ReplyParser {
public:
    static constexpr std::size_t max_reply = std::size_t{64} << 20;
    static constexpr int max_list = 1'000'000;

    ReplyParser();
    ~ReplyParser();
    ReplyParser(ReplyParser&&) noexcept;
    ReplyParser& operator=(ReplyParser&&) noexcept;

    void feed(std::string_view bytes);
    std::optional<Reply> next();  // nothing: more bytes are needed

private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
    std::size_t unread_{};  // fed since the last whole reply
};

}  // namespace redis
