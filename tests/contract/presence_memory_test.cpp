#include "adapters/memory/presence.hpp"
#include "tests/contract/presence_contract.hpp"

#include <catch2/catch.hpp>

TEST_CASE("presence in memory keeps its contract") {
    boost::asio::io_context loop;
    memory::Presence presence;
    contract::check_presence(presence, loop);
}
