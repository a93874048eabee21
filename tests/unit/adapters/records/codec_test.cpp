#include "adapters/records/codec.hpp"

#include "adapters/records/error.hpp"
#include "adapters/records/frame.hpp"
#include "adapters/records/names.hpp"
#include "tests/unit/adapters/records/examples.hpp"

#include <boost/pfr.hpp>
#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <type_traits>

namespace {

using records::NothingSealed;

hub::Record again(const hub::Record& record) {
    NothingSealed nothing;
    const std::string bytes = records::encode(record, nothing);
    return records::StoredText{bytes, hub::id_of(record), "here"}.decode(nothing);
}

boost::system::error_code error_of(const std::string& bytes, const hub::RecordId& id) {
    NothingSealed nothing;
    try {
        records::StoredText{bytes, id, "{g:x}here"}.decode(nothing);
    } catch (const boost::system::system_error& error) {
        CHECK(std::string{error.what()}.find("{g:x}here") != std::string::npos);
        return error.code();
    }
    return {};
}

std::string bytes_of(const hub::Record& record) {
    NothingSealed nothing;
    return records::encode(record, nothing);
}

// The same text under a valid checksum.
std::string with(std::string bytes, const std::string& from, const std::string& to) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, from.size(), to);
    const std::size_t sum = bytes.rfind(",\"sum\":\"");
    const std::string covered = bytes.substr(0, sum);
    return covered + ",\"sum\":\"" + records::checksum(covered) + "\"}";
}

template <class T>
void check_full(const T& value) {
    std::size_t index = 0;
    boost::pfr::for_each_field(value, [&](const auto& field) {
        INFO("field " << index++);
        CHECK(!(field == std::decay_t<decltype(field)>{}));
    });
}

}  // namespace

TEST_CASE("every record comes back as it was, full and empty") {
    std::set<std::size_t> kinds;
    for (const auto& list : {examples::full_records(), examples::empty_records()}) {
        for (const hub::Record& record : list) {
            INFO(records::record_name(hub::id_of(record)));
            CHECK(again(record) == record);
            kinds.insert(record.index());
        }
    }
    CHECK(kinds.size() == std::variant_size_v<hub::Record>);
}

TEST_CASE("the full examples leave no field at nothing, so that a forgotten one is noticed") {
    for (const hub::Record& record : examples::full_records()) {
        INFO(records::record_name(hub::id_of(record)));
        std::visit([](const auto& value) { check_full(value); }, record);
    }
    check_full(examples::request().offers.at(0 + 1));
    check_full(examples::volunteer().tasks.at(0));
    check_full(examples::volunteer().open_offers.at(0));
    check_full(examples::volunteer().resting_codes.at(0));
    check_full(examples::group().asking);
    check_full(examples::place());
    for (const hub::Event& event : examples::full_events()) {
        std::visit([](const auto& value) { check_full(value); }, event);
    }
    for (const hub::Inbound& inbound : examples::full_inbounds()) {
        std::visit([](const auto& value) { check_full(value); }, inbound);
    }
}

TEST_CASE("every event and every received message comes back as it was") {
    const auto events = examples::full_events();
    CHECK(events.size() == std::variant_size_v<hub::Event>);
    for (const hub::Event& event : events) {
        CHECK(records::decode_event(records::encode(event), "here") == event);
    }
    CHECK(records::decode_event(records::encode(hub::Event{hub::OfferMoved{}}), "here") ==
          hub::Event{hub::OfferMoved{}});
    for (const hub::Inbound& inbound : examples::full_inbounds()) {
        CHECK(records::decode_inbound(records::encode(inbound), "here") == inbound);
    }
    const hub::Inbound empty = hub::InboundText{};
    CHECK(records::decode_inbound(records::encode(empty), "here") == empty);
}

TEST_CASE("stored texts begin with their format version and are readable") {
    const hub::Record lease =
        hub::Lease{.holder = {"n1"}, .until = hub::TimePoint{std::chrono::milliseconds{5}}};
    CHECK(bytes_of(lease).starts_with(R"({"v":1,"kind":"lease","holder":"n1","until":5,"sum":")"));
    CHECK(
        records::encode(hub::Event{hub::RequestMoved{{"r1"}, hub::RequestState::open}})
            .starts_with(R"({"v":1,"kind":"request_moved","request":"r1","state":"open","sum":")"));
}

TEST_CASE("a newer format is refused by name, whatever follows") {
    const hub::Record record = examples::group();
    const std::string newer = with(bytes_of(record), "{\"v\":1", "{\"v\":2");
    CHECK(error_of(newer, hub::group_record()) == records::Error::newer_format);
    CHECK(error_of("{\"v\":2,anything", hub::group_record()) == records::Error::newer_format);
    const std::string event =
        with(records::encode(hub::Event{hub::GroupChanged{}}), "\"v\":1", "\"v\":2");
    CHECK_THROWS_AS(records::decode_event(event, "here"), boost::system::system_error);
}

TEST_CASE("unknown kinds, fields, words and missing fields are refused") {
    const hub::Record lease = hub::Lease{.holder = {"n1"}, .until = examples::noon()};
    const std::string bytes = bytes_of(lease);
    const auto id = hub::lease_record();
    CHECK(error_of(with(bytes, "\"kind\":\"lease\"", "\"kind\":\"leash\""), id) ==
          records::Error::unknown_kind);
    CHECK(error_of(with(bytes, "\"kind\":\"lease\"", "\"kind\":\"budget\""), id) ==
          records::Error::corrupted);
    CHECK(error_of(with(bytes, "holder", "holdee"), id) == records::Error::corrupted);
    CHECK(error_of(with(bytes, "\"until\":", "\"untie\":"), id) == records::Error::corrupted);
    CHECK(error_of(with(bytes, "\"holder\":\"n1\"", "\"holder\":1"), id) ==
          records::Error::corrupted);
    const std::string person = bytes_of(examples::person());
    CHECK(error_of(with(person, "\"resident\"", "\"president\""), hub::person_record({"rosa"})) ==
          records::Error::corrupted);
    const std::string event =
        with(records::encode(hub::Event{hub::GroupChanged{}}), "group_", "troop_");
    CHECK_THROWS_WITH(records::decode_event(event, "event 7"), Catch::Contains("event 7"));
}

TEST_CASE("a record found under another name is refused") {
    const std::string bytes = bytes_of(examples::person("rosa"));
    CHECK_FALSE(error_of(bytes, hub::person_record({"rosa"})).failed());
    CHECK(error_of(bytes, hub::person_record({"bo"})) == records::Error::corrupted);
    CHECK(error_of(bytes, hub::volunteer_record({"rosa"})) == records::Error::corrupted);
}

TEST_CASE("no changed, missing or added byte is ever taken for another value") {
    for (const hub::Record& record :
         {hub::Record{examples::request()}, hub::Record{examples::group()}}) {
        const std::string bytes = bytes_of(record);
        const auto id = hub::id_of(record);
        std::size_t accepted = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 7)));
            accepted += error_of(changed, id).failed() ? 0U : 1U;
            accepted += error_of(bytes.substr(0, i), id).failed() ? 0U : 1U;
        }
        CHECK(accepted == 0);
        CHECK(error_of(bytes + " ", id).failed());
        CHECK(error_of("", id).failed());
    }
}
