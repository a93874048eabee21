#include "adapters/redis/byte_inbox.hpp"
#include "adapters/redis/byte_store.hpp"
#include "tests/contract/typed/inbox_contract.hpp"
#include "tests/contract/typed/sealed.hpp"
#include "tests/contract/typed/store_contract.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

namespace {

// Starting a server takes longer than a section does: the sections of a case share one, emptied.
const support::RedisServer& empty_server() {
    static const support::RedisServer server;
    server.ask("FLUSHALL");
    return server;
}

}  // namespace

TEST_CASE("the sealed store in Redis holds the contract of hub::Store") {
    support::RedisLink link{empty_server().address()};
    redis::ByteStore bytes{link.connection()};
    contract::Sealed sealed{bytes};
    contract::store_contract(link.loop(), sealed.store);
}

TEST_CASE("the sealed inbox in Redis holds the contract of hub::Inbox") {
    support::RedisLink link{empty_server().address()};
    redis::ByteInbox bytes{link.connection()};
    contract::SealedInbox sealed{bytes};
    contract::inbox_contract(link.loop(), sealed.inbox);
}
