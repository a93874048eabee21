#include "tests/contract/typed/store_contract.hpp"

#include "tests/support/run.hpp"
#include "tests/unit/adapters/records/examples.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace contract {

namespace {

using namespace std::chrono_literals;

const hub::Scope group = hub::scope_of(hub::GroupId{"hackney"});
const hub::Scope camden = hub::scope_of(hub::GroupId{"camden"});
const hub::Scope address = hub::scope_of(hub::AddressKey{"00ff"});
const auto rosa = hub::person_record({"rosa"});
const auto bo = hub::person_record({"bo"});
const auto request = hub::record_id(hub::RequestId{"r1"});

class Suite {
public:
    Suite(boost::asio::io_context& loop, hub::Store& store) : loop_{loop}, store_{store} {}

    hub::Loaded load(std::vector<hub::RecordId> ids,
                     const hub::Scope& scope = group,
                     hub::IdempotencyKey key = {}) {
        return support::run(loop_, store_.load(scope, std::move(ids), std::move(key)));
    }
    hub::Result<hub::Committed> commit(hub::Changes changes, const hub::Scope& scope = group) {
        changes.at = examples::noon();
        changes.action = "try";
        return support::run(loop_, store_.commit(scope, std::move(changes)));
    }
    hub::Committed written(const hub::Changes& changes, const hub::Scope& scope = group) {
        const auto result = commit(changes, scope);
        REQUIRE(result.has_value());
        return *result;
    }
    hub::DueTimers due(hub::TimePoint now, std::size_t limit = 100) {
        return support::run(loop_, store_.due(group, now, limit));
    }
    hub::EventPage events(hub::Offset after, std::size_t limit = 100) {
        return support::run(loop_, store_.events(group, after, limit));
    }
    std::vector<hub::AuditLine> audit(const hub::Scope& scope = group) {
        return support::run(loop_, store_.audit(scope, "2026-11"));
    }
    std::vector<hub::GroupId> groups() { return support::run(loop_, store_.groups()); }

    std::vector<hub::StoredRecord> all(hub::RecordKind kind, const hub::Scope& scope = group) {
        std::vector<hub::StoredRecord> records;
        std::string from;
        do {
            hub::RecordPage page = support::run(loop_, store_.list(scope, kind, from));
            std::move(page.records.begin(), page.records.end(), std::back_inserter(records));
            from = page.next;
        } while (!from.empty());
        return records;
    }

private:
    boost::asio::io_context& loop_;
    hub::Store& store_;
};

hub::Changes put(hub::Record record) {
    return std::move(hub::Changes{}.put(std::move(record)));
}

void records_and_versions(Suite& suite) {
    SECTION(
        "an absent record has version 0, one that was put is loaded with the version of its "
        "commit") {
        CHECK(suite.load({rosa}).version(rosa) == 0);
        CHECK(suite.load({rosa}).find<hub::Person>(rosa) == nullptr);
        const auto committed = suite.written(put(examples::person("rosa")));
        CHECK(committed.version > 0);
        CHECK_FALSE(committed.repeated);
        const auto loaded = suite.load({bo, rosa});
        CHECK(loaded.version(rosa) == committed.version);
        CHECK(*loaded.find<hub::Person>(rosa) == examples::person("rosa"));
        CHECK(loaded.version(bo) == 0);
    }

    SECTION("every kind of record comes back as it was put") {
        for (const hub::Record& record : examples::full_records()) {
            const auto id = hub::id_of(record);
            const bool of_address =
                id.kind == hub::RecordKind::address || id.kind == hub::RecordKind::step;
            const auto& scope = of_address ? address : group;
            suite.written(put(record), scope);
            const auto all = suite.all(id.kind, scope);
            CHECK(std::any_of(all.begin(), all.end(), [&](const auto& stored) {
                return stored.record == record;
            }));
        }
    }

    SECTION(
        "of two writers who loaded the same version, the second is refused and writes nothing") {
        suite.written(put(examples::person("rosa")));
        const hub::Changes first = suite.load({rosa}).changes();
        hub::Changes second = first;
        suite.written(hub::Changes{first}.put(examples::person("rosa")));
        second.put(examples::person("bo")).announce(hub::GroupChanged{});
        second.timer(request, hub::TimerKind::dispatch, examples::noon());
        CHECK(suite.commit(second).error() == hub::Refusal::stale_version);
        CHECK(suite.load({bo}).version(bo) == 0);
        CHECK(suite.events(0).events.empty());
        CHECK(suite.due(examples::noon()).due.empty());
        CHECK(suite.audit().size() == 2);
    }

    SECTION("a decision that rests on an absent record is stale once it exists") {
        const hub::Changes without = suite.load({rosa}).changes();
        suite.written(put(examples::person("rosa")));
        CHECK(suite.commit(hub::Changes{without}.put(examples::request())).error() ==
              hub::Refusal::stale_version);
    }

    SECTION("an erased record is absent, and who read it before is stale") {
        suite.written(put(examples::request()));
        const hub::Changes before = suite.load({request}).changes();
        suite.written(hub::Changes{before}.erase(request));
        CHECK(suite.load({request}).version(request) == 0);
        CHECK(suite.commit(hub::Changes{before}.put(examples::request())).error() ==
              hub::Refusal::stale_version);
    }

    SECTION("a commit holds 200 records and not one more") {
        hub::Changes many;
        for (int i = 0; i < 200; ++i) {
            const std::string id = "b" + std::to_string(i);
            many.put(hub::Conversation{.person = {id}, .request = {"r"}});
        }
        hub::Changes more = many;
        more.put(hub::Lease{});
        CHECK(suite.commit(more).error() == hub::Refusal::too_large);
        CHECK(suite.all(hub::RecordKind::conversation).empty());
        suite.written(many);
        CHECK(suite.all(hub::RecordKind::conversation).size() == 200);
    }

    SECTION("a commit of more than 1 MiB is refused") {
        hub::Group big = examples::group();
        big.name.assign(hub::max_bytes_per_commit, 'x');
        CHECK(suite.commit(put(big)).error() == hub::Refusal::too_large);
        CHECK(suite.load({hub::group_record()}).version(hub::group_record()) == 0);
    }
}

void log_and_timers(Suite& suite) {
    SECTION("events have contiguous offsets from 1 and the version of their commit") {
        CHECK(suite.events(0).complete);
        hub::Changes changes = put(examples::request());
        for (const hub::Event& event : examples::full_events()) changes.announce(event);
        const auto first = suite.written(changes);
        CHECK(first.offset == examples::full_events().size());
        CHECK_FALSE(first.epoch.empty());
        const auto second = suite.written(std::move(hub::Changes{}.announce(hub::GroupChanged{})));
        CHECK(second.offset == first.offset + 1);
        CHECK(second.epoch == first.epoch);

        const auto page = suite.events(0);
        CHECK(page.complete);
        CHECK(page.top == second.offset);
        CHECK(page.epoch == first.epoch);
        REQUIRE(page.events.size() == second.offset);
        for (std::size_t i = 0; i < page.events.size(); ++i) CHECK(page.events[i].offset == i + 1);
        CHECK(page.events[3].event == examples::full_events()[3]);
        CHECK(page.events[3].version == first.version);
    }

    SECTION(
        "the log is read from any offset, bounded, and asking beyond its top is to start afresh") {
        for (int i = 0; i < 5; ++i)
            suite.written(std::move(hub::Changes{}.announce(hub::GroupChanged{})));
        const auto page = suite.events(2, 2);
        REQUIRE(page.events.size() == 2);
        CHECK(page.events[0].offset == 3);
        CHECK(page.top == 5);
        CHECK(suite.events(5).events.empty());
        CHECK(suite.events(5).complete);
        CHECK_FALSE(suite.events(6).complete);
    }

    SECTION("timers are due by time, are moved by setting them again, and go when erased") {
        const auto at = examples::noon();
        hub::Changes changes;
        changes.timer(request, hub::TimerKind::dispatch, at + 2s)
            .timer(request, hub::TimerKind::send, at + 1s);
        changes.timer(rosa, hub::TimerKind::forget, at + 1h);
        suite.written(changes);
        CHECK(suite.due(at).due.empty());
        CHECK(suite.due(at).next == at + 1s);
        const auto two = suite.due(at + 2s);
        REQUIRE(two.due.size() == 2);
        CHECK(two.due[0].kind == hub::TimerKind::send);
        CHECK(two.due[0].record == request);
        CHECK(two.due[0].due == at + 1s);
        CHECK(two.next == at + 1h);
        CHECK(suite.due(at + 2s, 1).due.size() == 1);

        hub::Changes moved;
        moved.timer(request, hub::TimerKind::send, at + 2h)
            .no_timer(request, hub::TimerKind::dispatch);
        suite.written(moved);
        const auto left = suite.due(at + 3h);
        REQUIRE(left.due.size() == 2);
        CHECK(left.due[0].record == rosa);
        CHECK(left.due[1].due == at + 2h);
        CHECK_FALSE(left.next);
    }
}

void keys_and_scopes(Suite& suite) {
    SECTION("a key that was served gives its answer at load and at commit, and writes once") {
        hub::Changes changes = put(examples::request());
        changes.announce(hub::GroupChanged{});
        changes.key = {"sms:42", "rosa+body"};
        changes.answer = {"r1"};
        const auto first = suite.written(changes);
        const auto loaded = suite.load({request}, group, changes.key);
        REQUIRE(loaded.answer);
        CHECK(loaded.answer->text == "r1");
        CHECK_FALSE(loaded.key_reused);
        const auto again = suite.written(changes);
        CHECK(again.repeated);
        CHECK(again.answer.text == "r1");
        CHECK(again.version == first.version);
        CHECK(suite.events(0).top == 1);
        CHECK_FALSE(suite.load({request}, camden, changes.key).answer);
    }

    SECTION("a key that was served for somebody else is refused") {
        hub::Changes changes = put(examples::request());
        changes.key = {"k", "rosa+body"};
        suite.written(changes);
        changes.key.fingerprint = "bo+body";
        CHECK(suite.commit(changes).error() == hub::Refusal::key_reused);
        const auto loaded = suite.load({request}, group, changes.key);
        CHECK(loaded.key_reused);
        CHECK_FALSE(loaded.answer);
    }

    SECTION("a refused commit does not use up its key") {
        hub::Changes changes = put(examples::request());
        changes.rests_on(rosa, 77);
        changes.key = {"k", "f"};
        CHECK(suite.commit(changes).error() == hub::Refusal::stale_version);
        CHECK_FALSE(suite.load({request}, group, changes.key).answer);
        changes.reads.clear();
        CHECK_FALSE(suite.written(changes).repeated);
    }

    SECTION("a listing gives all records of one kind and nothing else") {
        std::set<std::string> wanted;
        for (int i = 0; i < 350; ++i) {
            const std::string id = "p" + std::to_string(i);
            suite.written(put(hub::Conversation{.person = {id}}));
            wanted.insert(id);
        }
        suite.written(put(examples::person("rosa")));
        suite.written(put(hub::Conversation{.person = {"other"}}), camden);
        std::set<std::string> listed;
        for (const auto& stored : suite.all(hub::RecordKind::conversation)) {
            listed.insert(stored.id.id);
            CHECK(stored.version > 0);
            CHECK(std::get<hub::Conversation>(stored.record).person.text == stored.id.id);
        }
        CHECK(listed == wanted);
        const auto people = suite.all(hub::RecordKind::person);
        REQUIRE(people.size() == 1);
        CHECK(people[0].record == hub::Record{examples::person("rosa")});
    }

    SECTION(
        "scopes do not see each other, and groups are the scopes of groups that were written to") {
        CHECK(suite.groups().empty());
        suite.written(put(examples::person("rosa")));
        suite.written(put(examples::group()), camden);
        suite.written(put(hub::AddressRecord{.key = {"00ff"}}), address);
        CHECK(suite.load({rosa}, camden).version(rosa) == 0);
        CHECK(suite.audit(camden).size() == 1);
        auto groups = suite.groups();
        std::sort(groups.begin(), groups.end());
        CHECK(groups == std::vector<hub::GroupId>{{"camden"}, {"hackney"}});
    }

    SECTION("the audit has one line for each commit, each chained to the one before") {
        suite.written(put(examples::person("rosa")));
        suite.written(put(examples::person("rosa")));
        const auto lines = suite.audit();
        REQUIRE(lines.size() == 2);
        CHECK(lines[0].chain.size() == 40);
        CHECK(lines[0].chain != lines[1].chain);
        CHECK(lines[0].entry.find("person:rosa") != std::string::npos);
    }
}

}  // namespace

void store_contract(boost::asio::io_context& loop, hub::Store& store) {
    Suite suite{loop, store};
    records_and_versions(suite);
    log_and_timers(suite);
    keys_and_scopes(suite);
}

}  // namespace contract
