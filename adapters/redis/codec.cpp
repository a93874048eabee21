#include "adapters/redis/codec.hpp"

#include "adapters/redis/error.hpp"

#include <hiredis/hiredis.h>

#include <new>
#include <utility>

namespace redis {
namespace {

Reply::Kind kind_of(int type) {
    switch (type) {
        case REDIS_REPLY_STRING: return Reply::Kind::text;
        case REDIS_REPLY_STATUS: return Reply::Kind::status;
        case REDIS_REPLY_INTEGER: return Reply::Kind::number;
        case REDIS_REPLY_ARRAY: return Reply::Kind::list;
        case REDIS_REPLY_ERROR: return Reply::Kind::error;
        default: return Reply::Kind::nothing;
    }
}

// At most eight levels deep: hiredis refuses more.
Reply convert(const redisReply& from) {
    Reply reply;
    reply.kind = kind_of(from.type);
    if (from.str != nullptr) reply.text.assign(from.str, from.len);
    if (reply.kind == Reply::Kind::number) reply.number = from.integer;
    if (reply.kind == Reply::Kind::list) {
        reply.list.reserve(from.elements);
        for (std::size_t i = 0; i < from.elements; ++i)
            reply.list.push_back(convert(*from.element[i]));
    }
    return reply;
}

}  // namespace

std::string encode(const Command& command) {
    std::vector<const char*> parts;
    std::vector<std::size_t> sizes;
    parts.reserve(command.size());
    sizes.reserve(command.size());
    for (const std::string& part : command) {
        parts.push_back(part.data());
        sizes.push_back(part.size());
    }
    char* bytes = nullptr;
    const int size =
        redisFormatCommandArgv(&bytes, static_cast<int>(parts.size()), parts.data(), sizes.data());
    if (size < 0) throw std::bad_alloc();
    const std::unique_ptr<char, decltype(&redisFreeCommand)> owner(bytes, &redisFreeCommand);
    return {bytes, static_cast<std::size_t>(size)};
}

struct ReplyParser::Reader {
    std::unique_ptr<redisReader, decltype(&redisReaderFree)> hiredis{redisReaderCreate(),
                                                                     &redisReaderFree};
    redisReplyObjectFunctions bounded{};
};

ReplyParser::ReplyParser() : reader_(std::make_unique<Reader>()) {
    redisReader* const hiredis = reader_->hiredis.get();
    if (hiredis == nullptr) throw std::bad_alloc();
    // hiredis makes room for all that a list announces before any of it has come.
    static const auto usual_list = hiredis->fn->createArray;
    reader_->bounded = *hiredis->fn;
    reader_->bounded.createArray = [](const redisReadTask* task, int size) -> void* {
        return size > max_list ? nullptr : usual_list(task, size);
    };
    hiredis->fn = &reader_->bounded;
}
ReplyParser::~ReplyParser() = default;
ReplyParser::ReplyParser(ReplyParser&&) noexcept = default;
ReplyParser& ReplyParser::operator=(ReplyParser&&) noexcept = default;

void ReplyParser::feed(std::string_view bytes) {
    unread_ += bytes.size();
    if (unread_ > max_reply) fail(Error::protocol, "a reply of more than 64 MiB");
    if (redisReaderFeed(reader_->hiredis.get(), bytes.data(), bytes.size()) != REDIS_OK) {
        fail(Error::protocol, reader_->hiredis->errstr);
    }
}

std::optional<Reply> ReplyParser::next() {
    void* raw = nullptr;
    if (redisReaderGetReply(reader_->hiredis.get(), &raw) != REDIS_OK) {
        fail(Error::protocol, reader_->hiredis->errstr);
    }
    if (raw == nullptr) return std::nullopt;
    const std::unique_ptr<void, decltype(&freeReplyObject)> owner(raw, &freeReplyObject);
    unread_ = 0;
    return convert(*static_cast<const redisReply*>(raw));
}

}  // namespace redis
