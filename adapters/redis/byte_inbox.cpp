#include "adapters/redis/byte_inbox.hpp"

#include "adapters/redis/error.hpp"
#include "adapters/redis/functions.hpp"
#include "adapters/redis/keys.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <utility>

namespace redis {
namespace {

namespace asio = boost::asio;

constexpr unsigned shards = 16;
constexpr std::size_t most = 1000;  // entries of one answer

records::ByteEntry read_entry(const Reply& reply) {
    if (reply.list.size() != 2 || reply.list[1].list.size() != 4)
        fail(Error::corrupt, "an inbox entry");
    return {.position = reply.list[0].text,
            .id = reply.list[1].list[1].text,
            .bytes = reply.list[1].list[3].text};
}

}  // namespace

asio::awaitable<bool> ByteInbox::append(
    unsigned shard, std::string dedup, std::string id, std::string bytes, std::size_t capacity) {
    std::vector<std::string> keys{keys::seen(shard, dedup), keys::queue(shard)};
    std::vector<std::string> arguments{std::move(id),
                                       std::move(bytes),
                                       std::to_string(capacity),
                                       std::to_string(records::key_lifetime / 1000)};
    Command command = function_call("append", keys, std::move(arguments));
    const Reply reply = co_await call(connection_, std::move(command));
    if (reply.text == "full") throw boost::system::system_error(asio::error::no_buffer_space);
    co_return reply.text == "fresh";
}

asio::awaitable<std::vector<records::ByteEntry>> ByteInbox::read(unsigned shard,
                                                                 std::size_t limit) {
    Command command{
        "XRANGE", keys::queue(shard), "-", "+", "COUNT", std::to_string(std::min(limit, most))};
    const Reply reply = co_await connection_.call(std::move(command));
    std::vector<records::ByteEntry> entries;
    entries.reserve(reply.list.size());
    for (const Reply& entry : reply.list) entries.push_back(read_entry(entry));
    co_return entries;
}

asio::awaitable<void> ByteInbox::remove(unsigned shard, std::string position) {
    Command command{"XDEL", keys::queue(shard), std::move(position)};
    co_await connection_.call(std::move(command));
}

asio::awaitable<void> ByteInbox::bury(unsigned shard, std::string position, std::string reason) {
    std::vector<std::string> keys{keys::queue(shard), keys::buried(shard)};
    std::vector<std::string> arguments{std::move(position), std::move(reason)};
    Command command = function_call("bury", keys, std::move(arguments));
    co_await call(connection_, std::move(command));
}

asio::awaitable<std::size_t> ByteInbox::buried() {
    std::vector<Command> commands;
    for (unsigned shard = 0; shard < shards; ++shard) {
        Command command{"XLEN", keys::buried(shard)};
        commands.push_back(std::move(command));
    }
    const std::vector<Reply> replies = co_await call_all(connection_, std::move(commands));
    std::size_t all = 0;
    for (const Reply& reply : replies) all += static_cast<std::size_t>(reply.number);
    co_return all;
}

asio::awaitable<bool> ByteInbox::claim(unsigned shard,
                                       std::string node,
                                       std::int64_t now,
                                       std::int64_t until) {
    std::vector<std::string> keys{keys::claim(shard)};
    std::vector<std::string> arguments{std::move(node), std::to_string(now), std::to_string(until)};
    Command command = function_call("claim", keys, std::move(arguments));
    const Reply reply = co_await call(connection_, std::move(command));
    co_return reply.number == 1;
}

}  // namespace redis
