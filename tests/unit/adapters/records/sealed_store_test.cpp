#include "adapters/records/sealed_store.hpp"

#include "adapters/records/base64.hpp"
#include "adapters/records/error.hpp"
#include "adapters/records/frame.hpp"
#include "adapters/records/names.hpp"
#include "adapters/vault/sodium_vault.hpp"
#include "tests/unit/adapters/records/examples.hpp"
#include "tests/unit/adapters/records/watched_store.hpp"

#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

const hub::Scope hackney = hub::scope_of(hub::GroupId{"hackney"});
const hub::Scope address = hub::scope_of(hub::AddressKey{"0123456789abcdef"});

struct Fixture : support::OwnVault {
    boost::asio::io_context loop{};
    support::WatchedStore bytes{};
    support::SeededRandom random{};
    records::SealedStore store{bytes, vault, random};

    hub::Changes changes() const {
        hub::Changes result;
        result.actor = "rosa";
        result.action = "open_request";
        result.at = examples::noon();
        return result;
    }

    hub::Result<hub::Committed> commit(hub::Changes what, const hub::Scope& scope = hackney) {
        return support::run(loop, store.commit(scope, std::move(what)));
    }

    void put(const hub::Record& record, const hub::Scope& scope = hackney) {
        REQUIRE(commit(changes().put(record), scope).has_value());
    }

    hub::Loaded load(const std::vector<hub::RecordId>& ids, const hub::Scope& scope = hackney) {
        return support::run(loop, store.load(scope, ids, hub::IdempotencyKey{}));
    }

    // As another node sees it, which has unwrapped nothing yet.
    hub::Loaded load_elsewhere(const std::vector<hub::RecordId>& ids,
                               const hub::Scope& scope = hackney) {
        records::SealedStore other{bytes, vault, random};
        return support::run(loop, other.load(scope, ids, hub::IdempotencyKey{}));
    }

    void erase(const hub::RecordId& id, const hub::Scope& scope = hackney) {
        REQUIRE(commit(changes().erase(id), scope).has_value());
    }

    std::string raw(const std::string& name, const std::string& scope = "{g:hackney}") {
        const auto found = support::run(loop, bytes.load(scope, {name}, ""));
        return found.records.at(0).bytes.value_or("");
    }

    void put_raw(const std::string& name, std::string value) {
        records::ByteCommit commit;
        commit.scope = "{g:hackney}";
        commit.puts.emplace_back(name, std::move(value));
        REQUIRE(support::run(loop, bytes.commit(commit)).outcome ==
                records::ByteCommitted::Outcome::written);
    }

    boost::system::error_code error_of_load(const hub::RecordId& id) {
        try {
            load_elsewhere({id});
        } catch (const boost::system::system_error& error) {
            CHECK(std::string{error.what()}.find(records::record_name(id)) != std::string::npos);
            return error.code();
        }
        return {};
    }
};

bool is_address_scoped(const hub::Record& record) {
    const auto kind = hub::id_of(record).kind;
    return kind == hub::RecordKind::address || kind == hub::RecordKind::step;
}

const hub::Scope& scope_for(const hub::Record& record) {
    return is_address_scoped(record) ? address : hackney;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "every record that is put is loaded again, here and on another node") {
    for (const auto& list : {examples::full_records(), examples::empty_records()}) {
        for (const hub::Record& record : list) {
            const auto id = hub::id_of(record);
            INFO(records::record_name(id));
            put(record, scope_for(record));
            for (const hub::Loaded& loaded :
                 {load({id}, scope_for(record)), load_elsewhere({id}, scope_for(record))}) {
                CHECK(loaded.version(id) > 0);
                std::visit(
                    [&](const auto& value) {
                        CHECK(*loaded.find<std::decay_t<decltype(value)>>(id) == value);
                    },
                    record);
            }
        }
    }
}

TEST_CASE_METHOD(Fixture, "nothing personal is in any byte that is stored") {
    hub::Changes all = changes();
    for (const hub::Record& record : examples::full_records()) {
        if (!is_address_scoped(record)) all.put(record);
        if (is_address_scoped(record)) put(record, address);
    }
    for (const hub::Event& event : examples::full_events()) all.announce(event);
    all.timer(hub::record_id(hub::RequestId{"r1"}), hub::TimerKind::dispatch, examples::noon());
    all.erase(hub::record_id(hub::AlertId{"old"}));
    all.key = {"key-1", "print"};
    all.answer = {"ok"};
    REQUIRE(commit(all).has_value());

    std::string seen = bytes.seen;
    for (const auto& scope : {hackney, address}) {
        for (const auto& line : support::run(loop, store.audit(scope, "2026-11")))
            seen += line.entry;
    }
    REQUIRE(seen.find("open_request") != std::string::npos);
    CHECK(seen.find(examples::canary) == std::string::npos);
    CHECK(seen.find(examples::canary_degrees) == std::string::npos);
    // Also not in base 64, at any of its three phases: the digits that the canary alone decides.
    for (std::size_t phase = 0; phase < 3; ++phase) {
        const std::string coded = records::base64(std::string(phase, 'x') + examples::canary);
        const std::size_t begin = (phase * 8 + 5) / 6;
        const std::size_t end = (phase + examples::canary.size()) * 8 / 6;
        CHECK(seen.find(coded.substr(begin, end - begin)) == std::string::npos);
    }
}

TEST_CASE_METHOD(Fixture, "a sealed value does not open in another field, record or scope") {
    put(examples::person("rosa"));
    const auto id = hub::person_record({"rosa"});
    const std::string original = raw("person:rosa");
    const auto sealed_field = [&](const std::string& name) {
        const std::size_t begin = original.find("\"" + name + "\":\"") + name.size() + 4;
        return original.substr(begin, original.find('"', begin) - begin);
    };
    const auto sum_again = [](std::string text) {
        text.resize(text.rfind(",\"sum\""));
        return text + ",\"sum\":\"" + records::checksum(text) + "\"}";
    };
    std::string swapped = original;
    const std::string name = sealed_field("name");
    const std::string street = sealed_field("street");
    swapped.replace(swapped.find(street), street.size(), name);
    put_raw("person:rosa", sum_again(swapped));
    CHECK(error_of_load(id) == records::Error::corrupted);

    put(examples::request("r1", "rosa"));
    put(examples::request("r2", "rosa"));
    std::string moved = raw("request:r2");
    moved.replace(moved.find("\"id\":\"r2\""), 9, "\"id\":\"r1\"");
    put_raw("request:r1", sum_again(moved));
    CHECK(error_of_load(hub::record_id(hub::RequestId{"r1"})) == records::Error::corrupted);

    const hub::Scope camden = hub::scope_of(hub::GroupId{"camden"});
    records::ByteCommit copy;
    copy.scope = "{g:camden}";
    copy.puts = {{"person:rosa", original}, {"key:rosa", raw("key:rosa")}};
    REQUIRE(support::run(loop, bytes.commit(copy)).outcome ==
            records::ByteCommitted::Outcome::written);
    CHECK_THROWS_AS(load_elsewhere({id}, camden), boost::system::system_error);
}

TEST_CASE_METHOD(Fixture, "damaged bytes are an error that names the record") {
    put(examples::request());
    const auto id = hub::record_id(hub::RequestId{"r1"});
    std::string damaged = raw("request:r1");
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    put_raw("request:r1", damaged);
    CHECK(error_of_load(id) == records::Error::corrupted);
    CHECK_THROWS_WITH(support::run(loop, store.list(hackney, hub::RecordKind::request, "")),
                      Catch::Contains("request:r1"));
    put_raw("request:r1", "{\"v\":7,");
    CHECK(error_of_load(id) == records::Error::newer_format);
}

TEST_CASE_METHOD(Fixture, "a key that another key file wrapped is an error, not an empty record") {
    put(examples::person());
    vault::SodiumVault other{vault::KeyFile{folder / "other"}};
    records::SealedStore stranger{bytes, other, random};
    CHECK_THROWS_WITH(
        support::run(loop, stranger.load(hackney, {hub::person_record({"rosa"})}, {})),
        Catch::Contains("key:rosa"));
}

TEST_CASE_METHOD(Fixture, "erasing a person empties all words about them and nobody else's") {
    put(examples::person("rosa"));
    put(examples::person("bo"));
    put(examples::request("r1", "rosa"));
    put(examples::message("m1", "rosa"));
    put(examples::message("m2", "bo"));
    erase(hub::person_record({"rosa"}));

    const std::vector<hub::RecordId> ids{hub::person_record({"rosa"}),
                                         hub::record_id(hub::RequestId{"r1"}),
                                         hub::record_id(hub::MessageId{"m1"}),
                                         hub::record_id(hub::MessageId{"m2"})};
    for (const hub::Loaded& loaded : {load(ids), load_elsewhere(ids)}) {
        CHECK(loaded.find<hub::Person>(ids[0]) == nullptr);
        const auto* request = loaded.find<hub::Request>(ids[1]);
        REQUIRE(request != nullptr);
        CHECK(request->words.empty());
        CHECK(request->street.empty());
        CHECK(request->doorstep_word.empty());
        CHECK(request->offers.at(0).condition.empty());
        CHECK(request->place.centre == matching::GeoPoint{});
        CHECK(request->reference == "H-17");
        CHECK(loaded.find<hub::OutgoingMessage>(ids[2])->wording.values.empty());
        CHECK(loaded.find<hub::OutgoingMessage>(ids[2])->wording.phrase == "offer");
        CHECK(*loaded.find<hub::OutgoingMessage>(ids[3]) == examples::message("m2", "bo"));
    }
}

TEST_CASE_METHOD(Fixture,
                 "an erased person gets no new key: their records move on without words only") {
    put(examples::request("r1", "rosa"));
    erase(hub::person_record({"rosa"}));
    const auto id = hub::record_id(hub::RequestId{"r1"});
    records::SealedStore other{bytes, vault, random};
    for (records::SealedStore* node : {&store, &other}) {
        const auto refused =
            support::run(loop, node->commit(hackney, changes().put(examples::person("rosa"))));
        REQUIRE(refused.has_error());
        CHECK(refused.error() == hub::Refusal::not_found);

        auto request = support::run(loop, node->load(hackney, {id}, {})).get<hub::Request>(id);
        request.value.state = hub::RequestState::cancelled;
        hub::Changes moved = changes().rests_on(id, request).put(request.value);
        CHECK(support::run(loop, node->commit(hackney, moved)).has_value());
    }
    CHECK(load({id}).find<hub::Request>(id)->state == hub::RequestState::cancelled);
}

TEST_CASE_METHOD(Fixture,
                 "a node that still holds the key of somebody erased elsewhere neither reads nor "
                 "writes with it") {
    put(examples::request("r1", "rosa"));
    const auto id = hub::record_id(hub::RequestId{"r1"});
    REQUIRE_FALSE(load({id}).find<hub::Request>(id)->words.empty());
    records::SealedStore other{bytes, vault, random};
    REQUIRE(support::run(loop, other.commit(hackney, changes().erase(hub::person_record({"rosa"}))))
                .has_value());

    const auto first = commit(changes().put(examples::message("m1", "rosa")));
    CHECK(first.error() == hub::Refusal::stale_version);
    const auto second = commit(changes().put(examples::message("m1", "rosa")));
    CHECK(second.error() == hub::Refusal::not_found);
    CHECK(load({id}).find<hub::Request>(id)->words.empty());
}

TEST_CASE_METHOD(Fixture, "one commit cannot erase somebody and seal new words for them") {
    put(examples::person("rosa"));
    hub::Changes both =
        changes().erase(hub::person_record({"rosa"})).put(examples::message("m1", "rosa"));
    CHECK(commit(both).error() == hub::Refusal::not_found);
    CHECK(load({hub::person_record({"rosa"})}).find<hub::Person>(hub::person_record({"rosa"})) !=
          nullptr);
}

TEST_CASE_METHOD(Fixture, "of two first uses of a key one wins and the other loads again") {
    records::SealedStore other{bytes, vault, random};
    REQUIRE(load({hub::person_record({"rosa"})}).version(hub::person_record({"rosa"})) == 0);
    REQUIRE(support::run(loop, other.commit(hackney, changes().put(examples::person("rosa"))))
                .has_value());
    put(examples::message("m1", "rosa"));
    const auto id = hub::record_id(hub::MessageId{"m1"});
    CHECK(*load_elsewhere({id}).find<hub::OutgoingMessage>(id) == examples::message("m1", "rosa"));
}

TEST_CASE_METHOD(Fixture,
                 "an address that was erased may be used afresh, and old steps stay unread") {
    hub::AddressRecord who;
    who.key = {"0123456789abcdef"};
    who.number = {"+447700900123"};
    hub::Step step;
    step.id = {"s1"};
    step.text = {"old words"};
    put(who, address);
    put(step, address);
    erase(hub::address_record(), address);
    who.number = {"+447700900456"};
    put(who, address);
    const auto step_id = hub::record_id(hub::StepId{"s1"});
    const auto loaded = load({hub::address_record(), step_id}, address);
    CHECK(*loaded.find<hub::AddressRecord>(hub::address_record()) == who);
    CHECK(loaded.find<hub::Step>(step_id)->text.empty());
}

TEST_CASE_METHOD(
    Fixture, "loading takes one question where ids tell whose words they are, and at most two") {
    put(examples::person("rosa"));
    put(examples::request("r1", "rosa"));
    bytes.loads = 0;
    load_elsewhere({hub::person_record({"rosa"}), hub::volunteer_record({"rosa"})});
    CHECK(bytes.loads == 1);
    load_elsewhere({hub::record_id(hub::RequestId{"r1"}), hub::lease_record()});
    CHECK(bytes.loads == 3);
}

TEST_CASE_METHOD(Fixture, "a commit with keys in use asks the store nothing beforehand") {
    put(examples::person("rosa"));
    bytes.loads = 0;
    put(examples::message("m1", "rosa"));
    CHECK(bytes.loads == 0);
}

TEST_CASE_METHOD(Fixture, "ids that cannot be stored are absent, and writing them is refused") {
    const auto nobody = hub::person_record({});
    const auto odd = hub::record_id(hub::RequestId{"a b}"});
    const auto loaded = load({nobody, odd});
    CHECK(loaded.version(nobody) == 0);
    CHECK(loaded.find<hub::Request>(odd) == nullptr);
    CHECK(commit(loaded.changes().put(examples::person("rosa"))).has_value());
    CHECK(commit(changes().rests_on(odd, 3)).error() == hub::Refusal::stale_version);
    CHECK(commit(changes().put(examples::person(""))).error() == hub::Refusal::invalid);
    CHECK(commit(changes().erase(odd)).error() == hub::Refusal::invalid);
    CHECK(commit(changes().timer(odd, hub::TimerKind::send, {})).error() == hub::Refusal::invalid);
    hub::Changes keyed = changes().put(examples::group());
    keyed.key.text = "no spaces";
    CHECK(commit(keyed).error() == hub::Refusal::invalid);
    keyed.key.text = std::string(129, 'k');
    CHECK(commit(keyed).error() == hub::Refusal::invalid);
}

TEST_CASE_METHOD(Fixture, "the audit says when, who, what and which, in ids only") {
    put(examples::person("rosa"));
    const auto id = hub::person_record({"rosa"});
    hub::Changes what = load({id})
                            .changes()
                            .put(examples::person("rosa"))
                            .erase(hub::record_id(hub::AlertId{"a1"}));
    what.announce(hub::PersonChanged{{"rosa"}});
    what.actor = "carol";
    what.action = "rename";
    what.at = examples::noon();
    REQUIRE(commit(what).has_value());
    const auto lines = support::run(loop, store.audit(hackney, "2026-11"));
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].entry ==
          R"({"v":1,"at":1795262400345,"actor":"carol","action":"rename","put":["person:rosa@1"],)"
          R"("erased":["alert:a1"],"events":["person_changed"]})");
    CHECK(support::run(loop, store.audit(hackney, "2026-10")).empty());
}
