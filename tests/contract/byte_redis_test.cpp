#include "adapters/redis/byte_inbox.hpp"
#include "adapters/redis/byte_store.hpp"
#include "adapters/redis/error.hpp"
#include "tests/contract/byte_inbox_contract.hpp"
#include "tests/contract/byte_store_contract.hpp"
#include "tests/contract/commits.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using contract::CommitOf;
using Outcome = records::ByteCommitted::Outcome;

const std::vector<std::string> plain{"--enable-debug-command", "yes"};
std::vector<std::string> cluster() {
    return {"--enable-debug-command",
            "yes",
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            support::free_port()};
}

// One node that owns every slot: keys of two slots in one call are refused.
void own_every_slot(const support::RedisServer& server) {
    server.ask("CLUSTER ADDSLOTSRANGE 0 16383");
    while (server.ask("CLUSTER INFO").find("cluster_state:ok") == std::string::npos) continue;
}

// Starting a server takes longer than a section does: the sections of a case share one, emptied.
const support::RedisServer& emptied(const support::RedisServer& server) {
    server.ask("FLUSHALL");
    return server;
}

// As a failover does: another replication id, and a connection made anew.
void change_server(const support::RedisServer& server, support::RedisLink& link) {
    const std::size_t before = link.connection().connects();
    server.ask("DEBUG CHANGE-REPL-ID");
    server.ask("CLIENT KILL TYPE normal");
    while (link.connection().connects() == before) link.loop().run_one();
}

void check_store(const support::RedisServer& server) {
    support::RedisLink link(server.address());
    redis::ByteStore store(link.connection());
    contract::check_byte_store({store, link.loop(), [&] { change_server(server, link); }});
}

void check_inbox(const support::RedisServer& server) {
    support::RedisLink link(server.address());
    redis::ByteInbox inbox(link.connection());
    contract::check_byte_inbox(inbox, link.loop());
}

template <class Work>
redis::Error error_of(Work work) {
    try {
        work();
    } catch (const boost::system::system_error& error) {
        REQUIRE(error.code().category() == redis::error_category());
        return static_cast<redis::Error>(error.code().value());
    }
    FAIL("it went");
    return {};
}

}  // namespace

TEST_CASE("the store in Redis keeps the contract of bytes") {
    static const support::RedisServer server(plain);
    check_store(emptied(server));
}

TEST_CASE("the store in a Redis Cluster node keeps the contract of bytes") {
    static const support::RedisServer server(cluster());
    own_every_slot(server);
    check_store(emptied(server));
}

TEST_CASE("the inbox in Redis keeps the contract of bytes") {
    static const support::RedisServer server;
    check_inbox(emptied(server));
}

TEST_CASE("the inbox in a Redis Cluster node keeps the contract of bytes") {
    static const support::RedisServer server(cluster());
    own_every_slot(server);
    check_inbox(emptied(server));
}

TEST_CASE("when memory is full only what must go on is written, and reading goes on") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    redis::ByteStore store(link.connection());
    redis::ByteInbox inbox(link.connection());
    auto commit = [&](const CommitOf& what) {
        return support::run(link.loop(), store.commit(what.commit));
    };
    const auto first = commit(CommitOf("{g:full}").put("r", "1").event("a"));
    server.ask("CONFIG SET maxmemory 1");

    CHECK(error_of([&] { commit(CommitOf("{g:full}").put("r", "2")); }) ==
          redis::Error::out_of_memory);
    CHECK(error_of([&] { support::run(link.loop(), inbox.append(0, "d", "i", "b", 10)); }) ==
          redis::Error::out_of_memory);
    const auto stop = commit(CommitOf("{g:full}")
                                 .read("r", first.version)
                                 .put("r", "3")
                                 .event("b")
                                 .key("k", "f", "a")
                                 .even_when_full());
    CHECK(stop.outcome == Outcome::written);
    CHECK(stop.offset == 2);
    CHECK(commit(CommitOf("{g:new and full}").put("r", "1").even_when_full()).outcome ==
          Outcome::written);
    CHECK(support::run(link.loop(), store.load("{g:full}", {"r"}, "")).records.at(0).bytes == "3");
    CHECK(support::run(link.loop(), store.events("{g:full}", 0, 10)).events.size() == 2);
    CHECK(support::run(link.loop(), store.groups()).size() == 2);
    CHECK(support::run(link.loop(), inbox.claim(0, "ada", 1, 2)));
}

TEST_CASE("a commit that meets a key of the wrong kind is refused and leaves nothing behind") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    redis::ByteStore store(link.connection());
    const auto all = CommitOf("{g:odd}").put("r", "1").event("e").timer("r/t", 5).audit("line").key(
        "k", "f", "a");
    const std::string key = GENERATE("rec", "meta", "timers", "log", "audit:2026-11", "key:k");
    server.ask("LPUSH {g:odd}:" + key + " x");
    CHECK(error_of([&] { support::run(link.loop(), store.commit(all.commit)); }) ==
          redis::Error::corrupt);
    server.ask("DEL {g:odd}:" + key);
    server.ask("SREM hub:groups odd");
    CHECK(server.ask("KEYS {g:odd}*").starts_with("*0"));
}

TEST_CASE("counters that are no small numbers are refused before anything is written") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    redis::ByteStore store(link.connection());
    const std::string field = GENERATE("commits", "top");
    const std::string value = GENERATE("x", "-1", "1.5", "1e3", "9223372036854775807");
    server.ask("HSET {g:odd}:meta " + field + " " + value);
    const auto commit = CommitOf("{g:odd}").put("r", "1").event("e");
    CHECK(error_of([&] { support::run(link.loop(), store.commit(commit.commit)); }) ==
          redis::Error::corrupt);
    CHECK(server.ask("EXISTS {g:odd}:rec {g:odd}:log").starts_with(":0"));
}

TEST_CASE("versions and offsets stay exact where doubles do not") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    redis::ByteStore store(link.connection());
    server.ask("HSET {g:far}:meta commits 9007199254740992 top 90071992547409920");
    auto commit = [&](const CommitOf& what) {
        return support::run(link.loop(), store.commit(what.commit));
    };
    const auto first = commit(CommitOf("{g:far}").put("r", "1").event("a").event("b"));
    CHECK(first.version == 9007199254740993);
    CHECK(first.offset == 90071992547409922);
    CHECK(commit(CommitOf("{g:far}").read("r", 9007199254740992).put("r", "2")).outcome ==
          Outcome::stale);
    CHECK(commit(CommitOf("{g:far}").read("r", first.version).put("r", "2")).version ==
          9007199254740994);
    const auto events =
        support::run(link.loop(), store.events("{g:far}", 90071992547409921, 10)).events;
    REQUIRE(events.size() == 1);
    CHECK(events.at(0).bytes == "b");
}
