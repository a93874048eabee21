#include "adapters/memory/byte_store.hpp"

#include "adapters/memory/byte_inbox.hpp"
#include "tests/contract/commits.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

// What is particular to the twin; the contract is in tests/contract.

TEST_CASE("in memory an idempotency key is forgotten 72 hours later, by the commits' own time") {
    boost::asio::io_context loop;
    memory::ByteStore store;
    using contract::CommitOf;
    using Outcome = records::ByteCommitted::Outcome;
    auto commit = [&](const CommitOf& what) {
        return support::run(loop, store.commit(what.commit)).outcome;
    };
    CHECK(commit(CommitOf("{g:a}").key("k", "f", "a")) == Outcome::written);
    CHECK(commit(CommitOf("{g:a}").key("k", "f", "b").at(contract::noon + records::key_lifetime)) ==
          Outcome::repeated);
    CHECK(
        commit(
            CommitOf("{g:a}").key("k", "g", "b").at(contract::noon + records::key_lifetime + 1)) ==
        Outcome::written);
}

TEST_CASE(
    "in memory the inbox forgets what it has seen 72 hours later, by the time that claims tell") {
    boost::asio::io_context loop;
    memory::ByteInbox inbox;
    auto append = [&] { return support::run(loop, inbox.append(0, "d", "id", "bytes", 100)); };
    auto claim = [&](std::int64_t now) {
        return support::run(loop, inbox.claim(0, "ada", now, now + 1));
    };
    CHECK(append());
    CHECK(claim(contract::noon));
    CHECK(claim(contract::noon + records::key_lifetime));
    CHECK_FALSE(append());
    CHECK(claim(contract::noon + records::key_lifetime + 1));
    CHECK(append());
}
