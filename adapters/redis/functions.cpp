#include "adapters/redis/functions.hpp"

#include "adapters/redis/library.hpp"

#include <boost/system/system_error.hpp>

#include <iterator>
#include <utility>

namespace redis {
namespace {

namespace asio = boost::asio;

asio::awaitable<std::vector<Reply>> try_all(Connection& connection,
                                            const std::vector<Command>& commands) {
    const Connection::Deadline deadline = co_await connection.ready();
    std::vector<Sent> sent;
    sent.reserve(commands.size());
    for (const Command& command : commands) sent.push_back(connection.send(command, deadline));
    std::vector<Reply> replies;
    replies.reserve(sent.size());
    for (const Sent& one : sent) replies.push_back(co_await connection.answer(one));
    co_return replies;
}

// Not atomic with what follows: whoever flushes all the time gets function_missing.
asio::awaitable<void> load_library(Connection& connection) {
    Command load{"FUNCTION", "LOAD", std::string(library::source)};
    try {
        co_await connection.call(std::move(load));
    } catch (const boost::system::system_error& error) {
        if (std::string_view(error.what()).find("already exists") == std::string_view::npos) throw;
    }
}

}  // namespace

Command function_call(std::string_view name,
                      const std::vector<std::string>& keys,
                      std::vector<std::string> arguments) {
    Command command{"FCALL", library::function(name), std::to_string(keys.size())};
    command.reserve(command.size() + keys.size() + arguments.size());
    command.insert(command.end(), keys.begin(), keys.end());
    command.insert(command.end(),
                   std::make_move_iterator(arguments.begin()),
                   std::make_move_iterator(arguments.end()));
    return command;
}

asio::awaitable<std::vector<Reply>> call_all(Connection& connection,
                                             std::vector<Command> commands) {
    try {
        co_return co_await try_all(connection, commands);
    } catch (const boost::system::system_error& error) {
        if (error.code() != make_error_code(Error::function_missing)) throw;
    }
    co_await load_library(connection);
    co_return co_await try_all(connection, commands);
}

asio::awaitable<Reply> call(Connection& connection, Command command) {
    std::vector<Command> commands;
    commands.push_back(std::move(command));
    std::vector<Reply> replies = co_await call_all(connection, std::move(commands));
    co_return std::move(replies.front());
}

}  // namespace redis
