#include "tests/contract/typed/inbox_contract.hpp"

#include "tests/support/run.hpp"
#include "tests/unit/adapters/records/examples.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace contract {

namespace {

using namespace std::chrono_literals;

class Suite {
public:
    Suite(boost::asio::io_context& loop, hub::Inbox& inbox) : loop_{loop}, inbox_{inbox} {}

    hub::Appended append(const hub::Inbound& inbound) {
        return support::run(loop_, inbox_.append(inbound));
    }
    std::vector<hub::InboxEntry> read(unsigned shard, std::size_t limit = 100) {
        return support::run(loop_, inbox_.read(shard, limit));
    }
    void remove(unsigned shard, const std::string& position) {
        support::run(loop_, inbox_.remove(shard, position));
    }
    void bury(unsigned shard, const std::string& position) {
        support::run(loop_, inbox_.bury(shard, position, "not understood"));
    }
    std::size_t buried() { return support::run(loop_, inbox_.buried()); }
    bool claim(const std::string& node, hub::TimePoint now, hub::TimePoint until) {
        return support::run(loop_, inbox_.claim(3, hub::NodeId{node}, now, until));
    }

    // The shard that holds anything; the tests write to one at a time.
    unsigned used_shard() {
        for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) {
            if (!read(shard).empty()) return shard;
        }
        FAIL("nothing was appended");
        return 0;
    }

private:
    boost::asio::io_context& loop_;
    hub::Inbox& inbox_;
};

hub::InboundText text(const std::string& words) {
    return {.channel = "sms",
            .from = {"+447700900123"},
            .to = "+447700900000",
            .text = {words},
            .provider_id = "id of " + words,
            .received_at = examples::noon()};
}

void entries(Suite& suite) {
    SECTION("what was appended is read in order, and reading does not take it away") {
        for (const std::string words : {"one", "two", "three"}) {
            CHECK(suite.append(text(words)) == hub::Appended::fresh);
        }
        const unsigned shard = suite.used_shard();
        const auto read = suite.read(shard);
        REQUIRE(read.size() == 3);
        CHECK(read[0].inbound == hub::Inbound{text("one")});
        CHECK(read[2].inbound == hub::Inbound{text("three")});
        CHECK(read[0].id != read[1].id);
        CHECK(suite.read(shard, 2).size() == 2);
        CHECK(suite.read(shard)[0].id == read[0].id);
    }

    SECTION("a report comes back as it was") {
        const auto report = examples::full_inbounds().at(1);
        suite.append(report);
        CHECK(suite.read(suite.used_shard()).at(0).inbound == report);
        CHECK(suite.append(report) == hub::Appended::duplicate);
    }

    SECTION("a repeat is dropped, also after the first was done with") {
        suite.append(text("one"));
        CHECK(suite.append(text("one")) == hub::Appended::duplicate);
        const unsigned shard = suite.used_shard();
        suite.remove(shard, suite.read(shard).at(0).position);
        CHECK(suite.append(text("one")) == hub::Appended::duplicate);
        CHECK(suite.read(shard).empty());
    }

    SECTION("removing one leaves the others, and removing it twice is nothing") {
        suite.append(text("one"));
        suite.append(text("two"));
        const unsigned shard = suite.used_shard();
        const std::string first = suite.read(shard).at(0).position;
        suite.remove(shard, first);
        suite.remove(shard, first);
        REQUIRE(suite.read(shard).size() == 1);
        CHECK(suite.read(shard)[0].inbound == hub::Inbound{text("two")});
    }

    SECTION("a buried entry is out of the way and counted") {
        suite.append(text("one"));
        const unsigned shard = suite.used_shard();
        CHECK(suite.buried() == 0);
        suite.bury(shard, suite.read(shard).at(0).position);
        CHECK(suite.read(shard).empty());
        CHECK(suite.buried() == 1);
    }
}

void claims(Suite& suite) {
    SECTION("a shard is served by one node until its claim ends or is renewed") {
        const auto now = examples::noon();
        CHECK(suite.claim("a", now, now + 10s));
        CHECK_FALSE(suite.claim("b", now + 9s, now + 19s));
        CHECK(suite.claim("a", now + 9s, now + 19s));
        CHECK_FALSE(suite.claim("b", now + 18s, now + 28s));
        CHECK(suite.claim("b", now + 20s, now + 30s));
        CHECK_FALSE(suite.claim("a", now + 21s, now + 31s));
    }
}

}  // namespace

void inbox_contract(boost::asio::io_context& loop, hub::Inbox& inbox) {
    Suite suite{loop, inbox};
    entries(suite);
    claims(suite);
}

}  // namespace contract
