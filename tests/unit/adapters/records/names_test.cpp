#include "adapters/records/names.hpp"

#include "adapters/records/base64.hpp"

#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <string>

TEST_CASE("names of records and timers lead back to what they name") {
    const auto id = hub::record_id(hub::RequestId{"01H-x_9"});
    CHECK(records::record_name(id) == "request:01H-x_9");
    CHECK(records::parse_record_name("request:01H-x_9") == id);
    CHECK(records::timer_name(id, hub::TimerKind::dispatch) == "request:01H-x_9/dispatch");
    const auto timer = records::parse_timer_name("request:01H-x_9/dispatch");
    REQUIRE(timer);
    CHECK(timer->record == id);
    CHECK(timer->kind == hub::TimerKind::dispatch);
    CHECK(records::record_name(hub::group_record()) == "group:self");
}

TEST_CASE("what is no such name is not taken for one") {
    for (const std::string name : {"",
                                   ":",
                                   "request",
                                   "request:",
                                   "Request:1",
                                   "key:rosa",
                                   "request:1/send",
                                   "request:a b",
                                   "request:1:2",
                                   " request:1",
                                   "request:\xC3\xA9"}) {
        INFO(name);
        CHECK_FALSE(records::parse_record_name(name));
    }
    CHECK_FALSE(records::parse_record_name("request:" + std::string(65, 'a')));
    for (const std::string name : {"",
                                   "/",
                                   "request:1",
                                   "request:1/",
                                   "request:1/sending",
                                   "/send",
                                   "request:1/send/send"}) {
        INFO(name);
        CHECK_FALSE(records::parse_timer_name(name));
    }
}

TEST_CASE("a scope that is not well formed has no name") {
    CHECK(records::scope_name(hub::scope_of(hub::GroupId{"hackney"})) == "{g:hackney}");
    CHECK(records::scope_name(hub::scope_of(hub::AddressKey{"0aff"})) == "{a:0aff}");
    for (const std::string id : {"", "a}b", "{a", "a b"}) {
        CHECK_THROWS_AS(records::scope_name({hub::Scope::Kind::group, id}),
                        boost::system::system_error);
    }
}

TEST_CASE("base 64 comes back for all lengths, and only canonical text is read") {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        CHECK(records::from_base64(records::base64(bytes)) == bytes);
        bytes += static_cast<char>(i * 7);
    }
    CHECK(records::base64("\xFB\xFF") == "-_8");
    for (const std::string bad : {"A", "AB=", "A+/A", "-_9", "AAAAA", "A A="}) {
        INFO(bad);
        CHECK_FALSE(records::from_base64(bad));
    }
}
