#include "adapters/memory/byte_inbox.hpp"
#include "adapters/memory/byte_store.hpp"
#include "tests/contract/typed/inbox_contract.hpp"
#include "tests/contract/typed/sealed.hpp"
#include "tests/contract/typed/store_contract.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

TEST_CASE("the sealed store in memory holds the contract of hub::Store") {
    boost::asio::io_context loop;
    memory::ByteStore bytes;
    contract::Sealed sealed{bytes};
    contract::store_contract(loop, sealed.store);
}

TEST_CASE("the sealed inbox in memory holds the contract of hub::Inbox") {
    boost::asio::io_context loop;
    memory::ByteInbox bytes;
    contract::SealedInbox sealed{bytes};
    contract::inbox_contract(loop, sealed.inbox);
}
