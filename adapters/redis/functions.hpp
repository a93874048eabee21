#pragma once

#include "adapters/redis/connection.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace redis {

// A call of one of our functions, by its plain name.
Command function_call(std::string_view name,
                      const std::vector<std::string>& keys,
                      std::vector<std::string> arguments);

// Sends the commands in a row and gives their replies. When the server lost the function library (a
// flush, another server), loads it and sends all of them once more: so they must bear being
// executed twice. Throws as Connection does.
boost::asio::awaitable<std::vector<Reply>> call_all(Connection& connection,
                                                    std::vector<Command> commands);
boost::asio::awaitable<Reply> call(Connection& connection, Command command);

}  // namespace redis
