#pragma once

#include "adapters/redis/connection.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace redis {

// Throws std::runtime_error that says what to change when this server would lose acknowledged
// writes, unless `settings.allow_data_loss`. Asks CONFIG GET for appendonly, appendfsync and
// maxmemory-policy.
boost::asio::awaitable<void> require_durable(Connection& connection, Settings settings);

// Why the server cannot be written to now; empty when it can. Never throws but for being cancelled.
boost::asio::awaitable<std::string> why_not_ready(Connection& connection);

}  // namespace redis
