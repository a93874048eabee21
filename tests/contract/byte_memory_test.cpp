#include "adapters/memory/byte_inbox.hpp"
#include "adapters/memory/byte_store.hpp"
#include "tests/contract/byte_inbox_contract.hpp"
#include "tests/contract/byte_store_contract.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

TEST_CASE("the store in memory keeps the contract of bytes") {
    boost::asio::io_context loop;
    memory::ByteStore store;
    contract::check_byte_store({store, loop, [&] { store.become_another_server(); }});
}

TEST_CASE("the inbox in memory keeps the contract of bytes") {
    boost::asio::io_context loop;
    memory::ByteInbox inbox;
    contract::check_byte_inbox(inbox, loop);
}
