#pragma once

#include "adapters/records/byte_store.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <string>

namespace contract {

// A store under test, and what it takes to provoke it. Scopes are named by the suite, so one store
// serves all of it.
struct ByteStoreUnderTest {
    records::ByteStore& store;
    boost::asio::io_context& loop;
    std::function<void()>
        another_server;  // from here on the store is on a server with another replication id
};

// Every case of the contract in adapters/records/byte_store.hpp, as Catch2 sections.
void check_byte_store(const ByteStoreUnderTest& under_test);

}  // namespace contract
