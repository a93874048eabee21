#include "adapters/records/sealed_inbox.hpp"

#include "adapters/vault/sodium_vault.hpp"
#include "tests/unit/adapters/records/examples.hpp"
#include "tests/unit/adapters/records/watched_store.hpp"

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace {

class WatchedInbox final : public memory::ByteInbox {
public:
    boost::asio::awaitable<bool> append(unsigned shard,
                                        std::string dedup,
                                        std::string id,
                                        std::string bytes,
                                        std::size_t capacity) override {
        if (full)
            throw boost::system::system_error(
                make_error_code(boost::system::errc::no_buffer_space));
        seen.append(dedup).append("|").append(id).append("|").append(bytes);
        last_shard = shard;
        if (damage) bytes[bytes.size() - 1] = static_cast<char>(bytes.back() ^ 1);
        return memory::ByteInbox::append(
            shard, std::move(dedup), std::move(id), std::move(bytes), capacity);
    }

    std::string seen{};
    unsigned last_shard{};
    bool full{};
    bool damage{};
};

struct Fixture : support::OwnVault {
    boost::asio::io_context loop{};
    WatchedInbox bytes{};
    support::CountingIds ids{};
    records::SealedInbox inbox{bytes, vault, ids};

    hub::Appended append(const hub::Inbound& what) {
        return support::run(loop, inbox.append(what));
    }
    std::vector<hub::InboxEntry> read() {
        return support::run(loop, inbox.read(bytes.last_shard, 100));
    }
};

hub::InboundText text() {
    return std::get<hub::InboundText>(examples::full_inbounds().at(0));
}

}  // namespace

TEST_CASE_METHOD(Fixture, "what gateways bring is read as it came") {
    for (const hub::Inbound& inbound : examples::full_inbounds()) {
        CHECK(append(inbound) == hub::Appended::fresh);
        const auto entries = read();
        REQUIRE_FALSE(entries.empty());
        CHECK(entries.back().inbound == inbound);
        CHECK_FALSE(entries.back().id.empty());
    }
}

TEST_CASE_METHOD(Fixture, "a received text is nowhere readable while it waits") {
    append(text());
    CHECK(bytes.seen.find(examples::canary) == std::string::npos);
    CHECK(bytes.seen.find("milk") == std::string::npos);
    CHECK(bytes.seen.find("447700900000") == std::string::npos);
}

TEST_CASE_METHOD(Fixture, "a repeat is known by the provider's id on its channel") {
    hub::InboundText again = text();
    CHECK(append(text()) == hub::Appended::fresh);
    again.received_at += std::chrono::hours{1};
    CHECK(append(again) == hub::Appended::duplicate);
    again.provider_id += "x";
    CHECK(append(again) == hub::Appended::fresh);
    again.channel = "phones";
    CHECK(append(again) == hub::Appended::fresh);
}

TEST_CASE_METHOD(Fixture,
                 "without a provider's id a repeat is known by its words within the second") {
    hub::InboundText plain = text();
    plain.provider_id.clear();
    plain.received_at = examples::noon();
    CHECK(append(plain) == hub::Appended::fresh);
    plain.received_at += std::chrono::milliseconds{100};
    CHECK(append(plain) == hub::Appended::duplicate);
    hub::InboundText other = plain;
    other.text.reveal += "!";
    CHECK(append(other) == hub::Appended::fresh);
    plain.received_at += std::chrono::seconds{1};
    CHECK(append(plain) == hub::Appended::fresh);
}

TEST_CASE_METHOD(Fixture, "all from one sender is in one shard, and senders are spread") {
    std::set<unsigned> shards;
    for (int i = 0; i < 200; ++i) {
        hub::InboundText from = text();
        from.from.reveal += std::to_string(i);
        from.provider_id = "a" + std::to_string(i);
        append(from);
        const unsigned first = bytes.last_shard;
        from.provider_id = "b" + std::to_string(i);
        append(from);
        CHECK(bytes.last_shard == first);
        CHECK(first < hub::Inbox::shards);
        shards.insert(first);
    }
    CHECK(shards.size() == hub::Inbox::shards);
}

TEST_CASE_METHOD(Fixture, "a full shard is a refusal") {
    bytes.full = true;
    try {
        append(text());
        FAIL("it was not refused");
    } catch (const boost::system::system_error& error) {
        CHECK(error.code() == hub::Refusal::full);
    }
}

TEST_CASE_METHOD(Fixture, "a damaged entry is buried and does not hold up those behind it") {
    bytes.damage = true;
    append(text());
    bytes.damage = false;
    hub::InboundText second = text();
    second.provider_id = "second";
    append(second);
    const auto entries = read();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].inbound == hub::Inbound{second});
    CHECK(support::run(loop, inbox.buried()) == 1);
    CHECK(read().size() == 1);
}
