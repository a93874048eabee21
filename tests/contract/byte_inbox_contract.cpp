#include "tests/contract/byte_inbox_contract.hpp"

#include "tests/contract/commits.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace contract {
namespace {

struct Plain {
    records::ByteInbox& inbox;
    boost::asio::io_context& loop;

    bool append(unsigned shard,
                const std::string& dedup,
                const std::string& id,
                const std::string& bytes,
                std::size_t capacity = 100) const {
        return support::run(loop, inbox.append(shard, dedup, id, bytes, capacity));
    }
    std::vector<records::ByteEntry> read(unsigned shard, std::size_t limit = 100) const {
        return support::run(loop, inbox.read(shard, limit));
    }
    std::vector<std::string> ids(unsigned shard, std::size_t limit = 100) const {
        std::vector<std::string> all;
        for (const auto& entry : read(shard, limit)) all.push_back(entry.id);
        return all;
    }
    void remove(unsigned shard, const std::string& position) const {
        support::run(loop, inbox.remove(shard, position));
    }
    void bury(unsigned shard, const std::string& position) const {
        support::run(loop, inbox.bury(shard, position, "three times in vain"));
    }
    std::size_t buried() const { return support::run(loop, inbox.buried()); }
    bool claim(const std::string& node, std::int64_t now, std::int64_t until) const {
        return support::run(loop, inbox.claim(5, node, now, until));
    }
};

void check_queue(const Plain& inbox) {
    SECTION("entries come in the order in which they were appended, and stay until removed") {
        const std::string binary("\0\r\n\xff", 4);
        CHECK(inbox.append(3, "kannel:1", "id-1", binary));
        CHECK(inbox.append(3, "kannel:2", "id-2", ""));
        CHECK(inbox.append(4, "kannel:3", "id-3", "another shard"));
        const auto entries = inbox.read(3);
        REQUIRE(entries.size() == 2);
        CHECK(entries[0].bytes == binary);
        CHECK(entries[0].position != entries[1].position);
        CHECK(inbox.ids(3) == std::vector<std::string>{"id-1", "id-2"});
        CHECK(inbox.ids(3, 1) == std::vector<std::string>{"id-1"});
        inbox.remove(3, entries[0].position);
        inbox.remove(3, entries[0].position);
        CHECK(inbox.ids(3) == std::vector<std::string>{"id-2"});
        CHECK(inbox.ids(4) == std::vector<std::string>{"id-3"});
        CHECK(inbox.read(7).empty());
        CHECK(inbox.read(3, 0).empty());
    }
    SECTION("a repeat is dropped, also when the first one was dealt with or the shard is full") {
        CHECK(inbox.append(1, "again", "id-1", "x", 1));
        CHECK_FALSE(inbox.append(1, "again", "id-2", "y", 1));
        inbox.remove(1, inbox.read(1).at(0).position);
        CHECK_FALSE(inbox.append(1, "again", "id-3", "z", 1));
        CHECK(inbox.read(1).empty());
    }
    SECTION("a full shard refuses, and takes the same message once there is room") {
        CHECK(inbox.append(2, "one", "id-1", "x", 1));
        try {
            inbox.append(2, "two", "id-2", "x", 1);
            FAIL("a full shard took one more");
        } catch (const boost::system::system_error& error) {
            CHECK(error.code() == boost::asio::error::no_buffer_space);
        }
        inbox.remove(2, inbox.read(2).at(0).position);
        CHECK(inbox.append(2, "two", "id-2", "x", 1));
    }
}

void check_buried(const Plain& inbox) {
    SECTION("what is buried is out of the way and counted once") {
        CHECK(inbox.append(8, "bad", "id-1", "x"));
        CHECK(inbox.append(8, "good", "id-2", "y"));
        const auto position = inbox.read(8).at(0).position;
        inbox.bury(8, position);
        inbox.bury(8, position);
        CHECK(inbox.buried() == 1);
        CHECK(inbox.ids(8) == std::vector<std::string>{"id-2"});
        CHECK(inbox.append(15, "worse", "id-3", "z"));
        inbox.bury(15, inbox.read(15).at(0).position);
        CHECK(inbox.buried() == 2);
    }
}

void check_claims(const Plain& inbox) {
    SECTION("a shard belongs to one node until its time is over") {
        CHECK(inbox.claim("ada", noon, noon + 1000));
        CHECK_FALSE(inbox.claim("bo", noon + 999, noon + 5000));
        CHECK(inbox.claim("ada", noon + 999, noon + 2000));
        CHECK_FALSE(inbox.claim("bo", noon + 1999, noon + 5000));
        CHECK(inbox.claim("bo", noon + 2000, noon + 3000));
        CHECK_FALSE(inbox.claim("ada", noon + 2500, noon + 9000));
    }
}

}  // namespace

void check_byte_inbox(records::ByteInbox& inbox, boost::asio::io_context& loop) {
    const Plain plain{inbox, loop};
    check_queue(plain);
    check_buried(plain);
    check_claims(plain);
}

}  // namespace contract
