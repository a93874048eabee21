#pragma once

#include "adapters/secrets/sodium_secrets.hpp"

#include <boost/asio/io_context.hpp>

#include <array>

// What the tests of secrets share.
namespace secrets_examples {

inline std::array<unsigned char, 32> key(unsigned char filled_with) {
    std::array<unsigned char, 32> bytes{};
    bytes.fill(filled_with);
    return bytes;
}

struct World {
    boost::asio::io_context loop{};
    async::Pool pool{4};
    secrets::SodiumSecrets secrets{key(7), pool};
};

}  // namespace secrets_examples
