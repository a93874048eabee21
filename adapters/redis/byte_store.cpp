#include "adapters/redis/byte_store.hpp"

#include "adapters/redis/byte_codec.hpp"
#include "adapters/redis/functions.hpp"
#include "adapters/redis/keys.hpp"

#include <algorithm>
#include <utility>

namespace redis {
namespace {

namespace asio = boost::asio;

constexpr std::size_t most = 10'000;  // entries of one answer
const std::string page_size = "256";
const std::string audit_page = "1000";

}  // namespace

asio::awaitable<records::LoadedBytes> ByteStore::load(std::string scope,
                                                      std::vector<std::string> records,
                                                      std::string key) {
    const std::size_t asked = records.size();
    std::vector<std::string> keys{keys::records(scope)};
    if (!key.empty()) keys.push_back(keys::served(scope, key));
    Command command = function_call("load", keys, std::move(records));
    const Reply reply = co_await call(connection_, std::move(command));
    co_return read_loaded(reply, asked);
}

asio::awaitable<records::ByteCommitted> ByteStore::commit(records::ByteCommit commit) {
    records::ByteCommitted committed;
    committed.outcome = records::ByteCommitted::Outcome::too_large;
    if (records::too_large(commit)) co_return committed;

    // The server's id is only known, and only then the right one, when there is a connection.
    co_await connection_.ready();
    const std::string group = keys::group_of(commit.scope);
    std::vector<Command> commands;
    if (!group.empty() && !is_listed(group)) {
        std::vector<std::string> keys{keys::groups};
        std::vector<std::string> arguments{group};
        commands.push_back(function_call("enlist", keys, std::move(arguments)));
    }
    commands.push_back(commit_call(std::move(commit), connection_.server()));
    const std::string server = connection_.server();
    const std::vector<Reply> replies = co_await call_all(connection_, std::move(commands));
    if (replies.size() == 2 && server == server_) listed_.insert(group);
    co_return read_committed(replies.back());
}

bool ByteStore::is_listed(const std::string& group) {
    if (server_ != connection_.server()) {  // a restored one may know fewer groups
        server_ = connection_.server();
        listed_.clear();
    }
    return listed_.contains(group);
}

asio::awaitable<records::ByteDue> ByteStore::due(std::string scope,
                                                 std::int64_t now,
                                                 std::size_t limit) {
    std::vector<std::string> keys{keys::timers(scope)};
    std::vector<std::string> arguments{std::to_string(now), std::to_string(std::min(limit, most))};
    Command command = function_call("due", keys, std::move(arguments));
    const Reply reply = co_await call(connection_, std::move(command));
    co_return read_due(reply);
}

asio::awaitable<records::ByteEvents> ByteStore::events(std::string scope,
                                                       std::uint64_t after,
                                                       std::size_t limit) {
    std::vector<std::string> keys{keys::log(scope), keys::meta(scope)};
    std::vector<std::string> arguments{std::to_string(after),
                                       std::to_string(std::min(limit, most))};
    Command command = function_call("events", keys, std::move(arguments));
    const Reply reply = co_await call(connection_, std::move(command));
    co_return read_events(reply);
}

asio::awaitable<records::BytePage> ByteStore::list(std::string scope,
                                                   std::string prefix,
                                                   std::string from) {
    const std::string cursor = from.empty() ? "0" : from;
    Command command{
        "HSCAN", keys::records(scope), cursor, "MATCH", pattern_of(prefix), "COUNT", page_size};
    const Reply reply = co_await connection_.call(std::move(command));
    co_return read_page(reply);
}

asio::awaitable<std::vector<records::ByteAudit>> ByteStore::audit(std::string scope,
                                                                  std::string month) {
    std::vector<records::ByteAudit> lines;
    std::string from = "-";
    for (;;) {
        Command command{"XRANGE", keys::audit(scope, month), from, "+", "COUNT", audit_page};
        const Reply reply = co_await connection_.call(std::move(command));
        const std::string last = read_audit(reply, lines);
        if (last.empty()) co_return lines;
        from = "(" + last;
    }
}

asio::awaitable<std::vector<std::string>> ByteStore::groups() {
    Command command{"SMEMBERS", keys::groups};
    const Reply reply = co_await connection_.call(std::move(command));
    std::vector<std::string> ids;
    ids.reserve(reply.list.size());
    for (const Reply& id : reply.list) ids.push_back(id.text);
    std::sort(ids.begin(), ids.end());
    co_return ids;
}

}  // namespace redis
