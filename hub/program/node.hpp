#pragma once

#include "config/config.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>

namespace program {

// One hub process: builds the parts out of the configuration, joins them, and drives them. This is
// the composition root.
class Node {
public:
    // Called once, when the node listens: with "http://127.0.0.1:PORT".
    using Listening = std::function<void(const std::string& url)>;

    // Reads the key file, the languages and the places. Throws std::runtime_error with one clear
    // sentence.
    Node(boost::asio::io_context& loop, config::Config config, Listening listening);
    ~Node();

    // Serves until cancelled; then stops taking requests, finishes what is under way, stops its own
    // Redis, and returns. Throws std::runtime_error with one clear sentence when it cannot start.
    boost::asio::awaitable<void> run();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace program
